//! Founding observers: who may sign before anybody could have signed for them. Named by an administrator with a reason, for a year at most.
//!
//! Deliberately absent: naming oneself (`ForAnother` cannot be made by one person, and the table refuses it), changing what somebody was
//! named for (end it, and name anew), and deleting: what was signed in that time says so, and the reason has to be found.

use super::{
    Change, PeopleStore, StorageError, rows, sql,
    staff::{Staff, new_key},
};
use crate::domain::{
    competency::observing::{ForAnother, Founding, Scope},
    ids::StaffId,
};

pub struct NewFounding<'a> {
    pub two: &'a ForAnother,
    pub scope: &'a Scope,
    pub reason: &'a str,
    pub ends_at: i64,
}

/// As the page of administrators lists them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub id: String,
    pub who: StaffId,
    pub name: String,
    /// Whoever named them, while their account is there.
    pub by: Option<String>,
    pub what: Founding,
}

/// `false`: they are named for this already, or whoever names is not the one who is signed in.
pub async fn name(change: &mut Change, by: &Staff, new: &NewFounding<'_>, now: i64) -> Result<bool, StorageError> {
    if new.two.by() != by.id() {
        return Ok(false);
    }
    super::staff::hold_id(change, new.two.whom().as_str()).await?;
    let known = of(change.sql(), by.organisation(), new.two.whom().as_str()).await?;
    if known.iter().any(|f| f.runs(now) && &f.scope == new.scope) {
        return Ok(false);
    }
    sql("INSERT INTO founding_observer (organisation_id, id, staff_id, scope, reason, named_by, named_at, ends_at, ended_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, NULL)")
    .bind(by.organisation())
    .bind(new_key(now))
    .bind(new.two.whom().as_str())
    .bind(new.scope.code())
    .bind(new.reason)
    .bind(by.id().as_str())
    .bind(now)
    .bind(new.ends_at)
    .execute(change.sql())
    .await?;
    Ok(true)
}

/// Ends it now; what was signed stays signed. Whose it was, the first time only.
pub async fn end(change: &mut Change, id: &str, now: i64) -> Result<Option<StaffId>, StorageError> {
    let organisation = change.organisation();
    let ended = sql("UPDATE founding_observer SET ended_at = $3 WHERE organisation_id = $1 AND id = $2 AND ended_at IS NULL AND ends_at > $3")
        .bind(organisation.as_str())
        .bind(id)
        .bind(now)
        .execute(change.sql())
        .await?;
    if ended.rows_affected() == 0 {
        return Ok(None);
    }
    // An older copy that brings the right back is noticed.
    change.grow();
    let found =
        sql("SELECT staff_id FROM founding_observer WHERE organisation_id = $1 AND id = $2").bind(organisation).bind(id).fetch_one(change.sql()).await?;
    Ok(Some(StaffId::from_store(rows::text(&found, "staff_id")?)))
}

/// Everybody who was ever named, the newest first.
pub async fn all(people: &PeopleStore) -> Result<Vec<Named>, StorageError> {
    let found = sql("SELECT f.id, f.staff_id, f.scope, f.reason, f.named_at, f.ends_at, f.ended_at, s.display_name, b.display_name AS by_name \
         FROM founding_observer f JOIN staff s ON s.id = f.staff_id AND s.organisation_id = f.organisation_id \
         LEFT JOIN staff b ON b.id = f.named_by AND b.organisation_id = f.organisation_id WHERE f.organisation_id = $1 ORDER BY f.named_at DESC, f.id DESC")
    .bind(people.organisation().as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    rows::each(&found, |row| {
        Ok(Named {
            id: rows::text(row, "id")?,
            who: StaffId::from_store(rows::text(row, "staff_id")?),
            name: rows::text(row, "display_name")?,
            by: rows::maybe_text(row, "by_name")?,
            what: read(row)?,
        })
    })
}

/// My own.
pub async fn mine(people: &PeopleStore, staff: &Staff) -> Result<Vec<Founding>, StorageError> {
    of(people.read().await?.sql(), staff.organisation(), staff.id().as_str()).await
}

pub(super) async fn of(connection: &mut sqlx::AnyConnection, organisation: &str, staff: &str) -> Result<Vec<Founding>, StorageError> {
    let found =
        sql("SELECT scope, reason, named_at, ends_at, ended_at FROM founding_observer WHERE organisation_id = $1 AND staff_id = $2 ORDER BY named_at, id")
            .bind(organisation)
            .bind(staff)
            .fetch_all(connection)
            .await?;
    rows::each(&found, read)
}

fn read(row: &sqlx::any::AnyRow) -> Result<Founding, StorageError> {
    Ok(Founding {
        scope: rows::known(row, "scope", Scope::from_code)?,
        reason: rows::text(row, "reason")?,
        named_at: rows::number(row, "named_at")?,
        ends_at: rows::number(row, "ends_at")?,
        ended_at: rows::maybe_number(row, "ended_at")?,
    })
}
