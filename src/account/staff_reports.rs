//! What readers reported about pages, for whoever runs the site: the page, the words, the day, and a button for “dealt with”.
//!
//! A report that was dealt with is deleted, and after twelve months it goes by itself (`http/tidy.rs`). Deliberately absent: who sent it
//! (nobody knows), answering, counting, and any of the words in the log.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use crate::{
    http::{body::Form, error::Trouble, visit::Visit},
    storage::reports::{self, ProblemReport},
    ui::{forms, frame::Frame},
};

/// So many on one page; the older ones come up as these are dealt with.
const AT_ONCE: u32 = 50;

/// `GET /staff/reports`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let mut all = reports::newest(&visit.house.stores.content, AT_ONCE + 1).await?;
    let more = all.len() > AT_ONCE as usize;
    all.truncate(AT_ONCE as usize);
    Ok(visit.page(|| {
        let say = visit.say();
        let done = (visit.query.text("done") == "yes").then(|| view! { <p class="confirm" role="status">{say.t("reports-done-said")}</p> });
        let none = all.is_empty().then(|| view! { <p>{say.t("reports-none")}</p> });
        let rows = all.iter().map(|report| row(&visit, report)).collect_view();
        let list = (!all.is_empty()).then(|| view! { <ul class="ruled set">{rows}</ul> });
        let more = more.then(|| view! { <p>{say.t("reports-more")}</p> });
        let main = view! {
            <section class="flow"><h1>{say.t("reports-title")}</h1>{done}<p class="lead">{say.t("reports-lead")}</p>{none}{list}{more}</section>
        };
        (Frame::new(say.t("reports-title")).trail(say.t("desk-title"), visit.to("/staff")).trail(say.t("reports-title"), ""), main)
    }))
}

fn row(visit: &Visit, report: &ProblemReport) -> impl IntoView + use<> {
    let say = visit.say();
    // The address came in a form: only one of our own pages becomes a link.
    let ours = report.address.starts_with('/') && !report.address.starts_with("//") && !report.address.contains('\\');
    let page = match (ours, report.address.is_empty()) {
        (true, _) => view! { <a href=report.address.clone()>{report.address.clone()}</a> }.into_any(),
        (false, true) => say.t("reports-no-page").into_any(),
        (false, false) => report.address.clone().into_any(),
    };
    let lines = report.words.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    let about = say.with("reports-about", &[("day", say.day(report.created_at)), ("language", report.locale.own_name().to_owned())]);
    view! {
        <li class="flow"><h2 class="h-small">{page}</h2><div class="quiet flow" lang=report.locale.code()>{lines}</div><p class="small soft">{about}</p>
            <form method="post" action=visit.to("/staff/reports")>{forms::token(visit)}<input type="hidden" name="report" value=report.id.clone()/>
                <button class="btn second" type="submit">{say.t("reports-done")}</button></form></li>
    }
}

/// `POST /staff/reports`: dealt with. Twice does no harm.
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let report = form.one("report").ok_or(Trouble::BrokenForm)?;
    let mut change = visit.house.stores.content.change().await?;
    reports::remove(&mut change, report).await?;
    change.commit().await?;
    Ok(visit.go_on(&visit.to("/staff/reports?done=yes")))
}
