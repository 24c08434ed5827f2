//! The headers of every answer, in every status that the product has (R-SEC-01, A-34).

use std::collections::{BTreeMap, BTreeSet};

use axum::http::{HeaderMap, StatusCode};
use doorstep::http::faults::Fault;

use super::{
    addresses::{address, lines},
    observatory,
};
use crate::house::{Answer, TestHouse};

/// What each answer says, whatever it is. `script-src` and `Cache-Control` are looked at apart.
const ALWAYS: [(&str, &str); 8] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("strict-transport-security", "max-age=63072000; includeSubDomains"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=(), interest-cohort=()"),
];

/// Directives that no page may loosen.
const POLICY: [&str; 7] =
    ["default-src 'none'", "style-src 'self'", "img-src 'self'", "form-action 'self'", "base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'"];

/// Every status that must be seen below; a list of its own, so that a status which is not reached any more fails the test.
const STATUSES: [u16; 13] = [200, 303, 304, 400, 401, 403, 404, 405, 413, 422, 429, 500, 503];

fn one<'h>(headers: &'h HeaderMap, name: &str) -> &'h str {
    assert!(headers.get_all(name).iter().count() <= 1, "{name} is there twice");
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// All of it on one answer; gives back the status.
fn check(what: &str, answer: &Answer) -> u16 {
    for (name, value) in ALWAYS {
        assert_eq!(one(&answer.headers, name), value, "{what}: {name}");
    }
    let policy = one(&answer.headers, "content-security-policy");
    let directives: BTreeMap<&str, &str> = policy.split(';').map(|d| d.trim()).map(|d| d.split_once(' ').unwrap_or((d, ""))).collect();
    for wanted in POLICY {
        let (name, value) = wanted.split_once(' ').unwrap();
        assert_eq!(directives.get(name), Some(&value), "{what}: {name}");
    }
    let script = directives["script-src"];
    let one_of_ours = script.starts_with("'sha256-") && !script.contains(' ') && directives.get("connect-src") == Some(&"'none'");
    assert!(
        ["'none'", "'self'"].contains(&script) || one_of_ours || script.starts_with("'sha256-") && script.ends_with("' 'self' 'wasm-unsafe-eval'"),
        "{what}: {script}"
    );
    assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'") && !policy.contains('*'), "{what}: {policy}");
    assert!(!one(&answer.headers, "cache-control").is_empty(), "{what}: nobody says how long it may be kept");
    let score = observatory::score(&answer.headers);
    assert!(score >= 120, "{what}: {score}");
    answer.status.as_u16()
}

#[tokio::test]
async fn every_answer_in_every_status_has_the_headers() {
    let mut house = TestHouse::behind_https().await;
    let (mut seen, mut lowest) = (BTreeSet::new(), i32::MAX);
    let ours = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
    for line in lines() {
        let path = address(line.path);
        let long = "x=".to_owned() + &"x".repeat(80 * 1024);
        let answers = [
            ("GET", house.ask("GET", &path, &[], "").await),
            ("HEAD", house.ask("HEAD", &path, &[], "").await),
            ("PUT", house.ask("PUT", &path, &ours, "").await),
            ("TRACE", house.ask("TRACE", &path, &ours, "").await),
            ("an empty form", house.ask("POST", &path, &ours, "").await),
            ("a long form", house.ask("POST", &path, &[ours[0], ours[1], ("content-length", "81922")], &long).await),
            ("no form at all", house.ask("POST", &path, &[ours[0], ("content-type", "text/plain")], "x").await),
            ("a foreign form", house.ask("POST", &path, &[("origin", "https://elsewhere.example")], "").await),
            ("an unknown language", house.ask("GET", &path.replacen("/en", "/xx", 1), &[], "").await),
        ];
        for (what, answer) in answers {
            lowest = lowest.min(observatory::score(&answer.headers));
            seen.insert(check(&format!("{what} {}", line.path), &answer));
        }
    }
    seen.insert(check("nowhere", &house.get("/nowhere/at/all").await));
    let etag = one(&house.get("/en").await.headers, "etag").to_owned();
    seen.insert(check("unchanged", &house.ask("GET", "/en", &[("if-none-match", &etag)], "").await));
    seen.insert(check("words that open nothing", &house.post("/en/open", &[("words", "a b")]).await));
    // A form of a session that is over.
    let card = house.join_with_card().await;
    let session = house.cookie("place").unwrap().to_owned();
    house.set_cookie("__Host-place", &session);
    let lesson = address("/{locale}/learn/{course}/{module}/{lesson}");
    let token = house.get(&lesson).await.hidden("_form");
    assert!(!card.is_empty() && !token.is_empty());
    house.wait_minutes(11);
    seen.insert(check("an ended session", &house.post(&lesson, &[("_form", &token), ("do", "note"), ("note", "x")]).await));
    for status in [StatusCode::TOO_MANY_REQUESTS, StatusCode::INTERNAL_SERVER_ERROR] {
        house.house.faults.order("/{locale}/open", Fault::Answers(status));
        seen.insert(check("a fault", &house.get("/en/open").await));
    }
    house.house.faults.order("/{locale}/open", Fault::GuardPanics);
    seen.insert(check("the last resort", &house.get("/en/open").await));
    house.house.faults.stop();
    house.house.stores.close().await;
    seen.insert(check("a resting database", &house.post("/en/report", &[("page", "/en"), ("words", "x"), ("kind", "other")]).await));
    seen.insert(check("not ready", &house.get("/healthz/ready").await));
    for status in STATUSES {
        assert!(seen.contains(&status), "{status} was not reached: {seen:?}");
    }
    println!("observatory, lowest score of all answers: {lowest}");
}

/// A page with something about a person is kept by nobody; a shared one is never marked as public.
#[tokio::test]
async fn what_is_about_a_person_is_kept_by_nobody() {
    let mut house = TestHouse::new().await;
    house.join().await;
    for line in lines().into_iter().filter(|line| line.reads && line.path.starts_with("/{locale}")) {
        if super::addresses::for_staff(&line) {
            continue;
        }
        let page = house.get(&address(line.path)).await;
        assert_eq!(one(&page.headers, "cache-control"), "no-store", "{}", line.path);
        assert_eq!(one(&page.headers, "x-robots-tag"), "noindex", "{}", line.path);
        assert!(!page.headers.contains_key("etag"), "{}", line.path);
    }
}
