//! Protected hours: what a lead granted to members of their team, and what each of those wrote down as used.
//!
//! A lead reads two sums for each grant of somebody who is in the team now. For what hours were used, and on which days, is read by their
//! owner alone: no query of a lead names those columns. Deliberately absent: sums over a team, and an order by how much was used.

use super::{
    Change, PeopleStore, StorageError, inbox, rows, sql,
    staff::{Staff, hold_id, new_key},
    teams::Team,
};
use crate::domain::{
    ids::StaffId,
    notice::Kind,
    protected_hours::{MOST_GRANTS, MOST_USES},
};

/// As the lead reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Granted {
    pub id: String,
    pub name: String,
    pub from_day: String,
    pub to_day: String,
    pub minutes: u32,
    /// Minutes that were used, as one sum.
    pub used: u32,
}

/// As its member reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    pub id: String,
    /// `None`: the team has ended.
    pub team: Option<String>,
    /// The lead of that team, while this member is in it: who reads the sums.
    pub seen_by: Option<String>,
    pub from_day: String,
    pub to_day: String,
    pub minutes: u32,
    pub uses: Vec<Use>,
}

impl Grant {
    pub fn used(&self) -> u32 {
        self.uses.iter().map(|one| one.minutes).sum()
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    pub id: String,
    pub day: String,
    pub minutes: u32,
    /// For what.
    pub words: String,
}

/// What a form of a lead brings.
#[derive(Debug, Clone, Copy)]
pub struct NewGrant<'a> {
    pub whom: &'a StaffId,
    pub from_day: &'a str,
    pub to_day: &'a str,
    pub minutes: u32,
}

/// To a member who joined, and tells them. `false`: they are not in this team, it is not this lead's, or they have as many as there may be.
pub async fn grant(change: &mut Change, lead: &Staff, team: &Team, new: NewGrant<'_>, now: i64) -> Result<bool, StorageError> {
    hold_id(change, new.whom.as_str()).await?;
    let member = sql("SELECT m.staff_id FROM team_member m JOIN team t ON t.id = m.team_id AND t.organisation_id = m.organisation_id AND t.staff_id = $4 \
         WHERE m.organisation_id = $1 AND m.team_id = $2 AND m.staff_id = $3 AND m.staff_id <> $4 AND m.joined_at IS NOT NULL")
    .bind(lead.organisation())
    .bind(team.id.as_str())
    .bind(new.whom.as_str())
    .bind(lead.id().as_str())
    .fetch_optional(change.sql())
    .await?;
    let before = sql("SELECT id FROM protected_grant WHERE organisation_id = $1 AND team_id = $2 AND staff_id = $3")
        .bind(lead.organisation())
        .bind(team.id.as_str())
        .bind(new.whom.as_str())
        .fetch_all(change.sql())
        .await?;
    if member.is_none() || before.len() >= MOST_GRANTS {
        return Ok(false);
    }
    sql("INSERT INTO protected_grant (organisation_id, id, staff_id, team_id, granted_by, from_day, to_day, minutes, made_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
    .bind(lead.organisation())
    .bind(new_key(now))
    .bind(new.whom.as_str())
    .bind(team.id.as_str())
    .bind(lead.id().as_str())
    .bind(new.from_day)
    .bind(new.to_day)
    .bind(i64::from(new.minutes))
    .bind(now)
    .execute(change.sql())
    .await?;
    inbox::put(change, new.whom, Kind::HoursGranted, lead.id().as_str(), now).await?;
    Ok(true)
}

/// Two sums for each grant of those who are in the team now, by name and first day.
pub async fn of_team(people: &PeopleStore, lead: &Staff, team: &Team) -> Result<Vec<Granted>, StorageError> {
    let found = sql("SELECT g.id, s.display_name, g.from_day, g.to_day, g.minutes, \
         CAST(COALESCE((SELECT SUM(u.minutes) FROM protected_use u WHERE u.grant_id = g.id AND u.organisation_id = g.organisation_id), 0) AS BIGINT) AS used \
         FROM protected_grant g JOIN team t ON t.id = g.team_id AND t.organisation_id = g.organisation_id AND t.staff_id = $3 \
         JOIN team_member m ON m.team_id = g.team_id AND m.staff_id = g.staff_id AND m.organisation_id = g.organisation_id AND m.joined_at IS NOT NULL \
         JOIN staff s ON s.id = g.staff_id AND s.organisation_id = g.organisation_id AND s.disabled_at IS NULL \
         WHERE g.organisation_id = $1 AND g.team_id = $2 ORDER BY s.display_name, g.from_day, g.id")
    .bind(lead.organisation())
    .bind(team.id.as_str())
    .bind(lead.id().as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    rows::each(&found, |row| {
        Ok(Granted {
            id: rows::text(row, "id")?,
            name: rows::text(row, "display_name")?,
            from_day: rows::text(row, "from_day")?,
            to_day: rows::text(row, "to_day")?,
            minutes: rows::small(row, "minutes")?,
            used: rows::small(row, "used")?,
        })
    })
}

/// Takes one back of which nothing was used: what somebody wrote down stays.
pub async fn take_back(change: &mut Change, lead: &Staff, team: &Team, id: &str) -> Result<(), StorageError> {
    sql("DELETE FROM protected_grant WHERE organisation_id = $1 AND id = $2 AND team_id = $3 \
         AND team_id IN (SELECT t.id FROM team t WHERE t.organisation_id = $1 AND t.staff_id = $4) \
         AND NOT EXISTS (SELECT 1 FROM protected_use u WHERE u.grant_id = protected_grant.id AND u.organisation_id = $1)")
    .bind(lead.organisation())
    .bind(id)
    .bind(team.id.as_str())
    .bind(lead.id().as_str())
    .execute(change.sql())
    .await?;
    Ok(())
}

/// The newest period first.
pub async fn mine(people: &PeopleStore, staff: &Staff) -> Result<Vec<Grant>, StorageError> {
    let mut reading = people.read().await?;
    let found =
        sql("SELECT g.id, g.from_day, g.to_day, g.minutes, t.name, CASE WHEN m.joined_at IS NOT NULL THEN s.display_name END AS lead FROM protected_grant g \
         LEFT JOIN team t ON t.id = g.team_id AND t.organisation_id = g.organisation_id \
         LEFT JOIN team_member m ON m.team_id = g.team_id AND m.staff_id = g.staff_id AND m.organisation_id = g.organisation_id \
         LEFT JOIN staff s ON s.id = t.staff_id AND s.organisation_id = g.organisation_id AND s.disabled_at IS NULL \
         WHERE g.organisation_id = $1 AND g.staff_id = $2 ORDER BY g.from_day DESC, g.id DESC")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .fetch_all(reading.sql())
        .await?;
    let uses = sql("SELECT id, grant_id, day, minutes, words FROM protected_use WHERE organisation_id = $1 AND staff_id = $2 ORDER BY day DESC, id DESC")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .fetch_all(reading.sql())
        .await?;
    let uses = rows::each(&uses, |row| {
        let one = Use { id: rows::text(row, "id")?, day: rows::text(row, "day")?, minutes: rows::small(row, "minutes")?, words: rows::text(row, "words")? };
        Ok((rows::text(row, "grant_id")?, one))
    })?;
    rows::each(&found, |row| {
        let id = rows::text(row, "id")?;
        Ok(Grant {
            uses: uses.iter().filter(|(grant, _)| *grant == id).map(|(_, one)| one.clone()).collect(),
            id,
            team: rows::maybe_text(row, "name")?,
            seen_by: rows::maybe_text(row, "lead")?,
            from_day: rows::text(row, "from_day")?,
            to_day: rows::text(row, "to_day")?,
            minutes: rows::small(row, "minutes")?,
        })
    })
}

/// What a form of a member brings.
#[derive(Debug, Clone, Copy)]
pub struct NewUse<'a> {
    pub grant: &'a str,
    pub day: &'a str,
    pub minutes: u32,
    pub words: &'a str,
}

/// `false`: the grant is not theirs, the day is not in it, or as much is written down as may be.
pub async fn add_use(change: &mut Change, staff: &Staff, new: NewUse<'_>, now: i64) -> Result<bool, StorageError> {
    let fits = sql("SELECT id FROM protected_grant WHERE organisation_id = $1 AND staff_id = $2 AND id = $3 AND from_day <= $4 AND to_day >= $4")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .bind(new.grant)
        .bind(new.day)
        .fetch_optional(change.sql())
        .await?;
    let before = sql("SELECT id FROM protected_use WHERE organisation_id = $1 AND grant_id = $2")
        .bind(staff.organisation())
        .bind(new.grant)
        .fetch_all(change.sql())
        .await?;
    if fits.is_none() || before.len() >= MOST_USES {
        return Ok(false);
    }
    sql("INSERT INTO protected_use (organisation_id, id, grant_id, staff_id, day, minutes, words, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(staff.organisation())
        .bind(new_key(now))
        .bind(new.grant)
        .bind(staff.id().as_str())
        .bind(new.day)
        .bind(i64::from(new.minutes))
        .bind(new.words)
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(true)
}

/// Twice is once.
pub async fn delete_use(change: &mut Change, staff: &Staff, id: &str) -> Result<(), StorageError> {
    sql("DELETE FROM protected_use WHERE organisation_id = $1 AND staff_id = $2 AND id = $3")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .bind(id)
        .execute(change.sql())
        .await?;
    Ok(())
}
