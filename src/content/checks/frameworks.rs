//! Skills and competencies that texts name exist, and the instruments lead to parts of pages that exist.

use super::Round;
use crate::domain::{
    course::{Block, Track},
    markdown::anchor,
    problem::Problem,
};
use std::collections::BTreeSet;

const SKILLS: &str = "frameworks/learner-skills.yaml";
const ACCESS: &str = "instruments/access-questions.yaml";

pub fn check(round: &mut Round) {
    let library = round.library;
    skills(round);
    access(round);
    for (course, module) in library.english.modules() {
        let path = module.source.path.as_str();
        if course.track == Track::Learner && module.skills.is_empty() || course.track == Track::Clinician && module.competencies.is_empty() {
            let what = if course.track == Track::Learner { "The module names no skills" } else { "The module names no competencies" };
            round.note(path, Problem::error(2, what, "Nothing would be learned on anybody's map", "Add skills: [sk-…] or competencies: [cc-…]"));
        }
        unknown(round, path, module.skills.iter().map(|s| s.as_str()), module.competencies.iter().map(|c| c.as_str()));
        for lesson in &module.lessons {
            let path = lesson.source.path.as_str();
            unknown(round, path, lesson.skills.iter().map(|s| s.as_str()), lesson.competencies.iter().map(|c| c.as_str()));
            let strange = lesson.skills.iter().filter(|s| !module.skills.contains(s)).map(|s| s.as_str());
            let strange = strange.chain(lesson.competencies.iter().filter(|c| !module.competencies.contains(c)).map(|c| c.as_str()));
            for id in strange {
                let why = "The map would show it under a module that does not teach it";
                round.note(path, Problem::advice(2, format!("{id} is not among those of its module"), why, "Add it to module.md, or take it out here"));
            }
        }
        for vignette in &module.vignettes {
            unknown(round, &vignette.source.path, [].into_iter(), vignette.competencies.iter().map(|c| c.as_str()));
        }
    }
}

fn unknown<'a>(round: &mut Round, path: &str, skills: impl Iterator<Item = &'a str>, competencies: impl Iterator<Item = &'a str>) {
    let library = round.library;
    let lost = skills.filter(|id| library.skills.skill(id).is_none()).chain(competencies.filter(|id| library.competencies.competency(id).is_none()));
    for id in lost {
        let why = "Results could not be shown under it";
        round.note(path, Problem::error(2, format!("{id} is in no framework"), why, "Take a name from the frameworks folder"));
    }
}

fn skills(round: &mut Round) {
    let skills = &round.library.skills;
    let mut seen = BTreeSet::new();
    for skill in &skills.skills {
        let fine = [
            (seen.insert(skill.id.as_str()), "stands there twice"),
            (skills.categories.iter().any(|c| c.id == skill.category), "names a category that does not exist"),
            (skills.module_name(&skill.module).is_some(), "names a module that is not in the list below"),
        ];
        for (_, what) in fine.iter().filter(|(fine, _)| !fine) {
            let why = "The skill map could not be drawn";
            round.note(SKILLS, Problem::error(0, format!("{} {what}", skill.id), why, "Correct it"));
        }
    }
}

fn access(round: &mut Round) {
    let library = round.library;
    for question in &library.access.questions {
        let wanted = anchor(&question.section);
        let has = |block: &Block| matches!(block, Block::Heading { id, .. } if *id == wanted);
        let found = library.english.page(&question.page).is_some_and(|page| page.blocks.iter().any(has));
        if !found {
            let what = format!("The question {} leads to “{}” on pages/{}.md, which is not there", question.id, question.section, question.page);
            let fix = format!("Add ## {}: with a heading to that page", question.section);
            round.note(ACCESS, Problem::error(0, what, "Who answers “no” would find no help", fix));
        }
    }
}
