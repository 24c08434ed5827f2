//! Evidence and results of everybody who works here, one person at a time: for the command that makes all results again, and no page.
//!
//! It gives keys and never names. Deliberately absent: writing, and anything about learners.

use super::{
    PeopleStore, StorageError,
    evidence::{self, Evidence},
    judging_again,
    results::{self, CompetencyResult},
    rows, sql,
};

/// What is kept about one person.
pub struct Kept {
    pub staff: String,
    pub evidence: Vec<Evidence>,
    pub results: Vec<CompetencyResult>,
    /// What was judged again without a question that does not count any more.
    pub again: Vec<judging_again::Kept>,
}

/// The first person after this key who has a result; begin with "". So memory holds one person, however many there are.
pub async fn next_after(people: &PeopleStore, last: &str) -> Result<Option<Kept>, StorageError> {
    let mut reading = people.read().await?;
    let organisation = people.organisation().as_str().to_owned();
    let found = sql("SELECT MIN(staff_id) AS next FROM clinician_result WHERE organisation_id = $1 AND staff_id > $2")
        .bind(organisation.as_str())
        .bind(last)
        .fetch_one(reading.sql())
        .await?;
    let Some(staff) = rows::maybe_text(&found, "next")? else { return Ok(None) };
    let evidence = evidence::of_person(reading.sql(), &organisation, &staff).await?;
    let results = results::of_person(reading.sql(), &organisation, &staff).await?;
    let again = judging_again::of_person(reading.sql(), &organisation, &staff).await?;
    Ok(Some(Kept { staff, evidence, results, again }))
}
