//! Markdown in, typed lessons out: reads the content folder, checks it, keeps the last good text of each file, builds the library.
//!
//! The rules of the format are in `domain` (pure); here are files, front matter, links between files, revisions and checks.
//! Deliberately absent: watching the folder, storing last good texts, and pages. The caller does these.

pub mod addresses;
mod archive;
pub mod assemble;
pub mod check;
mod checks;
pub mod files;
pub mod front_matter;
pub mod library;
pub mod links;
pub mod modules;
pub mod overlay;
pub mod pace;
pub mod read;
pub mod readiness;
pub mod sanitise;
pub mod search;
pub mod shown;
pub mod table;
mod tasks;
pub mod word_import;
pub mod wordings;

pub use assemble::{Assembled, assemble, assemble_for_readers, assemble_near, assemble_near_on, assemble_on};
pub use checks::of_text as advice_of;
pub use files::Files;
pub use library::{Edition, Library};
pub use search::Hit;

use crate::domain::problem::Problem;
use sha2::Digest;

/// SHA-256 in hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    read::hexadecimal(sha2::Sha256::digest(bytes).as_slice())
}

/// A problem and the file it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileProblem {
    pub path: String,
    pub problem: Problem,
}

impl FileProblem {
    pub fn is_error(&self) -> bool {
        self.problem.is_error()
    }
}

#[cfg(test)]
mod commonmark_tests;
#[cfg(test)]
mod tests;
