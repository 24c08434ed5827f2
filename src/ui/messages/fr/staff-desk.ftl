# La première page après l’ouverture de session, les rôles et les messages.
mast-desk = { $n ->
    [0] Mon bureau
    [one] Mon bureau ({ $n } nouveau)
   *[other] Mon bureau ({ $n } nouveaux)
}
desk-title = Mon bureau
desk-as = Mon bureau : { $role }
desk-without = Votre compte n’a aucun rôle en ce moment. Seul votre propre compte est ouvert. Demandez à la personne responsable de ce site.
desk-clinician = Vous apprenez à bien travailler en ligne et gardez votre propre relevé de compétences. Personne d’autre ne le voit ici.
desk-mentor = Vous observez des collègues qui vous le demandent, et vous signez ce que vous avez vu. Votre propre formation est ouverte.
desk-facilitator = Vous animez des cours dans une salle ou en ligne. Chaque module a un feuillet et des notes d’animation.
desk-navigator = Vous aidez une personne à la fois. Chaque module se lit et s’imprime sans compte.
desk-author = Vous écrivez des leçons. Ce sont des fichiers texte, et le guide de la page des auteurs montre comment faire.
desk-reviewer = Vous lisez ce que d’autres ont écrit avant sa publication. Pour le moment, une révision se note dans le fichier même ; sa page n’existe pas encore.
desk-lead = Vous planifiez le programme et en rendez compte. Vous pouvez lire tous les modules et en confier à une équipe, avec une date. Les chiffres sur le programme n’existent pas encore.
desk-administrator = Vous prenez soin des comptes. Vous ne voyez ni les relevés ni les réponses de personne.
desk-to-train = Leçons et cas pour le personnel clinique
desk-to-record = Mon relevé de compétences
desk-to-classes = Classes
desk-to-shared = Ce que des personnes ont choisi de me montrer
desk-to-modules = Modules pour les personnes qui apprennent, avec feuillets et notes d’animation
desk-to-author = Pour les personnes qui écrivent
desk-to-people = Collègues
desk-to-site = Ce site : son nom, ses régions et ses heures
desk-to-inbox = { $n ->
    [0] Messages
    [one] Messages, { $n } nouveau
   *[other] Messages, { $n } nouveaux
}
desk-switch = Travailler dans le rôle
desk-switch-words = Vous avez les droits d’un seul rôle à la fois. Vous pouvez en changer quand vous voulez.
desk-switch-go = Prendre ce rôle
roles-none = aucun rôle
roles-fix = Choisissez au moins un rôle.
role-clinician = Personnel clinique
role-clinician-words = sa propre formation et son relevé de compétences
role-mentor = Mentorat
role-mentor-words = observe la pratique et la signe
role-facilitator = Animation
role-facilitator-words = anime des cours
role-navigator = Accompagnement
role-navigator-words = aide une personne à la fois
role-author = Rédaction
role-author-words = écrit des leçons
role-reviewer = Révision
role-reviewer-words = vérifie les leçons avant leur publication
role-lead = Direction de programme
role-lead-words = planifie le programme et en rend compte
role-administrator = Administration
role-administrator-words = prend soin des comptes ; ne voit les réponses de personne
inbox-title = Messages
inbox-lead = Ce qui s’est passé avec votre propre compte. Personne ne peut vous écrire ici.
inbox-none = Il n’y a aucun message.
inbox-new = Nouveau
inbox-read = Je l’ai lu
inbox-all-read = J’ai lu tous ces messages
inbox-role-given = Vous avez reçu le rôle { $role }.
inbox-role-given-next = Vous pouvez le choisir sur votre bureau.
inbox-role-taken = Le rôle { $role } vous a été retiré.
inbox-role-taken-next = Si vous en avez encore besoin, demandez à la personne responsable de ce site.
inbox-new-device = Votre compte a servi sur un appareil où il n’avait jamais servi : { $device }.
inbox-new-device-next = Si c’était vous, tout va bien. Sinon, changez votre phrase de passe : toutes les autres sessions se ferment alors.
inbox-codes-missed = Quelqu’un a entré votre phrase de passe, puis plusieurs codes qui ne convenaient pas.
inbox-codes-missed-next = Si c’était vous, tout va bien. Sinon, changez votre phrase de passe. Personne n’est entré.
inbox-recovery-used = { $n ->
    [0] Un de vos codes de secours a servi. Il ne vous en reste aucun.
    [one] Un de vos codes de secours a servi. Il vous en reste { $n }.
   *[other] Un de vos codes de secours a servi. Il vous en reste { $n }.
}
inbox-recovery-used-next = La page de votre compte permet d’en créer de nouveaux. Si ce n’était pas vous, changez aussi votre phrase de passe.
inbox-recovery-new = Vous avez de nouveaux codes de secours.
inbox-recovery-new-next = Les anciens ne fonctionnent plus.
inbox-second-set-up = Votre deuxième étape est prête.
inbox-second-set-up-next = Si ce n’était pas vous, parlez-en à la personne responsable de ce site.
inbox-second-taken = La personne responsable de ce site a retiré votre deuxième étape, pour que vous puissiez la refaire.
inbox-second-taken-next = Si vous ne l’aviez pas demandé, parlez-lui-en.
inbox-passphrase-changed = Votre phrase de passe a été changée.
inbox-passphrase-changed-next = Si ce n’était pas vous, parlez-en à la personne responsable de ce site.
