//! PostgreSQL keeps a learner's rows from everything but work about this learner, whatever a query says (trust R-SEC-12, R-PRIV-03): tried
//! by raw SQL, as the role that the product works as. SQLite has no such rights; there these tests have nothing to do.

use doorstep::storage::shared_with_me;
use sqlx::AnyConnection;

use super::{places::fill, schema, *};

/// Looked at before anybody is known, by what somebody holds: a card's name, a token, a passkey. These stay without rights of rows.
const DOORS: [&str; 6] = ["place", "place_use", "learner_session", "learner_passkey", "lost_card", "easy_card"];

/// What housekeeping may see of all places. Nothing that anybody answered, rated, ticked or wrote.
const HOUSE: [&str; 5] = ["share", "learner_submission", "learner_sign_in", "access_line", "access_head"];

fn kept_apart() -> Vec<&'static str> {
    schema::learner_tables().into_iter().chain(schema::BETWEEN_TABLES).filter(|table| !DOORS.contains(table)).collect()
}

/// How many rows a plain `SELECT *` gives, in a transaction that said this.
async fn rows_of(connection: &mut AnyConnection, table: &str, said: &[(&str, &str)]) -> usize {
    let mut transaction = connection.begin().await.unwrap();
    for (name, value) in said {
        sqlx::query("SELECT set_config($1, $2, true)").bind(*name).bind(*value).execute(&mut *transaction).await.unwrap();
    }
    let found = sqlx::query(sqlx::AssertSqlSafe(format!("SELECT * FROM {table}"))).fetch_all(&mut *transaction).await.unwrap();
    transaction.rollback().await.unwrap();
    found.len()
}

/// On PostgreSQL, with two learners who did everything: their ids, and the member of staff whom the first one chose.
async fn with_two_learners(test: impl AsyncFn(&World, &str, &str, &str)) {
    on_each_database(async |world| {
        if world.ground.is_sqlite() || world.ground.owner.is_none() {
            return;
        }
        let (one, other) = (world.somebody().await, world.somebody().await);
        fill(&world, &one).await;
        fill(&world, &other).await;
        let (one, other) = (one.id().as_str().to_owned(), other.id().as_str().to_owned());
        let reader = world.ground.texts("people", &format!("SELECT staff_id FROM share WHERE place_id = '{one}'")).await.remove(0);
        test(&world, &one, &other, &reader).await;
    })
    .await;
}

#[tokio::test]
async fn nothing_is_given_to_a_query_that_says_nothing() {
    with_two_learners(async |world, one, _, _| {
        let mut works = world.ground.works().await;
        for table in kept_apart() {
            assert_eq!(rows_of(&mut works, table, &[]).await, 0, "{table}, nothing said");
            assert_eq!(rows_of(&mut works, table, &[("doorstep.place", "")]).await, 0, "{table}, nobody named");
            assert_eq!(rows_of(&mut works, table, &[("doorstep.place", "AAAAAAAAAAAAAAAAAAAAAA")]).await, 0, "{table}, a place that is none");
            assert_eq!(rows_of(&mut works, table, &[("doorstep.place", &one[..10])]).await, 0, "{table}, a part of an id");
            assert_eq!(rows_of(&mut works, table, &[("doorstep.place", one)]).await, 1, "{table}, their own");
            // What was said does not outlive its transaction.
            assert_eq!(rows_of(&mut works, table, &[]).await, 0, "{table}, said before");
        }
        crate::proof::tell("rights of rows on PostgreSQL", &format!("{} tables, 0 rows to a query that says nothing", kept_apart().len()));
    })
    .await;
}

#[tokio::test]
async fn nobody_reads_or_changes_anothers_rows() {
    with_two_learners(async |world, one, other, _| {
        let mut works = world.ground.works().await;
        for table in kept_apart() {
            let mut transaction = works.begin().await.unwrap();
            sqlx::query("SELECT set_config('doorstep.place', $1, true)").bind(other).execute(&mut *transaction).await.unwrap();
            // A line of the log is never changed by anybody.
            let only_grows = table == "access_line";
            let mut tries = vec![format!("DELETE FROM {table} WHERE place_id = '{one}'")];
            tries.extend((!only_grows).then(|| format!("UPDATE {table} SET place_id = place_id WHERE place_id = '{one}'")));
            tries.push(format!("SELECT place_id FROM {table} WHERE place_id = '{one}'"));
            for query in tries {
                let done = sqlx::query(sqlx::AssertSqlSafe(query.as_str())).execute(&mut *transaction).await.unwrap();
                assert_eq!(done.rows_affected(), 0, "{query}");
            }
            // Nor can a row be moved into another's place.
            let moved = format!("UPDATE {table} SET place_id = '{one}' WHERE place_id = '{other}'");
            let refused = sqlx::query(sqlx::AssertSqlSafe(moved)).execute(&mut *transaction).await.unwrap_err();
            let why = if only_grows { "permission denied" } else { "row-level security" };
            assert!(refused.to_string().contains(why), "{table}: {refused}");
        }
        works.close().await.unwrap();
        for table in kept_apart() {
            let left = world.ground.number("people", &format!("SELECT CAST(COUNT(*) AS BIGINT) FROM {table}")).await;
            assert_eq!(left, 2, "{table}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_reader_is_given_the_share_and_not_what_it_is_about() {
    with_two_learners(async |world, _, _, reader| {
        let mut works = world.ground.works().await;
        for table in kept_apart() {
            let parts_of_a_share = ["share", "share_item", "share_end", "share_key"].contains(&table);
            assert_eq!(rows_of(&mut works, table, &[("doorstep.reader", reader)]).await, usize::from(parts_of_a_share), "{table}");
            assert_eq!(rows_of(&mut works, table, &[("doorstep.reader", "somebody-else")]).await, 0, "{table}");
        }
        // A member of staff to whom nothing was shown, through the product's own way.
        let sam = world.somebody_on_staff().await;
        assert!(shared_with_me::all(&world.stores.people, &world.secrets, &sam, NOON).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn housekeeping_is_given_no_answer_no_rating_and_no_note() {
    with_two_learners(async |world, _, _, _| {
        let mut works = world.ground.works().await;
        for table in kept_apart() {
            // The key and the parts of a share are seen by whoever sees the share: sealed, and of no use without the key file.
            let sees = if HOUSE.contains(&table) || table.starts_with("share") { 2 } else { 0 };
            assert_eq!(rows_of(&mut works, table, &[("doorstep.house", "tidy")]).await, sees, "{table}");
        }
    })
    .await;
}

/// Whoever makes the totals of a quarter reads what people let be counted: no rating, no answer, no note, and not who said yes.
#[tokio::test]
async fn counting_is_given_what_people_let_be_counted_and_nothing_else() {
    with_two_learners(async |world, _, _, _| {
        let mut works = world.ground.works().await;
        for table in kept_apart() {
            let sees = if table == "counted_skill" { 2 } else { 0 };
            assert_eq!(rows_of(&mut works, table, &[("doorstep.house", "count")]).await, sees, "{table}");
        }
        let mut transaction = works.begin().await.unwrap();
        sqlx::query("SELECT set_config('doorstep.house', 'count', true)").execute(&mut *transaction).await.unwrap();
        for change in ["DELETE FROM counted_skill", "UPDATE counted_skill SET after_value = 4"] {
            assert_eq!(sqlx::query(change).execute(&mut *transaction).await.unwrap().rows_affected(), 0, "{change}: it reads and changes nothing");
        }
        transaction.rollback().await.unwrap();
        // What was told is never told otherwise.
        let told = sqlx::query("INSERT INTO quarter_total (organisation_id, quarter, told) VALUES ('home', '2026-2', '{}')").execute(&mut works).await;
        assert_eq!(told.unwrap().rows_affected(), 1);
        for change in ["UPDATE quarter_total SET told = ''", "DELETE FROM quarter_total"] {
            let refused = sqlx::query(change).execute(&mut works).await.unwrap_err().to_string();
            assert!(refused.contains("permission denied"), "{change}: {refused}");
        }
        crate::proof::tell("counting on PostgreSQL", &format!("of {} tables of learners it reads 1", kept_apart().len()));
    })
    .await;
}

#[tokio::test]
async fn the_working_role_cannot_free_itself() {
    with_two_learners(async |world, _, _, _| {
        let mut works = world.ground.works().await;
        for statement in [
            "ALTER TABLE people.private_note DISABLE ROW LEVEL SECURITY",
            "DROP POLICY own ON people.private_note",
            "CREATE POLICY all_of_it ON people.private_note USING (true)",
            "ALTER TABLE people.private_note OWNER TO CURRENT_USER",
            "SET ROLE doorstep_test_owner",
            "DROP TABLE people.private_note",
            "DELETE FROM people.people_migration",
        ] {
            assert!(works.execute(sqlx::AssertSqlSafe(statement)).await.is_err(), "{statement}");
        }
        works.execute("SET row_security = off").await.unwrap();
        assert!(works.execute("SELECT * FROM people.private_note").await.is_err(), "it is refused, not opened");
    })
    .await;
}

/// For `doctor`: whoever owns the tables, or is a superuser, is told.
#[tokio::test]
async fn the_program_knows_whether_the_rights_hold() {
    on_each_database(async |world| {
        let held = world.stores.row_rights_hold().await.unwrap();
        match &world.ground.owner {
            None => assert_ne!(held, Some(true)),
            Some(owner) => {
                assert_eq!(held, Some(true));
                let as_owner = storage::open(&Where::Postgres(owner.clone()), &Options::at(NOON)).await.unwrap();
                assert_eq!(as_owner.row_rights_hold().await.unwrap(), Some(false));
            }
        }
    })
    .await;
}
