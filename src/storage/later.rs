//! Looking again eight weeks or more after a module: which modules have ended, and a “no, thank you” that holds for good.
//!
//! What is said then is in `ratings`, under its moment. Deliberately absent: when somebody declined, how often something was offered, and any
//! reader but the learner.

use super::{Change, PeopleStore, StorageError, places::OwnPlace, rows, sql};
use crate::domain::{ids::ModuleId, later::Ended};

/// Every module with an answer after it, the one that ended first on top. A skipped question is no answer.
pub async fn ended(people: &PeopleStore, own: &OwnPlace) -> Result<Vec<Ended>, StorageError> {
    let found = sql("SELECT r.module_id, MAX(r.rated_at) AS ended_at, \
         CAST(CASE WHEN EXISTS (SELECT 1 FROM skill_rating_later l WHERE l.organisation_id = $1 AND l.place_id = $2 AND l.module_id = r.module_id) \
         THEN 1 ELSE 0 END AS BIGINT) AS looked, \
         CAST(CASE WHEN EXISTS (SELECT 1 FROM later_declined d WHERE d.organisation_id = $1 AND d.place_id = $2 AND d.module_id = r.module_id) \
         THEN 1 ELSE 0 END AS BIGINT) AS declined \
         FROM skill_rating r WHERE r.organisation_id = $1 AND r.place_id = $2 AND r.moment = 'after' AND r.answer <> 'skipped' \
         GROUP BY r.module_id ORDER BY ended_at, r.module_id")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .fetch_all(people.read_own(own).await?.sql())
    .await?;
    rows::each(&found, |row| {
        Ok(Ended {
            module: rows::parsed(row, "module_id", ModuleId::parse)?,
            at: rows::number(row, "ended_at")?,
            looked: rows::yes(row, "looked")?,
            declined: rows::yes(row, "declined")?,
        })
    })
}

/// Said twice, it is said once.
pub async fn decline(change: &mut Change, own: &OwnPlace, module: &ModuleId) -> Result<(), StorageError> {
    sql("INSERT INTO later_declined (organisation_id, place_id, module_id) VALUES ($1, $2, $3) ON CONFLICT (place_id, module_id) DO NOTHING")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .bind(module.as_str())
        .execute(change.own(own).await?)
        .await?;
    Ok(())
}
