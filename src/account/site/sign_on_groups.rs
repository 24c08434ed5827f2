//! Which group of the provider gives which roles: a form with a part for each group, and one that is empty. It applies when somebody signs
//! in next. Deliberately absent: who is in a group; only the provider knows.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::sign_on::{HERE, draw, roles_in_words};
use crate::{
    account::{sso::Provider, staff_account::role_name, staff_acts},
    domain::{
        notice::Kind,
        roles::{Role, Roles},
        single_sign_on::RoleMap,
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{house_rules, staff_identities},
    ui::forms::{self, Fix},
};

/// More than a form can show well.
const MOST: usize = 40;
const LONGEST: usize = 200;

/// The rows of the form, as they were typed.
pub(super) type Typed = Vec<(String, Roles)>;

fn read(form: &Form) -> Typed {
    let row = |n: usize| {
        let roles = Roles::of(form.many(&format!("roles-{n}")).filter_map(Role::from_code));
        (form.text(&format!("group-{n}")).trim().to_owned(), roles)
    };
    (0..MOST).map(row).filter(|(group, roles)| !group.is_empty() || !roles.is_empty()).collect()
}

fn fixes(visit: &Visit, typed: &Typed) -> Vec<Fix> {
    let say = visit.say();
    let fix = |words: String| Fix { field: "groups", words };
    let mut fixes = Vec::new();
    if typed.is_empty() {
        fixes.push(fix(say.t("sign-on-fix-empty")));
    }
    for (n, (group, roles)) in typed.iter().enumerate() {
        let named = [("group", group.as_str())];
        if group.is_empty() {
            fixes.push(fix(say.with("sign-on-fix-nameless", &[("roles", roles_in_words(visit, roles))])));
        } else if group.chars().count() > LONGEST || group.chars().any(char::is_control) {
            fixes.push(fix(say.with("sign-on-fix-name", &[("most", LONGEST)])));
        } else if roles.is_empty() {
            fixes.push(fix(say.with("sign-on-fix-roles", &named)));
        } else if typed.iter().take(n).any(|(before, _)| before == group) {
            fixes.push(fix(say.with("sign-on-fix-twice", &named)));
        }
    }
    fixes
}

pub(super) async fn save(visit: &Visit, provider: &Provider, form: &Form) -> Result<Response<Body>, Trouble> {
    let typed = read(form);
    let mut fixes = fixes(visit, &typed);
    let map = RoleMap::of(typed.clone());
    if fixes.is_empty() && leaves_nobody(visit, provider, &map).await? {
        fixes.push(Fix { field: "groups", words: visit.say().t("sign-on-fix-last") });
    }
    if !fixes.is_empty() {
        return Ok(draw(visit, Some(typed), None, &fixes));
    }
    keep(visit, provider, Some(&map)).await
}

/// The table of the settings holds again.
pub(super) async fn as_settings(visit: &Visit, provider: &Provider) -> Result<Response<Body>, Trouble> {
    match leaves_nobody(visit, provider, provider.roles()).await? {
        true => Ok(draw(visit, None, None, &[Fix { field: "groups", words: visit.say().t("sign-on-fix-last") }])),
        false => keep(visit, provider, None).await,
    }
}

/// Would nobody run this site any more? When no group gives that role, somebody with a passphrase here has to have it.
async fn leaves_nobody(visit: &Visit, provider: &Provider, map: &RoleMap) -> Result<bool, Trouble> {
    let gave = visit.house.sign_on_roles(provider).gives(Role::Administrator);
    Ok(gave && !map.gives(Role::Administrator) && !staff_identities::somebody_local_runs_it(&visit.house.stores.people).await?)
}

/// The same table again changes and tells nothing.
async fn keep(visit: &Visit, provider: &Provider, map: Option<&RoleMap>) -> Result<Response<Body>, Trouble> {
    let (people, now) = (&visit.house.stores.people, visit.house.now());
    let held = house_rules::read(people).await?.sign_on;
    if map != held.as_ref() && map != Some(held.as_ref().unwrap_or(provider.roles())) {
        let mut change = people.change().await?;
        house_rules::set_sign_on(&mut change, map, now).await?;
        staff_acts::tell(visit, &mut change, Kind::SignOnRoles, "").await?;
        change.commit().await?;
        staff_acts::log(visit, Kind::SignOnRoles, "");
        visit.house.follow_rules(house_rules::read(people).await?);
    }
    Ok(visit.go_on(&format!("{}?done=saved", visit.to(HERE))))
}

pub(super) fn form(visit: &Visit, provider: &Provider, typed: Option<Typed>, fixes: &[Fix]) -> impl IntoView + use<> {
    let say = visit.say();
    let changed = visit.house.rules().sign_on.is_some();
    let mut rows = typed.unwrap_or_else(|| visit.house.sign_on_roles(provider).iter().map(|(group, roles)| (group.to_owned(), roles)).collect());
    let full = rows.len() >= MOST;
    if !full {
        rows.push((String::new(), Roles::default()));
    }
    let error = fixes.iter().map(|f| view! { <p class="err-text">{f.words.clone()}</p> }).collect_view();
    let parts = rows.iter().enumerate().map(|(n, (group, roles))| part(visit, n, group, roles)).collect_view();
    let from = say.t(if changed { "sign-on-from-page" } else { "sign-on-from-settings" });
    let hours = [("hours", visit.house.settings.staff_hours)];
    let back = changed.then(|| {
        view! {
            <form method="post" action=visit.to(HERE) class="flow"><p>{say.t("sign-on-as-settings-words")}</p>{forms::token(visit)}<input type="hidden" name="do" value="as-settings"/>
                <button class="btn second" type="submit">{say.t("sign-on-as-settings")}</button></form>
        }
    });
    view! {
        <form method="post" action=visit.to(HERE) class="flow"><h2 id="groups">{say.t("sign-on-groups")}</h2><p>{from}" "{say.with("sign-on-groups-words", &hours)}</p>{error}
            {forms::token(visit)}<input type="hidden" name="do" value="groups"/>{parts}{full.then(|| view! { <p>{say.t("sign-on-full")}</p> })}
            <div class="acts"><button class="btn" type="submit">{say.t("sign-on-save")}</button><a href=visit.to("/staff/site")>{say.t("cancel")}</a></div></form>{back}
    }
}

fn part(visit: &Visit, n: usize, group: &str, roles: &Roles) -> impl IntoView + use<> {
    let say = visit.say();
    let legend = if group.is_empty() { say.t("sign-on-new-group") } else { say.with("sign-on-group", &[("group", group)]) };
    let id = format!("group-{n}");
    let boxes = Role::ALL
        .map(|role| {
            let id = format!("role-{n}-{}", role.code());
            view! {
                <div class="opt"><input type="checkbox" name=format!("roles-{n}") id=id.clone() value=role.code() checked=roles.has(role)/>
                    <label for=id>{role_name(say, role)}</label></div>
            }
        })
        .into_iter()
        .collect_view();
    view! {
        <fieldset class="flow"><legend>{legend}</legend>
            <div class="field"><label for=id.clone()>{say.t("sign-on-group-name")}</label><input id=id.clone() name=id type="text" value=group.to_owned() autocomplete="off" autocapitalize="none" spellcheck="false"/></div>
            {boxes}</fieldset>
    }
}
