//! A Word file as a text of ours: headings, lists, tables, links and emphasis, with a list of what was left out and what is a guess.
//!
//! Nothing of the file is kept but words and pictures: no author's name, no history, no comments (they are counted, so that nobody looks for
//! them in vain). Pure: bytes in, text out; nothing is written and nothing is fetched.
//! Deliberately absent: how it looked, forms, mail merge, and files of older Word programs (`.doc`).
//! Format: ECMA-376, part 1, WordprocessingML.

mod body;
mod out;
mod pieces;
mod styles;
mod xml;

use std::collections::HashMap;

use super::archive::{self, Archive, Limits};
pub use pieces::{Loss, Losses, Picture};

use self::{body::Walk, pieces::Run, styles::Styles, xml::Element};

/// Larger files are a book, or pictures out of a camera.
pub const MAX_BYTES: usize = 12 * 1024 * 1024;
const LIMITS: Limits = Limits { parts: 2_000, unpacked: 80 * 1024 * 1024, swell: 200 };
/// Of the parts that are text. Above it a tree of them would take more memory than a page is worth.
const MAX_XML: usize = 8 * 1024 * 1024;
const MAX_PICTURES: usize = 60;

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub title: Option<String>,
    /// Without front matter.
    pub markdown: String,
    pub pictures: Vec<Picture>,
    pub losses: Losses,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Not a Word file at all.
    NotWord,
    /// An older Word file, or one that a password locks: both have another shape, and nobody can tell them apart from outside.
    OldOrLocked,
    TooLarge,
    /// Begun like a Word file, and broken or made to do harm.
    Broken,
    /// There are no words in it.
    Empty,
}

impl From<archive::Refused> for Refused {
    fn from(refused: archive::Refused) -> Self {
        match refused {
            archive::Refused::TooLarge => Self::TooLarge,
            archive::Refused::Encrypted => Self::OldOrLocked,
            archive::Refused::Broken | archive::Refused::Name | archive::Refused::Kind => Self::Broken,
        }
    }
}

/// What old Word files and locked ones begin with (MS-CFB, 2.2).
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Reads a `.docx` file.
///
/// # Errors
/// In plain kinds; pages have the words for them.
pub fn read(bytes: &[u8]) -> Result<Imported, Refused> {
    if bytes.starts_with(&COMPOUND) {
        return Err(Refused::OldOrLocked);
    }
    if !bytes.starts_with(b"PK") {
        return Err(Refused::NotWord);
    }
    if bytes.len() > MAX_BYTES {
        return Err(Refused::TooLarge);
    }
    let mut file = File { archive: Archive::open(bytes, LIMITS)? };
    let (folder, name) = file.main()?.ok_or(Refused::NotWord)?;
    let relations = file.relations(&format!("{folder}_rels/{name}.rels"))?;
    let styles = Styles::read(file.xml(&format!("{folder}styles.xml"))?.as_ref(), file.xml(&format!("{folder}numbering.xml"))?.as_ref());
    let main = file.xml(&format!("{folder}{name}"))?.ok_or(Refused::Broken)?;
    let notes = file.notes(&folder, &styles)?;
    let mut walk = Walk::new(&styles, &relations, &notes);
    walk.all(main.child("body").ok_or(Refused::NotWord)?);
    if walk.is_too_much {
        return Err(Refused::TooLarge);
    }
    let (blocks, noted, found, mut losses) = (walk.blocks, walk.noted, walk.pictures, walk.losses);
    losses.note(Loss::HeadersAndFooters, file.headers_and_footers(&folder)?);
    let (title, markdown) = out::write(blocks, &noted, &mut losses);
    if title.is_none() && markdown.is_empty() {
        return Err(Refused::Empty);
    }
    let mut pictures = Vec::new();
    for at in found.into_iter().take(MAX_PICTURES) {
        let Some(name) = relations.get(&at.relation).map(|to| part_name(&folder, to)) else { continue };
        if let Some(bytes) = file.archive.part(&name)? {
            pictures.push(Picture { name, alt: at.alt, bytes });
        }
    }
    Ok(Imported { title, markdown, pictures, losses })
}

/// A target of a relation, as a name in the archive.
fn part_name(folder: &str, target: &str) -> String {
    match target.strip_prefix('/') {
        Some(whole) => whole.to_owned(),
        None => format!("{folder}{target}"),
    }
}

struct File<'b> {
    archive: Archive<'b>,
}

impl File<'_> {
    /// Folder and name of the part with the text: `word/` and `document.xml`, unless the file says otherwise.
    fn main(&mut self) -> Result<Option<(String, String)>, Refused> {
        let Some(root) = self.xml("_rels/.rels")? else { return Ok(None) };
        let target = root.elements().find(|relation| relation.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument")));
        let Some(target) = target.and_then(|relation| relation.attribute("Target")) else { return Ok(None) };
        let target = target.trim_start_matches('/');
        let cut = target.rfind('/').map_or(0, |at| at + 1);
        Ok(Some((target[..cut].to_owned(), target[cut..].to_owned())))
    }

    fn xml(&mut self, name: &str) -> Result<Option<Element>, Refused> {
        let Some(bytes) = self.archive.part(name)? else { return Ok(None) };
        if bytes.len() > MAX_XML {
            return Err(Refused::TooLarge);
        }
        xml::read(&bytes).map(Some).ok_or(Refused::Broken)
    }

    fn relations(&mut self, name: &str) -> Result<HashMap<String, String>, Refused> {
        let Some(root) = self.xml(name)? else { return Ok(HashMap::new()) };
        Ok(root.elements().filter_map(|relation| Some((relation.attribute("Id")?.to_owned(), relation.attribute("Target")?.to_owned()))).collect())
    }

    /// Notes at the foot and at the end; the first letter of the part tells them apart.
    fn notes(&mut self, folder: &str, styles: &Styles) -> Result<HashMap<String, Vec<Run>>, Refused> {
        let mut notes = HashMap::new();
        for (part, of, key) in [("footnotes.xml", "footnote", "f"), ("endnotes.xml", "endnote", "e")] {
            let Some(root) = self.xml(&format!("{folder}{part}"))? else { continue };
            let relations = self.relations(&format!("{folder}_rels/{part}.rels"))?;
            let nothing = HashMap::new();
            // One walk for all, so that many notes have no more room than one text.
            let mut walk = Walk::new(styles, &relations, &nothing);
            // The lines between text and notes are notes, too, of a type.
            for note in root.elements().filter(|note| note.name == of && note.attribute("type").is_none_or(|kind| kind == "normal")) {
                let words = note.elements().filter(|e| e.name == "p").flat_map(|p| walk.runs(p, None)).collect();
                if let Some(id) = note.attribute("id") {
                    notes.insert(format!("{key}{id}"), words);
                }
            }
            if walk.is_too_much {
                return Err(Refused::TooLarge);
            }
        }
        Ok(notes)
    }

    fn headers_and_footers(&mut self, folder: &str) -> Result<usize, Refused> {
        let is_one = |name: &&String| name.strip_prefix(folder).is_some_and(|rest| rest.starts_with("header") || rest.starts_with("footer"));
        let names: Vec<String> = self.archive.names().iter().filter(is_one).cloned().collect();
        let mut with_words = 0;
        for name in names {
            with_words += usize::from(self.xml(&name)?.is_some_and(|part| !part.text().trim().is_empty()));
        }
        Ok(with_words)
    }
}
