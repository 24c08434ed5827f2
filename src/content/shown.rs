//! A text that is being written, drawn piece by piece, so that somebody can say something about each.
//!
//! The same renderer as for readers, over the folder with the drafts laid over it. Deliberately absent: what only a whole page has (devices to
//! switch between, boxes to tick); the preview shows that.

use super::{
    Files, addresses,
    front_matter::{cut, yaml},
    links::{FileLinks, Known},
};
use crate::domain::{
    course::Block,
    document,
    locale::Locale,
    markdown::Reader,
    publishing::{Piece, PieceKind, pieces},
    safe_messaging::SENSITIVE,
    tree,
};

/// One piece, and how it is drawn.
pub struct Shown<'t> {
    pub piece: Piece<'t>,
    /// Empty for facts and for what cannot be read as Markdown: their words are shown as they are.
    pub blocks: Vec<Block>,
}

/// `files` hold the drafts; `locale` is the language of whoever reads here, so that links lead to pages in it.
pub fn shown<'t>(files: &Files, path: &str, text: &'t str, locale: Locale) -> Vec<Shown<'t>> {
    let known = Known::of(files, std::iter::empty());
    let (original, written_in) = addresses::original(path);
    let links = FileLinks::new(&known, &original, locale, written_in);
    let mut reader = Reader::new(&links, written_in);
    let mut draw = |piece: &Piece| match piece.is {
        PieceKind::Fact(_) | PieceKind::Entry => Vec::new(),
        _ => tree::read(piece.text, 1).map(|nodes| document::page(&mut reader, &nodes)).unwrap_or_default(),
    };
    pieces(path, text).into_iter().map(|piece| Shown { blocks: draw(&piece), piece }).collect()
}

/// The title of a text, as its own facts give it; otherwise the name of its file.
pub fn title(path: &str, text: &str) -> String {
    let fact = |name: &str| {
        cut(text).ok().and_then(|cut| cut.facts.lines().find_map(|line| line.strip_prefix(name).map(|rest| rest.trim().trim_matches('"').to_owned())))
    };
    fact("title:").filter(|title| !title.is_empty()).unwrap_or_else(|| path.rsplit('/').next().unwrap_or(path).to_owned())
}

/// Is this text one on staying safe? Read as readers' pages read it; where the facts at its top cannot be read, it is taken for one.
pub fn is_sensitive(text: &str) -> bool {
    #[derive(serde::Deserialize)]
    struct Flags {
        #[serde(default)]
        flags: Vec<String>,
    }
    if !text.starts_with("---") {
        return false;
    }
    match cut(text).and_then(|cut| yaml::<Flags>(cut.facts, 2)) {
        Ok(facts) => facts.flags.iter().any(|flag| flag == SENSITIVE),
        Err(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_is_found_however_it_is_written() {
        for top in ["flags: [suicide-safety]", "\"flags\": [suicide-safety]", "flags: [\"suicide-safet\\x79\"]", "flags:\n  - suicide-safety", "flags: [broken"]
        {
            assert!(is_sensitive(&format!("---\ntitle: A\n{top}\n---\nWords.")), "{top}");
            assert!(is_sensitive(&format!("---\ntitle: A\n{top}\n--- \nWords.")), "{top}");
        }
        assert!(!is_sensitive("---\ntitle: A\n---\nWords.") && !is_sensitive("---\ntitle: A\nflags: [other]\n---\n") && !is_sensitive("a: 1"));
        assert!(is_sensitive("---\ntitle: A\nflags: [suicide-safety]\n"), "facts that never end");
    }
}
