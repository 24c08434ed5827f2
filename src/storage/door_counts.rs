//! Wrong tries at the doors, counted under digests that only the server's key file can make. The rules are `domain::throttle`'s.
//!
//! Deliberately absent: addresses, names, cards, and any way to list whose tries these were.

use super::{Change, PeopleStore, StorageError, rows, sql};

/// One count: how much, and when it last grew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    pub amount: i64,
    pub last_at: i64,
}

/// Nothing counted is zero.
pub async fn look(people: &PeopleStore, digest: &str) -> Result<Count, StorageError> {
    let found = sql("SELECT amount, last_at FROM door_count WHERE organisation_id = $1 AND digest = $2")
        .bind(people.organisation().as_str())
        .bind(digest)
        .fetch_optional(people.read().await?.sql())
        .await?;
    found.as_ref().map_or(Ok(Count::default()), read)
}

/// The same, held until the change is done: nobody else counts here meanwhile.
pub async fn hold(change: &mut Change, digest: &str, now: i64) -> Result<Count, StorageError> {
    let organisation = change.organisation();
    sql("INSERT INTO door_count (organisation_id, digest, amount, last_at) VALUES ($1, $2, 0, $3) \
         ON CONFLICT (organisation_id, digest) DO UPDATE SET amount = door_count.amount")
    .bind(organisation.as_str())
    .bind(digest)
    .bind(now)
    .execute(change.sql())
    .await?;
    let row = sql("SELECT amount, last_at FROM door_count WHERE organisation_id = $1 AND digest = $2")
        .bind(organisation)
        .bind(digest)
        .fetch_one(change.sql())
        .await?;
    read(&row)
}

pub async fn set(change: &mut Change, digest: &str, count: Count) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE door_count SET amount = $3, last_at = $4 WHERE organisation_id = $1 AND digest = $2")
        .bind(organisation)
        .bind(digest)
        .bind(count.amount)
        .bind(count.last_at)
        .execute(change.sql())
        .await?;
    Ok(())
}

/// Gives back what was counted beforehand: it was no wrong try. Never below nothing.
pub async fn give_back(change: &mut Change, digest: &str, amount: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE door_count SET amount = CASE WHEN amount > $3 THEN amount - $3 ELSE 0 END WHERE organisation_id = $1 AND digest = $2")
        .bind(organisation)
        .bind(digest)
        .bind(amount)
        .execute(change.sql())
        .await?;
    Ok(())
}

/// How many of these counts are above `most`.
pub async fn above(people: &PeopleStore, digests: [&str; 5], most: i64) -> Result<i64, StorageError> {
    let [a, b, c, d, e] = digests;
    let row = sql("SELECT CAST(COUNT(*) AS BIGINT) AS many FROM door_count WHERE organisation_id = $1 AND amount > $2 AND digest IN ($3, $4, $5, $6, $7)")
        .bind(people.organisation().as_str())
        .bind(most)
        .bind(a)
        .bind(b)
        .bind(c)
        .bind(d)
        .bind(e)
        .fetch_one(people.read().await?.sql())
        .await?;
    rows::number(&row, "many")
}

/// As if nothing had been tried.
pub async fn forget(change: &mut Change, digest: &str) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("DELETE FROM door_count WHERE organisation_id = $1 AND digest = $2").bind(organisation).bind(digest).execute(change.sql()).await?;
    Ok(())
}

/// Counts that rested since then. Says how many went.
pub async fn sweep(change: &mut Change, before: i64) -> Result<u64, StorageError> {
    let organisation = change.organisation();
    let gone = sql("DELETE FROM door_count WHERE organisation_id = $1 AND last_at < $2").bind(organisation).bind(before).execute(change.sql()).await?;
    Ok(gone.rows_affected())
}

fn read(row: &sqlx::any::AnyRow) -> Result<Count, StorageError> {
    Ok(Count { amount: rows::number(row, "amount")?, last_at: rows::number(row, "last_at")? })
}
