//! Competency results as they were decided: framework, rule and moment are part of each. Append-only; expiry is derived when read.

use sqlx::any::AnyRow;

use super::{Change, PeopleStore, StorageError, rows, sql, staff::Staff};
use crate::domain::ids::CompetencyId;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompetencyResult {
    pub competency: CompetencyId,
    pub level: String,
    pub framework_version: String,
    pub rule_version: String,
    pub as_of: i64,
    /// JSON: why, for the page that defends it.
    pub explanation: String,
}

/// A second result for the same competency and moment is a `Conflict`: results are never overwritten.
pub async fn add(change: &mut Change, staff: &Staff, result: &CompetencyResult) -> Result<(), StorageError> {
    add_for(change, staff.id().as_str(), result).await
}

/// For whoever asked to be observed; see `evidence::add_for`.
pub(super) async fn add_for(change: &mut Change, staff: &str, result: &CompetencyResult) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("INSERT INTO clinician_result (organisation_id, staff_id, competency_id, level, framework_version, rule_version, as_of, explanation) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
    .bind(organisation)
    .bind(staff)
    .bind(result.competency.as_str())
    .bind(result.level.as_str())
    .bind(result.framework_version.as_str())
    .bind(result.rule_version.as_str())
    .bind(result.as_of)
    .bind(result.explanation.as_str())
    .execute(change.sql())
    .await?;
    Ok(())
}

/// When the newest result of any competency was decided, inside the change that adds the next one.
pub async fn last_moment(change: &mut Change, staff: &Staff) -> Result<Option<i64>, StorageError> {
    last_moment_of(change, staff.id().as_str()).await
}

pub(super) async fn last_moment_of(change: &mut Change, staff: &str) -> Result<Option<i64>, StorageError> {
    let organisation = change.organisation();
    let found = sql("SELECT CAST(MAX(as_of) AS BIGINT) AS last FROM clinician_result WHERE organisation_id = $1 AND staff_id = $2")
        .bind(organisation)
        .bind(staff)
        .fetch_one(change.sql())
        .await?;
    rows::maybe_number(&found, "last")
}

/// The newest result of each competency.
pub async fn latest(people: &PeopleStore, staff: &Staff) -> Result<Vec<CompetencyResult>, StorageError> {
    let found = sql("SELECT r.competency_id, r.level, r.framework_version, r.rule_version, r.as_of, r.explanation FROM clinician_result r \
         WHERE r.organisation_id = $1 AND r.staff_id = $2 AND NOT EXISTS (SELECT 1 FROM clinician_result n \
         WHERE n.organisation_id = r.organisation_id AND n.staff_id = r.staff_id AND n.competency_id = r.competency_id AND n.as_of > r.as_of)")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    let mut results = rows::each(&found, read)?;
    results.sort_by(|a, b| a.competency.cmp(&b.competency));
    Ok(results)
}

/// How one competency came to where it is, the oldest first.
pub async fn history(people: &PeopleStore, staff: &Staff, competency: &CompetencyId) -> Result<Vec<CompetencyResult>, StorageError> {
    let found = sql("SELECT competency_id, level, framework_version, rule_version, as_of, explanation FROM clinician_result \
         WHERE organisation_id = $1 AND staff_id = $2 AND competency_id = $3 ORDER BY as_of")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(competency.as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    rows::each(&found, read)
}

/// Everything that was ever decided about one person, the oldest first.
pub(super) async fn of_person(connection: &mut sqlx::AnyConnection, organisation: &str, staff: &str) -> Result<Vec<CompetencyResult>, StorageError> {
    let found = sql("SELECT competency_id, level, framework_version, rule_version, as_of, explanation FROM clinician_result \
         WHERE organisation_id = $1 AND staff_id = $2 ORDER BY as_of, competency_id")
    .bind(organisation)
    .bind(staff)
    .fetch_all(connection)
    .await?;
    rows::each(&found, read)
}

fn read(row: &AnyRow) -> Result<CompetencyResult, StorageError> {
    Ok(CompetencyResult {
        competency: rows::parsed(row, "competency_id", CompetencyId::parse)?,
        level: rows::text(row, "level")?,
        framework_version: rows::text(row, "framework_version")?,
        rule_version: rows::text(row, "rule_version")?,
        as_of: rows::number(row, "as_of")?,
        explanation: rows::text(row, "explanation")?,
    })
}
