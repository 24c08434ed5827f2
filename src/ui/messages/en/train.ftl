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
