//! Judging checks again without questions that were voided (`item_voids`), and what follows for whoever sent them.
//!
//! One check is one change, and a row says that it was judged, so the work can stop at any moment and go on. Nothing is rewritten: what a
//! piece came to later stands beside what it came to first, each from its moment on, and nothing ever comes to less. Deliberately absent:
//! a check that was not sent yet (it is judged when it is), and cases.

use sqlx::AnyConnection;

use super::{
    Change, PeopleStore, StorageError,
    attempts::{self, Response},
    evidence::{self, Again, Evidence},
    evidence_voids::{concerned, moment_after},
    inbox,
    item_voids::{self, ItemVoid, Voids},
    observers::Decides,
    results, rows, sql,
    staff::{Staff, hold_id},
};
use crate::domain::{
    competency::{Judged, Shown, Step, knowledge_without},
    frameworks::Rules,
    ids::{AttemptId, CompetencyId, EvidenceId, Revision, StaffId},
    notice::Kind,
};

/// A check that was sent, with a wording that was voided since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Affected {
    pub attempt: AttemptId,
    whose: StaffId,
}

/// Those that wait, after this attempt; begin with "". A few at a time, so that one that cannot be judged now holds up nobody behind it.
pub async fn affected(people: &PeopleStore, after: &str, most: i64) -> Result<Vec<Affected>, StorageError> {
    // CROSS JOIN: SQLite then begins with the few wordings that were taken out, and not with every response that there is.
    let found = sql("SELECT DISTINCT a.id, a.staff_id FROM item_void_wording w CROSS JOIN clinician_response r \
         JOIN clinician_attempt a ON a.id = r.attempt_id AND a.organisation_id = r.organisation_id \
         WHERE r.organisation_id = w.organisation_id AND r.item_id = w.item_id AND r.item_revision = w.item_revision \
         AND w.organisation_id = $1 AND a.id > $2 AND a.kind = 'knowledge' AND a.submitted_at IS NOT NULL \
         AND NOT EXISTS (SELECT 1 FROM attempt_again g WHERE g.organisation_id = w.organisation_id AND g.item_void_id = w.item_void_id AND g.attempt_id = a.id) \
         ORDER BY a.id LIMIT $3")
    .bind(people.organisation().as_str().to_owned())
    .bind(after.to_owned())
    .bind(most)
    .fetch_all(people.read().await?.sql())
    .await?;
    rows::each(&found, |row| Ok(Affected { attempt: AttemptId::from_store(rows::text(row, "id")?), whose: StaffId::from_store(rows::text(row, "staff_id")?) }))
}

/// A response as the rules see it. Marked when it was answered, by the wording that was answered.
pub fn step(answer: &Response) -> Step {
    Step { points: u32::try_from(answer.points).unwrap_or(0), possible: 1, unsafe_step: !answer.safe }
}

/// What a check comes to without the questions that these say.
pub fn judged(rules: &Rules, answers: &[Response], voids: &Voids) -> Judged {
    let steps: Vec<_> = answers.iter().map(|a| (step(a), voids.find(&a.item, &a.item_revision).is_some())).collect();
    knowledge_without(rules, &steps)
}

/// Judges one check again, stores what is better now with what follows from it, and tells its owner once for each question. `false`: there
/// is nothing left to do.
pub async fn judge(change: &mut Change, one: &Affected, by: &impl Decides, now: i64) -> Result<bool, StorageError> {
    let (organisation, whose) = (change.organisation(), one.whose.as_str());
    // Whatever else is being decided about them now waits: results are told apart by their moment.
    hold_id(change, whose).await?;
    let every = item_voids::all_in(change).await?;
    let answers = attempts::steps_of(change.sql(), &organisation, &one.attempt).await?;
    let known = judged_for(change.sql(), &organisation, &one.attempt).await?;
    let pending: Vec<&ItemVoid> = every.all().iter().filter(|void| !known.contains(&void.id) && touches(void, &answers)).collect();
    if pending.is_empty() {
        return Ok(false);
    }
    let voids = every.for_owner(&one.whose);
    let judged = judged(&by.framework().rules, &answers, &voids);
    let all = evidence::of_person(change.sql(), &organisation, whose).await?;
    let raised: Vec<&Evidence> = all.iter().filter(|e| e.what.attempt.as_ref() == Some(&one.attempt) && rises(e, judged, &answers, &voids)).collect();
    let at = moment_after(change, whose, &all, now).await?;
    let became = match (raised.is_empty(), judged.keeps_right) {
        (false, _) => "raised",
        (true, true) => "stands",
        (true, false) => "same",
    };
    let mut told = true;
    for void in &pending {
        let own = void.by.as_ref() == Some(&one.whose);
        told &= own || was_told(change, &one.whose, &void.id).await?;
        note(change, &void.id, &one.attempt, &one.whose, if own { "own" } else { became }, at).await?;
    }
    for piece in &raised {
        insert(change, piece, &one.whose, judged, by.revision(), at).await?;
    }
    if !raised.is_empty() {
        let after = evidence::of_person(change.sql(), &organisation, whose).await?;
        for competency in concerned(by, &raised) {
            results::add_for(change, whose, &by.result(competency, &after, at)).await?;
        }
    }
    if !told {
        inbox::put(change, &one.whose, Kind::ItemVoided, "", now).await?;
    }
    Ok(true)
}

fn touches(void: &ItemVoid, answers: &[Response]) -> bool {
    answers.iter().any(|a| a.item == void.item && void.wordings.contains(&a.item_revision))
}

/// Better than it was, still counting, and about a competency of which something was counted.
fn rises(piece: &Evidence, judged: Judged, answers: &[Response], voids: &Voids) -> bool {
    let about = |void: &&ItemVoid| void.competency == piece.what.competency;
    let left_out = |a: &&Response| voids.find(&a.item, &a.item_revision).filter(about).is_some() && !judged.counts(step(a), true);
    let gone = answers.iter().filter(left_out).count() as u64;
    piece.void.is_none() && judged.outcome.shown() > piece.shown_now() && piece.items().is_none_or(|items| gone < items)
}

/// The voids that an attempt was judged for.
async fn judged_for(connection: &mut AnyConnection, organisation: &str, attempt: &AttemptId) -> Result<Vec<String>, StorageError> {
    let found = sql("SELECT item_void_id FROM attempt_again WHERE organisation_id = $1 AND attempt_id = $2")
        .bind(organisation.to_owned())
        .bind(attempt.as_str().to_owned())
        .fetch_all(connection)
        .await?;
    rows::each(&found, |row| rows::text(row, "item_void_id"))
}

/// About this question, for another of their checks.
async fn was_told(change: &mut Change, whose: &StaffId, void: &str) -> Result<bool, StorageError> {
    let organisation = change.organisation();
    let found = sql("SELECT attempt_id FROM attempt_again WHERE organisation_id = $1 AND staff_id = $2 AND item_void_id = $3 AND became <> 'known' LIMIT 1")
        .bind(organisation)
        .bind(whose.as_str())
        .bind(void)
        .fetch_optional(change.sql())
        .await?;
    Ok(found.is_some())
}

async fn note(change: &mut Change, void: &str, attempt: &AttemptId, whose: &StaffId, became: &str, at: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("INSERT INTO attempt_again (organisation_id, item_void_id, attempt_id, staff_id, became, judged_at) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (item_void_id, attempt_id) DO NOTHING")
    .bind(organisation)
    .bind(void)
    .bind(attempt.as_str())
    .bind(whose.as_str())
    .bind(became)
    .bind(at)
    .execute(change.sql())
    .await?;
    Ok(())
}

/// A check that is sent when a question of it was voided already is judged without it at once: nothing is left to do or to tell.
pub async fn known(change: &mut Change, staff: &Staff, attempt: &AttemptId, answers: &[Response], voids: &Voids, now: i64) -> Result<(), StorageError> {
    for void in voids.all().iter().filter(|void| touches(void, answers)) {
        let became = if void.by.as_ref() == Some(staff.id()) { "own" } else { "known" };
        note(change, &void.id, attempt, staff.id(), became, now).await?;
    }
    Ok(())
}

async fn insert(change: &mut Change, piece: &Evidence, whose: &StaffId, judged: Judged, framework: &Revision, at: i64) -> Result<(), StorageError> {
    let (organisation, (points, possible)) = (change.organisation(), judged.outcome.points());
    sql("INSERT INTO evidence_again (organisation_id, evidence_id, staff_id, outcome, points, possible, framework, judged_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
    .bind(organisation)
    .bind(piece.id.as_str())
    .bind(whose.as_str())
    .bind(judged.outcome.code())
    .bind(i64::from(points))
    .bind(i64::from(possible))
    .bind(framework.as_str())
    .bind(at)
    .execute(change.sql())
    .await?;
    Ok(())
}

/// A piece as it was judged again, with everything that makes it again.
pub struct Kept {
    pub piece: EvidenceId,
    pub competency: CompetencyId,
    pub again: Again,
    /// The framework's text by which it was judged.
    pub framework: Revision,
    pub answers: Vec<Response>,
    /// Those of these answers, by their places, whose question did not count at that moment.
    left_out: Vec<bool>,
}

impl Kept {
    /// Does it come out again by these rules?
    pub fn comes_out(&self, rules: &Rules) -> (Shown, i64, i64) {
        let steps: Vec<_> = self.answers.iter().map(step).zip(self.left_out.iter().copied()).collect();
        let outcome = knowledge_without(rules, &steps).outcome;
        let (points, possible) = outcome.points();
        (outcome.shown(), points.into(), possible.into())
    }
}

/// For the command that makes everything again (`everyones_results`).
pub(super) async fn of_person(connection: &mut AnyConnection, organisation: &str, staff: &str) -> Result<Vec<Kept>, StorageError> {
    let found = sql("SELECT g.evidence_id, g.outcome, g.points, g.possible, g.framework, g.judged_at, e.competency_id, e.attempt_id FROM evidence_again g \
         JOIN clinician_evidence e ON e.id = g.evidence_id AND e.organisation_id = g.organisation_id \
         WHERE g.organisation_id = $1 AND g.staff_id = $2 ORDER BY g.judged_at, g.evidence_id")
    .bind(organisation.to_owned())
    .bind(staff.to_owned())
    .fetch_all(&mut *connection)
    .await?;
    let mut all = Vec::new();
    for row in &found {
        let (attempt, again) = (AttemptId::from_store(rows::text(row, "attempt_id")?), evidence::read_again(row)?);
        let answers = attempts::steps_of(&mut *connection, organisation, &attempt).await?;
        let gone = left_out(&mut *connection, organisation, &attempt, again.at).await?;
        all.push(Kept {
            piece: EvidenceId::from_store(rows::text(row, "evidence_id")?),
            competency: rows::parsed(row, "competency_id", CompetencyId::parse)?,
            framework: Revision::from_digest(&rows::text(row, "framework")?),
            left_out: answers.iter().map(|a| gone.iter().any(|(item, wording)| item == &a.item && wording == a.item_revision.as_str())).collect(),
            again,
            answers,
        });
    }
    Ok(all)
}

/// The wordings without which an attempt had been judged by that moment.
async fn left_out(connection: &mut AnyConnection, organisation: &str, attempt: &AttemptId, at: i64) -> Result<Vec<(String, String)>, StorageError> {
    let found = sql("SELECT w.item_id, w.item_revision FROM attempt_again g \
         JOIN item_void_wording w ON w.item_void_id = g.item_void_id AND w.organisation_id = g.organisation_id \
         WHERE g.organisation_id = $1 AND g.attempt_id = $2 AND g.judged_at <= $3 AND g.became <> 'own'")
    .bind(organisation.to_owned())
    .bind(attempt.as_str().to_owned())
    .bind(at)
    .fetch_all(connection)
    .await?;
    rows::each(&found, |row| Ok((rows::text(row, "item_id")?, rows::text(row, "item_revision")?)))
}
