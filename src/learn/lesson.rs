//! One lesson: one idea, the steps for my device, something to try, what to do when it does not work, three things to keep.
//!
//! For guests the page is the same for everybody and comes from memory. With a place it also knows what was ticked and noted, is written
//! anew each time, and is kept by nobody. At most four queries then, the session included (a test counts them).

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use super::module::{address, find, small_print};
use crate::{
    domain::{
        course::{Course, Lesson, Module, Track},
        ids::TermId,
    },
    http::{error::Trouble, visit::Visit},
    ui::{
        art::Icon,
        blocks::{self, Reader},
        frame::Frame,
    },
};

/// `/learn/{course}/{module}/{lesson}`
pub async fn show(visit: Visit, Path((_, course, module, lesson)): Path<(String, String, String, String)>) -> Result<Response<Body>, Trouble> {
    let renamed = visit.library.edition(visit.locale).redirect(&course, &module, &lesson);
    let (course, module) = find(&visit, Track::Learner, &course, &module)?;
    if let Some(now) = renamed {
        return Ok(visit.moved(&address(&visit, course, module, &format!("/{now}"))));
    }
    let lesson = module.lesson(&lesson).ok_or(Trouble::NotFound)?;
    Ok(visit.shared_page(|| page(&visit, course, module, lesson)))
}

fn page(visit: &Visit, course: &Course, module: &Module, lesson: &Lesson) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let reader = Reader { say, device: visit.display.device, help: visit.to("/help"), ticks: None };
    let position = module.position(&lesson.slug).unwrap_or(1);
    let where_now = say.with("lesson-of", &[("n", position), ("all", module.lessons.len())]);
    let main = view! {
        <section class="flow"><h1>{lesson.title.clone()}</h1><p class="small soft">{say.count("takes-minutes", lesson.minutes as usize)}</p></section>
        {blocks::sections(&reader, &lesson.blocks)}
        {menus_note(visit, lesson)}
        {known_words(visit, &lesson.words)}
        {onward(visit, course, module, lesson)}
        {in_this_module(visit, course, module, lesson)}
    };
    let mut frame = Frame::new(lesson.title.clone())
        .trail(say.t("crumb-home"), visit.to(""))
        .trail(module.title.clone(), address(visit, course, module, ""))
        .trail(where_now, "")
        .margin();
    frame.small_print = Some(small_print(visit, module, lesson.source.written_in, lesson.source.version));
    frame.written_in = Some(lesson.source.written_in);
    (frame, main)
}

/// Menus move; the page says when they were last seen on a device, or that nobody has yet.
pub fn menus_note(visit: &Visit, lesson: &Lesson) -> Option<impl IntoView + use<>> {
    if lesson.devices().is_empty() {
        return None;
    }
    let words = match &lesson.menus_checked {
        Some(when) => visit.say().with("menus-checked", &[("when", when.as_str())]),
        None => visit.say().t("menus-not-checked"),
    };
    Some(view! { <p class="small soft after-switch">{words}</p> })
}

/// The glossary words of this page, explained where they are used; the links in the text lead here.
pub fn known_words(visit: &Visit, words: &[TermId]) -> Option<impl IntoView + use<>> {
    let glossary = &visit.library.edition(visit.locale).glossary;
    let terms: Vec<_> = words.iter().filter_map(|id| glossary.term(id.as_str())).collect();
    if terms.is_empty() {
        return None;
    }
    let reader = Reader { say: visit.say(), device: None, help: visit.to("/help"), ticks: None };
    let items = terms
        .iter()
        .map(|term| {
            view! { <div id=format!("word-{}", term.id) tabindex="-1"><dt>{blocks::line(&term.word)}</dt><dd class="flow">{blocks::plain(&reader, &term.meaning)}</dd></div> }
        })
        .collect_view();
    Some(view! { <section class="known-words flow" aria-labelledby="words"><h2 id="words" class="h-small">{visit.say().t("words-here")}</h2><dl class="trouble">{items}</dl></section> })
}

fn onward(visit: &Visit, course: &Course, module: &Module, lesson: &Lesson) -> impl IntoView + use<> {
    let say = visit.say();
    let (to, words) = match module.next_lesson(&lesson.slug) {
        Some(next) => (address(visit, course, module, &format!("/{}", next.slug)), say.with("lesson-next", &[("lesson", next.title.as_str())])),
        None if module.check.is_some() => (address(visit, course, module, "/check"), say.t("lesson-next-check")),
        None => (address(visit, course, module, "/after"), say.t("module-after-check")),
    };
    view! {
        <section class="flow"><div class="acts"><a class="btn" href=to>{words}" "{Icon::Next.view()}</a>
            <a href=address(visit, course, module, "")>{say.t("stop-here")}</a></div></section>
    }
}

fn in_this_module(visit: &Visit, course: &Course, module: &Module, lesson: &Lesson) -> impl IntoView + use<> {
    let say = visit.say();
    let rows = module
        .lessons
        .iter()
        .enumerate()
        .map(|(i, other)| {
            if other.slug == lesson.slug {
                view! { <li aria-current="true"><b class="no">{i + 1}</b><span><strong>{other.title.clone()}</strong><br/><span class="soft">{say.t("you-are-here")}</span></span></li> }.into_any()
            } else {
                let to = address(visit, course, module, &format!("/{}", other.slug));
                view! { <li><b class="no">{i + 1}</b><a href=to>{other.title.clone()}</a></li> }.into_any()
            }
        })
        .collect_view();
    let handout = module.handout.is_some().then(|| view! { <p class="links"><a href=address(visit, course, module, "/handout")>{Icon::Print.view()}" "{say.t("module-handout")}</a></p> });
    view! {
        <aside class="flow here-list" aria-labelledby="top"><h2 id="top" class="h-small">{say.t("in-this-module")}</h2>
            <ol class="ruled set rail">{rows}</ol>{handout}</aside>
    }
}
