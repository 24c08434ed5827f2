//! Words that hurt or scare people who have had bad news often (trust R-HARM-09), in both languages.
//!
//! Deliberately absent: what people write themselves. Nobody's own words are ever looked at.

use super::{Desk, Rule, tokens};
use crate::domain::{locale::Locale, problem::Severity};
use std::ops::Range;

/// What to avoid, and what to do instead. Small letters, no accents; matched at the start of a word, whole or with the ending marked by `*`.
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

pub(super) fn check(desk: &mut Desk) {
    let subject = desk.subject;
    let mut found = hurtful(subject.text, subject.locale);
    // Twice in a line is said once.
    found.sort_by_key(|(range, instead)| (range.start, *instead));
    let mut before: Option<(u32, String)> = None;
    for (range, instead) in found {
        let listed = subject.text.get(range.clone()).unwrap_or_default().to_lowercase();
        let here = Some((desk.lines.at(range.start), listed.clone()));
        if before != here {
            desk.at(Rule::Hurtful, Severity::Error, range).blanks = vec![("listed", listed), ("do", instead.to_owned())];
            before = here;
        }
    }
}

/// Where such words stand in a text, with what to do instead.
pub fn hurtful(text: &str, locale: Locale) -> Vec<(Range<usize>, &'static str)> {
    let (folded, places) = tokens::folded(text);
    let list: &[(&str, &str)] = match locale {
        Locale::English => &ENGLISH,
        Locale::French => &FRENCH,
    };
    let all = list.iter().flat_map(|(words, instead)| tokens::all_whole_words(&folded, words).map(|found| (found, *instead)));
    all.map(|(found, instead)| (places[found.start]..places[found.end], instead)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole_words() {
        assert_eq!(hurtful("You FAILED.", Locale::English), [(4..10, "say what to try next")]);
        assert!(hurtful("unfailed, an illegally", Locale::English).is_empty());
        assert_eq!(hurtful("Vous devez partir, l’échec est là", Locale::French).len(), 2);
        assert_eq!(hurtful("des messages suspects", Locale::French).len(), 1);
        let line = "« C’est faux\u{202f}! »";
        assert_eq!(hurtful(line, Locale::French).first().map(|(range, _)| &line[range.clone()]), Some("faux\u{202f}!"));
    }
}
