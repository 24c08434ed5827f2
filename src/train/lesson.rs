//! One lesson for clinicians, with its sources. The same renderers as for learners; only what is kept differs: opened and finished, and what
//! follows from the last one of a module (`completion`).
//!
//! Deliberately absent: notes and ticks. What a clinician writes down while learning belongs in no record.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use crate::{
    domain::course::{Course, Lesson, Module, Track},
    http::{body::Form, error::Trouble, visit::Visit},
    storage::{progress::LessonRef, staff_lessons},
    train::{
        asked,
        completion::{self, Whole},
        decide::Decider,
    },
    ui::{
        art::Icon,
        blocks::{self, Reader},
        forms,
        frame::Frame,
        lesson_parts::{address, content_note, find, in_this_module, known_words, menus_note, past, small_print, sources},
    },
};

type Address = Path<(String, String, String, String)>;

struct At<'v> {
    course: &'v Course,
    module: &'v Module,
    lesson: &'v Lesson,
}

impl At<'_> {
    fn names(&self) -> LessonRef<'_> {
        LessonRef { course: &self.course.slug, module: &self.module.id, lesson: self.lesson.kept_as() }
    }
}

fn at<'v>(visit: &'v Visit, Path((_, course, module, lesson)): &Address) -> Result<At<'v>, Trouble> {
    let (course, module) = find(visit, Track::Clinician, course, module)?;
    let lesson = module.lesson(lesson).ok_or(Trouble::NotFound)?;
    Ok(At { course, module, lesson })
}

/// `GET /train/{course}/{module}/{lesson}`
pub async fn show(visit: Visit, path: Address) -> Result<Response<Body>, Trouble> {
    if let Some(now) = visit.library.edition(visit.locale).redirect(&path.1, &path.2, &path.3) {
        let (course, module) = find(&visit, Track::Clinician, &path.1, &path.2)?;
        return Ok(visit.moved(&address(&visit, course, module, &format!("/{now}"))));
    }
    let at = at(&visit, &path)?;
    if let Some(staff) = visit.staff() {
        let opened = async {
            let mut change = visit.house.stores.people.change().await?;
            staff_lessons::open_lesson(&mut change, staff, at.names(), &at.lesson.source.revision, visit.house.now()).await?;
            change.commit().await
        };
        if let Err(error) = opened.await {
            // A busy or full database does not take a lesson away.
            tracing::warn!(%error, "a lesson was not marked as opened");
        }
    }
    Ok(visit.shared_page(|| page(&visit, &at)))
}

/// `POST`: “I have finished this”.
pub async fn save(visit: Visit, path: Address, form: Form) -> Result<Response<Body>, Trouble> {
    let at = at(&visit, &path)?;
    visit.check_token(&form)?;
    let Some(staff) = visit.staff() else { return Ok(crate::account::staff::door(&visit)) };
    let (by, now) = (Decider::of(&visit), visit.house.now());
    asked::keep(&visit, by.revision).await?;
    let mut change = visit.house.stores.people.change().await?;
    staff_lessons::finish_lesson(&mut change, staff, at.names(), &at.lesson.source.revision, now).await?;
    if let Some(whole) = Whole::of(&visit.library, &at.module.id) {
        completion::note(&mut change, staff, &by, &whole, now).await?;
    }
    change.commit().await?;
    Ok(visit.go_on(&next(&visit, &at).0))
}

fn page(visit: &Visit, at: &At<'_>) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let (course, module, lesson) = (at.course, at.module, at.lesson);
    let reader = Reader { say, device: visit.display.device, help: visit.to("/help"), ticks: None };
    let position = module.position(&lesson.slug).unwrap_or(1);
    let main = view! {
        <section class="flow"><h1>{lesson.title.clone()}</h1><p class="small soft">{say.count("takes-minutes", lesson.minutes as usize)}</p>{content_note(say, lesson)}</section>
        {blocks::sections(&reader, &lesson.blocks)}
        {past(lesson)}
        {menus_note(visit, lesson)}
        {known_words(visit, &lesson.words)}
        {sources(visit, lesson)}
        {onward(visit, at)}
        {in_this_module(visit, course, module, lesson)}
    };
    let mut frame = Frame::new(lesson.title.clone())
        .trail(say.t("train-title"), visit.to("/train"))
        .trail(module.title.clone(), address(visit, course, module, ""))
        .trail(say.with("lesson-of", &[("n", position), ("all", module.lessons.len())]), "")
        .margin();
    frame.small_print = Some(small_print(visit, module, &lesson.source));
    frame.written_in = Some(lesson.source.written_in);
    // One page of paper, to pin up.
    if lesson.slug.as_str() == "monday-card" {
        frame.body_class = "monday";
    }
    (frame, main)
}

/// The next lesson, else the first case, else the knowledge check, else the module.
fn next(visit: &Visit, at: &At<'_>) -> (String, String) {
    let say = visit.say();
    let (course, module) = (at.course, at.module);
    match (module.next_lesson(&at.lesson.slug), module.vignettes.first(), &module.items) {
        (Some(next), ..) => (address(visit, course, module, &format!("/{}", next.slug)), say.with("lesson-next", &[("lesson", next.title.as_str())])),
        (None, Some(case), _) => {
            (address(visit, course, module, &format!("/case/{}", case.slug)), say.with("train-next-case", &[("title", case.title.as_str())]))
        }
        (None, None, Some(_)) => (address(visit, course, module, "/knowledge"), say.t("train-next-knowledge")),
        (None, None, None) => (address(visit, course, module, ""), say.t("quiz-to-module")),
    }
}

fn onward(visit: &Visit, at: &At<'_>) -> impl IntoView + use<> {
    let say = visit.say();
    let (to, words) = next(visit, at);
    let here = address(visit, at.course, at.module, &format!("/{}", at.lesson.slug));
    let button = match visit.staff() {
        Some(_) => {
            view! { <form method="post" action=here>{forms::token(visit)}<button class="btn" type="submit">{words}" "{Icon::Next.view()}</button></form> }
                .into_any()
        }
        None => view! { <a class="btn" href=to>{words}" "{Icon::Next.view()}</a> }.into_any(),
    };
    view! { <section class="flow"><div class="acts">{button}<a href=address(visit, at.course, at.module, "")>{say.t("stop-here")}</a></div></section> }
}
