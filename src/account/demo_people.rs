//! Made-up people for the demo: a staff account and a learner's place with something in it. Only ever in a folder of their own.
//!
//! Each function makes one person and does nothing when that person is there already, so that a demo can be started again and again.

use super::secrets::Secrets;
use crate::{
    domain::roles::{Role, Roles},
    storage::{
        StorageError, Stores, demo,
        staff::{self, NewStaff},
    },
};

const CLINICIAN: &str = "demo.clinician";
/// Marked as what it is; it opens nothing but a folder of made-up people.
const DEMO_PASSPHRASE: &str = "demo passphrase, not secret";

/// Shown on the console when the demo starts.
pub const HOW_TO_SIGN_IN: &str = "Demo people: sign in as staff with the name demo.clinician and the passphrase: demo passphrase, not secret";

pub async fn make(stores: &Stores, secrets: &Secrets, now: i64) -> Result<(), StorageError> {
    mark(stores, now).await?;
    clinician(stores, secrets, now).await
}

/// Before anybody is made, so that no made-up person can ever be taken for a real one.
async fn mark(stores: &Stores, now: i64) -> Result<(), StorageError> {
    if demo::is_marked(&stores.people).await? {
        return Ok(());
    }
    let mut change = stores.people.change().await?;
    demo::mark(&mut change, now).await?;
    change.commit().await
}

async fn clinician(stores: &Stores, secrets: &Secrets, now: i64) -> Result<(), StorageError> {
    if staff::by_sign_in_name(&stores.people, CLINICIAN).await?.is_some() {
        return Ok(());
    }
    let new = NewStaff { sign_in_name: CLINICIAN, display_name: "Juno Marchetti (made up)", password: DEMO_PASSPHRASE, roles: Roles::of([Role::Clinician]) };
    staff::add(&stores.people, secrets, new, now).await.map(drop)
}
