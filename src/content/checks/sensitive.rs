//! Texts about staying safe when life feels too much: each has its flag, and a filled safe-messaging checklist for its present version.
//!
//! A list that nobody has signed is listed as a draft, never claimed as a review. Deliberately absent: judging by a program.

use super::Round;
use crate::domain::{
    advice::{Advice, Rule},
    course::Source,
    markdown::fold,
    problem::{Problem, Severity},
    safe_messaging::{Filled, Met, SENSITIVE},
};
use std::collections::BTreeSet;

const CHECKLIST: &str = "instruments/safe-messaging.yaml";
/// Words of such a text, in both languages, without accents.
const WORDS: [&str; 4] = ["suicid", "self-harm", "automutil", "hurt yourself"];

pub fn check(round: &mut Round) {
    let library = round.library;
    let mut sensitive: BTreeSet<&str> = BTreeSet::new();
    for (_, module) in library.english.modules() {
        let lessons = module.lessons.iter().map(|l| (&l.source, &l.flags));
        let cases = module.vignettes.iter().map(|v| (&v.source, &v.flags));
        for (source, flags) in lessons.chain(cases) {
            if flags.iter().any(|f| f == SENSITIVE) {
                sensitive.insert(&source.path);
                one(round, source);
            } else {
                unmarked(round, source);
            }
        }
    }
    file(round, &sensitive);
}

/// Does it speak of such things without saying so before?
fn unmarked(round: &mut Round, source: &Source) {
    let Some(text) = round.known.files.get(&source.path) else { return };
    let found = (1_u32..).zip(text.lines()).find(|(_, line)| {
        let line = fold(line);
        WORDS.iter().any(|word| line.contains(word))
    });
    if let Some((line, _)) = found {
        round.note(&source.path, Problem::advised(Advice::new(Rule::Unflagged, Severity::Advice, line).with("flag", SENSITIVE).with("list", CHECKLIST)));
    }
}

fn one(round: &mut Round, source: &Source) {
    let library = round.library;
    let checklist = &library.safe_messaging;
    let mut say = |advice: Advice| round.note(&source.path, Problem::advised(advice));
    let about = |rule| Advice::new(rule, Severity::Advice, 0).with("list", CHECKLIST);
    let Some(filled) = checklist.of(&source.path) else { return say(about(Rule::ChecklistMissing)) };
    if filled.version != source.version {
        say(about(Rule::ChecklistOlder).with("filled", filled.version).with("version", source.version));
    }
    let open: Vec<&str> = checklist.questions.iter().map(|q| q.id.as_str()).filter(|id| !filled.answers.contains_key(*id)).collect();
    if !open.is_empty() {
        say(about(Rule::ChecklistOpen).with("open", open.join(", ")));
    }
    let not_met: Vec<&str> = filled.answers.iter().filter(|(_, met)| **met == Met::NotMet).map(|(id, _)| id.as_str()).collect();
    if !not_met.is_empty() {
        say(about(Rule::ChecklistNotMet).with("open", not_met.join(", ")));
    }
}

fn file(round: &mut Round, sensitive: &BTreeSet<&str>) {
    let checklist = &round.library.safe_messaging;
    let why = "The list says what was looked at, and nothing else";
    let known: BTreeSet<&str> = checklist.questions.iter().map(|q| q.id.as_str()).collect();
    let mut seen = BTreeSet::new();
    for Filled { text, answers, .. } in &checklist.texts {
        if !sensitive.contains(text.as_str()) {
            let what = format!("{text} is not there, or has no flag {SENSITIVE}");
            round.note(CHECKLIST, Problem::advice(0, what, why, "Correct its name, or take it out"));
        }
        if !seen.insert(text) {
            round.note(CHECKLIST, Problem::error(0, format!("{text} stands there twice"), why, "Keep the newer one"));
        }
        for strange in answers.keys().filter(|id| !known.contains(id.as_str())) {
            round.note(CHECKLIST, Problem::error(0, format!("{strange} is no question of the list ({text})"), why, "Correct its name"));
        }
    }
    let drafts = checklist.texts.iter().filter(|filled| filled.signed.is_none()).count();
    if drafts > 0 {
        let what = format!("Safe messaging: {drafts} of {} texts are a draft, nobody has signed", checklist.texts.len());
        let fix = "Enter signed: {by: \"…\", on: …} for a text once somebody stands for it";
        round.note(CHECKLIST, Problem::advice(0, what, "Hosts see it before they teach", fix));
    }
}
