//! Two texts, and what differs in words: a draft against what readers have or what the folder has, or two saved states.
//!
//! What went is struck out, what came is underlined, and both are said in words, so nobody needs colours. Deliberately absent: scripts.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use super::desk::{Desk, about, name_of, of_text, of_work};
use crate::{
    domain::{
        locale::Locale,
        studio::TextPath,
        word_difference::{Fate, Paragraph, difference},
    },
    http::{error::Trouble, visit::Visit},
    storage::studio_revisions as revisions,
    ui::{frame::Frame, words::Say},
};

/// `GET /author/work/{work}/compare?text=…[&from=n|folder][&to=n]`. Without `from`: what readers have; without `to`: the draft.
pub async fn show(visit: Visit, Path((_, work)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let desk = Desk::open(&visit, &work).await?;
    let draft = desk.draft(visit.query.text("text"))?;
    let (from, to) = (visit.query.text("from"), visit.query.text("to"));
    let before = match from {
        "" => desk.texts.files.get(draft.path.as_str()).unwrap_or_default().to_owned(),
        "folder" => desk.texts.in_folder(draft.path.as_str()).unwrap_or_default().to_owned(),
        number => saved(&visit, &desk, &draft.path, number).await?,
    };
    let after = if to.is_empty() { draft.text().unwrap_or_default().to_owned() } else { saved(&visit, &desk, &draft.path, to).await? };
    Ok(visit.page(|| {
        let say = visit.say();
        let title = say.with("studio-compare-title", &[("title", name_of(say, &draft.path, draft.text()))]);
        let of = |side: &str, without: &'static str| match side {
            "" => say.t(without),
            "folder" => say.t("studio-compare-folder"),
            number => say.with("studio-compare-saved", &[("n", number)]),
        };
        let words = say.with("studio-compare-words", &[("from", of(from, "studio-compare-readers")), ("to", of(to, "studio-compare-draft"))]);
        let main = view! {
            <section class="flow"><h1>{title.clone()}</h1><p class="lead">{about(say, &draft.path)}</p><p>{words}</p><p class="small soft">{say.t("studio-compare-marks")}</p></section>
            {both(say, draft.path.locale().unwrap_or(Locale::English), &before, &after)}
            <section class="flow"><p class="links"><a href=of_text(&visit, &desk.work, "text", &draft.path)>{say.t("studio-open-text")}</a></p></section>
        };
        let frame = Frame::new(title.clone())
            .trail(say.t("studio-works"), visit.to("/author/work"))
            .trail(desk.work.title.clone(), of_work(&visit, &desk.work, ""))
            .trail(title, "");
        (frame, main)
    }))
}

async fn saved(visit: &Visit, desk: &Desk, path: &TextPath, number: &str) -> Result<String, Trouble> {
    let number = number.parse().map_err(|_| Trouble::NotFound)?;
    let found = revisions::one(&visit.house.stores.content, &desk.work.id, path, number).await?.ok_or(Trouble::NotFound)?;
    Ok(found.text().unwrap_or_default().to_owned())
}

/// Both in one, paragraph by paragraph.
pub fn both(say: Say, locale: Locale, before: &str, after: &str) -> AnyView {
    let parts = difference(before, after);
    if parts.iter().all(|part| !part.has_changed()) {
        return view! { <section class="flow"><p>{say.t("studio-compare-same")}</p></section> }.into_any();
    }
    let each = parts.iter().map(|part| paragraph(say, part)).collect_view();
    view! { <section class="flow as-typed" lang=locale.code()>{each}</section> }.into_any()
}

fn paragraph(say: Say, part: &Paragraph) -> AnyView {
    let runs = part
        .runs
        .iter()
        .map(|run| {
            let text = run.text.clone();
            let mark = |name: &str| view! { <span class="vh" lang=say.0.code()>{say.t(name)}" "</span> };
            match run.fate {
                Fate::Stayed => view! { <span>{text}</span> }.into_any(),
                Fate::Went => view! { <del>{mark("studio-went")}{text}</del> }.into_any(),
                Fate::Came => view! { <ins>{mark("studio-came")}{text}</ins> }.into_any(),
            }
        })
        .collect_view();
    view! { <p>{runs}</p> }.into_any()
}
