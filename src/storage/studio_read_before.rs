//! What readers are told about who read a published text before: the decisions that stood when it went out.
//!
//! Names are read anew each time, so that somebody who left is named no more; how somebody is thanked is what they said with that decision, until
//! they take it back. Deliberately absent: decisions that a later edit reopened.

use std::collections::BTreeMap;

use super::{ContentChange, ContentStore, StorageError, rows, sql};
use crate::domain::{
    publishing::{Capacity, read_before::ReadBefore},
    studio::Credit,
};

/// Freezes what stood, in the change that publishes.
pub async fn keep(change: &mut ContentChange, edition: i64, reviews: &[String], without: Option<&str>) -> Result<(), StorageError> {
    let organisation = change.organisation();
    let lines = reviews.iter().map(|id| ("review", id.as_str())).chain(without.map(|id| ("without", id)));
    for (what, id) in lines {
        sql("INSERT INTO studio_read_before (organisation_id, edition, what, line_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING")
            .bind(organisation.as_str())
            .bind(edition)
            .bind(what)
            .bind(id)
            .execute(change.sql())
            .await?;
    }
    Ok(())
}

/// For every text that lies over the folder now.
pub async fn of_published(content: &ContentStore) -> Result<BTreeMap<String, ReadBefore>, StorageError> {
    let mut editions: BTreeMap<i64, ReadBefore> = BTreeMap::new();
    let organisation = content.organisation().as_str();
    let mut reading = content.read().await?;
    let found = sql("SELECT b.edition, r.capacity, r.credit, w.name FROM studio_read_before b \
         JOIN studio_review r ON r.id = b.line_id AND r.organisation_id = b.organisation_id \
         JOIN studio_writer w ON w.staff_id = r.decided_by AND w.organisation_id = b.organisation_id \
         WHERE b.organisation_id = $1 AND b.what = 'review' ORDER BY r.capacity, r.decided_at, r.id")
    .bind(organisation)
    .fetch_all(reading.sql())
    .await?;
    for row in &found {
        let (capacity, credit) = (rows::known(row, "capacity", Capacity::from_code)?, rows::known(row, "credit", Credit::from_code)?);
        editions.entry(rows::number(row, "edition")?).or_default().thank(capacity, credit, &rows::text(row, "name")?);
    }
    // People with lived experience first, as the work asks for them first.
    editions.values_mut().for_each(|read| read.thanked.sort_by_key(|one| one.capacity));
    let found =
        sql("SELECT b.edition, s.reason FROM studio_read_before b JOIN studio_without s ON s.id = b.line_id AND s.organisation_id = b.organisation_id \
         WHERE b.organisation_id = $1 AND b.what = 'without'")
        .bind(organisation)
        .fetch_all(reading.sql())
        .await?;
    for row in &found {
        editions.entry(rows::number(row, "edition")?).or_default().without = Some(rows::text(row, "reason")?);
    }
    // A text that went back to what the folder has was changed by nobody here.
    let found =
        sql("SELECT p.path, p.edition, p.published_at FROM studio_publication p WHERE p.organisation_id = $1 AND p.is_gone = 0 AND p.digest <> p.follows \
         AND p.edition = (SELECT MAX(n.edition) FROM studio_publication n WHERE n.organisation_id = $1 AND n.path = p.path)")
        .bind(organisation)
        .fetch_all(reading.sql())
        .await?;
    let mut texts = BTreeMap::new();
    for row in &found {
        let mut read = editions.get(&rows::number(row, "edition")?).cloned().unwrap_or_default();
        read.published_at = rows::number(row, "published_at")?;
        texts.insert(rows::text(row, "path")?, read);
    }
    Ok(texts)
}
