//! What can stop a book, each with its sentence and its exit code: 1 the content, 2 what was asked, 4 files, 5 no browser for the PDFs, 130 stopped by hand.

use std::{io, path::Path};

#[derive(Debug)]
pub struct BookTrouble {
    pub code: u8,
    pub words: String,
}

impl BookTrouble {
    pub fn new(code: u8, words: impl Into<String>) -> Self {
        Self { code, words: words.into() }
    }

    pub fn stopped() -> Self {
        Self::new(130, "Stopped. No new book was made; one that was there before is as it was.")
    }

    /// A file or folder that cannot be used, with what to do.
    pub fn file(path: &Path, error: &io::Error) -> Self {
        let at = path.display();
        let words = match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                format!("There is no room left for {at}. The whole course needs about 50 MB. Make room, or name another folder after --out.")
            }
            io::ErrorKind::ReadOnlyFilesystem => format!("{at} is on a disk that can only be read. Name another folder after --out."),
            io::ErrorKind::PermissionDenied => format!("This account may not write {at}. Mend its rights, or name another folder after --out."),
            io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => format!("{at} is not a folder. Name another one after --out."),
            _ => format!("{at} cannot be written: {error}. Name another folder after --out."),
        };
        Self::new(4, words)
    }
}
