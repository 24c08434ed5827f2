//! Figures and studies in a text that names no source for them.
//!
//! Deliberately absent: whether the source says so. A person reads it before it is published.

use super::{
    Desk, Rule,
    tokens::{folded, whole_words},
};
use crate::domain::{problem::Severity, running_text::Kind};
use std::ops::Range;

const STUDIES: [&str; 20] = [
    "studies show",
    "studies have shown",
    "studies have found",
    "a study found",
    "a study showed",
    "research shows",
    "research has shown",
    "research suggests",
    "evidence shows",
    "is proven to",
    "are proven to",
    "has been proven",
    "des etudes montrent",
    "les etudes montrent",
    "une etude a montre",
    "la recherche montre",
    "les recherches montrent",
    "il est prouve",
    "est prouve*",
    "des etudes ont montre",
];
/// One of these is in each of them.
const HINTS: [&str; 7] = ["stud", "research", "eviden", "prove", "prouv", "etude", "recherche"];
const SHARES: [&str; 8] = ["%", "percent", "per cent", "pour cent", "out of 10 people", "in 10 people", "personnes sur 10", "personne sur 10"];
/// Of a phone, not of people.
const OF_A_DEVICE: [&str; 18] = [
    "battery",
    "charge*",
    "volume",
    "brightness",
    "screen",
    "zoom",
    "storage",
    "data",
    "sound",
    "text size",
    "batterie",
    "pile",
    "luminosite",
    "ecran",
    "stockage",
    "donnees",
    "son",
    "discount",
];

pub(super) fn check(desk: &mut Desk) {
    if desk.subject.has_sources != Some(false) {
        return;
    }
    for number in 0..desk.units.len() {
        let unit = &desk.units[number];
        if matches!(unit.kind, Kind::Heading(_) | Kind::Tick) {
            continue;
        }
        let mut found = Vec::new();
        for sentence in &desk.looked[number].sentences {
            if let Some(claim) = claim(&unit.words[sentence.range.clone()]) {
                let start = sentence.range.start + claim.start;
                found.extend((!desk.looked[number].speech.at(start)).then_some(start..sentence.range.start + claim.end));
            }
        }
        for range in found {
            desk.in_unit(Rule::Claim, Severity::Advice, number, &range);
        }
    }
}

fn claim(sentence: &str) -> Option<Range<usize>> {
    let (folded, places) = folded(sentence);
    // Most sentences have neither, and then nothing is looked for.
    if !folded.contains(|c: char| c.is_ascii_digit()) && !HINTS.iter().any(|hint| folded.contains(hint)) {
        return None;
    }
    let place = |found: Range<usize>| places[found.start]..places[found.end];
    if let Some(found) = STUDIES.iter().find_map(|words| whole_words(&folded, words)) {
        return Some(place(found));
    }
    if OF_A_DEVICE.iter().any(|words| whole_words(&folded, words).is_some()) {
        return None;
    }
    let share = SHARES.iter().find_map(|words| folded.find(words).map(|at| at..at + words.len()))?;
    let before = folded[..share.start].trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit() || ".,".contains(c)).len();
    (digits > 0).then(|| place(before.len() - digits..share.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_about_people_and_studies() {
        for (text, wanted) in
            [("About 20 % of people do.", "20 %"), ("Studies show that it helps.", "Studies show"), ("It helps 3 out of 10 people.", "3 out of 10 people")]
        {
            assert_eq!(claim(text).map(|range| &text[range]), Some(wanted));
        }
        assert!(claim("Des études montrent un effet.").is_some() && claim("Environ 20 pour cent des gens").is_some());
        for text in ["The battery is at 20 %.", "La pile est à 20 %.", "Page 20 of 30.", "We show studies.", "A hundred percent."] {
            assert_eq!(claim(text), None, "{text}");
        }
    }
}
