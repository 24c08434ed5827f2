//! Opens both stores, on either database, with the settings that keep what was acknowledged.
//!
//! Deliberately absent: what is in them.

use std::{
    path::PathBuf,
    str::FromStr,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use tokio::sync::Semaphore;

use super::{ContentStore, Db, HOME, KEEP_STATEMENTS, Kind, PeopleStore, StorageError, Stores, migrate, protected};
use crate::domain::ids::OrganisationId;

/// Where the two stores are.
#[derive(Clone)]
pub enum Where {
    /// A folder for `content.db` and `people.db`; made when it is not there.
    SqliteFolder(PathBuf),
    /// An address `postgres://…`. Holds a password: no `Debug`.
    Postgres(String),
}

/// How to open them. `Options::at(now)` is right for one server on one machine. May hold a password: no `Debug`.
#[derive(Clone)]
pub struct Options {
    pub connections: u32,
    /// How long a request waits for a free connection before it is told that the database is busy.
    pub wait: Duration,
    /// PgBouncer in transaction mode sits between: reads get a transaction of their own and no statement is kept prepared.
    pub behind_pooler: bool,
    /// `false`: refuse to start when there is something to migrate.
    pub migrate: bool,
    /// PostgreSQL: the address with which tables are made, when it is another role than the one that works with them. Only then does
    /// row-level security hold (`row_rights`).
    pub owner: Option<String>,
    /// The clock, for the migration record and the names of backups.
    pub now: i64,
}

impl Options {
    pub fn at(now: i64) -> Self {
        // A whole class signs in at once on a small machine: waiting a little is better than being sent away (trust R-ID-20).
        Self { connections: 8, wait: PATIENCE, behind_pooler: false, migrate: true, owner: None, now }
    }
}

/// How long a request waits for its turn at the database before it is told to come back.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// Opens both stores and brings them up to date. Safe to call from several processes at once: one migrates, the others wait.
pub async fn open(place: &Where, options: &Options) -> Result<Stores, StorageError> {
    sqlx::any::install_default_drivers();
    if options.behind_pooler {
        KEEP_STATEMENTS.store(false, Ordering::Relaxed);
    }
    if options.migrate {
        migrate::run(place, options.owner.as_deref(), options.now).await?;
    } else if let Some(first) = migrate::pending(place).await?.into_iter().next() {
        return Err(StorageError::NotMigrated { version: first });
    }
    let content = connect(place, Name::Content, options).await?;
    // On PostgreSQL one role and one search path reach both schemas, so one pool serves both.
    let people = match place {
        Where::SqliteFolder(_) => connect(place, Name::People, options).await?,
        Where::Postgres(_) => content.clone(),
    };
    Ok(Stores { content: ContentStore { db: content }, people: PeopleStore { db: people } })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Content,
    People,
}

impl Name {
    pub(super) const BOTH: [Self; 2] = [Self::Content, Self::People];

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Content => "content",
            Self::People => "people",
        }
    }
}

pub(super) fn address(place: &Where, name: Name) -> Result<AnyConnectOptions, StorageError> {
    let text = match place {
        Where::SqliteFolder(folder) => {
            let path = folder.join(format!("{}.db", name.word()));
            let path = path.to_str().ok_or(StorageError::Unreachable { hint: "the data folder's name is not plain text (UTF-8)" })?;
            format!("sqlite://{}?mode=rwc", escape(path))
        }
        Where::Postgres(url) => {
            protected::check(url).map_err(|hint| StorageError::Unreachable { hint })?;
            url.clone()
        }
    };
    AnyConnectOptions::from_str(&text)
        .map_err(|_| StorageError::Unreachable { hint: "the address is not understood; it looks like postgres://user:password@host/name" })
}

/// For a folder with a space, a question mark or a percent sign in its name.
pub(super) fn escape(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// Said aloud although some are defaults today: a changed default must not become lost answers. FULL, because a power cut may undo
/// acknowledged commits with less; secure_delete, because what people delete must not stay readable in the file.
pub(super) const PRAGMAS: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
    PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;";

/// SQLite reads in this process, and each connection has a thread, the schema and its statements of its own: about a megabyte. Four serve more readers
/// than two cores can; content is read whole at a start and seldom afterwards. A server of PostgreSQL has its own idea of how many are too many.
fn most(place: &Where, name: Name, options: &Options) -> u32 {
    match (place, name) {
        (Where::Postgres(_), _) => options.connections,
        (Where::SqliteFolder(_), Name::People) => options.connections.min(4),
        (Where::SqliteFolder(_), Name::Content) => options.connections.min(2),
    }
}

/// What each connection may keep of a file, in KiB below zero. SQLite's own 2 MB each would be memory for pages that the system has at hand as well
/// (`docs/figures.md`).
const fn cache(name: Name) -> &'static str {
    match name {
        Name::Content => "PRAGMA cache_size = -256;",
        Name::People => "PRAGMA cache_size = -512;",
    }
}

pub(super) async fn connect(place: &Where, name: Name, options: &Options) -> Result<Db, StorageError> {
    let sqlite = matches!(place, Where::SqliteFolder(_));
    let mut pool = AnyPoolOptions::new()
        .max_connections(most(place, name, options))
        .acquire_timeout(options.wait)
        // A file cannot be restarted under us; a server can.
        .test_before_acquire(!sqlite);
    if sqlite {
        let cache = cache(name);
        pool = pool.after_connect(move |connection, _| {
            Box::pin(async move {
                sqlx::raw_sql(PRAGMAS).execute(&mut *connection).await?;
                sqlx::raw_sql(cache).execute(connection).await?;
                Ok(())
            })
        });
    }
    let pool = pool.connect_with(address(place, name)?).await.map_err(StorageError::connecting)?;
    Ok(Db {
        pool,
        organisation: OrganisationId::from_store(HOME),
        kind: if sqlite { Kind::Sqlite } else { Kind::Postgres { behind_pooler: options.behind_pooler } },
        writer: sqlite.then(|| Arc::new(Semaphore::new(1))),
    })
}
