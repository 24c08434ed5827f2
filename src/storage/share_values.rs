//! What a share shows, read where it lives: once for its owner's preview, once for its reader. One function for both, so that both are the
//! same. Who may ask is not decided here: only `shares` (with an `OwnPlace`) and `shared_with_me` (with a `ValidShare`) can call it.

use sqlx::AnyConnection;

use super::{SharedText, StorageError, rows, sql};
use crate::{
    domain::{
        ids::{CourseSlug, LessonSlug, ModuleId, PlaceId},
        sharing::Item,
    },
    storage::ratings::{self, SkillRating},
};

/// One thing as its reader sees it. No times beyond the day that a rating shows; a lesson is finished or is not named.
pub enum Shown {
    Map { module: ModuleId, ratings: Vec<SkillRating> },
    Lessons { course: CourseSlug, finished: Vec<(ModuleId, LessonSlug)> },
    Note { module: ModuleId, lesson: LessonSlug, text: SharedText },
}

/// `note` is the sealed copy's text, or the owner's own for the preview; without one a note shows nothing.
pub(super) async fn read(
    database: &mut AnyConnection,
    organisation: &str,
    place: &PlaceId,
    item: &Item,
    note: Option<SharedText>,
) -> Result<Option<Shown>, StorageError> {
    Ok(match item {
        Item::Map(module) => Some(Shown::Map { module: module.clone(), ratings: map(database, organisation, place, module).await? }),
        Item::Lessons(course) => Some(Shown::Lessons { course: course.clone(), finished: finished(database, organisation, place, course).await? }),
        Item::Note(module, lesson) => note.map(|text| Shown::Note { module: module.clone(), lesson: lesson.clone(), text }),
    })
}

async fn map(database: &mut AnyConnection, organisation: &str, place: &PlaceId, module: &ModuleId) -> Result<Vec<SkillRating>, StorageError> {
    let found = sql("SELECT module_id, moment, skill_id, answer, value, framework_version, instrument_version, rated_at FROM skill_rating \
         WHERE organisation_id = $1 AND place_id = $2 AND module_id = $3 \
         UNION ALL SELECT module_id, 'later' AS moment, skill_id, answer, value, framework_version, instrument_version, rated_at \
         FROM skill_rating_later WHERE organisation_id = $1 AND place_id = $2 AND module_id = $3 ORDER BY rated_at, moment, skill_id")
    .bind(organisation)
    .bind(place.as_str())
    .bind(module.as_str())
    .fetch_all(&mut *database)
    .await?;
    rows::each(&found, ratings::read)
}

async fn finished(database: &mut AnyConnection, organisation: &str, place: &PlaceId, course: &CourseSlug) -> Result<Vec<(ModuleId, LessonSlug)>, StorageError> {
    let found = sql("SELECT module, lesson FROM lesson_place \
         WHERE organisation_id = $1 AND place_id = $2 AND course = $3 AND finished_at IS NOT NULL ORDER BY module, lesson")
    .bind(organisation)
    .bind(place.as_str())
    .bind(course.as_str())
    .fetch_all(&mut *database)
    .await?;
    let mut all = rows::each(&found, |row| Ok((rows::parsed(row, "module", ModuleId::parse)?, rows::parsed(row, "lesson", LessonSlug::parse)?)))?;
    // Collations differ between the databases.
    all.sort();
    Ok(all)
}
