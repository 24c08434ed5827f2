//! The first administrator: whoever can read the server's console enters the one-time words that it printed (trust R-SEC-22).
//!
//! There is no default account and no secret in any address. Once somebody runs the site, this page only says so.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    secrets::Token,
    staff_new::{self, Typed},
};
use crate::{
    domain::roles::{Role, Roles},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        console_tokens::{self, Purpose},
        staff::{self, NewStaff},
    },
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

/// `GET /staff/first`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    match staff::has_admin(&visit.house.stores.people).await? {
        true => Ok(taken(&visit)),
        false => Ok(page(&visit, "", &Typed::default(), &[])),
    }
}

/// `POST /staff/first`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let (people, now) = (&visit.house.stores.people, visit.house.now());
    if staff::has_admin(people).await? {
        return Ok(taken(&visit));
    }
    let typed = Typed::read(&form);
    let mut fixes = typed.fixes(visit.say());
    let token = Token::parse(form.text("token").trim());
    let good = match &token {
        Some(token) => console_tokens::is_good(people, token, Purpose::FirstAdmin, now).await?,
        None => false,
    };
    if !good {
        fixes.insert(0, Fix { field: "token", words: visit.say().t("first-token-wrong") });
    }
    if staff::by_sign_in_name(people, typed.sign_in_name).await?.is_some() {
        fixes.push(Fix { field: "sign-in-name", words: visit.say().t("staff-name-taken") });
    }
    let Some(token) = token.filter(|_| fixes.is_empty()) else { return Ok(page(&visit, form.text("token"), &typed, &fixes)) };
    let new = NewStaff {
        sign_in_name: typed.sign_in_name,
        display_name: typed.display_name,
        password: typed.passphrase,
        roles: Roles::of([Role::Administrator, Role::Clinician]),
    };
    // Hashed before, then one change: the code is used up with the account that it makes, and never without one. Of two who ask at the
    // same moment one gets on.
    let hashed = staff::hash(&visit.house.secrets, typed.passphrase).await?;
    let mut change = people.change().await?;
    if !console_tokens::take(&mut change, &token, Purpose::FirstAdmin, now).await? {
        return Ok(page(&visit, "", &typed, &[Fix { field: "token", words: visit.say().t("first-token-wrong") }]));
    }
    if staff::add_in(&mut change, &hashed, new, now).await?.is_none() {
        return Ok(page(&visit, form.text("token"), &typed, &[Fix { field: "sign-in-name", words: visit.say().t("staff-name-taken") }]));
    }
    change.commit().await?;
    match staff::sign_in(people, &visit.house.secrets, typed.sign_in_name, typed.passphrase).await? {
        Some(staff) => super::staff::start(&visit, &staff, &visit.to("/staff"), None).await,
        None => Err(Trouble::Ours("the first administrator could not sign in".into())),
    }
}

fn page(visit: &Visit, token: &str, typed: &Typed<'_>, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let field = forms::Field {
            id: "token",
            label: say.t("first-token"),
            hint: Some(say.t("first-token-hint")),
            kind: "text",
            complete: "one-time-code",
            value: token,
        };
        let main = view! {
            {forms::summary(say, fixes)}
            <form method="post" action=visit.to("/staff/first") class="flow"><h1>{say.t("first-title")}</h1><p class="lead">{say.t("first-lead")}</p>
                {forms::token(visit)}{field.view(fixes)}{staff_new::fields(visit, typed, fixes)}
                <div class="acts"><button class="btn" type="submit">{say.t("first-make")}</button></div></form>
        };
        let mut frame = Frame::new(say.t("first-title"));
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}

fn taken(visit: &Visit) -> Response<Body> {
    visit.page(|| {
        let say = visit.say();
        let main = view! {
            <section class="flow"><h1>{say.t("first-done-title")}</h1><p class="lead">{say.t("first-done-words")}</p>
                <div class="acts"><a class="btn" href=visit.to("/staff/sign-in")>{say.t("staff-sign-in")}</a></div></section>
        };
        (Frame::new(say.t("first-done-title")), main)
    })
}
