//! The second step of staff at signing in: the secret shared with an authenticator app, and ten recovery codes.
//!
//! The secret is sealed with the server's key file and bound to its account, so a copy of the database alone makes no codes. A code is
//! taken once, also when it is sent twice at the same moment. Deliberately absent: a way around for anybody.

use super::{
    Change, PeopleStore, StorageError, inbox, rows,
    seal::{bound, open_bytes, seal_bytes},
    sql,
};
use crate::{
    account::{
        one_time::{Purpose, fingerprint},
        secrets::Secrets,
        totp::AppSecret,
    },
    domain::{ids::StaffId, notice::Kind, second_step},
};

/// What became of a typed code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    /// From the app.
    Fits,
    /// One of the list, which is used up now.
    Recovered {
        left: usize,
    },
    No,
    /// Too many slips; nothing was looked at.
    Wait {
        until: i64,
    },
}

fn key(secrets: &Secrets) -> [u8; 32] {
    secrets.derive("doorstep/second-step/1")
}

fn row_of(id: &StaffId) -> Vec<u8> {
    bound(&["staff_second_step", id.as_str()])
}

/// With a new key of the server.
pub(super) fn seal_anew(old: &Secrets, new: &Secrets, id: &StaffId, sealed: &str) -> Result<String, StorageError> {
    seal_bytes(&key(new), &open_bytes(&key(old), sealed, &row_of(id))?, &row_of(id))
}

pub async fn is_set_up(people: &PeopleStore, id: &StaffId) -> Result<bool, StorageError> {
    let found = sql("SELECT set_up_at FROM staff_second_step WHERE organisation_id = $1 AND staff_id = $2")
        .bind(people.organisation().as_str())
        .bind(id.as_str())
        .fetch_optional(people.read().await?.sql())
        .await?;
    Ok(found.is_some())
}

/// Does the account have this very secret? For a form that was sent twice.
pub async fn has(people: &PeopleStore, secrets: &Secrets, id: &StaffId, secret: &AppSecret) -> Result<bool, StorageError> {
    let found = sql("SELECT sealed_secret FROM staff_second_step WHERE organisation_id = $1 AND staff_id = $2")
        .bind(people.organisation().as_str())
        .bind(id.as_str())
        .fetch_optional(people.read().await?.sql())
        .await?;
    let Some(row) = found else { return Ok(false) };
    Ok(open_bytes(&key(secrets), &rows::text(&row, "sealed_secret")?, &row_of(id))? == secret.bytes())
}

/// From now on this app, and these recovery codes. `step`: the half minute of the code that proved it.
pub async fn set_up(
    change: &mut Change,
    secrets: &Secrets,
    id: &StaffId,
    secret: &AppSecret,
    step: i64,
    codes: &[String],
    now: i64,
) -> Result<(), StorageError> {
    let organisation = change.organisation();
    let sealed = seal_bytes(&key(secrets), secret.bytes(), &row_of(id))?;
    sql("INSERT INTO staff_second_step (organisation_id, staff_id, sealed_secret, last_step, slips, slipped_at, set_up_at) VALUES ($1, $2, $3, $4, 0, 0, $5) \
         ON CONFLICT (staff_id) DO UPDATE SET sealed_secret = excluded.sealed_secret, last_step = excluded.last_step, slips = 0, set_up_at = excluded.set_up_at")
    .bind(organisation)
    .bind(id.as_str())
    .bind(sealed)
    .bind(step)
    .bind(now)
    .execute(change.sql())
    .await?;
    put_codes(change, secrets, id, codes, now).await?;
    inbox::put(change, id, Kind::SecondStepSetUp, "", now).await
}

/// New recovery codes; the old ones end.
pub async fn renew_codes(change: &mut Change, secrets: &Secrets, id: &StaffId, codes: &[String], now: i64) -> Result<(), StorageError> {
    put_codes(change, secrets, id, codes, now).await?;
    inbox::put(change, id, Kind::RecoveryCodesNew, "", now).await
}

async fn put_codes(change: &mut Change, secrets: &Secrets, id: &StaffId, codes: &[String], now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("DELETE FROM staff_recovery_code WHERE organisation_id = $1 AND staff_id = $2")
        .bind(organisation.as_str())
        .bind(id.as_str())
        .execute(change.sql())
        .await?;
    for code in codes {
        sql("INSERT INTO staff_recovery_code (organisation_id, staff_id, code_hash, made_at, used_at) VALUES ($1, $2, $3, $4, NULL)")
            .bind(organisation.as_str())
            .bind(id.as_str())
            .bind(fingerprint(secrets, Purpose::Recovery, id.as_str(), code))
            .bind(now)
            .execute(change.sql())
            .await?;
    }
    change.grow();
    Ok(())
}

/// Are these the codes that the account has? For a form that was sent twice.
pub async fn has_code(people: &PeopleStore, secrets: &Secrets, id: &StaffId, code: &str) -> Result<bool, StorageError> {
    let found = sql("SELECT made_at FROM staff_recovery_code WHERE organisation_id = $1 AND staff_id = $2 AND code_hash = $3")
        .bind(people.organisation().as_str())
        .bind(id.as_str())
        .bind(fingerprint(secrets, Purpose::Recovery, id.as_str(), code))
        .fetch_optional(people.read().await?.sql())
        .await?;
    Ok(found.is_some())
}

/// Recovery codes that were not used yet.
pub async fn codes_left(people: &PeopleStore, id: &StaffId) -> Result<usize, StorageError> {
    let found = sql("SELECT made_at FROM staff_recovery_code WHERE organisation_id = $1 AND staff_id = $2 AND used_at IS NULL")
        .bind(people.organisation().as_str())
        .bind(id.as_str())
        .fetch_all(people.read().await?.sql())
        .await?;
    Ok(found.len())
}

/// After a lost phone: the person sets it up anew at the next sign-in. Every session of theirs ends, and what was shared with them.
pub async fn take_away(change: &mut Change, id: &StaffId, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("DELETE FROM staff_recovery_code WHERE organisation_id = $1 AND staff_id = $2")
        .bind(organisation.as_str())
        .bind(id.as_str())
        .execute(change.sql())
        .await?;
    let gone =
        sql("DELETE FROM staff_second_step WHERE organisation_id = $1 AND staff_id = $2").bind(organisation).bind(id.as_str()).execute(change.sql()).await?;
    super::staff_passkeys::take_away(change, id).await?;
    super::staff_sessions::end_all(change, id).await?;
    super::share_ends::reader_got_new_ways_in(change, id, now).await?;
    if gone.rows_affected() == 1 { inbox::put(change, id, Kind::SecondStepTaken, "", now).await } else { Ok(()) }
}

/// Looks at a typed code: of the app, or of the list. `No` when nothing is set up.
pub async fn check(people: &PeopleStore, secrets: &Secrets, id: &StaffId, typed: &str, now: i64) -> Result<Checked, StorageError> {
    let mut change = people.change().await?;
    let organisation = change.organisation();
    // Holds the row first: of many tries at the same moment each sees the slips of those before it.
    sql("UPDATE staff_second_step SET slips = slips WHERE organisation_id = $1 AND staff_id = $2")
        .bind(organisation.as_str())
        .bind(id.as_str())
        .execute(change.sql())
        .await?;
    let row = sql("SELECT sealed_secret, slips, slipped_at FROM staff_second_step WHERE organisation_id = $1 AND staff_id = $2")
        .bind(organisation)
        .bind(id.as_str())
        .fetch_optional(change.sql())
        .await?;
    let Some(row) = row else { return Ok(Checked::No) };
    let slips = rows::number(&row, "slips")?;
    let until = rows::number(&row, "slipped_at")? + second_step::pause(slips);
    if now < until {
        return Ok(Checked::Wait { until });
    }
    let secret = AppSecret::from_bytes(&open_bytes(&key(secrets), &rows::text(&row, "sealed_secret")?, &row_of(id))?).ok_or(StorageError::Sealed)?;
    let checked = match secret.step_of(typed, now) {
        Some(step) => take_step(&mut change, id, step).await?,
        None => take_code(&mut change, secrets, id, typed, now).await?,
    };
    match checked {
        Checked::No => slip(&mut change, id, slips + 1, now).await?,
        _ => forgive(&mut change, id).await?,
    }
    change.commit().await?;
    Ok(checked)
}

async fn take_step(change: &mut Change, id: &StaffId, step: i64) -> Result<Checked, StorageError> {
    let organisation = change.organisation();
    let taken = sql("UPDATE staff_second_step SET last_step = $3 WHERE organisation_id = $1 AND staff_id = $2 AND last_step < $3")
        .bind(organisation)
        .bind(id.as_str())
        .bind(step)
        .execute(change.sql())
        .await?;
    Ok(if taken.rows_affected() == 1 { Checked::Fits } else { Checked::No })
}

async fn take_code(change: &mut Change, secrets: &Secrets, id: &StaffId, typed: &str, now: i64) -> Result<Checked, StorageError> {
    let organisation = change.organisation();
    let used = sql("UPDATE staff_recovery_code SET used_at = $4 WHERE organisation_id = $1 AND staff_id = $2 AND code_hash = $3 AND used_at IS NULL")
        .bind(organisation.as_str())
        .bind(id.as_str())
        .bind(fingerprint(secrets, Purpose::Recovery, id.as_str(), typed))
        .bind(now)
        .execute(change.sql())
        .await?;
    if used.rows_affected() != 1 {
        return Ok(Checked::No);
    }
    change.grow();
    let left = sql("SELECT made_at FROM staff_recovery_code WHERE organisation_id = $1 AND staff_id = $2 AND used_at IS NULL")
        .bind(organisation)
        .bind(id.as_str())
        .fetch_all(change.sql())
        .await?
        .len();
    inbox::put(change, id, Kind::RecoveryCodeUsed, &left.to_string(), now).await?;
    Ok(Checked::Recovered { left })
}

async fn slip(change: &mut Change, id: &StaffId, slips: i64, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE staff_second_step SET slips = $3, slipped_at = $4 WHERE organisation_id = $1 AND staff_id = $2")
        .bind(organisation)
        .bind(id.as_str())
        .bind(slips)
        .bind(now)
        .execute(change.sql())
        .await?;
    // Once in a row of slips: enough to tell, too little to be used for pestering.
    if slips == second_step::FREE_SLIPS { inbox::put(change, id, Kind::CodesMissed, "", now).await } else { Ok(()) }
}

async fn forgive(change: &mut Change, id: &StaffId) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE staff_second_step SET slips = 0 WHERE organisation_id = $1 AND staff_id = $2")
        .bind(organisation)
        .bind(id.as_str())
        .execute(change.sql())
        .await?;
    Ok(())
}
