# Avant un texte que l’on peut vouloir passer.
skip-about = Cette page parle de ceci : { $about }.
skip-words = La passer ne change rien à votre parcours.
skip-part = Passer cette partie
