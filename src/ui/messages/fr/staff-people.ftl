# Collègues : inviter, la page d’une personne, une liste de personnes.
people-add-words = Rien n’est envoyé. Vous recevez un code unique à remettre, avec l’adresse de la page où il s’entre.
people-invited = personne invitée ; le code fonctionne jusqu’au { $day }
people-invitation-ended = personne invitée ; le code a pris fin le { $day }
people-not-joined = pas encore arrivée ; il n’y a aucun code
people-new-code-until = a un nouveau code jusqu’au { $day }
person-roles = Ses rôles
person-roles-words = Le changement vaut dès son prochain clic. Un message l’en informe.
person-roles-save = Enregistrer les rôles
person-last = Personne d’autre n’est responsable de ce site. Donnez d’abord le rôle d’administration à quelqu’un d’autre, qui doit aussi être arrivé.
person-ways = Accès
person-code-words = Pour une première visite, ou après l’oubli de la phrase de passe. Il sert une seule fois, pendant sept jours. Un code précédent prend fin, comme tout ce que l’on partage avec ce compte.
person-withdraw = Retirer le code de { $name }
person-withdraw-words = Le code remis cesse de fonctionner.
person-second = Permettre à { $name } de refaire la deuxième étape
person-second-words = Après la perte du téléphone et des codes de secours. Assurez-vous que la demande vient bien de cette personne : voyez-la, ou appelez un numéro que vous connaissez. Tout ce que l’on partage avec ce compte prend fin.
person-close-words = Ses sessions se ferment tout de suite, partout. Sa formation est gardée.
person-open-words = La personne peut de nouveau ouvrir une session avec sa propre phrase de passe.
import-title = Inviter plusieurs personnes d’après une liste
import-lead = Un tableau avec une personne par ligne. Vous voyez ce qui se passerait avant tout ajout.
import-list = La liste
import-columns = La première ligne nomme les colonnes : nom, nom d’utilisateur, rôles. Une barre oblique sépare plusieurs rôles. Par exemple :
import-example =
    nom;nom d’utilisateur;rôles
    Ana Exemple;ana;personnel clinique
    Kim Exemple;kim@example.org;animation/rédaction
import-no-patients = Des collègues seulement. Aucun renseignement sur une personne soignée.
import-paste = Collez les lignes ici
import-file = Ou choisissez un fichier (CSV). Il est lu à la place des lignes ci-dessus.
import-look = Regarder la liste
import-line = Ligne { $line } : { $what }
import-nothing-yet = Personne n’a encore été ajouté.
import-preview = Ce qui se passerait
import-what = Ce qui se passe
import-new = reçoit un compte et un code
import-known = a déjà un compte, qui reste tel quel
import-nobody = Toutes les personnes de cette liste ont déjà un compte. Il n’y a rien à ajouter.
import-add = { $n ->
    [one] Ajouter cette personne
   *[other] Ajouter ces { $n } personnes
}
import-done = { $n ->
    [0] Personne n’a été ajouté
    [one] { $n } personne ajoutée
   *[other] { $n } personnes ajoutées
}
import-done-words = Voici leurs codes uniques. Ils s’affichent seulement maintenant.
import-save = Enregistrer les codes dans un tableau
import-back = Retour aux collègues
import-where = Où l’entrer
import-until = Fonctionne jusqu’au
import-wrong-empty = Il n’y a pas encore de ligne. Collez-en, ou choisissez un fichier.
import-wrong-heading = La première ligne doit nommer les colonnes : nom, nom d’utilisateur, rôles.
import-wrong-unreadable = Le tableau ne se lit plus à partir d’ici. Cherchez un guillemet sans partenaire.
import-wrong-many = { $n ->
    [one] Il y a de la place pour { $n } ligne à la fois.
   *[other] Il y a de la place pour { $n } lignes à la fois. Envoyez le reste ensuite.
}
import-wrong-name = Le nom manque ou dépasse 80 lettres.
import-wrong-sign-in = « { $name } » ne peut pas être un nom d’utilisateur. Il faut de 2 à 80 lettres, chiffres, points ou traits d’union, sans espace.
import-wrong-no-role = Il n’y a aucun rôle. Écrivez-en au moins un.
import-wrong-role = « { $role } » n’est pas un rôle ici.
import-wrong-twice = « { $name } » figure déjà à la ligne { $line }.
