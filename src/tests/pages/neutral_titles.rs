//! What stays behind on a shared device, a tab's name, an address in the history, a printed page's edge, says nothing about anybody's
//! health and names no clinic (trust R-PRIV-66). A host may choose other words for its own name; ours stay neutral.

use axum::http::StatusCode;
use doorstep::app::{Audience, routes};

use super::every_route::{address, is_page};
use crate::house::TestHouse;

const NEVER: [&str; 20] = [
    "clinic",
    "hospital",
    "mental",
    "psych",
    "therap",
    "diagnos",
    "disorder",
    "depress",
    "anxi",
    "patient",
    "illness",
    "disease",
    "treatment",
    "suicid",
    "clinique",
    "hôpital",
    "santé",
    "trouble",
    "malad",
    "traitement",
];

fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    text.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map(|(inside, _)| inside).unwrap_or_default()
}

/// Words that a learner's page may have in its title although they hold one of the above, with the reason.
fn is_fine(title: &str) -> bool {
    // Telling a page apart that could not be shown; the English word “trouble” is not the French one.
    title.starts_with("Something went wrong")
}

#[tokio::test]
async fn titles_addresses_and_printed_edges_say_nothing_about_anybody() {
    let mut guest = TestHouse::new().await;
    let mut learner = TestHouse::new().await;
    learner.join().await;
    let mut seen = 0;
    for line in routes().into_iter().map(|r| r.line).filter(|l| l.reads && is_page(l) && matches!(l.audience, Audience::Anyone | Audience::Learner)) {
        for locale in ["en", "fr"] {
            let path = address(line.path).replacen("/en", &format!("/{locale}"), 1);
            // The template alone: what stands in a blank comes from content, which the list below looks at.
            assert!(NEVER.iter().all(|word| !line.path.to_lowercase().contains(word)), "{}", line.path);
            for house in [&mut guest, &mut learner] {
                let page = house.get(&path).await;
                if page.status != StatusCode::OK {
                    continue;
                }
                seen += 1;
                let title = between(page.text(), "<title>", "</title>");
                assert!(!title.is_empty(), "{path}");
                for word in NEVER {
                    assert!(!title.to_lowercase().contains(word) || is_fine(title), "{path}: “{title}” has “{word}”");
                }
                let printed = between(page.text(), "<footer class=\"foot\"", "</footer>").to_lowercase();
                // Help lines in print are numbers that anybody may need; their names are those of the lines.
                let printed = printed.split("only-print").next().unwrap_or_default().to_owned();
                for word in NEVER {
                    assert!(!printed.contains(word), "{path}: the foot has “{word}”");
                }
                assert!(!page.text().contains("favicon") || page.text().contains("/favicon.svg"), "{path}");
            }
        }
    }
    assert!(seen > 60, "{seen}");
}

#[test]
fn every_address_and_title_of_the_learners_courses_is_neutral() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content/courses");
    let mut titles = 0;
    let tasks = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content/instruments/try-it");
    for (name, text) in files(&folder).into_iter().chain(files(&tasks)) {
        if name.contains("care-online") {
            continue; // clinicians' courses
        }
        let title = text.lines().find_map(|line| line.strip_prefix("title:")).unwrap_or_default().to_lowercase();
        titles += usize::from(!title.is_empty());
        for word in NEVER {
            assert!(!name.to_lowercase().contains(word), "{name} has “{word}” in its address");
            assert!(!title.contains(word), "{name}: the title has “{word}”");
        }
    }
    assert!(titles > 20, "{titles}");
}

fn files(folder: &std::path::Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "md") {
            let below = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().display().to_string();
            found.push((below, std::fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

#[test]
fn the_pictures_of_the_tab_and_the_product_have_no_words() {
    let favicon = include_str!("../../../style/favicon.svg");
    assert!(!favicon.contains("<text") && !favicon.contains("<title"));
}
