# Les cinquante habiletés, un sujet à la fois.
full-link = Voir toutes les habiletés, un sujet à la fois
full-title = Toutes les habiletés, un sujet à la fois
full-lead = À quel point êtes-vous à l’aise ? Il y a { $n } pages courtes. Faites-en une aujourd’hui, ou plus.
full-what = Vous pouvez laisser de côté ce que vous voulez, arrêter à tout moment et continuer un autre jour. Ce que vous répondez compte.
full-kept-form = Vous pouvez continuer tant que ces pages sont ouvertes. Nous ne gardons pas ce que vous dites, sauf si vous le choisissez plus bas.
full-subjects = Sujets
full-not-yet = Pas encore vu
full-in-part = Vu en partie
full-whole = Vu
full-go-on = Continuer
full-subject-of = Page { $n } sur { $all }
full-leave-out = Laissez de côté ce que vous voulez.
full-choose = Choisissez une des réponses, ou laissez de côté.
full-stop = Garder et arrêter ici
full-stop-form = Arrêter ici
