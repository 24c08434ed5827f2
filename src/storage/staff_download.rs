//! Everything that is kept about a member of staff, table by table, for that person alone: their account and their record.
//!
//! One query for each table, held against the inventory as `download` is. Deliberately absent: locks and hashes, and rows of a learner's place.

use sqlx::{Any, any::AnyArguments, query::Query};

use super::{
    PeopleStore, StorageError,
    download::{Kept, Value, text_of, values},
    mentorship_notes, sql,
    staff::Staff,
};
use crate::account::secrets::Secrets;

/// A staff member's own account and record.
pub async fn of_staff(people: &PeopleStore, secrets: &Secrets, staff: &Staff) -> Result<Vec<Kept>, StorageError> {
    let tables: [(&'static str, Query<'static, Any, AnyArguments>); 51] = [
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
            "learning_entry",
            sql("SELECT id, day, minutes, title, reflection, own_1, own_2, own_3, changed_at FROM learning_entry \
                 WHERE organisation_id = $1 AND staff_id = $2 ORDER BY day, id"),
        ),
        ("team", sql("SELECT id, name, made_at FROM team WHERE organisation_id = $1 AND staff_id = $2 ORDER BY made_at, id")),
        ("team_due", sql("SELECT team_id, module, due_day, given_at FROM team_due WHERE organisation_id = $1 AND staff_id = $2 ORDER BY given_at, module")),
        ("team_member", sql("SELECT team_id, asked_at, joined_at FROM team_member WHERE organisation_id = $1 AND staff_id = $2 ORDER BY asked_at, team_id")),
        ("mentor_hours", sql("SELECT words, changed_at FROM mentor_hours WHERE organisation_id = $1 AND staff_id = $2 ORDER BY staff_id")),
        ("mentorship", sql("SELECT id, why, asked_at, began_at, ended_at FROM mentorship WHERE organisation_id = $1 AND staff_id = $2 ORDER BY asked_at, id")),
        (
            "mentorship_goal",
            sql("SELECT id, mentorship_id, words, due_day, standing, made_at FROM mentorship_goal \
                 WHERE organisation_id = $1 AND staff_id = $2 ORDER BY due_day, id"),
        ),
        (
            "mentorship_meeting",
            sql("SELECT id, mentorship_id, day, minutes, words, made_at FROM mentorship_meeting \
                 WHERE organisation_id = $1 AND staff_id = $2 ORDER BY day, id"),
        ),
        // What they wrote down as a mentor; not with whom.
        (
            "mentorship_met",
            sql("SELECT day, minutes, words, made_at FROM mentorship_meeting \
                 WHERE organisation_id = $1 AND written_by = $2 AND staff_id <> $2 ORDER BY day, id"),
        ),
        // Opened below.
        (
            "mentorship_note",
            sql("SELECT mentorship_id, sealed, saved_at FROM mentorship_note WHERE organisation_id = $1 AND staff_id = $2 ORDER BY mentorship_id"),
        ),
        (
            "desk_question",
            sql("SELECT id, module, words, asked_at, answer_by, taken_at, answer, answered_at, may_show FROM desk_question \
                 WHERE organisation_id = $1 AND staff_id = $2 ORDER BY asked_at, id"),
        ),
        // What they answered, as they wrote it; not to whom, and not what was asked.
        (
            "desk_answered",
            sql("SELECT answer, answered_at FROM desk_question WHERE organisation_id = $1 AND taken_by = $2 AND answered_at IS NOT NULL \
                 ORDER BY answered_at, id"),
        ),
        (
            "protected_grant",
            sql(
                "SELECT id, team_id, from_day, to_day, minutes, made_at FROM protected_grant WHERE organisation_id = $1 AND staff_id = $2 ORDER BY from_day, id",
            ),
        ),
        // What they granted; not to whom.
        (
            "protected_granted",
            sql("SELECT from_day, to_day, minutes, made_at FROM protected_grant WHERE organisation_id = $1 AND granted_by = $2 ORDER BY from_day, id"),
        ),
        (
            "protected_use",
            sql("SELECT id, grant_id, day, minutes, words, made_at FROM protected_use WHERE organisation_id = $1 AND staff_id = $2 ORDER BY day, id"),
        ),
        (
            "improvement_project",
            sql(
                "SELECT id, reader_name, question, partners, way, tried, outcome, stays, changed_at, sent_at, returned_at, confirmed_at, withdrawn_at, comment \
                 FROM improvement_project WHERE organisation_id = $1 AND staff_id = $2 ORDER BY id",
            ),
        ),
        // What they wrote to others; not to whom, and not what it was about.
        (
            "project_read",
            sql("SELECT returned_at, confirmed_at, comment FROM improvement_project \
                 WHERE organisation_id = $1 AND reader_id = $2 AND (returned_at IS NOT NULL OR confirmed_at IS NOT NULL) ORDER BY id"),
        ),
        ("learning_heading", sql("SELECT field, heading FROM learning_heading WHERE organisation_id = $1 AND staff_id = $2 ORDER BY field")),
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
            "attempt_again",
            sql("SELECT g.attempt_id, v.item_id, v.reason, g.became, g.judged_at FROM attempt_again g \
                 JOIN item_void v ON v.id = g.item_void_id AND v.organisation_id = g.organisation_id \
                 WHERE g.organisation_id = $1 AND g.staff_id = $2 ORDER BY g.judged_at, g.attempt_id, v.id"),
        ),
        (
            "evidence_again",
            sql("SELECT evidence_id, outcome, points, possible, framework, judged_at FROM evidence_again \
                 WHERE organisation_id = $1 AND staff_id = $2 ORDER BY judged_at, evidence_id"),
        ),
        // What they took out; not whom it concerned.
        ("item_void_made", sql("SELECT item_id, reason, voided_at FROM item_void WHERE organisation_id = $1 AND voided_by = $2 ORDER BY voided_at, id")),
        (
            "evidence_void",
            sql(
                "SELECT evidence_id, voided_name, reason, voided_at FROM evidence_void WHERE organisation_id = $1 AND staff_id = $2 ORDER BY voided_at, evidence_id",
            ),
        ),
        (
            "second_look",
            sql("SELECT id, evidence_id, reader_name, reason, asked_at, taken_at, outcome, answer, ended_at FROM second_look \
                 WHERE organisation_id = $1 AND staff_id = $2 ORDER BY asked_at, id"),
        ),
        // What they answered, as they wrote it; not to whom, and not what was asked.
        (
            "second_look_answered",
            sql("SELECT taken_at, outcome, answer, ended_at FROM second_look \
                 WHERE organisation_id = $1 AND reader_id = $2 AND outcome IN ('stands', 'voided') ORDER BY ended_at, id"),
        ),
        (
            "observation_request",
            sql("SELECT id, competency_id, sheet_id, line, second_to, asked_at, outcome, ended_at, rating, observed_on, comment, evidence_id \
                 FROM observation_request WHERE organisation_id = $1 AND staff_id = $2 ORDER BY asked_at, id"),
        ),
        // What they signed for others, as they wrote it; not for whom.
        (
            "observation_signed",
            sql("SELECT sheet_id, asked_at, outcome, ended_at, rating, observed_on, comment FROM observation_request \
                 WHERE organisation_id = $1 AND observer_id = $2 AND outcome IN ('signed', 'returned') ORDER BY ended_at, id"),
        ),
        (
            "reflection",
            sql("SELECT id, competency_id, words, changed_at, sent_at, returned_at, read_at, comment, evidence_id FROM reflection \
                 WHERE organisation_id = $1 AND staff_id = $2 ORDER BY id"),
        ),
        // What they wrote to others; not to whom, and not what it was about.
        (
            "reflection_read",
            sql("SELECT returned_at, read_at, comment FROM reflection \
                 WHERE organisation_id = $1 AND reader_id = $2 AND (read_at IS NOT NULL OR returned_at IS NOT NULL) ORDER BY id"),
        ),
        (
            "prior_learning",
            sql(
                "SELECT id, competency_id, learned, learned_where, period, duration, asked_level, changed_at, sent_at, returned_at, ended_at, level, comment, evidence_id \
                 FROM prior_learning WHERE organisation_id = $1 AND staff_id = $2 ORDER BY id",
            ),
        ),
        (
            "prior_learning_file",
            sql("SELECT id, claim_id, kind, size, added_at FROM prior_learning_file WHERE organisation_id = $1 AND staff_id = $2 ORDER BY id"),
        ),
        // What they decided for others, and their words; not for whom.
        (
            "prior_learning_decided",
            sql("SELECT returned_at, ended_at, level, comment FROM prior_learning \
                 WHERE organisation_id = $1 AND approver_id = $2 AND (ended_at IS NOT NULL OR returned_at IS NOT NULL) ORDER BY id"),
        ),
        (
            "founding_observer",
            sql("SELECT id, scope, reason, named_at, ends_at, ended_at FROM founding_observer \
                 WHERE organisation_id = $1 AND staff_id = $2 ORDER BY named_at, id"),
        ),
        (
            "award",
            sql("SELECT id, code, subject, level, printed_name, framework_version, rule_version, framework_revision, zone, issued_at, valid_until, \
                 provisional, founding, locale, list_bit, badge, revoked_at, revoked_why FROM award \
                 WHERE organisation_id = $1 AND staff_id = $2 ORDER BY issued_at, id"),
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
        let mut rows = found.iter().map(values).collect::<Result<Vec<_>, _>>()?;
        for row in rows.iter_mut().filter(|_| table == "mentorship_note") {
            open_note(secrets, staff, row)?;
        }
        kept.push(Kept { table, rows });
    }
    Ok(kept)
}

/// Opens `sealed` for its writer and calls it `text`.
fn open_note(secrets: &Secrets, staff: &Staff, row: &mut [(String, Value)]) -> Result<(), StorageError> {
    if let (Some(id), Some(sealed)) = (text_of(row, "mentorship_id"), text_of(row, "sealed")) {
        let opened = mentorship_notes::open(secrets, staff, &id, &sealed)?;
        if let Some(column) = row.iter_mut().find(|(column, _)| column == "sealed") {
            *column = ("text".to_owned(), Value::Text(opened));
        }
    }
    Ok(())
}
