//! A whole copy of both stores while the site runs, for `doorstep backup`. SQLite only: PostgreSQL has `pg_dump`.
//!
//! People first, content after it: a response is stored after its wording, so a copy in this order never has a response without its text.
//! Deliberately absent: key files (they are kept apart) and restoring (`docs/backup-and-restore.md`, and a test that does it).

use std::path::Path;

use sqlx::{AnyConnection, Connection};

use super::{
    StorageError, Where, migrate,
    opening::{Name, address},
    rows,
};

const LOOK_THROUGH: &str = "PRAGMA integrity_check";

/// Makes `people.db` and `content.db` in `to`, which is there and empty, and looks through both.
pub async fn copy(place: &Where, to: &Path) -> Result<(), StorageError> {
    sqlx::any::install_default_drivers();
    for name in [Name::People, Name::Content] {
        let target = to.join(format!("{}.db", name.word()));
        migrate::copy_into(place, name, &target).await?;
        let mut copy = AnyConnection::connect_with(&address(&Where::SqliteFolder(to.to_owned()), name)?).await.map_err(StorageError::connecting)?;
        let found = sqlx::raw_sql(LOOK_THROUGH).fetch_one(&mut copy).await?;
        let said = rows::text(&found, "integrity_check")?;
        copy.close().await?;
        if said != "ok" {
            return Err(StorageError::Other(format!("the copy of {} is not whole: {said}", name.word())));
        }
    }
    Ok(())
}
