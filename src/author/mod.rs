//! Writing texts: the studio, its door for everybody, and what is open before somebody teaches from the texts.
//!
//! `texts` shows what there is, `begin` makes drafts of it (`plan`), `work` is one piece of work, `edit` its editor with `preview` beside it,
//! `publish` the gate, `published` the way back. A draft is nobody's page until it is published. Deliberately absent: the people store, and
//! with it everything about learners and about accounts (trust R-SEC-13; a test holds it).

pub mod before_teaching;
pub mod begin;
pub mod compare;
mod desk;
pub mod edit;
mod edit_page;
pub mod from_word;
pub mod history;
mod order;
mod outline;
mod overtaken;
mod plan;
pub mod preview;
mod problems;
pub mod publish;
pub mod published;
pub mod reviewing;
mod templates;
pub mod texts;
pub mod texts_module;
pub mod work;
pub mod works;

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use crate::{http::visit::Visit, ui::frame::Frame};

/// `/author`
pub async fn show(visit: Visit) -> Response<Body> {
    visit.clone().shared_page(|| {
        let say = visit.say();
        let step = |n: usize| {
            view! { <li><p>{say.t(&format!("author-step-{n}"))}</p><p class="see">{say.t(&format!("author-step-{n}-see"))}</p></li> }
        };
        let mark = |n: usize, code: String| view! { <div><dt><code>{code}</code></dt><dd>{say.t(&format!("author-mark-{n}-words"))}</dd></div> };
        let main = view! {
            <section class="flow"><h1>{say.t("author-title")}</h1><p class="lead">{say.t("author-lead")}</p></section>
            <section class="flow"><h2>{say.t("author-studio")}</h2><p>{say.t("author-studio-words")}</p>
                <ul class="set links"><li><a href=visit.to("/author/texts")>{say.t("studio-texts")}</a></li>
                    <li><a href=visit.to("/author/work")>{say.t("studio-works")}</a></li></ul></section>
            <section class="flow"><h2>{say.t("author-how")}</h2><ol class="steps set">{(1..=4).map(step).collect_view()}</ol></section>
            <section class="flow"><h2>{say.t("author-marks")}</h2>
                <dl class="trouble">
                    {(1..=4).map(|n| mark(n, say.t(&format!("author-mark-{n}")))).collect_view()}
                    {mark(5, say.with("author-picture", &[("mark", "!")]))}
                </dl><p>{say.t("author-readme")}</p></section>
            <section class="flow"><h2>{say.t("author-check")}</h2><p><code>"doorstep content check"</code></p><p>{say.t("author-check-words")}</p></section>
        };
        (Frame::new(say.t("author-title")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("author-title"), ""), main)
    })
}
