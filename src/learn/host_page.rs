//! Pages that belong to the host: privacy, accessibility, ways and devices, about. Markdown in `content/pages/`.

use axum::{body::Body, extract::Path, http::Response};
use leptos::prelude::*;

use crate::{
    account::site::sites,
    domain::{
        locale::Locale,
        site::{self, Part, Site},
    },
    http::{error::Trouble, visit::Visit},
    ui::{
        blocks::{self, Reader},
        frame::Frame,
        lesson_parts::read_before,
        words::Say,
    },
};

/// The page about devices and other ways; the host's own lines stand on top of it.
pub const DEVICES: &str = "ways-and-devices";
/// The page about privacy; what this site has chosen stands at its end.
const PRIVACY: &str = "privacy";
/// The page about this program; the way to what changed here stands at its end.
const ABOUT: &str = "about";

/// `/about/{page}`
pub async fn show(visit: Visit, Path((_, page)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let page = visit.library.edition(visit.locale).page(&page).ok_or(Trouble::NotFound)?;
    Ok(visit.shared_page(|| {
        let reader = Reader { say: visit.say(), device: visit.display.device, help: visit.to("/help"), ticks: None };
        let main = view! { <section class="flow"><h1>{page.title.clone()}</h1></section>{(page.slug.as_str() == DEVICES).then(|| view! { {in_person(&visit)}{sites::for_readers(&visit)} })}{blocks::sections(&reader, &page.blocks)}{(page.slug.as_str() == PRIVACY).then(|| chosen_here(&visit))}{(page.slug.as_str() == ABOUT).then(|| super::totals::page::link_about(&visit))} };
        let mut frame = Frame::new(page.title.clone()).trail(visit.say().t("crumb-home"), visit.to("")).trail(page.title.clone(), "");
        frame.written_in = Some(page.source.written_in);
        frame.small_print = read_before(&visit, &page.source);
        (frame, main)
    }))
}

/// What the text above leaves to the host, as it is in force.
fn chosen_here(visit: &Visit) -> impl IntoView + use<> {
    let say = visit.say();
    view! { <section class="flow"><h2 id="here">{say.t("keep-here")}</h2><p>{say.with("keep-here-words", &[("months", visit.house.unused_months().number())])}</p></section> }
}

/// Where to ask, and what can be borrowed, in the host's words; nothing when nothing was set.
pub fn in_person(visit: &Visit) -> AnyView {
    in_person_of(&visit.site, visit.say())
}

pub fn in_person_of(site: &Site, say: Say) -> AnyView {
    view! { {own_words(site, say, "site-here", Part::Desk)}{own_words(site, say, "site-lend", Part::Devices)} }.into_any()
}

fn own_words(host: &Site, say: Say, title: &str, part: fn(Locale) -> Part) -> Option<AnyView> {
    let words = host.words(part, say.0)?;
    let lines = |lines: &[&str]| lines.iter().map(|line| view! { {(*line).to_owned()}<br/> }).collect_view();
    let paragraphs = site::paragraphs(words).iter().map(|p| view! { <p>{lines(p)}</p> }).collect_view();
    Some(view! { <section class="flow"><h2>{say.t(title)}</h2>{paragraphs}</section> }.into_any())
}
