//! Bringing PostgreSQL up to date: as the role that owns the tables, which then gives the working role what it needs and no more.
//!
//! With one role for both (no `database_owner_url`) there is nothing to give, and no rights of rows (`row_rights`). Deliberately absent: making
//! roles, which is for the administrator of the server.

use sqlx::{Any, AnyConnection, Connection, Transaction};

use super::{
    StorageError, Where,
    migrate::{applied, apply, connect, ledger, pending, sql, to_run},
    opening::Name,
    rows,
};

/// Chosen once; any number that nothing else in the database uses.
const ADVISORY_LOCK: i64 = 0x0064_6f6f_7273_7465;

const SCHEMAS: &str = "CREATE SCHEMA IF NOT EXISTS content; CREATE SCHEMA IF NOT EXISTS people;";

/// New connections of this role then find both schemas without being told: nothing is left to a session. The database's name is only
/// known to the server, hence the block.
const SEARCH_PATH: &str =
    "DO $do$ BEGIN EXECUTE format('ALTER ROLE CURRENT_USER IN DATABASE %I SET search_path = people, content, public', current_database()); END $do$;";

/// What the working role may do with tables that are another's: rows come and go, and no table. `%I` is that role.
const GRANTS: [&str; 6] = [
    "GRANT USAGE ON SCHEMA content, people TO %I",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA content, people TO %I",
    // Lines of the log of who looked are written and read; they go with their place, and nothing changes one (trust R-PRIV-31).
    "REVOKE UPDATE ON people.access_line FROM %I",
    // What was told for a quarter is never told otherwise (trust R-PRIV-24).
    "REVOKE UPDATE, DELETE ON people.quarter_total FROM %I",
    "REVOKE INSERT, UPDATE, DELETE ON content.content_migration FROM %I",
    "REVOKE INSERT, UPDATE, DELETE ON people.people_migration FROM %I",
];

pub(super) async fn run_postgres(place: &Where, owner: &Where, now: i64) -> Result<(), StorageError> {
    let mut works = connect(place, Name::People).await?;
    let mut connection = connect(owner, Name::People).await?;
    if pending(owner).await?.is_empty() && finds_both_schemas(&mut works).await? {
        works.close().await?;
        return Ok(connection.close().await?);
    }
    let mut own = alone(&mut works).await?;
    sqlx::raw_sql(SEARCH_PATH).execute(&mut *own).await?;
    let role = working_role(&mut own).await?;
    own.commit().await?;
    works.close().await?;
    // Whoever waited here looks again.
    let mut transaction = alone(&mut connection).await?;
    sqlx::raw_sql(SCHEMAS).execute(&mut *transaction).await?;
    if !owns(&mut transaction, &role).await? {
        sqlx::raw_sql(SEARCH_PATH).execute(&mut *transaction).await?;
    }
    for name in Name::BOTH {
        let ledger = ledger(name);
        sql(ledger.search_path).execute(&mut *transaction).await?;
        sql(ledger.create).execute(&mut *transaction).await?;
        let applied = applied(&mut transaction, name).await?;
        let rest = to_run(&applied, name, true)?;
        apply(&mut transaction, name, &rest, now).await?;
    }
    if !owns(&mut transaction, &role).await? {
        for grant in GRANTS {
            let text = sql("SELECT format($1, $2) AS text").bind(grant).bind(role.as_str()).fetch_one(&mut *transaction).await?;
            sqlx::raw_sql(sqlx::AssertSqlSafe(rows::text(&text, "text")?)).execute(&mut *transaction).await?;
        }
    }
    transaction.commit().await?;
    connection.close().await?;
    Ok(())
}

/// A transaction beside which no other one of ours runs here.
async fn alone(connection: &mut AnyConnection) -> Result<Transaction<'_, Any>, StorageError> {
    let mut transaction = connection.begin().await?;
    sql("SELECT pg_advisory_xact_lock($1)").bind(ADVISORY_LOCK).execute(&mut *transaction).await?;
    Ok(transaction)
}

/// The name of the role of this connection.
async fn working_role(connection: &mut AnyConnection) -> Result<String, StorageError> {
    let row = sql("SELECT CAST(current_user AS TEXT) AS role").fetch_one(connection).await?;
    rows::text(&row, "role")
}

/// Is the working role the one that migrates?
async fn owns(connection: &mut AnyConnection, role: &str) -> Result<bool, StorageError> {
    Ok(working_role(connection).await? == role)
}

/// A dump restored under another role or name brings the tables and not the role's search path.
async fn finds_both_schemas(connection: &mut AnyConnection) -> Result<bool, StorageError> {
    let mut transaction = connection.begin().await?;
    let found = sql("SELECT tablename::TEXT AS tablename FROM pg_tables WHERE schemaname = ANY (current_schemas(false)) AND tablename IN ($1, $2)")
        .bind("place")
        .bind("content_file")
        .fetch_all(&mut *transaction)
        .await?;
    Ok(found.len() == 2)
}

pub(super) async fn applied_in_postgres(connection: &mut AnyConnection, name: Name) -> Result<Vec<(String, String)>, StorageError> {
    let mut transaction = connection.begin().await?;
    let there = sql("SELECT tablename::TEXT AS tablename FROM pg_tables WHERE schemaname = $1 AND tablename = $1 || '_migration'")
        .bind(name.word())
        .fetch_optional(&mut *transaction)
        .await?;
    if there.is_none() {
        return Ok(Vec::new());
    }
    sql(ledger(name).search_path).execute(&mut *transaction).await?;
    applied(&mut transaction, name).await
}
