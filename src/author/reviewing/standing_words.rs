//! Where a work stands with its reviews, in words: who is asked for, who has read, and what is still missing.

use leptos::prelude::*;

use super::{capacity_name, name_of, reading::Reading};
use crate::{
    domain::{
        ids::StaffId,
        publishing::{
            Capacity,
            standing::{Lack, Line},
        },
    },
    ui::words::Say,
};

/// One line for each capacity, and what else is missing. For reviewers and for those who write.
pub fn section(say: Say, reading: &Reading) -> AnyView {
    let lines = reading.standing.lines.iter().map(|line| view! { <li>{line_words(say, line)}</li> }).collect_view();
    let more: Vec<AnyView> = reading
        .standing
        .lacks
        .iter()
        .filter(|lack| !matches!(lack, Lack::Readers { reopened: 0, .. }))
        .map(|lack| view! { <li>{lack_words(say, reading, lack)}</li> }.into_any())
        .collect();
    let asks = |capacity| reading.standing.lines.iter().any(|line| line.needed.capacity == capacity);
    let each = (asks(Capacity::LivedExperience) && asks(Capacity::Clinical)).then(|| view! { <p class="small soft">{say.t("review-one-each")}</p> });
    let ready = reading.standing.is_ready().then(|| view! { <p class="quiet"><strong>{say.t("review-ready")}</strong></p> });
    view! {
        <section class="flow" aria-labelledby="standing"><h2 id="standing">{say.t("review-standing")}</h2>{ready}
            <ul class="ruled set">{lines}{more}</ul>{each}</section>
    }
    .into_any()
}

fn line_words(say: Say, line: &Line) -> AnyView {
    let name = capacity_name(say, line.needed.capacity);
    let blanks = [("have", line.have.min(line.needed.people)), ("need", line.needed.people)];
    let words = if line.without { say.t("review-line-without") } else { say.with("review-line", &blanks) };
    view! { <strong>{name}</strong>" "{words} }.into_any()
}

/// Why it cannot go out yet.
pub fn lack_words(say: Say, reading: &Reading, lack: &Lack) -> String {
    match lack {
        Lack::Readers { capacity, have, need, reopened } => {
            let name = capacity_name(say, *capacity);
            let words = if *reopened > 0 { "review-lack-reopened" } else { "review-lack-readers" };
            say.with(words, &[("capacity", name), ("have", have.to_string()), ("need", need.to_string())])
        }
        Lack::SentBack { capacity, by } => {
            let name = name_of(say, reading, &StaffId::from_store(by.as_str()));
            say.with("review-lack-sent-back", &[("name", name), ("capacity", capacity_name(say, *capacity))])
        }
        Lack::SecondPerson => say.t("review-lack-second-person"),
    }
}
