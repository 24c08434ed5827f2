//! The content folder as a map from path to text. Reads everything once; nothing else of the product opens a content file.
//!
//! Deliberately absent: symlinks (a link could show any file of the machine), anything that is not UTF-8 text, and stopping: what cannot
//! be taken is a problem beside the files that can.

use super::FileProblem;
use crate::domain::problem::Problem;
use std::{
    collections::BTreeMap,
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    io::Read,
    path::Path,
};

pub const MAX_FILE: u64 = 1024 * 1024;
pub const MAX_FILES: usize = 5_000;
const MAX_DEPTH: usize = 6;
const ENDINGS: [&str; 3] = ["md", "yaml", "svg"];

/// Paths are relative to the content folder, with `/`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Files {
    texts: BTreeMap<String, String>,
    /// What was refused while reading the folder.
    pub problems: Vec<FileProblem>,
}

impl Files {
    /// Reads a folder. An unreadable or missing folder gives no files and one problem.
    pub fn read(folder: &Path) -> Self {
        let mut files = Self::default();
        files.walk(folder, "", 0);
        files
    }

    pub fn get(&self, path: &str) -> Option<&str> {
        self.texts.get(path).map(String::as_str)
    }
    pub fn has(&self, path: &str) -> bool {
        self.texts.contains_key(path)
    }
    /// Takes a text as it is: drafts, tests, the stored last good texts.
    pub fn insert(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.texts.insert(path.into(), text.into());
    }
    pub fn remove(&mut self, path: &str) {
        self.texts.remove(path);
    }
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().map(String::as_str)
    }
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }
    /// The paths in a folder; `folder` ends with a slash.
    pub fn under(&self, folder: &str) -> impl Iterator<Item = &str> {
        let folder = folder.to_owned();
        self.texts.range(folder.clone()..).map(|(path, _)| path.as_str()).take_while(move |path| path.starts_with(&folder))
    }
    pub fn len(&self) -> usize {
        self.texts.len()
    }
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// Changes whenever a name, a size or a time in the folder changes. Reads no file.
    pub fn fingerprint(folder: &Path) -> u64 {
        let mut hash = DefaultHasher::new();
        stamp(folder, 0, &mut hash);
        hash.finish()
    }

    fn refuse(&mut self, path: &str, what: impl Into<String>, why: &str, fix: &str) {
        self.problems.push(FileProblem { path: path.to_owned(), problem: Problem::error(0, what, why, fix) });
    }

    fn walk(&mut self, folder: &Path, prefix: &str, depth: usize) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => {
                let what = format!("The folder cannot be read ({error})");
                return self.refuse(prefix, what, "Readers keep the last good texts", "Check that it exists and who may read it");
            }
        };
        let mut names: Vec<(String, fs::DirEntry)> = Vec::new();
        for entry in entries.flatten() {
            match entry.file_name().into_string() {
                Ok(name) => names.push((name, entry)),
                Err(name) => {
                    let path = format!("{prefix}{}", name.to_string_lossy());
                    self.refuse(&path, "The name of this file is not plain text", "It cannot be an address", "Rename it with letters and hyphens");
                }
            }
        }
        names.sort_by(|a, b| a.0.cmp(&b.0));
        for (name, entry) in names {
            if name.starts_with('.') || name.ends_with('~') {
                continue;
            }
            if self.texts.len() >= MAX_FILES {
                let what = format!("There are more than {MAX_FILES} files; the rest is not read");
                return self.refuse(prefix, what, "So many files are a mistake, such as a copied folder", "Take out what does not belong here");
            }
            self.entry(&entry, &format!("{prefix}{name}"), depth);
        }
    }

    fn entry(&mut self, entry: &fs::DirEntry, path: &str, depth: usize) {
        let Ok(kind) = entry.file_type() else {
            return self.refuse(path, "This file cannot be looked at", "Readers keep its last good text", "Check who may read it");
        };
        if kind.is_symlink() {
            self.refuse(path, "This is a link to another place", "It could show files that are not meant to be read", "Copy the file itself here");
        } else if kind.is_dir() {
            if depth >= MAX_DEPTH {
                self.refuse(path, "This folder is too deep", "Content has courses and modules, no further folders", "Move it up");
            } else {
                self.walk(&entry.path(), &format!("{path}/"), depth + 1);
            }
        } else if kind.is_file() && ENDINGS.iter().any(|e| path.rsplit('.').next() == Some(*e)) {
            self.file(&entry.path(), path);
        }
    }

    fn file(&mut self, from: &Path, path: &str) {
        let mut bytes = Vec::new();
        let read = fs::File::open(from).and_then(|file| file.take(MAX_FILE + 1).read_to_end(&mut bytes));
        if let Err(error) = read {
            let what = format!("The file cannot be read ({error})");
            return self.refuse(path, what, "Readers keep its last good text", "Check who may read it");
        }
        if bytes.len() as u64 > MAX_FILE {
            return self.refuse(path, "The file is larger than 1 MB", "Such a page is slow on an old phone", "Split it, or simplify the picture");
        }
        match String::from_utf8(bytes) {
            Ok(text) => {
                // Editors on Windows: a mark at the start and two characters at each line's end.
                let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n");
                self.texts.insert(path.to_owned(), text);
            }
            Err(error) => {
                let good = error.utf8_error().valid_up_to();
                let before = error.as_bytes().iter().take(good).filter(|b| **b == b'\n').count();
                let line = u32::try_from(before + 1).unwrap_or(u32::MAX);
                let problem = Problem::error(line, "A character here is not UTF-8", "Readers would see a broken letter", "Save the file again as UTF-8");
                self.problems.push(FileProblem { path: path.to_owned(), problem });
            }
        }
    }
}

fn stamp(folder: &Path, depth: usize, hash: &mut DefaultHasher) {
    let mut entries: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().take(MAX_FILES).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        entry.file_name().hash(hash);
        let Ok(facts) = entry.metadata() else { continue };
        if facts.is_dir() && depth < MAX_DEPTH {
            stamp(&entry.path(), depth + 1, hash);
        } else {
            (facts.len(), facts.modified().ok()).hash(hash);
        }
    }
}
