//! How hard a text is to read. A gate and a hint for authors, never a proof (curriculum 8.5).
//!
//! What is counted: the running text of a lesson, which is its paragraphs, plain lists, steps and boxes. Not counted: headings, tables, code,
//! tick lists and choices, the bold words of steps (they are menus), numbers, and names (a capital inside a sentence). Each paragraph or
//! list line ends a sentence, with or without a full stop. Syllables follow textstat's hyphenation points (see `syllables`).
//! Hyphenation points are fewer than what an ear hears: on our content English grades come out about half a grade lower, French scores about
//! three points higher than by sound. The targets are read with that in mind.
//! Deliberately absent: Scolarius (its formula is not public) and any judgement; `content::check` knows the targets.

use super::{
    locale::Locale,
    syllables,
    tree::{Located, Node, Span},
};
use std::ops::Range;

/// What was counted, and the score in the formula of the text's language.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Reading {
    pub words: u32,
    pub sentences: u32,
    pub syllables: u32,
    /// Words of the longest sentence, counted as the others are.
    pub longest: u32,
    /// English: Flesch-Kincaid grade (lower is easier). French: Kandel-Moles score (higher is easier). `None` under 30 words.
    pub score: Option<f32>,
}

/// Fewer words say nothing.
const FEWEST_WORDS: u32 = 30;

impl Reading {
    pub fn of_counts(words: u32, sentences: u32, syllables: u32, locale: Locale) -> Self {
        let enough = words >= FEWEST_WORDS && sentences > 0;
        let score = enough.then(|| {
            let (w, s, y) = (f64::from(words), f64::from(sentences), f64::from(syllables));
            let score = match locale {
                Locale::English => 0.39 * (w / s) + 11.8 * (y / w) - 15.59,
                Locale::French => 207.0 - 1.015 * (w / s) - 0.736 * (y / w * 100.0),
            };
            score as f32
        });
        Self { words, sentences, syllables, longest: 0, score }
    }
}

/// The running text of a document.
pub fn of_nodes(nodes: &[Located], locale: Locale) -> Reading {
    of_lines(running_lines(nodes).iter().map(String::as_str), locale)
}

/// A plain text: every line that is not empty ends a sentence.
pub fn of_text(text: &str, locale: Locale) -> Reading {
    of_lines(text.lines(), locale)
}

fn of_lines<'t>(lines: impl Iterator<Item = &'t str>, locale: Locale) -> Reading {
    let (mut words, mut count, mut syllables, mut longest) = (0, 0, 0, 0);
    for sentence in lines.flat_map(|line| sentences(line, locale)) {
        count += 1;
        words += sentence.words;
        syllables += sentence.syllables;
        longest = longest.max(sentence.words);
    }
    Reading { longest, ..Reading::of_counts(words, count, syllables, locale) }
}

/// The paragraphs and lines of a document that count, as they are read.
pub fn running_lines(nodes: &[Located]) -> Vec<String> {
    let mut lines = Vec::new();
    collect(nodes, false, &mut lines);
    lines
}

fn collect(nodes: &[Located], in_steps: bool, out: &mut Vec<String>) {
    for located in nodes {
        match &located.node {
            Node::Paragraph(spans) => {
                let mut words = String::new();
                running(spans, in_steps, &mut words);
                out.push(words);
            }
            Node::Quote(inner) => collect(inner, in_steps, out),
            Node::List(start, items) => {
                for item in items.iter().filter(|item| item.tick.is_none()) {
                    collect(&item.nodes, start.is_some(), out);
                }
            }
            Node::Heading(..) | Node::Code(_) | Node::Table { .. } | Node::Rule(_) | Node::Html(_) => {}
        }
    }
}

/// A sentence of a paragraph: where it stands, and what is counted in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sentence {
    pub range: Range<usize>,
    pub words: u32,
    pub syllables: u32,
}

/// The sentences of a paragraph or a line that hold a word that counts.
pub fn sentences(text: &str, locale: Locale) -> Vec<Sentence> {
    let mut all = Vec::new();
    let mut open = Sentence::default();
    for word in text.split_whitespace() {
        let at = word.as_ptr().addr() - text.as_ptr().addr();
        if open.words == 0 && open.range.is_empty() {
            open.range = at..at;
        }
        if let Some(letters) = counted(word, open.words == 0) {
            open.words += 1;
            open.syllables += syllables::count(&letters, locale);
        }
        open.range.end = at + word.len();
        let end = word.trim_end_matches(['”', '"', ')', '»', '\'', '’', '\u{a0}']);
        if end.ends_with(['.', '!', '?', '…']) && open.words > 0 {
            all.push(std::mem::take(&mut open));
        }
    }
    if open.words > 0 {
        all.push(open);
    }
    all
}

/// The words of a sentence that count, in small letters.
pub fn counted_words(sentence: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in sentence.split_whitespace() {
        words.extend(counted(word, words.is_empty()));
    }
    words
}

/// The letters of a word that counts.
fn counted(word: &str, first: bool) -> Option<String> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    if !word.chars().any(char::is_alphabetic) {
        return None;
    }
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let is_i = word == "I" || word.starts_with("I’") || word.starts_with("I'");
    if capital && !first && !is_i {
        return None;
    }
    Some(word.to_lowercase())
}

/// The words of a line as they are read; menus are left out of steps.
fn running(spans: &[Span], in_steps: bool, out: &mut String) {
    for span in spans {
        match span {
            Span::Text(t) => out.push_str(t),
            Span::Strong(_) if in_steps => out.push(' '),
            Span::Strong(s) | Span::Emphasis(s) | Span::Link { spans: s, .. } => running(s, in_steps, out),
            Span::Break => out.push(' '),
            Span::Code(_) | Span::Html(..) | Span::Picture { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tree;

    fn close(reading: Reading, wanted: f32) -> bool {
        reading.score.is_some_and(|score| (score - wanted).abs() < 0.005)
    }

    #[test]
    fn the_two_formulas_of_curriculum_8_5() {
        assert!(close(Reading::of_counts(100, 10, 140, Locale::English), 4.83));
        assert!(close(Reading::of_counts(100, 10, 150, Locale::French), 86.45));
    }

    #[test]
    fn few_words_say_nothing() {
        assert_eq!(of_text("Tap the grey picture.", Locale::English).score, None);
    }

    #[test]
    fn menus_names_numbers_and_ticks_are_left_out() {
        let text = "One two three.\n\n1. Tap **Settings and more**.\n\n- [ ] I found it.\n\n## A heading\n\nAsk Dana for 20 cats. I wait";
        let nodes = tree::read(text, 1).expect("a small text");
        let reading = of_nodes(&nodes, Locale::English);
        // “One two three”, “Tap”, “Ask for cats”, “I wait”.
        assert_eq!((reading.words, reading.sentences, reading.longest), (9, 4, 3));
    }

    #[test]
    fn a_quote_mark_after_the_full_stop_ends_a_sentence() {
        let reading = of_text("“We stop.” She waits. « On arrête. » Puis on part", Locale::French);
        assert_eq!(reading.sentences, 4);
    }
}
