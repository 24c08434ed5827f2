# Ce que demande un niveau, tiré des règles du référentiel.
rule-all = Tout ceci :
rule-any = Un de ces éléments :
rule-at-least = Au moins { $count } de ces éléments :
rule-need = { $what } : { $state }
rule-level-met = atteint
rule-level-open = pas encore atteint
rule-no-level = Rien n’est demandé pour ce niveau seul.
rule-times = { $times } fois
rule-people = avec la signature de { $people } personnes différentes
rule-within = { $n ->
    [one] datant d’un mois au plus
   *[other] datant de { $n } mois au plus
}
rule-rating-needs-support = avec la mention « a besoin de soutien »
rule-rating-safe-alone = avec la mention « en sécurité, seul » ou plus
rule-rating-can-teach = avec la mention « peut enseigner »
rule-shown = démontré
rule-open = pas encore démontré
rule-partly = { $found } pour le moment
rule-withdrawn = à démontrer de nouveau, car une réponse donnée ensuite était dangereuse
rule-marking = Comment chaque élément est évalué, et combien de temps il vaut
rule-grace = { $n ->
    [0] Il prend fin alors.
    [one] Il reste ensuite une journée pour le renouveler.
   *[other] Il reste ensuite { $n } jours pour le renouveler, et le niveau est maintenu entre-temps.
}
rule-later-unsafe = Dans ce domaine, une réponse dangereuse donnée plus tard annule ce qui avait été accepté avant. Le démontrer de nouveau le rétablit.
