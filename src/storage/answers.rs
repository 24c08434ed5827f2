//! What learners answered: *Check yourself* (latest answer per question, no mark) and the questions about access at the start.

use super::{Change, PeopleStore, StorageError, places::OwnPlace, rows, sql};
use crate::domain::ids::{QuestionId, Revision};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckAnswer {
    pub question: QuestionId,
    pub revision: Revision,
    /// Numbers of the choices as written in the file; for an order, in the order given.
    pub chosen: Vec<usize>,
    pub answered_at: i64,
}

/// Choices are numbers joined by commas, in the order in which they were given.
pub(super) fn join(chosen: &[usize]) -> String {
    chosen.iter().map(usize::to_string).collect::<Vec<_>>().join(",")
}

pub(super) fn split(chosen: &str) -> Option<Vec<usize>> {
    chosen.split(',').filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect()
}

pub async fn save(change: &mut Change, own: &OwnPlace, question: &QuestionId, revision: &Revision, chosen: &[usize], now: i64) -> Result<(), StorageError> {
    sql("INSERT INTO check_answer (organisation_id, place_id, question_id, revision, chosen, answered_at) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (place_id, question_id) DO UPDATE SET revision = excluded.revision, chosen = excluded.chosen, \
         answered_at = excluded.answered_at")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .bind(question.as_str())
    .bind(revision.as_str())
    .bind(join(chosen))
    .bind(now)
    .execute(change.own(own).await?)
    .await?;
    Ok(())
}

pub async fn all(people: &PeopleStore, own: &OwnPlace) -> Result<Vec<CheckAnswer>, StorageError> {
    let found = sql("SELECT question_id, revision, chosen, answered_at FROM check_answer \
         WHERE organisation_id = $1 AND place_id = $2 ORDER BY answered_at, question_id")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .fetch_all(people.read_own(own).await?.sql())
    .await?;
    rows::each(&found, |row| {
        Ok(CheckAnswer {
            question: rows::parsed(row, "question_id", QuestionId::parse)?,
            revision: Revision::from_digest(&rows::text(row, "revision")?),
            chosen: rows::known(row, "chosen", split)?,
            answered_at: rows::number(row, "answered_at")?,
        })
    })
}

/// “Do you have a phone of your own?” and the like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Yes,
    No,
    Unsure,
}

impl Access {
    pub fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unsure => "unsure",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Yes, Self::No, Self::Unsure].into_iter().find(|access| access.code() == code)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessAnswer {
    pub question: QuestionId,
    pub answer: Access,
    pub answered_at: i64,
}

pub async fn save_access(change: &mut Change, own: &OwnPlace, question: &QuestionId, answer: Access, now: i64) -> Result<(), StorageError> {
    sql("INSERT INTO access_answer (organisation_id, place_id, question_id, answer, answered_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (place_id, question_id) DO UPDATE SET answer = excluded.answer, answered_at = excluded.answered_at")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .bind(question.as_str())
    .bind(answer.code())
    .bind(now)
    .execute(change.own(own).await?)
    .await?;
    Ok(())
}

pub async fn access(people: &PeopleStore, own: &OwnPlace) -> Result<Vec<AccessAnswer>, StorageError> {
    let found = sql("SELECT question_id, answer, answered_at FROM access_answer WHERE organisation_id = $1 AND place_id = $2 ORDER BY question_id")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .fetch_all(people.read_own(own).await?.sql())
        .await?;
    rows::each(&found, |row| {
        Ok(AccessAnswer {
            question: rows::parsed(row, "question_id", QuestionId::parse)?,
            answer: rows::known(row, "answer", Access::from_code)?,
            answered_at: rows::number(row, "answered_at")?,
        })
    })
}
