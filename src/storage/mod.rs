//! All SQL of the product, and nothing but SQL: one file per subject, functions named in product words.
//!
//! Two stores: `content` (published files, reports about pages) and `people` (places and staff). On SQLite they are two files in one
//! data folder, on PostgreSQL two schemas. No transaction spans both, and code that is given a `ContentStore` cannot reach people.
//!
//! **The portable subset** (one text of SQL runs on both databases through sqlx's `Any`):
//! - columns are TEXT, BIGINT or DOUBLE PRECISION; time is BIGINT milliseconds, a day is TEXT `yyyy-mm-dd`, yes/no is BIGINT 0 or 1,
//!   lists and JSON are TEXT;
//! - `$1` parameters; ids are made in Rust; no `now()`: the clock is an argument everywhere;
//! - `CAST(SUM(x) AS BIGINT)`, likewise COUNT and MAX of an expression; no `LIKE`; names are sorted in Rust (collations differ);
//! - errors are told apart by kind, never by a constraint's name (SQLite gives none);
//! - everything that writes goes through [`PeopleStore::change`] or [`ContentStore::change`], because a transaction that reads first
//!   and writes later fails at once on SQLite unless it was opened with BEGIN IMMEDIATE;
//! - every table has `organisation_id`, and every query binds it;
//! - no session state on PostgreSQL, so that a pooler may sit between (`Options::behind_pooler`).
//!
//! **Who may read what** is in the types: a learner's rows need an [`OwnPlace`](places::OwnPlace), which only opening a place or its
//! session gives; a clinician's rows need a [`Staff`](staff::Staff). Deliberately absent: any function that lists places, counts what
//! learners did, or gives a learner's row to a `Staff`. On PostgreSQL the database asks once more (`row_rights.rs`).
//!
//! Start reading at [`open`], then `places.rs`.

pub mod access_chains;
pub mod access_log;
pub mod age;
pub mod answers;
pub mod attempts;
pub mod classes;
pub mod console_tokens;
pub mod copies;
pub mod course_sites;
pub mod demo;
pub mod door_counts;
pub mod download;
pub mod drafts;
pub mod easy_cards;
mod error;
pub mod everyones_results;
pub mod evidence;
pub mod files;
pub mod help_codes;
pub mod house_rules;
pub mod inbox;
pub mod invitations;
pub mod keeping;
pub mod learner_sessions;
pub mod lost_cards;
mod lost_rows;
pub mod migrate;
mod migrate_postgres;
pub mod notes;
pub mod passkeys;
pub mod places;
pub mod progress;
mod protected;
pub mod ratings;
pub mod reports;
pub mod results;
pub mod rotate;
mod row_rights;
mod rows;
mod seal;
pub mod second_step;
pub mod share_codes;
pub mod share_ends;
mod share_values;
pub mod shared_with_me;
pub mod shares;
pub mod sign_ins;
pub mod site_settings;
pub mod staff;
pub mod staff_devices;
pub mod staff_identities;
pub mod staff_leaving;
pub mod staff_lessons;
pub mod staff_mail;
pub mod staff_passkeys;
pub mod staff_sessions;
pub mod submissions;
pub mod try_it;
pub mod wordings;

use std::{
    cell::Cell,
    future::Future,
    path::PathBuf,
    str::FromStr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use sqlx::{
    Any, AnyConnection, AnyPool, Transaction,
    any::{AnyArguments, AnyConnectOptions, AnyPoolOptions},
    pool::PoolConnection,
    query::Query,
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

pub use error::StorageError;
pub use seal::{PatientText, SharedText};

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
const PATIENCE: Duration = Duration::from_secs(10);

/// The one organisation of a simple installation. The word stands in every row from the first migration on, so that a second
/// organisation is a row and not a migration.
pub(crate) const HOME: &str = "home";

#[derive(Clone)]
pub struct Stores {
    pub content: ContentStore,
    pub people: PeopleStore,
}

/// Published files and reports about pages. Cheap to clone.
#[derive(Clone)]
pub struct ContentStore {
    db: Db,
}

/// Places and staff. Cheap to clone.
#[derive(Clone)]
pub struct PeopleStore {
    db: Db,
}

#[derive(Clone)]
struct Db {
    pool: AnyPool,
    organisation: OrganisationId,
    kind: Kind,
    /// SQLite has one writer at a time. Writers queue here, in order, so that those who wait hold no connection that readers need.
    writer: Option<Arc<Semaphore>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sqlite,
    Postgres { behind_pooler: bool },
}

impl Kind {
    fn begin(self) -> &'static str {
        match self {
            Self::Sqlite => "BEGIN IMMEDIATE",
            Self::Postgres { behind_pooler: false } => "BEGIN",
            // A pooler's server connections may be older than the role's search path (seen at the first start). Gone at COMMIT.
            Self::Postgres { behind_pooler: true } => "BEGIN; SET LOCAL search_path = people, content, public",
        }
    }
}

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
enum Name {
    Content,
    People,
}

impl Name {
    const BOTH: [Self; 2] = [Self::Content, Self::People];

    fn word(self) -> &'static str {
        match self {
            Self::Content => "content",
            Self::People => "people",
        }
    }
}

fn address(place: &Where, name: Name) -> Result<AnyConnectOptions, StorageError> {
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
fn escape(path: &str) -> String {
    path.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

/// Said aloud although some are defaults today: a changed default must not become lost answers. FULL, because a power cut may undo
/// acknowledged commits with less; secure_delete, because what people delete must not stay readable in the file.
const PRAGMAS: &str = "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
    PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;";

async fn connect(place: &Where, name: Name, options: &Options) -> Result<Db, StorageError> {
    let sqlite = matches!(place, Where::SqliteFolder(_));
    let mut pool = AnyPoolOptions::new()
        .max_connections(options.connections)
        .acquire_timeout(options.wait)
        // A file cannot be restarted under us; a server can.
        .test_before_acquire(!sqlite);
    if sqlite {
        pool = pool.after_connect(|connection, _| Box::pin(async move { sqlx::raw_sql(PRAGMAS).execute(connection).await.map(drop) }));
    }
    let pool = pool.connect_with(address(place, name)?).await.map_err(StorageError::connecting)?;
    Ok(Db {
        pool,
        organisation: OrganisationId::from_store(HOME),
        kind: if sqlite { Kind::Sqlite } else { Kind::Postgres { behind_pooler: options.behind_pooler } },
        writer: sqlite.then(|| Arc::new(Semaphore::new(1))),
    })
}

/// A connection that only reads. Behind a pooler it is a transaction, because two halves of one statement could otherwise reach
/// two servers.
enum Reading {
    Plain(PoolConnection<Any>),
    Transaction(Transaction<'static, Any>),
}

impl Reading {
    fn sql(&mut self) -> &mut AnyConnection {
        match self {
            Self::Plain(connection) => connection,
            Self::Transaction(transaction) => transaction,
        }
    }
}

/// A transaction that may write. Dropped without `commit`, it never happened.
struct Writing {
    transaction: Transaction<'static, Any>,
    organisation: OrganisationId,
    /// Whose rows this transaction may touch on PostgreSQL, as it was said last.
    said: row_rights::Said,
    _turn: Option<OwnedSemaphorePermit>,
}

impl Db {
    async fn read(&self) -> Result<Reading, StorageError> {
        Ok(match self.kind {
            Kind::Postgres { behind_pooler: true } => Reading::Transaction(self.pool.begin_with(self.kind.begin()).await?),
            _ => Reading::Plain(self.pool.acquire().await?),
        })
    }

    async fn write(&self) -> Result<Writing, StorageError> {
        let turn = match &self.writer {
            Some(writer) => {
                let turn = tokio::time::timeout(PATIENCE, writer.clone().acquire_owned()).await;
                Some(turn.map_err(|_| StorageError::Locked)?.map_err(|_| StorageError::Locked)?)
            }
            None => None,
        };
        let transaction = self.pool.begin_with(self.kind.begin()).await?;
        Ok(Writing { transaction, organisation: self.organisation.clone(), said: row_rights::Said::new(self.kind), _turn: turn })
    }
}

/// A change to the people store: everything in it happens, or nothing. Must be committed.
#[must_use = "a change that is not committed never happened"]
pub struct Change(Writing, bool);

/// A change to the content store. A type of its own, so that it cannot be handed to what writes about people.
#[must_use = "a change that is not committed never happened"]
pub struct ContentChange(Writing);

impl Change {
    fn sql(&mut self) -> &mut AnyConnection {
        &mut self.0.transaction
    }

    fn organisation(&self) -> String {
        self.0.organisation.as_str().to_owned()
    }

    /// Something ends here that must not come back with an older copy (`age`). Counted last, at the commit, because all such changes want
    /// the same row.
    fn grow(&mut self) {
        self.1 = true;
    }

    pub async fn commit(mut self) -> Result<(), StorageError> {
        if self.1 {
            age::grow(&mut self).await?;
        }
        Ok(self.0.transaction.commit().await?)
    }
}

impl ContentChange {
    fn sql(&mut self) -> &mut AnyConnection {
        &mut self.0.transaction
    }

    fn organisation(&self) -> String {
        self.0.organisation.as_str().to_owned()
    }

    pub async fn commit(self) -> Result<(), StorageError> {
        Ok(self.0.transaction.commit().await?)
    }
}

impl PeopleStore {
    pub async fn change(&self) -> Result<Change, StorageError> {
        self.db.write().await.map(|writing| Change(writing, false))
    }

    async fn read(&self) -> Result<Reading, StorageError> {
        self.db.read().await
    }

    fn organisation(&self) -> &OrganisationId {
        &self.db.organisation
    }
}

impl ContentStore {
    pub async fn change(&self) -> Result<ContentChange, StorageError> {
        self.db.write().await.map(ContentChange)
    }

    async fn read(&self) -> Result<Reading, StorageError> {
        self.db.read().await
    }

    fn organisation(&self) -> &OrganisationId {
        &self.db.organisation
    }
}

impl Stores {
    /// For the readiness check: does each store answer?
    pub async fn answers(&self) -> Result<(), StorageError> {
        for db in [&self.content.db, &self.people.db] {
            sql("SELECT 1").execute(db.read().await?.sql()).await?;
        }
        Ok(())
    }

    /// SQLite's settings as every connection of both pools has them now, for `doctor` and for the test that keeps answers safe.
    /// Empty on PostgreSQL.
    pub async fn pragmas(&self) -> Result<Vec<String>, StorageError> {
        let mut lines = Vec::new();
        for db in [&self.content.db, &self.people.db].into_iter().filter(|db| db.kind == Kind::Sqlite) {
            // All at once, or the pool would give the same one again.
            let mut held = Vec::new();
            for _ in 0..db.pool.options().get_max_connections() {
                held.push(db.pool.acquire().await?);
            }
            for connection in &mut held {
                let row = sql("SELECT 'synchronous=' || s.synchronous || ' journal_mode=' || j.journal_mode || ' foreign_keys=' || f.foreign_keys \
                     || ' busy_timeout=' || b.timeout || ' secure_delete=' || d.secure_delete AS line FROM pragma_synchronous s, \
                     pragma_journal_mode j, pragma_foreign_keys f, pragma_busy_timeout b, pragma_secure_delete d")
                .fetch_one(&mut **connection)
                .await?;
                lines.push(rows::text(&row, "line")?);
            }
        }
        Ok(lines)
    }

    /// Lets running work finish and closes the files.
    pub async fn close(&self) {
        self.content.db.pool.close().await;
        self.people.db.pool.close().await;
    }
}

tokio::task_local! {
    static COUNTED: Cell<usize>;
}

/// `false` from the first store behind a pooler on: a statement with a name would be on one server and the next transaction on
/// another. (sqlx's `statement-cache-capacity=0` does not do it: it still names statements, and then forgets them.)
static KEEP_STATEMENTS: AtomicBool = AtomicBool::new(true);

/// Every query of the product is made here, so that a test can count them.
fn sql(text: &'static str) -> Query<'static, Any, AnyArguments> {
    // Outside `count_queries` nobody counts.
    let _ = COUNTED.try_with(|count| count.set(count.get() + 1));
    sqlx::query(text).persistent(KEEP_STATEMENTS.load(Ordering::Relaxed))
}

/// How many queries a piece of work needs (BEGIN and COMMIT apart). Counts this task, not tasks that it spawns.
pub async fn count_queries<T>(work: impl Future<Output = T>) -> (T, usize) {
    COUNTED
        .scope(Cell::new(0), async {
            let result = work.await;
            (result, COUNTED.with(Cell::get))
        })
        .await
}
