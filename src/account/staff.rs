//! The door for staff: signing in with a name and a passphrase, and out again.
//!
//! A failed try never says which half was wrong, and costs the same work for a name that nobody has (storage does that).
//! Deliberately absent: “remember me”, a way to reset by e-mail, and anything about learners.

use axum::{
    body::Body,
    http::{Response, StatusCode, header},
};
use leptos::prelude::*;

use super::{
    carry::Carried,
    comfort::way_back,
    known_device, session,
    staff_people::CODE,
    throttle::{self, Door, Outcome, Try},
    wait_words,
};
use crate::{
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{staff, staff_identities, staff_sessions},
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

/// Where a staff page sends people who are not signed in.
pub fn door(visit: &Visit) -> Response<Body> {
    // A form cannot be sent again by going back to its address: the page it stood on is where to go.
    let back = crate::http::body::encode(&visit.here());
    visit.go_on(&format!("{}?back={back}", visit.to("/staff/sign-in")))
}

/// The same for a form that came after the session had ended: what was typed comes along.
pub fn door_with(visit: &Visit, carried: Option<&Carried>) -> Response<Body> {
    let Some(carried) = carried else { return door(visit) };
    page(visit, StatusCode::UNAUTHORIZED, &visit.to("/train/record"), "", Some(carried), &[])
}

/// The page to go to afterwards: one of our own, the record if none was named.
pub(super) fn onward(visit: &Visit, asked: &str) -> String {
    let back = way_back(visit, asked);
    if asked.is_empty() || back == visit.to("") { visit.to("/train/record") } else { back }
}

/// `GET /staff/sign-in?back=…`
pub async fn show(visit: Visit) -> Response<Body> {
    let back = onward(&visit, visit.query.text("back"));
    if visit.staff().is_some() {
        return visit.go_on(&back);
    }
    page(&visit, StatusCode::OK, &back, "", None, &[])
}

/// `POST /staff/sign-in`
pub async fn sign_in(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let (name, back) = (form.text("name"), onward(&visit, form.text("back")));
    let carried = Carried::read(&visit, &form);
    match try_passphrase(&visit, name, form.text("passphrase")).await? {
        // A one-time code opens no session; it is for choosing a passphrase.
        Outcome::Opened(_) if form.text("passphrase").starts_with(CODE) => Ok(visit.go_on(&visit.to("/staff/join"))),
        Outcome::Opened(staff) => {
            let mut answer = start(&visit, &staff, &back, carried.as_ref()).await?;
            if let Some(cookie) = known_device::remember(&visit.house, &visit.headers, Door::Staff(name)) {
                answer.headers_mut().append(header::SET_COOKIE, cookie);
            }
            Ok(answer)
        }
        Outcome::Wrong => {
            let fix = Fix { field: "name", words: visit.say().t("staff-no-match") };
            Ok(page(&visit, StatusCode::UNPROCESSABLE_ENTITY, &back, name, carried.as_ref(), &[fix]))
        }
        Outcome::Wait { until } => {
            let wait = until - visit.house.now();
            let fix = Fix { field: "name", words: wait_words::at_staff_door(visit.say(), wait) };
            let answer = page(&visit, StatusCode::TOO_MANY_REQUESTS, &back, name, carried.as_ref(), &[fix]);
            Ok(wait_words::later(answer, wait))
        }
    }
}

/// The sign-in page with a sentence about single sign-on.
pub(super) fn with_words(visit: &Visit, message: &str) -> Response<Body> {
    let fix = Fix { field: "name", words: visit.say().t(message) };
    page(visit, StatusCode::UNPROCESSABLE_ENTITY, &visit.to("/train/record"), "", None, &[fix])
}

/// A new session for somebody whom the provider brought; it may end that session, too.
pub(super) async fn start_by_provider(visit: &Visit, staff: &staff::Staff, to: &str, provider_session: &str) -> Result<Response<Body>, Trouble> {
    let mut change = visit.house.stores.people.change().await?;
    let token = staff_sessions::start(&mut change, staff, visit.house.now()).await?;
    staff_identities::mark_session(&mut change, &token, provider_session).await?;
    change.commit().await?;
    let mut answer = visit.go_on(to);
    if let Some(cookie) = session::staff_cookie(&visit.house, &token) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(answer)
}

/// A passphrase or a one-time code, if it is this visitor's turn to try. When none opens this account from here any more, the same work is
/// done for a name that nobody has.
pub async fn try_passphrase(visit: &Visit, name: &str, passphrase: &str) -> Result<Outcome<staff::Staff>, Trouble> {
    let (people, secrets) = (&visit.house.stores.people, &visit.house.secrets);
    let door = Door::Staff(name);
    let device = known_device::recognise(&visit.house, &visit.headers, door);
    let one = Try { door, network: &visit.network(), device, extra: 0 };
    let outcome = throttle::guarded(people, secrets, &one, visit.house.now(), async |open| {
        staff::sign_in(people, secrets, if open { name } else { "" }, passphrase).await
    });
    Ok(outcome.await?)
}

/// A new session for somebody whose passphrase was right just now.
pub async fn start(visit: &Visit, staff: &staff::Staff, to: &str, carried: Option<&Carried>) -> Result<Response<Body>, Trouble> {
    let mut change = visit.house.stores.people.change().await?;
    let token = staff_sessions::start(&mut change, staff, visit.house.now()).await?;
    change.commit().await?;
    let opened = staff_sessions::find(&visit.house.stores.people, &token, visit.house.now()).await?;
    let mut answer = match (carried, opened) {
        (Some(carried), Some(opened)) if carried.belongs_to(staff.id().as_str()) => {
            carried.send_on(visit, &session::form_token(&visit.house, staff.id().as_str(), &opened.form_secret))
        }
        _ => visit.go_on(to),
    };
    if let Some(cookie) = session::staff_cookie(&visit.house, &token) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(answer)
}

fn page(visit: &Visit, status: StatusCode, back: &str, name: &str, carried: Option<&Carried>, fixes: &[Fix]) -> Response<Body> {
    visit.page_with(status, || {
        let say = visit.say();
        let field = |id, label: &str, kind, complete, value| forms::Field { id, label: say.t(label), hint: None, kind, complete, value };
        let words = if carried.is_some() { "staff-away-typed" } else { "staff-away" };
        let away = (visit.away || carried.is_some()).then(|| view! { <div class="quiet"><p>{say.t(words)}</p></div> });
        let elsewhere = visit.house.sso.as_ref().map(|_| {
            let to = format!("{}?back={}", visit.to("/staff/sso"), crate::http::body::encode(back));
            view! { <section class="flow"><h2 class="h-small">{say.t("sso-title")}</h2><div class="acts"><a class="btn second" href=to>{say.t("sso-go")}</a></div></section> }
        });
        let main = view! {
            {forms::summary(say, fixes)}{away}
            <form method="post" action=visit.to("/staff/sign-in") class="flow"><h1>{say.t("staff-sign-in")}</h1><p class="lead">{say.t("staff-sign-in-lead")}</p>
                {forms::token(visit)}<input type="hidden" name="back" value=back.to_owned()/>{carried.map(|c| c.hidden(visit))}
                {field("name", "staff-name", "text", "username", name).view(fixes)}
                {field("passphrase", "staff-passphrase", "password", "current-password", "").view(&[])}
                <div class="acts"><button class="btn" type="submit">{say.t("staff-sign-in")}</button><a href=visit.to("/train")>{say.t("staff-without")}</a></div>
                <details><summary>{say.t("staff-forgot")}</summary><p>{say.t("staff-forgot-words")}</p><p><a href=visit.to("/staff/join")>{say.t("staff-have-code")}</a></p></details></form>{elsewhere}
        };
        let mut frame = Frame::new(say.t("staff-sign-in")).trail(say.t("train-title"), visit.to("/train")).trail(say.t("staff-sign-in"), "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}

/// `POST /staff/sign-out`
pub async fn sign_out(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    session::end(&visit).await;
    Ok(session::signed_out(&visit, &visit.to("/train")))
}
