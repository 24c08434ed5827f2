//! One-time codes with which somebody chooses a passphrase: at the first visit, or after a forgotten one. Seven days, once.
//!
//! The code itself is never stored. Of one person only the newest code works. Deliberately absent: sending it anywhere.

use std::collections::HashMap;

use super::{
    Change, PeopleStore, StorageError, inbox,
    learner_sessions::MINUTE,
    rows, share_ends, sql,
    staff::{Staff, fold},
    staff_sessions,
};
use crate::{
    account::{
        one_time::{Purpose, fingerprint},
        secrets::Secrets,
    },
    domain::{ids::StaffId, notice::Kind},
};

pub const LASTS: i64 = 7 * 24 * 60 * MINUTE;

/// How the newest code of somebody stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Waits { until: i64 },
    Ended { at: i64 },
    Withdrawn,
    Used,
}

/// From now on this code works and no earlier one. Whoever made it could use it, so what was shared with this account ends. The same code
/// again changes nothing, and is `false`.
pub async fn invite(change: &mut Change, secrets: &Secrets, id: &StaffId, code: &str, now: i64) -> Result<bool, StorageError> {
    let organisation = change.organisation();
    let hash = fingerprint(secrets, Purpose::Invitation, id.as_str(), code);
    sql("UPDATE staff_invitation SET withdrawn_at = $4 \
         WHERE organisation_id = $1 AND staff_id = $2 AND code_hash <> $3 AND used_at IS NULL AND withdrawn_at IS NULL")
    .bind(organisation.as_str())
    .bind(id.as_str())
    .bind(hash.as_str())
    .bind(now)
    .execute(change.sql())
    .await?;
    let made = sql("INSERT INTO staff_invitation (organisation_id, staff_id, code_hash, made_at, ends_at, used_at, withdrawn_at) \
         VALUES ($1, $2, $3, $4, $5, NULL, NULL) ON CONFLICT (staff_id, code_hash) DO NOTHING")
    .bind(organisation)
    .bind(id.as_str())
    .bind(hash)
    .bind(now)
    .bind(now + LASTS)
    .execute(change.sql())
    .await?;
    let is_new = made.rows_affected() == 1;
    if is_new {
        share_ends::reader_got_new_ways_in(change, id, now).await?;
    }
    Ok(is_new)
}

/// No code of this person works any longer.
pub async fn withdraw(change: &mut Change, id: &StaffId, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE staff_invitation SET withdrawn_at = $3 WHERE organisation_id = $1 AND staff_id = $2 AND used_at IS NULL AND withdrawn_at IS NULL")
        .bind(organisation)
        .bind(id.as_str())
        .bind(now)
        .execute(change.sql())
        .await?;
    change.grow();
    Ok(())
}

/// Was this very code given to this person? For a form that was sent twice.
pub async fn is_of(people: &PeopleStore, secrets: &Secrets, id: &StaffId, code: &str) -> Result<bool, StorageError> {
    let found = sql("SELECT made_at FROM staff_invitation WHERE organisation_id = $1 AND staff_id = $2 AND code_hash = $3")
        .bind(people.organisation().as_str())
        .bind(id.as_str())
        .bind(fingerprint(secrets, Purpose::Invitation, id.as_str(), code))
        .fetch_optional(people.read().await?.sql())
        .await?;
    Ok(found.is_some())
}

/// The newest of everybody who ever had one, by account.
pub async fn standings(people: &PeopleStore, now: i64) -> Result<HashMap<String, Standing>, StorageError> {
    let found = sql("SELECT i.staff_id, i.made_at, i.ends_at, i.used_at, i.withdrawn_at FROM staff s \
         JOIN staff_invitation i ON i.staff_id = s.id AND i.organisation_id = s.organisation_id WHERE s.organisation_id = $1")
    .bind(people.organisation().as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    let mut newest: HashMap<String, (i64, bool, Standing)> = HashMap::new();
    for row in &found {
        let (made_at, ends_at) = (rows::number(row, "made_at")?, rows::number(row, "ends_at")?);
        let standing = match (rows::maybe_number(row, "used_at")?, rows::maybe_number(row, "withdrawn_at")?) {
            (Some(_), _) => Standing::Used,
            (None, Some(_)) => Standing::Withdrawn,
            (None, None) if ends_at <= now => Standing::Ended { at: ends_at },
            (None, None) => Standing::Waits { until: ends_at },
        };
        // Two of one moment: the one that was not withdrawn came later.
        let rank = (made_at, standing != Standing::Withdrawn);
        let who = rows::text(row, "staff_id")?;
        if newest.get(&who).is_none_or(|(at, live, _)| (*at, *live) <= rank) {
            newest.insert(who, (rank.0, rank.1, standing));
        }
    }
    Ok(newest.into_iter().map(|(who, (_, _, standing))| (who, standing)).collect())
}

/// Uses a code up and sets the passphrase, both or neither; every session of the account ends. `None` for an unknown name, a closed
/// account, and a code that is wrong, old, used or withdrawn alike, after the same work.
pub async fn accept(people: &PeopleStore, secrets: &Secrets, name: &str, code: &str, passphrase: &str, now: i64) -> Result<Option<Staff>, StorageError> {
    let password_hash = secrets.hash(passphrase).await?;
    let mut change = people.change().await?;
    let row = sql("SELECT id AS staff_id, display_name, roles, last_worked_as AS working_as, password_hash FROM staff \
         WHERE organisation_id = $1 AND sign_in_name = $2 AND disabled_at IS NULL")
    .bind(people.organisation().as_str())
    .bind(fold(name))
    .fetch_optional(change.sql())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let staff = Staff::read(people, &row)?;
    let used = sql("UPDATE staff_invitation SET used_at = $4 WHERE organisation_id = $1 AND staff_id = $2 AND code_hash = $3 \
         AND ends_at > $4 AND used_at IS NULL AND withdrawn_at IS NULL")
    .bind(people.organisation().as_str())
    .bind(staff.id().as_str())
    .bind(fingerprint(secrets, Purpose::Invitation, staff.id().as_str(), code))
    .bind(now)
    .execute(change.sql())
    .await?;
    if used.rows_affected() != 1 {
        return Ok(None);
    }
    sql("UPDATE staff SET password_hash = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(people.organisation().as_str())
        .bind(staff.id().as_str())
        .bind(password_hash)
        .execute(change.sql())
        .await?;
    staff_sessions::end_all(&mut change, staff.id()).await?;
    if !rows::text(&row, "password_hash")?.is_empty() {
        // Also what was shared between the making of the code and its use.
        share_ends::reader_got_new_ways_in(&mut change, staff.id(), now).await?;
        inbox::put(&mut change, staff.id(), Kind::PassphraseChanged, "", now).await?;
    }
    change.commit().await?;
    Ok(Some(staff))
}
