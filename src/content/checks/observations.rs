//! Observation sheets: each is for a competency of its module that asks for being watched, and each such competency has one.
//!
//! Deliberately absent: whether the acts are the right ones. That is for people who have observed.

use super::Round;
use crate::domain::{course::*, frameworks::EvidenceKind, ids::CompetencyId, problem::Problem};

const FRAMEWORK: &str = "frameworks/clinician-competencies.yaml";

pub fn check(round: &mut Round) {
    let library = round.library;
    for (course, module) in library.english.modules() {
        for observation in &module.observations {
            one(round, course, module, observation);
        }
    }
    missing(round);
}

fn one(round: &mut Round, course: &Course, module: &Module, observation: &Observation) {
    let (path, id) = (&observation.source.path, &observation.competency);
    let why = "What was seen would count for nothing";
    if course.track != Track::Clinician {
        let fix = "Move the sheet to a module for clinicians";
        return round.note(path, Problem::error(0, "An observation sheet stands in a course for learners", "Nobody watches learners here", fix));
    }
    match round.library.competencies.competency(id.as_str()) {
        None => round.note(path, Problem::error(2, format!("{id} is in no framework"), why, "Take a name from the frameworks folder")),
        Some(c) if !c.evidence.contains(&EvidenceKind::Observed) => {
            let fix = format!("Name a competency whose evidence in {FRAMEWORK} lists observed");
            round.note(path, Problem::error(2, format!("{id} does not ask for observed practice"), why, fix));
        }
        Some(_) if !module.competencies.contains(id) => {
            let fix = format!("Add {id} to module.md, or move the sheet to its module");
            round.note(path, Problem::error(2, format!("{id} does not belong to the module {}", module.id), "It would be asked where it is not taught", fix));
        }
        Some(_) => {}
    }
    let wanted = format!("ob-{id}");
    if observation.id.as_str() != wanted && !observation.id.as_str().starts_with(&format!("{wanted}-")) {
        let what = format!("The id {} is not that of a sheet for {id}", observation.id);
        round.note(path, Problem::error(2, what, "Whoever reads a result must see what it was about", format!("Name it {wanted}")));
    }
}

fn missing(round: &mut Round) {
    let library = round.library;
    for domain in &library.competencies.domains {
        let path = library.english.course_of_module(&domain.module).map_or(FRAMEWORK, |(_, module)| module.source.path.as_str());
        for id in domain.competencies.iter().filter(|c| c.evidence.contains(&EvidenceKind::Observed)).map(|c| &c.id) {
            if !has_sheet(round, id) {
                let what = format!("{id} asks for observed practice, and no observation sheet is for it");
                round.note(
                    path,
                    Problem::advice(0, what, "Nobody could complete this competency", "Write observe-NAME.md, or take observed out of its evidence"),
                );
            }
        }
    }
}

fn has_sheet(round: &Round, id: &CompetencyId) -> bool {
    round.library.english.modules().any(|(_, module)| module.observations.iter().any(|o| &o.competency == id))
}
