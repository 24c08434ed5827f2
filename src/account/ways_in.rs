//! Ways into my place, for its owner: new words, passkeys, and when it was opened on which kind of device.
//!
//! Deliberately absent: the hour, the address and the browser of a sign-in. Nobody else has this page, staff least of all.

use axum::{
    body::Body,
    http::{HeaderMap, Response, StatusCode, header},
};
use leptos::prelude::*;

use super::{
    passkey::{self, Answer, NotTaken, Question},
    passkey_list::{self, Listed},
    session, step_up,
};
use crate::{
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        PatientText, learner_sessions,
        passkeys::{self, NewPasskey, OwnPasskey},
        places::OwnPlace,
        sign_ins::{self, Kind, SignIn},
    },
    ui::{
        forms::{self, Field, Fix},
        frame::Frame,
        words::Say,
    },
};

/// Longest name of a passkey.
const LONGEST: usize = 40;

/// `GET /me/ways-in`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    page(&visit, "", &[]).await
}

/// `POST /me/ways-in`: add a passkey, take one away, or “this was not me”.
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    match form.text("do") {
        "not-me" => not_me(&visit).await,
        "remove" => {
            let own = visit.learner().ok_or(Trouble::Ended)?;
            let mut change = visit.house.stores.people.change().await?;
            passkeys::remove(&mut change, own, form.text("passkey")).await?;
            change.commit().await?;
            Ok(visit.go_on(&visit.to("/me/ways-in?done=removed")))
        }
        "add" => add(&visit, &form).await,
        _ => Err(Trouble::BrokenForm),
    }
}

/// Closes the place everywhere, opens it here anew, and leads to new words.
async fn not_me(visit: &Visit) -> Result<Response<Body>, Trouble> {
    let crate::http::visit::Who::Learner(learner) = &visit.who else { return Err(Trouble::Ended) };
    let mut change = visit.house.stores.people.change().await?;
    learner_sessions::end_all(&mut change, &learner.own).await?;
    let token = learner_sessions::start(&mut change, &learner.own, learner.whose, visit.house.now()).await?;
    change.commit().await?;
    let mut answer = visit.go_on(&visit.to("/me/new-words?why=not-me"));
    if let Some(cookie) = session::learner_cookie(&visit.house, &token, learner.whose) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(answer)
}

async fn add(visit: &Visit, form: &Form) -> Result<Response<Body>, Trouble> {
    let own = visit.learner().ok_or(Trouble::Ended)?;
    let (say, label) = (visit.say(), form.text("label").trim());
    let mut fixes = Vec::new();
    if label.is_empty() || label.chars().count() > LONGEST {
        fixes.push(Fix { field: "label", words: say.t("passkey-label-fix") });
    }
    if let Err(fix) = step_up::check(visit, form).await? {
        fixes.push(fix);
    }
    if !fixes.is_empty() {
        return page(visit, label, &fixes).await;
    }
    let answered = match passkey::added(visit, own, Answer::read(form, "")).await? {
        Ok(answered) => answered,
        Err(why) => return page(visit, label, &[not_taken(say, why, "label")]).await,
    };
    let text = PatientText::written_by(own, label.to_owned());
    let day = day(visit.house.now());
    let new = NewPasskey { credential: &answered.credential, verifier: &answered.verifier, secret: &answered.secret, label: &text, day: &day };
    let mut change = visit.house.stores.people.change().await?;
    passkeys::add(&mut change, own, new).await?;
    change.commit().await?;
    Ok(visit.go_on(&visit.to("/me/ways-in?done=added")))
}

/// What to do when a passkey was not taken.
pub fn not_taken(say: Say, why: NotTaken, field: &'static str) -> Fix {
    let words = match why {
        NotTaken::Again => "passkey-again",
        NotTaken::NoSecret => "passkey-no-secret",
    };
    Fix { field, words: say.t(words) }
}

/// `yyyy-mm-dd`, in UTC.
pub fn day(now: i64) -> String {
    jiff::Timestamp::from_millisecond(now).map(|t| t.strftime("%Y-%m-%d").to_string()).unwrap_or_default()
}

/// Noon of such a day, to show it.
fn moment(day: &str) -> i64 {
    format!("{day}T12:00:00Z").parse::<jiff::Timestamp>().map_or(0, jiff::Timestamp::as_millisecond)
}

/// Phone or computer, as the browser says; nothing else of it is kept.
pub fn kind(asked: &HeaderMap) -> Kind {
    let says = |name| asked.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let agent = says("user-agent");
    let phone = says("sec-ch-ua-mobile") == "?1" || ["Mobi", "Android", "iPhone", "iPad"].iter().any(|word| agent.contains(word));
    if phone { Kind::Phone } else { Kind::Computer }
}

async fn page(visit: &Visit, label: &str, fixes: &[Fix]) -> Result<Response<Body>, Trouble> {
    let own = visit.learner().ok_or(Trouble::Ended)?;
    let people = &visit.house.stores.people;
    let (opened, keys) = (sign_ins::all(people, own).await?, passkeys::all(people, own).await?);
    let question = passkey::ask_to_add(visit, own, &keys);
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_with(status, || {
        let say = visit.say();
        let done = match visit.query.text("done") {
            "added" => Some(say.t("passkey-added")),
            "removed" => Some(say.t("passkey-removed")),
            _ => None,
        };
        let done = done.filter(|_| fixes.is_empty()).map(|words| view! { <div class="quiet" role="status"><p>{words}</p></div> });
        let main = view! {
            {forms::summary(say, fixes)}{done}
            <section class="flow"><h1>{say.t("ways-title")}</h1><p class="lead">{say.t("ways-lead")}</p></section>
            <section class="flow" aria-labelledby="opened"><h2 id="opened">{say.t("ways-opened")}</h2>{sign_in_list(visit, &opened)}</section>
            <section class="flow" aria-labelledby="words"><h2 id="words">{say.t("ways-words")}</h2><p>{say.t("ways-words-lead")}</p>
                <p><a href=visit.to("/me/new-words")>{say.t("new-words-title")}</a></p></section>
            <section class="flow" aria-labelledby="keys"><h2 id="keys">{say.t("passkey-title")}</h2><p>{say.t("passkey-lead")}</p>
                {key_list(visit, own, &keys)}{add_form(visit, label, question.as_ref(), fixes)}</section>
            <p><a href=visit.to("/me")>{say.t("me-back")}</a></p>
        };
        let mut frame =
            Frame::new(say.t("ways-title")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("me-title"), visit.to("/me")).trail(say.t("ways-title"), "");
        frame.has_errors = !fixes.is_empty();
        frame.passkeys = question.is_some();
        (frame, main)
    }))
}

fn sign_in_list(visit: &Visit, opened: &[SignIn]) -> AnyView {
    let say = visit.say();
    let items = opened
        .iter()
        .map(|one| {
            let kind = say.t(if one.kind == Kind::Phone { "ways-phone" } else { "ways-computer" });
            let times = say.count("ways-times", usize::try_from(one.times).unwrap_or(1));
            view! { <li>{say.day(moment(&one.day))}" · "{kind}" · "{times}</li> }
        })
        .collect_view();
    view! {
        <p>{say.t("ways-opened-lead")}</p><ul class="ruled set">{items}</ul>
        <form method="post" action=visit.to("/me/ways-in")>{forms::token(visit)}<input type="hidden" name="do" value="not-me"/>
            <p>{say.t("ways-not-me-lead")}</p><button class="btn second" type="submit">{say.t("ways-not-me")}</button></form>
    }
    .into_any()
}

fn key_list(visit: &Visit, own: &OwnPlace, keys: &[OwnPasskey]) -> Option<AnyView> {
    let listed = |key: &OwnPasskey| Listed {
        label: key.label.reveal_to_owner(own).to_owned(),
        added_at: moment(&key.added_day),
        used_at: key.used_day.as_deref().map(moment),
        credential: key.credential.clone(),
    };
    passkey_list::view(visit, "/me/ways-in", keys.iter().map(listed).collect())
}

fn add_form(visit: &Visit, label: &str, question: Option<&Question>, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let without = view! { <p data-no-passkey="">{say.t("passkey-without")}</p> };
    let Some(question) = question else { return without.into_any() };
    let field = Field { id: "label", label: say.t("passkey-label"), hint: Some(say.t("passkey-label-hint")), kind: "text", complete: "off", value: label };
    view! {
        {without}
        <form class="flow" method="post" action=visit.to("/me/ways-in") data-passkey="add" data-options=question.options.clone() data-stopped=say.t("passkey-stopped") hidden>
            <h3>{say.t("passkey-add")}</h3>{forms::token(visit)}<input type="hidden" name="do" value="add"/>{passkey::answer_fields(question, "")}
            {field.view(fixes)}{step_up::field(visit, fixes)}
            <div class="acts"><button class="btn" type="submit">{say.t("passkey-add")}</button></div><p role="status"></p></form>
    }
    .into_any()
}
