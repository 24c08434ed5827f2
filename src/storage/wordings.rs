//! The very words of questions and cases that stored responses name. Append-only: there is no function that changes or removes one.
//!
//! A wording is kept before the first response that names it, because no transaction spans the two stores: a crash in between leaves a
//! text too many, never a response without its text. What nobody answered is not kept, so saving a file often lets nothing grow.

use super::{ContentChange, ContentStore, StorageError, rows, sql};
use crate::domain::{
    ids::Revision,
    locale::Locale,
    wording::{Part, Wording},
};

pub async fn is_kept(content: &ContentStore, revision: &Revision) -> Result<bool, StorageError> {
    let found = sql("SELECT part FROM kept_wording WHERE organisation_id = $1 AND revision = $2 AND part = 0")
        .bind(content.organisation().as_str())
        .bind(revision.as_str())
        .fetch_optional(content.read().await?.sql())
        .await?;
    Ok(found.is_some())
}

/// The first text under a name stays.
pub async fn keep(change: &mut ContentChange, wording: &Wording, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    for (number, part) in (0_i64..).zip(&wording.parts) {
        sql("INSERT INTO kept_wording (organisation_id, revision, part, item_id, locale, path, body, first_seen) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (organisation_id, revision, part) DO NOTHING")
        .bind(organisation.as_str())
        .bind(wording.revision.as_str())
        .bind(number)
        .bind(wording.item.as_str())
        .bind(wording.written_in.code())
        .bind(part.path.as_str())
        .bind(part.body.as_str())
        .bind(now)
        .execute(change.sql())
        .await?;
    }
    Ok(())
}

pub async fn find(content: &ContentStore, revision: &Revision) -> Result<Option<Wording>, StorageError> {
    let found = sql("SELECT item_id, locale, path, body FROM kept_wording WHERE organisation_id = $1 AND revision = $2 ORDER BY part")
        .bind(content.organisation().as_str())
        .bind(revision.as_str())
        .fetch_all(content.read().await?.sql())
        .await?;
    let Some(first) = found.first() else { return Ok(None) };
    Ok(Some(Wording {
        revision: revision.clone(),
        item: rows::text(first, "item_id")?,
        written_in: rows::known(first, "locale", Locale::from_code)?,
        parts: rows::each(&found, |row| Ok(Part { path: rows::text(row, "path")?, body: rows::text(row, "body")? }))?,
    }))
}
