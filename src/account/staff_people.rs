//! Colleagues, for whoever runs the site: who may enter as what, and inviting somebody. What concerns one person is on a page of their own
//! (`staff_person`), a whole list of people on another (`staff_import`).
//!
//! An invitation is the address of the page for joining and a one-time code to type there. The code stands in no address, is shown once as
//! the answer to the form that made it, and is stored as a hash. Where the host has a mail server it
//! can be mailed as well (`http/post.rs`). Deliberately absent: anybody's record.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    one_time::Seed,
    staff_account::{role_name, role_names},
    staff_acts, staff_again, staff_mail,
    staff_new::{self, Typed},
};
use crate::{
    domain::{
        mail_address::MailAddress,
        notice::Kind,
        roles::{Role, Roles},
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        invitations::{self, Standing},
        staff::{self, StaffRow},
        staff_mail as letters,
    },
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

/// What the page has to say besides the list.
struct Said<'f> {
    typed: Typed<'f>,
    roles: Roles,
    fixes: Vec<Fix>,
    /// What stood in the field for an address.
    mail: String,
    /// Whose code, and the code.
    code: Option<(String, String)>,
}

impl Said<'_> {
    fn nothing() -> Self {
        Self { typed: Typed::default(), roles: Roles::of([Role::Clinician]), fixes: Vec::new(), mail: String::new(), code: None }
    }
}

/// `GET /staff/people`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    match staff_again::ask(&visit) {
        Some(away) => Ok(away),
        None => page(&visit, &Said::nothing()).await,
    }
}

/// `POST /staff/people`: invites somebody.
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let (typed, roles) = (Typed::read(&form), roles_of(&form));
    let mut fixes = typed.name_fixes(visit.say());
    if roles.is_empty() {
        fixes.push(Fix { field: "roles", words: visit.say().t("roles-fix") });
    }
    if let Some(away) = staff_again::ask(&visit) {
        return Ok(away);
    }
    let mail = staff_mail::read(&visit, form.text("mail")).map(|mail| mail.filter(|_| visit.house.post.is_some()));
    let mail = mail.unwrap_or_else(|fix| {
        fixes.push(fix);
        None
    });
    if fixes.is_empty() {
        let code = seed(&visit, &form)?.invitation(typed.sign_in_name);
        match invite(&visit, &typed, &roles, &code, mail.as_ref()).await? {
            true => {
                let mail = mail.map(|mail| mail.as_str().to_owned()).unwrap_or_default();
                return page(&visit, &Said { mail, code: Some((typed.display_name.to_owned(), code)), ..Said::nothing() }).await;
            }
            false => fixes.push(Fix { field: "sign-in-name", words: visit.say().t("staff-name-taken") }),
        }
    }
    page(&visit, &Said { typed, roles, fixes, mail: form.text("mail").to_owned(), code: None }).await
}

/// `true` also when the very same form came before. `false`: somebody else has the name.
async fn invite(visit: &Visit, typed: &Typed<'_>, roles: &Roles, code: &str, mail: Option<&MailAddress>) -> Result<bool, Trouble> {
    let (people, secrets, now) = (&visit.house.stores.people, &visit.house.secrets, visit.house.now());
    let mut change = people.change().await?;
    if let Some(id) = staff::prepare(&mut change, typed.sign_in_name, typed.display_name, roles, now).await? {
        invitations::invite(&mut change, secrets, &id, code, now).await?;
        if let Some(mail) = mail {
            letters::set(&mut change, &id, mail, true, visit.locale, now).await?;
            letters::invite(&mut change, secrets, &id, code, now + invitations::LASTS, now).await?;
        }
        staff_acts::commit(visit, change, Kind::AccountAdded, &id).await?;
        return Ok(true);
    }
    drop(change);
    match staff::by_sign_in_name(people, typed.sign_in_name).await? {
        Some(there) => Ok(invitations::is_of(people, secrets, &there.id, code).await?),
        None => Ok(false),
    }
}

/// The roles that were ticked.
pub fn roles_of(form: &Form) -> Roles {
    Roles::of(form.many("role").filter_map(Role::from_code))
}

/// Where the codes of a form come from: the same form makes the same code. A form that stood open too long gets a new seed.
pub fn seed(visit: &Visit, form: &Form) -> Result<Seed, Trouble> {
    let owner = visit.staff().ok_or(Trouble::NotFound)?.id();
    Ok(Seed::open(&visit.house.secrets, owner.as_str(), form.text("seed"), visit.house.now()).unwrap_or_else(Seed::fresh))
}

/// A fresh seed, hidden in a form.
pub fn seed_field(visit: &Visit) -> Option<AnyView> {
    let sealed = Seed::fresh().seal(&visit.house.secrets, visit.staff()?.id().as_str(), visit.house.now());
    Some(view! { <input type="hidden" name="seed" value=sealed/> }.into_any())
}

/// Tick boxes for roles.
pub fn role_boxes(visit: &Visit, chosen: &Roles, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let error = fixes.iter().find(|f| f.field == "roles").map(|f| view! { <span class="err-text">{f.words.clone()}</span> });
    let boxes = Role::ALL
        .map(|role| {
            let id = format!("role-{}", role.code());
            let words = say.t(&format!("role-{}-words", role.code()));
            view! {
                <div class="opt"><input type="checkbox" name="role" id=id.clone() value=role.code() checked=chosen.has(role)/>
                    <label for=id><span><strong>{role_name(say, role)}</strong>" · "{words}</span></label></div>
            }
        })
        .into_iter()
        .collect_view();
    view! { <fieldset class="pick" id="roles"><legend><strong>{say.t("account-roles")}</strong></legend>{error}{boxes}</fieldset> }.into_any()
}

/// The code of somebody, with the way to use it. Shown once.
pub fn code_box(visit: &Visit, name: &str, code: &str, mail: Option<&str>) -> AnyView {
    let say = visit.say();
    let until = say.day(visit.house.now() + invitations::LASTS);
    view! {
        <div class="confirm flow" role="status"><p>{say.with("people-code", &[("name", name)])}</p><p><code>{code.to_owned()}</code></p>
            <p>{say.with("people-code-how", &[("address", join_address(visit)), ("day", until)])}</p>
            {mail.map(|mail| view! { <p>{say.with("mail-sent", &[("address", mail)])}</p> })}</div>
    }
    .into_any()
}

/// Where a code is typed.
pub fn join_address(visit: &Visit) -> String {
    format!("{}{}", visit.house.settings.origin(), visit.to("/staff/join"))
}

/// “since March 3, 2026”, “invited, the code works until …”.
pub fn state(visit: &Visit, person: &StaffRow, standing: Option<Standing>) -> String {
    let say = visit.say();
    if let Some(at) = person.disabled_at {
        return say.with("people-closed", &[("day", say.day(at))]);
    }
    match (person.joined, standing) {
        (true, Some(Standing::Waits { until })) => say.with("people-new-code-until", &[("day", say.day(until))]),
        (true, _) => say.with("people-since", &[("day", say.day(person.created_at))]),
        (false, Some(Standing::Waits { until })) => say.with("people-invited", &[("day", say.day(until))]),
        (false, Some(Standing::Ended { at })) => say.with("people-invitation-ended", &[("day", say.day(at))]),
        (false, _) => say.t("people-not-joined"),
    }
}

async fn page(visit: &Visit, said: &Said<'_>) -> Result<Response<Body>, Trouble> {
    let people = &visit.house.stores.people;
    let all = staff::list(people).await?;
    let standings = invitations::standings(people, visit.house.now()).await?;
    let status = if said.fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_with(status, || {
        let say = visit.say();
        let code = said.code.as_ref().map(|(name, code)| code_box(visit, name, code, Some(said.mail.as_str()).filter(|mail| !mail.is_empty())));
        let mail = if said.code.is_some() { "" } else { &said.mail };
        let deleted = (visit.query.text("done") == "deleted").then(|| view! { <div class="confirm" role="status"><p>{say.t("people-deleted")}</p></div> });
        let rows = all.iter().map(|p| row(visit, p, standings.get(p.id.as_str()).copied())).collect_view();
        let main = view! {
            {forms::summary(say, &said.fixes)}
            {deleted}<section class="flow"><h1>{say.t("people-title")}</h1><p class="lead">{say.t("people-lead")}</p>{code}</section>
            <section class="flow"><ul class="ruled set">{rows}</ul></section>
            <form method="post" action=visit.to("/staff/people") class="flow"><h2>{say.t("people-add")}</h2><p>{say.t("people-add-words")}</p>
                {forms::token(visit)}{seed_field(visit)}
                {staff_new::name_fields(visit, &said.typed, &said.fixes)}{staff_mail::field(visit, "mail-hint-invite", mail, &said.fixes)}{role_boxes(visit, &said.roles, &said.fixes)}
                <div class="acts"><button class="btn" type="submit">{say.t("people-add")}</button><a href=visit.to("/staff/people/import")>{say.t("import-title")}</a></div></form>
            <p><a href=visit.to("/staff/people/founding")>{say.t("founding-title")}</a></p>
        };
        let mut frame = Frame::new(say.t("people-title")).trail(say.t("desk-title"), visit.to("/staff")).trail(say.t("people-title"), "");
        frame.has_errors = !said.fixes.is_empty();
        (frame, main)
    }))
}

fn row(visit: &Visit, person: &StaffRow, standing: Option<Standing>) -> impl IntoView + use<> {
    let roles = role_names(visit.say(), person.roles.iter());
    let to = visit.to(&format!("/staff/people/{}", person.id.as_str()));
    view! {
        <li><h2 class="h-small"><a href=to>{person.display_name.clone()}</a></h2>
            <p>{person.sign_in_name.clone()}" · "{roles}</p><p class="soft">{state(visit, person, standing)}</p></li>
    }
}
