# Reviewing in the studio: what waits, reading piece by piece, saying something, deciding, and the writers' answers.
review-title = Texts that wait to be read
review-texts-wait = { $n ->
    [one] 1 waits
   *[other] { $n } wait
}
review-remarks-wait = { $n ->
    [one] 1 remark waits for an answer
   *[other] { $n } remarks wait for an answer
}
review-lead = Somebody wrote these texts and asks you to read them before anybody else does. You can stop at any time, and go on later.
review-none = Nothing waits to be read. When somebody asks for a review, it is here.
review-texts = { $n ->
    [one] 1 text
   *[other] { $n } texts
}
review-about = { $texts }: { $kinds }.
review-asked = Asked of you: { $capacities }.
review-asked-second = The reviews are made. Somebody who did not write here still has to read the texts exactly as they are now.
review-not-asked = Nobody else is needed for this one. You may still read it and say something.
review-own-work = You wrote in this one, so somebody else reviews it.
review-you-approved = You said on { $day }: good to go. Nothing has changed since.
review-you-sent-back = You sent it back on { $day }. Nothing has changed since.
review-changed-since = You answered on { $day }. The texts have changed since.
review-done-approved = Thank you. You said that it is good to go.
review-done-sent-back = Thank you. It went back to those who write it, with your words.
review-somebody-who-left = Somebody who left
review-as-lived-experience = Lived experience
review-as-lived-experience-hint = Is it respectful and true? Could it hurt or shame anybody?
review-as-clinical = Clinical
review-as-plain-language = Plain language and access
review-as-plain-language-hint = Can everybody read and use it?
review-as-translation = Translation
review-as-translation-hint = Is it said as people who speak this language would say it?
review-kind-wording = a slip of the pen
review-kind-meaning = new meaning
review-kind-safety = words that keep people safe
review-kind-answers = questions and answers
review-kind-frameworks = skills, competencies or rules
review-kind-help-lines = help lines
review-kind-new-text = a new text
review-kind-translation = a translation
review-kind-pictures = pictures
review-kind-removed = a text that goes
review-kind-had-before = back to a text of before
review-written-by = Written by { $names }
review-read = Read
review-read-words = Open a text to read it as readers will, and to say something about any part of it.
review-sensitive = This text is about staying safe when life feels too much. Leave it for another day, or for somebody else, if that is better for you.
review-remarks = { $n ->
    [one] 1 remark.
   *[other] { $n } remarks.
}
review-changes = What changed
review-changes-of = What changed in “{ $title }”
review-changes-since = This is what changed since you last said something, on { $day }.
review-changes-readers = This is what changed against the text that readers have today.
review-changes-all = Show everything that changed for readers
review-changes-marks = Words that went are crossed out. Words that came are underlined.
review-read-and-say = Read it, and say something
review-no-changes = Nothing has changed.
review-stayed = { $n ->
    [one] 1 paragraph stayed as it was.
   *[other] { $n } paragraphs stayed as they were.
}
review-went = taken out:
review-came = put in:
review-end = (end)
review-pieces-words = Under each part you can say something about it.
review-removed = Readers would find this text no more.
review-fact-title = Title
review-fact-summary = In one line
review-fact-aim = Aim
review-fact-content-note = Said before the text
review-fact-goal = Goal
review-fact-setting = Setting
review-fact-on-paper = Name on paper
review-say = Say something about part { $n }
review-remark = What you think of it
review-remark-hint = For example: what is not clear, not true, or could hurt.
review-better = Better words, if you have some
review-better-hint = Change the words in the box as you would write them. The small signs, such as ** or #, can stay as they are.
review-say-go = Send this remark
review-remark-by = { $name }, { $day }
review-suggestion = Suggested:
review-withdraw = Take this back
review-gone = About words that have changed since
review-remark-said = Thank you. The writers see what you said.
review-remark-withdrawn = You took it back.
review-back = Back to all texts of this work
review-to-answer = Go to your answer
review-outcome-open = Open.
review-outcome-taken = Used on { $day }.
review-outcome-not-taken = Not used, { $day }.
review-outcome-withdrawn = Withdrawn on { $day }.
review-answer = Your answer
review-as = You read this as: { $capacity }.
review-capacity = As what did you read it?
review-words = Your words to those who write
review-words-hint = If you send it back, say why, so that they can make it better.
review-credit = How would you like to be thanked where readers see who helped?
review-credit-name = By name: { $name }
review-credit-lived = As a person with lived experience
review-credit-part = By my part in it, without a name
review-credit-none = Not at all
review-paid = Were you paid for this?
review-paid-why = So that the site can see whether it pays the people who help. How much is not asked.
review-paid-yes = Yes
review-paid-no = No
review-paid-unsaid = I prefer not to say
review-approve = This is good to go
review-send-back = Send it back
review-safe = Safe messaging
review-safe-words = Before you say that it is good to go, go through these lines with the text. If one is not met, send the text back.
review-safe-text = { $title }
review-safe-choose = Please choose
review-safe-met = Yes
review-safe-not-met = No
review-safe-not-there = Not in this text
review-standing = Where it stands
review-line = { $have } of { $need } people have said yes
review-line-without = It was said in public that it goes out without.
review-ready = All reviews are made. It can be published.
review-lack-readers = { $capacity }: { $have } of { $need } so far.
review-lack-reopened = { $capacity }: the text changed after it was read, so it has to be read again ({ $have } of { $need } so far).
review-lack-sent-back = { $name } sent it back ({ $capacity }) and has not looked again yet.
review-lack-second-person = Somebody who did not write here has to say yes to the texts exactly as they are now.
review-said = What was said
review-approved-by = { $name } ({ $capacity }) said on { $day }: good to go.
review-sent-back-by = { $name } ({ $capacity }) sent it back on { $day }.
review-text-changed = The texts have changed since.
review-fix-capacity = Choose as what you read it.
review-fix-why = Please say why you send it back, in at least a few words.
review-fix-credit = Choose how you would like to be thanked.
review-fix-safe = Please answer each line of the safe-messaging list.
review-fix-not-met = A line of the safe-messaging list is not met. Send the text back, and say which.
review-fix-changed = The texts changed while you were reading. Please look at what changed, then answer once more. Nothing that you typed is lost.
review-fix-remark = Say what you think, or change the words in the second box.
review-remarks-title = What reviewers said
review-remarks-open = { $n ->
    [0] No remark waits for an answer.
    [one] 1 remark waits for an answer.
   *[other] { $n } remarks wait for an answer.
}
review-no-remarks = Nothing waits for you here.
review-answered = { $n ->
    [one] 1 remark that was answered
   *[other] { $n } remarks that were answered
}
review-answer-words = Your answer
review-answer-hint = Whoever made the remark reads it. If you do not take it up, say why.
review-take = Use these words
review-done = Done, thank you
review-not-taken = Do not use it
review-fix-reason = Please say why, in a few words.
review-fix-gone = The text has changed in this place. Open it in the editor and put the words in by hand, then answer here.
review-answered-taken = Thank you. The reviewer sees that it was taken up.
review-answered-not-taken = Your answer is with the reviewer.
review-to-remarks = What reviewers said
review-without-title = Going out without lived experience
review-without-lead = Every text whose meaning changes is read by people with lived experience first. If this site has nobody to ask, it is for you alone to let it go out without.
review-without-words = You say so in public: readers see your reason with the text, and the review stays marked as still to come. It counts for exactly these texts, and for no other review.
review-without-none = No text waits for this.
review-without-reason = Why it goes out without, for readers to see
review-without-hint = One or two calm sentences, and when somebody will read it.
review-without-say = Say this in public
review-without-take-back = Take it back
review-without-by = { $name } said on { $day }:
review-without-said = It is said. Readers see the reason once the text is published.
review-without-back = You took it back.
review-without-shown = Published without the review by people with lived experience: { $reason }
# Who read a published text first, at its foot.
read-before = Changed here on { $day } and read first by { $people }.
read-before-others = Changed here on { $day }, and read by others first.
read-before-one = { $name } ({ $capacity })
read-before-lived = a person with lived experience
read-before-part = a reviewer
read-before-again = To be looked at again by { $day }.
review-decided-approved = Good to go
review-decided-sent-back = Sent back
kept-table-studio-review = What you decided about texts
kept-why-studio-review = Readers get a text when others have read it.
kept-table-studio-checked = What you answered about sensitive texts
kept-why-studio-checked = A clinician goes through a list before such a text goes out.
kept-table-studio-comment = What you said about texts
kept-why-studio-comment = Writers see it beside their words, and answer.
kept-table-studio-without = Texts that you let go out without lived experience
kept-why-studio-without = Readers see why.
kept-column-capacity = As what you read it
kept-column-decision = What you decided
kept-column-is-paid = You were paid for it
kept-column-decided-at = Decided
kept-column-quote = The words that it is about
kept-column-suggestion = Better words
kept-column-written-at = Written
kept-column-said-at = When it was said
kept-column-is-said = Said, not taken back
kept-word-open = Not answered yet
kept-word-taken = Taken up
kept-word-not-taken = Not taken up
kept-word-withdrawn = Taken back
kept-word-met = Yes
kept-word-not-met = Not met
kept-word-not-there = Nothing of the kind is in it

review-closed = This text is not waiting for a review any more.
review-closed-typed = This text is not waiting for a review any more. What you wrote is below, to copy.
review-thanks = How you are thanked
review-thanks-words = Readers see who read a text before it went out, as each person wished. You can take that back for everything that you read so far.
review-thanks-stop = Thank me nowhere any more
review-thanks-stopped = You are thanked nowhere any more.
review-one-each = One person counts in one place: as somebody with lived experience, or as a clinician.
