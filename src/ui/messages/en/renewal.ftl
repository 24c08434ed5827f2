renew-title = To renew
renew-soon = This level holds until { $day }. To keep it after that, show this once more:
renew-over = This level held until { $day }, and is kept for a while so that you can renew it. Show this once more:
inbox-renew-soon = { $n ->
    [one] { $n } competency in your record ends within two months.
   *[other] { $n } competencies in your record end within two months.
}
inbox-renew-soon-next = Your record shows which, and what to show once more. Nobody else is told.
inbox-renew-over = { $n ->
    [one] { $n } competency in your record has come to its end, and is kept for a while.
   *[other] { $n } competencies in your record have come to their end, and are kept for a while.
}
inbox-renew-over-next = Your record shows which, until when, and what to show once more. Nobody else is told.
