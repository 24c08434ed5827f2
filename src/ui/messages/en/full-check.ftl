# All fifty skills, one subject at a time.
full-link = Look at all skills, one subject at a time
full-title = All skills, one subject at a time
full-lead = How sure do you feel? There are { $n } short pages. Do one today, or more.
full-what = You can leave out what you like, stop at any time, and go on another day. What you answer counts.
full-kept-form = You can go on while these pages are open. We do not keep what you say unless you choose it below.
full-subjects = Subjects
full-not-yet = Not looked at yet
full-in-part = Looked at in part
full-whole = Looked at
full-go-on = Go on
full-subject-of = Page { $n } of { $all }
full-leave-out = Leave out what you like.
full-choose = Choose one of the answers, or leave it out.
full-stop = Save and stop here
full-stop-form = Stop here
