//! What a clinician has shown, piece by piece. Append-only: there is no function that changes or removes a piece. One that does not count
//! any more says so (`evidence_voids`).

use serde_json::Value;
use sqlx::any::AnyRow;

use super::{
    Change, PeopleStore, StorageError, rows, sql,
    staff::{Staff, new_key},
};
use crate::domain::{
    competency::Shown,
    ids::{AttemptId, CompetencyId, EvidenceId},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvidence {
    pub competency: CompetencyId,
    /// A word of the rules: `knowledge`, `vignette`, `observed`…
    pub kind: String,
    pub attempt: Option<AttemptId>,
    /// Whether the rules took it as shown.
    pub accepted: bool,
    /// JSON: what the rule saw.
    pub detail: String,
    pub content_version: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    pub id: EvidenceId,
    pub what: NewEvidence,
    pub given_at: i64,
    pub void: Option<Void>,
    /// The oldest first.
    pub again: Vec<Again>,
}

/// What it came to when its check was judged again without a question that was voided (`judging_again`). It counts from this moment on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Again {
    pub at: i64,
    pub shown: Shown,
    pub points: i64,
    pub possible: i64,
}

impl Evidence {
    fn detail(&self) -> Value {
        serde_json::from_str(&self.what.detail).unwrap_or_default()
    }

    /// What it came to when it was given.
    pub fn shown_first(&self) -> Shown {
        Shown::stored(self.what.accepted, self.detail().get("outcome").and_then(Value::as_str))
    }

    /// What it came to last.
    pub fn shown_now(&self) -> Shown {
        self.again.last().map_or_else(|| self.shown_first(), |again| again.shown)
    }

    /// Of how many questions it was made, if it was made of questions.
    pub fn items(&self) -> Option<u64> {
        self.detail().get("items").and_then(Value::as_u64)
    }
}

/// It does not count from this moment on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Void {
    pub at: i64,
    /// The name of whoever took it out.
    pub by: String,
    pub reason: String,
}

pub async fn add(change: &mut Change, staff: &Staff, new: &NewEvidence, now: i64) -> Result<EvidenceId, StorageError> {
    add_for(change, staff.id().as_str(), new, now).await
}

/// For whoever asked to be observed: `observation_signing` alone calls this for somebody else than the one who is signed in.
pub(super) async fn add_for(change: &mut Change, staff: &str, new: &NewEvidence, now: i64) -> Result<EvidenceId, StorageError> {
    let (organisation, id) = (change.organisation(), EvidenceId::from_store(new_key(now)));
    sql("INSERT INTO clinician_evidence (organisation_id, id, staff_id, competency_id, kind, attempt_id, accepted, detail, content_version, given_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
    .bind(organisation)
    .bind(id.as_str())
    .bind(staff)
    .bind(new.competency.as_str())
    .bind(new.kind.as_str())
    .bind(new.attempt.as_ref().map(|attempt| attempt.as_str().to_owned()))
    .bind(i64::from(new.accepted))
    .bind(new.detail.as_str())
    .bind(new.content_version.as_str())
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok(id)
}

/// Everything, the oldest first: what the rules run over.
pub async fn all(people: &PeopleStore, staff: &Staff) -> Result<Vec<Evidence>, StorageError> {
    of_person(people.read().await?.sql(), staff.organisation(), staff.id().as_str()).await
}

/// The same inside a change that then writes a result.
pub async fn all_in(change: &mut Change, staff: &Staff) -> Result<Vec<Evidence>, StorageError> {
    of_person(change.sql(), staff.organisation(), staff.id().as_str()).await
}

pub(super) async fn of_person(connection: &mut sqlx::AnyConnection, organisation: &str, staff: &str) -> Result<Vec<Evidence>, StorageError> {
    let found = sql("SELECT e.id, e.competency_id, e.kind, e.attempt_id, e.accepted, e.detail, e.content_version, e.given_at, \
         v.voided_at, v.voided_name, v.reason, g.outcome, g.points, g.possible, g.judged_at FROM clinician_evidence e \
         LEFT JOIN evidence_void v ON v.evidence_id = e.id AND v.organisation_id = e.organisation_id \
         LEFT JOIN evidence_again g ON g.evidence_id = e.id AND g.organisation_id = e.organisation_id \
         WHERE e.organisation_id = $1 AND e.staff_id = $2 ORDER BY e.given_at, e.id, g.judged_at")
    .bind(organisation)
    .bind(staff)
    .fetch_all(connection)
    .await?;
    let mut all = Vec::new();
    for row in &found {
        gather(&mut all, read(row)?);
    }
    Ok(all)
}

/// A piece has a row for each time that it was judged again; these come one after the other.
pub(super) fn gather(all: &mut Vec<Evidence>, piece: Evidence) {
    match all.last_mut().filter(|last| last.id == piece.id) {
        Some(last) => last.again.extend(piece.again),
        None => all.push(piece),
    }
}

pub(super) fn read(row: &AnyRow) -> Result<Evidence, StorageError> {
    Ok(Evidence {
        id: EvidenceId::from_store(rows::text(row, "id")?),
        what: NewEvidence {
            competency: rows::parsed(row, "competency_id", CompetencyId::parse)?,
            kind: rows::text(row, "kind")?,
            attempt: rows::maybe_text(row, "attempt_id")?.map(AttemptId::from_store),
            accepted: rows::yes(row, "accepted")?,
            detail: rows::text(row, "detail")?,
            content_version: rows::text(row, "content_version")?,
        },
        given_at: rows::number(row, "given_at")?,
        void: void(row)?,
        again: match rows::maybe_number(row, "judged_at")? {
            Some(_) => vec![read_again(row)?],
            None => Vec::new(),
        },
    })
}

pub(super) fn read_again(row: &AnyRow) -> Result<Again, StorageError> {
    let outcome = rows::text(row, "outcome")?;
    Ok(Again {
        at: rows::number(row, "judged_at")?,
        shown: Shown::stored(outcome == Shown::Accepted.code(), Some(&outcome)),
        points: rows::number(row, "points")?,
        possible: rows::number(row, "possible")?,
    })
}

fn void(row: &AnyRow) -> Result<Option<Void>, StorageError> {
    let Some(at) = rows::maybe_number(row, "voided_at")? else { return Ok(None) };
    Ok(Some(Void { at, by: rows::text(row, "voided_name")?, reason: rows::text(row, "reason")? }))
}
