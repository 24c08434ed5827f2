//! The page on which an improvement project is written: what it is for, the boxes, who reads it, and what was confirmed before.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    COMPETENCY, parts,
    shown::state_words,
    write::{HERE, Page, Typed},
};
use crate::{
    http::visit::Visit,
    storage::{
        improvement_projects::{Project, State},
        submissions::FormKey,
    },
    train::observing::quoted,
    ui::{forms, frame::Frame},
};

pub fn view(visit: &Visit, page: &Page) -> Response<Body> {
    let status = if page.fixes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, || {
        let say = visit.say();
        let done = visit.query.text("done");
        let said = ["kept", "sent", "back", "withdraw"].contains(&done) && page.fixes.is_empty();
        let said = said.then(|| view! { <p class="confirm" role="status">{say.t(&format!("project-done-{done}"))}</p> });
        let body = match page.open().map(|open| (open, open.state)) {
            Some((open, State::Sent { .. })) => waiting(visit, page, open),
            open => form(visit, page, open.map(|(open, _)| open)),
        };
        let over = page.mine.iter().filter(|project| !project.is_open()).map(|project| ended(visit, project)).collect::<Vec<_>>();
        let over = (!over.is_empty()).then(
            || view! { <section class="flow" aria-labelledby="over"><h2 id="over">{say.t("project-over")}</h2><ul class="ruled set">{over}</ul></section> },
        );
        let main = view! {
            {forms::summary(say, &page.fixes)}
            <section class="flow"><h1>{say.t("project-title")}</h1>{said}<p class="lead">{say.t("project-lead")}</p></section>
            <section class="flow">{body}</section>{over}
        };
        let mut frame = Frame::new(say.t("project-title"))
            .trail(say.t("record-title"), visit.to("/train/record"))
            .trail(say.t("project-competency"), visit.to(&format!("/train/record/{COMPETENCY}")))
            .trail(say.t("project-title"), "");
        frame.has_errors = !page.fixes.is_empty();
        (frame, main)
    })
}

fn error(page: &Page, field: &str) -> Option<AnyView> {
    page.fixes.iter().find(|f| f.field == field).map(|f| view! { <span class="err-text">{f.words.clone()}</span> }.into_any())
}

fn words_box(visit: &Visit, page: &Page, field: &'static str, value: &str) -> AnyView {
    let say = visit.say();
    let class = if page.fixes.iter().any(|f| f.field == field) { "field err" } else { "field" };
    let hint_id = format!("{field}-hint");
    view! {
        <div class=class><label for=field>{say.t(&format!("project-{field}"))}</label>
            <span class="hint" id=hint_id.clone()>{say.t("watch-no-patient")}" "{say.t(&format!("project-{field}-hint"))}</span>{error(page, field)}
            <textarea id=field name=field rows="4" aria-describedby=hint_id>{forms::in_box(value)}</textarea></div>
    }
    .into_any()
}

fn form(visit: &Visit, page: &Page, open: Option<&Project>) -> AnyView {
    let say = visit.say();
    let kept = open.map(|project| Typed { who: String::new(), partners: project.words.partners.to_string(), words: project.words.clone() }).unwrap_or_default();
    let typed = page.typed.as_ref().unwrap_or(&kept);
    let seen = open.map(|project| project.changed_at.to_string()).unwrap_or_default();
    let came_back = open.filter(|project| matches!(project.state, State::Returned { .. })).map(|project| {
        view! { <p>{state_words(visit, project)}</p>{quoted(&project.comment)} }
    });
    let boxes = typed.words.parts().map(|(field, value)| {
        let partners = (field == "way").then(|| {
            let hint = Some(say.t("project-partners-hint"));
            forms::Field { id: "partners", label: say.t("project-partners"), hint, kind: "number", complete: "off", value: &typed.partners }.view(&page.fixes)
        });
        view! { {partners}{words_box(visit, page, field, value)} }
    });
    let send = (!page.may.is_empty()).then(|| view! { <button class="btn" type="submit" name="do" value="send">{say.t("project-send")}</button> });
    let withdraw = open.map(|project| button(visit, project, "withdraw", "project-withdraw"));
    view! {
        {came_back}
        <form method="post" action=visit.to(HERE) class="flow">{forms::token(visit)}
            <input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/><input type="hidden" name="revision" value=seen/>
            {boxes.into_iter().collect_view()}{who(visit, page, &typed.who)}
            <div class="acts">{send}<button class="btn second" type="submit" name="do" value="keep">{say.t("reflect-keep")}</button></div></form>
        {withdraw}
    }
    .into_any()
}

fn who(visit: &Visit, page: &Page, chosen: &str) -> AnyView {
    let say = visit.say();
    if page.may.is_empty() {
        return view! { <p>{say.t("project-nobody")}</p> }.into_any();
    }
    let name = |(i, (id, name)): (usize, &(crate::domain::ids::StaffId, String))| {
        let (field, marked) = (format!("who-{i}"), id.as_str() == chosen);
        view! { <div class="opt"><input type="radio" name="who" id=field.clone() value=id.as_str().to_owned() checked=marked/><label for=field>{name.clone()}</label></div> }
    };
    let names = page.may.iter().enumerate().map(name).collect_view();
    view! { <fieldset class="pick" id="who"><legend>{say.t("project-who")}</legend>{error(page, "who")}{names}</fieldset> }.into_any()
}

/// A colleague has it. What another window typed meanwhile is there to copy.
fn waiting(visit: &Visit, page: &Page, open: &Project) -> AnyView {
    let say = visit.say();
    let typed = page.typed.as_ref().map(|typed| {
        view! { <p>{say.t("watch-over-typed")}</p>{parts(say, &typed.words)} }
    });
    view! {
        <p>{state_words(visit, open)}</p>{typed}<details><summary>{say.t("reflect-own-words")}</summary>{parts(say, &open.words)}</details>
        {button(visit, open, "back", "reflect-take-back")}{button(visit, open, "withdraw", "project-withdraw")}
    }
    .into_any()
}

fn ended(visit: &Visit, project: &Project) -> AnyView {
    let say = visit.say();
    let stands = matches!(project.state, State::Confirmed { .. });
    let withdraw = stands.then(|| button(visit, project, "withdraw", "project-withdraw"));
    view! {
        <li class="flow"><p>{state_words(visit, project)}</p>{quoted(&project.comment)}
            <details><summary>{say.t("reflect-own-words")}</summary>{parts(say, &project.words)}</details>{withdraw}</li>
    }
    .into_any()
}

fn button(visit: &Visit, project: &Project, act: &'static str, words: &'static str) -> AnyView {
    view! {
        <form method="post" action=visit.to(HERE)>{forms::token(visit)}<input type="hidden" name="do" value=act/>
            <input type="hidden" name="item" value=project.id.as_str().to_owned()/><button class="btn second" type="submit">{visit.say().t(words)}</button></form>
    }
    .into_any()
}
