# Où se donnent les cours, et le logo de l’hôte : pages pour la personne responsable du site.
sites-title = Où se donnent les cours
sites-lead = Les bâtiments ou les locaux où les groupes se réunissent. Le public voit ceux qui sont ouverts, et la personne qui ouvre un cours en choisit un.
sites-none = Aucun lieu n’est indiqué. On peut ouvrir un cours sans lieu.
sites-count = { $n ->
    [0] Aucun n’est indiqué. On peut ouvrir un cours sans lieu.
    [one] { $n } lieu est ouvert.
   *[other] { $n } lieux sont ouverts.
}
sites-add = Ajouter un lieu
sites-change = Modifier ce lieu
sites-saved = C’est enregistré. Le public le voit maintenant.
sites-name = Nom du lieu
sites-name-hint = Par exemple : bibliothèque de la rue Queen. Jusqu’à 80 lettres.
sites-name-fix = Donnez un nom à ce lieu.
sites-too-many = Il y a déjà cent lieux. Modifiez-en un dont vous n’avez plus besoin.
sites-address = Comment s’y rendre
sites-address-hint = Adresse, porte, étage, autobus, entrée sans marche.
sites-desk = Quand on peut y demander de l’aide
sites-desk-hint = Seulement si c’est différent de l’endroit où demander en personne. Sinon, laissez vide.
sites-region = Région
sites-region-same = La même que pour tout le site
sites-state = En ce moment
sites-open = Des cours s’y donnent
sites-closed = Pas de cours pour le moment
sites-closed-more = Pas de cours pour le moment. Le public ne le voit pas.
sites-here = Où se donnent les cours
sites-where = Où se donne ce cours ?
sites-elsewhere = Ailleurs
logo-title = Logo
logo-lead = Une petite image en haut de chaque page, à côté du nom du cours. Elle fait partie de chaque première visite : elle reste donc petite.
logo-none = Aucun. Le haut des pages montre seulement le nom du cours.
logo-is-up = Il figure en haut de chaque page.
logo-name-first = Indiquez d’abord le nom de votre lieu. Une personne qui ne voit pas le logo entend ce nom.
logo-now = Le logo actuel
logo-file = Une image
logo-file-hint = PNG, JPEG ou WebP, jusqu’à 512 ko et 4000 points de côté. Nous la redessinons en petit et ne gardons rien d’autre du fichier. Elle est posée sur du blanc.
logo-put-up = Afficher ce logo
logo-take-down = Retirer le logo
logo-up = Le logo est affiché. Le public le voit maintenant.
logo-down = Le logo est retiré.
logo-unknown = Ce fichier n’est pas une image que nous pouvons lire. Choisissez un fichier PNG, JPEG ou WebP.
logo-drawing = C’est un dessin (SVG). Ces fichiers peuvent contenir plus qu’une image : nous ne les prenons pas. Enregistrez-le en PNG.
logo-too-large = Cette image a plus de points que nous ne pouvons en ouvrir. Enregistrez-la en plus petit : au plus 4000 points de côté et 6 millions en tout.
logo-too-small = Cette image est trop petite pour être vue. Il faut au moins 16 points de côté.
logo-too-detailed = Même en petit, cette image est trop lourde pour une première visite. Choisissez-en une avec moins de couleurs et de détails.
