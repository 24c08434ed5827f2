//! What was published of one text, and when: to go back to an earlier one, and to see what the folder has underneath.
//!
//! Going back is a work of its own, looked at and published like any other. An update of the folder under a published text is shown, never
//! lost and never taken by itself.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{
    compare::both,
    desk::{Names, about, name_of, readers_address},
};
use crate::{
    content::overlay::Texts,
    domain::{locale::Locale, studio::TextPath},
    http::{body::encode, error::Trouble, shelf, visit::Visit},
    storage::{
        studio_publications::{self as publications, Published},
        studio_revisions::digest,
    },
    ui::frame::Frame,
};

/// `GET /author/published?text=…`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    if visit.query.text("text").is_empty() {
        return Ok(visit.go_on(&visit.to("/author/texts")));
    }
    let path = TextPath::parse(visit.query.text("text")).map_err(|_| Trouble::NotFound)?;
    let all = publications::of_text(&visit.house.stores.content, path.as_str()).await?;
    let (texts, names) = (shelf::texts(&visit.house).await?, Names::read(&visit).await?);
    if all.is_empty() && !texts.files.has(path.as_str()) {
        return Err(Trouble::NotFound);
    }
    Ok(visit.page(|| {
        let say = visit.say();
        let now = texts.files.get(path.as_str());
        let name = name_of(say, &path, now.or(texts.in_folder(path.as_str())));
        let title = say.with("studio-published-of", &[("title", name)]);
        let rows = all.iter().enumerate().map(|(n, one)| row(&visit, &names, &path, one, n == 0)).collect_view();
        let none = all.is_empty().then(|| view! { <p>{say.t("studio-published-none")}</p> });
        let readers =
            now.and_then(|_| readers_address(&texts.files, &path)).map(|(_, to)| view! { <p class="links"><a href=to>{say.t("studio-as-readers")}</a></p> });
        let change = format!("{}?what=change&text={}", visit.to("/author/begin"), encode(path.as_str()));
        let change = now.is_some().then(|| view! { <p class="links"><a href=change>{say.t("studio-begin-change")}</a></p> });
        let main = view! {
            <section class="flow"><h1>{title.clone()}</h1><p class="lead">{about(say, &path)}</p>{none}{readers}{change}</section>
            <section class="flow"><ul class="ruled set">{rows}</ul></section>
            {underneath(&visit, &texts, &path, all.first())}
        };
        let frame = Frame::new(title.clone())
            .trail(say.t("author-title"), visit.to("/author"))
            .trail(say.t("studio-texts"), visit.to("/author/texts"))
            .trail(title, "");
        (frame, main)
    }))
}

fn row(visit: &Visit, names: &Names, path: &TextPath, one: &Published, is_now: bool) -> impl IntoView + use<> {
    let say = visit.say();
    let words = say.with("studio-published-line", &[("name", names.of(say, &one.published_by)), ("day", say.day(one.published_at))]);
    let what = say.t(match (is_now, one.body.is_some()) {
        (true, true) => "studio-published-now",
        (true, false) => "studio-published-gone-now",
        (false, true) => "studio-published-before",
        (false, false) => "studio-published-gone",
    });
    let work = visit.to(&format!("/author/work/{}", one.work.as_str()));
    let back = (!is_now).then(|| view! { <a href=back_to(visit, path, one.edition)>{say.t("studio-go-back")}</a> });
    view! { <li><p>{words}</p><p class="small soft">{what}</p><p class="links small"><a href=work>{say.t("studio-published-work")}</a>" "{back}</p></li> }
}

fn back_to(visit: &Visit, path: &TextPath, edition: i64) -> String {
    format!("{}?what=back&edition={edition}&text={}", visit.to("/author/begin"), encode(path.as_str()))
}

/// The folder's own text, and whether it moved on since ours was published over it.
fn underneath(visit: &Visit, texts: &Texts, path: &TextPath, newest: Option<&Published>) -> Option<AnyView> {
    let say = visit.say();
    let newest = newest?;
    let folder = texts.in_folder(path.as_str());
    if folder.is_none() && newest.follows.is_empty() {
        return None;
    }
    let moved = folder.map(digest).unwrap_or_default() != newest.follows;
    let words = match (moved, folder.is_some()) {
        (true, true) => "studio-folder-moved",
        (true, false) => "studio-folder-gone",
        (false, _) => "studio-folder-same",
    };
    let lang = path.locale().unwrap_or(Locale::English);
    let differs = folder.map(|folder| {
        view! { <details open=moved><summary>{say.t("studio-folder-compare")}</summary>{both(say, lang, newest.body.as_deref().unwrap_or_default(), folder)}</details> }
    });
    let back = folder.is_some().then(|| view! { <p class="links"><a href=back_to(visit, path, 0)>{say.t("studio-folder-take")}</a></p> });
    Some(
        view! {
            <section class="flow" aria-labelledby="folder"><h2 id="folder">{say.t("studio-folder")}</h2><p>{say.t(words)}</p>{differs}{back}</section>
        }
        .into_any(),
    )
}
