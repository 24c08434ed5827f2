# Ways in: waiting after wrong tries, words once more, devices, passkeys, sign-ins.
wait-seconds = { $n ->
    [one] in 1 second
   *[other] in { $n } seconds
}
wait-minutes = { $n ->
    [one] in 1 minute
   *[other] in { $n } minutes
}
wait-door = Please try again { $when }. These two card words were tried a few times. Nothing is lost. Look at each word on your card while you wait, or try your spare card. If it still does not open, ask your facilitator for a new card.
wait-again = Please try again { $when }. Nothing is lost, and your place stays open. Look at each word on your card while you wait.
wait-staff = Please try again { $when }. This name was tried a few times. Nothing is lost. If you forgot your passphrase, ask an administrator for a one-time code.
again-words = Your four secret words once more
again-hint = So that nobody else does this on an open screen. The words of your spare card work, too. A small typing slip is fine.
again-empty = Type the four secret words from your card.
again-wrong = These are not the words of this place. Look at each word on your card, or use your spare card.
