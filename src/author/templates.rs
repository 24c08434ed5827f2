//! Texts to begin with, and blocks to put into a text in its language: short, in order, in the style of the guide. They lie in files beside
//! this one, cut at lines of `===`. Deliberately absent: anything about a course in them.

use crate::domain::{locale::Locale, studio::Kind};

/// An original is an English file; its translations stand beside it.
const BEGINNINGS: &str = include_str!("templates/beginnings.txt");
const BLOCKS: [(Locale, &str); 2] = [(Locale::English, include_str!("templates/blocks.en.txt")), (Locale::French, include_str!("templates/blocks.fr.txt"))];

/// A whole text to begin with.
pub fn beginning(name: &str) -> Option<String> {
    parts(BEGINNINGS).find(|(known, _)| *known == name).map(|(_, text)| text)
}

/// What can be put into a text of this kind: the name and the words.
pub fn blocks(kind: Kind, locale: Locale) -> Vec<(&'static str, String)> {
    let names: &[&str] = match kind {
        Kind::Lesson | Kind::Handout | Kind::Facilitator | Kind::Module | Kind::Course | Kind::Page => {
            &["steps", "devices", "try", "trouble", "short", "caution", "help", "key", "reflection", "voice", "note", "link", "picture"]
        }
        Kind::Check | Kind::Items => &["question", "order"],
        Kind::Practice | Kind::Task => &["screen", "choice", "hint"],
        Kind::Case => &["scene", "voice"],
        Kind::Glossary => &["word"],
        Kind::Observation | Kind::Data => &[],
    };
    let only_lessons = ["steps", "devices", "try", "trouble", "short"];
    let fits = |name: &str| kind == Kind::Lesson || !only_lessons.contains(&name);
    let all: Vec<_> = parts(of(locale)).collect();
    names.iter().filter(|name| fits(name)).filter_map(|name| all.iter().find(|(known, _)| known == name).cloned()).collect()
}

/// Where a block goes: a line of its own with these signs is replaced; without one it goes to the end.
pub const MARK: &str = "+++";

pub fn put_in(text: &str, block: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let block = block.trim_end();
    match lines.iter().position(|line| line.trim() == MARK) {
        Some(at) => format!("{}\n", [lines[..at].join("\n"), block.to_owned(), lines[at + 1..].join("\n")].join("\n").trim_end()),
        None => format!("{}\n\n{block}\n", text.trim_end()),
    }
}

fn of(locale: Locale) -> &'static str {
    BLOCKS.iter().find(|(known, _)| *known == locale).map_or("", |(_, text)| *text)
}

fn parts(text: &'static str) -> impl Iterator<Item = (&'static str, String)> {
    text.split("\n=== ").filter_map(|part| {
        let (name, text) = part.strip_prefix("=== ").unwrap_or(part).split_once('\n')?;
        Some((name.trim(), format!("{}\n", text.trim_end())))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_goes_to_its_mark_or_to_the_end() {
        assert_eq!(put_in("a\n\n+++\n\nb\n", "X\n"), "a\n\nX\n\nb\n");
        assert_eq!(put_in("a\n", "X\n"), "a\n\nX\n");
        assert_eq!(put_in("", "X"), "\n\nX\n");
    }

    #[test]
    fn both_languages_have_the_same_parts() {
        let names = |locale| parts(of(locale)).map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(names(Locale::English), names(Locale::French));
        assert!(["lesson", "practice", "check", "case"].into_iter().all(|name| beginning(name).is_some()));
        assert_eq!(blocks(Kind::Check, Locale::French).len(), 2);
        assert_eq!(blocks(Kind::Lesson, Locale::English).len(), 13);
    }
}
