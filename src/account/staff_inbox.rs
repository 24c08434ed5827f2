//! The inbox of a member of staff: what the product tells about their own account. Opening the page marks nothing; a button does.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::staff_account::role_name;
use crate::{
    domain::{notice::Detail, roles::Role},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        inbox::{self, Message},
        staff::{self, StaffRow},
    },
    ui::{forms, frame::Frame, words::Say},
};

/// A message in words: what happened.
fn words(say: Say, message: &Message, colleagues: &[StaffRow]) -> String {
    let name = format!("inbox-{}", message.kind.code());
    match message.kind.detail() {
        Detail::None => say.t(&name),
        Detail::Role => say.with(&name, &[("role", Role::from_code(&message.detail).map(|role| role_name(say, role)).unwrap_or_default())]),
        Detail::Device => say.with(&name, &[("device", say.t(&format!("device-kind-{}", message.detail)))]),
        Detail::Why => say.with(&name, &[("why", say.t(&format!("award-why-{}", message.detail)))]),
        Detail::Count => say.count(&name, message.detail.parse().unwrap_or_default()),
        Detail::Person => {
            let who = colleagues.iter().find(|c| c.id.as_str() == message.detail).map(|c| c.display_name.clone());
            say.with(&name, &[("name", who.unwrap_or_default())])
        }
    }
}

/// `GET /staff/inbox`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let all = inbox::all(&visit.house.stores.people, staff).await?;
    let about_colleagues = all.iter().any(|m| m.kind.detail() == Detail::Person);
    let colleagues = if about_colleagues { staff::list(&visit.house.stores.people).await? } else { Vec::new() };
    let newest = all.first().map(|m| m.id.clone()).unwrap_or_default();
    let unread = all.iter().any(|m| m.read_at.is_none());
    Ok(visit.page(|| {
        let say = visit.say();
        let lines = all.iter().map(|message| line(&visit, message, &colleagues)).collect_view();
        let none = all.is_empty().then(|| view! { <p>{say.t("inbox-none")}</p> });
        let all_read = unread.then(|| {
            view! {
                <form method="post" action=visit.to("/staff/inbox")>{forms::token(&visit)}<input type="hidden" name="newest" value=newest/>
                    <button class="btn" type="submit">{say.t("inbox-all-read")}</button></form>
            }
        });
        let list = (!all.is_empty()).then(|| view! { <ul class="ruled set">{lines}</ul> });
        let main = view! { <section class="flow"><h1>{say.t("inbox-title")}</h1><p class="lead">{say.t("inbox-lead")}</p>{none}{list}{all_read}</section> };
        (Frame::new(say.t("inbox-title")).trail(say.t("desk-title"), visit.to("/staff")).trail(say.t("inbox-title"), ""), main)
    }))
}

fn line(visit: &Visit, message: &Message, colleagues: &[StaffRow]) -> impl IntoView + use<> {
    let say = visit.say();
    let is_new = message.read_at.is_none();
    let mark = is_new.then(|| view! { <span class="tag">{say.t("inbox-new")}</span>" " });
    let read = is_new.then(|| {
        view! {
            <form method="post" action=visit.to("/staff/inbox")>{forms::token(visit)}<input type="hidden" name="message" value=message.id.clone()/>
                <button class="btn second" type="submit">{say.t("inbox-read")}</button></form>
        }
    });
    let next = say.t(&format!("inbox-{}-next", message.kind.code()));
    view! { <li class="flow"><p>{mark}<strong>{words(say, message, colleagues)}</strong></p><p>{next}</p><p class="small soft">{say.day(message.created_at)}</p>{read}</li> }
}

/// `POST /staff/inbox`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let (mut change, now) = (visit.house.stores.people.change().await?, visit.house.now());
    match form.one("message") {
        Some(id) => inbox::mark_read(&mut change, staff, id, now).await?,
        None => inbox::mark_all_read(&mut change, staff, form.text("newest"), now).await?,
    }
    change.commit().await?;
    Ok(visit.go_on(&visit.to("/staff/inbox")))
}
