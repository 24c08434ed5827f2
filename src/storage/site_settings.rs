//! What the host says about itself. In the content store: it is published, and names nobody.

use super::{ContentChange, ContentStore, StorageError, rows, sql};
use crate::domain::site::{Part, Site};

/// Everything that was set. Parts of a newer version are left out.
pub async fn read(content: &ContentStore) -> Result<Site, StorageError> {
    let found = sql("SELECT name, value, changed_at FROM site_setting WHERE organisation_id = $1")
        .bind(content.organisation().as_str())
        .fetch_all(content.read().await?.sql())
        .await?;
    let all = rows::each(&found, |row| Ok((rows::text(row, "name")?, rows::text(row, "value")?, rows::number(row, "changed_at")?)))?;
    let changed_at = all.iter().map(|(.., at)| *at).max().unwrap_or_default();
    Ok(Site::new(all.into_iter().filter_map(|(name, value, _)| Some((Part::from_code(&name)?, value))), changed_at))
}

/// One number that moves with every change: for asking often.
pub async fn changed_at(content: &ContentStore) -> Result<i64, StorageError> {
    let row = sql("SELECT CAST(COALESCE(MAX(changed_at), 0) AS BIGINT) AS latest FROM site_setting WHERE organisation_id = $1")
        .bind(content.organisation().as_str())
        .fetch_one(content.read().await?.sql())
        .await?;
    rows::number(&row, "latest")
}

/// `now` is moved on when the clock stands still or goes back, so that no change goes unnoticed.
pub async fn set(change: &mut ContentChange, values: &[(Part, &str)], before: i64, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    for (part, value) in values {
        sql("INSERT INTO site_setting (organisation_id, name, value, changed_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (organisation_id, name) DO UPDATE SET value = $3, changed_at = $4")
        .bind(organisation.as_str())
        .bind(part.code())
        .bind(*value)
        .bind(now.max(before + 1))
        .execute(change.sql())
        .await?;
    }
    Ok(())
}
