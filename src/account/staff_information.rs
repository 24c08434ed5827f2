//! My account and my record, for staff: everything that is kept about a staff member, to look at, as a sheet, or as a file for programs.
//!
//! Their own only: there is no address with anybody's name in it. Asked for with the passphrase, because it is everything in one piece;
//! somebody who comes by single sign-on has none: they look at once, and take a file along after signing in anew at the provider.
//! Deliberately absent: a colleague's record, for anybody; anything about learners.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    secrets::encode,
    staff_again,
    throttle::{self, Door, Outcome, Try},
    wait_words,
};
use crate::{
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        download::{Kept, Value},
        prior_files,
        staff::{self, Staff},
        staff_download, staff_identities, studio_download,
    },
    ui::{
        forms::{self, Fix},
        frame::Frame,
        kept_sheet::{self, Part, Plain, Shape},
    },
};

/// `GET /staff/information`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let with_passphrase = !comes_by_provider(&visit).await?;
    Ok(page(&visit, with_passphrase, &[]))
}

async fn comes_by_provider(visit: &Visit) -> Result<bool, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    Ok(staff_identities::comes_by_provider(&visit.house.stores.people, staff).await?)
}

fn page(visit: &Visit, with_passphrase: bool, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let field = forms::Field { id: "passphrase", label: say.t("staff-passphrase"), hint: None, kind: "password", complete: "current-password", value: "" };
        let main = view! {
            {forms::summary(say, fixes)}
            <form class="flow" method="post" action=visit.to("/staff/information")><h1>{say.t("information-staff-title")}</h1>
                <p class="lead">{say.t(if with_passphrase { "information-staff-lead" } else { "information-provider-lead" })}</p>
                {forms::token(visit)}{with_passphrase.then(|| field.view(fixes))}
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
    let people = &visit.house.stores.people;
    if comes_by_provider(&visit).await? {
        if form.text("as") != "here"
            && let Some(away) = staff_again::ask(&visit)
        {
            return Ok(away);
        }
    } else if let Some(words) = slip(&visit, staff, form.text("passphrase")).await? {
        return Ok(page(&visit, true, &[Fix { field: "passphrase", words }]));
    }
    let kept = staff_download::of_staff(people, &visit.house.secrets, staff).await?;
    let written = studio_download::of_writer(&visit.house.stores.content, staff.id()).await?;
    let mut parts: Vec<Part> = kept.into_iter().chain(written).map(plain).collect();
    if form.text("as") == "data" {
        with_files(&visit, staff, &mut parts).await?;
    }
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

/// What is wrong with the passphrase, if anything.
async fn slip(visit: &Visit, staff: &Staff, typed: &str) -> Result<Option<String>, Trouble> {
    let (people, secrets, now) = (&visit.house.stores.people, &visit.house.secrets, visit.house.now());
    let one = Try { door: Door::Again(staff.id().as_str()), network: &visit.network(), device: None, extra: 0 };
    let tried = throttle::guarded(people, secrets, &one, now, async |open| {
        let fits = staff::is_own_passphrase(people, secrets, staff, typed).await?;
        Ok((fits && open).then_some(()))
    });
    Ok(match tried.await? {
        Outcome::Opened(()) => None,
        Outcome::Wrong => Some(visit.say().t("information-staff-fix")),
        Outcome::Wait { until } => Some(wait_words::at_staff_door(visit.say(), until - now)),
    })
}

/// Their files, whole, for programs: in base64, as a file of text holds bytes. To look at, a page leads to each.
async fn with_files(visit: &Visit, staff: &Staff, parts: &mut [Part]) -> Result<(), Trouble> {
    let Some(files) = parts.iter_mut().find(|part| part.table == "prior_learning_file") else { return Ok(()) };
    for row in &mut files.rows {
        let claim = row.iter().find_map(|(column, value)| match (column.as_str(), value) {
            ("claim_id", Some(Plain::Text(claim))) => Some(claim.clone()),
            _ => None,
        });
        let Some(claim) = claim else { continue };
        let file = prior_files::open(&visit.house.stores.people, &visit.house.secrets, staff, &claim).await?;
        row.push(("content".to_owned(), file.map(|file| Plain::Text(encode(&file.bytes)))));
    }
    Ok(())
}

/// Nothing of staff's is sealed with a key of their own; their notes are opened with the server's.
fn plain(kept: Kept) -> Part {
    let plain = |value: Value| match value {
        Value::Number(n) => Some(Plain::Number(n)),
        Value::Text(text) => Some(Plain::Text(text)),
        Value::Nothing | Value::Written(_) => None,
    };
    let rows = kept.rows.into_iter().map(|row| row.into_iter().map(|(column, value)| (column, plain(value))).collect()).collect();
    Part { table: kept.table, rows }
}
