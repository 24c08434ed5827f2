//! The question desk: a colleague asks (`ask`), somebody who works as mentor or lead takes it up and answers (`waiting`, `one`), and what
//! whoever asked allowed is read by all, without names (`answered`).
//!
//! Who reads a question, and by when it is answered, stands above the box. Deliberately absent: votes, views, and names beside answers that
//! everybody reads.

pub mod answered;
pub mod ask;
pub mod one;
pub mod waiting;

use leptos::prelude::*;

use crate::{
    domain::{course::Track, ids::ModuleId},
    http::visit::Visit,
    storage::question_desk::{Question, State},
    train::{
        calendar::{SiteCalendar, day_in_words},
        observing::quoted,
    },
    ui::forms::{self, Fix},
};

/// Modules for clinicians, by course.
fn modules(visit: &Visit) -> impl Iterator<Item = (ModuleId, String)> {
    let edition = visit.library.edition(visit.locale);
    edition.courses_of(Track::Clinician).flat_map(|course| course.modules.iter().map(|module| (module.id.clone(), module.title.clone())))
}

/// “About: Safety at a distance”; nothing when it is about no module, or one that is not here any more.
fn about(visit: &Visit, module: Option<&ModuleId>) -> Option<AnyView> {
    let (_, title) = modules(visit).find(|(id, _)| Some(id) == module)?;
    Some(view! { <p class="small soft">{visit.say().with("askdesk-about", &[("module", title)])}</p> }.into_any())
}

/// Is the promised day over, without an answer?
fn is_late(visit: &Visit, question: &Question) -> bool {
    let today = SiteCalendar::of(&visit.house.settings.time_zone).day(visit.house.now());
    !matches!(question.state, State::Answered { .. }) && today > question.answer_by
}

/// By when, and whether that is over.
fn promised(visit: &Visit, question: &Question) -> AnyView {
    let say = visit.say();
    let late = is_late(visit, question).then(|| view! { <span class="tag">{say.t("askdesk-late")}</span>" " });
    view! { <p class="small soft">{late}{say.with("askdesk-promised", &[("day", day_in_words(say, &question.answer_by))])}</p> }.into_any()
}

/// A box for words, with the reminder.
fn words_box(visit: &Visit, id: &'static str, (label, hint): (&str, &str), value: &str, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let error = fixes.iter().find(|f| f.field == id).map(|f| view! { <span class="err-text">{f.words.clone()}</span> });
    let class = if error.is_some() { "field err" } else { "field" };
    let hint_id = format!("{id}-hint");
    view! {
        <div class=class><label for=id>{say.t(label)}</label>
            <span class="hint" id=hint_id.clone()>{say.t("watch-no-patient")}" "{say.t(hint)}</span>{error}
            <textarea id=id name=id rows="5" aria-describedby=hint_id>{forms::in_box(value)}</textarea></div>
    }
    .into_any()
}

/// What is too short or too long.
fn length_fix(visit: &Visit, field: &'static str, typed: &str, fits: &std::ops::RangeInclusive<usize>) -> Option<Fix> {
    let now = typed.chars().count();
    let words = || visit.say().with("reflect-fix-words", &[("least", *fits.start()), ("most", *fits.end()), ("now", now)]);
    (!fits.contains(&now)).then(|| Fix { field, words: words() })
}

/// The answer, and who gave it.
fn answer(visit: &Visit, name: Option<&str>, words: &str, at: i64) -> AnyView {
    let say = visit.say();
    let name = name.map_or_else(|| say.t("watch-gone"), str::to_owned);
    view! { <p class="small soft">{say.with("askdesk-answered-by", &[("name", name), ("day", say.day(at))])}</p>{quoted(words)} }.into_any()
}
