//! A colleague's first visit, or the first one after a forgotten passphrase: the one-time code is typed into a form and ends by being used,
//! after seven days, or when it is withdrawn. The second step follows as at every sign-in.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    known_device,
    staff_new::{self, Typed},
    throttle::{self, Door, Outcome, Try},
    wait_words,
};
use crate::{
    http::{body::Form, error::Trouble, visit::Visit},
    storage::invitations,
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
    if code.is_empty() {
        fixes.insert(0, Fix { field: "code", words: visit.say().t("join-staff-no-code") });
    }
    if !fixes.is_empty() {
        return Ok(page(&visit, &typed, &fixes));
    }
    let device = known_device::recognise(&visit.house, &visit.headers, Door::Staff(typed.sign_in_name));
    let one = Try { door: Door::Staff(typed.sign_in_name), network: &visit.network(), device, extra: 0 };
    let outcome = throttle::guarded(people, secrets, &one, visit.house.now(), async |open| {
        invitations::accept(people, secrets, if open { typed.sign_in_name } else { "" }, code, typed.passphrase, visit.house.now()).await
    });
    let words = match outcome.await? {
        Outcome::Opened(staff) => return super::staff::start(&visit, &staff, &visit.to("/staff"), None).await,
        // The same words and the same work for an unknown name, a wrong code, and one that ended, was withdrawn or was used.
        Outcome::Wrong => visit.say().t("join-staff-wrong"),
        Outcome::Wait { until } => wait_words::at_staff_door(visit.say(), until - visit.house.now()),
    };
    Ok(page(&visit, &typed, &[Fix { field: "sign-in-name", words }]))
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
