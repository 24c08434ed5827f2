//! Changing one's own passphrase, after a fresh proof of who is here. Every other visit of the account ends with the old one.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{staff as door, staff_again, staff_new, staff_new::Typed};
use crate::{
    domain::notice::Kind,
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{inbox, staff},
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

/// `GET /staff/account/passphrase`
pub async fn show(visit: Visit) -> Response<Body> {
    staff_again::ask(&visit).unwrap_or_else(|| page(&visit, &[]))
}

/// `POST /staff/account/passphrase`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    if let Some(away) = staff_again::ask(&visit) {
        return Ok(away);
    }
    let (people, secrets) = (&visit.house.stores.people, &visit.house.secrets);
    let row = staff::by_id(people, staff.id().as_str()).await?.ok_or(Trouble::NotFound)?;
    let mut typed = Typed::read(&form);
    typed.sign_in_name = &row.sign_in_name;
    let fixes = typed.passphrase_fixes(visit.say());
    if !fixes.is_empty() {
        return Ok(page(&visit, &fixes));
    }
    staff::set_password(people, secrets, staff.id(), typed.passphrase).await?;
    let mut change = people.change().await?;
    inbox::put(&mut change, staff.id(), Kind::PassphraseChanged, "", visit.house.now()).await?;
    change.commit().await?;
    // The change ended this visit, too; whoever made it stays inside.
    door::let_in(&visit, staff).await?.go_on(&visit, staff, &visit.to("/staff/account"), None)
}

fn page(visit: &Visit, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let main = view! {
            {forms::summary(say, fixes)}
            <form method="post" action=visit.to("/staff/account/passphrase") class="flow"><h1>{say.t("account-passphrase-change")}</h1>
                <p class="lead">{say.t("account-passphrase-words")}</p>{forms::token(visit)}{staff_new::passphrase_fields(visit, fixes)}
                <div class="acts"><button class="btn" type="submit">{say.t("join-staff-go")}</button><a href=visit.to("/staff/account")>{say.t("cancel")}</a></div></form>
        };
        let title = say.t("account-passphrase-change");
        let mut frame = Frame::new(title.clone()).trail(say.t("account-title"), visit.to("/staff/account")).trail(title, "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}
