# What does not count any more in a clinician's record, and why.
void-number = Number of this piece
void-number-hint = The person whose piece it is finds it in their record, beside the piece.
void-said = Voided on { $day } by { $name }. It does not count from that day on.
void-sign = does not count any more
void-title = Take a piece out of the count
void-lead = For a piece of evidence that should not count. It stays in the record, with your name and your reason. Results of before stay as well.
void-look = Look
void-found = This piece
void-whose = Of
void-what = What
void-together = { $n ->
    [one] It stands alone.
   *[other] { $n } pieces come from the same attempt. They were judged together, so all of them stop counting.
}
void-reason = Why should it not count?
void-reason-hint = Plain words. The person reads them. No patient details.
void-told = The person is told at once, and what follows for their levels is worked out at once. It cannot be undone; they can show it again.
void-go = Take it out of the count
void-fix-number = There is no piece with this number. Compare it with the record once more.
void-fix-own = This is a piece of your own record. Somebody else has to look at it.
void-fix-reason = Enter a reason of { $least } to { $most } letters.
desk-to-voids = Take a piece of evidence out of the count
inbox-evidence-voided = { $name } took a piece of your record out of the count.
inbox-evidence-voided-next = The reason stands beside it in your competency record. What you reached without it stays. You can show it again.
kept-table-evidence-void = Evidence that does not count any more
kept-why-evidence-void = Since when, by whom, and why.
kept-column-voided-name = Taken out by
kept-column-voided-at = Taken out
