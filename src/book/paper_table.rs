//! Tables to fill in by hand: how sure do I feel, before and after; six questions about access.
//!
//! Nothing is added up, and no line asks for a name: the sheet stays with the person who filled it in.

use leptos::prelude::*;

use super::volume::Volume;
use crate::{
    domain::{frameworks::Skill, locale::Locale},
    ui::words::Say,
};

/// One row for a skill, one box for each answer.
pub fn how_sure(volume: &Volume<'_>, locale: Locale, skills: &[&Skill]) -> AnyView {
    let check = &volume.library.skills_check;
    let mut answers: Vec<String> = check.scale.iter().map(|point| point.label.in_locale(locale).to_owned()).collect();
    answers.push(check.not_wanted.in_locale(locale).to_owned());
    let rows = skills.iter().map(|skill| skill.statement.in_locale(locale).to_owned()).collect();
    table(check.stem.in_locale(locale).to_owned(), Say(locale).t("table-skill"), &answers, rows)
}

/// The six questions about devices, data and help.
pub fn access(volume: &Volume<'_>, locale: Locale) -> AnyView {
    let (questions, answers) = (&volume.library.access.questions, &volume.library.access.answers);
    let answers: Vec<String> = [&answers.yes, &answers.no, &answers.unsure].into_iter().map(|words| words.in_locale(locale).to_owned()).collect();
    let rows = questions.iter().map(|question| question.text.in_locale(locale).to_owned()).collect();
    table(Say(locale).t("access-title"), Say(locale).t("book-question"), &answers, rows)
}

fn table(caption: String, what: String, answers: &[String], rows: Vec<String>) -> AnyView {
    let heads = answers.iter().map(|words| view! { <th scope="col">{words.clone()}</th> }).collect_view();
    let rows = rows
        .into_iter()
        .map(|row| {
            let cells = answers.iter().map(|words| view! { <td data-h=words.clone()><span class="box-to-tick"></span></td> }).collect_view();
            view! { <tr><th scope="row">{row}</th>{cells}</tr> }
        })
        .collect_view();
    view! { <table class="stack by-hand"><caption>{caption}</caption><thead><tr><th scope="col">{what}</th>{heads}</tr></thead><tbody>{rows}</tbody></table> }
        .into_any()
}
