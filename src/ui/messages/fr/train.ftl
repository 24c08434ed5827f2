# Personnel clinicien : leçons, cas, vérification des connaissances, relevé de compétences.
train-title = Je travaille dans les soins
train-lead = De courtes leçons pour les personnes qui soignent et accompagnent, des cas avec décisions et un relevé de ce que vous avez montré.
train-framework = Voir toutes les compétences
train-how = Comment ça marche
train-read = Lire
train-read-words = Chaque leçon et chaque cas sont ouverts sans compte. Une leçon tient entre deux rendez-vous.
train-show = Montrer ce que vous savez faire
train-show-words = Un cas avec décisions et une vérification des connaissances donnent des preuves pour une compétence. La pratique observée et la réflexion viendront plus tard.
train-own = Votre relevé
train-own-words = Avec un compte, vos preuves sont gardées dans votre propre relevé. Vous seul ou vous seule pouvez l’ouvrir. Personne ici ne voit les réponses des personnes qui apprennent.
train-coming-words = Ces modules ne sont pas encore écrits. Leurs compétences figurent déjà dans la vue d’ensemble.
train-cases = { $n ->
    [one] { $n } cas
   *[other] { $n } cas
}
train-evidence = Cas et vérification des connaissances
train-evidence-words = Faites-les dans l’ordre qui vous convient, après les leçons ou avant.
train-competencies = Les compétences de ce module
train-sources = Sources
train-next-case = Ensuite, un cas : { $title }
train-next-knowledge = Ensuite : la vérification des connaissances
framework-lead = { $domains } domaines, { $all } compétences. Chacune a trois niveaux et demande une ou deux sortes de preuves.
framework-version = Référentiel version { $version }, règles version { $rules }.
framework-levels = Les trois niveaux
framework-letters = Les sortes de preuves
framework-taught = Enseigné dans :
framework-coming = à venir
framework-holds = { $n ->
   *[other] Une preuve est valable { $n } mois.
}
framework-see-levels = Ce que cela veut dire à chaque niveau
provisional = Provisoire ; ne sert pas aux décisions d’emploi.
provisional-why = Aucun comité de fixation des seuils n’est encore inscrit pour ce référentiel.
evidence-later = Cela viendra plus tard : cette version ne peut pas encore l’inscrire.
sign-accepted = acceptée
sign-waiting = en attente
sign-not-started = pas commencée
sign-of = { $kind } : { $sign }
case-name = Cas : { $title }
knowledge-title = Vérification des connaissances
