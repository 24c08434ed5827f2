//! An improvement project for the level Lead: its leader writes (`write`, `write_page`), one colleague who mentors confirms that it was
//! carried out or gives it back with a question (`read`), and the page of the competency links to it (`shown`).
//!
//! Deliberately absent: names of partners, anything about a patient, and a decision of the rules: today's framework asks for a reflection
//! there, and a project beside it changes no stored result.

pub mod read;
pub mod shown;
pub mod write;
mod write_page;

use leptos::prelude::*;

use crate::{domain::improvement_project::Words, train::observing::quoted, ui::words::Say};

/// The competency whose level Lead is a project.
pub const COMPETENCY: &str = "cc-8.4";

/// All parts, to read.
fn parts(say: Say, words: &Words) -> AnyView {
    let partners = say.with("project-partners-count", &[("n", words.partners)]);
    let each = words.parts().map(|(field, text)| {
        let count = (field == "way").then(|| view! { <p>{partners.clone()}</p> });
        view! { <div><dt>{say.t(&format!("project-{field}"))}</dt><dd>{count}{quoted(text)}</dd></div> }
    });
    view! { <dl class="facts wide">{each.into_iter().collect_view()}</dl> }.into_any()
}
