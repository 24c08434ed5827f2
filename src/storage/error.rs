//! What can go wrong, in the kinds that callers treat differently. Words are for the log and the console; pages have their own.
//! Deliberately absent: addresses, passwords, SQL and values in any message.

use sqlx::error::{DatabaseError, ErrorKind};

#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    #[error("the database cannot be reached: {hint}")]
    Unreachable { hint: &'static str },
    #[error("the database was written by a newer Doorstep ({version}); start that one, or restore the backup from before")]
    Newer { version: String },
    #[error("the database is behind: {version} has not run; start once with migrations allowed")]
    NotMigrated { version: String },
    #[error("the migration {version} was edited after it ran here")]
    Edited { version: String },
    #[error("the database is busy")]
    Locked,
    #[error("the database cannot be written: its folder or its server is read-only")]
    ReadOnly,
    #[error("the disk is full")]
    DiskFull,
    /// A unique key that is taken.
    #[error("this is already there")]
    Conflict,
    /// A foreign key without its row: what it belonged to was deleted meanwhile.
    #[error("what this belongs to is no longer there")]
    Gone,
    #[error(transparent)]
    Secrets(#[from] crate::account::secrets::SecretsError),
    /// A row that the binary cannot understand: a bug, or a hand in the database.
    #[error("a stored value cannot be read: {column}")]
    Unreadable { column: &'static str },
    #[error("sealed text cannot be opened with this key")]
    Sealed,
    #[error("storage failed: {0}")]
    Other(String),
}

impl From<sqlx::Error> for StorageError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(database) => Self::told_by(database.as_ref()),
            sqlx::Error::PoolTimedOut => Self::Locked,
            sqlx::Error::PoolClosed => Self::Unreachable { hint: "Doorstep is shutting down" },
            sqlx::Error::Io(_) | sqlx::Error::Tls(_) => Self::Unreachable { hint: "the connection broke" },
            _ => Self::Other(error.to_string()),
        }
    }
}

impl StorageError {
    /// At start-up, when the commonest mistakes have one remedy each.
    pub(super) fn connecting(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::PoolTimedOut => Self::Unreachable { hint: "no answer in time; is the database running, and is its address right?" },
            sqlx::Error::Io(_) => Self::Unreachable { hint: "nothing answers at that address; is the database running?" },
            sqlx::Error::Tls(_) => Self::Unreachable { hint: "the encrypted connection failed; check sslmode in the address" },
            sqlx::Error::Configuration(_) => Self::Unreachable { hint: "the address is not understood; it looks like postgres://user:password@host/name" },
            other => other.into(),
        }
    }

    fn told_by(error: &(dyn DatabaseError + 'static)) -> Self {
        match error.kind() {
            ErrorKind::UniqueViolation => return Self::Conflict,
            ErrorKind::ForeignKeyViolation => return Self::Gone,
            _ => {}
        }
        let code = error.code().unwrap_or_default();
        // SQLite's codes are numbers whose low byte is the kind; PostgreSQL's have five characters.
        if code.len() < 5
            && let Ok(number) = code.parse::<i64>()
        {
            return match number & 0xff {
                5 | 6 => Self::Locked,
                8 => Self::ReadOnly,
                13 => Self::DiskFull,
                14 => Self::Unreachable { hint: "the file cannot be opened; may this user write in the data folder?" },
                11 | 26 => Self::Unreachable { hint: "the file is damaged or not a database; restore a backup" },
                _ => Self::Other(error.message().to_owned()),
            };
        }
        match code.as_ref() {
            "25006" => Self::ReadOnly,
            "53100" => Self::DiskFull,
            "55P03" | "40001" | "40P01" | "53300" => Self::Locked,
            "28P01" | "28000" => Self::Unreachable { hint: "the user name or the password is wrong" },
            "3D000" => Self::Unreachable { hint: "that database does not exist yet; create it first" },
            "42501" => Self::Unreachable { hint: "the database user may not do this; it must own its schemas" },
            "57P01" | "57P02" | "57P03" | "08006" | "08001" | "08P01" => Self::Unreachable { hint: "the server is stopping or starting" },
            _ => Self::Other(error.message().to_owned()),
        }
    }

    /// The key is taken.
    pub fn is_taken(&self) -> bool {
        matches!(self, Self::Conflict)
    }

    /// What the row would belong to is gone.
    pub fn is_gone(&self) -> bool {
        matches!(self, Self::Gone)
    }

    /// Trying again in a moment may help.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Locked | Self::Unreachable { .. } | Self::Secrets(crate::account::secrets::SecretsError::Busy))
    }
}
