//! Who may sign for a competency: colleagues who observe, and are Proficient in it by their own record or were named for it.
//!
//! Their evidence is read here and weighed here; a page gets names, and by what right somebody would sign. Deliberately absent: anybody's
//! level, and a list of all who observe.

use std::collections::BTreeMap;

use super::{
    Change, PeopleStore, StorageError,
    evidence::{self, Evidence},
    founding,
    results::CompetencyResult,
    rows, sql,
    staff::Staff,
};
use crate::domain::{
    competency::{
        Standing,
        observing::{self, Right},
    },
    frameworks::{Competencies, Competency},
    ids::{Revision, StaffId},
    roles::{Role, Roles},
};

/// The rules, as this folder needs them: it hands over evidence, and gets back what is stored, or where somebody stands.
pub trait Decides: Sync {
    fn framework(&self) -> &Competencies;
    /// Of the framework's text.
    fn revision(&self) -> &Revision;
    fn standing(&self, competency: &Competency, evidence: &[Evidence], as_of: i64) -> Standing;
    fn result(&self, competency: &Competency, evidence: &[Evidence], as_of: i64) -> CompetencyResult;
}

/// Somebody who can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MaySign {
    pub id: StaffId,
    pub name: String,
    pub right: Right,
}

/// Whom `asker` can ask, by name. Never the asker.
pub async fn who_may_sign(people: &PeopleStore, asker: &Staff, competency: &Competency, by: &impl Decides, now: i64) -> Result<Vec<MaySign>, StorageError> {
    let mut reading = people.read().await?;
    let found = sql("SELECT id, display_name, roles FROM staff WHERE organisation_id = $1 AND id <> $2 AND disabled_at IS NULL AND password_hash <> ''")
        .bind(asker.organisation())
        .bind(asker.id().as_str())
        .fetch_all(reading.sql())
        .await?;
    let all = rows::each(&found, |row| Ok((rows::text(row, "id")?, rows::text(row, "display_name")?, Roles::parse(&rows::text(row, "roles")?))))?;
    let mut evidence = of_competency(reading.sql(), asker.organisation(), competency).await?;
    let mut may = Vec::new();
    for (id, name, _) in all.into_iter().filter(|(_, _, roles)| roles.has(Role::Mentor)) {
        let founding = founding::of(reading.sql(), asker.organisation(), &id).await?;
        let standing = by.standing(competency, &evidence.remove(&id).unwrap_or_default(), now);
        if let Some(right) = observing::right_to_sign(by.framework(), &competency.id, standing, &founding, now) {
            may.push(MaySign { id: StaffId::from_store(id), name, right });
        }
    }
    may.sort_by(|a, b| (a.name.to_lowercase(), &a.id).cmp(&(b.name.to_lowercase(), &b.id)));
    Ok(may)
}

/// The evidence about one competency, by whose it is.
async fn of_competency(
    connection: &mut sqlx::AnyConnection,
    organisation: &str,
    competency: &Competency,
) -> Result<BTreeMap<String, Vec<Evidence>>, StorageError> {
    let mut all: BTreeMap<String, Vec<Evidence>> = BTreeMap::new();
    for id in std::iter::once(&competency.id).chain(&competency.formerly) {
        let found = sql("SELECT e.staff_id, e.id, e.competency_id, e.kind, e.attempt_id, e.accepted, e.detail, e.content_version, e.given_at, \
             v.voided_at, v.voided_name, v.reason, g.outcome, g.points, g.possible, g.judged_at FROM clinician_evidence e \
             LEFT JOIN evidence_void v ON v.evidence_id = e.id AND v.organisation_id = e.organisation_id \
             LEFT JOIN evidence_again g ON g.evidence_id = e.id AND g.organisation_id = e.organisation_id \
             WHERE e.organisation_id = $1 AND e.competency_id = $2 ORDER BY e.given_at, e.id, g.judged_at")
        .bind(organisation)
        .bind(id.as_str())
        .fetch_all(&mut *connection)
        .await?;
        for (whose, piece) in rows::each(&found, |row| Ok((rows::text(row, "staff_id")?, evidence::read(row)?)))? {
            evidence::gather(all.entry(whose).or_default(), piece);
        }
    }
    Ok(all)
}

/// By what right somebody who is signed in may sign for this, from their own record. `None`: not now.
pub async fn right_of(people: &PeopleStore, observer: &Staff, competency: &Competency, by: &impl Decides, now: i64) -> Result<Option<Right>, StorageError> {
    right(people.read().await?.sql(), observer, competency, by, now).await
}

/// The same inside the change that signs.
pub async fn right_in(change: &mut Change, observer: &Staff, competency: &Competency, by: &impl Decides, now: i64) -> Result<Option<Right>, StorageError> {
    right(change.sql(), observer, competency, by, now).await
}

async fn right(
    connection: &mut sqlx::AnyConnection,
    observer: &Staff,
    competency: &Competency,
    by: &impl Decides,
    now: i64,
) -> Result<Option<Right>, StorageError> {
    if !observer.roles().has(Role::Mentor) {
        return Ok(None);
    }
    let own = evidence::of_person(&mut *connection, observer.organisation(), observer.id().as_str()).await?;
    let named = founding::of(connection, observer.organisation(), observer.id().as_str()).await?;
    Ok(observing::right_to_sign(by.framework(), &competency.id, by.standing(competency, &own, now), &named, now))
}
