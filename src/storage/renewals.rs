//! Of which coming end of a result somebody was told already. Deliberately absent: when a result ends; the rules say that, each time.

use super::{Change, StorageError, sql};
use crate::domain::{competency::Stage, ids::CompetencyId};

/// Notes that this person is told now. `false`: they were told before, or their account is closed.
pub async fn note(change: &mut Change, staff: &str, competency: &CompetencyId, ends_at: i64, stage: Stage, now: i64) -> Result<bool, StorageError> {
    let organisation = change.organisation();
    let noted = sql("INSERT INTO renewal_notice (organisation_id, staff_id, competency_id, ends_at, stage, told_at) \
         SELECT organisation_id, id, $3, $4, $5, $6 FROM staff WHERE organisation_id = $1 AND id = $2 AND disabled_at IS NULL \
         ON CONFLICT (staff_id, competency_id, ends_at, stage) DO NOTHING")
    .bind(organisation)
    .bind(staff.to_owned())
    .bind(competency.as_str())
    .bind(ends_at)
    .bind(stage.code())
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok(noted.rows_affected() == 1)
}
