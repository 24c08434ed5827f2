//! Help while writing: what would serve readers better, each with its place and, where there is one, better words.
//!
//! One rule has one home, here or in the reader that meets it (`document`, `sections`) and in the checks across files (`content::checks`);
//! all of them speak as `Advice`, so that `content check` and the studio say the same. The words are in the catalogue of messages, under the
//! name of the rule. Deliberately absent: the clock (the day is an argument), files, and judging what people other than authors write.

mod asks;
mod claims;
mod dates;
mod hurtful;
mod numbers;
mod passive;
pub mod plain_words;
mod reading;
mod rules;
mod shape;
mod tokens;

#[cfg(test)]
mod tests;

pub use dates::{Day, is_older};
pub use hurtful::hurtful;
pub use numbers::known_by_heart;
pub use reading::{Wanted, wanted};
pub use rules::Rule;

use super::{
    course::Track,
    locale::Locale,
    problem::Severity,
    readability::{self, Reading, Sentence},
    running_text::{self, Unit},
    tree::{Lines, MAX_BYTES},
};
use plain_words::PlainWords;
use std::{collections::BTreeSet, ops::Range};
use tokens::{Said, Token};

/// One piece of advice about one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    pub rule: Rule,
    /// An error stops publishing, advice does not.
    pub severity: Severity,
    /// Counting from 1; 0 when it is about the text as a whole.
    pub line: u32,
    /// Bytes of the text that was looked at.
    pub range: Option<Range<usize>>,
    /// What stands there.
    pub words: String,
    /// What fills the blanks of the message, besides `words`.
    pub blanks: Vec<(&'static str, String)>,
    /// What can be written instead, ready to be put there.
    pub instead: Option<String>,
}

impl Advice {
    pub fn new(rule: Rule, severity: Severity, line: u32) -> Self {
        Self { rule, severity, line, range: None, words: String::new(), blanks: Vec::new(), instead: None }
    }

    pub fn with(mut self, blank: &'static str, value: impl ToString) -> Self {
        self.blanks.push((blank, value.to_string()));
        self
    }
}

/// What a text is for. Not every rule is about every kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Lesson,
    /// A made-up phone or inbox: its words are those of somebody else.
    Practice,
    Questions,
    Case,
    Observation,
    /// Printed, with lines to write on.
    Handout,
    /// For the people who run a course.
    Notes,
    /// The words at the top of a course or a module.
    Introduction,
    Glossary,
    /// A page of the host.
    Page,
}

/// What is looked at.
#[derive(Debug, Clone)]
pub struct Subject<'t> {
    /// What ranges and lines count in: a whole file, or its body alone.
    pub text: &'t str,
    /// Where the body begins; 0 when there is nothing before it.
    pub body_at: usize,
    pub kind: Kind,
    pub track: Track,
    pub locale: Locale,
    /// Does it name where its facts come from? `None` for a text that has no place to name them.
    pub has_sources: Option<bool>,
    /// When somebody last saw its menus on a device: as it stands in the facts.
    pub menus_checked: Option<&'t str>,
    /// The days of its reviews.
    pub reviewed_on: Vec<&'t str>,
    /// What was counted in it, where somebody has counted already.
    pub reading: Option<Reading>,
}

/// What the rules need to know besides the text.
#[derive(Debug, Clone, Copy)]
pub struct Knowing<'k> {
    pub plain_words: &'k PlainWords,
    /// Crisis numbers, as digits.
    pub numbers: &'k BTreeSet<String>,
    /// Without a day nothing is too old.
    pub today: Option<Day>,
    pub depth: Depth,
}

/// How much is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// For whoever writes.
    Everything,
    /// What stops publishing, and nothing else: for a server that starts.
    Errors,
}

/// Everything that the rules of this folder have to say about one text, in the order of its lines.
pub fn advise(subject: &Subject, knowing: &Knowing) -> Vec<Advice> {
    if subject.text.len() > MAX_BYTES || !subject.text.is_char_boundary(subject.body_at) {
        return Vec::new();
    }
    let body = &subject.text[subject.body_at..];
    let everything = knowing.depth == Depth::Everything;
    let units = if everything || asks::may_have_a_field(body) { running_text::units(body) } else { Vec::new() };
    let looked = units.iter().map(|unit| Looked::at(unit, subject.locale)).collect();
    let mut desk = Desk { subject, knowing, lines: Lines::of(subject.text, 1), units, looked, found: Vec::new() };
    hurtful::check(&mut desk);
    numbers::check(&mut desk);
    shape::check(&mut desk);
    reading::check(&mut desk);
    asks::check(&mut desk);
    if everything {
        plain_words::check(&mut desk);
        passive::check(&mut desk);
        claims::check(&mut desk);
        dates::check(&mut desk);
    }
    let mut found = desk.found;
    found.retain(|advice| everything || advice.severity == Severity::Error);
    found.sort_by_key(|advice| (advice.line, advice.range.as_ref().map_or(0, |range| range.start)));
    found
}

/// Where the rules write.
struct Desk<'d> {
    subject: &'d Subject<'d>,
    knowing: &'d Knowing<'d>,
    lines: Lines,
    units: Vec<Unit>,
    /// For each unit, in the same order.
    looked: Vec<Looked>,
    found: Vec<Advice>,
}

/// What several rules want to know of a unit, found out once.
struct Looked {
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    speech: Said,
}

impl Looked {
    fn at(unit: &Unit, locale: Locale) -> Self {
        Self { tokens: tokens::tokens(&unit.words), sentences: readability::sentences(&unit.words, locale), speech: Said::of(&unit.words) }
    }
}

impl Desk<'_> {
    /// About some bytes of the text.
    fn at(&mut self, rule: Rule, severity: Severity, range: Range<usize>) -> &mut Advice {
        let words = self.subject.text.get(range.clone()).unwrap_or_default().to_owned();
        let advice = Advice { range: Some(range.clone()), words, ..Advice::new(rule, severity, self.lines.at(range.start)) };
        self.push(advice)
    }

    /// About some words of a unit.
    fn in_unit(&mut self, rule: Rule, severity: Severity, unit: usize, words: &Range<usize>) -> Option<&mut Advice> {
        let place = self.units.get(unit)?.place(words);
        let at = self.subject.body_at;
        Some(self.at(rule, severity, place.start + at..place.end + at))
    }

    /// About the text as a whole.
    fn whole(&mut self, rule: Rule, severity: Severity) -> &mut Advice {
        self.push(Advice::new(rule, severity, 0))
    }

    fn push(&mut self, advice: Advice) -> &mut Advice {
        let at = self.found.len();
        self.found.push(advice);
        &mut self.found[at]
    }
}
