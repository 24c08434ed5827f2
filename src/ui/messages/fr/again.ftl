# Un formulaire qui arrive une seconde fois, ou d’une session d’avant.
carry-again-title = Envoyez-le encore une fois
carry-again-lead = Vous avez ouvert une nouvelle session entre-temps. Ce que vous avez écrit est encore là. Envoyez-le encore une fois.
people-code-before = C’était déjà fait, et le code pour { $name } a été affiché à ce moment. S’il est perdu, créez-en un nouveau dans la liste.
