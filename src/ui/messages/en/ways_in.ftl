# Ways in: waiting after wrong tries, words once more, devices, passkeys, sign-ins.
wait-seconds = { $n ->
    [one] in 1 second
   *[other] in { $n } seconds
}
wait-minutes = { $n ->
    [one] in 1 minute
   *[other] in { $n } minutes
}
wait-door = Please try again { $when }. There were a few tries that did not fit, maybe not yours. Nothing is lost. Look at each word on your card while you wait, or try your spare card. If it still does not open, ask your facilitator for a new card.
wait-again = Please try again { $when }. Nothing is lost, and your place stays open. Look at each word on your card while you wait.
wait-staff = Please try again { $when }. There were a few tries that did not fit, maybe not yours. Nothing is lost. If you forgot your passphrase, ask an administrator for a one-time code.
again-words = Your four secret words once more
again-hint = So that nobody else does this on an open screen. The words of your spare card work, too. A small typing slip is fine.
again-empty = Type the four secret words from your card.
again-wrong = These are not the words of this place. Look at each word on your card, or use your spare card.
ways-title = Ways into my place
ways-lead = Only you see this page.
ways-words-short = New words, a passkey, and when my place was opened.
ways-opened = When my place was opened
ways-opened-lead = We keep the day and the kind of device for 90 days. We do not keep the hour or the address.
ways-phone = phone or tablet
ways-computer = computer
ways-times = { $n ->
    [one] once
   *[other] { $n } times
}
ways-not-me-lead = Do you see a day that was not you? Close your place on all devices, and draw new words. Nothing in it is lost.
ways-not-me = This was not me
ways-words = Words
ways-words-lead = New words take the place of those on your card and your spare card. The two words at the top stay.
new-words-title = Draw new words
new-words-lead = Your old words open your place until you have copied the new ones. Everything in your place stays.
new-words-closed = Your place is closed on all other devices. It is open here. New words keep it yours.
new-words-keys = Look at the passkeys of my place, too
new-words-keep = Keep the words I have
me-new-words = Your new words are in use
passkey-title = Passkeys
passkey-lead = A passkey opens your place with the lock of your own phone or computer. You do not type any words. It opens your notes, too.
passkey-without = This page cannot use passkeys in this browser, or scripts are off. Your words are always a way in.
passkey-add = Add a passkey
passkey-label = A name for it
passkey-label-hint = For example: my phone. Only you see it.
passkey-label-fix = Give it a name of up to 40 letters, for example: my phone.
passkey-in-device = My Doorstep place
passkey-added = Your passkey is ready. It opens this place.
passkey-removed = That passkey no longer opens this place. You can also delete it in the settings of your device.
passkey-added-on = Added { $day }.
passkey-used-on = Last used { $day }.
passkey-remove = Remove “{ $label }”
passkey-stopped = Nothing was done. You can try again, or use your words.
passkey-again = That did not work, and nothing has changed. Please try once more, or use your words.
passkey-no-secret = This device made a passkey that cannot keep the key to your notes, so we do not use it. Your words are still a way in. You can delete the passkey in the settings of your device.
passkey-open-title = With a passkey
passkey-open-lead = If you added a passkey on this device, its lock opens your place.
passkey-open = Open with a passkey
shared-line = This is a shared device. Your place closes by itself ten minutes after your last step.
shared-soon = Your place closes in about 2 minutes. What you typed stays on this page.
shared-kept = Thank you. It stays open for ten more minutes.
shared-stay = Keep it open
work-soon = Your session ends in about 2 minutes. What you typed stays on this page.
work-kept = Thank you. It stays open for half an hour more.
work-stay = Keep it open
work-last = { $n ->
    [one] Your session ends in about { $n } minute. Then sign in again; what you typed is kept.
   *[other] Your session ends in about { $n } minutes. Then sign in again; what you typed is kept.
}
shared-last = { $n ->
    [one] This is a shared device. Your place closes in about 1 minute, two hours after it was opened. Save what you typed. Your card opens it again.
   *[other] This is a shared device. Your place closes in about { $n } minutes, two hours after it was opened. Save what you typed. Your card opens it again.
}
again-passkey = Use my passkey instead
