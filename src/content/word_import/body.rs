//! The body of a Word file, walked once: paragraphs, tables and what stands in them, with a note of everything that is left out.
//!
//! Deliberately absent: looks (colours, sizes, columns), and how the text is written as Markdown (`out`).

use std::collections::HashMap;

use super::{
    pieces::{Block, Loss, Losses, Run, plain},
    styles::{Kind, Role, Styles},
    xml::{Child, Element},
};

/// Where a picture of the body comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureAt {
    pub relation: String,
    pub alt: String,
}

/// Twice the longest lesson, and what stands around its words.
const ROOM: usize = 3 * 1024 * 1024;
/// A wider table is a sheet.
const MOST_COLUMNS: usize = 60;
/// What a stretch of text takes besides its words.
const RUN: usize = 16;
/// No address that people use is longer.
const LONGEST_ADDRESS: usize = 2_000;

pub struct Walk<'f> {
    pub styles: &'f Styles,
    /// Relation → address or part.
    pub relations: &'f HashMap<String, String>,
    /// Number of a note → its words.
    pub notes: &'f HashMap<String, Vec<Run>>,
    pub blocks: Vec<Block>,
    pub pictures: Vec<PictureAt>,
    /// The notes that the text names, in its order.
    pub noted: Vec<Vec<Run>>,
    pub losses: Losses,
    /// Boxes beside the paragraph that is being read; they follow it.
    beside: Vec<Block>,
    /// How many bytes of text may still come together. A file can name one long note, address or row thousands of times (trust A-15).
    left: usize,
    /// There was more than that: the file is refused whole.
    pub is_too_much: bool,
    /// Notes that were named before, and their numbers.
    numbers: HashMap<String, usize>,
    /// An instruction of Word stands open; what follows until its result is not for readers.
    in_instruction: bool,
}

impl<'f> Walk<'f> {
    pub fn new(styles: &'f Styles, relations: &'f HashMap<String, String>, notes: &'f HashMap<String, Vec<Run>>) -> Self {
        let (blocks, pictures, noted, losses, beside, numbers) = Default::default();
        Self { styles, relations, notes, blocks, pictures, noted, losses, beside, left: ROOM, is_too_much: false, numbers, in_instruction: false }
    }

    /// Is there room for so many bytes more?
    fn spend(&mut self, bytes: usize) -> bool {
        self.is_too_much |= bytes > self.left;
        self.left = self.left.saturating_sub(bytes);
        !self.is_too_much
    }

    pub fn all(&mut self, parent: &Element) {
        for element in parent.elements() {
            match element.name.as_str() {
                "p" => self.paragraph(element),
                "tbl" => self.table(element),
                "sdt" | "sdtContent" | "smartTag" | "customXml" | "ins" | "moveTo" => self.all(element),
                "del" | "moveFrom" => self.losses.note(Loss::DeletedWords, 1),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, element: &Element) {
        let properties = element.child("pPr");
        let kind = self.styles.kind(properties);
        let runs = self.runs(element, None);
        if !plain(&runs).trim().is_empty() {
            match kind {
                Kind::Item { depth, ordered } => self.blocks.push(Block::Item { depth, ordered, runs }),
                Kind::Role(Role::Title) => self.blocks.push(Block::Title(runs)),
                Kind::Role(Role::Heading(level)) => self.blocks.push(Block::Heading(level, runs)),
                Kind::Role(Role::Quote) => self.blocks.push(Block::Quote(runs)),
                Kind::Role(Role::Plain) => self.plain_paragraph(runs),
            }
        }
        self.blocks.append(&mut self.beside);
    }

    /// What people do by hand where Word has a style for it.
    fn plain_paragraph(&mut self, mut runs: Vec<Run>) {
        if let Some(after) = typed_dot(&plain(&runs)) {
            self.losses.note(Loss::GuessedLists, 1);
            drop_first(&mut runs, after);
            self.blocks.push(Block::Item { depth: 0, ordered: false, runs });
        } else if looks_like_a_heading(&runs) {
            self.losses.note(Loss::GuessedHeadings, 1);
            self.blocks.push(Block::Heading(2, runs));
        } else {
            self.blocks.push(Block::Paragraph(runs));
        }
    }

    fn table(&mut self, table: &Element) {
        let mut rows = Vec::new();
        for row in table.elements().filter(|e| e.name == "tr") {
            let mut cells = Vec::new();
            for cell in row.elements().filter(|e| e.name == "tc") {
                let properties = cell.child("tcPr");
                let wide: usize = properties.and_then(|p| p.child("gridSpan")).and_then(|s| s.attribute("val")).and_then(|n| n.parse().ok()).unwrap_or(1);
                if wide > 1 || properties.is_some_and(|p| p.child("vMerge").is_some()) {
                    self.losses.note(Loss::MergedCells, 1);
                }
                cells.push(self.cell(cell));
                cells.extend((1..wide.min(MOST_COLUMNS)).map(|_| Vec::new()));
                self.is_too_much |= cells.len() > MOST_COLUMNS;
                if self.is_too_much {
                    return;
                }
            }
            // Every row is written as wide as the widest.
            if !self.spend(MOST_COLUMNS) {
                return;
            }
            if cells.iter().any(|cell| !plain(cell).trim().is_empty()) {
                rows.push(cells);
            }
        }
        match rows.as_slice() {
            [] => {}
            // A table of one cell is a box around a text.
            [row] if row.len() == 1 => self.blocks.push(Block::Quote(row[0].clone())),
            _ => self.blocks.push(Block::Table(rows)),
        }
    }

    /// Its paragraphs, one after the other on one line, because a Markdown table has no more room.
    fn cell(&mut self, cell: &Element) -> Vec<Run> {
        let mut all: Vec<Run> = Vec::new();
        for element in cell.elements() {
            let runs = match element.name.as_str() {
                "p" => self.runs(element, None),
                "tbl" => {
                    self.losses.note(Loss::InnerTables, 1);
                    let cells = element.elements().filter(|e| e.name == "tr").flat_map(|row| row.elements().filter(|e| e.name == "tc"));
                    let space = || Run { words: " ".to_owned(), ..Run::default() };
                    cells.flat_map(|c| self.cell(c).into_iter().chain([space()])).collect()
                }
                "sdt" => element.child("sdtContent").map(|content| self.cell(content)).unwrap_or_default(),
                _ => continue,
            };
            if !all.is_empty() && !plain(&runs).trim().is_empty() {
                all.push(Run { words: " ".to_owned(), ..Run::default() });
            }
            all.extend(runs);
        }
        all
    }

    pub fn runs(&mut self, parent: &Element, link: Option<&str>) -> Vec<Run> {
        let mut runs = Vec::new();
        for element in parent.elements() {
            match element.name.as_str() {
                "r" => runs.extend(self.run(element, link)),
                "ins" | "moveTo" | "smartTag" | "customXml" | "fldSimple" | "sdt" | "sdtContent" | "bdo" | "dir" => runs.extend(self.runs(element, link)),
                "del" | "moveFrom" => self.losses.note(Loss::DeletedWords, 1),
                "hyperlink" => {
                    let to = self.address(element);
                    runs.extend(self.runs(element, to.as_deref().or(link)));
                }
                "oMath" | "oMathPara" => {
                    self.losses.note(Loss::Formulas, 1);
                    runs.push(Run { words: element.text(), ..Run::default() });
                }
                _ => {}
            }
        }
        runs
    }

    fn address(&mut self, link: &Element) -> Option<String> {
        let to = link.attribute("id").and_then(|id| self.relations.get(id)).filter(|to| to.len() <= LONGEST_ADDRESS && is_address(to)).cloned();
        if to.is_none() {
            self.losses.note(Loss::Links, 1);
        }
        to
    }

    fn run(&mut self, element: &Element, link: Option<&str>) -> Option<Run> {
        let look = element.child("rPr");
        let on = |name| look.is_some_and(|look| look.is_on(name));
        if on("vanish") {
            self.losses.note(Loss::HiddenWords, 1);
            return None;
        }
        if !self.spend(RUN + link.map_or(0, str::len)) {
            return None;
        }
        let mut run = Run { words: String::new(), strong: on("b"), slanted: on("i"), link: link.map(str::to_owned) };
        for child in &element.children {
            if let Child::Element(part) = child {
                self.part(part, &mut run);
            }
        }
        (!run.words.is_empty() && self.spend(run.words.len())).then_some(run)
    }

    fn part(&mut self, part: &Element, run: &mut Run) {
        match part.name.as_str() {
            "t" if !self.in_instruction => run.words.extend(part.text().chars().filter(|c| *c != '\u{ad}')),
            "tab" => run.words.push(' '),
            "br" if matches!(part.attribute("type"), Some("page" | "column")) => {}
            "br" | "cr" => run.words.push('\n'),
            "noBreakHyphen" => run.words.push('-'),
            "sym" => self.losses.note(Loss::Symbols, 1),
            "fldChar" => self.in_instruction = part.attribute("fldCharType") == Some("begin"),
            "commentReference" => self.losses.note(Loss::Comments, 1),
            "footnoteReference" | "endnoteReference" => self.note(part, run),
            "drawing" => self.drawing(part, run),
            "object" => self.losses.note(Loss::Objects, 1),
            "pict" => self.old_picture(part, run),
            // Two ways to say one thing: the newer one. It may be a text box, whose words would stand twice otherwise.
            "AlternateContent" => {
                if let Some(choice) = part.child("Choice") {
                    choice.elements().for_each(|inner| self.part(inner, run));
                }
            }
            _ => {}
        }
    }

    fn note(&mut self, part: &Element, run: &mut Run) {
        let key = part.attribute("id").map(|id| format!("{}{id}", &part.name[..1]));
        let Some((key, words)) = key.and_then(|key| self.notes.get_key_value(&key)) else { return };
        // A note that is named twice is written once.
        let number = match self.numbers.get(key) {
            Some(number) => *number,
            None => {
                self.noted.push(words.clone());
                self.losses.note(Loss::Notes, 1);
                self.numbers.insert(key.clone(), self.noted.len());
                self.noted.len()
            }
        };
        run.words.push_str(&format!(" [{number}]"));
    }

    /// Its paragraphs as boxes of ours. A box in a box is left where it is found: nobody draws that.
    fn text_box(&mut self, content: &Element) {
        self.losses.note(Loss::TextBoxes, 1);
        for paragraph in content.elements().filter(|e| e.name == "p") {
            let runs = self.runs(paragraph, None);
            if !plain(&runs).trim().is_empty() {
                self.beside.push(Block::Quote(runs));
            }
        }
    }

    fn drawing(&mut self, part: &Element, run: &mut Run) {
        if let Some(content) = part.find("txbxContent") {
            return self.text_box(content);
        }
        let alt = part.find("docPr").and_then(|about| about.attribute("descr")).unwrap_or_default().trim().to_owned();
        match part.find("blip").and_then(|blip| blip.attribute("embed").or_else(|| blip.attribute("link"))) {
            Some(relation) => self.picture(relation, alt, run),
            None => self.losses.note(Loss::Objects, 1),
        }
    }

    fn old_picture(&mut self, part: &Element, run: &mut Run) {
        if let Some(content) = part.find("txbxContent") {
            self.text_box(content);
        } else if let Some(relation) = part.find("imagedata").and_then(|data| data.attribute("id")) {
            let alt = part.find("shape").and_then(|shape| shape.attribute("alt")).unwrap_or_default().trim().to_owned();
            self.picture(relation, alt, run);
        } else {
            self.losses.note(Loss::Objects, 1);
        }
    }

    fn picture(&mut self, relation: &str, alt: String, run: &mut Run) {
        self.losses.note(if alt.is_empty() { Loss::PicturesWithoutWords } else { Loss::Pictures }, 1);
        if !alt.is_empty() {
            run.words.push_str(&format!(" [{alt}] "));
        }
        self.pictures.push(PictureAt { relation: relation.to_owned(), alt });
    }
}

/// Only sites with a lock: readers are told that they leave, and nothing else is allowed in a text.
fn is_address(to: &str) -> bool {
    to.starts_with("https://") && !to.contains(['<', '>', ' ', '(', ')', '\\', '"']) && !to.chars().any(char::is_control)
}

/// “• words”: how many bytes the mark takes.
fn typed_dot(words: &str) -> Option<usize> {
    let rest = words.trim_start();
    let mark = rest.chars().next().filter(|c| "•·◦▪●–-".contains(*c))?;
    let after = &rest[mark.len_utf8()..];
    let words_begin = after.trim_start();
    (after.len() > words_begin.len() && !words_begin.is_empty()).then(|| words.len() - words_begin.len())
}

fn drop_first(runs: &mut Vec<Run>, mut bytes: usize) {
    for run in runs.iter_mut() {
        let here = bytes.min(run.words.len());
        run.words.drain(..here);
        bytes -= here;
    }
    runs.retain(|run| !run.words.is_empty());
}

/// A short line that is bold from end to end and is no sentence.
fn looks_like_a_heading(runs: &[Run]) -> bool {
    let words = plain(runs);
    let words = words.trim();
    let bold = runs.iter().filter(|run| !run.words.trim().is_empty()).all(|run| run.strong && run.link.is_none());
    bold && words.chars().count() <= 70 && !words.contains('\n') && !words.ends_with(['.', ',', ';'])
}
