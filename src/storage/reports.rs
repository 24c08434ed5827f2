//! “Something is wrong with this page”: what readers tell the host about a page. No sender: it may come from anybody.

use super::{ContentChange, ContentStore, StorageError, rows, sql, submissions::FormKey};
use crate::domain::locale::Locale;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProblemReport {
    pub id: String,
    pub address: String,
    pub locale: Locale,
    pub words: String,
    pub created_at: i64,
}

/// The form's key is the report's name: a form that is sent twice is one report.
pub async fn add(change: &mut ContentChange, key: &FormKey, address: &str, locale: Locale, words: &str, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("INSERT INTO problem_report (organisation_id, id, address, locale, words, created_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id) DO NOTHING")
        .bind(organisation)
        .bind(key.as_str())
        .bind(address)
        .bind(locale.code())
        .bind(words)
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(())
}

/// The newest first.
pub async fn newest(content: &ContentStore, at_most: u32) -> Result<Vec<ProblemReport>, StorageError> {
    let found = sql("SELECT id, address, locale, words, created_at FROM problem_report WHERE organisation_id = $1 ORDER BY created_at DESC, id LIMIT $2")
        .bind(content.organisation().as_str())
        .bind(i64::from(at_most))
        .fetch_all(content.read().await?.sql())
        .await?;
    rows::each(&found, |row| {
        Ok(ProblemReport {
            id: rows::text(row, "id")?,
            address: rows::text(row, "address")?,
            locale: rows::known(row, "locale", Locale::from_code)?,
            words: rows::text(row, "words")?,
            created_at: rows::number(row, "created_at")?,
        })
    })
}

/// Reports of long ago go by themselves. Says how many went.
pub async fn sweep(change: &mut ContentChange, before: i64) -> Result<u64, StorageError> {
    let organisation = change.organisation();
    let gone = sql("DELETE FROM problem_report WHERE organisation_id = $1 AND created_at <= $2").bind(organisation).bind(before).execute(change.sql()).await?;
    Ok(gone.rows_affected())
}

/// Dealt with.
pub async fn remove(change: &mut ContentChange, id: &str) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("DELETE FROM problem_report WHERE organisation_id = $1 AND id = $2").bind(organisation).bind(id).execute(change.sql()).await?;
    Ok(())
}
