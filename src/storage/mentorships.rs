//! Mentorships: who works as a mentor and when they can be found, asking one, a yes or a no, and an end by either.
//!
//! What both read while it runs is `mentorship_parts`, what only one of them reads `mentorship_notes`. A mentor reads nothing else of whoever
//! asked: no query here or there touches evidence, results, attempts, lessons or the log. Deliberately absent: a reason for a no, and lists
//! of who asked whom.

use sqlx::any::AnyRow;

use super::{
    Change, PeopleStore, StorageError, inbox, rows, sql,
    staff::{Staff, hold, new_key},
};
use crate::domain::{
    competency::observing::ForAnother,
    ids::{MentorshipId, StaffId},
    notice::Kind,
    roles::{Role, Roles},
};

/// From which of the two sides somebody looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Who asked.
    Asker,
    Mentor,
}

/// A colleague who can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mentor {
    pub id: StaffId,
    pub name: String,
    /// In their own words; empty when they wrote none.
    pub hours: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Waiting,
    Running {
        since: i64,
    },
    /// A no, or taken back before an answer.
    NeverBegan {
        at: i64,
    },
    Ended {
        at: i64,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mentorship {
    pub id: MentorshipId,
    /// The other of the two; `None`: their account is gone.
    pub other: Option<String>,
    /// The mentor's account is open and they still work as one.
    pub works: bool,
    /// When the mentor can be found.
    pub hours: String,
    pub why: String,
    pub asked_at: i64,
    pub state: State,
}

impl Mentorship {
    pub fn is_open(&self) -> bool {
        matches!(self.state, State::Waiting | State::Running { .. })
    }

    pub fn runs(&self) -> bool {
        matches!(self.state, State::Running { .. })
    }
}

/// By name; never the one who asks.
pub async fn mentors(people: &PeopleStore, staff: &Staff) -> Result<Vec<Mentor>, StorageError> {
    let found = sql("SELECT s.id, s.display_name, s.roles, h.words FROM staff s \
         LEFT JOIN mentor_hours h ON h.staff_id = s.id AND h.organisation_id = s.organisation_id \
         WHERE s.organisation_id = $1 AND s.id <> $2 AND s.disabled_at IS NULL AND s.password_hash <> ''")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    let all = rows::each(&found, |row| {
        let mentor = Mentor {
            id: StaffId::from_store(rows::text(row, "id")?),
            name: rows::text(row, "display_name")?,
            hours: rows::maybe_text(row, "words")?.unwrap_or_default(),
        };
        Ok((mentor, Roles::parse(&rows::text(row, "roles")?)))
    })?;
    let mut mentors: Vec<Mentor> = all.into_iter().filter(|(_, roles)| roles.has(Role::Mentor)).map(|(mentor, _)| mentor).collect();
    mentors.sort_by_key(|mentor| (mentor.name.to_lowercase(), mentor.id.as_str().to_owned()));
    Ok(mentors)
}

/// One's own hours, in one's own words.
pub async fn hours(people: &PeopleStore, staff: &Staff) -> Result<String, StorageError> {
    let found = sql("SELECT words FROM mentor_hours WHERE organisation_id = $1 AND staff_id = $2")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .fetch_optional(people.read().await?.sql())
        .await?;
    Ok(found.map(|row| rows::text(&row, "words")).transpose()?.unwrap_or_default())
}

pub async fn set_hours(change: &mut Change, staff: &Staff, words: &str, now: i64) -> Result<(), StorageError> {
    sql("INSERT INTO mentor_hours (organisation_id, staff_id, words, changed_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (staff_id) DO UPDATE SET words = excluded.words, changed_at = excluded.changed_at")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(words)
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok(())
}

/// Asks, and tells the one who is asked. `None`: they have a mentor, or wait for an answer.
pub async fn ask(change: &mut Change, staff: &Staff, mentor: &ForAnother, why: &str, now: i64) -> Result<Option<MentorshipId>, StorageError> {
    hold(change, staff).await?;
    let open = read_of_asker(change.sql(), staff).await?.iter().any(Mentorship::is_open);
    if open || mentor.whom() != staff.id() {
        return Ok(None);
    }
    let id = MentorshipId::from_store(new_key(now));
    sql("INSERT INTO mentorship (organisation_id, id, staff_id, mentor_id, why, asked_at, began_at, ended_at) VALUES ($1, $2, $3, $4, $5, $6, NULL, NULL)")
        .bind(staff.organisation())
        .bind(id.as_str())
        .bind(staff.id().as_str())
        .bind(mentor.by().as_str())
        .bind(why)
        .bind(now)
        .execute(change.sql())
        .await?;
    inbox::put(change, mentor.by(), Kind::MentorAsked, staff.id().as_str(), now).await?;
    Ok(Some(id))
}

/// The mentor's yes or no, which whoever asked is told. `false`: nobody waits for it any more.
pub async fn answer(change: &mut Change, mentor: &Staff, id: &MentorshipId, yes: bool, now: i64) -> Result<bool, StorageError> {
    if mentor.working_as() != Some(Role::Mentor) {
        return Ok(false);
    }
    let (query, kind) = match yes {
        true => (
            sql("UPDATE mentorship SET began_at = $4 WHERE organisation_id = $1 AND id = $2 AND mentor_id = $3 AND began_at IS NULL AND ended_at IS NULL"),
            Kind::MentorYes,
        ),
        false => (
            sql("UPDATE mentorship SET ended_at = $4, why = '' \
                 WHERE organisation_id = $1 AND id = $2 AND mentor_id = $3 AND began_at IS NULL AND ended_at IS NULL"),
            Kind::MentorNo,
        ),
    };
    let done = query.bind(mentor.organisation()).bind(id.as_str()).bind(mentor.id().as_str()).bind(now).execute(change.sql()).await?;
    if done.rows_affected() == 0 {
        return Ok(false);
    }
    tell_the_other(change, mentor, id, kind, now).await?;
    Ok(true)
}

/// Taken back before an answer, by whoever asked: nobody is told.
pub async fn take_back(change: &mut Change, staff: &Staff, id: &MentorshipId, now: i64) -> Result<(), StorageError> {
    sql("UPDATE mentorship SET ended_at = $4, why = '' WHERE organisation_id = $1 AND id = $2 AND staff_id = $3 AND began_at IS NULL AND ended_at IS NULL")
        .bind(staff.organisation())
        .bind(id.as_str())
        .bind(staff.id().as_str())
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(())
}

/// By either, and the other is told. A second click finds it ended.
pub async fn end(change: &mut Change, staff: &Staff, side: Side, id: &MentorshipId, now: i64) -> Result<(), StorageError> {
    if !hold_running(change, staff, side, id).await? {
        return Ok(());
    }
    sql("UPDATE mentorship SET ended_at = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(staff.organisation())
        .bind(id.as_str())
        .bind(now)
        .execute(change.sql())
        .await?;
    tell_the_other(change, staff, id, Kind::MentorEnded, now).await
}

/// Holds one that runs. `false`: it does not, or this person is not on that side of it.
pub(super) async fn hold_running(change: &mut Change, staff: &Staff, side: Side, id: &MentorshipId) -> Result<bool, StorageError> {
    let query = match side {
        Side::Asker => sql("UPDATE mentorship SET asked_at = asked_at \
             WHERE organisation_id = $1 AND id = $2 AND staff_id = $3 AND began_at IS NOT NULL AND ended_at IS NULL"),
        Side::Mentor => sql("UPDATE mentorship SET asked_at = asked_at \
             WHERE organisation_id = $1 AND id = $2 AND mentor_id = $3 AND began_at IS NOT NULL AND ended_at IS NULL"),
    };
    let held = query.bind(staff.organisation()).bind(id.as_str()).bind(staff.id().as_str()).execute(change.sql()).await?;
    Ok(held.rows_affected() == 1)
}

pub(super) async fn tell_the_other(change: &mut Change, staff: &Staff, id: &MentorshipId, kind: Kind, now: i64) -> Result<(), StorageError> {
    let found = sql("SELECT staff_id, mentor_id FROM mentorship WHERE organisation_id = $1 AND id = $2")
        .bind(staff.organisation())
        .bind(id.as_str())
        .fetch_one(change.sql())
        .await?;
    let two = [Some(rows::text(&found, "staff_id")?), rows::maybe_text(&found, "mentor_id")?];
    for other in two.into_iter().flatten().filter(|other| other != staff.id().as_str()) {
        inbox::put(change, &StaffId::from_store(other), kind, staff.id().as_str(), now).await?;
    }
    Ok(())
}

/// An account is closed: whatever is open on either side ends, and the other is told.
pub(super) async fn person_left(change: &mut Change, who: &StaffId, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    let mut told = Vec::new();
    for (query, as_mentor) in [
        (sql("SELECT id, mentor_id AS other, began_at FROM mentorship WHERE organisation_id = $1 AND staff_id = $2 AND ended_at IS NULL"), false),
        (sql("SELECT id, staff_id AS other, began_at FROM mentorship WHERE organisation_id = $1 AND mentor_id = $2 AND ended_at IS NULL"), true),
    ] {
        let found = query.bind(organisation.as_str()).bind(who.as_str()).fetch_all(change.sql()).await?;
        for (id, other, began) in rows::each(&found, |row| Ok((rows::text(row, "id")?, rows::maybe_text(row, "other")?, rows::maybe_number(row, "began_at")?)))?
        {
            sql("UPDATE mentorship SET ended_at = $3 WHERE organisation_id = $1 AND id = $2")
                .bind(organisation.as_str())
                .bind(id)
                .bind(now)
                .execute(change.sql())
                .await?;
            // Of a request that was not answered only its writer has something to know.
            let kind = if began.is_some() { Some(Kind::MentorEnded) } else { as_mentor.then_some(Kind::MentorNo) };
            told.extend(other.map(StaffId::from_store).zip(kind));
        }
    }
    for (other, kind) in told {
        inbox::put(change, &other, kind, who.as_str(), now).await?;
    }
    Ok(())
}

/// Mine, as whoever asked; the newest first.
pub async fn of_asker(people: &PeopleStore, staff: &Staff) -> Result<Vec<Mentorship>, StorageError> {
    read_of_asker(people.read().await?.sql(), staff).await
}

async fn read_of_asker(connection: &mut sqlx::AnyConnection, staff: &Staff) -> Result<Vec<Mentorship>, StorageError> {
    let found = sql("SELECT m.id, m.why, m.asked_at, m.began_at, m.ended_at, o.display_name, o.roles, o.disabled_at, h.words FROM mentorship m \
         LEFT JOIN staff o ON o.id = m.mentor_id AND o.organisation_id = m.organisation_id \
         LEFT JOIN mentor_hours h ON h.staff_id = m.mentor_id AND h.organisation_id = m.organisation_id \
         WHERE m.organisation_id = $1 AND m.staff_id = $2 ORDER BY m.id DESC")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .fetch_all(connection)
    .await?;
    rows::each(&found, read)
}

/// Those in which this person was asked and did not say no, the newest first.
pub async fn of_mentor(people: &PeopleStore, staff: &Staff) -> Result<Vec<Mentorship>, StorageError> {
    let found = sql("SELECT m.id, CASE WHEN m.ended_at IS NULL THEN m.why ELSE '' END AS why, m.asked_at, m.began_at, m.ended_at, \
         s.display_name, s.roles, s.disabled_at, '' AS words FROM mentorship m JOIN staff s ON s.id = m.staff_id AND s.organisation_id = m.organisation_id \
         WHERE m.organisation_id = $1 AND m.mentor_id = $2 AND (m.ended_at IS NULL OR m.began_at IS NOT NULL) ORDER BY m.id DESC")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    rows::each(&found, read)
}

fn read(row: &AnyRow) -> Result<Mentorship, StorageError> {
    let roles = rows::maybe_text(row, "roles")?.map(|text| Roles::parse(&text)).unwrap_or_default();
    Ok(Mentorship {
        id: MentorshipId::from_store(rows::text(row, "id")?),
        other: rows::maybe_text(row, "display_name")?,
        works: roles.has(Role::Mentor) && rows::maybe_number(row, "disabled_at")?.is_none(),
        hours: rows::maybe_text(row, "words")?.unwrap_or_default(),
        why: rows::text(row, "why")?,
        asked_at: rows::number(row, "asked_at")?,
        state: match (rows::maybe_number(row, "began_at")?, rows::maybe_number(row, "ended_at")?) {
            (None, None) => State::Waiting,
            (Some(since), None) => State::Running { since },
            (None, Some(at)) => State::NeverBegan { at },
            (Some(_), Some(at)) => State::Ended { at },
        },
    })
}
