//! A learner's visits. The token in the cookie is the only thing that opens the key of the place; the database has its SHA-256.
//!
//! Deliberately absent: address, browser, or what was looked at.

use super::{
    Change, PeopleStore, StorageError, keeping,
    places::{OwnPlace, settings},
    rows,
    seal::DataKey,
    sql,
};
use crate::{
    account::secrets::{Token, encode, random},
    domain::ids::PlaceId,
};

pub const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const KEY: &str = "doorstep/session-key/1";

/// “Whose phone or computer is this?”
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhoseDevice {
    Mine,
    Shared,
}

impl WhoseDevice {
    /// How long a visit may pause (trust.md 2.3).
    pub fn idle(self) -> i64 {
        match self {
            Self::Mine => 30 * DAY,
            Self::Shared => 10 * MINUTE,
        }
    }

    /// How long it may last at all.
    pub fn longest(self) -> i64 {
        match self {
            Self::Mine => 90 * DAY,
            Self::Shared => 2 * HOUR,
        }
    }
}

/// A running visit: the right to the place, and what its pages need.
pub struct LearnerVisit {
    pub own: OwnPlace,
    pub whose: WhoseDevice,
    /// Goes into forms; not the cookie's token, so a page that leaks gives no session away.
    pub form_secret: String,
    pub started_at: i64,
    /// When it ends if nothing more happens: for the warning beforehand.
    pub idle_ends_at: i64,
    pub ends_at: i64,
    /// When somebody drew a new card for this card's name with a facilitator's help: every device of the place says so.
    pub locked_at: Option<i64>,
}

/// The token goes into the cookie and nowhere else.
pub async fn start(change: &mut Change, own: &OwnPlace, whose: WhoseDevice, now: i64) -> Result<Token, StorageError> {
    let token = Token::fresh();
    sql("INSERT INTO learner_session (organisation_id, token_hash, place_id, own_device, sealed_key, form_secret, started_at, seen_at, ends_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)")
    .bind(own.organisation())
    .bind(token.fingerprint())
    .bind(own.id().as_str())
    .bind(i64::from(whose == WhoseDevice::Mine))
    .bind(own.key().wrap(&token.key(KEY), own.id(), "session")?)
    .bind(encode(&random::<32>()))
    .bind(now)
    .bind(now + whose.longest())
    .execute(change.sql())
    .await?;
    keeping::note_use(change, own.id()).await?;
    Ok(token)
}

/// `None` when it never was, was ended, paused too long or lasted too long. One query; a second at most once a minute.
pub async fn find(people: &PeopleStore, token: &Token, now: i64) -> Result<Option<LearnerVisit>, StorageError> {
    let hash = token.fingerprint();
    let row = sql("SELECT s.place_id, s.own_device, s.sealed_key, s.form_secret, s.started_at, s.seen_at, s.ends_at, p.locale, p.device_variant, \
         l.locked_at FROM learner_session s JOIN place p ON p.id = s.place_id AND p.organisation_id = s.organisation_id \
         LEFT JOIN lost_card l ON l.place_id = p.id AND l.organisation_id = p.organisation_id AND l.now_place_id IS NOT NULL \
         WHERE s.organisation_id = $1 AND s.token_hash = $2 AND s.ends_at > $3")
    .bind(people.organisation().as_str())
    .bind(hash.as_str())
    .bind(now)
    .fetch_optional(people.read().await?.sql())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let whose = if rows::yes(&row, "own_device")? { WhoseDevice::Mine } else { WhoseDevice::Shared };
    let (seen_at, ends_at) = (rows::number(&row, "seen_at")?, rows::number(&row, "ends_at")?);
    if now - seen_at >= whose.idle() {
        return Ok(None);
    }
    let id = PlaceId::from_store(rows::text(&row, "place_id")?);
    let seen_at = if now - seen_at >= MINUTE { mark_seen(people, &hash, &id, seen_at, now).await } else { seen_at };
    let key = DataKey::unwrap(&rows::text(&row, "sealed_key")?, &token.key(KEY), &id, "session")?;
    let (locale, device) = settings(&row)?;
    Ok(Some(LearnerVisit {
        own: OwnPlace::new(people.organisation().clone(), id, key, locale, device),
        whose,
        form_secret: rows::text(&row, "form_secret")?,
        started_at: rows::number(&row, "started_at")?,
        idle_ends_at: ends_at.min(seen_at + whose.idle()),
        ends_at,
        locked_at: rows::maybe_number(&row, "locked_at")?,
    }))
}

/// The place of a session, ended or not; `None` once it was swept away. Opens nothing.
pub async fn whose(people: &PeopleStore, token: &Token) -> Result<Option<PlaceId>, StorageError> {
    let row = sql("SELECT place_id FROM learner_session WHERE organisation_id = $1 AND token_hash = $2")
        .bind(people.organisation().as_str())
        .bind(token.fingerprint())
        .fetch_optional(people.read().await?.sql())
        .await?;
    row.map(|row| rows::text(&row, "place_id").map(PlaceId::from_store)).transpose()
}

/// Reading goes on when this cannot be written (a full disk, a busy database): the visit then only ends a little sooner.
async fn mark_seen(people: &PeopleStore, hash: &str, place: &PlaceId, before: i64, now: i64) -> i64 {
    let written = async {
        let mut change = people.change().await?;
        sql("UPDATE learner_session SET seen_at = $3 WHERE organisation_id = $1 AND token_hash = $2 AND seen_at < $3")
            .bind(people.organisation().as_str())
            .bind(hash)
            .bind(now)
            .execute(change.sql())
            .await?;
        // Once a day is enough to know that a place is in use.
        if now.div_euclid(DAY) != before.div_euclid(DAY) {
            keeping::note_use(&mut change, place).await?;
        }
        change.commit().await
    };
    match written.await {
        Ok(()) => now,
        Err(error) => {
            tracing::warn!(%error, "a visit was not marked as seen");
            before
        }
    }
}

/// Signing out works with a token alone: also when the visit has run out.
pub async fn end(change: &mut Change, token: &Token) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("DELETE FROM learner_session WHERE organisation_id = $1 AND token_hash = $2")
        .bind(organisation)
        .bind(token.fingerprint())
        .execute(change.sql())
        .await?;
    Ok(())
}

/// “This was not me”: every device has to open the place again.
pub async fn end_all(change: &mut Change, own: &OwnPlace) -> Result<(), StorageError> {
    sql("DELETE FROM learner_session WHERE organisation_id = $1 AND place_id = $2")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .execute(change.sql())
        .await?;
    change.grow();
    Ok(())
}

/// The same for all but the one whose forms carry this value.
pub async fn end_others(change: &mut Change, own: &OwnPlace, form_secret: &str) -> Result<(), StorageError> {
    sql("DELETE FROM learner_session WHERE organisation_id = $1 AND place_id = $2 AND form_secret <> $3")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .bind(form_secret)
        .execute(change.sql())
        .await?;
    change.grow();
    Ok(())
}

/// This visit goes on in another place of the same person, who holds the keys of both. The cookie stays.
pub(super) async fn move_to(change: &mut Change, token: &Token, into: &OwnPlace) -> Result<(), StorageError> {
    sql("UPDATE learner_session SET place_id = $3, sealed_key = $4 WHERE organisation_id = $1 AND token_hash = $2")
        .bind(into.organisation())
        .bind(token.fingerprint())
        .bind(into.id().as_str())
        .bind(into.key().wrap(&token.key(KEY), into.id(), "session")?)
        .execute(change.sql())
        .await?;
    Ok(())
}

/// Rows of visits that are over. Housekeeping; says how many went.
pub async fn sweep(change: &mut Change, now: i64) -> Result<u64, StorageError> {
    let organisation = change.organisation();
    let gone = sql("DELETE FROM learner_session WHERE organisation_id = $1 AND (ends_at <= $2 OR (own_device = 0 AND seen_at <= $3) OR seen_at <= $4)")
        .bind(organisation)
        .bind(now)
        .bind(now - WhoseDevice::Shared.idle())
        .bind(now - WhoseDevice::Mine.idle())
        .execute(change.sql())
        .await?;
    Ok(gone.rows_affected())
}
