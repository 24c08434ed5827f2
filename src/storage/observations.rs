//! Requests to be observed: a clinician asks one colleague, takes it back, and sees what became of it; the colleague sees what waits.
//!
//! The observer learns who asks, for which sheet, and one line. Deliberately absent: anything else of the person who asks (no result, no
//! attempt, no other request); signing, which is `observation_signing`.

use sqlx::any::AnyRow;

use super::{
    Change, PeopleStore, StorageError, inbox, rows, sql,
    staff::{Staff, hold, new_key},
};
use crate::domain::{
    competency::{Rating, observing::ForAnother},
    ids::{CompetencyId, EvidenceId, ObservationId, RequestId},
    notice::Kind,
    roles::{Role, Roles},
};

pub struct NewRequest<'a> {
    /// The observer signs for whoever asks.
    pub two: &'a ForAnother,
    pub competency: &'a CompetencyId,
    pub sheet: &'a ObservationId,
    pub line: &'a str,
    /// The same observation was signed by somebody else: this is the second pair of eyes.
    pub second_to: Option<&'a str>,
}

/// What became of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Open,
    Signed { rating: Rating, day: String, at: i64 },
    Returned { comment: String, at: i64 },
    Withdrawn { at: i64 },
}

/// One of my requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mine {
    pub id: RequestId,
    /// `None`: their account is gone.
    pub observer: Option<String>,
    pub observer_id: Option<String>,
    /// Their account is open and they still observe.
    pub works: bool,
    pub competency: CompetencyId,
    pub sheet: ObservationId,
    pub line: String,
    pub second_to: Option<RequestId>,
    pub asked_at: i64,
    pub outcome: Outcome,
    pub evidence: Option<EvidenceId>,
}

/// One that somebody asked of me.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub id: RequestId,
    /// Who asks.
    pub name: String,
    pub competency: CompetencyId,
    pub sheet: ObservationId,
    pub line: String,
    pub asked_at: i64,
    /// The day on which the first observer of the same observation watched. Not what they signed.
    pub same_as_on: Option<String>,
    pub outcome: Outcome,
}

/// Asks, and tells the observer. The same observer asked twice for one sheet is one request. `None`: not for oneself, or there is no
/// signed observation that this could be the second to.
pub async fn ask(change: &mut Change, staff: &Staff, new: &NewRequest<'_>, now: i64) -> Result<Option<RequestId>, StorageError> {
    if new.two.whom() != staff.id() {
        return Ok(None);
    }
    hold(change, staff).await?;
    let mine = read_mine(change.sql(), staff).await?;
    let same = |m: &&Mine| &m.sheet == new.sheet && m.observer_id.as_deref() == Some(new.two.by().as_str());
    if let Some(open) = mine.iter().filter(same).find(|m| m.outcome == Outcome::Open) {
        return Ok(Some(open.id.clone()));
    }
    if let Some(first) = new.second_to {
        let signed = mine.iter().any(|m| m.id.as_str() == first && &m.sheet == new.sheet && !same(&m) && m.may_have_a_second(&mine));
        if !signed {
            return Ok(None);
        }
    }
    let id = RequestId::from_store(new_key(now));
    sql("INSERT INTO observation_request (organisation_id, id, staff_id, observer_id, competency_id, sheet_id, line, second_to, asked_at, comment) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '')")
    .bind(staff.organisation())
    .bind(id.as_str())
    .bind(staff.id().as_str())
    .bind(new.two.by().as_str())
    .bind(new.competency.as_str())
    .bind(new.sheet.as_str())
    .bind(new.line)
    .bind(new.second_to.map(str::to_owned))
    .bind(now)
    .execute(change.sql())
    .await?;
    inbox::put(change, new.two.by(), Kind::ObservationAsked, staff.id().as_str(), now).await?;
    Ok(Some(id))
}

impl Mine {
    /// Signed as a first one, and nobody else was asked for the same observation, or they did not sign.
    pub fn may_have_a_second(&self, all: &[Mine]) -> bool {
        let taken = |m: &Mine| m.second_to.as_ref() == Some(&self.id) && matches!(m.outcome, Outcome::Open | Outcome::Signed { .. });
        self.second_to.is_none() && matches!(self.outcome, Outcome::Signed { .. }) && !all.iter().any(taken)
    }
}

/// Takes an open request back, with the line that was written in it. `false`: not theirs, or not open any more.
pub async fn withdraw(change: &mut Change, staff: &Staff, id: &str, now: i64) -> Result<bool, StorageError> {
    let gone = sql("UPDATE observation_request SET outcome = 'withdrawn', ended_at = $4, line = '' \
         WHERE organisation_id = $1 AND staff_id = $2 AND id = $3 AND outcome IS NULL")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(id)
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok(gone.rows_affected() == 1)
}

/// All of mine, the newest first.
pub async fn mine(people: &PeopleStore, staff: &Staff) -> Result<Vec<Mine>, StorageError> {
    read_mine(people.read().await?.sql(), staff).await
}

async fn read_mine(connection: &mut sqlx::AnyConnection, staff: &Staff) -> Result<Vec<Mine>, StorageError> {
    let found = sql("SELECT r.id, r.observer_id, r.competency_id, r.sheet_id, r.line, r.second_to, r.asked_at, r.outcome, r.ended_at, r.rating, \
         r.observed_on, r.comment, r.evidence_id, o.display_name, o.roles, o.disabled_at FROM observation_request r \
         LEFT JOIN staff o ON o.id = r.observer_id AND o.organisation_id = r.organisation_id \
         WHERE r.organisation_id = $1 AND r.staff_id = $2 ORDER BY r.id DESC")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .fetch_all(connection)
    .await?;
    rows::each(&found, |row| {
        let roles = rows::maybe_text(row, "roles")?.map(|text| Roles::parse(&text)).unwrap_or_default();
        Ok(Mine {
            id: RequestId::from_store(rows::text(row, "id")?),
            observer: rows::maybe_text(row, "display_name")?,
            observer_id: rows::maybe_text(row, "observer_id")?,
            works: roles.has(Role::Mentor) && rows::maybe_number(row, "disabled_at")?.is_none(),
            competency: rows::parsed(row, "competency_id", CompetencyId::parse)?,
            sheet: rows::parsed(row, "sheet_id", ObservationId::parse)?,
            line: rows::text(row, "line")?,
            second_to: rows::maybe_text(row, "second_to")?.map(RequestId::from_store),
            asked_at: rows::number(row, "asked_at")?,
            outcome: outcome(row)?,
            evidence: rows::maybe_text(row, "evidence_id")?.map(EvidenceId::from_store),
        })
    })
}

/// Everything that was asked of this observer, the oldest first: that one has waited longest.
pub async fn of_observer(people: &PeopleStore, observer: &Staff) -> Result<Vec<Asked>, StorageError> {
    let found = sql("SELECT r.id, r.competency_id, r.sheet_id, r.line, r.asked_at, r.outcome, r.ended_at, r.rating, r.observed_on, r.comment, \
         s.display_name, f.observed_on AS same_as_on FROM observation_request r \
         JOIN staff s ON s.id = r.staff_id AND s.organisation_id = r.organisation_id \
         LEFT JOIN observation_request f ON f.id = r.second_to AND f.organisation_id = r.organisation_id \
         WHERE r.organisation_id = $1 AND r.observer_id = $2 ORDER BY r.id")
    .bind(observer.organisation())
    .bind(observer.id().as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    rows::each(&found, |row| {
        Ok(Asked {
            id: RequestId::from_store(rows::text(row, "id")?),
            name: rows::text(row, "display_name")?,
            competency: rows::parsed(row, "competency_id", CompetencyId::parse)?,
            sheet: rows::parsed(row, "sheet_id", ObservationId::parse)?,
            line: rows::text(row, "line")?,
            asked_at: rows::number(row, "asked_at")?,
            same_as_on: rows::maybe_text(row, "same_as_on")?,
            outcome: outcome(row)?,
        })
    })
}

fn outcome(row: &AnyRow) -> Result<Outcome, StorageError> {
    let at = rows::maybe_number(row, "ended_at")?.unwrap_or_default();
    Ok(match rows::maybe_text(row, "outcome")?.as_deref() {
        None => Outcome::Open,
        Some("signed") => Outcome::Signed { rating: rows::known(row, "rating", Rating::from_code)?, day: rows::text(row, "observed_on")?, at },
        Some("returned") => Outcome::Returned { comment: rows::text(row, "comment")?, at },
        Some(_) => Outcome::Withdrawn { at },
    })
}

/// What two observers signed for the same observation, by sheet, for their agreement (`crate::statistics::kappa`). Nobody is named: not who
/// was observed, not who signed, not when. In an order that tells nothing about any of them.
pub async fn pairs(people: &PeopleStore) -> Result<Vec<(ObservationId, Rating, Rating)>, StorageError> {
    let found = sql("SELECT f.sheet_id, f.rating AS first, s.rating AS second FROM observation_request s \
         JOIN observation_request f ON f.id = s.second_to AND f.organisation_id = s.organisation_id \
         WHERE s.organisation_id = $1 AND s.outcome = 'signed' AND f.outcome = 'signed'")
    .bind(people.organisation().as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    let mut pairs = rows::each(&found, |row| {
        let rating = |name: &'static str| rows::known(row, name, Rating::from_code);
        Ok((rows::parsed(row, "sheet_id", ObservationId::parse)?, rating("first")?, rating("second")?))
    })?;
    pairs.sort();
    Ok(pairs)
}
