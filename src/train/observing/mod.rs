//! Being watched at work, and signing it, on the screen: a clinician asks one colleague on the page of a sheet (`ask`), the colleague finds
//! it on a page of their own (`waiting`), reads the sheet, ticks what was seen and signs or gives it back (`one`), and the record tells who
//! signed what (`shown`).
//!
//! Nobody signs for themselves, and an observer sees no result, no attempt and no other request of whoever asks
//! (`storage/observation_signing.rs`). Deliberately absent: photographs, videos, and anything about a patient; every box for words says so.

pub mod ask;
pub mod form;
pub mod one;
pub mod shown;
pub mod waiting;

use leptos::prelude::*;

use crate::{
    domain::{
        competency::Rating,
        course::{Course, Module, Observation, Track},
        ids::ObservationId,
    },
    http::visit::Visit,
    ui::words::Say,
};

/// A sheet with where it stands, in the reader's language.
pub fn find<'v>(visit: &'v Visit, id: &ObservationId) -> Option<(&'v Course, &'v Module, &'v Observation)> {
    let modules = visit.library.edition(visit.locale).modules().filter(|(course, _)| course.track == Track::Clinician);
    modules.flat_map(|(course, module)| module.observations.iter().map(move |o| (course, module, o))).find(|(_, _, o)| &o.id == id)
}

/// “2.2 Open safely” under its sheet's title; the bare id when the sheet is not there any more.
pub fn title(visit: &Visit, id: &ObservationId) -> String {
    find(visit, id).map_or_else(|| id.to_string(), |(_, _, o)| o.title.clone())
}

/// As on paper.
pub fn rating_words(say: Say, rating: Rating) -> String {
    say.t(match rating {
        Rating::NeedsSupport => "observe-needs-support",
        Rating::SafeAlone => "observe-safe-alone",
        Rating::CanTeach => "observe-can-teach",
    })
}

/// What somebody wrote, as they wrote it. Nothing for no words.
pub fn quoted(words: &str) -> Option<AnyView> {
    let lines = words.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    (!words.trim().is_empty()).then(|| view! { <blockquote class="quiet">{lines}</blockquote> }.into_any())
}
