//! What stands on every page, kept as text beside this file: title, headings, questions, fields and buttons, asked for with real requests.
//!
//! A part of a page that is lost, or a message that changes, is a difference to look at and to agree to:
//! `WRITE_SNAPSHOTS=1 cargo test --features ssr --test product snapshots`. Deliberately absent: running text of lessons, which authors
//! change, and anything drawn by chance.

use std::{fmt::Write, fs, path::PathBuf};

use axum::http::StatusCode;
use doorstep::{
    app::{Audience, routes},
    domain::roles::Role,
};

use super::{every_route::address, sharing::reader};
use crate::house::TestHouse;

/// The elements that make a page what it is, in the order in which they stand.
const PARTS: [&str; 8] = ["title", "h1", "h2", "h3", "legend", "label", "button", "caption"];

/// Pages whose parts are content: their headings are an author's, and tests of content look at them.
const CONTENT: [&str; 12] = [
    "/{locale}/learn/{course}/{module}",
    "/{locale}/train/{course}/{module}",
    "/{locale}/glossary",
    "/{locale}/learn",
    "/{locale}/components",
    "/{locale}/about/{page}",
    "/{locale}/practice",
    "/{locale}/questions",
    "/{locale}/learn/{course}/{module}/facilitator",
    "/{locale}/learn/{course}/{module}/handout",
    "/{locale}/train/competencies",
    "/{locale}/author",
];

/// Drawn anew each time: a card with its words.
const BY_CHANCE: [&str; 3] = ["/{locale}/join", "/{locale}/me/card", "/{locale}/staff/second/set-up"];

fn outline(html: &str) -> String {
    let mut lines = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
        if !PARTS.contains(&name.as_str()) {
            continue;
        }
        let (Some((_, inside)), end) = (rest.split_once('>'), format!("</{name}>")) else { continue };
        let inside = inside.split(&end).next().unwrap_or_default();
        let words = without_tags(inside);
        if !words.is_empty() {
            let _ = writeln!(lines, "  {name}: {words}");
        }
    }
    lines
}

fn without_tags(html: &str) -> String {
    let text: String = html
        .split('<')
        .enumerate()
        .map(|(n, piece)| if n == 0 { piece } else { piece.split_once('>').map_or("", |(_, text)| text) })
        .collect::<Vec<_>>()
        .join(" ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn compare(name: &str, found: &str) {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/tests/pages/snapshots").join(format!("{name}.txt"));
    if std::env::var_os("WRITE_SNAPSHOTS").is_some() {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, found).unwrap();
    }
    let stands = fs::read_to_string(&file).unwrap_or_default();
    let first = stands.lines().zip(found.lines()).find(|(a, b)| a != b);
    let how = "if that is meant: WRITE_SNAPSHOTS=1 cargo test --features ssr --test product snapshots, and look at the difference";
    assert!(stands == found, "{name}: stands {} lines, found {}; first difference {first:?}; {how}", stands.lines().count(), found.lines().count());
}

async fn look(house: &mut TestHouse, locale: &str, which: impl Fn(Audience) -> bool) -> String {
    let mut all = String::new();
    for line in routes().into_iter().map(|route| route.line).filter(|line| line.reads && line.path.starts_with("/{locale}") && which(line.audience)) {
        if CONTENT.contains(&line.path) || BY_CHANCE.contains(&line.path) {
            continue;
        }
        let path = address(line.path).replacen("/en", &format!("/{locale}"), 1);
        let page = house.get(&path).await;
        let _ = writeln!(all, "{path} {}", page.status.as_u16());
        if page.status == StatusCode::OK {
            all.push_str(&outline(page.text()));
        }
    }
    all
}

#[tokio::test]
async fn pages_hold_what_they_held() {
    for locale in ["en", "fr"] {
        let mut guest = TestHouse::new().await;
        compare(&format!("guest-{locale}"), &look(&mut guest, locale, |a| matches!(a, Audience::Anyone | Audience::StaffDoor)).await);
        let mut learner = TestHouse::new().await;
        learner.join().await;
        compare(&format!("learner-{locale}"), &look(&mut learner, locale, |a| matches!(a, Audience::Learner)).await);
        for role in [Role::Clinician, Role::Facilitator, Role::Administrator] {
            let house = TestHouse::new().await;
            let mut staff = reader(&house, role.code(), role).await;
            compare(&format!("{}-{locale}", role.code()), &look(&mut staff, locale, |a| matches!(a, Audience::Staff)).await);
        }
    }
}

#[test]
fn what_is_lost_from_a_page_is_seen() {
    let page =
        "<title>A page</title><h1>One <em>thing</em></h1><form><label for=\"a\">Name</label><button type=\"submit\">Save <svg><path/></svg></button></form>";
    assert_eq!(outline(page), "  title: A page\n  h1: One thing\n  label: Name\n  button: Save\n");
    assert_ne!(outline(&page.replace("<button", "<b")), outline(page));
}
