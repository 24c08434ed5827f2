//! A text in the pieces that people talk about: each fact at its top, then each paragraph, list, box or heading.
//!
//! A remark names its piece by number and by its words; changes are compared piece by piece. Deliberately absent: what a piece means to readers
//! (`document`, `sections`, `questions`).

use crate::domain::tree::{self, Located, Node};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'t> {
    /// Without the blank lines around it.
    pub text: &'t str,
    /// Where it begins, in bytes of the whole text.
    pub start: usize,
    pub is: PieceKind<'t>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind<'t> {
    /// A fact of the top, with its name: `summary`.
    Fact(&'t str),
    /// Something of the text itself.
    Words,
    /// A box with a caution or with help, a link to help, or a link that calls or writes.
    Safety,
    /// A question with its answers, or a case's decisions: ticks, keys, reasons.
    Question,
    /// An entry of a file that is facts from top to bottom.
    Entry,
}

/// Cuts a text into pieces. Everything but blank lines and the dashes around the facts is in exactly one of them, in order.
pub fn pieces<'t>(path: &str, text: &'t str) -> Vec<Piece<'t>> {
    if !path.ends_with(".md") {
        return entries(text, 0, |line| !line.starts_with([' ', '#', '-']) || line.starts_with("- ") || line.starts_with("  - ")).collect();
    }
    let (facts, body) = top(text);
    let mut all: Vec<Piece> = entries(&text[facts.clone()], facts.start, |line| !line.starts_with([' ', '-', '#'])).map(as_fact).collect();
    all.extend(words(path, &text[body..], body));
    all
}

/// Where the facts stand, and where the text begins.
fn top(text: &str) -> (std::ops::Range<usize>, usize) {
    let Some(rest) = text.strip_prefix("---\n") else { return (0..0, 0) };
    let mut at = 4;
    for line in rest.split_inclusive('\n') {
        // As where the facts are read: white space after the dashes is no difference.
        if line.trim_end() == "---" {
            return (4..at, at + line.len());
        }
        at += line.len();
    }
    (0..0, 0)
}

fn as_fact(piece: Piece) -> Piece {
    let name = piece.text.split(':').next().unwrap_or_default().trim();
    Piece { is: PieceKind::Fact(name), ..piece }
}

/// Runs of lines, each beginning where `begins` says so.
fn entries<'t>(text: &'t str, offset: usize, begins: fn(&str) -> bool) -> impl Iterator<Item = Piece<'t>> {
    let mut starts = vec![0];
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if at > 0 && begins(line) && !line.trim().is_empty() {
            starts.push(at);
        }
        at += line.len();
    }
    starts.push(text.len());
    let cuts: Vec<(usize, usize)> = starts.windows(2).map(|pair| (pair[0], pair[1])).collect();
    cuts.into_iter().filter_map(move |(from, to)| piece(text, from..to, offset, PieceKind::Entry))
}

fn piece<'t>(text: &'t str, range: std::ops::Range<usize>, offset: usize, is: PieceKind<'t>) -> Option<Piece<'t>> {
    let raw = text.get(range.clone())?;
    let before = raw.len() - raw.trim_start_matches(['\n', '\r']).len();
    let trimmed = raw.trim_start_matches(['\n', '\r']).trim_end();
    (!trimmed.is_empty()).then(|| Piece { text: trimmed, start: offset + range.start + before, is })
}

fn words<'t>(path: &str, body: &'t str, offset: usize) -> Vec<Piece<'t>> {
    let nodes = match tree::read(body, 1) {
        Ok(nodes) => nodes,
        // Too long or too deep for a lesson; `content check` says so. It is still shown and compared, paragraph by paragraph.
        Err(_) => return paragraphs(body, offset),
    };
    // A piece reaches to the next one, so that no character is in none of them.
    let starts = nodes.iter().enumerate().map(|(i, node)| if i == 0 { 0 } else { line_start(body, node.range.start) });
    let mut starts: Vec<usize> = starts.collect();
    starts.push(body.len());
    let asks = asks_questions(path);
    let cuts = nodes.iter().zip(starts.windows(2));
    cuts.filter_map(|(node, pair)| piece(body, pair[0]..pair[1].max(pair[0]), offset, kind_of(node, &body[pair[0]..pair[1].max(pair[0])], asks))).collect()
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |line| line + 1)
}

fn paragraphs(body: &str, offset: usize) -> Vec<Piece<'_>> {
    let mut all = Vec::new();
    let mut at = 0;
    for part in body.split_inclusive("\n\n") {
        all.extend(piece(body, at..at + part.len(), offset, PieceKind::Words));
        at += part.len();
    }
    all
}

/// Files whose text is questions, or cases and sheets that are judged by.
fn asks_questions(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    ["check.", "items.", "vignette-", "observe-"].iter().any(|begin| name.starts_with(begin))
}

const CARE: [&str; 4] = ["**caution", "**help", "**attention", "**aide"];
const REACH: [&str; 5] = ["](help:", "(tel:", "(sms:", "(mailto:", "/help)"];

fn kind_of<'t>(node: &Located, source: &str, asks: bool) -> PieceKind<'t> {
    let small = source.to_lowercase();
    let cares = matches!(node.node, Node::Quote(_)) && CARE.iter().any(|word| small.contains(word));
    if cares || REACH.iter().any(|link| small.contains(link)) {
        return PieceKind::Safety;
    }
    if asks { PieceKind::Question } else { PieceKind::Words }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LESSON: &str =
        "---\ntitle: A\nsources:\n  - \"b\"\nversion: 1\n---\nFirst.\n\n## Steps\n\n1. One.\n2. Two.\n\n> **Caution: x.** y\n\nAsk [now](help:now).\n";

    #[test]
    fn a_lesson_is_its_facts_and_then_its_paragraphs() {
        let all = pieces("courses/a/b/10-c.md", LESSON);
        let shown: Vec<(&str, &str)> = all
            .iter()
            .map(|p| match p.is {
                PieceKind::Fact(name) => (name, p.text),
                PieceKind::Safety => ("!", p.text),
                _ => ("", p.text),
            })
            .collect();
        let wanted = [
            ("title", "title: A"),
            ("sources", "sources:\n  - \"b\""),
            ("version", "version: 1"),
            ("", "First."),
            ("", "## Steps"),
            ("", "1. One.\n2. Two."),
            ("!", "> **Caution: x.** y"),
            ("!", "Ask [now](help:now)."),
        ];
        assert_eq!(shown, wanted);
        assert!(all.iter().all(|p| LESSON[p.start..].starts_with(p.text)), "each knows where it begins");
    }

    #[test]
    fn questions_and_files_of_facts_have_pieces_of_their_own() {
        let check = "---\ntitle: C\n---\n## q1: Why?\n\n- [x] a\n- [ ] b\n";
        assert!(pieces("courses/a/b/check.fr.md", check)[1..].iter().all(|p| p.is == PieceKind::Question));
        let facts = "id: x\nregions:\n  - id: on\n    name: O\n  - id: qc\n    name: Q\n";
        assert_eq!(pieces("help/regions.yaml", facts).len(), 4);
    }

    proptest::proptest! {
        #[test]
        fn no_word_of_a_text_is_in_no_piece(text in "(---\ntitle: a\n---\n)?[-a-z#>*_ \n\\[\\]1.|`]{0,300}") {
            for path in ["a/b.md", "a/check.md", "a/b.yaml"] {
                let all = pieces(path, &text);
                let kept: String = all.iter().flat_map(|p| p.text.split_whitespace()).collect();
                let whole: String = text.split_whitespace().collect();
                let dashes = whole.len() - kept.len();
                proptest::prop_assert!(dashes == 0 || (dashes <= 6 && text.starts_with("---\n")), "{kept} / {whole}");
                proptest::prop_assert!(all.windows(2).all(|two| two[0].start + two[0].text.len() <= two[1].start));
            }
        }
    }
}
