//! Who writes and reviews in the studio: the number of a staff account and the name that colleagues see beside what they wrote.
//!
//! The name comes from the page, from the visit of its owner; the studio has no way to accounts. Deliberately absent: a list of all staff.

use std::collections::BTreeMap;

use super::{ContentChange, ContentStore, StorageError, rows, sql};
use crate::domain::{ids::StaffId, studio::Credit};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    /// Empty: somebody who left.
    pub name: String,
    pub credit: Credit,
}

/// They are here, under this name. How they wish to be thanked stays as they said.
pub async fn note(change: &mut ContentChange, id: &StaffId, name: &str) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("INSERT INTO studio_writer (organisation_id, staff_id, name, credit) VALUES ($1, $2, $3, 'name') \
         ON CONFLICT (organisation_id, staff_id) DO UPDATE SET name = excluded.name")
    .bind(organisation)
    .bind(id.as_str())
    .bind(name)
    .execute(change.sql())
    .await?;
    Ok(())
}

pub async fn all(content: &ContentStore) -> Result<BTreeMap<StaffId, Writer>, StorageError> {
    let found = sql("SELECT staff_id, name, credit FROM studio_writer WHERE organisation_id = $1")
        .bind(content.organisation().as_str())
        .fetch_all(content.read().await?.sql())
        .await?;
    let each = rows::each(&found, |row| {
        let writer = Writer { name: rows::text(row, "name")?, credit: rows::known(row, "credit", Credit::from_code)? };
        Ok((StaffId::from_store(rows::text(row, "staff_id")?), writer))
    })?;
    Ok(each.into_iter().collect())
}

/// Their account is gone. What they wrote stays, because it belongs to the texts; their name does not, and nobody is thanked by it.
pub async fn forget(change: &mut ContentChange, id: &StaffId) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE studio_writer SET name = '', credit = 'none' WHERE organisation_id = $1 AND staff_id = $2")
        .bind(organisation)
        .bind(id.as_str())
        .execute(change.sql())
        .await?;
    Ok(())
}
