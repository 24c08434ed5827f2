//! Mentorship: a clinician chooses a mentor and asks (`choose`, `mine`), the mentor says yes or no and goes along (`offered`, `one`), and
//! either ends it. Both read goals and meetings while it runs (`together`); each has notes of their own.
//!
//! A mentor sees nothing of the record, and the page says so to both before anybody says yes. Deliberately absent: marks, a reason for a
//! no, and two mentors at a time.

mod choose;
pub mod mine;
pub mod offered;
pub mod one;
mod together;

use leptos::prelude::*;

use crate::{
    http::{body::Form, visit::Visit},
    storage::{mentorships::Mentorship, submissions::FormKey},
    train::observing::quoted,
    ui::{
        forms::{self, Fix},
        words::Say,
    },
};

/// What somebody typed into one of the forms, for the page that shows it again.
#[derive(Default)]
struct Typed(Vec<(&'static str, String)>);

const FIELDS: [&str; 9] = ["who", "why", "goal", "goal-day", "met-day", "met-minutes", "met-words", "note", "hours"];

impl Typed {
    fn read(form: &Form) -> Self {
        Self(FIELDS.into_iter().filter_map(|name| Some((name, form.one(name)?.trim().to_owned()))).collect())
    }

    /// `None`: that form was not sent.
    fn maybe(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(name, _)| *name == field).map(|(_, value)| value.as_str())
    }

    fn get(&self, field: &str) -> &str {
        self.maybe(field).unwrap_or_default()
    }
}

/// What a mentor sees and what not: the same words for both.
fn sees(say: Say) -> AnyView {
    let line = |name: &str| view! { <li>{say.t(name)}</li> };
    view! {
        <div class="quiet flow"><p><strong>{say.t("mentor-sees")}</strong></p><ul>{line("mentor-sees-why")}{line("mentor-sees-goals")}</ul>
            <p><strong>{say.t("mentor-sees-not")}</strong></p><ul>{line("mentor-sees-not-record")}{line("mentor-sees-not-notes")}</ul>
            <p>{say.t("mentor-sees-end")}</p></div>
    }
    .into_any()
}

/// A box for a few lines, with the reminder that belongs to every one of them.
fn lines(say: Say, id: &'static str, rows: &'static str, (label, hint): (&str, &str), value: &str, fixes: &[Fix]) -> AnyView {
    let error = fixes.iter().find(|f| f.field == id).map(|f| view! { <span class="err-text">{f.words.clone()}</span> });
    let class = if error.is_some() { "field err" } else { "field" };
    let hint_id = format!("{id}-hint");
    view! {
        <div class=class><label for=id>{say.t(label)}</label>
            <span class="hint" id=hint_id.clone()>{say.t("watch-no-patient")}" "{say.t(hint)}</span>{error}
            <textarea id=id name=id rows=rows aria-describedby=hint_id>{forms::in_box(value)}</textarea></div>
    }
    .into_any()
}

fn key() -> impl IntoView {
    view! { <input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/> }
}

/// A form that is one button.
fn button(visit: &Visit, to: &str, act: &'static str, item: &str, words: String) -> AnyView {
    view! {
        <form method="post" action=to.to_owned()>{forms::token(visit)}<input type="hidden" name="do" value=act/><input type="hidden" name="item" value=item.to_owned()/>
            <button class="btn second" type="submit">{words}</button></form>
    }
    .into_any()
}

fn name_of(say: Say, one: &Mentorship) -> String {
    one.other.clone().unwrap_or_else(|| say.t("watch-gone"))
}

/// Where what was typed too late stands.
const LATE: &str = "late";

/// What somebody typed into a form of one that has ended: theirs to copy.
fn late(say: Say, typed: &Typed) -> Option<AnyView> {
    let words = ["goal", "met-words"].map(|field| quoted(typed.get(field)));
    let any = words.iter().any(Option::is_some);
    any.then(|| view! { <section class="flow" id=LATE><p>{say.t("watch-over-typed")}</p>{words.into_iter().collect_view()}</section> }.into_any())
}

/// The second of two taps.
fn sure(visit: &Visit, to: &str, one: &Mentorship) -> AnyView {
    let say = visit.say();
    view! {
        <form method="post" action=to.to_owned() class="flow"><h1>{say.t("mentor-end-title")}</h1><p class="lead">{name_of(say, one)}</p>{forms::token(visit)}
            <p>{say.t("mentor-end-words")}</p><input type="hidden" name="do" value="end"/>
            <div class="acts"><button class="btn" type="submit">{say.t("mentor-end-go")}</button><a href=to.to_owned()>{say.t("cancel")}</a></div></form>
    }
    .into_any()
}

/// What was just done, in words.
fn said(visit: &Visit) -> Option<AnyView> {
    let done = visit.query.text("done");
    let known = ["asked", "back", "goal", "met", "note", "ended", "yes", "no", "hours"].contains(&done);
    known.then(|| view! { <p class="confirm" role="status">{visit.say().t(&format!("mentor-done-{done}"))}</p> }.into_any())
}
