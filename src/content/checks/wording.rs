//! Words that hurt or scare (trust.md R-HARM-09) and crisis numbers that were typed by hand, found line by line.
//!
//! The lists are below, in both languages. Deliberately absent: what people write themselves. Nobody's own words are ever scanned.

use super::Round;
use crate::{
    content::addresses,
    domain::{locale::Locale, markdown::fold, problem::Problem, tree::MAX_BYTES},
};
use std::collections::BTreeSet;

/// What to avoid, and what to say. Small letters, no accents; matched at the start of a word, whole or with the ending marked by `*`.
const ENGLISH: [(&str, &str); 16] = [
    ("failed", "say what to try next"),
    ("wrong!", "say what to try next"),
    ("incorrect", "say what to try next"),
    ("you must", "say “you can”, or what happens otherwise"),
    ("warning!", "begin a box with Caution"),
    ("suspicious", "say what the message does"),
    ("illegal", "say what the law protects"),
    ("compliance", "say what the person chooses to do"),
    ("non-compliant", "say what the person chose"),
    ("noncompliant", "say what the person chose"),
    ("lazy", "leave it out"),
    ("normal people", "say “many people”"),
    ("suffer from", "say “live with”"),
    ("suffers from", "say “lives with”"),
    ("committed suicide", "say “died by suicide”"),
    ("successful attempt", "say “died by suicide”"),
];
const FRENCH: [(&str, &str); 20] = [
    ("echoue*", "dites quoi essayer ensuite"),
    ("echec*", "dites quoi essayer ensuite"),
    ("incorrect*", "dites quoi essayer ensuite"),
    ("faux !", "dites quoi essayer ensuite"),
    ("vous devez", "dites « vous pouvez », ou ce qui arrive sinon"),
    ("attention !", "commencez un encadré avec Attention"),
    ("suspect*", "dites ce que fait le message"),
    ("illegal*", "dites ce que la loi protège"),
    ("illegaux", "dites ce que la loi protège"),
    ("non conforme*", "dites ce que la personne a choisi"),
    ("observance", "dites ce que la personne choisit de faire"),
    ("paresseu*", "laissez-le de côté"),
    ("gens normaux", "dites « beaucoup de gens »"),
    ("personnes normales", "dites « beaucoup de gens »"),
    ("souffre de", "dites « vit avec »"),
    ("souffrez de", "dites « vivez avec »"),
    ("souffrent de", "dites « vivent avec »"),
    ("commis un suicide", "dites « mort par suicide »"),
    ("tentative reussie", "dites « mort par suicide »"),
    ("tentative ratee", "dites « tentative de suicide »"),
];

/// Numbers that everybody knows by heart, beside those in `help/regions.yaml`.
const NUMBERS: [&str; 6] = ["988", "911", "18002738255", "741741", "116123", "18662773553"];

pub fn check(round: &mut Round) {
    let mut numbers: BTreeSet<String> = NUMBERS.iter().map(|n| (*n).to_owned()).collect();
    let lines = round.library.help.regions.iter().flat_map(|r| &r.lines);
    // Short numbers such as 112 are ordinary numbers, too.
    numbers.extend(lines.flat_map(|l| l.call.iter().chain(&l.text)).filter(|n| n.len() >= 6).cloned());
    let files = round.known.files;
    for (path, text) in files.iter().filter(|(path, text)| path.ends_with(".md") && path.contains('/') && text.len() <= MAX_BYTES) {
        let locale = addresses::original(path).1;
        for (number, line) in (1_u32..).zip(text.lines()) {
            for (word, instead) in hurtful(line, locale) {
                let what = format!("The words “{word}” stand here");
                round.note(path, Problem::error(number, what, "They can hurt or scare people who have had bad news often", format!("Instead, {instead}")));
            }
            if let Some(found) = typed_number(line, &numbers) {
                let what = format!("A crisis number, {found}, is typed here");
                let why = "Numbers change; they are kept in one place with the day they were checked";
                round.note(path, Problem::error(number, what, why, "Link to the help page instead: [Help now](help:now)"));
            }
        }
    }
}

fn hurtful(line: &str, locale: Locale) -> Vec<(&'static str, &'static str)> {
    let folded = fold(line).replace(['\u{a0}', '\u{202f}'], " ");
    let list: &[(&str, &str)] = match locale {
        Locale::English => &ENGLISH,
        Locale::French => &FRENCH,
    };
    list.iter().filter(|(word, _)| stands_in(&folded, word)).map(|(word, instead)| (word.trim_end_matches('*'), *instead)).collect()
}

fn stands_in(line: &str, word: &str) -> bool {
    let (stem, open_end) = match word.strip_suffix('*') {
        Some(stem) => (stem, true),
        None => (word, false),
    };
    line.match_indices(stem).any(|(at, _)| {
        let before = line[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let after = line[at + stem.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        before && (open_end || after)
    })
}

/// Digits with the usual signs between them, compared with the list.
fn typed_number(line: &str, numbers: &BTreeSet<String>) -> Option<String> {
    let is_part = |c: char| c.is_ascii_digit() || "-.() \u{a0}\u{202f}\u{2011}+".contains(c);
    let mut rest = line;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let run = &rest[start..];
        let end = run.find(|c| !is_part(c)).unwrap_or(run.len());
        let shown = run[..end].trim_end_matches(|c: char| !c.is_ascii_digit());
        let touches_letter =
            rest[..start].ends_with(|c: char| c.is_alphabetic() || c == '/') || run[shown.len()..].starts_with(|c: char| c.is_alphabetic() || c == '/');
        let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
        // “from 911 to 988”: each piece between spaces counts on its own as well.
        let piece = shown.split([' ', '\u{a0}']).find(|p| numbers.contains(&p.chars().filter(char::is_ascii_digit).collect::<String>()));
        if numbers.contains(&digits) && !touches_letter {
            return Some(shown.to_owned());
        }
        if let Some(piece) = piece.filter(|_| !touches_letter) {
            return Some(piece.to_owned());
        }
        rest = &run[end..];
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
    }

    #[test]
    fn words_are_whole_words() {
        assert_eq!(hurtful("You FAILED.", Locale::English).len(), 1);
        assert!(hurtful("unfailed, an illegally", Locale::English).is_empty());
        assert_eq!(hurtful("Vous devez partir, l’échec est là", Locale::French).len(), 2);
        assert_eq!(hurtful("des messages suspects", Locale::French).len(), 1);
    }

    /// The words of the interface keep the same rule as lessons (trust.md R-HARM-09).
    #[test]
    fn the_interface_neither_scolds_nor_scares() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/messages");
        let mut lines = 0;
        for locale in Locale::ALL {
            for file in std::fs::read_dir(folder.join(locale.code())).unwrap().flatten() {
                let text = std::fs::read_to_string(file.path()).unwrap();
                for line in text.lines().filter(|line| !line.starts_with('#')) {
                    lines += 1;
                    let words = line.split_once('=').map_or(line, |(_, words)| words);
                    assert_eq!(hurtful(words, locale), [], "{}: {line}", file.path().display());
                    // races, comparisons, dates of absence (R-HARM-12 to 14)
                    for race in
                        ["streak", "leaderboard", "days in a row", "last chance", "hurry", "other learners", "classement", "dernière chance", "dépêchez"]
                    {
                        assert!(!words.to_lowercase().contains(race), "{}: {line}", file.path().display());
                    }
                }
            }
        }
        assert!(lines > 500, "{lines}");
    }
}
