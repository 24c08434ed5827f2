# La salle d’essai, et ce que disent les pages d’exercice à côté de leurs écrans.
practice-room-title = Salle d’essai
practice-room-lead = Tous les écrans inventés au même endroit. Ouvrez celui que vous voulez, dans l’ordre que vous voulez.
practice-room-safe = Rien n’est vrai ici, rien n’est gardé, et rien ne peut mal tourner.
practice-room-link = Salle d’essai : tous les écrans inventés, à essayer seuls
practice-room-module = Les leçons sur ce sujet :
practice-kind-settings = Les réglages d’un téléphone
practice-kind-inbox = Une boîte de réception
practice-kind-sign-in = Une page de connexion
practice-kind-portal = Un portail de santé
practice-kind-store = Un magasin d’applications
practice-kind-video-call = Un appel vidéo
practice-kind-chatbot = Un robot conversationnel
practice-to-room = Retour à la salle d’essai
practice-several = { $n ->
   *[other] { $n } de ces choix conviennent. Vous pouvez en choisir un, ou tous ceux qui conviennent.
}
practice-part = Une partie convient
lesson-sources = D’où viennent ces renseignements
