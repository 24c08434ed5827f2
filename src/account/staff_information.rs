//! My account and my record, for staff: everything that is kept about a staff member, to look at, as a sheet, or as a file for programs.
//!
//! Their own only: there is no address with anybody's name in it. Asked for with the passphrase, because it is everything in one piece.
//! Deliberately absent: a colleague's record, for anybody; anything about learners.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    throttle::{self, Door, Outcome, Try},
    wait_words,
};
use crate::{
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        download::{self, Kept, Value},
        staff,
    },
    ui::{
        forms::{self, Fix},
        frame::Frame,
        kept_sheet::{self, Part, Plain, Shape},
    },
};

/// `GET /staff/information`
pub async fn show(visit: Visit) -> Response<Body> {
    page(&visit, &[])
}

fn page(visit: &Visit, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let field = forms::Field { id: "passphrase", label: say.t("staff-passphrase"), hint: None, kind: "password", complete: "current-password", value: "" };
        let main = view! {
            {forms::summary(say, fixes)}
            <form class="flow" method="post" action=visit.to("/staff/information")><h1>{say.t("information-staff-title")}</h1>
                <p class="lead">{say.t("information-staff-lead")}</p>
                {forms::token(visit)}{field.view(fixes)}
                <div class="acts"><button class="btn" type="submit" name="as" value="here">{say.t("information-here")}</button></div>
                <h2>{say.t("information-take")}</h2><p>{say.t("information-staff-take")}</p>
                <div class="acts"><button class="btn second" type="submit" name="as" value="sheet">{say.t("information-sheet")}</button>
                    <button class="btn second" type="submit" name="as" value="data">{say.t("information-data")}</button></div></form>
        };
        (framed(visit, !fixes.is_empty()), main)
    })
}

fn framed(visit: &Visit, has_errors: bool) -> Frame {
    let say = visit.say();
    let mut frame = Frame::new(say.t("information-staff-title")).trail(say.t("train-title"), visit.to("/train")).trail(say.t("information-staff-title"), "");
    frame.has_errors = has_errors;
    frame
}

/// `POST /staff/information`: reads and changes nothing.
pub async fn give(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let (people, secrets) = (&visit.house.stores.people, &visit.house.secrets);
    let now = visit.house.now();
    let one = Try { door: Door::Again(staff.id().as_str()), network: &visit.network(), device: None, extra: 0 };
    let typed = form.text("passphrase");
    let tried = throttle::guarded(people, secrets, &one, now, async |open| {
        let fits = staff::is_own_passphrase(people, secrets, staff, typed).await?;
        Ok((fits && open).then_some(()))
    });
    let mend = |words: String| Ok(page(&visit, &[Fix { field: "passphrase", words }]));
    match tried.await? {
        Outcome::Opened(()) => {}
        Outcome::Wrong => return mend(visit.say().t("information-staff-fix")),
        Outcome::Wait { until } => return mend(wait_words::at_staff_door(visit.say(), until - now)),
    }
    let kept = download::of_staff(people, staff).await?;
    let parts: Vec<Part> = kept.into_iter().map(plain).collect();
    Ok(match kept_sheet::file(&visit, &parts, Shape::read(&form)) {
        Some(file) => file,
        None => visit.page(|| {
            let say = visit.say();
            let main = view! {
                <section class="flow"><h1>{say.t("information-staff-title")}</h1><p class="lead">{say.t("information-now")}</p></section>
                {kept_sheet::sections(&visit.library, say, &parts)}{kept_sheet::left_out(say)}
            };
            (framed(&visit, false), main)
        }),
    })
}

/// Nothing of staff's is sealed with a key of their own.
fn plain(kept: Kept) -> Part {
    let plain = |value: Value| match value {
        Value::Number(n) => Some(Plain::Number(n)),
        Value::Text(text) => Some(Plain::Text(text)),
        Value::Nothing | Value::Written(_) => None,
    };
    let rows = kept.rows.into_iter().map(|row| row.into_iter().map(|(column, value)| (column, plain(value))).collect()).collect();
    Part { table: kept.table, rows }
}
