//! The glossary: every word that a lesson explains, on one page, by the letters of the reader's language.

use std::collections::BTreeMap;

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use crate::{
    domain::{card::fold, glossary::Term},
    http::visit::Visit,
    ui::{
        blocks::{self, Reader},
        frame::Frame,
    },
};

/// `/glossary`
pub async fn show(visit: Visit) -> Response<Body> {
    visit.clone().shared_page(|| {
        let say = visit.say();
        let glossary = &visit.library.edition(visit.locale).glossary;
        let reader = Reader { say, device: None, help: visit.to("/help"), ticks: None };
        let letters = by_letter(&glossary.terms);
        let jump = letters.keys().map(|letter| view! { <li><a href=format!("#letter-{letter}")>{letter.to_string()}</a></li> }).collect_view();
        let groups = letters
            .iter()
            .map(|(letter, terms)| {
                let items = terms
                    .iter()
                    .map(|term| {
                        view! { <div id=format!("word-{}", term.id)><dt>{blocks::line(&term.word)}</dt><dd class="flow">{blocks::plain(&reader, &term.meaning)}</dd></div> }
                    })
                    .collect_view();
                view! { <section class="flow" id=format!("letter-{letter}")><h2>{letter.to_string()}</h2><dl class="trouble">{items}</dl></section> }
            })
            .collect_view();
        let main = view! {
            <section class="flow"><h1>{say.t("glossary-title")}</h1><p class="lead">{say.t("glossary-lead")}</p></section>
            <nav class="links" aria-label=say.t("glossary-letters")><ul class="set letters">{jump}</ul></nav>
            {groups}
        };
        (Frame::new(say.t("glossary-title")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("glossary-title"), ""), main)
    })
}

/// The words of one language under their first letters, in the order of its alphabet: accents do not count.
pub fn by_letter(terms: &[Term]) -> BTreeMap<char, Vec<&Term>> {
    let mut sorted: Vec<(String, &Term)> = terms.iter().map(|term| (fold(term.word.plain()), term)).collect();
    sorted.sort_by(|a, b| a.0.cmp(&b.0));
    let mut letters: BTreeMap<char, Vec<&Term>> = BTreeMap::new();
    for (folded, term) in sorted {
        let first = folded.chars().next().map_or('#', |c| c.to_ascii_uppercase());
        letters.entry(first).or_default().push(term);
    }
    letters
}
