//! Pieces of work in the studio: begun, moved, named anew. Their texts are in `studio_revisions`.
//!
//! Deliberately absent: deleting. What was set aside can be taken up again.

use sqlx::any::AnyRow;

use super::{ContentChange, ContentStore, StorageError, rows, sql, submissions::FormKey};
use crate::domain::{
    ids::{StaffId, WorkId},
    studio::{Move, WorkState},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    pub id: WorkId,
    pub title: String,
    pub why: String,
    pub state: WorkState,
    pub begun_by: StaffId,
    pub begun_at: i64,
    /// When something last happened in it.
    pub moved_at: i64,
}

/// The form's key is the work's number: a form that is sent twice begins one work. `false`: it was there already.
pub async fn begin(change: &mut ContentChange, key: &FormKey, title: &str, why: &str, by: &StaffId, now: i64) -> Result<(WorkId, bool), StorageError> {
    let organisation = change.organisation();
    let done = sql("INSERT INTO studio_work (organisation_id, id, title, why, state, begun_by, begun_at, moved_at) \
         VALUES ($1, $2, $3, $4, 'writing', $5, $6, $6) ON CONFLICT (id) DO NOTHING")
    .bind(organisation)
    .bind(key.as_str())
    .bind(title)
    .bind(why)
    .bind(by.as_str())
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok((WorkId::from_store(key.as_str()), done.rows_affected() == 1))
}

pub async fn find(content: &ContentStore, id: &str) -> Result<Option<Work>, StorageError> {
    read_one(content.read().await?.sql(), content.organisation().as_str(), id).await
}

/// As it stands inside this change. On PostgreSQL others wait for the row, so that two who save or publish at once do it one after the other.
pub async fn hold(change: &mut ContentChange, id: &WorkId, now: i64) -> Result<Option<Work>, StorageError> {
    let organisation = change.organisation();
    sql("UPDATE studio_work SET moved_at = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation.as_str())
        .bind(id.as_str())
        .bind(now)
        .execute(change.sql())
        .await?;
    read_one(change.sql(), &organisation, id.as_str()).await
}

async fn read_one(connection: &mut sqlx::AnyConnection, organisation: &str, id: &str) -> Result<Option<Work>, StorageError> {
    let found = sql("SELECT id, title, why, state, begun_by, begun_at, moved_at FROM studio_work WHERE organisation_id = $1 AND id = $2")
        .bind(organisation)
        .bind(id)
        .fetch_optional(connection)
        .await?;
    found.as_ref().map(read).transpose()
}

/// What moved last comes first.
pub async fn newest(content: &ContentStore, at_most: u32) -> Result<Vec<Work>, StorageError> {
    let found = sql("SELECT id, title, why, state, begun_by, begun_at, moved_at FROM studio_work WHERE organisation_id = $1 \
         ORDER BY moved_at DESC, id DESC LIMIT $2")
    .bind(content.organisation().as_str())
    .bind(i64::from(at_most))
    .fetch_all(content.read().await?.sql())
    .await?;
    rows::each(&found, read)
}

/// `false` when it does not go that way from where the work stands now.
pub async fn go(change: &mut ContentChange, id: &WorkId, what: Move, now: i64) -> Result<bool, StorageError> {
    let Some(work) = hold(change, id, now).await? else { return Ok(false) };
    let Some(to) = work.state.after(what) else { return Ok(false) };
    let organisation = change.organisation();
    sql("UPDATE studio_work SET state = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation)
        .bind(id.as_str())
        .bind(to.code())
        .execute(change.sql())
        .await?;
    Ok(true)
}

pub async fn name(change: &mut ContentChange, id: &WorkId, title: &str, why: &str, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE studio_work SET title = $3, why = $4, moved_at = $5 WHERE organisation_id = $1 AND id = $2 AND (state = 'writing' OR state = 'in_review')")
        .bind(organisation)
        .bind(id.as_str())
        .bind(title)
        .bind(why)
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(())
}

pub(super) fn read(row: &AnyRow) -> Result<Work, StorageError> {
    Ok(Work {
        id: WorkId::from_store(rows::text(row, "id")?),
        title: rows::text(row, "title")?,
        why: rows::text(row, "why")?,
        state: rows::known(row, "state", WorkState::from_code)?,
        begun_by: StaffId::from_store(rows::text(row, "begun_by")?),
        begun_at: rows::number(row, "begun_at")?,
        moved_at: rows::number(row, "moved_at")?,
    })
}
