//! Single sign-on, as it is in force: what stands in the settings of the server, what the provider answered, and which group gives which
//! roles. The table of groups is changed here (`sign_on_groups`); everything else needs the settings file and a start of the server.
//!
//! Deliberately absent: the client secret, in any form, and who came when.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::sign_on_groups::{self, Typed};
use crate::{
    account::{
        sso::{Found, Provider},
        staff_account::role_names,
        staff_again,
    },
    http::{body::Form, error::Trouble, visit::Visit},
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

pub(super) const HERE: &str = "/staff/site/sign-on";

/// What came of “Try it now”.
pub(super) type Tried = Result<Found, &'static str>;

/// `GET /staff/site/sign-on`
pub async fn show(visit: Visit) -> Response<Body> {
    if let Some(away) = staff_again::ask(&visit) {
        return away;
    }
    draw(&visit, None, None, &[])
}

/// `POST /staff/site/sign-on`: asks the provider, or takes the table of groups. Asking twice does no harm, so its answer is the page.
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    if let Some(away) = staff_again::ask(&visit) {
        return Ok(away);
    }
    let house = visit.house.clone();
    let Some(provider) = &house.sso else { return Ok(draw(&visit, None, None, &[])) };
    match form.text("do") {
        "try" => {
            let tried = provider.look(house.now()).await;
            Ok(draw(&visit, None, Some(tried), &[]))
        }
        "groups" => sign_on_groups::save(&visit, provider, &form).await,
        "as-settings" => sign_on_groups::as_settings(&visit, provider).await,
        _ => Err(Trouble::BrokenForm),
    }
}

pub(super) fn draw(visit: &Visit, typed: Option<Typed>, tried: Option<Tried>, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { axum::http::StatusCode::OK } else { axum::http::StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let body = match &visit.house.sso {
            None => view! { <p>{say.t("sign-on-none")}</p><p>{say.t("sign-on-how-begin")}</p>{back_field(visit, &format!("{}{}", visit.house.settings.origin(), crate::account::sso::BACK))} }.into_any(),
            Some(provider) => in_force(visit, provider, tried),
        };
        let groups = visit.house.sso.as_ref().map(|provider| sign_on_groups::form(visit, provider, typed, fixes));
        let done = (visit.query.text("done") == "saved").then(|| view! { <div class="confirm" role="status"><p>{say.t("sign-on-saved")}</p></div> });
        let main = view! {
            {forms::summary(say, fixes)}{done}
            <section class="flow"><h1>{say.t("sign-on-title")}</h1><p class="lead">{say.t("sign-on-lead")}</p>{body}</section>{groups}
        };
        let mut frame = Frame::new(say.t("sign-on-title")).trail(say.t("site-title"), visit.to("/staff/site")).trail(say.t("sign-on-title"), "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}

/// To be marked and copied; a browser sends it nowhere.
fn back_field(visit: &Visit, address: &str) -> impl IntoView + use<> {
    let say = visit.say();
    view! {
        <div class="field"><label for="back">{say.t("sign-on-back")}</label><span class="hint" id="back-hint">{say.t("sign-on-back-hint")}</span>
            <input id="back" type="text" readonly value=address.to_owned() aria-describedby="back-hint" autocomplete="off" spellcheck="false"/></div>
    }
}

fn in_force(visit: &Visit, provider: &Provider, tried: Option<Tried>) -> AnyView {
    let say = visit.say();
    let second = provider.second_factor().split([',', ' ']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(", ");
    let lines = [
        ("sign-on-issuer", provider.issuer().to_owned()),
        ("sign-on-client", provider.client_id().to_owned()),
        ("sign-on-secret", say.t("sign-on-secret-words")),
        ("sign-on-claim", provider.groups_claim().to_owned()),
        ("sign-on-second", second),
        ("sign-on-answer", answered(visit, provider)),
    ];
    let lines = lines.into_iter().map(|(name, value)| view! { <div><dt>{say.t(name)}</dt><dd>{value}</dd></div> }).collect_view();
    view! {
        {tried.map(|tried| outcome(visit, provider, &tried))}
        <dl class="trouble">{lines}</dl>
        <form method="post" action=visit.to(HERE)>{forms::token(visit)}<input type="hidden" name="do" value="try"/>
            <button class="btn second" type="submit">{say.t("sign-on-try")}</button></form>
        {back_field(visit, provider.back())}
        <h2>{say.t("sign-on-how")}</h2><p>{say.t("sign-on-how-words")}</p>
    }
    .into_any()
}

/// What is known without asking again.
fn answered(visit: &Visit, provider: &Provider) -> String {
    let (say, heard) = (visit.say(), provider.heard());
    let answer = match heard.answered_at {
        Some(at) => say.with("sign-on-answered", &[("minutes", (visit.house.now() - at).max(0) / 60_000)]),
        None => say.t("sign-on-not-asked"),
    };
    match heard.trouble {
        None => answer,
        Some((at, message)) => {
            let blanks = [("day", say.day(at)), ("what", trouble(visit, message))];
            format!("{answer} {}", say.with("sign-on-last", &blanks))
        }
    }
}

/// In the words for whoever runs the site; those for somebody who signs in are others.
fn trouble(visit: &Visit, message: &str) -> String {
    let say = visit.say();
    match message {
        "sso-away" => say.t("sign-on-silent"),
        "sso-stopped" => say.t("sign-on-stopped"),
        "sso-second" => say.t("sign-on-no-second"),
        "sso-no-role" => say.t("sign-on-no-role"),
        "sso-refused" => say.t("sign-on-refused"),
        known => say.t(known),
    }
}

fn outcome(visit: &Visit, provider: &Provider, tried: &Tried) -> AnyView {
    let say = visit.say();
    let issuer = provider.issuer().to_owned();
    match tried {
        Err(message) => {
            view! { <div class="quiet care" role="status"><p><strong>{say.t("sign-on-tried-no")}</strong></p><p>{trouble(visit, message)}</p></div> }.into_any()
        }
        Ok(found) => {
            let user_info = say.t(if found.user_info { "sign-on-has-user-info" } else { "sign-on-no-user-info" });
            let signs = say.t(if found.signs { "sign-on-signs" } else { "sign-on-signs-not" });
            view! {
                <div class="confirm" role="status"><p>{say.with("sign-on-tried-yes", &[("issuer", issuer)])}</p>
                    <ul><li>{say.count("sign-on-keys", found.keys)}</li><li>{signs}</li><li>{user_info}</li></ul></div>
            }
            .into_any()
        }
    }
}

/// In short, for the overview.
pub(super) fn in_short(visit: &Visit) -> String {
    let say = visit.say();
    match &visit.house.sso {
        None => say.t("sign-on-off"),
        Some(provider) => say.with("sign-on-on", &[("issuer", provider.issuer())]),
    }
}

/// Roles of a group, in words.
pub(super) fn roles_in_words(visit: &Visit, roles: &crate::domain::roles::Roles) -> String {
    role_names(visit.say(), roles.iter())
}
