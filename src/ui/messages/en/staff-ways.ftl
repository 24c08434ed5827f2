# Staff's ways in: the second step, recovery codes, proving once more, one's own account.
second-title = The second step
second-lead = Your passphrase is right. Now enter the code that your authenticator app shows.
second-code = Code
second-code-hint = Six digits from the app. One of your recovery codes works here, too.
second-go = Go on
second-no-match = This code does not fit, or it was used already. Wait for the next one in the app, and check that the phone’s clock is right.
second-wait = { $n ->
    [one] Please wait a minute, then enter a new code. Several codes did not fit, so this door rests a little.
   *[other] Please wait { $n } minutes, then enter a new code. Several codes did not fit, so this door rests a little.
}
second-lost = I do not have my phone
second-lost-list = Enter one of the recovery codes that you printed or kept. Each works once.
second-lost-all = If you do not have them either, ask the person who runs this site. They can let you set up this step anew.
second-not-now = Sign out
app-title = Set up your second step
app-lead = Staff accounts can open things about other people’s work. So a passphrase alone is not enough here. You do this once, in about three minutes.
app-step-get = Open an authenticator app on your phone.
app-step-get-more = Any app that shows six-digit codes will do. Many password managers can do it, too. You need no account with us for it.
app-step-scan = Scan this picture with the app.
app-picture = A square picture for your authenticator app. The same in letters is below.
app-by-hand = I cannot scan it
app-by-hand-words = Choose “enter by hand” in the app and type these letters. Spaces do not matter. The kind is “time-based”.
app-step-code = Enter the code that the app shows now.
app-code = Code from the app
app-code-hint = Six digits. They change every half minute.
app-no-match = This code does not fit. Wait for the next one in the app, and check that the phone’s clock is right.
app-too-late = This page stood open for more than an hour. Please scan the new picture.
app-go = Check the code
codes-title = Your recovery codes
codes-lead = If you lose your phone, one of these lets you in. Each works once. They are shown only now.
codes-keep = Print this page, or write them down, and keep them where you keep important papers. A password manager is a good place, too.
codes-kept = I have kept them
codes-left = { $n ->
    [0] You have no recovery codes left.
    [one] You have { $n } recovery code left.
   *[other] You have { $n } recovery codes left.
}
codes-new-title = New recovery codes
codes-new-words = You get ten new ones. The old ones stop working.
codes-new-go = Make new codes
again-title = Please show that it is you
again-lead = What comes next matters more than most. So we ask once more, and then not again for ten minutes.
again-no-match = The passphrase or the code does not fit. Enter both once more, with a new code from the app.
again-go = Go on
account-title = My account
account-name = Name
account-roles = Roles
account-work-as = Choose what to work as
account-second = Second step
account-second-on = It is set up with an authenticator app.
account-second-change = Use another phone or app
account-second-made-up = This is a made-up person of a demo. It signs in without a second step. Real accounts never do.
account-passphrase-change = Change my passphrase
account-passphrase-words = You stay signed in here. Everywhere else you are signed out.
account-visits = Where you are signed in
account-visits-words = If you do not know one of these, end it and change your passphrase.
account-visit-since = { $device }, since { $day }
account-visit-here = This is where you are now.
account-visit-end = Sign out there: { $device }
account-visit-end-others = Sign out everywhere else
device-kind-phone = Phone or tablet
device-kind-computer = Computer
device-kind-unknown = Some device
join-staff-no-code = Enter the one-time code that you were given. It begins with “start-”.
