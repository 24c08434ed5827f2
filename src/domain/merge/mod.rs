//! Two people changed one text: their changes put together, block by block, and nothing that was typed is lost.
//!
//! A block is a paragraph, a list, a heading, a fenced piece, or one line of the facts at the top. Where both changed the same blocks, both
//! texts stand one after the other between marks in plain words, for a person to mend; `is_mark` knows them again, so that nobody publishes
//! them. In the facts the marks are comments, and the fact that stands there twice is named by whoever reads facts.
//! Deliberately absent: merging within a sentence (two halves of two thoughts make a third that nobody had), and who these people are.

mod blocks;
mod matching;
#[cfg(test)]
mod tests;

use blocks::{Block, Part, Text};

/// What surrounds a mark, so that it is found again in any language.
const EDGE: &str = "====";

/// The words of the marks, in the language of the author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// Before the words of whoever saves now.
    pub mine: String,
    /// Before the words that were saved meanwhile.
    pub theirs: String,
    pub end: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    pub text: String,
    /// Places where both texts stand one after the other.
    pub conflicts: usize,
}

/// Is this line a mark that a merge left?
pub fn is_mark(line: &str) -> bool {
    let line = line.trim().trim_start_matches('#').trim_start();
    line.len() > 2 * EDGE.len() && line.starts_with(EDGE) && line.ends_with(EDGE)
}

/// `base` is what both began with.
pub fn merge(base: &str, mine: &str, theirs: &str, marks: &Marks) -> Merged {
    let (base, mine, theirs) = (Text::of(base), Text::of(mine), Text::of(theirs));
    let (to_mine, to_theirs) = (matching::pairs(&base.blocks, &mine.blocks), matching::pairs(&base.blocks, &theirs.blocks));
    let mut work = Work { marks, out: String::new(), conflicts: 0, last: None };
    let (mut at, mut at_mine, mut at_theirs) = (0, 0, 0);
    loop {
        // The next block that all three have.
        let next = (at..base.blocks.len()).find_map(|b| Some((b, to_mine[b]?, to_theirs[b]?)));
        let (end, end_mine, end_theirs) = next.unwrap_or((base.blocks.len(), mine.blocks.len(), theirs.blocks.len()));
        work.piece(&base.blocks[at..end], &mine.blocks[at_mine..end_mine], &theirs.blocks[at_theirs..end_theirs]);
        if next.is_none() {
            break;
        }
        let (b, m, t) = (&base.blocks[end], &mine.blocks[end_mine], &theirs.blocks[end_theirs]);
        work.put(if m.same_gap(b) { t } else { m });
        (at, at_mine, at_theirs) = (end + 1, end_mine + 1, end_theirs + 1);
    }
    work.out.push_str(if mine.end == base.end { theirs.end } else { mine.end });
    Merged { text: work.out, conflicts: work.conflicts }
}

struct Work<'m> {
    marks: &'m Marks,
    out: String,
    conflicts: usize,
    last: Option<Part>,
}

impl Work<'_> {
    /// What stands between two blocks that nobody touched.
    fn piece(&mut self, base: &[Block], mine: &[Block], theirs: &[Block]) {
        if same(mine, base) {
            theirs.iter().for_each(|block| self.put(block));
        } else if same(theirs, base) || same(mine, theirs) {
            mine.iter().for_each(|block| self.put(block));
        } else {
            self.conflict(mine, theirs);
        }
    }

    fn conflict(&mut self, mine: &[Block], theirs: &[Block]) {
        self.conflicts += 1;
        let part = if mine.iter().chain(theirs).all(|block| block.part == Part::Facts) { Part::Facts } else { Part::Body };
        self.mark(part, &self.marks.mine);
        mine.iter().for_each(|block| self.put(block));
        self.mark(part, &self.marks.theirs);
        theirs.iter().for_each(|block| self.put(block));
        self.mark(part, &self.marks.end);
    }

    fn mark(&mut self, part: Part, words: &str) {
        // A mark is one line, whatever its words are.
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let (before, gap) = if part == Part::Body { ("", "\n\n") } else { ("# ", "\n") };
        let text = format!("{before}{EDGE} {words} {EDGE}");
        self.put(&Block { gap, text: &text, part, is_first: false });
    }

    fn put(&mut self, block: &Block) {
        let needed = match (self.last, block.part) {
            (None, _) => 0,
            // Without an empty line between them two paragraphs would become one.
            (Some(Part::Body), Part::Body) => 2,
            _ => 1,
        };
        let gap = match self.last {
            None if !block.is_first => "",
            _ if block.gap.matches('\n').count() < needed => &"\n\n"[..needed],
            _ => block.gap,
        };
        self.out.push_str(gap);
        self.out.push_str(block.text);
        self.last = Some(block.part);
    }
}

fn same(a: &[Block], b: &[Block]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.is_like(b))
}
