//! What was decided about works in the studio, and about exactly which texts. Append-only.

use super::{ContentStore, StorageError, rows, sql};
use crate::domain::{
    ids::{StaffId, WorkId},
    studio::gate::Decision,
};

/// The oldest first.
pub async fn reviews_of(content: &ContentStore, work: &WorkId) -> Result<Vec<Decision>, StorageError> {
    let found = sql("SELECT capacity, decision, digest, decided_by FROM studio_review WHERE organisation_id = $1 AND work_id = $2 ORDER BY decided_at, id")
        .bind(content.organisation().as_str())
        .bind(work.as_str())
        .fetch_all(content.read().await?.sql())
        .await?;
    rows::each(&found, |row| {
        Ok(Decision {
            by: StaffId::from_store(rows::text(row, "decided_by")?),
            capacity: rows::text(row, "capacity")?,
            approved: rows::text(row, "decision")? == "approved",
            digest: rows::text(row, "digest")?,
        })
    })
}
