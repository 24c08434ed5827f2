//! “If you like, look at these skills again”: eight weeks or more after a module, on the map, in my place and on the module's own page.
//!
//! One module at a time, until it was done or declined, and declined holds for good. Deliberately absent: a message that comes by itself, a
//! count of days or weeks, a last day, and what others did.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use super::{
    module::{address, find},
    notebook::Notebook,
};
use crate::{
    domain::{
        course::{Course, Module, Track},
        later::{Ended, offered},
    },
    http::{body::Form, error::Trouble, visit::Visit},
    ui::{art::Icon, forms, frame::Frame},
};

/// Where the offer stands, and so where “no, thank you” leads back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    Map,
    Place,
    Module,
}

impl Stands {
    fn code(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Place => "me",
            Self::Module => "module",
        }
    }
}

/// The offer on the map and in my place: the module that ended first, if it is still there to be read.
pub fn offer(visit: &Visit, ended: &[Ended], stands: Stands) -> Option<AnyView> {
    let edition = visit.library.edition(visit.locale);
    let published: Vec<Ended> = ended.iter().filter(|one| edition.course_of_module(&one.module).is_some()).cloned().collect();
    let (course, module) = edition.course_of_module(&offered(&published, visit.house.now())?.module)?;
    Some(draw(visit, course, module, stands))
}

/// On the module's own page.
pub fn offer_here(visit: &Visit, course: &Course, module: &Module, ended: &[Ended]) -> Option<AnyView> {
    ended.iter().any(|one| one.module == module.id && one.is_offered(visit.house.now())).then(|| draw(visit, course, module, Stands::Module))
}

/// Whoever declined or did it finds the way among the other links of the module.
pub fn link_here(visit: &Visit, course: &Course, module: &Module, ended: &[Ended]) -> Option<AnyView> {
    let now = visit.house.now();
    let open = ended.iter().any(|one| one.module == module.id && one.may_look_again(now) && !one.is_offered(now));
    open.then(|| view! { <li><a href=address(visit, course, module, "/later")>{visit.say().t("later-link")}</a></li> }.into_any())
}

fn draw(visit: &Visit, course: &Course, module: &Module, stands: Stands) -> AnyView {
    let say = visit.say();
    let at = address(visit, course, module, "/later");
    let to = at.clone();
    view! {
        <section class="quiet flow no-print" aria-labelledby="later"><h2 id="later" class="h-small">{say.t("later-offer")}</h2>
            <p>{say.with("later-offer-what", &[("module", module.title.as_str())])}</p>
            <form method="post" action=at>{forms::token(visit)}<input type="hidden" name="back" value=stands.code()/>
                <div class="acts"><a class="btn second" href=to>{say.t("later-look")}" "{Icon::Next.view()}</a>
                    <button class="as-link" type="submit" name="go" value="decline">{say.t("later-decline")}</button></div></form></section>
    }
    .into_any()
}

/// `POST …/later` with “no, thank you”. Pressed twice, it is the same.
pub async fn decline(visit: &Visit, Path((_, course, module)): &Path<(String, String, String)>, form: &Form) -> Result<Response<Body>, Trouble> {
    visit.check_token(form)?;
    let (course, module) = find(visit, Track::Learner, course, module)?;
    let mut notebook = Notebook::open(visit, Some(form)).await?;
    notebook.decline(visit, &module.id).await?;
    let to = match form.text("back") {
        "me" => visit.to("/me"),
        "module" => address(visit, course, module, ""),
        _ => visit.to("/map"),
    };
    Ok(notebook.close(visit, visit.go_on(&to)))
}

/// The page while there is nothing to look at again yet: calm, and with two ways on.
pub fn not_yet(visit: &Visit, course: &Course, module: &Module) -> Response<Body> {
    let say = visit.say();
    visit.page(|| {
        let main = view! {
            <section class="flow"><h1>{say.t("check-later-title")}</h1><p class="lead">{say.t("later-not-yet")}</p>
                <div class="acts"><a class="btn" href=address(visit, course, module, "")>{say.t("later-to-module")}" "{Icon::Next.view()}</a>
                    <a href=visit.to("/map")>{say.t("map-see")}</a></div></section>
        };
        let frame = Frame::new(say.t("check-later-title"))
            .trail(say.t("crumb-home"), visit.to(""))
            .trail(module.title.clone(), address(visit, course, module, ""))
            .trail(say.t("check-later-title"), "");
        (frame, main)
    })
}
