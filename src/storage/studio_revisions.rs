//! Saved states of texts in the studio. Append-only: there is no function that changes or removes one, so nothing that was typed is lost.
//! The newest state of a path is the draft.
//!
//! Two people in one text: who saves on top of a state that is not the newest any more gets both (`Saved::Beside`). What they typed is kept
//! as a state of its own, and the colleague's stays the draft until somebody decides.

use sha2::{Digest, Sha256};
use sqlx::any::AnyRow;

use super::{ContentChange, ContentStore, StorageError, rows, sql, staff::new_key, studio_works};
use crate::domain::{
    ids::{SavedId, StaffId, WorkId},
    studio::{How, TextPath, WorkState},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedText {
    pub id: SavedId,
    pub path: TextPath,
    /// From 1, for each text of a work.
    pub number: i64,
    pub body: String,
    pub digest: String,
    pub how: How,
    /// The digest of what readers had when it was begun, or put together with theirs; empty: they had nothing.
    pub ground: String,
    pub made_by: StaffId,
    pub made_at: i64,
}

impl SavedText {
    /// `None` when readers are to find it no more.
    pub fn text(&self) -> Option<&str> {
        (self.how != How::Removed).then_some(self.body.as_str())
    }

    /// Just as readers had it when it was begun: this work changes nothing in it, whatever readers have now.
    pub fn is_untouched(&self) -> bool {
        self.how != How::Removed && self.digest == self.ground
    }
}

/// The same without its text, for lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedLine {
    pub id: SavedId,
    pub number: i64,
    pub how: How,
    pub made_by: StaffId,
    pub made_at: i64,
}

/// What is to be saved.
#[derive(Debug, Clone, Copy)]
pub struct Saving<'a> {
    pub work: &'a WorkId,
    pub path: &'a TextPath,
    pub body: &'a str,
    /// The digest of the state that stood open while this was written; empty for a text that is new in the work.
    pub based_on: &'a str,
    pub how: How,
    pub by: &'a StaffId,
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Saved {
    Kept,
    /// Nothing differs from the draft.
    Same,
    /// Somebody saved meanwhile: theirs is the draft, and what was sent now is kept beside it.
    Beside(Box<SavedText>),
    /// The work is published, set aside, or not there.
    Closed,
}

/// The SHA-256 of a text in hexadecimal, as `content::digest` has it.
pub fn digest(body: &str) -> String {
    Sha256::digest(body.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The digest over all drafts of a work and what each goes on from: what a review is about. `drafts` come by path.
pub fn digest_of_all(drafts: &[SavedText]) -> String {
    let mut hash = Sha256::new();
    for draft in drafts {
        for part in [draft.path.as_str(), if draft.how == How::Removed { "gone" } else { &draft.digest }, &draft.ground] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// It goes on from what the state before it went on from.
pub async fn save(change: &mut ContentChange, saving: Saving<'_>, now: i64) -> Result<Saved, StorageError> {
    save_on(change, saving, None, now).await
}

/// The same, going on from what readers have now: `ground` is the digest of that, empty where they have nothing.
pub async fn save_on(change: &mut ContentChange, saving: Saving<'_>, ground: Option<&str>, now: i64) -> Result<Saved, StorageError> {
    if !studio_works::hold(change, saving.work, now).await?.is_some_and(|work| work.state.is_open()) {
        return Ok(Saved::Closed);
    }
    let organisation = change.organisation();
    let newest = one_newest(change.sql(), &organisation, saving.work, saving.path).await?;
    let Some(newest) = newest else {
        let opened = if saving.how == How::Opened { digest(saving.body) } else { String::new() };
        add(change, saving, ground.unwrap_or(&opened), 1, now).await?;
        return Ok(Saved::Kept);
    };
    let ground = ground.unwrap_or(&newest.ground);
    if newest.digest == digest(saving.body) && (newest.how == How::Removed) == (saving.how == How::Removed) && newest.ground == ground {
        return Ok(Saved::Same);
    }
    add(change, saving, ground, newest.number + 1, now).await?;
    if newest.digest == saving.based_on {
        return Ok(Saved::Kept);
    }
    let again =
        Saving { body: &newest.body, based_on: &digest(saving.body), how: if newest.how == How::Removed { How::Removed } else { How::Restored }, ..saving };
    add(change, again, &newest.ground, newest.number + 2, now).await?;
    Ok(Saved::Beside(Box::new(newest)))
}

async fn add(change: &mut ContentChange, saving: Saving<'_>, ground: &str, number: i64, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("INSERT INTO studio_revision (organisation_id, id, work_id, path, number, body, digest, based_on, how, ground, made_by, made_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)")
    .bind(organisation)
    .bind(new_key(now))
    .bind(saving.work.as_str())
    .bind(saving.path.as_str())
    .bind(number)
    .bind(saving.body)
    .bind(digest(saving.body))
    .bind(saving.based_on)
    .bind(saving.how.code())
    .bind(ground)
    .bind(saving.by.as_str())
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok(())
}

async fn one_newest(connection: &mut sqlx::AnyConnection, organisation: &str, work: &WorkId, path: &TextPath) -> Result<Option<SavedText>, StorageError> {
    let found = sql("SELECT id, path, number, body, digest, how, ground, made_by, made_at FROM studio_revision \
         WHERE organisation_id = $1 AND work_id = $2 AND path = $3 ORDER BY number DESC LIMIT 1")
    .bind(organisation)
    .bind(work.as_str())
    .bind(path.as_str())
    .fetch_optional(connection)
    .await?;
    found.as_ref().map(read).transpose()
}

/// The draft of one text.
pub async fn draft(content: &ContentStore, work: &WorkId, path: &TextPath) -> Result<Option<SavedText>, StorageError> {
    one_newest(content.read().await?.sql(), content.organisation().as_str(), work, path).await
}

/// All drafts of a work, by path.
pub async fn drafts(content: &ContentStore, work: &WorkId) -> Result<Vec<SavedText>, StorageError> {
    read_drafts(content.read().await?.sql(), content.organisation().as_str(), work).await
}

/// The same inside a change.
pub async fn drafts_in(change: &mut ContentChange, work: &WorkId) -> Result<Vec<SavedText>, StorageError> {
    let organisation = change.organisation();
    read_drafts(change.sql(), &organisation, work).await
}

async fn read_drafts(connection: &mut sqlx::AnyConnection, organisation: &str, work: &WorkId) -> Result<Vec<SavedText>, StorageError> {
    let found = sql("SELECT r.id, r.path, r.number, r.body, r.digest, r.how, r.ground, r.made_by, r.made_at FROM studio_revision r \
         WHERE r.organisation_id = $1 AND r.work_id = $2 AND r.number = (SELECT MAX(n.number) FROM studio_revision n \
         WHERE n.organisation_id = $1 AND n.work_id = $2 AND n.path = r.path)")
    .bind(organisation)
    .bind(work.as_str())
    .fetch_all(connection)
    .await?;
    let mut drafts = rows::each(&found, read)?;
    drafts.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(drafts)
}

/// Every saved state of one text, the newest first.
pub async fn history(content: &ContentStore, work: &WorkId, path: &TextPath) -> Result<Vec<SavedLine>, StorageError> {
    let found = sql("SELECT id, number, how, made_by, made_at FROM studio_revision \
         WHERE organisation_id = $1 AND work_id = $2 AND path = $3 ORDER BY number DESC")
    .bind(content.organisation().as_str())
    .bind(work.as_str())
    .bind(path.as_str())
    .fetch_all(content.read().await?.sql())
    .await?;
    rows::each(&found, |row| {
        Ok(SavedLine {
            id: SavedId::from_store(rows::text(row, "id")?),
            number: rows::number(row, "number")?,
            how: rows::known(row, "how", How::from_code)?,
            made_by: StaffId::from_store(rows::text(row, "made_by")?),
            made_at: rows::number(row, "made_at")?,
        })
    })
}

/// One saved state of a work.
pub async fn one(content: &ContentStore, work: &WorkId, path: &TextPath, number: i64) -> Result<Option<SavedText>, StorageError> {
    let found = sql("SELECT id, path, number, body, digest, how, ground, made_by, made_at FROM studio_revision \
         WHERE organisation_id = $1 AND work_id = $2 AND path = $3 AND number = $4")
    .bind(content.organisation().as_str())
    .bind(work.as_str())
    .bind(path.as_str())
    .bind(number)
    .fetch_optional(content.read().await?.sql())
    .await?;
    found.as_ref().map(read).transpose()
}

/// The newest saved state of a text with these very words.
pub async fn with_digest(content: &ContentStore, work: &WorkId, path: &TextPath, digest: &str) -> Result<Option<SavedText>, StorageError> {
    let found = sql("SELECT id, path, number, body, digest, how, ground, made_by, made_at FROM studio_revision \
         WHERE organisation_id = $1 AND work_id = $2 AND path = $3 AND digest = $4 ORDER BY number DESC LIMIT 1")
    .bind(content.organisation().as_str())
    .bind(work.as_str())
    .bind(path.as_str())
    .bind(digest)
    .fetch_optional(content.read().await?.sql())
    .await?;
    found.as_ref().map(read).transpose()
}

/// Everybody who wrote in a work; opening a text is not writing.
pub async fn writers(content: &ContentStore, work: &WorkId) -> Result<Vec<StaffId>, StorageError> {
    read_writers(content.read().await?.sql(), content.organisation().as_str(), work).await
}

/// The same inside a change.
pub async fn writers_in(change: &mut ContentChange, work: &WorkId) -> Result<Vec<StaffId>, StorageError> {
    let organisation = change.organisation();
    read_writers(change.sql(), &organisation, work).await
}

async fn read_writers(connection: &mut sqlx::AnyConnection, organisation: &str, work: &WorkId) -> Result<Vec<StaffId>, StorageError> {
    let found = sql("SELECT DISTINCT made_by, how FROM studio_revision WHERE organisation_id = $1 AND work_id = $2")
        .bind(organisation)
        .bind(work.as_str())
        .fetch_all(connection)
        .await?;
    let each = rows::each(&found, |row| Ok((rows::text(row, "made_by")?, rows::known(row, "how", How::from_code)?)))?;
    let mut writers: Vec<_> = each.into_iter().filter(|(_, how)| how.is_writing()).map(|(by, _)| StaffId::from_store(by)).collect();
    writers.sort();
    writers.dedup();
    Ok(writers)
}

/// A text that is being written, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InWork {
    pub path: String,
    pub work: WorkId,
    pub title: String,
}

/// Texts of works that are open. `under` is a folder with its slash, or a whole path.
pub async fn in_work(content: &ContentStore, under: &str) -> Result<Vec<InWork>, StorageError> {
    let mut all = Vec::new();
    for state in WorkState::ALL.into_iter().filter(|state| state.is_open()) {
        let found = sql("SELECT DISTINCT r.path, w.id, w.title FROM studio_work w \
             JOIN studio_revision r ON r.work_id = w.id AND r.organisation_id = w.organisation_id WHERE w.organisation_id = $1 AND w.state = $2")
        .bind(content.organisation().as_str())
        .bind(state.code())
        .fetch_all(content.read().await?.sql())
        .await?;
        all.extend(rows::each(&found, |row| {
            Ok(InWork { path: rows::text(row, "path")?, work: WorkId::from_store(rows::text(row, "id")?), title: rows::text(row, "title")? })
        })?);
    }
    all.retain(|one| one.path.starts_with(under));
    all.sort_by(|a, b| (&a.path, &a.title).cmp(&(&b.path, &b.title)));
    Ok(all)
}

pub(super) fn read(row: &AnyRow) -> Result<SavedText, StorageError> {
    Ok(SavedText {
        id: SavedId::from_store(rows::text(row, "id")?),
        path: rows::parsed(row, "path", TextPath::parse)?,
        number: rows::number(row, "number")?,
        body: rows::text(row, "body")?,
        digest: rows::text(row, "digest")?,
        how: rows::known(row, "how", How::from_code)?,
        ground: rows::text(row, "ground")?,
        made_by: StaffId::from_store(rows::text(row, "made_by")?),
        made_at: rows::number(row, "made_at")?,
    })
}
