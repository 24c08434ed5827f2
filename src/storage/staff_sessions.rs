//! Staff's visits: half an hour of pause, twelve hours at most. A disabled account has none.

use super::{
    Change, PeopleStore, StorageError,
    learner_sessions::MINUTE,
    rows, sql,
    staff::{Staff, form_secret},
};
use crate::{
    account::secrets::Token,
    domain::{ids::StaffId, roles::Role},
};

pub const IDLE: i64 = 30 * MINUTE;
pub const LONGEST: i64 = 12 * 60 * MINUTE;

pub struct StaffVisit {
    pub staff: Staff,
    pub form_secret: String,
    pub started_at: i64,
    pub idle_ends_at: i64,
    pub ends_at: i64,
}

pub async fn start(change: &mut Change, staff: &Staff, now: i64) -> Result<Token, StorageError> {
    let token = Token::fresh();
    sql("INSERT INTO staff_session (organisation_id, token_hash, staff_id, form_secret, started_at, seen_at, ends_at, working_as) \
         VALUES ($1, $2, $3, $4, $5, $5, $6, $7)")
    .bind(staff.organisation())
    .bind(token.fingerprint())
    .bind(staff.id().as_str())
    .bind(form_secret())
    .bind(now)
    .bind(now + LONGEST)
    .bind(staff.working_as().map(Role::code))
    .execute(change.sql())
    .await?;
    Ok(token)
}

/// One query; a second at most once a minute.
pub async fn find(people: &PeopleStore, token: &Token, now: i64) -> Result<Option<StaffVisit>, StorageError> {
    let hash = token.fingerprint();
    let row = sql("SELECT s.staff_id, s.form_secret, s.started_at, s.seen_at, s.ends_at, s.working_as, a.display_name, a.roles \
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

/// The account of a session, ended or not; `None` once it was swept away. Opens nothing.
pub async fn whose(people: &PeopleStore, token: &Token) -> Result<Option<StaffId>, StorageError> {
    let row = sql("SELECT staff_id FROM staff_session WHERE organisation_id = $1 AND token_hash = $2")
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

pub async fn end_all(change: &mut Change, id: &StaffId) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("DELETE FROM staff_session WHERE organisation_id = $1 AND staff_id = $2").bind(organisation).bind(id.as_str()).execute(change.sql()).await?;
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
