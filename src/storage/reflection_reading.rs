//! Reflections, as their reader has them: the words while they wait, and one of two ends: “I have read this”, which is evidence for the
//! writer, or given back with a question.
//!
//! Both need exactly this reader and one that waits. Deliberately absent: the words after that (they are with their writer), anything else
//! of the writer, and reading without being asked.

use super::{Change, PeopleStore, StorageError, evidence::NewEvidence, inbox, observation_signing::write_for, observers::Decides, rows, sql, staff::Staff};
use crate::domain::{
    frameworks::EvidenceKind,
    ids::{CompetencyId, ReflectionId, Revision, StaffId},
    notice::Kind,
    roles::Role,
};

/// What became of one that was sent to me.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Came {
    Waiting { words: String, since: i64 },
    TakenBack,
    Returned { at: i64 },
    Read { at: i64 },
}

/// One that was sent to me.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    pub id: ReflectionId,
    /// Who wrote it.
    pub name: String,
    pub competency: CompetencyId,
    pub came: Came,
    /// What I wrote: a question, or an answer.
    pub comment: String,
}

/// Everything that was sent to this reader last, the oldest first; the words only of what waits.
pub async fn of_reader(people: &PeopleStore, reader: &Staff) -> Result<Vec<Sent>, StorageError> {
    let found = sql("SELECT r.id, r.competency_id, CASE WHEN r.sent_at IS NOT NULL AND r.read_at IS NULL THEN r.words ELSE '' END AS words, \
         r.sent_at, r.returned_at, r.read_at, r.comment, s.display_name \
         FROM reflection r JOIN staff s ON s.id = r.staff_id AND s.organisation_id = r.organisation_id AND s.disabled_at IS NULL \
         WHERE r.organisation_id = $1 AND r.reader_id = $2 ORDER BY r.id")
    .bind(reader.organisation())
    .bind(reader.id().as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    rows::each(&found, |row| {
        let at = |name: &'static str| rows::maybe_number(row, name);
        Ok(Sent {
            id: ReflectionId::from_store(rows::text(row, "id")?),
            name: rows::text(row, "display_name")?,
            competency: rows::parsed(row, "competency_id", CompetencyId::parse)?,
            came: match (at("read_at")?, at("sent_at")?, at("returned_at")?) {
                (Some(at), ..) => Came::Read { at },
                (_, Some(since), _) => Came::Waiting { words: rows::text(row, "words")?, since },
                (.., Some(at)) => Came::Returned { at },
                _ => Came::TakenBack,
            },
            comment: rows::text(row, "comment")?,
        })
    })
}

/// What a reader says when they have read it.
#[derive(Debug)]
pub struct HaveRead<'a> {
    pub id: &'a str,
    pub comment: &'a str,
    /// What the rules and the record read.
    pub detail: String,
    /// Of the framework that asks for it.
    pub revision: &'a Revision,
}

const READ: &str = "UPDATE reflection SET read_at = $4, comment = $5 \
     WHERE organisation_id = $1 AND reader_id = $2 AND id = $3 AND sent_at IS NOT NULL AND read_at IS NULL AND staff_id <> $2 \
     AND EXISTS (SELECT 1 FROM staff s WHERE s.id = reflection.staff_id AND s.organisation_id = $1 AND s.disabled_at IS NULL)";
const BACK: &str = "UPDATE reflection SET sent_at = NULL, returned_at = $4, comment = $5, changed_at = changed_at + 1 \
     WHERE organisation_id = $1 AND reader_id = $2 AND id = $3 AND sent_at IS NOT NULL AND read_at IS NULL AND staff_id <> $2 \
     AND EXISTS (SELECT 1 FROM staff s WHERE s.id = reflection.staff_id AND s.organisation_id = $1 AND s.disabled_at IS NULL)";

/// “I have read this”: evidence for its writer, and nothing else. `false`: sent to somebody else, taken back, or ended already.
pub async fn mark_read(change: &mut Change, reader: &Staff, read: HaveRead<'_>, by: &impl Decides, now: i64) -> Result<bool, StorageError> {
    let HaveRead { id, comment, detail, revision } = read;
    let Some((whom, competency)) = end(change, reader, id, READ, comment, now).await? else {
        return Ok(false);
    };
    let new = NewEvidence {
        competency,
        kind: EvidenceKind::Reflection.code().to_owned(),
        attempt: None,
        accepted: true,
        detail,
        content_version: revision.as_str().to_owned(),
    };
    let piece = write_for(change, &whom, &new, by, now).await?;
    sql("UPDATE reflection SET evidence_id = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(reader.organisation())
        .bind(id)
        .bind(piece.as_str())
        .execute(change.sql())
        .await?;
    inbox::put(change, &whom, Kind::ReflectionRead, reader.id().as_str(), now).await?;
    Ok(true)
}

/// Gives it back with a question: a draft of its writer again.
pub async fn give_back(change: &mut Change, reader: &Staff, id: &str, question: &str, now: i64) -> Result<bool, StorageError> {
    let Some((whom, _)) = end(change, reader, id, BACK, question, now).await? else { return Ok(false) };
    inbox::put(change, &whom, Kind::ReflectionReturned, reader.id().as_str(), now).await?;
    Ok(true)
}

/// Whose it is and what it is about, when it waited for this reader. Of two changes the second finds nothing that waits.
async fn end(
    change: &mut Change,
    reader: &Staff,
    id: &str,
    query: &'static str,
    words: &str,
    now: i64,
) -> Result<Option<(StaffId, CompetencyId)>, StorageError> {
    if reader.working_as() != Some(Role::Mentor) {
        return Ok(None);
    }
    let ended = sql(query).bind(reader.organisation()).bind(reader.id().as_str()).bind(id).bind(now).bind(words).execute(change.sql()).await?;
    if ended.rows_affected() == 0 {
        return Ok(None);
    }
    let found = sql("SELECT staff_id, competency_id FROM reflection WHERE organisation_id = $1 AND id = $2")
        .bind(reader.organisation())
        .bind(id)
        .fetch_one(change.sql())
        .await?;
    Ok(Some((StaffId::from_store(rows::text(&found, "staff_id")?), rows::parsed(&found, "competency_id", CompetencyId::parse)?)))
}
