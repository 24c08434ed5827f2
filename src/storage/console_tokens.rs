//! One-time words that the server's console prints: to make the first admin, to set a forgotten password. Half an hour, once.

use super::{Change, StorageError, learner_sessions::MINUTE, sql};
use crate::account::secrets::Token;

pub const LASTS: i64 = 30 * MINUTE;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    FirstAdmin,
    NewPassword,
}

impl Purpose {
    fn word(self) -> &'static str {
        match self {
            Self::FirstAdmin => "first_admin",
            Self::NewPassword => "new_password",
        }
    }
}

/// Also forgets earlier ones for the same purpose: only the last line on the console works.
pub async fn make(change: &mut Change, purpose: Purpose, now: i64) -> Result<Token, StorageError> {
    let token = Token::fresh();
    let organisation = change.organisation();
    sql("DELETE FROM console_token WHERE organisation_id = $1 AND purpose = $2").bind(organisation.as_str()).bind(purpose.word()).execute(change.sql()).await?;
    sql("INSERT INTO console_token (organisation_id, token_hash, purpose, expires_at, used_at) VALUES ($1, $2, $3, $4, NULL)")
        .bind(organisation)
        .bind(token.fingerprint())
        .bind(purpose.word())
        .bind(now + LASTS)
        .execute(change.sql())
        .await?;
    Ok(token)
}

/// Would it be taken? For showing the form; `take` decides.
pub async fn is_good(people: &super::PeopleStore, token: &Token, purpose: Purpose, now: i64) -> Result<bool, StorageError> {
    let found =
        sql("SELECT purpose FROM console_token WHERE organisation_id = $1 AND token_hash = $2 AND purpose = $3 AND expires_at > $4 AND used_at IS NULL")
            .bind(people.organisation().as_str())
            .bind(token.fingerprint())
            .bind(purpose.word())
            .bind(now)
            .fetch_optional(people.read().await?.sql())
            .await?;
    Ok(found.is_some())
}

/// `true` exactly once, also when two ask at the same moment.
pub async fn take(change: &mut Change, token: &Token, purpose: Purpose, now: i64) -> Result<bool, StorageError> {
    let organisation = change.organisation();
    let taken = sql("UPDATE console_token SET used_at = $4 \
         WHERE organisation_id = $1 AND token_hash = $2 AND purpose = $3 AND expires_at > $4 AND used_at IS NULL")
    .bind(organisation)
    .bind(token.fingerprint())
    .bind(purpose.word())
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok(taken.rows_affected() == 1)
}
