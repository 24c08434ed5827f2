//! A member of staff who has used everything: one row in each table that is about them.

use doorstep::storage::{attempts, evidence, mentorship_notes, progress, results, staff_lessons, staff_sessions, submissions};

use super::*;

/// One row in each of a staff member's tables.
pub async fn fill(world: &World<'_>, staff: &Staff) {
    let people = &world.stores.people;
    let (course, module, lesson, revision) = (course(), module("cm05"), lesson("start"), revision("00ff"));
    let mut change = people.change().await.unwrap();
    staff_sessions::start(&mut change, staff, NOON).await.unwrap();
    let at = progress::LessonRef { course: &course, module: &module, lesson: &lesson };
    staff_lessons::open_lesson(&mut change, staff, at, &revision, NOON).await.unwrap();
    let new = attempts::NewAttempt { kind: attempts::AttemptKind::Knowledge, module: module.clone(), subject: String::new(), seed: 7, drawn: "[]".into() };
    let attempt = attempts::start(&mut change, staff, &new, NOON).await.unwrap();
    let response =
        attempts::Response { step: 0, item: "q1".into(), item_revision: revision.clone(), chosen: vec![2], points: 1, safe: true, answered_at: NOON };
    attempts::respond(&mut change, staff, &attempt, &response).await.unwrap();
    let competency = CompetencyId::parse("cc-5.1").unwrap();
    let piece = evidence::NewEvidence {
        competency: competency.clone(),
        kind: "knowledge".into(),
        attempt: Some(attempt),
        accepted: true,
        detail: "{}".into(),
        content_version: "1".into(),
    };
    evidence::add(&mut change, staff, &piece, NOON).await.unwrap();
    let result = results::CompetencyResult {
        competency,
        level: "foundation".into(),
        framework_version: "1".into(),
        rule_version: "1".into(),
        as_of: NOON,
        explanation: "{}".into(),
    };
    results::add(&mut change, staff, &result).await.unwrap();
    let _ = submissions::begin_as_staff(&mut change, staff, &submissions::FormKey::fresh(), NOON).await.unwrap();
    change.commit().await.unwrap();
    super::awards::fill(world, staff).await;
    let id = staff.id().as_str();
    // A question that somebody took out: nothing in it names anybody but who did.
    let void = format!("{:016x}", rand::random::<u64>());
    // They asked a colleague, who signed; a colleague asked them, and they gave it back.
    let colleague = world.somebody_on_staff().await;
    let other = colleague.id().as_str();
    for row in [
        format!(
            "observation_request (organisation_id, id, staff_id, observer_id, competency_id, sheet_id, line, asked_at, outcome, ended_at, rating, observed_on, comment, evidence_id) \
             SELECT 'home', 'mine {id}', '{id}', '{other}', 'cc-5.1', 'ob-cc-5.1', 'a line', 18, 'signed', 19, 'can-teach', '2026-11-20', 'Calm.', e.id FROM clinician_evidence e WHERE e.staff_id = '{id}'"
        ),
        format!(
            "observation_request (organisation_id, id, staff_id, observer_id, competency_id, sheet_id, line, second_to, asked_at, outcome, ended_at, comment) \
             VALUES ('home', 'second {id}', '{id}', '{other}', 'cc-5.1', 'ob-cc-5.1', 'again', 'mine {id}', 20, 'returned', 21, 'Later.')"
        ),
        format!(
            "observation_request (organisation_id, id, staff_id, observer_id, competency_id, sheet_id, line, asked_at, outcome, ended_at, comment) \
             VALUES ('home', 'theirs of {other}', '{other}', '{id}', 'cc-5.1', 'ob-cc-5.1', 'their line', 22, 'returned', 23, 'My words.')"
        ),
        format!(
            "reflection (organisation_id, id, staff_id, reader_id, competency_id, words, changed_at, sent_at, read_at, comment, evidence_id) \
             SELECT 'home', 'reflection {id}', '{id}', '{other}', 'cc-5.1', 'my thoughts', 28, 29, 30, 'Thank you.', e.id FROM clinician_evidence e WHERE e.staff_id = '{id}'"
        ),
        format!(
            "reflection (organisation_id, id, staff_id, reader_id, competency_id, words, changed_at, returned_at, comment) \
             VALUES ('home', 'asked {id}', '{id}', '{other}', 'cc-5.3', 'my draft', 33, 34, 'What then?')"
        ),
        format!(
            "reflection (organisation_id, id, staff_id, reader_id, competency_id, words, changed_at, returned_at, comment) \
             VALUES ('home', 'for {other}', '{other}', '{id}', 'cc-5.2', 'their thoughts', 31, 32, 'My question.')"
        ),
        format!(
            "prior_learning (organisation_id, id, staff_id, approver_id, competency_id, learned, learned_where, period, duration, asked_level, changed_at, sent_at, ended_at, level, comment, evidence_id) \
             SELECT 'home', 'claim {id}', '{id}', '{other}', 'cc-5.1', 'my course', 'there', 'then', 'long', 'lead', 28, 29, 30, 'proficient', 'Fits.', e.id FROM clinician_evidence e WHERE e.staff_id = '{id}'"
        ),
        format!(
            "prior_learning (organisation_id, id, staff_id, approver_id, competency_id, learned, learned_where, period, duration, changed_at, returned_at, comment) \
             VALUES ('home', 'missing {id}', '{id}', '{other}', 'cc-5.3', 'my other course', 'a', 'b', 'c', 33, 34, 'When?')"
        ),
        format!(
            "prior_learning (organisation_id, id, staff_id, approver_id, competency_id, learned, learned_where, period, duration, changed_at, returned_at, comment) \
             VALUES ('home', 'claim for {other}', '{other}', '{id}', 'cc-5.2', 'their thoughts elsewhere', 'a', 'b', 'c', 31, 32, 'My reason.')"
        ),
        format!(
            "prior_learning_file (organisation_id, id, claim_id, staff_id, kind, size, sealed, added_at) \
             VALUES ('home', 'file {id}', 'claim {id}', '{id}', 'pdf', 3, 'sealed', 29)"
        ),
        format!(
            "founding_observer (organisation_id, id, staff_id, scope, reason, named_by, named_at, ends_at, ended_at) \
             VALUES ('home', 'founding {id}', '{id}', 'cc-5.1', 'because', '{other}', 24, 26, 25)"
        ),
        format!(
            "founding_observer (organisation_id, id, staff_id, scope, reason, named_by, named_at, ends_at) \
             VALUES ('home', 'named of {other}', '{other}', 'cc-5.1', 'because', '{id}', 27, 28)"
        ),
        format!(
            "second_look (organisation_id, id, staff_id, evidence_id, reader_id, reader_name, reason, asked_at, taken_at, outcome, answer, ended_at) \
             SELECT 'home', 'look {id}', '{id}', MIN(e.id), '{other}', 'Kim', 'the camera was off', 30, 31, 'stands', 'It was on.', 32 FROM clinician_evidence e WHERE e.staff_id = '{id}'"
        ),
        format!(
            "item_void (organisation_id, id, module_id, item_id, competency_id, voided_by, voided_name, reason, voided_at) \
             VALUES ('home', '{void}', 'cm05', 'q9', 'cc-5.1', '{other}', 'Kim', 'two were right', 33)"
        ),
        format!("item_void_wording (organisation_id, item_id, item_revision, item_void_id) VALUES ('home', 'q9', '{void}', '{void}')"),
        format!(
            "attempt_again (organisation_id, item_void_id, attempt_id, staff_id, became, judged_at) \
             SELECT 'home', '{void}', a.id, '{id}', 'raised', 34 FROM clinician_attempt a WHERE a.staff_id = '{id}'"
        ),
        format!(
            "evidence_again (organisation_id, evidence_id, staff_id, outcome, points, possible, framework, judged_at) \
             SELECT 'home', e.id, '{id}', 'accepted', 4, 5, '00ff', 35 FROM clinician_evidence e WHERE e.staff_id = '{id}'"
        ),
        format!(
            "evidence_void (organisation_id, evidence_id, staff_id, voided_by, voided_name, reason, voided_at) \
             SELECT 'home', e.id, '{id}', '{other}', 'Kim', 'the camera was off', 29 FROM clinician_evidence e WHERE e.staff_id = '{id}'"
        ),
    ] {
        world.ground.execute("people", &format!("INSERT INTO {row}")).await;
    }
    for row in [
        format!("staff_identity (organisation_id, issuer, subject, staff_id, first_at) VALUES ('home', 'https://id.example', 'subject {id}', '{id}', 1)"),
        format!("staff_mail (organisation_id, staff_id, mail_address, notices, locale, told_at) VALUES ('home', '{id}', 'ana@example.org', 1, 'fr', 13)"),
        format!(
            "staff_letter (organisation_id, id, staff_id, kind, sealed, made_at, ends_at, try_at, tries) \
             VALUES ('home', 'letter {id}', '{id}', 'inbox', '', 14, 15, 16, 17)"
        ),
        format!(
            "staff_passkey (organisation_id, staff_id, credential, verifier, label, added_at, used_at) VALUES ('home', '{id}', 'key {id}', 'x', 'y', 11, 12)"
        ),
        format!(
            "staff_second_step (organisation_id, staff_id, sealed_secret, last_step, slips, slipped_at, set_up_at) VALUES ('home', '{id}', 'x', 7, 1, 2, 3)"
        ),
        format!("staff_recovery_code (organisation_id, staff_id, code_hash, made_at) VALUES ('home', '{id}', 'x', 4)"),
        format!("staff_invitation (organisation_id, staff_id, code_hash, made_at, ends_at) VALUES ('home', '{id}', 'x', 5, 6)"),
        format!("staff_device (organisation_id, staff_id, device_hash, seen_at) VALUES ('home', '{id}', 'x', 8)"),
        format!(
            "staff_message (organisation_id, id, staff_id, kind, detail, created_at) VALUES ('home', 'message {id}', '{id}', 'role-given', 'clinician', 9)"
        ),
        format!("renewal_notice (organisation_id, staff_id, competency_id, ends_at, stage, told_at) VALUES ('home', '{id}', 'cc-5.1', 18, 'soon', 19)"),
        format!(
            "learning_entry (organisation_id, id, staff_id, day, minutes, title, reflection, own_1, own_2, own_3, changed_at) \
             VALUES ('home', 'entry {id}', '{id}', '2026-11-01', 90, 'A webinar', 'Ask first', 'a', 'b', 'c', 20)"
        ),
        format!("team (organisation_id, id, staff_id, name, made_at) VALUES ('home', 'team {id}', '{id}', 'Day hospital', 31)"),
        format!("team_due (organisation_id, team_id, staff_id, module, due_day, given_at) VALUES ('home', 'team {id}', '{id}', 'cm05', '2027-01-05', 32)"),
        format!("team_member (organisation_id, team_id, staff_id, asked_at, joined_at) VALUES ('home', 'team {id}', '{id}', 33, 34)"),
        format!("mentor_hours (organisation_id, staff_id, words, changed_at) VALUES ('home', '{id}', 'Tuesdays 12 to 1', 35)"),
        format!(
            "mentorship (organisation_id, id, staff_id, mentor_id, why, asked_at, began_at, ended_at) VALUES ('home', 'mine {id}', '{id}', '{other}', 'To learn', 36, 37, 38)"
        ),
        format!(
            "mentorship (organisation_id, id, staff_id, mentor_id, why, asked_at, began_at) VALUES ('home', 'theirs of {other}', '{other}', '{id}', 'their wish', 39, 40)"
        ),
        format!(
            "mentorship_goal (organisation_id, id, mentorship_id, staff_id, words, due_day, standing, made_at) \
             VALUES ('home', 'goal {id}', 'mine {id}', '{id}', 'Ask first', '2027-01-05', 'let-go', 41)"
        ),
        format!(
            "mentorship_meeting (organisation_id, id, mentorship_id, staff_id, written_by, day, minutes, words, made_at) \
             VALUES ('home', 'met {id}', 'mine {id}', '{id}', '{other}', '2026-11-20', 30, 'We meet again.', 42)"
        ),
        format!(
            "mentorship_meeting (organisation_id, id, mentorship_id, staff_id, written_by, day, minutes, words, made_at) \
             VALUES ('home', 'met of {other}', 'theirs of {other}', '{other}', '{id}', '2026-11-21', 20, 'We try it.', 43)"
        ),
        format!(
            "desk_question (organisation_id, id, staff_id, module, words, asked_at, answer_by, taken_by, taken_at, answer, answered_at, may_show) \
             VALUES ('home', 'asked {id}', '{id}', 'cm5', 'May I call twice?', 44, '2026-12-01', '{other}', 45, 'Yes.', 46, 1)"
        ),
        format!(
            "desk_question (organisation_id, id, staff_id, module, words, asked_at, answer_by, taken_by, taken_at, answer, answered_at, may_show) \
             VALUES ('home', 'asked {other}', '{other}', '', 'their question', 47, '2026-12-01', '{id}', 48, 'My answer.', 49, 0)"
        ),
        format!(
            "protected_grant (organisation_id, id, staff_id, team_id, granted_by, from_day, to_day, minutes, made_at) \
             VALUES ('home', 'grant {id}', '{id}', 'team {id}', '{other}', '2026-09-01', '2026-12-31', 360, 50)"
        ),
        format!(
            "protected_grant (organisation_id, id, staff_id, team_id, granted_by, from_day, to_day, minutes, made_at) \
             VALUES ('home', 'grant {other}', '{other}', NULL, '{id}', '2026-09-01', '2026-12-31', 240, 51)"
        ),
        format!(
            "protected_use (organisation_id, id, grant_id, staff_id, day, minutes, words, made_at) \
             VALUES ('home', 'use {id}', 'grant {id}', '{id}', '2026-10-01', 90, 'A webinar', 52)"
        ),
        format!(
            "improvement_project (organisation_id, id, staff_id, reader_id, reader_name, question, partners, way, tried, outcome, stays, changed_at, sent_at, \
             confirmed_at, withdrawn_at, comment) \
             VALUES ('home', 'project {id}', '{id}', '{other}', 'Kim', 'A question', 3, 'a way', 'a try', 'an end', 'a rest', 53, 54, 55, 56, 'I was there.')"
        ),
        format!(
            "improvement_project (organisation_id, id, staff_id, reader_id, reader_name, question, partners, way, tried, outcome, stays, changed_at, \
             returned_at, comment) VALUES ('home', 'project {other}', '{other}', '{id}', '', 'their question', 0, '', '', '', '', 57, 58, 'My question about it.')"
        ),
        format!("learning_heading (organisation_id, staff_id, field, heading) VALUES ('home', '{id}', 'own-1', 'Goal')"),
        format!("staff_share_code (organisation_id, staff_id, staff_role, code, made_at) VALUES ('home', '{id}', 'clinician', 'code {id}', 10)"),
    ] {
        world.ground.execute("people", &format!("INSERT INTO {row}")).await;
    }
    let mut change = people.change().await.unwrap();
    for mentorship in [format!("mine {id}"), format!("theirs of {other}")] {
        let mentorship = MentorshipId::from_store(mentorship);
        assert!(mentorship_notes::save(&mut change, &world.secrets, staff, &mentorship, &format!("notes of {id}"), NOON).await.unwrap());
    }
    change.commit().await.unwrap();
}
