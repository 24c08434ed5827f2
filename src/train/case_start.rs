//! The first page of a case: what a case is, how long it takes, what is kept, and earlier attempts.

use leptos::prelude::*;

use super::{
    attempt,
    case::Case,
    case_pages::{frame, reader},
    case_way::{Tried, worth},
};
use crate::{
    domain::{
        case_way,
        competency::{self, Outcome},
    },
    http::visit::Visit,
    storage::submissions::FormKey,
    ui::{
        art::Icon,
        blocks, forms,
        frame::Frame,
        lesson_parts::{address, module_flags},
        words::Say,
    },
};

/// What somebody who is signed in did here before; empty for everybody else.
#[derive(Default)]
pub struct Earlier<'t, 'v> {
    pub finished: &'t [Tried<'v>],
    pub open: Option<&'t Tried<'v>>,
}

pub fn page(visit: &Visit, case: &Case<'_>, before: &Earlier<'_, '_>) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let most = case_way::most_decisions(case.vignette);
    let main = view! {
        <section class="flow"><p class="soft">{say.t("case-word")}</p><h1>{case.vignette.title.clone()}</h1>
            <p class="small soft">{say.count("takes-minutes", case.vignette.minutes as usize)}</p>{module_flags(say, &case.vignette.flags)}
            {blocks::plain(&reader(visit), &case.vignette.intro)}{ways_in(visit, case, before)}</section>
        <section class="flow" aria-labelledby="what"><h2 id="what">{say.t("case-what")}</h2>
            <ul><li>{say.t("case-what-written")}</li><li>{say.with("case-what-decisions", &[("most", most)])}</li><li>{say.t("case-what-stays")}</li><li>{say.t("case-what-unsafe")}</li></ul>
            <p class="quiet">{say.t(if visit.is_guest() { "case-not-kept" } else { "case-kept" })}</p></section>
        {earlier(visit, before.finished)}
    };
    (frame(visit, case, case.vignette.title.clone()), main)
}

fn ways_in(visit: &Visit, case: &Case<'_>, before: &Earlier<'_, '_>) -> AnyView {
    let say = visit.say();
    let module = address(visit, case.course, case.module, "");
    if visit.is_guest() {
        let first = case.vignette.scenes.first().map(|s| case.address(visit, Some(s.id.as_str()))).unwrap_or_default();
        let sign_in = format!("{}?back={}", visit.to("/staff/sign-in"), crate::http::body::encode(&case.address(visit, None)));
        return view! { <div class="acts"><a class="btn" href=sign_in>{say.t("case-sign-in")}</a><a href=first>{say.t("case-without")}</a></div> }.into_any();
    }
    if let Some(way) = before.open.and_then(|open| open.way(case)) {
        let to = case.address(visit, Some(way.now.id.as_str()));
        return view! { <div class="acts"><a class="btn" href=to>{say.t("case-go-on")}" "{Icon::Next.view()}</a><a href=module>{say.t("quiz-to-module")}</a></div> }.into_any();
    }
    // Edited in between so that the rest cannot be followed: said, with what was done, and begun anew by a press of a button only.
    let lost = before.open.map(|open| {
        let to = attempt::address(visit, &open.attempt.id);
        view! { <div class="quiet"><p>{say.t("case-rewritten")}</p><p><a href=to>{say.t("case-rewritten-see")}</a></p></div> }
    });
    let words = say.t(if lost.is_some() || !before.finished.is_empty() { "case-again" } else { "case-begin" });
    view! { {lost}<div class="acts">{begin(visit, case, words)}<a href=module>{say.t("quiz-to-module")}</a></div> }.into_any()
}

/// The form that begins an attempt. Its key makes a double click begin one only.
pub fn begin(visit: &Visit, case: &Case<'_>, words: String) -> AnyView {
    let key = FormKey::fresh();
    view! {
        <form method="post" action=case.address(visit, None)>{forms::token(visit)}<input type="hidden" name="key" value=key.as_str().to_owned()/>
            <button class="btn" type="submit">{words}" "{Icon::Next.view()}</button></form>
    }
    .into_any()
}

fn earlier(visit: &Visit, finished: &[Tried<'_>]) -> Option<impl IntoView + use<>> {
    if finished.is_empty() {
        return None;
    }
    let say = visit.say();
    let rules = &visit.library.competencies.rules;
    let items = finished
        .iter()
        .map(|tried| {
            let steps: Vec<_> = tried.steps.iter().map(worth).collect();
            let outcome = outcome_in_short(say, competency::vignette(rules, &steps));
            view! { <li><a href=attempt::address(visit, &tried.attempt.id)>{say.day(tried.attempt.started_at)}</a>": "{outcome}</li> }
        })
        .collect_view();
    Some(view! { <section class="flow" aria-labelledby="past"><h2 id="past">{say.t("case-earlier")}</h2><ul>{items}</ul></section> })
}

/// “accepted, 7 of 8 points”.
pub fn outcome_in_short(say: Say, outcome: Outcome) -> String {
    let (points, possible) = outcome.points();
    say.with(&format!("outcome-short-{}", outcome.code()), &[("points", points), ("possible", possible)])
}
