//! What a clinician has shown, piece by piece. Append-only: there is no function that changes or removes a piece. One that does not count
//! any more says so (`evidence_voids`).

use sqlx::any::AnyRow;

use super::{
    Change, PeopleStore, StorageError, rows, sql,
    staff::{Staff, new_key},
};
use crate::domain::ids::{AttemptId, CompetencyId, EvidenceId};

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
         v.voided_at, v.voided_name, v.reason FROM clinician_evidence e \
         LEFT JOIN evidence_void v ON v.evidence_id = e.id AND v.organisation_id = e.organisation_id \
         WHERE e.organisation_id = $1 AND e.staff_id = $2 ORDER BY e.given_at, e.id")
    .bind(organisation)
    .bind(staff)
    .fetch_all(connection)
    .await?;
    rows::each(&found, read)
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
    })
}

fn void(row: &AnyRow) -> Result<Option<Void>, StorageError> {
    let Some(at) = rows::maybe_number(row, "voided_at")? else { return Ok(None) };
    Ok(Some(Void { at, by: rows::text(row, "voided_name")?, reason: rows::text(row, "reason")? }))
}
