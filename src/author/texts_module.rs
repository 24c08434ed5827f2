//! The texts of one module, as readers meet them, with the ways to change one, write a new one, or copy the whole module.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use super::{
    begin::NEW,
    desk::{name_of, texts_in},
    order::lessons,
    texts::{folder_of, in_folder, into_work, line},
};
use crate::{
    content::overlay::Texts,
    domain::course::Track,
    http::{body::encode, error::Trouble, visit::Visit},
    storage::studio_revisions as revisions,
    ui::frame::Frame,
};

/// `GET /author/texts/{course}/{module}`
pub async fn show(visit: Visit, Path((_, course, module)): Path<(String, String, String)>) -> Result<Response<Body>, Trouble> {
    let (texts, _) = texts_in(&visit, visit.query.text("work")).await?;
    let (course, module) = visit.library.edition(visit.locale).module(&course, &module).ok_or(Trouble::NotFound)?;
    let folder = folder_of(module);
    let in_work = revisions::in_work(&visit.house.stores.content, &folder).await?;
    Ok(visit.page(|| {
        let say = visit.say();
        let lines = in_folder(&texts, &folder).iter().map(|path| line(&visit, &texts, &in_work, path)).collect_view();
        let link = |what: &str| visit.to(&format!("/author/begin?what={what}&folder={}{}", encode(&folder), into_work(&visit)));
        let fits = |what: &str| match what {
            "check" => course.track == Track::Learner && module.check.is_none(),
            "case" => course.track == Track::Clinician,
            _ => true,
        };
        let news = NEW
            .into_iter()
            .filter(|what| fits(what))
            .map(|what| view! { <li><a href=link(what)>{say.t(&format!("studio-new-{what}"))}</a></li> })
            .collect_view();
        let title = module.title.clone();
        let main = view! {
            <section class="flow"><h1>{title.clone()}</h1><p class="lead">{say.t("studio-module-lead")}</p></section>
            <section class="flow" aria-labelledby="new"><h2 id="new">{say.t("studio-new")}</h2><ul class="set links">{news}
                <li><a href=visit.to(&format!("/author/word?folder={}", encode(&folder)))>{say.t("studio-word-title")}</a></li>
                <li><a href=link("copy")>{say.t("studio-copy-module")}</a></li></ul></section>
            {order(&visit, &texts, &folder)}
            <section class="flow" aria-labelledby="there"><h2 id="there">{say.t("studio-module-texts")}</h2><ul class="ruled set">{lines}</ul></section>
        };
        let frame = Frame::new(title.clone())
            .trail(say.t("author-title"), visit.to("/author"))
            .trail(say.t("studio-texts"), visit.to("/author/texts"))
            .trail(title, "");
        (frame, main)
    }))
}

/// The lessons in their order, each with the ways to move it: two buttons' worth of links, because moving is a work like any other.
fn order(visit: &Visit, texts: &Texts, folder: &str) -> Option<impl IntoView + use<>> {
    let say = visit.say();
    let all = lessons(texts, folder);
    let rows = all
        .iter()
        .enumerate()
        .map(|(n, path)| {
            let name = name_of(say, path, texts.files.get(path.as_str()));
            let link = |what: &str, words: &str| {
                let to = visit.to(&format!("/author/begin?what={what}&text={}{}", encode(path.as_str()), into_work(visit)));
                let label = say.with("studio-of", &[("what", say.t(words)), ("title", name.clone())]);
                view! { <a href=to aria-label=label>{say.t(words)}</a>" " }
            };
            let up = (n > 0).then(|| link("up", "studio-move-up"));
            let down = (n + 1 < all.len()).then(|| link("down", "studio-move-down"));
            view! { <li><p>{name.clone()}</p><p class="links small">{up}{down}</p></li> }
        })
        .collect_view();
    (all.len() > 1).then(
        || view! { <section class="flow"><details><summary><h2>{say.t("studio-order")}</h2></summary><ol class="ruled set">{rows}</ol></details></section> },
    )
}
