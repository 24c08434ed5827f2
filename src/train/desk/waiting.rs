//! What waits at the desk, for whoever answers: the question, who asks, and the day that was promised; and what I took up.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{about, is_late, promised};
use crate::{
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        question_desk::State,
        question_desk_answers::{self as answers, Asked},
    },
    train::observing::quoted,
    ui::{forms, frame::Frame},
};

pub const LIST: &str = "/staff/desk";

/// `GET /staff/desk`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let people = &visit.house.stores.people;
    let (waiting, mine) = (answers::waiting(people, staff).await?, answers::taken_by(people, staff).await?);
    Ok(visit.page(|| {
        let say = visit.say();
        let said = match visit.query.text("done") {
            "answered" => Some("askdesk-done-answered"),
            "back" => Some("askdesk-done-back"),
            "late" => Some("askdesk-done-late"),
            _ => None,
        };
        let said = said.map(|words| view! { <p class="confirm" role="status">{say.t(words)}</p> });
        let list = if waiting.is_empty() {
            view! { <p>{say.t("askdesk-none-waiting")}</p> }.into_any()
        } else {
            view! { <ul class="ruled set">{waiting.iter().map(|asked| one_waiting(&visit, asked)).collect_view()}</ul> }.into_any()
        };
        let own = mine.iter().map(|asked| one_mine(&visit, asked)).collect::<Vec<_>>();
        let own = (!own.is_empty()).then(
            || view! { <section class="flow" aria-labelledby="taken"><h2 id="taken">{say.t("askdesk-i-took")}</h2><ul class="ruled set">{own}</ul></section> },
        );
        let main = view! {
            <section class="flow"><h1>{say.t("askdesk-list")}</h1>{said}<p class="lead">{say.t("askdesk-list-lead")}</p></section>
            <section class="flow" aria-labelledby="open"><h2 id="open">{say.t("askdesk-open")}</h2>{list}</section>{own}
        };
        (Frame::new(say.t("askdesk-list")).trail(say.t("desk-title"), visit.to("/staff")).trail(say.t("askdesk-list"), ""), main)
    }))
}

fn one_waiting(visit: &Visit, asked: &Asked) -> impl IntoView + use<> {
    let (say, question) = (visit.say(), &asked.question);
    let by = say.with("askdesk-from", &[("name", asked.by.clone()), ("day", say.day(question.asked_at))]);
    let label = say.with("askdesk-take-named", &[("name", asked.by.as_str())]);
    view! {
        <li class="flow">{quoted(&question.words)}{about(visit, question.module.as_ref())}<p class="small soft">{by}</p>{promised(visit, question)}
            <form method="post" action=visit.to(LIST)>{forms::token(visit)}<input type="hidden" name="do" value="take"/>
                <input type="hidden" name="question" value=question.id.as_str().to_owned()/>
                <button class="btn second" type="submit" aria-label=label>{say.t("askdesk-take")}</button></form></li>
    }
}

fn one_mine(visit: &Visit, asked: &Asked) -> impl IntoView + use<> {
    let (say, question) = (visit.say(), &asked.question);
    let open = !matches!(question.state, State::Answered { .. });
    let tag = match (open, is_late(visit, question)) {
        (true, true) => Some("askdesk-late"),
        (true, false) => Some("askdesk-to-answer"),
        _ => None,
    };
    let tag = tag.map(|words| view! { <span class="tag">{say.t(words)}</span>" " });
    let words = say.with("askdesk-from", &[("name", asked.by.clone()), ("day", say.day(question.asked_at))]);
    view! { <li><p>{tag}<a href=visit.to(&format!("{LIST}/{}", question.id.as_str()))>{beginning(&question.words)}</a><br/><span class="small soft">{words}</span></p></li> }
}

/// What tells one question from another of the same colleague.
fn beginning(words: &str) -> String {
    const FEW: usize = 9;
    let mut all = words.split_whitespace();
    let begin = all.by_ref().take(FEW).collect::<Vec<_>>().join(" ");
    if all.next().is_some() { format!("{begin} …") } else { begin }
}

/// `POST /staff/desk`: takes one up. A second click finds it taken, by oneself.
pub async fn take(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    if form.text("do") != "take" {
        return Ok(visit.go_on(&visit.to(LIST)));
    }
    let id = form.text("question");
    let mut change = visit.house.stores.people.change().await?;
    if answers::take(&mut change, staff, id, visit.house.now()).await? {
        change.commit().await?;
    } else {
        drop(change);
        let mine = answers::taken_by(&visit.house.stores.people, staff).await?;
        if !mine.iter().any(|asked| asked.question.id.as_str() == id) {
            return Ok(visit.go_on(&format!("{}?done=late", visit.to(LIST))));
        }
    }
    Ok(visit.go_on(&visit.to(&format!("{LIST}/{id}"))))
}
