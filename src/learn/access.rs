//! Six questions about access: a device, data, a quiet place, somebody to ask, and whether digital is wanted at all.
//!
//! Guests carry their answers in the form; with a place they are kept there. Never scored. Who does not want digital is answered first.
//! Deliberately absent: a cookie, an address with answers in it, advice to buy anything.

use std::collections::BTreeMap;

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{access_page, rating_page::doors};
use crate::{
    domain::{ids::QuestionId, instruments::AccessQuestion},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::answers::{self, Access},
    ui::{
        art::Icon,
        forms::{self, Fix},
        frame::Frame,
    },
};

/// What was answered, by the question's name.
pub type Answers = BTreeMap<String, Access>;

/// Hidden fields of guests are named after their questions.
const FIELD: &str = "access-";

async fn open(visit: &Visit, form: &Form) -> Result<Answers, Trouble> {
    if let Some(own) = visit.learner() {
        let kept = answers::access(&visit.house.stores.people, own).await?;
        return Ok(kept.into_iter().map(|a| (a.question.as_str().to_owned(), a.answer)).collect());
    }
    let sent = |q: &AccessQuestion| Some((q.id.clone(), Access::from_code(form.text(&format!("{FIELD}{}", q.id)))?));
    Ok(visit.library.access.questions.iter().filter_map(sent).collect())
}

/// `GET /access`: the first question; with a place also `?n=3` and `?n=end`.
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    if visit.is_guest() {
        return Ok(visit.shared_page(|| question(&visit, &Answers::new(), 1, false)));
    }
    let answers = open(&visit, &Form::default()).await?;
    Ok(match visit.query.one("n") {
        Some("end") => draw(&visit, &answers, usize::MAX),
        n => draw(&visit, &answers, n.and_then(|n| n.parse().ok()).unwrap_or(1)),
    })
}

/// `POST /access`: one answer, a skip or a step back.
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let mut answers = open(&visit, &form).await?;
    let n: usize = form.text("n").parse().unwrap_or(1).max(1);
    let Some(asked) = visit.library.access.questions.get(n - 1) else { return Ok(go(&visit, &answers, usize::MAX)) };
    let next = match (form.text("go"), Access::from_code(form.text("answer"))) {
        ("back", _) => n.saturating_sub(1).max(1),
        ("skip", _) => n + 1,
        (_, Some(answer)) => {
            keep(&visit, asked, answer).await?;
            answers.insert(asked.id.clone(), answer);
            n + 1
        }
        (_, None) => return Ok(visit.page_with(StatusCode::UNPROCESSABLE_ENTITY, || question(&visit, &answers, n, true))),
    };
    Ok(go(&visit, &answers, next))
}

async fn keep(visit: &Visit, asked: &AccessQuestion, answer: Access) -> Result<(), Trouble> {
    let Some(own) = visit.learner() else { return Ok(()) };
    let id = QuestionId::parse(&asked.id).map_err(|why| Trouble::Ours(format!("access question {}: {why}", asked.id)))?;
    let mut change = visit.house.stores.people.change().await?;
    answers::save_access(&mut change, own, &id, answer, visit.house.now()).await?;
    change.commit().await?;
    Ok(())
}

fn go(visit: &Visit, answers: &Answers, n: usize) -> Response<Body> {
    if visit.is_guest() {
        return draw(visit, answers, n);
    }
    let last = visit.library.access.questions.len();
    let n = if n > last { "end".to_owned() } else { n.to_string() };
    visit.go_on(&format!("{}?n={n}", visit.to("/access")))
}

fn draw(visit: &Visit, answers: &Answers, n: usize) -> Response<Body> {
    if n > visit.library.access.questions.len() {
        return access_page::what_helps(visit, answers);
    }
    visit.page(|| question(visit, answers, n.max(1), false))
}

fn question(visit: &Visit, answers: &Answers, n: usize, empty: bool) -> (Frame, AnyView) {
    let say = visit.say();
    let set = &visit.library.access;
    let title = say.t("access-title");
    let mut frame = Frame::new(title.clone()).trail(say.t("crumb-home"), visit.to("")).trail(say.t("start-title"), visit.to("/start")).trail(title, "");
    frame.has_errors = empty;
    let Some(asked) = set.questions.get(n - 1) else { return (frame, ().into_any()) };
    let fixes: Vec<Fix> = empty.then(|| Fix { field: "answer-yes", words: say.t("access-choose") }).into_iter().collect();
    let before = answers.get(&asked.id).copied();
    let option = |answer: Access, words: &crate::domain::locale::Words| {
        let id = format!("answer-{}", answer.code());
        let words = words.in_locale(visit.locale).to_owned();
        view! { <div class="opt"><input type="radio" name="answer" id=id.clone() value=answer.code() checked=before == Some(answer)/><label for=id>{words}</label></div> }
    };
    let carried = visit
        .is_guest()
        .then(|| answers.iter().map(|(id, answer)| view! { <input type="hidden" name=format!("{FIELD}{id}") value=answer.code()/> }).collect_view());
    let kept = say.t(if visit.is_guest() { "access-not-kept" } else { "access-kept" });
    let back = (n > 1).then(|| view! { <button class="as-link" type="submit" name="go" value="back">{say.t("check-back")}</button> });
    let main = view! {
        {forms::summary(say, &fixes)}
        <form method="post" action=visit.to("/access") class="flow">{forms::token(visit)}{carried}<input type="hidden" name="n" value=n.to_string()/>
            {doors(n, set.questions.len(), say.with("question-of", &[("n", n), ("all", set.questions.len())]))}
            {(n == 1).then(|| view! { <p>{say.t("access-why")}</p> })}
            <fieldset class="pick"><legend><h1>{asked.text.in_locale(visit.locale).to_owned()}</h1></legend>
                {fixes.first().map(|f| view! { <p class="err-text">{f.words.clone()}</p> })}
                {option(Access::Yes, &set.answers.yes)}{option(Access::No, &set.answers.no)}{option(Access::Unsure, &set.answers.unsure)}</fieldset>
            <p>{kept}</p>
            <div class="acts"><button class="btn" type="submit" name="go" value="next">{say.t("check-go-on")}" "{Icon::Next.view()}</button>
                <button class="as-link" type="submit" name="go" value="skip">{visit.library.skills_check.skip.in_locale(visit.locale).to_owned()}</button>{back}</div></form>
    };
    (frame, main.into_any())
}
