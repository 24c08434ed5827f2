//! Blocks of a Word file as the Markdown of our lessons: what was a character stays that character, whatever Markdown would make of it.
//!
//! Deliberately absent: marks that would not be read as marks. An emphasis that Markdown cannot express is left out, never shown as asterisks.

use super::pieces::{Block, Loss, Losses, Run, plain};

/// Title and body.
pub fn write(mut blocks: Vec<Block>, noted: &[Vec<Run>], losses: &mut Losses) -> (Option<String>, String) {
    let title = take_title(&mut blocks);
    let smallest = blocks.iter().filter_map(|block| if let Block::Heading(level, _) = block { Some(*level) } else { None }).min().unwrap_or(1);
    let mut body = Lines::default();
    for block in &blocks {
        body.block(block, smallest, losses);
    }
    if !noted.is_empty() {
        body.push("## Notes", Join::Apart);
        for (number, words) in noted.iter().enumerate() {
            body.push(&format!("{}. {}", number + 1, one_line(words)), if number == 0 { Join::Apart } else { Join::Close });
        }
    }
    (title, body.finish())
}

/// A title, or else the only heading of its level at the very beginning.
fn take_title(blocks: &mut Vec<Block>) -> Option<String> {
    let heads = |block: &Block| matches!(block, Block::Title(_) | Block::Heading(1, _));
    let at = blocks.iter().position(|block| matches!(block, Block::Title(_))).or_else(|| blocks.first().filter(|block| heads(block)).map(|_| 0))?;
    match blocks.remove(at) {
        Block::Title(runs) | Block::Heading(_, runs) => Some(plain(&runs).split_whitespace().collect::<Vec<_>>().join(" ")),
        _ => None,
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    /// After an empty line.
    Apart,
    Close,
}

#[derive(Default)]
struct Lines {
    text: String,
    /// What the last item was, so that items of one list stand together: depth, and for each depth whether it is counted.
    list: Vec<(bool, u32)>,
}

impl Lines {
    fn block(&mut self, block: &Block, smallest: u8, losses: &mut Losses) {
        if let Block::Item { depth, ordered, runs } = block {
            return self.item(*depth, *ordered, runs);
        }
        self.list.clear();
        match block {
            Block::Title(runs) => self.heading(2, runs),
            Block::Heading(level, runs) => {
                let own = 2 + level.saturating_sub(smallest);
                losses.note(Loss::DeepHeadings, usize::from(own > 3));
                self.heading(own.min(3), runs);
            }
            Block::Paragraph(runs) => self.push(&markdown(runs), Join::Apart),
            Block::Quote(runs) => {
                let lines: Vec<String> = markdown(runs).lines().map(|line| format!("> {line}")).collect();
                self.push(&lines.join("\n"), Join::Apart);
            }
            Block::Table(rows) => self.table(rows),
            Block::Item { .. } => {}
        }
    }

    fn heading(&mut self, level: u8, runs: &[Run]) {
        let unmarked: Vec<Run> = runs.iter().map(|run| Run { strong: false, ..run.clone() }).collect();
        // A closing row of # would be taken for decoration.
        self.push(&format!("{} {}", "#".repeat(usize::from(level)), one_line(&unmarked)), Join::Apart);
    }

    fn item(&mut self, depth: u8, ordered: bool, runs: &[Run]) {
        let join = if self.list.is_empty() { Join::Apart } else { Join::Close };
        // Word lets an item begin anywhere; Markdown only one step deeper than the one before.
        let depth = usize::from(depth).min(self.list.len());
        self.list.truncate(depth + 1);
        let other_kind = self.list.get(depth).is_some_and(|(counted, _)| *counted != ordered);
        match self.list.get_mut(depth) {
            Some((counted, number)) if !other_kind => {
                debug_assert_eq!(*counted, ordered);
                *number += 1;
            }
            Some(at) => *at = (ordered, 1),
            None => self.list.push((ordered, 1)),
        }
        let inner: usize = self.list[..depth].iter().map(|(counted, number)| mark(*counted, *number).len()).sum();
        let (counted, number) = self.list[depth];
        let indent = " ".repeat(inner);
        let under = format!("\n{indent}{}", " ".repeat(mark(counted, number).len()));
        let words = markdown(runs).replace('\n', &under);
        self.push(&format!("{indent}{}{words}", mark(counted, number)), if other_kind && depth == 0 { Join::Apart } else { join });
    }

    fn table(&mut self, rows: &[Vec<Vec<Run>>]) {
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        for (number, row) in rows.iter().enumerate() {
            let cells: Vec<String> = (0..width).map(|at| row.get(at).map(|cell| one_line(cell).replace('|', "\\|")).unwrap_or_default()).collect();
            self.push(&format!("| {} |", cells.join(" | ")), if number == 0 { Join::Apart } else { Join::Close });
            if number == 0 {
                self.push(&format!("|{}", "---|".repeat(width)), Join::Close);
            }
        }
    }

    fn push(&mut self, words: &str, join: Join) {
        if !self.text.is_empty() {
            self.text.push_str(if join == Join::Apart { "\n\n" } else { "\n" });
        }
        self.text.push_str(words);
    }

    fn finish(self) -> String {
        if self.text.is_empty() { self.text } else { self.text + "\n" }
    }
}

fn mark(counted: bool, number: u32) -> String {
    if counted { format!("{number}. ") } else { "- ".to_owned() }
}

fn one_line(runs: &[Run]) -> String {
    let joined: Vec<Run> = runs.iter().map(|run| Run { words: run.words.replace('\n', " "), ..run.clone() }).collect();
    markdown(&joined)
}

/// The runs of a paragraph, with marks and line breaks.
fn markdown(runs: &[Run]) -> String {
    let runs = tidy(runs);
    let mut out = String::new();
    for (number, run) in runs.iter().enumerate() {
        let after = runs.get(number + 1).and_then(|next| next.words.chars().next());
        let words = escaped(&run.words);
        let marks = match (run.strong, run.slanted) {
            (true, true) => "***",
            (true, false) => "**",
            (false, true) => "*",
            (false, false) => "",
        };
        let marks = if stands(out.chars().last(), &run.words, after) { marks } else { "" };
        let words = format!("{marks}{words}{marks}");
        match &run.link {
            Some(to) => out.push_str(&format!("[{words}]({to})")),
            None => out.push_str(&words),
        }
    }
    let lines: Vec<String> = out.trim().split('\n').map(|line| safe_start(line.trim())).filter(|line| !line.is_empty()).collect();
    lines.join("\\\n")
}

/// Neighbours of one look joined, and spaces outside of marks, where Markdown wants them.
fn tidy(runs: &[Run]) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::new();
    for run in runs.iter().filter(|run| !run.words.is_empty()) {
        // A space has no look of its own.
        let blank = run.words.trim().is_empty();
        match joined.last_mut() {
            Some(last) if (last.strong, last.slanted, &last.link) == (run.strong, run.slanted, &run.link) || (blank && last.link == run.link) => {
                last.words.push_str(&run.words)
            }
            _ => joined.push(run.clone()),
        }
    }
    let mut out = Vec::new();
    for run in joined {
        let plain = |words: &str| Run { words: words.to_owned(), ..Run::default() };
        let inner = run.words.trim();
        if inner.is_empty() {
            out.push(plain(&run.words));
            continue;
        }
        let (before, rest) = run.words.split_at(run.words.len() - run.words.trim_start().len());
        let (_, after) = rest.split_at(inner.len());
        // A break inside of marks would end the paragraph's line within them: each line has its own.
        if !before.is_empty() {
            out.push(plain(before));
        }
        for (number, line) in inner.split('\n').enumerate() {
            if number > 0 {
                out.push(plain("\n"));
            }
            let line = line.trim();
            if !line.is_empty() {
                out.push(Run { words: line.to_owned(), ..run.clone() });
            }
        }
        if !after.is_empty() {
            out.push(plain(after));
        }
    }
    out
}

/// Would Markdown read marks here as marks? Its rule: no space inside; and next to a sign of punctuation, outside has to be a space or a sign.
fn stands(before: Option<char>, words: &str, after: Option<char>) -> bool {
    let sign = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    let free = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || sign(c));
    let opens = words.chars().next().is_some_and(|first| !sign(first) || free(before));
    let closes = words.chars().last().is_some_and(|last| !sign(last) || free(after));
    // Two marks that touch would be read as one longer mark.
    opens && closes && before != Some('*')
}

fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' => out.extend(['\\', c]),
            c if c.is_control() && c != '\n' => {}
            c => out.push(c),
        }
    }
    out
}

/// What means something at the beginning of a line only: # + - = ~ | : and numbers with a dot or a bracket.
fn safe_start(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if digits > 0 && line[digits..].starts_with(['.', ')']) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    if line.starts_with(['#', '+', '-', '=', '~', '|', ':']) { format!("\\{line}") } else { line.to_owned() }
}
