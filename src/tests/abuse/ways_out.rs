//! What the server gives out that it was not asked to: files, methods, things for a browser to keep (ASVS 13.4, 14.3.3; R-SEC-19).

use axum::http::StatusCode;
use doorstep::{app::Audience, http::settings::Settings};

use super::addresses::{address, lines};
use crate::house::TestHouse;

/// Nothing of the machine, of version control, of the data folder: there is no file server, only the table.
#[tokio::test]
async fn nothing_but_the_table_is_served() {
    let mut house = TestHouse::new().await;
    let guesses = [
        "/.git/config",
        "/.env",
        "/doorstep.toml",
        "/data/people.db",
        "/people.db",
        "/pepper.key",
        "/Cargo.toml",
        "/server-status",
        "/metrics",
        "/debug",
        "/admin",
        "/api",
        "/api/",
        "/swagger.json",
        "/actuator/env",
        "/pkg/",
        "/pkg/none/",
        "/pkg/../Cargo.toml",
        "/pkg/none/..%2f..%2fCargo.toml",
        "/pkg/%2e%2e/people.db",
        "/content/help/regions.yaml",
        "/robots.txt.bak",
        "/.well-known/",
        "/.well-known/change-password",
        "/backup.zip",
        "/phpmyadmin/",
        "/en/about/..%2f..%2fCargo",
    ];
    for path in guesses {
        let answer = house.get(path).await;
        assert!([StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED].contains(&answer.status), "{path}: {}", answer.status);
        assert!(!answer.text().contains("[package]") && !answer.text().contains("SQLite format"), "{path}");
    }
}

/// A line answers what it says and nothing else; TRACE, which echoes headers, is never one.
#[tokio::test]
async fn only_the_methods_of_the_table_are_answered() {
    let mut house = TestHouse::new().await;
    for line in lines() {
        for method in ["TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "PROPFIND", "DEBUG"] {
            let ours = [("sec-fetch-site", "same-origin"), ("x-secret", "zzqqecho")];
            let answer = house.ask(method, &address(line.path), &ours, "").await;
            // Or the door, which stands before the question what to do.
            let door = answer.status == StatusCode::SEE_OTHER && matches!(line.audience, Audience::Learner | Audience::Staff);
            assert!(door || answer.status == StatusCode::METHOD_NOT_ALLOWED, "{method} {}: {}", line.path, answer.status);
            assert!(!answer.text().contains("zzqqecho"), "{method} {}", line.path);
        }
    }
}

/// No page and no island writes into the storage of a browser, and there is no worker that could keep pages.
#[test]
fn the_browser_is_given_nothing_to_keep() {
    for (file, text) in super::source::files("src", &[".rs"]).into_iter().filter(|(file, _)| !file.starts_with("src/tests")) {
        for word in ["local_storage", "session_storage", "localStorage", "sessionStorage", "indexedDB", "serviceWorker", "service_worker"] {
            assert!(!text.contains(word), "{file}: {word}");
        }
    }
}

/// R-SEC-19: somebody who found a weakness finds where to say so.
#[tokio::test]
async fn a_finder_finds_whom_to_tell() {
    let set = Settings { security_contact: Some("mailto:security@example.org".into()), security_until: Some("2027-06-30".into()), ..Settings::default() };
    let mut house = TestHouse::with(set).await;
    let file = house.get("/.well-known/security.txt").await;
    assert_eq!((file.status, file.headers["content-type"].to_str().unwrap()), (StatusCode::OK, "text/plain; charset=utf-8"));
    assert!(file.text().starts_with("Contact: mailto:security@example.org\nExpires: 2027-07-01T00:00:00Z\n"), "{}", file.text());
    assert_eq!(TestHouse::new().await.get("/.well-known/security.txt").await.status, StatusCode::NOT_FOUND, "nothing was set");
}
