//! The texts of one module, as readers meet them, with the ways to change one, write a new one, or copy the whole module.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use super::{
    begin::NEW,
    texts::{folder_of, in_folder, into_work, line},
};
use crate::{
    domain::course::Track,
    http::{body::encode, error::Trouble, shelf, visit::Visit},
    storage::studio_revisions as revisions,
    ui::frame::Frame,
};

/// `GET /author/texts/{course}/{module}`
pub async fn show(visit: Visit, Path((_, course, module)): Path<(String, String, String)>) -> Result<Response<Body>, Trouble> {
    let texts = shelf::texts(&visit.house).await?;
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
                <li><a href=link("copy")>{say.t("studio-copy-module")}</a></li></ul></section>
            <section class="flow" aria-labelledby="there"><h2 id="there">{say.t("studio-module-texts")}</h2><ul class="ruled set">{lines}</ul></section>
        };
        let frame = Frame::new(title.clone())
            .trail(say.t("author-title"), visit.to("/author"))
            .trail(say.t("studio-texts"), visit.to("/author/texts"))
            .trail(title, "");
        (frame, main)
    }))
}
