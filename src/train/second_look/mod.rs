//! What does not count any more, and why: said beside the piece in its owner's record, for good.
//!
//! Taking a piece out by its number is `by_number`. Nothing is deleted and no result is rewritten (`storage/evidence_voids.rs`).
//! Deliberately absent: a list of what was taken out, or of whom.

pub mod by_number;

use leptos::prelude::*;

use super::observing::quoted;
use crate::{
    storage::evidence::Evidence,
    ui::{
        forms::{self, Fix},
        words::Say,
    },
};

/// A reason that says something, and fits beside a piece.
const REASON: std::ops::RangeInclusive<usize> = 10..=300;

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
fn reason_slip(say: Say, typed: &str) -> Option<Fix> {
    let words = || say.with("void-fix-reason", &[("least", REASON.start()), ("most", REASON.end())]);
    (!REASON.contains(&typed.chars().count())).then(|| Fix { field: "reason", words: words() })
}

/// The box for a reason, with what was typed.
fn reason_box(say: Say, label: String, typed: &str, fixes: &[Fix]) -> impl IntoView + use<> {
    let fix = fixes.iter().find(|f| f.field == "reason");
    let class = if fix.is_some() { "field err" } else { "field" };
    let error = fix.map(|f| view! { <span class="err-text" id="reason-error">{f.words.clone()}</span> });
    let hint = say.t("void-reason-hint");
    view! {
        <div class=class><label for="reason">{label}</label><span class="hint" id="reason-hint">{hint}</span>{error}
            <textarea id="reason" name="reason" rows="3" aria-describedby="reason-hint">{forms::in_box(typed)}</textarea></div>
    }
}
