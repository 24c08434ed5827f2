# Avant d’enseigner : ce qui reste ouvert dans les textes.
desk-to-before = Avant d’enseigner : ce qui reste ouvert dans les textes
before-title = Avant d’enseigner
before-lead = Ce que personne n’a encore révisé, vérifié ou traduit. La liste vient des textes eux-mêmes, tels qu’ils sont maintenant.
before-use = Vous pouvez enseigner avec un texte qui n’est pas révisé. Dites-le aux personnes présentes, et lisez-le d’abord vous-même.
before-help = Lignes d’aide
before-help-lately = Les lignes d’aide de cette région ({ $region }) ont été confirmées le { $on }.
before-help-due = Les lignes d’aide de cette région ({ $region }) ont été confirmées il y a { $days } jours. Veuillez redemander aux services.
before-help-never = Personne n’a encore confirmé les lignes d’aide de cette région ({ $region }). Veuillez appeler chacune avant le premier cours.
before-help-see = Voir la page d’aide
before-help-enter = Inscrire le jour où elles ont été confirmées
before-modules = Les modules
before-none = Rien n’est ouvert dans ce module.
before-open = { $n ->
    [one] { $n } point est ouvert
   *[other] { $n } points sont ouverts
}
before-reviews = Révisions à venir
before-menus = { $n ->
    [one] Menus de { $n } leçon non vérifiés sur un appareil
   *[other] Menus de { $n } leçons non vérifiés sur un appareil
}
before-untranslated = { $n ->
    [one] { $n } texte n’est pas encore en français
   *[other] { $n } textes ne sont pas encore en français
}
before-stale = { $n ->
    [one] { $n } texte français suit un original plus ancien
   *[other] { $n } textes français suivent un original plus ancien
}
before-sensitive = { $n ->
    [one] { $n } texte sur la sécurité, liste de vérification non signée
   *[other] { $n } textes sur la sécurité, liste de vérification non signée
}
before-contested = { $n ->
    [one] { $n } leçon dit que quelque chose est contesté ou inconnu
   *[other] { $n } leçons disent que quelque chose est contesté ou inconnu
}
before-not-filled = La liste n’est pas remplie.
before-not-met = Pas encore respecté : { $lines }
before-filled = Remplie pour la version { $version } par { $by }. C’est une ébauche : personne n’a signé.
before-older = Le texte en est maintenant à la version { $version }.
before-sums = Dans tous les modules
before-sum-reviews = { $n ->
    [one] { $n } module attend une révision
   *[other] { $n } modules attendent une révision
}
before-list = La liste pour parler de suicide avec soin
before-list-words = Ses questions, pour qui passe un texte en revue :
