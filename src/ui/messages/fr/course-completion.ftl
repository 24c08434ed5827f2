# Toutes les leçons d’un module ont été terminées.
completion-said = Vous avez terminé les { $n } leçons de « { $title } » telles qu’elles étaient alors.
rule-course-completion = Module terminé : toutes les leçons d’un module qui enseigne cela, terminées telles qu’elles sont maintenant. Cela ne suffit à aucun niveau.
next-completion = Terminez les leçons : { $title }
