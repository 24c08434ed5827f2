//! A staff member's own mail: where one-time codes may be sent, and whether a line comes when something waits in the inbox. Only where the
//! host has a mail server. Codes go there, so changing it needs a fresh proof of who is here. Deliberately absent: what a letter says (nothing but that), and mail to learners.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::staff_again;
use crate::{
    domain::mail_address::MailAddress,
    http::{body::Form, error::Trouble, visit::Visit},
    storage::staff_mail::{self, Wish},
    ui::{
        forms::{self, Field, Fix},
        frame::Frame,
    },
};

const HERE: &str = "/staff/account/mail";

/// What stands in the field for an address: nothing, or one that can be used.
pub fn read(visit: &Visit, typed: &str) -> Result<Option<MailAddress>, Fix> {
    match (typed.trim(), MailAddress::parse(typed)) {
        ("", _) => Ok(None),
        (_, Some(address)) => Ok(Some(address)),
        _ => Err(Fix { field: "mail", words: visit.say().t("mail-fix") }),
    }
}

/// The field, where there is a mail server.
pub fn field(visit: &Visit, hint: &str, value: &str, fixes: &[Fix]) -> Option<AnyView> {
    let say = visit.say();
    let field = Field { id: "mail", label: say.t("mail-label"), hint: Some(say.t(hint)), kind: "email", complete: "off", value };
    visit.house.post.as_ref().map(|_| field.view(fixes))
}

/// `GET /staff/account/mail`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().filter(|_| visit.house.post.is_some()).ok_or(Trouble::NotFound)?;
    if let Some(away) = staff_again::ask(&visit) {
        return Ok(away);
    }
    let wish = staff_mail::wish(&visit.house.stores.people, staff.id()).await?;
    Ok(page(&visit, &wish.unwrap_or(Wish { address: String::new(), notices: false }), &[]))
}

/// `POST /staff/account/mail`: an empty address ends it all.
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().filter(|_| visit.house.post.is_some()).ok_or(Trouble::NotFound)?;
    if let Some(away) = staff_again::ask(&visit) {
        return Ok(away);
    }
    let notices = form.text("notices") == "yes";
    let address = match read(&visit, form.text("mail")) {
        Ok(address) => address,
        Err(fix) => return Ok(page(&visit, &Wish { address: form.text("mail").to_owned(), notices }, &[fix])),
    };
    let mut change = visit.house.stores.people.change().await?;
    match &address {
        Some(address) => staff_mail::set(&mut change, staff.id(), address, notices, visit.locale, visit.house.now()).await?,
        None => staff_mail::forget(&mut change, staff.id()).await?,
    }
    change.commit().await?;
    Ok(visit.go_on(&visit.to(&format!("{HERE}?done=saved"))))
}

fn page(visit: &Visit, wish: &Wish, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let saved = (visit.query.text("done") == "saved" && fixes.is_empty()).then(|| view! { <div class="confirm" role="status"><p>{say.t("mail-saved")}</p></div> });
        let main = view! {
            {forms::summary(say, fixes)}{saved}
            <form method="post" action=visit.to(HERE) class="flow"><h1>{say.t("mail-title")}</h1><p class="lead">{say.t("mail-lead")}</p>{forms::token(visit)}
                {field(visit, "mail-hint", &wish.address, fixes)}
                <div class="opt"><input type="checkbox" id="notices" name="notices" value="yes" checked=wish.notices/><label for="notices">{say.t("mail-notices")}</label></div>
                <div class="acts"><button class="btn" type="submit">{say.t("mail-save")}</button><a href=visit.to("/staff/account")>{say.t("cancel")}</a></div></form>
        };
        let mut frame = Frame::new(say.t("mail-title"))
            .trail(say.t("desk-title"), visit.to("/staff"))
            .trail(say.t("account-title"), visit.to("/staff/account"))
            .trail(say.t("mail-title"), "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}
