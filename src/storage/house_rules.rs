//! What administrators decided on a page and the settings of the server only begin: how long unused places are kept, and which group of the
//! sign-on provider gives which roles. Kept with the people: code that is given the content store must not reach who may come in.
//!
//! Deliberately absent: the client secret, which is a file, and everything that needs a start of the server to change.

use sqlx::AnyConnection;

use super::{Change, PeopleStore, StorageError, rows, sql};
use crate::domain::{single_sign_on::RoleMap, unused_term::Months};

const MONTHS: &str = "unused-months";
const SIGN_ON: &str = "sign-on-roles";

/// `None`: as the settings of the server say. `changed_at` tells two states apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HouseRules {
    pub unused: Option<Months>,
    pub sign_on: Option<RoleMap>,
    pub changed_at: i64,
}

/// What a newer version wrote and this one cannot read is as good as nothing: then the settings hold.
pub async fn read(people: &PeopleStore) -> Result<HouseRules, StorageError> {
    let found = sql("SELECT name, value, changed_at FROM house_rule WHERE organisation_id = $1")
        .bind(people.organisation().as_str())
        .fetch_all(people.read().await?.sql())
        .await?;
    let mut rules = HouseRules::default();
    for row in &found {
        let value = rows::text(row, "value")?;
        match rows::text(row, "name")?.as_str() {
            MONTHS => rules.unused = Months::parse(&value),
            SIGN_ON => rules.sign_on = RoleMap::from_text(&value),
            _ => {}
        }
        rules.changed_at = rules.changed_at.max(rows::number(row, "changed_at")?);
    }
    Ok(rules)
}

/// One number that moves with every change: for asking often.
pub async fn changed_at(people: &PeopleStore) -> Result<i64, StorageError> {
    latest(people.read().await?.sql(), people.organisation().as_str()).await
}

async fn latest(connection: &mut AnyConnection, organisation: &str) -> Result<i64, StorageError> {
    let row = sql("SELECT CAST(COALESCE(MAX(changed_at), 0) AS BIGINT) AS latest FROM house_rule WHERE organisation_id = $1")
        .bind(organisation.to_owned())
        .fetch_one(connection)
        .await?;
    rows::number(&row, "latest")
}

/// `None`: from now on as the settings say.
pub async fn set_unused(change: &mut Change, months: Option<Months>, now: i64) -> Result<(), StorageError> {
    put(change, MONTHS, &months.map(|months| months.number().to_string()).unwrap_or_default(), now).await
}

/// `None`: from now on as the settings say.
pub async fn set_sign_on(change: &mut Change, roles: Option<&RoleMap>, now: i64) -> Result<(), StorageError> {
    put(change, SIGN_ON, &roles.map(RoleMap::to_text).unwrap_or_default(), now).await
}

/// The time is moved on when the clock stands still or goes back, so that no change goes unnoticed.
async fn put(change: &mut Change, name: &str, value: &str, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    let at = now.max(latest(change.sql(), &organisation).await? + 1);
    sql("INSERT INTO house_rule (organisation_id, name, value, changed_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (organisation_id, name) DO UPDATE SET value = $3, changed_at = $4")
    .bind(organisation)
    .bind(name)
    .bind(value)
    .bind(at)
    .execute(change.sql())
    .await?;
    Ok(())
}
