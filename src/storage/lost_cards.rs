//! A lost card. A new one for the same name opens a new, empty place; the earlier place keeps everything, locked with its old words.
//!
//! Help from staff gives the course back and never what was there before (trust 2.4): whoever made the help code to trick somebody gets
//! an empty place, and every device of the earlier one says so. With an old card the two come together (`lost_rows`), or the new card is
//! taken away. Deliberately absent: any way to the earlier key without old words or a session that holds it.

use sqlx::any::AnyRow;

use super::{
    Change, PeopleStore, StorageError, access_chains,
    help_codes::{self, HelpCode},
    keeping::{self, Mark},
    learner_sessions, lost_rows,
    places::{self, NewPlace, OwnPlace, Way},
    rows,
    seal::DataKey,
    sql,
};
use crate::{
    account::secrets::{Secrets, Token, encode, fold_words, random},
    domain::ids::PlaceId,
};

/// Said “delete my earlier answers”: this long an old card or a device of before can still say no.
pub const TO_SAY_NO: i64 = 30 * 24 * 60 * 60_000;
/// As many earlier places are tried with old words.
const TRIED: i64 = 5;

/// Does a place have this name? Names are not secret; only somebody with a help code is told.
pub async fn is_card_name(people: &PeopleStore, card_name: &str) -> Result<bool, StorageError> {
    let found = sql("SELECT id FROM place WHERE organisation_id = $1 AND card_name = $2")
        .bind(people.organisation().as_str())
        .bind(fold_words(card_name))
        .fetch_optional(people.read().await?.sql())
        .await?;
    Ok(found.is_some())
}

/// A new, empty place with the card's name; the one that had it is locked. Uses the code up.
/// `None` when the code was used, or nobody has that name.
pub async fn recover(people: &PeopleStore, secrets: &Secrets, code: &HelpCode, new: NewPlace<'_>, now: i64) -> Result<Option<OwnPlace>, StorageError> {
    let id = PlaceId::from_store(encode(&random::<16>()));
    let key = DataKey::fresh();
    let card = places::lock(secrets, &key, &id, Way::Card, new.secret).await?;
    let spare = places::lock(secrets, &key, &id, Way::Spare, new.spare).await?;
    let mut change = people.change().await?;
    if !help_codes::use_up(&mut change, code, now).await? {
        return Ok(None);
    }
    let Some(earlier) = by_name(&mut change, new.card_name).await? else { return Ok(None) };
    step_aside(&mut change, &earlier).await?;
    if !places::insert(&mut change, &id, &new, &card, &spare).await? {
        return Ok(None);
    }
    point_to(&mut change, &earlier, &id).await?;
    sql("INSERT INTO lost_card (organisation_id, place_id, now_place_id, locked_at, delete_after) VALUES ($1, $2, $3, $4, NULL) \
         ON CONFLICT (place_id) DO UPDATE SET now_place_id = excluded.now_place_id, locked_at = excluded.locked_at, delete_after = NULL")
    .bind(people.organisation().as_str())
    .bind(earlier.as_str())
    .bind(id.as_str())
    .bind(now)
    .execute(change.sql())
    .await?;
    change.commit().await?;
    Ok(Some(OwnPlace::new(people.organisation().clone(), id, key, new.locale, None)))
}

async fn by_name(change: &mut Change, card_name: &str) -> Result<Option<PlaceId>, StorageError> {
    let organisation = change.organisation();
    let found = sql("SELECT id FROM place WHERE organisation_id = $1 AND card_name = $2")
        .bind(organisation)
        .bind(fold_words(card_name))
        .fetch_optional(change.sql())
        .await?;
    found.map(|row| rows::text(&row, "id").map(PlaceId::from_store)).transpose()
}

/// Leaves its name to another place. What people type never has a `~`.
async fn step_aside(change: &mut Change, place: &PlaceId) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE place SET card_name = card_name || '~' || id WHERE organisation_id = $1 AND id = $2")
        .bind(organisation)
        .bind(place.as_str())
        .execute(change.sql())
        .await?;
    Ok(())
}

/// Earlier places of this name belong to the one that has it now.
async fn point_to(change: &mut Change, from: &PlaceId, to: &PlaceId) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE lost_card SET now_place_id = $3 WHERE organisation_id = $1 AND now_place_id = $2")
        .bind(organisation)
        .bind(from.as_str())
        .bind(to.as_str())
        .execute(change.sql())
        .await?;
    Ok(())
}

/// With old words where the name has a new card: the first place that had the name. As much work when there is none.
pub async fn open_earlier(people: &PeopleStore, secrets: &Secrets, card_name: &str, words: &str) -> Result<Option<OwnPlace>, StorageError> {
    let row = sql("SELECT p.id, p.secret_hash, p.spare_hash, p.key_by_card, p.key_by_spare, p.salt_by_card, p.salt_by_spare, p.locale, p.device_variant \
         FROM place n JOIN lost_card l ON l.now_place_id = n.id AND l.organisation_id = n.organisation_id \
         JOIN place p ON p.id = l.place_id AND p.organisation_id = l.organisation_id \
         WHERE n.organisation_id = $1 AND n.card_name = $2 ORDER BY l.locked_at LIMIT 1")
    .bind(people.organisation().as_str())
    .bind(fold_words(card_name))
    .fetch_optional(people.read().await?.sql())
    .await?;
    match places::fits(people, secrets, Way::Card, row.as_ref(), words).await? {
        Some(own) => Ok(Some(own)),
        None => places::fits(people, secrets, Way::Spare, row.as_ref(), words).await,
    }
}

/// An earlier place of this one that these four words open, whether they are a card's or a spare card's.
pub async fn earlier(people: &PeopleStore, secrets: &Secrets, own: &OwnPlace, words: &str) -> Result<Option<OwnPlace>, StorageError> {
    let found = sql("SELECT p.id, p.secret_hash, p.spare_hash, p.key_by_card, p.key_by_spare, p.salt_by_card, p.salt_by_spare, p.locale, p.device_variant \
         FROM lost_card l JOIN place p ON p.id = l.place_id AND p.organisation_id = l.organisation_id \
         WHERE l.organisation_id = $1 AND l.now_place_id = $2 ORDER BY l.locked_at LIMIT $3")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .bind(TRIED)
    .fetch_all(people.read().await?.sql())
    .await?;
    first_that_fits(people, secrets, &found, words).await
}

/// The place that has this locked one's name now, if these four words open it.
pub async fn later(people: &PeopleStore, secrets: &Secrets, own: &OwnPlace, words: &str) -> Result<Option<OwnPlace>, StorageError> {
    let found = sql("SELECT p.id, p.secret_hash, p.spare_hash, p.key_by_card, p.key_by_spare, p.salt_by_card, p.salt_by_spare, p.locale, p.device_variant \
         FROM lost_card l JOIN place p ON p.id = l.now_place_id AND p.organisation_id = l.organisation_id \
         WHERE l.organisation_id = $1 AND l.place_id = $2")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    first_that_fits(people, secrets, &found, words).await
}

async fn first_that_fits(people: &PeopleStore, secrets: &Secrets, found: &[AnyRow], words: &str) -> Result<Option<OwnPlace>, StorageError> {
    for row in found {
        for way in [Way::Card, Way::Spare] {
            if let Some(own) = places::fits(people, secrets, way, Some(row), words).await? {
                return Ok(Some(own));
            }
        }
    }
    Ok(None)
}

/// How this place stands to others of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// No card of this name was ever replaced in a class.
    Alone,
    /// An earlier place is locked, and will be deleted on a day if its person said so.
    HasEarlier { locked_at: i64, delete_after: Option<i64> },
    /// This one is locked: somebody has a new card with its name.
    Locked { locked_at: i64, delete_after: Option<i64> },
}

pub async fn standing(people: &PeopleStore, own: &OwnPlace) -> Result<Standing, StorageError> {
    let mut reading = people.read().await?;
    let locked = sql("SELECT locked_at, delete_after FROM lost_card WHERE organisation_id = $1 AND place_id = $2 AND now_place_id IS NOT NULL")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .fetch_optional(reading.sql())
        .await?;
    let times = |row: &AnyRow| Ok::<_, StorageError>((rows::number(row, "locked_at")?, rows::maybe_number(row, "delete_after")?));
    if let Some(row) = locked {
        let (locked_at, delete_after) = times(&row)?;
        return Ok(Standing::Locked { locked_at, delete_after });
    }
    let earlier = sql("SELECT locked_at, delete_after FROM lost_card WHERE organisation_id = $1 AND now_place_id = $2 ORDER BY locked_at DESC LIMIT 1")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .fetch_optional(reading.sql())
        .await?;
    earlier.map_or(Ok(Standing::Alone), |row| times(&row).map(|(locked_at, delete_after)| Standing::HasEarlier { locked_at, delete_after }))
}

/// “It was me”: everything written since goes into the earlier place, which has its name again and its old cards. The visit goes on in
/// it. `false` when the two do not belong together (any more): nothing was changed.
pub async fn bring_together(
    people: &PeopleStore,
    secrets: &Secrets,
    earlier: &OwnPlace,
    later: &OwnPlace,
    visit: Option<&Token>,
    now: i64,
) -> Result<bool, StorageError> {
    let mut change = people.change().await?;
    if has_the_name(&mut change, earlier).await?.as_ref() != Some(later.id()) {
        return Ok(false);
    }
    lost_rows::move_all(&mut change, later, earlier).await?;
    if let Some(token) = visit {
        learner_sessions::move_to(&mut change, token, earlier).await?;
    }
    take_name_back(&mut change, earlier.id(), later.id()).await?;
    access_chains::leave_tombstone(&mut change, secrets, later.id(), now).await?;
    // No mark in the ledger of deletions: nothing was deleted, and an older copy put back has both places again, to bring together again.
    sql("DELETE FROM place WHERE organisation_id = $1 AND id = $2").bind(later.organisation()).bind(later.id().as_str()).execute(change.sql()).await?;
    change.commit().await?;
    Ok(true)
}

/// “It was not me”: the new card and everything behind it are gone. The caller has asked for the words of this place's card.
/// The mark is for the ledger of deletions.
pub async fn take_new_card_away(change: &mut Change, secrets: &Secrets, own: &OwnPlace, now: i64) -> Result<Option<Mark>, StorageError> {
    let Some(later) = has_the_name(change, own).await? else { return Ok(None) };
    take_name_back(change, own.id(), &later).await?;
    keeping::delete_place(change, secrets, &later, now).await.map(Some)
}

/// The place that has the name of this locked one.
async fn has_the_name(change: &mut Change, earlier: &OwnPlace) -> Result<Option<PlaceId>, StorageError> {
    let found = sql("SELECT now_place_id FROM lost_card WHERE organisation_id = $1 AND place_id = $2 AND now_place_id IS NOT NULL")
        .bind(earlier.organisation())
        .bind(earlier.id().as_str())
        .fetch_optional(change.sql())
        .await?;
    found.map(|row| rows::text(&row, "now_place_id").map(PlaceId::from_store)).transpose()
}

async fn take_name_back(change: &mut Change, earlier: &PlaceId, later: &PlaceId) -> Result<(), StorageError> {
    point_to(change, later, earlier).await?;
    let organisation = change.organisation();
    sql("DELETE FROM lost_card WHERE organisation_id = $1 AND place_id = $2").bind(organisation).bind(earlier.as_str()).execute(change.sql()).await?;
    swap_name(change, later, earlier).await
}

/// The name goes from one place to another.
async fn swap_name(change: &mut Change, from: &PlaceId, to: &PlaceId) -> Result<(), StorageError> {
    let organisation = change.organisation();
    let row = sql("SELECT card_name FROM place WHERE organisation_id = $1 AND id = $2")
        .bind(organisation.as_str())
        .bind(from.as_str())
        .fetch_optional(change.sql())
        .await?;
    let Some(row) = row else { return Err(StorageError::Gone) };
    step_aside(change, from).await?;
    sql("UPDATE place SET card_name = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation)
        .bind(to.as_str())
        .bind(rows::text(&row, "card_name")?)
        .execute(change.sql())
        .await?;
    Ok(())
}

/// Before a place is deleted: the first earlier one has the name again, so that its old card opens it.
pub(super) async fn give_name_back(change: &mut Change, own: &OwnPlace) -> Result<(), StorageError> {
    let found = sql("SELECT place_id FROM lost_card WHERE organisation_id = $1 AND now_place_id = $2 ORDER BY locked_at LIMIT 1")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .fetch_optional(change.sql())
        .await?;
    let Some(row) = found else { return Ok(()) };
    let first = PlaceId::from_store(rows::text(&row, "place_id")?);
    swap_name(change, own.id(), &first).await?;
    point_to(change, own.id(), &first).await?;
    // It stands for itself again; a day of deletion that was asked for stays.
    sql("UPDATE lost_card SET now_place_id = NULL WHERE organisation_id = $1 AND place_id = $2")
        .bind(own.organisation())
        .bind(first.as_str())
        .execute(change.sql())
        .await?;
    Ok(())
}

/// “Delete my earlier answers”: in a month, because whoever asks has shown no old card. Says nothing new when asked twice.
pub async fn delete_later(change: &mut Change, own: &OwnPlace, now: i64) -> Result<(), StorageError> {
    sql("UPDATE lost_card SET delete_after = $3 WHERE organisation_id = $1 AND now_place_id = $2 AND delete_after IS NULL")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .bind(now + TO_SAY_NO)
        .execute(change.sql())
        .await?;
    Ok(())
}

/// “Keep them”, by the one who asked or by the earlier place itself.
pub async fn keep(change: &mut Change, own: &OwnPlace) -> Result<(), StorageError> {
    sql("UPDATE lost_card SET delete_after = NULL WHERE organisation_id = $1 AND (place_id = $2 OR now_place_id = $2)")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .execute(change.sql())
        .await?;
    Ok(())
}

/// Earlier places whose day has come. Housekeeping; the marks are for the ledger of deletions.
pub async fn sweep(change: &mut Change, secrets: &Secrets, now: i64) -> Result<Vec<Mark>, StorageError> {
    let organisation = change.organisation();
    let due =
        sql("SELECT place_id FROM lost_card WHERE organisation_id = $1 AND delete_after <= $2").bind(organisation).bind(now).fetch_all(change.sql()).await?;
    let mut marks = Vec::new();
    for place in rows::each(&due, |row| rows::text(row, "place_id").map(PlaceId::from_store))? {
        marks.push(keeping::delete_place(change, secrets, &place, now).await?);
    }
    Ok(marks)
}

/// Since when a place is locked, so that what it shares can pause. `None`: it is not.
pub async fn locked_since(people: &PeopleStore, place: &PlaceId) -> Result<Option<i64>, StorageError> {
    let found = sql("SELECT locked_at FROM lost_card WHERE organisation_id = $1 AND place_id = $2 AND now_place_id IS NOT NULL")
        .bind(people.organisation().as_str())
        .bind(place.as_str())
        .fetch_optional(people.read().await?.sql())
        .await?;
    found.map(|row| rows::number(&row, "locked_at")).transpose()
}
