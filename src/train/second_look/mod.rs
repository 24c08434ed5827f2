//! Second looks, and what does not count any more: whoever thinks that a piece was judged wrongly asks (`ask`), somebody uninvolved finds it
//! (`waiting`), reads that one piece and answers (`one`); a lead or whoever runs the site takes a piece out by its number (`by_number`).
//!
//! Why a piece counts no longer is said beside it in its owner's record, for good. Nothing is deleted and no result is rewritten
//! (`storage/evidence_voids.rs`). Deliberately absent: a list of what was taken out, or of whom.

pub mod ask;
pub mod by_number;
pub mod one;
pub mod waiting;

use leptos::prelude::*;

use super::{
    framework::{kind_name, number as number_of},
    observing::quoted,
};
use crate::{
    domain::{frameworks::EvidenceKind, ids::CompetencyId},
    http::visit::Visit,
    storage::evidence::Evidence,
    ui::{
        forms::{self, Fix},
        words::Say,
    },
};

/// A reason that says something, and fits beside a piece.
const REASON: std::ops::RangeInclusive<usize> = 10..=300;

/// “5.3 Act in a crisis: Knowledge check”
fn about_words(visit: &Visit, competency: &CompetencyId, kind: &str) -> String {
    let kind = EvidenceKind::from_code(kind).map_or_else(|| kind.to_owned(), |kind| kind_name(visit, kind));
    let known = visit.library.competencies.competency(competency.as_str());
    let competency = known.map_or_else(|| competency.to_string(), |c| format!("{} {}", number_of(c), c.title.in_locale(visit.locale)));
    visit.say().with("look-about", &[("competency", competency), ("kind", kind)])
}

/// The same with its day.
fn piece_name(visit: &Visit, piece: &Evidence) -> String {
    format!("{}, {}", about_words(visit, &piece.what.competency, &piece.what.kind), visit.say().day(piece.given_at))
}

/// By this number others can be told which piece is meant.
pub fn number(say: Say, piece: &Evidence) -> impl IntoView + use<> {
    view! { <div><dt>{say.t("void-number")}</dt><dd><code>{piece.id.as_str().to_owned()}</code></dd></div> }
}

/// Since when, by whom and why it does not count. Nothing for a piece that counts.
pub fn voided(say: Say, piece: &Evidence) -> Option<AnyView> {
    let void = piece.void.as_ref()?;
    let words = say.with("void-said", &[("day", say.day(void.at)), ("name", void.by.clone())]);
    Some(view! { <div class="flow"><p><strong>{words}</strong></p>{quoted(&void.reason)}</div> }.into_any())
}

/// What to mend in a reason.
pub fn reason_slip(say: Say, typed: &str) -> Option<Fix> {
    let words = || say.with("void-fix-reason", &[("least", REASON.start()), ("most", REASON.end())]);
    (!REASON.contains(&typed.chars().count())).then(|| Fix { field: "reason", words: words() })
}

/// The box for a reason, with what was typed.
pub fn reason_box(say: Say, label: String, typed: &str, fixes: &[Fix]) -> impl IntoView + use<> {
    let fix = fixes.iter().find(|f| f.field == "reason");
    let class = if fix.is_some() { "field err" } else { "field" };
    let error = fix.map(|f| view! { <span class="err-text" id="reason-error">{f.words.clone()}</span> });
    let hint = say.t("void-reason-hint");
    view! {
        <div class=class><label for="reason">{label}</label><span class="hint" id="reason-hint">{hint}</span>{error}
            <textarea id="reason" name="reason" rows="3" aria-describedby="reason-hint">{forms::in_box(typed)}</textarea></div>
    }
}
