//! Who takes part in these tests, and what the databases hold after they did.

use std::collections::BTreeMap;

use doorstep::{
    domain::roles::{Role, Roles},
    storage::staff::{self, NewStaff},
};
use sqlx::{Connection, Row, sqlite::SqliteConnection};

use crate::house::{NOON, TestHouse};

pub const PASSPHRASE: &str = "seven lamps on the quay";

/// Somebody who works here, without a session.
pub async fn employ(house: &TestHouse, name: &str, password: &str, roles: &[Role]) {
    let new = NewStaff { sign_in_name: name, display_name: "Robin Example", password, roles: Roles::of(roles.iter().copied()) };
    staff::add(&house.house.stores.people, &house.house.secrets, new, NOON).await.unwrap().unwrap();
}

/// Somebody who works here, signed in in this browser.
pub async fn staff(house: &mut TestHouse, name: &str, roles: &[Role]) {
    employ(house, name, PASSPHRASE, roles).await;
    let (people, secrets) = (house.house.stores.people.clone(), house.house.secrets.clone());
    let staff = staff::sign_in(&people, &secrets, name, PASSPHRASE).await.unwrap().unwrap();
    let mut change = people.change().await.unwrap();
    let token = doorstep::storage::staff_sessions::start(&mut change, &staff, NOON).await.unwrap();
    change.commit().await.unwrap();
    house.set_cookie("staff", &token.reveal());
}

/// Every row of every table of both databases, as text.
pub async fn everything(house: &TestHouse) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    for store in ["content", "people"] {
        let file = house.house.settings.data_folder.join(format!("{store}.db"));
        let mut db = SqliteConnection::connect(&format!("sqlite://{}?mode=ro", file.display())).await.unwrap();
        let tables = texts(&mut db, "SELECT name FROM sqlite_master WHERE type = 'table'").await;
        for table in tables {
            let columns = texts(&mut db, &format!("SELECT name FROM pragma_table_info('{table}')")).await;
            let row = columns.iter().map(|column| format!("'{column}=' || quote(\"{column}\")")).collect::<Vec<_>>().join(" || ' ' || ");
            all.insert(table.clone(), texts(&mut db, &format!("SELECT {row} FROM \"{table}\" ORDER BY 1")).await);
        }
        db.close().await.unwrap();
    }
    assert!(all.len() > 15, "both databases were read");
    all
}

async fn texts(db: &mut SqliteConnection, query: &str) -> Vec<String> {
    let rows = sqlx::query(sqlx::AssertSqlSafe(query)).fetch_all(db).await.unwrap();
    rows.iter().map(|row| row.try_get::<String, _>(0).unwrap()).collect()
}

/// Which tables differ, and how; empty when nothing was written.
pub fn differences(before: &BTreeMap<String, Vec<String>>, after: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    before
        .iter()
        .filter(|(table, rows)| after.get(*table) != Some(*rows))
        .map(|(table, rows)| format!("{table}: {rows:?} became {:?}", after.get(table)))
        .collect()
}
