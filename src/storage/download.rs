//! Everything that is kept in a learner's place, table by table, for that person alone: what “Download my information” is made from.
//!
//! One query for each table, with the columns that the inventory (docs/data-inventory.yaml) marks `download: yes`; a test holds the two
//! against each other, so that a new table shows up here or says why not. Deliberately absent: locks, hashes and wrapped keys, which are
//! of no use outside; rows of a `Staff`, which are in `staff_download`.

use sqlx::{AnyConnection, Column, Row, any::AnyRow};

use super::{
    PatientText, PeopleStore, StorageError,
    places::OwnPlace,
    seal::{self, ShareKey},
    sql,
};
use crate::{account::secrets::Secrets, domain::ids::ShareId};

/// What stands in one column of one row.
pub enum Value {
    Nothing,
    Number(i64),
    Text(String),
    /// Sealed where it is stored; opened here for its writer.
    Written(PatientText),
}

/// The rows of one table that belong to the person.
pub struct Kept {
    pub table: &'static str,
    pub rows: Vec<Vec<(String, Value)>>,
}

/// A table whose column `sealed` is bound to these columns of its row (`seal::seal`).
type SealedBy = &'static [&'static str];

/// A learner's place.
pub async fn of_place(people: &PeopleStore, secrets: &Secrets, own: &OwnPlace) -> Result<Vec<Kept>, StorageError> {
    let tables = [
        ("place", sql("SELECT id, card_name, locale, joined_day, class_id, device_variant FROM place WHERE organisation_id = $1 AND id = $2"), [].as_slice()),
        (
            "lesson_place",
            sql("SELECT course, module, lesson, revision, opened_at, finished_at FROM lesson_place \
                 WHERE organisation_id = $1 AND place_id = $2 ORDER BY opened_at, module, lesson"),
            &[],
        ),
        (
            "practice_tick",
            sql("SELECT module, lesson, task, revision, ticked, ticked_at FROM practice_tick \
                 WHERE organisation_id = $1 AND place_id = $2 ORDER BY module, lesson, task"),
            &[],
        ),
        (
            "skill_rating",
            sql("SELECT skill_id, moment, module_id, answer, value, framework_version, instrument_version, rated_at FROM skill_rating \
                 WHERE organisation_id = $1 AND place_id = $2 ORDER BY rated_at, module_id, moment, skill_id"),
            &[],
        ),
        (
            "skill_rating_later",
            sql("SELECT skill_id, module_id, answer, value, framework_version, instrument_version, rated_at FROM skill_rating_later \
                 WHERE organisation_id = $1 AND place_id = $2 ORDER BY rated_at, module_id, skill_id"),
            &[],
        ),
        ("counting_yes", sql("SELECT said_at FROM counting_yes WHERE organisation_id = $1 AND place_id = $2"), &[]),
        (
            "counted_skill",
            sql("SELECT skill_id, module_id, before_value, after_value, framework_version, instrument_version, class_id, quarter FROM counted_skill \
                 WHERE organisation_id = $1 AND place_id = $2 ORDER BY module_id, skill_id"),
            &[],
        ),
        ("counted_before", sql("SELECT module_id FROM counted_before WHERE organisation_id = $1 AND place_id = $2 ORDER BY module_id"), &[]),
        ("later_declined", sql("SELECT module_id FROM later_declined WHERE organisation_id = $1 AND place_id = $2 ORDER BY module_id"), &[]),
        (
            "try_it_result",
            sql("SELECT skill_id, moment, form, outcome, revision, tried_at FROM try_it_result \
                 WHERE organisation_id = $1 AND place_id = $2 ORDER BY tried_at, skill_id, moment"),
            &[],
        ),
        (
            "check_answer",
            sql("SELECT question_id, revision, chosen, answered_at FROM check_answer \
                 WHERE organisation_id = $1 AND place_id = $2 ORDER BY answered_at, question_id"),
            &[],
        ),
        (
            "access_answer",
            sql("SELECT question_id, answer, answered_at FROM access_answer WHERE organisation_id = $1 AND place_id = $2 ORDER BY question_id"),
            &[],
        ),
        (
            "private_note",
            sql("SELECT module, lesson, sealed, saved_at FROM private_note WHERE organisation_id = $1 AND place_id = $2 ORDER BY module, lesson"),
            ["module", "lesson"].as_slice(),
        ),
        (
            "kept_draft",
            sql("SELECT address, sealed, saved_at FROM kept_draft WHERE organisation_id = $1 AND place_id = $2 ORDER BY saved_at, address"),
            &["address"],
        ),
        (
            "learner_session",
            sql("SELECT own_device, started_at, seen_at, ends_at FROM learner_session \
                 WHERE organisation_id = $1 AND place_id = $2 ORDER BY started_at, token_hash"),
            &[],
        ),
        ("learner_sign_in", sql("SELECT day, device, times FROM learner_sign_in WHERE organisation_id = $1 AND place_id = $2 ORDER BY day, device"), &[]),
        (
            "learner_passkey",
            sql(
                "SELECT credential, sealed_label AS sealed, added_day, used_day FROM learner_passkey WHERE organisation_id = $1 AND place_id = $2 ORDER BY added_day, credential",
            ),
            ["credential"].as_slice(),
        ),
        (
            "share_end",
            sql("SELECT share_id, ended_at, why, cause FROM share_end WHERE organisation_id = $1 AND place_id = $2 ORDER BY ended_at, share_id"),
            &[],
        ),
        (
            "access_line",
            sql("SELECT line, happened_at, kind, staff_role, who, what FROM access_line WHERE organisation_id = $1 AND place_id = $2 ORDER BY line"),
            &[],
        ),
        ("place_use", sql("SELECT used_on FROM place_use WHERE organisation_id = $1 AND place_id = $2"), &[]),
        (
            "learner_submission",
            sql("SELECT form_key, outcome, sent_at FROM learner_submission WHERE organisation_id = $1 AND place_id = $2 ORDER BY sent_at, form_key"),
            &[],
        ),
    ];
    let mut reading = people.read_own(own).await?;
    let mut kept = Vec::new();
    for (table, query, sealed_by) in tables {
        let found = query.bind(own.organisation()).bind(own.id().as_str()).fetch_all(reading.sql()).await?;
        let mut rows = found.iter().map(values).collect::<Result<Vec<_>, _>>()?;
        for row in &mut rows {
            unseal(own, table, sealed_by, row)?;
        }
        kept.push(Kept { table, rows });
    }
    kept.extend(shares(reading.sql(), secrets, own).await?);
    Ok(kept)
}

/// What a place shares, with the words that were sealed for the reader. They open while the share runs; afterwards their key is gone, and
/// what is left of them says nothing to anybody.
async fn shares(database: &mut AnyConnection, secrets: &Secrets, own: &OwnPlace) -> Result<[Kept; 2], StorageError> {
    let found = sql(
        "SELECT s.id, s.staff_role, s.purpose, s.given_at, s.ends_at, s.last_day, s.zone, s.words_version, s.locale, s.sealed_label AS sealed, k.sealed_key \
         FROM share s LEFT JOIN share_key k ON k.share_id = s.id AND k.organisation_id = s.organisation_id \
         WHERE s.organisation_id = $1 AND s.place_id = $2 ORDER BY s.given_at, s.id",
    )
    .bind(own.organisation())
    .bind(own.id().as_str())
    .fetch_all(&mut *database)
    .await?;
    let mut given = found.iter().map(values).collect::<Result<Vec<_>, _>>()?;
    for row in &mut given {
        open_shared(secrets, row, "id", |_| "label".to_owned())?;
    }
    let found = sql("SELECT i.share_id, i.position, i.item, i.sealed, k.sealed_key FROM share_item i \
         LEFT JOIN share_key k ON k.share_id = i.share_id AND k.organisation_id = i.organisation_id \
         WHERE i.organisation_id = $1 AND i.place_id = $2 ORDER BY i.share_id, i.position")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .fetch_all(&mut *database)
    .await?;
    let mut items = found.iter().map(values).collect::<Result<Vec<_>, _>>()?;
    for row in &mut items {
        open_shared(secrets, row, "share_id", |row| text_of(row, "item").unwrap_or_default())?;
    }
    Ok([Kept { table: "share", rows: given }, Kept { table: "share_item", rows: items }])
}

/// Opens `sealed` with the key of the share, which does not leave this function, and calls it `text`.
fn open_shared(secrets: &Secrets, row: &mut Vec<(String, Value)>, share: &str, part: impl Fn(&[(String, Value)]) -> String) -> Result<(), StorageError> {
    let opened = match (text_of(row, "sealed_key"), text_of(row, "sealed"), text_of(row, share)) {
        (Some(key), Some(sealed), Some(share)) => {
            let share = ShareId::from_store(share);
            let text = ShareKey::unwrap(&key, secrets, &share)?.open(&sealed, &share, &part(row))?;
            Value::Text(text.shown().to_owned())
        }
        _ => Value::Nothing,
    };
    row.retain(|(column, _)| column != "sealed_key");
    if let Some(sealed) = row.iter_mut().find(|(column, _)| column == "sealed") {
        *sealed = ("text".to_owned(), opened);
    }
    Ok(())
}

pub(super) fn text_of(row: &[(String, Value)], name: &str) -> Option<String> {
    row.iter().find_map(|(column, value)| match value {
        Value::Text(text) if column == name => Some(text.clone()),
        _ => None,
    })
}

/// A row as it is, under the names of its columns.
pub(super) fn values(row: &AnyRow) -> Result<Vec<(String, Value)>, StorageError> {
    row.columns()
        .iter()
        .map(|column| {
            let at = column.ordinal();
            let value = match row.try_get::<Option<String>, _>(at) {
                Ok(text) => text.map(Value::Text),
                Err(_) => row.try_get::<Option<i64>, _>(at).map_err(|_| StorageError::Unreadable { column: "of a download" })?.map(Value::Number),
            };
            Ok((column.name().to_owned(), value.unwrap_or(Value::Nothing)))
        })
        .collect()
}

/// Opens `sealed` and calls it `text`.
fn unseal(own: &OwnPlace, table: &str, sealed_by: SealedBy, row: &mut [(String, Value)]) -> Result<(), StorageError> {
    if sealed_by.is_empty() {
        return Ok(());
    }
    let text = |name: &str| match row.iter().find(|(column, _)| column == name) {
        Some((_, Value::Text(text))) => Ok(text.clone()),
        _ => Err(StorageError::Unreadable { column: "sealed" }),
    };
    let parts = sealed_by.iter().map(|name| text(name)).collect::<Result<Vec<_>, _>>()?;
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let opened = seal::open(own, &text("sealed")?, table, &parts)?;
    if let Some(column) = row.iter_mut().find(|(column, _)| column == "sealed") {
        *column = ("text".to_owned(), Value::Written(opened));
    }
    Ok(())
}
