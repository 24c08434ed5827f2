//! Lessons that a clinician opened and finished: their own training, apart from learners' `progress`.

use super::{
    Change, PeopleStore, StorageError,
    progress::{LessonPlace, LessonRef, read_lesson},
    rows, sql,
    staff::{Staff, hold},
};
use crate::domain::ids::Revision;

pub async fn open_lesson(change: &mut Change, staff: &Staff, at: LessonRef<'_>, revision: &Revision, now: i64) -> Result<(), StorageError> {
    sql("INSERT INTO clinician_lesson (organisation_id, staff_id, course, module, lesson, revision, opened_at, finished_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, NULL) \
         ON CONFLICT (staff_id, module, lesson) DO UPDATE SET course = excluded.course, revision = excluded.revision, opened_at = excluded.opened_at")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(at.course.as_str())
    .bind(at.module.as_str())
    .bind(at.lesson.as_str())
    .bind(revision.as_str())
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok(())
}

/// The first finish stays.
pub async fn finish_lesson(change: &mut Change, staff: &Staff, at: LessonRef<'_>, revision: &Revision, now: i64) -> Result<(), StorageError> {
    sql("INSERT INTO clinician_lesson (organisation_id, staff_id, course, module, lesson, revision, opened_at, finished_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7) \
         ON CONFLICT (staff_id, module, lesson) DO UPDATE SET finished_at = COALESCE(clinician_lesson.finished_at, excluded.finished_at)")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(at.course.as_str())
    .bind(at.module.as_str())
    .bind(at.lesson.as_str())
    .bind(revision.as_str())
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok(())
}

pub async fn lessons(people: &PeopleStore, staff: &Staff) -> Result<Vec<LessonPlace>, StorageError> {
    read(people.read().await?.sql(), staff).await
}

async fn read(connection: &mut sqlx::AnyConnection, staff: &Staff) -> Result<Vec<LessonPlace>, StorageError> {
    let found = sql("SELECT course, module, lesson, revision, opened_at, finished_at FROM clinician_lesson \
         WHERE organisation_id = $1 AND staff_id = $2 ORDER BY opened_at, module, lesson")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .fetch_all(connection)
    .await?;
    rows::each(&found, read_lesson)
}

/// The same inside a change. Whoever finishes another lesson at this moment waits until the commit: of two windows one sees both.
pub async fn lessons_in(change: &mut Change, staff: &Staff) -> Result<Vec<LessonPlace>, StorageError> {
    hold(change, staff).await?;
    read(change.sql(), staff).await
}
