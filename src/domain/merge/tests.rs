//! Two people's changes: told apart, put together, and never lost.

use super::{blocks::Text, *};
use proptest::prelude::*;

fn marks() -> Marks {
    Marks { mine: "Your words".to_owned(), theirs: "Words that were saved meanwhile".to_owned(), end: "End of both".to_owned() }
}

fn merged(base: &str, mine: &str, theirs: &str) -> Merged {
    merge(base, mine, theirs, &marks())
}

const BASE: &str = "---\ntitle: Lock\nminutes: 8\n---\nA locked phone keeps your texts.\n\n## Steps\n\n1. Open.\n\n2. Tap.\n\n## In short\n\n- One.\n";

#[test]
fn changes_in_two_places_are_both_kept() {
    let mine = BASE.replace("keeps your texts", "keeps texts private").replace("minutes: 8", "minutes: 6");
    let theirs = BASE.replace("- One.", "- One.\n- Two.").replace("2. Tap.\n\n", "2. Tap.\n\n3. Look.\n\n");
    let merged = merged(BASE, &mine, &theirs);
    assert_eq!(merged.conflicts, 0, "{}", merged.text);
    for words in ["keeps texts private", "minutes: 6", "- Two.", "3. Look."] {
        assert!(merged.text.contains(words), "{}", merged.text);
    }
    assert!(!merged.text.contains("minutes: 8"));
}

#[test]
fn one_place_changed_twice_shows_both_texts() {
    let (mine, theirs) = (BASE.replace("1. Open.", "1. Open Settings."), BASE.replace("1. Open.", "1. Open the phone."));
    let merged = merged(BASE, &mine, &theirs);
    assert_eq!(merged.conflicts, 1);
    let wanted =
        "==== Your words ====\n\n1. Open Settings.\n\n==== Words that were saved meanwhile ====\n\n1. Open the phone.\n\n==== End of both ====\n\n2. Tap.";
    assert!(merged.text.contains(wanted), "{}", merged.text);
    assert_eq!(merged.text.lines().filter(|line| is_mark(line)).count(), 3);
}

#[test]
fn facts_that_were_changed_twice_stay_readable() {
    let (mine, theirs) = (BASE.replace("title: Lock", "title: Lock it"), BASE.replace("title: Lock", "title: Locking"));
    let merged = merged(BASE, &mine, &theirs);
    let wanted =
        "---\n# ==== Your words ====\ntitle: Lock it\n# ==== Words that were saved meanwhile ====\ntitle: Locking\n# ==== End of both ====\nminutes: 8\n---\n";
    assert!(merged.text.starts_with(wanted), "{}", merged.text);
    assert!(is_mark("# ==== Your words ===="));
}

#[test]
fn what_one_took_out_and_the_other_changed_is_shown() {
    let (mine, theirs) = (BASE.replace("## In short\n\n- One.\n", ""), BASE.replace("- One.", "- One thing."));
    let merged = merged(BASE, &mine, &theirs);
    assert_eq!(merged.conflicts, 1);
    assert!(merged.text.contains("- One thing."), "{}", merged.text);
    // What the other one left as it was goes.
    let (mine, theirs) = (BASE.replace("2. Tap.\n\n", ""), BASE.replace("- One.", "- One thing."));
    let merged = super::merge(BASE, &mine, &theirs, &marks());
    assert!(merged.conflicts == 0 && !merged.text.contains("2. Tap."), "{}", merged.text);
}

#[test]
fn a_line_of_signs_is_no_mark() {
    for line in ["====", "========", "Title", "==== open", "# Heading", ""] {
        assert!(!is_mark(line), "{line}");
    }
}

#[test]
fn long_texts_of_equal_lines_cost_their_length() {
    let many = "a\n\n".repeat(40_000);
    let started = std::time::Instant::now();
    let merged = merged(&many, &format!("{many}b\n"), &format!("c\n\n{many}"));
    assert_eq!(merged.conflicts, 0);
    // Generous: comparing everything with everything would take minutes.
    assert!(started.elapsed().as_secs() < 10, "{:?}", started.elapsed());
    let merged = super::merge(&many, &format!("b\n\n{many}"), &"d\n\n".repeat(30_000), &marks());
    assert!(merged.text.contains("b\n") && merged.text.contains("d\n"));
}

/// Few words, so that texts share many of them.
fn any_text() -> impl Strategy<Value = String> {
    let piece =
        proptest::sample::select(vec!["a", "b", "c\nd", "- e\n- f", "```\ng\n\nh\n```", "```", "## i", "---", "é ü", "title: k", "====", "\u{a0}", "> l"]);
    let gap = proptest::sample::select(vec!["\n\n", "\n", "\n\n\n", "", " ", "\r\n\r\n"]);
    let facts = proptest::sample::select(vec!["", "", "---\ntitle: k\n---\n", "---\ntitle: m\nminutes: 3\n---\n", "---\n", "\n\n"]);
    (facts, proptest::collection::vec((piece, gap), 0..12))
        .prop_map(|(facts, parts)| parts.into_iter().fold(facts.to_owned(), |text, (piece, gap)| text + piece + gap))
}

fn blocks(text: &str) -> Vec<String> {
    Text::of(text).blocks.iter().map(|block| block.text.to_owned()).collect()
}

/// As many as `DOORSTEP_LONG_CASES` asks for, in the long form.
fn cases() -> ProptestConfig {
    let cases = std::env::var("DOORSTEP_LONG_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(600);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn cut_and_put_together_it_is_the_same_text(text in any_text()) {
        let cut = Text::of(&text);
        let whole = cut.blocks.iter().fold(String::new(), |out, block| out + block.gap + block.text) + cut.end;
        prop_assert_eq!(whole, text);
    }

    #[test]
    fn whoever_changed_nothing_takes_nothing_away(base in any_text(), other in any_text()) {
        prop_assert_eq!(merged(&base, &base, &other), Merged { text: other.clone(), conflicts: 0 });
        prop_assert_eq!(merged(&base, &other, &base), Merged { text: other.clone(), conflicts: 0 });
        prop_assert_eq!(merged(&base, &other, &other), Merged { text: other, conflicts: 0 });
    }

    #[test]
    fn no_text_is_lost(base in any_text(), mine in any_text(), theirs in any_text()) {
        let out = merged(&base, &mine, &theirs).text;
        let was = blocks(&base);
        for (own, other) in [(&mine, &theirs), (&theirs, &mine)] {
            for block in blocks(own) {
                let taken_out = was.contains(&block) && blocks(other).iter().filter(|b| **b == block).count() < was.iter().filter(|b| **b == block).count();
                prop_assert!(out.contains(&block) || taken_out, "{:?} is not in {:?}", block, out);
            }
        }
    }

    #[test]
    fn it_does_not_matter_who_saves_last(base in any_text(), mine in any_text(), theirs in any_text()) {
        let (one, other) = (merged(&base, &mine, &theirs), merged(&base, &theirs, &mine));
        prop_assert_eq!(one.conflicts, other.conflicts);
        let sorted = |text: &str| {
            let mut all: Vec<String> = blocks(text).into_iter().flat_map(|b| b.lines().map(|l| l.trim().to_owned()).collect::<Vec<_>>()).filter(|l| !l.is_empty()).collect();
            all.sort();
            all
        };
        prop_assert_eq!(sorted(&one.text), sorted(&other.text));
    }

    #[test]
    fn any_characters_at_all(base in "\\PC{0,80}", mine in "(?s).{0,80}", theirs in "(?s).{0,80}") {
        merged(&base, &mine, &theirs);
    }
}
