//! Everything that a member of staff wrote in the studio, for that person alone: whole texts, because the words are theirs.
//!
//! Beside `staff_download`, which reads the other store. Deliberately absent: what colleagues wrote in the same work.

use sqlx::{Any, any::AnyArguments, query::Query};

use super::{
    ContentStore, StorageError,
    download::{Kept, values},
    sql,
};
use crate::domain::ids::StaffId;

pub async fn of_writer(content: &ContentStore, staff: &StaffId) -> Result<Vec<Kept>, StorageError> {
    let tables: [(&'static str, Query<'static, Any, AnyArguments>); 8] = [
        ("studio_writer", sql("SELECT name FROM studio_writer WHERE organisation_id = $1 AND staff_id = $2")),
        (
            "studio_work",
            sql("SELECT id, title, why, state, begun_at, moved_at FROM studio_work WHERE organisation_id = $1 AND begun_by = $2 ORDER BY begun_at, id"),
        ),
        (
            "studio_revision",
            sql("SELECT id, work_id, path, number, body, how, made_at FROM studio_revision \
                 WHERE organisation_id = $1 AND made_by = $2 ORDER BY made_at, path, number"),
        ),
        (
            "studio_review",
            sql("SELECT work_id, capacity, decision, words, is_paid, credit, decided_at FROM studio_review \
                 WHERE organisation_id = $1 AND decided_by = $2 ORDER BY decided_at, id"),
        ),
        (
            "studio_checked",
            sql(
                "SELECT c.path, c.question, c.answer FROM studio_checked c JOIN studio_review r ON r.id = c.review_id AND r.organisation_id = c.organisation_id \
                 WHERE c.organisation_id = $1 AND r.decided_by = $2 ORDER BY r.decided_at, c.path, c.question",
            ),
        ),
        (
            "studio_comment",
            sql("SELECT work_id, path, quote, words, suggestion, outcome, answer, answered_at, written_at FROM studio_comment \
                 WHERE organisation_id = $1 AND written_by = $2 ORDER BY written_at, id"),
        ),
        (
            "studio_without",
            sql("SELECT work_id, is_said, reason, said_at FROM studio_without WHERE organisation_id = $1 AND said_by = $2 ORDER BY said_at, id"),
        ),
        (
            "studio_publication",
            sql("SELECT edition, path, is_gone, work_id, published_at FROM studio_publication \
                 WHERE organisation_id = $1 AND published_by = $2 ORDER BY edition, path"),
        ),
    ];
    let mut reading = content.read().await?;
    let mut kept = Vec::new();
    for (table, query) in tables {
        let found = query.bind(content.organisation().as_str()).bind(staff.as_str()).fetch_all(reading.sql()).await?;
        kept.push(Kept { table, rows: found.iter().map(values).collect::<Result<Vec<_>, _>>()? });
    }
    Ok(kept)
}
