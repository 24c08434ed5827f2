//! One second look, as whoever took it up has it: the reason, the piece in the words of then, and two answers to choose from.
//!
//! This piece alone: no other result, attempt or piece of whoever asks. What is answered stands. Deliberately absent: a third answer; a
//! piece is never made better here, it can only be shown again.

use axum::{
    body::Body,
    extract::Path,
    http::{Response, StatusCode},
};
use leptos::prelude::*;
use serde_json::Value;

use super::{about_words, ask::state_words, piece_name, reason_box, reason_slip, waiting::LIST};
use crate::{
    domain::frameworks::EvidenceKind,
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        attempts::AttemptKind,
        second_look_readers::{self as readers, Mine},
        second_looks::{State, Verdict},
        staff::Staff,
    },
    train::{
        asked::{self, SheetThen},
        attempt::{self, What},
        attempt_page,
        case_way::Tried,
        completion,
        decide::Decider,
        observing::{quoted, shown},
        prior,
    },
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

/// The look with what its piece rests on.
struct One<'v> {
    mine: Mine,
    what: Option<What<'v>>,
    sheet: Option<SheetThen>,
}

async fn one<'v>(visit: &'v Visit, staff: &Staff, id: &str) -> Result<One<'v>, Trouble> {
    let people = &visit.house.stores.people;
    let mine = readers::taken_by(people, staff).await?.into_iter().find(|m| m.look.id == id).ok_or(Trouble::NotFound)?;
    let what = match readers::attempt_behind(people, staff, id).await? {
        None => None,
        Some((attempt, steps)) if attempt.what.kind == AttemptKind::Vignette => Some(What::Case(Tried::of(visit, attempt, steps).await?)),
        Some((attempt, steps)) => Some(attempt::check(visit, &mine.whose, attempt, steps).await?),
    };
    let sheet = shown::sheet_of(visit, &mine.evidence).await?;
    Ok(One { mine, what, sheet })
}

/// `GET /staff/second-looks/{look}`
pub async fn show(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let one = one(&visit, staff, &id).await?;
    Ok(page(&visit, &one, ("", ""), &[]))
}

/// `POST /staff/second-looks/{look}`: answers. A second click finds it answered.
pub async fn save(visit: Visit, Path((_, id)): Path<(String, String)>, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let one = one(&visit, staff, &id).await?;
    let here = visit.to(&format!("{LIST}/{id}"));
    if form.text("do") != "answer" {
        return Ok(visit.go_on(&here));
    }
    let (chosen, words) = (form.text("verdict"), form.text("reason").trim());
    let verdict = Verdict::from_code(chosen);
    let mut fixes: Vec<Fix> = reason_slip(visit.say(), words).into_iter().collect();
    if verdict.is_none() {
        fixes.insert(0, Fix { field: "verdict", words: visit.say().t("look-fix-verdict") });
    }
    let Some(verdict) = verdict.filter(|_| fixes.is_empty()) else { return Ok(page(&visit, &one, (chosen, words), &fixes)) };
    asked::keep(&visit, &visit.library.competencies_revision).await?;
    let mut change = visit.house.stores.people.change().await?;
    if readers::answer(&mut change, staff, &id, (verdict, words), &Decider::of(&visit), visit.house.now()).await? {
        change.commit().await?;
        visit.house.revoked_awards.forget().await;
    }
    Ok(visit.go_on(&here))
}

fn page(visit: &Visit, one: &One<'_>, typed: (&str, &str), fixes: &[Fix]) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let (look, evidence) = (&one.mine.look, &one.mine.evidence);
        let title = about_words(visit, &evidence.what.competency, &evidence.what.kind);
        let body = match &one.what {
            Some(what) => {
                let lines = attempt_page::asked_lines(visit, what);
                view! { <section class="flow" aria-labelledby="asked"><h2 id="asked">{say.t("attempt-asked")}</h2><ol class="ruled set">{lines}</ol></section> }.into_any()
            }
            None => {
                let detail: Value = serde_json::from_str(&evidence.what.detail).unwrap_or_default();
                let version = evidence.what.content_version.clone();
                let piece = match EvidenceKind::from_code(&evidence.what.kind) {
                    Some(EvidenceKind::PriorLearning) => prior::shown::piece(visit, title.clone(), evidence, &detail, version),
                    Some(EvidenceKind::CourseCompletion) => completion::piece(visit, title.clone(), evidence, &detail, version),
                    _ => shown::piece(visit, title.clone(), evidence, &detail, version, one.sheet.as_ref()),
                };
                view! { <section class="flow"><h2>{say.t("look-signed")}</h2>{piece}</section> }.into_any()
            }
        };
        let answer = match &look.state {
            State::TakenUp { .. } => answer_form(visit, one, typed, fixes).into_any(),
            _ => view! { <section class="flow">{state_words(say, look)}</section> }.into_any(),
        };
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{title.clone()}</h1><p class="lead">{say.with("look-asks", &[("name", one.mine.name.as_str())])}</p>
                <p class="small soft">{piece_name(visit, evidence)}" · "{say.with("look-asked-on", &[("day", say.day(look.asked_at))])}</p>{quoted(&look.reason)}</section>
            {body}{answer}<p><a href=visit.to(LIST)>{say.t("look-list-back")}</a></p>
        };
        let mut frame =
            Frame::new(title.clone()).trail(say.t("desk-title"), visit.to("/staff")).trail(say.t("look-list-title"), visit.to(LIST)).trail(title, "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}

fn answer_form(visit: &Visit, one: &One<'_>, (chosen, words): (&str, &str), fixes: &[Fix]) -> impl IntoView + use<> {
    let say = visit.say();
    let error = fixes.iter().find(|f| f.field == "verdict").map(|f| view! { <p class="err-text">{f.words.clone()}</p> });
    let choices = Verdict::ALL
        .into_iter()
        .enumerate()
        .map(|(i, verdict)| {
            let id = if i == 0 { "verdict".to_owned() } else { format!("verdict-{}", verdict.code()) };
            let label = say.t(&format!("look-choose-{}", verdict.code()));
            view! { <div class="opt"><input type="radio" name="verdict" id=id.clone() value=verdict.code() checked=chosen == verdict.code()/><label for=id>{label}</label></div> }
        })
        .collect_view();
    view! {
        <form method="post" action=visit.to(&format!("{LIST}/{}", one.mine.look.id)) class="flow">{forms::token(visit)}<input type="hidden" name="do" value="answer"/>
            <fieldset class="pick"><legend><h2>{say.t("look-answer")}</h2></legend>{error}{choices}</fieldset>
            {reason_box(say, say.t("look-why"), words, fixes)}<p>{say.t("look-answer-words")}</p>
            <div class="acts"><button class="btn" type="submit">{say.t("look-answer-go")}</button></div></form>
    }
}
