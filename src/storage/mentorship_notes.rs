//! The notes of each side of a mentorship, which only their writer reads: sealed with a key made from the server's key file and bound to
//! mentorship and writer, so that the database alone, or a copy of it, says nothing, and a text moved to another row does not open.
//!
//! The server can open them, because staff have no key of their own; `docs/host/what-is-stored.md` says so. Deliberately absent: sharing them.

use super::{
    Change, PeopleStore, StorageError, rows,
    seal::{bound, open_bytes, seal_bytes},
    sql,
    staff::Staff,
};
use crate::{account::secrets::Secrets, domain::ids::MentorshipId};

const KEYS: &str = "doorstep/mentorship-notes/1";

fn key(secrets: &Secrets) -> [u8; 32] {
    secrets.derive(KEYS)
}

fn row_of(mentorship: &str, writer: &str) -> Vec<u8> {
    bound(&["mentorship_note", mentorship, writer])
}

/// Keeps them; empty words take them away. `false`: this mentorship is not theirs, or never began.
pub async fn save(change: &mut Change, secrets: &Secrets, staff: &Staff, id: &MentorshipId, words: &str, now: i64) -> Result<bool, StorageError> {
    let theirs = sql("SELECT id FROM mentorship WHERE organisation_id = $1 AND id = $2 AND began_at IS NOT NULL AND (staff_id = $3 OR mentor_id = $3)")
        .bind(staff.organisation())
        .bind(id.as_str())
        .bind(staff.id().as_str())
        .fetch_optional(change.sql())
        .await?;
    if theirs.is_none() {
        return Ok(false);
    }
    if words.is_empty() {
        sql("DELETE FROM mentorship_note WHERE organisation_id = $1 AND mentorship_id = $2 AND staff_id = $3")
            .bind(staff.organisation())
            .bind(id.as_str())
            .bind(staff.id().as_str())
            .execute(change.sql())
            .await?;
        return Ok(true);
    }
    let sealed = seal_bytes(&key(secrets), words.as_bytes(), &row_of(id.as_str(), staff.id().as_str()))?;
    sql("INSERT INTO mentorship_note (organisation_id, mentorship_id, staff_id, sealed, saved_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (organisation_id, mentorship_id, staff_id) DO UPDATE SET sealed = excluded.sealed, saved_at = excluded.saved_at")
    .bind(staff.organisation())
    .bind(id.as_str())
    .bind(staff.id().as_str())
    .bind(sealed)
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok(true)
}

/// One's own. Empty when there are none.
pub async fn read(people: &PeopleStore, secrets: &Secrets, staff: &Staff, id: &MentorshipId) -> Result<String, StorageError> {
    let found = sql("SELECT sealed FROM mentorship_note WHERE organisation_id = $1 AND mentorship_id = $2 AND staff_id = $3")
        .bind(staff.organisation())
        .bind(id.as_str())
        .bind(staff.id().as_str())
        .fetch_optional(people.read().await?.sql())
        .await?;
    found.map_or_else(|| Ok(String::new()), |row| open(secrets, staff, id.as_str(), &rows::text(&row, "sealed")?))
}

/// For their writer's own page and download.
pub(super) fn open(secrets: &Secrets, writer: &Staff, mentorship: &str, sealed: &str) -> Result<String, StorageError> {
    let bytes = open_bytes(&key(secrets), sealed, &row_of(mentorship, writer.id().as_str()))?;
    String::from_utf8(bytes).map_err(|_| StorageError::Sealed)
}

/// Under a new key of the server.
pub(super) async fn seal_anew(change: &mut Change, old: &Secrets, new: &Secrets) -> Result<(), StorageError> {
    let organisation = change.organisation();
    let found = sql("SELECT mentorship_id, staff_id, sealed FROM mentorship_note WHERE organisation_id = $1")
        .bind(organisation.as_str())
        .fetch_all(change.sql())
        .await?;
    for row in &found {
        let (id, writer) = (rows::text(row, "mentorship_id")?, rows::text(row, "staff_id")?);
        let bound = row_of(&id, &writer);
        let sealed = seal_bytes(&key(new), &open_bytes(&key(old), &rows::text(row, "sealed")?, &bound)?, &bound)?;
        sql("UPDATE mentorship_note SET sealed = $4 WHERE organisation_id = $1 AND mentorship_id = $2 AND staff_id = $3")
            .bind(organisation.as_str())
            .bind(id)
            .bind(writer)
            .bind(sealed)
            .execute(change.sql())
            .await?;
    }
    Ok(())
}
