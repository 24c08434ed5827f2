# Accès du personnel : la deuxième étape, les codes de secours, une nouvelle preuve, son propre compte.
second-title = La deuxième étape
second-lead = Votre phrase de passe convient. Entrez maintenant le code affiché par votre application d’authentification.
second-code = Code
second-code-hint = Six chiffres de l’application. Un de vos codes de secours fonctionne ici aussi.
second-go = Continuer
second-no-match = Ce code ne convient pas, ou il a déjà servi. Attendez le prochain code de l’application et vérifiez l’heure du téléphone.
second-wait = { $n ->
    [one] Attendez une minute, puis entrez un nouveau code. Plusieurs codes ne convenaient pas, alors cette porte se repose un peu.
   *[other] Attendez { $n } minutes, puis entrez un nouveau code. Plusieurs codes ne convenaient pas, alors cette porte se repose un peu.
}
second-lost = Je n’ai pas mon téléphone
second-lost-list = Entrez un des codes de secours que vous avez imprimés ou gardés. Chacun sert une seule fois.
second-lost-all = Si vous ne les avez pas non plus, demandez à la personne responsable de ce site. Elle peut vous permettre de refaire cette étape.
second-not-now = Fermer la session
app-title = Préparer votre deuxième étape
app-lead = Un compte du personnel peut ouvrir ce qui touche le travail d’autres personnes. Une phrase de passe seule ne suffit donc pas ici. Cela se fait une seule fois, en trois minutes environ.
app-step-get = Ouvrez une application d’authentification sur votre téléphone.
app-step-get-more = Toute application qui affiche des codes à six chiffres convient. Bien des gestionnaires de mots de passe le font aussi. Elle ne demande aucun compte chez nous.
app-step-scan = Balayez cette image avec l’application.
app-picture = Une image carrée pour votre application d’authentification. La même chose en lettres se trouve plus bas.
app-by-hand = Je ne peux pas la balayer
app-by-hand-words = Choisissez la saisie à la main dans l’application et tapez ces lettres. Les espaces ne comptent pas. Le type est « basé sur le temps ».
app-step-code = Entrez le code que l’application affiche maintenant.
app-code = Code de l’application
app-code-hint = Six chiffres. Ils changent toutes les trente secondes.
app-no-match = Ce code ne convient pas. Attendez le prochain code de l’application et vérifiez l’heure du téléphone.
app-too-late = Cette page est restée ouverte plus d’une heure. Balayez la nouvelle image.
app-go = Vérifier le code
codes-title = Vos codes de secours
codes-lead = Si vous perdez votre téléphone, un de ces codes vous fait entrer. Chacun sert une seule fois. Ils s’affichent seulement maintenant.
codes-keep = Imprimez cette page ou notez-les, et gardez-les avec vos papiers importants. Un gestionnaire de mots de passe convient aussi.
codes-kept = Je les ai gardés
codes-left = { $n ->
    [0] Il ne vous reste aucun code de secours.
    [one] Il vous reste { $n } code de secours.
   *[other] Il vous reste { $n } codes de secours.
}
codes-new-title = Nouveaux codes de secours
codes-new-words = Vous en recevez dix nouveaux. Les anciens cessent de fonctionner.
codes-new-go = Créer de nouveaux codes
again-title = Montrez que c’est bien vous
again-lead = La suite compte plus que le reste. Nous le demandons donc encore une fois, puis plus pendant dix minutes.
again-no-match = La phrase de passe ou le code ne convient pas. Entrez les deux de nouveau, avec un nouveau code de l’application.
again-go = Continuer
account-title = Mon compte
account-name = Nom
account-roles = Rôles
account-work-as = Choisir le rôle du moment
account-second = Deuxième étape
account-second-on = Elle est prête, avec une application d’authentification.
account-second-change = Utiliser un autre téléphone ou une autre application
account-second-made-up = Cette personne est inventée pour une démonstration. Elle ouvre sa session sans deuxième étape. Un vrai compte ne le fait jamais.
account-passphrase-change = Changer ma phrase de passe
account-passphrase-words = Votre session reste ouverte ici. Partout ailleurs, elle se ferme.
account-visits = Où votre session est ouverte
account-visits-words = Si vous n’en reconnaissez pas une, fermez-la et changez votre phrase de passe.
account-visit-since = { $device }, depuis le { $day }
account-visit-here = Vous êtes ici en ce moment.
account-visit-end = Fermer cette session : { $device }
account-visit-end-others = Fermer toutes les autres sessions
device-kind-phone = Téléphone ou tablette
device-kind-computer = Ordinateur
device-kind-unknown = Un appareil
join-staff-no-code = Entrez le code unique que vous avez reçu. Il commence par « start- ».
