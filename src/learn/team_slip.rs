//! Questions for my team: ready-made ones to tick and lines of one's own, on half a page to print.
//!
//! What is ticked and typed stands in the form and in its answer. Deliberately absent: keeping any of it, sending it, and an address that
//! holds it.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use crate::{
    domain::{locale::Words, team_questions::Group},
    http::{body::Form, error::Trouble, visit::Visit},
    ui::{
        art::{Door, Icon},
        forms::{self, Field, Fix},
        frame::Frame,
    },
};

/// So many fit on half a page.
const MOST: usize = 8;
/// Letters of a line of one's own.
const LONGEST: usize = 160;
const OWN: [&str; 3] = ["own-1", "own-2", "own-3"];
/// The field that the summary links to when nothing was chosen.
const FIRST: &str = "ask-0";

/// `GET /questions`
pub async fn show(visit: Visit) -> Response<Body> {
    draw(&visit, &Form::default(), Vec::new(), false)
}

/// `POST /questions`: the slip, as an answer to the form.
pub async fn posted(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let fixes = fixes(&visit, &form);
    let fine = fixes.is_empty();
    Ok(draw(&visit, &form, fixes, fine))
}

/// The lines of the slip: what was ticked, in the order of the file, then one's own.
fn chosen(visit: &Visit, form: &Form) -> Vec<String> {
    let ticked = visit.library.team_questions.all().filter(|question| form.many("ask").any(|id| id == question.id));
    let ticked = ticked.map(|question| question.text.in_locale(visit.locale).to_owned());
    let own = OWN.iter().map(|name| form.text(name).trim().to_owned()).filter(|line| !line.is_empty());
    ticked.chain(own).collect()
}

fn fixes(visit: &Visit, form: &Form) -> Vec<Fix> {
    let say = visit.say();
    let long = |name: &&&'static str| form.text(name).chars().count() > LONGEST;
    let mut fixes: Vec<Fix> = OWN.iter().filter(long).map(|field| Fix { field, words: say.with("team-too-long", &[("most", LONGEST)]) }).collect();
    match chosen(visit, form).len() {
        0 => fixes.push(Fix { field: FIRST, words: say.t("team-choose-one") }),
        n if n > MOST => fixes.push(Fix { field: FIRST, words: say.with("team-too-many", &[("most", MOST)]) }),
        _ => {}
    }
    fixes
}

fn draw(visit: &Visit, form: &Form, fixes: Vec<Fix>, ready: bool) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let slip = ready.then(|| {
            view! {
                <p class="no-print state only">{Icon::Print.view()}<span>{say.t("team-print")}</span></p>
                <div class="hand-sheet half"><header><h2>{say.t("team-title")}</h2>{Door::Ajar.view()}</header>
                    <ul class="tick set">{chosen(visit, form).into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
                    <p>{say.t("team-answer")}<span class="write"></span></p></div>
            }
        });
        let main = view! {
            {forms::summary(say, &fixes)}
            <section class="flow no-print"><h1>{say.t("team-title")}</h1><p class="lead">{say.t("team-lead")}</p>
                <p class="state only">{Icon::Eye.view()}<span>{say.t("team-not-kept")}</span></p></section>
            {slip}
            {ask(visit, form, &fixes)}
        };
        let mut frame = Frame::new(say.t("team-title")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("team-title"), "");
        frame.has_errors = !fixes.is_empty();
        frame.body_class = if ready { "hand" } else { "" };
        (frame, main)
    })
}

fn ask(visit: &Visit, form: &Form, fixes: &[Fix]) -> impl IntoView + use<> {
    let say = visit.say();
    let words = |words: &Words| words.in_locale(visit.locale).to_owned();
    let mut n = 0;
    let mut group = |group: &Group| {
        let boxes = group
            .questions
            .iter()
            .map(|question| {
                let id = format!("ask-{n}");
                n += 1;
                let ticked = form.many("ask").any(|asked| asked == question.id);
                view! { <div class="opt"><input type="checkbox" name="ask" id=id.clone() value=question.id.clone() checked=ticked/><label for=id>{words(&question.text)}</label></div> }
            })
            .collect_view();
        view! { <fieldset class="pick"><legend><h2 class="h-small">{words(&group.title)}</h2></legend>{boxes}</fieldset> }
    };
    let groups: Vec<_> = visit.library.team_questions.groups.iter().map(&mut group).collect();
    let error = fixes.iter().find(|fix| fix.field == FIRST).map(|fix| view! { <p class="err-text" id="ask-error">{fix.words.clone()}</p> });
    let own = OWN
        .iter()
        .zip(1..)
        .map(|(name, n)| {
            Field { id: name, label: say.with("team-own", &[("n", n)]), hint: None, kind: "text", complete: "off", value: form.text(name) }.view(fixes)
        })
        .collect_view();
    view! {
        <form method="post" action=visit.to("/questions") class="flow no-print">{forms::token(visit)}{error}{groups}
            <h2 class="h-small">{say.t("team-own-title")}</h2><p>{say.t("team-own-words")}" "<a href=visit.to("/help")>{say.t("help-now")}</a></p>{own}
            <p><button class="btn" type="submit">{say.t("team-make")}</button></p></form>
    }
}
