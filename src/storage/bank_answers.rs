//! How clinicians answered the questions of one bank, for looking at the questions (`crate::statistics`): each person's first check only.
//!
//! Nobody is named: no person, no check, no day leaves this file, and the checks come in an order that tells nothing about anybody. It reads
//! clinicians' responses and nothing else, so that a page about questions cannot become one about learners. Deliberately absent: an answer
//! of one person, a check that was not sent, and everything after a first check, which follows feedback.

use super::{PeopleStore, StorageError, answers, rows, sql};
use crate::{
    domain::ids::{ModuleId, Revision},
    statistics::answers::{Answer, Taker},
};

/// The newest so many first checks are read, so that a page costs the same however many people there are.
pub const MOST_CHECKS: i64 = 2_000;

/// One wording of a question: another revision is another question here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    pub question: String,
    pub revision: Revision,
}

/// First checks of one bank. Nothing but [`first_checks`] makes it.
#[derive(Debug, Clone, Default)]
pub struct FirstChecks {
    asked: Vec<Wording>,
    takers: Vec<Taker>,
}

impl FirstChecks {
    /// What was asked; an answer names its place in this list.
    pub fn asked(&self) -> &[Wording] {
        &self.asked
    }

    pub fn takers(&self) -> &[Taker] {
        &self.takers
    }

    /// The number of this wording, if anybody was asked it.
    pub fn number(&self, revision: &Revision) -> Option<usize> {
        self.asked.iter().position(|w| w.revision == *revision)
    }

    fn number_of(&mut self, question: String, revision: Revision) -> usize {
        self.asked.iter().position(|w| w.revision == revision && w.question == question).unwrap_or_else(|| {
            self.asked.push(Wording { question, revision });
            self.asked.len() - 1
        })
    }
}

/// The first check that each person sent about this module: one query, at most [`MOST_CHECKS`] checks.
pub async fn first_checks(people: &PeopleStore, module: &ModuleId) -> Result<FirstChecks, StorageError> {
    let found = sql("SELECT r.attempt_id, r.item_id, r.item_revision, r.chosen, r.points FROM clinician_response r \
         WHERE r.organisation_id = $1 AND r.attempt_id IN (SELECT a.id FROM clinician_attempt a \
         WHERE a.organisation_id = $1 AND a.module_id = $2 AND a.kind = 'knowledge' AND a.submitted_at IS NOT NULL \
         AND NOT EXISTS (SELECT 1 FROM clinician_attempt b WHERE b.organisation_id = a.organisation_id AND b.staff_id = a.staff_id \
         AND b.module_id = a.module_id AND b.kind = a.kind AND b.submitted_at IS NOT NULL \
         AND (b.submitted_at < a.submitted_at OR (b.submitted_at = a.submitted_at AND b.id < a.id))) \
         ORDER BY a.submitted_at DESC, a.id DESC LIMIT $3) ORDER BY r.attempt_id, r.step")
    .bind(people.organisation().as_str())
    .bind(module.as_str())
    .bind(MOST_CHECKS)
    .fetch_all(people.read().await?.sql())
    .await?;
    let mut checks = FirstChecks::default();
    let mut last = String::new();
    for row in &found {
        let check = rows::text(row, "attempt_id")?;
        if check != last || checks.takers.is_empty() {
            checks.takers.push(Taker(Vec::new()));
            last = check;
        }
        let item = checks.number_of(rows::text(row, "item_id")?, Revision::from_digest(&rows::text(row, "item_revision")?));
        let chosen = rows::known(row, "chosen", answers::split)?;
        let chosen = if let [one] = chosen.as_slice() { Some(*one) } else { None };
        let answer = Answer { item, right: rows::number(row, "points")? > 0, chosen };
        if let Some(taker) = checks.takers.last_mut().filter(|taker| taker.answer(item).is_none()) {
            taker.0.push(answer);
        }
    }
    checks.takers.sort_by_cached_key(|taker| taker.0.iter().map(|a| (a.item, a.right, a.chosen)).collect::<Vec<_>>());
    Ok(checks)
}
