//! One question, for whoever took it up: a box for the answer, or back to the desk. What is answered stands.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{about, answer, length_fix, promised, waiting::LIST, words_box};
use crate::{
    domain::question_desk::ANSWER,
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        question_desk::State,
        question_desk_answers::{self as answers, Asked},
        staff::Staff,
    },
    train::observing::quoted,
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

type Address = Path<(String, String)>;

async fn find(visit: &Visit, staff: &Staff, id: &str) -> Result<Asked, Trouble> {
    let mine = answers::taken_by(&visit.house.stores.people, staff).await?;
    mine.into_iter().find(|asked| asked.question.id.as_str() == id).ok_or(Trouble::NotFound)
}

/// `GET /staff/desk/{question}`
pub async fn show(visit: Visit, Path((_, id)): Address) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let asked = find(&visit, staff, &id).await?;
    Ok(page(&visit, &asked, "", &[]))
}

/// `POST /staff/desk/{question}`: answers, or gives it back. A second click finds it answered.
pub async fn save(visit: Visit, Path((_, id)): Address, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let asked = find(&visit, staff, &id).await?;
    let (words, now) = (form.text("answer").trim(), visit.house.now());
    match form.text("do") {
        "answer" => {
            if let Some(fix) = length_fix(&visit, "answer", words, &ANSWER) {
                return Ok(page(&visit, &asked, words, &[fix]));
            }
            let mut change = visit.house.stores.people.change().await?;
            if answers::answer(&mut change, staff, &id, words, now).await? {
                change.commit().await?;
            }
            Ok(visit.go_on(&format!("{}?done=answered", visit.to(LIST))))
        }
        "back" => {
            let mut change = visit.house.stores.people.change().await?;
            answers::give_back(&mut change, staff, &id).await?;
            change.commit().await?;
            Ok(visit.go_on(&format!("{}?done=back", visit.to(LIST))))
        }
        _ => Ok(visit.go_on(&visit.to(&format!("{LIST}/{id}")))),
    }
}

fn page(visit: &Visit, asked: &Asked, typed: &str, fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let (say, question) = (visit.say(), &asked.question);
        let title = say.with("askdesk-of", &[("name", asked.by.as_str())]);
        let body = match &question.state {
            State::Answered { name, words, at } => view! { <section class="flow">{answer(visit, name.as_deref(), words, *at)}</section> }.into_any(),
            _ => form(visit, asked, typed, fixes),
        };
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{title.clone()}</h1>{quoted(&question.words)}{about(visit, question.module.as_ref())}{promised(visit, question)}</section>
            {body}<p><a href=visit.to(LIST)>{say.t("askdesk-list-back")}</a></p>
        };
        let mut frame = Frame::new(title.clone()).trail(say.t("desk-title"), visit.to("/staff")).trail(say.t("askdesk-list"), visit.to(LIST)).trail(title, "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}

fn form(visit: &Visit, asked: &Asked, typed: &str, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    view! {
        <form method="post" action=visit.to(&format!("{LIST}/{}", asked.question.id.as_str())) class="flow">{forms::token(visit)}
            {words_box(visit, "answer", ("askdesk-answer", "askdesk-answer-hint"), typed, fixes)}
            <div class="acts"><button class="btn" type="submit" name="do" value="answer">{say.t("askdesk-answer-go")}</button>
                <button class="btn second" type="submit" name="do" value="back">{say.t("askdesk-give-back")}</button></div></form>
    }
    .into_any()
}
