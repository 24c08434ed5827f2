//! What reviewers decided about works in the studio, in which capacity, and about exactly which texts; and an administrator's public word that
//! one goes out without enough readers with lived experience. Append-only: a later line of the same person and capacity counts.
//!
//! Nobody's decision is stored about texts that they wrote themselves, or about texts that changed while they decided. Deliberately absent: what
//! the decisions come to (`domain::publishing`).

use std::collections::BTreeMap;

use sqlx::any::AnyRow;

use super::{
    ContentChange, ContentStore, StorageError, rows, sql,
    studio_revisions::{self, SavedText},
    studio_works::{self, Work},
    submissions::FormKey,
};
use crate::domain::{
    ids::{StaffId, WorkId},
    publishing::{Capacity, Decision},
    safe_messaging::Met,
    studio::{Credit, WorkState},
};

/// A decision as it is sent.
#[derive(Debug, Clone)]
pub struct Deciding<'a> {
    pub work: &'a WorkId,
    pub capacity: Capacity,
    pub decision: Decision,
    pub words: &'a str,
    /// The digest over all drafts that their reader had before them.
    pub digest: &'a str,
    pub is_paid: Option<bool>,
    /// Where readers see who helped with these texts.
    pub credit: Credit,
    pub by: &'a StaffId,
    /// Answers to the safe-messaging checklist: path, question, answer.
    pub checked: &'a [(String, String, Met)],
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Decided {
    Kept,
    /// They wrote in this work: somebody else reviews it.
    OwnWork,
    /// The texts changed meanwhile: the decision would be about others.
    Changed,
    /// The work does not wait for reviews any more.
    Closed,
}

/// A decision as it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    pub id: String,
    pub work: WorkId,
    pub capacity: Capacity,
    pub decision: Decision,
    pub words: String,
    pub digest: String,
    pub is_paid: Option<bool>,
    pub by: StaffId,
    /// Empty: somebody who left.
    pub name: String,
    pub credit: Credit,
    pub at: i64,
}

/// “It goes out without”, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub id: String,
    pub reason: String,
    pub digest: String,
    pub by: StaffId,
    pub at: i64,
}

/// May this person say something about these texts: do they still stand as they were read, and are they by others? Holds the work, so that
/// nobody saves in between.
async fn may_say(change: &mut ContentChange, work: &WorkId, digest: &str, who: &StaffId, now: i64) -> Result<Decided, StorageError> {
    let Some(held) = studio_works::hold(change, work, now).await?.filter(|work| work.state == WorkState::InReview) else { return Ok(Decided::Closed) };
    if held.begun_by == *who || studio_revisions::writers_in(change, work).await?.contains(who) {
        return Ok(Decided::OwnWork);
    }
    let drafts = studio_revisions::drafts_in(change, work).await?;
    Ok(if studio_revisions::digest_of_all(&drafts) == digest { Decided::Kept } else { Decided::Changed })
}

/// A moment after everything that was said about this work, whatever the clock says: the later word counts. The work is held.
async fn after_all(change: &mut ContentChange, work: &WorkId, now: i64) -> Result<i64, StorageError> {
    let organisation = change.organisation();
    let row = sql("SELECT CAST(COALESCE(MAX(decided_at), 0) AS BIGINT) AS newest FROM studio_review WHERE organisation_id = $1 AND work_id = $2")
        .bind(organisation.as_str())
        .bind(work.as_str())
        .fetch_one(change.sql())
        .await?;
    let decided = rows::number(&row, "newest")?;
    let row = sql("SELECT CAST(COALESCE(MAX(said_at), 0) AS BIGINT) AS newest FROM studio_without WHERE organisation_id = $1 AND work_id = $2")
        .bind(organisation.as_str())
        .bind(work.as_str())
        .fetch_one(change.sql())
        .await?;
    Ok(now.max(decided + 1).max(rows::number(&row, "newest")? + 1))
}

/// The form's key is the decision's name: a form that is sent twice is one decision.
pub async fn decide(change: &mut ContentChange, key: &FormKey, deciding: &Deciding<'_>, now: i64) -> Result<Decided, StorageError> {
    let may = may_say(change, deciding.work, deciding.digest, deciding.by, now).await?;
    if may != Decided::Kept {
        return Ok(may);
    }
    let at = after_all(change, deciding.work, now).await?;
    let organisation = change.organisation();
    let first = sql("INSERT INTO studio_review (organisation_id, id, work_id, capacity, decision, words, digest, is_paid, credit, decided_by, decided_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO NOTHING")
    .bind(organisation.as_str())
    .bind(key.as_str())
    .bind(deciding.work.as_str())
    .bind(deciding.capacity.code())
    .bind(deciding.decision.code())
    .bind(deciding.words)
    .bind(deciding.digest)
    .bind(deciding.is_paid.map(i64::from))
    .bind(deciding.credit.code())
    .bind(deciding.by.as_str())
    .bind(at)
    .execute(change.sql())
    .await?;
    if first.rows_affected() == 1 {
        for (path, question, answer) in deciding.checked {
            sql("INSERT INTO studio_checked (organisation_id, review_id, path, question, answer) VALUES ($1, $2, $3, $4, $5)")
                .bind(organisation.as_str())
                .bind(key.as_str())
                .bind(path.as_str())
                .bind(question.as_str())
                .bind(answer.code())
                .execute(change.sql())
                .await?;
        }
    }
    Ok(Decided::Kept)
}

/// Every decision about a work, the oldest first.
pub async fn of_work(content: &ContentStore, work: &WorkId) -> Result<Vec<Review>, StorageError> {
    let found =
        sql("SELECT r.id, r.work_id, r.capacity, r.decision, r.words, r.digest, r.is_paid, r.decided_by, r.credit, r.decided_at, w.name FROM studio_review r \
         LEFT JOIN studio_writer w ON w.staff_id = r.decided_by AND w.organisation_id = r.organisation_id \
         WHERE r.organisation_id = $1 AND r.work_id = $2 ORDER BY r.decided_at, r.id")
        .bind(content.organisation().as_str())
        .bind(work.as_str())
        .fetch_all(content.read().await?.sql())
        .await?;
    rows::each(&found, read)
}

/// Of decisions in time, the last of each person and capacity.
pub fn last_words(reviews: &[Review]) -> Vec<&Review> {
    let mut last: BTreeMap<(&str, Capacity), &Review> = BTreeMap::new();
    for review in reviews {
        last.insert((review.by.as_str(), review.capacity), review);
    }
    let mut last: Vec<&Review> = last.into_values().collect();
    last.sort_by_key(|review| review.at);
    last
}

fn read(row: &AnyRow) -> Result<Review, StorageError> {
    Ok(Review {
        id: rows::text(row, "id")?,
        work: WorkId::from_store(rows::text(row, "work_id")?),
        capacity: rows::known(row, "capacity", Capacity::from_code)?,
        decision: rows::known(row, "decision", Decision::from_code)?,
        words: rows::text(row, "words")?,
        digest: rows::text(row, "digest")?,
        is_paid: rows::maybe_number(row, "is_paid")?.map(|paid| paid == 1),
        by: StaffId::from_store(rows::text(row, "decided_by")?),
        name: rows::maybe_text(row, "name")?.unwrap_or_default(),
        credit: rows::known(row, "credit", Credit::from_code)?,
        at: rows::number(row, "decided_at")?,
    })
}

/// Says, or takes back, that these very texts go out without enough readers with lived experience.
pub async fn say_without(
    change: &mut ContentChange,
    key: &FormKey,
    work: &WorkId,
    reason: Option<&str>,
    digest: &str,
    by: &StaffId,
    now: i64,
) -> Result<Decided, StorageError> {
    let may = may_say(change, work, digest, by, now).await?;
    if may != Decided::Kept {
        return Ok(may);
    }
    let at = after_all(change, work, now).await?;
    let organisation = change.organisation();
    sql("INSERT INTO studio_without (organisation_id, id, work_id, is_said, reason, digest, said_by, said_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
         ON CONFLICT (id) DO NOTHING")
    .bind(organisation)
    .bind(key.as_str())
    .bind(work.as_str())
    .bind(i64::from(reason.is_some()))
    .bind(reason.unwrap_or_default())
    .bind(digest)
    .bind(by.as_str())
    .bind(at)
    .execute(change.sql())
    .await?;
    Ok(Decided::Kept)
}

/// `None`: nobody said so, or it was taken back.
pub async fn without(content: &ContentStore, work: &WorkId) -> Result<Option<Said>, StorageError> {
    let found = sql("SELECT id, is_said, reason, digest, said_by, said_at FROM studio_without WHERE organisation_id = $1 AND work_id = $2 ORDER BY said_at DESC, id DESC LIMIT 1")
        .bind(content.organisation().as_str())
        .bind(work.as_str())
        .fetch_optional(content.read().await?.sql())
        .await?;
    let Some(row) = found.filter(|row| rows::yes(row, "is_said").unwrap_or(false)) else { return Ok(None) };
    Ok(Some(Said {
        id: rows::text(&row, "id")?,
        reason: rows::text(&row, "reason")?,
        digest: rows::text(&row, "digest")?,
        by: StaffId::from_store(rows::text(&row, "said_by")?),
        at: rows::number(&row, "said_at")?,
    }))
}

/// Works that wait to be read, the longest first.
pub async fn waiting(content: &ContentStore) -> Result<Vec<Work>, StorageError> {
    let found = sql("SELECT id, title, why, state, begun_by, begun_at, moved_at FROM studio_work WHERE organisation_id = $1 AND state = 'in_review' \
         ORDER BY begun_at, id")
    .bind(content.organisation().as_str())
    .fetch_all(content.read().await?.sql())
    .await?;
    rows::each(&found, studio_works::read)
}

/// Every saved state of a work, through time, without the texts themselves: what a digest was about is found in it.
pub async fn history(content: &ContentStore, work: &WorkId) -> Result<Vec<SavedText>, StorageError> {
    let found =
        sql("SELECT id, path, number, '' AS body, digest, how, ground, made_by, made_at FROM studio_revision WHERE organisation_id = $1 AND work_id = $2 ORDER BY id")
            .bind(content.organisation().as_str())
            .bind(work.as_str())
            .fetch_all(content.read().await?.sql())
            .await?;
    rows::each(&found, studio_revisions::read)
}

/// How many decisions and public words there are about a work, inside the change that publishes: nobody says something in between.
pub async fn many_in(change: &mut ContentChange, work: &WorkId) -> Result<(usize, usize), StorageError> {
    let organisation = change.organisation();
    let decisions = sql("SELECT id FROM studio_review WHERE organisation_id = $1 AND work_id = $2")
        .bind(organisation.as_str())
        .bind(work.as_str())
        .fetch_all(change.sql())
        .await?;
    let words = sql("SELECT id FROM studio_without WHERE organisation_id = $1 AND work_id = $2 AND is_said = 1")
        .bind(organisation.as_str())
        .bind(work.as_str())
        .fetch_all(change.sql())
        .await?;
    Ok((decisions.len(), words.len()))
}

/// The same, outside a change: how many public words there were.
pub async fn words_about(content: &ContentStore, work: &WorkId) -> Result<usize, StorageError> {
    let found = sql("SELECT id FROM studio_without WHERE organisation_id = $1 AND work_id = $2 AND is_said = 1")
        .bind(content.organisation().as_str())
        .bind(work.as_str())
        .fetch_all(content.read().await?.sql())
        .await?;
    Ok(found.len())
}
