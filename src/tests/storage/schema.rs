//! What the tables may not have, whoever adds to them.

use super::*;

/// Everything that belongs to a place. A new learner table goes here, and `places::fill` must fill it.
pub fn learner_tables() -> Vec<&'static str> {
    vec![
        "place",
        "place_use",
        "learner_session",
        "skill_rating",
        "skill_rating_later",
        "later_declined",
        "counting_yes",
        "counted_skill",
        "counted_before",
        "access_answer",
        "lesson_place",
        "practice_tick",
        "try_it_result",
        "check_answer",
        "private_note",
        "kept_draft",
        "learner_submission",
        "learner_sign_in",
        "learner_passkey",
        "lost_card",
        "easy_card",
    ]
}

/// The one place where a place and a member of staff stand side by side: a choice of a person about a person, and who looked. They belong to
/// the place and leave with it. Each is here for a reason:
/// - `share` names giver and reader; `share_item`, `share_end` and `share_key` are its parts;
/// - `access_line` tells the owner who opened it; `access_head` is the signed end of that log.
pub const BETWEEN_TABLES: [&str; 6] = ["share", "share_item", "share_end", "share_key", "access_line", "access_head"];

const STAFF_TABLES: &[&str] = &[
    "staff",
    "class_window",
    "help_code",
    "staff_session",
    "staff_submission",
    "console_token",
    "clinician_attempt",
    "clinician_response",
    "clinician_evidence",
    "clinician_result",
    "clinician_lesson",
    "renewal_notice",
    "learning_entry",
    "learning_heading",
    "team",
    "team_member",
    "team_due",
    "mentor_hours",
    "mentorship",
    "mentorship_goal",
    "mentorship_meeting",
    "mentorship_note",
    "desk_question",
    "protected_grant",
    "protected_use",
    "improvement_project",
    "observation_request",
    "prior_learning",
    "prior_learning_file",
    "reflection",
    "founding_observer",
    "staff_share_code",
    "staff_second_step",
    "staff_recovery_code",
    "staff_invitation",
    "staff_device",
    "staff_message",
    "staff_identity",
    "staff_passkey",
    "staff_mail",
    "staff_letter",
    "award",
    "evidence_void",
    "second_look",
    "item_void",
    "item_void_wording",
    "attempt_again",
    "evidence_again",
];

/// `access_tombstone` is what stays of a deleted place's log: a hash, ids and times.
const OTHER_PEOPLE_TABLES: [&str; 12] = [
    "organisation",
    "demo_mark",
    "door_count",
    "deleted_place",
    "site_day",
    "database_age",
    "access_tombstone",
    "house_rule",
    "unused_term",
    "award_bit",
    "award_key",
    "quarter_total",
];

/// (table, column) of one store.
pub async fn columns(ground: &Ground, store: &str) -> Vec<(String, String)> {
    let query = if ground.is_sqlite() {
        "SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'".to_owned()
    } else {
        format!("SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = '{store}'")
    };
    let found = ground.texts(store, &query).await;
    found.iter().map(|pair| pair.split_once('.').unwrap()).map(|(table, column)| (table.to_owned(), column.to_owned())).collect()
}

/// (table, the table that it references)
async fn references(ground: &Ground, store: &str) -> Vec<(String, String)> {
    let query = if ground.is_sqlite() {
        "SELECT m.name || '.' || f.\"table\" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'"
    } else {
        "SELECT a.relname::TEXT || '.' || b.relname::TEXT FROM pg_constraint c JOIN pg_class a ON a.oid = c.conrelid \
         JOIN pg_class b ON b.oid = c.confrelid WHERE c.contype = 'f'"
    };
    let found = ground.texts(store, query).await;
    found.iter().map(|pair| pair.split_once('.').unwrap()).map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
}

pub fn is_ledger(table: &str) -> bool {
    table.ends_with("_migration") || table.starts_with("sqlite_")
}

#[tokio::test]
async fn every_table_belongs_to_an_organisation() {
    on_each_database(async |world| {
        for store in ["content", "people"] {
            let columns = columns(world.ground, store).await;
            assert!(columns.len() > 10, "{columns:?}");
            for (table, _) in columns.iter().filter(|(table, _)| !is_ledger(table)) {
                assert!(columns.contains(&(table.clone(), "organisation_id".into())), "{table}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn every_people_table_is_a_learners_or_staffs_and_nobody_links_the_two() {
    on_each_database(async |world| {
        let columns = columns(world.ground, "people").await;
        let learner = learner_tables();
        let between = |table: &str| BETWEEN_TABLES.contains(&table);
        for (table, column) in columns.iter().filter(|(table, _)| !is_ledger(table) && !between(table)) {
            let (is_learner, is_staff) = (learner.contains(&table.as_str()), STAFF_TABLES.contains(&table.as_str()));
            assert!(is_learner ^ is_staff || OTHER_PEOPLE_TABLES.contains(&table.as_str()), "{table} is neither, or both");
            let foreign = if is_learner { ["staff", "clinician", "admin"].as_slice() } else { ["place", "learner", "patient", "card"].as_slice() };
            for word in foreign {
                assert!(!column.contains(word), "{table}.{column} would link a learner and staff");
            }
        }
        for (from, to) in references(world.ground, "people").await {
            let crosses = |a: &str, b: &str| learner.contains(&a) && STAFF_TABLES.contains(&b);
            assert!(!crosses(&from, &to) && !crosses(&to, &from), "{from} references {to}");
        }
    })
    .await;
}

/// What may name both is known column by column: a new one is looked at by a person.
#[tokio::test]
async fn the_tables_between_hold_what_a_share_and_its_log_need() {
    const COLUMNS: [(&str, &str); 6] = [
        ("share", "id place_id staff_id staff_role purpose sealed_label given_at ends_at last_day zone words_version locale"),
        ("share_item", "share_id place_id position item sealed"),
        ("share_end", "share_id place_id ended_at why cause"),
        ("share_key", "share_id place_id sealed_key"),
        ("access_line", "place_id line happened_at kind share_id staff_id staff_role who what digest"),
        ("access_head", "place_id lines digest mark"),
    ];
    on_each_database(async |world| {
        let columns = columns(world.ground, "people").await;
        for (table, known) in COLUMNS {
            let mut there: Vec<_> = columns.iter().filter(|(t, c)| t == table && c != "organisation_id").map(|(_, c)| c.as_str()).collect();
            let mut known: Vec<_> = known.split(' ').collect();
            there.sort_unstable();
            known.sort_unstable();
            assert_eq!(there, known, "{table}");
        }
    })
    .await;
}

/// Lines of the access log are added and read (trust R-PRIV-31); facts about shares as well.
#[test]
fn no_query_changes_a_fact() {
    for (file, query) in queries() {
        for fact in ["share ", "share_item ", "share_end ", "access_line "] {
            assert!(!query.starts_with(&format!("UPDATE {fact}")) && !query.starts_with(&format!("DELETE FROM {fact}")), "{file}: {query}");
        }
    }
}

#[tokio::test]
async fn a_learner_table_identifies_nobody() {
    // `card_name` is drawn by us and says nothing.
    const WORDS: [&str; 14] = ["name", "mail", "phone", "birth", "born", "age", "gender", "sex", "post", "address", "diagnos", "health", "agent", "ip_"];
    const KNOWN: [(&str, &str); 2] = [("place", "card_name"), ("kept_draft", "address")];
    on_each_database(async |world| {
        for (table, column) in columns(world.ground, "people").await {
            if !learner_tables().contains(&table.as_str()) || KNOWN.contains(&(&table, &column)) {
                continue;
            }
            for word in WORDS {
                assert!(!column.contains(word), "{table}.{column}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn both_stores_use_only_portable_types_and_differ_in_every_name() {
    on_each_database(async |world| {
        let [content, people] = [columns(world.ground, "content").await, columns(world.ground, "people").await];
        for (table, _) in content.iter().filter(|(table, _)| !table.starts_with("sqlite_")) {
            assert!(people.iter().all(|(other, _)| other != table), "{table} is in both stores");
        }
        let query = if world.ground.is_sqlite() {
            "SELECT DISTINCT c.type FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
        } else {
            "SELECT DISTINCT upper(data_type) FROM information_schema.columns WHERE table_schema IN ('content', 'people')"
        };
        for store in ["content", "people"] {
            for kind in world.ground.texts(store, query).await {
                assert!(["TEXT", "BIGINT", "DOUBLE PRECISION"].contains(&kind.as_str()), "{kind}");
            }
        }
    })
    .await;
}

/// The literal of every `sql("…")` in the storage folder, but for the migration runner.
fn queries() -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/storage");
    let mut queries = Vec::new();
    for file in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&file).unwrap();
        for part in text.split("sql(").skip(1).filter(|_| !name.starts_with("migrate")) {
            // Everything else that is called `sql` takes no literal.
            let Some(rest) = part.trim_start().strip_prefix('"') else { continue };
            let literal = rest.split_once('"').unwrap().0;
            let joined = literal.split("\\\n").map(str::trim_start).collect::<String>();
            queries.push((name.clone(), joined));
        }
    }
    assert!(queries.len() > 80, "{}", queries.len());
    queries
}

/// They ask nothing about anybody.
fn is_about_the_database(query: &str) -> bool {
    query == "SELECT 1" || query.contains("pragma_") || query.contains("row_security_active")
}

#[test]
fn every_query_binds_the_organisation() {
    for (file, query) in queries().iter().filter(|(_, query)| !is_about_the_database(query)) {
        let binds =
            query.contains("organisation_id = $1") || (query.starts_with("INSERT") && query.contains("(organisation_id, ") && query.contains("VALUES ($1, "));
        assert!(binds, "{file}: {query}");
    }
}

#[tokio::test]
async fn every_query_finds_its_rows_by_an_index() {
    // A table of a handful of rows, and hourly sweeps that would not be worth an index that every visit has to keep.
    const WHOLE: [&str; 4] = ["DELETE FROM console_token", "OR seen_at <= ", "DELETE FROM staff_device", "DELETE FROM problem_report"];
    // After an older copy was put back, everything is ended or looked at, once, before the site opens; and replacing a key touches every row.
    const ONCE: [&str; 2] = ["age.rs", "rotate.rs"];
    let ground = Ground::sqlite();
    ground.open().await;
    let (mut content, mut people) = (ground.raw("content").await, ground.raw("people").await);
    for (file, query) in queries().iter().filter(|(_, query)| !is_about_the_database(query)) {
        if WHOLE.iter().any(|whole| query.contains(whole)) || ONCE.contains(&file.as_str()) {
            continue;
        }
        let about_texts =
            ["course_sites.rs", "files.rs", "reports.rs", "site_settings.rs", "wordings.rs"].contains(&file.as_str()) || file.starts_with("studio_");
        let connection = if about_texts { &mut content } else { &mut people };
        let parameters = (1..=20).filter(|number| query.contains(&format!("${number}"))).max().unwrap_or(0);
        let explain = format!("EXPLAIN QUERY PLAN {query}");
        let mut explaining = sqlx::query(sqlx::AssertSqlSafe(explain));
        for _ in 0..parameters {
            explaining = explaining.bind("");
        }
        for row in explaining.fetch_all(&mut *connection).await.unwrap() {
            let step: String = row.try_get("detail").unwrap();
            assert!(!step.starts_with("SCAN"), "{file}: {step}: {query}");
        }
    }
}
