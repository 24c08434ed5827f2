# Accueil, modules, leçons, exercices, recherche, glossaire.
home-name = Bienvenue
home-title = Apprivoisez votre téléphone et vos soins en ligne, un petit pas à la fois
home-lead = Des leçons courtes. Aucun examen. Aucun nom à donner. Arrêtez quand vous voulez, revenez quand vous voulez.
home-picture = Une porte d’entrée ouverte, avec une lumière chaude. Une femme à lunettes attend à l’intérieur. Il y a des marches et une rampe.
home-who = Qui est ici aujourd’hui ?
home-myself = Je suis ici pour moi
home-myself-words = Lisez, essayez, et voyez ce qui a changé pour vous.
home-support = Je soutiens quelqu’un
home-support-words = Les mêmes leçons. Vous ne voyez jamais ses réponses.
home-care = Je travaille en soins
home-care-words = Développez vos compétences et gardez un dossier solide.
home-good-to-know = Bon à savoir
home-keep = Ce que nous gardons sur vous
home-keep-words = Rien, si vous lisez seulement. Si vous voulez garder votre place, vous recevez une carte de papier. Elle ne porte aucun nom.
home-cost = Ce que ça coûte
home-cost-words = C’est gratuit. Une leçon utilise moins de données qu’une photo.
home-card = Si vous avez une carte
home-card-words = Ouvrir ma place avec ma carte
modules-title = Tous les modules
modules-lead = Vous pouvez commencer où vous voulez. Tous les ordres sont bons.
modules-check = Vous ne savez pas où commencer ? Un court bilan peut vous faire une suggestion.
modules-coming = À venir
modules-coming-words = Ces modules ne sont pas encore écrits. S’il vous en faut un maintenant, demandez de l’aide à l’endroit qui vous a parlé de Doorstep.
modules-free = Chaque leçon est ouverte à tout le monde. Il ne faut pas de carte.
module-door = Porte { $n }
module-start = Commencer par la leçon 1
module-go-on = Continuer : { $lesson }
module-before = D’abord, à quel point suis-je à l’aise ?
module-know = Avant de commencer
module-time = Durée
module-alone = { $n ->
   *[other] { $n } minutes par soi-même
}
module-group = { $n ->
   *[other] { $n } en groupe
}
module-need = Il vous faut
module-need-words = N’importe quel téléphone ou ordinateur, ou juste du papier
module-paper = Sur papier
module-handout = Imprimer la feuille
module-team = Pour un groupe
module-facilitator = Notes pour les personnes qui animent
module-lessons = { $n ->
    [one] Une courte leçon
   *[other] { $n } courtes leçons
}
module-after = Après, vous pourrez peut-être dire
module-then = S’exercer et faire le point
module-check = Voir où j’en suis
module-after-check = À quel point suis-je à l’aise maintenant ?
content-note = Ce module parle de ceci : { $about }. Vous pouvez sauter n’importe quelle partie, sans rien perdre.
flag-money-loss = perdre de l’argent
flag-abuse = des gens qui contrôlent ou menacent les autres
flag-suicide-safety = rester en sécurité quand la vie pèse trop
lesson-here = Vous étiez ici la dernière fois
lesson-finished = Vous l’avez terminée
lesson-opened = Vous l’avez ouverte
lesson-not-opened = Pas encore ouverte
lesson-of = Leçon { $n } de { $all }
lesson-next = Suite : { $lesson }
lesson-next-check = Suite : voir où j’en suis
stop-here = Arrêter ici pour aujourd’hui
in-this-module = Dans ce module
you-are-here = Vous êtes ici
words-here = Les mots de cette page
steps-on-iphone = Étapes sur un iPhone
steps-on-android = Étapes sur un téléphone Android
steps-on-computer = Étapes sur un ordinateur
steps-on-paper = Étapes sur papier
menus-not-checked = Nous n’avons pas encore vérifié ces menus sur un téléphone récent. Votre écran peut être différent.
menus-checked = Nous avons vu ces menus pour la dernière fois ainsi : { $when }. Votre écran peut être différent.
ticks-legend = Cochez ce que vous avez essayé
handout-code = Code image qui ouvre ces leçons sur un téléphone
handout-scan = Pour ouvrir ces leçons, balayez l’image ou tapez :
small-print-version = Version { $version }, ébauche.
small-print-pending = Révisions à venir : { $reviews }.
small-print-licence = Licence du texte : CC BY 4.0.
review-lived-experience = savoir d’expérience
review-clinical = clinique
review-plain-language = langage simple
review-native-french = français par une personne dont c’est la langue
practice-crumb = Exercice
practice-phone = Le téléphone d’exercice
practice-made-up = Téléphone d’exercice. Rien n’est vrai ici, et rien ne peut mal tourner.
practice-bar = Exercice
practice-back = Retour
practice-choose = Choisir ceci
practice-hint = J’aimerais un indice
practice-again = Recommencer
practice-leave = Quitter l’exercice
practice-reached = C’est cela
practice-look-again = Regardez encore une fois
search-title = Chercher
search-label = Que cherchez-vous ?
search-go = Chercher
search-found = { $n ->
    [one] Un endroit
   *[other] { $n } endroits
}
search-none = Nous n’avons rien trouvé pour « { $words } »
search-none-next = Essayez un mot plus court, ou voyez
glossary-title = Les mots expliqués
glossary-lead = Le sens, en bref, des mots que les leçons utilisent.
glossary-letters = Aller à une lettre
