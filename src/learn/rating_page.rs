//! The pages of a round of questions: its start with the question about the device, one skill, and the way on into a module.

use axum::{
    body::Body,
    http::{Response, StatusCode},
};
use leptos::prelude::*;

use super::{
    module::address,
    notebook::{Keeping, Notebook, forget_button},
    rating::Round,
};
use crate::{
    domain::{sharing::Item, skills_check::Said},
    http::visit::Visit,
    storage::ratings::Moment,
    ui::{
        art::Icon,
        forms::{self, Fix},
        frame::Frame,
        words::Say,
    },
};

/// The field that the summary links to: the first of the answers.
const FIRST: &str = "said-0";

fn stem(moment: &Moment) -> &'static str {
    match moment {
        Moment::Home => "check-home",
        Moment::Before(_) => "check-before",
        Moment::After(_) => "check-after",
        Moment::Later(_) => "check-later",
    }
}

/// What the round is called in titles and in the trail.
fn title(say: Say, round: &Round<'_>) -> String {
    say.t(&format!("{}-title", stem(&round.moment)))
}

fn frame(visit: &Visit, round: &Round<'_>, title: String) -> Frame {
    let frame = Frame::new(title.clone()).trail(visit.say().t("crumb-home"), visit.to(""));
    match round.module {
        Some((course, module)) => frame.trail(module.title.clone(), address(visit, course, module, "")),
        None => frame.trail(visit.say().t("start-title"), visit.to("/start")),
    }
    .trail(title, "")
}

/// Who sees what is said here, because the map of this module is shared.
fn seen(visit: &Visit, round: &Round<'_>, notebook: &Notebook) -> Option<AnyView> {
    let module = round.moment.module()?;
    crate::sharing::mine::seen_by(visit, &notebook.shared, |item| *item == Item::Map(module.clone()))
}

/// What the check is, and for guests whether this device may remember.
pub fn start(visit: &Visit, round: &Round<'_>, notebook: &Notebook) -> Response<Body> {
    let say = visit.say();
    visit.page(|| {
        let many = round.skills.len();
        // About a quarter of a minute for each question.
        let minutes = say.count("minutes", many.div_ceil(4).max(1));
        let what = say.with("check-what", &[("questions", say.count("questions", many)), ("minutes", minutes)]);
        let begin = match notebook.keeping {
            Keeping::Form => device_question(visit, round, notebook),
            Keeping::Place | Keeping::Device => {
                let first = format!("{}?n=1", round.at);
                view! { <div class="acts"><a class="btn" href=first>{say.t("check-begin")}" "{Icon::Next.view()}</a>{leave(visit, round)}</div>
                {forget_button(visit, notebook)} }
                .into_any()
            }
        };
        let seen = seen(visit, round, notebook);
        let only = seen.is_none().then(|| view! { <li>{say.t("check-only-you")}</li> });
        let main = view! {
            <section class="flow"><h1>{title(say, round)}</h1><p class="lead">{say.t(&format!("{}-lead", stem(&round.moment)))}</p>
                <ul><li>{what}</li><li>{say.t("check-not-graded")}</li>{only}<li>{say.t("check-any-time")}</li></ul>{seen}</section>
            {begin}
        };
        (frame(visit, round, title(say, round)), main)
    })
}

/// Whose is this device, and may it remember?
pub fn device_options(visit: &Visit) -> impl IntoView + use<> {
    let say = visit.say();
    let option = |value: &'static str| {
        let id = format!("device-{value}");
        view! { <div class="opt"><input type="radio" name="device" id=id.clone() value=value/><label for=id>{say.t(&format!("device-ask-{value}"))}</label></div> }
    };
    view! {
        <fieldset class="pick"><legend><h2>{say.t("device-ask")}</h2></legend>{option("remember")}{option("mine")}{option("shared")}</fieldset>
        <p>{say.t("device-ask-why")}</p>
    }
}

fn device_question(visit: &Visit, round: &Round<'_>, notebook: &Notebook) -> AnyView {
    let say = visit.say();
    view! {
        <form method="post" action=round.at.clone() class="flow">{notebook.hidden(visit)}<input type="hidden" name="n" value="0"/>
            {device_options(visit)}
            <div class="acts"><button class="btn" type="submit">{say.t("check-begin")}" "{Icon::Next.view()}</button>{leave(visit, round)}</div></form>
    }
    .into_any()
}

/// The way out of the whole round.
fn leave(visit: &Visit, round: &Round<'_>) -> impl IntoView + use<> {
    let to = match round.module {
        Some((course, module)) => address(visit, course, module, ""),
        None => visit.to("/learn"),
    };
    view! { <a href=to>{visit.say().t("check-not-now")}</a> }
}

/// One skill. With 422 it says that an answer, or a skip, is wanted.
pub fn question(visit: &Visit, round: &Round<'_>, notebook: &Notebook, n: usize, status: StatusCode) -> Response<Body> {
    let say = visit.say();
    let Some(skill) = n.checked_sub(1).and_then(|i| round.skills.get(i)) else { return start(visit, round, notebook) };
    let fixes: Vec<Fix> = match status {
        StatusCode::UNPROCESSABLE_ENTITY => vec![Fix { field: FIRST, words: say.t("check-choose") }],
        _ => Vec::new(),
    };
    visit.page_with(status, || {
        let instrument = &visit.library.skills_check;
        let words = |w: &crate::domain::locale::Words| w.in_locale(visit.locale).to_owned();
        let before = notebook.said(&round.moment, &skill.id);
        let option = |id: String, said: Said, label: String| {
            view! { <input type="radio" name="said" id=id.clone() value=said.to_form() checked=before == Some(said)/><label for=id>{label}</label> }
        };
        let scale = instrument
            .scale
            .iter()
            .map(|point| view! { <div class="opt">{option(format!("said-{}", point.value), Said::Sure(point.value), words(&point.label))}</div> })
            .collect_view();
        let save = if notebook.keeping == Keeping::Form { "check-go-on" } else { "check-save" };
        let feeling = if seen(visit, round, notebook).is_some() { "check-own-feeling-shared" } else { "check-own-feeling" };
        let place = say.with("question-of", &[("n", n), ("all", round.skills.len())]);
        let main = view! {
            {forms::summary(say, &fixes)}
            <form method="post" action=round.at.clone() class="flow">{notebook.hidden(visit)}<input type="hidden" name="n" value=n.to_string()/>
                {doors(n, round.skills.len(), place.clone())}
                <fieldset class="pick"><legend><h1>{words(&instrument.stem)}</h1><span class="voice ask">{words(&skill.statement)}</span></legend>
                    {fixes.first().map(|f| view! { <p class="err-text" id="said-error">{f.words.clone()}</p> })}
                    {scale}<div class="opt or">{option("said-no".into(), Said::NotWanted, words(&instrument.not_wanted))}</div></fieldset>
                <p>{say.t(feeling)}</p>
                <div class="acts"><button class="btn" type="submit" name="go" value="next">{say.t(save)}" "{Icon::Next.view()}</button>
                    <button class="as-link" type="submit" name="go" value="skip">{words(&instrument.skip)}</button>
                    <button class="as-link" type="submit" name="go" value="back">{say.t("check-back")}</button></div></form>
        };
        let mut frame = frame(visit, round, format!("{} · {place}", title(say, round)));
        frame.has_errors = !fixes.is_empty();
        (frame, main)
    })
}

/// A row of small doors, and the same in words. The number of columns is a class, because pages carry no inline styles.
pub fn doors(n: usize, all: usize, words: String) -> impl IntoView {
    let small = (1..=all)
        .map(|i| {
            let class = match i.cmp(&n) {
                std::cmp::Ordering::Less => "opened was",
                std::cmp::Ordering::Equal => "opened now",
                std::cmp::Ordering::Greater => "opened",
            };
            view! { <span class=class aria-hidden="true"></span> }
        })
        .collect_view();
    view! { <p class=format!("steps-of n{all}")>{small}<span>{words}</span></p> }
}

/// After the questions before a module: on to its first lesson.
pub fn begin_module(visit: &Visit, round: &Round<'_>, notebook: &Notebook) -> Response<Body> {
    let say = visit.say();
    visit.page(|| {
        let first = round.module.and_then(|(course, module)| module.lessons.first().map(|l| address(visit, course, module, &format!("/{}", l.slug))));
        let kept = say.t(match notebook.keeping {
            Keeping::Place => "kept-place",
            Keeping::Device => "kept-device",
            Keeping::Form => "kept-nowhere",
        });
        let main = view! {
            <section class="flow"><h1>{say.t("check-before-done")}</h1><p class="lead">{say.t("check-before-next")}</p><p>{kept}</p>
                <div class="acts">{first.map(|to| view! { <a class="btn" href=to>{say.t("module-start")}" "{Icon::Next.view()}</a> })}
                    {super::map::link(visit, notebook)}</div></section>
        };
        (frame(visit, round, say.t("check-before-done")), main)
    })
}
