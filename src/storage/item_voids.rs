//! Questions of a knowledge check that do not count any more: which wordings, why, by whom and since when. About texts, and nobody's answers.
//!
//! Whoever answered one is judged again without it (`judging_again`). A wording is voided once; one that is written afterwards is another
//! question and counts. Deliberately absent: learners' answers, and taking a void back (mend the question instead).

use std::sync::Arc;

use sqlx::{AnyConnection, any::AnyRow};

use super::{
    Change, PeopleStore, StorageError, rows, sql,
    staff::{Staff, new_key},
};
use crate::domain::ids::{CompetencyId, ModuleId, QuestionId, Revision, StaffId};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemVoid {
    pub id: String,
    pub module: ModuleId,
    pub item: String,
    pub competency: CompetencyId,
    pub wordings: Vec<Revision>,
    /// Nobody any more, when their account was deleted.
    pub by: Option<StaffId>,
    pub name: String,
    pub reason: String,
    pub at: i64,
}

/// What does not count, to be looked up while pages are drawn and checks are judged.
#[derive(Debug, Clone, Default)]
pub struct Voids(Arc<[ItemVoid]>);

impl Voids {
    pub fn find(&self, item: &str, wording: &Revision) -> Option<&ItemVoid> {
        self.0.iter().find(|void| void.item == item && void.wordings.contains(wording))
    }

    /// The newest first.
    pub fn all(&self) -> &[ItemVoid] {
        &self.0
    }

    /// As they are for this person's own checks: nobody decides about their own, so what they voided themselves counts for them.
    pub fn for_owner(&self, whose: &StaffId) -> Self {
        Self(self.0.iter().filter(|void| void.by.as_ref() != Some(whose)).cloned().collect())
    }
}

/// What is taken out, and why. `today` are its wordings as it is asked now, one for each language.
pub struct Voiding<'a> {
    pub module: &'a ModuleId,
    pub item: &'a QuestionId,
    pub competency: &'a CompetencyId,
    pub today: &'a [Revision],
    pub reason: &'a str,
}

/// Takes the wordings of today out, with every earlier one that somebody answered. `false`: all of them were voided before.
pub async fn void(change: &mut Change, staff: &Staff, voiding: &Voiding<'_>, now: i64) -> Result<bool, StorageError> {
    let (organisation, id) = (change.organisation(), new_key(now));
    let mut wordings = answered_wordings(change.sql(), &organisation, voiding.item).await?;
    wordings.extend(voiding.today.iter().map(|wording| wording.as_str().to_owned()));
    sql("INSERT INTO item_void (organisation_id, id, module_id, item_id, competency_id, voided_by, voided_name, reason, voided_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
    .bind(organisation.as_str())
    .bind(id.as_str())
    .bind(voiding.module.as_str())
    .bind(voiding.item.as_str())
    .bind(voiding.competency.as_str())
    .bind(staff.id().as_str())
    .bind(staff.display_name())
    .bind(voiding.reason)
    .bind(now)
    .execute(change.sql())
    .await?;
    let mut new = 0;
    for wording in wordings {
        let made = sql("INSERT INTO item_void_wording (organisation_id, item_id, item_revision, item_void_id) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (organisation_id, item_id, item_revision) DO NOTHING")
        .bind(organisation.as_str())
        .bind(voiding.item.as_str())
        .bind(wording)
        .bind(id.as_str())
        .execute(change.sql())
        .await?;
        new += made.rows_affected();
    }
    if new == 0 {
        // The second of two clicks, however close together they came.
        sql("DELETE FROM item_void WHERE organisation_id = $1 AND id = $2").bind(organisation).bind(id).execute(change.sql()).await?;
    }
    Ok(new > 0)
}

async fn answered_wordings(connection: &mut AnyConnection, organisation: &str, item: &QuestionId) -> Result<Vec<String>, StorageError> {
    let found = sql("SELECT DISTINCT r.item_revision FROM clinician_response r \
         JOIN clinician_attempt a ON a.id = r.attempt_id AND a.organisation_id = r.organisation_id \
         WHERE r.organisation_id = $1 AND r.item_id = $2 AND a.kind = 'knowledge' ORDER BY r.item_revision")
    .bind(organisation.to_owned())
    .bind(item.as_str().to_owned())
    .fetch_all(connection)
    .await?;
    rows::each(&found, |row| rows::text(row, "item_revision"))
}

/// How many people sent a check with a wording of this question that still counts. Nobody is named.
pub async fn would_concern(people: &PeopleStore, item: &QuestionId) -> Result<usize, StorageError> {
    let found = sql("SELECT CAST(COUNT(DISTINCT a.staff_id) AS BIGINT) AS many FROM clinician_response r \
         JOIN clinician_attempt a ON a.id = r.attempt_id AND a.organisation_id = r.organisation_id \
         WHERE r.organisation_id = $1 AND r.item_id = $2 AND a.kind = 'knowledge' AND a.submitted_at IS NOT NULL \
         AND NOT EXISTS (SELECT 1 FROM item_void_wording w WHERE w.organisation_id = r.organisation_id AND w.item_id = r.item_id \
         AND w.item_revision = r.item_revision)")
    .bind(people.organisation().as_str().to_owned())
    .bind(item.as_str().to_owned())
    .fetch_one(people.read().await?.sql())
    .await?;
    rows::small(&found, "many")
}

pub async fn all(people: &PeopleStore) -> Result<Voids, StorageError> {
    read_all(people.read().await?.sql(), people.organisation().as_str()).await
}

/// The same inside the change that marks a check.
pub async fn all_in(change: &mut Change) -> Result<Voids, StorageError> {
    let organisation = change.organisation();
    read_all(change.sql(), &organisation).await
}

async fn read_all(connection: &mut AnyConnection, organisation: &str) -> Result<Voids, StorageError> {
    let found = sql("SELECT v.id, v.module_id, v.item_id, v.competency_id, v.voided_by, v.voided_name, v.reason, v.voided_at, w.item_revision \
         FROM item_void v JOIN item_void_wording w ON w.item_void_id = v.id AND w.organisation_id = v.organisation_id \
         WHERE v.organisation_id = $1 ORDER BY v.voided_at DESC, v.id DESC, w.item_revision")
    .bind(organisation.to_owned())
    .fetch_all(connection)
    .await?;
    let mut all: Vec<ItemVoid> = Vec::new();
    for void in rows::each(&found, read)? {
        match all.last_mut().filter(|last| last.id == void.id) {
            Some(last) => last.wordings.extend(void.wordings),
            None => all.push(void),
        }
    }
    Ok(Voids(all.into()))
}

/// With the one wording of its row.
fn read(row: &AnyRow) -> Result<ItemVoid, StorageError> {
    Ok(ItemVoid {
        id: rows::text(row, "id")?,
        module: rows::parsed(row, "module_id", ModuleId::parse)?,
        item: rows::text(row, "item_id")?,
        competency: rows::parsed(row, "competency_id", CompetencyId::parse)?,
        wordings: vec![Revision::from_digest(&rows::text(row, "item_revision")?)],
        by: rows::maybe_text(row, "voided_by")?.map(StaffId::from_store),
        name: rows::text(row, "voided_name")?,
        reason: rows::text(row, "reason")?,
        at: rows::number(row, "voided_at")?,
    })
}
