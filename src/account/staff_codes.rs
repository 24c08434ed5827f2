//! Recovery codes: shown once, to print or copy, and made anew when somebody asks. What is stored are hashes.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{one_time::Seed, staff_again};
use crate::{
    http::{body::Form, error::Trouble, visit::Visit},
    storage::second_step,
    ui::{forms, frame::Frame},
};

/// `GET /staff/account/codes`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let people = &visit.house.stores.people;
    if !second_step::is_set_up(people, staff.id()).await? {
        return Err(Trouble::NotFound);
    }
    if let Some(away) = staff_again::ask(&visit) {
        return Ok(away);
    }
    let left = second_step::codes_left(people, staff.id()).await?;
    let seed = Seed::fresh().seal(&visit.house.secrets, staff.id().as_str(), visit.house.now());
    Ok(visit.page(|| {
        let say = visit.say();
        let main = view! {
            <form method="post" action=visit.to("/staff/account/codes") class="flow"><h1>{say.t("codes-new-title")}</h1><p class="lead">{say.count("codes-left", left)}</p>
                <p>{say.t("codes-new-words")}</p>{forms::token(&visit)}<input type="hidden" name="seed" value=seed/>
                <div class="acts"><button class="btn" type="submit">{say.t("codes-new-go")}</button><a href=visit.to("/staff/account")>{say.t("cancel")}</a></div></form>
        };
        (Frame::new(say.t("codes-new-title")).trail(say.t("account-title"), visit.to("/staff/account")).trail(say.t("codes-new-title"), ""), main)
    }))
}

/// `POST /staff/account/codes`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let (people, secrets, now) = (&visit.house.stores.people, &visit.house.secrets, visit.house.now());
    let seed = Seed::open(secrets, staff.id().as_str(), form.text("seed"), now);
    if let Some(away) = staff_again::ask(&visit) {
        return Ok(away);
    }
    let Some(seed) = seed.filter(|_| form.has("seed")) else { return Ok(visit.go_on(&visit.to("/staff/account/codes"))) };
    if !second_step::is_set_up(people, staff.id()).await? {
        return Err(Trouble::NotFound);
    }
    let codes = seed.recovery_codes();
    // The same form again shows the same list: its codes are the ones that count.
    let first = codes.first().map(String::as_str).unwrap_or_default();
    if !second_step::has_code(people, secrets, staff.id(), first).await? {
        let mut change = people.change().await?;
        second_step::renew_codes(&mut change, secrets, staff.id(), &codes, now).await?;
        change.commit().await?;
    }
    Ok(list(&visit, &codes, &visit.to("/staff/account")))
}

/// The codes, once.
pub fn list(visit: &Visit, codes: &[String], back: &str) -> Response<Body> {
    visit.page(|| {
        let say = visit.say();
        let lines = codes.iter().map(|code| view! { <li><code>{code.clone()}</code></li> }).collect_view();
        let main = view! {
            <section class="flow"><h1>{say.t("codes-title")}</h1><p class="lead">{say.t("codes-lead")}</p>
                <ol class="codes">{lines}</ol><p>{say.t("codes-keep")}</p>
                <div class="acts no-print"><a class="btn" href=back.to_owned()>{say.t("codes-kept")}</a></div></section>
        };
        (Frame::new(say.t("codes-title")), main)
    })
}
