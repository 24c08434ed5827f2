//! A text cut into blocks that, put together again, are the text byte for byte.
//!
//! Deliberately absent: what the blocks mean. A list with empty lines between its items is several blocks, which merges more finely.

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// A line of the facts at the top.
    Facts,
    /// The line that ends them.
    EndOfFacts,
    Body,
}

/// Empty lines before it, and its own lines without the last line's end.
#[derive(Debug, Clone, Copy)]
pub struct Block<'t> {
    pub gap: &'t str,
    pub text: &'t str,
    pub part: Part,
    pub is_first: bool,
}

impl Block<'_> {
    /// The same words; the empty lines before may differ.
    pub fn is_like(&self, other: &Block) -> bool {
        self.text == other.text && self.part == other.part
    }

    pub fn same_gap(&self, other: &Block) -> bool {
        self.gap == other.gap && self.is_first == other.is_first
    }
}

pub struct Text<'t> {
    pub blocks: Vec<Block<'t>>,
    /// What follows the last block.
    pub end: &'t str,
}

impl<'t> Text<'t> {
    pub fn of(text: &'t str) -> Self {
        let mut cutter = Cutter { text, blocks: Vec::new(), from: 0 };
        let body = cutter.facts();
        cutter.body(body);
        Self { end: &text[cutter.from..], blocks: cutter.blocks }
    }
}

struct Cutter<'t> {
    text: &'t str,
    blocks: Vec<Block<'t>>,
    /// Everything before is in a block.
    from: usize,
}

impl<'t> Cutter<'t> {
    fn push(&mut self, start: usize, end: usize, part: Part) {
        let is_first = self.blocks.is_empty();
        self.blocks.push(Block { gap: &self.text[self.from..start], text: &self.text[start..end], part, is_first });
        self.from = end;
    }

    /// Each line of the facts is a block. Returns where the body begins.
    fn facts(&mut self) -> usize {
        let Some(after) = self.text.strip_prefix("---\n") else { return 0 };
        let mut at = 4;
        let Some(end) = after.split_inclusive('\n').find_map(|line| {
            let start = at;
            at += line.len();
            (line.trim_end() == "---").then_some((start, at))
        }) else {
            return 0;
        };
        let mut start = 0;
        for line in self.text[..end.1].split_inclusive('\n') {
            let part = if start == end.0 { Part::EndOfFacts } else { Part::Facts };
            self.push(start, start + line.trim_end_matches('\n').len(), part);
            start += line.len();
        }
        end.1
    }

    fn body(&mut self, mut at: usize) {
        let mut open: Option<(usize, usize)> = None;
        let mut fence: Option<&str> = None;
        for line in self.text[at..].split_inclusive('\n') {
            let words = line.trim_end_matches('\n');
            let mark = ["```", "~~~"].into_iter().find(|mark| words.trim_start().starts_with(mark));
            if words.trim().is_empty() && fence.is_none() {
                if let Some((start, end)) = open.take() {
                    self.push(start, end, Part::Body);
                }
            } else {
                open = Some((open.map_or(at, |(start, _)| start), at + words.len()));
                fence = match (fence, mark) {
                    (None, mark) => mark,
                    (Some(open), Some(mark)) if open == mark => None,
                    (open, _) => open,
                };
            }
            at += line.len();
        }
        if let Some((start, end)) = open {
            self.push(start, end, Part::Body);
        }
    }
}
