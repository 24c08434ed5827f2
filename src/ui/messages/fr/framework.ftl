# Ce qu’une clinicienne ou un clinicien peut apprendre : la page de toutes les compétences
framework-domains = Les domaines
framework-open-all = Tout ouvrir, pour lire ou pour imprimer
