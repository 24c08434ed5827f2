# Connexion unique pour le personnel.
sso-title = Avec le compte de votre milieu de travail
sso-go = Entrer par votre milieu de travail
sso-away = La connexion de votre milieu de travail ne répond pas en ce moment. Réessayez dans quelques minutes, ou utilisez une phrase de passe si vous en avez une ici.
sso-refused = Cela n’a pas fonctionné. Recommencez. Si cela arrive deux fois, dites-le à la personne qui gère ce site.
sso-stopped = La connexion à votre milieu de travail a été arrêtée. Vous pouvez recommencer.
sso-second = Votre milieu de travail ne vous a pas demandé de deuxième étape. Ce site en a besoin. Dites-le à la personne qui le gère.
sso-no-role = Le compte de votre milieu de travail n’a pas encore de rôle ici. Demandez à la personne qui gère ce site.
sso-closed = Votre compte ici est fermé. Demandez à la personne qui gère ce site.
sso-nameless = Collègue
