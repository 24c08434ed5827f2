//! The page on which prior learning is decided about: what was described, a level, a reason, three buttons.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use super::{
    decide::{LIST, One, here},
    described, file_link, level_words,
    write::status,
};
use crate::{
    domain::competency::observing::Right,
    http::visit::Visit,
    storage::{prior_learning::State, submissions::FormKey},
    train::{framework::three_levels, observing::quoted, reflecting::about},
    ui::{
        art::Icon,
        forms::{self, Fix},
        frame::Frame,
    },
};

/// What somebody typed, for the page that shows it again.
#[derive(Default)]
pub struct Typed {
    pub level: String,
    pub comment: String,
}

pub fn view(visit: &Visit, one: &One<'_>, typed: &Typed, fixes: &[Fix]) -> Response<Body> {
    visit.page_with(status(fixes), || {
        let say = visit.say();
        let claim = &one.claim;
        let title = about(visit, &claim.competency);
        let over = |words: String| {
            let late = quoted(&typed.comment).map(|quote| view! { <p>{say.t("watch-over-typed")}</p>{quote} });
            view! { <p role="status">{words}</p>{quoted(&claim.comment)}{file_link(visit, claim.id.as_str(), claim.file)}{late} }.into_any()
        };
        let body = match claim.state {
            State::Waiting { .. } => {
                let before = quoted(&claim.comment).map(|quote| view! { <p>{say.t("prior-you-asked-before")}</p>{quote} });
                let levels = one.competency.map(|c| view! { <details><summary>{say.t("framework-see-levels")}</summary>{three_levels(visit, c)}</details> });
                view! { {before}{described(visit, &claim.described)}{file_link(visit, claim.id.as_str(), claim.file)}{levels}{form(visit, one, typed, fixes)} }
                    .into_any()
            }
            State::Draft => over(say.t("reflect-taken-back")),
            State::Returned { at } => over(say.with("prior-you-returned", &[("day", say.day(at))])),
            State::Approved { at, level } => over(say.with("prior-you-approved", &[("day", say.day(at)), ("level", level_words(visit, level))])),
            State::Declined { at } => over(say.with("prior-you-declined", &[("day", say.day(at))])),
        };
        let main = view! {
            {forms::summary(say, fixes)}
            <section class="flow"><h1>{title.clone()}</h1><p class="lead">{say.with("prior-from", &[("name", claim.name.as_str())])}</p>{body}</section>
            <p><a href=visit.to(LIST)>{say.t("watch-back")}</a></p>
        };
        let mut frame = Frame::new(title.clone()).trail(say.t("desk-title"), visit.to("/staff")).trail(say.t("watch-title"), visit.to(LIST)).trail(title, "");
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}

fn form(visit: &Visit, one: &One<'_>, typed: &Typed, fixes: &[Fix]) -> AnyView {
    let say = visit.say();
    let error = |field: &str| fixes.iter().find(|f| f.field == field).map(|f| view! { <span class="err-text">{f.words.clone()}</span> });
    let asked = one.claim.described.level.map(|level| level.code()).unwrap_or_default();
    let chosen = if typed.level.is_empty() { asked } else { typed.level.as_str() };
    let level = |(i, level): (usize, crate::domain::frameworks::LevelId)| {
        let (field, marked) = (format!("level-{i}"), level.code() == chosen);
        view! { <div class="opt"><input type="radio" name="level" id=field.clone() value=level.code() checked=marked/><label for=field>{level_words(visit, level)}</label></div> }
    };
    let levels = one.right.is_some().then(|| {
        let all = one.levels.iter().copied().enumerate().map(level).collect_view();
        view! { <fieldset class="pick" id="level"><legend>{say.t("prior-level")}</legend>{error("level")}{all}</fieldset> }
    });
    let approve = one
        .right
        .is_some()
        .then(|| view! { <button class="btn" type="submit" name="do" value="approve">{say.t("prior-approve")}" "{Icon::Next.view()}</button> });
    let founding = match &one.right {
        Some(Right::Founding { reason }) => Some(view! { <p>{say.with("watch-as-founding", &[("reason", reason.as_str())])}</p> }),
        _ => None,
    };
    let class = if fixes.iter().any(|f| f.field == "comment") { "field err" } else { "field" };
    view! {
        <form method="post" action=here(visit, one.claim.id.as_str()) class="flow">{forms::token(visit)}
            <input type="hidden" name="key" value=FormKey::fresh().as_str().to_owned()/>{levels}
            <div class=class><label for="comment">{say.t("prior-reason")}</label>
                <span class="hint" id="comment-hint">{say.t("watch-no-patient")}" "{say.t("prior-reason-hint")}</span>{error("comment")}
                <textarea id="comment" name="comment" rows="4" aria-describedby="comment-hint">{forms::in_box(&typed.comment)}</textarea></div>
            <p>{say.t(if one.right.is_some() { "prior-approve-words" } else { "prior-no-right" })}</p>{founding}
            <div class="acts">{approve}<button class="btn second" type="submit" name="do" value="return">{say.t("prior-return")}</button>
                <button class="btn second" type="submit" name="do" value="decline">{say.t("prior-decline")}</button></div></form>
    }
    .into_any()
}
