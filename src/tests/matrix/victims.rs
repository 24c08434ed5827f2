//! What the two who never ask have in the database: looked at before and after everybody asked for it.

use super::people::Scene;
use crate::storage::Ground;

/// A learner's tables, what to compare of them, and the column that says whose a row is.
const OF_THE_LEARNER: [(&str, &str, &str); 10] = [
    ("place", "card_name || secret_hash || spare_hash || key_by_card", "id"),
    ("private_note", "sealed", "place_id"),
    ("skill_rating", "moment || answer", "place_id"),
    ("lesson_place", "lesson || revision", "place_id"),
    ("share", "id || staff_id || CAST(ends_at AS TEXT)", "place_id"),
    ("share_item", "item", "place_id"),
    ("share_end", "why", "place_id"),
    ("share_key", "sealed_key", "place_id"),
    ("access_line", "kind || digest", "place_id"),
    ("learner_session", "token_hash", "place_id"),
];

const OF_THE_COLLEAGUE: [(&str, &str, &str); 16] = [
    ("improvement_project", "id || question || CAST(COALESCE(confirmed_at, 0) AS TEXT)", "reader_id"),
    ("desk_question", "id || words || answer || COALESCE(taken_by, '')", "staff_id"),
    ("mentorship", "id || why || CAST(COALESCE(began_at, 0) AS TEXT)", "mentor_id"),
    ("team", "id || name", "staff_id"),
    ("clinician_evidence", "id || detail", "staff_id"),
    ("second_look", "id || reason || COALESCE(outcome, '') || reader_name", "staff_id"),
    ("learning_entry", "id || title", "staff_id"),
    ("staff", "sign_in_name || display_name || password_hash || roles || CAST(COALESCE(disabled_at, 0) AS TEXT)", "id"),
    ("staff_session", "token_hash", "staff_id"),
    ("staff_message", "id || CAST(COALESCE(read_at, 0) AS TEXT)", "staff_id"),
    ("class_window", "id || CAST(closes_at AS TEXT)", "staff_id"),
    ("prior_learning", "id || learned || comment || COALESCE(level, '')", "approver_id"),
    ("reflection", "id || words || comment", "reader_id"),
    ("observation_request", "id || COALESCE(outcome, '') || line", "observer_id"),
    ("award", "code || CAST(COALESCE(revoked_at, 0) AS TEXT)", "staff_id"),
    ("clinician_attempt", "id || CAST(COALESCE(submitted_at, 0) AS TEXT)", "staff_id"),
];

/// Every row that belongs to the two who never ask, by table.
pub async fn rows(scene: &Scene, ground: &Ground) -> Vec<String> {
    let theirs = OF_THE_LEARNER.map(|table| (table, scene.victim.id().as_str()));
    let colleagues = OF_THE_COLLEAGUE.map(|table| (table, scene.colleague.id().as_str()));
    let mut all = Vec::new();
    for ((table, columns, owner), whose) in theirs.into_iter().chain(colleagues) {
        let query = format!("SELECT {columns} FROM {table} WHERE {owner} = '{whose}'");
        let mut found = ground.texts("people", &query).await;
        assert!(!found.is_empty() || table == "share_end", "{table} has nothing of theirs: nothing would be proven");
        found.sort();
        all.push(format!("{table}: {}", found.join(" ")));
    }
    all
}
