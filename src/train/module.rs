//! One module for clinicians: its lessons, its cases, its knowledge check, and the competencies that it is about.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use super::{
    framework::{self, letter, number},
    observe,
};
use crate::{
    domain::course::{Course, Module, Track},
    http::{error::Trouble, visit::Visit},
    storage::{progress::LessonPlace, staff_lessons},
    ui::{
        art::{Door, Icon},
        blocks::{self, Reader},
        frame::Frame,
        lesson_parts::{address, find, last_opened, lesson_rows, module_flags, small_print},
    },
};

/// `/train/{course}/{module}`
pub async fn show(visit: Visit, Path((_, course, module)): Path<(String, String, String)>) -> Result<Response<Body>, Trouble> {
    let (course, module) = find(&visit, Track::Clinician, &course, &module)?;
    let places = match visit.staff() {
        Some(staff) => staff_lessons::lessons(&visit.house.stores.people, staff).await?.into_iter().filter(|p| p.module == module.id).collect(),
        None => Vec::new(),
    };
    Ok(visit.shared_page(|| page(&visit, course, module, &places)))
}

fn page(visit: &Visit, course: &Course, module: &Module, places: &[LessonPlace]) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let link = |rest: &str| address(visit, course, module, rest);
    let here = last_opened(places).and_then(|p| module.lesson_kept_as(p.lesson.as_str()));
    let start_words = match here {
        Some(lesson) => say.with("module-go-on", &[("lesson", lesson.title.as_str())]),
        None => say.t("module-start"),
    };
    let start = here.or(module.lessons.first()).map(|l| view! { <a class="btn" href=link(&format!("/{}", l.slug))>{start_words}" "{Icon::Next.view()}</a> });
    let reader = Reader { say, device: visit.display.device, help: visit.to("/help"), ticks: None };
    let main = view! {
        <section class="flow">
            <p class="state">{Door::Ajar.view()}<span class="soft">{say.with("module-door", &[("n", module.number)])}</span></p>
            <h1>{module.title.clone()}</h1><p class="lead">{module.aim.clone()}</p>
            {module_flags(say, &module.flags)}
            <div class="acts">{start}</div>
        </section>
        <aside class="flow" aria-labelledby="kn"><h2 id="kn" class="h-small">{say.t("module-know")}</h2>
            <dl class="facts"><div><dt>{say.t("module-time")}</dt><dd>{say.count("module-alone", module.minutes_alone as usize)}
                {module.minutes_in_group.map(|m| format!(", {}", say.count("module-group", m as usize)))}</dd></div></dl>
            {blocks::plain(&reader, &module.intro)}</aside>
        <section class="flow" aria-labelledby="les"><h2 id="les">{say.count("module-lessons", module.lessons.len())}</h2>{lesson_rows(visit, course, module, places, None)}</section>
        <section class="flow" aria-labelledby="then"><h2 id="then">{say.t("train-evidence")}</h2><p>{say.t("train-evidence-words")}</p>
            <ul class="ruled set">{cases(visit, course, module)}{knowledge(visit, course, module)}</ul></section>
        {observations(visit, course, module)}
        <section class="flow" aria-labelledby="about"><h2 id="about">{say.t("train-competencies")}</h2>{competencies(visit, module)}</section>
    };
    let mut frame = Frame::new(module.title.clone())
        .trail(say.t("crumb-home"), visit.to(""))
        .trail(say.t("train-title"), visit.to("/train"))
        .trail(module.title.clone(), "")
        .margin();
    frame.small_print = Some(small_print(visit, module, &module.source));
    frame.written_in = Some(module.source.written_in);
    (frame, main)
}

fn cases(visit: &Visit, course: &Course, module: &Module) -> impl IntoView + use<> {
    let say = visit.say();
    let items = module.vignettes.iter().map(|case| {
        let to = address(visit, course, module, &format!("/case/{}", case.slug));
        view! { <li><a href=to>{say.with("case-name", &[("title", case.title.as_str())])}</a><p class="meta">{say.count("minutes", case.minutes as usize)}</p></li> }
    });
    items.collect_view()
}

fn knowledge(visit: &Visit, course: &Course, module: &Module) -> Option<impl IntoView + use<>> {
    let say = visit.say();
    let set = module.items.as_ref()?;
    let drawn = (module.draw as usize).min(set.questions.len());
    let to = address(visit, course, module, "/knowledge");
    Some(view! { <li><a href=to>{say.t("knowledge-title")}</a><p class="meta">{say.count("questions", drawn)}</p></li> })
}

/// Sheets for being watched at work; nothing where there is none.
fn observations(visit: &Visit, course: &Course, module: &Module) -> Option<impl IntoView + use<>> {
    let say = visit.say();
    let items = module
        .observations
        .iter()
        .map(|o| {
            let to = address(visit, course, module, &format!("/observe/{}", o.slug));
            view! { <li><a href=to>{o.title.clone()}</a><p class="meta">{observe::number_of(visit, o)}" · "{say.count("minutes", o.minutes as usize)}</p></li> }
        })
        .collect::<Vec<_>>();
    (!items.is_empty()).then(|| {
        view! { <section class="flow" aria-labelledby="watched"><h2 id="watched">{say.t("observe-title")}</h2><p>{say.t("observe-words")}</p><ul class="ruled set">{items}</ul></section> }
    })
}

fn competencies(visit: &Visit, module: &Module) -> impl IntoView + use<> {
    let framework = &visit.library.competencies;
    let items = module
        .competencies
        .iter()
        .filter_map(|id| framework.competency(id.as_str()))
        .map(|c| {
            let letters = c.evidence.iter().map(|kind| letter(visit, *kind, None)).collect_view();
            let to = framework::place_of(visit, c);
            view! { <li><span class="soft">{number(c)}</span>" "<a href=to>{c.title.in_locale(visit.locale).to_owned()}</a>" "{letters}<p>{c.proficient.in_locale(visit.locale).to_owned()}</p></li> }
        })
        .collect_view();
    view! { <ul class="ruled set">{items}</ul> }
}
