//! The question desk, for whoever asks: their questions with where each stands, and whether an answered one is shown to colleagues.
//!
//! Taking up and answering is `question_desk_answers`. What is shown has no name, neither of who asked nor of who answered. Deliberately
//! absent: how many somebody asked or answered, and a search over what others asked.

use sqlx::any::AnyRow;

use super::{
    Change, PeopleStore, StorageError, inbox, rows, sql,
    staff::{Staff, hold, new_key},
};
use crate::domain::{
    ids::{ModuleId, QuestionNumber, StaffId},
    notice::Kind,
    policy::{self, Action, Person, Relation},
    question_desk::MOST_WAITING,
    roles::Roles,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    Waiting,
    /// By whom.
    TakenUp {
        name: String,
    },
    Answered {
        /// `None`: their account is gone.
        name: Option<String>,
        words: String,
        at: i64,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub id: QuestionNumber,
    pub words: String,
    pub module: Option<ModuleId>,
    pub asked_at: i64,
    /// The day that was promised, `yyyy-mm-dd`.
    pub answer_by: String,
    pub state: State,
    /// Shown to colleagues, without a name.
    pub shown: bool,
}

/// What colleagues read of an answered one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub words: String,
    pub module: Option<ModuleId>,
    pub answer: String,
    pub at: i64,
}

/// What a form brings.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    pub words: &'a str,
    pub module: Option<&'a ModuleId>,
    pub answer_by: &'a str,
}

/// Asks, and tells everybody who could answer. `false`: as many as may wait do.
pub async fn ask(change: &mut Change, staff: &Staff, new: Asking<'_>, now: i64) -> Result<bool, StorageError> {
    hold(change, staff).await?;
    let waiting = sql("SELECT id FROM desk_question WHERE organisation_id = $1 AND staff_id = $2 AND answered_at IS NULL")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .fetch_all(change.sql())
        .await?;
    if waiting.len() >= MOST_WAITING {
        return Ok(false);
    }
    sql("INSERT INTO desk_question (organisation_id, id, staff_id, module, words, asked_at, answer_by, taken_by, taken_at, answer, answered_at, may_show) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, NULL, '', NULL, 0)")
    .bind(staff.organisation())
    .bind(new_key(now))
    .bind(staff.id().as_str())
    .bind(new.module.map_or("", ModuleId::as_str))
    .bind(new.words)
    .bind(now)
    .bind(new.answer_by)
    .execute(change.sql())
    .await?;
    let found = sql("SELECT id, roles FROM staff WHERE organisation_id = $1 AND id <> $2 AND disabled_at IS NULL")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .fetch_all(change.sql())
        .await?;
    let all = rows::each(&found, |row| Ok((StaffId::from_store(rows::text(row, "id")?), Roles::parse(&rows::text(row, "roles")?))))?;
    for (who, _) in all.iter().filter(|(_, roles)| could_answer(roles)) {
        inbox::put(change, who, Kind::DeskAsked, "", now).await?;
    }
    Ok(true)
}

fn could_answer(roles: &Roles) -> bool {
    roles.iter().any(|role| policy::may(Person::Staff(Some(role)), Action::AnswerQuestions, Relation::Own))
}

/// Takes it away with its answer, wherever it stands: the words are whose question it was.
pub async fn delete(change: &mut Change, staff: &Staff, id: &str) -> Result<(), StorageError> {
    sql("DELETE FROM desk_question WHERE organisation_id = $1 AND staff_id = $2 AND id = $3")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .bind(id)
        .execute(change.sql())
        .await?;
    Ok(())
}

/// Shows an answered one to colleagues without a name, or not any more.
pub async fn show(change: &mut Change, staff: &Staff, id: &str, shown: bool) -> Result<(), StorageError> {
    sql("UPDATE desk_question SET may_show = $4 WHERE organisation_id = $1 AND staff_id = $2 AND id = $3 AND answered_at IS NOT NULL")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .bind(id)
        .bind(i64::from(shown))
        .execute(change.sql())
        .await?;
    Ok(())
}

/// The newest first.
pub async fn mine(people: &PeopleStore, staff: &Staff) -> Result<Vec<Question>, StorageError> {
    let found = sql("SELECT q.id, q.module, q.words, q.asked_at, q.answer_by, q.taken_by, q.answer, q.answered_at, q.may_show, \
         CASE WHEN s.disabled_at IS NULL THEN s.display_name END AS working, s.display_name FROM desk_question q \
         LEFT JOIN staff s ON s.id = q.taken_by AND s.organisation_id = q.organisation_id \
         WHERE q.organisation_id = $1 AND q.staff_id = $2 ORDER BY q.id DESC")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    rows::each(&found, read)
}

/// What was allowed to be shown, the newest answer first.
pub async fn shown(people: &PeopleStore, staff: &Staff) -> Result<Vec<Shown>, StorageError> {
    let found = sql("SELECT words, module, answer, answered_at FROM desk_question \
         WHERE organisation_id = $1 AND answered_at IS NOT NULL AND may_show = 1 ORDER BY answered_at DESC, id DESC LIMIT 200")
    .bind(staff.organisation())
    .fetch_all(people.read().await?.sql())
    .await?;
    rows::each(&found, |row| {
        Ok(Shown { words: rows::text(row, "words")?, module: module(row)?, answer: rows::text(row, "answer")?, at: rows::number(row, "answered_at")? })
    })
}

fn module(row: &AnyRow) -> Result<Option<ModuleId>, StorageError> {
    Ok(ModuleId::parse(&rows::text(row, "module")?).ok())
}

/// `working` is who took it up, while their account is open; `display_name` whoever that was.
pub(super) fn read(row: &AnyRow) -> Result<Question, StorageError> {
    let state = match (rows::maybe_number(row, "answered_at")?, rows::maybe_text(row, "working")?) {
        (Some(at), _) => State::Answered { name: rows::maybe_text(row, "display_name")?, words: rows::text(row, "answer")?, at },
        (None, Some(name)) => State::TakenUp { name },
        (None, None) => State::Waiting,
    };
    Ok(Question {
        id: QuestionNumber::from_store(rows::text(row, "id")?),
        words: rows::text(row, "words")?,
        module: module(row)?,
        asked_at: rows::number(row, "asked_at")?,
        answer_by: rows::text(row, "answer_by")?,
        state,
        shown: rows::yes(row, "may_show")?,
    })
}
