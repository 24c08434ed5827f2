//! All modules: what can be learned here, in any order, with the ones that are still to come said so.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use crate::{
    domain::course::Track,
    http::visit::Visit,
    ui::{art::Door, frame::Frame},
};

/// `/learn`
pub async fn show(visit: Visit) -> Response<Body> {
    visit.clone().shared_page(|| {
        let say = visit.say();
        let edition = visit.library.edition(visit.locale);
        let courses = edition.courses.iter().filter(|c| c.track == Track::Learner);
        let sections = courses
            .map(|course| {
                let items = course
                    .modules
                    .iter()
                    .map(|m| {
                        let to = visit.to(&format!("/learn/{}/{}", course.slug, m.slug));
                        view! {
                            <li><span class="no" aria-hidden="true">{m.number}</span><div><a href=to>{m.title.clone()}</a><p>{m.aim.clone()}</p>
                                <p class="meta">{say.count("minutes", m.minutes_alone as usize)}" · "{say.count("lessons", m.lessons.len())}</p></div></li>
                        }
                    })
                    .collect_view();
                view! {
                    <section class="flow"><h2>{course.title.clone()}</h2><p class="lead">{course.summary.clone()}</p>
                        <ol class="ruled lessons set">{items}</ol></section>
                }
            })
            .collect_view();
        let coming = visit
            .library
            .skills
            .modules
            .iter()
            .filter(|m| edition.course_of_module(&m.id).is_none())
            .map(|m| view! { <li>{m.title.in_locale(visit.locale).to_owned()}</li> })
            .collect::<Vec<_>>();
        let coming = (!coming.is_empty()).then(|| {
            view! { <section class="flow"><h2>{say.t("modules-coming")}</h2><p>{say.t("modules-coming-words")}</p><ul>{coming}</ul></section> }
        });
        let main = view! {
            <section class="flow"><h1>{say.t("modules-title")}</h1><p class="lead">{say.t("modules-lead")}</p>
                <p><a href=visit.to("/skills-check")>{say.t("modules-check")}</a></p>
                <p><a href=visit.to("/practice")>{say.t("practice-room-link")}</a></p></section>
            {sections}
            {coming}
            <section class="flow"><p class="state only">{Door::Open.view()}<span>{say.t("modules-free")}</span></p></section>
        };
        (Frame::new(say.t("modules-title")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("modules-title"), ""), main)
    })
}
