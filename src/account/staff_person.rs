//! One colleague, for whoever runs the site: roles, a new one-time code, a lost phone, closing and opening the account, and deleting a
//! closed one (`staff_leave`).
//!
//! Closing ends every session at once; roles apply at the next request; the person finds in their inbox what was changed, and all others
//! who run the site in theirs. Whoever looks here has just proven who they are. What people shared with an account ends when it is given
//! new ways in (`storage/share_ends.rs`): whoever gives them could use them. Deliberately
//! absent: changing somebody's passphrase or name for them, and anything about their training.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    staff_acts, staff_again, staff_leave, staff_mail as mail,
    staff_people::{code_box, role_boxes, roles_of, seed, seed_field, state},
};
use crate::{
    domain::notice::Kind,
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        inbox,
        invitations::{self, Standing},
        second_step,
        staff::{self, StaffRow},
        staff_mail,
    },
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

/// What the page has to say besides the person.
#[derive(Default)]
struct Said {
    code: Option<String>,
    /// It is on its way there as well.
    mailed: Option<String>,
    typed_mail: Option<String>,
    fixes: Vec<Fix>,
}

async fn find(visit: &Visit, who: &str) -> Result<StaffRow, Trouble> {
    staff::by_id(&visit.house.stores.people, who).await?.ok_or(Trouble::NotFound)
}

/// `GET /staff/people/{who}`
pub async fn show(visit: Visit, Path((_, who)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let person = find(&visit, &who).await?;
    match staff_again::ask(&visit) {
        Some(away) => Ok(away),
        None => page(&visit, &person, &Said::default()).await,
    }
}

/// `POST /staff/people/{who}`
pub async fn save(visit: Visit, Path((_, who)): Path<(String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    if form.text("do") == "delete" && staff::by_id(&visit.house.stores.people, &who).await?.is_none() {
        // A second click: the account is gone already.
        return Ok(staff_leave::gone(&visit));
    }
    let person = find(&visit, &who).await?;
    if let Some(away) = staff_again::ask(&visit) {
        return Ok(away);
    }
    if form.text("do") == "delete" {
        return match staff_leave::delete(&visit, &person, &form).await? {
            Ok(answer) => Ok(answer),
            Err(fix) => page(&visit, &person, &Said { fixes: vec![fix], ..Said::default() }).await,
        };
    }
    let own = visit.staff().ok_or(Trouble::NotFound)?.id() == &person.id;
    let (people, secrets, now) = (&visit.house.stores.people, &visit.house.secrets, visit.house.now());
    let mut change = people.change().await?;
    let (kind, done) = match (form.text("do"), own) {
        ("roles", _) => (Kind::AccountRoles, staff::change_roles(&mut change, &person, &roles_of(&form), now).await?),
        ("code", false) if person.disabled_at.is_none() => {
            let code = seed(&visit, &form)?.invitation(&person.sign_in_name);
            // The same form again shows the same code, and tells nobody twice.
            let mail = staff_mail::wish(people, &person.id).await?.filter(|_| visit.house.post.is_some());
            if invitations::invite(&mut change, secrets, &person.id, &code, now).await? {
                if person.joined {
                    inbox::put(&mut change, &person.id, Kind::CodeGiven, "", now).await?;
                }
                if mail.is_some() {
                    staff_mail::invite(&mut change, secrets, &person.id, &code, now + invitations::LASTS, now).await?;
                }
                staff_acts::commit(&visit, change, Kind::AccountCode, &person.id).await?;
            }
            return page(&visit, &person, &Said { code: Some(code), mailed: mail.map(|wish| wish.address), ..Said::default() }).await;
        }
        ("withdraw", false) => {
            staff_mail::withdraw(&mut change, &person.id).await?;
            (Kind::AccountCode, invitations::withdraw(&mut change, &person.id, now).await.map(|()| true)?)
        }
        ("mail", false) if visit.house.post.is_some() => {
            let done = match mail::read(&visit, form.text("mail")) {
                Ok(Some(address)) => {
                    // What they chose themselves stays.
                    let notices = staff_mail::wish(people, &person.id).await?.is_none_or(|wish| wish.notices);
                    staff_mail::set(&mut change, &person.id, &address, notices, visit.locale, now).await.map(|()| true)?
                }
                Ok(None) => staff_mail::forget(&mut change, &person.id).await.map(|()| true)?,
                Err(fix) => {
                    drop(change);
                    return page(&visit, &person, &Said { typed_mail: Some(form.text("mail").to_owned()), fixes: vec![fix], ..Said::default() }).await;
                }
            };
            (Kind::AccountMail, done)
        }
        ("second", false) => (Kind::AccountSecondStep, second_step::take_away(&mut change, &person.id, now).await.map(|()| true)?),
        // Nobody shuts themselves out.
        ("close", false) => (Kind::AccountClosed, staff::close(&mut change, &person.id, now).await?),
        ("open", false) => (Kind::AccountOpened, staff::enable(&mut change, &person.id).await.map(|()| true)?),
        _ => return Err(Trouble::BrokenForm),
    };
    if !done {
        drop(change);
        let fix = Fix { field: "roles", words: visit.say().t("person-last") };
        return page(&visit, &person, &Said { fixes: vec![fix], ..Said::default() }).await;
    }
    staff_acts::commit(&visit, change, kind, &person.id).await?;
    Ok(visit.go_on(&visit.to(&format!("/staff/people/{who}"))))
}

async fn page(visit: &Visit, person: &StaffRow, said: &Said) -> Result<Response<Body>, Trouble> {
    let people = &visit.house.stores.people;
    let standing = invitations::standings(people, visit.house.now()).await?.get(person.id.as_str()).copied();
    let address_now = staff_mail::wish(people, &person.id).await?.map(|wish| wish.address).unwrap_or_default();
    let has_second = second_step::is_set_up(people, &person.id).await?;
    let own = visit.staff().is_some_and(|s| s.id() == &person.id);
    let status = if said.fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_with(status, || {
        let say = visit.say();
        let name = person.display_name.clone();
        let code = said.code.as_ref().map(|code| code_box(visit, &person.display_name, code, said.mailed.as_deref()));
        let main = view! {
            {forms::summary(say, &said.fixes)}
            <section class="flow"><h1>{name.clone()}</h1><p class="lead">{person.sign_in_name.clone()}" · "{state(visit, person, standing)}</p>{code}</section>
            <form method="post" action=address(visit, person) class="flow"><h2>{say.t("person-roles")}</h2><p>{say.t("person-roles-words")}</p>
                {forms::token(visit)}<input type="hidden" name="do" value="roles"/>{role_boxes(visit, &person.roles, &said.fixes)}
                <div class="acts"><button class="btn" type="submit">{say.t("person-roles-save")}</button></div></form>
            {(!own).then(|| mail_form(visit, person, said.typed_mail.as_deref().unwrap_or(&address_now), &said.fixes))}
            {(!own).then(|| ways_in(visit, person, standing, has_second))}
            {(!own).then(|| staff_leave::form(visit, person, &said.fixes))}
        };
        let mut frame = Frame::new(name.clone()).trail(say.t("people-title"), visit.to("/staff/people")).trail(name, "");
        frame.has_errors = !said.fixes.is_empty();
        (frame, main)
    }))
}

fn address(visit: &Visit, person: &StaffRow) -> String {
    visit.to(&format!("/staff/people/{}", person.id.as_str()))
}

fn mail_form(visit: &Visit, person: &StaffRow, address_now: &str, fixes: &[Fix]) -> Option<impl IntoView + use<>> {
    let say = visit.say();
    let field = mail::field(visit, "person-mail-words", address_now, fixes)?;
    Some(view! {
        <form method="post" action=address(visit, person) class="flow"><h2>{say.t("person-mail")}</h2>{forms::token(visit)}<input type="hidden" name="do" value="mail"/>
            {field}<div class="acts"><button class="btn second" type="submit">{say.t("person-mail-save")}</button></div></form>
    })
}

fn ways_in(visit: &Visit, person: &StaffRow, standing: Option<Standing>, has_second: bool) -> impl IntoView + use<> {
    let say = visit.say();
    let name = [("name", person.display_name.as_str())];
    let act = |what: &'static str, about: String, words: String| {
        let seed = (what == "code").then(|| seed_field(visit));
        view! {
            <li class="flow"><p>{about}</p><form method="post" action=address(visit, person)>{forms::token(visit)}{seed}<input type="hidden" name="do" value=what/>
                <button class="btn second" type="submit">{words}</button></form></li>
        }
    };
    let open = person.disabled_at.is_none();
    let waits = matches!(standing, Some(Standing::Waits { .. }));
    let lines = view! {
        {open.then(|| act("code", say.t("person-code-words"), say.with("people-new-code", &name)))}
        {(open && waits).then(|| act("withdraw", say.t("person-withdraw-words"), say.with("person-withdraw", &name)))}
        {(open && has_second).then(|| act("second", say.t("person-second-words"), say.with("person-second", &name)))}
        {open.then(|| act("close", say.t("person-close-words"), say.with("people-close", &name)))}
        {(!open).then(|| act("open", say.t("person-open-words"), say.with("people-open", &name)))}
    };
    view! { <section class="flow" aria-labelledby="ways"><h2 id="ways">{say.t("person-ways")}</h2><ul class="ruled set">{lines}</ul></section> }
}
