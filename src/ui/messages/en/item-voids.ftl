# Questions of a knowledge check that do not count any more, and what follows for whoever answered them.
item-void-title = Questions that do not count
item-void-lead = A question that turned out to be wrong or unclear can be taken out of the count. It is not asked any more, and checks with it are judged again without it. Nobody’s result gets lower.
item-void-how = You take one out on its own page, under its module.
item-void-none = All questions count.
item-void-tag = does not count
item-void-said = This question does not count any more. Taken out on { $day } by { $name }.
item-void-keeps = You were right, and without it the result would be lower. So your point stays.
item-void-mend = Once its text is mended, the new wording is asked and counts.
item-void-link = Take this question out of the count
item-void-one-title = Take a question out of the count
item-void-what = What will happen
item-void-what-asked = It is not asked any more, as it is worded up to now. A new wording of it can be asked again.
item-void-what-open = Who has it in a check that is not sent yet may leave it out. The check is judged without it.
item-void-what-sent = Checks that were sent are judged again without it, now or within the hour. A result can get better, never lower.
item-void-what-told = Each person gets one message. Beside the question they read your name and your reason.
item-void-what-own = Your own checks stay as they are. Nobody decides about their own.
item-void-what-good = It cannot be taken back. You can mend the text.
item-void-concerned = People who sent a check with it: { $n }.
item-void-reason = Why should it not count?
item-void-go = Take it out of the count
item-void-without = { $n ->
    [one] One question of this check does not count any more. It was judged without it.
   *[other] { $n } questions of this check do not count any more. It was judged without them.
}
item-void-open = This question does not count any more. You may leave it out.
item-void-bank-empty = There is no question to ask at the moment. New ones will come.
item-void-again = Judged again on { $day }, without a question that does not count any more:
inbox-item-voided = A question that you answered in a knowledge check does not count any more.
inbox-item-voided-next = Your check was judged again without it. Nothing of yours got lower. The reason stands beside the question in your record.
kept-table-attempt-again = Checks that were judged again
kept-why-attempt-again = A question in them does not count any more; why, and what became of the check.
kept-table-evidence-again = Evidence that was judged again
kept-why-evidence-again = What it came to without that question, and from when.
kept-table-item-void-made = Questions that you took out of the count
kept-why-item-void-made = Which, when, and your reason. Not whom it concerned.
kept-column-became = What became of it
kept-column-judged-at = Judged again
kept-column-possible = Points that could be had
kept-column-framework = Text of the list
