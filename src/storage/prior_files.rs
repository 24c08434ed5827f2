//! The one file that may be with a description of prior learning: a certificate, sealed with the server's key, so that a copy of the database
//! alone shows nobody's. Its owner opens it, and the colleague who was asked: while it waits for them, and for good when they approved by it.
//!
//! It changes while the description is a draft, and goes when the description goes. Deliberately absent: the
//! name that the file had, and a way to a colleague's file for anybody else.

use super::{
    Change, PeopleStore, StorageError,
    prior_learning::State,
    rows,
    seal::{bound, open_bytes, seal_bytes},
    sql,
    staff::{Staff, hold, new_key},
};
use crate::{
    account::secrets::Secrets,
    domain::{ids::CompetencyId, prior_learning::FileKind, roles::Role},
};

const FILES: &str = "doorstep/prior-learning-files/1";

/// Ready to be stored.
#[derive(Debug)]
pub struct SealedFile {
    id: String,
    kind: FileKind,
    size: i64,
    sealed: String,
}

/// Work for a moment, so it is done before a change begins.
pub fn seal(secrets: &Secrets, staff: &Staff, kind: FileKind, bytes: &[u8], now: i64) -> Result<SealedFile, StorageError> {
    let id = new_key(now);
    let sealed = seal_bytes(&secrets.derive(FILES), bytes, &row_of(&id, staff.id().as_str()))?;
    Ok(SealedFile { id, kind, size: i64::try_from(bytes.len()).map_err(|_| StorageError::Sealed)?, sealed })
}

fn row_of(id: &str, staff: &str) -> Vec<u8> {
    bound(&["prior-learning-file", id, staff])
}

/// A file as pages speak of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    pub kind: FileKind,
    pub size: i64,
}

/// From a row that was joined with the file's.
pub(super) fn about(row: &sqlx::any::AnyRow) -> Result<Option<About>, StorageError> {
    let Some(size) = rows::maybe_number(row, "file_size")? else { return Ok(None) };
    Ok(Some(About { kind: rows::known(row, "file_kind", FileKind::from_code)?, size }))
}

/// Puts this one with the draft about a competency, instead of another; `None` takes the other away. `false`: there is no draft of theirs
/// now: nobody changes what a colleague is deciding about, nor what was decided.
pub async fn put(change: &mut Change, staff: &Staff, competency: &CompetencyId, file: Option<&SealedFile>, now: i64) -> Result<bool, StorageError> {
    let Some(claim) = hold_draft(change, staff, competency).await? else { return Ok(false) };
    sql("DELETE FROM prior_learning_file WHERE organisation_id = $1 AND staff_id = $2 AND claim_id = $3")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .bind(claim.as_str())
        .execute(change.sql())
        .await?;
    let Some(new) = file else { return Ok(true) };
    sql("INSERT INTO prior_learning_file (organisation_id, id, claim_id, staff_id, kind, size, sealed, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(staff.organisation())
        .bind(new.id.as_str())
        .bind(claim.as_str())
        .bind(staff.id().as_str())
        .bind(new.kind.code())
        .bind(new.size)
        .bind(new.sealed.as_str())
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(true)
}

/// Of two changes the second waits here, so that none puts a file with what another one sends.
async fn hold_draft(change: &mut Change, staff: &Staff, competency: &CompetencyId) -> Result<Option<String>, StorageError> {
    hold(change, staff).await?;
    let found =
        sql("SELECT id FROM prior_learning WHERE organisation_id = $1 AND staff_id = $2 AND competency_id = $3 AND sent_at IS NULL AND ended_at IS NULL")
            .bind(staff.organisation())
            .bind(staff.id().as_str())
            .bind(competency.as_str())
            .fetch_optional(change.sql())
            .await?;
    found.map(|row| rows::text(&row, "id")).transpose()
}

/// The file in the clear.
#[derive(Debug, PartialEq, Eq)]
pub struct File {
    pub kind: FileKind,
    pub bytes: Vec<u8>,
}

/// `None`: there is none, or it is not for this person now.
pub async fn open(people: &PeopleStore, secrets: &Secrets, staff: &Staff, claim: &str) -> Result<Option<File>, StorageError> {
    let found = sql("SELECT f.id, f.staff_id, f.kind, f.sealed, p.approver_id, p.sent_at, p.returned_at, p.ended_at, p.level FROM prior_learning_file f \
         JOIN prior_learning p ON p.id = f.claim_id AND p.organisation_id = f.organisation_id \
         JOIN staff s ON s.id = f.staff_id AND s.organisation_id = f.organisation_id AND s.disabled_at IS NULL \
         WHERE f.organisation_id = $1 AND f.claim_id = $2 AND (p.staff_id = $3 OR p.approver_id = $3)")
    .bind(staff.organisation())
    .bind(claim)
    .bind(staff.id().as_str())
    .fetch_optional(people.read().await?.sql())
    .await?;
    let Some(row) = found else { return Ok(None) };
    let own = rows::text(&row, "staff_id")? == staff.id().as_str();
    let shown = matches!(super::prior_learning::state(&row)?, State::Waiting { .. } | State::Approved { .. });
    let decides = shown && staff.working_as() == Some(Role::Mentor);
    if !own && !decides {
        return Ok(None);
    }
    let (id, whose) = (rows::text(&row, "id")?, rows::text(&row, "staff_id")?);
    let bytes = open_bytes(&secrets.derive(FILES), &rows::text(&row, "sealed")?, &row_of(&id, &whose))?;
    Ok(Some(File { kind: rows::known(&row, "kind", FileKind::from_code)?, bytes }))
}

/// Under a new key of the server, one after the other: a file is large.
pub(super) async fn seal_anew(change: &mut Change, old: &Secrets, new: &Secrets) -> Result<(), StorageError> {
    let organisation = change.organisation();
    let found =
        sql("SELECT id, staff_id FROM prior_learning_file WHERE organisation_id = $1 ORDER BY id").bind(organisation.as_str()).fetch_all(change.sql()).await?;
    for (id, whose) in rows::each(&found, |row| Ok((rows::text(row, "id")?, rows::text(row, "staff_id")?)))? {
        let row = sql("SELECT sealed FROM prior_learning_file WHERE organisation_id = $1 AND id = $2")
            .bind(organisation.as_str())
            .bind(id.as_str())
            .fetch_one(change.sql())
            .await?;
        let bytes = open_bytes(&old.derive(FILES), &rows::text(&row, "sealed")?, &row_of(&id, &whose))?;
        sql("UPDATE prior_learning_file SET sealed = $3 WHERE organisation_id = $1 AND id = $2")
            .bind(organisation.as_str())
            .bind(id.as_str())
            .bind(seal_bytes(&new.derive(FILES), &bytes, &row_of(&id, &whose))?)
            .execute(change.sql())
            .await?;
    }
    Ok(())
}
