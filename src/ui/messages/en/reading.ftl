# Home, modules, lessons, practice, search, glossary.
home-name = Welcome
home-title = Learn your phone, and your care online, one small step at a time
home-lead = Short lessons. No tests. No name needed. Stop when you like and come back when you like.
home-picture = An open front door with warm light. A woman in glasses waits inside. There are steps and a ramp.
home-who = Who is here today?
home-myself = I’m here for myself
home-myself-words = Read, try things out, and see what changed for you.
home-support = I support someone
home-support-words = The same lessons. You never see their answers.
home-care = I work in care
home-care-words = Build your skills and keep a record that stands up.
home-good-to-know = Good to know
home-keep = What we keep about you
home-keep-words = Nothing, if you only read. If you want us to keep your place, you get a paper card. It has no name on it.
home-cost = What it costs
home-cost-words = It is free. One lesson uses less data than one photo.
home-card = If you have a card
home-card-words = Open your place with your card
modules-title = All modules
modules-lead = You can start where you like. Any order is fine.
modules-check = Not sure where to start? A short skills check can suggest something.
modules-coming = Still to come
modules-coming-words = These are not written yet. If you need one of them now, ask for help at the place that told you about Doorstep.
modules-free = Every lesson is open to everybody. You do not need a card.
module-door = Door { $n }
module-start = Start with lesson 1
module-go-on = Go on with: { $lesson }
module-before = First, how sure do I feel?
module-know = Before you start
module-time = Time
module-alone = { $n ->
   *[other] { $n } minutes alone
}
module-group = { $n ->
   *[other] { $n } in a group
}
module-need = You need
module-need-words = Any phone or computer, or just paper
module-paper = On paper
module-handout = Print the handout
module-team = For a group
module-facilitator = Notes for the people who run it
module-lessons = { $n ->
    [one] One short lesson
   *[other] { $n } short lessons
}
module-after = After this you may be able to say
module-then = Practise and look back
module-check = Check yourself
module-after-check = How sure do I feel now?
content-note = This module talks about { $about }. You can skip any part, and skipping costs nothing.
flag-money-loss = losing money
flag-abuse = people who control or threaten others
flag-suicide-safety = staying safe when life feels too much
lesson-here = You were here last
lesson-finished = You have finished this
lesson-opened = You have opened this
lesson-not-opened = Not opened yet
lesson-of = Lesson { $n } of { $all }
lesson-next = Next: { $lesson }
lesson-next-check = Next: check yourself
stop-here = Stop here for today
in-this-module = In this module
you-are-here = You are here
words-here = Words on this page
steps-on-iphone = Steps on an iPhone
steps-on-android = Steps on an Android phone
steps-on-computer = Steps on a computer
steps-on-paper = Steps on paper
menus-not-checked = We have not checked these menus on a new phone yet, so your screen may look different.
menus-checked = We last saw these menus on { $when }. Your screen may look different.
ticks-legend = Tick what you tried
handout-code = Picture code that opens these lessons on a phone
handout-scan = To open these lessons, scan the square, or type:
small-print-version = Version { $version }, draft.
small-print-pending = Reviews still to come: { $reviews }.
small-print-licence = Text licence: CC BY 4.0.
review-lived-experience = lived experience
review-clinical = clinical
review-plain-language = plain language
review-native-french = French by a native reader
practice-crumb = Practice
practice-phone = The practice phone
practice-made-up = Practice phone. Nothing here is real, and nothing can go wrong.
practice-bar = Practice
practice-back = Back
practice-choose = Choose this
practice-hint = I would like a hint
practice-again = Start again
practice-leave = Leave practice
practice-reached = That is it
practice-look-again = Look at this once more
search-title = Search
search-label = What are you looking for?
search-go = Search
search-found = { $n ->
    [one] One place
   *[other] { $n } places
}
search-none = We found nothing for “{ $words }”
search-none-next = Try one shorter word, or look at
glossary-title = Words explained
glossary-lead = Short meanings of words that lessons use.
glossary-letters = Go to a letter
