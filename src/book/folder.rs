//! The folder of a book. A new book is written into `unfinished-book` inside it and moved into place when it is whole, the cover last, so that a book that was
//! stopped, or had no room, never looks like one.
//!
//! Deliberately absent: deleting anything that no book wrote. `marker` knows what is ours; links to elsewhere are not followed.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    marker::{self, Marker},
    trouble::BookTrouble,
};

const STAGING: &str = "unfinished-book";
/// In the staging folder: whose it is.
const OWNER: &str = "made-by-doorstep.txt";
/// Where readers begin: taken away first, put in place last.
const COVER: &str = "index.html";

pub struct Making {
    out: PathBuf,
    staging: PathBuf,
    before: Marker,
    /// Digest and length of each new file.
    files: BTreeMap<String, (String, u64)>,
}

impl Making {
    /// Looks whether a book may be made here, and makes room for its parts.
    ///
    /// # Errors
    /// When the folder holds something else, or cannot be written.
    pub fn begin(out: &Path) -> Result<Self, BookTrouble> {
        fs::create_dir_all(out).map_err(|e| BookTrouble::file(out, &e))?;
        let staging = out.join(STAGING);
        clear_staging(&staging)?;
        let before = earlier(out)?;
        fs::create_dir(&staging).map_err(|e| BookTrouble::file(&staging, &e))?;
        let making = Self { out: out.to_owned(), staging, before, files: BTreeMap::new() };
        fs::write(making.staging.join(OWNER), std::process::id().to_string()).map_err(|e| BookTrouble::file(&making.staging, &e))?;
        Ok(making)
    }

    /// Where a file lies until the book is whole.
    pub fn staged(&self, path: &str) -> PathBuf {
        self.staging.join(path)
    }

    pub fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), BookTrouble> {
        let file = self.staged(path);
        let written = file.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&file, bytes));
        written.map_err(|e| BookTrouble::file(&file, &e))?;
        self.files.insert(path.to_owned(), (marker::digest(bytes), bytes.len() as u64));
        Ok(())
    }

    pub fn count(&self) -> usize {
        self.files.len() + 1
    }

    /// Bytes of all files of the book.
    pub fn size(&self) -> u64 {
        self.files.values().map(|(_, size)| size).sum()
    }

    /// Moves the new book into place and takes the earlier one away.
    ///
    /// # Errors
    /// When a file that is not ours is in the way, or the folder cannot be written any more.
    pub fn finish(&mut self) -> Result<(), BookTrouble> {
        if let Some(path) = self.files.keys().find(|path| !self.before.names(path) && fs::symlink_metadata(self.out.join(path)).is_ok()) {
            return Err(not_ours(&self.out.join(path)));
        }
        let new: Vec<(String, String)> = self.files.iter().map(|(path, (digest, _))| (digest.clone(), path.clone())).collect();
        let both = Marker { files: self.before.files.iter().cloned().chain(new.iter().cloned()).collect() };
        self.mark(&both.to_text(false))?;
        self.remove(COVER)?;
        for (_, path) in self.before.files.clone() {
            self.remove(&path)?;
        }
        let (cover, rest): (Vec<_>, Vec<_>) = self.files.keys().cloned().partition(|path| path == COVER);
        for path in rest.into_iter().chain(cover) {
            let to = self.out.join(&path);
            if !is_inside(&self.out, &path) {
                return Err(not_ours(&to));
            }
            let moved = to.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::rename(self.staged(&path), &to));
            moved.map_err(|e| BookTrouble::file(&to, &e))?;
        }
        self.mark(&Marker { files: new }.to_text(true))
    }

    /// In one step, so that there is always one of the two.
    fn mark(&self, text: &str) -> Result<(), BookTrouble> {
        let (new, place) = (self.staged(marker::FILE), self.out.join(marker::FILE));
        fs::write(&new, text).and_then(|()| fs::rename(&new, &place)).map_err(|e| BookTrouble::file(&place, &e))
    }

    /// A file of the earlier book, with folders that are empty then. What is gone already is fine.
    fn remove(&self, path: &str) -> Result<(), BookTrouble> {
        let file = self.out.join(path);
        let is_ours = is_inside(&self.out, path) && fs::read(&file).is_ok_and(|bytes| self.before.wrote(path, &bytes));
        if !is_ours {
            return Ok(());
        }
        fs::remove_file(&file).map_err(|e| BookTrouble::file(&file, &e))?;
        let mut folder = file.parent();
        while let Some(empty) = folder.filter(|f| *f != self.out && fs::remove_dir(f).is_ok()) {
            folder = empty.parent();
        }
        Ok(())
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.staging);
    }
}

/// The earlier book of this folder; a folder with something else in it is refused, and so is a book that somebody worked on.
fn earlier(out: &Path) -> Result<Marker, BookTrouble> {
    let place = out.join(marker::FILE);
    let found = match fs::read_to_string(&place) {
        Ok(text) => Marker::read(&text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(BookTrouble::file(&place, &error)),
    };
    let Some(before) = found else {
        let empty = fs::read_dir(out).map_err(|e| BookTrouble::file(out, &e))?.next().is_none();
        let words = || format!("{} is not empty, and what is in it is no book of ours. Nothing was changed. Name a new folder after --out.", out.display());
        return if empty { Ok(Marker::default()) } else { Err(BookTrouble::new(4, words())) };
    };
    let changed = before.files.iter().find(|(_, path)| fs::read(out.join(path)).is_ok_and(|bytes| !before.wrote(path, &bytes)));
    match changed {
        Some((_, path)) => Err(BookTrouble::new(
            4,
            format!(
                "{} was changed after the book was made. Nothing was touched. Move that file away, or name another folder after --out.",
                out.join(path).display()
            ),
        )),
        None => Ok(before),
    }
}

/// What a book left that was killed. Somebody else's folder of that name is left alone, and so is one that is being filled now.
fn clear_staging(staging: &Path) -> Result<(), BookTrouble> {
    if fs::symlink_metadata(staging).is_err() {
        return Ok(());
    }
    let owner = fs::read_to_string(staging.join(OWNER)).ok().and_then(|pid| pid.trim().parse::<u32>().ok());
    let is_link = fs::symlink_metadata(staging).is_ok_and(|m| m.file_type().is_symlink());
    match owner.filter(|_| !is_link) {
        None => Err(not_ours(staging)),
        Some(pid) if pid != std::process::id() && Path::new("/proc").join(pid.to_string()).exists() => {
            let words = format!("Another book is being made in this folder. Wait for it; if none is, remove {} and start again.", staging.display());
            Err(BookTrouble::new(4, words))
        }
        Some(_) => fs::remove_dir_all(staging).map_err(|e| BookTrouble::file(staging, &e)),
    }
}

fn not_ours(path: &Path) -> BookTrouble {
    BookTrouble::new(4, format!("{} is in the way, and no book of ours. Move it, or name another folder after --out.", path.display()))
}

/// No folder on the way is a link to elsewhere.
fn is_inside(out: &Path, path: &str) -> bool {
    let mut at = out.to_owned();
    let mut pieces = path.split('/').peekable();
    while let Some(piece) = pieces.next() {
        at.push(piece);
        if pieces.peek().is_some() && fs::symlink_metadata(&at).is_ok_and(|m| !m.is_dir()) {
            return false;
        }
    }
    true
}

#[cfg(test)]
#[path = "folder_tests.rs"]
mod tests;
