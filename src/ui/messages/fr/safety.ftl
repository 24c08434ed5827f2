# Les copies plus anciennes que l’on remet, et les nouveaux accès d’un compte : ce que les gens en lisent.
share-restored = Ce partage a pris fin, car les personnes qui s’occupent des ordinateurs ont remis une copie plus ancienne. Vous pouvez le refaire si vous le voulez.
share-new-way-in = Ce partage a pris fin pour vous protéger : quelqu’un d’autre a préparé un nouvel accès pour { $name }. Vous pouvez le refaire si vous le voulez. Parlez-en d’abord à { $name }.
kept-column-cause = Ce qui l’a causé

again-provider-lead = La suite compte plus que le reste. Nous demandons donc encore une fois à la connexion de votre lieu de travail, puis plus pendant dix minutes.
again-provider-go = Aller à la connexion
information-provider-lead = Voici tout ce qui est gardé sur vous comme membre du personnel. Vous pouvez en prendre une copie. Elle ne contient que ce qui est à vous. Pour une copie, vous passez encore une fois par la connexion de votre lieu de travail.

inbox-code-given = La personne responsable de ce site a créé un code à usage unique pour votre compte.
inbox-code-given-next = Ce que l’on partageait avec vous a pris fin, pour protéger ces personnes. Elles peuvent le partager de nouveau. Si vous n’aviez pas demandé de code, parlez-en à la personne responsable de ce site.
inbox-restored = Une copie plus ancienne de la base de données a été remise.
inbox-restored-next = Tous les partages, toutes les sessions et tous les codes à usage unique ont pris fin. Parcourez la page des collègues : un compte fermé depuis peut être de nouveau ouvert.
inbox-account-added = Une autre personne responsable a ajouté { $name }.
inbox-account-added-next = Si cela vous surprend, parlez-en ensemble.
inbox-account-roles = Une autre personne responsable a changé les rôles de { $name }.
inbox-account-roles-next = Si cela vous surprend, parlez-en ensemble.
inbox-account-code = Une autre personne responsable a créé ou retiré un code à usage unique pour { $name }.
inbox-account-code-next = Avec un nouveau code, ce que l’on partageait avec ce compte prend fin. Si cela vous surprend, parlez-en ensemble.
inbox-account-second = Une autre personne responsable a retiré la deuxième étape de { $name }.
inbox-account-second-next = Ce que l’on partageait avec ce compte a pris fin. Si cela vous surprend, parlez-en ensemble.
inbox-account-closed = Une autre personne responsable a fermé le compte de { $name }.
inbox-account-closed-next = Si cela vous surprend, parlez-en ensemble.
inbox-account-mail = Une autre personne responsable a changé l’adresse où va le courriel de { $name }.
inbox-account-mail-next = Si cela vous surprend, parlez-en ensemble.
inbox-account-opened = Une autre personne responsable a rouvert le compte de { $name }.
inbox-account-opened-next = Si cela vous surprend, parlez-en ensemble.
inbox-accounts-added = { $n ->
    [one] Une autre personne responsable a ajouté { $n } compte à partir d’une liste.
   *[other] Une autre personne responsable a ajouté { $n } comptes à partir d’une liste.
}
inbox-accounts-added-next = Si cela vous surprend, parlez-en ensemble.
