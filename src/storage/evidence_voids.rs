//! Taking a piece out of the count: with a name and a reason, for good, and by somebody else than whose it is.
//!
//! Nothing is deleted. The piece stays, the results of before stay, and new ones are stored beside them in the same change, from the moment
//! at which it counts no longer. Pieces of one attempt stand or fall together, because they were judged together. Deliberately absent:
//! putting a piece back (it is shown again), and voiding a piece of one's own.

use super::{
    Change, PeopleStore, StorageError,
    evidence::{self, Evidence},
    inbox,
    observers::Decides,
    results, rows, sql,
    staff::hold_id,
};
use crate::domain::{
    competency::observing::ForAnother,
    frameworks::Competency,
    ids::{EvidenceId, StaffId},
    notice::Kind,
};

/// A piece as somebody finds it who was given its number: whose it is and what about, and nothing of what was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub whose: StaffId,
    pub name: String,
    pub piece: Evidence,
    /// How many pieces came of the same attempt, this one included.
    pub together: usize,
}

/// Why, and who says so.
pub struct Voiding<'a> {
    pub two: &'a ForAnother,
    /// The name of whoever takes it out.
    pub name: &'a str,
    pub reason: &'a str,
}

/// By the number that stands in its owner's record.
pub async fn find(people: &PeopleStore, number: &str) -> Result<Option<Found>, StorageError> {
    let mut reading = people.read().await?;
    let organisation = people.organisation().as_str();
    let found = sql("SELECT e.staff_id, s.display_name FROM clinician_evidence e JOIN staff s ON s.id = e.staff_id AND s.organisation_id = e.organisation_id \
         WHERE e.organisation_id = $1 AND e.id = $2")
    .bind(organisation.to_owned())
    .bind(number.to_owned())
    .fetch_optional(reading.sql())
    .await?;
    let Some(row) = found else { return Ok(None) };
    let (whose, name) = (StaffId::from_store(rows::text(&row, "staff_id")?), rows::text(&row, "display_name")?);
    let all = evidence::of_person(reading.sql(), organisation, whose.as_str()).await?;
    let Some(piece) = all.iter().find(|e| e.id.as_str() == number).cloned() else { return Ok(None) };
    let together = of_one_attempt(&all, &piece).count();
    Ok(Some(Found { whose, name, piece, together }))
}

/// Takes the piece out, with what was judged together with it, decides anew and tells its owner. `false`: it is not theirs, or it counted
/// no longer.
pub async fn void(change: &mut Change, voiding: &Voiding<'_>, piece: &EvidenceId, by: &impl Decides, now: i64) -> Result<bool, StorageError> {
    let (organisation, whom) = (change.organisation(), voiding.two.whom().as_str());
    // Whatever else is being decided about them now waits: results are told apart by their moment.
    hold_id(change, whom).await?;
    let all = evidence::of_person(change.sql(), &organisation, whom).await?;
    let Some(chosen) = all.iter().find(|e| &e.id == piece && e.void.is_none()) else { return Ok(false) };
    let gone: Vec<&Evidence> = of_one_attempt(&all, chosen).filter(|e| e.void.is_none()).collect();
    let at = moment_after(change, whom, &all, now).await?;
    for e in &gone {
        insert(change, voiding, &e.id, at).await?;
    }
    let after = evidence::of_person(change.sql(), &organisation, whom).await?;
    for competency in concerned(by, &gone) {
        results::add_for(change, whom, &by.result(competency, &after, at)).await?;
    }
    inbox::put(change, voiding.two.whom(), Kind::EvidenceVoided, voiding.two.by().as_str(), now).await?;
    // An older copy of the database must not bring it back unseen.
    change.grow();
    Ok(true)
}

/// After every result that saw the evidence as it was, so that each of them can be made again.
pub(super) async fn moment_after(change: &mut Change, whom: &str, all: &[Evidence], now: i64) -> Result<i64, StorageError> {
    let newest = all.iter().map(|e| e.given_at).max().unwrap_or(now);
    Ok(results::last_moment_of(change, whom).await?.map_or(now, |last| now.max(last + 1)).max(newest))
}

/// Each competency once, in the order of the framework.
pub(super) fn concerned<'a>(by: &'a impl Decides, gone: &[&Evidence]) -> Vec<&'a Competency> {
    let names: Vec<_> = gone.iter().filter_map(|e| by.framework().competency(e.what.competency.as_str())).map(|c| &c.id).collect();
    by.framework().all().filter(|c| names.contains(&&c.id)).collect()
}

fn of_one_attempt<'a>(all: &'a [Evidence], piece: &'a Evidence) -> impl Iterator<Item = &'a Evidence> {
    all.iter().filter(move |e| e.id == piece.id || (piece.what.attempt.is_some() && e.what.attempt == piece.what.attempt))
}

async fn insert(change: &mut Change, voiding: &Voiding<'_>, piece: &EvidenceId, at: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("INSERT INTO evidence_void (organisation_id, evidence_id, staff_id, voided_by, voided_name, reason, voided_at) VALUES ($1, $2, $3, $4, $5, $6, $7)")
        .bind(organisation)
        .bind(piece.as_str())
        .bind(voiding.two.whom().as_str())
        .bind(voiding.two.by().as_str())
        .bind(voiding.name)
        .bind(voiding.reason)
        .bind(at)
        .execute(change.sql())
        .await?;
    Ok(())
}
