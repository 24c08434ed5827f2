//! What both of a mentorship read while it runs: goals, which whoever asked writes, and meetings, which either writes and the other is told.
//!
//! After the end both stay with whoever asked; a mentor reads them no longer. Deliberately absent: changing what a mentor wrote, and goals
//! that somebody sets for somebody else.

use super::{
    Change, PeopleStore, StorageError,
    mentorships::{Side, hold_running, tell_the_other},
    rows, sql,
    staff::{Staff, new_key},
};
use crate::domain::{
    ids::MentorshipId,
    mentorship::{MOST_GOALS, MOST_MEETINGS, Standing},
    notice::Kind,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    pub id: String,
    pub words: String,
    /// `yyyy-mm-dd`
    pub due_day: String,
    pub standing: Standing,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    pub day: String,
    pub minutes: u32,
    /// What was agreed.
    pub words: String,
    /// Who wrote it down; `None`: their account is gone.
    pub by: Option<String>,
}

/// Goals by their day, meetings with the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
    pub goals: Vec<Goal>,
    pub meetings: Vec<Meeting>,
}

/// Of one that this person asked for, also after its end; as a mentor of one that runs. Otherwise nothing.
pub async fn of(people: &PeopleStore, staff: &Staff, side: Side, id: &MentorshipId) -> Result<Parts, StorageError> {
    let mut reading = people.read().await?;
    let theirs = match side {
        Side::Asker => sql("SELECT staff_id FROM mentorship WHERE organisation_id = $1 AND id = $2 AND staff_id = $3"),
        Side::Mentor => sql("SELECT staff_id FROM mentorship \
             WHERE organisation_id = $1 AND id = $2 AND mentor_id = $3 AND began_at IS NOT NULL AND ended_at IS NULL"),
    };
    let theirs = theirs.bind(staff.organisation()).bind(id.as_str()).bind(staff.id().as_str()).fetch_optional(reading.sql()).await?;
    if theirs.is_none() {
        return Ok(Parts::default());
    }
    let goals = sql("SELECT id, words, due_day, standing FROM mentorship_goal WHERE organisation_id = $1 AND mentorship_id = $2 ORDER BY due_day, id")
        .bind(staff.organisation())
        .bind(id.as_str())
        .fetch_all(reading.sql())
        .await?;
    let meetings = sql("SELECT m.day, m.minutes, m.words, s.display_name FROM mentorship_meeting m \
         LEFT JOIN staff s ON s.id = m.written_by AND s.organisation_id = m.organisation_id \
         WHERE m.organisation_id = $1 AND m.mentorship_id = $2 ORDER BY m.day DESC, m.id DESC")
    .bind(staff.organisation())
    .bind(id.as_str())
    .fetch_all(reading.sql())
    .await?;
    let goals = rows::each(&goals, |row| {
        Ok(Goal {
            id: rows::text(row, "id")?,
            words: rows::text(row, "words")?,
            due_day: rows::text(row, "due_day")?,
            standing: rows::known(row, "standing", Standing::from_code)?,
        })
    })?;
    let meetings = rows::each(&meetings, |row| {
        Ok(Meeting {
            day: rows::text(row, "day")?,
            minutes: rows::small(row, "minutes")?,
            words: rows::text(row, "words")?,
            by: rows::maybe_text(row, "display_name")?,
        })
    })?;
    Ok(Parts { goals, meetings })
}

/// `false`: it does not run, or has as many as it may have.
pub async fn add_goal(change: &mut Change, staff: &Staff, id: &MentorshipId, words: &str, due_day: &str, now: i64) -> Result<bool, StorageError> {
    if !hold_running(change, staff, Side::Asker, id).await? {
        return Ok(false);
    }
    let before = sql("SELECT id FROM mentorship_goal WHERE organisation_id = $1 AND mentorship_id = $2")
        .bind(staff.organisation())
        .bind(id.as_str())
        .fetch_all(change.sql())
        .await?;
    if before.len() >= MOST_GOALS {
        return Ok(false);
    }
    sql("INSERT INTO mentorship_goal (organisation_id, id, mentorship_id, staff_id, words, due_day, standing, made_at) \
         VALUES ($1, $2, $3, $4, $5, $6, 'not-yet', $7)")
    .bind(staff.organisation())
    .bind(new_key(now))
    .bind(id.as_str())
    .bind(staff.id().as_str())
    .bind(words)
    .bind(due_day)
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok(true)
}

/// Its writer's word, and nobody else's.
pub async fn set_goal(change: &mut Change, staff: &Staff, id: &MentorshipId, goal: &str, standing: Standing) -> Result<(), StorageError> {
    if !hold_running(change, staff, Side::Asker, id).await? {
        return Ok(());
    }
    sql("UPDATE mentorship_goal SET standing = $5 WHERE organisation_id = $1 AND mentorship_id = $2 AND staff_id = $3 AND id = $4")
        .bind(staff.organisation())
        .bind(id.as_str())
        .bind(staff.id().as_str())
        .bind(goal)
        .bind(standing.code())
        .execute(change.sql())
        .await?;
    Ok(())
}

/// What somebody writes down about a meeting.
#[derive(Debug, Clone, Copy)]
pub struct NewMeeting<'a> {
    pub day: &'a str,
    pub minutes: u32,
    pub words: &'a str,
}

/// Written down by either, and told to the other. `false`: it does not run, or has as many as it may have.
pub async fn add_meeting(change: &mut Change, staff: &Staff, side: Side, id: &MentorshipId, new: NewMeeting<'_>, now: i64) -> Result<bool, StorageError> {
    if !hold_running(change, staff, side, id).await? {
        return Ok(false);
    }
    let before = sql("SELECT id FROM mentorship_meeting WHERE organisation_id = $1 AND mentorship_id = $2")
        .bind(staff.organisation())
        .bind(id.as_str())
        .fetch_all(change.sql())
        .await?;
    if before.len() >= MOST_MEETINGS {
        return Ok(false);
    }
    let whose = sql("SELECT staff_id FROM mentorship WHERE organisation_id = $1 AND id = $2")
        .bind(staff.organisation())
        .bind(id.as_str())
        .fetch_one(change.sql())
        .await?;
    sql("INSERT INTO mentorship_meeting (organisation_id, id, mentorship_id, staff_id, written_by, day, minutes, words, made_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
    .bind(staff.organisation())
    .bind(new_key(now))
    .bind(id.as_str())
    .bind(rows::text(&whose, "staff_id")?)
    .bind(staff.id().as_str())
    .bind(new.day)
    .bind(i64::from(new.minutes))
    .bind(new.words)
    .bind(now)
    .execute(change.sql())
    .await?;
    tell_the_other(change, staff, id, Kind::MentorMet, now).await?;
    Ok(true)
}
