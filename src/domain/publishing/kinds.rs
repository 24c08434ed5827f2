//! What kind of change it is, found by comparing what readers have with what they would get.
//!
//! Careful by design: what is not plainly a slip of the pen counts as a change of meaning, and a changed number, link or “not” is never a slip.
//! Deliberately absent: judging whether a change is good. People do.

use std::collections::BTreeSet;

use similar::DiffOp;

use super::pieces::{Piece, PieceKind, pieces};
use crate::domain::{safe_messaging::SENSITIVE, word_difference::operations};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A slip of the pen: a letter, a comma.
    Wording,
    Meaning,
    /// Cautions, help and the ways to it, flags and notes before a text, and anything in a text on staying safe.
    Safety,
    /// What a question or a case asks, counts as right, and gives as its reason.
    Answers,
    /// Frameworks, instruments, and these very rules.
    Frameworks,
    HelpLines,
    NewText,
    /// The words of a translation.
    Translation,
    Pictures,
    /// Readers would find the text no more.
    Removed,
    /// Back to a text that readers had before: the way out of something that should not have gone out.
    HadBefore,
}

impl Kind {
    pub const ALL: [Self; 11] = [
        Self::Wording,
        Self::Meaning,
        Self::Safety,
        Self::Answers,
        Self::Frameworks,
        Self::HelpLines,
        Self::NewText,
        Self::Translation,
        Self::Pictures,
        Self::Removed,
        Self::HadBefore,
    ];

    /// For the names of messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Wording => "wording",
            Self::Meaning => "meaning",
            Self::Safety => "safety",
            Self::Answers => "answers",
            Self::Frameworks => "frameworks",
            Self::HelpLines => "help-lines",
            Self::NewText => "new-text",
            Self::Translation => "translation",
            Self::Pictures => "pictures",
            Self::Removed => "removed",
            Self::HadBefore => "had-before",
        }
    }
}

/// One text before and after. `None`: it is not there.
#[derive(Debug, Clone, Copy)]
pub struct Changed<'t> {
    pub path: &'t str,
    pub before: Option<&'t str>,
    pub after: Option<&'t str>,
    /// It belongs to a text that is flagged as one on staying safe, as a translation does whose original is.
    pub sensitive: bool,
}

/// Is this text flagged as one on staying safe?
pub fn is_sensitive(path: &str, text: &str) -> bool {
    pieces(path, text).iter().any(|piece| matches!(piece.is, PieceKind::Fact("flags")) && piece.text.contains(SENSITIVE))
}

pub fn kinds(changed: &Changed) -> BTreeSet<Kind> {
    let mut found = match (changed.before, changed.after) {
        (None, None) => BTreeSet::new(),
        (Some(before), Some(after)) if before == after => BTreeSet::new(),
        (before, after) => match whole_file(changed.path) {
            Some(kind) => BTreeSet::from([kind]),
            None => text_kinds(changed.path, before, after),
        },
    };
    let flagged = || [changed.before, changed.after].into_iter().flatten().any(|text| is_sensitive(changed.path, text));
    if !found.is_empty() && (changed.sensitive || flagged()) {
        found.insert(Kind::Safety);
    }
    found
}

/// Files in which every change is of one kind.
fn whole_file(path: &str) -> Option<Kind> {
    if path.ends_with(".svg") {
        return Some(Kind::Pictures);
    }
    match path.split('/').next() {
        Some("help") => Some(Kind::HelpLines),
        _ if !path.ends_with(".md") => Some(Kind::Frameworks),
        _ => None,
    }
}

/// A file with its language before the ending: `10-a.fr.md`.
pub fn is_translation(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| name.split('.').count() > 2)
}

fn text_kinds(path: &str, before: Option<&str>, after: Option<&str>) -> BTreeSet<Kind> {
    let (old, new) = (before.map(|text| pieces(path, text)).unwrap_or_default(), after.map(|text| pieces(path, text)).unwrap_or_default());
    let mut found = BTreeSet::new();
    let mut slips = 0;
    for (old, new) in pairs(&old, &new) {
        let kinds = of_pair(old, new);
        slips += usize::from(kinds.contains(&Kind::Wording));
        found.extend(kinds);
    }
    if slips > MOST_SLIPS {
        found.remove(&Kind::Wording);
        found.insert(Kind::Meaning);
    }
    if before.is_none() {
        found.remove(&Kind::Meaning);
        found.insert(Kind::NewText);
    }
    if after.is_none() {
        found.remove(&Kind::Meaning);
        found.insert(Kind::Removed);
    }
    if is_translation(path) {
        // Whoever reads a translation reads it against its original: their review stands for new and changed words alike.
        let worded = [Kind::Meaning, Kind::NewText, Kind::Removed].map(|kind| found.remove(&kind)).contains(&true);
        if worded || found.contains(&Kind::Answers) || found.contains(&Kind::Safety) {
            found.insert(Kind::Translation);
        }
    }
    // Only a number of a version or a blank line: somebody else still looks at it.
    if found.is_empty() {
        found.insert(Kind::Wording);
    }
    found
}

type Pair<'p, 't> = (Option<&'p Piece<'t>>, Option<&'p Piece<'t>>);

/// What changed, piece by piece: replaced ones side by side where as many came as went.
fn pairs<'p, 't>(old: &'p [Piece<'t>], new: &'p [Piece<'t>]) -> Vec<Pair<'p, 't>> {
    let words = |all: &[Piece<'t>]| all.iter().map(|piece| piece.text).collect::<Vec<_>>();
    let mut pairs = Vec::new();
    for op in operations(&words(old), &words(new)) {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let (old, new) = (&old[op.old_range()], &new[op.new_range()]);
        if old.len() == new.len() {
            pairs.extend(old.iter().zip(new).map(|(a, b)| (Some(a), Some(b))));
        } else {
            pairs.extend(old.iter().map(|a| (Some(a), None)));
            pairs.extend(new.iter().map(|b| (None, Some(b))));
        }
    }
    pairs
}

fn of_pair(old: Option<&Piece>, new: Option<&Piece>) -> BTreeSet<Kind> {
    let mut found = BTreeSet::new();
    let sides = || [old, new].into_iter().flatten();
    if sides().any(|piece| piece.is == PieceKind::Safety) {
        found.insert(Kind::Safety);
    }
    if sides().any(|piece| piece.is == PieceKind::Question) {
        found.insert(Kind::Answers);
    }
    let picture = |piece: Option<&Piece>| piece.map(|piece| piece.text).filter(|text| text.contains("![")).map(str::to_owned);
    if picture(old) != picture(new) {
        found.insert(Kind::Pictures);
    }
    let fact = sides().find_map(|piece| if let PieceKind::Fact(name) = piece.is { Some(name) } else { None });
    match fact {
        // Says that a translation is as new as its original: somebody who reads both has to find that, too.
        Some("follows") => return BTreeSet::from([Kind::Translation]),
        // A number that goes along with every change.
        Some("version") if old.is_some() && new.is_some() => return found,
        Some("flags" | "content_note") => found.extend([Kind::Safety, Kind::Meaning]),
        _ => {}
    }
    let slip = matches!((old, new), (Some(old), Some(new)) if is_slip(old.text, new.text));
    found.insert(if slip { Kind::Wording } else { Kind::Meaning });
    found
}

/// How many words of one piece may be mended at once.
const WORDS: usize = 2;
/// How many pieces of one text: more of them is rewriting, and small steps add up.
const MOST_SLIPS: usize = 3;
/// No word that somebody slipped in is longer.
const LONGEST: usize = 40;
/// Shorter words are too near to other words: “now” and “not”.
const SHORTEST: usize = 5;

/// Only letters of a few longer words, or marks between words, differ.
pub fn is_slip(before: &str, after: &str) -> bool {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.split_whitespace().collect(), after.split_whitespace().collect());
    if old.len() != new.len() {
        return false;
    }
    let differing: Vec<(&str, &str)> = old.into_iter().zip(new).filter(|(a, b)| a != b).collect();
    differing.len() <= WORDS && differing.iter().all(|(a, b)| is_slip_of_word(a, b))
}

fn is_slip_of_word(before: &str, after: &str) -> bool {
    // Links, code, numbers and what has the meaning of a mark stay as they are.
    let risky = |c: char| c.is_ascii_digit() || "()[]<>{}`:/#*_|@=!?".contains(c);
    if before.chars().filter(|c| risky(*c)).ne(after.chars().filter(|c| risky(*c))) || before.contains("](") || after.contains("](") {
        return false;
    }
    let bare =
        |word: &str| word.chars().filter(|c| c.is_alphanumeric() || *c == '\'' || *c == '’' || *c == '-').flat_map(char::to_lowercase).collect::<Vec<char>>();
    let (old, new) = (bare(before), bare(after));
    if old == new {
        return true;
    }
    let only_letters = |word: &[char]| word.iter().all(|c| c.is_alphabetic()) && word.len() >= SHORTEST;
    only_letters(&old) && only_letters(&new) && old.first() == new.first() && is_near(&old, &new) && !turned(&old, &new)
}

/// Endings that turn a word into its contrary though only two letters differ.
fn turned(old: &[char], new: &[char]) -> bool {
    let ends = |word: &[char]| word.ends_with(&['n', 't']) || word.ends_with(&['l', 'e', 's', 's']);
    ends(old) != ends(new)
}

/// One letter more, less or other, or two that changed places. Two steps lead from a word to its contrary: “hypertension”.
fn is_near(old: &[char], new: &[char]) -> bool {
    old.len() <= LONGEST && new.len() <= LONGEST && old.len().abs_diff(new.len()) <= 1 && steps(old, new) <= 1
}

/// The distance of Levenshtein, with two neighbours that changed places counted once. Both are short.
fn steps(a: &[char], b: &[char]) -> usize {
    let mut rows: Vec<Vec<usize>> = vec![(0..=b.len()).collect()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            let mut least = (rows[i - 1][j] + 1).min(row[j - 1] + 1).min(rows[i - 1][j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use Kind::*;

    const TOP: &str = "---\ntitle: Locks\nversion: 1\n---\n";

    fn of(path: &str, before: &str, after: &str) -> Vec<Kind> {
        let (before, after) = (format!("{TOP}{before}"), format!("{TOP}{after}"));
        kinds(&Changed { path, before: Some(&before), after: Some(&after), sensitive: false }).into_iter().collect()
    }

    #[test]
    fn a_slip_is_a_slip_and_a_changed_word_is_not() {
        let path = "courses/a/b/10-c.md";
        assert_eq!(of(path, "Recieve a letter.", "Receive a letter."), [Wording]);
        assert_eq!(of(path, "Yes it is.", "Yes, it is."), [Wording]);
        for (before, after) in [
            ("You can do it.", "You can't do it."),
            ("It is now safe.", "It is not safe."),
            ("Call within 12 hours.", "Call within 13 hours."),
            ("It is harmful.", "It is harmless."),
            ("A likely story.", "An unlikely story."),
            ("One two three.", "One three."),
            ("First thing second thing third thing", "Frist thign secnod thing third thing"),
            ("She has hypertension.", "She has hypotension."),
            ("Come on Tuesday.", "Come on Thursday."),
            ("recieve\n\nbeleive\n\nacheive\n\nconcieve", "receive\n\nbelieve\n\nachieve\n\nconceive"),
        ] {
            assert_eq!(of(path, before, after), [Meaning], "{before} {after}");
        }
    }

    /// A long word once took the server's memory.
    #[test]
    fn no_word_is_too_long_to_look_at() {
        let (long, longer) = ("a".repeat(200_000), "a".repeat(200_001));
        assert!(!is_slip(&long, &longer));
        assert_eq!(of("courses/a/b/10-c.md", &long, &longer), [Meaning]);
    }

    #[test]
    fn that_a_translation_is_up_to_date_is_for_a_reader_of_both_languages() {
        let change = Changed { path: "a/b.fr.md", before: Some("---\nfollows: 1\n---\nMots."), after: Some("---\nfollows: 2\n---\nMots."), sensitive: false };
        assert_eq!(kinds(&change).into_iter().collect::<Vec<_>>(), [Translation]);
    }

    #[test]
    fn what_keeps_people_safe_is_told_apart() {
        let path = "courses/a/b/10-c.md";
        assert_eq!(of(path, "> **Caution: x.** Think first.", "> **Caution: x.** Think firts."), [Wording, Safety]);
        assert!(of(path, "Ask [us](help:now).", "Ask us.").contains(&Safety));
        assert!(of(path, "A.", "A.\n\n> **Help: y.** z").contains(&Safety));
        let flagged = "---\ntitle: A\nflags: [suicide-safety]\n---\nWords to read.";
        let change = Changed { path, before: Some(flagged), after: Some("---\ntitle: A\n---\nWords to read."), sensitive: false };
        assert!(kinds(&change).contains(&Safety), "a flag that goes");
        let change = Changed { path, before: Some("---\ntitle: A\n---\nWords."), after: Some("---\ntitle: A\n---\nWords!"), sensitive: true };
        assert!(kinds(&change).contains(&Safety), "anything in such a text");
    }

    #[test]
    fn files_of_a_kind_are_that_kind() {
        for (path, kind) in
            [("help/regions.yaml", HelpLines), ("frameworks/x.yaml", Frameworks), ("instruments/x.yaml", Frameworks), ("courses/a/b/c.svg", Pictures)]
        {
            assert_eq!(of(path, "a: 1", "a: 2"), [kind], "{path}");
        }
        assert!(of("courses/a/b/check.md", "## q1: A?\n\n- [x] b\n- [ ] c", "## q1: A?\n\n- [ ] b\n- [x] c").contains(&Answers));
        assert_eq!(of("courses/a/b/10-c.md", "![A](b.svg)", "![A](c.svg)"), [Meaning, Pictures]);
    }

    #[test]
    fn translations_new_texts_and_texts_that_go() {
        assert_eq!(of("a/b.fr.md", "Une phrase.", "Une tout autre phrase."), [Translation]);
        let change = |before, after| kinds(&Changed { path: "a/b.md", before, after, sensitive: false }).into_iter().collect::<Vec<_>>();
        assert_eq!(change(None, Some("Words.")), [NewText]);
        assert_eq!(change(Some("Words."), None), [Removed]);
        assert_eq!(change(Some("Words."), Some("Words.")), []);
        assert_eq!(change(Some("---\nversion: 1\n---\nWords."), Some("---\nversion: 2\n---\nWords.")), [Wording]);
        let change = Changed { path: "a/b.fr.md", before: None, after: Some("> **Attention : x.** y"), sensitive: false };
        assert_eq!(kinds(&change).into_iter().collect::<Vec<_>>(), [Safety, Translation]);
    }

    proptest::proptest! {
        #[test]
        fn every_change_has_a_kind_and_no_change_has_none(before in "[a-z#>*. \n]{0,120}", after in "[a-z#>*. \n]{0,120}") {
            let change = Changed { path: "a/b.md", before: Some(&before), after: Some(&after), sensitive: false };
            proptest::prop_assert_eq!(kinds(&change).is_empty(), before == after);
        }

        #[test]
        fn a_slip_works_both_ways(before in "[a-z]{1,9} [a-z]{1,9}", after in "[a-z]{1,9} [a-z]{1,9}") {
            proptest::prop_assert_eq!(is_slip(&before, &after), is_slip(&after, &before));
        }
    }
}
