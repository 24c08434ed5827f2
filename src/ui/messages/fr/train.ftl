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
case-word = Un cas avec décisions
case-what = Ce qu’est un cas
case-what-written = La personne du cas est inventée. Le cas est écrit comme si elle allait le lire.
case-what-decisions = Une scène par page, avec au plus { $most } décisions. Après chacune, vous lisez ce qui se passe ensuite.
case-what-stays = Une décision reste comme vous l’avez prise. Vous pouvez reprendre le cas au complet : c’est un nouvel essai, et le premier reste au relevé.
case-what-unsafe = Une décision dangereuse demande de reprendre le cas, peu importe les points. Un cas inventé sert à cela.
case-kept = Vos décisions sont gardées dans votre propre relevé. Vous seul ou vous seule pouvez l’ouvrir.
case-not-kept = Rien n’est gardé : vous faites ce cas sans compte, et il ne donne aucune preuve.
case-not-kept-short = Rien de ce que vous choisissez n’est gardé.
case-sign-in = Ouvrir une session et commencer
case-without = Le faire sans relevé
case-begin = Commencer le cas
case-go-on = Continuer où vous étiez
case-again = Reprendre le cas
case-earlier = Vos essais précédents
case-made-up = La personne de ce cas est inventée. Le cas est écrit comme si elle allait le lire.
case-decide = Votre décision
case-choose = Choisissez une décision pour continuer.
case-do-this = Faire ceci
case-pause = M’arrêter ici
case-help = Un cas comme celui-ci peut toucher votre propre vie. Les lignes d’aide sont là pour vous aussi.
case-step = { $title }, décision { $n }
case-after = { $title }, après la décision { $n }
case-end = { $title }, la fin
case-you-chose = Vous avez choisi
case-then = Ce qui se passe ensuite
case-why = Pourquoi cette étape compte
case-competency = Compétence
case-other = Si vous aviez choisi :
case-next = Continuer
case-to-ending = Vers la fin du cas
case-unsafe = Cette action était dangereuse.
case-unsafe-words = Dans une vraie soirée, elle aurait pu laisser quelqu’un sans aide. Ici, personne n’a subi de tort, et bien des gens la choisissent la première fois. Cet essai ne donne pas de preuve ; vous pouvez reprendre le cas.
case-outcome = Le résultat de ce cas
case-outcome-accepted = Accepté.
case-outcome-not-yet = Pas encore.
case-outcome-unsafe = Pas encore : une décision était dangereuse.
case-rule = { $points } points sur { $possible }. La règle demande { $needed } points et aucune action dangereuse.
case-evidence = { $kind } : preuve acceptée pour { $competencies }.
case-no-evidence = Votre relevé montre que vous l’avez fait. Le reprendre est un nouvel essai.
case-again-words = Le cas reprend depuis le début. Cet essai-ci reste au relevé.
case-again-guest = Vous pouvez le reprendre depuis le début.
case-to-record = Voir mon relevé
outcome-short-accepted = accepté, { $points } points sur { $possible }
outcome-short-not-yet = pas encore, { $points } points sur { $possible }
outcome-short-unsafe = pas encore : une décision dangereuse
case-rule-unsafe = La règle demande qu’il n’y ait aucune action dangereuse, peu importe les points.
knowledge-lead = { $many } questions sur le module « { $module } », tirées d’une banque plus grande.
knowledge-how = Comment ça marche
knowledge-change = Une question par page. Vous pouvez changer toute réponse jusqu’à l’envoi.
knowledge-pass = Elle est acceptée quand { $percent } % des questions sont justes.
knowledge-safety = Une question de sécurité doit être juste, peu importe le total.
knowledge-tries = Vous avez { $tries } essais, à { $hours } heures d’intervalle, pour avoir le temps de lire.
knowledge-reasons = Après l’envoi, vous voyez les explications de chaque question.
knowledge-needs-account = Il faut un compte, parce que vos réponses sont gardées dans votre propre relevé.
knowledge-begin = Commencer la vérification
knowledge-left = { $n ->
    [one] Il vous reste { $n } essai.
   *[other] Il vous reste { $n } essais.
}
knowledge-wait = { $n ->
    [one] Vous pourrez la reprendre dans environ { $n } heure.
   *[other] Vous pourrez la reprendre dans environ { $n } heures.
}
knowledge-wait-why = Cette pause vous laisse le temps de lire les explications et les leçons.
knowledge-none-left = Vous avez utilisé tous vos essais. Cela arrive. Parlez-en avec quelqu’un de votre équipe ou avec la personne responsable de la formation ; la possibilité d’ouvrir d’autres essais ici viendra plus tard.
knowledge-see-last = Voir le dernier résultat avec ses explications
knowledge-choose = Choisissez une réponse pour continuer.
knowledge-choose-some = Choisissez au moins une réponse pour continuer.
knowledge-each-once = Donnez à chaque ligne son propre numéro pour continuer.
knowledge-keep = Garder et continuer
knowledge-all = Voir toutes mes réponses
knowledge-kept = Votre réponse est gardée quand vous continuez. Vous pouvez la changer jusqu’à l’envoi.
knowledge-missing = { $n ->
    [one] { $n } question n’a pas encore de réponse. Répondez-y, puis envoyez.
   *[other] { $n } questions n’ont pas encore de réponse. Répondez-y, puis envoyez.
}
knowledge-not-answered = Pas encore de réponse
knowledge-change-this = Aller à la question { $n }
knowledge-send = Envoyer mes réponses
knowledge-send-when = Envoyer quand tout a une réponse
knowledge-look-over = Revoir vos réponses
knowledge-look-over-words = Rien n’est encore envoyé. Vous pouvez changer toute réponse.
knowledge-result = Vérification des connaissances : le résultat
knowledge-outcome-accepted = Acceptée
knowledge-outcome-not-yet = Pas encore
knowledge-outcome-unsafe = Pas encore : une question de sécurité
knowledge-points = { $points } questions justes sur { $possible }.
knowledge-rule = La règle en demande { $needed } sur { $possible }.
knowledge-rule-safety = La règle en demande { $needed } sur { $possible }, ainsi que toutes les questions de sécurité.
knowledge-evidence = Elle est acceptée comme preuve pour { $competencies }.
knowledge-no-evidence = Elle ne compte pas encore comme preuve pour { $competencies }. Votre relevé montre que vous l’avez faite.
knowledge-domain-only = Aucune compétence qui demande une vérification n’avait { $least } questions dans ce tirage ; seul le domaine dans son ensemble est rapporté ici.
knowledge-others = Une compétence est rapportée seulement si elle demande une vérification des connaissances et si au moins { $least } questions portaient sur elle.
knowledge-items = Chaque question et ses explications
knowledge-fits = Cela convient.
knowledge-partly = Une partie convient. La question compte quand tout convient.
knowledge-not-fit = Autre chose convient mieux.
knowledge-not-fit-safety = Autre chose est plus sûr. C’est une question de sécurité.
knowledge-what-fits = Ce qui convient, et pourquoi :
knowledge-item-changed = Cette question a été réécrite après votre réponse. Votre réponse a été notée selon le texte que vous avez vu.
