//! The file beside the databases that remembers how far they had come (`storage/age.rs` says what for). A backup of the database does not
//! take it along, and putting one back leaves it as it is: so a database that is older than the file is noticed.
//!
//! Held against the database before the site opens; while the site runs the file follows it within seconds, and an older copy that is put
//! back under a running server (PostgreSQL) is noticed the same way. Deliberately absent: anything about anybody.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use super::house::House;
use crate::{
    account::secrets::Secrets,
    storage::{
        PeopleStore, StorageError,
        age::{self, Remembered, Step},
    },
};

/// In the data folder. Never part of a backup of the databases.
pub const FILE: &str = "database-age.txt";

const OFTEN: Duration = Duration::from_secs(5);
/// An hour of them: then a step is added in any case.
const HOURLY: u32 = 720;

#[derive(Debug, thiserror::Error)]
pub enum AgeError {
    #[error("{FILE} in the data folder cannot be read or written: {0}")]
    File(#[from] io::Error),
    #[error("{FILE} in the data folder holds something else than a number and a mark")]
    Unreadable,
    #[error(transparent)]
    Storage(#[from] StorageError),
}

#[derive(Debug, Clone)]
pub struct AgeFile {
    file: PathBuf,
    /// One folder is the whole memory of the site (SQLite).
    alone: bool,
}

impl AgeFile {
    pub fn in_folder(folder: &Path, alone: bool) -> Self {
        Self { file: folder.join(FILE), alone }
    }

    fn read(&self) -> Result<Remembered, AgeError> {
        match fs::read_to_string(&self.file) {
            Ok(text) => Step::parse(&text).map(Remembered::Step).ok_or(AgeError::Unreadable),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(if self.alone { Remembered::Lost } else { Remembered::NotYet }),
            Err(error) => Err(error.into()),
        }
    }

    /// Whole or not at all, also when the machine goes off meanwhile.
    fn write(&self, step: &Step) -> io::Result<()> {
        let draft = self.file.with_extension("draft");
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&draft)?;
        file.write_all(format!("{}\n", step.line()).as_bytes())?;
        file.sync_all()?;
        fs::rename(&draft, &self.file)
    }

    /// Before the site opens. `Some`: it was an older copy, and so many shares ended.
    pub async fn hold(&self, people: &PeopleStore, secrets: &Secrets, now: i64) -> Result<Option<u64>, AgeError> {
        let held = age::hold(people, secrets, &self.read()?, now).await?;
        self.write(&held.step)?;
        Ok(held.ended)
    }

    /// While the site runs: the file follows the database. `known` is what it held last.
    async fn follow(&self, people: &PeopleStore, secrets: &Secrets, known: &mut Option<Step>, now: i64) -> Result<Option<u64>, AgeError> {
        let step = age::step(people).await?;
        if step.is_some() && step == *known {
            return Ok(None);
        }
        let Remembered::Step(file) = self.read()? else { return self.hold(people, secrets, now).await };
        let ended = match step {
            Some(step) if !step.is_behind(&file) => {
                self.write(&step)?;
                *known = Some(step);
                return Ok(None);
            }
            _ => self.hold(people, secrets, now).await?,
        };
        *known = None;
        Ok(ended)
    }
}

/// For as long as the server runs.
pub async fn keep(house: House) {
    let file = AgeFile::in_folder(&house.settings.data_folder(), house.settings.database_url.is_none());
    let (people, secrets) = (&house.stores.people, &house.secrets);
    let (mut known, mut turns) = (None, 0u32);
    loop {
        tokio::time::sleep(OFTEN).await;
        turns = turns.wrapping_add(1);
        if turns.is_multiple_of(HOURLY)
            && let Err(error) = age::grow_alone(people).await
        {
            tracing::warn!(%error, "the age of the database waits for the next hour");
        }
        match file.follow(people, secrets, &mut known, house.now()).await {
            Ok(None) => {}
            Ok(Some(shares)) => tracing::warn!(shares, "an older copy of the database was put back; every share and every visit ended"),
            Err(error) => tracing::warn!(%error, "the age of the database is not remembered; an older copy might not be noticed"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_says_what_was_written_and_refuses_what_was_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = AgeFile::in_folder(folder.path(), true);
        assert_eq!(file.read().expect("readable"), Remembered::Lost);
        assert_eq!(AgeFile::in_folder(folder.path(), false).read().expect("readable"), Remembered::NotYet);
        let step = Step::parse(&format!("12 {}", "a".repeat(22))).expect("a step");
        file.write(&step).expect("written");
        assert_eq!(file.read().expect("readable"), Remembered::Step(step));
        fs::write(folder.path().join(FILE), "").expect("torn");
        assert!(matches!(file.read(), Err(AgeError::Unreadable)));
    }
}
