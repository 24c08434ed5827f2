# Façons d’entrer : attente après des essais, mots à redonner, appareils, clés d’accès, ouvertures.
wait-seconds = { $n ->
    [one] dans 1 seconde
   *[other] dans { $n } secondes
}
wait-minutes = { $n ->
    [one] dans 1 minute
   *[other] dans { $n } minutes
}
wait-door = Réessayez { $when }, s’il vous plaît. Il y a eu quelques essais qui ne convenaient pas, peut-être pas les vôtres. Rien n’est perdu. En attendant, regardez chaque mot de votre carte, ou essayez votre carte de rechange. Si rien ne s’ouvre, demandez une nouvelle carte à la personne qui anime votre groupe.
wait-again = Réessayez { $when }, s’il vous plaît. Rien n’est perdu, et votre place reste ouverte. En attendant, regardez chaque mot de votre carte.
wait-staff = Réessayez { $when }, s’il vous plaît. Il y a eu quelques essais qui ne convenaient pas, peut-être pas les vôtres. Rien n’est perdu. Si vous avez oublié votre phrase de passe, demandez un code à usage unique à une personne qui administre le site.
again-words = Vos quatre mots secrets, encore une fois
again-hint = Pour que personne d’autre ne fasse ceci sur un écran resté ouvert. Les mots de votre carte de rechange conviennent aussi. Une petite faute de frappe ne fait rien.
again-empty = Écrivez les quatre mots secrets de votre carte.
again-wrong = Ce ne sont pas les mots de cette place. Regardez chaque mot de votre carte, ou prenez votre carte de rechange.
ways-title = Façons d’ouvrir ma place
ways-lead = Vous seulement voyez cette page.
ways-words-short = De nouveaux mots, une clé d’accès, et quand ma place a été ouverte.
ways-opened = Quand ma place a été ouverte
ways-opened-lead = Nous gardons le jour et le genre d’appareil pendant 90 jours. Nous ne gardons ni l’heure ni l’adresse.
ways-phone = téléphone ou tablette
ways-computer = ordinateur
ways-times = { $n ->
    [one] une fois
   *[other] { $n } fois
}
ways-not-me-lead = Vous voyez un jour où ce n’était pas vous ? Fermez votre place sur tous les appareils et tirez de nouveaux mots. Rien de ce qu’elle contient n’est perdu.
ways-not-me = Ce n’était pas moi
ways-words = Mots
ways-words-lead = De nouveaux mots remplacent ceux de votre carte et de votre carte de rechange. Les deux mots du haut restent.
new-words-title = Tirer de nouveaux mots
new-words-lead = Vos anciens mots ouvrent votre place jusqu’à ce que vous ayez copié les nouveaux. Tout ce qui est dans votre place reste.
new-words-closed = Votre place est fermée sur tous les autres appareils. Elle est ouverte ici. De nouveaux mots font qu’elle reste la vôtre.
new-words-keys = Regarder aussi les clés d’accès de ma place
new-words-keep = Garder les mots que j’ai
me-new-words = Vos nouveaux mots servent maintenant
passkey-title = Clés d’accès
passkey-lead = Une clé d’accès ouvre votre place avec le verrou de votre propre téléphone ou ordinateur. Vous n’écrivez aucun mot. Elle ouvre aussi vos notes.
passkey-without = Cette page ne peut pas utiliser de clé d’accès dans ce navigateur, ou les scripts sont arrêtés. Vos mots ouvrent toujours votre place.
passkey-add = Ajouter une clé d’accès
passkey-label = Un nom pour elle
passkey-label-hint = Par exemple : mon téléphone. Vous seulement le voyez.
passkey-label-fix = Donnez-lui un nom de 40 lettres au plus, par exemple : mon téléphone.
passkey-in-device = Ma place Doorstep
passkey-added = Votre clé d’accès est prête. Elle ouvre cette place.
passkey-removed = Cette clé d’accès n’ouvre plus cette place. Vous pouvez aussi la supprimer dans les réglages de votre appareil.
passkey-added-on = Ajoutée le { $day }.
passkey-used-on = Utilisée la dernière fois le { $day }.
passkey-remove = Retirer « { $label } »
passkey-stopped = Rien n’a été fait. Vous pouvez réessayer, ou utiliser vos mots.
passkey-again = Cela n’a pas fonctionné, et rien n’a changé. Réessayez une fois, ou utilisez vos mots.
passkey-no-secret = Cet appareil a fait une clé d’accès qui ne peut pas garder la clé de vos notes. Nous ne l’utilisons donc pas. Vos mots ouvrent toujours votre place. Vous pouvez supprimer cette clé d’accès dans les réglages de votre appareil.
passkey-open-title = Avec une clé d’accès
passkey-open-lead = Si vous avez ajouté une clé d’accès sur cet appareil, son verrou ouvre votre place.
passkey-open = Ouvrir avec une clé d’accès
shared-line = Cet appareil est partagé. Votre place se ferme d’elle-même dix minutes après votre dernier geste.
shared-soon = Votre place se ferme dans environ 2 minutes. Ce que vous avez écrit reste sur cette page.
shared-kept = Merci. Elle reste ouverte dix minutes de plus.
shared-stay = La garder ouverte
work-soon = Votre session se termine dans environ 2 minutes. Ce que vous avez écrit reste sur cette page.
work-kept = Merci. Elle reste ouverte une demi-heure de plus.
work-stay = La garder ouverte
work-last = { $n ->
    [one] Votre session se termine dans environ { $n } minute. Connectez-vous ensuite de nouveau ; ce que vous avez écrit est gardé.
   *[other] Votre session se termine dans environ { $n } minutes. Connectez-vous ensuite de nouveau ; ce que vous avez écrit est gardé.
}
shared-last = { $n ->
    [one] Cet appareil est partagé. Votre place se ferme dans environ 1 minute, deux heures après son ouverture. Enregistrez ce que vous avez écrit. Votre carte l’ouvrira de nouveau.
   *[other] Cet appareil est partagé. Votre place se ferme dans environ { $n } minutes, deux heures après son ouverture. Enregistrez ce que vous avez écrit. Votre carte l’ouvrira de nouveau.
}
again-passkey = Utiliser plutôt ma clé d’accès
