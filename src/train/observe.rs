//! An observation sheet: what an observer looks for when a clinician is watched at work. Read here, filled in with a pen or, by whoever
//! was asked (`observing`), on the screen.
//!
//! It prints on one sheet, with lines for names and boxes to tick. Deliberately absent: anything about a patient. The page says so.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use super::{
    framework::{number, place_of as competency_place},
    observing::ask::{self, Asking},
};
use crate::{
    domain::{
        course::{Course, Module, Observation, Track},
        frameworks::Competency,
        markdown::Inline,
    },
    http::{error::Trouble, visit::Visit},
    ui::{
        art::{Door, Icon},
        blocks::{self, Reader},
        forms,
        frame::Frame,
        lesson_parts::{address, find, small_print},
        words::Say,
    },
};

/// The sheets for a competency, with where they stand.
pub fn sheets<'v>(visit: &'v Visit, competency: &'v Competency) -> impl Iterator<Item = (&'v Course, &'v Module, &'v Observation)> {
    let modules = visit.library.edition(visit.locale).modules().filter(|(course, _)| course.track == Track::Clinician);
    let all = modules.flat_map(|(course, module)| module.observations.iter().map(move |o| (course, module, o)));
    all.filter(move |(_, _, o)| o.competency == competency.id)
}

pub fn at(visit: &Visit, course: &Course, module: &Module, observation: &Observation) -> String {
    address(visit, course, module, &format!("/observe/{}", observation.slug))
}

/// Links to the sheets of a competency; nothing where there is none.
pub fn links(visit: &Visit, competency: &Competency) -> Option<impl IntoView + use<>> {
    let say = visit.say();
    let items = sheets(visit, competency)
        .map(|(course, module, o)| view! { <p><a href=at(visit, course, module, o)>{say.with("observe-name", &[("title", o.title.as_str())])}</a></p> })
        .collect::<Vec<_>>();
    (!items.is_empty()).then_some(items)
}

/// “2.2 Open safely”; the bare name when the framework does not have it.
pub fn number_of(visit: &Visit, observation: &Observation) -> String {
    match visit.library.competencies.competency(observation.competency.as_str()) {
        Some(c) => format!("{} {}", number(c), c.title.in_locale(visit.locale)),
        None => observation.competency.to_string(),
    }
}

/// `/train/{course}/{module}/observe/{sheet}`
pub async fn show(visit: Visit, Path((_, course, module, sheet)): Path<(String, String, String, String)>) -> Result<Response<Body>, Trouble> {
    let (course, module) = find(&visit, Track::Clinician, &course, &module)?;
    let observation = module.observation(&sheet).ok_or(Trouble::NotFound)?;
    match visit.staff() {
        None => Ok(visit.shared_page(|| page(&visit, course, module, observation, None))),
        Some(staff) => {
            let asking = ask::read(&visit, staff, observation).await?;
            Ok(visit.page(|| page(&visit, course, module, observation, Some(&asking))))
        }
    }
}

/// The sheet; for somebody who is signed in with the way to ask.
pub fn page(visit: &Visit, course: &Course, module: &Module, observation: &Observation, asking: Option<&Asking>) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let reader = Reader { say, device: visit.display.device, help: visit.to("/help"), ticks: None };
    let competency = visit.library.competencies.competency(observation.competency.as_str());
    let about = match competency {
        Some(c) => view! { <a href=competency_place(visit, c)>{number_of(visit, observation)}</a> }.into_any(),
        None => number_of(visit, observation).into_any(),
    };
    let print = small_print(visit, module, &observation.source);
    let fixes = asking.map(|a| a.fixes.clone()).unwrap_or_default();
    let way = match asking {
        Some(_) => view! { <p class="quiet"><a href="#ask">{say.t("watch-ask")}</a>". "{say.t("watch-or-paper")}</p> }.into_any(),
        None => view! { <p class="quiet">{say.t("observe-on-paper")}</p> }.into_any(),
    };
    let here = at(visit, course, module, observation);
    let main = view! {
        {forms::summary(say, &fixes)}
        <section class="flow no-print"><p class="state only">{Icon::Print.view()}<span>{say.t("print-how")}</span></p>{way}</section>
        {paper(&reader, observation, about, print)}
        {asking.map(|asking| ask::section(visit, &here, asking))}
        <section class="flow no-print"><p><a href=address(visit, course, module, "")>{say.t("quiz-to-module")}</a></p></section>
    };
    let mut frame = Frame::new(observation.title.clone())
        .trail(say.t("train-title"), visit.to("/train"))
        .trail(module.title.clone(), address(visit, course, module, ""))
        .trail(say.with("observe-name", &[("title", observation.title.as_str())]), "");
    frame.body_class = "hand";
    frame.has_errors = !fixes.is_empty();
    frame.written_in = Some(observation.source.written_in);
    (frame, main)
}

/// The sheet itself; `about` names its competency.
pub fn paper(reader: &Reader, observation: &Observation, about: AnyView, small_print: String) -> impl IntoView + use<> {
    let say = reader.say;
    let sheet = &observation.sheet;
    let setting = observation.setting.trim_end_matches('.').to_owned();
    let acts = sheet.look_for.iter().map(|i| view! { <li>{blocks::line(&i.act)}</li> }).collect_view();
    view! {
        <div class="hand-sheet watch"><header><div><p>{say.t("observe-one")}", "{about}</p><h1>{observation.title.clone()}</h1></div>{Door::Open.view()}</header>
            <section><p>{setting}" · "{say.count("observe-minutes", observation.minutes as usize)}</p>{blocks::plain(reader, &sheet.why)}</section>
            <section><ul class="set lines">{["observe-who", "observe-by", "observe-day", "observe-where"].map(|name| line_to_fill(say, name))}</ul>
                <p><strong>{say.t("observe-no-patient")}</strong></p></section>
            <section><h2>{say.t("observe-before")}</h2>{blocks::plain(reader, &sheet.before)}</section>
            <section><h2>{say.t("observe-look-for")}</h2><p>{say.t("observe-look-how")}</p><ul class="tick set">{acts}</ul></section>
            <section><h2>{say.t("observe-judgement")}</h2><p>{say.t("observe-judgement-how")}</p>{judgements(say, observation)}</section>
            <section><h2>{say.t("observe-stop")}</h2><p>{say.t("observe-stop-how")}</p><ul>{list(&sheet.stop)}</ul></section>
            <section><h2>{say.t("observe-after")}</h2>{blocks::plain(reader, &sheet.afterwards)}
                <ul class="set lines">{["observe-keep", "observe-try", "observe-signed", "observe-signed-day"].map(|name| line_to_fill(say, name))}</ul></section>
            {sources(say, observation)}
            <section class="foot-line"><p>{small_print}</p></section>
        </div>
    }
}

fn line_to_fill(say: Say, name: &str) -> impl IntoView + use<> {
    view! { <li><span>{say.t(name)}</span><span class="write"></span></li> }
}

fn list(lines: &[Inline]) -> impl IntoView + use<> {
    lines.iter().map(|line| view! { <li>{blocks::line(line)}</li> }).collect_view()
}

/// Side by side, each with a box of its own.
fn judgements(say: Say, observation: &Observation) -> impl IntoView + use<> {
    let names = ["observe-needs-support", "observe-safe-alone", "observe-can-teach"];
    let three = names.into_iter().zip(observation.sheet.judgements());
    let columns = three.map(|(name, lines)| view! { <div><h3>{say.t(name)}</h3><ul>{list(lines)}</ul></div> }).collect_view();
    view! { <div class="judge">{columns}</div> }
}

/// Where the acts come from: on the screen, not on the sheet.
fn sources(say: Say, observation: &Observation) -> Option<impl IntoView + use<>> {
    let items = observation.sources.iter().map(|s| view! { <li>{s.clone()}</li> }).collect_view();
    (!observation.sources.is_empty())
        .then(|| view! { <section class="no-print"><details><summary>{say.t("train-sources")}</summary><ul class="small">{items}</ul></details></section> })
}
