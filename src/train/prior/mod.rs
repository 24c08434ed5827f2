//! Prior learning: a clinician describes what they learned before or elsewhere (`write`, `write_page`) and sends it to one colleague who may
//! sign for the competency; the colleague approves it for a level with a reason, gives it back with what is missing, or declines it
//! (`decide`, `decide_page`). Approved, it is evidence (`shown`), and the framework file says what it counts for.
//!
//! One file may be with it (`file_page` takes it, `paper` looks at it, `file` gives it). Deliberately absent: more than one, and anything about a patient; every box
//! says so.

pub mod decide;
mod decide_page;
pub mod file;
pub mod file_page;
pub mod paper;
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
    storage::prior_files::About,
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

/// “A file is with it: PDF, 120 KB”, as a link that saves it.
pub fn file_link(visit: &Visit, claim: &str, about: Option<About>) -> Option<AnyView> {
    let about = about?;
    let kilobytes = (about.size + 1023) / 1024;
    let words = visit.say().with("prior-file-is", &[("kind", about.kind.code().to_uppercase()), ("size", kilobytes.to_string())]);
    Some(view! { <p><a href=file::address(visit, claim) download="">{words}</a></p> }.into_any())
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
