# Une leçon tirée d’un fichier Word.
studio-word-title = Une leçon tirée d’un fichier Word
studio-word-lead = Dans le module « { $module } ». Les mots passent, avec les titres, les listes, les tableaux et les liens. Vous les lisez avant que quoi que ce soit soit gardé.
studio-word-file = Votre fichier Word
studio-word-file-hint = Un fichier .docx de 12 Mo au plus. Le nom de qui l’a écrit, les commentaires et les états antérieurs ne sont pas repris.
studio-word-read = Lire le fichier
studio-word-text = Son texte
studio-word-text-hint = Tel qu’il sera dans l’atelier. Changez ce que vous voulez maintenant, ou là-bas plus tard.
studio-word-begin = Commencer avec ce texte
studio-word-whole = Tout ce qui est texte dans le fichier est ici.
studio-word-left = Ce qui diffère du fichier
studio-word-too-long = Le texte est plus long que ne peut l’être une leçon. Partagez le fichier en plusieurs et apportez-les l’un après l’autre.
studio-word-not-word = Ce n’est pas un fichier Word. Choisissez un fichier dont le nom finit par .docx.
studio-word-old-or-locked = Ce fichier vient d’un ancien Word, ou un mot de passe le ferme. Ouvrez-le dans Word, retirez le mot de passe, enregistrez-le comme « Document Word (.docx) », puis choisissez celui-là.
studio-word-too-large = Le fichier est trop grand. Retirez-en les grandes images, enregistrez-le et choisissez-le de nouveau.
studio-word-broken = Le fichier est abîmé. Ouvrez-le dans Word, enregistrez-le sous un nouveau nom et choisissez celui-là.
studio-word-empty = Il n’y a pas de mots dans ce fichier. Choisissez-en un autre.
studio-word-loss-pictures = { $n ->
    [one] 1 image : sa description est dans le texte. L’image d’une leçon doit être dessinée.
   *[other] { $n } images : leurs descriptions sont dans le texte. Les images d’une leçon doivent être dessinées.
}
studio-word-loss-pictures-without-words = { $n ->
    [one] 1 image sans description n’a pas été reprise.
   *[other] { $n } images sans description n’ont pas été reprises.
}
studio-word-loss-text-boxes = { $n ->
    [one] 1 zone de texte suit le paragraphe auprès duquel elle se trouvait.
   *[other] { $n } zones de texte suivent les paragraphes auprès desquels elles se trouvaient.
}
studio-word-loss-comments = { $n ->
    [one] 1 commentaire n’a pas été repris.
   *[other] { $n } commentaires n’ont pas été repris.
}
studio-word-loss-deleted-words = { $n ->
    [one] À 1 endroit, des mots que quelqu’un avait rayés n’ont pas été repris.
   *[other] À { $n } endroits, des mots que quelqu’un avait rayés n’ont pas été repris.
}
studio-word-loss-hidden-words = { $n ->
    [one] À 1 endroit, des mots masqués n’ont pas été repris.
   *[other] À { $n } endroits, des mots masqués n’ont pas été repris.
}
studio-word-loss-formulas = { $n ->
    [one] 1 formule tient sur une ligne. Regardez-la, s’il vous plaît.
   *[other] { $n } formules tiennent chacune sur une ligne. Regardez-les, s’il vous plaît.
}
studio-word-loss-objects = { $n ->
    [one] 1 graphique ou autre objet n’a pas été repris.
   *[other] { $n } graphiques ou autres objets n’ont pas été repris.
}
studio-word-loss-headers-and-footers = { $n ->
    [one] 1 en-tête ou pied de page n’a pas été repris.
   *[other] { $n } en-têtes ou pieds de page n’ont pas été repris.
}
studio-word-loss-links = { $n ->
    [one] 1 lien n’a pas été repris, ses mots sont là : seuls les liens vers des sites en https:// peuvent rester.
   *[other] { $n } liens n’ont pas été repris, leurs mots sont là : seuls les liens vers des sites en https:// peuvent rester.
}
studio-word-loss-merged-cells = { $n ->
    [one] 1 cellule fusionnée d’un tableau est seule maintenant. Regardez ce tableau, s’il vous plaît.
   *[other] { $n } cellules fusionnées de tableaux sont seules maintenant. Regardez ces tableaux, s’il vous plaît.
}
studio-word-loss-inner-tables = { $n ->
    [one] 1 tableau dans un tableau est devenu des mots de sa cellule.
   *[other] { $n } tableaux dans des tableaux sont devenus des mots de leurs cellules.
}
studio-word-loss-deep-headings = { $n ->
    [one] 1 titre était plus profond qu’une leçon ne va, et a été remonté.
   *[other] { $n } titres étaient plus profonds qu’une leçon ne va, et ont été remontés.
}
studio-word-loss-guessed-headings = { $n ->
    [one] 1 courte ligne en gras est devenue un titre. C’est une supposition ; regardez, s’il vous plaît.
   *[other] { $n } courtes lignes en gras sont devenues des titres. C’est une supposition ; regardez, s’il vous plaît.
}
studio-word-loss-guessed-lists = { $n ->
    [one] 1 ligne avec un point ou un tiret tapé à la main fait maintenant partie d’une liste. C’est une supposition ; regardez, s’il vous plaît.
   *[other] { $n } lignes avec un point ou un tiret tapé à la main sont devenues des listes. C’est une supposition ; regardez, s’il vous plaît.
}
studio-word-loss-notes = { $n ->
    [one] 1 note se trouve à la fin du texte.
   *[other] { $n } notes se trouvent à la fin du texte.
}
studio-word-loss-symbols = { $n ->
    [one] 1 signe d’une police de symboles n’a pas été repris.
   *[other] { $n } signes d’une police de symboles n’ont pas été repris.
}
