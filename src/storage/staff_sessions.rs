//! Staff's visits: half an hour of pause, twelve hours at most (a host can make that shorter). A disabled account has none.
//!
//! A visit begins as half a one, when the passphrase was right and the second step is still to come. It opens nothing but that step; who
//! proves it gets a new token, so a token that somebody saw before is worth nothing.

use super::{
    Change, PeopleStore, StorageError,
    learner_sessions::MINUTE,
    rows, sql,
    staff::{Staff, form_secret},
};
use crate::{
    account::secrets::Token,
    domain::{device_kind::DeviceKind, ids::StaffId, roles::Role},
};

pub const IDLE: i64 = 30 * MINUTE;
pub const LONGEST: i64 = 12 * 60 * MINUTE;

/// For the second step alone, setting up an app included.
pub const HALF: i64 = 15 * MINUTE;

pub struct StaffVisit {
    pub staff: Staff,
    pub form_secret: String,
    pub started_at: i64,
    pub idle_ends_at: i64,
    pub ends_at: i64,
    /// When the whole of signing in was proven last; `None` for half a visit.
    pub proven_at: Option<i64>,
    /// Messages in the inbox that were not read.
    pub unread: usize,
}

/// One of somebody's own visits, as their list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnVisit {
    /// The fingerprint of its token: names the row, opens nothing.
    pub id: String,
    pub device: Option<DeviceKind>,
    pub started_at: i64,
    pub working_as: Option<Role>,
}

/// A whole visit. Only after everything was proven.
pub async fn start(change: &mut Change, staff: &Staff, now: i64) -> Result<Token, StorageError> {
    insert(change, staff, Some(now), now + LONGEST, now).await
}

/// Half a visit: the passphrase was right, and the second step is still to come.
pub async fn start_half(change: &mut Change, staff: &Staff, now: i64) -> Result<Token, StorageError> {
    insert(change, staff, None, now + HALF, now).await
}

async fn insert(change: &mut Change, staff: &Staff, proven_at: Option<i64>, ends_at: i64, now: i64) -> Result<Token, StorageError> {
    let token = Token::fresh();
    sql("INSERT INTO staff_session (organisation_id, token_hash, staff_id, form_secret, started_at, seen_at, ends_at, working_as, proven_at) \
         VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8)")
    .bind(staff.organisation())
    .bind(token.fingerprint())
    .bind(staff.id().as_str())
    .bind(form_secret())
    .bind(now)
    .bind(ends_at)
    .bind(staff.working_as().map(Role::code))
    .bind(proven_at)
    .execute(change.sql())
    .await?;
    Ok(token)
}

/// Everything was proven once more, in the middle of a visit.
pub async fn prove_again(change: &mut Change, staff: &Staff, token: &Token, now: i64) -> Result<(), StorageError> {
    sql("UPDATE staff_session SET proven_at = $3 WHERE organisation_id = $1 AND token_hash = $2 AND proven_at IS NOT NULL")
        .bind(staff.organisation())
        .bind(token.fingerprint())
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(())
}

/// So that its owner can tell their visits apart.
pub async fn note_device(change: &mut Change, token: &Token, device: DeviceKind) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE staff_session SET device = $3 WHERE organisation_id = $1 AND token_hash = $2")
        .bind(organisation)
        .bind(token.fingerprint())
        .bind(device.code())
        .execute(change.sql())
        .await?;
    Ok(())
}

/// One's own whole visits that are not over, the newest first.
pub async fn own(people: &PeopleStore, staff: &Staff, now: i64) -> Result<Vec<OwnVisit>, StorageError> {
    let found = sql("SELECT token_hash, device, started_at, working_as FROM staff_session \
         WHERE organisation_id = $1 AND staff_id = $2 AND ends_at > $3 AND seen_at > $4 AND proven_at IS NOT NULL ORDER BY started_at DESC, token_hash")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(now)
    .bind(now - IDLE)
    .fetch_all(people.read().await?.sql())
    .await?;
    rows::each(&found, |row| {
        Ok(OwnVisit {
            id: rows::text(row, "token_hash")?,
            device: rows::maybe_text(row, "device")?.as_deref().and_then(DeviceKind::from_code),
            started_at: rows::number(row, "started_at")?,
            working_as: rows::maybe_text(row, "working_as")?.as_deref().and_then(Role::from_code),
        })
    })
}

/// Ends one of one's own visits, by the name in the list.
pub async fn end_one(change: &mut Change, staff: &Staff, id: &str) -> Result<(), StorageError> {
    sql("DELETE FROM staff_session WHERE organisation_id = $1 AND staff_id = $2 AND token_hash = $3")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .bind(id)
        .execute(change.sql())
        .await?;
    change.grow();
    Ok(())
}

/// Ends all of one's own visits but this one.
pub async fn end_others(change: &mut Change, staff: &Staff, keep: &Token) -> Result<(), StorageError> {
    sql("DELETE FROM staff_session WHERE organisation_id = $1 AND staff_id = $2 AND token_hash <> $3")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .bind(keep.fingerprint())
        .execute(change.sql())
        .await?;
    change.grow();
    Ok(())
}

/// One query; a second at most once a minute.
pub async fn find(people: &PeopleStore, token: &Token, now: i64) -> Result<Option<StaffVisit>, StorageError> {
    let hash = token.fingerprint();
    let row = sql("SELECT s.staff_id, s.form_secret, s.started_at, s.seen_at, s.ends_at, s.working_as, s.proven_at, a.display_name, a.roles, \
         (SELECT COUNT(*) FROM staff_message m WHERE m.staff_id = s.staff_id AND m.read_at IS NULL AND m.organisation_id = $1) AS unread \
         FROM staff_session s JOIN staff a ON a.id = s.staff_id AND a.organisation_id = s.organisation_id \
         WHERE s.organisation_id = $1 AND s.token_hash = $2 AND s.ends_at > $3 AND s.seen_at > $4 AND a.disabled_at IS NULL")
    .bind(people.organisation().as_str())
    .bind(hash.as_str())
    .bind(now)
    .bind(now - IDLE)
    .fetch_optional(people.read().await?.sql())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let seen_at = rows::number(&row, "seen_at")?;
    let seen_at = if now - seen_at >= MINUTE { mark_seen(people, &hash, seen_at, now).await } else { seen_at };
    let ends_at = rows::number(&row, "ends_at")?;
    Ok(Some(StaffVisit {
        staff: Staff::read(people, &row)?,
        form_secret: rows::text(&row, "form_secret")?,
        started_at: rows::number(&row, "started_at")?,
        idle_ends_at: ends_at.min(seen_at + IDLE),
        ends_at,
        proven_at: rows::maybe_number(&row, "proven_at")?,
        unread: rows::small(&row, "unread")?,
    }))
}

/// “Working as”: the rights of another of one's own roles, from the next request on, also after the next sign-in. A role that the
/// person does not hold changes nothing, because a session reads both.
pub async fn work_as(change: &mut Change, token: &Token, staff: &Staff, role: Role) -> Result<(), StorageError> {
    sql("UPDATE staff_session SET working_as = $3 WHERE organisation_id = $1 AND token_hash = $2")
        .bind(staff.organisation())
        .bind(token.fingerprint())
        .bind(role.code())
        .execute(change.sql())
        .await?;
    sql("UPDATE staff SET last_worked_as = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .bind(role.code())
        .execute(change.sql())
        .await?;
    Ok(())
}

/// The account of a whole session, ended or not; `None` once it was swept away. Opens nothing.
pub async fn whose(people: &PeopleStore, token: &Token) -> Result<Option<StaffId>, StorageError> {
    let row = sql("SELECT staff_id FROM staff_session WHERE organisation_id = $1 AND token_hash = $2 AND proven_at IS NOT NULL")
        .bind(people.organisation().as_str())
        .bind(token.fingerprint())
        .fetch_optional(people.read().await?.sql())
        .await?;
    row.map(|row| rows::text(&row, "staff_id").map(StaffId::from_store)).transpose()
}

/// As for learners: reading goes on when this cannot be written.
async fn mark_seen(people: &PeopleStore, hash: &str, before: i64, now: i64) -> i64 {
    let written = async {
        let mut change = people.change().await?;
        sql("UPDATE staff_session SET seen_at = $3 WHERE organisation_id = $1 AND token_hash = $2 AND seen_at < $3")
            .bind(people.organisation().as_str())
            .bind(hash)
            .bind(now)
            .execute(change.sql())
            .await?;
        change.commit().await
    };
    match written.await {
        Ok(()) => now,
        Err(error) => {
            tracing::warn!(%error, "a visit was not marked as seen");
            before
        }
    }
}

pub async fn end(change: &mut Change, token: &Token) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("DELETE FROM staff_session WHERE organisation_id = $1 AND token_hash = $2").bind(organisation).bind(token.fingerprint()).execute(change.sql()).await?;
    Ok(())
}

/// Ends every whole visit of an account. Halves stay: they open nothing, and one of them may be setting up its second step just now.
pub async fn end_wholes(change: &mut Change, id: &StaffId) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("DELETE FROM staff_session WHERE organisation_id = $1 AND staff_id = $2 AND proven_at IS NOT NULL")
        .bind(organisation)
        .bind(id.as_str())
        .execute(change.sql())
        .await?;
    change.grow();
    Ok(())
}

pub async fn end_all(change: &mut Change, id: &StaffId) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("DELETE FROM staff_session WHERE organisation_id = $1 AND staff_id = $2").bind(organisation).bind(id.as_str()).execute(change.sql()).await?;
    change.grow();
    Ok(())
}

/// Rows of visits that are over. Says how many went.
pub async fn sweep(change: &mut Change, now: i64) -> Result<u64, StorageError> {
    let organisation = change.organisation();
    let gone = sql("DELETE FROM staff_session WHERE organisation_id = $1 AND (ends_at <= $2 OR seen_at <= $3)")
        .bind(organisation)
        .bind(now)
        .bind(now - IDLE)
        .execute(change.sql())
        .await?;
    Ok(gone.rows_affected())
}
