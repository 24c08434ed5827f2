//! “Please show once more that it is you”: before an export, and before somebody's own ways in are changed. Good for ten minutes.
//!
//! For other pages: `if let Some(away) = staff_again::ask(&visit) { return Ok(away); }` at the head of GET and of POST.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{passkey::Question, session, staff, staff_passkey, staff_second};
use crate::{
    domain::second_step::FRESH,
    http::{
        body::{Form, encode},
        error::Trouble,
        visit::Visit,
    },
    storage::{demo, second_step, second_step::Checked, staff as accounts, staff::Staff, staff_sessions},
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

/// Where to go first, when the last proof is older than ten minutes.
pub fn ask(visit: &Visit) -> Option<Response<Body>> {
    let proven_at = visit.staff_visit().and_then(|v| v.proven_at).unwrap_or(i64::MIN);
    let stale = visit.house.now().saturating_sub(proven_at) > FRESH;
    stale.then(|| visit.go_on(&format!("{}?back={}", visit.to("/staff/again"), encode(&visit.here()))))
}

/// `GET /staff/again?back=…`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let with_code = asks_code(&visit, staff).await?;
    let question = staff_passkey::ask(&visit, staff).await?;
    Ok(page(&visit, &staff::onward(&visit, visit.query.text("back")), with_code, question.as_ref(), &[]))
}

/// `POST /staff/again`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let back = staff::onward(&visit, form.text("back"));
    let with_code = asks_code(&visit, staff).await?;
    let (people, secrets, now) = (&visit.house.stores.people, &visit.house.secrets, visit.house.now());
    let right = accounts::is_own_passphrase(people, secrets, staff, form.text("passphrase")).await?;
    let by_passkey = match staff_passkey::given(&form) {
        Some(given) if right => staff_passkey::proves(&visit, staff, given).await?,
        _ => false,
    };
    let checked = match (with_code, right) {
        (true, true) if by_passkey => Checked::Fits,
        // A wrong passphrase counts as a slip, so that nobody at a forgotten screen tries for long; and no code is used up by it. So does
        // a passkey that does not fit: during a pause it must not tell whether the passphrase was right.
        (true, _) => second_step::check(people, secrets, staff.id(), if right { form.text("code") } else { "" }, now).await?,
        (false, true) => Checked::Fits,
        (false, false) => Checked::No,
    };
    let fix = match checked {
        Checked::No => Some(Fix { field: "passphrase", words: visit.say().t("again-no-match") }),
        other => staff_second::slip(&visit, other),
    };
    if let Some(fix) = fix {
        let question = staff_passkey::ask(&visit, staff).await?;
        return Ok(page(&visit, &back, with_code, question.as_ref(), &[fix]));
    }
    let token = session::staff_token(&visit).ok_or(Trouble::Ended)?;
    let mut change = people.change().await?;
    staff_sessions::prove_again(&mut change, staff, &token, now).await?;
    change.commit().await?;
    Ok(visit.go_on(&back))
}

/// Everybody but made-up people of a demo.
async fn asks_code(visit: &Visit, staff: &Staff) -> Result<bool, Trouble> {
    Ok(!(visit.house.settings.demo && demo::is_made_up(&visit.house.stores.people, staff.id()).await?))
}

fn page(visit: &Visit, back: &str, with_code: bool, question: Option<&Question>, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let passphrase =
            forms::Field { id: "passphrase", label: say.t("staff-passphrase"), hint: None, kind: "password", complete: "current-password", value: "" };
        let main = view! {
            {forms::summary(say, fixes)}
            <form method="post" action=visit.to("/staff/again") class="flow"><h1>{say.t("again-title")}</h1><p class="lead">{say.t("again-lead")}</p>
                {forms::token(visit)}<input type="hidden" name="back" value=back.to_owned()/>
                {passphrase.view(fixes)}{with_code.then(|| staff_second::field(visit, fixes))}
                <div class="acts"><button class="btn" type="submit">{say.t("again-go")}</button><a href=visit.to("/staff")>{say.t("cancel")}</a></div>
                {staff_passkey::button(visit, question)}</form>
        };
        let mut frame = Frame::new(say.t("again-title"));
        frame.has_errors = !fixes.is_empty();
        frame.passkeys = question.is_some();
        (frame, main)
    })
}
