//! The ledger of deletions: a file in the data folder with a line for each place that was deleted, the hash of its random id.
//!
//! Why a file, and a table beside it: when an older copy of the database is put back, the table is as old as the copy, and the file is not.
//! When the file is lost, or another server on the same PostgreSQL did the deleting, the table has it. At each start, before the site
//! opens, and each hour the two are made to say the same, and places that are back are deleted again (trust R-PRIV-53).
//! Putting back a backup means databases and key file; this file stays as it is. Deliberately absent: days, names, anything to look up.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use crate::{
    account::secrets::Secrets,
    storage::{
        PeopleStore, StorageError,
        keeping::{self, Mark},
    },
};

/// In the data folder. A backup may take it along; restoring must not overwrite it.
pub const FILE: &str = "deleted-places.txt";

#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    #[error("{FILE} in the data folder cannot be read or written: {0}")]
    File(#[from] io::Error),
    #[error(transparent)]
    Storage(#[from] StorageError),
}

#[derive(Debug, Clone)]
pub struct Ledger {
    file: PathBuf,
}

impl Ledger {
    pub fn in_folder(folder: &Path) -> Self {
        Self { file: folder.join(FILE) }
    }

    /// Every mark. A line that is torn (the machine went off while it was written) counts as none: the table has it.
    pub fn read(&self) -> io::Result<BTreeSet<Mark>> {
        match fs::read(&self.file) {
            Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).lines().filter_map(Mark::parse).collect()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(BTreeSet::new()),
            Err(error) => Err(error),
        }
    }

    /// On the disk when it returns. Each line begins with a line break of its own, so that a torn one spoils no other.
    pub fn add(&self, marks: &[Mark]) -> io::Result<()> {
        if marks.is_empty() {
            return Ok(());
        }
        let mut options = fs::OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&self.file)?;
        let lines: String = marks.iter().map(|mark| format!("\n{}\n", mark.as_str())).collect();
        file.write_all(lines.as_bytes())?;
        file.sync_all()
    }

    /// Deletes again what an older database brought back, and makes file and table say the same. Says how many places were back.
    pub async fn catch_up(&self, people: &PeopleStore, secrets: &Secrets, now: i64) -> Result<usize, LedgerError> {
        let caught_up = keeping::catch_up(people, secrets, &self.read()?, now).await?;
        self.add(&caught_up.for_ledger)?;
        Ok(caught_up.deleted)
    }

    /// After a deletion was committed. The database has the mark already, so a full disk is only worth a line in the log.
    pub fn note(&self, marks: &[Mark]) {
        if let Err(error) = self.add(marks) {
            tracing::error!(%error, "the ledger of deletions could not be written; it is made up for within the hour");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(letter: &str) -> Mark {
        Mark::parse(&letter.repeat(43)).expect("a mark of the right length")
    }

    #[test]
    fn what_was_noted_is_read_again_and_a_torn_line_spoils_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let ledger = Ledger::in_folder(folder.path());
        assert!(ledger.read().expect("no file is an empty ledger").is_empty());
        ledger.add(&[mark("a")]).expect("written");
        let mut file = fs::OpenOptions::new().append(true).open(folder.path().join(FILE)).expect("there");
        file.write_all(b"bbbbbbbb").expect("torn");
        ledger.add(&[mark("c"), mark("a")]).expect("written");
        assert_eq!(ledger.read().expect("read"), BTreeSet::from([mark("a"), mark("c")]));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(folder.path().join(FILE)).expect("there").permissions().mode() & 0o777, 0o600);
        }
    }
}
