//! A text as its readers would get it: the very handlers of the readers' pages, with a library in which the drafts of this work lie over
//! everything else. So preview and page cannot differ.
//!
//! Sent as a sandbox without any right (trust R-SEC-14), and the one page that may stand in a frame: of our own editor. Deliberately absent:
//! whoever looks (the page is a guest's), and keeping: neither the page nor its library is kept anywhere.

use std::sync::Arc;

use axum::{
    body::Body,
    extract::Path,
    http::{HeaderValue, Response, header},
};
use leptos::prelude::*;

use super::{
    desk::{Desk, about, apart, name_of, readers_address},
    outline::{self, Line},
};
use crate::{
    content::{addresses, assemble_near},
    domain::{
        course::Track,
        locale::Locale,
        studio::{Kind, TextPath},
    },
    http::{error::Trouble, visit::Visit},
    learn, train,
    ui::{
        display::{Display, TextSize, Theme},
        frame::Frame,
    },
};

/// Ways to see it: on a small phone, with large text, in the evening, in French, and as it is read out.
pub const WAYS: [&str; 5] = ["phone", "large", "evening", "french", "outline"];

/// `GET /author/work/{work}/preview?text=…&see=…`
pub async fn show(visit: Visit, Path((_, work)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let desk = Desk::open(&visit, &work).await?;
    let path = desk.draft(visit.query.text("text"))?.path.clone();
    let way = visit.query.text("see");
    let locale = match way {
        "french" => Locale::French,
        _ => path.locale().ok_or(Trouble::NotFound)?,
    };
    let (laid, near) = (desk.laid(), path.as_str().to_owned());
    let at = readers_address(&laid, &path).map(|(_, to)| to).ok_or(Trouble::NotFound)?;
    let library = apart(move || assemble_near(&laid, &near).library).await?;
    let display = match way {
        "large" => Display { text: TextSize::Larger, ..Display::default() },
        "evening" => Display { theme: Theme::Evening, ..Display::default() },
        _ => Display::default(),
    };
    // The address in the language that is looked at.
    let to = at.splitn(3, '/').nth(2).map_or_else(|| at.clone(), |rest| format!("/{locale}/{rest}"));
    let reader = visit.preview(Arc::new(library), locale, to, display);
    let mut answer = match (as_readers(reader, &path).await, way) {
        (Ok(page), "outline") if page.status().is_success() => outline_of(&visit, &path, page).await,
        (Ok(page), _) if page.status().is_success() => page,
        // Not in the library, or for people who are signed in.
        _ => none_yet(&visit, &desk, &path),
    };
    frame(&mut answer);
    Ok(answer)
}

/// The handler that answers readers, by the place of the text.
async fn as_readers(visit: Visit, path: &TextPath) -> Result<Response<Body>, Trouble> {
    use addresses::Place;
    let original = path.original();
    let place = addresses::place(original.as_str()).ok_or(Trouble::NotFound)?;
    let own = |text: &str| text.to_owned();
    let locale = visit.locale.code().to_owned();
    let clinician = place.course().and_then(|course| visit.library.edition(visit.locale).course(course)).is_some_and(|course| course.track == Track::Clinician);
    match place {
        Place::Lesson { course, module, lesson } => {
            let at = Path((locale, own(course), own(module), own(lesson)));
            if clinician { train::lesson::show(visit, at).await } else { learn::lesson::show(visit, at).await }
        }
        Place::Module { course, module } => {
            let at = Path((locale, own(course), own(module)));
            if clinician { train::module::show(visit, at).await } else { learn::module::show(visit, at).await }
        }
        Place::Course { .. } if clinician => Ok(train::landing::show(visit).await),
        Place::Course { .. } => Ok(learn::modules::show(visit).await),
        Place::Practice { course, module, slug } => learn::practice::start(visit, Path((locale, own(course), own(module), own(slug)))).await,
        Place::Check { course, module } => learn::check::show(visit, Path((locale, own(course), own(module)))).await,
        Place::Items { course, module } => train::knowledge::show(visit, Path((locale, own(course), own(module)))).await,
        Place::Vignette { course, module, slug } => train::case::show(visit, Path((locale, own(course), own(module), own(slug)))).await,
        Place::Observation { course, module, slug } => train::observe::show(visit, Path((locale, own(course), own(module), own(slug)))).await,
        Place::Handout { course, module } => learn::paper::handout(visit, Path((locale, own(course), own(module)))).await,
        Place::Facilitator { course, module } => learn::paper::facilitator(visit, Path((locale, own(course), own(module)))).await,
        Place::Glossary => Ok(learn::glossary::show(visit).await),
        Place::Page { slug } => learn::host_page::show(visit, Path((locale, own(slug)))).await,
        Place::TryIt { slug } => learn::try_it::show(visit, Path((locale, own(slug)))).await,
    }
}

/// An error keeps it from readers, so there is nothing to see yet.
fn none_yet(visit: &Visit, desk: &Desk, path: &TextPath) -> Response<Body> {
    visit.page(|| {
        let say = visit.say();
        let name = name_of(say, path, desk.texts.files.get(path.as_str()));
        let words = if path.kind() == Kind::Items { "studio-preview-items" } else { "studio-preview-none" };
        let main = view! { <section class="flow"><h1>{say.t("studio-preview")}</h1><p class="lead">{format!("{name}, {}", about(say, path))}</p><p>{say.t(words)}</p></section> };
        (Frame::new(say.t("studio-preview")), main)
    })
}

/// Headings, links and pictures in the order in which they are read out.
async fn outline_of(visit: &Visit, path: &TextPath, page: Response<Body>) -> Response<Body> {
    let bytes = axum::body::to_bytes(page.into_body(), 8 << 20).await.unwrap_or_default();
    let lines = outline::of(&String::from_utf8_lossy(&bytes));
    let lang = path.locale().unwrap_or(visit.locale).code();
    visit.page(|| {
        let say = visit.say();
        let items = lines
            .iter()
            .map(|line| match line {
                Line::Heading(level, words) => {
                    view! { <li><strong>{say.with("studio-outline-heading", &[("level", level)])}</strong>" "<span lang=lang>{words.clone()}</span></li> }
                        .into_any()
                }
                Line::Link(words) => view! { <li>{say.t("studio-outline-link")}" "<span lang=lang>{words.clone()}</span></li> }.into_any(),
                Line::Picture(words) => view! { <li>{say.t("studio-outline-picture")}" "<span lang=lang>{words.clone()}</span></li> }.into_any(),
            })
            .collect_view();
        let main = view! { <section class="flow"><h1>{say.t("studio-see-outline")}</h1><p>{say.t("studio-outline-words")}</p><ol>{items}</ol></section> };
        (Frame::new(say.t("studio-see-outline")), main)
    })
}

/// In a frame of our own pages alone, and there with no right at all: no script, no form, nothing that it could reach.
fn frame(answer: &mut Response<Body>) {
    const POLICY: &str = "sandbox; default-src 'none'; script-src 'none'; connect-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; \
                          base-uri 'none'; object-src 'none'; frame-ancestors 'self'";
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    headers.remove(header::SET_COOKIE);
    headers.remove(header::ETAG);
}
