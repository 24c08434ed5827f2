# Feuilles d’observation : ce qu’une personne observatrice regarde, à remplir au stylo.
observe-title = Être observé
observe-words = Une personne formée vous regarde travailler et remplit une de ces feuilles. Vous pouvez la lire avant. Le patient aussi.
observe-one = Feuille d’observation
observe-name = Feuille d’observation : { $title }
observe-minutes = { $n ->
    [one] environ { $n } minute
   *[other] environ { $n } minutes
}
observe-on-paper = Quand votre session est ouverte, vous pouvez demander ici à une ou un collègue de vous observer et de signer à l’écran. Vous pouvez aussi imprimer cette feuille, la remplir au stylo et la garder là où votre service garde ces documents.
observe-who = Personne observée
observe-by = Personne qui observe
observe-day = Date
observe-where = Lieu ou cadre
observe-no-patient = Aucun détail sur le patient. N’écrivez rien qui permette de savoir de qui il s’agit.
observe-before = Avant
observe-look-for = Ce qu’on regarde
observe-look-how = Cochez ce que vous avez vu. Rayez ce qui ne s’appliquait pas.
observe-judgement = Votre jugement
observe-judgement-how = Cochez une seule case. Il porte sur aujourd’hui et sur cette tâche seulement.
observe-needs-support = A besoin de soutien
observe-safe-alone = En sécurité, seul
observe-can-teach = Peut enseigner
observe-stop = On s’arrête et on en parle
observe-stop-how = Si vous voyez une de ces choses, faites une pause et parlez-en. L’observation d’aujourd’hui n’est pas signée.
observe-after = Après
observe-keep = Une chose à garder
observe-try = Une chose à essayer
observe-signed = Signature de la personne qui observe
observe-signed-day = Signée le
next-observe = Demandez à une ou un collègue de vous observer : { $title }
observe-judged = Ce qu’a jugé cette personne
