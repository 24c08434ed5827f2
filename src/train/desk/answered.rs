//! Answered questions that whoever asked lets colleagues read: the question, the answer, the day, and no name.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::about;
use crate::{
    http::{error::Trouble, visit::Visit},
    storage::question_desk::{self as desk, Shown},
    train::observing::quoted,
    ui::frame::Frame,
};

/// `GET /train/desk/answered`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let all = desk::shown(&visit.house.stores.people, staff).await?;
    Ok(visit.page(|| {
        let say = visit.say();
        let one = |shown: &Shown| {
            let on = say.with("askdesk-answered-on", &[("day", say.day(shown.at))]);
            view! { <li class="flow">{quoted(&shown.words)}{about(&visit, shown.module.as_ref())}<p class="small soft">{on}</p>{quoted(&shown.answer)}</li> }
        };
        let list = if all.is_empty() {
            view! { <p>{say.t("askdesk-none-shown")}</p> }.into_any()
        } else {
            view! { <ul class="ruled set">{all.iter().map(one).collect_view()}</ul> }.into_any()
        };
        let main = view! {
            <section class="flow"><h1>{say.t("askdesk-answered")}</h1><p class="lead">{say.t("askdesk-answered-lead")}</p>{list}
                <p><a href=visit.to("/train/desk")>{say.t("askdesk-ask")}</a></p></section>
        };
        let frame = Frame::new(say.t("askdesk-answered"))
            .trail(say.t("train-title"), visit.to("/train"))
            .trail(say.t("askdesk-title"), visit.to("/train/desk"))
            .trail(say.t("askdesk-answered"), "");
        (frame, main)
    }))
}
