//! The host's sites: where courses are held. In the content store: they are published, and name nobody.
//!
//! Deliberately absent: deleting one. A closed site stays, so that a class that was held there keeps its name.

use super::{ContentChange, ContentStore, StorageError, rows, site_settings, sql};
use crate::domain::course_site::CourseSite;

/// Open and closed ones, by name.
pub async fn all(content: &ContentStore) -> Result<Vec<CourseSite>, StorageError> {
    let found = sql("SELECT id, name, address, region, desk, is_open FROM course_site WHERE organisation_id = $1 ORDER BY name, id")
        .bind(content.organisation().as_str())
        .fetch_all(content.read().await?.sql())
        .await?;
    rows::each(&found, |row| {
        Ok(CourseSite {
            id: rows::text(row, "id")?,
            name: rows::text(row, "name")?,
            address: rows::text(row, "address")?,
            region: rows::text(row, "region")?,
            desk: rows::text(row, "desk")?,
            is_open: rows::number(row, "is_open")? == 1,
        })
    })
}

/// A new one, or what is known of one from now on: the same form twice leaves one site. `before` is what the site's `changed_at` was.
pub async fn put(change: &mut ContentChange, site: &CourseSite, before: i64, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("INSERT INTO course_site (organisation_id, id, name, address, region, desk, is_open, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
         ON CONFLICT (id) DO UPDATE SET name = $3, address = $4, region = $5, desk = $6, is_open = $7, changed_at = $8")
    .bind(organisation)
    .bind(site.id.as_str())
    .bind(site.name.as_str())
    .bind(site.address.as_str())
    .bind(site.region.as_str())
    .bind(site.desk.as_str())
    .bind(i64::from(site.is_open))
    .bind(now)
    .execute(change.sql())
    .await?;
    site_settings::touch(change, before, now).await
}
