//! The practice room: every made-up screen of the courses for learners, by what it is about, to open on its own.
//!
//! Deliberately absent: what was opened or reached. A practice keeps nothing, and so does this list.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use crate::{
    domain::course::{Course, Module, Practice, Track},
    http::visit::Visit,
    ui::{art::Door, frame::Frame, lesson_parts::address},
};

/// `/practice`
pub async fn show(visit: Visit) -> Response<Body> {
    visit.clone().shared_page(|| {
        let say = visit.say();
        let edition = visit.library.edition(visit.locale);
        let modules = edition.modules().filter(|(course, module)| course.track == Track::Learner && !module.practices.is_empty());
        let sections = modules.map(|(course, module)| about(&visit, course, module)).collect_view();
        let main = view! {
            <section class="flow"><h1>{say.t("practice-room-title")}</h1><p class="lead">{say.t("practice-room-lead")}</p>
                <p class="state only">{Door::Open.view()}<span>{say.t("practice-room-safe")}</span></p></section>
            {sections}
            {(!edition.tasks.is_empty()).then(|| view! { <p><a href=visit.to("/try-it")>{say.t("try-link")}</a></p> })}
        };
        let title = say.t("practice-room-title");
        (Frame::new(title.clone()).trail(say.t("crumb-home"), visit.to("")).trail(say.t("modules-title"), visit.to("/learn")).trail(title, ""), main)
    })
}

/// The practices of one module, and the way to its lessons.
fn about(visit: &Visit, course: &Course, module: &Module) -> impl IntoView + use<> {
    let say = visit.say();
    let (id, labelled) = (format!("about-{}", module.id), format!("about-{}", module.id));
    let rows = module.practices.iter().map(|practice| row(visit, course, module, practice)).collect_view();
    view! {
        <section class="flow" aria-labelledby=labelled><h2 id=id>{module.title.clone()}</h2>
            <ul class="ruled set">{rows}</ul>
            <p class="small">{say.t("practice-room-module")}" "<a href=address(visit, course, module, "")>{module.title.clone()}</a></p></section>
    }
}

fn row(visit: &Visit, course: &Course, module: &Module, practice: &Practice) -> impl IntoView + use<> {
    let say = visit.say();
    let to = address(visit, course, module, &format!("/practice/{}?room=yes", practice.slug));
    let kind = say.t(&format!("practice-kind-{}", practice.kind.name()));
    view! { <li><a href=to>{practice.title.clone()}</a><p>{practice.goal.clone()}</p><p class="meta">{kind}</p></li> }
}
