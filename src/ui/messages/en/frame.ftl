# The frame around every page.
product = Doorstep
title-error = Error:
skip = Skip to the page
mast-home = Doorstep, home
mast-settings = Settings and leaving
mast-display = Display
mast-my-place = My place
mast-my-record = My record
help-now = Help now
leave-quickly = Leave quickly
trail = Where you are
crumb-home = Home
cancel = Go back without sending
foot-for-learning = This course is for learning. No one watches it, and it is not a crisis service. If you need help now, use
foot-all-modules = All modules
foot-search = Search
foot-glossary = Words explained
foot-privacy = Privacy in plain words
foot-accessibility = Accessibility
foot-about = About Doorstep
foot-report = Report a problem with this page
notice-demo = Demo. All people here are made up. Please enter nothing real.
notice-reading-only = This site is for reading only just now, because its connection is not private. Nothing you type can be taken.
notice-not-translated = This text is not translated yet. You read it in { $language }.
minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
takes-minutes = { $n ->
    [one] It takes about { $n } minute.
   *[other] It takes about { $n } minutes.
}
lessons = { $n ->
    [one] { $n } lesson
   *[other] { $n } lessons
}
device-iphone = iPhone
device-android = Android
device-computer = Computer
device-paper = Paper only
device-question = What do you use?
you-chose = You chose:
print-how = Use your browser’s Print. It fits on one page, A4 or Letter.
summary-title = { $n ->
    [one] There is one thing to fix
   *[other] There are { $n } things to fix
}
notice = Good to know about this page
gallery-title = Components
gallery-lead = Every part that pages are made of, drawn by the functions that pages use. For developers.
