# The question desk: asking, answering, and what colleagues read of it.
askdesk-title = Question desk
askdesk-lead = Ask about your work or about a module. A colleague answers, in words for you.
askdesk-ask = Ask a question
askdesk-who-reads = All who work here as mentor or lead read your question, with your name. One of them answers. Nobody else sees it, unless you allow it later, without your name.
askdesk-within = { $n ->
    [one] You get an answer within one working day.
   *[other] You get an answer within { $n } working days.
}
askdesk-by = For a question of today that is { $day }, at the latest.
askdesk-words = Your question
askdesk-hint = Say what you want to know, and what you have tried.
askdesk-module = About which module
askdesk-no-module = About none in particular
askdesk-go = Send this question
askdesk-fix-most = { $most } questions of yours wait already. Take one back, or wait for an answer.
askdesk-mine = Your questions
askdesk-about = About: { $module }
askdesk-asked-on = Asked on { $day }
askdesk-waits = Nobody has taken it up yet.
askdesk-taken = { $name } has taken it up.
askdesk-promised = Answer promised by { $day }
askdesk-late = Late
askdesk-answered-by = Answered by { $name } on { $day }
askdesk-answered-on = Answered on { $day }
askdesk-is-shown = Colleagues can read this question and its answer, without your name.
askdesk-is-not-shown = Only you and those who answer can read this.
askdesk-show = Let colleagues read it, without my name
askdesk-hide = Do not show it any more
askdesk-delete = Delete this question
askdesk-done-asked = It is sent. You will read the answer here, and your inbox tells you.
askdesk-done-show = Colleagues can read it now, without your name. You can take that back.
askdesk-done-hide = It is not shown any more.
askdesk-done-delete = It is deleted, with its answer if there was one.
askdesk-answered = Answered questions
askdesk-answered-lead = What colleagues asked and let you read. No names, neither of who asked nor of who answered.
askdesk-none-shown = Nothing is shown here yet.

askdesk-list = Questions to answer
askdesk-list-lead = What colleagues ask. Whoever takes a question up answers it, by the day that was promised.
askdesk-open = Nobody has these yet
askdesk-none-waiting = No question waits.
askdesk-from = { $name } asked on { $day }
askdesk-take = I take this one
askdesk-take-named = I take this one, of { $name }
askdesk-i-took = You took these up
askdesk-to-answer = To answer
askdesk-of = A question of { $name }
askdesk-answer = Your answer
askdesk-answer-hint = Plain words. Your colleague may let others read it, without names. It cannot be changed later.
askdesk-answer-go = Send this answer
askdesk-give-back = Give it back to the desk
askdesk-list-back = All questions
askdesk-done-answered = It is answered, and your colleague is told.
askdesk-done-back = It is back at the desk, for somebody else.
askdesk-done-late = Somebody else has it, or it was taken back.

site-answers = Answer time of the question desk
site-answers-none = Within 3 working days
site-answers-set = Working days until an answer: { $n }
site-answers-lead = Colleagues read this time before they ask. Questions that were asked keep the day they were promised.
site-answers-label = Working days until an answer
site-answers-hint = A number from 1 to 20; empty is 3. Working days are Monday to Friday. Holidays are not known here.
site-answers-fix = Please write a number from { $least } to { $most }.

inbox-desk-asked = A colleague has a question for the desk.
inbox-desk-asked-next = You find it on your desk under “Questions to answer”, with the day by which an answer is promised.
inbox-desk-answered = { $name } answered your question.
inbox-desk-answered-next = You find the answer on your desk under “Question desk”. You choose whether colleagues may read it without your name.

kept-table-desk-question = Your questions to the desk
kept-why-desk-question = What you asked, and what was answered.
kept-table-desk-answered = Questions that you answered
kept-why-desk-answered = What you wrote, and when; not to whom.
kept-column-answer-by = Answer promised by
kept-column-may-show = Shown without your name (1: yes)
