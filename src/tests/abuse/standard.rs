//! The tables of what holds which requirement tell the truth: every id has a line, and every test that a line names is there
//! (R-SEC-03, R-SEC-04). `docs/asvs.toml` and `docs/abuse-cases.md`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use figment::{
    Figment,
    providers::{Format, Toml},
};
use serde::Deserialize;

fn read(path: &str) -> String {
    fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Deviation {
    of: Vec<String>,
    owner: String,
    date: String,
    what: String,
    compensation: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    level: u8,
    about: String,
    tests: Option<Vec<String>>,
    deviation: Option<String>,
    not_applicable: Option<String>,
    waits_for: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    deviations: BTreeMap<String, Deviation>,
    asked: BTreeMap<String, Asked>,
}

/// The ids that matter most here, by chapter; a list of its own, so that a line cannot be taken out of the table unnoticed.
const IDS: &str = "1.1.2 1.2.1 1.2.2 1.2.4 1.2.10 1.3.1 1.3.4 1.3.5 1.3.6 1.5.2 2.2.1 2.2.2 2.2.3 2.3.1 2.3.3 2.3.4 2.4.1 3.2.1 3.3.1 3.3.2 3.3.3 3.3.4 3.4.1 \
    3.4.2 3.4.3 3.4.4 3.4.5 3.4.6 3.4.8 3.5.1 3.5.3 3.7.2 4.1.1 4.1.3 4.2.1 5.2.1 5.2.2 5.2.3 5.2.5 5.2.6 5.3.2 5.3.3 5.4.1 5.4.2 6.1.1 6.1.3 6.2.1 6.2.2 6.2.3 \
    6.2.4 6.2.5 6.2.6 6.2.7 6.2.8 6.2.9 6.2.10 6.2.11 6.2.12 6.3.3 6.3.8 6.4.1 6.4.2 6.4.3 6.4.6 6.5.1 6.5.2 6.5.3 6.5.4 6.5.5 6.8.1 6.8.2 6.8.4 7.1.1 7.2.3 7.2.4 \
    7.3.1 7.3.2 7.4.1 7.4.2 7.4.3 7.4.4 7.4.5 7.5.2 8.1.1 8.1.2 8.2.1 8.2.2 8.2.3 8.3.1 8.3.2 8.4.1 9.1.1 9.1.2 9.1.3 9.2.1 9.2.2 9.2.3 10.1.2 10.2.1 10.5.1 10.5.2 \
    10.5.3 10.5.4 11.2.2 11.4.2 11.5.1 12.1.1 12.2.1 12.3.1 13.2.4 13.3.1 13.4.1 13.4.2 13.4.3 13.4.4 13.4.5 14.1.1 14.1.2 14.2.1 14.2.2 14.2.3 14.2.6 14.2.7 14.2.8 \
    14.3.1 14.3.2 14.3.3 15.1.2 15.2.1 15.3.1 15.3.3 15.3.4 15.3.7 16.2.5 16.3.1 16.3.2 16.4.1 16.5.1 16.5.2 16.5.3";

/// `file::name`: is there such a file, and such a test in it?
fn is_a_test(named: &str) -> bool {
    let Some((file, name)) = named.split_once("::") else { return false };
    let Ok(text) = fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(file)) else { return false };
    if file.ends_with(".mjs") {
        return text.contains(&format!("test('{name}'")) || text.contains(&format!("test(`{name}"));
    }
    let Some((before, _)) = text.split_once(&format!("fn {name}(")) else { return false };
    // Marked as a test just above, or inside of `proptest!`.
    let above = before.rsplit("\n\n").next().unwrap_or_default();
    above.contains("test]") || above.contains("test(") || before.contains("proptest!")
}

#[test]
fn every_requirement_of_the_standard_is_held_or_says_why_not() {
    let table: Table = Figment::from(Toml::string(&read("docs/asvs.toml"))).extract().unwrap_or_else(|e| panic!("docs/asvs.toml: {e}"));
    let wanted: BTreeSet<&str> = IDS.split_whitespace().collect();
    let there: BTreeSet<&str> = table.asked.keys().map(String::as_str).collect();
    assert_eq!(wanted, there, "ids of the list and lines of docs/asvs.toml");
    for (id, line) in &table.asked {
        let ways = [line.tests.is_some(), line.deviation.is_some() && line.tests.is_none(), line.not_applicable.is_some(), line.waits_for.is_some()];
        assert_eq!(ways.iter().filter(|way| **way).count(), 1, "{id} has exactly one of tests, deviation, not_applicable, waits_for");
        assert!((1..=3).contains(&line.level) && !line.about.is_empty(), "{id}");
        assert!(line.not_applicable.iter().chain(&line.waits_for).all(|why| why.len() > 8), "{id} gives a reason");
        for named in line.tests.iter().flatten() {
            assert!(is_a_test(named), "{id} names {named}, which is no test");
        }
        assert!(line.tests.as_ref().is_none_or(|tests| !tests.is_empty()), "{id}");
        if let Some(which) = &line.deviation {
            assert!(table.deviations.get(which).is_some_and(|d| d.of.contains(id)), "{id} deviates by {which}, which says nothing about it");
        }
    }
    for (name, one) in &table.deviations {
        assert!(!one.owner.is_empty() && one.date.len() == 10 && one.what.len() > 20 && one.compensation.len() > 20, "{name} is not signed");
        assert!(one.of.iter().all(|id| table.asked.get(id).is_some_and(|line| line.deviation.as_deref() == Some(name))), "{name}");
    }
    let count = |of: fn(&Asked) -> bool| table.asked.values().filter(|line| of(line)).count();
    println!(
        "ASVS: {} asked, {} held by tests, {} deviations, {} not applicable, {} wait for a feature",
        table.asked.len(),
        count(|l| l.tests.is_some()),
        count(|l| l.deviation.is_some()),
        count(|l| l.not_applicable.is_some()),
        count(|l| l.waits_for.is_some())
    );
}

#[test]
fn every_abuse_case_has_a_test_or_a_reason() {
    let text = read("docs/abuse-cases.md");
    let rows: Vec<Vec<&str>> =
        text.lines().filter(|line| line.starts_with("| A-")).map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect()).collect();
    let ids: Vec<String> = rows.iter().map(|row| row[0].to_owned()).collect();
    assert_eq!(ids, (1..=64).map(|n| format!("A-{n:02}")).collect::<Vec<_>>(), "one row for each case, in order");
    let breaks = read("xtask/src/breaks.rs");
    for row in rows {
        let [id, _, tests, red] = row[..] else { panic!("{row:?}") };
        let named: Vec<&str> = tests.split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty() || tests.starts_with("absent: ") || tests.starts_with("waits: "), "{id}: {tests}");
        for name in named {
            assert!(is_a_test(name), "{id} names {name}, which is no test");
        }
        for name in red.split('`').skip(1).step_by(2) {
            assert!(breaks.contains(&format!("\"{name}\",")), "{id} was seen red by {name}, which is not in xtask/src/breaks.rs");
        }
    }
}
