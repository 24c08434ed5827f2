//! Improvement projects: kept as a draft, sent to one colleague, confirmed as carried out or given back with a question, withdrawn.
//!
//! The colleague reads it while it waits for them and after they confirmed it, and never for themselves. Deliberately absent: a second
//! reader, and any result that is decided from it: the record links to it.

use sqlx::any::AnyRow;

use super::{
    Change, PeopleStore, StorageError, inbox, rows, sql,
    staff::{Staff, hold, new_key},
};
use crate::domain::{
    competency::observing::ForAnother,
    ids::{ProjectId, StaffId},
    improvement_project::Words,
    notice::Kind,
    roles::Role,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Draft,
    Returned { at: i64 },
    Sent { since: i64 },
    Confirmed { at: i64 },
    Withdrawn { at: i64 },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    pub id: ProjectId,
    pub words: Words,
    /// Which state of the words this is.
    pub changed_at: i64,
    pub state: State,
    /// The other of the two: who reads, or who wrote. `None`: nobody yet, or their account is gone.
    pub other: Option<String>,
    /// The question that it came back with, or what was written when it was confirmed.
    pub comment: String,
}

impl Project {
    pub fn is_open(&self) -> bool {
        matches!(self.state, State::Draft | State::Returned { .. } | State::Sent { .. })
    }
}

/// Keeps the words as a draft. `false`: another window kept or sent something since (`seen`); nothing was changed.
pub async fn keep(change: &mut Change, staff: &Staff, words: &Words, seen: Option<i64>, now: i64) -> Result<bool, StorageError> {
    hold(change, staff).await?;
    let open = read_mine(change.sql(), staff).await?.into_iter().find(Project::is_open);
    let waits = open.as_ref().is_some_and(|project| matches!(project.state, State::Sent { .. }));
    if waits || open.as_ref().map(|project| project.changed_at) != seen {
        return Ok(false);
    }
    let (id, at) = open.map_or_else(|| (new_key(now), now), |project| (project.id.as_str().to_owned(), now.max(project.changed_at + 1)));
    sql("INSERT INTO improvement_project (organisation_id, id, staff_id, reader_id, reader_name, question, partners, way, tried, outcome, stays, changed_at, comment) \
         VALUES ($1, $2, $3, NULL, '', $4, $5, $6, $7, $8, $9, $10, '') \
         ON CONFLICT (id) DO UPDATE SET question = excluded.question, partners = excluded.partners, way = excluded.way, tried = excluded.tried, \
         outcome = excluded.outcome, stays = excluded.stays, changed_at = excluded.changed_at")
    .bind(staff.organisation())
    .bind(id)
    .bind(staff.id().as_str())
    .bind(words.question.as_str())
    .bind(i64::from(words.partners))
    .bind(words.way.as_str())
    .bind(words.tried.as_str())
    .bind(words.outcome.as_str())
    .bind(words.stays.as_str())
    .bind(at)
    .execute(change.sql())
    .await?;
    Ok(true)
}

/// Keeps the words and hands them to one colleague, who is told.
pub async fn send(change: &mut Change, staff: &Staff, reader: &ForAnother, words: &Words, seen: Option<i64>, now: i64) -> Result<bool, StorageError> {
    if reader.whom() != staff.id() || !keep(change, staff, words, seen, now).await? {
        return Ok(false);
    }
    sql("UPDATE improvement_project SET sent_at = $4, returned_at = NULL, reader_id = $3 \
         WHERE organisation_id = $1 AND staff_id = $2 AND confirmed_at IS NULL AND withdrawn_at IS NULL")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(reader.by().as_str())
    .bind(now)
    .execute(change.sql())
    .await?;
    inbox::put(change, reader.by(), Kind::ProjectSent, staff.id().as_str(), now).await?;
    Ok(true)
}

/// A draft again. Of one that was confirmed meanwhile nothing changes.
pub async fn take_back(change: &mut Change, staff: &Staff, id: &str) -> Result<(), StorageError> {
    sql("UPDATE improvement_project SET sent_at = NULL, reader_id = NULL, changed_at = changed_at + 1 \
         WHERE organisation_id = $1 AND staff_id = $2 AND id = $3 AND sent_at IS NOT NULL AND confirmed_at IS NULL AND withdrawn_at IS NULL")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(id)
    .execute(change.sql())
    .await?;
    Ok(())
}

/// Its leader does not stand by it any more: nobody else reads it, also when it was confirmed. Their words stay theirs.
pub async fn withdraw(change: &mut Change, staff: &Staff, id: &str, now: i64) -> Result<(), StorageError> {
    sql("UPDATE improvement_project SET withdrawn_at = $4 WHERE organisation_id = $1 AND staff_id = $2 AND id = $3 AND withdrawn_at IS NULL")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .bind(id)
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(())
}

/// The newest first.
pub async fn mine(people: &PeopleStore, staff: &Staff) -> Result<Vec<Project>, StorageError> {
    read_mine(people.read().await?.sql(), staff).await
}

async fn read_mine(connection: &mut sqlx::AnyConnection, staff: &Staff) -> Result<Vec<Project>, StorageError> {
    let found = sql("SELECT p.id, p.question, p.partners, p.way, p.tried, p.outcome, p.stays, p.changed_at, p.sent_at, p.returned_at, p.confirmed_at, \
         p.withdrawn_at, p.comment, CASE WHEN p.reader_name <> '' THEN p.reader_name ELSE s.display_name END AS other FROM improvement_project p \
         LEFT JOIN staff s ON s.id = p.reader_id AND s.organisation_id = p.organisation_id \
         WHERE p.organisation_id = $1 AND p.staff_id = $2 ORDER BY p.id DESC")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .fetch_all(connection)
    .await?;
    rows::each(&found, read)
}

/// What was sent to this colleague and waits, was confirmed by them, or given back, without its words then; the oldest first.
pub async fn of_reader(people: &PeopleStore, reader: &Staff) -> Result<Vec<Project>, StorageError> {
    let found = sql("SELECT p.id, p.question, p.partners, p.way, p.tried, p.outcome, p.stays, p.changed_at, p.sent_at, p.returned_at, p.confirmed_at, \
         p.withdrawn_at, p.comment, s.display_name AS other FROM improvement_project p \
         JOIN staff s ON s.id = p.staff_id AND s.organisation_id = p.organisation_id AND s.disabled_at IS NULL \
         WHERE p.organisation_id = $1 AND p.reader_id = $2 AND (p.sent_at IS NOT NULL OR p.returned_at IS NOT NULL) AND p.withdrawn_at IS NULL ORDER BY p.id")
    .bind(reader.organisation())
    .bind(reader.id().as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    rows::each(&found, |row| {
        let project = read(row)?;
        let theirs = matches!(project.state, State::Sent { .. } | State::Confirmed { .. });
        Ok(if theirs { project } else { Project { words: Words::default(), ..project } })
    })
}

/// Confirms that it was carried out (the name stays with it), or gives it back with a question. `false`: it does not wait for them.
pub async fn end(change: &mut Change, reader: &Staff, id: &str, confirms: bool, comment: &str, now: i64) -> Result<bool, StorageError> {
    if reader.working_as() != Some(Role::Mentor) {
        return Ok(false);
    }
    let (query, kind) = match confirms {
        true => (
            sql("UPDATE improvement_project SET confirmed_at = $4, comment = $5, reader_name = $6 WHERE organisation_id = $1 AND reader_id = $2 AND id = $3 \
                 AND staff_id <> $2 AND sent_at IS NOT NULL AND confirmed_at IS NULL AND withdrawn_at IS NULL"),
            Kind::ProjectConfirmed,
        ),
        false => (
            sql(
                "UPDATE improvement_project SET sent_at = NULL, returned_at = $4, comment = $5, changed_at = changed_at + 1 WHERE organisation_id = $1 AND reader_id = $2 AND id = $3 \
                 AND staff_id <> $2 AND sent_at IS NOT NULL AND confirmed_at IS NULL AND withdrawn_at IS NULL",
            ),
            Kind::ProjectReturned,
        ),
    };
    let query = query.bind(reader.organisation()).bind(reader.id().as_str()).bind(id).bind(now).bind(comment);
    let query = if confirms { query.bind(reader.display_name()) } else { query };
    let done = query.execute(change.sql()).await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    let found = sql("SELECT staff_id FROM improvement_project WHERE organisation_id = $1 AND id = $2")
        .bind(reader.organisation())
        .bind(id)
        .fetch_one(change.sql())
        .await?;
    inbox::put(change, &StaffId::from_store(rows::text(&found, "staff_id")?), kind, reader.id().as_str(), now).await?;
    Ok(true)
}

fn read(row: &AnyRow) -> Result<Project, StorageError> {
    let at = |name: &'static str| rows::maybe_number(row, name);
    Ok(Project {
        id: ProjectId::from_store(rows::text(row, "id")?),
        words: Words {
            question: rows::text(row, "question")?,
            partners: rows::small(row, "partners")?,
            way: rows::text(row, "way")?,
            tried: rows::text(row, "tried")?,
            outcome: rows::text(row, "outcome")?,
            stays: rows::text(row, "stays")?,
        },
        changed_at: rows::number(row, "changed_at")?,
        state: match (at("withdrawn_at")?, at("confirmed_at")?, at("sent_at")?, at("returned_at")?) {
            (Some(at), ..) => State::Withdrawn { at },
            (_, Some(at), ..) => State::Confirmed { at },
            (.., Some(since), _) => State::Sent { since },
            (.., Some(at)) => State::Returned { at },
            _ => State::Draft,
        },
        other: rows::maybe_text(row, "other")?,
        comment: rows::text(row, "comment")?,
    })
}
