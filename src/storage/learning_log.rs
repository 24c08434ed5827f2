//! The learning log of a member of staff: entries that they may change and delete, and the headings that they chose.
//!
//! Theirs alone. Deliberately absent: reading anybody else's, and sums over people.

use super::{Change, PeopleStore, StorageError, rows, sql, staff::Staff};
use crate::domain::learning_log::{Entry, Field, Headings};

/// The newest day first.
pub async fn all(people: &PeopleStore, staff: &Staff) -> Result<Vec<Entry>, StorageError> {
    let found = sql("SELECT id, day, minutes, title, reflection, own_1, own_2, own_3 FROM learning_entry \
         WHERE organisation_id = $1 AND staff_id = $2 ORDER BY day DESC, id DESC")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    rows::each(&found, |row| {
        Ok(Entry {
            id: rows::text(row, "id")?,
            day: rows::text(row, "day")?,
            minutes: rows::small(row, "minutes")?,
            title: rows::text(row, "title")?,
            reflection: rows::text(row, "reflection")?,
            own: [rows::text(row, "own_1")?, rows::text(row, "own_2")?, rows::text(row, "own_3")?],
        })
    })
}

/// A new entry, or what stands in it from now on. `false`: the id is somebody else's.
pub async fn put(change: &mut Change, staff: &Staff, entry: &Entry, now: i64) -> Result<bool, StorageError> {
    let put = sql("INSERT INTO learning_entry (organisation_id, id, staff_id, day, minutes, title, reflection, own_1, own_2, own_3, changed_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) \
         ON CONFLICT (id) DO UPDATE SET day = excluded.day, minutes = excluded.minutes, title = excluded.title, reflection = excluded.reflection, \
         own_1 = excluded.own_1, own_2 = excluded.own_2, own_3 = excluded.own_3, changed_at = excluded.changed_at \
         WHERE learning_entry.staff_id = excluded.staff_id AND learning_entry.organisation_id = excluded.organisation_id")
    .bind(staff.organisation())
    .bind(entry.id.as_str())
    .bind(staff.id().as_str())
    .bind(entry.day.as_str())
    .bind(i64::from(entry.minutes))
    .bind(entry.title.as_str())
    .bind(entry.reflection.as_str())
    .bind(entry.own[0].as_str())
    .bind(entry.own[1].as_str())
    .bind(entry.own[2].as_str())
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok(put.rows_affected() == 1)
}

/// Twice is once.
pub async fn delete(change: &mut Change, staff: &Staff, id: &str) -> Result<(), StorageError> {
    sql("DELETE FROM learning_entry WHERE organisation_id = $1 AND staff_id = $2 AND id = $3")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .bind(id.to_owned())
        .execute(change.sql())
        .await?;
    Ok(())
}

pub async fn headings(people: &PeopleStore, staff: &Staff) -> Result<Headings, StorageError> {
    let found = sql("SELECT field, heading FROM learning_heading WHERE organisation_id = $1 AND staff_id = $2")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .fetch_all(people.read().await?.sql())
        .await?;
    let all = rows::each(&found, |row| Ok((rows::text(row, "field")?, rows::text(row, "heading")?)))?;
    Ok(Headings::new(all.into_iter().filter_map(|(field, heading)| Some((Field::from_code(&field)?, heading)))))
}

/// An empty heading gives ours back. What stands in a field that loses its name is kept, and there again with the next name.
pub async fn set_heading(change: &mut Change, staff: &Staff, field: Field, heading: &str) -> Result<(), StorageError> {
    sql("INSERT INTO learning_heading (organisation_id, staff_id, field, heading) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (staff_id, field) DO UPDATE SET heading = excluded.heading")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(field.code())
    .bind(heading.to_owned())
    .execute(change.sql())
    .await?;
    Ok(())
}
