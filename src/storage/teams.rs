//! Teams: who leads, who said yes, and which modules were given to them with a day.
//!
//! A lead reads the names of those who joined and one [`Standing`] for each given module; finished lessons are looked up here and never
//! leave this file. Deliberately absent: anything of somebody who was asked and did not join, and of modules that were not given.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Change, PeopleStore, StorageError, inbox, rows, sql,
    staff::{Staff, new_key},
};
use crate::domain::{
    ids::{LessonSlug, ModuleId, StaffId, TeamId},
    notice::Kind,
    team::{MOST_GIVEN, MOST_MEMBERS, Standing},
};

/// As its lead sees it in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    pub id: TeamId,
    pub name: String,
    pub made_at: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    pub id: StaffId,
    pub name: String,
    /// They said yes; else they were asked and have not answered.
    pub joined: bool,
}

/// A module that was given, and where everybody who joined stands, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    pub module: ModuleId,
    pub due_day: String,
    pub standings: Vec<(String, Standing)>,
}

/// A team that asked me, or that I am in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mine {
    pub id: TeamId,
    pub name: String,
    pub lead: String,
    pub joined: bool,
    /// What was given, with its day; empty until I joined.
    pub given: Vec<(ModuleId, String)>,
}

pub async fn make(change: &mut Change, lead: &Staff, name: &str, now: i64) -> Result<TeamId, StorageError> {
    let id = TeamId::from_store(new_key(now));
    sql("INSERT INTO team (organisation_id, id, staff_id, name, made_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(lead.organisation())
        .bind(id.as_str())
        .bind(lead.id().as_str())
        .bind(name.to_owned())
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(id)
}

/// The newest first.
pub async fn led_by(people: &PeopleStore, lead: &Staff) -> Result<Vec<Team>, StorageError> {
    let found = sql("SELECT id, name, made_at FROM team WHERE organisation_id = $1 AND staff_id = $2 ORDER BY made_at DESC, id DESC")
        .bind(lead.organisation())
        .bind(lead.id().as_str())
        .fetch_all(people.read().await?.sql())
        .await?;
    rows::each(&found, read_team)
}

/// `None` for a colleague's team as for one that never was.
pub async fn one(people: &PeopleStore, lead: &Staff, id: &str) -> Result<Option<Team>, StorageError> {
    let found = sql("SELECT id, name, made_at FROM team WHERE organisation_id = $1 AND id = $2 AND staff_id = $3")
        .bind(lead.organisation())
        .bind(id.to_owned())
        .bind(lead.id().as_str())
        .fetch_optional(people.read().await?.sql())
        .await?;
    found.as_ref().map(read_team).transpose()
}

fn read_team(row: &sqlx::any::AnyRow) -> Result<Team, StorageError> {
    Ok(Team { id: TeamId::from_store(rows::text(row, "id")?), name: rows::text(row, "name")?, made_at: rows::number(row, "made_at")? })
}

/// The whole team goes: names, yeses, what was given. What people learned stays theirs.
pub async fn end(change: &mut Change, lead: &Staff, team: &Team) -> Result<(), StorageError> {
    sql("DELETE FROM team WHERE organisation_id = $1 AND id = $2 AND staff_id = $3")
        .bind(lead.organisation())
        .bind(team.id.as_str())
        .bind(lead.id().as_str())
        .execute(change.sql())
        .await?;
    Ok(())
}

/// Asks somebody to join, and tells them. `false`: it is the lead, they were asked before, or the team is full.
pub async fn ask(change: &mut Change, lead: &Staff, team: &Team, whom: &StaffId, now: i64) -> Result<bool, StorageError> {
    super::staff::hold(change, lead).await?;
    let all = read_members(change.sql(), lead, team).await?;
    if whom == lead.id() || all.len() >= MOST_MEMBERS || all.iter().any(|member| &member.id == whom) {
        return Ok(false);
    }
    sql("INSERT INTO team_member (organisation_id, team_id, staff_id, asked_at, joined_at) VALUES ($1, $2, $3, $4, NULL)")
        .bind(lead.organisation())
        .bind(team.id.as_str())
        .bind(whom.as_str())
        .bind(now)
        .execute(change.sql())
        .await?;
    inbox::put(change, whom, Kind::TeamAsked, lead.id().as_str(), now).await?;
    Ok(true)
}

/// By name; those whose account is closed are left out.
pub async fn members(people: &PeopleStore, lead: &Staff, team: &Team) -> Result<Vec<Member>, StorageError> {
    read_members(people.read().await?.sql(), lead, team).await
}

async fn read_members(connection: &mut sqlx::AnyConnection, lead: &Staff, team: &Team) -> Result<Vec<Member>, StorageError> {
    let found = sql("SELECT m.staff_id, s.display_name, m.joined_at FROM team_member m \
         JOIN team t ON t.id = m.team_id AND t.organisation_id = m.organisation_id AND t.staff_id = $3 \
         JOIN staff s ON s.id = m.staff_id AND s.organisation_id = m.organisation_id AND s.disabled_at IS NULL \
         WHERE m.organisation_id = $1 AND m.team_id = $2 ORDER BY s.display_name, m.staff_id")
    .bind(lead.organisation())
    .bind(team.id.as_str())
    .bind(lead.id().as_str())
    .fetch_all(connection)
    .await?;
    rows::each(&found, |row| {
        Ok(Member {
            id: StaffId::from_store(rows::text(row, "staff_id")?),
            name: rows::text(row, "display_name")?,
            joined: rows::maybe_number(row, "joined_at")?.is_some(),
        })
    })
}

/// Takes somebody off the team; twice is once.
pub async fn remove(change: &mut Change, lead: &Staff, team: &Team, whom: &str) -> Result<(), StorageError> {
    sql("DELETE FROM team_member WHERE organisation_id = $1 AND team_id = $2 AND staff_id = $3 \
         AND team_id IN (SELECT id FROM team WHERE organisation_id = $1 AND staff_id = $4)")
    .bind(lead.organisation())
    .bind(team.id.as_str())
    .bind(whom.to_owned())
    .bind(lead.id().as_str())
    .execute(change.sql())
    .await?;
    Ok(())
}

/// Gives a module with a day, or another day to one that was given, and tells everybody who joined when it is new to them. `false`: the
/// team has as many as it may have.
pub async fn give(change: &mut Change, lead: &Staff, team: &Team, module: &ModuleId, due_day: &str, now: i64) -> Result<bool, StorageError> {
    super::staff::hold(change, lead).await?;
    let before = read_due(change.sql(), lead.organisation(), &team.id).await?;
    let known = before.iter().find(|(id, _)| id == module);
    if known.is_none() && before.len() >= MOST_GIVEN {
        return Ok(false);
    }
    if known.is_some_and(|(_, day)| day == due_day) {
        return Ok(true);
    }
    sql("INSERT INTO team_due (organisation_id, team_id, staff_id, module, due_day, given_at) VALUES ($1, $2, $6, $3, $4, $5) \
         ON CONFLICT (team_id, module) DO UPDATE SET due_day = excluded.due_day, given_at = excluded.given_at")
    .bind(lead.organisation())
    .bind(team.id.as_str())
    .bind(module.as_str())
    .bind(due_day.to_owned())
    .bind(now)
    .bind(lead.id().as_str())
    .execute(change.sql())
    .await?;
    for member in read_members(change.sql(), lead, team).await?.into_iter().filter(|member| member.joined) {
        inbox::put(change, &member.id, Kind::TeamDue, lead.id().as_str(), now).await?;
    }
    Ok(true)
}

pub async fn take_back(change: &mut Change, lead: &Staff, team: &Team, module: &str) -> Result<(), StorageError> {
    sql("DELETE FROM team_due WHERE organisation_id = $1 AND team_id = $2 AND module = $3 \
         AND team_id IN (SELECT id FROM team WHERE organisation_id = $1 AND staff_id = $4)")
    .bind(lead.organisation())
    .bind(team.id.as_str())
    .bind(module.to_owned())
    .bind(lead.id().as_str())
    .execute(change.sql())
    .await?;
    Ok(())
}

async fn read_due(connection: &mut sqlx::AnyConnection, organisation: &str, team: &TeamId) -> Result<Vec<(ModuleId, String)>, StorageError> {
    let found = sql("SELECT module, due_day FROM team_due WHERE organisation_id = $1 AND team_id = $2 ORDER BY due_day, module")
        .bind(organisation.to_owned())
        .bind(team.as_str())
        .fetch_all(connection)
        .await?;
    rows::each(&found, read_one_due)
}

fn read_one_due(row: &sqlx::any::AnyRow) -> Result<(ModuleId, String), StorageError> {
    Ok((rows::parsed(row, "module", ModuleId::parse)?, rows::text(row, "due_day")?))
}

/// What was given to the team and where everybody who joined stands. `lessons` says which lessons a module has now, by the names they are
/// kept under; `today` is `yyyy-mm-dd`.
pub async fn due_list(
    people: &PeopleStore,
    lead: &Staff,
    team: &Team,
    lessons: impl Fn(&ModuleId) -> Vec<LessonSlug>,
    today: &str,
) -> Result<Vec<Given>, StorageError> {
    let mut connection = people.read().await?;
    let members: Vec<Member> = read_members(connection.sql(), lead, team).await?.into_iter().filter(|member| member.joined).collect();
    let due = read_due(connection.sql(), lead.organisation(), &team.id).await?;
    let finished = read_finished(connection.sql(), lead, team).await?;
    let none = BTreeSet::new();
    let given = due.into_iter().map(|(module, due_day)| {
        let wanted = lessons(&module);
        let one = |member: &Member| {
            let done = finished.get(&(member.id.as_str().to_owned(), module.clone())).unwrap_or(&none);
            (member.name.clone(), Standing::of(done, &wanted, &due_day, today))
        };
        Given { standings: members.iter().map(one).collect(), module, due_day }
    });
    Ok(given.collect())
}

/// Only of those who joined, and only of what was given.
async fn read_finished(
    connection: &mut sqlx::AnyConnection,
    lead: &Staff,
    team: &Team,
) -> Result<BTreeMap<(String, ModuleId), BTreeSet<LessonSlug>>, StorageError> {
    let found = sql("SELECT l.staff_id, l.module, l.lesson FROM team_member m \
         JOIN team t ON t.id = m.team_id AND t.organisation_id = m.organisation_id AND t.staff_id = $3 \
         JOIN team_due d ON d.team_id = m.team_id AND d.organisation_id = m.organisation_id \
         JOIN clinician_lesson l ON l.staff_id = m.staff_id AND l.module = d.module AND l.organisation_id = m.organisation_id \
         WHERE m.organisation_id = $1 AND m.team_id = $2 AND m.joined_at IS NOT NULL AND l.finished_at IS NOT NULL")
    .bind(lead.organisation())
    .bind(team.id.as_str())
    .bind(lead.id().as_str())
    .fetch_all(connection)
    .await?;
    let mut all: BTreeMap<(String, ModuleId), BTreeSet<LessonSlug>> = BTreeMap::new();
    for row in &found {
        let key = (rows::text(row, "staff_id")?, rows::parsed(row, "module", ModuleId::parse)?);
        all.entry(key).or_default().insert(rows::parsed(row, "lesson", LessonSlug::parse)?);
    }
    Ok(all)
}

/// Teams that asked me or that I am in; the ones that wait for an answer first.
pub async fn mine(people: &PeopleStore, staff: &Staff) -> Result<Vec<Mine>, StorageError> {
    let mut connection = people.read().await?;
    let found = sql("SELECT t.id, t.name, s.display_name, m.joined_at FROM team_member m \
         JOIN team t ON t.id = m.team_id AND t.organisation_id = m.organisation_id \
         JOIN staff s ON s.id = t.staff_id AND s.organisation_id = m.organisation_id AND s.disabled_at IS NULL \
         WHERE m.organisation_id = $1 AND m.staff_id = $2 ORDER BY m.joined_at IS NOT NULL, m.asked_at, t.id")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .fetch_all(connection.sql())
    .await?;
    let due = sql("SELECT d.team_id, d.module, d.due_day FROM team_member m \
         JOIN team_due d ON d.team_id = m.team_id AND d.organisation_id = m.organisation_id \
         WHERE m.organisation_id = $1 AND m.staff_id = $2 AND m.joined_at IS NOT NULL ORDER BY d.due_day, d.module")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .fetch_all(connection.sql())
    .await?;
    let due = rows::each(&due, |row| Ok((rows::text(row, "team_id")?, read_one_due(row)?)))?;
    rows::each(&found, |row| {
        let id = rows::text(row, "id")?;
        Ok(Mine {
            given: due.iter().filter(|(team, _)| *team == id).map(|(_, one)| one.clone()).collect(),
            id: TeamId::from_store(id),
            name: rows::text(row, "name")?,
            lead: rows::text(row, "display_name")?,
            joined: rows::maybe_number(row, "joined_at")?.is_some(),
        })
    })
}

/// My yes. The first one stays; nothing happens where nobody asked me.
pub async fn join(change: &mut Change, staff: &Staff, team: &str, now: i64) -> Result<(), StorageError> {
    sql("UPDATE team_member SET joined_at = $4 WHERE organisation_id = $1 AND team_id = $2 AND staff_id = $3 AND joined_at IS NULL")
        .bind(staff.organisation())
        .bind(team.to_owned())
        .bind(staff.id().as_str())
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(())
}

/// My no, or leaving: the lead's list has my name no longer.
pub async fn leave(change: &mut Change, staff: &Staff, team: &str) -> Result<(), StorageError> {
    sql("DELETE FROM team_member WHERE organisation_id = $1 AND team_id = $2 AND staff_id = $3")
        .bind(staff.organisation())
        .bind(team.to_owned())
        .bind(staff.id().as_str())
        .execute(change.sql())
        .await?;
    Ok(())
}
