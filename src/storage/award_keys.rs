//! The keys that sign badges (Ed25519). One is made when the first badge is; `doorstep award-key new` makes the next one.
//!
//! The private half is sealed with the server's key file and destroyed when a newer key takes over; the public half stays for good, so that
//! every badge given out can still be checked. Deliberately absent: a private key outside this file, and deleting a public one.

use ed25519_dalek::{Signer as _, SigningKey};
use sha2::{Digest, Sha256};

use super::{
    Change, PeopleStore, StorageError, rows,
    seal::{bound, open_bytes, seal_bytes},
    sql,
};
use crate::account::secrets::{Secrets, encode, random};

/// What anybody may have. `x` is the key as a JSON Web Key writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    /// Its thumbprint (RFC 7638).
    pub id: String,
    pub x: String,
    pub made_at: i64,
    /// `None`: it signs now.
    pub retired_at: Option<i64>,
}

/// Signs, and shows nothing. No `Debug`.
pub struct Signer {
    id: String,
    key: SigningKey,
}

impl Signer {
    pub fn key_id(&self) -> &str {
        &self.id
    }

    /// The signature in the alphabet of addresses.
    pub fn sign(&self, bytes: &[u8]) -> String {
        encode(&self.key.sign(bytes).to_bytes())
    }
}

fn key(secrets: &Secrets) -> [u8; 32] {
    secrets.derive("doorstep/award-key/1")
}

fn row_of(id: &str) -> Vec<u8> {
    bound(&["award_key", id])
}

fn thumbprint(x: &str) -> String {
    encode(&Sha256::digest(format!("{{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"{x}\"}}")))
}

const NEWEST: &str = "SELECT id, sealed_key FROM award_key WHERE organisation_id = $1 AND retired_at IS NULL ORDER BY made_at DESC, id LIMIT 1";

/// The key that signs now; made if there is none.
pub async fn newest(change: &mut Change, secrets: &Secrets, now: i64) -> Result<Signer, StorageError> {
    let organisation = change.organisation();
    match sql(NEWEST).bind(organisation.as_str()).fetch_optional(change.sql()).await? {
        Some(row) => open(secrets, &row),
        None => make(change, secrets, now).await,
    }
}

/// The same for whoever only reads. `None`: no badge was ever made.
pub async fn signer(people: &PeopleStore, secrets: &Secrets) -> Result<Option<Signer>, StorageError> {
    let row = sql(NEWEST).bind(people.organisation().as_str()).fetch_optional(people.read().await?.sql()).await?;
    row.map(|row| open(secrets, &row)).transpose()
}

fn open(secrets: &Secrets, row: &sqlx::any::AnyRow) -> Result<Signer, StorageError> {
    let id = rows::text(row, "id")?;
    let bytes = open_bytes(&key(secrets), &rows::text(row, "sealed_key")?, &row_of(&id))?;
    let bytes: [u8; 32] = bytes.try_into().map_err(|_| StorageError::Sealed)?;
    Ok(Signer { id, key: SigningKey::from_bytes(&bytes) })
}

async fn make(change: &mut Change, secrets: &Secrets, now: i64) -> Result<Signer, StorageError> {
    let organisation = change.organisation();
    let private = SigningKey::from_bytes(&random());
    let x = encode(private.verifying_key().as_bytes());
    let id = thumbprint(&x);
    sql("INSERT INTO award_key (organisation_id, id, public_key, sealed_key, made_at, retired_at) VALUES ($1, $2, $3, $4, $5, NULL)")
        .bind(organisation)
        .bind(id.as_str())
        .bind(x)
        .bind(seal_bytes(&key(secrets), private.as_bytes(), &row_of(&id))?)
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(Signer { id, key: private })
}

/// A new key from now on. The private halves of the earlier ones are destroyed.
pub async fn renew(change: &mut Change, secrets: &Secrets, now: i64) -> Result<String, StorageError> {
    let organisation = change.organisation();
    sql("UPDATE award_key SET sealed_key = '', retired_at = $2 WHERE organisation_id = $1 AND retired_at IS NULL")
        .bind(organisation)
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(make(change, secrets, now).await?.id)
}

/// All that ever signed, the newest first.
pub async fn all(people: &PeopleStore) -> Result<Vec<PublicKey>, StorageError> {
    let found = sql("SELECT id, public_key, made_at, retired_at FROM award_key WHERE organisation_id = $1 ORDER BY made_at DESC, id")
        .bind(people.organisation().as_str())
        .fetch_all(people.read().await?.sql())
        .await?;
    rows::each(&found, |row| {
        Ok(PublicKey {
            id: rows::text(row, "id")?,
            x: rows::text(row, "public_key")?,
            made_at: rows::number(row, "made_at")?,
            retired_at: rows::maybe_number(row, "retired_at")?,
        })
    })
}

/// Under a new key of the server.
pub(super) async fn seal_anew(change: &mut Change, old: &Secrets, new: &Secrets) -> Result<(), StorageError> {
    let organisation = change.organisation();
    let found =
        sql("SELECT id, sealed_key FROM award_key WHERE organisation_id = $1 AND sealed_key <> ''").bind(organisation.as_str()).fetch_all(change.sql()).await?;
    for row in &found {
        let id = rows::text(row, "id")?;
        let private = open_bytes(&key(old), &rows::text(row, "sealed_key")?, &row_of(&id))?;
        sql("UPDATE award_key SET sealed_key = $3 WHERE organisation_id = $1 AND id = $2")
            .bind(organisation.as_str())
            .bind(id.as_str())
            .bind(seal_bytes(&key(new), &private, &row_of(&id))?)
            .execute(change.sql())
            .await?;
    }
    Ok(())
}
