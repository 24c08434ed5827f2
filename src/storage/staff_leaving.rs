//! Deleting a closed staff account for good. With the account goes everything that hangs on it: ways in, inbox, training with evidence and
//! results, classes, and what learners once shared with it (which ended when it was closed). So do the lines about it in other inboxes.
//!
//! What stays, by promise (trust R-PRIV-30, R-PRIV-54): the lines in learners' own logs, with the name and role that looked, and a random
//! number that leads to nobody now. A line cannot be changed without breaking its chain, and it is the learner's.
//! So does what they signed for colleagues whom they watched, under their name: that is the colleagues' evidence. And their name beside a
//! piece or a question that they took out of the count: it is the reason that others were given.
//! Deliberately absent: deleting an open account, and deleting by a clock.

use super::{Change, StorageError, sql};
use crate::domain::ids::StaffId;

/// For so long a closed account is kept unless its person asks: as long as the proof of a share (trust R-PRIV-54).
pub const KEPT: i64 = 730 * 24 * 3600 * 1000;

/// May it be deleted although its person did not ask?
pub fn is_over(disabled_at: Option<i64>, now: i64) -> bool {
    disabled_at.is_some_and(|at| now - at >= KEPT)
}

/// `false`, and nothing is changed, when the account is open or not there. The change counts as a step: an older copy that brings the
/// account back is noticed.
pub async fn delete_closed(change: &mut Change, id: &StaffId) -> Result<bool, StorageError> {
    let organisation = change.organisation();
    let gone = sql("DELETE FROM staff WHERE organisation_id = $1 AND id = $2 AND disabled_at IS NOT NULL")
        .bind(organisation.as_str())
        .bind(id.as_str())
        .execute(change.sql())
        .await?;
    if gone.rows_affected() == 0 {
        return Ok(false);
    }
    sql("DELETE FROM staff_message WHERE organisation_id = $1 AND detail = $2 AND staff_id IN (SELECT id FROM staff WHERE organisation_id = $1)")
        .bind(organisation)
        .bind(id.as_str())
        .execute(change.sql())
        .await?;
    change.grow();
    Ok(true)
}
