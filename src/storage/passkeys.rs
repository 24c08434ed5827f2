//! Passkeys of a place. Each keeps the key of the place once more, wrapped under a secret that only that passkey computes (PRF), so that a
//! passkey opens notes like the words of a card do, and the database with the server's key file still opens none.
//!
//! Deliberately absent: a passkey that opens a place without its key, and checking signatures (`account::passkey`).

use super::{
    Change, PatientText, PeopleStore, StorageError,
    places::{OwnPlace, settings},
    rows,
    seal::{self, DataKey},
    sql,
};
use crate::domain::ids::PlaceId;

const TABLE: &str = "learner_passkey";
const WAY: &str = "passkey";

/// What a passkey computes for us: 32 bytes that nobody stores. Like a token, it cannot be printed.
pub struct PasskeySecret([u8; 32]);

impl PasskeySecret {
    /// From the browser's answer, in base64url.
    pub fn parse(text: &str) -> Option<Self> {
        crate::account::secrets::decode(text)?.try_into().ok().map(Self)
    }

    fn key(&self) -> [u8; 32] {
        let mut key = [0; 32];
        hkdf::Hkdf::<sha2::Sha256>::new(None, &self.0).expand(b"doorstep/passkey-key/1", &mut key).expect("32 bytes are within what HKDF-SHA256 can give");
        key
    }
}

/// One in the owner's list.
pub struct OwnPasskey {
    pub credential: String,
    pub label: PatientText,
    pub added_day: String,
    pub used_day: Option<String>,
}

pub struct NewPasskey<'a> {
    pub credential: &'a str,
    pub verifier: &'a str,
    pub secret: &'a PasskeySecret,
    pub label: &'a PatientText,
    pub day: &'a str,
}

/// `false` when it is there already.
pub async fn add(change: &mut Change, own: &OwnPlace, new: NewPasskey<'_>) -> Result<bool, StorageError> {
    let added = sql("INSERT INTO learner_passkey (organisation_id, place_id, credential, verifier, key_by_passkey, sealed_label, added_day, used_day) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, NULL) ON CONFLICT (organisation_id, credential) DO NOTHING")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .bind(new.credential)
    .bind(new.verifier)
    .bind(own.key().wrap(&new.secret.key(), own.id(), WAY)?)
    .bind(seal::seal(own, new.label, TABLE, &[new.credential])?)
    .bind(new.day)
    .execute(change.sql())
    .await?;
    Ok(added.rows_affected() == 1)
}

pub async fn all(people: &PeopleStore, own: &OwnPlace) -> Result<Vec<OwnPasskey>, StorageError> {
    let found = sql("SELECT credential, sealed_label, added_day, used_day FROM learner_passkey WHERE organisation_id = $1 AND place_id = $2 \
         ORDER BY added_day, credential")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    rows::each(&found, |row| {
        let credential = rows::text(row, "credential")?;
        let label = seal::open(own, &rows::text(row, "sealed_label")?, TABLE, &[&credential])?;
        Ok(OwnPasskey { label, credential, added_day: rows::text(row, "added_day")?, used_day: rows::maybe_text(row, "used_day")? })
    })
}

pub async fn remove(change: &mut Change, own: &OwnPlace, credential: &str) -> Result<(), StorageError> {
    sql("DELETE FROM learner_passkey WHERE organisation_id = $1 AND place_id = $2 AND credential = $3")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .bind(credential)
        .execute(change.sql())
        .await?;
    change.grow();
    Ok(())
}

/// The public half, to check a signature with. Opens nothing.
pub async fn verifier(people: &PeopleStore, credential: &str) -> Result<Option<String>, StorageError> {
    let row = sql("SELECT verifier FROM learner_passkey WHERE organisation_id = $1 AND credential = $2")
        .bind(people.organisation().as_str())
        .bind(credential)
        .fetch_optional(people.read().await?.sql())
        .await?;
    row.map(|row| rows::text(&row, "verifier")).transpose()
}

/// After the signature was checked. `None` when it is gone, or when the secret is not this passkey's.
pub async fn open(people: &PeopleStore, credential: &str, secret: &PasskeySecret) -> Result<Option<OwnPlace>, StorageError> {
    let row = sql("SELECT k.place_id, k.key_by_passkey, p.locale, p.device_variant FROM learner_passkey k \
         JOIN place p ON p.id = k.place_id AND p.organisation_id = k.organisation_id WHERE k.organisation_id = $1 AND k.credential = $2")
    .bind(people.organisation().as_str())
    .bind(credential)
    .fetch_optional(people.read().await?.sql())
    .await?;
    let Some(row) = row else { return Ok(None) };
    let id = PlaceId::from_store(rows::text(&row, "place_id")?);
    let Ok(key) = DataKey::unwrap(&rows::text(&row, "key_by_passkey")?, &secret.key(), &id, WAY) else { return Ok(None) };
    let (locale, device) = settings(&row)?;
    Ok(Some(OwnPlace::new(people.organisation().clone(), id, key, locale, device)))
}

/// It was used: the day, and the public half as the check left it (its counter).
pub async fn used(change: &mut Change, own: &OwnPlace, credential: &str, verifier: &str, day: &str) -> Result<(), StorageError> {
    sql("UPDATE learner_passkey SET verifier = $4, used_day = $5 WHERE organisation_id = $1 AND place_id = $2 AND credential = $3")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .bind(credential)
        .bind(verifier)
        .bind(day)
        .execute(change.sql())
        .await?;
    Ok(())
}
