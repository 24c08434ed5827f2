# Qui peut voir quelque chose d’une page qui n’est sinon que pour vous.
seen-title = Vous partagez quelque chose de cette page :
seen-line = { $what }. { $name }, { $role }, peut le voir jusqu’à la fin du { $day }.
seen-stop = Arrêter, ou regarder ce que vous partagez
map-only-some = Le reste est visible pour vous seulement.
notes-lead-some = Vous partagez la copie d’une note. Vous seulement pouvez voir le reste. Vos notes sont verrouillées avec les mots de votre carte.
note-hint-some = Vous partagez une copie de cette note, telle qu’elle était alors. Vous seulement pouvez voir ce que vous écrivez maintenant. Personne ne le lit et personne ne répondra. Si vous avez besoin d’aide maintenant :
note-saved-some = Votre note est enregistrée. La copie que vous partagez reste comme elle était.
check-own-feeling-shared = Votre propre impression est la réponse. Rien n’est noté ici. La personne avec qui vous partagez cette carte peut aussi le voir.
