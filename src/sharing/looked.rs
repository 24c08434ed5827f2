//! Who looked at my information, in plain words, newest first; and what I did myself.
//!
//! Deliberately absent: what was in the thing that was looked at, addresses of devices, and colours that alarm.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{choices, mine::role_words, until};
use crate::{
    http::{error::Trouble, visit::Visit},
    storage::access_log::{self, Kind, Line},
    ui::frame::Frame,
};

/// `GET /me/access-log`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let own = visit.learner().ok_or(Trouble::Ended)?;
    let lines = access_log::all(&visit.house.stores.people, own).await?;
    Ok(visit.page(|| {
        let say = visit.say();
        let rows = lines.iter().map(|line| row(&visit, line)).collect_view();
        let nobody = lines.iter().all(|line| line.kind != Kind::Opened).then(|| view! { <p>{say.t("log-nobody")}</p> });
        let zone = until::town(&visit.house.settings.time_zone);
        let main = view! {
            <section class="flow"><h1>{say.t("log-title")}</h1><p class="lead">{say.t("log-lead")}</p>{nobody}
                <ol class="ruled set">{rows}</ol><p class="soft">{say.with("log-zone", &[("town", zone)])}</p>
                <div class="acts"><a href=visit.to("/me/sharing")>{say.t("share-title")}</a><a href=visit.to("/me")>{say.t("me-back")}</a></div></section>
        };
        let frame = Frame::new(say.t("log-title")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("me-title"), visit.to("/me"));
        (frame.trail(say.t("log-title"), ""), main)
    }))
}

fn row(visit: &Visit, line: &Line) -> impl IntoView + use<> {
    let say = visit.say();
    let name = line.who.clone().unwrap_or_default();
    let role = line.role.map(|role| role_words(say, role)).unwrap_or_default();
    let what = say.with(&format!("log-{}", line.kind.code()), &[("name", name), ("role", role)]);
    let things = (!line.what.is_empty()).then(|| {
        let each = line.what.iter().map(|item| view! { <li>{choices::words(visit, item)}</li> }).collect_view();
        view! { <ul>{each}</ul> }
    });
    view! { <li class="flow"><p><strong>{what}</strong></p>{things}<p class="soft">{until::moment_words(say, line.at, &visit.house.settings.time_zone)}</p></li> }
}
