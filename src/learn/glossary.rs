//! The glossary: every word that a lesson explains, on one page.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use crate::{
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
        let items = glossary
            .terms
            .iter()
            .map(|term| {
                view! { <div id=format!("word-{}", term.id)><dt>{blocks::line(&term.word)}</dt><dd class="flow">{blocks::plain(&reader, &term.meaning)}</dd></div> }
            })
            .collect_view();
        let main = view! {
            <section class="flow"><h1>{say.t("glossary-title")}</h1><p class="lead">{say.t("glossary-lead")}</p></section>
            <section class="flow"><dl class="trouble">{items}</dl></section>
        };
        (Frame::new(say.t("glossary-title")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("glossary-title"), ""), main)
    })
}
