//! What nobody has reviewed or checked yet (product decision 20). Listed, never hidden, never claimed.
//!
//! Deliberately absent: how old a check is. That depends on the day: `http::help_check`.

use super::Round;
use crate::{content::assemble::TEAM_QUESTIONS, domain::problem::Problem};

const REGIONS: &str = "help/regions.yaml";

pub fn check(round: &mut Round) {
    let library = round.library;
    for (_, module) in library.english.modules() {
        let states = [
            ("lived experience", &module.reviews.lived_experience),
            ("clinical", &module.reviews.clinical),
            ("plain language and access", &module.reviews.plain_language),
        ];
        let pending: Vec<&str> = states.iter().filter(|(_, done)| done.is_none()).map(|(name, _)| *name).collect();
        if !pending.is_empty() {
            let what = format!("Reviews pending: {}", pending.join(", "));
            round.note(&module.source.path, Problem::advice(0, what, "The page says so to its readers", "Enter who reviewed it and when, once somebody has"));
        }
    }
    menus(round);
    let tasks = library.english.tasks.iter().map(|task| (task.practice.source.path.as_str(), &task.reviews));
    let questions = (!library.team_questions.groups.is_empty()).then_some((TEAM_QUESTIONS, &library.team_questions.reviews));
    // Nothing in them is clinical, so two reviews are asked for.
    for (path, reviews) in tasks.chain(questions) {
        let states = [("lived experience", &reviews.lived_experience), ("plain language and access", &reviews.plain_language)];
        let pending: Vec<&str> = states.iter().filter(|(_, done)| done.is_none()).map(|(name, _)| *name).collect();
        if !pending.is_empty() {
            let what = format!("Reviews pending: {}", pending.join(", "));
            let fix = "Enter who reviewed it and when, once somebody has";
            round.note(path, Problem::advice(0, what, "Nobody has said yet that it is kind and clear", fix));
        }
    }
    for region in library.help.regions.iter().filter(|region| region.checked_on.is_none()) {
        let what = format!("Nobody has checked the help lines of {}", region.name.en);
        let fix = "Confirm each line with its service, then fill in checked_on and checked_by";
        round.note(REGIONS, Problem::advice(0, what, "A number that does not answer can cost a life", fix));
    }
}

/// “2026-11-01, iOS 18.1 and Android 15”: the day somebody looked, and at what. Anything else would clear the note to readers for nothing.
fn menus(round: &mut Round) {
    let dated = |text: &str| {
        text.get(..10).is_some_and(is_a_day)
            && text.get(10..).is_some_and(|rest| rest.chars().any(|c| c.is_ascii_digit()) && rest.chars().any(char::is_alphabetic))
    };
    let mut problems = Vec::new();
    for at in round.library.english.lessons() {
        if let Some(text) = at.lesson.menus_checked.as_ref().filter(|text| !dated(text)) {
            problems.push((at.lesson.source.path.clone(), format!("menus_checked is “{text}”, without a day or a system with its version")));
        }
    }
    for (path, what) in problems {
        let why = "Readers are told that these menus were seen on a device";
        round.note(&path, Problem::error(2, what, why, "Write “not yet”, or for example “2026-11-01, iOS 18.1 and Android 15”"));
    }
}

fn is_a_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    matches!(parts.as_slice(), [year, month, day] if year.len() == 4 && [year, month, day].iter().all(|part| part.chars().all(|c| c.is_ascii_digit()))
        && (1..=12).contains(&month.parse().unwrap_or(0)) && (1..=31).contains(&day.parse().unwrap_or(0)))
}
