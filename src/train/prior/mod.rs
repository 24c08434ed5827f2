//! Prior learning: a clinician describes what they learned before or elsewhere (`write`, `write_page`) and sends it to one colleague who may
//! sign for the competency; the colleague approves it for a level with a reason, gives it back with what is missing, or declines it
//! (`decide`, `decide_page`). Approved, it is evidence (`shown`), and the framework file says what it counts for.
//!
//! Deliberately absent: uploading a file (a description says what was learned, where and how long; whoever decides can ask to see the paper),
//! and anything about a patient; every box says so.

pub mod decide;
mod decide_page;
pub mod shown;
pub mod write;
mod write_page;

use leptos::prelude::*;

use crate::{
    domain::{
        frameworks::{Competency, LevelId},
        prior_learning::Description,
    },
    http::visit::Visit,
    train::{observing::quoted, record_page::level_name},
};

pub fn address(visit: &Visit, competency: &Competency) -> String {
    visit.to(&format!("/train/record/{}/prior", competency.id))
}

/// A rule of today's framework counts it.
pub fn is_accepted(visit: &Visit, competency: &Competency) -> bool {
    !visit.library.competencies.prior_levels(competency).is_empty()
}

/// “Proficient”, as the framework calls it.
pub fn level_words(visit: &Visit, level: LevelId) -> String {
    level_name(visit, level)
}

/// What somebody described, as they wrote it.
pub fn described(visit: &Visit, described: &Description) -> AnyView {
    let say = visit.say();
    let asks = described.level.map(|level| level_words(visit, level)).unwrap_or_default();
    let line = |name: &str, words: &str| {
        let (name, words) = (say.t(name), words.to_owned());
        (!words.is_empty()).then(|| view! { <div><dt>{name}</dt><dd>{words}</dd></div> })
    };
    view! {
        {quoted(&described.learned)}
        <dl class="facts wide">{line("prior-asks", &asks)}{line("prior-place", &described.place)}{line("prior-period", &described.period)}{line("prior-duration", &described.duration)}</dl>
    }
    .into_any()
}
