# Questions d’une vérification des connaissances qui ne comptent plus, et ce qui suit pour les personnes qui y ont répondu.
item-void-title = Questions qui ne comptent pas
item-void-lead = Une question qui s’est révélée fausse ou peu claire peut être retirée du compte. Elle n’est plus posée, et les vérifications où elle figure sont jugées de nouveau sans elle. Aucun résultat ne baisse.
item-void-how = On la retire sur sa propre page, sous son module.
item-void-none = Toutes les questions comptent.
item-void-tag = ne compte pas
item-void-said = Cette question ne compte plus. Retirée le { $day } par { $name }.
item-void-keeps = Votre réponse était juste, et sans elle le résultat serait plus bas. Votre point reste donc.
item-void-mend = Une fois le texte corrigé, la nouvelle formulation est posée et compte.
item-void-link = Retirer cette question du compte
item-void-one-title = Retirer une question du compte
item-void-what = Ce qui se passera
item-void-what-asked = Elle n’est plus posée, telle qu’elle a été formulée jusqu’ici. Une nouvelle formulation pourra être posée.
item-void-what-open = Qui l’a dans une vérification pas encore envoyée peut la laisser de côté. La vérification est jugée sans elle.
item-void-what-sent = Les vérifications envoyées sont jugées de nouveau sans elle, tout de suite ou dans l’heure. Un résultat peut s’améliorer, jamais baisser.
item-void-what-told = Chaque personne reçoit un seul message. À côté de la question, elle lit votre nom et votre raison.
item-void-what-own = Vos propres vérifications restent comme elles sont. Personne ne décide de ce qui est à soi.
item-void-what-good = On ne peut pas l’annuler. Vous pouvez corriger le texte.
item-void-concerned = Personnes qui ont envoyé une vérification avec elle : { $n }.
item-void-reason = Pourquoi ne devrait-elle pas compter ?
item-void-go = La retirer du compte
item-void-without = { $n ->
    [one] Une question de cette vérification ne compte plus. Elle a été jugée sans cette question.
   *[other] { $n } questions de cette vérification ne comptent plus. Elle a été jugée sans ces questions.
}
item-void-open = Cette question ne compte plus. Vous pouvez la laisser de côté.
item-void-bank-empty = Il n’y a pas de question à poser pour le moment. De nouvelles viendront.
item-void-again = Jugé de nouveau le { $day }, sans une question qui ne compte plus :
inbox-item-voided = Une question à laquelle vous avez répondu dans une vérification des connaissances ne compte plus.
inbox-item-voided-next = Votre vérification a été jugée de nouveau sans elle. Rien de ce que vous avez n’a baissé. La raison figure à côté de la question, dans votre relevé.
kept-table-attempt-again = Vérifications jugées de nouveau
kept-why-attempt-again = Une de leurs questions ne compte plus ; pourquoi, et ce que la vérification est devenue.
kept-table-evidence-again = Preuves jugées de nouveau
kept-why-evidence-again = Ce qu’elles ont donné sans cette question, et depuis quand.
kept-table-item-void-made = Questions que vous avez retirées du compte
kept-why-item-void-made = Lesquelles, quand, et votre raison. Pas qui cela concernait.
kept-column-became = Ce que c’est devenu
kept-column-judged-at = Jugé de nouveau
kept-column-possible = Points possibles
kept-column-framework = Texte du référentiel
