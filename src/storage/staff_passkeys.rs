//! Passkeys of staff: the public half of each, under the name that its owner gave it. A second step beside the code of the app, never
//! instead of the passphrase, and only for an account that has an app and recovery codes.
//!
//! Deliberately absent: a secret (a staff account has no notes to unlock), and checking signatures (`account::staff_passkey`).

use super::{Change, PeopleStore, StorageError, inbox, rows, sql, staff, staff::Staff};
use crate::domain::{ids::StaffId, notice::Kind};

/// More than anybody has devices.
pub const MOST: usize = 10;

/// One in its owner's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffPasskey {
    pub credential: String,
    pub verifier: String,
    pub label: String,
    pub added_at: i64,
    pub used_at: Option<i64>,
}

#[derive(Clone, Copy)]
pub struct NewStaffPasskey<'a> {
    pub credential: &'a str,
    pub verifier: &'a str,
    pub label: &'a str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    Now,
    /// Here or with somebody else: nothing was changed.
    There,
    TooMany,
}

/// Tells the person in their inbox.
pub async fn add(change: &mut Change, staff: &Staff, new: NewStaffPasskey<'_>, now: i64) -> Result<Added, StorageError> {
    staff::hold(change, staff).await?;
    let there = sql("SELECT credential FROM staff_passkey WHERE organisation_id = $1 AND staff_id = $2")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .fetch_all(change.sql())
        .await?;
    if there.len() >= MOST {
        return Ok(Added::TooMany);
    }
    let added = sql("INSERT INTO staff_passkey (organisation_id, staff_id, credential, verifier, label, added_at, used_at) \
         VALUES ($1, $2, $3, $4, $5, $6, NULL) ON CONFLICT (organisation_id, credential) DO NOTHING")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(new.credential)
    .bind(new.verifier)
    .bind(new.label)
    .bind(now)
    .execute(change.sql())
    .await?;
    if added.rows_affected() == 0 {
        return Ok(Added::There);
    }
    inbox::put(change, staff.id(), Kind::PasskeyAdded, "", now).await?;
    Ok(Added::Now)
}

/// For the owner's list, and for the question at signing in.
pub async fn all(people: &PeopleStore, id: &StaffId) -> Result<Vec<StaffPasskey>, StorageError> {
    let found = sql("SELECT credential, verifier, label, added_at, used_at FROM staff_passkey WHERE organisation_id = $1 AND staff_id = $2 \
         ORDER BY added_at, credential")
    .bind(people.organisation().as_str())
    .bind(id.as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    rows::each(&found, |row| {
        Ok(StaffPasskey {
            credential: rows::text(row, "credential")?,
            verifier: rows::text(row, "verifier")?,
            label: rows::text(row, "label")?,
            added_at: rows::number(row, "added_at")?,
            used_at: rows::maybe_number(row, "used_at")?,
        })
    })
}

/// One of one's own. Removing twice changes nothing, and tells once.
pub async fn remove(change: &mut Change, staff: &Staff, credential: &str, now: i64) -> Result<(), StorageError> {
    let gone = sql("DELETE FROM staff_passkey WHERE organisation_id = $1 AND staff_id = $2 AND credential = $3")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .bind(credential)
        .execute(change.sql())
        .await?;
    if gone.rows_affected() == 1 { inbox::put(change, staff.id(), Kind::PasskeyRemoved, "", now).await } else { Ok(()) }
}

/// All of an account, when its second step is taken away.
pub(super) async fn take_away(change: &mut Change, id: &StaffId) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("DELETE FROM staff_passkey WHERE organisation_id = $1 AND staff_id = $2").bind(organisation).bind(id.as_str()).execute(change.sql()).await?;
    Ok(())
}

/// Its signature was right: the time, and the public half as the check left it (its counter). `before` is the public half that was checked
/// against; `false` when it is another one by now, or gone.
pub async fn used(change: &mut Change, id: &StaffId, before: &StaffPasskey, verifier: &str, now: i64) -> Result<bool, StorageError> {
    let organisation = change.organisation();
    let used = sql("UPDATE staff_passkey SET verifier = $4, used_at = $6 WHERE organisation_id = $1 AND staff_id = $2 AND credential = $3 AND verifier = $5")
        .bind(organisation)
        .bind(id.as_str())
        .bind(before.credential.as_str())
        .bind(verifier)
        .bind(before.verifier.as_str())
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(used.rows_affected() == 1)
}
