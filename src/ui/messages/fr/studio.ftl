# Le studio : écrire, regarder, vérifier, publier, revenir en arrière.
notice-preview = Un aperçu. Le public n’a pas encore cette page, et ses liens et boutons ne marchent pas ici.
desk-to-studio = Écrire et publier des textes
studio-texts = Tous les textes
studio-texts-lead = Tout ce que le public lit ici. Choisissez un texte pour le changer. Rien ne change pour le public avant la publication.
studio-texts-search = Trouver un texte par son titre
studio-texts-found = { $n ->
    [one] { $n } texte trouvé
   *[other] { $n } textes trouvés
}
studio-texts-count = { $n ->
    [one] { $n } texte
   *[other] { $n } textes
}
studio-to-texts = Tous les textes
studio-changed-here = { $n ->
    [one] { $n } texte changé ici
   *[other] { $n } textes changés ici
}
studio-being-written = { $n ->
    [one] { $n } texte en cours d’écriture
   *[other] { $n } textes en cours d’écriture
}
studio-change = Changer ce texte
studio-change-this = Changer ce texte : { $title }
studio-go-on = Continuer ce texte
studio-go-on-this = Continuer ce texte : { $title }
studio-change-apart = Commencer un travail à part
studio-state-shipped = Texte d’origine
studio-state-changed = Changé ici
studio-state-in-work = En cours d’écriture dans :
studio-kind-course = Cours
studio-kind-module = Module
studio-kind-lesson = Leçon
studio-kind-practice = Écrans d’exercice
studio-kind-check = Voir où j’en suis
studio-kind-items = Banque de questions
studio-kind-case = Cas
studio-kind-observation = Fiche d’observation
studio-kind-handout = Feuille à imprimer
studio-kind-facilitator = Notes pour l’animation
studio-kind-task = Tâche à essayer
studio-kind-page = Page du site
studio-kind-glossary = Glossaire
studio-kind-data = Renseignements
studio-kinds-task = Tâches à essayer
studio-kinds-page = Pages du site
studio-kinds-glossary = Glossaire
studio-kinds-data = Référentiels, questions et lignes d’aide
studio-kinds-course = Cours
studio-module-lead = Les textes de ce module. Chaque langue est un texte à part.
studio-module-texts = Textes de ce module
studio-new = Écrire un nouveau texte
studio-new-lesson = Une nouvelle leçon dans ce module
studio-new-practice = De nouveaux écrans d’exercice
studio-new-check = Des questions pour faire le point
studio-new-case = Un nouveau cas
studio-copy-module = Copier ce module
studio-copy-lead = Chaque texte de « { $module } » devient un brouillon sous un nouveau nom. Le module lui-même reste comme il est.
studio-in-module = Dans le module « { $module } ». Vous commencez par un court exemple et vous le changez. Le texte commence en anglais ; le français s’ajoute ensuite.
studio-translate = Traduire en français
studio-translate-this = Traduire en français : { $title }
studio-begin-change = Changer ce texte
studio-begin-translate = Traduire en français
studio-begin-back = Revenir à ce texte
studio-back-title = Retour : { $title }
studio-into-work = Il entre dans le travail « { $title } ».
studio-name = Titre
studio-name-hint = Comme le public le lira. L’adresse en est tirée.
studio-why = Pourquoi est-ce nécessaire ? Vous pouvez laisser vide.
studio-why-hint = Une ou deux phrases pour les collègues, et pour les personnes qui poseront la question plus tard. N’écrivez le nom d’aucune personne soignée.
studio-begin = Commencer à écrire
studio-fix-name = Écrivez un titre de 1 à { $most } caractères.
studio-fix-why = Raccourcissez la raison : { $most } caractères au plus.
studio-works = Textes en cours d’écriture
studio-works-lead = Chaque travail réunit des textes qu’on écrit, relit et publie ensemble.
studio-works-none = Personne n’écrit encore.
studio-works-open = En cours
studio-works-over = Publiés ou mis de côté
studio-work-writing = En cours d’écriture
studio-work-in-review = En attente de relectures
studio-work-published = Publié
studio-work-set-aside = Mis de côté
studio-begun-by = commencé par { $name } le { $day }
studio-written-by = Écrit par { $names }
studio-somebody = Une personne qui est partie
studio-work-texts = Les textes de ce travail
studio-work-empty = Pas encore de texte.
studio-add-text = Ajouter un autre texte à ce travail
studio-standing-new = Nouveau. Le public ne l’a pas encore.
studio-standing-changed = Différent du texte en ligne.
studio-standing-same = Pareil au texte en ligne. Publier n’y touche pas.
studio-standing-untouched = Pas changé dans ce travail. Un texte plus récent est en ligne, et il reste.
studio-standing-gone = À la publication, il disparaît du site.
studio-standing-dropped = Retiré de ce travail.
studio-open-text = Écrire
studio-compare = Comparer
studio-history = Versions enregistrées
studio-as-readers = Le voir comme le public
studio-more = Autres actions
studio-drop = Ne pas l’inclure dans ce travail
studio-gone = Le supprimer du site à la publication
studio-onward = La suite
studio-to-publish = Voir ce qui manque encore
studio-to-review = Demander des relectures
studio-back-to-writing = Continuer à écrire
studio-aside = Mettre de côté
studio-take-up = Reprendre
studio-aside-words = Ce travail est en pause. Rien n’est perdu, et le public n’en voit rien.
studio-published-words = Ces textes sont en ligne. Pour en changer un, commencez un nouveau travail.
studio-rename = Changer le titre ou la raison
studio-rename-go = Garder
studio-work-name = Titre de ce travail
studio-done-begun = C’est commencé. Le public n’en voit rien avant la publication.
studio-done-named = C’est gardé.
studio-done-aside = Mis de côté. Vous pouvez le reprendre à tout moment.
studio-done-up = Le travail est repris.
studio-done-review = Il attend maintenant des relectures. Vous pouvez encore écrire.
studio-done-write = Il est de nouveau en cours d’écriture.
studio-done-drop = Retiré de ce travail. Ses versions enregistrées sont encore là.
studio-done-gone = À la publication, ce texte ne sera plus sur le site. D’ici là, rien ne change. Pour annuler, ouvrez ses versions enregistrées.
studio-done-published = Publié. Ces textes sont maintenant en ligne.
studio-check = Ce que dit la vérification
studio-check-fine = La vérification n’a rien trouvé à corriger.
studio-check-errors = { $n ->
    [one] { $n } chose empêche de publier
   *[other] { $n } choses empêchent de publier
}
studio-check-advice = { $n ->
    [one] { $n } conseil
   *[other] { $n } conseils
}
studio-check-line = Ligne { $line } :
studio-box = Le texte
studio-box-hint = ## commence un titre, - une ligne de liste, ** entoure les mots en gras. Laissez tel quel ce qui est entre les deux lignes ---, sauf pour changer le titre. Chaque bouton et chaque lien ci-dessous enregistre d’abord.
studio-save = Enregistrer
studio-save-preview = Enregistrer et voir l’aperçu
studio-save-check = Enregistrer et vérifier
studio-text-begun = C’est commencé. Ceci est votre brouillon ; le public n’en voit rien avant la publication.
studio-text-saved = Enregistré. Les versions d’avant sont gardées aussi.
studio-text-same = Rien n’a changé depuis le dernier enregistrement.
studio-text-inserted = Le bloc est dans votre texte, et il est enregistré. Cherchez-le à la fin, ou là où était votre marque.
studio-text-restored = Cette version est de nouveau votre brouillon.
studio-fix-long = Ce texte est trop long pour être enregistré : { $most } ko au plus. Rien n’est perdu, il est ci-dessous. Faites-en deux textes.
studio-beside = Une ou un collègue a enregistré pendant que vous écriviez
studio-beside-words = Son texte est maintenant le brouillon. Le vôtre est dans la zone de texte et parmi les versions enregistrées. Réunissez les deux, puis enregistrez.
studio-beside-theirs = Lire le texte de votre collègue
studio-beside-mine = Lire le texte tel que vous l’avez écrit
studio-newer = Un texte plus récent est en ligne
studio-newer-words = Quelqu’un en a publié un changement après votre début. Réunissez les deux avant la publication. Rien de ce que vous avez écrit n’est perdu.
studio-newer-compare = Voir les différences
studio-newer-go = Réunir les deux
studio-newer-both = Votre texte et celui qui est en ligne
studio-newer-together = Les changements en ligne et les vôtres sont tous dans la zone de texte. Relisez, puis enregistrez.
studio-newer-marks = { $n ->
    [one] Les deux sont dans la zone de texte. À un endroit, les mêmes mots ont changé des deux côtés : ils s’y suivent, entre des marques. Gardez ce qui est juste, enlevez les marques, puis enregistrez.
   *[other] Les deux sont dans la zone de texte. À { $n } endroits, les mêmes mots ont changé des deux côtés : ils s’y suivent, entre des marques. Gardez ce qui est juste, enlevez les marques, puis enregistrez.
}
studio-newer-alone = Les deux ne se réunissent pas tout seuls. Le vôtre est dans la zone de texte. Reprenez ce qu’il faut de l’autre, puis enregistrez.
studio-newer-theirs = Lire le texte en ligne
studio-together = Ses changements et les vôtres sont tous dans la zone de texte. Relisez, puis enregistrez.
studio-together-marks = { $n ->
    [one] Ses changements et les vôtres sont dans la zone de texte. À un endroit, vous avez changé les mêmes mots : les deux textes s’y trouvent, entre des marques. Gardez ce qui est juste, enlevez les marques, puis enregistrez.
   *[other] Ses changements et les vôtres sont dans la zone de texte. À { $n } endroits, vous avez changé les mêmes mots : les deux textes s’y trouvent, entre des marques. Gardez ce qui est juste, enlevez les marques, puis enregistrez.
}
studio-mark-mine = Vos mots
studio-mark-theirs = Mots enregistrés entre-temps
studio-mark-end = Fin des deux
studio-how-to = Comment écrire : des blocs à insérer
studio-how-to-words = Un bloc va à la fin du texte, ou sur une ligne qui ne porte que { $mark }.
studio-put-in = Insérer : { $block }
studio-to-work = Retour à tous les textes de ce travail
studio-closed = Ce travail est publié ou mis de côté : ses textes restent comme ils sont.
studio-closed-typed = Ce que vous avez écrit, à copier
studio-closed-text = Le texte
studio-block-steps = Étapes
studio-block-devices = Un choix d’appareil
studio-block-try = Quelque chose à essayer
studio-block-trouble = Si ça ne marche pas
studio-block-short = En bref
studio-block-caution = Attention
studio-block-help = Vers qui se tourner
studio-block-key = À retenir
studio-block-reflection = Une pensée, avec place pour une note
studio-block-voice = Une personne inventée parle
studio-block-note = Une remarque
studio-block-link = Un lien vers Aide maintenant
studio-block-picture = Une image
studio-block-question = Une question
studio-block-order = Mettre dans l’ordre
studio-block-screen = Un écran avec des choses à toucher
studio-block-choice = Un écran avec un choix
studio-block-hint = Un indice
studio-block-scene = Une scène avec un choix
studio-block-word = Un mot
studio-preview = Aperçu
studio-preview-frame = La page comme le public l’aurait
studio-preview-alone = Ouvrir l’aperçu seul, pour l’imprimer ou le montrer
studio-preview-none = Il n’y a pas encore d’aperçu. Corrigez ce qui empêche de publier, enregistrez et regardez de nouveau.
studio-preview-items = Les questions sont tirées au hasard dans une épreuve : elles n’ont pas de page à elles.
studio-see-phone = Petit téléphone
studio-see-large = Texte agrandi
studio-see-evening = Soir
studio-see-french = Français
studio-see-outline = Comme on l’entend
studio-outline-words = Ce que rencontre une personne qui parcourt la page par les titres, les liens et les images.
studio-outline-heading = Titre { $level } :
studio-outline-link = Lien :
studio-outline-picture = Image :
studio-history-of = Versions enregistrées : { $title }
studio-history-words = Rien de ce qui a été enregistré n’est jamais écrasé. Le plus récent vient d’abord.
studio-saved-line = Version { $n } : { $name }, { $day }
studio-is-draft = C’est la plus récente.
studio-how-opened = Comme le public l’avait alors
studio-how-typed = Écrit
studio-how-copied = Copié, ou tiré d’un exemple
studio-how-restored = Un texte d’avant, de nouveau
studio-how-merged = Deux textes réunis
studio-how-imported = Venu d’un fichier
studio-how-suggested = Avec les mots d’une relecture
studio-how-removed = À supprimer du site
studio-take-again = Reprendre cette version
studio-take-again-n = Reprendre la version { $n }
studio-compare-n = Comparer la version { $n } à la plus récente
studio-compare-title = Ce qui a changé : { $title }
studio-compare-words = Comparaison : { $from } et { $to }.
studio-compare-readers = le texte en ligne
studio-compare-draft = le brouillon
studio-compare-folder = le texte d’origine
studio-compare-saved = la version { $n }
studio-compare-marks = Ce qui est parti est barré. Ce qui est venu est souligné.
studio-compare-same = Les deux sont pareils.
studio-went = Parti :
studio-came = Venu :
studio-publish-title = Publier : { $title }
studio-publish-lead = Tous ces textes paraissent en même temps. Si quelqu’un est en train de lire, sa page reste ouverte.
studio-publish-changes = Ce qui change pour le public
studio-publish-ready = Il ne manque rien.
studio-publish-go = Publier maintenant
studio-publish-moved = Quelque chose a changé depuis que cette page est affichée : rien n’a été publié. Elle montre où en sont les choses.
studio-missing = Il manque encore
studio-missing-closed = Ce travail est publié ou mis de côté.
studio-missing-change = Aucun texte ne diffère du texte en ligne.
studio-missing-overtaken = { $n ->
    [one] Un texte plus récent a été publié pendant que celui-ci s’écrivait. Ouvrez le texte et réunissez d’abord les deux.
   *[other] Des textes plus récents ont été publiés pour { $n } d’entre eux pendant qu’ils s’écrivaient. Ouvrez chacun et réunissez d’abord les deux.
}
studio-missing-errors = { $n ->
    [one] La vérification nomme { $n } chose qui empêche de publier.
   *[other] La vérification nomme { $n } choses qui empêchent de publier.
}
studio-missing-second = Une personne qui n’a pas écrit dans ce travail doit lire ces textes mêmes et les approuver. Un changement ultérieur demande une nouvelle lecture.
studio-published-of = Ce qui a été publié : { $title }
studio-published-line = Publié par { $name } le { $day }
studio-published-now = C’est le texte en ligne.
studio-published-gone-now = Il a été retiré du site.
studio-published-before = Un texte d’avant
studio-published-gone = Retiré du site pendant un temps
studio-published-none = Rien n’a été publié à sa place. Le texte d’origine est en ligne.
studio-published-work = Son travail
studio-go-back = Revenir à ce texte
studio-folder = Le texte d’origine
studio-folder-moved = Le texte d’origine a changé depuis que le vôtre a été publié par-dessus, par exemple avec une mise à jour. Le vôtre est toujours en ligne.
studio-folder-gone = Le texte d’origine n’existe plus. Le vôtre est toujours en ligne.
studio-folder-same = Il est comme au moment où le vôtre a été publié par-dessus.
studio-folder-compare = Ce qui diffère du vôtre
studio-folder-take = Revenir au texte d’origine
kept-table-studio-writer = Votre nom au studio
kept-why-studio-writer = Les collègues voient qui a écrit un texte.
kept-table-studio-work = Les travaux que vous avez commencés
kept-why-studio-work = On écrit, relit et publie les textes dans des travaux.
kept-table-studio-revision = Ce que vous avez écrit au studio
kept-why-studio-revision = Chaque version enregistrée d’un texte est gardée, pour que rien ne se perde.
kept-table-studio-publication = Ce que vous avez publié
kept-why-studio-publication = Pour pouvoir revenir à un texte d’avant.
kept-column-credit = Comment on vous remercie
kept-column-state = Où il en est
kept-column-begun-at = Commencé
kept-column-moved-at = Dernier mouvement
kept-column-work-id = Numéro du travail
kept-column-path = Quel texte
kept-column-number = Quelle version
kept-column-body = Le texte
kept-column-how = D’où il vient
kept-column-edition = Numéro de la publication
kept-column-is-gone = Retiré du site
kept-column-published-at = Publié
studio-credit-name = Par mon nom
studio-credit-lived = Comme personne ayant une expérience vécue
studio-credit-part = Par mon rôle, sans nom
studio-credit-none = Pas du tout
studio-order = Ordre des leçons
studio-move-up = Monter
studio-move-down = Descendre
studio-move-title = Nouvel ordre : { $title }
studio-of = { $what } : { $title }
