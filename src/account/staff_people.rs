//! Colleagues, for whoever runs the site: who may enter, adding somebody, closing and opening an account, a new one-time code.
//!
//! A code stands in no address and is shown once, as the answer to the form that made it; it is stored as a hash like any passphrase.
//! It opens no session: its holder can only choose a passphrase with it (`staff_join`). Deliberately absent: anybody's record.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    secrets::{encode, random},
    staff_new::{self, Typed},
    throttle::{self, Door},
};
use crate::{
    domain::roles::{Role, Roles},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::staff::{self, NewStaff, StaffRow},
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

/// What every one-time code begins with; no passphrase may.
pub const CODE: &str = "start-";

fn fresh_code() -> String {
    format!("{CODE}{}", encode(&random::<16>()))
}

/// What the page has to say besides the list.
#[derive(Default)]
struct Said<'f> {
    typed: Typed<'f>,
    fixes: Vec<Fix>,
    /// Whose code, and the code.
    code: Option<(String, String)>,
}

/// `GET /staff/people`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    page(&visit, &Said::default()).await
}

/// `POST /staff/people`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let people = &visit.house.stores.people;
    if form.text("do") == "add" {
        return add(&visit, &form).await;
    }
    let own = visit.staff().ok_or(Trouble::NotFound)?;
    let all = staff::list(people).await?;
    // Nobody shuts themselves out: the site would have nobody to run it.
    let who = all.iter().find(|p| p.id.as_str() == form.text("who") && &p.id != own.id()).ok_or(Trouble::BrokenForm)?;
    if form.text("do") == "code" {
        let code = fresh_code();
        staff::set_password(people, &visit.house.secrets, &who.id, &code).await?;
        // What was tried against the old passphrase no longer matters.
        let mut change = people.change().await?;
        throttle::forget(&mut change, &visit.house.secrets, Door::Staff(&who.sign_in_name)).await?;
        change.commit().await?;
        return page(&visit, &Said { code: Some((who.display_name.clone(), code)), ..Said::default() }).await;
    }
    let mut change = people.change().await?;
    match form.text("do") {
        "close" => staff::disable(&mut change, &who.id, visit.house.now()).await?,
        "open" => staff::enable(&mut change, &who.id).await?,
        _ => return Err(Trouble::BrokenForm),
    }
    change.commit().await?;
    Ok(visit.go_on(&visit.to("/staff/people")))
}

async fn add(visit: &Visit, form: &Form) -> Result<Response<Body>, Trouble> {
    let typed = Typed::read(form);
    let mut fixes = typed.name_fixes(visit.say());
    let mut code = None;
    if fixes.is_empty() {
        let fresh = fresh_code();
        let new = NewStaff { sign_in_name: typed.sign_in_name, display_name: typed.display_name, password: &fresh, roles: Roles::of([Role::Clinician]) };
        match staff::add(&visit.house.stores.people, &visit.house.secrets, new, visit.house.now()).await? {
            Some(_) => code = Some((typed.display_name.to_owned(), fresh)),
            None => fixes.push(Fix { field: "sign-in-name", words: visit.say().t("staff-name-taken") }),
        }
    }
    let typed = if code.is_some() { Typed::default() } else { typed };
    page(visit, &Said { typed, fixes, code }).await
}

async fn page(visit: &Visit, said: &Said<'_>) -> Result<Response<Body>, Trouble> {
    let all = staff::list(&visit.house.stores.people).await?;
    let status = if said.fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_with(status, || {
        let say = visit.say();
        let code = said.code.as_ref().map(|(name, code)| {
            view! {
                <div class="confirm flow" role="status"><p>{say.with("people-code", &[("name", name.as_str())])}</p><p><code>{code.clone()}</code></p>
                    <p>{say.with("people-code-how", &[("address", format!("{}{}", visit.house.settings.origin(), visit.to("/staff/join")))])}</p></div>
            }
        });
        let rows = all.iter().map(|p| row(visit, p)).collect_view();
        let main = view! {
            {forms::summary(say, &said.fixes)}
            <section class="flow"><h1>{say.t("people-title")}</h1><p class="lead">{say.t("people-lead")}</p>{code}</section>
            <section class="flow"><ul class="ruled set">{rows}</ul></section>
            <form method="post" action=visit.to("/staff/people") class="flow"><h2>{say.t("people-add")}</h2>{forms::token(visit)}<input type="hidden" name="do" value="add"/>
                {staff_new::name_fields(visit, &said.typed, &said.fixes)}
                <div class="acts"><button class="btn" type="submit">{say.t("people-add")}</button></div></form>
        };
        let mut frame = Frame::new(say.t("people-title")).trail(say.t("train-title"), visit.to("/train")).trail(say.t("people-title"), "");
        frame.has_errors = !said.fixes.is_empty();
        (frame, main)
    }))
}

fn row(visit: &Visit, person: &StaffRow) -> impl IntoView + use<> {
    let say = visit.say();
    let own = visit.staff().is_some_and(|s| s.id() == &person.id);
    let button = |what: &'static str, words: String| {
        view! {
            <form method="post" action=visit.to("/staff/people")>{forms::token(visit)}<input type="hidden" name="do" value=what/>
                <input type="hidden" name="who" value=person.id.as_str().to_owned()/><button class="btn second" type="submit">{words}</button></form>
        }
    };
    let name = [("name", person.display_name.as_str())];
    let acts = match (own, person.disabled_at) {
        (true, _) => None,
        (false, None) => Some(
            view! { <div class="acts">{button("close", say.with("people-close", &name))}{button("code", say.with("people-new-code", &name))}</div> }.into_any(),
        ),
        (false, Some(_)) => Some(view! { <div class="acts">{button("open", say.with("people-open", &name))}</div> }.into_any()),
    };
    let state = match (person.disabled_at, person.roles.has(Role::Administrator)) {
        (Some(at), _) => say.with("people-closed", &[("day", say.day(at))]),
        (None, true) => say.t("people-admin"),
        (None, false) => say.with("people-since", &[("day", say.day(person.created_at))]),
    };
    view! { <li class="flow"><h2 class="h-small">{person.display_name.clone()}</h2><p>{person.sign_in_name.clone()}" · "{state}</p>{acts}</li> }
}
