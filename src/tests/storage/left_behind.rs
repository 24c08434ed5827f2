//! What PostgreSQL keeps of a deleted place in the files of its tables (trust R-PRIV-51). SQLite overwrites at once, which
//! `keeping::no_byte_of_a_deleted_place_stays_in_the_files` shows; PostgreSQL leaves bytes behind until a table is written anew, so a host has to have that done
//! (`docs/backup-and-restore.md`). Deliberately absent: the write-ahead log, which the server recycles by itself.

use doorstep::{
    domain::ids::QuestionId,
    storage::{PatientText, answers, drafts, places},
};

use super::*;

/// The files of all tables and indexes of `people` that hold one of these.
async fn holding(ground: &Ground, markers: &[String]) -> i64 {
    ground.execute("people", "CHECKPOINT").await;
    let any = markers.iter().map(|marker| format!("position(convert_to('{marker}', 'UTF8') in bytes) > 0")).collect::<Vec<_>>().join(" OR ");
    let files = "SELECT pg_read_binary_file(pg_relation_filepath(c.oid)) AS bytes FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
        WHERE n.nspname = 'people' AND c.relkind IN ('r', 'i', 't')";
    // What is too long for a row stands in a table beside it.
    let aside = "SELECT pg_read_binary_file(pg_relation_filepath(t.reltoastrelid)) FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace \
        WHERE n.nspname = 'people' AND t.reltoastrelid <> 0";
    ground.number("people", &format!("SELECT CAST(COUNT(*) AS BIGINT) FROM ({files} UNION ALL {aside}) AS file WHERE {any}")).await
}

#[tokio::test]
async fn a_table_written_anew_has_no_byte_of_a_deleted_place() {
    on_each_database(async |world| {
        if world.ground.is_sqlite() {
            return;
        }
        let people = &world.stores.people;
        let (own, other) = (world.somebody().await, world.somebody().await);
        let markers: Vec<String> = (0..20).map(|n| format!("marker-{n:03}-of-somebody")).collect();
        for (n, marker) in markers.iter().enumerate() {
            let text = PatientText::written_by(&own, "words ".repeat(200));
            change!(people, change => drafts::keep(&mut change, &own, &format!("/learn/{marker}"), &text, NOON));
            let question = QuestionId::parse(&format!("q{n}")).unwrap();
            for place in [&own, &other] {
                change!(people, change => answers::save_access(&mut change, place, &question, answers::Access::No, NOON));
            }
        }
        let mine: Vec<String> = markers.into_iter().chain([own.id().as_str().to_owned(), "calm-forest-0".into()]).collect();
        assert!(holding(world.ground, &mine).await > 3, "the search finds what is there");
        change!(people, change => places::delete_everything(&mut change, &world.secrets, &own, 0));
        world.ground.execute("people", "VACUUM FULL").await;
        assert_eq!(holding(world.ground, &mine).await, 0);
        assert!(holding(world.ground, &[other.id().as_str().to_owned()]).await > 0, "the other one stays");
    })
    .await;
}
