//! All SQL of the product, and nothing but SQL: one file per subject, functions named in product words.
//!
//! Two stores: `content` (published files, reports about pages) and `people` (places and staff). On SQLite they are two files in one
//! data folder, on PostgreSQL two schemas. No transaction spans both, and code that is given a `ContentStore` cannot reach people.
//!
//! **The portable subset** (one text of SQL runs on both databases through sqlx's `Any`):
//! - columns are TEXT, BIGINT or DOUBLE PRECISION; time is BIGINT milliseconds, a day is TEXT `yyyy-mm-dd`, yes/no is BIGINT 0 or 1,
//!   lists and JSON are TEXT;
//! - `$1` parameters; ids are made in Rust; no `now()`: the clock is an argument everywhere;
//! - `CAST(SUM(x) AS BIGINT)`, likewise COUNT and MAX of an expression; no `LIKE`; names are sorted in Rust (collations differ);
//! - errors are told apart by kind, never by a constraint's name (SQLite gives none);
//! - everything that writes goes through [`PeopleStore::change`] or [`ContentStore::change`], because a transaction that reads first
//!   and writes later fails at once on SQLite unless it was opened with BEGIN IMMEDIATE;
//! - every table has `organisation_id`, and every query binds it;
//! - no session state on PostgreSQL, so that a pooler may sit between (`Options::behind_pooler`).
//!
//! **Who may read what** is in the types: a learner's rows need an [`OwnPlace`](places::OwnPlace), which only opening a place or its
//! session gives; a clinician's rows need a [`Staff`](staff::Staff), and writing into somebody else's record an
//! [`OpenRequest`](observation_signing::OpenRequest) of theirs. Deliberately absent: any function that lists places, counts what
//! learners did, or gives a learner's row to a `Staff`. On PostgreSQL the database asks once more (`row_rights.rs`).
//!
//! Start reading at [`open`] (`opening.rs`), then `places.rs`. How a change begins and ends is in `change.rs`.

pub mod access_chains;
pub mod access_log;
pub mod age;
pub mod answers;
pub mod attempts;
pub mod award_keys;
pub mod awards;
pub mod bank_answers;
mod change;
pub mod classes;
pub mod console_tokens;
pub mod copies;
pub mod course_sites;
pub mod demo;
pub mod door_counts;
pub mod download;
pub mod drafts;
pub mod easy_cards;
mod error;
pub mod everyones_results;
pub mod evidence;
pub mod evidence_voids;
pub mod files;
pub mod founding;
pub mod help_codes;
pub mod house_rules;
pub mod improvement_projects;
pub mod inbox;
pub mod invitations;
pub mod item_voids;
pub mod judging_again;
pub mod keeping;
pub mod later;
pub mod learner_sessions;
pub mod learning_log;
pub mod lost_cards;
mod lost_rows;
pub mod mentorship_notes;
pub mod mentorship_parts;
pub mod mentorships;
pub mod migrate;
mod migrate_postgres;
pub mod notes;
pub mod observation_signing;
pub mod observations;
pub mod observers;
mod opening;
pub mod passkeys;
pub mod places;
pub mod prior_approving;
pub mod prior_files;
pub mod prior_learning;
pub mod progress;
mod protected;
pub mod protected_hours;
pub mod question_desk;
pub mod question_desk_answers;
pub mod ratings;
pub mod reflection_reading;
pub mod reflections;
pub mod renewals;
pub mod reports;
pub mod results;
pub mod rotate;
mod row_rights;
mod rows;
mod seal;
pub mod second_look_readers;
pub mod second_looks;
pub mod second_step;
pub mod share_codes;
pub mod share_ends;
mod share_values;
pub mod shared_with_me;
pub mod shares;
pub mod sign_ins;
pub mod site_settings;
pub mod site_totals;
pub mod staff;
pub mod staff_devices;
pub mod staff_download;
pub mod staff_identities;
pub mod staff_leaving;
pub mod staff_lessons;
pub mod staff_mail;
pub mod staff_passkeys;
pub mod staff_sessions;
pub mod studio_comments;
pub mod studio_download;
pub mod studio_publications;
pub mod studio_read_before;
pub mod studio_reviews;
pub mod studio_revisions;
pub mod studio_works;
pub mod studio_writers;
pub mod submissions;
pub mod teams;
pub mod try_it;
pub mod wordings;

use std::{
    cell::Cell,
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use sqlx::{Any, AnyPool, any::AnyArguments, query::Query};
use tokio::sync::Semaphore;

pub use change::{Change, ContentChange};
pub use error::StorageError;
pub use opening::{Options, Where, open};
pub use seal::{PatientText, SharedText};

use crate::domain::ids::OrganisationId;

/// The one organisation of a simple installation. The word stands in every row from the first migration on, so that a second
/// organisation is a row and not a migration.
pub(crate) const HOME: &str = "home";

#[derive(Clone)]
pub struct Stores {
    pub content: ContentStore,
    pub people: PeopleStore,
}

/// Published files and reports about pages. Cheap to clone.
#[derive(Clone)]
pub struct ContentStore {
    db: Db,
}

/// Places and staff. Cheap to clone.
#[derive(Clone)]
pub struct PeopleStore {
    db: Db,
}

#[derive(Clone)]
struct Db {
    pool: AnyPool,
    organisation: OrganisationId,
    kind: Kind,
    /// SQLite has one writer at a time. Writers queue here, in order, so that those who wait hold no connection that readers need.
    writer: Option<Arc<Semaphore>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sqlite,
    Postgres { behind_pooler: bool },
}

impl Stores {
    /// For the readiness check: does each store answer?
    pub async fn answers(&self) -> Result<(), StorageError> {
        for db in [&self.content.db, &self.people.db] {
            sql("SELECT 1").execute(db.read().await?.sql()).await?;
        }
        Ok(())
    }

    /// SQLite's settings as every connection of both pools has them now, for `doctor` and for the test that keeps answers safe.
    /// Empty on PostgreSQL.
    pub async fn pragmas(&self) -> Result<Vec<String>, StorageError> {
        let mut lines = Vec::new();
        for db in [&self.content.db, &self.people.db].into_iter().filter(|db| db.kind == Kind::Sqlite) {
            // All at once, or the pool would give the same one again.
            let mut held = Vec::new();
            for _ in 0..db.pool.options().get_max_connections() {
                held.push(db.pool.acquire().await?);
            }
            for connection in &mut held {
                let row = sql("SELECT 'synchronous=' || s.synchronous || ' journal_mode=' || j.journal_mode || ' foreign_keys=' || f.foreign_keys \
                     || ' busy_timeout=' || b.timeout || ' secure_delete=' || d.secure_delete AS line FROM pragma_synchronous s, \
                     pragma_journal_mode j, pragma_foreign_keys f, pragma_busy_timeout b, pragma_secure_delete d")
                .fetch_one(&mut **connection)
                .await?;
                lines.push(rows::text(&row, "line")?);
            }
        }
        Ok(lines)
    }

    /// Lets running work finish and closes the files.
    pub async fn close(&self) {
        self.content.db.pool.close().await;
        self.people.db.pool.close().await;
    }
}

tokio::task_local! {
    static COUNTED: Cell<usize>;
}

/// `false` from the first store behind a pooler on: a statement with a name would be on one server and the next transaction on
/// another. (sqlx's `statement-cache-capacity=0` does not do it: it still names statements, and then forgets them.)
static KEEP_STATEMENTS: AtomicBool = AtomicBool::new(true);

/// Every query of the product is made here, so that a test can count them.
fn sql(text: &'static str) -> Query<'static, Any, AnyArguments> {
    // Outside `count_queries` nobody counts.
    let _ = COUNTED.try_with(|count| count.set(count.get() + 1));
    sqlx::query(text).persistent(KEEP_STATEMENTS.load(Ordering::Relaxed))
}

/// How many queries a piece of work needs (BEGIN and COMMIT apart). Counts this task, not tasks that it spawns.
pub async fn count_queries<T>(work: impl Future<Output = T>) -> (T, usize) {
    COUNTED
        .scope(Cell::new(0), async {
            let result = work.await;
            (result, COUNTED.with(Cell::get))
        })
        .await
}
