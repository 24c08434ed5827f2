# Les cours en groupe : la page de la personne qui anime, et l’inscription avec le code d’un cours.
classes-title = Mes cours en groupe
classes-lead = Ouvrez un cours pour une demi-heure. Les personnes présentes s’y joignent avec un code. Vous voyez combien sont venues, et rien de plus.
classes-open = Ouvrir un cours
classes-now = Ouverts maintenant
classes-over = Fermés aujourd’hui
classes-one = Cours { $code }
classes-open-for = { $n ->
    [one] Encore ouvert une minute
   *[other] Encore ouvert { $n } minutes
}
classes-closed = Fermé
classes-joined = { $n ->
    [0] Personne ne s’est encore joint
    [one] Une personne s’est jointe
   *[other] { $n } personnes se sont jointes
}
class-title = Un cours
class-how = Se joindre à ce cours
class-go = Allez à { $address } et tapez ce code :
class-scan = Ou balayez l’image avec votre téléphone.
class-picture = Code image qui mène à la page pour se joindre à ce cours
class-look = Regarder de nouveau
class-longer = Une demi-heure de plus
class-close = Fermer le cours
class-closed = Ce cours est fermé
class-closed-words = Son code n’ouvre plus rien. Les personnes qui se sont jointes gardent leur place.
class-help-title = Quelqu’un a perdu sa carte
class-help-words = Demandez d’abord si la personne a sa carte de rechange, ou un téléphone où sa place est ouverte. Avec l’une ou l’autre, elle tire une nouvelle carte elle-même et rien n’est perdu. Sinon, créez un code pour elle. Si cette page est au mur, retirez-la d’abord du mur.
class-help = Nouvelle carte pour quelqu’un de mon cours
class-digits = Lisez ces six chiffres à la personne
class-digits-how = Sur son propre écran, elle va à { $address }. Les chiffres servent pendant dix minutes, une seule fois.
class-digits-what = Elle reçoit une nouvelle carte et peut continuer le cours. Ce qu’elle a écrit avant reste verrouillé jusqu’à ce qu’elle retrouve une ancienne carte. Personne d’autre ne peut l’ouvrir, vous non plus.
classes-link = Mes cours en groupe
join-class = Code du cours, si vous êtes dans un cours
join-class-hint = Huit lettres et chiffres affichés sur le grand écran. Laissez ce champ vide si vous êtes par vous-même.
join-class-differs = Nous ne connaissons pas ce code. Regardez de nouveau le grand écran, ou laissez ce champ vide. Un code cesse de servir quand son cours est fermé.
class-wait = Réessayez { $when }, s’il vous plaît. Plusieurs codes ont été essayés d’ici. Rien n’est perdu. En attendant, regardez le grand écran.
