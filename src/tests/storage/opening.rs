//! Opening: pragmas, migrations, backups, refusals, two at once.

use doorstep::storage::{self, Options, StorageError, Where, migrate};
use sqlx::{Connection, Row};

use super::*;

/// How many migrations of these folders this binary knows for this database.
fn known(ground: &Ground, folders: &[&str]) -> usize {
    let here = |version: &&str| !(ground.is_sqlite() && version.starts_with("postgres/"));
    migrate::known_versions().into_iter().filter(here).filter(|v| folders.iter().any(|f| v.starts_with(f))).count()
}

#[tokio::test]
async fn opening_is_idempotent_and_leaves_nothing_pending() {
    on_fresh_ground(async |ground| {
        let pending = migrate::pending(&ground.place).await.unwrap().len();
        assert_eq!(pending, known(ground, &["content/", "people/", "postgres/"]));
        ground.open().await.answers().await.unwrap();
        ground.open().await.answers().await.unwrap();
        assert_eq!(migrate::pending(&ground.place).await.unwrap(), [""; 0]);
        let organisations = ground.number("people", "SELECT CAST(COUNT(*) AS BIGINT) FROM organisation").await;
        assert_eq!(organisations, 1);
    })
    .await;
}

#[tokio::test]
async fn without_leave_to_migrate_it_says_what_is_missing() {
    on_fresh_ground(async |ground| {
        let options = Options { migrate: false, ..ground.options() };
        let refused = storage::open(&ground.place, &options).await.err().unwrap();
        assert!(matches!(refused, StorageError::NotMigrated { .. }), "{refused:?}");
        ground.open().await;
        storage::open(&ground.place, &options).await.unwrap().answers().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_newer_database_is_refused_by_name_and_left_alone() {
    on_fresh_ground(async |ground| {
        ground.open().await.close().await;
        ground.execute("people", "INSERT INTO people_migration (version, checksum, applied_at) VALUES ('people/9000_future', 'x', 1)").await;
        let refused = storage::open(&ground.place, &ground.options()).await.err().unwrap();
        assert!(matches!(&refused, StorageError::Newer { version } if version == "people/9000_future"), "{refused:?}");
        assert!(refused.to_string().contains("people/9000_future"));
    })
    .await;
}

#[tokio::test]
async fn an_edited_migration_is_refused() {
    on_fresh_ground(async |ground| {
        ground.open().await.close().await;
        ground.execute("content", "UPDATE content_migration SET checksum = 'other'").await;
        let refused = storage::open(&ground.place, &ground.options()).await.err().unwrap();
        assert!(matches!(refused, StorageError::Edited { .. }), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn eight_that_start_together_migrate_once() {
    on_fresh_ground(async |ground| {
        let mut starting = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let (place, options) = (ground.place.clone(), Options { connections: 2, ..ground.options() });
            starting.spawn(async move {
                let stores = storage::open(&place, &options).await?;
                stores.answers().await?;
                stores.close().await;
                Ok::<_, StorageError>(())
            });
        }
        while let Some(started) = starting.join_next().await {
            started.unwrap().unwrap();
        }
        let ran = ground.number("people", "SELECT CAST(COUNT(*) AS BIGINT) FROM people_migration").await;
        assert_eq!(usize::try_from(ran).unwrap(), known(ground, &["people/", "postgres/"]));
    })
    .await;
}

#[tokio::test]
async fn a_filled_folder_is_backed_up_before_it_is_migrated() {
    let ground = Ground::sqlite();
    let Where::SqliteFolder(folder) = &ground.place else { return };
    ground.open().await.close().await;
    let backups = || std::fs::read_dir(folder).unwrap().filter(|f| f.as_ref().unwrap().file_name().to_string_lossy().contains("before")).count();
    assert_eq!(backups(), 0, "an empty folder needs none");
    // As if the content store's migration were still to come (in a store that has others).
    ground.execute("content", "UPDATE content_migration SET version = version").await;
    let mut content = ground.raw("content").await;
    // Every table of the store, those that others lean on last.
    let studio = ["comment", "review", "read_before", "checked", "without", "publication", "revision", "work", "writer"].map(|part| format!("studio_{part}"));
    for table in studio {
        sqlx::query(sqlx::AssertSqlSafe(format!("DROP TABLE {table}"))).execute(&mut content).await.unwrap();
    }
    for table in ["kept_wording", "course_site", "site_setting", "problem_report", "content_snapshot", "content_file", "content_organisation"] {
        sqlx::query(sqlx::AssertSqlSafe(format!("DROP TABLE {table}"))).execute(&mut content).await.unwrap();
    }
    sqlx::query("DELETE FROM content_migration").execute(&mut content).await.unwrap();
    content.close().await.unwrap();

    ground.open().await.close().await;
    assert_eq!(backups(), 1, "people had something to lose");
    let copy = format!("people.before-{NOON}");
    assert_eq!(ground.number(&copy, "SELECT COUNT(*) FROM organisation").await, 1, "the copy opens");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        for file in std::fs::read_dir(folder).unwrap() {
            let file = file.unwrap();
            assert_eq!(file.metadata().unwrap().permissions().mode() & 0o077, 0, "{:?} is private", file.file_name());
        }
    }
}

#[test]
fn every_migration_file_is_listed() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut files: Vec<String> = ["content", "people", "postgres"]
        .iter()
        .flat_map(|kind| std::fs::read_dir(root.join(kind)).unwrap().map(move |file| (kind, file.unwrap().file_name())))
        .map(|(kind, name)| format!("{kind}/{}", name.to_str().unwrap().strip_suffix(".sql").unwrap()))
        .collect();
    files.sort();
    let mut known = migrate::known_versions();
    known.sort_unstable();
    assert_eq!(files, known);
}

#[tokio::test]
async fn a_wrong_address_gives_a_hint_and_no_secret() {
    for (address, hint) in [("postgres://ann:hunter2@127.0.0.1:1/doorstep", "running"), ("postgress://ann:hunter2@127.0.0.1/doorstep", "looks like")] {
        let refused = storage::open(&Where::Postgres(address.into()), &Options::at(NOON)).await.err().unwrap();
        let said = format!("{refused} {refused:?}");
        assert!(matches!(refused, StorageError::Unreachable { .. }), "{said}");
        assert!(said.contains(hint) && !said.contains("hunter2"), "{said}");
    }
    if let Ok(server) = std::env::var("TEST_DATABASE_URL") {
        let (base, _) = server.rsplit_once('/').unwrap();
        let refused = storage::open(&Where::Postgres(format!("{base}/nowhere_at_all")), &Options::at(NOON)).await.err().unwrap();
        assert!(refused.to_string().contains("does not exist yet"), "{refused}");
    }
}

/// With the certificate of the server, and not with one of somebody else.
#[tokio::test]
async fn the_way_to_the_database_is_encrypted_and_knows_whom_it_talks_to() {
    let (Ok(server), Ok(certificate)) = (std::env::var("TEST_DATABASE_URL"), std::env::var("TEST_DATABASE_CERTIFICATE")) else {
        assert!(std::env::var_os("DOORSTEP_REQUIRE_POSTGRES").is_none(), "the PostgreSQL of the tests has no certificate");
        return;
    };
    sqlx::any::install_default_drivers();
    let plain = server.split('?').next().unwrap();
    let address = format!("{plain}?sslmode=verify-full&sslrootcert={certificate}");
    let mut connection = AnyConnection::connect(&address).await.unwrap();
    let row =
        sqlx::query("SELECT CASE WHEN ssl THEN 1 ELSE 0 END AS n FROM pg_stat_ssl WHERE pid = pg_backend_pid()").fetch_one(&mut connection).await.unwrap();
    assert_eq!(row.get::<i32, _>("n"), 1);
    connection.close().await.unwrap();
    let refused = storage::open(&Where::Postgres(format!("{plain}?sslmode=verify-full")), &Options::at(NOON)).await.err().unwrap();
    assert!(matches!(refused, StorageError::Unreachable { .. }), "a certificate that nobody vouches for: {refused:?}");
    let elsewhere = storage::open(&Where::Postgres("postgres://a:b@db.example/d".into()), &Options::at(NOON)).await.err().unwrap();
    assert!(elsewhere.to_string().contains("sslmode=verify-full"), "{elsewhere}");
}

#[tokio::test]
async fn a_folder_that_cannot_be_used_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a file");
    std::fs::write(&file, "").unwrap();
    let refused = storage::open(&Where::SqliteFolder(file.join("data")), &Options::at(NOON)).await.err().unwrap();
    assert!(matches!(refused, StorageError::Unreachable { .. }), "{refused:?}");

    let data = folder.path().join("data");
    std::fs::create_dir(&data).unwrap();
    std::fs::write(data.join("people.db"), "this is no database, but it is long enough to look at").unwrap();
    let refused = storage::open(&Where::SqliteFolder(data), &Options::at(NOON)).await.err().unwrap();
    assert!(refused.to_string().contains("damaged"), "{refused}");
}

/// The next sessions of the role find both schemas unasked: no `SET` per connection, so a pooler may sit between.
#[tokio::test]
async fn postgres_finds_both_schemas_without_session_state() {
    on_fresh_ground(async |ground| {
        if ground.is_sqlite() {
            return;
        }
        ground.open().await.close().await;
        let mut connection = ground.works().await;
        let path: String = sqlx::query("SHOW search_path").fetch_one(&mut connection).await.unwrap().try_get(0).unwrap();
        assert_eq!(path, "people, content, public");
        connection.close().await.unwrap();

        // A restored dump has the tables and not the path: opening puts it right.
        let mut connection = ground.works().await;
        let reset = "DO $do$ BEGIN EXECUTE format('ALTER ROLE CURRENT_USER IN DATABASE %I RESET search_path', current_database()); END $do$";
        connection.execute(reset).await.unwrap();
        connection.close().await.unwrap();
        ground.open().await.answers().await.unwrap();
        assert_eq!(ground.number("people", "SELECT CAST(COUNT(*) AS BIGINT) FROM place").await, 0);
    })
    .await;
}

/// Reads in transactions of their own and no kept statements: what PgBouncer 1.18 in transaction mode needs.
#[tokio::test]
async fn behind_a_pooler_everything_still_works() {
    on_fresh_ground(async |ground| {
        let options = Options { behind_pooler: true, connections: 2, ..ground.options() };
        let stores = storage::open(&ground.place, &options).await.unwrap();
        for _ in 0..20 {
            change!(stores.people, change => storage::demo::mark(&mut change, NOON));
            assert!(storage::demo::is_marked(&stores.people).await.unwrap());
        }
    })
    .await;
}
