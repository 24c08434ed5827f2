# Clés d’accès du personnel : une deuxième étape, à côté du code de l’application.
staff-key-title = Mes clés d’accès
staff-key-lead = Une clé d’accès fait ce que fait un code de votre application : après votre phrase de passe, le verrou de votre téléphone, de votre ordinateur ou d’une clé de sécurité vous laisse entrer. Il n’y a rien à taper.
staff-key-lost = Votre application et vos codes de secours fonctionnent toujours. C’est votre façon d’entrer là où il n’y a pas de clé d’accès.
staff-key-without = Cette page ne peut pas ajouter de clé d’accès dans ce navigateur, ou les scripts sont désactivés. Le code de votre application reste toujours une façon d’entrer.
staff-key-in-device = Doorstep : { $name }
staff-key-added = Votre clé d’accès est prête. Elle peut servir dès votre prochaine connexion.
staff-key-removed = Cette clé d’accès n’ouvre plus votre compte. Vous pouvez aussi la supprimer dans les réglages de votre appareil.
staff-key-again = Cela n’a pas fonctionné, et rien n’a changé. Veuillez essayer encore une fois.
staff-key-too-many = Vous avez déjà dix clés d’accès. Retirez-en une d’abord.
staff-key-stopped = Rien n’a été fait. Vous pouvez essayer encore, ou utiliser un code.
staff-key-use = Utiliser une clé d’accès
staff-key-no-match = La clé d’accès n’a pas fonctionné, et rien n’a changé. Veuillez essayer encore une fois, ou entrer un code.
account-second-keys = { $n ->
    [0] Ajouter une clé d’accès
    [one] Mes clés d’accès : { $n }
   *[other] Mes clés d’accès : { $n }
}
inbox-passkey-added = Une clé d’accès a été ajoutée à votre compte.
inbox-passkey-added-next = Si ce n’était pas vous, retirez-la dans « Mon compte », changez votre phrase de passe et prévenez la personne responsable de ce site.
inbox-passkey-removed = Une clé d’accès a été retirée de votre compte.
inbox-passkey-removed-next = Si ce n’était pas vous, changez votre phrase de passe et prévenez la personne responsable de ce site.
kept-table-staff-passkey = Mes clés d’accès
kept-why-staff-passkey = Une deuxième étape à la connexion. La clé elle-même est dans votre appareil, et pas ici.
kept-column-label = Son nom
kept-column-added-at = Ajouté
