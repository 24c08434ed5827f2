//! One sheet of A4 as a tagged PDF: headings, paragraphs and one picture, each in the tree that a screen reader walks, with the title, the
//! language, the words of the picture and the font in the file.
//!
//! Our own few lines above `pdf-writer`: a whole typesetter cost fourteen times the time to build. The font is a part of Noto Serif (SIL Open
//! Font License, `ui/font/OFL.txt`) for Latin, Greek and Cyrillic letters; who needs others is told, and prints the page of the site.
//! Deliberately absent: a second page, columns, kerning, and the claim that it meets PDF/UA: no validator has said so.

mod written;

use std::collections::BTreeMap;

use pdf_writer::{Content, Name, Rect, Str, types::StructRole};
use ttf_parser::{Face, GlyphId};

use crate::domain::locale::Locale;
use written::Written;

static FONT: &[u8] = include_bytes!("../font/NotoSerif-part.ttf");

const WIDE: f32 = 595.28;
const HIGH: f32 = 841.89;
const MARGIN: f32 = 62.0;

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Title,
    Heading,
    Paragraph,
}

impl Kind {
    fn role(self) -> StructRole {
        match self {
            Self::Title => StructRole::H1,
            Self::Heading => StructRole::H2,
            Self::Paragraph => StructRole::P,
        }
    }

    /// Size of the letters, and room above.
    fn size(self) -> (f32, f32) {
        match self {
            Self::Title => (27.0, 10.0),
            Self::Heading => (17.0, 24.0),
            Self::Paragraph => (11.5, 9.0),
        }
    }
}

pub enum Block {
    Text(Kind, String),
    /// Dark squares of a square picture so many wide, and what it says.
    Picture {
        wide: usize,
        dark: Vec<(usize, usize)>,
        says: String,
    },
    /// A line across, for the eye alone.
    Line,
}

pub struct Sheet {
    pub title: String,
    pub locale: Locale,
    pub blocks: Vec<Block>,
}

/// It cannot be written with this font, or does not fit on one page.
#[derive(Debug, PartialEq, Eq)]
pub enum NotWritten {
    Signs,
    Room,
}

/// A file. The same sheet gives the same bytes.
pub fn write(sheet: &Sheet) -> Result<Vec<u8>, NotWritten> {
    // The font is part of the program, and a test reads it.
    let face = Face::parse(FONT, 0).map_err(|_| NotWritten::Signs)?;
    let mut setting = Setting { face: &face, content: Content::new(), used: BTreeMap::new(), at: HIGH - MARGIN, tags: Vec::new() };
    for block in &sheet.blocks {
        setting.block(block)?;
    }
    if setting.at < MARGIN {
        return Err(NotWritten::Room);
    }
    Ok(Written::new(sheet, &face, setting).finish())
}

/// What one tag in the tree is: its place on the page is its number.
struct Tag {
    role: StructRole,
    says: Option<String>,
    area: Option<Rect>,
}

struct Setting<'f> {
    face: &'f Face<'f>,
    content: Content,
    /// Glyphs that were written, with the letter they stand for.
    used: BTreeMap<u16, char>,
    /// How high the next line begins.
    at: f32,
    tags: Vec<Tag>,
}

impl Setting<'_> {
    fn block(&mut self, block: &Block) -> Result<(), NotWritten> {
        match block {
            Block::Text(kind, words) => self.text(*kind, words),
            Block::Picture { wide, dark, says } => {
                self.picture(*wide, dark, says);
                Ok(())
            }
            Block::Line => {
                self.at -= 10.0;
                self.content.begin_marked_content(Name(b"Artifact"));
                self.content.set_line_width(2.0).move_to(MARGIN, self.at).line_to(WIDE - MARGIN, self.at).stroke();
                self.content.end_marked_content();
                Ok(())
            }
        }
    }

    fn begin(&mut self, role: StructRole, says: Option<String>, area: Option<Rect>) {
        let number = i32::try_from(self.tags.len()).unwrap_or(i32::MAX);
        self.tags.push(Tag { role, says, area });
        self.content.begin_marked_content_with_properties(role.to_name()).properties().identify(number);
    }

    fn text(&mut self, kind: Kind, words: &str) -> Result<(), NotWritten> {
        let (size, above) = kind.size();
        let lines = self.lines(words, size)?;
        self.begin(kind.role(), None, None);
        self.content.begin_text();
        self.content.set_font(Name(b"F"), size);
        self.at -= above;
        for glyphs in lines {
            self.at -= size * 1.35;
            self.content.set_text_matrix([1.0, 0.0, 0.0, 1.0, MARGIN, self.at + size * 0.3]);
            let bytes: Vec<u8> = glyphs.iter().flat_map(|g| g.0.to_be_bytes()).collect();
            self.content.show(Str(&bytes));
        }
        self.content.end_text();
        self.content.end_marked_content();
        Ok(())
    }

    /// Broken between words; a word that is longer than a line is broken where it must be. Each line but the last ends with its space, so
    /// that a reader does not run two words together.
    fn lines(&mut self, words: &str, size: f32) -> Result<Vec<Vec<GlyphId>>, NotWritten> {
        let room = WIDE - 2.0 * MARGIN;
        let space = self.glyphs(" ")?;
        let mut lines: Vec<Vec<GlyphId>> = vec![Vec::new()];
        for word in words.split_whitespace_but_narrow() {
            let mut glyphs = self.glyphs(word)?;
            if let Some(line) = lines.last_mut().filter(|line| !line.is_empty()) {
                line.extend(&space);
                if self.wide(line, size) + self.wide(&glyphs, size) > room {
                    lines.push(Vec::new());
                }
            }
            while self.wide(&glyphs, size) > room {
                let fits = (1..glyphs.len()).rev().find(|n| self.wide(&glyphs[..*n], size) <= room).unwrap_or(1);
                let rest = glyphs.split_off(fits);
                if let Some(line) = lines.last_mut() {
                    line.append(&mut glyphs);
                }
                lines.push(Vec::new());
                glyphs = rest;
            }
            if let Some(line) = lines.last_mut() {
                line.append(&mut glyphs);
            }
        }
        Ok(lines)
    }

    fn glyphs(&mut self, text: &str) -> Result<Vec<GlyphId>, NotWritten> {
        text.chars()
            .map(|letter| {
                let glyph = self.face.glyph_index(letter).ok_or(NotWritten::Signs)?;
                self.used.entry(glyph.0).or_insert(letter);
                Ok(glyph)
            })
            .collect()
    }

    fn wide(&self, glyphs: &[GlyphId], size: f32) -> f32 {
        glyphs.iter().map(|g| f32::from(self.face.glyph_hor_advance(*g).unwrap_or(0))).sum::<f32>() * size / f32::from(self.face.units_per_em())
    }

    fn picture(&mut self, wide: usize, dark: &[(usize, usize)], says: &str) {
        const SIDE: f32 = 120.0;
        self.at -= 14.0 + SIDE;
        let one = SIDE / wide.max(1) as f32;
        let (left, top) = (MARGIN, self.at + SIDE);
        self.begin(StructRole::Figure, Some(says.to_owned()), Some(Rect::new(left, self.at, left + SIDE, top)));
        for (x, y) in dark {
            self.content.rect(left + *x as f32 * one, top - (*y as f32 + 1.0) * one, one, one);
        }
        self.content.fill_nonzero();
        self.content.end_marked_content();
    }
}

/// Words as a line may be broken: not at narrow or other unbreakable spaces.
trait Words {
    fn split_whitespace_but_narrow(&self) -> impl Iterator<Item = &str>;
}

impl Words for str {
    fn split_whitespace_but_narrow(&self) -> impl Iterator<Item = &str> {
        self.split(|c: char| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}')).filter(|word| !word.is_empty())
    }
}

#[cfg(test)]
mod tests;
