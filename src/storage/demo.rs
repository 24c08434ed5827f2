//! The mark of a folder that holds invented people: `serve` refuses it without `--demo`.

use super::{Change, PeopleStore, StorageError, sql, staff::new_key};
use crate::domain::ids::StaffId;

/// Once marked, always marked: a demo folder is thrown away, not cleaned.
pub async fn mark(change: &mut Change, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("INSERT INTO demo_mark (organisation_id, marked_at) VALUES ($1, $2) ON CONFLICT (organisation_id) DO NOTHING")
        .bind(organisation)
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(())
}

/// A made-up person, who signs in without a second step. Does nothing outside a marked folder.
pub async fn mark_person(change: &mut Change, sign_in_name: &str) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE staff SET made_up = 1 WHERE organisation_id = $1 AND sign_in_name = $2 AND EXISTS (SELECT 1 FROM demo_mark WHERE organisation_id = $1)")
        .bind(organisation)
        .bind(sign_in_name)
        .execute(change.sql())
        .await?;
    Ok(())
}

/// A made-up founding observer, for ninety days; nobody named them, because a demo has nobody who runs it. Does nothing outside a marked
/// folder, and nothing while they are named for the same.
pub async fn name_founding(change: &mut Change, sign_in_name: &str, scope: &str, reason: &str, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("INSERT INTO founding_observer (organisation_id, id, staff_id, scope, reason, named_by, named_at, ends_at, ended_at) \
         SELECT s.organisation_id, $3, s.id, $4, $5, NULL, $6, $7, NULL FROM staff s JOIN demo_mark d ON d.organisation_id = s.organisation_id \
         WHERE s.organisation_id = $1 AND s.sign_in_name = $2 AND s.made_up = 1 \
         AND NOT EXISTS (SELECT 1 FROM founding_observer f WHERE f.organisation_id = s.organisation_id AND f.staff_id = s.id AND f.scope = $4 AND f.ends_at > $6)")
    .bind(organisation)
    .bind(sign_in_name)
    .bind(new_key(now))
    .bind(scope)
    .bind(reason)
    .bind(now)
    .bind(now + NINETY_DAYS)
    .execute(change.sql())
    .await?;
    Ok(())
}

const NINETY_DAYS: i64 = 90 * 86_400_000;

/// Is this a made-up person in a folder of made-up people?
pub async fn is_made_up(people: &PeopleStore, id: &StaffId) -> Result<bool, StorageError> {
    let found =
        sql("SELECT s.id FROM staff s JOIN demo_mark d ON d.organisation_id = s.organisation_id WHERE s.organisation_id = $1 AND s.id = $2 AND s.made_up = 1")
            .bind(people.organisation().as_str())
            .bind(id.as_str())
            .fetch_optional(people.read().await?.sql())
            .await?;
    Ok(found.is_some())
}

pub async fn is_marked(people: &PeopleStore) -> Result<bool, StorageError> {
    let found = sql("SELECT marked_at FROM demo_mark WHERE organisation_id = $1")
        .bind(people.organisation().as_str())
        .fetch_optional(people.read().await?.sql())
        .await?;
    Ok(found.is_some())
}

/// Has anybody joined or been given an account? Demo people are never added to such a folder. A yes or no, not a count.
pub async fn is_empty(people: &PeopleStore) -> Result<bool, StorageError> {
    let organisation = people.organisation().as_str();
    let found = sql("SELECT id FROM place WHERE organisation_id = $1 UNION ALL SELECT id FROM staff WHERE organisation_id = $1 LIMIT 1")
        .bind(organisation)
        .fetch_optional(people.read().await?.sql())
        .await?;
    Ok(found.is_none())
}
