# Le cadre de chaque page.
product = Doorstep
title-error = Erreur :
skip = Aller au contenu de la page
mast-home = Doorstep, accueil
mast-settings = Réglages et sortie
mast-display = Affichage
mast-my-place = Ma place
mast-my-record = Mon dossier
help-now = Aide maintenant
leave-quickly = Quitter vite
trail = Où vous êtes
crumb-home = Accueil
cancel = Revenir sans envoyer
foot-for-learning = Ce cours sert à apprendre. Personne ne le surveille et ce n’est pas un service de crise. Si vous avez besoin d’aide maintenant, ouvrez
foot-all-modules = Tous les modules
foot-search = Chercher
foot-glossary = Les mots expliqués
foot-privacy = Vie privée en mots simples
foot-accessibility = Accessibilité
foot-about = À propos de Doorstep
foot-report = Signaler un problème sur cette page
notice-demo = Démonstration. Toutes les personnes ici sont inventées. N’écrivez rien de vrai.
notice-reading-only = Ce site sert seulement à lire pour le moment, car sa connexion n’est pas privée. Rien de ce que vous écrivez ne peut être reçu.
notice-not-translated = Ce texte n’est pas encore traduit. Vous le lisez en langue d’origine : { $language }.
minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
takes-minutes = { $n ->
    [one] Il faut environ { $n } minute.
   *[other] Il faut environ { $n } minutes.
}
lessons = { $n ->
    [one] { $n } leçon
   *[other] { $n } leçons
}
device-iphone = iPhone
device-android = Android
device-computer = Ordinateur
device-paper = Sur papier
device-question = Qu’utilisez-vous ?
you-chose = Vous avez choisi :
print-how = Utilisez la commande Imprimer de votre navigateur. Tout tient sur une page, A4 ou Lettre.
summary-title = { $n ->
    [one] Il y a une chose à corriger
   *[other] Il y a { $n } choses à corriger
}
notice = Bon à savoir sur cette page
gallery-title = Composants
gallery-lead = Toutes les parties dont les pages sont faites, dessinées par les fonctions mêmes des pages. Pour les personnes qui programment.
