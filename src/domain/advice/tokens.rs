//! Words with their places, as rules compare them: small letters, without accents.
//!
//! Deliberately absent: grammar. A rule that needs to know more than a few words around gives false alarms, and those cost an author's trust.

use crate::domain::markdown::fold;
use std::ops::Range;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub range: Range<usize>,
    /// Small letters without accents.
    pub folded: String,
}

/// Every run of letters and digits. An apostrophe and a hyphen end one: `l’écran` is `l` and `écran`.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut all = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = &text[from..at];
                all.push(Token { range: from..at, folded: if word.is_ascii() { word.to_ascii_lowercase() } else { fold(word) } });
                start = None;
            }
            _ => {}
        }
    }
    all
}

/// Do two words stand together, with nothing between them that ends a thought?
pub fn adjoin(text: &str, before: &Token, after: &Token) -> bool {
    text.get(before.range.end..after.range.start).is_some_and(|gap| gap.chars().all(|c| c.is_whitespace() || "'’-\u{2011}".contains(c)))
}

/// Small letters without accents, and for each byte of them where it stood.
pub fn folded(text: &str) -> (String, Vec<usize>) {
    let (mut out, mut places) = (String::with_capacity(text.len()), Vec::with_capacity(text.len() + 1));
    let mut buffer = [0; 4];
    for (at, c) in text.char_indices() {
        match c {
            '\u{a0}' | '\u{202f}' => out.push(' '),
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c => out.push_str(&fold(c.encode_utf8(&mut buffer))),
        }
        places.resize(out.len(), at);
    }
    places.push(text.len());
    (out, places)
}

/// Where `words` stand first as whole words in a folded text; a `*` at their end leaves the last word open.
pub fn whole_words(folded: &str, words: &str) -> Option<Range<usize>> {
    all_whole_words(folded, words).next()
}

/// Every place where `words` stand.
pub fn all_whole_words<'f>(folded: &'f str, words: &'f str) -> impl Iterator<Item = Range<usize>> + use<'f> {
    let (stem, open_end) = match words.strip_suffix('*') {
        Some(stem) => (stem, true),
        None => (words, false),
    };
    folded.match_indices(stem).filter_map(move |(at, _)| {
        let end = at + stem.len();
        let before = folded[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let after = folded[end..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        (before && (open_end || after)).then_some(at..end)
    })
}

/// Where a text stands between marks of speech. Made once for a piece of text, so that asking often costs little.
#[derive(Debug, Default)]
pub struct Said(Vec<(usize, bool)>);

impl Said {
    pub fn of(text: &str) -> Self {
        let (mut turns, mut curly, mut angled, mut straight) = (Vec::new(), 0_usize, 0_usize, false);
        for (at, c) in text.char_indices() {
            match c {
                '“' => curly += 1,
                '”' => curly = curly.saturating_sub(1),
                '«' => angled += 1,
                '»' => angled = angled.saturating_sub(1),
                '"' => straight = !straight,
                _ => continue,
            }
            turns.push((at, curly > 0 || angled > 0 || straight));
        }
        Self(turns)
    }

    pub fn at(&self, at: usize) -> bool {
        let before = self.0.partition_point(|(turn, _)| *turn < at);
        before.checked_sub(1).is_some_and(|turn| self.0[turn].1)
    }
}
