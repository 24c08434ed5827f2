//! Text that somebody typed while their visit ran out: sealed, kept by the address of its form, given back after they return.

use super::{Change, PatientText, PeopleStore, StorageError, places::OwnPlace, rows, seal, sql};

const TABLE: &str = "kept_draft";

pub async fn keep(change: &mut Change, own: &OwnPlace, address: &str, text: &PatientText, now: i64) -> Result<(), StorageError> {
    sql("INSERT INTO kept_draft (organisation_id, place_id, address, sealed, saved_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (place_id, address) DO UPDATE SET sealed = excluded.sealed, saved_at = excluded.saved_at")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .bind(address)
    .bind(seal::seal(own, text, TABLE, &[address])?)
    .bind(now)
    .execute(change.own(own).await?)
    .await?;
    Ok(())
}

pub async fn kept(people: &PeopleStore, own: &OwnPlace, address: &str) -> Result<Option<PatientText>, StorageError> {
    let found = sql("SELECT sealed FROM kept_draft WHERE organisation_id = $1 AND place_id = $2 AND address = $3")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .bind(address)
        .fetch_optional(people.read_own(own).await?.sql())
        .await?;
    found.map(|row| seal::open(own, &rows::text(&row, "sealed")?, TABLE, &[address])).transpose()
}

/// Once it was saved where it belongs, or thrown away.
pub async fn drop_kept(change: &mut Change, own: &OwnPlace, address: &str) -> Result<(), StorageError> {
    sql("DELETE FROM kept_draft WHERE organisation_id = $1 AND place_id = $2 AND address = $3")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .bind(address)
        .execute(change.own(own).await?)
        .await?;
    Ok(())
}
