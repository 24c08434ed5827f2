//! What changed between two texts, as people read: paragraph by paragraph, and in a changed paragraph word by word.
//!
//! Nothing is lost: the parts that stayed or came are the new text, those that stayed or went the old one, byte for byte. Paragraphs that have
//! little in common are shown whole, one after the other, because a mesh of words cannot be read. Deliberately absent: HTML, colours, and who
//! changed what.

use similar::{Algorithm, DiffOp, capture_diff_slices};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Stayed,
    Went,
    Came,
}

/// A run of words with one fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub fate: Fate,
    pub text: String,
}

/// One paragraph of the difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    pub runs: Vec<Run>,
}

impl Paragraph {
    fn whole(fate: Fate, text: &str) -> Self {
        Self { runs: vec![Run { fate, text: text.to_owned() }] }
    }

    pub fn has_changed(&self) -> bool {
        self.runs.iter().any(|run| run.fate != Fate::Stayed)
    }
}

/// Longer paragraphs are not compared word by word: the time would grow with their square.
const MOST_WORDS: usize = 2_000;
/// Of ten words of the longer one at least this many stayed; otherwise both are shown whole.
const ALIKE_OF_TEN: usize = 3;

/// Pieces of one side times pieces of the other that are compared one by one: half a second at worst.
const MOST_PAIRS: usize = 9_000_000;

/// What stayed, went and came. Two texts of very many pieces are one change from the first piece that differs to the last: the time to find
/// more grows with the square of what differs, and an author could make it last for hours.
pub(super) fn operations(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let same = |(one, other): &(&&str, &&str)| one == other;
    let head = old.iter().zip(new).take_while(same).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(same).count();
    let (old_len, new_len) = (old_rest.len() - tail, new_rest.len() - tail);
    if old_len.saturating_mul(new_len) <= MOST_PAIRS {
        return capture_diff_slices(Algorithm::Myers, old, new);
    }
    let all = [
        DiffOp::Equal { old_index: 0, new_index: 0, len: head },
        DiffOp::Replace { old_index: head, old_len, new_index: head, new_len },
        DiffOp::Equal { old_index: head + old_len, new_index: head + new_len, len: tail },
    ];
    all.into_iter().filter(|op| !op.old_range().is_empty() || !op.new_range().is_empty()).collect()
}

/// Everything, in order; paragraphs that stayed are there as well, whole.
pub fn difference(before: &str, after: &str) -> Vec<Paragraph> {
    let (old, new) = (paragraphs(before), paragraphs(after));
    let mut all = Vec::new();
    for op in operations(&old, &new) {
        let (old, new) = (&old[op.old_range()], &new[op.new_range()]);
        match op {
            DiffOp::Equal { .. } => all.extend(new.iter().map(|text| Paragraph::whole(Fate::Stayed, text))),
            _ if old.len() == new.len() => old.iter().zip(new).for_each(|(old, new)| all.extend(words(old, new))),
            _ => {
                all.extend(old.iter().map(|text| Paragraph::whole(Fate::Went, text)));
                all.extend(new.iter().map(|text| Paragraph::whole(Fate::Came, text)));
            }
        }
    }
    all
}

/// A paragraph ends with the blank lines after it.
fn paragraphs(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let (mut from, mut at, mut blank) = (0, 0, false);
    for line in text.split_inclusive('\n') {
        let is_blank = line.trim().is_empty();
        if blank && !is_blank {
            all.push(&text[from..at]);
            from = at;
        }
        blank = is_blank;
        at += line.len();
    }
    if from < text.len() {
        all.push(&text[from..]);
    }
    all
}

fn words(old: &str, new: &str) -> Vec<Paragraph> {
    let whole = || vec![Paragraph::whole(Fate::Went, old), Paragraph::whole(Fate::Came, new)];
    let (a, b) = (pieces(old), pieces(new));
    if a.len().max(b.len()) > 2 * MOST_WORDS {
        return whole();
    }
    let ops = operations(&a, &b);
    let is_word = |piece: &&&str| !piece.trim().is_empty();
    let same: usize = ops.iter().filter(|op| matches!(op, DiffOp::Equal { .. })).map(|op| a[op.old_range()].iter().filter(is_word).count()).sum();
    let longer = a.iter().filter(is_word).count().max(b.iter().filter(is_word).count());
    if same * 10 < longer * ALIKE_OF_TEN {
        return whole();
    }
    let mut runs = Vec::new();
    for op in ops {
        match op {
            DiffOp::Equal { .. } => push(&mut runs, Fate::Stayed, &b[op.new_range()]),
            _ => {
                push(&mut runs, Fate::Went, &a[op.old_range()]);
                push(&mut runs, Fate::Came, &b[op.new_range()]);
            }
        }
    }
    vec![Paragraph { runs }]
}

fn push(runs: &mut Vec<Run>, fate: Fate, pieces: &[&str]) {
    if !pieces.is_empty() {
        runs.push(Run { fate, text: pieces.concat() });
    }
}

/// Words and the white space between them, each a piece of its own.
fn pieces(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut from = 0;
    let mut was_space = None;
    for (at, letter) in text.char_indices() {
        let is_space = letter.is_whitespace();
        if was_space.is_some_and(|was| was != is_space) {
            all.push(&text[from..at]);
            from = at;
        }
        was_space = Some(is_space);
    }
    if from < text.len() {
        all.push(&text[from..]);
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn joined(all: &[Paragraph], leave_out: Fate) -> String {
        all.iter().flat_map(|p| &p.runs).filter(|run| run.fate != leave_out).map(|run| run.text.as_str()).collect()
    }

    fn shown(before: &str, after: &str) -> String {
        let mark = |run: &Run| match run.fate {
            Fate::Stayed => run.text.clone(),
            Fate::Went => format!("[-{}-]", run.text),
            Fate::Came => format!("[+{}+]", run.text),
        };
        difference(before, after).iter().flat_map(|p| &p.runs).map(mark).collect()
    }

    #[test]
    fn a_changed_word_is_shown_in_its_sentence() {
        assert_eq!(shown("You must lock it.", "You can lock it."), "You [-must-][+can+] lock it.");
        assert_eq!(shown("One.\n\nTwo words.\n", "One.\n\nTwo small words.\n"), "One.\n\nTwo [+small +]words.\n");
        assert_eq!(
            shown("Nothing stays here at all.", "Other things entirely, said anew."),
            "[-Nothing stays here at all.-][+Other things entirely, said anew.+]"
        );
        assert!(difference("Same.", "Same.").iter().all(|p| !p.has_changed()));
        assert!(difference("", "").is_empty());
    }

    #[test]
    fn a_very_long_text_takes_no_long_time() {
        let word = |i: usize| format!("w{} ", i * 7 % 10_007);
        let (old, new): (String, String) = ((0..40_000).map(word).collect(), (5..40_000).rev().map(word).collect());
        assert_eq!(difference(&old, &new).len(), 2, "one paragraph that is too long to compare is shown whole");
    }

    proptest! {
        #[test]
        fn nothing_is_lost(before in "([a-d]{1,3}[ \n]{0,3}){0,60}", after in "([a-d]{1,3}[ \n]{0,3}){0,60}") {
            let all = difference(&before, &after);
            prop_assert_eq!(joined(&all, Fate::Came), before);
            prop_assert_eq!(joined(&all, Fate::Went), after);
        }

        #[test]
        fn of_any_text_whatever(before in any::<String>(), after in any::<String>()) {
            let all = difference(&before, &after);
            prop_assert_eq!(joined(&all, Fate::Came), before);
            prop_assert_eq!(joined(&all, Fate::Went), after);
        }
    }
}
