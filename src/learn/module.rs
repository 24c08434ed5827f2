//! One module: its lessons, the time it takes, what one may be able to say afterwards, and where I was.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use super::{guest::GuestMemory, later as again, notebook};
pub use crate::ui::lesson_parts::{address, find, module_flags, small_print};
use crate::{
    domain::{
        course::{Course, Lesson, Module, Track},
        later::Ended,
    },
    http::{error::Trouble, visit::Visit},
    storage::{
        later,
        progress::{self, LessonPlace},
    },
    ui::{
        art::{Door, Icon},
        blocks::{self, Reader},
        frame::Frame,
        lesson_parts::{last_opened, lesson_rows},
    },
};

/// `/learn/{course}/{module}`
pub async fn show(visit: Visit, Path((_, course, module)): Path<(String, String, String)>) -> Result<Response<Body>, Trouble> {
    let (course, module) = find(&visit, Track::Learner, &course, &module)?;
    let places = match visit.learner() {
        Some(own) => progress::lessons(&visit.house.stores.people, own).await?.into_iter().filter(|p| p.module == module.id).collect(),
        None => Vec::new(),
    };
    match notebook::on_device(&visit).0.filter(|_| visit.is_guest()) {
        // This guest's device remembers; the page is made for them and kept by nobody.
        Some(memory) => {
            let ended = memory.ended(&visit.library.skills);
            Ok(notebook::for_this_browser(visit.page(|| page(&visit, course, module, &places, Some(&memory), &ended))))
        }
        None => {
            let ended = match visit.learner() {
                Some(own) => later::ended(&visit.house.stores.people, own).await?,
                None => Vec::new(),
            };
            Ok(visit.shared_page(|| page(&visit, course, module, &places, None, &ended)))
        }
    }
}

fn page(
    visit: &Visit,
    course: &Course,
    module: &Module,
    places: &[LessonPlace],
    memory: Option<&GuestMemory>,
    ended: &[Ended],
) -> (Frame, impl IntoView + use<>) {
    let say = visit.say();
    let here = last_opened(places).and_then(|p| module.lesson_kept_as(p.lesson.as_str()));
    let start = here.or(module.lessons.first());
    let start_words = match here {
        Some(lesson) => say.with("module-go-on", &[("lesson", lesson.title.as_str())]),
        None => say.t("module-start"),
    };
    let reader = Reader { say, device: visit.display.device, help: visit.to("/help"), ticks: None };
    let on_device = memory.map(|memory| move |lesson: &Lesson| memory.has_opened(&module.id, lesson.kept_as()));
    let lessons = lesson_rows(visit, course, module, places, on_device.as_ref().map(|f| f as &dyn Fn(&Lesson) -> bool));
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
        {again::offer_here(visit, course, module, ended)}
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
            {lessons}</section>
        <section class="flow" aria-labelledby="can"><h2 id="can">{say.t("module-after")}</h2><ul class="short set says">{skills}</ul></section>
        <section class="flow" aria-labelledby="more"><h2 id="more">{say.t("module-then")}</h2>
            <ul class="links">
                {module.check.is_some().then(|| view! { <li><a href=link("/check")>{say.t("module-check")}</a></li> })}
                {module.practices.iter().map(|p| view! { <li><a href=link(&format!("/practice/{}", p.slug))>{p.title.clone()}</a></li> }).collect_view()}
                <li><a href=link("/after")>{say.t("module-after-check")}</a></li>
                {again::link_here(visit, course, module, ended)}
            </ul></section>
    };
    let mut frame = Frame::new(module.title.clone())
        .trail(say.t("crumb-home"), visit.to(""))
        .trail(say.t("modules-title"), visit.to("/learn"))
        .trail(module.title.clone(), "")
        .margin();
    frame.small_print = Some(small_print(visit, module, &module.source));
    frame.written_in = Some(module.source.written_in);
    (frame, main)
}
