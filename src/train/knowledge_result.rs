//! What a knowledge check came to, in words, with the reasons for every item. Only for an attempt that was sent.

use leptos::prelude::*;

use super::{
    attempt,
    framework::number,
    item_void,
    knowledge::Check,
    knowledge_pages::{frame, reader, wait_words},
    knowledge_sheet::Sheet,
};
use crate::{
    domain::{
        competency::Judged,
        quiz::{Choice, Fit, Form as Kind, Question},
        tries::NextTry,
    },
    http::visit::Visit,
    ui::{art::Icon, blocks, frame::Frame, lesson_parts::address, question_fields},
};

pub fn page(visit: &Visit, check: &Check<'_>, sheet: &Sheet<'_>, next: NextTry) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let judged = sheet.judged(visit);
    let outcome = judged.outcome;
    let (points, possible) = outcome.points();
    let rules = &visit.library.competencies.rules.knowledge;
    let needed = (possible * rules.pass_percent).div_ceil(100);
    let rule = if rules.safety_all_right { "knowledge-rule-safety" } else { "knowledge-rule" };
    let items = sheet.questions.iter().enumerate().map(|(place, q)| item(visit, sheet, (q, place), judged)).collect_view();
    let without = item_void::without(visit, (0..sheet.questions.len()).filter(|place| sheet.void(*place).is_some()).count());
    let main = view! {
        <section class="flow"><p class="soft">{say.t("knowledge-title")}</p><h1>{say.t(&format!("knowledge-outcome-{}", outcome.code()))}</h1>
            <p class="lead">{say.with("knowledge-points", &[("points", points), ("possible", possible)])}</p>
            <p>{say.with(rule, &[("needed", needed), ("possible", possible)])}</p>{without}{reported(visit, sheet, judged)}{wait_words(visit, if outcome.accepted() { NextTry::Open { left: 0 } } else { next })}
            <div class="acts"><a class="btn" href=visit.to("/train/record")>{say.t("case-to-record")}" "{Icon::Next.view()}</a><a href=attempt::address(visit, &sheet.attempt.id)>{say.t("attempt-see")}</a><a href=address(visit, check.course, check.module, "")>{say.t("quiz-to-module")}</a></div></section>
        <section class="flow" aria-labelledby="items"><h2 id="items">{say.t("knowledge-items")}</h2><ol class="ruled set">{items}</ol></section>
    };
    (frame(visit, check, say.t("knowledge-result")), main)
}

/// For which competencies it counts, and why not for the others.
fn reported(visit: &Visit, sheet: &Sheet<'_>, judged: Judged) -> AnyView {
    let say = visit.say();
    let framework = &visit.library.competencies;
    let (counted, outcome) = (sheet.reported(visit, judged), judged.outcome);
    let names: Vec<String> =
        counted.iter().filter_map(|(id, _)| framework.competency(id.as_str())).map(|c| format!("{} {}", number(c), c.title.in_locale(visit.locale))).collect();
    let least = framework.rules.knowledge.items_for_competency;
    let words = match (names.is_empty(), outcome.accepted()) {
        (true, _) => say.with("knowledge-domain-only", &[("least", least)]),
        (false, true) => say.with("knowledge-evidence", &[("competencies", names.join(", "))]),
        (false, false) => say.with("knowledge-no-evidence", &[("competencies", names.join(", "))]),
    };
    view! { <p>{words}</p><p class="small soft">{say.with("knowledge-others", &[("least", least)])}</p> }.into_any()
}

fn reasoned(visit: &Visit, choice: &Choice) -> AnyView {
    view! { <li><strong>{blocks::line(&choice.words)}</strong>{blocks::plain(&reader(visit), &choice.reason)}</li> }.into_any()
}

fn item(visit: &Visit, sheet: &Sheet<'_>, (question, place): (&Question, usize), judged: Judged) -> impl IntoView + use<> {
    let say = visit.say();
    let answered = sheet.answer(place);
    let void = sheet.void(place).map(|void| item_void::said(visit, void, sheet.counts(judged, place)));
    let chosen = answered.map(|a| a.chosen.clone()).unwrap_or_default();
    let fit = question_fields::from_store(question, &chosen).map_or(Fit::TryAnother, |a| question.fit(&a));
    let changed = answered.is_some_and(|a| a.item_revision != question.revision);
    let words = match (fit, question.safety) {
        (Fit::Fits, _) => "knowledge-fits",
        (_, true) => "knowledge-not-fit-safety",
        (Fit::Partly, false) => "knowledge-partly",
        (Fit::TryAnother, false) => "knowledge-not-fit",
    };
    let choices = question.choices();
    let mine = chosen.iter().filter_map(|n| choices.get(*n)).map(|c| view! { <li>{blocks::line(&c.words)}</li> }).collect_view();
    let (fitting, others): (Vec<&Choice>, Vec<&Choice>) = choices.iter().partition(|c| c.fits || matches!(question.form, Kind::Order(_)));
    let fitting_list = fitting.into_iter().map(|c| reasoned(visit, c)).collect_view();
    let fitting = match question.form {
        Kind::Order(_) => view! { <p>{say.t("quiz-one-order")}</p><ol>{fitting_list}</ol> }.into_any(),
        _ => view! { <p>{say.t("knowledge-what-fits")}</p><ul>{fitting_list}</ul> }.into_any(),
    };
    let others = (!others.is_empty()).then(|| {
        let items = others.into_iter().map(|c| reasoned(visit, c)).collect_view();
        view! { <details><summary>{say.t("quiz-others")}</summary><ul class="flow">{items}</ul></details> }
    });
    view! {
        <li class="flow"><h3>{place + 1}" "{blocks::line(&question.stem)}</h3>
            <p>{say.t("you-chose")}</p><ul>{mine}</ul><p><strong>{say.t(words)}</strong></p>{void}
            {changed.then(|| view! { <p class="small">{say.t("knowledge-item-changed")}</p> })}{fitting}{others}</li>
    }
}
