//! A second look: whoever thinks that a piece of theirs was judged wrongly asks, somebody uninvolved takes it up, and says that it stands or
//! that it does not count any more.
//!
//! Here is the side of whoever asks; `second_look_readers` is the other. Deliberately absent: choosing who looks, a second answer about the
//! same piece, and a look at one's own.

use sqlx::any::AnyRow;

use super::{
    Change, PeopleStore, StorageError,
    evidence::{self, Evidence},
    inbox, rows, sql,
    staff::{Staff, hold, new_key},
};
use crate::domain::{
    ids::{EvidenceId, StaffId},
    notice::Kind,
    policy::{self, Action, Person, Relation},
    roles::Roles,
};

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    Asked,
    /// By whom, when.
    TakenUp {
        name: String,
        at: i64,
    },
    Answered {
        verdict: Verdict,
        name: String,
        words: String,
        at: i64,
    },
    Withdrawn {
        at: i64,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Stands,
    Voided,
}

impl Verdict {
    pub const ALL: [Self; 2] = [Self::Stands, Self::Voided];

    pub fn code(self) -> &'static str {
        match self {
            Self::Stands => "stands",
            Self::Voided => "voided",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.code() == code)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    pub id: String,
    pub piece: EvidenceId,
    pub reason: String,
    pub asked_at: i64,
    pub state: State,
}

/// Asks, and tells everybody who could look. `None`: it is not theirs, it counts no longer, or it was asked about already.
pub async fn ask(change: &mut Change, staff: &Staff, piece: &EvidenceId, reason: &str, now: i64) -> Result<Option<String>, StorageError> {
    hold(change, staff).await?;
    let theirs = evidence::all_in(change, staff).await?;
    let Some(piece) = theirs.iter().find(|e| &e.id == piece && e.void.is_none()) else { return Ok(None) };
    let before = read_looks(change.sql(), staff).await?;
    if before.iter().any(|look| look.piece == piece.id && !matches!(look.state, State::Withdrawn { .. })) {
        return Ok(None);
    }
    let id = new_key(now);
    sql("INSERT INTO second_look (organisation_id, id, staff_id, evidence_id, reader_id, reader_name, reason, asked_at, taken_at, outcome, answer, ended_at) \
         VALUES ($1, $2, $3, $4, NULL, '', $5, $6, NULL, NULL, '', NULL)")
    .bind(staff.organisation())
    .bind(id.as_str())
    .bind(staff.id().as_str())
    .bind(piece.id.as_str())
    .bind(reason)
    .bind(now)
    .execute(change.sql())
    .await?;
    for reader in who_could(change, staff, piece).await? {
        inbox::put(change, &reader, Kind::SecondLookAsked, "", now).await?;
    }
    Ok(Some(id))
}

/// Everybody whose role may, whose account is open, and who had no part in it.
async fn who_could(change: &mut Change, asker: &Staff, piece: &Evidence) -> Result<Vec<StaffId>, StorageError> {
    let part = who_had_part(change.sql(), asker.organisation(), asker.id().as_str(), piece).await?;
    let found = sql("SELECT id, roles FROM staff WHERE organisation_id = $1 AND id <> $2 AND disabled_at IS NULL")
        .bind(asker.organisation())
        .bind(asker.id().as_str())
        .fetch_all(change.sql())
        .await?;
    let all = rows::each(&found, |row| Ok((rows::text(row, "id")?, Roles::parse(&rows::text(row, "roles")?))))?;
    let may = |roles: &Roles| roles.iter().any(|role| policy::may(Person::Staff(Some(role)), Action::LookAgain, Relation::Own));
    Ok(all.into_iter().filter(|(id, roles)| may(roles) && !part.contains(id)).map(|(id, _)| StaffId::from_store(id)).collect())
}

/// Who signed, read or approved this very piece, or signed for the same observation.
pub(super) async fn who_had_part(connection: &mut sqlx::AnyConnection, organisation: &str, whose: &str, piece: &Evidence) -> Result<Vec<String>, StorageError> {
    let detail: serde_json::Value = serde_json::from_str(&piece.what.detail).unwrap_or_default();
    let named = ["signed_by", "read_by", "approved_by"].into_iter().filter_map(|key| detail.get(key)?.as_str().map(str::to_owned));
    let mut all: Vec<String> = named.collect();
    let found = sql("SELECT r.observer_id FROM observation_request r WHERE r.organisation_id = $1 AND r.staff_id = $2 AND r.observer_id IS NOT NULL \
         AND r.outcome = 'signed' AND (r.evidence_id = $3 \
         OR r.second_to IN (SELECT f.id FROM observation_request f WHERE f.organisation_id = $1 AND f.evidence_id = $3) \
         OR r.id IN (SELECT s.second_to FROM observation_request s WHERE s.organisation_id = $1 AND s.evidence_id = $3 AND s.second_to IS NOT NULL))")
    .bind(organisation)
    .bind(whose)
    .bind(piece.id.as_str())
    .fetch_all(connection)
    .await?;
    all.extend(rows::each(&found, |row| rows::text(row, "observer_id"))?);
    Ok(all)
}

/// Takes it back, with the reason that was written. `false`: it is not theirs, or somebody took it up.
pub async fn withdraw(change: &mut Change, staff: &Staff, id: &str, now: i64) -> Result<bool, StorageError> {
    let gone = sql("UPDATE second_look SET outcome = 'withdrawn', ended_at = $4, reason = '' \
         WHERE organisation_id = $1 AND staff_id = $2 AND id = $3 AND outcome IS NULL AND reader_id IS NULL")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(id)
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok(gone.rows_affected() == 1)
}

/// All of mine, the newest first.
pub async fn asked_by(people: &PeopleStore, staff: &Staff) -> Result<Vec<Look>, StorageError> {
    read_looks(people.read().await?.sql(), staff).await
}

async fn read_looks(connection: &mut sqlx::AnyConnection, staff: &Staff) -> Result<Vec<Look>, StorageError> {
    let found = sql("SELECT id, evidence_id, reader_id, reader_name, reason, asked_at, taken_at, outcome, answer, ended_at FROM second_look \
         WHERE organisation_id = $1 AND staff_id = $2 ORDER BY id DESC")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .fetch_all(connection)
    .await?;
    rows::each(&found, read)
}

pub(super) fn read(row: &AnyRow) -> Result<Look, StorageError> {
    let (name, at) = (rows::text(row, "reader_name")?, rows::maybe_number(row, "ended_at")?.unwrap_or_default());
    let taken = rows::maybe_text(row, "reader_id")?.and(rows::maybe_number(row, "taken_at")?);
    let state = match (rows::maybe_text(row, "outcome")?.as_deref(), taken) {
        (None, Some(at)) => State::TakenUp { name, at },
        (None, None) => State::Asked,
        (Some("withdrawn"), _) => State::Withdrawn { at },
        (Some(_), _) => State::Answered { verdict: rows::known(row, "outcome", Verdict::from_code)?, name, words: rows::text(row, "answer")?, at },
    };
    Ok(Look {
        id: rows::text(row, "id")?,
        piece: EvidenceId::from_store(rows::text(row, "evidence_id")?),
        reason: rows::text(row, "reason")?,
        asked_at: rows::number(row, "asked_at")?,
        state,
    })
}
