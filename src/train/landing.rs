//! “I work in care”: what can be learned here, in what order of one's own, and where the record is.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use crate::{
    domain::course::{Course, Track},
    http::visit::Visit,
    ui::{art::Icon, frame::Frame, lesson_parts::address},
};

/// `/train`
pub async fn show(visit: Visit) -> Response<Body> {
    visit.clone().shared_page(|| {
        let say = visit.say();
        let edition = visit.library.edition(visit.locale);
        let courses = edition.courses_of(Track::Clinician).map(|c| course(&visit, c)).collect_view();
        let coming = visit
            .library
            .competencies
            .modules
            .iter()
            .filter(|m| edition.course_of_module(&m.id).is_none())
            .map(|m| view! { <li>{m.title.in_locale(visit.locale).to_owned()}</li> })
            .collect::<Vec<_>>();
        let coming = (!coming.is_empty()).then(|| {
            view! { <section class="flow" aria-labelledby="coming"><h2 id="coming">{say.t("modules-coming")}</h2><p>{say.t("train-coming-words")}</p><ul>{coming}</ul></section> }
        });
        let (to, words) = match visit.staff() {
            Some(_) => ("/train/record", say.t("mast-my-record")),
            None => ("/staff/sign-in", say.t("staff-sign-in")),
        };
        let main = view! {
            <section class="flow"><h1>{say.t("train-title")}</h1><p class="lead">{say.t("train-lead")}</p>
                <div class="acts"><a class="btn" href=visit.to(to)>{words}" "{Icon::Next.view()}</a><a href=visit.to("/train/competencies")>{say.t("train-framework")}</a></div></section>
            <section class="flow" aria-labelledby="how"><h2 id="how">{say.t("train-how")}</h2>
                <dl class="trouble">
                    <div><dt>{say.t("train-read")}</dt><dd>{say.t("train-read-words")}</dd></div>
                    <div><dt>{say.t("train-show")}</dt><dd>{say.t("train-show-words")}</dd></div>
                    <div><dt>{say.t("train-own")}</dt><dd>{say.t("train-own-words")}</dd></div>
                </dl></section>
            {courses}
            {coming}
        };
        (Frame::new(say.t("train-title")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("train-title"), ""), main)
    })
}

fn course(visit: &Visit, course: &Course) -> impl IntoView + use<> {
    let say = visit.say();
    let modules = course
        .modules
        .iter()
        .map(|m| {
            let to = address(visit, course, m, "");
            view! {
                <li><span class="no" aria-hidden="true">{m.number}</span><div><a href=to>{m.title.clone()}</a><p>{m.aim.clone()}</p>
                    <p class="meta">{say.count("minutes", m.minutes_alone as usize)}" · "{say.count("lessons", m.lessons.len())}" · "{say.count("train-cases", m.vignettes.len())}</p></div></li>
            }
        })
        .collect_view();
    view! { <section class="flow"><h2>{course.title.clone()}</h2><p class="lead">{course.summary.clone()}</p><ol class="ruled lessons set">{modules}</ol></section> }
}
