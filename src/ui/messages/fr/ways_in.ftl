# Façons d’entrer : attente après des essais, mots à redonner, appareils, clés d’accès, ouvertures.
wait-seconds = { $n ->
    [one] dans 1 seconde
   *[other] dans { $n } secondes
}
wait-minutes = { $n ->
    [one] dans 1 minute
   *[other] dans { $n } minutes
}
wait-door = Réessayez { $when }, s’il vous plaît. Ces deux mots de carte ont été essayés plusieurs fois. Rien n’est perdu. En attendant, regardez chaque mot de votre carte, ou essayez votre carte de rechange. Si rien ne s’ouvre, demandez une nouvelle carte à la personne qui anime votre groupe.
wait-again = Réessayez { $when }, s’il vous plaît. Rien n’est perdu, et votre place reste ouverte. En attendant, regardez chaque mot de votre carte.
wait-staff = Réessayez { $when }, s’il vous plaît. Ce nom a été essayé plusieurs fois. Rien n’est perdu. Si vous avez oublié votre phrase de passe, demandez un code à usage unique à une personne qui administre le site.
again-words = Vos quatre mots secrets, encore une fois
again-hint = Pour que personne d’autre ne fasse ceci sur un écran resté ouvert. Les mots de votre carte de rechange conviennent aussi. Une petite faute de frappe ne fait rien.
again-empty = Écrivez les quatre mots secrets de votre carte.
again-wrong = Ce ne sont pas les mots de cette place. Regardez chaque mot de votre carte, ou prenez votre carte de rechange.
