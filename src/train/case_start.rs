//! The first page of a case: what a case is, how long it takes, what is kept, and earlier attempts.

use leptos::prelude::*;

use super::{
    case::{Case, Standing},
    case_pages::{frame, reader},
};
use crate::{
    domain::{
        case_way::{self, Way},
        competency::Outcome,
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

pub fn page(visit: &Visit, case: &Case<'_>, past: &[(i64, Way<'_>)], open: Option<&Standing<'_>>) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let most = case_way::most_decisions(case.vignette);
    let main = view! {
        <section class="flow"><p class="soft">{say.t("case-word")}</p><h1>{case.vignette.title.clone()}</h1>
            <p class="small soft">{say.count("takes-minutes", case.vignette.minutes as usize)}</p>{module_flags(say, &case.vignette.flags)}
            {blocks::plain(&reader(visit), &case.vignette.intro)}{ways_in(visit, case, open, !past.is_empty())}</section>
        <section class="flow" aria-labelledby="what"><h2 id="what">{say.t("case-what")}</h2>
            <ul><li>{say.t("case-what-written")}</li><li>{say.with("case-what-decisions", &[("most", most)])}</li><li>{say.t("case-what-stays")}</li><li>{say.t("case-what-unsafe")}</li></ul>
            <p class="quiet">{say.t(if visit.is_guest() { "case-not-kept" } else { "case-kept" })}</p></section>
        {earlier(visit, past)}
    };
    (frame(visit, case, case.vignette.title.clone()), main)
}

fn ways_in(visit: &Visit, case: &Case<'_>, open: Option<&Standing<'_>>, again: bool) -> AnyView {
    let say = visit.say();
    let module = address(visit, case.course, case.module, "");
    if visit.is_guest() {
        let first = case.vignette.scenes.first().map(|s| case.address(visit, Some(s.id.as_str()))).unwrap_or_default();
        let sign_in = format!("{}?back={}", visit.to("/staff/sign-in"), crate::http::body::encode(&case.address(visit, None)));
        return view! { <div class="acts"><a class="btn" href=sign_in>{say.t("case-sign-in")}</a><a href=first>{say.t("case-without")}</a></div> }.into_any();
    }
    if let Some(open) = open {
        let to = case.address(visit, Some(open.way.now.id.as_str()));
        return view! { <div class="acts"><a class="btn" href=to>{say.t("case-go-on")}" "{Icon::Next.view()}</a><a href=module>{say.t("quiz-to-module")}</a></div> }.into_any();
    }
    view! { <div class="acts">{begin(visit, case, say.t(if again { "case-again" } else { "case-begin" }))}<a href=module>{say.t("quiz-to-module")}</a></div> }
        .into_any()
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

fn earlier(visit: &Visit, past: &[(i64, Way<'_>)]) -> Option<impl IntoView + use<>> {
    if past.is_empty() {
        return None;
    }
    let say = visit.say();
    let rules = &visit.library.competencies.rules;
    let items = past
        .iter()
        .filter_map(|(at, way)| Some((at, way.outcome(rules)?)))
        .map(|(at, outcome)| view! { <li>{say.day(*at)}": "{outcome_in_short(say, outcome)}</li> })
        .collect_view();
    Some(view! { <section class="flow" aria-labelledby="past"><h2 id="past">{say.t("case-earlier")}</h2><ul>{items}</ul></section> })
}

/// “accepted, 7 of 8 points”.
pub fn outcome_in_short(say: Say, outcome: Outcome) -> String {
    let (points, possible) = outcome.points();
    say.with(&format!("outcome-short-{}", outcome.code()), &[("points", points), ("possible", possible)])
}
