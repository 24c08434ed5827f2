//! Crisis numbers that were typed by hand, in every dress: `9-8-8`, `(855) 242-3310`.
//!
//! Numbers change; they are kept in one file with the day they were checked. Deliberately absent: numbers of other kinds.

use super::{Desk, Rule};
use crate::domain::problem::Severity;
use std::{collections::BTreeSet, ops::Range};

/// Numbers that everybody knows by heart, beside those of the help lines.
const KNOWN: [&str; 6] = ["988", "911", "18002738255", "741741", "116123", "18662773553"];

pub fn known_by_heart() -> BTreeSet<String> {
    KNOWN.iter().map(|number| (*number).to_owned()).collect()
}

pub(super) fn check(desk: &mut Desk) {
    let mut at = 0;
    for line in desk.subject.text.split_inclusive('\n') {
        if let Some(found) = typed_number(line, desk.knowing.numbers) {
            desk.at(Rule::CrisisNumber, Severity::Error, at + found.start..at + found.end);
        }
        at += line.len();
    }
}

/// Digits with the usual signs between them, compared with the list.
fn typed_number(line: &str, numbers: &BTreeSet<String>) -> Option<Range<usize>> {
    let is_part = |c: char| c.is_ascii_digit() || "-.() \u{a0}\u{202f}\u{2011}+".contains(c);
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let mut from = 0;
    while let Some(next) = line[from..].find(|c: char| c.is_ascii_digit()) {
        let start = from + next;
        let run = &line[start..];
        let end = run.find(|c| !is_part(c)).unwrap_or(run.len());
        let shown = run[..end].trim_end_matches(|c: char| !c.is_ascii_digit());
        let is_word = |c: char| c.is_alphabetic() || c == '/';
        let touches_letter = line[..start].ends_with(is_word) || run[shown.len()..].starts_with(is_word);
        if numbers.contains(&digits(shown)) && !touches_letter {
            return Some(start..start + shown.len());
        }
        // “from 911 to 988”: each piece between spaces counts on its own as well.
        let piece = shown.split([' ', '\u{a0}']).find(|piece| numbers.contains(&digits(piece)));
        if let Some(piece) = piece.filter(|_| !touches_letter) {
            let at = piece.as_ptr().addr() - line.as_ptr().addr();
            return Some(at..at + piece.len());
        }
        from = start + end;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crisis_numbers_in_every_dress() {
        let numbers: BTreeSet<String> = ["988", "911", "18552423310"].map(str::to_owned).into();
        for line in ["Call 988.", "Call 9-8-8 now", "9 8 8", "(988)", "Appelez le 9-1-1.", "1-855-242-3310", "+1 (855) 242-3310", "Text 911, or 30 others"] {
            assert!(typed_number(line, &numbers).is_some(), "{line}");
        }
        for line in ["It took 9880 steps", "988th", "S988a", "doi 10.1177/0706743718815893", "9:41", "2026-10-02", "page 1 of 8", "a988"] {
            assert_eq!(typed_number(line, &numbers), None, "{line}");
        }
        assert_eq!(typed_number("from 91 to 988", &numbers), Some(11..14));
    }
}
