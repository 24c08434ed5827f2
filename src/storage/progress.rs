//! Where a learner is: lessons opened and finished, ticks, the place to go on. Positions, never durations.

use sqlx::any::AnyRow;

use super::{Change, PatientText, PeopleStore, StorageError, notes, places::OwnPlace, rows, sql};
use crate::domain::{
    ids::{CourseSlug, LessonSlug, ModuleId, Revision},
    sharing::Item,
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonPlace {
    pub course: CourseSlug,
    pub module: ModuleId,
    pub lesson: LessonSlug,
    /// The text that was read.
    pub revision: Revision,
    pub opened_at: i64,
    pub finished_at: Option<i64>,
}

/// One line of a Try it, ticked off or taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    pub task: u32,
    /// The lesson's text when it was ticked: with another text the tick may mean another task.
    pub revision: Revision,
    pub ticked: bool,
}

/// What a lesson's page needs from this store, in two queries.
pub struct LessonState {
    /// `None`: never opened.
    pub position: Option<LessonPlace>,
    pub ticks: Vec<Tick>,
    pub note: Option<PatientText>,
    /// A share that has not ended early has a copy of this note. If it still runs, `shares::all` says.
    pub note_given: bool,
}

/// Which lesson, in the three words that every row about one has.
#[derive(Debug, Clone, Copy)]
pub struct LessonRef<'a> {
    pub course: &'a CourseSlug,
    pub module: &'a ModuleId,
    pub lesson: &'a LessonSlug,
}

/// Opening again moves the resume point here and keeps a finish.
pub async fn open_lesson(change: &mut Change, own: &OwnPlace, at: LessonRef<'_>, revision: &Revision, now: i64) -> Result<(), StorageError> {
    sql("INSERT INTO lesson_place (organisation_id, place_id, course, module, lesson, revision, opened_at, finished_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, NULL) \
         ON CONFLICT (place_id, module, lesson) DO UPDATE SET course = excluded.course, revision = excluded.revision, opened_at = excluded.opened_at")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .bind(at.course.as_str())
    .bind(at.module.as_str())
    .bind(at.lesson.as_str())
    .bind(revision.as_str())
    .bind(now)
    .execute(change.own(own).await?)
    .await?;
    Ok(())
}

/// The first finish stays.
pub async fn finish_lesson(change: &mut Change, own: &OwnPlace, at: LessonRef<'_>, revision: &Revision, now: i64) -> Result<(), StorageError> {
    sql("INSERT INTO lesson_place (organisation_id, place_id, course, module, lesson, revision, opened_at, finished_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7) \
         ON CONFLICT (place_id, module, lesson) DO UPDATE SET finished_at = COALESCE(lesson_place.finished_at, excluded.finished_at)")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .bind(at.course.as_str())
    .bind(at.module.as_str())
    .bind(at.lesson.as_str())
    .bind(revision.as_str())
    .bind(now)
    .execute(change.own(own).await?)
    .await?;
    Ok(())
}

/// Everything this person opened, in the order of last opening.
pub async fn lessons(people: &PeopleStore, own: &OwnPlace) -> Result<Vec<LessonPlace>, StorageError> {
    let found = sql("SELECT course, module, lesson, revision, opened_at, finished_at FROM lesson_place \
         WHERE organisation_id = $1 AND place_id = $2 ORDER BY opened_at, module, lesson")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .fetch_all(people.read_own(own).await?.sql())
    .await?;
    rows::each(&found, read_lesson)
}

/// The lesson opened last, finished or not: “go on where you were”.
pub async fn resume(people: &PeopleStore, own: &OwnPlace) -> Result<Option<LessonPlace>, StorageError> {
    let found = sql("SELECT course, module, lesson, revision, opened_at, finished_at FROM lesson_place \
         WHERE organisation_id = $1 AND place_id = $2 ORDER BY opened_at DESC LIMIT 1")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .fetch_optional(people.read_own(own).await?.sql())
    .await?;
    found.as_ref().map(read_lesson).transpose()
}

pub async fn tick(change: &mut Change, own: &OwnPlace, module: &ModuleId, lesson: &LessonSlug, tick: &Tick, now: i64) -> Result<(), StorageError> {
    sql("INSERT INTO practice_tick (organisation_id, place_id, module, lesson, task, revision, ticked, ticked_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
         ON CONFLICT (place_id, module, lesson, task) DO UPDATE SET revision = excluded.revision, ticked = excluded.ticked, \
         ticked_at = excluded.ticked_at")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .bind(module.as_str())
    .bind(lesson.as_str())
    .bind(i64::from(tick.task))
    .bind(tick.revision.as_str())
    .bind(i64::from(tick.ticked))
    .bind(now)
    .execute(change.own(own).await?)
    .await?;
    Ok(())
}

/// Position and note in one query, ticks in another. The note hangs on the question, not on the position: a lesson that was never
/// “opened” may have one.
pub async fn for_lesson(people: &PeopleStore, own: &OwnPlace, module: &ModuleId, lesson: &LessonSlug) -> Result<LessonState, StorageError> {
    let mut reading = people.read_own(own).await?;
    let row = sql("SELECT l.course, l.module, l.lesson, l.revision, l.opened_at, l.finished_at, n.sealed, \
         CAST(CASE WHEN EXISTS (SELECT 1 FROM share_item i WHERE i.organisation_id = p.organisation_id AND i.place_id = p.id AND i.item = $5 \
         AND NOT EXISTS (SELECT 1 FROM share_end e WHERE e.share_id = i.share_id)) THEN 1 ELSE 0 END AS BIGINT) AS note_given FROM place p \
         LEFT JOIN lesson_place l ON l.organisation_id = p.organisation_id AND l.place_id = p.id AND l.module = $3 AND l.lesson = $4 \
         LEFT JOIN private_note n ON n.organisation_id = p.organisation_id AND n.place_id = p.id AND n.module = $3 AND n.lesson = $4 \
         WHERE p.organisation_id = $1 AND p.id = $2")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .bind(module.as_str())
    .bind(lesson.as_str())
    .bind(Item::Note(module.clone(), lesson.clone()).code())
    .fetch_optional(reading.sql())
    .await?;
    let ticks = sql("SELECT task, revision, ticked FROM practice_tick \
         WHERE organisation_id = $1 AND place_id = $2 AND module = $3 AND lesson = $4 ORDER BY task")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .bind(module.as_str())
    .bind(lesson.as_str())
    .fetch_all(reading.sql())
    .await?;
    let Some(row) = row else { return Err(StorageError::Gone) };
    let opened = rows::maybe_number(&row, "opened_at")?.is_some();
    Ok(LessonState {
        position: opened.then(|| read_lesson(&row)).transpose()?,
        ticks: rows::each(&ticks, read_tick)?,
        note_given: rows::yes(&row, "note_given")?,
        note: rows::maybe_text(&row, "sealed")?.map(|sealed| notes::unseal(own, module, lesson, &sealed)).transpose()?,
    })
}

pub(super) fn read_lesson(row: &AnyRow) -> Result<LessonPlace, StorageError> {
    Ok(LessonPlace {
        course: rows::parsed(row, "course", CourseSlug::parse)?,
        module: rows::parsed(row, "module", ModuleId::parse)?,
        lesson: rows::parsed(row, "lesson", LessonSlug::parse)?,
        revision: Revision::from_digest(&rows::text(row, "revision")?),
        opened_at: rows::number(row, "opened_at")?,
        finished_at: rows::maybe_number(row, "finished_at")?,
    })
}

fn read_tick(row: &AnyRow) -> Result<Tick, StorageError> {
    Ok(Tick { task: rows::small(row, "task")?, revision: Revision::from_digest(&rows::text(row, "revision")?), ticked: rows::yes(row, "ticked")? })
}
