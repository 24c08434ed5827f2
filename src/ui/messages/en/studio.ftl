# The studio: writing, looking, checking, publishing, going back.
notice-preview = A preview. Readers do not have this page yet, and its links and buttons do not work here.
desk-to-studio = Write and publish texts
studio-texts = All texts
studio-texts-lead = Everything that readers have here. Choose a text to change it. Readers notice nothing until you publish.
studio-texts-search = Find a text by its title
studio-texts-found = { $n ->
    [one] { $n } text found
   *[other] { $n } texts found
}
studio-texts-count = { $n ->
    [one] { $n } text
   *[other] { $n } texts
}
studio-to-texts = All texts
studio-changed-here = { $n ->
    [one] { $n } text changed here
   *[other] { $n } texts changed here
}
studio-being-written = { $n ->
    [one] { $n } text being written
   *[other] { $n } texts being written
}
studio-change = Change this text
studio-change-this = Change this text: { $title }
studio-go-on = Go on writing this text
studio-go-on-this = Go on writing this text: { $title }
studio-change-apart = Begin a work of its own
studio-state-shipped = Original text
studio-state-changed = Changed here
studio-state-in-work = Being written in:
studio-kind-course = Course
studio-kind-module = Module
studio-kind-lesson = Lesson
studio-kind-practice = Practice screens
studio-kind-check = Check yourself
studio-kind-items = Item bank
studio-kind-case = Case
studio-kind-observation = Observation sheet
studio-kind-handout = Handout
studio-kind-facilitator = Notes for facilitators
studio-kind-task = Try it task
studio-kind-page = Page of the site
studio-kind-glossary = Glossary
studio-kind-data = Facts
studio-kinds-task = Try it tasks
studio-kinds-page = Pages of the site
studio-kinds-glossary = Glossary
studio-kinds-data = Frameworks, questions and help lines
studio-kinds-course = Courses
studio-module-lead = The texts of this module. Each language is a text of its own.
studio-module-texts = Texts of this module
studio-new = Write something new
studio-new-lesson = A new lesson in this module
studio-new-practice = New practice screens
studio-new-check = Questions to check yourself
studio-new-case = A new case
studio-copy-module = Copy this module
studio-copy-lead = Every text of “{ $module }” becomes a draft under a new name. The module itself stays as it is.
studio-in-module = In the module “{ $module }”. You begin with a short example and change it. It begins as the English text; the French is added after it.
studio-translate = Translate into French
studio-translate-this = Translate into French: { $title }
studio-begin-change = Change this text
studio-begin-translate = Translate into French
studio-begin-back = Go back to this text
studio-back-title = Back: { $title }
studio-into-work = It goes into the work “{ $title }”.
studio-name = Title
studio-name-hint = As readers will see it. The address is made from it.
studio-why = Why is this needed? You may leave it empty.
studio-why-hint = One or two sentences for colleagues, and for whoever asks later. No names of patients.
studio-begin = Begin writing
studio-fix-name = Write a title of 1 to { $most } characters.
studio-fix-why = Make the reason shorter: { $most } characters at most.
studio-works = What is being written
studio-works-lead = Each work holds texts that are written, reviewed and published together.
studio-works-none = Nobody is writing yet.
studio-works-open = Open
studio-works-over = Published or set aside
studio-work-writing = Being written
studio-work-in-review = Waiting for reviews
studio-work-published = Published
studio-work-set-aside = Set aside
studio-begun-by = begun by { $name } on { $day }
studio-written-by = Written by { $names }
studio-somebody = Somebody who left
studio-work-texts = Texts in this work
studio-work-empty = No text yet.
studio-add-text = Add another text to this work
studio-standing-new = New. Readers do not have it yet.
studio-standing-changed = Differs from what readers have.
studio-standing-same = The same as readers have. Publishing leaves it alone.
studio-standing-untouched = Not changed in this work. Readers have a newer text, and keep it.
studio-standing-gone = Publishing takes it away from readers.
studio-standing-dropped = Taken out of this work.
studio-open-text = Write
studio-compare = Compare
studio-history = Saved versions
studio-as-readers = See it as readers do
studio-more = More
studio-drop = Leave it out of this work
studio-gone = Remove it from the site when this is published
studio-onward = What comes next
studio-to-publish = See what is still missing
studio-to-review = Ask for reviews
studio-back-to-writing = Go on writing
studio-aside = Set aside
studio-take-up = Take up again
studio-aside-words = This work rests. Nothing of it is lost, and readers have nothing of it.
studio-published-words = Readers have these texts. To change one, begin a new work.
studio-rename = Change title or reason
studio-rename-go = Keep these
studio-work-name = Title of this work
studio-done-begun = Begun. Readers notice nothing until it is published.
studio-done-named = Kept.
studio-done-aside = Set aside. You can take it up again at any time.
studio-done-up = Taken up again.
studio-done-review = It now waits for reviews. You can still write.
studio-done-write = It is being written again.
studio-done-drop = Taken out of this work. Its saved versions are still there.
studio-done-gone = When this is published, readers find that text no more. Until then nothing changes. To undo this, open its saved versions.
studio-done-published = Published. Readers have these texts now.
studio-check = What the check says
studio-check-fine = The check found nothing to mend.
studio-check-errors = { $n ->
    [one] { $n } thing stops publishing
   *[other] { $n } things stop publishing
}
studio-check-advice = { $n ->
    [one] { $n } piece of advice
   *[other] { $n } pieces of advice
}
studio-check-line = Line { $line }:
studio-box = The text
studio-box-hint = ## begins a heading, - begins a line of a list, ** stands around bold words. Leave the part between the two --- lines as it is, unless you change the title. Every button and link below saves first.
studio-save = Save
studio-save-preview = Save and preview
studio-save-check = Save and check
studio-text-begun = Begun. This is your draft; readers notice nothing until it is published.
studio-text-saved = Saved. Earlier versions are kept, too.
studio-text-same = Nothing has changed since it was saved last.
studio-text-inserted = The block is in your text, and it is saved. Look for it at the end, or where your mark stood.
studio-text-restored = That version is your draft again.
studio-fix-long = This text is too long to save: { $most } KB at most. Nothing is lost; it stands below. Make two texts of it.
studio-beside = A colleague saved while you were writing
studio-beside-words = Their text is the draft now. Yours stands in the box and among the saved versions. Put both together, then save.
studio-beside-theirs = Read the text of your colleague
studio-beside-mine = Read the text as you typed it
studio-newer = Readers have a newer text now
studio-newer-words = Somebody published a change of it after you began. Put both together before this can go out. Nothing of yours is lost.
studio-newer-compare = See how they differ
studio-newer-go = Put both together
studio-newer-both = Your text and the one that readers have
studio-newer-together = Their changes and yours are both in the box. Read it through, then save.
studio-newer-marks = { $n ->
    [one] Both are in the box. In one place both of you changed the same words: they stand there one after the other, between marks. Keep what is right, take the marks out, then save.
   *[other] Both are in the box. In { $n } places both of you changed the same words: they stand there one after the other, between marks. Keep what is right, take the marks out, then save.
}
studio-newer-alone = It cannot be put together by itself. Yours is in the box. Take over what you need from theirs, then save.
studio-newer-theirs = Read the text that readers have
studio-together = Their changes and yours are both in the box. Read it through, then save.
studio-together-marks = { $n ->
    [one] Their changes and yours are in the box. In one place you both changed the same words: both stand there, between marks. Keep what is right, take out the marks, then save.
   *[other] Their changes and yours are in the box. In { $n } places you both changed the same words: both stand there, between marks. Keep what is right, take out the marks, then save.
}
studio-mark-mine = Your words
studio-mark-theirs = Words that were saved meanwhile
studio-mark-end = End of both
studio-how-to = How to write: blocks to put in
studio-how-to-words = A block goes to the end of the text, or to a line that has only { $mark } on it.
studio-put-in = Put in: { $block }
studio-to-work = Back to all texts of this work
studio-closed = This work is published or set aside, so its texts stay as they are.
studio-closed-typed = What you typed, to copy
studio-closed-text = The text
studio-block-steps = Steps
studio-block-devices = One choice of device
studio-block-try = Something to try
studio-block-trouble = If it did not work
studio-block-short = In short
studio-block-caution = Caution
studio-block-help = Where to turn
studio-block-key = Key point
studio-block-reflection = A thought, with room for a note
studio-block-voice = A made-up person speaks
studio-block-note = An aside
studio-block-link = A link to Help now
studio-block-picture = A picture
studio-block-question = A question
studio-block-order = Put in order
studio-block-screen = A screen with things to tap
studio-block-choice = A screen with a choice
studio-block-hint = A hint
studio-block-scene = A scene with a choice
studio-block-word = A word
studio-preview = Preview
studio-preview-frame = The page as readers would get it
studio-preview-alone = Open the preview alone, to print or to show it
studio-preview-none = There is no preview yet. Mend what stops publishing, save, and look again.
studio-preview-items = Items are drawn by chance in a knowledge check, so they have no page of their own.
studio-see-phone = Small phone
studio-see-large = Large text
studio-see-evening = Evening
studio-see-french = French
studio-see-outline = As it is read out
studio-outline-words = What somebody meets who goes through the page by headings, links and pictures.
studio-outline-heading = Heading { $level }:
studio-outline-link = Link:
studio-outline-picture = Picture:
studio-history-of = Saved versions: { $title }
studio-history-words = Nothing that was saved is ever overwritten. The newest comes first.
studio-saved-line = Version { $n }: { $name }, { $day }
studio-is-draft = This is the newest one.
studio-how-opened = As readers had it then
studio-how-typed = Written
studio-how-copied = Copied, or from an example
studio-how-restored = An earlier text once more
studio-how-merged = Two texts put together
studio-how-imported = Brought in from a file
studio-how-suggested = With a reviewer’s words
studio-how-removed = To be taken away from readers
studio-take-again = Use this version again
studio-take-again-n = Use version { $n } again
studio-compare-n = Compare version { $n } with the newest one
studio-compare-title = What changed: { $title }
studio-compare-words = Compared: { $from }, and { $to }.
studio-compare-readers = what readers have
studio-compare-draft = the draft
studio-compare-folder = the original text
studio-compare-saved = version { $n }
studio-compare-marks = What went is struck out. What came is underlined.
studio-compare-same = Both are the same.
studio-went = Went:
studio-came = Came:
studio-publish-title = Publish: { $title }
studio-publish-lead = All these texts go out at the same time. Whoever is reading keeps the page that is open.
studio-publish-changes = What changes for readers
studio-publish-ready = Nothing is missing.
studio-publish-go = Publish now
studio-publish-moved = Something changed since this page was drawn, so nothing was published. It shows how things stand now.
studio-missing = Still missing
studio-missing-closed = This work is published or set aside.
studio-missing-change = No text differs from what readers have.
studio-missing-overtaken = { $n ->
    [one] Readers got a newer text while this one was being written. Open the text and put both together first.
   *[other] Readers got newer texts of { $n } of these while they were being written. Open each and put both together first.
}
studio-missing-errors = { $n ->
    [one] The check names { $n } thing that stops publishing.
   *[other] The check names { $n } things that stop publishing.
}
studio-missing-second = Somebody who did not write in this work has to read these very texts and approve them. A later change needs a new look.
studio-published-of = What was published: { $title }
studio-published-line = Published by { $name } on { $day }
studio-published-now = This is what readers have.
studio-published-gone-now = It was taken away from readers.
studio-published-before = An earlier text
studio-published-gone = Taken away from readers for a while
studio-published-none = Nothing was published in its place. Readers have the original text.
studio-published-work = Its work
studio-go-back = Go back to this text
studio-folder = The original text
studio-folder-moved = The original text has changed since yours was published over it, for example with an update. Readers still have yours.
studio-folder-gone = The original text is gone. Readers still have yours.
studio-folder-same = It is as it was when yours was published over it.
studio-folder-compare = What differs from yours
studio-folder-take = Go back to the original text
kept-table-studio-writer = Your name in the studio
kept-why-studio-writer = Colleagues see who wrote a text.
kept-table-studio-work = Works that you began
kept-why-studio-work = Texts are written, reviewed and published in works.
kept-table-studio-revision = What you wrote in the studio
kept-why-studio-revision = Every saved version of a text is kept, so that nothing is lost.
kept-table-studio-publication = What you published
kept-why-studio-publication = So that one can go back to an earlier text.
kept-column-credit = How you are thanked
kept-column-state = Where it stands
kept-column-begun-at = Begun
kept-column-moved-at = Moved last
kept-column-work-id = Number of the work
kept-column-path = Which text
kept-column-number = Which version
kept-column-body = The text
kept-column-how = How it came about
kept-column-edition = Number of the publication
kept-column-is-gone = Taken away from readers
kept-column-published-at = Published
studio-credit-name = By name
studio-credit-lived = As a person with lived experience
studio-credit-part = By my part, without a name
studio-credit-none = Not at all
studio-order = Order of the lessons
studio-move-up = Move up
studio-move-down = Move down
studio-move-title = New order: { $title }
studio-of = { $what }: { $title }
