//! What was written under a new card goes into the earlier place of the same person: who holds the keys of both may do that.
//!
//! Of two answers to the same question the newer one stays; of two “before” ratings or tries the first, because change is counted from it; of two
//! notes both, one under the other. Deliberately absent: sessions and forms that were sent, which end with the place.

use super::{Change, PatientText, StorageError, places::OwnPlace, rows, seal, sql};

pub(super) async fn move_all(change: &mut Change, from: &OwnPlace, into: &OwnPlace) -> Result<(), StorageError> {
    for query in PLAIN {
        query().bind(into.organisation()).bind(from.id().as_str()).bind(into.id().as_str()).execute(change.both(from, into).await?).await?;
    }
    notes(change, from, into).await?;
    drafts(change, from, into).await
}

type Query = sqlx::query::Query<'static, sqlx::Any, sqlx::any::AnyArguments>;

/// `$1` organisation, `$2` from, `$3` into.
const PLAIN: [fn() -> Query; 8] = [ratings, later, declined, access, lessons, ticks, answers, tries];

fn ratings() -> Query {
    sql("INSERT INTO skill_rating \
         (organisation_id, place_id, module_id, moment, skill_id, answer, value, framework_version, instrument_version, rated_at) \
         SELECT organisation_id, $3, module_id, moment, skill_id, answer, value, framework_version, instrument_version, rated_at FROM skill_rating \
         WHERE organisation_id = $1 AND place_id = $2 \
         ON CONFLICT (place_id, module_id, moment, skill_id) DO UPDATE SET answer = excluded.answer, value = excluded.value, \
         framework_version = excluded.framework_version, instrument_version = excluded.instrument_version, rated_at = excluded.rated_at \
         WHERE skill_rating.moment <> 'before' AND excluded.rated_at > skill_rating.rated_at")
}

fn later() -> Query {
    sql("INSERT INTO skill_rating_later \
         (organisation_id, place_id, module_id, skill_id, answer, value, framework_version, instrument_version, rated_at) \
         SELECT organisation_id, $3, module_id, skill_id, answer, value, framework_version, instrument_version, rated_at FROM skill_rating_later \
         WHERE organisation_id = $1 AND place_id = $2 \
         ON CONFLICT (place_id, module_id, skill_id) DO UPDATE SET answer = excluded.answer, value = excluded.value, \
         framework_version = excluded.framework_version, instrument_version = excluded.instrument_version, rated_at = excluded.rated_at \
         WHERE excluded.rated_at > skill_rating_later.rated_at")
}

fn declined() -> Query {
    sql("INSERT INTO later_declined (organisation_id, place_id, module_id) \
         SELECT organisation_id, $3, module_id FROM later_declined WHERE organisation_id = $1 AND place_id = $2 \
         ON CONFLICT (place_id, module_id) DO NOTHING")
}

fn access() -> Query {
    sql("INSERT INTO access_answer (organisation_id, place_id, question_id, answer, answered_at) \
         SELECT organisation_id, $3, question_id, answer, answered_at FROM access_answer WHERE organisation_id = $1 AND place_id = $2 \
         ON CONFLICT (place_id, question_id) DO UPDATE SET answer = excluded.answer, answered_at = excluded.answered_at \
         WHERE excluded.answered_at > access_answer.answered_at")
}

fn lessons() -> Query {
    sql("INSERT INTO lesson_place (organisation_id, place_id, course, module, lesson, revision, opened_at, finished_at) \
         SELECT organisation_id, $3, course, module, lesson, revision, opened_at, finished_at FROM lesson_place \
         WHERE organisation_id = $1 AND place_id = $2 \
         ON CONFLICT (place_id, module, lesson) DO UPDATE SET course = excluded.course, revision = excluded.revision, opened_at = excluded.opened_at, \
         finished_at = COALESCE(lesson_place.finished_at, excluded.finished_at)")
}

fn ticks() -> Query {
    sql("INSERT INTO practice_tick (organisation_id, place_id, module, lesson, task, revision, ticked, ticked_at) \
         SELECT organisation_id, $3, module, lesson, task, revision, ticked, ticked_at FROM practice_tick \
         WHERE organisation_id = $1 AND place_id = $2 \
         ON CONFLICT (place_id, module, lesson, task) DO UPDATE SET revision = excluded.revision, ticked = excluded.ticked, \
         ticked_at = excluded.ticked_at WHERE excluded.ticked_at > practice_tick.ticked_at")
}

fn answers() -> Query {
    sql("INSERT INTO check_answer (organisation_id, place_id, question_id, revision, chosen, answered_at) \
         SELECT organisation_id, $3, question_id, revision, chosen, answered_at FROM check_answer WHERE organisation_id = $1 AND place_id = $2 \
         ON CONFLICT (place_id, question_id) DO UPDATE SET revision = excluded.revision, chosen = excluded.chosen, \
         answered_at = excluded.answered_at WHERE excluded.answered_at > check_answer.answered_at")
}

fn tries() -> Query {
    sql("INSERT INTO try_it_result (organisation_id, place_id, skill_id, moment, form, outcome, revision, tried_at) \
         SELECT organisation_id, $3, skill_id, moment, form, outcome, revision, tried_at FROM try_it_result \
         WHERE organisation_id = $1 AND place_id = $2 \
         ON CONFLICT (place_id, skill_id, moment) DO UPDATE SET form = excluded.form, outcome = excluded.outcome, revision = excluded.revision, \
         tried_at = excluded.tried_at \
         WHERE excluded.outcome <> 'not_now' AND (try_it_result.outcome = 'not_now' \
         OR (try_it_result.moment <> 'before' AND excluded.tried_at > try_it_result.tried_at))")
}

const NOTE: &str = "private_note";

async fn notes(change: &mut Change, from: &OwnPlace, into: &OwnPlace) -> Result<(), StorageError> {
    let found = sql("SELECT n.module, n.lesson, n.sealed, n.saved_at, o.sealed AS before FROM private_note n \
         LEFT JOIN private_note o ON o.organisation_id = n.organisation_id AND o.place_id = $3 AND o.module = n.module AND o.lesson = n.lesson \
         WHERE n.organisation_id = $1 AND n.place_id = $2")
    .bind(from.organisation())
    .bind(from.id().as_str())
    .bind(into.id().as_str())
    .fetch_all(change.both(from, into).await?)
    .await?;
    for row in &found {
        let (module, lesson) = (rows::text(row, "module")?, rows::text(row, "lesson")?);
        let key = [module.as_str(), lesson.as_str()];
        let new = seal::open(from, &rows::text(row, "sealed")?, NOTE, &key)?;
        let mut words = new.reveal_to_owner(from).to_owned();
        if let Some(before) = rows::maybe_text(row, "before")? {
            let before = seal::open(into, &before, NOTE, &key)?;
            words = format!("{}\n\n{words}", before.reveal_to_owner(into));
        }
        sql("INSERT INTO private_note (organisation_id, place_id, module, lesson, sealed, saved_at) VALUES ($1, $2, $3, $4, $5, $6) \
             ON CONFLICT (place_id, module, lesson) DO UPDATE SET sealed = excluded.sealed, saved_at = excluded.saved_at")
        .bind(into.organisation())
        .bind(into.id().as_str())
        .bind(key[0])
        .bind(key[1])
        .bind(seal::seal(into, &PatientText::written_by(into, words), NOTE, &key)?)
        .bind(rows::number(row, "saved_at")?)
        .execute(change.both(from, into).await?)
        .await?;
    }
    Ok(())
}

const DRAFT: &str = "kept_draft";

/// A draft that waits in the earlier place under the same address stays: nobody can say which of the two is meant.
async fn drafts(change: &mut Change, from: &OwnPlace, into: &OwnPlace) -> Result<(), StorageError> {
    let found = sql("SELECT address, sealed, saved_at FROM kept_draft WHERE organisation_id = $1 AND place_id = $2")
        .bind(from.organisation())
        .bind(from.id().as_str())
        .fetch_all(change.both(from, into).await?)
        .await?;
    for row in &found {
        let address = rows::text(row, "address")?;
        let text = seal::open(from, &rows::text(row, "sealed")?, DRAFT, &[&address])?;
        let again = PatientText::written_by(into, text.reveal_to_owner(from).to_owned());
        sql("INSERT INTO kept_draft (organisation_id, place_id, address, sealed, saved_at) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT (place_id, address) DO NOTHING")
        .bind(into.organisation())
        .bind(into.id().as_str())
        .bind(address.as_str())
        .bind(seal::seal(into, &again, DRAFT, &[&address])?)
        .bind(rows::number(row, "saved_at")?)
        .execute(change.both(from, into).await?)
        .await?;
    }
    Ok(())
}
