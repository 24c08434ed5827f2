//! My portfolio: the competency record on one sheet to take along, with what its owner ticks and nothing else.
//!
//! One's own alone, made anew from the evidence each time. The choice stands in the address of the page and nowhere else. Deliberately
//! absent: points, answers, cases, names of observers and learning hours (the log has them), a seal, and anything that proves: what proves
//! an award is the page behind its code.

mod choice;
mod file;
mod sheet;

use axum::{body::Body, http::Response};

pub use file::give;

use self::choice::Choice;
use super::{awards::weigh, record::Record, replay::Frameworks};
use crate::{
    domain::{
        award::Standing,
        competency::{Decision, Evidence},
        frameworks::EvidenceKind,
    },
    http::{error::Trouble, visit::Visit},
    storage::{
        awards::{self, Award},
        staff::Staff,
    },
};

pub const HERE: &str = "/train/record/portfolio";

/// `GET /train/record/portfolio?chosen=yes&domain=…&show=…&award=…`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let record = Record::read(&visit, staff).await?;
    let awards = that_hold(&visit, staff, &record).await?;
    let choice = Choice::read(&visit.library.competencies, &awards, &visit.query);
    Ok(visit.page(|| sheet::page(&visit, staff, &record, &awards, &choice)))
}

/// One's awards that hold today, the newest first. Those that ended or were taken back have their own page and no place on a sheet. What
/// names today's framework asks the database for nothing more; each earlier framework is read once.
async fn that_hold(visit: &Visit, staff: &Staff, record: &Record) -> Result<Vec<Award>, Trouble> {
    let mut frameworks = Frameworks::of(&visit.house.stores.content);
    frameworks.know(&visit.library.competencies_revision, &visit.library.competencies);
    let mut held = Vec::new();
    for award in awards::of_staff(&visit.house.stores.people, staff).await? {
        if weigh::weighed(&mut frameworks, &award, &record.evidence, record.as_of).await? == Standing::Holds {
            held.push(award);
        }
    }
    Ok(held)
}

/// How many pieces of each kind carry the level that is reached; those that ended or were not accepted carry nothing.
fn carrying(decided: &Decision, evidence: &[Evidence]) -> Vec<(EvidenceKind, usize)> {
    let Some(verdict) = decided.standing.level().and_then(|level| decided.level(level)) else { return Vec::new() };
    let mut ids: Vec<_> = verdict.answered().into_iter().flat_map(|(_, answered)| &answered.carried_by).collect();
    ids.sort_unstable();
    ids.dedup();
    let of_kind = |kind| evidence.iter().filter(|e| e.kind == kind && ids.binary_search(&&e.id).is_ok()).count();
    EvidenceKind::ALL.into_iter().map(|kind| (kind, of_kind(kind))).filter(|(_, n)| *n > 0).collect()
}
