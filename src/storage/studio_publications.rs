//! What readers get in place of files of the folder. Append-only: going back publishes an older text once more.
//!
//! One number counts the publications of a site; texts that are published together share it. Deliberately absent: the folder's own texts.

use sqlx::any::AnyRow;

use super::{ContentChange, ContentStore, StorageError, rows, sql, studio_revisions::digest};
use crate::domain::ids::{StaffId, WorkId};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    pub edition: i64,
    pub path: String,
    /// `None`: readers find it no more.
    pub body: Option<String>,
    /// The digest of the folder's text when this was published; empty where the folder had none.
    pub follows: String,
    pub work: WorkId,
    pub published_by: StaffId,
    pub published_at: i64,
}

/// One text of a publication.
#[derive(Debug, Clone, Copy)]
pub struct ToPublish<'a> {
    pub path: &'a str,
    pub body: Option<&'a str>,
    pub follows: &'a str,
}

/// How often something was published here: a number to ask for often.
pub async fn newest_edition(content: &ContentStore) -> Result<i64, StorageError> {
    let row = sql("SELECT CAST(COALESCE(MAX(edition), 0) AS BIGINT) AS newest FROM studio_publication WHERE organisation_id = $1")
        .bind(content.organisation().as_str())
        .fetch_one(content.read().await?.sql())
        .await?;
    rows::number(&row, "newest")
}

/// All texts together, or none. Two that publish at once do it one after the other, so that no number is given twice. `after` is the edition that
/// was looked at; `None`: somebody published since, and nothing is kept.
pub async fn publish(
    change: &mut ContentChange,
    work: &WorkId,
    by: &StaffId,
    texts: &[ToPublish<'_>],
    after: i64,
    now: i64,
) -> Result<Option<i64>, StorageError> {
    let organisation = change.organisation();
    sql("UPDATE content_organisation SET name = name WHERE organisation_id = $1").bind(organisation.as_str()).execute(change.sql()).await?;
    let row = sql("SELECT CAST(COALESCE(MAX(edition), 0) AS BIGINT) AS newest FROM studio_publication WHERE organisation_id = $1")
        .bind(organisation.as_str())
        .fetch_one(change.sql())
        .await?;
    let newest = rows::number(&row, "newest")?;
    if newest != after {
        return Ok(None);
    }
    let edition = newest + 1;
    for text in texts {
        let body = text.body.unwrap_or_default();
        sql("INSERT INTO studio_publication (organisation_id, edition, path, body, digest, is_gone, follows, work_id, published_by, published_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
        .bind(organisation.as_str())
        .bind(edition)
        .bind(text.path)
        .bind(body)
        .bind(digest(body))
        .bind(i64::from(text.body.is_none()))
        .bind(text.follows)
        .bind(work.as_str())
        .bind(by.as_str())
        .bind(now)
        .execute(change.sql())
        .await?;
    }
    Ok(Some(edition))
}

/// The newest publication of each path: what lies over the folder.
pub async fn over_the_folder(content: &ContentStore) -> Result<Vec<Published>, StorageError> {
    let found = sql("SELECT p.edition, p.path, p.body, p.is_gone, p.follows, p.work_id, p.published_by, p.published_at FROM studio_publication p \
         WHERE p.organisation_id = $1 AND p.edition = (SELECT MAX(n.edition) FROM studio_publication n WHERE n.organisation_id = $1 AND n.path = p.path)")
    .bind(content.organisation().as_str())
    .fetch_all(content.read().await?.sql())
    .await?;
    let mut all = rows::each(&found, read)?;
    all.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(all)
}

/// Every publication of one text, the newest first.
pub async fn of_text(content: &ContentStore, path: &str) -> Result<Vec<Published>, StorageError> {
    let found = sql("SELECT edition, path, body, is_gone, follows, work_id, published_by, published_at FROM studio_publication \
         WHERE organisation_id = $1 AND path = $2 ORDER BY edition DESC")
    .bind(content.organisation().as_str())
    .bind(path)
    .fetch_all(content.read().await?.sql())
    .await?;
    rows::each(&found, read)
}

fn read(row: &AnyRow) -> Result<Published, StorageError> {
    Ok(Published {
        edition: rows::number(row, "edition")?,
        path: rows::text(row, "path")?,
        body: (!rows::yes(row, "is_gone")?).then(|| rows::text(row, "body")).transpose()?,
        follows: rows::text(row, "follows")?,
        work: WorkId::from_store(rows::text(row, "work_id")?),
        published_by: StaffId::from_store(rows::text(row, "published_by")?),
        published_at: rows::number(row, "published_at")?,
    })
}
