//! My skills map: what I said about each skill, at first and last, as doors with words and one honest sentence (product decision 1).
//!
//! Learners see what their place keeps, guests what their device remembers or what the form of the last check brought. Deliberately
//! absent: totals, averages, percentages, other people, and the word “can”.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{
    map_page,
    module::address,
    notebook::{Keeping, Notebook, forget_button},
    told::{Chapter, chapters},
};
use crate::{
    domain::sharing::Item,
    http::{body::Form, error::Trouble, visit::Visit},
    islands::MapReader,
    ui::{
        art::{Door, Icon},
        frame::Frame,
    },
};

/// `GET /map`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let notebook = Notebook::open(&visit, None).await?;
    Ok(notebook.close(&visit, draw(&visit, &notebook)))
}

/// `POST /map`: a guest's answers come in the form.
pub async fn posted(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let notebook = Notebook::open(&visit, Some(&form)).await?;
    Ok(notebook.close(&visit, draw(&visit, &notebook)))
}

/// The way to the map from other pages. Answers that live in a form only must come along in one.
pub fn link(visit: &Visit, notebook: &Notebook) -> AnyView {
    carry(visit, notebook, "/map", visit.say().t("map-see"))
}

fn carry(visit: &Visit, notebook: &Notebook, to: &str, words: String) -> AnyView {
    if notebook.keeping != Keeping::Form {
        return view! { <a href=visit.to(to)>{words}</a> }.into_any();
    }
    view! { <form method="post" action=visit.to(to)>{notebook.hidden(visit)}<button class="as-link" type="submit">{words}</button></form> }.into_any()
}

pub fn draw(visit: &Visit, notebook: &Notebook) -> Response<Body> {
    let chapters = chapters(&visit.library.skills, notebook.told());
    visit.page(|| {
        let say = visit.say();
        let changed = chapters.iter().flat_map(|c| &c.stories).any(|s| s.has_two());
        let title = say.t(match (chapters.is_empty(), changed) {
            (true, _) => "map-title",
            (false, true) => "map-title-changed",
            (false, false) => "map-title-now",
        });
        let body = if chapters.is_empty() { empty(visit) } else { filled(visit, notebook, &chapters) };
        let forgotten = visit.query.has("forgotten").then(|| view! { <p class="quiet" role="status">{say.t("memory-forgotten")}</p> });
        let seen = crate::sharing::mine::seen_by(visit, &notebook.shared, |item| matches!(item, Item::Map(_)));
        let only = say.t(if seen.is_some() { "map-only-some" } else { "map-only-you" });
        let main = view! {
            <section class="flow"><h1>{title.clone()}</h1>{forgotten}{seen}
                <p class="state only">{Icon::Eye.view()}<span>{only}</span></p></section>
            {super::bring::question(visit)}
            {body}
            {forget_button(visit, notebook)}
        };
        let mut frame = Frame::new(title).trail(say.t("crumb-home"), visit.to("")).trail(say.t("map-title"), "");
        frame.islands = !chapters.is_empty();
        (frame, main)
    })
}

fn empty(visit: &Visit) -> AnyView {
    let say = visit.say();
    view! {
        <section class="flow"><p class="lead">{say.t("map-empty")}</p>
            <div class="acts"><a class="btn" href=visit.to("/skills-check")>{say.t("start-check")}" "{Icon::Next.view()}</a>
                <a href=visit.to("/learn")>{say.t("start-modules")}</a></div></section>
    }
    .into_any()
}

fn filled(visit: &Visit, notebook: &Notebook, chapters: &[Chapter<'_>]) -> AnyView {
    let say = visit.say();
    let parts = chapters.iter().map(|chapter| part(visit, chapter)).collect_view();
    let key = [(Door::Closed, 0), (Door::Ajar, 1), (Door::Open, 2), (Door::NotForMe, 3)]
        .map(|(door, n)| view! { <li><span class="state">{door.view()}<span>{map_page::door_words(visit)[n].clone()}</span></span></li> })
        .into_iter()
        .collect_view();
    let nowhere = (notebook.keeping == Keeping::Form).then(|| view! { <p>{say.t("kept-nowhere")}</p> });
    let card = (notebook.keeping != Keeping::Place).then(|| view! { <li><a href=visit.to("/join")>{say.t("map-card")}</a></li> });
    view! {
        <section class="flow" aria-labelledby="key"><h2 id="key" class="h-small">{say.t("map-key")}</h2>
            <ul class="legend set">{key}</ul><p>{say.t("map-own-words")}</p></section>
        <MapReader hint=say.t("map-reader-hint")>{parts}</MapReader>
        <section class="flow"><details><summary>{say.t("map-as-table")}</summary>{map_page::table(visit, chapters)}</details></section>
        <section class="flow no-print" aria-labelledby="next"><h2 id="next" class="h-small">{say.t("map-next")}</h2>{nowhere}
            <ul class="links set"><li>{carry(visit, notebook, "/map/paper", say.t("map-paper"))}</li>
                <li><a href=visit.to("/skills-check")>{say.t("map-again")}</a></li>{card}</ul></section>
    }
    .into_any()
}

/// One module: its skills in the framework's order.
fn part(visit: &Visit, chapter: &Chapter<'_>) -> impl IntoView + use<> {
    let named = visit.library.skills.module_name(chapter.module).map(|w| w.in_locale(visit.locale).to_owned()).unwrap_or_default();
    let head = match visit.library.edition(visit.locale).course_of_module(chapter.module) {
        Some((course, module)) => view! { <a href=address(visit, course, module, "")>{module.title.clone()}</a> }.into_any(),
        None => named.into_any(),
    };
    let stories = chapter.stories.iter().enumerate().map(|(i, story)| map_page::story(visit, story, i == 0)).collect_view();
    view! { <section class="flow" aria-labelledby=chapter.module.to_string()><h2 id=chapter.module.to_string()>{head}</h2><ol class="map set">{stories}</ol></section> }
}
