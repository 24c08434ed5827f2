# Ce qui ne compte plus dans le relevé d’une personne, et pourquoi.
void-number = Numéro de cet élément
void-number-hint = La personne concernée le trouve dans son relevé, à côté de l’élément.
void-said = Annulé le { $day } par { $name }. Ne compte plus à partir de ce jour.
void-sign = ne compte plus
void-title = Retirer un élément du compte
void-lead = Pour une preuve qui ne devrait pas compter. Elle reste dans le relevé, avec votre nom et votre raison. Les résultats d’avant restent aussi.
void-look = Regarder
void-found = Cet élément
void-whose = De
void-what = Quoi
void-together = { $n ->
    [one] Il est seul.
   *[other] { $n } éléments viennent du même essai. Ils ont été jugés ensemble : tous cessent de compter.
}
void-reason = Pourquoi ne devrait-il pas compter ?
void-reason-hint = En mots simples. La personne les lit. Aucun renseignement sur une personne soignée.
void-told = La personne est avisée tout de suite, et ce qui en découle pour ses niveaux est recalculé tout de suite. Cela ne peut pas être défait ; la personne peut le montrer de nouveau.
void-go = Retirer du compte
void-fix-number = Aucun élément ne porte ce numéro. Comparez-le encore une fois avec le relevé.
void-fix-own = C’est un élément de votre propre relevé. Quelqu’un d’autre doit le regarder.
void-fix-reason = Entrez une raison de { $least } à { $most } lettres.
desk-to-voids = Retirer une preuve du compte
inbox-evidence-voided = { $name } a retiré du compte un élément de votre relevé.
inbox-evidence-voided-next = La raison figure à côté, dans votre relevé de compétences. Ce que vous avez atteint sans cet élément reste. Vous pouvez le montrer de nouveau.
kept-table-evidence-void = Preuves qui ne comptent plus
kept-why-evidence-void = Depuis quand, par qui et pourquoi.
kept-column-voided-name = Retiré par
kept-column-voided-at = Retiré
