//! The last good text of each content file, so that a mistake in a file on disk never takes a page away.

use super::{ContentChange, ContentStore, StorageError, rows, sql};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoodFile {
    /// Inside the content folder, with `/`.
    pub path: String,
    pub digest: String,
    pub body: String,
    pub seen_at: i64,
}

/// A set of files that was served together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    pub digest: String,
    pub taken_at: i64,
}

/// This text was read without a mistake.
pub async fn keep(change: &mut ContentChange, file: &GoodFile) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("INSERT INTO content_file (organisation_id, path, digest, body, seen_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (organisation_id, path) DO UPDATE SET digest = excluded.digest, body = excluded.body, seen_at = excluded.seen_at")
    .bind(organisation)
    .bind(file.path.as_str())
    .bind(file.digest.as_str())
    .bind(file.body.as_str())
    .bind(file.seen_at)
    .execute(change.sql())
    .await?;
    Ok(())
}

pub async fn last_good(content: &ContentStore, path: &str) -> Result<Option<GoodFile>, StorageError> {
    let found = sql("SELECT path, digest, body, seen_at FROM content_file WHERE organisation_id = $1 AND path = $2")
        .bind(content.organisation().as_str())
        .bind(path)
        .fetch_optional(content.read().await?.sql())
        .await?;
    found.as_ref().map(read).transpose()
}

pub async fn all(content: &ContentStore) -> Result<Vec<GoodFile>, StorageError> {
    let found = sql("SELECT path, digest, body, seen_at FROM content_file WHERE organisation_id = $1")
        .bind(content.organisation().as_str())
        .fetch_all(content.read().await?.sql())
        .await?;
    let mut files = rows::each(&found, read)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// A file that was taken away on purpose.
pub async fn forget(change: &mut ContentChange, path: &str) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("DELETE FROM content_file WHERE organisation_id = $1 AND path = $2").bind(organisation).bind(path).execute(change.sql()).await?;
    Ok(())
}

/// The same set of files again is the same snapshot, seen again.
pub async fn take_snapshot(change: &mut ContentChange, digest: &str, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("INSERT INTO content_snapshot (organisation_id, digest, taken_at) VALUES ($1, $2, $3) \
         ON CONFLICT (organisation_id, digest) DO UPDATE SET taken_at = excluded.taken_at")
    .bind(organisation)
    .bind(digest)
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok(())
}

pub async fn latest_snapshot(content: &ContentStore) -> Result<Option<Snapshot>, StorageError> {
    let found = sql("SELECT digest, taken_at FROM content_snapshot WHERE organisation_id = $1 ORDER BY taken_at DESC LIMIT 1")
        .bind(content.organisation().as_str())
        .fetch_optional(content.read().await?.sql())
        .await?;
    found.map(|row| Ok(Snapshot { digest: rows::text(&row, "digest")?, taken_at: rows::number(&row, "taken_at")? })).transpose()
}

fn read(row: &sqlx::any::AnyRow) -> Result<GoodFile, StorageError> {
    Ok(GoodFile { path: rows::text(row, "path")?, digest: rows::text(row, "digest")?, body: rows::text(row, "body")?, seen_at: rows::number(row, "seen_at")? })
}
