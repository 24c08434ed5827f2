# Le bureau des questions : demander, répondre, et ce que les collègues en lisent.
askdesk-title = Bureau des questions
askdesk-lead = Posez une question sur votre travail ou sur un module. Une ou un collègue répond, avec des mots pour vous.
askdesk-ask = Poser une question
askdesk-who-reads = Toutes les personnes qui travaillent ici comme mentor ou responsable lisent votre question, avec votre nom. L’une d’elles répond. Personne d’autre ne la voit, sauf si vous le permettez plus tard, sans votre nom.
askdesk-within = { $n ->
    [one] Vous aurez une réponse d’ici un jour ouvrable.
   *[other] Vous aurez une réponse d’ici { $n } jours ouvrables.
}
askdesk-by = Pour une question posée aujourd’hui : le { $day } au plus tard.
askdesk-words = Votre question
askdesk-hint = Dites ce que vous voulez savoir, et ce que vous avez essayé.
askdesk-module = Sur quel module
askdesk-no-module = Aucun en particulier
askdesk-go = Envoyer cette question
askdesk-fix-most = Vous avez déjà { $most } questions en attente. Reprenez-en une, ou attendez une réponse.
askdesk-mine = Vos questions
askdesk-about = Sujet : { $module }
askdesk-asked-on = Posée le { $day }
askdesk-waits = Personne ne l’a encore prise.
askdesk-taken = { $name } s’en occupe.
askdesk-promised = Réponse promise pour le { $day }
askdesk-late = En retard
askdesk-answered-by = Réponse de { $name }, le { $day }
askdesk-answered-on = Réponse du { $day }
askdesk-is-shown = Les collègues peuvent lire cette question et sa réponse, sans votre nom.
askdesk-is-not-shown = Seules les personnes qui répondent et vous pouvez lire ceci.
askdesk-show = Laisser les collègues lire, sans mon nom
askdesk-hide = Ne plus la montrer
askdesk-delete = Supprimer cette question
askdesk-done-asked = C’est envoyé. La réponse sera ici, et votre boîte de réception vous le dira.
askdesk-done-show = Les collègues peuvent maintenant la lire, sans votre nom. Vous pouvez revenir sur ce choix.
askdesk-done-hide = Elle n’est plus montrée.
askdesk-done-delete = Elle est supprimée, avec sa réponse s’il y en avait une.
askdesk-answered = Questions avec réponse
askdesk-answered-lead = Ce que des collègues ont demandé et vous laissent lire. Aucun nom, ni de qui demande ni de qui répond.
askdesk-none-shown = Rien n’est montré ici pour l’instant.

askdesk-list = Questions à répondre
askdesk-list-lead = Ce que demandent vos collègues. La personne qui prend une question y répond, avant le jour promis.
askdesk-open = Personne n’a encore pris celles-ci
askdesk-none-waiting = Aucune question n’attend.
askdesk-from = { $name }, le { $day }
askdesk-take = Je prends celle-ci
askdesk-take-named = Je prends celle-ci, de { $name }
askdesk-i-took = Celles que vous avez prises
askdesk-to-answer = À répondre
askdesk-of = Une question de { $name }
askdesk-answer = Votre réponse
askdesk-answer-hint = Des mots simples. Votre collègue peut laisser d’autres personnes la lire, sans noms. Elle ne peut pas être changée plus tard.
askdesk-answer-go = Envoyer cette réponse
askdesk-give-back = La rendre au bureau
askdesk-list-back = Toutes les questions
askdesk-done-answered = C’est répondu, et votre collègue en est informé.
askdesk-done-back = Elle est de retour au bureau, pour quelqu’un d’autre.
askdesk-done-late = Quelqu’un d’autre l’a, ou elle a été reprise.

site-answers = Délai de réponse du bureau des questions
site-answers-none = D’ici 3 jours ouvrables
site-answers-set = Jours ouvrables avant une réponse : { $n }
site-answers-lead = Les collègues lisent ce délai avant de demander. Les questions déjà posées gardent le jour promis.
site-answers-label = Jours ouvrables avant une réponse
site-answers-hint = Un nombre de 1 à 20 ; vide veut dire 3. Les jours ouvrables vont du lundi au vendredi. Les jours fériés ne sont pas connus ici.
site-answers-fix = Veuillez écrire un nombre de { $least } à { $most }.

inbox-desk-asked = Une ou un collègue a une question pour le bureau.
inbox-desk-asked-next = Elle est sur votre bureau sous « Questions à répondre », avec le jour pour lequel une réponse est promise.
inbox-desk-answered = { $name } a répondu à votre question.
inbox-desk-answered-next = La réponse est sur votre bureau sous « Bureau des questions ». Vous choisissez si les collègues peuvent la lire sans votre nom.

kept-table-desk-question = Vos questions au bureau
kept-why-desk-question = Ce que vous avez demandé, et ce qui a été répondu.
kept-table-desk-answered = Questions auxquelles vous avez répondu
kept-why-desk-answered = Ce que vous avez écrit, et quand ; pas à qui.
kept-column-answer-by = Réponse promise pour le
kept-column-may-show = Montrée sans votre nom (1 : oui)
