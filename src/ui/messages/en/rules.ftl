# What a level asks for, made from the rules of the framework file.
rule-all = All of these:
rule-any = One of these:
rule-at-least = At least { $count } of these:
rule-need = { $what }: { $state }
rule-level-met = reached
rule-level-open = not reached yet
rule-no-level = Nothing is asked for on this level alone.
rule-times = { $times } times
rule-people = signed by { $people } different people
rule-within = { $n ->
    [one] not older than a month
   *[other] not older than { $n } months
}
rule-rating-needs-support = signed as “needs support”
rule-rating-safe-alone = signed as “safe alone” or higher
rule-rating-can-teach = signed as “can teach”
rule-shown = shown
rule-open = not shown yet
rule-partly = { $found } so far
rule-withdrawn = to be shown again, because something after it was unsafe
rule-marking = How each piece is marked, and how long it holds
rule-grace = { $n ->
    [0] It ends then.
    [one] One day more is left to renew it.
   *[other] Then { $n } days are left to renew it, and the level is kept meanwhile.
}
rule-later-unsafe = In this domain, something unsafe in a later case or check takes back what was accepted before it. Showing it again brings it back.
