//! The pages of a knowledge check before it is sent: what it is, one question, all answers to look over.
//!
//! Deliberately absent: any use of `fits` or `reason`. A test looks for reasons in these pages and must find none.

use leptos::prelude::*;

use super::{
    knowledge::{Check, Tries, next_try},
    knowledge_sheet::Sheet,
};
use crate::{
    domain::{
        quiz::{Form as Kind, NotAnAnswer, Question, shown_order},
        tries::{self, NextTry},
    },
    http::visit::Visit,
    storage::submissions::FormKey,
    ui::{
        art::Icon,
        blocks::{self, Reader},
        forms::{self, Fix},
        frame::Frame,
        lesson_parts::{address, small_print},
        question_fields,
        words::Say,
    },
};

pub fn reader(visit: &Visit) -> Reader {
    Reader { say: visit.say(), device: visit.display.device, help: visit.to("/help"), ticks: None }
}

pub fn frame(visit: &Visit, check: &Check<'_>, title: String) -> Frame {
    let mut frame = Frame::new(title.clone())
        .trail(visit.say().t("train-title"), visit.to("/train"))
        .trail(check.module.title.clone(), address(visit, check.course, check.module, ""))
        .trail(title, "");
    frame.written_in = Some(check.set.source.written_in);
    frame.small_print = Some(small_print(visit, check.module, &check.set.source));
    frame
}

/// What it is, the rule in words, and the way in.
pub fn start(visit: &Visit, check: &Check<'_>, tries: Option<&Tries<'_>>) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let rules = &visit.library.competencies.rules.knowledge;
    let many = (check.module.draw as usize).min(tries.map_or(check.set.questions.len(), |tries| tries.bank(check)));
    let rule = [("percent", rules.pass_percent), ("tries", rules.tries), ("hours", rules.wait_hours)];
    let safety = rules.safety_all_right.then(|| view! { <li>{say.t("knowledge-safety")}</li> });
    let main = view! {
        <section class="flow"><h1>{say.t("knowledge-title")}</h1><p class="lead">{say.with("knowledge-lead", &[("many", many.to_string()), ("module", check.module.title.clone())])}</p>
            {way_in(visit, check, tries)}</section>
        <section class="flow" aria-labelledby="how"><h2 id="how">{say.t("knowledge-how")}</h2>
            <ul><li>{say.t("knowledge-change")}</li><li>{say.with("knowledge-pass", &rule)}</li>{safety}<li>{say.with("knowledge-tries", &rule)}</li><li>{say.t("knowledge-reasons")}</li></ul></section>
        {earlier(visit, check, tries)}
    };
    (frame(visit, check, say.t("knowledge-title")), main)
}

fn way_in(visit: &Visit, check: &Check<'_>, tries: Option<&Tries<'_>>) -> AnyView {
    let say = visit.say();
    let module = view! { <a href=address(visit, check.course, check.module, "")>{say.t("quiz-to-module")}</a> };
    let Some(tries) = tries else {
        let to = format!("{}?back={}", visit.to("/staff/sign-in"), crate::http::body::encode(&check.address(visit)));
        return view! { <p>{say.t("knowledge-needs-account")}</p><div class="acts"><a class="btn" href=to>{say.t("staff-sign-in")}</a>{module}</div> }
            .into_any();
    };
    if let Some(sheet) = &tries.open {
        let part = sheet.missing().first().map_or("q=check".to_owned(), |p| format!("q={}", p + 1));
        return view! { <div class="acts"><a class="btn" href=format!("{}?{part}", check.address(visit))>{say.t("case-go-on")}" "{Icon::Next.view()}</a>{module}</div> }.into_any();
    }
    match next_try(visit, tries) {
        NextTry::Open { .. } if tries.bank(check) == 0 => view! { <p>{say.t("item-void-bank-empty")}</p><div class="acts">{module}</div> }.into_any(),
        NextTry::Open { left } => view! {
            {(!tries.sent.is_empty()).then(|| view! { <p>{say.count("knowledge-left", left as usize)}</p> })}
            <div class="acts"><form method="post" action=check.address(visit)>{forms::token(visit)}<input type="hidden" name="do" value="begin"/>
                <input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/><button class="btn" type="submit">{say.t("knowledge-begin")}" "{Icon::Next.view()}</button></form>{module}</div>
        }
        .into_any(),
        closed => view! { {wait_words(visit, closed)}<div class="acts">{module}</div> }.into_any(),
    }
}

/// Why the next try is not open yet, and what to do in the meantime.
pub fn wait_words(visit: &Visit, next: NextTry) -> AnyView {
    let say = visit.say();
    match next {
        NextTry::Open { .. } => ().into_any(),
        NextTry::Wait { until, left } => {
            let hours = usize::try_from(tries::hours_until(until, visit.house.now())).unwrap_or(1);
            view! { <div class="quiet"><p>{say.count("knowledge-wait", hours)}" "{say.count("knowledge-left", left as usize)}" "{say.t("knowledge-wait-why")}</p></div> }.into_any()
        }
        NextTry::NoneLeft => view! { <div class="quiet"><p>{say.t("knowledge-none-left")}</p></div> }.into_any(),
    }
}

fn earlier(visit: &Visit, check: &Check<'_>, tries: Option<&Tries<'_>>) -> Option<impl IntoView + use<>> {
    let sent = tries.filter(|t| !t.sent.is_empty())?;
    let say = visit.say();
    let items = sent
        .sent
        .iter()
        .map(|s| view! { <li>{say.day(s.attempt.submitted_at.unwrap_or_default())}": "{super::case_start::outcome_in_short(say, s.outcome(visit))}</li> })
        .collect_view();
    let result = format!("{}?see=result", check.address(visit));
    Some(
        view! { <section class="flow" aria-labelledby="past"><h2 id="past">{say.t("case-earlier")}</h2><ul>{items}</ul><p><a href=result>{say.t("knowledge-see-last")}</a></p></section> },
    )
}

fn mend(say: Say, question: &Question, why: NotAnAnswer) -> String {
    say.t(match (why, &question.form) {
        (NotAnAnswer::UnknownChoice, _) => "quiz-changed",
        (_, Kind::Single(_)) => "knowledge-choose",
        (_, Kind::Multiple(_)) => "knowledge-choose-some",
        (_, Kind::Order(_)) => "knowledge-each-once",
    })
}

/// One question. `typed` is what was answered before, or sent and not taken.
pub fn question(
    visit: &Visit,
    check: &Check<'_>,
    sheet: &Sheet<'_>,
    place: usize,
    typed: &[Option<usize>],
    wrong: Option<NotAnAnswer>,
) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let Some(question) = sheet.questions.get(place).copied() else {
        return (frame(visit, check, say.t("knowledge-title")), ().into_any());
    };
    let fixes: Vec<Fix> = wrong.map(|why| Fix { field: "first-choice", words: mend(say, question, why) }).into_iter().collect();
    let order = shown_order(question, sheet.attempt.what.seed);
    let ordered = matches!(question.form, Kind::Order(_));
    let title = say.with("question-of", &[("n", place + 1), ("all", sheet.questions.len())]);
    let to = |part: String| format!("{}?{part}", check.address(visit));
    let back = if place == 0 { check.address(visit) } else { to(format!("q={place}")) };
    let main = view! {
        {forms::summary(say, &fixes)}
        <form method="post" action=to(format!("q={}", place + 1)) class="flow">{forms::token(visit)}
            <input type="hidden" name="do" value="answer"/><input type="hidden" name="n" value=(place + 1).to_string()/>
            <input type="hidden" name="item" value=question.id.as_str().to_owned()/><input type="hidden" name="revision" value=question.revision.as_str().to_owned()/>
            {blocks::plain(&reader(visit), &question.scenario)}
            <fieldset class=(!ordered).then_some("pick")><legend><span class="soft">{title.clone()}</span><h1>{blocks::line(&question.stem)}</h1>
                {question_fields::hint(say, question).map(|h| view! { <span class="hint">{h}</span> })}</legend>
                {sheet.is_met(question).then(|| view! { <p class="quiet small">{say.t("knowledge-met")}</p> })}
                {sheet.void(place).map(|_| view! { <p class="quiet small">{say.t("item-void-open")}</p> })}
                {fixes.first().map(|f| view! { <p class="err-text">{f.words.clone()}</p> })}{question_fields::choices(say, question, &order, typed)}</fieldset>
            <div class="acts"><button class="btn" type="submit">{say.t("knowledge-keep")}" "{Icon::Next.view()}</button><a href=back>{say.t("check-back")}</a><a href=to("q=check".into())>{say.t("knowledge-all")}</a></div></form>
        <p class="quiet small">{say.t("knowledge-kept")}</p>
    };
    let mut frame = frame(visit, check, title);
    frame.has_errors = !fixes.is_empty();
    (frame, main.into_any())
}

/// All answers before they are sent.
pub fn look_over(visit: &Visit, check: &Check<'_>, sheet: &Sheet<'_>, asked_to_send: bool) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let missing = sheet.missing();
    let fixes: Vec<Fix> =
        (asked_to_send && !missing.is_empty()).then(|| Fix { field: "answers", words: say.count("knowledge-missing", missing.len()) }).into_iter().collect();
    let rows = sheet
        .questions
        .iter()
        .enumerate()
        .map(|(place, question)| {
            let to = format!("{}?q={}", check.address(visit), place + 1);
            let state = match sheet.answer(place) {
                Some(answer) => {
                    let words =
                        answer.chosen.iter().filter_map(|n| question.choices().get(*n)).map(|c| view! { <li>{blocks::line(&c.words)}</li> }).collect_view();
                    view! { <ul>{words}</ul> }.into_any()
                }
                None => view! { <p>{say.t("knowledge-not-answered")}</p> }.into_any(),
            };
            let void = sheet.void(place).map(|_| view! { <p class="quiet small">{say.t("item-void-open")}</p> });
            let change = say.with("knowledge-change-this", &[("n", place + 1)]);
            view! { <li class="flow"><h2 class="h-small">{place + 1}" "{blocks::line(&question.stem)}</h2>{state}{void}<p><a href=to>{change}</a></p></li> }
        })
        .collect_view();
    let send = say.t(if missing.is_empty() { "knowledge-send" } else { "knowledge-send-when" });
    let main = view! {
        {forms::summary(say, &fixes)}
        <section class="flow" id="answers"><h1>{say.t("knowledge-look-over")}</h1><p class="lead">{say.t("knowledge-look-over-words")}</p></section>
        <section><ol class="ruled set">{rows}</ol></section>
        <form method="post" action=check.address(visit) class="flow">{forms::token(visit)}<input type="hidden" name="do" value="send"/>
            <div class="acts"><button class="btn" type="submit">{send}</button><a href=address(visit, check.course, check.module, "")>{say.t("case-pause")}</a></div></form>
    };
    let mut frame = frame(visit, check, say.t("knowledge-look-over"));
    frame.has_errors = !fixes.is_empty();
    (frame, main)
}
