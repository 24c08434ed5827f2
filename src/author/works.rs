//! What is being written, and what was: every piece of work, what moved last first.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::desk::{Names, of_work};
use crate::{
    http::{error::Trouble, visit::Visit},
    storage::studio_works::{self as works, Work},
    ui::frame::Frame,
};

/// So many on one page; older ones are found from the text that they changed.
const AT_ONCE: u32 = 100;

/// `GET /author/work`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let all = works::newest(&visit.house.stores.content, AT_ONCE).await?;
    let names = Names::read(&visit).await?;
    Ok(visit.page(|| {
        let say = visit.say();
        let part = |title: &'static str, open: bool| {
            let rows = all.iter().filter(|work| work.state.is_open() == open).map(|work| row(&visit, &names, work)).collect::<Vec<_>>();
            let id = if open { "open" } else { "over" };
            (!rows.is_empty())
                .then(|| view! { <section class="flow" aria-labelledby=id><h2 id=id>{say.t(title)}</h2><ul class="ruled set">{rows}</ul></section> })
        };
        let none = all.is_empty().then(|| view! { <p>{say.t("studio-works-none")}</p> });
        let main = view! {
            <section class="flow"><h1>{say.t("studio-works")}</h1><p class="lead">{say.t("studio-works-lead")}</p>{none}
                <p class="links"><a href=visit.to("/author/texts")>{say.t("studio-to-texts")}</a></p></section>
            {part("studio-works-open", true)}{part("studio-works-over", false)}
        };
        (Frame::new(say.t("studio-works")).trail(say.t("author-title"), visit.to("/author")).trail(say.t("studio-works"), ""), main)
    }))
}

fn row(visit: &Visit, names: &Names, work: &Work) -> impl IntoView + use<> {
    let say = visit.say();
    let words = say.with("studio-begun-by", &[("name", names.of(say, &work.begun_by)), ("day", say.day(work.begun_at))]);
    let state = say.t(&format!("studio-work-{}", work.state.code().replace('_', "-")));
    view! { <li><p><a href=of_work(visit, work, "")>{work.title.clone()}</a></p><p class="small soft">{state}" · "{words}</p></li> }
}
