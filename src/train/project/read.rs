//! Reading a colleague's improvement project, for whoever mentors: confirming that it was carried out, or back with a question.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::parts;
use crate::{
    domain::competency::observing::LONGEST_COMMENT,
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        improvement_projects::{self as projects, Project, State},
        staff::Staff,
    },
    train::observing::quoted,
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

const LIST: &str = "/staff/projects";

async fn find(visit: &Visit, staff: &Staff, id: &str) -> Result<Project, Trouble> {
    let all = projects::of_reader(&visit.house.stores.people, staff).await?;
    all.into_iter().find(|project| project.id.as_str() == id).ok_or(Trouble::NotFound)
}

/// `GET /staff/projects`
pub async fn list(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let all = projects::of_reader(&visit.house.stores.people, staff).await?;
    Ok(visit.page(|| {
        let say = visit.say();
        let said = match visit.query.text("done") {
            "confirmed" => Some("project-done-confirmed"),
            "returned" => Some("watch-done-asked"),
            _ => None,
        };
        let said = said.map(|words| view! { <p class="confirm" role="status">{say.t(words)}</p> });
        let one = |project: &Project| {
            let name = project.other.clone().unwrap_or_else(|| say.t("watch-gone"));
            let words = match project.state {
                State::Confirmed { at } => say.with("project-you-confirmed", &[("day", say.day(at))]),
                State::Returned { at } => say.with("reflect-you-asked", &[("day", say.day(at))]),
                _ => say.t("project-to-read"),
            };
            view! { <li><p><a href=visit.to(&format!("{LIST}/{}", project.id.as_str()))>{name}</a></p><p class="small soft">{words}</p></li> }
        };
        let body = if all.is_empty() {
            view! { <p>{say.t("project-none-sent")}</p> }.into_any()
        } else {
            view! { <ul class="ruled set">{all.iter().map(one).collect_view()}</ul> }.into_any()
        };
        let main = view! { <section class="flow"><h1>{say.t("project-list")}</h1>{said}<p class="lead">{say.t("project-list-lead")}</p>{body}</section> };
        (Frame::new(say.t("project-list")).trail(say.t("desk-title"), visit.to("/staff")).trail(say.t("project-list"), ""), main)
    }))
}

/// `GET /staff/projects/{project}`
pub async fn show(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let project = find(&visit, staff, &id).await?;
    Ok(page(&visit, &project, "", &[]))
}

/// `POST /staff/projects/{project}`. A second click finds it ended.
pub async fn save(visit: Visit, Path((_, id)): Path<(String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let (what, comment) = (form.text("do"), form.text("comment").trim());
    let to = format!("{}?done={}", visit.to(LIST), if what == "confirm" { "confirmed" } else { "returned" });
    let project = find(&visit, staff, &id).await?;
    if !matches!(what, "confirm" | "return") {
        return Ok(visit.go_on(&visit.to(&format!("{LIST}/{id}"))));
    }
    let say = visit.say();
    let words = match comment.chars().count() {
        0 if what == "return" => Some(say.t("reflect-fix-question")),
        long if long > LONGEST_COMMENT => Some(say.with("watch-fix-long", &[("n", LONGEST_COMMENT)])),
        _ => None,
    };
    if let Some(words) = words {
        return Ok(page(&visit, &project, comment, &[Fix { field: "comment", words }]));
    }
    let mut change = visit.house.stores.people.change().await?;
    if projects::end(&mut change, staff, &id, what == "confirm", comment, visit.house.now()).await? {
        change.commit().await?;
    }
    Ok(visit.go_on(&to))
}

fn page(visit: &Visit, project: &Project, typed: &str, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let name = project.other.clone().unwrap_or_else(|| say.t("watch-gone"));
        let title = say.with("project-of", &[("name", name.as_str())]);
        let end = match project.state {
            State::Returned { at } => view! { <p role="status">{say.with("reflect-you-asked", &[("day", say.day(at))])}</p>{quoted(&project.comment)} }.into_any(),
            State::Confirmed { at } => {
                view! { {parts(say, &project.words)}<p role="status">{say.with("project-you-confirmed", &[("day", say.day(at))])}</p>{quoted(&project.comment)} }.into_any()
            }
            _ => view! { <p class="lead">{say.t("project-read-lead")}</p>{parts(say, &project.words)}{form(visit, project, typed, fixes)} }.into_any(),
        };
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{title.clone()}</h1>{end}</section>
            <p><a href=visit.to(LIST)>{say.t("project-list-back")}</a></p>
        };
        let mut frame = Frame::new(title.clone()).trail(say.t("desk-title"), visit.to("/staff")).trail(say.t("project-list"), visit.to(LIST)).trail(title, "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}

fn form(visit: &Visit, project: &Project, typed: &str, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let error = fixes.iter().find(|f| f.field == "comment").map(|f| view! { <span class="err-text">{f.words.clone()}</span> });
    let class = if error.is_some() { "field err" } else { "field" };
    view! {
        <form method="post" action=visit.to(&format!("{LIST}/{}", project.id.as_str())) class="flow">{forms::token(visit)}
            <div class=class><label for="comment">{say.t("reflect-answer")}</label>
                <span class="hint" id="comment-hint">{say.t("watch-no-patient")}" "{say.t("reflect-answer-hint")}</span>{error}
                <textarea id="comment" name="comment" rows="4" aria-describedby="comment-hint">{forms::in_box(typed)}</textarea></div>
            <p>{say.t("project-confirm-words")}</p>
            <div class="acts"><button class="btn" type="submit" name="do" value="confirm">{say.t("project-confirm")}</button>
                <button class="btn second" type="submit" name="do" value="return">{say.t("reflect-return")}</button></div></form>
    }
    .into_any()
}
