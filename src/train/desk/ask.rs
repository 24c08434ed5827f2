//! Asking at the desk, and my questions: where each stands, its answer, whether colleagues may read it without my name, and taking it away.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{about, answer, length_fix, modules, promised, words_box};
use crate::{
    domain::{
        ids::ModuleId,
        question_desk::{MOST_WAITING, QUESTION},
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{
        question_desk::{self as desk, Asking, Question, State},
        staff::Staff,
        submissions::{self, FormKey, Submission},
    },
    train::{
        calendar::{SiteCalendar, day_in_words},
        observing::quoted,
    },
    ui::{
        forms::{self, Fix},
        frame::Frame,
    },
};

const HERE: &str = "/train/desk";

#[derive(Default)]
struct Typed {
    words: String,
    module: String,
}

/// `GET /train/desk`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    draw(&visit, staff, &Typed::default(), &[]).await
}

/// `POST /train/desk`
pub async fn save(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let here = visit.to(HERE);
    match form.text("do") {
        "ask" => ask(&visit, staff, &form).await,
        what @ ("show" | "hide" | "delete") => {
            let (mut change, item) = (visit.house.stores.people.change().await?, form.text("item"));
            match what {
                "delete" => desk::delete(&mut change, staff, item).await?,
                _ => desk::show(&mut change, staff, item, what == "show").await?,
            }
            change.commit().await?;
            Ok(visit.go_on(&format!("{here}?done={what}")))
        }
        _ => Ok(visit.go_on(&here)),
    }
}

/// The day that is promised to a question asked now.
fn promise(visit: &Visit) -> String {
    SiteCalendar::of(&visit.house.settings.time_zone).working_day(visit.house.now(), visit.site.answer_days())
}

async fn ask(visit: &Visit, staff: &Staff, form: &Form) -> Result<Response<Body>, Trouble> {
    let typed = Typed { words: form.text("words").trim().to_owned(), module: form.text("module").to_owned() };
    let mut fixes: Vec<Fix> = length_fix(visit, "words", &typed.words, &QUESTION).into_iter().collect();
    let module = ModuleId::parse(&typed.module).ok().filter(|id| modules(visit).any(|(known, _)| &known == id));
    if module.is_none() && !typed.module.is_empty() {
        fixes.push(Fix { field: "module", words: visit.say().t("team-fix-module") });
    }
    if !fixes.is_empty() {
        return draw(visit, staff, &typed, &fixes).await;
    }
    let (key, to) = (FormKey::parse(form.text("key")).ok_or(Trouble::BrokenForm)?, format!("{}?done=asked", visit.to(HERE)));
    let (mut change, now) = (visit.house.stores.people.change().await?, visit.house.now());
    if submissions::begin_as_staff(&mut change, staff, &key, now).await? != Submission::First {
        return Ok(visit.go_on(&to));
    }
    let by = promise(visit);
    if !desk::ask(&mut change, staff, Asking { words: &typed.words, module: module.as_ref(), answer_by: &by }, now).await? {
        drop(change);
        let words = visit.say().with("askdesk-fix-most", &[("most", MOST_WAITING)]);
        return draw(visit, staff, &typed, &[Fix { field: "words", words }]).await;
    }
    change.commit().await?;
    Ok(visit.go_on(&to))
}

async fn draw(visit: &Visit, staff: &Staff, typed: &Typed, fixes: &[Fix]) -> Result<Response<Body>, Trouble> {
    let mine = desk::mine(&visit.house.stores.people, staff).await?;
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(visit.page_with(status, || {
        let say = visit.say();
        let done = visit.query.text("done");
        let said = ["asked", "show", "hide", "delete"]
            .contains(&done)
            .then(|| view! { <p class="confirm" role="status">{say.t(&format!("askdesk-done-{done}"))}</p> });
        let list = (!mine.is_empty()).then(|| {
            let lines = mine.iter().map(|question| line(visit, question)).collect_view();
            view! { <section class="flow" aria-labelledby="mine"><h2 id="mine">{say.t("askdesk-mine")}</h2><ul class="ruled set">{lines}</ul></section> }
        });
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{say.t("askdesk-title")}</h1>{said}<p class="lead">{say.t("askdesk-lead")}</p>
                <p><a href=visit.to("/train/desk/answered")>{say.t("askdesk-answered")}</a></p></section>
            {form(visit, typed, fixes)}{list}
        };
        let mut frame = Frame::new(say.t("askdesk-title")).trail(say.t("train-title"), visit.to("/train")).trail(say.t("askdesk-title"), "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    }))
}

/// Who reads it and by when stand before the box.
fn form(visit: &Visit, typed: &Typed, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let option = |(id, title): (ModuleId, String)| {
        let chosen = id.as_str() == typed.module;
        view! { <option value=id.as_str().to_owned() selected=chosen>{title}</option> }
    };
    let class = if fixes.iter().any(|f| f.field == "module") { "field err" } else { "field" };
    let error = fixes.iter().find(|f| f.field == "module").map(|f| view! { <span class="err-text">{f.words.clone()}</span> });
    let days = say.count("askdesk-within", usize::try_from(visit.site.answer_days()).unwrap_or_default());
    let by = say.with("askdesk-by", &[("day", day_in_words(say, &promise(visit)))]);
    view! {
        <form method="post" action=visit.to(HERE) class="flow"><h2>{say.t("askdesk-ask")}</h2>{forms::token(visit)}<input type="hidden" name="do" value="ask"/>
            <input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/>
            <div class="quiet flow"><p>{say.t("askdesk-who-reads")}</p><p>{days}" "{by}</p></div>
            {words_box(visit, "words", ("askdesk-words", "askdesk-hint"), &typed.words, fixes)}
            <div class=class><label for="module">{say.t("askdesk-module")}</label>{error}
                <select id="module" name="module"><option value="">{say.t("askdesk-no-module")}</option>{modules(visit).map(option).collect_view()}</select></div>
            <div class="acts"><button class="btn" type="submit">{say.t("askdesk-go")}</button></div></form>
    }
    .into_any()
}

fn line(visit: &Visit, question: &Question) -> impl IntoView + use<> {
    let say = visit.say();
    let (state, shows) = match &question.state {
        State::Waiting => (view! { <p>{say.t("askdesk-waits")}</p>{promised(visit, question)} }.into_any(), None),
        State::TakenUp { name } => (view! { <p>{say.with("askdesk-taken", &[("name", name.as_str())])}</p>{promised(visit, question)} }.into_any(), None),
        State::Answered { name, words, at } => {
            let (act, label, stands) = match question.shown {
                true => ("hide", "askdesk-hide", "askdesk-is-shown"),
                false => ("show", "askdesk-show", "askdesk-is-not-shown"),
            };
            let stands = view! { <p class="small soft">{say.t(stands)}</p> };
            (answer(visit, name.as_deref(), words, *at), Some(view! { {stands}{button(visit, question, act, say.t(label))} }))
        }
    };
    let asked = say.with("askdesk-asked-on", &[("day", say.day(question.asked_at))]);
    view! {
        <li class="flow">{quoted(&question.words)}{about(visit, question.module.as_ref())}<p class="small soft">{asked}</p>{state}{shows}
            {button(visit, question, "delete", say.t("askdesk-delete"))}</li>
    }
}

fn button(visit: &Visit, question: &Question, act: &'static str, words: String) -> AnyView {
    view! {
        <form method="post" action=visit.to(HERE)>{forms::token(visit)}<input type="hidden" name="do" value=act/>
            <input type="hidden" name="item" value=question.id.as_str().to_owned()/><button class="btn second" type="submit">{words}</button></form>
    }
    .into_any()
}
