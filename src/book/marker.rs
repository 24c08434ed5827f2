//! The file that says what in a folder belongs to the book: a digest and a path in each line, so that a copy on a memory stick can be held against it with
//! `sha256sum --check`. What is not in it, or was changed since, is not ours and is left alone.
//!
//! Deliberately absent: paths that lead out of the folder; such a line is no line of ours.

use std::path::{Component, Path};

use sha2::{Digest, Sha256};

pub const FILE: &str = "doorstep-book.txt";
/// In the marker while files are being put in place.
const UNFINISHED: &str = "# unfinished";
const HEAD: &str = "# Doorstep, the reader's edition: the files of this book. Look at a copy with: sha256sum --check --quiet doorstep-book.txt";

#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Marker {
    /// Digest and path. A path may stand twice while a book replaces another one.
    pub files: Vec<(String, String)>,
}

pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// Only names below the folder.
fn stays_inside(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|c| matches!(c, Component::Normal(_)))
}

impl Marker {
    /// `None` when the text is no marker of ours.
    pub fn read(text: &str) -> Option<Self> {
        let line = |line: &str| {
            let (digest, path) = line.split_once("  ")?;
            (digest.len() == 64 && stays_inside(path)).then(|| (digest.to_owned(), path.to_owned()))
        };
        (text.lines().next() == Some(HEAD)).then(|| Self { files: text.lines().filter(|l| !l.starts_with('#')).filter_map(line).collect() })
    }

    pub fn to_text(&self, finished: bool) -> String {
        let lines = self.files.iter().map(|(digest, path)| format!("{digest}  {path}\n"));
        let state = if finished { String::new() } else { format!("{UNFINISHED}\n") };
        format!("{HEAD}\n{state}{}", lines.collect::<String>())
    }

    pub fn names(&self, path: &str) -> bool {
        self.files.iter().any(|(_, known)| known == path)
    }

    /// Is this file, as it is now, one that a book wrote?
    pub fn wrote(&self, path: &str, bytes: &[u8]) -> bool {
        let now = digest(bytes);
        self.files.iter().any(|(digest, known)| known == path && *digest == now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_is_read_as_it_was_written_and_never_names_what_is_outside() {
        let marker = Marker { files: vec![(digest(b"a"), "en/index.html".into())] };
        assert_eq!(Marker::read(&marker.to_text(true)), Some(marker.clone()));
        assert_eq!(Marker::read(&marker.to_text(false)), Some(marker.clone()));
        assert!(marker.wrote("en/index.html", b"a") && !marker.wrote("en/index.html", b"b") && !marker.wrote("index.html", b"a"));
        for outside in ["../a", "/etc/a", "en/../../a", "", "./a"] {
            let text = format!("{}{}  {outside}\n", Marker::default().to_text(true), digest(b"a"));
            assert_eq!(Marker::read(&text), Some(Marker::default()), "{outside}");
        }
        assert_eq!(Marker::read("something else"), None);
    }
}
