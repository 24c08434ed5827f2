//! A question that does not count any more, as whoever answered it reads of it: since when, by whom, why, and whether its point stays; and
//! what a piece came to when its check was judged again.
//!
//! In results and records alone, after a check was sent. Deliberately absent: anybody else's answers.

use leptos::prelude::*;

use super::observing::quoted;
use crate::{
    domain::competency::Shown,
    http::visit::Visit,
    storage::{evidence::Evidence, item_voids::ItemVoid},
    ui::words::Say,
};

/// Beside the question. Where it still counts, its point is kept, because the result would be lower without it.
pub fn said(visit: &Visit, void: &ItemVoid, counts: bool) -> AnyView {
    let say = visit.say();
    let words = say.with("item-void-said", &[("day", say.day(void.at)), ("name", void.name.clone())]);
    let keeps = counts.then(|| view! { <p>{say.t("item-void-keeps")}</p> });
    view! { <div class="flow"><p><strong>{words}</strong></p>{quoted(&void.reason)}{keeps}</div> }.into_any()
}

/// Above a result: how many of its questions do not count any more.
pub fn without(visit: &Visit, many: usize) -> Option<impl IntoView + use<>> {
    (many > 0).then(|| view! { <p>{visit.say().count("item-void-without", many)}</p> })
}

/// What it came to when its check was judged again, the oldest first.
pub fn judged_again(say: Say, piece: &Evidence) -> impl IntoView + use<> {
    piece
        .again
        .iter()
        .map(|again| {
            let outcome = say.t(outcome_words(again.shown));
            let points = say.with("one-points", &[("points", again.points), ("possible", again.possible)]);
            view! { <p><strong>{say.with("item-void-again", &[("day", say.day(again.at))])}</strong>" "{outcome}" "{points}</p> }
        })
        .collect_view()
}

/// What a piece came to, in words.
pub fn outcome_words(shown: Shown) -> &'static str {
    match shown {
        Shown::Accepted => "case-outcome-accepted",
        Shown::Unsafe => "one-unsafe",
        Shown::NotYet => "case-outcome-not-yet",
    }
}
