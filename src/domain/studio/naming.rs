//! Names for new texts: an address from a title, a number that puts it last.

use super::path::without_number;
use crate::domain::{ids::check_slug, markdown::fold};

/// Words that stand in the same place of an address.
const TAKEN: [&str; 10] = ["practice", "case", "observe", "check", "knowledge", "handout", "facilitator", "before", "after", "later"];
const LONGEST: usize = 60;

/// `Lock your screen!` → `lock-your-screen`; `fallback` when nothing is left. Never one of `others`: a number is added.
pub fn slug_of(title: &str, fallback: &str, others: &[&str]) -> String {
    let mut slug = String::new();
    for letter in fold(title).chars() {
        match letter {
            'a'..='z' | '0'..='9' => slug.push(letter),
            '\'' => {}
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(LONGEST);
    let slug = slug.trim_matches('-');
    let slug = if check_slug(slug).is_ok() { slug } else { fallback };
    let free = |name: &str| !others.contains(&name) && !TAKEN.contains(&name);
    (1..).map(|n| if n == 1 { slug.to_owned() } else { format!("{slug}-{n}") }).find(|name| free(name)).unwrap_or_else(|| fallback.to_owned())
}

/// The number of a name: 40 for `40-lock-your-screen`.
pub fn number_of(name: &str) -> Option<u32> {
    without_number(name)?;
    name.split_once('-')?.0.parse().ok()
}

/// After the last of these names, by tens, so that there is room between.
pub fn next_number<'a>(names: impl Iterator<Item = &'a str>) -> u32 {
    let last = names.filter_map(number_of).max().unwrap_or(0);
    (last / 10 + 1) * 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_an_address() {
        assert_eq!(slug_of("Lock your screen!", "text", &[]), "lock-your-screen");
        assert_eq!(slug_of("  L’été à Œuvre: n° 2 ", "text", &[]), "lete-a-oeuvre-n-2");
        assert_eq!(slug_of("???", "text", &[]), "text");
        assert_eq!(slug_of("مرحبا", "lesson", &[]), "lesson");
        assert_eq!(slug_of("Check", "text", &[]), "check-2", "not a word of the addresses");
        assert_eq!(slug_of("A b", "text", &["a-b", "a-b-2"]), "a-b-3");
        assert!(slug_of(&"long ".repeat(90), "text", &[]).len() <= LONGEST);
        for title in ["a/b/../c", "\u{0}x", "..", "-a-", "a.fr"] {
            assert!(check_slug(&slug_of(title, "text", &[])).is_ok_and(|()| !slug_of(title, "text", &[]).contains('.')), "{title}");
        }
    }

    #[test]
    fn a_new_lesson_comes_last() {
        assert_eq!(next_number(["10-a", "25-b", "module"].into_iter()), 30);
        assert_eq!(next_number(["module"].into_iter()), 10);
        assert_eq!((number_of("40-x"), number_of("practice-x")), (Some(40), None));
    }
}
