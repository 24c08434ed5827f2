//! Who writes and reviews in the studio: the number of a staff account and the name that colleagues see beside what they wrote.
//!
//! The name comes from the page, from the visit of its owner; the studio has no way to accounts. Deliberately absent: a list of all staff.

use std::collections::BTreeMap;

use super::{ContentChange, ContentStore, StorageError, rows, sql};
use crate::domain::ids::StaffId;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    /// Empty: somebody who left.
    pub name: String,
}

/// They are here, under this name.
pub async fn note(change: &mut ContentChange, id: &StaffId, name: &str) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("INSERT INTO studio_writer (organisation_id, staff_id, name) VALUES ($1, $2, $3) \
         ON CONFLICT (organisation_id, staff_id) DO UPDATE SET name = excluded.name")
    .bind(organisation)
    .bind(id.as_str())
    .bind(name)
    .execute(change.sql())
    .await?;
    Ok(())
}

/// Thanked nowhere any more, for nothing that they read so far.
pub async fn thank_no_more(change: &mut ContentChange, id: &StaffId) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE studio_review SET credit = 'none' WHERE organisation_id = $1 AND decided_by = $2")
        .bind(organisation)
        .bind(id.as_str())
        .execute(change.sql())
        .await?;
    Ok(())
}

/// Is this person thanked anywhere?
pub async fn is_thanked(content: &ContentStore, id: &StaffId) -> Result<bool, StorageError> {
    let found = sql("SELECT id FROM studio_review WHERE organisation_id = $1 AND decided_by = $2 AND credit <> 'none' LIMIT 1")
        .bind(content.organisation().as_str())
        .bind(id.as_str())
        .fetch_optional(content.read().await?.sql())
        .await?;
    Ok(found.is_some())
}

pub async fn all(content: &ContentStore) -> Result<BTreeMap<StaffId, Writer>, StorageError> {
    let found = sql("SELECT staff_id, name FROM studio_writer WHERE organisation_id = $1")
        .bind(content.organisation().as_str())
        .fetch_all(content.read().await?.sql())
        .await?;
    let each = rows::each(&found, |row| Ok((StaffId::from_store(rows::text(row, "staff_id")?), Writer { name: rows::text(row, "name")? })))?;
    Ok(each.into_iter().collect())
}

/// Their account is gone. What they wrote stays, because it belongs to the texts; their name does not, and nobody is thanked by it.
pub async fn forget(change: &mut ContentChange, id: &StaffId) -> Result<(), StorageError> {
    thank_no_more(change, id).await?;
    let organisation = change.organisation();
    sql("UPDATE studio_writer SET name = '' WHERE organisation_id = $1 AND staff_id = $2").bind(organisation).bind(id.as_str()).execute(change.sql()).await?;
    Ok(())
}
