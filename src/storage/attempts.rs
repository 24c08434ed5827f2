//! A clinician's tries at a knowledge check or a vignette, and each response in them. What a response is worth is decided in `domain`;
//! it is stored with the item's revision so that the rules can be run again.

use sqlx::any::AnyRow;

use super::{
    Change, PeopleStore, StorageError, answers, rows, sql,
    staff::{Staff, new_key},
};
use crate::domain::ids::{AttemptId, ModuleId, Revision};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttemptKind {
    Knowledge,
    Vignette,
}

impl AttemptKind {
    pub fn code(self) -> &'static str {
        match self {
            Self::Knowledge => "knowledge",
            Self::Vignette => "vignette",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Knowledge, Self::Vignette].into_iter().find(|kind| kind.code() == code)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAttempt {
    pub kind: AttemptKind,
    pub module: ModuleId,
    /// The vignette's id; empty for a knowledge check.
    pub subject: String,
    /// Same seed, same draw.
    pub seed: u64,
    /// JSON: the drawn items with their revisions.
    pub drawn: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    pub id: AttemptId,
    pub what: NewAttempt,
    pub started_at: i64,
    pub submitted_at: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The place in the draw, or the decision's number on the way through a vignette.
    pub step: u32,
    /// The question's or the scene's id.
    pub item: String,
    pub item_revision: Revision,
    pub chosen: Vec<usize>,
    pub points: i64,
    pub safe: bool,
    pub answered_at: i64,
}

pub async fn start(change: &mut Change, staff: &Staff, new: &NewAttempt, now: i64) -> Result<AttemptId, StorageError> {
    let id = AttemptId::from_store(new_key(now));
    sql("INSERT INTO clinician_attempt (organisation_id, id, staff_id, kind, module_id, subject, seed, drawn, started_at, submitted_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL)")
    .bind(staff.organisation())
    .bind(id.as_str())
    .bind(staff.id().as_str())
    .bind(new.kind.code())
    .bind(new.module.as_str())
    .bind(new.subject.as_str())
    // The same 64 bits, read as a signed number.
    .bind(new.seed.cast_signed())
    .bind(new.drawn.as_str())
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok(id)
}

/// The newest try at one thing, inside the change that may begin the next. Whoever else begins one for the same person waits until the
/// commit, so two windows never begin two.
pub async fn newest_in(change: &mut Change, staff: &Staff, new: &NewAttempt) -> Result<Option<Attempt>, StorageError> {
    super::staff::hold(change, staff).await?;
    let found = sql("SELECT id, kind, module_id, subject, seed, drawn, started_at, submitted_at FROM clinician_attempt \
         WHERE organisation_id = $1 AND staff_id = $2 AND module_id = $3 AND kind = $4 AND subject = $5 ORDER BY started_at DESC, id DESC LIMIT 1")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(new.module.as_str())
    .bind(new.kind.code())
    .bind(new.subject.as_str())
    .fetch_optional(change.sql())
    .await?;
    found.as_ref().map(read_attempt).transpose()
}

/// Takes the attempt for this change, so that what is read of it stays true until the commit. SQLite has one writer anyway; on PostgreSQL
/// the row waits for the other change. `false`: submitted, or not theirs.
pub async fn hold(change: &mut Change, staff: &Staff, attempt: &AttemptId) -> Result<bool, StorageError> {
    let held = sql("UPDATE clinician_attempt SET started_at = started_at WHERE organisation_id = $1 AND staff_id = $2 AND id = $3 AND submitted_at IS NULL")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .bind(attempt.as_str())
        .execute(change.sql())
        .await?;
    Ok(held.rows_affected() == 1)
}

/// Until the attempt is submitted an answer may change. `false`: submitted, or not theirs.
pub async fn respond(change: &mut Change, staff: &Staff, attempt: &AttemptId, response: &Response) -> Result<bool, StorageError> {
    let saved = sql("INSERT INTO clinician_response (organisation_id, attempt_id, step, item_id, item_revision, chosen, points, safe, answered_at) \
         SELECT a.organisation_id, a.id, $4, $5, $6, $7, $8, $9, $10 FROM clinician_attempt a \
         WHERE a.organisation_id = $1 AND a.staff_id = $2 AND a.id = $3 AND a.submitted_at IS NULL \
         ON CONFLICT (attempt_id, step) DO UPDATE SET item_id = excluded.item_id, item_revision = excluded.item_revision, \
         chosen = excluded.chosen, points = excluded.points, safe = excluded.safe, answered_at = excluded.answered_at")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(attempt.as_str())
    .bind(i64::from(response.step))
    .bind(response.item.as_str())
    .bind(response.item_revision.as_str())
    .bind(answers::join(&response.chosen))
    .bind(response.points)
    .bind(i64::from(response.safe))
    .bind(response.answered_at)
    .execute(change.sql())
    .await?;
    Ok(saved.rows_affected() == 1)
}

/// `true` the first time only: evidence is made then, and never twice.
pub async fn submit(change: &mut Change, staff: &Staff, attempt: &AttemptId, now: i64) -> Result<bool, StorageError> {
    let submitted = sql("UPDATE clinician_attempt SET submitted_at = $4 WHERE organisation_id = $1 AND staff_id = $2 AND id = $3 AND submitted_at IS NULL")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .bind(attempt.as_str())
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(submitted.rows_affected() == 1)
}

pub async fn find(people: &PeopleStore, staff: &Staff, attempt: &AttemptId) -> Result<Option<Attempt>, StorageError> {
    let found = sql("SELECT id, kind, module_id, subject, seed, drawn, started_at, submitted_at FROM clinician_attempt \
         WHERE organisation_id = $1 AND staff_id = $2 AND id = $3")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(attempt.as_str())
    .fetch_optional(people.read().await?.sql())
    .await?;
    found.as_ref().map(read_attempt).transpose()
}

/// All tries in a module, the oldest first.
pub async fn in_module(people: &PeopleStore, staff: &Staff, module: &ModuleId) -> Result<Vec<Attempt>, StorageError> {
    let found = sql("SELECT id, kind, module_id, subject, seed, drawn, started_at, submitted_at FROM clinician_attempt \
         WHERE organisation_id = $1 AND staff_id = $2 AND module_id = $3 ORDER BY started_at, id")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(module.as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    rows::each(&found, read_attempt)
}

/// All tries, for the clinician's own record.
pub async fn all(people: &PeopleStore, staff: &Staff) -> Result<Vec<Attempt>, StorageError> {
    let found = sql("SELECT id, kind, module_id, subject, seed, drawn, started_at, submitted_at FROM clinician_attempt \
         WHERE organisation_id = $1 AND staff_id = $2 ORDER BY started_at, id")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    rows::each(&found, read_attempt)
}

/// In the order of steps. Inside a change, because submitting reads them and decides.
pub async fn responses_in(change: &mut Change, staff: &Staff, attempt: &AttemptId) -> Result<Vec<Response>, StorageError> {
    read_responses(change.sql(), staff, attempt).await
}

pub async fn responses(people: &PeopleStore, staff: &Staff, attempt: &AttemptId) -> Result<Vec<Response>, StorageError> {
    read_responses(people.read().await?.sql(), staff, attempt).await
}

async fn read_responses(connection: &mut sqlx::AnyConnection, staff: &Staff, attempt: &AttemptId) -> Result<Vec<Response>, StorageError> {
    let found = sql("SELECT r.step, r.item_id, r.item_revision, r.chosen, r.points, r.safe, r.answered_at \
         FROM clinician_response r JOIN clinician_attempt a ON a.id = r.attempt_id AND a.organisation_id = r.organisation_id \
         WHERE r.organisation_id = $1 AND a.staff_id = $2 AND r.attempt_id = $3 ORDER BY r.step")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(attempt.as_str())
    .fetch_all(connection)
    .await?;
    rows::each(&found, read_response)
}

/// For whoever was asked for a second look at this one (`second_look_readers`).
pub(super) async fn steps_of(connection: &mut sqlx::AnyConnection, organisation: &str, attempt: &AttemptId) -> Result<Vec<Response>, StorageError> {
    let found = sql("SELECT step, item_id, item_revision, chosen, points, safe, answered_at FROM clinician_response \
         WHERE organisation_id = $1 AND attempt_id = $2 ORDER BY step")
    .bind(organisation)
    .bind(attempt.as_str())
    .fetch_all(connection)
    .await?;
    rows::each(&found, read_response)
}

fn read_response(row: &AnyRow) -> Result<Response, StorageError> {
    Ok(Response {
        step: rows::small(row, "step")?,
        item: rows::text(row, "item_id")?,
        item_revision: Revision::from_digest(&rows::text(row, "item_revision")?),
        chosen: rows::known(row, "chosen", answers::split)?,
        points: rows::number(row, "points")?,
        safe: rows::yes(row, "safe")?,
        answered_at: rows::number(row, "answered_at")?,
    })
}

pub(super) fn read_attempt(row: &AnyRow) -> Result<Attempt, StorageError> {
    Ok(Attempt {
        id: AttemptId::from_store(rows::text(row, "id")?),
        what: NewAttempt {
            kind: rows::known(row, "kind", AttemptKind::from_code)?,
            module: rows::parsed(row, "module_id", ModuleId::parse)?,
            subject: rows::text(row, "subject")?,
            seed: rows::number(row, "seed")?.cast_unsigned(),
            drawn: rows::text(row, "drawn")?,
        },
        started_at: rows::number(row, "started_at")?,
        submitted_at: rows::maybe_number(row, "submitted_at")?,
    })
}
