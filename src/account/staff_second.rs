//! The second step of staff at signing in: a code of the authenticator app, one of the recovery codes, or a passkey of the account.
//! Required of every account.
//!
//! A code is taken once. Slips cost nothing at first and then a pause, which is told as minutes. Deliberately absent: codes by e-mail or
//! text message, “remember this device”, and a way around; whoever lost phone and list asks the person who runs the site.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{carry::Carried, passkey::Question, staff, staff_passkey};
use crate::{
    http::{
        body::{Form, encode},
        error::Trouble,
        visit::Visit,
    },
    storage::second_step::{self, Checked},
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

/// Where somebody goes whose passphrase was right, before anything else.
pub fn door(visit: &Visit) -> Response<Body> {
    to_here(visit, &visit.here())
}

pub fn to_here(visit: &Visit, back: &str) -> Response<Body> {
    visit.go_on(&format!("{}?back={}", visit.to("/staff/second"), encode(back)))
}

/// `GET /staff/second?back=…`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let back = staff::onward(&visit, visit.query.text("back"));
    let session = visit.staff_visit().ok_or(Trouble::NotFound)?;
    if visit.staff().is_some() {
        return Ok(visit.go_on(&back));
    }
    match second_step::is_set_up(&visit.house.stores.people, session.staff.id()).await? {
        true => Ok(page(&visit, &back, None, staff_passkey::ask(&visit, &session.staff).await?.as_ref(), &[])),
        false => Ok(visit.go_on(&format!("{}?back={}", visit.to("/staff/second/set-up"), encode(&back)))),
    }
}

/// `POST /staff/second`
pub async fn enter(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let back = staff::onward(&visit, form.text("back"));
    if visit.staff().is_some() {
        return Ok(visit.go_on(&back));
    }
    let session = visit.staff_visit().ok_or(Trouble::NotFound)?;
    let carried = Carried::read(&visit, &form);
    let (people, secrets) = (&visit.house.stores.people, &visit.house.secrets);
    let fix = match staff_passkey::given(&form) {
        Some(given) if staff_passkey::proves(&visit, &session.staff, given).await? => None,
        Some(_) => Some(Fix { field: "code", words: visit.say().t("staff-key-no-match") }),
        None => slip(&visit, second_step::check(people, secrets, session.staff.id(), form.text("code"), visit.house.now()).await?),
    };
    match fix {
        None => staff::let_in(&visit, &session.staff).await?.go_on(&visit, &session.staff, &back, carried.as_ref()),
        Some(fix) => Ok(page(&visit, &back, carried.as_ref(), staff_passkey::ask(&visit, &session.staff).await?.as_ref(), &[fix])),
    }
}

/// What to tell about a code that opened nothing.
pub fn slip(visit: &Visit, checked: Checked) -> Option<Fix> {
    let say = visit.say();
    let words = match checked {
        Checked::Fits | Checked::Recovered { .. } => return None,
        Checked::No => say.t("second-no-match"),
        Checked::Wait { until } => {
            let minutes = (until - visit.house.now() + 59_999) / 60_000;
            say.count("second-wait", usize::try_from(minutes).unwrap_or(1))
        }
    };
    Some(Fix { field: "code", words })
}

/// The field for a code of either kind.
pub fn field(visit: &Visit, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let hint = Some(say.t("second-code-hint"));
    forms::Field { id: "code", label: say.t("second-code"), hint, kind: "text", complete: "one-time-code", value: "" }.view(fixes)
}

/// The page; also the answer to a sign-in that brings typed text along.
pub fn page(visit: &Visit, back: &str, carried: Option<&Carried>, question: Option<&Question>, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let main = view! {
            {forms::summary(say, fixes)}
            <form method="post" action=visit.to("/staff/second") class="flow"><h1>{say.t("second-title")}</h1><p class="lead">{say.t("second-lead")}</p>
                {forms::token(visit)}<input type="hidden" name="back" value=back.to_owned()/>{carried.map(|c| c.hidden(visit))}
                {field(visit, fixes)}
                <div class="acts"><button class="btn" type="submit">{say.t("second-go")}</button></div>
                {staff_passkey::button(visit, question)}
                <details><summary>{say.t("second-lost")}</summary><p>{say.t("second-lost-list")}</p><p>{say.t("second-lost-all")}</p></details></form>
            <form method="post" action=visit.to("/staff/sign-out")>{forms::token(visit)}<button class="btn second" type="submit">{say.t("second-not-now")}</button></form>
        };
        let mut frame = Frame::new(say.t("second-title")).trail(say.t("train-title"), visit.to("/train")).trail(say.t("second-title"), "");
        frame.has_errors = !fixes.is_empty();
        frame.passkeys = question.is_some();
        (frame, main)
    })
}
