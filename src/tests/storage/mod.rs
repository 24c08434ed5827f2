//! The conformance suite: every query of `storage` runs here, on SQLite and on PostgreSQL.
//!
//! PostgreSQL needs `TEST_DATABASE_URL`, an address whose role may create databases. Without it these tests say aloud that half of
//! them was skipped; with `DOORSTEP_REQUIRE_POSTGRES=1` (as in CI) they fail instead. With `TEST_POOLER_URL` the stores are opened
//! through that PgBouncer (transaction mode) in front of the same server.

mod age;
mod awards;
pub mod bank_answers;
mod classes;
mod completion;
mod content;
mod door_counts;
mod durability;
mod house_rules;
mod improvement_projects;
pub mod inventory;
mod item_voids;
pub mod keeping;
mod learning;
mod left_behind;
mod lost_cards;
mod mentoring;
mod new_ways_in;
mod observing;
mod opening;
mod places;
mod prior;
mod protected_hours;
mod question_desk;
mod reflecting;
mod rotate;
mod row_rights;
mod schema;
mod sealing;
mod second_look;
mod sessions;
mod sharing;
mod site;
pub mod site_totals;
mod staff_filled;
mod staff_leaving;
mod staff_mail;
mod staff_passkeys;
mod staff_ways;
mod studio;
mod studio_reviews;
mod teams;
mod training;
mod try_it;
mod ways_in;
mod who_looked;

use std::{
    str::FromStr,
    sync::{
        Once,
        atomic::{AtomicU32, Ordering},
    },
};

use doorstep::{
    account::secrets::Secrets,
    domain::{
        ids::*,
        locale::Locale,
        roles::{Role, Roles},
    },
    storage::{
        self, Options, Stores, Where,
        places::{NewPlace, OwnPlace},
        staff::{NewStaff, Staff},
    },
};
use sqlx::{AnyConnection, Connection, Executor, Row, any::AnyConnectOptions};
use tempfile::TempDir;

/// A moment to count from.
pub use crate::house::VERSIONS;

pub const NOON: i64 = 1_790_000_000_000;
pub const MINUTE: i64 = 60_000;

/// A fresh database with nothing in it yet.
pub struct Ground {
    pub name: &'static str,
    pub place: Where,
    /// Data folder: key file on both databases, and the two files on SQLite.
    pub folder: TempDir,
    /// The server's address, the database's, and the database's name.
    database: Option<(String, String, String)>,
    /// The address of the role that makes the tables; the product works as another one, as a host should have it.
    owner: Option<String>,
}

impl Ground {
    fn sqlite() -> Self {
        // A name that an address has to escape.
        let folder = tempfile::Builder::new().prefix("door step 100% ?#").tempdir().unwrap();
        Self { name: "SQLite", place: Where::SqliteFolder(folder.path().join("data")), folder, database: None, owner: None }
    }

    async fn postgres(server: &str) -> Self {
        sqlx::any::install_default_drivers();
        let database = format!("doorstep_test_{:016x}", rand::random::<u64>());
        let (base, _) = server.rsplit_once('/').expect("TEST_DATABASE_URL ends with a database's name");
        // On one machine; one test asks for the encrypted way.
        let direct = format!("{base}/{database}?sslmode=disable");
        let folder = tempfile::tempdir().unwrap();
        if let Ok(pooler) = std::env::var("TEST_POOLER_URL") {
            // A pooler knows its users by a file: there the product works as whoever it knows.
            run(server, &format!("CREATE DATABASE {database}")).await;
            let place = Where::Postgres(format!("{}/{database}", pooler.rsplit_once('/').expect("TEST_POOLER_URL ends with a database's name").0));
            return Self { name: "PostgreSQL", place, folder, database: Some((server.to_owned(), direct, database)), owner: None };
        }
        let [owner, works] = two_roles(server).await.map(|base| format!("{base}/{database}?sslmode=disable"));
        run(server, &format!("CREATE DATABASE {database} OWNER {}", ROLES[0])).await;
        // For looking past the storage layer.
        run(server, &format!("ALTER ROLE CURRENT_USER IN DATABASE {database} SET search_path = people, content, public")).await;
        Self { name: "PostgreSQL", place: Where::Postgres(works), folder, database: Some((server.to_owned(), direct, database)), owner: Some(owner) }
    }

    pub fn is_sqlite(&self) -> bool {
        self.database.is_none()
    }

    pub fn options(&self) -> Options {
        let owner = self.owner.clone();
        Options { owner, behind_pooler: !self.is_sqlite() && std::env::var_os("TEST_POOLER_URL").is_some(), ..Options::at(NOON) }
    }

    pub async fn open(&self) -> Stores {
        storage::open(&self.place, &self.options()).await.unwrap()
    }

    /// Past the storage layer, to look at what it wrote.
    pub async fn raw(&self, store: &str) -> AnyConnection {
        sqlx::any::install_default_drivers();
        let address = match (&self.place, &self.database) {
            (_, Some((_, direct, _))) => direct.clone(),
            (Where::Postgres(direct), None) => direct.clone(),
            (Where::SqliteFolder(folder), None) => {
                let path = folder.join(format!("{store}.db")).to_str().unwrap().replace('%', "%25").replace('?', "%3F").replace('#', "%23");
                format!("sqlite://{path}")
            }
        };
        AnyConnection::connect_with(&AnyConnectOptions::from_str(&address).unwrap()).await.unwrap()
    }

    /// PostgreSQL as the role that the product works as, without the storage layer.
    pub async fn works(&self) -> AnyConnection {
        sqlx::any::install_default_drivers();
        let Where::Postgres(address) = &self.place else { panic!("SQLite has no roles") };
        AnyConnection::connect(address).await.unwrap()
    }

    /// Every value of a text column.
    pub async fn texts(&self, store: &str, query: &str) -> Vec<String> {
        let mut connection = self.raw(store).await;
        let found = sqlx::query(sqlx::AssertSqlSafe(query)).fetch_all(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        found.iter().map(|row| row.try_get::<String, _>(0).unwrap()).collect()
    }

    pub async fn number(&self, store: &str, query: &str) -> i64 {
        let mut connection = self.raw(store).await;
        let found = sqlx::query(sqlx::AssertSqlSafe(query)).fetch_one(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        found.try_get(0).unwrap()
    }

    pub async fn execute(&self, store: &str, query: &str) {
        let mut connection = self.raw(store).await;
        connection.execute(sqlx::AssertSqlSafe(query)).await.unwrap();
        connection.close().await.unwrap();
    }
}

/// Who makes the tables, and who works with them: no superuser, as `TEST_DATABASE_URL` is one.
const ROLES: [&str; 2] = ["doorstep_test_owner", "doorstep_test_works"];

/// Both, made once; the address of the server for each of them. Their password is the one of the address that was given.
async fn two_roles(server: &str) -> [String; 2] {
    static MADE: tokio::sync::OnceCell<()> = tokio::sync::OnceCell::const_new();
    let (rest, _) = server.rsplit_once('/').unwrap();
    let (scheme, rest) = rest.split_once("://").expect("an address");
    let (who, host) = rest.rsplit_once('@').unwrap_or(("", rest));
    let password = who.split_once(':').map_or("", |(_, password)| password);
    MADE.get_or_init(async || {
        for role in ROLES {
            let make = format!("DO $do$ BEGIN CREATE ROLE {role} LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $do$");
            run(server, &make).await;
            run(server, &format!("ALTER ROLE {role} LOGIN PASSWORD '{password}'")).await;
        }
    })
    .await;
    ROLES.map(|role| format!("{scheme}://{role}:{password}@{host}"))
}

async fn run(server: &str, statement: &str) {
    let mut connection = AnyConnection::connect(server).await.unwrap();
    connection.execute(sqlx::AssertSqlSafe(statement)).await.unwrap();
    connection.close().await.unwrap();
}

impl Drop for Ground {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("\n*** failed on {} ***", self.name);
        }
        if let Some((server, _, database)) = self.database.take() {
            // In a thread of its own, because a test that fails is already leaving its runtime.
            let dropped = std::thread::spawn(move || {
                tokio::runtime::Builder::new_current_thread()
                    .enable_all()
                    .build()
                    .unwrap()
                    .block_on(run(&server, &format!("DROP DATABASE IF EXISTS {database} WITH (FORCE)")));
            });
            if dropped.join().is_err() {
                eprintln!("a test database was left behind");
            }
        }
    }
}

/// Runs the test on each database, with nothing in it.
pub async fn on_fresh_ground(test: impl AsyncFn(&Ground)) {
    test(&Ground::sqlite()).await;
    static SAID: Once = Once::new();
    match std::env::var("TEST_DATABASE_URL") {
        Ok(server) => test(&Ground::postgres(&server).await).await,
        Err(_) if std::env::var("DOORSTEP_REQUIRE_POSTGRES").is_ok_and(|value| value == "1") => {
            panic!("PostgreSQL is required here, and TEST_DATABASE_URL is not set");
        }
        Err(_) => SAID.call_once(|| {
            // Not `eprintln!`: the test runner would swallow it.
            use std::io::Write;
            let _ = writeln!(std::io::stderr(), "\n*** PostgreSQL SKIPPED: set TEST_DATABASE_URL to test the other half ***\n");
        }),
    }
}

/// Runs the test on each database, open and up to date.
pub async fn on_each_database(test: impl AsyncFn(World)) {
    on_fresh_ground(async |ground| {
        let world = World { stores: ground.open().await, secrets: Secrets::open(ground.folder.path()).unwrap(), ground, drawn: AtomicU32::new(0) };
        test(world).await;
    })
    .await;
}

/// Open stores and people in them.
pub struct World<'a> {
    pub ground: &'a Ground,
    pub stores: Stores,
    pub secrets: Secrets,
    drawn: AtomicU32,
}

pub const WORDS: &str = "lamp river stone apple";
pub const SPARE: &str = "cloud table green boat";

impl World<'_> {
    /// Somebody joins. The first is `calm-forest-0`.
    pub async fn somebody(&self) -> OwnPlace {
        let name = format!("calm forest {}", self.drawn.fetch_add(1, Ordering::Relaxed));
        let new = NewPlace { card_name: &name, secret: WORDS, spare: SPARE, locale: Locale::English, day: "2026-11-22" };
        storage::places::join(&self.stores.people, &self.secrets, new).await.unwrap().unwrap()
    }

    pub async fn somebody_on_staff(&self) -> Staff {
        let name = format!("staff{}", self.drawn.fetch_add(1, Ordering::Relaxed));
        let new = NewStaff { sign_in_name: &name, display_name: "Sam", password: "a long enough password", roles: Roles::of([Role::Clinician]) };
        storage::staff::add(&self.stores.people, &self.secrets, new, NOON).await.unwrap().unwrap();
        storage::staff::sign_in(&self.stores.people, &self.secrets, &name, "a long enough password").await.unwrap().unwrap()
    }
}

/// Waits for all of them together.
pub async fn all_together<T>(all: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut waiting: Vec<_> = all.map(Box::pin).collect();
    let mut done = Vec::new();
    std::future::poll_fn(|context| {
        waiting.retain_mut(|one| match one.as_mut().poll(context) {
            std::task::Poll::Ready(value) => {
                done.push(value);
                false
            }
            std::task::Poll::Pending => true,
        });
        if waiting.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done
}

/// A change that only does this.
macro_rules! change {
    ($store:expr, $change:ident => $work:expr) => {{
        let mut $change = $store.change().await.unwrap();
        let result = $work.await.unwrap();
        $change.commit().await.unwrap();
        result
    }};
}
pub(crate) use change;

pub fn module(id: &str) -> ModuleId {
    ModuleId::parse(id).unwrap()
}

pub fn lesson(slug: &str) -> LessonSlug {
    LessonSlug::parse(slug).unwrap()
}

pub fn course() -> CourseSlug {
    CourseSlug::parse("digital-doorways").unwrap()
}

pub fn revision(text: &str) -> Revision {
    Revision::from_digest(text)
}
