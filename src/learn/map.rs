//! My skills map, by category: what I said about each skill, before and now, as doors with words and one honest sentence, what I did on a
//! practice screen apart from it (product decision 1), and one thing to try next.
//!
//! Learners see what their place keeps, guests what their device remembers or what the form of the last check brought. Deliberately
//! absent: totals, averages, percentages, other people, and the word “can”.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{
    later::{self, Stands},
    map_next, map_page,
    notebook::{Keeping, Notebook, forget_button},
    told::{Part, by_category},
};
use crate::{
    domain::{ids::ModuleId, sharing::Item},
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
    notebook.way(visit, &visit.to(to), "as-link", words)
}

pub fn draw(visit: &Visit, notebook: &Notebook) -> Response<Body> {
    let parts = by_category(&visit.library.skills, notebook.told(), notebook.tries());
    visit.page(|| {
        let say = visit.say();
        let changed = parts.iter().flat_map(|part| &part.stories).any(|s| s.has_two());
        let title = say.t(match (parts.is_empty(), changed) {
            (true, _) => "map-title",
            (false, true) => "map-title-changed",
            (false, false) => "map-title-now",
        });
        let body = if parts.is_empty() { empty(visit) } else { filled(visit, notebook, &parts) };
        let forgotten = visit.query.has("forgotten").then(|| view! { <p class="quiet" role="status">{say.t("memory-forgotten")}</p> });
        let seen = crate::sharing::mine::seen_by(visit, &notebook.shared, |item| matches!(item, Item::Map(_)));
        let only = say.t(if seen.is_some() { "map-only-some" } else { "map-only-you" });
        let main = view! {
            <section class="flow"><h1>{title.clone()}</h1>{forgotten}{seen}
                <p class="state only">{Icon::Eye.view()}<span>{only}</span></p></section>
            {super::bring::question(visit)}
            {later::offer(visit, &notebook.ended, Stands::Map)}
            {body}
            {forget_button(visit, notebook)}
        };
        let mut frame = Frame::new(title).trail(say.t("crumb-home"), visit.to("")).trail(say.t("map-title"), "");
        frame.islands = !parts.is_empty();
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

fn filled(visit: &Visit, notebook: &Notebook, parts: &[Part<'_>]) -> AnyView {
    let say = visit.say();
    // A link from a module leads to its first skill, wherever that stands.
    let mut named: Vec<&ModuleId> = Vec::new();
    let shown: Vec<AnyView> = parts.iter().map(|one| part(visit, notebook, one, &mut named).into_any()).collect();
    let key = [(Door::Closed, 0), (Door::Ajar, 1), (Door::Open, 2), (Door::NotForMe, 3)]
        .map(|(door, n)| view! { <li><span class="state">{door.view()}<span>{map_page::door_words(visit)[n].clone()}</span></span></li> })
        .into_iter()
        .collect_view();
    let nowhere = (notebook.keeping == Keeping::Form).then(|| view! { <p>{say.t("kept-nowhere")}</p> });
    let card = (notebook.keeping != Keeping::Place).then(|| view! { <li><a href=visit.to("/join")>{say.t("map-card")}</a></li> });
    view! {
        <section class="flow" aria-labelledby="key"><h2 id="key" class="h-small">{say.t("map-key")}</h2>
            <ul class="legend set">{key}</ul><p>{say.t("map-own-words")}</p></section>
        <MapReader hint=say.t("map-reader-hint")>{shown}</MapReader>
        <section class="flow"><details><summary>{say.t("map-as-table")}</summary>{map_page::table(visit, parts)}</details></section>
        <section class="flow no-print" aria-labelledby="next"><h2 id="next" class="h-small">{say.t("map-next")}</h2>{nowhere}
            <ul class="links set"><li>{carry(visit, notebook, "/map/paper", say.t("map-paper"))}</li>
                <li><a href=visit.to("/questions")>{say.t("team-title")}</a></li>
                <li>{carry(visit, notebook, "/try-it", say.t("try-link"))}</li>
                <li><a href=visit.to("/skills-check")>{say.t("map-again")}</a></li>
                <li>{carry(visit, notebook, super::full_check::AT, say.t("full-link"))}</li>{card}</ul></section>
    }
    .into_any()
}

/// One category: its skills in the framework's order, and one thing to try next.
fn part<'p>(visit: &Visit, notebook: &Notebook, part: &Part<'p>, named: &mut Vec<&'p ModuleId>) -> impl IntoView + use<> {
    let mut stories: Vec<AnyView> = Vec::new();
    // On the list where it is the first: then the next Tab goes to that skill, and not past it.
    let mut of_list = None;
    for (i, story) in part.stories.iter().enumerate() {
        let module = &story.skill.module;
        let anchor = (!named.contains(&module)).then(|| module.to_string());
        named.push(module);
        let anchor = if i == 0 {
            of_list = anchor;
            None
        } else {
            anchor
        };
        stories.push(map_page::story(visit, story, i == 0, anchor).into_any());
    }
    let (id, labelled) = (format!("part-{}", part.category.id), format!("part-{}", part.category.id));
    let head = part.category.title.in_locale(visit.locale).to_owned();
    view! {
        <section class="flow" aria-labelledby=labelled><h2 id=id>{head}</h2><ol class="map set" id=of_list>{stories}</ol>{map_next::line(visit, notebook, part)}</section>
    }
}
