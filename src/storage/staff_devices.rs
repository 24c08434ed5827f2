//! Devices on which a staff account was used before, so that its owner hears of a new one. Only a hash of a random cookie and a time.
//!
//! Deliberately absent: what browser, where from, and any use of it to let somebody in or keep somebody out.

use super::{Change, StorageError, sql};
use crate::{account::secrets::Token, domain::ids::StaffId};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    Before,
    /// The account was never used anywhere: nothing to tell.
    FirstOfAll,
    New,
}

/// Notes that the account is used on this device, and says whether it was before.
pub async fn seen(change: &mut Change, id: &StaffId, device: &Token, now: i64) -> Result<Seen, StorageError> {
    let organisation = change.organisation();
    let known = sql("UPDATE staff_device SET seen_at = $4 WHERE organisation_id = $1 AND staff_id = $2 AND device_hash = $3")
        .bind(organisation.as_str())
        .bind(id.as_str())
        .bind(device.fingerprint())
        .bind(now)
        .execute(change.sql())
        .await?;
    if known.rows_affected() == 1 {
        return Ok(Seen::Before);
    }
    let others = sql("SELECT seen_at FROM staff_device WHERE organisation_id = $1 AND staff_id = $2 LIMIT 1")
        .bind(organisation.as_str())
        .bind(id.as_str())
        .fetch_optional(change.sql())
        .await?;
    sql("INSERT INTO staff_device (organisation_id, staff_id, device_hash, seen_at) VALUES ($1, $2, $3, $4) ON CONFLICT (staff_id, device_hash) DO NOTHING")
        .bind(organisation)
        .bind(id.as_str())
        .bind(device.fingerprint())
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(if others.is_some() { Seen::New } else { Seen::FirstOfAll })
}

/// Forgets devices that were not used since. Says how many went.
pub async fn sweep(change: &mut Change, before: i64) -> Result<u64, StorageError> {
    let organisation = change.organisation();
    let gone = sql("DELETE FROM staff_device WHERE organisation_id = $1 AND seen_at < $2").bind(organisation).bind(before).execute(change.sql()).await?;
    Ok(gone.rows_affected())
}
