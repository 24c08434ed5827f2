//! Questions: names used once, aims that belong to the module, every skill asked about, enough items for each competency.

use super::Round;
use crate::domain::{course::*, frameworks::EvidenceKind, problem::Problem, quiz::Aim};
use std::collections::BTreeMap;

/// Skills that only a practice or a task can show (curriculum 4: “Hands-on only”).
const HANDS_ONLY: [&str; 6] = ["sk-f01", "sk-f02", "sk-c01", "sk-i05", "sk-h01", "sk-h02"];

pub fn check(round: &mut Round) {
    let library = round.library;
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for (course, module) in library.english.modules() {
        for set in module.check.iter().chain(&module.items) {
            let path = set.source.path.as_str();
            for question in &set.questions {
                if let Some(other) = first.insert(question.id.as_str(), path).filter(|other| *other != path) {
                    let what = format!("The question name {} is also used in {other}", question.id);
                    round.note(path, Problem::error(question.line, what, "Answers are kept under this name", "Rename one of them"));
                }
                aim(round, module, path, &question.aim, question.line);
            }
        }
        match course.track {
            Track::Learner => asked(round, module),
            Track::Clinician => enough(round, module),
        }
    }
}

fn aim(round: &mut Round, module: &Module, path: &str, aim: &Aim, line: u32) {
    let (id, exists, belongs) = match aim {
        Aim::Skill(id) => (id.as_str(), round.library.skills.skill(id.as_str()).is_some(), module.skills.contains(id)),
        Aim::Competency(id) => (id.as_str(), round.library.competencies.competency(id.as_str()).is_some(), module.competencies.contains(id)),
    };
    if !exists {
        let why = "Nobody could say what an answer shows";
        round.note(path, Problem::error(line, format!("{id} is in no framework"), why, "Take a name from the frameworks folder"));
    } else if !belongs {
        let why = "It would be asked where it is not taught";
        let fix = format!("Add {id} to module.md, or move the question to its module");
        round.note(path, Problem::error(line, format!("{id} does not belong to the module {}", module.id), why, fix));
    }
}

fn asked(round: &mut Round, module: &Module) {
    let Some(set) = &module.check else {
        let why = "Learners like to see for themselves where they stand";
        return round.note(&module.source.path, Problem::advice(0, "The module has no check.md", why, "Write one question for each skill"));
    };
    for skill in module.skills.iter().filter(|s| !HANDS_ONLY.contains(&s.as_str())) {
        if !set.questions.iter().any(|q| q.aim == Aim::Skill(skill.clone())) {
            let why = "Learners could not check themselves on it";
            round.note(&set.source.path, Problem::advice(0, format!("No question is about {skill}"), why, "Add one, or take the skill out of module.md"));
        }
    }
}

fn enough(round: &mut Round, module: &Module) {
    let library = round.library;
    let needed = usize::try_from(library.competencies.rules.knowledge.items_for_competency.max(1)).unwrap_or(1);
    let path = module.items.as_ref().map_or(&module.source.path, |set| &set.source.path);
    let questions = module.items.as_ref().map(|set| set.questions.as_slice()).unwrap_or_default();
    for id in &module.competencies {
        let by_knowledge = library.competencies.competency(id.as_str()).is_some_and(|c| c.evidence.contains(&EvidenceKind::Knowledge));
        let have = questions.iter().filter(|q| q.aim == Aim::Competency(id.clone())).count();
        if by_knowledge && have < needed {
            let what = format!("{id} needs {needed} items and has {have}");
            round.note(path, Problem::advice(0, what, "Below that only the domain can be reported", "Write more items for it"));
        }
        let by_vignette = library.competencies.competency(id.as_str()).is_some_and(|c| c.evidence.contains(&EvidenceKind::Vignette));
        if by_vignette && !module.vignettes.iter().any(|v| v.competencies.contains(id)) {
            let what = format!("{id} needs a case, and no vignette names it");
            round.note(&module.source.path, Problem::advice(0, what, "Nobody could complete this competency here", "Write a case, or name it in one"));
        }
    }
    let draw = usize::try_from(module.draw).unwrap_or(0);
    if draw > questions.len() {
        let what = format!("Six or so are drawn for one check: draw is {draw}, but there are {} items", questions.len());
        round.note(&module.source.path, Problem::advice(2, what, "Everybody would get the same questions", "Write more items, or draw fewer"));
    }
}
