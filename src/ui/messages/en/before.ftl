# Before you teach: what is still open in the texts.
desk-to-before = Before you teach: what is still open in the texts
before-title = Before you teach
before-lead = What nobody has reviewed, checked or translated yet. It is read from the texts themselves, as they are now.
before-use = You can teach from a text that is not reviewed. Say so to the people in the room, and read it yourself first.
before-help = Help lines
before-help-lately = The help lines of { $region } were confirmed on { $on }.
before-help-due = The help lines of { $region } were confirmed { $days } days ago. Please ask the services again.
before-help-never = Nobody has confirmed the help lines of { $region } yet. Please call each one before the first course.
before-help-see = See the help page
before-help-enter = Enter the day on which they were confirmed
before-modules = The modules
before-none = Nothing is open in this module.
before-open = { $n ->
    [one] { $n } thing is open
   *[other] { $n } things are open
}
before-reviews = Reviews still to come
before-menus = { $n ->
    [one] Menus of { $n } lesson not checked on a device
   *[other] Menus of { $n } lessons not checked on a device
}
before-untranslated = { $n ->
    [one] { $n } text has no French yet
   *[other] { $n } texts have no French yet
}
before-stale = { $n ->
    [one] { $n } French text follows an older original
   *[other] { $n } French texts follow an older original
}
before-sensitive = { $n ->
    [one] { $n } text on staying safe, checklist not signed
   *[other] { $n } texts on staying safe, checklist not signed
}
before-contested = { $n ->
    [one] { $n } lesson says that something is contested or not known
   *[other] { $n } lessons say that something is contested or not known
}
before-not-filled = The checklist is not filled in.
before-not-met = Not met yet: { $lines }
before-filled = Filled in for version { $version } by { $by }. A draft: nobody has signed.
before-older = This is version { $version } now.
before-sums = In all modules
before-sum-reviews = { $n ->
    [one] { $n } module waits for a review
   *[other] { $n } modules wait for a review
}
before-list = The safe-messaging checklist
before-list-words = Its questions, for whoever goes through a text:
