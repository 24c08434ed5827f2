//! Remarks about a piece of a text in a work, perhaps with better words, and what became of them.
//!
//! What somebody remarked is never rewritten; an answer is given once. Deliberately absent: taking a suggestion into the text (the page saves a
//! state with it in the same change), and deleting: whoever wrote a remark can take it back, and it stays for those who answered.

use sqlx::any::AnyRow;

use super::{ContentChange, ContentStore, StorageError, rows, sql, studio_works, submissions::FormKey};
use crate::domain::{
    ids::{StaffId, WorkId},
    studio::WorkState,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Open,
    Taken,
    NotTaken,
    Withdrawn,
}

impl Outcome {
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Taken => "taken",
            Self::NotTaken => "not_taken",
            Self::Withdrawn => "withdrawn",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::Open, Self::Taken, Self::NotTaken, Self::Withdrawn].into_iter().find(|outcome| outcome.code() == code)
    }
}

/// What somebody says about one piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark<'a> {
    pub work: &'a WorkId,
    /// The saved state that was read.
    pub saved: &'a str,
    pub path: &'a str,
    /// The piece, counted from 0.
    pub block: usize,
    /// Its words then: what the remark is found by when the text moved on.
    pub quote: &'a str,
    pub words: &'a str,
    /// The words to put in its place; empty for a remark alone.
    pub suggestion: &'a str,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    pub id: String,
    pub work: WorkId,
    pub saved: String,
    pub path: String,
    pub block: usize,
    pub quote: String,
    pub words: String,
    pub suggestion: String,
    pub outcome: Outcome,
    pub answer: String,
    pub answered_at: Option<i64>,
    pub by: StaffId,
    /// Empty: somebody who left.
    pub name: String,
    pub at: i64,
}

/// The form's key is the remark's name: a form that is sent twice is one remark. `false`: the work does not wait for reviews any more.
pub async fn add(change: &mut ContentChange, key: &FormKey, remark: &Remark<'_>, by: &StaffId, now: i64) -> Result<bool, StorageError> {
    if !studio_works::hold(change, remark.work, now).await?.is_some_and(|work| work.state == WorkState::InReview) {
        return Ok(false);
    }
    let organisation = change.organisation();
    sql("INSERT INTO studio_comment (organisation_id, id, work_id, revision_id, path, block, quote, words, suggestion, outcome, answer, answered_by, \
         answered_at, written_by, written_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', '', '', NULL, $10, $11) ON CONFLICT (id) DO NOTHING")
    .bind(organisation)
    .bind(key.as_str())
    .bind(remark.work.as_str())
    .bind(remark.saved)
    .bind(remark.path)
    .bind(i64::try_from(remark.block).unwrap_or(i64::MAX))
    .bind(remark.quote)
    .bind(remark.words)
    .bind(remark.suggestion)
    .bind(by.as_str())
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok(true)
}

/// Answers an open remark of a work that is open, once. `false`: it was answered or taken back meanwhile, or the work is closed.
pub async fn answer(change: &mut ContentChange, work: &WorkId, id: &str, outcome: Outcome, answer: &str, by: &StaffId, now: i64) -> Result<bool, StorageError> {
    if !studio_works::hold(change, work, now).await?.is_some_and(|work| work.state.is_open()) {
        return Ok(false);
    }
    let organisation = change.organisation();
    let done = sql(
        "UPDATE studio_comment SET outcome = $3, answer = $4, answered_by = $5, answered_at = $6 WHERE organisation_id = $1 AND id = $2 AND work_id = $7 AND outcome = 'open'",
    )
    .bind(organisation)
    .bind(id)
    .bind(outcome.code())
    .bind(answer)
    .bind(by.as_str())
    .bind(now)
    .bind(work.as_str())
    .execute(change.sql())
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Whoever wrote an open remark takes it back.
pub async fn withdraw(change: &mut ContentChange, id: &str, by: &StaffId, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE studio_comment SET outcome = 'withdrawn', answered_at = $4 WHERE organisation_id = $1 AND id = $2 AND written_by = $3 AND outcome = 'open'")
        .bind(organisation)
        .bind(id)
        .bind(by.as_str())
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(())
}

/// Of one work, the oldest first.
pub async fn of_work(content: &ContentStore, work: &WorkId) -> Result<Vec<Comment>, StorageError> {
    let found =
        sql("SELECT c.id, c.work_id, c.revision_id, c.path, c.block, c.quote, c.words, c.suggestion, c.outcome, c.answer, c.answered_at, c.written_by, \
         c.written_at, w.name FROM studio_comment c LEFT JOIN studio_writer w ON w.staff_id = c.written_by AND w.organisation_id = c.organisation_id \
         WHERE c.organisation_id = $1 AND c.work_id = $2 ORDER BY c.written_at, c.id")
        .bind(content.organisation().as_str())
        .bind(work.as_str())
        .fetch_all(content.read().await?.sql())
        .await?;
    rows::each(&found, read)
}

/// How many remarks wait for an answer in works that are open.
pub async fn how_many_open(content: &ContentStore) -> Result<usize, StorageError> {
    let row =
        sql("SELECT CAST(COUNT(*) AS BIGINT) AS many FROM studio_work w JOIN studio_comment c ON c.work_id = w.id AND c.organisation_id = w.organisation_id \
         WHERE w.organisation_id = $1 AND c.outcome = 'open' AND (w.state = 'writing' OR w.state = 'in_review')")
        .bind(content.organisation().as_str())
        .fetch_one(content.read().await?.sql())
        .await?;
    rows::small(&row, "many")
}

fn read(row: &AnyRow) -> Result<Comment, StorageError> {
    Ok(Comment {
        id: rows::text(row, "id")?,
        work: WorkId::from_store(rows::text(row, "work_id")?),
        saved: rows::text(row, "revision_id")?,
        path: rows::text(row, "path")?,
        block: rows::small(row, "block")?,
        quote: rows::text(row, "quote")?,
        words: rows::text(row, "words")?,
        suggestion: rows::text(row, "suggestion")?,
        outcome: rows::known(row, "outcome", Outcome::from_code)?,
        answer: rows::text(row, "answer")?,
        answered_at: rows::maybe_number(row, "answered_at")?,
        by: StaffId::from_store(rows::text(row, "written_by")?),
        name: rows::maybe_text(row, "name")?.unwrap_or_default(),
        at: rows::number(row, "written_at")?,
    })
}
