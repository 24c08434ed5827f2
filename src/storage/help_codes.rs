//! “New card for someone in my class”: six digits, ten minutes, five tries, good for one card and for nothing else.
//!
//! Tied to a class window, not to a person: whoever makes one learns nothing about who will use it, and opens nothing with it that was
//! there before (`lost_cards`). Deliberately absent: the digits; what is stored is keyed with the key file.

use super::{Change, PeopleStore, StorageError, rows, sql, staff::Staff};
use crate::{
    account::secrets::{Secrets, random},
    domain::ids::WindowId,
};

const MINUTE: i64 = 60_000;
pub const LASTS: i64 = 10 * MINUTE;
pub const TRIES: i64 = 5;
/// Whoever has shown the digits may take this long to copy their words.
const TO_COPY: i64 = 70 * MINUTE;
const PURPOSE: &str = "doorstep/help-code/1";

/// Digits that fitted. Only [`check`] makes one; only a new card uses it up.
pub struct HelpCode(String);

impl HelpCode {
    /// For the sealed ticket that travels while the person copies the words.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// From such a ticket.
    pub fn from_ticket(text: &str) -> Self {
        Self(text.to_owned())
    }
}

fn fingerprint(secrets: &Secrets, window: &WindowId, digits: &str) -> String {
    secrets.sign(PURPOSE, &format!("{}/{digits}", window.as_str()))
}

/// Six digits, each equally likely.
fn draw() -> String {
    loop {
        let drawn = u32::from_be_bytes(random());
        if drawn < 4_294_000_000 {
            return format!("{:06}", drawn % 1_000_000);
        }
    }
}

/// The digits, once. `None` when the window is closed or is a colleague's.
pub async fn make(change: &mut Change, secrets: &Secrets, staff: &Staff, window: &WindowId, now: i64) -> Result<Option<String>, StorageError> {
    let open = sql("SELECT id FROM class_window WHERE organisation_id = $1 AND id = $2 AND staff_id = $3 AND closes_at > $4")
        .bind(staff.organisation())
        .bind(window.as_str())
        .bind(staff.id().as_str())
        .bind(now)
        .fetch_optional(change.sql())
        .await?;
    if open.is_none() {
        return Ok(None);
    }
    loop {
        let digits = draw();
        let added = sql("INSERT INTO help_code (organisation_id, code_hash, window_id, made_at, ends_at, tries_left, used_at) \
             VALUES ($1, $2, $3, $4, $5, $6, NULL) ON CONFLICT (code_hash) DO NOTHING")
        .bind(staff.organisation())
        .bind(fingerprint(secrets, window, &digits))
        .bind(window.as_str())
        .bind(now)
        .bind(now + LASTS)
        .bind(TRIES)
        .execute(change.sql())
        .await?;
        if added.rows_affected() == 1 {
            return Ok(Some(digits));
        }
    }
}

/// Do these digits fit? If not, every code of that class that is still good has one try less.
///
/// Counts first and looks afterwards: the count locks the rows, so that a thousand tries at once are no more than five.
pub async fn check(people: &PeopleStore, secrets: &Secrets, window: &WindowId, digits: &str, now: i64) -> Result<Option<HelpCode>, StorageError> {
    let hash = fingerprint(secrets, window, digits);
    let mut change = people.change().await?;
    let organisation = change.organisation();
    sql("UPDATE help_code SET tries_left = tries_left - 1 \
         WHERE organisation_id = $1 AND window_id = $2 AND ends_at > $3 AND tries_left >= 0 AND used_at IS NULL")
    .bind(organisation.as_str())
    .bind(window.as_str())
    .bind(now)
    .execute(change.sql())
    .await?;
    let found = sql("SELECT code_hash FROM help_code \
         WHERE organisation_id = $1 AND code_hash = $2 AND ends_at > $3 AND tries_left >= 0 AND used_at IS NULL")
    .bind(organisation)
    .bind(hash)
    .bind(now)
    .fetch_optional(change.sql())
    .await?;
    match found {
        // Not committed: a try that fits costs nothing.
        Some(row) => Ok(Some(HelpCode(rows::text(&row, "code_hash")?))),
        None => change.commit().await.map(|()| None),
    }
}

/// `true` exactly once, also when two ask at the same moment.
pub(super) async fn use_up(change: &mut Change, code: &HelpCode, now: i64) -> Result<bool, StorageError> {
    let organisation = change.organisation();
    let used = sql("UPDATE help_code SET used_at = $3 WHERE organisation_id = $1 AND code_hash = $2 AND used_at IS NULL AND made_at > $4")
        .bind(organisation)
        .bind(code.as_str())
        .bind(now)
        .bind(now - TO_COPY)
        .execute(change.sql())
        .await?;
    Ok(used.rows_affected() == 1)
}
