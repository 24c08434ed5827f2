//! Mail to staff: where it may go, and letters that wait to be sent. They wait here, so that a mail server that is away delays no page, and
//! a letter goes out once however many servers look.
//!
//! A letter is for a `StaffId`, and its address is read from that account when it is sent. So there is no way to write to a learner: they
//! have no account, no address, and no letter that would fit. The code of an invitation is sealed with the key file while it waits.

use super::{
    Change, PeopleStore, StorageError, rows,
    seal::{bound, open_bytes, seal_bytes},
    sql,
    staff::new_key,
};
use crate::{
    account::secrets::Secrets,
    domain::{
        ids::StaffId,
        letter::{Letter, pause},
        locale::Locale,
        mail_address::MailAddress,
    },
};

const DAY: i64 = 24 * 60 * 60_000;
/// As many as one round sends.
const A_FEW: i64 = 20;

/// Where somebody wants mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    pub address: String,
    /// A line when something waits in the inbox, once a day at most.
    pub notices: bool,
}

/// A letter whose time has come.
#[derive(Debug)]
pub struct Due {
    id: String,
    try_at: i64,
    tries: i64,
    pub letter: Letter,
    pub address: String,
    pub locale: Locale,
}

fn key(secrets: &Secrets) -> [u8; 32] {
    secrets.derive("doorstep/staff-letter/1")
}

pub async fn wish(people: &PeopleStore, id: &StaffId) -> Result<Option<Wish>, StorageError> {
    let row = sql("SELECT mail_address, notices FROM staff_mail WHERE organisation_id = $1 AND staff_id = $2")
        .bind(people.organisation().as_str())
        .bind(id.as_str())
        .fetch_optional(people.read().await?.sql())
        .await?;
    row.map(|row| Ok(Wish { address: rows::text(&row, "mail_address")?, notices: rows::number(&row, "notices")? == 1 })).transpose()
}

/// From now on, and for letters that wait already.
pub async fn set(change: &mut Change, id: &StaffId, address: &MailAddress, notices: bool, locale: Locale, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    // What was in the inbox before is no news.
    sql("INSERT INTO staff_mail (organisation_id, staff_id, mail_address, notices, locale, told_at) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (staff_id) DO UPDATE SET mail_address = $3, notices = $4, locale = $5")
    .bind(organisation)
    .bind(id.as_str())
    .bind(address.as_str())
    .bind(i64::from(notices))
    .bind(locale.code())
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok(())
}

/// No address any more, and nothing goes out that waits.
pub async fn forget(change: &mut Change, id: &StaffId) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("DELETE FROM staff_letter WHERE organisation_id = $1 AND staff_id = $2").bind(organisation.as_str()).bind(id.as_str()).execute(change.sql()).await?;
    sql("DELETE FROM staff_mail WHERE organisation_id = $1 AND staff_id = $2").bind(organisation).bind(id.as_str()).execute(change.sql()).await?;
    Ok(())
}

/// The newest code takes the place of one that still waits: only the newest works. `false`: there is no address to send it to.
pub async fn invite(change: &mut Change, secrets: &Secrets, id: &StaffId, code: &str, ends_at: i64, now: i64) -> Result<bool, StorageError> {
    withdraw(change, id).await?;
    put(change, secrets, id, &Letter::Invitation { code: code.to_owned() }, ends_at, now).await
}

/// The code works no longer, so it need not go out.
pub async fn withdraw(change: &mut Change, id: &StaffId) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("DELETE FROM staff_letter WHERE organisation_id = $1 AND staff_id = $2 AND kind = 'invitation'")
        .bind(organisation)
        .bind(id.as_str())
        .execute(change.sql())
        .await?;
    Ok(())
}

/// Codes that wait for the mail server, under a new key of the server.
pub(super) async fn seal_anew(change: &mut Change, old: &Secrets, new: &Secrets) -> Result<(), StorageError> {
    let organisation = change.organisation();
    let waiting =
        sql("SELECT id, sealed FROM staff_letter WHERE organisation_id = $1 AND sealed <> ''").bind(organisation.as_str()).fetch_all(change.sql()).await?;
    for row in &waiting {
        let id = rows::text(row, "id")?;
        let row_of = bound(&["staff_letter", &id]);
        let code = open_bytes(&key(old), &rows::text(row, "sealed")?, &row_of)?;
        sql("UPDATE staff_letter SET sealed = $3 WHERE organisation_id = $1 AND id = $2")
            .bind(organisation.as_str())
            .bind(id)
            .bind(seal_bytes(&key(new), &code, &row_of)?)
            .execute(change.sql())
            .await?;
    }
    Ok(())
}

async fn put(change: &mut Change, secrets: &Secrets, id: &StaffId, letter: &Letter, ends_at: i64, now: i64) -> Result<bool, StorageError> {
    let (organisation, key_of_row) = (change.organisation(), new_key(now));
    let sealed = match letter {
        Letter::Invitation { code } => seal_bytes(&key(secrets), code.as_bytes(), &bound(&["staff_letter", &key_of_row]))?,
        Letter::InboxWaits => String::new(),
    };
    let put = sql("INSERT INTO staff_letter (organisation_id, id, staff_id, kind, sealed, made_at, ends_at, try_at, tries) \
         SELECT organisation_id, $3, staff_id, $4, $5, $6, $7, $6, 0 FROM staff_mail WHERE organisation_id = $1 AND staff_id = $2")
    .bind(organisation)
    .bind(id.as_str())
    .bind(key_of_row.as_str())
    .bind(letter.kind())
    .bind(sealed)
    .bind(now)
    .bind(ends_at)
    .execute(change.sql())
    .await?;
    Ok(put.rows_affected() == 1)
}

/// A line to everybody who wants it and has something new in their inbox since the last one, a day apart. Says to how many.
pub async fn tell_of_inboxes(change: &mut Change, secrets: &Secrets, now: i64) -> Result<usize, StorageError> {
    let organisation = change.organisation();
    let waiting = sql("SELECT w.staff_id FROM staff_mail w JOIN staff a ON a.id = w.staff_id AND a.organisation_id = w.organisation_id \
         WHERE w.organisation_id = $1 AND w.notices = 1 AND w.told_at <= $2 AND a.disabled_at IS NULL AND EXISTS \
         (SELECT m.id FROM staff_message m WHERE m.organisation_id = $1 AND m.staff_id = w.staff_id AND m.read_at IS NULL AND m.created_at > w.told_at)")
    .bind(organisation.as_str())
    .bind(now - DAY)
    .fetch_all(change.sql())
    .await?;
    for row in &waiting {
        let id = StaffId::from_store(rows::text(row, "staff_id")?);
        let told = sql("UPDATE staff_mail SET told_at = $3 WHERE organisation_id = $1 AND staff_id = $2 AND told_at <= $4")
            .bind(organisation.as_str())
            .bind(id.as_str())
            .bind(now)
            .bind(now - DAY)
            .execute(change.sql())
            .await?;
        // Another server was quicker.
        if told.rows_affected() == 1 {
            put(change, secrets, &id, &Letter::InboxWaits, now + DAY, now).await?;
        }
    }
    Ok(waiting.len())
}

/// The oldest letters whose time has come, of accounts that are open.
pub async fn due(people: &PeopleStore, secrets: &Secrets, now: i64) -> Result<Vec<Due>, StorageError> {
    let found = sql("SELECT l.id, l.kind, l.sealed, l.try_at, l.tries, w.mail_address, w.locale FROM staff_letter l \
         JOIN staff_mail w ON w.staff_id = l.staff_id AND w.organisation_id = l.organisation_id \
         JOIN staff a ON a.id = l.staff_id AND a.organisation_id = l.organisation_id \
         WHERE l.organisation_id = $1 AND l.try_at <= $2 AND l.ends_at > $2 AND a.disabled_at IS NULL ORDER BY l.try_at, l.id LIMIT $3")
    .bind(people.organisation().as_str())
    .bind(now)
    .bind(A_FEW)
    .fetch_all(people.read().await?.sql())
    .await?;
    rows::each(&found, |row| {
        let id = rows::text(row, "id")?;
        let letter = match rows::text(row, "kind")?.as_str() {
            "invitation" => {
                let code = open_bytes(&key(secrets), &rows::text(row, "sealed")?, &bound(&["staff_letter", &id]))?;
                Letter::Invitation { code: String::from_utf8(code).map_err(|_| StorageError::Sealed)? }
            }
            _ => Letter::InboxWaits,
        };
        let locale = Locale::from_code(&rows::text(row, "locale")?).unwrap_or(Locale::English);
        Ok(Due { letter, locale, address: rows::text(row, "mail_address")?, try_at: rows::number(row, "try_at")?, tries: rows::number(row, "tries")?, id })
    })
}

/// Takes a letter in hand, and says when to try again if this comes to nothing. `false`: another server has it.
pub async fn take(change: &mut Change, due: &Due, now: i64) -> Result<bool, StorageError> {
    let organisation = change.organisation();
    let taken = sql("UPDATE staff_letter SET tries = tries + 1, try_at = $4 WHERE organisation_id = $1 AND id = $2 AND try_at = $3")
        .bind(organisation)
        .bind(due.id.as_str())
        .bind(due.try_at)
        .bind(now + pause(due.tries + 1))
        .execute(change.sql())
        .await?;
    Ok(taken.rows_affected() == 1)
}

/// It is out, or will never be.
pub async fn done(change: &mut Change, due: &Due) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("DELETE FROM staff_letter WHERE organisation_id = $1 AND id = $2").bind(organisation).bind(due.id.as_str()).execute(change.sql()).await?;
    Ok(())
}

/// Letters whose time is up. Says how many went.
pub async fn sweep(change: &mut Change, now: i64) -> Result<u64, StorageError> {
    let organisation = change.organisation();
    let gone = sql("DELETE FROM staff_letter WHERE organisation_id = $1 AND ends_at <= $2").bind(organisation).bind(now).execute(change.sql()).await?;
    Ok(gone.rows_affected())
}
