# Observation sheets: what an observer looks for, filled in with a pen.
observe-title = Being observed
observe-words = Someone trained watches you at work and fills in one of these sheets. You can read it first. So can the patient.
observe-one = Observation sheet
observe-name = Observation sheet: { $title }
observe-minutes = { $n ->
    [one] about { $n } minute
   *[other] about { $n } minutes
}
observe-on-paper = When you are signed in, you can ask a colleague here to watch you and sign on the screen. You can also print this sheet, fill it in with a pen, and keep it where your service keeps such papers.
observe-who = Who is observed
observe-by = Observer
observe-day = Date
observe-where = Setting
observe-no-patient = No patient details. Write nothing here that could tell who the patient is.
observe-before = Before
observe-look-for = Look for
observe-look-how = Tick what you saw. Cross out what did not apply.
observe-judgement = Your judgement
observe-judgement-how = Tick one. It is about today and this task only.
observe-needs-support = Needs support
observe-safe-alone = Safe alone
observe-can-teach = Can teach
observe-stop = Stop and talk
observe-stop-how = If you see one of these, pause and talk. Today’s observation is not signed.
observe-after = Afterwards
observe-keep = One thing to keep
observe-try = One thing to try
observe-signed = Observer’s signature
observe-signed-day = Signed on
next-observe = Ask a colleague to watch you: { $title }
observe-judged = What they judged
