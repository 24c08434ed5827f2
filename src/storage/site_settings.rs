//! What the host says about itself. In the content store: it is published, and names nobody.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::{ContentChange, ContentStore, StorageError, course_sites, rows, sql};
use crate::{
    account::secrets::{decode, encode},
    domain::site::{Logo, Part, Site},
};

/// The line with the picture; no [`Part`], because it is no text.
const LOGO: &str = "logo";
/// The line that moves when something changed that stands in a table of its own.
const ELSEWHERE: &str = "elsewhere";

/// Everything that was set. Parts of a newer version are left out.
pub async fn read(content: &ContentStore) -> Result<Site, StorageError> {
    let found = sql("SELECT name, value, changed_at FROM site_setting WHERE organisation_id = $1")
        .bind(content.organisation().as_str())
        .fetch_all(content.read().await?.sql())
        .await?;
    let all = rows::each(&found, |row| Ok((rows::text(row, "name")?, rows::text(row, "value")?, rows::number(row, "changed_at")?)))?;
    let changed_at = all.iter().map(|(.., at)| *at).max().unwrap_or_default();
    let logo = all.iter().find(|(name, ..)| name == LOGO).and_then(|(_, value, _)| logo(value));
    let mut site = Site::new(all.into_iter().filter_map(|(name, value, _)| Some((Part::from_code(&name)?, value))), changed_at);
    site.logo = logo;
    site.course_sites = course_sites::all(content).await?;
    Ok(site)
}

/// One number that moves with every change: for asking often.
pub async fn changed_at(content: &ContentStore) -> Result<i64, StorageError> {
    let row = sql("SELECT CAST(COALESCE(MAX(changed_at), 0) AS BIGINT) AS latest FROM site_setting WHERE organisation_id = $1")
        .bind(content.organisation().as_str())
        .fetch_one(content.read().await?.sql())
        .await?;
    rows::number(&row, "latest")
}

/// As it was kept; nothing when it was taken down, or is no PNG.
fn logo(kept: &str) -> Option<Logo> {
    let png: Arc<[u8]> = decode(kept)?.into();
    let number = |at: usize| Some(u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?));
    // The first piece of a PNG says how large it is.
    let (width, height) = (number(16)?, number(20)?);
    Some(Logo { digest: Sha256::digest(&png).iter().take(8).map(|b| format!("{b:02x}")).collect(), width, height, png: png.clone() })
}

/// `None` takes it down.
pub async fn set_logo(change: &mut ContentChange, png: Option<&[u8]>, before: i64, now: i64) -> Result<(), StorageError> {
    put(change, LOGO, &png.map(encode).unwrap_or_default(), now.max(before + 1)).await
}

/// Something that is read together with the settings has changed.
pub(super) async fn touch(change: &mut ContentChange, before: i64, now: i64) -> Result<(), StorageError> {
    put(change, ELSEWHERE, "", now.max(before + 1)).await
}

/// `now` is moved on when the clock stands still or goes back, so that no change goes unnoticed.
pub async fn set(change: &mut ContentChange, values: &[(Part, &str)], before: i64, now: i64) -> Result<(), StorageError> {
    for (part, value) in values {
        put(change, part.code(), value, now.max(before + 1)).await?;
    }
    Ok(())
}

async fn put(change: &mut ContentChange, name: &str, value: &str, at: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("INSERT INTO site_setting (organisation_id, name, value, changed_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (organisation_id, name) DO UPDATE SET value = $3, changed_at = $4")
    .bind(organisation)
    .bind(name)
    .bind(value)
    .bind(at)
    .execute(change.sql())
    .await?;
    Ok(())
}
