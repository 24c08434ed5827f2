//! Everything that is kept about one person, table by table, for that person alone: what “Download my information” is made from.
//!
//! One query for each table, with the columns that the inventory (docs/data-inventory.yaml) marks `download: yes`; a test holds the two
//! against each other, so that a new table shows up here or says why not. Deliberately absent: locks, hashes and wrapped keys, which are
//! of no use outside; a place's rows for a `Staff` or the other way round.

use sqlx::{
    Any, Column, Row,
    any::{AnyArguments, AnyRow},
    query::Query,
};

use super::{PatientText, PeopleStore, StorageError, places::OwnPlace, seal, sql, staff::Staff};

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
pub async fn of_place(people: &PeopleStore, own: &OwnPlace) -> Result<Vec<Kept>, StorageError> {
    let tables = [
        ("place", sql("SELECT id, card_name, locale, joined_day, device_variant FROM place WHERE organisation_id = $1 AND id = $2"), [].as_slice()),
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
            sql("SELECT skill_id, moment, module_id, answer, value, framework_version, rated_at FROM skill_rating \
                 WHERE organisation_id = $1 AND place_id = $2 ORDER BY rated_at, module_id, moment, skill_id"),
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
            "share",
            sql(
                "SELECT id, staff_role, purpose, given_at, ends_at, last_day, zone, words_version, locale FROM share WHERE organisation_id = $1 AND place_id = $2 ORDER BY given_at, id",
            ),
            &[],
        ),
        ("share_item", sql("SELECT position, item FROM share_item WHERE organisation_id = $1 AND place_id = $2 ORDER BY share_id, position"), &[]),
        ("share_end", sql("SELECT ended_at, why FROM share_end WHERE organisation_id = $1 AND place_id = $2 ORDER BY ended_at, share_id"), &[]),
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
    let mut reading = people.read().await?;
    let mut kept = Vec::new();
    for (table, query, sealed_by) in tables {
        let found = query.bind(own.organisation()).bind(own.id().as_str()).fetch_all(reading.sql()).await?;
        let mut rows = found.iter().map(values).collect::<Result<Vec<_>, _>>()?;
        for row in &mut rows {
            unseal(own, table, sealed_by, row)?;
        }
        kept.push(Kept { table, rows });
    }
    Ok(kept)
}

/// A staff member's own account and record.
pub async fn of_staff(people: &PeopleStore, staff: &Staff) -> Result<Vec<Kept>, StorageError> {
    let tables: [(&'static str, Query<'static, Any, AnyArguments>); 18] = [
        (
            "staff",
            sql(
                "SELECT id, sign_in_name, display_name, roles, last_worked_as, created_at, disabled_at, made_up FROM staff WHERE organisation_id = $1 AND id = $2",
            ),
        ),
        (
            "clinician_lesson",
            sql("SELECT course, module, lesson, revision, opened_at, finished_at FROM clinician_lesson \
                 WHERE organisation_id = $1 AND staff_id = $2 ORDER BY opened_at, module, lesson"),
        ),
        (
            "clinician_attempt",
            sql("SELECT id, kind, module_id, subject, seed, drawn, started_at, submitted_at FROM clinician_attempt \
                 WHERE organisation_id = $1 AND staff_id = $2 ORDER BY started_at, id"),
        ),
        (
            "clinician_response",
            sql("SELECT r.attempt_id, r.step, r.item_id, r.item_revision, r.chosen, r.points, r.safe, r.answered_at FROM clinician_response r \
                 JOIN clinician_attempt a ON a.id = r.attempt_id AND a.organisation_id = r.organisation_id \
                 WHERE a.organisation_id = $1 AND a.staff_id = $2 ORDER BY r.answered_at, r.attempt_id, r.step"),
        ),
        (
            "clinician_evidence",
            sql("SELECT id, competency_id, kind, attempt_id, accepted, detail, content_version, given_at FROM clinician_evidence \
                 WHERE organisation_id = $1 AND staff_id = $2 ORDER BY given_at, id"),
        ),
        (
            "clinician_result",
            sql("SELECT competency_id, level, framework_version, rule_version, as_of, explanation FROM clinician_result \
                 WHERE organisation_id = $1 AND staff_id = $2 ORDER BY as_of, competency_id"),
        ),
        (
            "staff_passkey",
            sql("SELECT credential, label, added_at, used_at FROM staff_passkey WHERE organisation_id = $1 AND staff_id = $2 ORDER BY added_at, credential"),
        ),
        ("staff_mail", sql("SELECT mail_address, notices, locale, told_at FROM staff_mail WHERE organisation_id = $1 AND staff_id = $2 ORDER BY staff_id")),
        ("staff_letter", sql("SELECT kind, made_at, ends_at, tries FROM staff_letter WHERE organisation_id = $1 AND staff_id = $2 ORDER BY made_at, id")),
        ("staff_identity", sql("SELECT issuer, subject, first_at FROM staff_identity WHERE organisation_id = $1 AND staff_id = $2 ORDER BY issuer, subject")),
        (
            "staff_second_step",
            sql("SELECT last_step, slips, slipped_at, set_up_at FROM staff_second_step WHERE organisation_id = $1 AND staff_id = $2 ORDER BY set_up_at"),
        ),
        (
            "staff_recovery_code",
            sql("SELECT made_at, used_at FROM staff_recovery_code WHERE organisation_id = $1 AND staff_id = $2 ORDER BY made_at, code_hash"),
        ),
        (
            "staff_invitation",
            sql(
                "SELECT made_at, ends_at, used_at, withdrawn_at FROM staff_invitation WHERE organisation_id = $1 AND staff_id = $2 ORDER BY made_at, code_hash",
            ),
        ),
        ("staff_device", sql("SELECT seen_at FROM staff_device WHERE organisation_id = $1 AND staff_id = $2 ORDER BY seen_at, device_hash")),
        (
            "staff_message",
            sql("SELECT id, kind, detail, created_at, read_at FROM staff_message WHERE organisation_id = $1 AND staff_id = $2 ORDER BY created_at, id"),
        ),
        ("staff_share_code", sql("SELECT staff_role, code, made_at FROM staff_share_code WHERE organisation_id = $1 AND staff_id = $2 ORDER BY staff_role")),
        (
            "staff_session",
            sql("SELECT working_as, started_at, seen_at, ends_at, proven_at, device FROM staff_session \
                 WHERE organisation_id = $1 AND staff_id = $2 ORDER BY started_at, token_hash"),
        ),
        (
            "staff_submission",
            sql("SELECT form_key, outcome, sent_at FROM staff_submission WHERE organisation_id = $1 AND staff_id = $2 ORDER BY sent_at, form_key"),
        ),
    ];
    let mut reading = people.read().await?;
    let mut kept = Vec::new();
    for (table, query) in tables {
        let found = query.bind(staff.organisation()).bind(staff.id().as_str()).fetch_all(reading.sql()).await?;
        kept.push(Kept { table, rows: found.iter().map(values).collect::<Result<Vec<_>, _>>()? });
    }
    Ok(kept)
}

/// A row as it is, under the names of its columns.
fn values(row: &AnyRow) -> Result<Vec<(String, Value)>, StorageError> {
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
