//! The page on which a reflection is written: what the lessons ask, the box, who reads it, and what was read before.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{
    about, prompts,
    write::{Page, Typed, address, status},
};
use crate::{
    http::visit::Visit,
    storage::{
        reflections::{Mine, State},
        submissions::FormKey,
    },
    train::observing::quoted,
    ui::{
        art::Icon,
        blocks::{self, Reader},
        forms::{self, Fix},
        frame::Frame,
    },
};

pub fn view(visit: &Visit, page: &Page<'_>) -> Response<Body> {
    visit.page_with(status(&page.fixes), || {
        let say = visit.say();
        let title = say.with("reflect-title", &[("competency", about(visit, &page.competency.id))]);
        let reader = Reader { say, device: visit.display.device, help: visit.to("/help"), ticks: None };
        let asks = prompts(visit, page.competency);
        let asks = (!asks.is_empty()).then(|| view! { <section class="flow">{blocks::plain(&reader, &asks)}</section> });
        let said = match visit.query.text("done") {
            "kept" => Some(say.t("reflect-done-kept")),
            "sent" => Some(say.t("reflect-done-sent")),
            _ => None,
        };
        let said = said.filter(|_| page.fixes.is_empty()).map(|words| view! { <p class="confirm" role="status">{words}</p> });
        let body = match page.open().map(|open| (open, open.state)) {
            Some((open, State::Waiting { since })) => waiting(visit, page, open, since),
            open => form(visit, page, open.map(|(open, _)| open)),
        };
        let read = page.mine.iter().filter(|m| !m.is_open()).map(|m| ended(visit, page, m)).collect::<Vec<_>>();
        let read = (!read.is_empty()).then(
            || view! { <section class="flow" aria-labelledby="mine"><h2 id="mine">{say.t("reflect-mine")}</h2><ul class="ruled set">{read}</ul></section> },
        );
        let main = view! {
            {forms::summary(say, &page.fixes)}
            <section class="flow"><h1>{title.clone()}</h1>{said}<p class="lead">{say.t("reflect-lead")}</p></section>
            {asks}<section class="flow">{body}</section>{read}
        };
        let mut frame = Frame::new(title.clone())
            .trail(say.t("record-title"), visit.to("/train/record"))
            .trail(page.competency.title.in_locale(visit.locale).to_owned(), visit.to(&format!("/train/record/{}", page.competency.id)))
            .trail(title, "");
        frame.has_errors = !page.fixes.is_empty();
        (frame, main)
    })
}

fn error(fixes: &[Fix], field: &str) -> Option<AnyView> {
    fixes.iter().find(|f| f.field == field).map(|f| view! { <span class="err-text">{f.words.clone()}</span> }.into_any())
}

/// The box and the names. Without anybody who reads it can still be kept.
fn form(visit: &Visit, page: &Page<'_>, open: Option<&Mine>) -> AnyView {
    let say = visit.say();
    let kept = Typed { who: String::new(), words: open.map(|m| m.words.clone()).unwrap_or_default() };
    let typed = page.typed.as_ref().unwrap_or(&kept);
    let seen = open.map(|m| m.changed_at.to_string()).unwrap_or_default();
    let class = if page.fixes.iter().any(|f| f.field == "words") { "field err" } else { "field" };
    let elsewhere = page.typed.is_some() && page.fixes.iter().any(|f| f.words == say.t("reflect-fix-elsewhere"));
    let theirs = open.filter(|_| elsewhere).and_then(|m| quoted(&m.words)).map(|quote| view! { <h2>{say.t("reflect-kept-elsewhere")}</h2>{quote} });
    let send = (!page.may.is_empty())
        .then(|| view! { <button class="btn" type="submit" name="do" value="send">{say.t("reflect-send")}" "{Icon::Next.view()}</button> });
    let delete = open.map(|m| button(visit, page, m, "delete", "reflect-delete-draft"));
    view! {
        {open.and_then(|m| came_back(visit, m))}
        <form method="post" action=address(visit, page.competency) class="flow">{forms::token(visit)}
            <input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/><input type="hidden" name="revision" value=seen/>
            <div class=class><label for="words">{say.t("reflect-words")}</label>
                <span class="hint" id="words-hint">{say.t("watch-no-patient")}" "{say.t("reflect-words-hint")}</span>{error(&page.fixes, "words")}
                <textarea id="words" name="words" rows="10" aria-describedby="words-hint">{forms::in_box(&typed.words)}</textarea></div>
            {who(visit, page, &typed.who)}
            <div class="acts">{send}<button class="btn second" type="submit" name="do" value="keep">{say.t("reflect-keep")}</button></div></form>
        {theirs}{delete}
    }
    .into_any()
}

/// The question with which it came back.
fn came_back(visit: &Visit, mine: &Mine) -> Option<AnyView> {
    let State::Returned { at } = mine.state else { return None };
    let say = visit.say();
    let blanks = [("name", mine.reader.clone().unwrap_or_else(|| say.t("watch-gone"))), ("day", say.day(at))];
    Some(view! { <p>{say.with("reflect-asks", &blanks)}</p>{quoted(&mine.comment)} }.into_any())
}

fn who(visit: &Visit, page: &Page<'_>, chosen: &str) -> AnyView {
    let say = visit.say();
    if page.may.is_empty() {
        return view! { <p>{say.t("reflect-nobody")}</p> }.into_any();
    }
    let name = |(i, (id, name)): (usize, &(crate::domain::ids::StaffId, String))| {
        let (field, marked) = (format!("who-{i}"), id.as_str() == chosen);
        view! { <div class="opt"><input type="radio" name="who" id=field.clone() value=id.as_str().to_owned() checked=marked/><label for=field>{name.clone()}</label></div> }
    };
    let names = page.may.iter().enumerate().map(name).collect_view();
    view! { <fieldset class="pick" id="who"><legend>{say.t("reflect-who")}</legend>{error(&page.fixes, "who")}{names}</fieldset> }.into_any()
}

/// The reader has it. What another window typed meanwhile is there to copy.
fn waiting(visit: &Visit, page: &Page<'_>, open: &Mine, since: i64) -> AnyView {
    let say = visit.say();
    let name = open.reader.clone().unwrap_or_else(|| say.t("watch-gone"));
    let cannot = (!open.works).then(|| view! { <p>{say.t("reflect-cannot")}</p> });
    let typed = page.typed.as_ref().and_then(|t| quoted(&t.words)).map(|quote| view! { <p>{say.t("watch-over-typed")}</p>{quote} });
    view! {
        <p>{say.with("reflect-waits", &[("name", name), ("day", say.day(since))])}</p>{cannot}
        <details><summary>{say.t("reflect-own-words")}</summary>{quoted(&open.words)}</details>{typed}
        {button(visit, page, open, "back", "reflect-take-back")}
    }
    .into_any()
}

fn ended(visit: &Visit, page: &Page<'_>, mine: &Mine) -> AnyView {
    let say = visit.say();
    let at = if let State::Read { at } = mine.state { at } else { mine.changed_at };
    let name = mine.reader.clone().unwrap_or_else(|| say.t("watch-gone"));
    let words = quoted(&mine.words).map(|quote| view! { <details><summary>{say.t("reflect-own-words")}</summary>{quote}</details> });
    let gone = mine.words.is_empty().then(|| view! { <p class="small soft">{say.t("reflect-gone")}</p> });
    let answer = quoted(&mine.comment).map(|quote| view! { <p>{say.t("watch-their-words")}</p>{quote} });
    let delete = (!mine.words.is_empty()).then(|| button(visit, page, mine, "delete", "reflect-delete"));
    view! { <li class="flow"><p>{say.with("reflect-was-read", &[("name", name), ("day", say.day(at))])}</p>{words}{gone}{answer}{delete}</li> }.into_any()
}

fn button(visit: &Visit, page: &Page<'_>, mine: &Mine, what: &'static str, words: &'static str) -> AnyView {
    view! {
        <form method="post" action=address(visit, page.competency)>{forms::token(visit)}<input type="hidden" name="do" value=what/>
            <input type="hidden" name="item" value=mine.id.as_str().to_owned()/><button class="btn second" type="submit">{visit.say().t(words)}</button></form>
    }
    .into_any()
}
