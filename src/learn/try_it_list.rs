//! Try it: what it is, the tasks to choose from, and at the end what somebody did, in words.
//!
//! Deliberately absent: a count of what is done, a total, and any word for not having done something but “not today”.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{
    map,
    notebook::{Keeping, Notebook, forget_button},
    try_it::{at, tasks},
};
use crate::{
    domain::{
        skills_form::Tried,
        try_it::{Task, Try, TryMoment},
    },
    http::{body::Form, error::Trouble, visit::Visit},
    ui::{art::Icon, frame::Frame, words::Say},
};

/// `GET /try-it`, and `?end=yes` after the last task.
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let notebook = Notebook::open(&visit, None).await?;
    let ended = visit.query.has("end") && notebook.keeping != Keeping::Form;
    Ok(notebook.close(&visit, draw(&visit, &notebook, ended)))
}

/// `POST /try-it`: what a guest did comes in the form.
pub async fn posted(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let notebook = Notebook::open(&visit, Some(&form)).await?;
    let ended = visit.query.has("end");
    Ok(notebook.close(&visit, draw(&visit, &notebook, ended)))
}

/// “on my own”, “with a hint”, “not today”: nothing else is ever said about a task.
pub fn outcome_words(say: Say, outcome: Tried) -> String {
    say.t(match outcome {
        Tried::Alone => "try-alone",
        Tried::WithHint => "try-with-hint",
        Tried::NotDone => "try-not-today",
    })
}

/// One sentence for each moment at which somebody tried.
pub fn lines(say: Say, tries: &[&Try]) -> Vec<String> {
    let mut all: Vec<&&Try> = tries.iter().collect();
    all.sort_by_key(|t| t.moment);
    let line = |one: &&&Try| {
        let name = match (tries.len(), one.moment) {
            (1, _) => "try-line",
            (_, TryMoment::Before) => "try-line-before",
            (_, TryMoment::After) => "try-line-after",
            (_, TryMoment::Later) => "try-line-later",
        };
        say.with(name, &[("what", outcome_words(say, one.outcome)), ("day", say.day(one.at))])
    };
    all.iter().map(line).collect()
}

pub fn draw(visit: &Visit, notebook: &Notebook, ended: bool) -> Response<Body> {
    let tasks = tasks(visit, notebook);
    visit.page(|| {
        let say = visit.say();
        let title = say.t(if ended { "try-end-title" } else { "try-title" });
        let lead = match (tasks.is_empty(), ended) {
            (true, _) => "try-none-yet",
            (false, true) => "try-end-lead",
            (false, false) => "try-lead",
        };
        let kept = say.t(match notebook.keeping {
            Keeping::Place => "try-only-you",
            Keeping::Device => "kept-device",
            Keeping::Form => "try-kept-nowhere",
        });
        let begin = tasks.first().filter(|_| !ended).map(|task| {
            let to = at(visit, task);
            view! { <div class="acts">{notebook.way(visit, &to, "btn", say.t("try-begin"))}<a href=visit.to("/practice")>{say.t("practice-room-title")}</a></div> }
        });
        let after = ended.then(|| view! { <div class="acts">{map::link(visit, notebook)}{notebook.way(visit, &visit.to("/try-it"), "as-link", say.t("try-again"))}</div> });
        let rows: Vec<AnyView> = tasks.iter().filter_map(|task| row(visit, notebook, task, ended)).collect();
        let nothing = (ended && rows.is_empty()).then(|| view! { <p>{say.t("try-end-nothing")}</p> });
        let heading = say.t(if ended { "try-end-list" } else { "try-list" });
        let list = (!rows.is_empty()).then(|| {
            view! { <section class="flow" aria-labelledby="tasks"><h2 id="tasks" class="h-small">{heading}</h2><ul class="ruled set tries">{rows}</ul></section> }
        });
        let room = tasks.is_empty().then(|| view! { <div class="acts"><a class="btn" href=visit.to("/practice")>{say.t("practice-room-title")}</a></div> });
        let main = view! {
            <section class="flow"><h1>{title.clone()}</h1><p class="lead">{say.t(lead)}</p>
                <p class="state only">{Icon::Eye.view()}<span>{kept}</span></p>{begin}{room}{nothing}</section>
            {list}{after}
            {forget_button(visit, notebook)}
        };
        (Frame::new(title).trail(say.t("crumb-home"), visit.to("")).trail(say.t("try-title"), ""), main)
    })
}

/// One task with what came of it. At the end only those that somebody opened.
fn row(visit: &Visit, notebook: &Notebook, task: &Task, ended: bool) -> Option<AnyView> {
    let say = visit.say();
    let tries: Vec<&Try> = notebook.tries().iter().filter(|t| t.skill == task.skill).collect();
    if ended && tries.is_empty() {
        return None;
    }
    let did = lines(say, &tries).into_iter().map(|line| view! { <p class="note soft">{line}</p> }).collect_view();
    let skill = visit.library.skills.skill(task.skill.as_str()).map(|skill| skill.statement.in_locale(visit.locale).to_owned());
    let to = format!("{}?one=yes", at(visit, task));
    let head = match ended {
        true => view! { <h3 class="h-small">{skill}</h3> }.into_any(),
        false => view! { {notebook.way(visit, &to, "as-link", task.practice.title.clone())}<p>{skill}</p> }.into_any(),
    };
    Some(view! { <li>{head}{did}</li> }.into_any())
}
