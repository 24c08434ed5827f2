//! What came of Try it tasks: for each skill and moment the latest that was done, and its form.
//!
//! Deliberately absent: choices on the way, counts of tries, durations. Nothing here is shared; no reader of a share and no staff page sees it.

use super::{Change, PeopleStore, StorageError, places::OwnPlace, rows, sql};
use crate::domain::{
    ids::{Revision, SkillId},
    skills_form::Tried,
    try_it::{TaskForm, Try, TryMoment, outcome_code, outcome_from_code},
};

/// What was done replaces what was done for the same skill at the same moment; a “not now” takes nothing back.
pub async fn save(change: &mut Change, own: &OwnPlace, tried: &Try, revision: &Revision) -> Result<(), StorageError> {
    let query = match tried.outcome {
        Tried::NotDone => sql("INSERT INTO try_it_result (organisation_id, place_id, skill_id, moment, form, outcome, revision, tried_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (place_id, skill_id, moment) DO NOTHING"),
        Tried::WithHint | Tried::Alone => sql("INSERT INTO try_it_result (organisation_id, place_id, skill_id, moment, form, outcome, revision, tried_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
             ON CONFLICT (place_id, skill_id, moment) DO UPDATE SET form = excluded.form, outcome = excluded.outcome, \
             revision = excluded.revision, tried_at = excluded.tried_at"),
    };
    query
        .bind(own.organisation())
        .bind(own.id().as_str())
        .bind(tried.skill.as_str())
        .bind(tried.moment.code())
        .bind(tried.form.code())
        .bind(outcome_code(tried.outcome))
        .bind(revision.as_str())
        .bind(tried.at)
        .execute(change.own(own).await?)
        .await?;
    Ok(())
}

/// Everything that this person tried, the earliest first.
pub async fn all(people: &PeopleStore, own: &OwnPlace) -> Result<Vec<Try>, StorageError> {
    let found = sql("SELECT skill_id, moment, form, outcome, tried_at FROM try_it_result \
         WHERE organisation_id = $1 AND place_id = $2 ORDER BY tried_at, skill_id, moment")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .fetch_all(people.read_own(own).await?.sql())
    .await?;
    rows::each(&found, |row| {
        Ok(Try {
            skill: rows::parsed(row, "skill_id", SkillId::parse)?,
            form: rows::known(row, "form", TaskForm::from_code)?,
            moment: rows::known(row, "moment", TryMoment::from_code)?,
            outcome: rows::known(row, "outcome", outcome_from_code)?,
            at: rows::number(row, "tried_at")?,
        })
    })
}
