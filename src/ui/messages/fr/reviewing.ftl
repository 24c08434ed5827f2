# La relecture dans le studio, partie par partie : ce qui attend, dire quelque chose, décider, et les réponses des personnes qui écrivent.
review-title = Textes qui attendent d’être lus
review-texts-wait = { $n ->
    [one] { $n } attend
   *[other] { $n } attendent
}
review-remarks-wait = { $n ->
    [one] { $n } remarque attend une réponse
   *[other] { $n } remarques attendent une réponse
}
review-lead = Quelqu’un a écrit ces textes et vous demande de les lire avant tout le monde. Vous pouvez vous arrêter à tout moment et continuer plus tard.
review-none = Rien n’attend d’être lu. Quand quelqu’un demande une relecture, elle apparaît ici.
review-texts = { $n ->
    [one] { $n } texte
   *[other] { $n } textes
}
review-about = { $texts } : { $kinds }.
review-asked = On vous demande : { $capacities }.
review-asked-second = Les relectures sont faites. Il faut encore qu’une personne qui n’a pas écrit ici lise les textes exactement comme ils sont maintenant.
review-not-asked = Personne d’autre n’est nécessaire ici. Vous pouvez quand même lire et dire quelque chose.
review-own-work = Vous avez écrit dans ce travail, alors une autre personne le relit.
review-you-approved = Le { $day }, vous avez dit que c’est bon. Rien n’a changé depuis.
review-you-sent-back = Vous l’avez renvoyé le { $day }. Rien n’a changé depuis.
review-changed-since = Vous avez répondu le { $day }. Les textes ont changé depuis.
review-done-approved = Merci. Vous avez dit que c’est bon.
review-done-sent-back = Merci. Le texte est retourné aux personnes qui l’écrivent, avec vos mots.
review-somebody-who-left = Une personne qui est partie
review-as-lived-experience = Expérience vécue
review-as-lived-experience-hint = Est-ce respectueux et vrai ? Est-ce que cela pourrait blesser quelqu’un ou lui faire honte ?
review-as-clinical = Clinique
review-as-plain-language = Langage clair et accès
review-as-plain-language-hint = Est-ce que tout le monde peut le lire et s’en servir ?
review-as-translation = Traduction
review-as-translation-hint = Est-ce dit comme le diraient les personnes qui parlent cette langue ?
review-kind-wording = une petite faute corrigée
review-kind-meaning = un nouveau sens
review-kind-safety = des mots qui protègent
review-kind-answers = des questions et des réponses
review-kind-frameworks = des habiletés, des compétences ou des règles
review-kind-help-lines = des lignes d’aide
review-kind-new-text = un nouveau texte
review-kind-translation = une traduction
review-kind-pictures = des images
review-kind-removed = un texte qui disparaît
review-kind-had-before = le retour à un texte d’avant
review-written-by = Écrit par { $names }
review-read = Lire
review-read-words = Ouvrez un texte pour le lire comme le public le lira, et pour dire quelque chose sur n’importe quelle partie.
review-sensitive = Ce texte parle de rester en sécurité quand la vie devient trop lourde. Laissez-le pour un autre jour ou pour une autre personne, si c’est mieux pour vous.
review-remarks = { $n ->
    [one] { $n } remarque.
   *[other] { $n } remarques.
}
review-changes = Ce qui a changé
review-changes-of = Ce qui a changé dans « { $title } »
review-changes-since = Voici ce qui a changé depuis que vous avez dit quelque chose, le { $day }.
review-changes-readers = Voici ce qui a changé par rapport au texte que le public a aujourd’hui.
review-changes-all = Montrer tout ce qui a changé pour le public
review-changes-marks = Les mots enlevés sont barrés. Les mots ajoutés sont soulignés.
review-read-and-say = Lire le texte et dire quelque chose
review-no-changes = Rien n’a changé.
review-stayed = { $n ->
    [one] { $n } paragraphe est resté comme il était.
   *[other] { $n } paragraphes sont restés comme ils étaient.
}
review-went = enlevé :
review-came = ajouté :
review-end = (fin)
review-pieces-words = Sous chaque partie, vous pouvez dire ce que vous en pensez.
review-removed = Le public ne trouverait plus ce texte.
review-fact-title = Titre
review-fact-summary = En une ligne
review-fact-aim = But
review-fact-content-note = Dit avant le texte
review-fact-goal = Objectif
review-fact-setting = Situation
review-fact-on-paper = Nom sur papier
review-say = Dire quelque chose sur la partie { $n }
review-remark = Ce que vous en pensez
review-remark-hint = Par exemple : ce qui n’est pas clair, pas vrai, ou qui pourrait blesser.
review-better = De meilleurs mots, si vous en avez
review-better-hint = Changez les mots dans la zone de texte comme vous les écririez. Les petits signes, comme ** ou #, peuvent rester tels quels.
review-say-go = Envoyer la remarque
review-remark-by = { $name }, le { $day }
review-suggestion = Proposition :
review-withdraw = Retirer cette remarque
review-gone = Sur des mots qui ont changé depuis
review-remark-said = Merci. Les personnes qui écrivent voient ce que vous avez dit.
review-remark-withdrawn = Vous avez retiré votre remarque.
review-back = Retour à tous les textes de ce travail
review-to-answer = Aller à votre réponse
review-outcome-open = Ouverte.
review-outcome-taken = Retenue le { $day }.
review-outcome-not-taken = Non retenue, le { $day }.
review-outcome-withdrawn = Retirée le { $day }.
review-answer = Votre réponse
review-as = Vous lisez ceci à ce titre : { $capacity }.
review-capacity = À quel titre l’avez-vous lu ?
review-words = Vos mots aux personnes qui écrivent
review-words-hint = Si vous le renvoyez, dites pourquoi, pour que le texte puisse devenir meilleur.
review-credit = Comment aimeriez-vous qu’on vous remercie, là où le public voit qui a aidé ?
review-credit-name = Par mon nom : { $name }
review-credit-lived = Comme personne ayant une expérience vécue
review-credit-part = Par ma contribution, sans nom
review-credit-none = Pas du tout
review-paid = Avez-vous reçu un paiement pour cela ?
review-paid-why = Pour que le site puisse voir s’il paie les personnes qui aident. Le montant n’est pas demandé.
review-paid-yes = Oui
review-paid-no = Non
review-paid-unsaid = Je préfère ne pas le dire
review-approve = C’est bon
review-send-back = Renvoyer le texte
review-safe = Parler de suicide avec soin
review-safe-words = Avant de dire que c’est bon, parcourez ces lignes avec le texte. Si l’une n’est pas respectée, renvoyez le texte.
review-safe-text = { $title }
review-safe-choose = Veuillez choisir
review-safe-met = Oui
review-safe-not-met = Non
review-safe-not-there = Rien de tel dans ce texte
review-standing = Où en est ce travail
review-line = { $have } oui sur { $need }
review-line-without = Il a été dit publiquement que le texte paraît sans cette relecture.
review-ready = Toutes les relectures sont faites. Le travail peut être publié.
review-lack-readers = { $capacity } : { $have } sur { $need } jusqu’ici.
review-lack-reopened = { $capacity } : le texte a changé après la lecture, il faut donc le relire ({ $have } sur { $need } jusqu’ici).
review-lack-sent-back = { $name } l’a renvoyé ({ $capacity }) et ne l’a pas encore relu.
review-lack-second-person = Une personne qui n’a pas écrit ici doit dire oui aux textes exactement comme ils sont maintenant.
review-said = Ce qui a été dit
review-approved-by = Le { $day }, { $name } ({ $capacity }) a dit que c’est bon.
review-sent-back-by = { $name } ({ $capacity }) l’a renvoyé le { $day }.
review-text-changed = Les textes ont changé depuis.
review-fix-capacity = Choisissez à quel titre vous l’avez lu.
review-fix-why = Dites pourquoi vous le renvoyez, en quelques mots au moins.
review-fix-credit = Choisissez comment vous aimeriez qu’on vous remercie.
review-fix-safe = Répondez à chaque ligne de la liste « Parler de suicide avec soin ».
review-fix-not-met = Une ligne de la liste n’est pas respectée. Renvoyez le texte et dites laquelle.
review-fix-changed = Les textes ont changé pendant que vous lisiez. Regardez ce qui a changé, puis répondez encore une fois. Rien de ce que vous avez écrit n’est perdu.
review-fix-remark = Dites ce que vous en pensez, ou changez les mots dans la deuxième boîte.
review-remarks-title = Ce que les relectrices et relecteurs ont dit
review-remarks-open = { $n ->
    [0] Aucune remarque n’attend de réponse.
    [one] { $n } remarque attend une réponse.
   *[other] { $n } remarques attendent une réponse.
}
review-no-remarks = Rien ne vous attend ici.
review-answered = { $n ->
    [one] { $n } remarque avec réponse
   *[other] { $n } remarques avec réponse
}
review-answer-words = Votre réponse
review-answer-hint = La personne qui a fait la remarque la lit. Si vous ne la reprenez pas, dites pourquoi.
review-take = Utiliser ces mots
review-done = C’est fait, merci
review-not-taken = Ne pas la retenir
review-fix-reason = Dites pourquoi, en quelques mots.
review-fix-gone = Le texte a changé à cet endroit. Ouvrez-le dans l’éditeur, mettez les mots à la main, puis répondez ici.
review-answered-taken = Merci. La personne qui a relu voit que sa remarque a été reprise.
review-answered-not-taken = La personne qui a relu reçoit votre réponse.
review-to-remarks = Ce que les relectrices et relecteurs ont dit
review-without-title = Paraître sans expérience vécue
review-without-lead = Chaque texte dont le sens change est d’abord lu par des personnes ayant une expérience vécue. Si ce site n’a personne à qui le demander, c’est à vous seulement, comme responsable du site, de le laisser paraître sans cela.
review-without-words = Vous le dites publiquement : le public voit votre raison avec le texte, et la relecture reste marquée comme à venir. Cela vaut pour ces textes exactement, et pour aucune autre relecture.
review-without-none = Aucun texte n’attend cela.
review-without-reason = Pourquoi il paraît sans cette relecture, pour le public
review-without-hint = Une ou deux phrases calmes, et quand quelqu’un le lira.
review-without-say = Le dire publiquement
review-without-take-back = Le retirer
review-without-by = Le { $day }, { $name } a dit :
review-without-said = C’est dit. Le public verra la raison quand le texte sera publié.
review-without-back = Vous l’avez retiré.
review-without-shown = Publié sans la relecture par des personnes ayant une expérience vécue : { $reason }
# Qui a d’abord lu un texte publié, au pied de la page.
read-before = Modifié ici le { $day } et lu d’abord par { $people }.
read-before-others = Modifié ici le { $day }, et lu d’abord par d’autres personnes.
read-before-one = { $name } ({ $capacity })
read-before-lived = une personne ayant une expérience vécue
read-before-part = une personne qui relit
read-before-again = À relire d’ici le { $day }.
review-decided-approved = C’est bon
review-decided-sent-back = Renvoyé
kept-table-studio-review = Ce que vous avez décidé sur des textes
kept-why-studio-review = Le public reçoit un texte quand d’autres l’ont lu.
kept-table-studio-checked = Vos réponses sur des textes sensibles
kept-why-studio-checked = Une personne clinicienne parcourt une liste avant qu’un tel texte paraisse.
kept-table-studio-comment = Ce que vous avez dit sur des textes
kept-why-studio-comment = Les personnes qui écrivent le voient à côté de leurs mots et répondent.
kept-table-studio-without = Textes que vous avez laissés paraître sans expérience vécue
kept-why-studio-without = Le public voit pourquoi.
kept-column-capacity = À quel titre vous l’avez lu
kept-column-decision = Ce que vous avez décidé
kept-column-is-paid = Vous avez reçu un paiement
kept-column-decided-at = Décidé
kept-column-quote = Les mots dont il s’agit
kept-column-suggestion = De meilleurs mots
kept-column-written-at = Écrit
kept-column-said-at = Quand cela a été dit
kept-column-is-said = Dit, et pas retiré
kept-word-open = Pas encore de réponse
kept-word-taken = Reprise
kept-word-not-taken = Pas reprise
kept-word-withdrawn = Retirée
kept-word-met = Oui
kept-word-not-met = Pas respecté
kept-word-not-there = Il n’y a rien de tel dans le texte

review-closed = Ce texte n’attend plus de relecture.
review-closed-typed = Ce texte n’attend plus de relecture. Ce que vous avez écrit est ci-dessous, à copier.
review-thanks = Comment on vous remercie
review-thanks-words = Le public voit qui a relu un texte avant sa publication, comme chaque personne l’a souhaité. Vous pouvez le reprendre pour tout ce que vous avez relu.
review-thanks-stop = Ne plus me remercier nulle part
review-thanks-stopped = Votre nom et votre rôle ne sont plus montrés nulle part.
review-one-each = Une personne compte à un seul titre : expérience vécue, ou clinique.
