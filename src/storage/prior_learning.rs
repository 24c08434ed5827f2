//! Prior learning, as whoever learned it has it: kept as a draft, sent to one colleague, taken back, deleted while nobody decided.
//!
//! Of one competency one at a time is open, so that two windows write in the same one; whoever saves names the draft that they saw. What the
//! colleague has and decides is `prior_approving`. Deliberately absent: a list of who described how much.

use super::{
    Change, PeopleStore, StorageError, inbox, prior_files, rows, sql,
    staff::{Staff, hold, new_key},
};
use crate::domain::{
    competency::observing::ForAnother,
    frameworks::LevelId,
    ids::{ClaimId, CompetencyId},
    notice::Kind,
    prior_learning::Description,
    roles::{Role, Roles},
};

pub use super::reflections::Kept;

/// Where one stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Mine alone: never sent, or taken back.
    Draft,
    /// Given back with what is missing: mine alone again.
    Returned {
        at: i64,
    },
    /// The colleague has it.
    Waiting {
        since: i64,
    },
    Approved {
        at: i64,
        level: LevelId,
    },
    Declined {
        at: i64,
    },
}

/// One of mine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mine {
    pub id: ClaimId,
    pub competency: CompetencyId,
    /// `None`: nobody yet, or their account is gone.
    pub approver: Option<String>,
    /// Their account is open and they still work as a mentor.
    pub works: bool,
    pub described: Description,
    /// Which state of the words this is.
    pub changed_at: i64,
    pub state: State,
    /// What is missing, or the reason.
    pub comment: String,
    pub file: Option<prior_files::About>,
}

impl Mine {
    pub fn is_open(&self) -> bool {
        !matches!(self.state, State::Approved { .. } | State::Declined { .. })
    }
}

/// What a form brings, and which state of the draft was on the screen (`None`: there was none).
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    pub competency: &'a CompetencyId,
    pub described: &'a Description,
    pub seen: Option<i64>,
}

/// Keeps the words as a draft.
pub async fn keep(change: &mut Change, staff: &Staff, draft: Draft<'_>, now: i64) -> Result<Kept, StorageError> {
    hold(change, staff).await?;
    let open = read_mine(change.sql(), staff).await?.into_iter().find(|m| m.is_open() && &m.competency == draft.competency);
    let waits = open.as_ref().is_some_and(|m| matches!(m.state, State::Waiting { .. }));
    if waits || open.as_ref().map(|m| m.changed_at) != draft.seen {
        return Ok(Kept::ChangedElsewhere);
    }
    let (id, at, query) = match open {
        Some(open) => (
            open.id.as_str().to_owned(),
            now.max(open.changed_at + 1),
            "UPDATE prior_learning SET learned = $5, learned_where = $6, period = $7, duration = $8, asked_level = $9, changed_at = $10 \
             WHERE organisation_id = $1 AND id = $2 AND staff_id = $3 AND competency_id = $4",
        ),
        None => (
            new_key(now),
            now,
            "INSERT INTO prior_learning (organisation_id, id, staff_id, competency_id, learned, learned_where, period, duration, asked_level, changed_at, comment) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '')",
        ),
    };
    let Description { learned, place, period, duration, level } = draft.described;
    sql(query)
        .bind(staff.organisation())
        .bind(id)
        .bind(staff.id().as_str())
        .bind(draft.competency.as_str())
        .bind(learned.as_str())
        .bind(place.as_str())
        .bind(period.as_str())
        .bind(duration.as_str())
        .bind(level.map(LevelId::code))
        .bind(at)
        .execute(change.sql())
        .await?;
    Ok(Kept::Yes)
}

/// Keeps the words and hands them to one colleague, who is told. What the same colleague had found missing goes along.
pub async fn send(change: &mut Change, staff: &Staff, two: &ForAnother, draft: Draft<'_>, now: i64) -> Result<Kept, StorageError> {
    if two.whom() != staff.id() || keep(change, staff, draft, now).await? == Kept::ChangedElsewhere {
        return Ok(Kept::ChangedElsewhere);
    }
    sql("UPDATE prior_learning SET sent_at = $5, returned_at = NULL, approver_id = $4, comment = CASE WHEN approver_id = $4 THEN comment ELSE '' END \
         WHERE organisation_id = $1 AND staff_id = $2 AND competency_id = $3 AND ended_at IS NULL")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(draft.competency.as_str())
    .bind(two.by().as_str())
    .bind(now)
    .execute(change.sql())
    .await?;
    inbox::put(change, two.by(), Kind::PriorAsked, staff.id().as_str(), now).await?;
    Ok(Kept::Yes)
}

/// A draft again. Of one that was decided meanwhile nothing changes.
pub async fn take_back(change: &mut Change, staff: &Staff, id: &str) -> Result<(), StorageError> {
    sql("UPDATE prior_learning SET sent_at = NULL, changed_at = changed_at + 1 \
         WHERE organisation_id = $1 AND staff_id = $2 AND id = $3 AND sent_at IS NOT NULL AND ended_at IS NULL")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(id)
    .execute(change.sql())
    .await?;
    Ok(())
}

/// Deletes one that was not approved. What was approved stands, with what it was approved for.
pub async fn delete(change: &mut Change, staff: &Staff, id: &str) -> Result<(), StorageError> {
    sql("DELETE FROM prior_learning WHERE organisation_id = $1 AND staff_id = $2 AND id = $3 AND evidence_id IS NULL")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .bind(id)
        .execute(change.sql())
        .await?;
    Ok(())
}

/// The newest first.
pub async fn mine(people: &PeopleStore, staff: &Staff) -> Result<Vec<Mine>, StorageError> {
    read_mine(people.read().await?.sql(), staff).await
}

async fn read_mine(connection: &mut sqlx::AnyConnection, staff: &Staff) -> Result<Vec<Mine>, StorageError> {
    let found = sql("SELECT p.id, p.competency_id, p.learned, p.learned_where, p.period, p.duration, p.asked_level, p.changed_at, p.sent_at, p.returned_at, p.ended_at, p.level, \
         p.comment, o.display_name, o.roles, o.disabled_at, f.kind AS file_kind, f.size AS file_size FROM prior_learning p \
         LEFT JOIN prior_learning_file f ON f.claim_id = p.id AND f.organisation_id = p.organisation_id \
         LEFT JOIN staff o ON o.id = p.approver_id AND o.organisation_id = p.organisation_id \
         WHERE p.organisation_id = $1 AND p.staff_id = $2 ORDER BY p.id DESC")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .fetch_all(connection)
    .await?;
    rows::each(&found, |row| {
        let roles = rows::maybe_text(row, "roles")?.map(|text| Roles::parse(&text)).unwrap_or_default();
        Ok(Mine {
            id: ClaimId::from_store(rows::text(row, "id")?),
            competency: rows::parsed(row, "competency_id", CompetencyId::parse)?,
            approver: rows::maybe_text(row, "display_name")?,
            works: roles.has(Role::Mentor) && rows::maybe_number(row, "disabled_at")?.is_none(),
            described: described(row)?,
            changed_at: rows::number(row, "changed_at")?,
            state: state(row)?,
            comment: rows::text(row, "comment")?,
            file: prior_files::about(row)?,
        })
    })
}

pub(super) fn described(row: &sqlx::any::AnyRow) -> Result<Description, StorageError> {
    let text = |name: &'static str| rows::text(row, name);
    let level = rows::maybe_text(row, "asked_level")?.and_then(|code| LevelId::from_code(&code));
    Ok(Description { learned: text("learned")?, place: text("learned_where")?, period: text("period")?, duration: text("duration")?, level })
}

pub(super) fn state(row: &sqlx::any::AnyRow) -> Result<State, StorageError> {
    let at = |name: &'static str| rows::maybe_number(row, name);
    let level = rows::maybe_text(row, "level")?;
    Ok(match (at("ended_at")?, at("sent_at")?, at("returned_at")?) {
        (Some(at), ..) if level.is_some() => State::Approved { at, level: rows::known(row, "level", LevelId::from_code)? },
        (Some(at), ..) => State::Declined { at },
        (_, Some(since), _) => State::Waiting { since },
        (.., Some(at)) => State::Returned { at },
        _ => State::Draft,
    })
}
