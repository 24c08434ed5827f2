//! One attempt of my own, as it was: what was asked then, in the words of then, what I chose, what it was worth, and when.
//!
//! From here every result can be walked to the very text that was answered (product promise 4). Deliberately absent: a check that was not
//! sent yet (its reasons are not for reading before), and anybody else's attempt: it is not found, like one that never was.

use axum::{body::Body, extract::Path, http::Response};

use super::{
    asked::{self, QuestionThen},
    attempt_page,
    case_way::Tried,
};
use crate::{
    domain::ids::{AttemptId, StaffId},
    http::{error::Trouble, visit::Visit},
    storage::{
        attempts::{self, Attempt, AttemptKind, Response as Answered},
        evidence::{self, Evidence},
        item_voids::{self, Voids},
        staff::Staff,
    },
};

/// Where an attempt can be read.
pub fn address(visit: &Visit, id: &AttemptId) -> String {
    visit.to(&format!("/train/record/attempts/{}", id.as_str()))
}

/// An attempt with everything that its page shows.
pub struct Told<'v> {
    pub what: What<'v>,
    /// What it gave for the record.
    pub evidence: Vec<Evidence>,
}

pub enum What<'v> {
    Knowledge {
        attempt: Attempt,
        /// Each answer with the question as it was asked, if its text is there.
        answers: Vec<(Answered, Option<QuestionThen<'v>>)>,
        /// Questions that do not count for whose attempt it is.
        voids: Voids,
    },
    Case(Tried<'v>),
}

impl Told<'_> {
    pub fn attempt(&self) -> &Attempt {
        match &self.what {
            What::Knowledge { attempt, .. } => attempt,
            What::Case(tried) => &tried.attempt,
        }
    }
}

/// `/train/record/attempts/{attempt}`
pub async fn show(visit: Visit, Path((_, id)): Path<(String, String)>) -> Result<Response<Body>, Trouble> {
    let staff = visit.staff().ok_or(Trouble::NotFound)?;
    let attempt = attempts::find(&visit.house.stores.people, staff, &AttemptId::from_store(id)).await?.ok_or(Trouble::NotFound)?;
    let what = match (attempt.what.kind, attempt.submitted_at) {
        (AttemptKind::Vignette, _) => What::Case(Tried::read(&visit, staff, attempt).await?),
        (AttemptKind::Knowledge, Some(_)) => knowledge(&visit, staff, attempt).await?,
        (AttemptKind::Knowledge, None) => return Err(Trouble::NotFound),
    };
    let mut told = Told { what, evidence: evidence::all(&visit.house.stores.people, staff).await? };
    let id = told.attempt().id.clone();
    told.evidence.retain(|piece| piece.what.attempt.as_ref() == Some(&id));
    Ok(visit.page(|| attempt_page::page(&visit, &told)))
}

async fn knowledge<'v>(visit: &'v Visit, staff: &Staff, attempt: Attempt) -> Result<What<'v>, Trouble> {
    let steps = attempts::responses(&visit.house.stores.people, staff, &attempt.id).await?;
    check(visit, staff.id(), attempt, steps).await
}

/// A knowledge check with its questions as they were asked.
pub async fn check<'v>(visit: &'v Visit, whose: &StaffId, attempt: Attempt, steps: Vec<Answered>) -> Result<What<'v>, Trouble> {
    let voids = item_voids::all(&visit.house.stores.people).await?.for_owner(whose);
    let mut answers = Vec::new();
    for answer in steps {
        let question = asked::question(visit, &answer.item, &answer.item_revision).await?;
        answers.push((answer, question));
    }
    Ok(What::Knowledge { attempt, answers, voids })
}
