# Clinicians: lessons, cases, knowledge checks, the competency record.
train-title = I work in care
train-lead = Short lessons for people who treat and support others, cases with decisions, and a record of what you have shown.
train-framework = See all competencies
train-how = How it works
train-read = Reading
train-read-words = Every lesson and every case is open without an account. A lesson fits between two visits.
train-show = Showing what you can do
train-show-words = A case with decisions and a knowledge check give evidence for a competency. Observed practice and reflection come later.
train-own = Your record
train-own-words = With an account your evidence is kept in your own record. Only you can open it. Nobody here sees a learner’s answers.
train-coming-words = These modules are not written yet. Their competencies stand in the overview already.
train-cases = { $n ->
    [one] { $n } case
   *[other] { $n } cases
}
train-evidence = Cases and knowledge check
train-evidence-words = Take them in any order, after the lessons or before.
train-competencies = What this module is about
train-sources = Sources
train-next-case = Next, a case: { $title }
train-next-knowledge = Next: the knowledge check
framework-lead = { $domains } domains, { $all } competencies. Each has three levels and asks for one or two kinds of evidence.
framework-version = Framework version { $version }, rules version { $rules }.
framework-levels = The three levels
framework-letters = The kinds of evidence
framework-taught = Taught in:
framework-coming = coming
framework-holds = { $n ->
   *[other] Evidence holds for { $n } months.
}
framework-see-levels = What it means at each level
provisional = Provisional; not for employment decisions.
provisional-why = No standard-setting panel has been recorded for this framework yet.
evidence-later = It comes later: this version cannot record it yet.
sign-accepted = accepted
sign-waiting = waiting
sign-not-started = not started
sign-of = { $kind }: { $sign }
case-name = Case: { $title }
knowledge-title = Knowledge check
case-word = A case with decisions
case-what = What a case is
case-what-written = The person in it is made up. It is written as if that person will read it.
case-what-decisions = One scene to a page, with up to { $most } decisions. After each one you read what happens then.
case-what-stays = A decision stays as you made it. You can take the whole case again; that is a new attempt, and the first one stays on record.
case-what-unsafe = An unsafe decision means taking the case again, whatever the points. That is what a made-up case is for.
case-kept = Your decisions are kept in your own record. Only you can open it.
case-not-kept = Nothing is kept: you take this case without an account, and it gives no evidence.
case-not-kept-short = Nothing you choose is kept.
case-sign-in = Sign in and take it
case-without = Take it without a record
case-begin = Begin the case
case-go-on = Go on where you were
case-again = Take the case again
case-earlier = Your earlier attempts
case-made-up = The person in this case is made up. It is written as if they will read it.
case-decide = Your decision
case-choose = Choose one decision to go on.
case-do-this = Do this
case-pause = Pause here
case-help = A case like this can touch your own life. The help lines are for you, too.
case-step = { $title }, decision { $n }
case-after = { $title }, after decision { $n }
case-end = { $title }, the end
case-you-chose = You chose
case-then = What happens then
case-why = Why this step matters
case-competency = Competency
case-other = If you had chosen:
case-next = Go on
case-to-ending = To the end of the case
case-unsafe = This was an unsafe action.
case-unsafe-words = In a real evening it could have left somebody without help. Here nobody was harmed, and many people choose it the first time. This attempt gives no evidence; you can take the case again.
case-outcome = What this case came to
case-outcome-accepted = Accepted.
case-outcome-not-yet = Not yet.
case-outcome-unsafe = Not yet: one decision was unsafe.
case-rule = { $points } of { $possible } points. The rule asks for { $needed } points and no unsafe action.
case-evidence = { $kind } is accepted as evidence for { $competencies }.
case-no-evidence = Your record shows that you took it. Taking it again is a new attempt.
case-again-words = Taking it again begins the case anew. This attempt stays on record.
case-again-guest = You can take it again from the start.
case-to-record = See my record
outcome-short-accepted = accepted, { $points } of { $possible } points
outcome-short-not-yet = not yet, { $points } of { $possible } points
outcome-short-unsafe = not yet: an unsafe decision
case-rule-unsafe = The rule asks for no unsafe action, whatever the points.
knowledge-lead = { $many } questions about { $module }, drawn from a larger bank.
knowledge-how = How it works
knowledge-change = One question to a page. You can change any answer until you send them all.
knowledge-pass = It is accepted when { $percent } % of the questions are right.
knowledge-safety = A question about safety must be right, whatever the sum.
knowledge-tries = You have { $tries } tries, { $hours } hours apart, so that there is time to read.
knowledge-reasons = After sending you see the reasons for every question.
knowledge-needs-account = It needs an account, because your answers are kept in your own record.
knowledge-begin = Begin the knowledge check
knowledge-left = { $n ->
    [one] You have { $n } try left.
   *[other] You have { $n } tries left.
}
knowledge-wait = { $n ->
    [one] You can take it again in about one hour.
   *[other] You can take it again in about { $n } hours.
}
knowledge-wait-why = The pause is there so that you can read the reasons and the lessons first.
knowledge-none-left = You have used all your tries. That happens. Talk it over with somebody in your team or with the person who runs training; opening more tries here comes later.
knowledge-see-last = See the latest result with its reasons
knowledge-choose = Choose one answer to go on.
knowledge-choose-some = Choose at least one answer to go on.
knowledge-each-once = Give each line its own number to go on.
knowledge-keep = Keep and go on
knowledge-all = See all my answers
knowledge-kept = Your answer is kept when you go on. You can change it until you send them all.
knowledge-missing = { $n ->
    [one] { $n } question has no answer yet. Answer it, then send.
   *[other] { $n } questions have no answer yet. Answer them, then send.
}
knowledge-not-answered = Not answered yet
knowledge-change-this = Go to question { $n }
knowledge-send = Send my answers
knowledge-send-when = Send when all are answered
knowledge-look-over = Look over your answers
knowledge-look-over-words = Nothing is sent yet. You can change any answer.
knowledge-result = Knowledge check: the result
knowledge-outcome-accepted = Accepted
knowledge-outcome-not-yet = Not yet
knowledge-outcome-unsafe = Not yet: a safety question
knowledge-points = { $points } of { $possible } questions were right.
knowledge-rule = The rule asks for { $needed } of { $possible }.
knowledge-rule-safety = The rule asks for { $needed } of { $possible }, and for every safety question.
knowledge-evidence = It is accepted as evidence for { $competencies }.
knowledge-no-evidence = It does not count as evidence for { $competencies } yet. Your record shows that you took it.
knowledge-domain-only = No competency that asks for a knowledge check had { $least } questions in this draw, so only the domain as a whole is reported here.
knowledge-others = A competency is reported only when it asks for a knowledge check and at least { $least } questions were about it.
knowledge-items = Every question with its reasons
knowledge-fits = That fits.
knowledge-partly = Some of it fits. It counts when all of it fits.
knowledge-not-fit = Something else fits better.
knowledge-not-fit-safety = Something else is safer. This is a safety question.
knowledge-what-fits = What fits, and why:
knowledge-item-changed = This question was rewritten after you answered it. Your answer was marked by the text that you saw.
