//! Made-up people for the demo: a staff account and a learner's place with something in it. Only ever in a folder of their own.

use super::secrets::Secrets;
use crate::storage::{StorageError, Stores, demo};

/// Shown on the console when the demo starts.
pub const HOW_TO_SIGN_IN: &str = "Demo people";

pub async fn make(stores: &Stores, _secrets: &Secrets, now: i64) -> Result<(), StorageError> {
    if demo::is_marked(&stores.people).await? {
        return Ok(());
    }
    let mut change = stores.people.change().await?;
    demo::mark(&mut change, now).await?;
    change.commit().await
}
