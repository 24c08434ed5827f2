//! A page of taking part, for whoever wants one: a name for the paper, the modules that its owner ticks, the day. No word about health, so that
//! it can be shown anywhere (curriculum 3.14).
//!
//! The name and the choice stand in the form and in its answer. Deliberately absent: keeping them, a number, a seal, a mark, anybody who could
//! ask for it instead of its owner, and help lines on the sheet, which would say what the course is about.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use crate::{
    domain::{
        course::{Module, Track},
        taking_part::opened_all,
    },
    http::{body::Form, error::Trouble, visit::Visit},
    storage::progress,
    ui::{
        art::{Door, Icon},
        forms::{self, Field, Fix},
        frame::Frame,
    },
};

const LONGEST_NAME: usize = 80;
/// The field that the summary links to when nothing was ticked.
const FIRST: &str = "module-0";

/// The modules for learners, and whether all lessons of each were opened here.
struct Offer<'v> {
    opened: Vec<&'v Module>,
    others: Vec<&'v Module>,
}

/// `GET /me/taking-part`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let offer = offer(&visit).await?;
    Ok(draw(&visit, &offer, &Form::default(), &[], false))
}

/// `POST /me/taking-part`: the sheet, as an answer to the form.
pub async fn posted(visit: Visit, form: Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(&form)?;
    let offer = offer(&visit).await?;
    let fixes = fixes(&visit, &offer, &form);
    Ok(draw(&visit, &offer, &form, &fixes, fixes.is_empty()))
}

async fn offer(visit: &Visit) -> Result<Offer<'_>, Trouble> {
    let own = visit.learner().ok_or(Trouble::NotFound)?;
    let rows = progress::lessons(&visit.house.stores.people, own).await?;
    let read: Vec<_> = rows.iter().map(|row| (&row.module, &row.lesson)).collect();
    let all = visit.library.edition(visit.locale).modules().filter(|(course, _)| course.track == Track::Learner).map(|(_, module)| module);
    let (opened, others) = all.partition(|module| opened_all(module, &read));
    Ok(Offer { opened, others })
}

/// Ticked, and one that there is. What was not opened here can be ticked as known before.
fn ticked<'v>(modules: &[&'v Module], form: &Form) -> Vec<&'v Module> {
    modules.iter().copied().filter(|module| form.many("module").any(|id| id == module.id.as_str())).collect()
}

fn fixes(visit: &Visit, offer: &Offer<'_>, form: &Form) -> Vec<Fix> {
    let say = visit.say();
    let mut fixes = Vec::new();
    if form.text("name").chars().count() > LONGEST_NAME {
        fixes.push(Fix { field: "name", words: say.with("taking-name-long", &[("most", LONGEST_NAME)]) });
    }
    if ticked(&offer.opened, form).is_empty() && ticked(&offer.others, form).is_empty() {
        fixes.push(Fix { field: FIRST, words: say.t("taking-choose-one") });
    }
    fixes
}

fn draw(visit: &Visit, offer: &Offer<'_>, form: &Form, fixes: &[Fix], ready: bool) -> Response<Body> {
    let status = if fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let sheet = ready.then(|| {
            view! { <p class="no-print state only">{Icon::Print.view()}<span>{say.t("print-how")}</span></p>{sheet(visit, offer, form)} }
        });
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow no-print"><h1>{say.t("taking-title")}</h1><p class="lead">{say.t("taking-lead")}</p>
                <p class="state only">{Icon::Eye.view()}<span>{say.t("taking-not-kept")}</span></p></section>
            {sheet}
            {choose(visit, offer, form, fixes)}
        };
        let mut frame = Frame::new(say.t("taking-title"))
            .trail(say.t("crumb-home"), visit.to(""))
            .trail(say.t("me-title"), visit.to("/me"))
            .trail(say.t("taking-title"), "");
        frame.has_errors = !fixes.is_empty();
        frame.body_class = if ready { "hand" } else { "" };
        (frame, main)
    })
}

/// What is printed. Without a name there is a line to write one on.
fn sheet(visit: &Visit, offer: &Offer<'_>, form: &Form) -> impl IntoView + use<> {
    let say = visit.say();
    let list = |title: &str, modules: Vec<&Module>| {
        let items = modules.iter().map(|module| view! { <li>{module.on_paper.clone()}</li> }).collect_view();
        (!modules.is_empty()).then(|| view! { <section><h3>{say.t(title)}</h3><ul>{items}</ul></section> })
    };
    let name = match form.text("name").trim() {
        "" => view! { <span class="write"></span> }.into_any(),
        name => view! { <strong>{name.to_owned()}</strong> }.into_any(),
    };
    view! {
        <div class="hand-sheet"><header><h2>{say.t("taking-sheet-title")}</h2>{Door::Open.view()}</header>
            <p>{say.t("taking-who")}" "{name}</p>
            {list("taking-took-part", ticked(&offer.opened, form))}{list("taking-knew", ticked(&offer.others, form))}
            <p>{say.day(visit.house.now())}</p><p class="foot-line">{say.t("taking-says")}</p></div>
    }
}

fn choose(visit: &Visit, offer: &Offer<'_>, form: &Form, fixes: &[Fix]) -> impl IntoView + use<> {
    let say = visit.say();
    let mut n = 0;
    let mut one = |module: &Module| {
        let id = format!("module-{n}");
        n += 1;
        let (value, now) = (module.id.to_string(), form.many("module").any(|id| id == module.id.as_str()));
        view! { <div class="opt"><input type="checkbox" name="module" id=id.clone() value=value checked=now/><label for=id>{module.on_paper.clone()}</label></div> }
            .into_any()
    };
    let opened: Vec<AnyView> = offer.opened.iter().map(|module| one(module)).collect();
    let others: Vec<AnyView> = offer.others.iter().map(|module| one(module)).collect();
    let group = |title: &str, hint: &str, boxes: Vec<AnyView>| {
        let legend = view! { <h2 class="h-small">{say.t(title)}</h2><span class="hint">{say.t(hint)}</span> };
        (!boxes.is_empty()).then(|| view! { <fieldset class="pick"><legend>{legend}</legend>{boxes}</fieldset> })
    };
    let error = fixes.iter().find(|fix| fix.field == FIRST).map(|fix| view! { <p class="err-text" id="module-error">{fix.words.clone()}</p> });
    let name =
        Field { id: "name", label: say.t("taking-name"), hint: Some(say.t("taking-name-hint")), kind: "text", complete: "off", value: form.text("name") };
    view! {
        <form method="post" action=visit.to("/me/taking-part") class="flow no-print">{forms::token(visit)}{error}
            {group("taking-opened", "taking-opened-hint", opened)}{group("taking-others", "taking-others-hint", others)}
            {name.view(fixes)}
            <div class="acts"><button class="btn" type="submit">{say.t("taking-make")}</button><a href=visit.to("/me")>{say.t("me-back")}</a></div></form>
    }
}
