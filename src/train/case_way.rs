//! Where somebody stands in a case: read from the stored decisions of their newest attempt, each in the text in which it was made.
//!
//! A case may be edited while somebody is in it. What was decided stays decided and keeps its worth; the rest goes on in today's text if
//! the scene it led to is still there. Deliberately absent: guessing. A decision's number means nothing in another text.

use super::{
    asked::{self, CaseThen},
    case::Case,
};
use crate::{
    domain::{
        case_way::{self, Made, Way},
        competency,
        course::{Scene, Worth},
        ids::Revision,
    },
    http::{error::Trouble, visit::Visit},
    storage::{
        attempts::{self, Attempt, AttemptKind, Response as Step},
        staff::Staff,
    },
};

/// An attempt with what was decided in it, and the texts in which that was.
pub struct Tried<'v> {
    pub attempt: Attempt,
    pub steps: Vec<Step>,
    texts: Vec<(Revision, CaseThen<'v>)>,
}

impl<'v> Tried<'v> {
    pub async fn read(visit: &'v Visit, staff: &Staff, attempt: Attempt) -> Result<Self, Trouble> {
        let steps = attempts::responses(&visit.house.stores.people, staff, &attempt.id).await?;
        Self::of(visit, attempt, steps).await
    }

    /// The same with its steps at hand.
    pub async fn of(visit: &'v Visit, attempt: Attempt, steps: Vec<Step>) -> Result<Self, Trouble> {
        let mut texts: Vec<(Revision, CaseThen<'v>)> = Vec::new();
        for step in &steps {
            if !texts.iter().any(|(revision, _)| *revision == step.item_revision)
                && let Some(text) = asked::case(visit, &attempt.what.subject, &step.item_revision).await?
            {
                texts.push((step.item_revision.clone(), text));
            }
        }
        Ok(Self { attempt, steps, texts })
    }

    pub fn text(&self, revision: &Revision) -> Option<&CaseThen<'v>> {
        self.texts.iter().find(|(known, _)| known == revision).map(|(_, text)| text)
    }

    /// `None` when it cannot be followed: an open one that leads to a scene which today's text lacks, or which now ends the case.
    pub fn way<'w>(&'w self, case: &'w Case<'_>) -> Option<Way<'w>> {
        match self.attempt.submitted_at {
            None => self.with(case, &self.steps).filter(|way| !way.ended()),
            // Finished: it ended in the text of its last decision.
            Some(_) => case_way::follow(&self.text(&self.steps.last()?.item_revision)?.scenes, &self.made(case, &self.steps)?),
        }
    }

    /// The same, with decisions that were read again inside a change.
    pub fn with<'w>(&'w self, case: &'w Case<'_>, steps: &'w [Step]) -> Option<Way<'w>> {
        case_way::follow(&case.vignette.scenes, &self.made(case, steps)?)
    }

    /// A decision may be newer than what was read before the change; then it was made in today's text.
    fn made<'w>(&'w self, case: &'w Case<'_>, steps: &'w [Step]) -> Option<Vec<Made<'w>>> {
        let today = &case.vignette.source.revision;
        let scenes = |step: &Step| -> Option<&'w [Scene]> {
            match self.text(&step.item_revision) {
                Some(text) => Some(&*text.scenes),
                None => (step.item_revision == *today).then_some(case.vignette.scenes.as_slice()),
            }
        };
        steps.iter().map(|step| made(step, scenes(step)?)).collect()
    }
}

fn made<'w>(step: &'w Step, scenes: &'w [Scene]) -> Option<Made<'w>> {
    Some(Made { scene: &step.item, number: step.chosen.first().copied()?, worth: worth(step), scenes })
}

/// What a stored decision was worth when it was made.
pub fn worth(step: &Step) -> competency::Step {
    competency::Step { points: u32::try_from(step.points).unwrap_or(0), possible: Worth::Good.points(), unsafe_step: !step.safe }
}

/// All attempts at this case, the oldest first.
pub async fn attempts_at(visit: &Visit, staff: &Staff, case: &Case<'_>) -> Result<Vec<Attempt>, Trouble> {
    let mut all = attempts::in_module(&visit.house.stores.people, staff, &case.module.id).await?;
    all.retain(|a| a.what.kind == AttemptKind::Vignette && a.what.subject == case.vignette.id.as_str());
    Ok(all)
}

/// The newest attempt.
pub async fn newest<'v>(visit: &'v Visit, staff: &Staff, case: &Case<'_>) -> Result<Option<Tried<'v>>, Trouble> {
    match attempts_at(visit, staff, case).await?.pop() {
        Some(attempt) => Ok(Some(Tried::read(visit, staff, attempt).await?)),
        None => Ok(None),
    }
}
