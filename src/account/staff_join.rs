//! A colleague's first visit, or the first one after a forgotten passphrase: the one-time code is typed into a form and ends by being used.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    staff_new::{self, Typed},
    staff_people::CODE,
    throttle::Outcome,
    wait_words,
};
use crate::{
    http::{body::Form, error::Trouble, visit::Visit},
    storage::staff,
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

/// `GET /staff/join`
pub async fn show(visit: Visit) -> Response<Body> {
    page(&visit, &Typed::default(), &[])
}

/// `POST /staff/join`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let (people, secrets) = (&visit.house.stores.people, &visit.house.secrets);
    let (typed, code) = (Typed::read(&form), form.text("code").trim());
    let mut fixes = typed.passphrase_fixes(visit.say());
    // The same words and the same work for an unknown name, a wrong code and one that was used.
    let (found, wrong) = match super::staff::try_passphrase(&visit, typed.sign_in_name, code).await? {
        Outcome::Opened(found) if code.starts_with(CODE) => (Some(found), None),
        Outcome::Opened(_) | Outcome::Wrong => (None, Some(visit.say().t("join-staff-wrong"))),
        Outcome::Wait { until } => (None, Some(wait_words::at_staff_door(visit.say(), until - visit.house.now()))),
    };
    if let Some(words) = wrong {
        fixes.insert(0, Fix { field: "sign-in-name", words });
    }
    let Some(found) = found.filter(|_| fixes.is_empty()) else { return Ok(page(&visit, &typed, &fixes)) };
    staff::set_password(people, secrets, found.id(), typed.passphrase).await?;
    super::staff::start(&visit, &found, &visit.to("/train/record"), None).await
}

fn page(visit: &Visit, typed: &Typed<'_>, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let field = |id, label: &str, complete, value| forms::Field { id, label: say.t(label), hint: None, kind: "text", complete, value }.view(fixes);
        let main = view! {
            {forms::summary(say, fixes)}
            <form method="post" action=visit.to("/staff/join") class="flow"><h1>{say.t("join-staff-title")}</h1><p class="lead">{say.t("join-staff-lead")}</p>{forms::token(visit)}
                {field("sign-in-name", "staff-name", "username", typed.sign_in_name)}{field("code", "join-staff-code", "one-time-code", "")}
                {staff_new::passphrase_fields(visit, fixes)}
                <div class="acts"><button class="btn" type="submit">{say.t("join-staff-go")}</button></div></form>
        };
        let mut frame = Frame::new(say.t("join-staff-title"));
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}
