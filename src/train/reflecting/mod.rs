//! Reflection: a clinician writes about their own practice and sends it to one colleague (`write`, `write_page`), who reads it, may answer,
//! and says that they have read it, or gives it back with a question (`read`). Being read is the evidence (`shown`); it is not marked.
//!
//! The prompts are those of the lessons. Deliberately absent: a judgement, a template for a good answer, and anything about a patient;
//! every box says so.

pub mod read;
pub mod shown;
pub mod write;
mod write_page;

use crate::{
    domain::{
        course::{Block, Track},
        frameworks::{Competency, EvidenceKind},
        ids::CompetencyId,
    },
    http::visit::Visit,
    train::framework::number,
};

/// A few sentences, and no book.
pub const LETTERS: std::ops::RangeInclusive<usize> = 40..=4000;

/// Can it be shown by a reflection?
pub fn is_for(competency: &Competency) -> bool {
    competency.evidence.contains(&EvidenceKind::Reflection)
}

/// “2.3 Keep the alliance on screen”; the bare id when the framework does not have it any more.
pub fn about(visit: &Visit, id: &CompetencyId) -> String {
    let found = visit.library.competencies.competency(id.as_str());
    found.map_or_else(|| id.to_string(), |c| format!("{} {}", number(c), c.title.in_locale(visit.locale)))
}

/// What the lessons about this competency ask to think about.
pub fn prompts(visit: &Visit, competency: &Competency) -> Vec<Block> {
    let modules = visit.library.edition(visit.locale).modules().filter(|(course, _)| course.track == Track::Clinician);
    let lessons = modules.flat_map(|(_, module)| &module.lessons).filter(|lesson| lesson.competencies.contains(&competency.id));
    lessons.flat_map(|lesson| lesson.reflections()).cloned().collect()
}
