//! Second looks as whoever looks has them: what waits for somebody uninvolved, taking one up, reading its one piece, and answering.
//!
//! Until it is taken up nobody learns whose it is. Whether somebody had a part in it is asked when the list is drawn and again inside the
//! change. Deliberately absent: anything else of whoever asks, answering for them, and changing an answer.

use super::{
    Change, PeopleStore, StorageError,
    attempts::{self, Attempt, Response},
    evidence::{self, Evidence},
    evidence_voids::{self, Voiding},
    inbox,
    observers::Decides,
    rows,
    second_looks::{Look, Verdict, read, who_had_part},
    sql,
    staff::Staff,
};
use crate::domain::{
    competency::observing::ForAnother,
    ids::{CompetencyId, EvidenceId, StaffId},
    notice::Kind,
    policy::{self, Action, Person, Relation},
};

/// One that waits: what about, and not whose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub id: String,
    pub competency: CompetencyId,
    pub kind: String,
    pub asked_at: i64,
}

/// One that I took up, with the piece that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mine {
    /// Who asks.
    pub whose: StaffId,
    pub name: String,
    pub look: Look,
    pub evidence: Evidence,
}

/// What waits for somebody like me, the oldest first: not mine, and nothing that I had a part in. What a closed account had taken up waits
/// again.
pub async fn waiting(people: &PeopleStore, reader: &Staff) -> Result<Vec<Waiting>, StorageError> {
    let mut reading = people.read().await?;
    let found = open_for(reading.sql(), reader, "").await?;
    let mut all = Vec::new();
    for (id, whose, asked_at) in found {
        if let Some(piece) = uninvolved(reading.sql(), reader, &id, &whose).await? {
            all.push(Waiting { id, competency: piece.what.competency, kind: piece.what.kind, asked_at });
        }
    }
    Ok(all)
}

/// (which, whose, when); all, or the one of this id.
async fn open_for(connection: &mut sqlx::AnyConnection, reader: &Staff, id: &str) -> Result<Vec<(String, String, i64)>, StorageError> {
    let found = sql("SELECT l.id, l.staff_id, l.asked_at FROM second_look l JOIN staff a ON a.id = l.staff_id AND a.organisation_id = l.organisation_id \
         LEFT JOIN staff r ON r.id = l.reader_id AND r.organisation_id = l.organisation_id \
         WHERE l.organisation_id = $1 AND l.staff_id <> $2 AND ($3 = '' OR l.id = $3) AND l.outcome IS NULL AND a.disabled_at IS NULL \
         AND (l.reader_id IS NULL OR r.disabled_at IS NOT NULL) ORDER BY l.id")
    .bind(reader.organisation())
    .bind(reader.id().as_str())
    .bind(id)
    .fetch_all(connection)
    .await?;
    rows::each(&found, |row| Ok((rows::text(row, "id")?, rows::text(row, "staff_id")?, rows::number(row, "asked_at")?)))
}

/// The piece, if this reader had no part in it and it still counts.
async fn uninvolved(connection: &mut sqlx::AnyConnection, reader: &Staff, id: &str, whose: &str) -> Result<Option<Evidence>, StorageError> {
    let Some(piece) = piece_of(connection, reader.organisation(), id, whose).await?.filter(|piece| piece.void.is_none()) else { return Ok(None) };
    let part = who_had_part(connection, reader.organisation(), whose, &piece).await?;
    Ok((whose != reader.id().as_str() && !part.iter().any(|id| id == reader.id().as_str())).then_some(piece))
}

async fn piece_of(connection: &mut sqlx::AnyConnection, organisation: &str, look: &str, whose: &str) -> Result<Option<Evidence>, StorageError> {
    let found = sql("SELECT evidence_id FROM second_look WHERE organisation_id = $1 AND staff_id = $2 AND id = $3")
        .bind(organisation)
        .bind(whose)
        .bind(look)
        .fetch_optional(&mut *connection)
        .await?;
    let Some(row) = found else { return Ok(None) };
    let piece = rows::text(&row, "evidence_id")?;
    let all = evidence::of_person(connection, organisation, whose).await?;
    Ok(all.into_iter().find(|e| e.id.as_str() == piece))
}

fn may_look(reader: &Staff) -> bool {
    policy::may(Person::Staff(reader.working_as()), Action::LookAgain, Relation::Own)
}

/// Takes it up. `false`: it waits no longer, they had a part in it, or their role may not.
pub async fn take(change: &mut Change, reader: &Staff, id: &str, now: i64) -> Result<bool, StorageError> {
    if !may_look(reader) || id.is_empty() {
        return Ok(false);
    }
    // Held, so that of two who take it up at once the second finds it taken.
    hold_look(change, id).await?;
    let Some((id, whose, _)) = open_for(change.sql(), reader, id).await?.pop() else { return Ok(false) };
    if uninvolved(change.sql(), reader, &id, &whose).await?.is_none() {
        return Ok(false);
    }
    sql("UPDATE second_look SET reader_id = $3, reader_name = $4, taken_at = $5 WHERE organisation_id = $1 AND id = $2 AND outcome IS NULL")
        .bind(reader.organisation())
        .bind(id)
        .bind(reader.id().as_str())
        .bind(reader.display_name())
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(true)
}

async fn hold_look(change: &mut Change, id: &str) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE second_look SET asked_at = asked_at WHERE organisation_id = $1 AND id = $2").bind(organisation).bind(id).execute(change.sql()).await?;
    Ok(())
}

/// What I took up, the newest first.
pub async fn taken_by(people: &PeopleStore, reader: &Staff) -> Result<Vec<Mine>, StorageError> {
    let mut reading = people.read().await?;
    let found = sql("SELECT l.id, l.staff_id, l.evidence_id, l.reader_id, l.reader_name, l.reason, l.asked_at, l.taken_at, l.outcome, l.answer, l.ended_at, \
         s.display_name FROM second_look l JOIN staff s ON s.id = l.staff_id AND s.organisation_id = l.organisation_id \
         WHERE l.organisation_id = $1 AND l.reader_id = $2 ORDER BY l.id DESC")
    .bind(reader.organisation())
    .bind(reader.id().as_str())
    .fetch_all(reading.sql())
    .await?;
    let looks = rows::each(&found, |row| Ok((rows::text(row, "staff_id")?, rows::text(row, "display_name")?, read(row)?)))?;
    let mut all = Vec::new();
    for (whose, name, look) in looks {
        if let Some(evidence) = piece_of(reading.sql(), reader.organisation(), &look.id, &whose).await? {
            all.push(Mine { whose: StaffId::from_store(whose), name, look, evidence });
        }
    }
    Ok(all)
}

/// What was answered in the attempt behind a piece that I took up.
pub async fn attempt_behind(people: &PeopleStore, reader: &Staff, look: &str) -> Result<Option<(Attempt, Vec<Response>)>, StorageError> {
    let mut reading = people.read().await?;
    let found = sql("SELECT a.id, a.kind, a.module_id, a.subject, a.seed, a.drawn, a.started_at, a.submitted_at FROM second_look l \
         JOIN clinician_evidence e ON e.id = l.evidence_id AND e.organisation_id = l.organisation_id \
         JOIN clinician_attempt a ON a.id = e.attempt_id AND a.organisation_id = e.organisation_id \
         WHERE l.organisation_id = $1 AND l.reader_id = $2 AND l.id = $3")
    .bind(reader.organisation())
    .bind(reader.id().as_str())
    .bind(look)
    .fetch_optional(reading.sql())
    .await?;
    let Some(attempt) = found.as_ref().map(attempts::read_attempt).transpose()? else { return Ok(None) };
    let steps = attempts::steps_of(reading.sql(), reader.organisation(), &attempt.id).await?;
    Ok(Some((attempt, steps)))
}

/// Answers it, and tells whoever asked. With `Voided` the piece counts no longer and everything that follows is decided anew, in this change.
/// `false`: it is not theirs to answer, or it was answered.
pub async fn answer(
    change: &mut Change,
    reader: &Staff,
    id: &str,
    (verdict, words): (Verdict, &str),
    by: &impl Decides,
    now: i64,
) -> Result<bool, StorageError> {
    if !may_look(reader) {
        return Ok(false);
    }
    hold_look(change, id).await?;
    let found = sql("SELECT staff_id, evidence_id FROM second_look WHERE organisation_id = $1 AND reader_id = $2 AND id = $3 AND outcome IS NULL")
        .bind(reader.organisation())
        .bind(reader.id().as_str())
        .bind(id)
        .fetch_optional(change.sql())
        .await?;
    let Some(row) = found else { return Ok(false) };
    let (whose, piece) = (StaffId::from_store(rows::text(&row, "staff_id")?), EvidenceId::from_store(rows::text(&row, "evidence_id")?));
    let Some(two) = ForAnother::new(reader.id(), &whose) else { return Ok(false) };
    sql("UPDATE second_look SET outcome = $3, answer = $4, ended_at = $5 WHERE organisation_id = $1 AND id = $2")
        .bind(reader.organisation())
        .bind(id)
        .bind(verdict.code())
        .bind(words)
        .bind(now)
        .execute(change.sql())
        .await?;
    let voiding = Voiding { two: &two, name: reader.display_name(), reason: words };
    // Voiding tells them itself; if somebody else took it out meanwhile, the answer does.
    if verdict == Verdict::Stands || !evidence_voids::void(change, &voiding, &piece, by, now).await? {
        inbox::put(change, &whose, Kind::SecondLookAnswered, reader.id().as_str(), now).await?;
    }
    Ok(true)
}
