# The learner's way: start, access questions, skills check, check yourself, map, keepsake, what a device remembers.
month-name = { $n ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
day-first = 1
day-month-year = { $month } { $day }, { $year }
questions = { $n ->
    [one] { $n } question
   *[other] { $n } questions
}
question-of = Question { $n } of { $all }
start-title = I’m here for myself
start-lead = You can start where you like. You can stop at any time.
start-modules = Look at the modules
start-other = Or start with one of these
start-check = A short skills check
start-check-words = 12 questions about how sure you feel. Then we suggest a place to start. It is not graded.
start-access = Six questions about access
start-access-words = Do you have a phone, data, a quiet place? We show you what helps, also without a device.
start-map = My skills map
start-map-words = What you said before, if this device or your place remembers it.
start-open = I have a card
start-open-words = Open your place with the words on your card.
support-title = I support someone
support-lead = You can read every lesson here, alone or side by side.
support-how = How it works
support-never = You never see their answers. They never see yours.
support-hands = Let them hold the phone. Wait, then ask: what do you see?
support-words = You do not need their password. Look away when they type it.
support-no = They may say no, or stop. So may you.
support-other = Good to know
support-ways = Devices and other ways
support-ways-words = What helps without a device, without data, or on paper.
support-own = Learn for yourself
support-own-words = You can have your own place. It has no link to theirs.
access-title = Six questions about access
access-why = We ask so that we can show you what helps. You can skip any question.
access-choose = Choose one answer, or skip this question.
access-not-kept = Nobody keeps your answers. They are gone when you leave.
access-kept = Your place keeps your answers. Only you can see them.
access-end = What can help
access-end-no = You can do it without a screen
access-no-words = You said that you do not want to use a phone or computer for your care. That is a good choice to have. Care in person, by phone or on paper is there for you.
access-some-words = You said no or not sure to these. Here is what others do.
access-all-words = You said yes to all that you answered. There is nothing more that you need for the lessons.
access-none-words = You skipped the questions. That is fine. This page is here if you want it later.
access-ways = This part on its own page
access-change = You can change your mind at any time. No one is told.
access-start = Go to the start
access-paper = Lessons you can print and take along
access-all = All ways on one page
access-again = Answer again
check-home-title = A short skills check
check-home-lead = How sure do you feel about things on a phone or computer? What you say helps us suggest a place to start.
check-before-title = How sure do I feel?
check-before-lead = Say how sure you feel before the lessons. Ask yourself again later, and you can see what changed.
check-after-title = How sure do I feel now?
check-after-lead = The same questions once more. Say what is true for you today.
check-what = { $questions }, about { $minutes }.
check-not-graded = It is not graded. There are no right answers.
check-only-you = Only you see it.
check-any-time = You can skip any question, go back, and stop at any time.
check-begin = Begin
check-not-now = Not now
check-go-on = Go on
check-save = Save and go on
check-back = Back
check-choose = Choose one answer, or skip this one.
check-own-feeling = Your own feeling is the answer. Nothing here is marked, and only you can see it.
check-before-done = Ready for lesson 1
check-before-next = You can start now, or look at what you said.
device-ask = Is this device yours?
device-ask-remember = It is mine, remember on this device
device-ask-mine = It is mine, do not remember
device-ask-shared = It is shared, or I am not sure
device-ask-why = If you choose “remember”, your answers stay in this browser for 90 days. They have no name on them. Anyone who can open this device can see them. If you choose nothing, nothing is remembered.
kept-place = Your place keeps what you said.
kept-device = This device remembers what you said.
kept-nowhere = We do not keep what you said. It is gone when you leave these pages. You can print your map first.
memory-here = This device remembers what you said, for 90 days. You can remove it now.
memory-forget = Forget what this device remembers
memory-forgotten = This device remembers nothing now.
suggest-title = Places to start
suggest-lead = From what you said, these may help.
suggest-none = From what you said, no module stands out. You can start where you like.
suggest-nothing-said = You can start where you like.
suggest-ignore = You can ignore these. You can start where you like.
suggest-all = Look at all modules
suggest-coming = This module is not here yet.
suggest-ask = Ask for help here
because-not-sure = You said that you do not feel sure yet about this:
because-safe = It helps you stay safe. You feel somewhat sure about this:
because-somewhat = You feel somewhat sure about this:
quiz-any-tries = Check yourself · as many tries as you like
quiz-of = Check yourself, { $n } of { $all }
quiz-answer-of = Check yourself, { $n } of { $all }: the answer
quiz-several = Choose all that fit.
quiz-order = Give each line a number. What comes first is number 1.
quiz-place = Number
quiz-not-yet = I don’t know yet
quiz-show = Show me the answer
quiz-skip = Skip this one
quiz-choose = Choose one answer. “I don’t know yet” is an answer, too.
quiz-choose-some = Choose at least one. “I don’t know yet” is an answer, too.
quiz-each-once = Give each line its own number. Then we can show you one order that works.
quiz-changed = This question has changed since you opened it. Look at it once more and choose again.
quiz-not-kept = Only you can see your answers. They are not kept.
quiz-kept = Only you can see your answers. Your place keeps the last one, so that you can look again.
quiz-fits = That fits
quiz-partly = Some of it fits
quiz-instead = Try this instead:
quiz-others-fit = Try these instead
quiz-these = These fit
quiz-other-order = Try another order
quiz-look = Let us look at it
quiz-also = These fit, too
quiz-others = What about the others?
quiz-your-order = Your order:
quiz-one-order = One order that works, and why:
quiz-next = Next question
quiz-last = Go on
quiz-again = Try this one again
quiz-end = That is all of them
quiz-end-lead = You can look again at any of it, or say how sure you feel now.
quiz-to-module = Back to the module
quiz-read-again = Where to read about each skill
quiz-from-start = Go through the questions again
map-title = My skills map
map-title-changed = What changed for you
map-title-now = How sure you feel
map-only-you = Only you can see this page. Nobody is told.
map-empty = Nothing here yet. When you say how sure you feel, you see it here.
map-see = See my map
map-key = How to read the doors
map-own-words = These are your own words about how sure you feel. They are not a score.
map-as-table = Show as a table
map-next = What next?
map-paper = A page to print and keep
map-again = Do the short skills check again
map-card = Keep my place with a card
moment-home = Short check, { $day }
moment-before = Before, { $day }
moment-after = Now, { $day }
story-once = You said “{ $now }”.
story-surer = You felt more sure: “{ $then }” first, then “{ $now }”.
story-same = You felt the same both times: “{ $now }”.
story-harder = You felt less sure than before. That can happen when we see how much there is to know.
story-not-wanted = You said “I do not want to do this”. That is your choice.
story-now-wanted = You did not want to do this at first. Now you said “{ $now }”.
table-caption = What you said about each skill
table-skill = Skill
table-home = Short check
table-before = Before the module
table-after = After the module
table-nothing = Not asked, or skipped
paper-title = My page to keep
paper-own-words = These are my own words about how sure I feel.
paper-own = What I said I can do on my own
paper-surer = What I feel surer about
paper-next = What I want to try next
paper-first-line = I want to try:
paper-second-line = Someone who can sit with me:
paper-third-line = When I would like to do it:
paper-choose = What should be on the page?
paper-show = Show it like this
quiz-not-now = The reasons cannot be shown just now. Press the button once more, or load the page again.
map-reader-hint = Tap a skill, or use the arrow keys, to read what you said.
