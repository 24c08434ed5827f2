//! “My notes” and “my plan”: one sealed text per lesson. Deliberately absent: search, counts, lengths, anybody but the owner.

use super::{Change, PatientText, PeopleStore, StorageError, places::OwnPlace, rows, seal, sql};
use crate::domain::ids::{LessonSlug, ModuleId};

const TABLE: &str = "private_note";

pub struct Note {
    pub module: ModuleId,
    pub lesson: LessonSlug,
    pub text: PatientText,
    pub saved_at: i64,
}

/// An empty text takes the note away.
pub async fn save(change: &mut Change, own: &OwnPlace, module: &ModuleId, lesson: &LessonSlug, text: &PatientText, now: i64) -> Result<(), StorageError> {
    if text.is_blank() {
        sql("DELETE FROM private_note WHERE organisation_id = $1 AND place_id = $2 AND module = $3 AND lesson = $4")
            .bind(own.organisation())
            .bind(own.id().as_str())
            .bind(module.as_str())
            .bind(lesson.as_str())
            .execute(change.own(own).await?)
            .await?;
        return Ok(());
    }
    sql("INSERT INTO private_note (organisation_id, place_id, module, lesson, sealed, saved_at) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (place_id, module, lesson) DO UPDATE SET sealed = excluded.sealed, saved_at = excluded.saved_at")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .bind(module.as_str())
    .bind(lesson.as_str())
    .bind(seal::seal(own, text, TABLE, &[module.as_str(), lesson.as_str()])?)
    .bind(now)
    .execute(change.own(own).await?)
    .await?;
    Ok(())
}

pub(super) fn unseal(own: &OwnPlace, module: &ModuleId, lesson: &LessonSlug, sealed: &str) -> Result<PatientText, StorageError> {
    seal::open(own, sealed, TABLE, &[module.as_str(), lesson.as_str()])
}

/// All notes, for “my things” and the person's own export. A lesson's page uses `progress::for_lesson`.
pub async fn all(people: &PeopleStore, own: &OwnPlace) -> Result<Vec<Note>, StorageError> {
    let found = sql("SELECT module, lesson, sealed, saved_at FROM private_note WHERE organisation_id = $1 AND place_id = $2 ORDER BY module, lesson")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .fetch_all(people.read_own(own).await?.sql())
        .await?;
    rows::each(&found, |row| {
        let module = rows::parsed(row, "module", ModuleId::parse)?;
        let lesson = rows::parsed(row, "lesson", LessonSlug::parse)?;
        let text = unseal(own, &module, &lesson, &rows::text(row, "sealed")?)?;
        Ok(Note { module, lesson, text, saved_at: rows::number(row, "saved_at")? })
    })
}
