//! The door for staff: signing in with a name and a passphrase, and out again. The second step follows (`staff_second`); only then is
//! anything open, but for made-up people in a demo.
//!
//! A failed try never says which half was wrong, and costs the same work for a name that nobody has (storage does that).
//! Deliberately absent: “remember me”, a way to reset by e-mail, and anything about learners.

use std::sync::Arc;

use axum::{
    body::Body,
    http::{HeaderValue, Response, StatusCode, header},
};
use leptos::prelude::*;

use super::{
    carry::Carried,
    comfort::way_back,
    known_device,
    one_time::START,
    secrets::Token,
    session, staff_passkey, staff_second,
    throttle::{self, Door, Outcome, Try},
    wait_words,
};
use crate::{
    domain::{device_kind::DeviceKind, notice::Kind},
    http::{
        body::Form,
        error::Trouble,
        visit::{Visit, Who},
    },
    storage::{
        demo, inbox, second_step, staff,
        staff_devices::{self, Seen},
        staff_identities, staff_sessions,
        staff_sessions::StaffVisit,
    },
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
    page(visit, StatusCode::UNAUTHORIZED, &visit.to("/staff"), "", Some(carried), &[])
}

/// The page to go to afterwards: one of our own, the desk if none was named.
pub fn onward(visit: &Visit, asked: &str) -> String {
    let back = way_back(visit, asked);
    if asked.is_empty() || back == visit.to("") { visit.to("/staff") } else { back }
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
    // A one-time code opens no session; it is for choosing a passphrase.
    if form.text("passphrase").trim().starts_with(START) {
        return Ok(visit.go_on(&visit.to("/staff/join")));
    }
    match try_passphrase(&visit, name, form.text("passphrase")).await? {
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

/// A session for somebody whom the provider brought, with a second step there; it may end that session, too.
pub(super) async fn start_by_provider(visit: &Visit, staff: &staff::Staff, to: &str, provider_session: &str) -> Result<Response<Body>, Trouble> {
    let_in_by(visit, staff, Some(provider_session)).await?.go_on(visit, staff, to, None)
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

/// For somebody whose passphrase was right just now: half a session, and on to the second step.
pub async fn start(visit: &Visit, staff: &staff::Staff, to: &str, carried: Option<&Carried>) -> Result<Response<Body>, Trouble> {
    let people = &visit.house.stores.people;
    if visit.house.settings.demo && demo::is_made_up(people, staff.id()).await? {
        return let_in(visit, staff).await?.go_on(visit, staff, to, carried);
    }
    let (mut change, now) = (people.change().await?, visit.house.now());
    let token = staff_sessions::start_half(&mut change, staff, now).await?;
    change.commit().await?;
    let half = staff_sessions::find(people, &token, now).await?.ok_or(Trouble::Ended)?;
    let mut answer = match carried {
        Some(carried) if second_step::is_set_up(people, staff.id()).await? => {
            let mut visit = visit.clone();
            visit.who = Who::Half(Arc::new(half));
            staff_second::page(&visit, to, Some(carried), staff_passkey::ask(&visit, staff).await?.as_ref(), &[])
        }
        _ => staff_second::to_here(visit, to),
    };
    if let Some(cookie) = session::staff_cookie(&visit.house, &token) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(answer)
}

/// A whole session that was opened just now, and the cookies that an answer has to bring.
pub struct Inside {
    opened: Arc<StaffVisit>,
    cookies: Vec<HeaderValue>,
}

impl Inside {
    /// This visit, as somebody who is signed in.
    pub fn as_visit(&self, visit: &Visit) -> Visit {
        let mut visit = visit.clone();
        visit.who = Who::Staff(self.opened.clone());
        visit
    }

    pub fn add_cookies(&self, answer: &mut Response<Body>) {
        for cookie in &self.cookies {
            answer.headers_mut().append(header::SET_COOKIE, cookie.clone());
        }
    }

    /// Where they wanted to go, or the page with what they had typed.
    pub fn go_on(&self, visit: &Visit, staff: &staff::Staff, to: &str, carried: Option<&Carried>) -> Result<Response<Body>, Trouble> {
        let mut answer = match carried {
            Some(carried) if carried.belongs_to(staff.id().as_str()) => {
                carried.send_on(&self.as_visit(visit), &session::form_token(&visit.house, staff.id().as_str(), &self.opened.form_secret))
            }
            _ => visit.go_on(to),
        };
        self.add_cookies(&mut answer);
        Ok(answer)
    }
}

/// Opens a whole session for somebody who proved everything, and tells them when the device is a new one.
pub async fn let_in(visit: &Visit, staff: &staff::Staff) -> Result<Inside, Trouble> {
    let_in_by(visit, staff, None).await
}

async fn let_in_by(visit: &Visit, staff: &staff::Staff, provider_session: Option<&str>) -> Result<Inside, Trouble> {
    let (people, now) = (&visit.house.stores.people, visit.house.now());
    let device = session::device_token(visit).unwrap_or_else(Token::fresh);
    let kind = DeviceKind::guess(visit.headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default());
    let mut change = people.change().await?;
    let token = staff_sessions::start(&mut change, staff, now).await?;
    staff_sessions::note_device(&mut change, &token, kind).await?;
    if let Some(provider_session) = provider_session {
        staff_identities::mark_session(&mut change, &token, provider_session).await?;
    }
    if staff_devices::seen(&mut change, staff.id(), &device, now).await? == Seen::New {
        inbox::put(&mut change, staff.id(), Kind::NewDevice, kind.code(), now).await?;
    }
    change.commit().await?;
    let opened = Arc::new(staff_sessions::find(people, &token, now).await?.ok_or(Trouble::Ended)?);
    let cookies = [session::staff_cookie(&visit.house, &token), session::device_cookie(&visit.house, &device)];
    Ok(Inside { opened, cookies: cookies.into_iter().flatten().collect() })
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

/// `POST /staff/sign-out`: like leaving, it is never refused.
pub async fn sign_out(visit: Visit) -> Response<Body> {
    session::end(&visit).await;
    let mut answer = session::signed_out(&visit, &visit.to("/train"));
    // Not all cookies: the one that tells this device from a new one stays. It opens nothing.
    answer.headers_mut().insert(header::HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\", \"storage\""));
    answer
}
