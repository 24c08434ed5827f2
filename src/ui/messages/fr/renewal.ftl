renew-title = À renouveler
renew-soon = Ce niveau tient jusqu’au { $day }. Pour le garder ensuite, montrez ceci encore une fois :
renew-over = Ce niveau tenait jusqu’au { $day }, et il est gardé encore un peu pour vous laisser le temps. Montrez ceci encore une fois :
inbox-renew-soon = { $n ->
    [one] { $n } compétence de votre dossier prend fin d’ici deux mois.
   *[other] { $n } compétences de votre dossier prennent fin d’ici deux mois.
}
inbox-renew-soon-next = Votre dossier montre laquelle, et ce qu’il faut montrer encore une fois. Personne d’autre n’est averti.
inbox-renew-over = { $n ->
    [one] { $n } compétence de votre dossier a pris fin, et elle est gardée encore un peu.
   *[other] { $n } compétences de votre dossier ont pris fin, et elles sont gardées encore un peu.
}
inbox-renew-over-next = Votre dossier montre lesquelles, jusqu’à quand, et ce qu’il faut montrer encore une fois. Personne d’autre n’est averti.
