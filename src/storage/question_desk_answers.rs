//! The question desk, for whoever answers: what waits, taking one up, giving it back, and the answer, which whoever asked is told.
//!
//! Nobody answers their own. What somebody took up whose account has closed waits again. Deliberately absent: changing an answer, and
//! anything of whoever asked beside their name and the question.

use super::{
    Change, PeopleStore, StorageError, inbox,
    question_desk::{Question, read},
    rows, sql,
    staff::Staff,
};
use crate::domain::{
    ids::StaffId,
    notice::Kind,
    policy::{self, Action, Person, Relation},
};

/// A question, and who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub by: String,
    pub question: Question,
}

/// What nobody has taken up, by the day that was promised.
pub async fn waiting(people: &PeopleStore, reader: &Staff) -> Result<Vec<Asked>, StorageError> {
    let found = sql("SELECT q.id, q.module, q.words, q.asked_at, q.answer_by, q.answer, q.answered_at, q.may_show, a.display_name AS asker, \
         CAST(NULL AS TEXT) AS working, s.display_name FROM desk_question q JOIN staff a ON a.id = q.staff_id AND a.organisation_id = q.organisation_id \
         LEFT JOIN staff s ON s.id = q.taken_by AND s.organisation_id = q.organisation_id \
         WHERE q.organisation_id = $1 AND q.staff_id <> $2 AND q.answered_at IS NULL AND a.disabled_at IS NULL \
         AND (q.taken_by IS NULL OR s.disabled_at IS NOT NULL) ORDER BY q.answer_by, q.id")
    .bind(reader.organisation())
    .bind(reader.id().as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    rows::each(&found, |row| Ok(Asked { by: rows::text(row, "asker")?, question: read(row)? }))
}

/// What I took up: what is to be answered first, by its day, then what I answered.
pub async fn taken_by(people: &PeopleStore, reader: &Staff) -> Result<Vec<Asked>, StorageError> {
    let found = sql("SELECT q.id, q.module, q.words, q.asked_at, q.answer_by, q.answer, q.answered_at, q.may_show, a.display_name AS asker, \
         s.display_name AS working, s.display_name FROM desk_question q JOIN staff a ON a.id = q.staff_id AND a.organisation_id = q.organisation_id \
         JOIN staff s ON s.id = q.taken_by AND s.organisation_id = q.organisation_id \
         WHERE q.organisation_id = $1 AND q.taken_by = $2 ORDER BY q.answered_at IS NOT NULL, q.answer_by, q.id")
    .bind(reader.organisation())
    .bind(reader.id().as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    rows::each(&found, |row| Ok(Asked { by: rows::text(row, "asker")?, question: read(row)? }))
}

fn may_answer(reader: &Staff) -> bool {
    policy::may(Person::Staff(reader.working_as()), Action::AnswerQuestions, Relation::Own)
}

/// Of two who take it up at a moment the second finds it taken. `false`: it is taken, answered, gone, or one's own.
pub async fn take(change: &mut Change, reader: &Staff, id: &str, now: i64) -> Result<bool, StorageError> {
    if !may_answer(reader) {
        return Ok(false);
    }
    let taken = sql("UPDATE desk_question SET taken_by = $2, taken_at = $4 WHERE organisation_id = $1 AND id = $3 AND staff_id <> $2 AND answered_at IS NULL \
         AND (taken_by IS NULL OR taken_by IN (SELECT s.id FROM staff s WHERE s.organisation_id = $1 AND s.disabled_at IS NOT NULL))")
    .bind(reader.organisation())
    .bind(reader.id().as_str())
    .bind(id)
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok(taken.rows_affected() == 1)
}

/// Back to the desk, for somebody else.
pub async fn give_back(change: &mut Change, reader: &Staff, id: &str) -> Result<(), StorageError> {
    sql("UPDATE desk_question SET taken_by = NULL, taken_at = NULL WHERE organisation_id = $1 AND id = $2 AND taken_by = $3 AND answered_at IS NULL")
        .bind(reader.organisation())
        .bind(id)
        .bind(reader.id().as_str())
        .execute(change.sql())
        .await?;
    Ok(())
}

/// `false`: it is not theirs to answer, or it was answered.
pub async fn answer(change: &mut Change, reader: &Staff, id: &str, words: &str, now: i64) -> Result<bool, StorageError> {
    if !may_answer(reader) {
        return Ok(false);
    }
    let done = sql("UPDATE desk_question SET answer = $4, answered_at = $5 WHERE organisation_id = $1 AND id = $2 AND taken_by = $3 AND answered_at IS NULL")
        .bind(reader.organisation())
        .bind(id)
        .bind(reader.id().as_str())
        .bind(words)
        .bind(now)
        .execute(change.sql())
        .await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    let found =
        sql("SELECT staff_id FROM desk_question WHERE organisation_id = $1 AND id = $2").bind(reader.organisation()).bind(id).fetch_one(change.sql()).await?;
    inbox::put(change, &StaffId::from_store(rows::text(&found, "staff_id")?), Kind::DeskAnswered, reader.id().as_str(), now).await?;
    Ok(true)
}
