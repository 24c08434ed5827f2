//! Brings both stores up to date, once, whoever starts first; refuses a database that a newer binary wrote.
//!
//! Our own small runner, not sqlx's: that one takes no lock on SQLite (two starting servers race), keeps session state on PostgreSQL
//! (a pooler breaks it), and its table cannot be read through `Any`. Here all pending files of a store run in one transaction, so a
//! crash leaves the old schema whole. Deliberately absent: going back. Restore the backup that is taken before (SQLite) instead.

use std::{
    fs,
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};
use sqlx::{Any, AnyConnection, Connection, any::AnyArguments, query::Query};

use super::{
    HOME, StorageError, Where,
    migrate_postgres::{applied_in_postgres, run_postgres},
    opening::{Name, PRAGMAS, address},
    rows,
};

pub(super) struct Migration {
    version: &'static str,
    text: &'static str,
}

macro_rules! migrations {
    ($($version:literal),* $(,)?) => {
        &[$(Migration { version: $version, text: include_str!(concat!("../../migrations/", $version, ".sql")) }),*]
    };
}

/// In the order in which they run. A test compares this with the folders.
const CONTENT: &[Migration] = migrations![
    "content/0001_files_and_reports",
    "content/0002_kept_wordings",
    "content/0003_site",
    "content/0004_course_sites",
    "content/0005_studio",
    "content/0006_reviewing",
    "content/0009_ground_and_thanks"
];
const PEOPLE: &[Migration] = migrations![
    "people/0001_places_and_staff",
    "people/0002_staff_roles",
    "people/0004_ways_in",
    "people/0005_keeping",
    "people/0006_staff_ways_in",
    "people/0007_shares",
    "people/0008_classes",
    "people/0010_single_sign_on",
    "people/0011_staff_passkeys",
    "people/0012_sites_and_mail",
    "people/0013_older_copies",
    "people/0014_house_rules",
    "people/0015_observed_practice",
    "people/0017_awards",
    "people/0018_try_it",
    "people/0019_renewals",
    "people/0020_learning_log",
    "people/0021_reflections",
    "people/0022_prior_learning",
    "people/0023_second_look",
    "people/0024_bank_answers",
    "people/0025_teams",
    "people/0027_mentorship",
    "people/0028_question_desk",
    "people/0029_item_voids",
    "people/0030_later_ratings",
    "people/0031_protected_hours",
    "people/0032_improvement_projects",
    "people/0033_site_totals",
    "people/0034_counted_once"
];
/// PostgreSQL alone, after both; recorded in the people store.
const POSTGRES: &[Migration] = migrations![
    "postgres/0001_comments",
    "postgres/0002_row_rights",
    "postgres/0018_try_it",
    "postgres/0030_later_ratings",
    "postgres/0033_site_totals",
    "postgres/0034_counted_once"
];

/// Every version that this binary knows, for the test.
pub fn known_versions() -> Vec<&'static str> {
    [CONTENT, PEOPLE, POSTGRES].into_iter().flatten().map(|migration| migration.version).collect()
}

/// `create`, `applied`, `record` and `organisation`: literals, because table names cannot be bound.
pub(super) struct Ledger {
    pub create: &'static str,
    applied: &'static str,
    record: &'static str,
    organisation: &'static str,
    exists_in_sqlite: &'static str,
    pub search_path: &'static str,
}

pub(super) fn ledger(name: Name) -> Ledger {
    match name {
        Name::Content => Ledger {
            create: "CREATE TABLE IF NOT EXISTS content_migration (version TEXT NOT NULL PRIMARY KEY, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)",
            applied: "SELECT version, checksum FROM content_migration",
            record: "INSERT INTO content_migration (version, checksum, applied_at) VALUES ($1, $2, $3)",
            organisation: "INSERT INTO content_organisation (organisation_id, name) VALUES ($1, '') ON CONFLICT DO NOTHING",
            exists_in_sqlite: "SELECT name FROM sqlite_master WHERE name = 'content_migration'",
            search_path: "SET LOCAL search_path = content",
        },
        Name::People => Ledger {
            create: "CREATE TABLE IF NOT EXISTS people_migration (version TEXT NOT NULL PRIMARY KEY, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)",
            applied: "SELECT version, checksum FROM people_migration",
            record: "INSERT INTO people_migration (version, checksum, applied_at) VALUES ($1, $2, $3)",
            organisation: "INSERT INTO organisation (organisation_id, name) VALUES ($1, '') ON CONFLICT DO NOTHING",
            exists_in_sqlite: "SELECT name FROM sqlite_master WHERE name = 'people_migration'",
            search_path: "SET LOCAL search_path = people",
        },
    }
}

fn files(name: Name, postgres: bool) -> Vec<&'static Migration> {
    match (name, postgres) {
        (Name::Content, _) => CONTENT.iter().collect(),
        (Name::People, false) => PEOPLE.iter().collect(),
        (Name::People, true) => PEOPLE.iter().chain(POSTGRES).collect(),
    }
}

/// No name on the server: behind a pooler the next transaction may be on another one.
pub(super) fn sql(text: &'static str) -> Query<'static, Any, AnyArguments> {
    sqlx::query(text).persistent(false)
}

fn checksum(text: &str) -> String {
    crate::account::secrets::encode(&Sha256::digest(text.as_bytes()))
}

/// What would run at the next start: names of files, without `.sql`.
pub async fn pending(place: &Where) -> Result<Vec<String>, StorageError> {
    sqlx::any::install_default_drivers();
    let mut versions = Vec::new();
    for name in Name::BOTH {
        let applied = match place {
            // Opening would make the file.
            Where::SqliteFolder(folder) if !file(folder, name).exists() => Vec::new(),
            _ => {
                let mut connection = connect(place, name).await?;
                let applied = match place {
                    Where::SqliteFolder(_) => applied_in_sqlite(&mut connection, name).await,
                    Where::Postgres(_) => applied_in_postgres(&mut connection, name).await,
                };
                connection.close().await?;
                applied?
            }
        };
        let postgres = matches!(place, Where::Postgres(_));
        versions.extend(to_run(&applied, name, postgres)?.into_iter().map(|migration| migration.version.to_owned()));
    }
    Ok(versions)
}

/// `owner`: the address of the role that makes tables on PostgreSQL, when it is another one.
pub(super) async fn run(place: &Where, owner: Option<&str>, now: i64) -> Result<(), StorageError> {
    match (place, owner) {
        (Where::SqliteFolder(folder), _) => run_sqlite(place, folder, now).await,
        (Where::Postgres(_), None) => run_postgres(place, place, now).await,
        (Where::Postgres(_), Some(owner)) => run_postgres(place, &Where::Postgres(owner.to_owned()), now).await,
    }
}

pub(super) fn to_run(applied: &[(String, String)], name: Name, postgres: bool) -> Result<Vec<&'static Migration>, StorageError> {
    let files = files(name, postgres);
    if let Some((version, _)) = applied.iter().filter(|(version, _)| !files.iter().any(|f| f.version == version)).max() {
        return Err(StorageError::Newer { version: version.clone() });
    }
    let mut rest = Vec::new();
    for file in files {
        match applied.iter().find(|(version, _)| version == file.version) {
            Some((version, sum)) if *sum != checksum(file.text) => return Err(StorageError::Edited { version: version.clone() }),
            Some(_) => {}
            None => rest.push(file),
        }
    }
    Ok(rest)
}

pub(super) async fn connect(place: &Where, name: Name) -> Result<AnyConnection, StorageError> {
    AnyConnection::connect_with(&address(place, name)?).await.map_err(StorageError::connecting)
}

pub(super) async fn applied(connection: &mut AnyConnection, name: Name) -> Result<Vec<(String, String)>, StorageError> {
    let rows = sql(ledger(name).applied).fetch_all(connection).await?;
    rows::each(&rows, |row| Ok((rows::text(row, "version")?, rows::text(row, "checksum")?)))
}

pub(super) async fn apply(connection: &mut AnyConnection, name: Name, files: &[&'static Migration], now: i64) -> Result<(), StorageError> {
    let ledger = ledger(name);
    sql(ledger.create).execute(&mut *connection).await?;
    for migration in files {
        tracing::info!(version = migration.version, "migrating");
        sqlx::raw_sql(migration.text).execute(&mut *connection).await?;
        sql(ledger.record).bind(migration.version).bind(checksum(migration.text)).bind(now).execute(&mut *connection).await?;
    }
    sql(ledger.organisation).bind(HOME).execute(connection).await?;
    Ok(())
}

// SQLite

fn file(folder: &Path, name: Name) -> PathBuf {
    folder.join(format!("{}.db", name.word()))
}

fn folder_error(error: std::io::Error) -> StorageError {
    use std::io::ErrorKind::*;
    match error.kind() {
        ReadOnlyFilesystem | PermissionDenied => StorageError::ReadOnly,
        StorageFull | QuotaExceeded => StorageError::DiskFull,
        _ => StorageError::Unreachable { hint: "the data folder cannot be used" },
    }
}

/// Readable by nobody else from the first byte; SQLite gives its side files the same rights.
fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    for name in Name::BOTH {
        private_file(&file(folder, name))?;
    }
    Ok(())
}

fn private_file(path: &Path) -> std::io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

async fn run_sqlite(place: &Where, folder: &Path, now: i64) -> Result<(), StorageError> {
    let at = folder.to_owned();
    // Held until this function ends, also by an error; the system frees it when the process dies.
    let _lock = tokio::task::spawn_blocking(move || {
        make_private(&at)?;
        let lock = private_file(&at.join("migrate.lock"))?;
        lock.lock()?;
        Ok(lock)
    })
    .await
    .map_err(|_| StorageError::Other("the lock was not taken".into()))?
    .map_err(folder_error)?;

    // Both are looked at before either is touched: a newer people store must not meet a migrated content store.
    let mut work = Vec::new();
    for name in Name::BOTH {
        let mut connection = connect(place, name).await?;
        let rest = match applied_in_sqlite(&mut connection, name).await {
            Ok(applied) => to_run(&applied, name, false).map(|rest| (rest, applied.is_empty())),
            Err(error) => Err(error),
        };
        connection.close().await?;
        let (rest, fresh) = rest?;
        work.push((name, rest, fresh));
    }
    if work.iter().all(|(_, rest, _)| rest.is_empty()) {
        return Ok(());
    }
    // One backup takes both stores, also when only one changes.
    for (name, _, fresh) in &work {
        if !fresh {
            back_up(place, folder, *name, now).await?;
        }
    }
    for (name, rest, _) in work {
        let mut connection = connect(place, name).await?;
        sqlx::raw_sql(PRAGMAS).execute(&mut connection).await?;
        let mut transaction = connection.begin_with("BEGIN IMMEDIATE").await?;
        apply(&mut transaction, name, &rest, now).await?;
        transaction.commit().await?;
        connection.close().await?;
    }
    Ok(())
}

async fn applied_in_sqlite(connection: &mut AnyConnection, name: Name) -> Result<Vec<(String, String)>, StorageError> {
    if sql(ledger(name).exists_in_sqlite).fetch_optional(&mut *connection).await?.is_none() {
        return Ok(Vec::new());
    }
    applied(connection, name).await
}

/// VACUUM INTO gives a whole, compact copy while others may still read. Kept until the host deletes it.
async fn back_up(place: &Where, folder: &Path, name: Name, now: i64) -> Result<(), StorageError> {
    let copy = folder.join(format!("{}.before-{now}.db", name.word()));
    copy_into(place, name, &copy).await?;
    tracing::info!(file = %copy.display(), "backed up before migrating");
    Ok(())
}

/// A whole copy of one store in a file of its own, while others read and write. Private from the first byte.
pub(super) async fn copy_into(place: &Where, name: Name, copy: &Path) -> Result<(), StorageError> {
    let target = copy.to_str().ok_or(StorageError::Unreachable { hint: "the data folder's name is not plain text (UTF-8)" })?.to_owned();
    // An empty file is accepted as a target, and this one is private.
    let file = private_file(copy).map_err(folder_error)?;
    let mut connection = connect(place, name).await?;
    sql("VACUUM INTO $1").bind(target).execute(&mut connection).await?;
    connection.close().await?;
    file.sync_all().map_err(folder_error)
}
