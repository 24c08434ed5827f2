//! My competency record: read from evidence by the rules each time it is opened, so that an expired piece ends by itself.
//!
//! Only one's own: there is no address with anybody's name or id in it.

use axum::{body::Body, http::Response};

use super::{
    decide::{self, Decider},
    framework::Sign,
    record_page,
};
use crate::{
    domain::{
        competency::{Decision, Evidence},
        frameworks::{Competency, EvidenceKind},
    },
    http::{error::Trouble, visit::Visit},
    storage::{evidence, progress::LessonPlace, staff::Staff, staff_lessons},
};

/// What the record's pages show.
pub struct Record {
    pub as_of: i64,
    pub stored: Vec<evidence::Evidence>,
    pub evidence: Vec<Evidence>,
    pub lessons: Vec<LessonPlace>,
}

impl Record {
    pub async fn read(visit: &Visit, staff: &Staff) -> Result<Self, Trouble> {
        let people = &visit.house.stores.people;
        let stored = evidence::all(people, staff).await?;
        let evidence = decide::for_rules(&stored);
        let lessons = staff_lessons::lessons(people, staff).await?;
        let as_of = decide::moment(&evidence, visit.house.now());
        Ok(Self { as_of, stored, evidence, lessons })
    }

    pub fn decided(&self, by: &Decider<'_>, competency: &Competency) -> Decision {
        by.decide(competency, &self.evidence, self.as_of)
    }

    pub fn sign(&self, decided: &Decision, kind: EvidenceKind) -> Sign {
        let of_kind = |e: &&Evidence| e.competency == decided.competency && e.kind == kind && e.voided_at.is_none();
        match (decided.carries(kind), self.evidence.iter().any(|e| of_kind(&e))) {
            (true, _) => Sign::Accepted,
            (false, true) => Sign::Waiting,
            (false, false) => Sign::NotStarted,
        }
    }
}

/// `/train/record`
pub async fn show(visit: Visit) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let record = Record::read(&visit, staff).await?;
    Ok(visit.page(|| record_page::page(&visit, staff, &record)))
}
