//! The two ways in for learners: “I’m here for myself” and “I support someone”. Short pages of choices; they ask nothing.

use axum::{body::Body, http::Response};
use leptos::prelude::*;

use crate::{
    http::visit::Visit,
    ui::{art::Icon, frame::Frame},
};

/// One choice: its name, its address, what it is.
fn choice(visit: &Visit, name: &str, to: &str) -> impl IntoView + use<> {
    let say = visit.say();
    view! { <li class="flow"><h2 class="h-small"><a href=visit.to(to)>{say.t(name)}</a></h2><p>{say.t(&format!("{name}-words"))}</p></li> }
}

/// The course that is written for them; its first module is the first thing to read.
const FOR_SUPPORTERS: &str = "for-supporters";

/// `/start`
pub async fn show(visit: Visit) -> Response<Body> {
    visit.clone().shared_page(|| {
        let say = visit.say();
        let main = view! {
            <section class="flow"><h1>{say.t("start-title")}</h1><p class="lead">{say.t("start-lead")}</p>
                <div class="acts"><a class="btn" href=visit.to("/learn")>{say.t("start-modules")}" "{Icon::Next.view()}</a></div></section>
            <section class="flow" aria-labelledby="other"><h2 id="other">{say.t("start-other")}</h2>
                <ul class="ruled set offers">
                    {choice(&visit, "start-check", "/skills-check")}
                    {choice(&visit, "start-try", "/try-it")}
                    {choice(&visit, "start-access", "/access")}
                    {choice(&visit, "start-map", "/map")}
                    {choice(&visit, "start-open", "/open")}
                </ul></section>
        };
        (Frame::new(say.t("start-title")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("start-title"), ""), main)
    })
}

/// `/support`
pub async fn support(visit: Visit) -> Response<Body> {
    visit.clone().shared_page(|| {
        let say = visit.say();
        // A host may have taken the course for supporters away.
        let own = visit.library.edition(visit.locale).course(FOR_SUPPORTERS).and_then(|course| course.modules.first().map(|module| (course, module)));
        let first = own.map_or_else(|| "/learn".to_owned(), |(course, module)| format!("/learn/{}/{}", course.slug, module.slug));
        let main = view! {
            <section class="flow"><h1>{say.t("support-title")}</h1><p class="lead">{say.t("support-lead")}</p>
                <div class="acts"><a class="btn" href=visit.to(&first)>{say.t("support-first")}" "{Icon::Next.view()}</a><a href=visit.to("/learn")>{say.t("start-modules")}</a></div></section>
            <section class="flow" aria-labelledby="how"><h2 id="how">{say.t("support-how")}</h2>
                <ul><li>{say.t("support-never")}</li><li>{say.t("support-hands")}</li><li>{say.t("support-words")}</li><li>{say.t("support-no")}</li></ul></section>
            <section class="flow" aria-labelledby="other"><h2 id="other">{say.t("support-other")}</h2>
                <ul class="ruled set offers">
                    {choice(&visit, "support-ways", "/about/ways-and-devices")}
                    {choice(&visit, "support-own", "/start")}
                </ul></section>
        };
        (Frame::new(say.t("support-title")).trail(say.t("crumb-home"), visit.to("")).trail(say.t("support-title"), ""), main)
    })
}
