//! Search over lessons and the glossary, in the reader's language. What somebody searched for is in the address of their own browser
//! and nowhere else: queries are not logged, not kept, not counted.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use crate::{http::visit::Visit, ui::frame::Frame};

/// `/search?q=…`
pub async fn show(visit: Visit) -> Response<Body> {
    let words: String = visit.query.text("q").trim().chars().take(80).collect();
    let hits = if words.is_empty() { Vec::new() } else { visit.library.search(visit.locale, &words) };
    visit.page(|| {
        let say = visit.say();
        let found = (!words.is_empty()).then(|| {
            let title = match hits.len() {
                0 => say.with("search-none", &[("words", words.as_str())]),
                n => say.count("search-found", n),
            };
            let items = hits
                .iter()
                .map(|hit| view! { <li><a href=hit.address.clone()>{hit.title.clone()}</a><p class="meta">{hit.place.clone()}</p><p>{hit.excerpt.clone()}</p></li> })
                .collect_view();
            let help = hits.is_empty().then(|| view! { <p>{say.t("search-none-next")}" "<a href=visit.to("/learn")>{say.t("foot-all-modules")}</a></p> });
            view! { <section class="flow results" aria-labelledby="found"><h2 id="found">{title}</h2>{help}<ol class="ruled set">{items}</ol></section> }
        });
        let main = view! {
            <form method="get" action=visit.to("/search") class="search-form flow" role="search"><h1>{say.t("search-title")}</h1>
                <div class="field"><label for="q">{say.t("search-label")}</label><input id="q" name="q" type="search" value=words.clone() autocomplete="off"/></div>
                <div class="acts"><button class="btn" type="submit">{say.t("search-go")}</button></div></form>
            {found}
            <section class="flow"><p><a href=visit.to("/practice")>{say.t("practice-room-link")}</a></p></section>
        };
        (Frame::new(say.t("search-title")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("search-title"), ""), main)
    })
}
