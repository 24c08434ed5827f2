//! A staff member's own account: name, roles, the second step, and where they are signed in, with a way to end each visit.
//! Deliberately absent: changing one's own roles, and anybody else's account.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::session;
use crate::{
    domain::roles::Role,
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        demo, second_step,
        staff::{self, Staff},
        staff_mail, staff_passkeys,
        staff_sessions::{self, OwnVisit},
    },
    ui::{forms, frame::Frame, words::Say},
};

/// “Clinician”.
pub fn role_name(say: Say, role: Role) -> String {
    say.t(&format!("role-{}", role.code()))
}

/// “Clinician, Administrator”; in words when there is none.
pub fn role_names(say: Say, roles: impl Iterator<Item = Role>) -> String {
    let names: Vec<_> = roles.map(|role| role_name(say, role)).collect();
    if names.is_empty() { say.t("roles-none") } else { names.join(", ") }
}

/// `GET /staff/account`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let people = &visit.house.stores.people;
    let row = staff::by_id(people, staff.id().as_str()).await?.ok_or(Trouble::NotFound)?;
    let made_up = demo::is_made_up(people, staff.id()).await?;
    let left = second_step::codes_left(people, staff.id()).await?;
    let keys = staff_passkeys::all(people, staff.id()).await?.len();
    let wish = staff_mail::wish(people, staff.id()).await?;
    let visits = staff_sessions::own(people, staff, visit.house.now()).await?;
    let here = session::staff_token(&visit).map(|token| token.fingerprint()).unwrap_or_default();
    Ok(visit.page(|| {
        let say = visit.say();
        let to = |path: &str| visit.to(&format!("/staff{path}"));
        let mail = visit.house.post.as_ref().map(|_| {
            let words = say.t(if wish.is_some() { "mail-some" } else { "mail-none" });
            view! { <div><dt>{say.t("mail-title")}</dt><dd><a href=to("/account/mail")>{words}</a></dd></div> }
        });
        let main = view! {
            <section class="flow"><h1>{say.t("account-title")}</h1>
                <dl class="facts wide"><div><dt>{say.t("account-name")}</dt><dd>{row.display_name.clone()}</dd></div>
                    <div><dt>{say.t("staff-name")}</dt><dd>{row.sign_in_name.clone()}</dd></div>
                    <div><dt>{say.t("account-roles")}</dt><dd>{role_names(say, staff.roles().iter())}" · "<a href=to("")>{say.t("account-work-as")}</a></dd></div>
                    <div><dt>{say.t("staff-passphrase")}</dt><dd><a href=to("/account/passphrase")>{say.t("account-passphrase-change")}</a></dd></div>{mail}</dl></section>
            {second(&visit, made_up, left, keys)}
            {signed_in(&visit, &visits, &here)}
        };
        (Frame::new(say.t("account-title")).trail(say.t("desk-title"), to("")).trail(say.t("account-title"), ""), main)
    }))
}

fn second(visit: &Visit, made_up: bool, left: usize, keys: usize) -> impl IntoView + use<> {
    let say = visit.say();
    let words = match made_up {
        true => view! { <p>{say.t("account-second-made-up")}</p> }.into_any(),
        false => view! {
            <p>{say.t("account-second-on")}" "{say.count("codes-left", left)}</p>
            <ul class="set links"><li><a href=visit.to("/staff/account/passkeys")>{say.count("account-second-keys", keys)}</a></li>
                <li><a href=visit.to("/staff/account/codes")>{say.t("codes-new-title")}</a></li>
                <li><a href=visit.to("/staff/second/set-up?back=/staff/account")>{say.t("account-second-change")}</a></li></ul>
        }
        .into_any(),
    };
    view! { <section class="flow" aria-labelledby="second"><h2 id="second">{say.t("account-second")}</h2>{words}</section> }
}

fn signed_in(visit: &Visit, visits: &[OwnVisit], here: &str) -> impl IntoView + use<> {
    let say = visit.say();
    let lines = visits
        .iter()
        .map(|one| {
            let kind = one.device.map_or_else(|| say.t("device-kind-unknown"), |kind| say.t(&format!("device-kind-{}", kind.code())));
            let since = say.with("account-visit-since", &[("device", kind.clone()), ("day", say.day(one.started_at))]);
            let act = match one.id == here {
                true => view! { <p>{say.t("account-visit-here")}</p> }.into_any(),
                false => view! {
                    <form method="post" action=visit.to("/staff/account")>{forms::token(visit)}<input type="hidden" name="do" value="end"/>
                        <input type="hidden" name="visit" value=one.id.clone()/><button class="btn second" type="submit">{say.with("account-visit-end", &[("device", kind)])}</button></form>
                }
                .into_any(),
            };
            view! { <li class="flow"><p>{since}</p>{act}</li> }
        })
        .collect_view();
    let others = (visits.len() > 1).then(|| {
        view! {
            <form method="post" action=visit.to("/staff/account")>{forms::token(visit)}<input type="hidden" name="do" value="end-others"/>
                <button class="btn second" type="submit">{say.t("account-visit-end-others")}</button></form>
        }
    });
    view! {
        <section class="flow" aria-labelledby="where"><h2 id="where">{say.t("account-visits")}</h2><p>{say.t("account-visits-words")}</p>
            <ul class="ruled set">{lines}</ul>{others}
            <form method="post" action=visit.to("/staff/sign-out")>{forms::token(visit)}<button class="btn second" type="submit">{say.t("staff-sign-out")}</button></form></section>
    }
}

/// `POST /staff/account`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff: &Staff = visit.staff().ok_or(Trouble::NotFound)?;
    let here = session::staff_token(&visit).ok_or(Trouble::Ended)?;
    let mut change = visit.house.stores.people.change().await?;
    match form.text("do") {
        "end" => staff_sessions::end_one(&mut change, staff, form.text("visit")).await?,
        "end-others" => staff_sessions::end_others(&mut change, staff, &here).await?,
        _ => return Err(Trouble::BrokenForm),
    }
    change.commit().await?;
    Ok(visit.go_on(&visit.to("/staff/account")))
}
