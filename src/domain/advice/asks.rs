//! What a text asks of its reader: stories that hurt to tell (trust.md 6.2), and numbers that lead to a person (abuse case A-63).
//!
//! Deliberately absent: what somebody else asks in an example. Words between marks of speech, and a made-up inbox, are there to be seen through.

use super::{
    Desk, Kind, Rule,
    tokens::{folded, whole_words},
};
use crate::domain::{locale::Locale, problem::Severity, running_text::Unit};
use std::ops::Range;

/// At the beginning of a sentence, these ask for an answer.
const ASKING: [&str; 28] = [
    "write",
    "tell",
    "describe",
    "think of",
    "think about",
    "share",
    "recall",
    "remember",
    "name",
    "list",
    "say",
    "draw",
    "what",
    "when did",
    "ecrivez",
    "racontez",
    "dites",
    "decrivez",
    "pensez a",
    "partagez",
    "rappelez-vous",
    "souvenez-vous",
    "nommez",
    "parlez",
    "quel",
    "quelle",
    "quand avez-vous",
    "dessinez",
];
const DISTRESS: [&str; 20] = [
    "trauma*",
    "worst",
    "abuse",
    "abused",
    "suicid*",
    "self-harm",
    "assault*",
    "rape",
    "raped",
    "tell us about a time",
    "most painful",
    "hurt you most",
    "le pire",
    "la pire",
    "vos pires",
    "abus",
    "agression*",
    "viol",
    "racontez-nous un moment",
    "parlez-nous d'un moment",
];

const GIVING: [&str; 22] = [
    "enter",
    "type",
    "write",
    "give",
    "send",
    "fill in",
    "provide",
    "text us",
    "tell us",
    "please enter",
    "please give",
    "please send",
    "please write",
    "entrez",
    "tapez",
    "ecrivez",
    "inscrivez",
    "donnez",
    "envoyez",
    "saisissez",
    "fournissez",
    "veuillez",
];
const IDENTIFIERS: [&str; 26] = [
    "health card number",
    "health number",
    "card number",
    "date of birth",
    "birth date",
    "social insurance number",
    "social security number",
    "bank account",
    "account number",
    "passport number",
    "driver's licence",
    "home address",
    "mother's maiden name",
    "bank number",
    "numero de carte",
    "numero d'assurance*",
    "date de naissance",
    "compte bancaire",
    "numero de compte",
    "numero de passeport",
    "permis de conduire",
    "adresse postale",
    "adresse de domicile",
    "numero de sante",
    "numero bancaire",
    "numero de dossier",
];
const NOT: [&str; 13] = ["not", "never", "no one", "nobody", "without", "don't", "do not", "ne", "n'", "jamais", "personne", "sans", "aucun*"];

const FIELD: &str = "___";

pub(super) fn check(desk: &mut Desk) {
    if desk.subject.kind == Kind::Practice {
        return;
    }
    for number in 0..desk.units.len() {
        let unit = &desk.units[number];
        let (mut found, is_field) = (Vec::new(), is_field(unit));
        let reflects = reflects(unit, desk.subject.locale);
        for sentence in &desk.looked[number].sentences {
            if desk.looked[number].speech.at(sentence.range.start) {
                continue;
            }
            let asked = Asked::of(&unit.words[sentence.range.clone()]);
            let here = |range: Range<usize>| sentence.range.start + range.start..sentence.range.start + range.end;
            if let Some(range) = asked.identifier(is_field) {
                found.push((if is_field { Rule::IdentifierField } else { Rule::Identifier }, here(range)));
            }
            if let Some(range) = asked.distressing(reflects || is_field) {
                found.push((Rule::DistressingPrompt, here(range)));
            }
        }
        for (rule, range) in found {
            // A field asks everybody; a sentence may speak of somebody else's form.
            let severity = if rule == Rule::IdentifierField { Severity::Error } else { Severity::Advice };
            desk.in_unit(rule, severity, number, &range);
        }
    }
}

/// Can there be a line to write on?
pub(super) fn may_have_a_field(text: &str) -> bool {
    text.contains(FIELD)
}

/// `Label ____`: something to write on.
fn is_field(unit: &Unit) -> bool {
    unit.words.trim_end().ends_with(FIELD)
}

fn reflects(unit: &Unit, locale: Locale) -> bool {
    let word = match locale {
        Locale::English => "Reflection:",
        Locale::French => "Réflexion",
    };
    unit.quoted && unit.words.starts_with(word)
}

/// So many letters are enough to know how a sentence begins.
const BEGINNING: usize = 24;

/// A sentence, and how it begins in small letters.
struct Asked<'s> {
    sentence: &'s str,
    beginning: String,
}

impl<'s> Asked<'s> {
    fn of(sentence: &'s str) -> Self {
        let start = sentence.trim_start_matches(|c: char| !c.is_alphanumeric());
        let end = start.char_indices().nth(BEGINNING).map_or(start.len(), |(at, _)| at);
        Self { sentence, beginning: folded(&start[..end]).0 }
    }

    /// Where it names something that leads to a person, and asks for it.
    fn identifier(&self, is_field: bool) -> Option<Range<usize>> {
        (is_field || self.begins_with(&GIVING)).then(|| self.names(&IDENTIFIERS))?
    }

    /// Where it asks for a story that hurts to tell.
    fn distressing(&self, is_prompt: bool) -> Option<Range<usize>> {
        (is_prompt || self.begins_with(&ASKING)).then(|| self.names(&DISTRESS))?
    }

    fn begins_with(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.beginning.strip_prefix(word).is_some_and(|rest| rest.starts_with(|c: char| !c.is_alphanumeric())))
    }

    fn names(&self, list: &[&str]) -> Option<Range<usize>> {
        let (folded, places) = folded(self.sentence);
        let found = list.iter().find_map(|words| whole_words(&folded, words))?;
        let is_not = NOT.iter().any(|not| whole_words(&folded, not).is_some());
        (!is_not).then(|| places[found.start]..places[found.end])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asking_for_a_number_is_told_from_speaking_of_it() {
        for text in ["Enter your health card number.", "Write your date of birth here", "Please send your bank account.", "Inscrivez votre date de naissance."]
        {
            assert!(Asked::of(text).identifier(false).is_some(), "{text}");
        }
        for text in [
            "Never send your card number.",
            "Your health card number is on the front.",
            "Type your name, not your health card number.",
            "Entrez, mais jamais votre numéro de carte.",
        ] {
            assert_eq!(Asked::of(text).identifier(false), None, "{text}");
        }
        assert!(Asked::of("Health card number ____").identifier(true).is_some());
        assert_eq!(Asked::of("My first name ____").identifier(true), None);
    }

    #[test]
    fn asking_for_a_story_that_hurts() {
        for text in ["Tell us about a time you felt lost.", "Describe your worst day.", "Racontez le pire moment.", "Think of the trauma you had."] {
            assert!(Asked::of(text).distressing(false).is_some(), "{text}");
        }
        for text in ["Trauma is common.", "Think of a good day.", "Name one app.", "The worst is over.", "Pensez à un bon moment."] {
            assert_eq!(Asked::of(text).distressing(false), None, "{text}");
        }
        assert!(Asked::of("Was it abuse?").distressing(true).is_some());
    }
}
