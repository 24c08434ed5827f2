//! The page on which prior learning is described: the box, three lines, who can approve it, and what was decided before.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{
    address, described, file_link, file_page, level_words,
    write::{Page, Typed, status},
};
use crate::{
    domain::{competency::observing::Right, frameworks::LevelId},
    http::visit::Visit,
    storage::{
        prior_learning::{Mine, State},
        submissions::FormKey,
    },
    train::{observing::quoted, reflecting::about},
    ui::{
        art::Icon,
        forms::{self, Field, Fix},
        frame::Frame,
    },
};

pub fn view(visit: &Visit, page: &Page<'_>) -> Response<Body> {
    visit.page_with(status(&page.fixes), || {
        let say = visit.say();
        let title = say.with("prior-title", &[("competency", about(visit, &page.competency.id))]);
        let said = match visit.query.text("done") {
            "kept" => Some(say.t("reflect-done-kept")),
            "sent" => Some(say.t("prior-done-sent")),
            _ => None,
        };
        let said = said.filter(|_| page.fixes.is_empty()).map(|words| view! { <p class="confirm" role="status">{words}</p> });
        let body = match page.open().map(|open| (open, open.state)) {
            Some((open, State::Waiting { since })) => waiting(visit, page, open, since),
            open if page.levels.is_empty() => not_here(visit, page, open.map(|(open, _)| open)),
            open => form(visit, page, open.map(|(open, _)| open)),
        };
        let ended = page.mine.iter().filter(|m| !m.is_open()).map(|m| decided(visit, page, m)).collect::<Vec<_>>();
        let ended = (!ended.is_empty()).then(
            || view! { <section class="flow" aria-labelledby="mine"><h2 id="mine">{say.t("prior-mine")}</h2><ul class="ruled set">{ended}</ul></section> },
        );
        let main = view! {
            {forms::summary(say, &page.fixes)}
            <section class="flow"><h1>{title.clone()}</h1>{said}<p class="lead">{say.t("prior-lead")}</p></section>
            <section class="flow">{body}</section>{ended}
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

/// The box, the lines and the names. Without anybody who can approve it can still be kept.
fn form(visit: &Visit, page: &Page<'_>, open: Option<&Mine>) -> AnyView {
    let say = visit.say();
    let kept = Typed { who: String::new(), described: open.map(|m| m.described.clone()).unwrap_or_default() };
    let typed = page.typed.as_ref().unwrap_or(&kept);
    let seen = open.map(|m| m.changed_at.to_string()).unwrap_or_default();
    let class = if page.fixes.iter().any(|f| f.field == "learned") { "field err" } else { "field" };
    let theirs = open.filter(|_| page.elsewhere).map(|m| view! { <h2>{say.t("reflect-kept-elsewhere")}</h2>{described(visit, &m.described)} });
    let send =
        (!page.may.is_empty()).then(|| view! { <button class="btn" type="submit" name="do" value="send">{say.t("prior-send")}" "{Icon::Next.view()}</button> });
    let delete = open.map(|m| button(visit, page, m, "delete", "reflect-delete-draft"));
    let d = &typed.described;
    let with_it = open.map(|m| {
        let to = file_page::address(visit, page.competency);
        let words = say.t(if m.file.is_some() { "prior-file-other" } else { "prior-file-add" });
        view! { {file_link(visit, m.id.as_str(), m.file)}<p><a href=to>{words}</a></p> }
    });
    let line = |id: &'static str, hint: &str, value| Field {
        id,
        label: say.t(&format!("prior-{id}")),
        hint: Some(format!("{} {}", say.t(hint), say.t("watch-no-patient"))),
        kind: "text",
        complete: "off",
        value,
    };
    view! {
        {open.and_then(|m| came_back(visit, m))}
        <form method="post" action=address(visit, page.competency) class="flow">{forms::token(visit)}
            <input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/><input type="hidden" name="revision" value=seen/>
            <div class=class><label for="learned">{say.t("prior-learned")}</label>
                <span class="hint" id="learned-hint">{say.t("watch-no-patient")}" "{say.t("prior-learned-hint")}</span>{error(&page.fixes, "learned")}
                <textarea id="learned" name="learned" rows="6" aria-describedby="learned-hint">{forms::in_box(&d.learned)}</textarea></div>
            {line("place", "prior-place-hint", &d.place).view(&page.fixes)}
            {line("period", "prior-period-hint", &d.period).view(&page.fixes)}
            {line("duration", "prior-duration-hint", &d.duration).view(&page.fixes)}
            {levels(visit, page, d.level)}
            {who(visit, page, &typed.who)}
            <div class="acts">{send}<button class="btn second" type="submit" name="do" value="keep">{say.t("reflect-keep")}</button></div></form>
        {theirs}{with_it}{delete}
    }
    .into_any()
}

/// Today's rules accept none: what was written is there to take along.
fn not_here(visit: &Visit, page: &Page<'_>, open: Option<&Mine>) -> AnyView {
    let kept = open.map(|m| view! { {described(visit, &m.described)}{button(visit, page, m, "delete", "reflect-delete-draft")} });
    view! { <p>{visit.say().t("prior-not-here")}</p>{kept} }.into_any()
}

/// What was missing when it came back.
fn came_back(visit: &Visit, mine: &Mine) -> Option<AnyView> {
    let State::Returned { at } = mine.state else { return None };
    let say = visit.say();
    let blanks = [("name", mine.approver.clone().unwrap_or_else(|| say.t("watch-gone"))), ("day", say.day(at))];
    Some(view! { <p>{say.with("prior-came-back", &blanks)}</p>{quoted(&mine.comment)} }.into_any())
}

fn levels(visit: &Visit, page: &Page<'_>, chosen: Option<LevelId>) -> AnyView {
    let say = visit.say();
    // One way is no question.
    let only = (page.levels.len() == 1).then(|| page.levels[0]);
    let one = |(i, level): (usize, &LevelId)| {
        let (field, marked) = (format!("level-{i}"), chosen.or(only) == Some(*level));
        let words = level_words(visit, *level);
        view! { <div class="opt"><input type="radio" name="level" id=field.clone() value=level.code() checked=marked/><label for=field>{words}</label></div> }
    };
    let all = page.levels.iter().enumerate().map(one).collect_view();
    view! { <fieldset class="pick" id="level"><legend>{say.t("prior-asks")}</legend>{error(&page.fixes, "level")}{all}</fieldset> }.into_any()
}

fn who(visit: &Visit, page: &Page<'_>, chosen: &str) -> AnyView {
    let say = visit.say();
    if page.may.is_empty() {
        return view! { <p>{say.t("prior-nobody")}</p> }.into_any();
    }
    let names = page.may.iter().enumerate().map(|(i, may)| {
        let (field, marked) = (format!("who-{i}"), may.id.as_str() == chosen);
        let founding = matches!(may.right, Right::Founding { .. }).then(|| view! { <span class="soft">" · "{say.t("watch-founding")}</span> });
        view! {
            <div class="opt"><input type="radio" name="who" id=field.clone() value=may.id.as_str().to_owned() checked=marked/>
                <label for=field><span>{may.name.clone()}{founding}</span></label></div>
        }
    });
    let names = names.collect_view();
    view! { <fieldset class="pick" id="who"><legend>{say.t("prior-who")}</legend>{error(&page.fixes, "who")}{names}</fieldset> }.into_any()
}

/// A colleague has it. What another window typed meanwhile is there to copy.
fn waiting(visit: &Visit, page: &Page<'_>, open: &Mine, since: i64) -> AnyView {
    let say = visit.say();
    let name = open.approver.clone().unwrap_or_else(|| say.t("watch-gone"));
    let cannot = (!open.works).then(|| view! { <p>{say.t("prior-cannot")}</p> });
    let typed = page.typed.as_ref().map(|t| view! { <p>{say.t("watch-over-typed")}</p>{described(visit, &t.described)} });
    view! {
        <p>{say.with("prior-waits", &[("name", name), ("day", say.day(since))])}</p>{cannot}
        <details><summary>{say.t("prior-own-words")}</summary>{described(visit, &open.described)}{file_link(visit, open.id.as_str(), open.file)}</details>{typed}
        {button(visit, page, open, "back", "reflect-take-back")}
    }
    .into_any()
}

fn decided(visit: &Visit, page: &Page<'_>, mine: &Mine) -> AnyView {
    let say = visit.say();
    let name = mine.approver.clone().unwrap_or_else(|| say.t("watch-gone"));
    let (words, delete) = match mine.state {
        State::Approved { at, level } => (say.with("prior-was-approved", &[("name", name), ("level", level_words(visit, level)), ("day", say.day(at))]), None),
        State::Declined { at } => {
            (say.with("prior-was-declined", &[("name", name), ("day", say.day(at))]), Some(button(visit, page, mine, "delete", "prior-delete")))
        }
        _ => (String::new(), None),
    };
    view! {
        <li class="flow"><p>{words}</p>{quoted(&mine.comment)}
            <details><summary>{say.t("prior-own-words")}</summary>{described(visit, &mine.described)}{file_link(visit, mine.id.as_str(), mine.file)}</details>{delete}</li>
    }
    .into_any()
}

fn button(visit: &Visit, page: &Page<'_>, mine: &Mine, what: &'static str, words: &'static str) -> AnyView {
    view! {
        <form method="post" action=address(visit, page.competency)>{forms::token(visit)}<input type="hidden" name="do" value=what/>
            <input type="hidden" name="item" value=mine.id.as_str().to_owned()/><button class="btn second" type="submit">{visit.say().t(words)}</button></form>
    }
    .into_any()
}
