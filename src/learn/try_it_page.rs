//! The page of a Try it task: the made-up screen, its hint, its choices, and what came of it in words.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    notebook::{Keeping, Notebook},
    rating_page::doors,
    try_it::{Step, at, tasks},
    try_it_list::outcome_words,
};
use crate::{
    domain::course::ScreenChoice,
    http::visit::Visit,
    ui::{
        art::Icon,
        blocks::{self, Reader},
        forms::{self, Fix},
        frame::Frame,
        made_up_phone::{self, Around},
    },
};

/// The field that the summary links to: the first of the choices.
const FIRST: &str = "choice-0";

/// One screen of a task. With 422 it says that a choice is wanted.
pub fn draw(visit: &Visit, notebook: &Notebook, step: &Step<'_>, status: StatusCode) -> Response<Body> {
    let say = visit.say();
    let fixes: Vec<Fix> = match status {
        StatusCode::UNPROCESSABLE_ENTITY => vec![Fix { field: FIRST, words: say.t("try-choose-first") }],
        _ => Vec::new(),
    };
    visit.page_with(status, || {
        let reader = Reader { say, device: visit.display.device, help: visit.to("/help"), ticks: None };
        let practice = &step.task.practice;
        let main = view! {
            {forms::summary(say, &fixes)}
            <section class="flow">{place_in_row(visit, notebook, step)}<h1>{practice.title.clone()}</h1><p class="lead">{practice.goal.clone()}</p></section>
            <div class="two prac">
                <section class="flow" aria-labelledby="ph"><h2 id="ph" class="vh">{say.t("practice-phone")}</h2>
                    <p class="made-up">{say.t("practice-made-up")}</p>
                    {phone(visit, notebook, &reader, step, &fixes)}</section>
                <section class="flow" id="why" aria-live="polite">{answer(&reader, step)}{ways_on(visit, notebook, &reader, step)}</section>
            </div>
        };
        let mut frame = Frame::new(practice.title.clone())
            .trail(say.t("crumb-home"), visit.to(""))
            .trail(say.t("try-title"), visit.to("/try-it"))
            .trail(practice.title.clone(), "");
        frame.written_in = Some(practice.source.written_in);
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}

/// “Task 3 of 12”, when they go one after the other.
fn place_in_row(visit: &Visit, notebook: &Notebook, step: &Step<'_>) -> Option<AnyView> {
    let tasks = tasks(visit, notebook);
    let n = tasks.iter().position(|task| task.skill == step.task.skill).filter(|_| !step.one)? + 1;
    let words = visit.say().with("try-task-of", &[("n", n), ("all", tasks.len())]);
    Some(doors(n, tasks.len(), words).into_any())
}

fn phone(visit: &Visit, notebook: &Notebook, reader: &Reader, step: &Step<'_>, fixes: &[Fix]) -> impl IntoView + use<> {
    let (practice, screen) = (&step.task.practice, step.screen);
    let action = at(visit, step.task);
    let taps = made_up_phone::taps(practice, screen, |tap, inside| {
        view! { <button class="tap" type="submit" name="to" value=tap.to.to_string()>{inside}</button> }.into_any()
    });
    let taps = taps.map(|taps| view! { <form method="post" action=action.clone() class="taps">{step.hidden(visit, notebook)}{taps}</form> }.into_any());
    let up = step.before().map(|_| {
        view! {
            <form method="post" action=action.clone() class="taps">{step.hidden(visit, notebook)}
                <button class="tap up" type="submit" name="go" value="back">{Icon::Back.view()}<span>{reader.say.t("practice-back")}</span></button></form>
        }
        .into_any()
    });
    let choices = (!screen.choices.is_empty()).then(|| choices(visit, notebook, reader, step, fixes).into_any());
    made_up_phone::draw(reader, practice, screen, Around { up, taps, choices, is_picture: false })
}

fn choices(visit: &Visit, notebook: &Notebook, reader: &Reader, step: &Step<'_>, fixes: &[Fix]) -> impl IntoView + use<> {
    let (screen, fitting) = (step.screen, step.screen.fitting());
    let several = (fitting > 1).then(|| view! { <p>{reader.say.t("try-several")}</p> });
    let error = fixes.first().map(|fix| view! { <p class="err-text" id="choice-error">{fix.words.clone()}</p> });
    view! {
        <form method="post" action=at(visit, step.task)>{step.hidden(visit, notebook)}
            <fieldset class="pick"><legend class="vh" inner_html=screen.title.as_html().to_owned()></legend>{error}{several}{made_up_phone::options(screen, &step.chosen)}</fieldset>
            <p class="gap"><button class="btn second" type="submit" name="go" value="choose">{reader.say.t("practice-choose")}</button></p></form>
    }
}

/// What stands after a choice: its reason, and at the end that the task is done.
fn answer(reader: &Reader, step: &Step<'_>) -> Option<AnyView> {
    let say = reader.say;
    let mine: Vec<&ScreenChoice> = step.chosen.iter().filter_map(|n| step.screen.choices.get(*n)).collect();
    let fit = mine.iter().filter(|choice| choice.reaches).count();
    let title = match step.outcome() {
        Some(_) => "practice-reached",
        None if fit == 0 => "practice-look-again",
        None if fit == mine.len() && fit == step.screen.fitting() => "practice-reached",
        None => "practice-part",
    };
    let done = step.outcome().map(|outcome| {
        let words = say.with("try-done", &[("what", outcome_words(say, outcome))]);
        view! { <p class="state only">{Icon::Tick.view()}<span>{words}</span></p> }
    });
    (!mine.is_empty())
        .then(|| view! { <div class="answer flow" role="status"><h2>{say.t(title)}</h2>{made_up_phone::said(reader, &mine)}{done}</div> }.into_any())
}

/// A hint, “not now”, or on: never a dead end.
fn ways_on(visit: &Visit, notebook: &Notebook, reader: &Reader, step: &Step<'_>) -> AnyView {
    let say = reader.say;
    let action = at(visit, step.task);
    if step.outcome().is_some() {
        let kept = (notebook.keeping == Keeping::Form).then(|| view! { <p class="soft">{say.t("try-kept-nowhere")}</p> });
        let next = say.t(if step.one { "try-to-list" } else { "try-next" });
        let stop = (!step.one).then(|| notebook.way(visit, &visit.to("/try-it?end=yes"), "as-link", say.t("try-stop")));
        return view! {
            {kept}
            <div class="acts"><form method="post" action=action>{step.hidden(visit, notebook)}
                <button class="btn" type="submit" name="go" value="next">{next}" "{Icon::Next.view()}</button></form>{stop}</div>
        }
        .into_any();
    }
    let hint = step.screen.hint.as_ref().filter(|_| step.shows_hint());
    let hint = hint.map(|hint| view! { <div class="quiet flow"><h2 class="h-small">{say.t("try-the-hint")}</h2>{blocks::plain(reader, hint)}</div> });
    let ask = (step.screen.hint.is_some() && !step.shows_hint())
        .then(|| view! { <button class="as-link" type="submit" name="go" value="hint">{say.t("practice-hint")}</button> });
    view! {
        {hint}
        <form method="post" action=action><div class="acts">{step.hidden(visit, notebook)}{ask}
            <button class="as-link" type="submit" name="go" value="later">{say.t("check-not-now")}</button></div></form>
    }
    .into_any()
}
