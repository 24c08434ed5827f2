//! Made-up people for the demo: four staff accounts, a clinician's, a facilitator's, an observer's and a lead's. Only ever in a folder of their own.
//! Deliberately absent: a learner's place. Taking a card takes a minute, and shows more than a made-up one would.
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
const FACILITATOR: &str = "demo.facilitator";
const OBSERVER: &str = "demo.observer";
const LEAD: &str = "demo.lead";
const AUTHOR: &str = "demo.author";
/// Telehealth, and data in care: so much can be signed and approved in the demo, by a founding observer.
const SIGNED: [&str; 2] = ["domain:d2", "domain:d4"];
/// Marked as what it is; it opens nothing but a folder of made-up people.
const DEMO_PASSPHRASE: &str = "demo passphrase, not secret";

/// Shown on the console when the demo starts.
pub const HOW_TO_SIGN_IN: &str = "Demo people: sign in as staff with the name demo.clinician, demo.observer, demo.lead, demo.facilitator or demo.author and the passphrase: demo passphrase, not secret";

pub async fn make(stores: &Stores, secrets: &Secrets, now: i64) -> Result<(), StorageError> {
    mark(stores, now).await?;
    staff_member(stores, secrets, CLINICIAN, "Juno Marchetti (made up)", Roles::of([Role::Clinician]), now).await?;
    staff_member(stores, secrets, FACILITATOR, "Noor Ostrowski (made up)", Roles::of([Role::Facilitator]), now).await?;
    staff_member(stores, secrets, OBSERVER, "Ines Vasquez-Roy (made up)", Roles::of([Role::Mentor]), now).await?;
    staff_member(stores, secrets, LEAD, "Maud Ilesanmi (made up)", Roles::of([Role::Lead]), now).await?;
    staff_member(stores, secrets, AUTHOR, "Tamsin Delacroix-Oyelaran (made up)", Roles::of([Role::Author]), now).await?;
    let mut change = stores.people.change().await?;
    for scope in SIGNED {
        demo::name_founding(&mut change, OBSERVER, scope, "Made up, for this demo.", now).await?;
    }
    change.commit().await
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

/// A made-up member of staff. They sign in without a second step, which their account page says; no real account can.
async fn staff_member(stores: &Stores, secrets: &Secrets, name: &str, display_name: &str, roles: Roles, now: i64) -> Result<(), StorageError> {
    if staff::by_sign_in_name(&stores.people, name).await?.is_none() {
        staff::add(&stores.people, secrets, NewStaff { sign_in_name: name, display_name, password: DEMO_PASSPHRASE, roles }, now).await?;
    }
    let mut change = stores.people.change().await?;
    demo::mark_person(&mut change, name).await?;
    change.commit().await
}
