//! The choices of a question as fields of a form, and what such a form sends back. For learners' questions and knowledge checks alike.
//!
//! A choice's number is its place in the file, whatever the order shown. Nothing here knows which choice fits: no key can reach a page
//! through these functions.

use leptos::prelude::*;

use super::words::Say;
use crate::{
    domain::quiz::{Answer, Choice, Form as Kind, Question},
    http::body::Form,
};

/// Everything to choose from, in this order. The first field has the id `first-choice`, so that a summary of errors can lead to it.
pub fn choices(say: Say, question: &Question, order: &[usize], typed: &[Option<usize>]) -> AnyView {
    let ordered = matches!(question.form, Kind::Order(_));
    let first = order.first().copied().unwrap_or_default();
    let id = |i: usize| if i == first { "first-choice".to_owned() } else { format!("choice-{i}") };
    let choices = order
        .iter()
        .filter_map(|i| Some((*i, question.choices().get(*i)?)))
        .map(|(i, choice)| match ordered {
            true => place(say, id(i), i, choice, question.choices().len(), typed.get(i).copied().flatten()),
            false => option(id(i), i, choice, matches!(question.form, Kind::Multiple(_)), typed.get(i).copied().flatten().is_some()),
        })
        .collect_view();
    if ordered { view! { <ul class="order-list set">{choices}</ul> }.into_any() } else { choices.into_any() }
}

/// How to answer this kind of question, where it is not plain.
pub fn hint(say: Say, question: &Question) -> Option<String> {
    match question.form {
        Kind::Single(_) => None,
        Kind::Multiple(_) => Some(say.t("quiz-several")),
        Kind::Order(_) => Some(say.t("quiz-order")),
    }
}

fn option(id: String, i: usize, choice: &Choice, several: bool, chosen: bool) -> AnyView {
    let kind = if several { "checkbox" } else { "radio" };
    view! {
        <div class="opt"><input type=kind name="choice" id=id.clone() value=i.to_string() checked=chosen/>
            <label for=id inner_html=choice.words.as_html().to_owned()></label></div>
    }
    .into_any()
}

/// One line of an order question: its words, and a list of places to choose from.
fn place(say: Say, id: String, i: usize, choice: &Choice, many: usize, chosen: Option<usize>) -> AnyView {
    let places = (1..=many).map(|p| view! { <option value=p.to_string() selected=chosen == Some(p - 1)>{p}</option> }).collect_view();
    view! {
        <li><label for=id.clone() inner_html=choice.words.as_html().to_owned()></label>
            <select id=id name=format!("place-{i}")><option value="">{say.t("quiz-place")}</option>{places}</select></li>
    }
    .into_any()
}

/// The numbers that a form sent, for `Question::read_answer`; empty when nothing was chosen.
pub fn numbers(question: &Question, form: &Form) -> Vec<usize> {
    match &question.form {
        Kind::Order(choices) => (0..choices.len()).filter_map(|i| place_given(form, i)).collect(),
        _ => form.many("choice").filter_map(|c| c.parse().ok()).collect(),
    }
}

/// The place given to choice `i`, from 0; people count from 1.
fn place_given(form: &Form, i: usize) -> Option<usize> {
    form.text(&format!("place-{i}")).parse::<usize>().ok()?.checked_sub(1)
}

/// What was chosen so far, to show it again: numbers of choices, or the place of each choice for an order.
pub fn typed(question: &Question, form: &Form) -> Vec<Option<usize>> {
    let many = question.choices().len();
    match question.form {
        Kind::Order(_) => (0..many).map(|i| place_given(form, i)).collect(),
        _ => (0..many).map(|i| form.many("choice").any(|c| c == i.to_string()).then_some(i)).collect(),
    }
}

/// The same from a stored answer.
pub fn stored(question: &Question, chosen: &[usize]) -> Vec<Option<usize>> {
    let many = question.choices().len();
    match question.form {
        Kind::Order(_) => (0..many).map(|i| chosen.iter().position(|c| *c == i)).collect(),
        _ => (0..many).map(|i| chosen.contains(&i).then_some(i)).collect(),
    }
}

/// An answer as numbers to store.
pub fn to_store(answer: &Answer) -> Vec<usize> {
    match answer {
        Answer::One(n) => vec![*n],
        Answer::Several(n) | Answer::Ordered(n) => n.clone(),
    }
}

/// A stored answer, for the question as it was answered.
pub fn from_store(question: &Question, chosen: &[usize]) -> Option<Answer> {
    match question.form {
        Kind::Single(_) => chosen.first().map(|n| Answer::One(*n)),
        Kind::Multiple(_) => Some(Answer::Several(chosen.to_vec())),
        Kind::Order(_) => Some(Answer::Ordered(chosen.to_vec())),
    }
}
