//! Reading what a colleague sent, for whoever mentors: the words, a box for an answer, and two buttons: “I have read this”, or back with a
//! question. After either the words are with their writer.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;
use serde_json::json;

use super::{about, write::status};
use crate::{
    domain::{competency::observing::LONGEST_COMMENT, roles::Role},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        reflection_reading::{self, Came, HaveRead, Sent},
        staff::Staff,
        submissions::{self, FormKey, Submission},
    },
    train::{
        asked,
        decide::{Decider, rule_version},
        observing::quoted,
    },
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

const LIST: &str = "/staff/observe";

async fn find(visit: &Visit, staff: &Staff, id: &str) -> Result<Sent, Trouble> {
    let all = reflection_reading::of_reader(&visit.house.stores.people, staff).await?;
    all.into_iter().find(|sent| sent.id.as_str() == id).ok_or(Trouble::NotFound)
}

fn here(visit: &Visit, id: &str) -> String {
    visit.to(&format!("/staff/reflections/{id}"))
}

/// What waits for this reader, on the page of what waits.
pub async fn waiting(visit: &Visit, staff: &Staff) -> Result<Vec<Sent>, Trouble> {
    let mut all = reflection_reading::of_reader(&visit.house.stores.people, staff).await?;
    all.retain(|sent| matches!(sent.came, Came::Waiting { .. }));
    Ok(all)
}

pub fn section(visit: &Visit, waiting: &[Sent]) -> Option<AnyView> {
    let say = visit.say();
    let line = |sent: &Sent| {
        let Came::Waiting { since, .. } = sent.came else { return None };
        let words = say.with("watch-one", &[("name", sent.name.clone()), ("title", about(visit, &sent.competency))]);
        let on = say.with("reflect-sent-on", &[("day", say.day(since))]);
        Some(view! { <li><p><a href=here(visit, sent.id.as_str())>{words}</a></p><p class="small soft">{on}</p></li> })
    };
    let lines = waiting.iter().filter_map(line).collect_view();
    (!waiting.is_empty()).then(|| {
        view! { <section class="flow" aria-labelledby="reflections"><h2 id="reflections">{say.t("reflect-to-read")}</h2><ul class="ruled set">{lines}</ul></section> }
            .into_any()
    })
}

/// `GET /staff/reflections/{reflection}`
pub async fn show(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let sent = find(&visit, staff, &id).await?;
    Ok(page(&visit, &sent, "", &[]))
}

/// `POST /staff/reflections/{reflection}`: “I have read this”, or back with a question.
pub async fn save(visit: Visit, Path((_, id)): Path<(String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let sent = find(&visit, staff, &id).await?;
    let what = form.text("do");
    if !matches!(what, "read" | "return") {
        return Ok(visit.go_on(&here(&visit, &id)));
    }
    let key = FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?;
    let comment = form.text("comment").trim();
    if let Some(words) = slip(&visit, what, comment) {
        return Ok(page(&visit, &sent, comment, &[Fix { field: "comment", words }]));
    }
    let (by, now) = (Decider::of(&visit), visit.house.now());
    asked::keep(&visit, by.revision).await?;
    let to = format!("{}?done={}", visit.to(LIST), if what == "read" { "read" } else { "asked" });
    let mut change = visit.house.stores.people.change().await?;
    if let Submission::Repeated(outcome) = submissions::begin_as_staff(&mut change, staff, &key, now).await? {
        return Ok(visit.go_on(&outcome.unwrap_or(to)));
    }
    let done = match what {
        "read" => {
            let read = HaveRead { id: &id, comment, detail: detail(staff, comment, &by), revision: by.revision };
            reflection_reading::mark_read(&mut change, staff, read, &by, now).await?
        }
        _ => reflection_reading::give_back(&mut change, staff, &id, comment, now).await?,
    };
    if !done {
        drop(change);
        // Read in another window, or taken back: the page says which, with the words that were typed.
        return Ok(page(&visit, &find(&visit, staff, &id).await?, comment, &[]));
    }
    submissions::finish_as_staff(&mut change, staff, &key, &to).await?;
    change.commit().await?;
    Ok(visit.go_on(&to))
}

/// An answer can be left out, a question cannot.
fn slip(visit: &Visit, what: &str, comment: &str) -> Option<String> {
    let say = visit.say();
    match comment.chars().count() {
        0 if what == "return" => Some(say.t("reflect-fix-question")),
        long if long > LONGEST_COMMENT => Some(say.with("watch-fix-long", &[("n", LONGEST_COMMENT)])),
        _ => None,
    }
}

/// What the rules and the record read. The name is the one of the day; the words of the reflection are not in it.
fn detail(staff: &Staff, comment: &str, by: &Decider<'_>) -> String {
    json!({
        "outcome": "accepted", "signed_by": staff.id().as_str(), "signed_name": staff.display_name(), "signed_role": Role::Mentor.code(),
        "comment": comment, "framework": by.framework.version, "rules": rule_version(by.framework),
    })
    .to_string()
}

fn page(visit: &Visit, sent: &Sent, typed: &str, fixes: &[Fix]) -> Response<Body> {
    visit.page_with(status(fixes), || {
        let say = visit.say();
        let title = about(visit, &sent.competency);
        let body = match &sent.came {
            Came::Waiting { words, .. } => {
                let before = quoted(&sent.comment).map(|quote| view! { <p>{say.t("reflect-you-asked-before")}</p>{quote} });
                view! { {before}{quoted(words)}{form(visit, sent, typed, fixes)} }.into_any()
            }
            Came::TakenBack => over(visit, say.t("reflect-taken-back"), "", typed),
            Came::Returned { at } => over(visit, say.with("reflect-you-asked", &[("day", say.day(*at))]), &sent.comment, typed),
            Came::Read { at } => over(visit, say.with("reflect-you-read", &[("day", say.day(*at))]), &sent.comment, typed),
        };
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{title.clone()}</h1><p class="lead">{say.with("reflect-from", &[("name", sent.name.as_str())])}</p>{body}</section>
            <p><a href=visit.to(LIST)>{say.t("watch-back")}</a></p>
        };
        let mut frame = Frame::new(title.clone()).trail(say.t("desk-title"), visit.to("/staff")).trail(say.t("watch-title"), visit.to(LIST)).trail(title, "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}

/// What became of it; words that somebody typed too late are theirs to copy.
fn over(visit: &Visit, words: String, own: &str, typed: &str) -> AnyView {
    let late = quoted(typed).map(|quote| view! { <p>{visit.say().t("watch-over-typed")}</p>{quote} });
    view! { <p role="status">{words}</p>{quoted(own)}{late} }.into_any()
}

fn form(visit: &Visit, sent: &Sent, typed: &str, fixes: &[Fix]) -> impl IntoView + use<> {
    let say = visit.say();
    let error = fixes.iter().find(|f| f.field == "comment").map(|f| view! { <span class="err-text">{f.words.clone()}</span> });
    let class = if error.is_some() { "field err" } else { "field" };
    view! {
        <form method="post" action=here(visit, sent.id.as_str()) class="flow">{forms::token(visit)}
            <input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/>
            <div class=class><label for="comment">{say.t("reflect-answer")}</label>
                <span class="hint" id="comment-hint">{say.t("watch-no-patient")}" "{say.t("reflect-answer-hint")}</span>{error}
                <textarea id="comment" name="comment" rows="4" aria-describedby="comment-hint">{forms::in_box(typed)}</textarea></div>
            <p>{say.t("reflect-read-words")}</p>
            <div class="acts"><button class="btn" type="submit" name="do" value="read">{say.t("reflect-read")}</button>
                <button class="btn second" type="submit" name="do" value="return">{say.t("reflect-return")}</button></div></form>
    }
}
