//! The data inventory (docs/data-inventory.yaml) against the schema, and what a person gets against the inventory.

use std::collections::BTreeMap;

use doorstep::storage::{
    PatientText,
    download::{self, Kept, Value},
    staff_download,
};
use serde::Deserialize;

use super::*;

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Inventory {
    kept: BTreeMap<String, String>,
    people: BTreeMap<String, Table>,
    content: BTreeMap<String, Table>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    about: String,
    stays: Option<String>,
    /// class, needed for, who can read, kept, download, leaves with deletion
    columns: BTreeMap<String, [String; 6]>,
}

fn inventory() -> Inventory {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/data-inventory.yaml");
    serde_saphyr::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

impl Inventory {
    fn store(&self, store: &str) -> &BTreeMap<String, Table> {
        if store == "people" { &self.people } else { &self.content }
    }

    /// (table, column) that a person of this kind gets.
    fn downloaded(&self, about: &str) -> Vec<(&str, &str)> {
        let tables = self.people.iter().filter(|(_, table)| table.about == about || (about == "learner" && table.about == "share"));
        tables.flat_map(|(name, table)| table.columns.iter().filter(|(_, c)| c[4] == "yes").map(|(column, _)| (name.as_str(), column.as_str()))).collect()
    }
}

/// The columns that a learner's download has of this table, as the file says it.
pub fn learner_gets(table: &str) -> Vec<String> {
    inventory().downloaded("learner").into_iter().filter(|(name, _)| *name == table).map(|(_, column)| column.to_owned()).collect()
}

/// Hosts read that page, and their counsel with it: a table that it does not name would be kept without a word.
#[test]
fn the_page_for_hosts_names_every_table() {
    let page = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/host/what-is-stored.md");
    let page = std::fs::read_to_string(page).unwrap();
    let inventory = inventory();
    let lacking: Vec<&String> = inventory.people.keys().chain(inventory.content.keys()).filter(|table| !page.contains(&format!("`{table}`"))).collect();
    assert!(lacking.is_empty(), "docs/host/what-is-stored.md lacks {lacking:?}: what is it, who can read it, how long is it kept?");
}

#[tokio::test]
async fn every_stored_column_is_in_the_inventory_and_nothing_else_is() {
    let inventory = inventory();
    on_each_database(async |world| {
        for store in ["content", "people"] {
            let there = schema::columns(world.ground, store).await;
            let there: Vec<_> = there.iter().filter(|(table, _)| !schema::is_ledger(table)).collect();
            for (table, column) in &there {
                let known = inventory.store(store).get(table).is_some_and(|t| t.columns.contains_key(column));
                assert!(known, "docs/data-inventory.yaml lacks {store}: {table}.{column}. What is it for, who reads it, how long is it kept?");
            }
            for (table, entry) in inventory.store(store) {
                for column in entry.columns.keys() {
                    assert!(there.iter().any(|(t, c)| t == table && c == column), "{store}: {table}.{column} is in the inventory and not stored");
                }
            }
        }
    })
    .await;
}

#[test]
fn the_inventory_says_something_in_every_line() {
    let inventory = inventory();
    for (name, table) in inventory.people.iter().chain(&inventory.content) {
        let about = table.about.as_str();
        assert!(["learner", "staff", "nobody", "share"].contains(&about), "{name} is about {about}");
        assert_eq!(schema::learner_tables().contains(&name.as_str()), about == "learner", "{name}");
        for (column, [class, needed_for, readers, kept, download, leaves]) in &table.columns {
            assert!(["C1", "C2", "C3", "C4"].contains(&class.as_str()), "{name}.{column}: {class}");
            assert!(!needed_for.is_empty() && !readers.is_empty(), "{name}.{column}");
            assert!(inventory.kept.contains_key(kept), "{name}.{column} is kept “{kept}”, which is not explained");
            let reason = download.strip_prefix("no: ").is_some_and(|reason| reason.len() > 10);
            assert!(download == "yes" || reason, "{name}.{column}: download is “{download}”");
            assert!(["yes", "no"].contains(&leaves.as_str()), "{name}.{column}: deletion is “{leaves}”");
            let personal = class != "C1";
            assert!(leaves == "yes" || !personal || table.stays.is_some(), "{name}.{column} stays after deletion, and nothing says why");
            assert!(column == "organisation_id" || !personal || download == "yes" || reason, "{name}.{column}");
        }
    }
}

/// What people take along is named in words, in both languages; a sealed text is shown under what it is.
#[test]
fn every_column_that_people_get_has_a_name() {
    let inventory = inventory();
    for (name, table) in &inventory.people {
        for (column, [.., download, _]) in table.columns.iter().filter(|(column, _)| !column.starts_with("sealed")) {
            for locale in [Locale::English, Locale::French] {
                let words = doorstep::ui::words::Say(locale).t(&format!("kept-column-{}", column.replace('_', "-")));
                assert!(download != "yes" || !words.contains("Unknown localization"), "{name}.{column} has no name in {locale:?}");
            }
        }
    }
}

/// Every table.column with its values as the person gets them.
fn flat(kept: &[Kept], own: Option<&OwnPlace>) -> BTreeMap<(String, String), Vec<String>> {
    let mut all: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for (table, column, value) in kept.iter().flat_map(|k| k.rows.iter().flatten().map(|(column, value)| (k.table, column, value))) {
        let value = match value {
            Value::Nothing => String::new(),
            Value::Number(n) => n.to_string(),
            Value::Text(text) => text.clone(),
            Value::Written(text) => own.map(|own| text.reveal_to_owner(own).to_owned()).unwrap_or_default(),
        };
        let sealed = if matches!(table, "learner_passkey" | "share") { "sealed_label" } else { "sealed" };
        let column = if column == "text" { sealed } else { column };
        all.entry((table.to_owned(), column.to_owned())).or_default().push(value);
    }
    all
}

/// What stands in that column of the database, as text.
async fn stored(world: &World<'_>, table: &str, column: &str, whose: &str, id: &str) -> Vec<String> {
    let query = match table {
        "clinician_response" => format!(
            "SELECT COALESCE(CAST(r.{column} AS TEXT), '') FROM clinician_response r JOIN clinician_attempt a ON a.id = r.attempt_id WHERE a.staff_id = '{id}'"
        ),
        _ => format!("SELECT COALESCE(CAST({column} AS TEXT), '') FROM {table} WHERE {whose} = '{id}'"),
    };
    world.ground.texts("people", &query).await
}

#[tokio::test]
async fn a_learner_gets_every_column_that_the_inventory_promises_and_nobody_elses() {
    let inventory = inventory();
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (own, other) = (world.somebody().await, world.somebody().await);
        places::fill(&world, &own).await;
        places::fill(&world, &other).await;
        world
            .ground
            .execute("people", &format!("UPDATE place SET class_id = 'class of ' || id, device_variant = 'iphone' WHERE id = '{}'", own.id().as_str()))
            .await;
        let theirs = PatientText::written_by(&other, "somebody else wrote this".into());
        change!(people, change => doorstep::storage::notes::save(&mut change, &other, &module("pm02"), &lesson("other"), &theirs, NOON));
        let got = flat(&download::of_place(people, &world.secrets, &own).await.unwrap(), Some(&own));
        for (table, column) in inventory.downloaded("learner") {
            let values = got.get(&(table.into(), column.into())).unwrap_or_else(|| panic!("{table}.{column} is not in the download"));
            let whose = if table == "place" { "id" } else { "place_id" };
            let mut expected = match column {
                "sealed_label" if table == "share" => vec!["Robin".into()],
                "sealed" | "sealed_label" => vec!["secret words of mine".into()],
                _ => stored(&world, table, column, whose, own.id().as_str()).await,
            };
            let mut values = values.clone();
            expected.sort();
            values.sort();
            assert_eq!(values, expected, "{table}.{column}");
            // What stands empty here would prove nothing; these are empty by their nature in this place.
            let may_be_empty =
                ["skill_rating.module_id", "lesson_place.finished_at", "learner_passkey.used_day", "learner_submission.outcome", "share_end.cause"];
            let is_empty = values.iter().all(String::is_empty);
            assert!(!is_empty || may_be_empty.contains(&format!("{table}.{column}").as_str()), "{table}.{column} is empty in this test");
        }
        // Nothing that is kept back, and nothing of the other place.
        for (table, column) in got.keys() {
            assert!(inventory.downloaded("learner").contains(&(table.as_str(), column.as_str())), "{table}.{column} is not meant for a download");
        }
        let all = got.values().flatten().cloned().collect::<Vec<_>>().join(" ");
        assert!(!all.contains(other.id().as_str()) && !all.contains("somebody else") && !all.contains("calm-forest-1"));
    })
    .await;
}

/// A share's own words open while it runs. Afterwards their key is gone, and so are they.
#[tokio::test]
async fn what_was_sealed_for_a_reader_is_in_the_download_until_the_share_is_over() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let own = world.somebody().await;
        places::fill(&world, &own).await;
        let got = flat(&download::of_place(people, &world.secrets, &own).await.unwrap(), Some(&own));
        let there = |table: &str, column: &str| got[&(table.to_owned(), column.to_owned())].clone();
        assert_eq!((there("share", "sealed_label"), there("share_item", "sealed")), (vec!["Robin".to_owned()], vec!["secret words of mine".to_owned()]));
        assert_eq!(there("share", "id"), there("share_item", "share_id"), "what belongs together can be told");
        world.ground.execute("people", "DELETE FROM share_key").await;
        let got = flat(&download::of_place(people, &world.secrets, &own).await.unwrap(), Some(&own));
        let there = |table: &str, column: &str| got[&(table.to_owned(), column.to_owned())].clone();
        assert_eq!((there("share", "sealed_label"), there("share_item", "sealed")), (vec![String::new()], vec![String::new()]));
    })
    .await;
}

#[tokio::test]
async fn staff_get_every_column_that_the_inventory_promises_and_nobody_elses() {
    let inventory = inventory();
    on_each_database(async |world| {
        let (staff, other) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        staff_filled::fill(&world, &staff).await;
        staff_filled::fill(&world, &other).await;
        let got = flat(&staff_download::of_staff(&world.stores.people, &world.secrets, &staff).await.unwrap(), None);
        for (table, column) in inventory.downloaded("staff") {
            let values = got.get(&(table.into(), column.into())).unwrap_or_else(|| panic!("{table}.{column} is not in the download"));
            let whose = if table == "staff" { "id" } else { "staff_id" };
            let mut expected = match (table, column) {
                ("mentorship_note", "sealed") => vec![format!("notes of {}", staff.id().as_str()); 2],
                _ => stored(&world, table, column, whose, staff.id().as_str()).await,
            };
            let mut values = values.clone();
            expected.sort();
            values.sort();
            assert_eq!(values, expected, "{table}.{column}");
        }
        assert!(!got.values().flatten().any(|value| value.contains(other.id().as_str())));
        // What they wrote on somebody else's request is theirs; that person's line is not.
        let there = |table: &str, column: &str| got.get(&(table.to_owned(), column.to_owned())).cloned();
        assert_eq!(there("observation_signed", "comment"), Some(vec!["My words.".to_owned()]));
        assert_eq!(there("prior_learning_decided", "comment"), Some(vec!["My reason.".to_owned()]));
        assert_eq!(there("reflection_read", "comment"), Some(vec!["My question.".to_owned()]));
        assert_eq!(there("desk_answered", "answer"), Some(vec!["My answer.".to_owned()]));
        assert_eq!(there("protected_granted", "minutes"), Some(vec!["240".to_owned()]));
        assert_eq!(there("project_read", "comment"), Some(vec!["My question about it.".to_owned()]));
        assert_eq!(there("mentorship_met", "words"), Some(vec!["We try it.".to_owned()]));
        assert!(
            !got.values().flatten().any(|value| value.contains("their line")
                || value.contains("their thoughts")
                || value.contains("their wish")
                || value.contains("their question"))
        );
    })
    .await;
}
