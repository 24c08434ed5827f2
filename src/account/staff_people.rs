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
    storage::{
        Change, StorageError,
        staff::{self, Hashed, NewStaff, Staff, StaffRow},
        submissions::{self, FormKey, Submission},
    },
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
    /// Whose code was made and shown before, by the same form.
    before: Option<String>,
}

/// `GET /staff/people`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    page(&visit, &Said::default()).await
}

/// `POST /staff/people`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let people = &visit.house.stores.people;
    let own = visit.staff().ok_or(Trouble::NotFound)?;
    if form.text("do") == "add" {
        return add(&visit, own, &form).await;
    }
    let all = staff::list(people).await?;
    // Nobody shuts themselves out: the site would have nobody to run it.
    let who = all.iter().find(|p| p.id.as_str() == form.text("who") && &p.id != own.id()).ok_or(Trouble::BrokenForm)?;
    if form.text("do") == "code" {
        let made = once(&visit, own, &form, &who.display_name, async |change, hashed| {
            staff::set_password_in(change, hashed, &who.id).await?;
            // What was tried against the old passphrase no longer matters.
            throttle::forget(change, &visit.house.secrets, Door::Staff(&who.sign_in_name)).await?;
            Ok(true)
        });
        return match made.await? {
            Made::Code(code) => page(&visit, &Said { code: Some((who.display_name.clone(), code)), ..Said::default() }).await,
            Made::Before(name) => page(&visit, &Said { before: Some(name), ..Said::default() }).await,
            Made::Nothing => Err(Trouble::BrokenForm),
        };
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

/// What a form that makes a code came to.
enum Made {
    Code(String),
    /// The same form was sent before, for this person; its code was shown then.
    Before(String),
    /// `work` did not find a way.
    Nothing,
}

/// Makes a code and does what it is for in one change, once for each form: a reload of the page with the code makes no second one.
async fn once(
    visit: &Visit,
    own: &Staff,
    form: &Form,
    name: &str,
    work: impl AsyncFnOnce(&mut Change, &Hashed) -> Result<bool, StorageError>,
) -> Result<Made, Trouble> {
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    let code = fresh_code();
    let hashed = staff::hash(&visit.house.secrets, &code).await?;
    let mut change = visit.house.stores.people.change().await?;
    if let Submission::Repeated(before) = submissions::begin_as_staff(&mut change, own, &key, visit.house.now()).await? {
        return Ok(Made::Before(before.unwrap_or_else(|| name.to_owned())));
    }
    if !work(&mut change, &hashed).await? {
        return Ok(Made::Nothing);
    }
    submissions::finish_as_staff(&mut change, own, &key, name).await?;
    change.commit().await?;
    Ok(Made::Code(code))
}

async fn add(visit: &Visit, own: &Staff, form: &Form) -> Result<Response<Body>, Trouble> {
    let typed = Typed::read(form);
    let fixes = typed.name_fixes(visit.say());
    if !fixes.is_empty() {
        return page(visit, &Said { typed, fixes, ..Said::default() }).await;
    }
    let made = once(visit, own, form, typed.display_name, async |change, hashed| {
        let new = NewStaff { sign_in_name: typed.sign_in_name, display_name: typed.display_name, password: "", roles: Roles::of([Role::Clinician]) };
        Ok(staff::add_in(change, hashed, new, visit.house.now()).await?.is_some())
    });
    let said = match made.await? {
        Made::Code(code) => Said { code: Some((typed.display_name.to_owned(), code)), ..Said::default() },
        Made::Before(name) => Said { before: Some(name), ..Said::default() },
        Made::Nothing => Said { fixes: vec![Fix { field: "sign-in-name", words: visit.say().t("staff-name-taken") }], typed, ..Said::default() },
    };
    page(visit, &said).await
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
        let before = said.before.as_ref().map(|name| view! { <div class="quiet" role="status"><p>{say.with("people-code-before", &[("name", name.as_str())])}</p></div> });
        let rows = all.iter().map(|p| row(visit, p)).collect_view();
        let main = view! {
            {forms::summary(say, &said.fixes)}
            <section class="flow"><h1>{say.t("people-title")}</h1><p class="lead">{say.t("people-lead")}</p>{code}{before}</section>
            <section class="flow"><ul class="ruled set">{rows}</ul></section>
            <form method="post" action=visit.to("/staff/people") class="flow"><h2>{say.t("people-add")}</h2>{forms::token(visit)}{key()}<input type="hidden" name="do" value="add"/>
                {staff_new::name_fields(visit, &said.typed, &said.fixes)}
                <div class="acts"><button class="btn" type="submit">{say.t("people-add")}</button></div></form>
        };
        let mut frame = Frame::new(say.t("people-title")).trail(say.t("train-title"), visit.to("/train")).trail(say.t("people-title"), "");
        frame.has_errors = !said.fixes.is_empty();
        (frame, main)
    }))
}

/// Each form its own: sent again it is known.
fn key() -> impl IntoView + use<> {
    view! { <input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/> }
}

fn row(visit: &Visit, person: &StaffRow) -> impl IntoView + use<> {
    let say = visit.say();
    let own = visit.staff().is_some_and(|s| s.id() == &person.id);
    let button = |what: &'static str, words: String| {
        view! {
            <form method="post" action=visit.to("/staff/people")>{forms::token(visit)}{key()}<input type="hidden" name="do" value=what/>
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
