# Mots de « Mes renseignements » pour les partages et les groupes.
kept-column-class-id = Mon groupe, comme numéro tiré au hasard
kept-column-share-id = Numéro du partage
