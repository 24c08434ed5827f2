//! The safe-messaging checklist for whoever reads a sensitive text as a clinician: every question, answered for each such text before they say
//! that it is good to go (trust R-HARM-18).
//!
//! The questions come from the content folder. Deliberately absent: judging the text by itself, and signing for anybody.

use leptos::prelude::*;

use super::reading::{Reading, Text};
use crate::{
    domain::{
        publishing::Capacity,
        safe_messaging::{Line, Met},
    },
    http::{body::Form, visit::Visit},
};

/// An answer that was sent: path, question, and what was chosen, if anything.
pub type Answer = (String, String, Option<Met>);

/// The texts whose answers this capacity owes.
fn texts<'r>(reading: &'r Reading, mine: &[Capacity]) -> Vec<&'r Text> {
    let sensitive = reading.texts.iter().filter(|text| text.is_sensitive && text.saved.text().is_some());
    if mine.contains(&Capacity::Clinical) { sensitive.collect() } else { Vec::new() }
}

fn questions(visit: &Visit) -> &[Line] {
    &visit.library.safe_messaging.questions
}

fn field(number: usize, question: &Line) -> String {
    format!("safe-{number}-{}", question.id)
}

/// Everything that was asked, with what was chosen.
pub fn answers(visit: &Visit, reading: &Reading, mine: &[Capacity], form: &Form) -> Vec<Answer> {
    let of_text = |(number, text): (usize, &Text)| {
        let path = text.path().to_owned();
        let answer = move |question: &Line| (path.clone(), question.id.clone(), Met::from_code(form.text(&field(number, question))));
        questions(visit).iter().map(answer).collect::<Vec<_>>()
    };
    texts(reading, mine).into_iter().enumerate().flat_map(of_text).collect()
}

/// Nothing where no text is sensitive, or the reader is no clinician.
pub fn view(visit: &Visit, reading: &Reading, mine: &[Capacity], chosen: &[Answer]) -> Option<AnyView> {
    let say = visit.say();
    let texts = texts(reading, mine);
    if texts.is_empty() || questions(visit).is_empty() {
        return None;
    }
    let lists = texts.iter().enumerate().map(|(number, text)| of_text(visit, number, text, chosen)).collect_view();
    Some(
        view! { <section class="flow" aria-labelledby="safe"><h3 id="safe">{say.t("review-safe")}</h3><p>{say.t("review-safe-words")}</p>{lists}</section> }
            .into_any(),
    )
}

fn of_text(visit: &Visit, number: usize, text: &Text, chosen: &[Answer]) -> AnyView {
    let say = visit.say();
    let rows = questions(visit)
        .iter()
        .map(|question| {
            let id = field(number, question);
            let now = chosen.iter().find(|(path, of, _)| path == text.path() && *of == question.id).and_then(|(_, _, met)| *met);
            let option = |met: Met| view! { <option value=met.code() selected=now == Some(met)>{say.t(&format!("review-safe-{}", met.code()))}</option> };
            let options = [Met::Met, Met::NotMet, Met::NotThere].map(option).into_iter().collect_view();
            view! {
                <div class="field"><label for=id.clone()>{question.text.in_locale(visit.locale).to_owned()}</label>
                    <select id=id.clone() name=id><option value="">{say.t("review-safe-choose")}</option>{options}</select></div>
            }
        })
        .collect_view();
    let legend = say.with("review-safe-text", &[("title", text.title.clone())]);
    view! { <fieldset class="pick flow"><legend>{legend}</legend>{rows}</fieldset> }.into_any()
}
