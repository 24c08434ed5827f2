//! Signing: the one way in which somebody writes into another person's record.
//!
//! It needs an [`OpenRequest`], which only the query here makes: from an open request of that person to exactly this observer, held until
//! the commit. It is used up by signing or giving back, and nothing of that person can be read with it: their evidence goes from the
//! database to the rules and never to a page. Deliberately absent: signing without being asked, changing or taking back a signature.

use super::{
    Change, StorageError,
    evidence::{self, NewEvidence},
    inbox,
    observers::Decides,
    results, rows, sql,
    staff::{Staff, hold_id},
};
use crate::domain::{
    competency::observing::{ForAnother, Signing},
    frameworks::EvidenceKind,
    ids::{CompetencyId, EvidenceId, ObservationId, Revision, StaffId},
    notice::Kind,
    roles::Role,
};

/// Somebody asked exactly this observer, and the request is open. Lives within one change.
#[derive(Debug)]
pub struct OpenRequest {
    id: String,
    two: ForAnother,
    competency: CompetencyId,
    sheet: ObservationId,
}

impl OpenRequest {
    pub fn competency(&self) -> &CompetencyId {
        &self.competency
    }

    pub fn sheet(&self) -> &ObservationId {
        &self.sheet
    }
}

/// `None`: signed, returned or withdrawn already, asked of somebody else, or whoever asked has left. Of two changes the second waits here.
pub async fn open(change: &mut Change, observer: &Staff, id: &str) -> Result<Option<OpenRequest>, StorageError> {
    if observer.working_as() != Some(Role::Mentor) {
        return Ok(None);
    }
    let held = sql("UPDATE observation_request SET asked_at = asked_at WHERE organisation_id = $1 AND observer_id = $2 AND id = $3 AND outcome IS NULL")
        .bind(observer.organisation())
        .bind(observer.id().as_str())
        .bind(id)
        .execute(change.sql())
        .await?;
    if held.rows_affected() == 0 {
        return Ok(None);
    }
    let found = sql("SELECT r.id, r.staff_id, r.competency_id, r.sheet_id FROM observation_request r \
         JOIN staff s ON s.id = r.staff_id AND s.organisation_id = r.organisation_id \
         WHERE r.organisation_id = $1 AND r.observer_id = $2 AND r.id = $3 AND s.disabled_at IS NULL")
    .bind(observer.organisation())
    .bind(observer.id().as_str())
    .bind(id)
    .fetch_optional(change.sql())
    .await?;
    let Some(row) = found else { return Ok(None) };
    let whom = StaffId::from_store(rows::text(&row, "staff_id")?);
    let Some(two) = ForAnother::new(observer.id(), &whom) else { return Ok(None) };
    Ok(Some(OpenRequest {
        id: rows::text(&row, "id")?,
        two,
        competency: rows::parsed(&row, "competency_id", CompetencyId::parse)?,
        sheet: rows::parsed(&row, "sheet_id", ObservationId::parse)?,
    }))
}

/// Writes the evidence and the result of whoever asked, ends the request and tells them, all in this change. `detail` is what the rules and
/// the record read; `revision` names the text of the sheet.
pub async fn sign(
    change: &mut Change,
    request: OpenRequest,
    signing: &Signing,
    detail: String,
    revision: &Revision,
    by: &impl Decides,
    now: i64,
) -> Result<(), StorageError> {
    let new = NewEvidence {
        competency: request.competency.clone(),
        kind: EvidenceKind::Observed.code().to_owned(),
        attempt: None,
        accepted: signing.is_enough(),
        detail,
        content_version: revision.as_str().to_owned(),
    };
    let piece = write_for(change, request.two.whom(), &new, by, now).await?;
    let organisation = change.organisation();
    sql("UPDATE observation_request SET outcome = 'signed', ended_at = $3, rating = $4, observed_on = $5, comment = $6, evidence_id = $7 \
         WHERE organisation_id = $1 AND id = $2 AND outcome IS NULL")
    .bind(organisation)
    .bind(request.id.as_str())
    .bind(now)
    .bind(signing.rating.code())
    .bind(signing.day.as_str())
    .bind(signing.comment.as_str())
    .bind(piece.as_str())
    .execute(change.sql())
    .await?;
    inbox::put(change, request.two.whom(), Kind::ObservationSigned, request.two.by().as_str(), now).await
}

/// Evidence of somebody who asked for it, and what follows from it. For this file and for `reflections`.
pub(super) async fn write_for(change: &mut Change, whom: &StaffId, new: &NewEvidence, by: &impl Decides, now: i64) -> Result<EvidenceId, StorageError> {
    let whom = whom.as_str();
    // Whatever else is being decided about them now waits: results are told apart by their moment.
    hold_id(change, whom).await?;
    let piece = evidence::add_for(change, whom, new, now).await?;
    let organisation = change.organisation();
    let all = evidence::of_person(change.sql(), &organisation, whom).await?;
    let as_of = results::last_moment_of(change, whom).await?.map_or(now, |last| now.max(last + 1));
    if let Some(competency) = by.framework().competency(new.competency.as_str()) {
        results::add_for(change, whom, &by.result(competency, &all, as_of)).await?;
    }
    Ok(piece)
}

/// Gives it back unsigned, with words: something to come back to.
pub async fn give_back(change: &mut Change, request: OpenRequest, comment: &str, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE observation_request SET outcome = 'returned', ended_at = $3, comment = $4 WHERE organisation_id = $1 AND id = $2 AND outcome IS NULL")
        .bind(organisation)
        .bind(request.id.as_str())
        .bind(now)
        .bind(comment)
        .execute(change.sql())
        .await?;
    inbox::put(change, request.two.whom(), Kind::ObservationReturned, request.two.by().as_str(), now).await
}
