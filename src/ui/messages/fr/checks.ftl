# Le chemin de la personne qui apprend : début, accès, bilan, voir où j’en suis, carte, feuille à garder, mémoire de l’appareil.
month-name = { $n ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
}
day-first = 1er
day-month-year = { $day } { $month } { $year }
questions = { $n ->
    [one] { $n } question
   *[other] { $n } questions
}
question-of = Question { $n } sur { $all }
start-title = Je suis ici pour moi
start-lead = Vous pouvez commencer où vous voulez. Vous pouvez arrêter à tout moment.
start-modules = Voir les modules
start-other = Ou commencez par ceci
start-check = Un court bilan
start-check-words = 12 questions sur ce que vous vous sentez capable de faire. Ensuite, nous suggérons où commencer. Il n’y a pas de note.
start-access = Six questions sur l’accès
start-access-words = Avez-vous un téléphone, des données, un lieu calme ? Nous montrons ce qui aide, même sans appareil.
start-map = La carte de mes compétences
start-map-words = Ce que vous avez dit avant, si cet appareil ou votre place s’en souvient.
start-open = J’ai une carte
start-open-words = Ouvrez votre place avec les mots de votre carte.
support-title = Je soutiens quelqu’un
support-lead = Vous pouvez lire toutes les leçons ici, par vous-même ou côte à côte.
support-how = Comment ça marche
support-never = Vous ne voyez jamais ses réponses. Cette personne ne voit jamais les vôtres.
support-hands = Laissez-lui le téléphone en main. Attendez, puis demandez : que voyez-vous ?
support-words = Son mot de passe ne vous est pas utile. Détournez les yeux quand cette personne l’écrit.
support-no = Cette personne peut dire non, ou arrêter. Vous aussi.
support-other = Bon à savoir
support-ways = Les appareils et les autres façons
support-ways-words = Ce qui aide sans appareil, sans données ou sur papier.
support-own = Apprendre pour vous
support-own-words = Vous pouvez avoir votre propre place. Elle n’a aucun lien avec la sienne.
access-title = Six questions sur l’accès
access-why = Nous demandons cela pour vous montrer ce qui aide. Vous pouvez passer n’importe quelle question.
access-choose = Choisissez une réponse, ou passez cette question.
access-not-kept = Personne ne garde vos réponses. Elles disparaissent quand vous partez.
access-kept = Votre place garde vos réponses. Elles sont visibles pour vous seulement.
access-end = Ce qui peut aider
access-end-no = Vous pouvez le faire sans écran
access-no-words = Vous avez dit que vous ne voulez pas utiliser un téléphone ou un ordinateur pour vos soins. C’est bien d’avoir ce choix. Les soins en personne, par téléphone ou sur papier sont là pour vous.
access-some-words = Vous avez répondu non, ou que vous ne savez pas, pour ce qui suit. Voici ce que d’autres font.
access-all-words = Vous avez dit oui à tout ce que vous avez répondu. Il ne vous faut rien de plus pour les leçons.
access-none-words = Vous avez passé les questions. C’est très bien. Cette page est là si vous la voulez plus tard.
access-ways = Cette partie sur sa propre page
access-change = Vous pouvez changer d’idée à tout moment. Personne n’en est averti.
access-start = Aller au début
access-paper = Des leçons à imprimer et à emporter
access-all = Toutes les façons sur une page
access-again = Répondre de nouveau
check-home-title = Un court bilan
check-home-lead = Vous sentez-vous à l’aise avec un téléphone ou un ordinateur ? Vos réponses nous aident à suggérer où commencer.
check-before-title = À quel point suis-je à l’aise ?
check-before-lead = Dites comment vous vous sentez avant les leçons. Reposez-vous la question plus tard pour voir ce qui a changé.
check-after-title = À quel point suis-je à l’aise maintenant ?
check-after-lead = Les mêmes questions encore une fois. Dites ce qui est vrai pour vous aujourd’hui.
check-what = { $questions }, environ { $minutes }.
check-not-graded = Il n’y a pas de note et pas de bonne réponse.
check-only-you = C’est visible pour vous seulement.
check-any-time = Vous pouvez passer une question, revenir et arrêter à tout moment.
check-begin = Commencer
check-not-now = Pas maintenant
check-go-on = Continuer
check-save = Garder et continuer
check-back = Retour
check-choose = Choisissez une réponse, ou passez cette question.
check-own-feeling = Ce que vous sentez est la réponse. Rien n’est noté ici, et c’est visible pour vous seulement.
check-before-done = La leçon 1 vous attend
check-before-next = Vous pouvez commencer maintenant, ou regarder ce que vous avez dit.
device-ask = Cet appareil est-il à vous ?
device-ask-remember = Il est à moi, garder sur cet appareil
device-ask-mine = Il est à moi, ne rien garder
device-ask-shared = Il est partagé, ou je ne sais pas
device-ask-why = Si vous choisissez « garder », vos réponses restent dans ce navigateur pendant 90 jours. Elles ne portent aucun nom. Toute personne qui peut ouvrir cet appareil peut les voir. Si vous ne choisissez rien, rien n’est gardé.
kept-place = Votre place garde ce que vous avez dit.
kept-device = Cet appareil garde ce que vous avez dit.
kept-nowhere = Nous ne gardons pas ce que vous avez dit. Tout disparaît quand vous quittez ces pages. Vous pouvez d’abord imprimer votre carte.
memory-here = Cet appareil garde ce que vous avez dit pendant 90 jours. Vous pouvez l’enlever maintenant.
memory-forget = Oublier ce que cet appareil garde
memory-forgotten = Cet appareil ne garde plus rien.
suggest-title = Par où commencer
suggest-lead = D’après ce que vous avez dit, ceci peut vous aider.
suggest-none = D’après ce que vous avez dit, aucun module ne ressort. Vous pouvez commencer où vous voulez.
suggest-nothing-said = Vous pouvez commencer où vous voulez.
suggest-ignore = Vous pouvez laisser ces suggestions. Vous pouvez commencer où vous voulez.
suggest-all = Voir tous les modules
suggest-coming = Ce module n’est pas encore là.
suggest-ask = Demandez de l’aide ici
because-not-sure = Vous avez dit que vous n’êtes pas encore à l’aise avec ceci :
because-safe = Ce module aide à rester en sécurité. Vous êtes assez à l’aise avec ceci :
because-somewhat = Vous êtes assez à l’aise avec ceci :
quiz-any-tries = Voir où j’en suis · autant d’essais que vous voulez
quiz-of = Voir où j’en suis, { $n } sur { $all }
quiz-answer-of = Voir où j’en suis, { $n } sur { $all } : la réponse
quiz-several = Choisissez tout ce qui convient.
quiz-order = Donnez un numéro à chaque ligne. Ce qui vient d’abord porte le numéro 1.
quiz-place = Numéro
quiz-not-yet = Je ne sais pas encore
quiz-show = Voir la réponse
quiz-skip = Passer cette question
quiz-choose = Choisissez une réponse. « Je ne sais pas encore » est aussi une réponse.
quiz-choose-some = Choisissez au moins une réponse. « Je ne sais pas encore » est aussi une réponse.
quiz-each-once = Donnez à chaque ligne son propre numéro. Nous pourrons alors vous montrer un ordre qui convient.
quiz-changed = Cette question a changé depuis que vous l’avez ouverte. Regardez-la encore une fois et choisissez de nouveau.
quiz-not-kept = Vos réponses sont visibles pour vous seulement. Elles ne sont pas gardées.
quiz-kept = Vos réponses sont visibles pour vous seulement. Votre place garde la dernière, pour que vous puissiez la revoir.
quiz-fits = Cela convient
quiz-partly = Une partie convient
quiz-instead = Essayez plutôt ceci :
quiz-others-fit = Essayez plutôt celles-ci
quiz-these = Ceci convient
quiz-other-order = Essayez un autre ordre
quiz-look = Regardons ensemble
quiz-also = Ceci convient aussi
quiz-others = Et les autres réponses ?
quiz-your-order = Votre ordre :
quiz-one-order = Un ordre qui convient, et pourquoi :
quiz-next = Question suivante
quiz-last = Continuer
quiz-again = Essayer encore cette question
quiz-end = C’était la dernière
quiz-end-lead = Vous pouvez tout revoir, ou dire comment vous vous sentez maintenant.
quiz-to-module = Revenir au module
quiz-read-again = Où lire sur chaque compétence
quiz-from-start = Reprendre les questions
map-title = La carte de mes compétences
map-title-changed = Ce qui a changé pour vous
map-title-now = Comment vous vous sentez
map-only-you = Cette page est visible pour vous seulement. Rien n’est transmis.
map-empty = Rien ici pour le moment. Quand vous direz comment vous vous sentez, vous le verrez ici.
map-see = Voir ma carte
map-key = Comment lire les portes
map-own-words = Ce sont vos mots sur ce que vous ressentez. Ce n’est pas une note.
map-as-table = Montrer en tableau
map-next = Et ensuite ?
map-paper = Une feuille à imprimer et à garder
map-again = Refaire le court bilan
map-card = Garder ma place avec une carte
moment-home = Court bilan, le { $day }
moment-before = Avant, le { $day }
moment-after = Maintenant, le { $day }
story-once = Vous avez dit « { $now } ».
story-surer = Vous étiez plus à l’aise : « { $then } » d’abord, puis « { $now } ».
story-same = Vous avez dit la même chose les deux fois : « { $now } ».
story-harder = Vous étiez moins à l’aise qu’avant. Cela arrive quand on voit tout ce qu’il y a à savoir.
story-not-wanted = Vous avez dit « Je ne veux pas le faire ». C’est votre choix.
story-now-wanted = Au début, vous ne vouliez pas le faire. Maintenant, vous avez dit « { $now } ».
table-caption = Ce que vous avez dit de chaque compétence
table-skill = Compétence
table-home = Court bilan
table-before = Avant le module
table-after = Après le module
table-nothing = Pas demandé, ou passé
paper-title = Ma feuille à garder
paper-own-words = Ce sont mes mots sur ce que je ressens.
paper-own = Ce que j’ai dit faire sans aide
paper-surer = Ce qui me met plus à l’aise qu’avant
paper-next = Ce que je veux essayer ensuite
paper-first-line = Je veux essayer :
paper-second-line = Une personne qui peut m’accompagner :
paper-third-line = Quand j’aimerais le faire :
paper-choose = Que mettre sur la feuille ?
paper-show = Montrer comme ceci
quiz-not-now = Les raisons ne peuvent pas s’afficher pour le moment. Appuyez encore une fois, ou rechargez la page.
map-reader-hint = Touchez une habileté, ou utilisez les flèches, pour lire ce que vous avez dit.
