//! How a text is built: headings in order, links that say where they lead, no more on a page than somebody can take in.
//!
//! Deliberately absent: pictures without a description and steps without a device. The readers that meet these say so (`document`, `sections`).

use super::{Desk, Kind, Rule, tokens};
use crate::domain::{merge, problem::Severity, running_text};

/// Parts of a lesson: more are two lessons.
const MOST_PARTS: usize = 10;
/// Boxes lose their weight when each paragraph is one.
const MOST_BOXES: usize = 5;
/// Lines of one list.
const LONGEST_LIST: usize = 9;

/// Words that say nothing about where a link leads.
const EMPTY_WORDS: [&str; 22] = [
    "click here",
    "here",
    "this",
    "this link",
    "link",
    "this page",
    "read more",
    "more",
    "learn more",
    "find out more",
    "see here",
    "click",
    "cliquez ici",
    "ici",
    "cliquer ici",
    "ce lien",
    "lien",
    "cette page",
    "en savoir plus",
    "lire la suite",
    "plus",
    "voir ici",
];

pub(super) fn check(desk: &mut Desk) {
    marks(desk);
    if desk.subject.kind != Kind::Practice {
        links(desk);
    }
    headings(desk);
    if desk.subject.kind == Kind::Lesson {
        many(desk);
    }
    lists(desk);
}

/// What a merge left for a person to mend.
fn marks(desk: &mut Desk) {
    if !desk.subject.text.contains("====") {
        return;
    }
    let mut at = 0;
    for line in desk.subject.text.split_inclusive('\n') {
        let words = line.trim();
        if merge::is_mark(words) {
            let start = at + (line.len() - line.trim_start().len());
            desk.at(Rule::MergeMark, Severity::Error, start..start + words.len());
        }
        at += line.len();
    }
}

fn links(desk: &mut Desk) {
    for number in 0..desk.units.len() {
        let unit = &desk.units[number];
        let empty = unit.links.iter().filter(|link| {
            let words = tokens::tokens(&unit.words[link.words.clone()]).into_iter().map(|token| token.folded).collect::<Vec<_>>().join(" ");
            // A word of the glossary is explained on the spot, and a thing to tap in a practice says what its phone says.
            EMPTY_WORDS.contains(&words.as_str()) && !link.to.starts_with("glossary:")
        });
        for words in empty.map(|link| link.words.clone()).collect::<Vec<_>>() {
            desk.in_unit(Rule::ClickHere, Severity::Advice, number, &words);
        }
    }
}

/// `####` under `##` leaves a step out: who hears the headings looks for what is not there.
fn headings(desk: &mut Desk) {
    let mut before = 1;
    for number in 0..desk.units.len() {
        let unit = &desk.units[number];
        let running_text::Kind::Heading(level) = unit.kind else { continue };
        let words = 0..unit.words.len();
        if level > before + 1
            && let Some(advice) = desk.in_unit(Rule::HeadingOrder, Severity::Advice, number, &words)
        {
            advice.blanks = vec![("marks", "#".repeat(usize::from(level))), ("wanted", "#".repeat(usize::from(before) + 1))];
        }
        before = level.max(1);
    }
}

fn many(desk: &mut Desk) {
    let parts = desk.units.iter().filter(|unit| unit.kind == running_text::Kind::Heading(2)).count();
    // Each box begins with its word in bold: the first unit after one that stands outside.
    let mut boxes = 0;
    let mut inside = None;
    for unit in &desk.units {
        let is_start = unit.quoted && unit.words.split_once(':').is_some_and(|(word, _)| word.chars().count() < 20);
        boxes += usize::from(is_start && inside != Some(unit.range.start));
        inside = unit.quoted.then_some(unit.range.start);
    }
    if parts > MOST_PARTS {
        desk.whole(Rule::ManyParts, Severity::Advice).blanks = vec![("n", parts.to_string()), ("most", MOST_PARTS.to_string())];
    }
    if boxes > MOST_BOXES {
        desk.whole(Rule::ManyBoxes, Severity::Advice).blanks = vec![("n", boxes.to_string()), ("most", MOST_BOXES.to_string())];
    }
}

/// A list with dots that nobody keeps in mind. Steps have a limit of their own.
fn lists(desk: &mut Desk) {
    if !matches!(desk.subject.kind, Kind::Lesson | Kind::Handout) {
        return;
    }
    let mut run: Vec<usize> = Vec::new();
    for number in 0..=desk.units.len() {
        let is_point = desk.units.get(number).is_some_and(|unit| unit.kind == running_text::Kind::Point && !unit.quoted);
        // A gap of more than an empty line is another list.
        let goes_on = match (run.last(), desk.units.get(number)) {
            (Some(last), Some(unit)) => desk.units[*last].range.end + 8 >= unit.range.start,
            _ => true,
        };
        if is_point && goes_on {
            run.push(number);
            continue;
        }
        if run.len() > LONGEST_LIST {
            let first = run[0];
            let words = 0..desk.units[first].words.len();
            if let Some(advice) = desk.in_unit(Rule::LongList, Severity::Advice, first, &words) {
                advice.blanks = vec![("n", run.len().to_string()), ("most", LONGEST_LIST.to_string())];
            }
        }
        run = if is_point { vec![number] } else { Vec::new() };
    }
}
