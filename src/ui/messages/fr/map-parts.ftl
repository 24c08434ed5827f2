# La carte de mes compétences, par catégorie.
map-next-lesson = À essayer ensuite, une leçon :
map-next-task = À essayer ensuite, sur un écran d’essai :
story-not-said = Vous n’avez pas encore dit si vous vous sentez à l’aise avec ceci.
table-tried = Sur un écran d’essai
table-not-tried = Pas encore essayé
