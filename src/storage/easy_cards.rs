//! The easy card: a picture code for the own phone. A third secret of its own, 256 bits, with the key of the place wrapped under it.
//!
//! It is gone when the card is drawn anew, when another easy card is drawn, or when its owner takes it away; card and spare stay as they
//! are. Deliberately absent: the secret, and where it was used.

use super::{Change, PeopleStore, StorageError, places::OwnPlace, places::settings, rows, seal::DataKey, sql};
use crate::{account::secrets::Token, domain::ids::PlaceId};

const KEY: &str = "doorstep/easy-card-key/1";
const WAY: &str = "easy-card";

/// This one works from now on, an earlier one does not.
pub async fn keep(change: &mut Change, own: &OwnPlace, token: &Token, now: i64) -> Result<(), StorageError> {
    sql("INSERT INTO easy_card (organisation_id, place_id, token_hash, sealed_key, made_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (place_id) DO UPDATE SET token_hash = excluded.token_hash, sealed_key = excluded.sealed_key, made_at = excluded.made_at")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .bind(token.fingerprint())
    .bind(own.key().wrap(&token.key(KEY), own.id(), WAY)?)
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok(())
}

/// When the one that works was made; `None`: there is none.
pub async fn made_at(people: &PeopleStore, own: &OwnPlace) -> Result<Option<i64>, StorageError> {
    let found = sql("SELECT made_at FROM easy_card WHERE organisation_id = $1 AND place_id = $2")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .fetch_optional(people.read().await?.sql())
        .await?;
    found.map(|row| rows::number(&row, "made_at")).transpose()
}

/// `None` when it was taken away, or never was. No slow hash: nobody guesses 256 bits.
pub async fn open(people: &PeopleStore, token: &Token) -> Result<Option<OwnPlace>, StorageError> {
    let found = sql("SELECT e.place_id, e.sealed_key, p.locale, p.device_variant FROM easy_card e \
         JOIN place p ON p.id = e.place_id AND p.organisation_id = e.organisation_id WHERE e.organisation_id = $1 AND e.token_hash = $2")
    .bind(people.organisation().as_str())
    .bind(token.fingerprint())
    .fetch_optional(people.read().await?.sql())
    .await?;
    let Some(row) = found else { return Ok(None) };
    let id = PlaceId::from_store(rows::text(&row, "place_id")?);
    let key = DataKey::unwrap(&rows::text(&row, "sealed_key")?, &token.key(KEY), &id, WAY)?;
    let (locale, device) = settings(&row)?;
    Ok(Some(OwnPlace::new(people.organisation().clone(), id, key, locale, device)))
}

/// Card and spare stay. Sessions that it opened are ended by whoever calls this, if they should be.
pub async fn take_away(change: &mut Change, own: &OwnPlace) -> Result<(), StorageError> {
    sql("DELETE FROM easy_card WHERE organisation_id = $1 AND place_id = $2").bind(own.organisation()).bind(own.id().as_str()).execute(change.sql()).await?;
    change.grow();
    Ok(())
}
