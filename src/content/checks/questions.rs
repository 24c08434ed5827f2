//! Questions: names used once, aims that belong to the module, every skill asked about, enough items for each competency.

use super::Round;
use crate::domain::{
    course::*,
    frameworks::EvidenceKind,
    markdown::fold,
    problem::Problem,
    quiz::{Aim, Form, Question},
};
use std::collections::{BTreeMap, BTreeSet};

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
                keys(round, path, question);
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

/// Numbers that a question may name, in both languages.
const NUMBERS: [(usize, &[&str]); 4] = [
    (2, &["choose two", "pick two", "which two", "name two", "choisissez deux", "quels deux", "quelles deux", "nommez deux"]),
    (3, &["choose three", "pick three", "which three", "name three", "choisissez trois", "quels trois", "quelles trois", "nommez trois"]),
    (4, &["choose four", "which four", "choisissez quatre", "quels quatre", "quelles quatre"]),
    (1, &["choose one", "pick one", "choisissez-en une", "choisissez-en un", "choisissez une seule"]),
];

/// A question that says how many fit has so many boxes with an x, and no two choices say the same.
fn keys(round: &mut Round, path: &str, question: &Question) {
    let said = fold(question.stem.plain());
    let right = question.choices().iter().filter(|c| c.fits).count();
    let claimed = NUMBERS.iter().find(|(_, words)| words.iter().any(|w| said.contains(w))).map(|(n, _)| *n);
    if let Some(claimed) = claimed.filter(|n| *n != right && !matches!(question.form, Form::Order(_))) {
        let what = format!("{} asks for {claimed}, and {right} choices are marked as right", question.id);
        round.note(path, Problem::error(question.line, what, "Nobody could answer it as it asks", "Correct the number, or the boxes"));
    }
    let mut seen = BTreeSet::new();
    for words in question.choices().iter().map(|c| fold(c.words.plain()).trim().to_owned()).filter(|w| !seen.insert(w.clone())).collect::<Vec<_>>() {
        let what = format!("Two choices of {} say “{words}”", question.id);
        round.note(path, Problem::error(question.line, what, "One of them would be right and the other not", "Change one of them, or take it out"));
    }
}

fn asked(round: &mut Round, module: &Module) {
    let Some(set) = &module.check else {
        let why = "Learners like to see for themselves where they stand";
        return round.note(&module.source.path, Problem::advice(0, "The module has no check.md", why, "Write one question for each skill"));
    };
    let skills = &round.library.skills;
    for skill in module.skills.iter().filter(|s| !skills.skill(s.as_str()).is_some_and(|s| s.hands_only)) {
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
