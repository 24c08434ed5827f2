//! Ends that no learner has to think of: the reader leaves or changes role, the last day passes, somebody else gives the reader new ways in.
//!
//! The last of these closes a detour: whoever runs the site can give an account new ways in, and could come in by them. So what people
//! shared with that account ends at that moment, and they decide anew. A share that ended in any of these ways stays ended, also when the
//! reader gets the role back. Deliberately absent: telling anybody who is not the giver; their page says it.

use super::{Change, StorageError, sql};
use crate::domain::{
    ids::StaffId,
    roles::{Role, Roles},
};

/// Called in the change that closes an account.
pub(super) async fn reader_left(change: &mut Change, reader: &StaffId, now: i64) -> Result<(), StorageError> {
    for role in Role::ALL {
        end_all(change, reader, role, None, now).await?;
    }
    change.grow();
    Ok(())
}

/// Called in the change in which somebody else gives an account new ways in: a one-time code, or leave to set up the second step anew.
pub(super) async fn reader_got_new_ways_in(change: &mut Change, reader: &StaffId, now: i64) -> Result<(), StorageError> {
    for role in Role::ALL {
        end_all(change, reader, role, Some("new-way-in"), now).await?;
    }
    change.grow();
    Ok(())
}

/// Called in the change that sets roles: shares with a role that is not held any more end.
pub(super) async fn roles_set(change: &mut Change, reader: &StaffId, held: &Roles, now: i64) -> Result<(), StorageError> {
    for role in Role::ALL.into_iter().filter(|role| !held.has(*role)) {
        end_all(change, reader, role, None, now).await?;
        change.grow();
    }
    Ok(())
}

async fn end_all(change: &mut Change, reader: &StaffId, role: Role, cause: Option<&str>, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("INSERT INTO share_end (organisation_id, share_id, place_id, ended_at, why, cause) \
         SELECT organisation_id, id, place_id, $4, 'reader', CAST($5 AS TEXT) FROM share WHERE organisation_id = $1 AND staff_id = $2 AND staff_role = $3 AND ends_at > $4 \
         ON CONFLICT (share_id) DO NOTHING")
    .bind(organisation.as_str())
    .bind(reader.as_str())
    .bind(role.code())
    .bind(now)
    .bind(cause)
    .execute(change.reader(reader).await?)
    .await?;
    sql("DELETE FROM share_key WHERE organisation_id = $1 \
         AND share_id IN (SELECT id FROM share WHERE organisation_id = $1 AND staff_id = $2 AND staff_role = $3)")
    .bind(organisation.as_str())
    .bind(reader.as_str())
    .bind(role.code())
    .execute(change.reader(reader).await?)
    .await?;
    sql("DELETE FROM staff_share_code WHERE organisation_id = $1 AND staff_id = $2 AND staff_role = $3")
        .bind(organisation)
        .bind(reader.as_str())
        .bind(role.code())
        .execute(change.sql())
        .await?;
    Ok(())
}

/// Destroys the keys of shares whose last day has passed. Housekeeping: they open nothing since that moment anyway.
pub async fn sweep(change: &mut Change, now: i64) -> Result<u64, StorageError> {
    let organisation = change.organisation();
    let gone = sql("DELETE FROM share_key WHERE organisation_id = $1 AND share_id IN (SELECT id FROM share WHERE organisation_id = $1 AND ends_at <= $2)")
        .bind(organisation)
        .bind(now)
        .execute(change.house().await?)
        .await?;
    Ok(gone.rows_affected())
}
