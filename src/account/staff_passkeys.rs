//! A staff member's own passkeys: add one, name it, see when it was used, remove it. Each does at signing in what a code of the app does.
//!
//! Adding and removing need a fresh proof of who is here. Without scripts the page lists and removes; a passkey cannot be added then, and
//! the page says so. Deliberately absent: an account with a passkey and no app (a code is the way without scripts), and names seen by others.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    passkey::{Answer, Question, fields_without_secret},
    passkey_list::{self, Listed},
    staff_again, staff_passkey,
};
use crate::{
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        second_step,
        staff::Staff,
        staff_passkeys::{self, Added, NewStaffPasskey, StaffPasskey},
    },
    ui::{
        forms::{self, Field, Fix},
        frame::Frame,
    },
};

/// Longest name of a passkey.
const LONGEST: usize = 40;
const HERE: &str = "/staff/account/passkeys";

/// Who is here, with an app set up; made-up people and people of a provider have no such page.
async fn whose(visit: &Visit) -> Result<&Staff, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    match second_step::is_set_up(&visit.house.stores.people, staff.id()).await? {
        true => Ok(staff),
        false => Err(Trouble::NotFound),
    }
}

/// `GET /staff/account/passkeys`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = whose(&visit).await?;
    match staff_again::ask(&visit) {
        Some(away) => Ok(away),
        None => page(&visit, staff, "", &[]).await,
    }
}

/// `POST /staff/account/passkeys`: add one, or remove one.
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = whose(&visit).await?;
    if let Some(away) = staff_again::ask(&visit) {
        return Ok(away);
    }
    match form.text("do") {
        "add" => add(&visit, staff, &form).await,
        "remove" => {
            let mut change = visit.house.stores.people.change().await?;
            staff_passkeys::remove(&mut change, staff, form.text("passkey"), visit.house.now()).await?;
            change.commit().await?;
            Ok(visit.go_on(&visit.to(&format!("{HERE}?done=removed"))))
        }
        _ => Err(Trouble::BrokenForm),
    }
}

async fn add(visit: &Visit, staff: &Staff, form: &Form) -> Result<Response<Body>, Trouble> {
    let (say, label) = (visit.say(), form.text("label").trim());
    let fix = |words: &str| [Fix { field: "label", words: say.t(words) }];
    if label.is_empty() || label.chars().count() > LONGEST {
        return page(visit, staff, label, &fix("passkey-label-fix")).await;
    }
    let Ok(made) = staff_passkey::added(visit, staff, Answer::read(form, "")).await? else {
        return page(visit, staff, label, &fix("staff-key-again")).await;
    };
    let new = NewStaffPasskey { credential: &made.credential, verifier: &made.verifier, label };
    let mut change = visit.house.stores.people.change().await?;
    let added = staff_passkeys::add(&mut change, staff, new, visit.house.now()).await?;
    change.commit().await?;
    match added {
        Added::Now => Ok(visit.go_on(&visit.to(&format!("{HERE}?done=added")))),
        Added::There => page(visit, staff, label, &fix("staff-key-again")).await,
        Added::TooMany => page(visit, staff, label, &fix("staff-key-too-many")).await,
    }
}

async fn page(visit: &Visit, staff: &Staff, label: &str, fixes: &[Fix]) -> Result<Response<Body>, Trouble> {
    let keys = staff_passkeys::all(&visit.house.stores.people, staff.id()).await?;
    let question = staff_passkey::ask_to_add(visit, staff, &keys);
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_with(status, || {
        let say = visit.say();
        let done = match visit.query.text("done") {
            "added" => Some(say.t("staff-key-added")),
            "removed" => Some(say.t("staff-key-removed")),
            _ => None,
        };
        let done = done.filter(|_| fixes.is_empty()).map(|words| view! { <div class="quiet" role="status"><p>{words}</p></div> });
        let main = view! {
            {forms::summary(say, fixes)}{done}
            <section class="flow"><h1>{say.t("staff-key-title")}</h1><p class="lead">{say.t("staff-key-lead")}</p><p>{say.t("staff-key-lost")}</p>
                {list(visit, keys)}{add_form(visit, label, question.as_ref(), fixes)}<p><a href=visit.to("/staff/account")>{say.t("account-title")}</a></p></section>
        };
        let mut frame = Frame::new(say.t("staff-key-title"))
            .trail(say.t("desk-title"), visit.to("/staff"))
            .trail(say.t("account-title"), visit.to("/staff/account"))
            .trail(say.t("staff-key-title"), "");
        frame.has_errors = !fixes.is_empty();
        frame.passkeys = question.is_some();
        (frame, main)
    }))
}

fn list(visit: &Visit, keys: Vec<StaffPasskey>) -> Option<AnyView> {
    let listed = |key: StaffPasskey| Listed { label: key.label, added_at: key.added_at, used_at: key.used_at, credential: key.credential };
    passkey_list::view(visit, HERE, keys.into_iter().map(listed).collect())
}

fn add_form(visit: &Visit, label: &str, question: Option<&Question>, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let without = view! { <p data-no-passkey="">{say.t("staff-key-without")}</p> };
    let Some(question) = question else { return without.into_any() };
    let field = Field { id: "label", label: say.t("passkey-label"), hint: Some(say.t("passkey-label-hint")), kind: "text", complete: "off", value: label };
    view! {
        {without}
        <form class="flow" method="post" action=visit.to(HERE) data-passkey="add" data-options=question.options.clone() data-stopped=say.t("staff-key-stopped") hidden>
            <h2>{say.t("passkey-add")}</h2>{forms::token(visit)}<input type="hidden" name="do" value="add"/>{fields_without_secret(question, "")}
            {field.view(fixes)}<div class="acts"><button class="btn" type="submit">{say.t("passkey-add")}</button></div><p role="status"></p></form>
    }
    .into_any()
}
