//! Hard words and the plain ones that say the same: lists in the content folder, `studio/plain-words.yaml` and `.fr.yaml`.
//!
//! Everybody is spared the first list; learners, who may meet such a word for the first time, the second as well. Deliberately absent: words
//! that the glossary explains where they stand, and grammar: a word is found in the forms that the list has, or with any ending (`*`).

use super::{
    Desk, Kind, Looked, Rule,
    tokens::{Token, adjoin, tokens},
};
use crate::domain::{course::Track, locale::Locale, problem::Severity, running_text};
use serde::Deserialize;
use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
};

/// One file, as it is written.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordList {
    /// Named for people; nothing refers to it.
    pub id: String,
    pub version: u32,
    /// For every reader.
    pub everyone: BTreeMap<String, String>,
    /// For learners as well.
    pub learners: BTreeMap<String, String>,
}

/// Both languages, ready to be looked up.
#[derive(Debug, Clone, Default)]
pub struct PlainWords {
    english: Terms,
    french: Terms,
}

/// By the first letters of a term's first word.
#[derive(Debug, Clone, Default)]
struct Terms(HashMap<String, Vec<Term>>);

#[derive(Debug, Clone)]
struct Term {
    words: Vec<String>,
    /// The last word may go on.
    open_end: bool,
    plain: String,
    for_everyone: bool,
}

const KEY_LETTERS: usize = 3;

fn key(word: &str) -> &str {
    word.char_indices().nth(KEY_LETTERS).map_or(word, |(at, _)| &word[..at])
}

impl PlainWords {
    pub fn of(english: &WordList, french: &WordList) -> Self {
        Self { english: Terms::of(english), french: Terms::of(french) }
    }

    fn in_locale(&self, locale: Locale) -> &Terms {
        match locale {
            Locale::English => &self.english,
            Locale::French => &self.french,
        }
    }
}

impl WordList {
    pub fn terms(&self) -> usize {
        self.everyone.len() + self.learners.len()
    }

    /// Terms that could never be found or that say nothing: each by its words.
    pub fn unusable(&self) -> Vec<&str> {
        let both = self.everyone.iter().chain(&self.learners);
        let is_plain = |(hard, plain): &(&String, &String)| {
            let first = tokens(hard);
            let short = hard.ends_with('*') && first.last().is_some_and(|last| last.folded.chars().count() < KEY_LETTERS);
            first.is_empty() || plain.trim().is_empty() || short || plain.contains('*')
        };
        let twice = self.everyone.keys().filter(|hard| self.learners.contains_key(*hard));
        both.filter(is_plain).map(|(hard, _)| hard.as_str()).chain(twice.map(String::as_str)).collect()
    }
}

impl Terms {
    fn of(list: &WordList) -> Self {
        let mut all: HashMap<String, Vec<Term>> = HashMap::new();
        let both = list.everyone.iter().map(|pair| (pair, true)).chain(list.learners.iter().map(|pair| (pair, false)));
        for ((hard, plain), for_everyone) in both {
            let words: Vec<String> = tokens(hard).into_iter().map(|token| token.folded).collect();
            let Some(first) = words.first() else { continue };
            let term = Term { open_end: hard.ends_with('*'), plain: plain.clone(), for_everyone, words: words.clone() };
            all.entry(key(first).to_owned()).or_default().push(term);
        }
        for terms in all.values_mut() {
            // The longest says most: “in order to” before “order”.
            terms.sort_by_key(|term| std::cmp::Reverse((term.words.len(), term.words.last().map_or(0, String::len))));
        }
        Self(all)
    }

    /// The term that begins with a word, and the number of its words.
    fn at(&self, text: &str, list: &[Token], at: usize, everyone_only: bool) -> Option<&Term> {
        let terms = self.0.get(key(&list[at].folded))?;
        terms.iter().find(|term| (term.for_everyone || !everyone_only) && term.stands_at(text, list, at))
    }
}

impl Term {
    fn stands_at(&self, text: &str, list: &[Token], at: usize) -> bool {
        let last = self.words.len() - 1;
        self.words.iter().enumerate().all(|(number, word)| {
            let Some(token) = list.get(at + number) else { return false };
            let fits = if self.open_end && number == last { token.folded.starts_with(word.as_str()) } else { token.folded == *word };
            fits && (number == 0 || adjoin(text, &list[at + number - 1], token))
        })
    }
}

pub(super) fn check(desk: &mut Desk) {
    let subject = desk.subject;
    if matches!(subject.kind, Kind::Glossary | Kind::Practice) {
        return;
    }
    let everyone_only = subject.track == Track::Clinician || subject.kind == Kind::Notes;
    let terms = desk.knowing.plain_words.in_locale(subject.locale);
    for number in 0..desk.units.len() {
        let unit = &desk.units[number];
        let Looked { tokens: list, speech, .. } = &desk.looked[number];
        let mut found: Vec<(Range<usize>, &Term)> = Vec::new();
        let mut at = 0;
        while at < list.len() {
            let Some(term) = terms.at(&unit.words, list, at, everyone_only) else {
                at += 1;
                continue;
            };
            let words = list[at].range.start..list[at + term.words.len() - 1].range.end;
            if !unit.is_explained(&words) && !speech.at(words.start) && !is_name(unit, &words) {
                found.push((words, term));
            }
            at += term.words.len();
        }
        for (words, term) in found {
            if let Some(advice) = desk.in_unit(Rule::Jargon, Severity::Advice, number, &words) {
                advice.blanks = vec![("plain", term.plain.clone())];
                // With an open end the form is not known, and several swaps are for the author to choose from.
                advice.instead = Some(term.plain.clone()).filter(|plain| !term.open_end && !plain.contains([',', '(']));
            }
        }
    }
}

/// A capital inside a sentence: the name of something.
fn is_name(unit: &running_text::Unit, words: &Range<usize>) -> bool {
    let capital = unit.words[words.start..].chars().next().is_some_and(char::is_uppercase);
    let before = unit.words[..words.start].trim_end();
    capital && !before.is_empty() && !before.ends_with(['.', '!', '?', ':', '…', '“', '«', '('])
}
