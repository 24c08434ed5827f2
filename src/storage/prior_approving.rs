//! Prior learning, as the colleague has it who was asked: the description while it waits, and one of three ends: approved for a level, which
//! is evidence; given back with what is missing; or declined with a reason.
//!
//! Each needs exactly this colleague and one that waits; whether they may sign for the competency is asked inside the same change
//! (`observers::right_in`). Deliberately absent: the description after that, and anything else of whoever described it.

use super::{
    Change, PeopleStore, StorageError,
    evidence::NewEvidence,
    inbox,
    observation_signing::write_for,
    observers::Decides,
    prior_files::{self, About},
    prior_learning::{State, described, state},
    rows, sql,
    staff::Staff,
};
use crate::domain::{
    frameworks::{EvidenceKind, LevelId},
    ids::{ClaimId, CompetencyId, Revision, StaffId},
    notice::Kind,
    prior_learning::Description,
    roles::Role,
};

/// One that was sent to me last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub id: ClaimId,
    /// Who learned it.
    pub name: String,
    pub competency: CompetencyId,
    /// Empty unless it waits.
    pub described: Description,
    pub state: State,
    /// What I wrote.
    pub comment: String,
    /// While it waits, and when it was approved.
    pub file: Option<About>,
}

/// Everything that was sent to this colleague, the oldest first.
pub async fn of_approver(people: &PeopleStore, approver: &Staff) -> Result<Vec<Claim>, StorageError> {
    let found = sql("SELECT p.id, p.competency_id, p.learned, p.learned_where, p.period, p.duration, p.asked_level, p.sent_at, p.returned_at, p.ended_at, p.level, p.comment, \
         s.display_name, f.kind AS file_kind, f.size AS file_size FROM prior_learning p \
         LEFT JOIN prior_learning_file f ON f.claim_id = p.id AND f.organisation_id = p.organisation_id \
         JOIN staff s ON s.id = p.staff_id AND s.organisation_id = p.organisation_id AND s.disabled_at IS NULL \
         WHERE p.organisation_id = $1 AND p.approver_id = $2 ORDER BY p.id")
    .bind(approver.organisation())
    .bind(approver.id().as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    rows::each(&found, |row| {
        let state = state(row)?;
        let waits = matches!(state, State::Waiting { .. });
        Ok(Claim {
            id: ClaimId::from_store(rows::text(row, "id")?),
            name: rows::text(row, "display_name")?,
            competency: rows::parsed(row, "competency_id", CompetencyId::parse)?,
            described: if waits { described(row)? } else { Description::default() },
            state,
            comment: rows::text(row, "comment")?,
            file: if waits || matches!(state, State::Approved { .. }) { prior_files::about(row)? } else { None },
        })
    })
}

/// Somebody asked exactly this colleague, and it waits. Lives within one change.
#[derive(Debug)]
pub struct Waits {
    id: String,
    whom: StaffId,
    approver: StaffId,
    competency: CompetencyId,
}

impl Waits {
    pub fn competency(&self) -> &CompetencyId {
        &self.competency
    }
}

/// `None`: decided, given back or taken back already, sent to somebody else, or whoever sent it has left. Of two changes the second waits here.
pub async fn open(change: &mut Change, approver: &Staff, id: &str) -> Result<Option<Waits>, StorageError> {
    if approver.working_as() != Some(Role::Mentor) {
        return Ok(None);
    }
    let held = sql("UPDATE prior_learning SET changed_at = changed_at WHERE organisation_id = $1 AND approver_id = $2 AND id = $3 \
         AND sent_at IS NOT NULL AND ended_at IS NULL AND staff_id <> $2")
    .bind(approver.organisation())
    .bind(approver.id().as_str())
    .bind(id)
    .execute(change.sql())
    .await?;
    if held.rows_affected() == 0 {
        return Ok(None);
    }
    let found = sql("SELECT p.id, p.staff_id, p.competency_id FROM prior_learning p \
         JOIN staff s ON s.id = p.staff_id AND s.organisation_id = p.organisation_id AND s.disabled_at IS NULL \
         WHERE p.organisation_id = $1 AND p.id = $2")
    .bind(approver.organisation())
    .bind(id)
    .fetch_optional(change.sql())
    .await?;
    let Some(row) = found else { return Ok(None) };
    Ok(Some(Waits {
        id: rows::text(&row, "id")?,
        whom: StaffId::from_store(rows::text(&row, "staff_id")?),
        approver: approver.id().clone(),
        competency: rows::parsed(&row, "competency_id", CompetencyId::parse)?,
    }))
}

/// What an approval says.
#[derive(Debug)]
pub struct Approval<'a> {
    pub level: LevelId,
    pub reason: &'a str,
    /// What the rules and the record read.
    pub detail: String,
    /// Of the framework that asks for it.
    pub revision: &'a Revision,
}

/// Evidence for whoever learned it, and what follows from it.
pub async fn approve(change: &mut Change, waits: Waits, approval: Approval<'_>, by: &impl Decides, now: i64) -> Result<(), StorageError> {
    let new = NewEvidence {
        competency: waits.competency.clone(),
        kind: EvidenceKind::PriorLearning.code().to_owned(),
        attempt: None,
        accepted: true,
        detail: approval.detail,
        content_version: approval.revision.as_str().to_owned(),
    };
    let piece = write_for(change, &waits.whom, &new, by, now).await?;
    let organisation = change.organisation();
    sql("UPDATE prior_learning SET ended_at = $3, level = $4, comment = $5, evidence_id = $6 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation)
        .bind(waits.id.as_str())
        .bind(now)
        .bind(approval.level.code())
        .bind(approval.reason)
        .bind(piece.as_str())
        .execute(change.sql())
        .await?;
    inbox::put(change, &waits.whom, Kind::PriorApproved, waits.approver.as_str(), now).await
}

/// With what is missing: a draft of its writer again.
pub async fn give_back(change: &mut Change, waits: Waits, missing: &str, now: i64) -> Result<(), StorageError> {
    let query = "UPDATE prior_learning SET sent_at = NULL, returned_at = $3, comment = $4, changed_at = changed_at + 1 WHERE organisation_id = $1 AND id = $2";
    end(change, waits, query, missing, Kind::PriorReturned, now).await
}

/// With a reason, for good.
pub async fn decline(change: &mut Change, waits: Waits, reason: &str, now: i64) -> Result<(), StorageError> {
    let query = "UPDATE prior_learning SET ended_at = $3, comment = $4 WHERE organisation_id = $1 AND id = $2";
    end(change, waits, query, reason, Kind::PriorDeclined, now).await
}

async fn end(change: &mut Change, waits: Waits, query: &'static str, words: &str, kind: Kind, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql(query).bind(organisation).bind(waits.id.as_str()).bind(now).bind(words).execute(change.sql()).await?;
    inbox::put(change, &waits.whom, kind, waits.approver.as_str(), now).await
}
