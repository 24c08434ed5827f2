# Who can see something of a page that is otherwise for its owner alone.
seen-title = You share something of this page:
seen-line = { $what }. { $name }, { $role }, can see it until the end of { $day }.
seen-stop = Stop, or look at what you share
map-only-some = Only you can see the rest.
notes-lead-some = You share a copy of a note. Only you can see the rest. They are locked with the words of your card.
note-hint-some = You share a copy of this note as it was then. What you write now, only you can see. No one reads it and no one will reply. If you need help now:
note-saved-some = Your note is saved. The copy that you share stays as it was.
check-own-feeling-shared = Your own feeling is the answer. Nothing here is marked. The person with whom you share this map can see it, too.
