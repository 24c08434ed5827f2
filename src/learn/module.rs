//! One module: its lessons, the time it takes, what one may be able to say afterwards, and where I was.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use super::{guest::GuestMemory, notebook};
use crate::{
    domain::{
        course::{Course, Lesson, Module, Track},
        locale::Locale,
    },
    http::{error::Trouble, visit::Visit},
    storage::progress::{self, LessonPlace},
    ui::{
        art::{Door, Icon},
        blocks::{self, Reader},
        frame::Frame,
        words::Say,
    },
};

/// Finds a module of the learner half, or the address it has now.
pub fn find<'a>(visit: &'a Visit, track: Track, course: &str, module: &str) -> Result<(&'a Course, &'a Module), Trouble> {
    let edition = visit.library.edition(visit.locale);
    let course = edition.course(course).filter(|c| c.track == track).ok_or(Trouble::NotFound)?;
    let module = course.module(module).ok_or(Trouble::NotFound)?;
    Ok((course, module))
}

/// The address of a module, or of something in it.
pub fn address(visit: &Visit, course: &Course, module: &Module, rest: &str) -> String {
    visit.to(&format!("/{}/{}/{}{rest}", Visit::half(course.track), course.slug, module.slug))
}

/// “Version 1. Reviews still to come: …” Nobody's review is claimed.
pub fn small_print(visit: &Visit, module: &Module, written_in: Locale, version: u32) -> String {
    let say = visit.say();
    let reviews = &module.reviews;
    let mut pending = Vec::new();
    for (review, name) in [
        (&reviews.lived_experience, "review-lived-experience"),
        (&reviews.clinical, "review-clinical"),
        (&reviews.plain_language, "review-plain-language"),
    ] {
        if review.is_none() {
            pending.push(say.t(name));
        }
    }
    if written_in == Locale::French {
        pending.push(say.t("review-native-french"));
    }
    let version = say.with("small-print-version", &[("version", version)]);
    match pending.is_empty() {
        true => format!("{version} {}", say.t("small-print-licence")),
        false => format!("{version} {} {}", say.with("small-print-pending", &[("reviews", pending.join(", "))]), say.t("small-print-licence")),
    }
}

/// `/learn/{course}/{module}`
pub async fn show(visit: Visit, Path((_, course, module)): Path<(String, String, String)>) -> Result<Response<Body>, Trouble> {
    let (course, module) = find(&visit, Track::Learner, &course, &module)?;
    let places = match visit.learner() {
        Some(own) => progress::lessons(&visit.house.stores.people, own).await?.into_iter().filter(|p| p.module == module.id).collect(),
        None => Vec::new(),
    };
    match notebook::on_device(&visit).0.filter(|_| visit.is_guest()) {
        // This guest's device remembers; the page is made for them and kept by nobody.
        Some(memory) => Ok(notebook::for_this_browser(visit.page(|| page(&visit, course, module, &places, Some(&memory))))),
        None => Ok(visit.shared_page(|| page(&visit, course, module, &places, None))),
    }
}

fn page(visit: &Visit, course: &Course, module: &Module, places: &[LessonPlace], memory: Option<&GuestMemory>) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let last = places.iter().max_by_key(|p| p.opened_at).map(|p| p.lesson.clone());
    let here = last.as_ref().and_then(|l| module.lesson(l.as_str()));
    let start = here.or(module.lessons.first());
    let start_words = match here {
        Some(lesson) => say.with("module-go-on", &[("lesson", lesson.title.as_str())]),
        None => say.t("module-start"),
    };
    let reader = Reader { say, device: visit.display.device, help: visit.to("/help"), ticks: None };
    let lessons = module
        .lessons
        .iter()
        .enumerate()
        .map(|(i, lesson)| {
            let here = last.as_ref() == Some(&lesson.slug);
            let state = match memory {
                Some(memory) => memory.has_opened(&module.id, &lesson.slug).then_some("lesson-opened"),
                None => state(visit, places, here, lesson),
            };
            row(visit, i, lesson, address(visit, course, module, &format!("/{}", lesson.slug)), here, state)
        })
        .collect_view();
    let skills = module
        .skills
        .iter()
        .filter_map(|id| visit.library.skills.skill(id.as_str()))
        .map(|s| view! { <li>{s.statement.in_locale(visit.locale).to_owned()}</li> })
        .collect_view();
    let link = |rest: &str| address(visit, course, module, rest);
    let flags = module_flags(say, &module.flags);
    let main = view! {
        <section class="flow">
            <p class="state">{Door::Ajar.view()}<span class="soft">{say.with("module-door", &[("n", module.number)])}</span></p>
            <h1>{module.title.clone()}</h1>
            <p class="lead">{module.aim.clone()}</p>
            {flags}
            <div class="acts">
                {start.map(|l| view! { <a class="btn" href=link(&format!("/{}", l.slug))>{start_words}" "{Icon::Next.view()}</a> })}
                <a href=link("/before")>{say.t("module-before")}</a>
            </div>
        </section>
        <aside class="flow" aria-labelledby="kn"><h2 id="kn" class="h-small">{say.t("module-know")}</h2>
            <dl class="facts">
                <div><dt>{say.t("module-time")}</dt><dd>{say.count("module-alone", module.minutes_alone as usize)}
                    {module.minutes_in_group.map(|m| format!(", {}", say.count("module-group", m as usize)))}</dd></div>
                <div><dt>{say.t("module-need")}</dt><dd>{say.t("module-need-words")}</dd></div>
                {module.handout.is_some().then(|| view! { <div><dt>{say.t("module-paper")}</dt><dd><a href=link("/handout")>{say.t("module-handout")}</a></dd></div> })}
                {module.facilitator.is_some().then(|| view! { <div><dt>{say.t("module-team")}</dt><dd><a href=link("/facilitator")>{say.t("module-facilitator")}</a></dd></div> })}
            </dl>
            {blocks::plain(&reader, &module.intro)}
        </aside>
        <section class="flow" aria-labelledby="les"><h2 id="les">{say.count("module-lessons", module.lessons.len())}</h2>
            <ol class="ruled lessons set">{lessons}</ol></section>
        <section class="flow" aria-labelledby="can"><h2 id="can">{say.t("module-after")}</h2><ul class="short set says">{skills}</ul></section>
        <section class="flow" aria-labelledby="more"><h2 id="more">{say.t("module-then")}</h2>
            <ul class="links">
                {module.check.is_some().then(|| view! { <li><a href=link("/check")>{say.t("module-check")}</a></li> })}
                {module.practices.iter().map(|p| view! { <li><a href=link(&format!("/practice/{}", p.slug))>{p.title.clone()}</a></li> }).collect_view()}
                <li><a href=link("/after")>{say.t("module-after-check")}</a></li>
            </ul></section>
    };
    let mut frame = Frame::new(module.title.clone())
        .trail(say.t("crumb-home"), visit.to(""))
        .trail(say.t("modules-title"), visit.to("/learn"))
        .trail(module.title.clone(), "")
        .margin();
    frame.small_print = Some(small_print(visit, module, module.source.written_in, module.source.version));
    frame.written_in = Some(module.source.written_in);
    (frame, main)
}

/// What a text is about that somebody may want to skip.
pub fn module_flags(say: Say, flags: &[String]) -> Option<impl IntoView + use<>> {
    let words = flags.iter().map(|f| say.t(&format!("flag-{f}"))).collect::<Vec<_>>().join(", ");
    (!flags.is_empty()).then(|| view! { <p class="quiet">{say.with("content-note", &[("about", words)])}</p> })
}

/// Where a learner with a place is with a lesson: the name of the words for it.
fn state(visit: &Visit, places: &[LessonPlace], here: bool, lesson: &Lesson) -> Option<&'static str> {
    if visit.is_guest() {
        return None;
    }
    Some(match places.iter().find(|p| p.lesson == lesson.slug) {
        _ if here => "lesson-here",
        Some(p) if p.finished_at.is_some() => "lesson-finished",
        Some(_) => "lesson-opened",
        None => "lesson-not-opened",
    })
}

fn row(visit: &Visit, i: usize, lesson: &Lesson, to: String, here: bool, state: Option<&str>) -> impl IntoView + use<> {
    let say = visit.say();
    let minutes = say.count("minutes", lesson.minutes as usize);
    let meta = match state {
        Some(state) => format!("{minutes} · {}", say.t(state)),
        None => minutes,
    };
    view! {
        <li class=here.then_some("here")><span class="no" aria-hidden="true">{i + 1}</span>
            <div><a href=to>{lesson.title.clone()}</a><p>{lesson.summary.clone()}</p><p class="meta">{meta}</p></div></li>
    }
}
