//! The very words that somebody answered to: the text of one question or one case, as its revision was made from it.
//!
//! A stored response names a revision; whoever has the wording can show what was asked then, whatever the file says today.
//! Deliberately absent: reading it (`content::wordings`) and keeping it (`storage::wordings`).

use super::{ids::Revision, locale::Locale};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    pub revision: Revision,
    /// The question's, the case's or the framework's id.
    pub item: String,
    pub written_in: Locale,
    /// In the order in which the revision was made from them: the text first, then a translation's facts, then pictures.
    pub parts: Vec<Part>,
}

/// One file, or the piece of a file that one question is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub path: String,
    pub body: String,
}
