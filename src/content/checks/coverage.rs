//! Everything that a framework promises can be reached: each skill is taught, practised and checked, each competency has what its kinds
//! of evidence need.
//!
//! Observation sheets are looked at in `observations`, cases and questions for one module in `questions`. Deliberately absent: whether a
//! lesson teaches well.

use super::Round;
use crate::domain::{
    course::*,
    frameworks::{Competency, EvidenceKind, Skill},
    ids::CompetencyId,
    problem::Problem,
    quiz::Aim,
};

/// A check that is drawn from fewer asks everybody the same.
const ITEMS_OF_COMPETENCY: usize = 6;
const ITEMS_OF_DOMAIN: usize = 12;

pub fn check(round: &mut Round) {
    let library = round.library;
    for skill in &library.skills.skills {
        if let Some((_, module)) = library.english.course_of_module(&skill.module) {
            one_skill(round, module, skill);
        }
    }
    for domain in &library.competencies.domains {
        let Some((_, module)) = library.english.course_of_module(&domain.module) else { continue };
        domain.competencies.iter().for_each(|competency| one_competency(round, module, competency));
        let have: usize = domain.competencies.iter().map(|c| items(round, &c.id)).sum();
        if have < ITEMS_OF_DOMAIN {
            let what = format!("The domain {} has {have} items; {ITEMS_OF_DOMAIN} are wanted", domain.id);
            round.note(&module.source.path, Problem::advice(0, what, "A second check would ask the same again", "Write more items for its competencies"));
        }
    }
}

fn one_skill(round: &mut Round, module: &Module, skill: &Skill) {
    let lessons: Vec<&Lesson> = module.lessons.iter().filter(|l| l.skills.contains(&skill.id)).collect();
    let is_tried = |lesson: &&Lesson| lesson.blocks.iter().any(|b| matches!(b, Block::TryIt(t) if !t.tasks.is_empty() || !t.blocks.is_empty()));
    let (path, id) = (&module.source.path, &skill.id);
    let why = "The map promises it to learners";
    if lessons.is_empty() {
        let fix = format!("Write a lesson with skills: [{id}], or name it in one that teaches it");
        round.note(path, Problem::advice(0, format!("No lesson teaches {id}"), why, fix));
    } else if !lessons.iter().any(is_tried) {
        round.note(path, Problem::advice(0, format!("Nothing is tried out for {id}"), why, "Add ## Try it to a lesson that teaches it"));
    }
    // Whether a question is about it is said in `questions`, for what module.md names.
    if !module.skills.contains(id) {
        let fix = format!("Add {id} to skills, or let another module teach it");
        round.note(path, Problem::advice(2, format!("The framework says that this module teaches {id}, and module.md does not"), why, fix));
    }
}

fn one_competency(round: &mut Round, module: &Module, competency: &Competency) {
    let id = &competency.id;
    let library = round.library;
    let path = &module.source.path;
    let why = "Nobody could complete this competency";
    let asks = |kind: EvidenceKind| competency.evidence.contains(&kind);
    let have = items(round, id);
    if asks(EvidenceKind::Knowledge) && have < ITEMS_OF_COMPETENCY {
        let what = format!("{id} has {have} items; {ITEMS_OF_COMPETENCY} are wanted");
        round.note(path, Problem::advice(0, what, "A check would ask everybody the same", "Write more items for it"));
    }
    let modules = || library.english.modules().map(|(_, module)| module);
    if asks(EvidenceKind::Vignette) && !modules().any(|m| m.vignettes.iter().any(|v| v.competencies.contains(id))) {
        round.note(path, Problem::advice(0, format!("{id} needs a case, and there is none"), why, "Write vignette-NAME.md"));
    }
    let reflects = |lesson: &Lesson| lesson.competencies.contains(id) && lesson.reflects();
    if asks(EvidenceKind::Reflection) && !modules().flat_map(|m| &m.lessons).any(reflects) {
        let what = format!("{id} asks for a reflection, and no lesson about it has a Reflection box");
        round.note(path, Problem::advice(0, what, why, "Add > **Reflection:** with a question to a lesson that names it"));
    }
}

/// Items about a competency, wherever they are asked.
fn items(round: &Round, id: &CompetencyId) -> usize {
    let questions = round.library.english.modules().flat_map(|(_, module)| &module.items).flat_map(|set| &set.questions);
    questions.filter(|q| q.aim == Aim::Competency(id.clone())).count()
}
