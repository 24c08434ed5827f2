//! Cookies and sessions that somebody else made, kept, or wants.

use axum::http::{HeaderMap, StatusCode};
use doorstep::domain::roles::Role;

use super::{
    addresses::{address, for_staff, lines},
    people::{PASSPHRASE, employ, everything, staff},
};
use crate::house::TestHouse;

fn set_cookies(headers: &HeaderMap) -> Vec<&str> {
    headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()).collect()
}

/// a cookie that was there before never becomes a session, and a new one is drawn at each opening.
#[tokio::test]
async fn a_session_is_never_the_one_that_was_planted() {
    let mut house = TestHouse::new().await;
    let words = house.join_with_card().await;
    let mut victim = house.another_browser();
    let planted = doorstep::account::secrets::Token::fresh().reveal();
    victim.set_cookie("place", &planted);
    let opened = victim.post("/en/open", &[("whose", "shared"), ("words", &words)]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER);
    let first = victim.cookie("place").unwrap().to_owned();
    assert_ne!(first, planted);
    let mut attacker = house.another_browser();
    attacker.set_cookie("place", &planted);
    assert_eq!(attacker.get("/en/me").await.status, StatusCode::SEE_OTHER, "the planted one opens nothing");
    let mut again = victim.another_browser();
    again.post("/en/open", &[("whose", "shared"), ("words", &words)]).await;
    assert_ne!(again.cookie("place").unwrap(), first, "each opening has a session of its own");
    employ(&house, "robin", PASSPHRASE, &[Role::Clinician]).await;
    let mut work = house.another_browser();
    work.set_cookie("staff", &planted);
    work.post("/en/staff/sign-in", &[("name", "robin"), ("passphrase", PASSPHRASE)]).await;
    assert_ne!(work.cookie("staff").unwrap(), planted);
}

/// A-53, ASVS 7.4.1: after signing out the old cookie is worth nothing, and the browser is told to forget.
#[tokio::test]
async fn the_next_person_at_this_computer_finds_nothing() {
    let mut house = TestHouse::new().await;
    house.join_with_card().await;
    let cookie = house.cookie("place").unwrap().to_owned();
    let token = house.get("/en/me/delete").await.hidden("_form");
    for path in ["/en/me", "/en/me/notes", "/en/map"] {
        assert_eq!(house.get(path).await.headers["cache-control"], "no-store", "{path}");
    }
    let out = house.post("/en/sign-out", &[("_form", &token)]).await;
    assert_eq!(out.headers["clear-site-data"], "\"cache\", \"cookies\", \"storage\"");
    assert_eq!(house.cookie("place"), None);
    house.set_cookie("place", &cookie);
    assert_eq!(house.get("/en/me").await.status, StatusCode::SEE_OTHER, "a kept cookie opens nothing");
    // On a shared device the browser is not asked to keep the words.
    let mut next = house.another_browser();
    let page = next.get("/en/open?whose=shared").await;
    assert!(page.text().contains("autocomplete=\"off\"") && !page.text().contains("current-password"), "{}", page.text());
}

/// every cookie of every flow is out of a script's reach and stays with us; A-32: sessions carry the prefix that keeps others out.
#[tokio::test]
async fn cookies_are_for_us_alone() {
    let mut house = TestHouse::behind_https().await;
    let words = house.join_with_card().await;
    employ(&house, "robin", PASSPHRASE, &[Role::Clinician]).await;
    let mut browser = house.another_browser();
    let forms: [(&str, &[(&str, &str)]); 4] = [
        ("/en/open", &[("whose", "mine"), ("words", &words)]),
        ("/en/staff/sign-in", &[("name", "robin"), ("passphrase", PASSPHRASE)]),
        ("/en/display", &[("text", "large")]),
        ("/en/skills-check", &[("whose", "mine"), ("remember", "yes"), ("n", "1"), ("said", "3"), ("go", "next")]),
    ];
    let mut seen = Vec::new();
    for (path, fields) in forms {
        let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", doorstep::http::body::encode(value))).collect();
        let ours = [("host", "learn.example.org"), ("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
        let answer = browser.ask("POST", path, &ours, &body.join("&")).await;
        for cookie in set_cookies(&answer.headers) {
            let name = cookie.split('=').next().unwrap();
            for wanted in ["; HttpOnly", "; Secure", "; Path=/", "; SameSite=Lax"] {
                assert!(cookie.contains(wanted), "{path}: {cookie}");
            }
            assert!(!cookie.contains("Domain"), "{path}: {cookie}");
            assert!(name.starts_with("__Host-") || ["display", "memory"].contains(&name), "{path}: {cookie}");
            seen.push(name.to_owned());
        }
    }
    for name in ["__Host-place", "__Host-staff", "display"] {
        assert!(seen.iter().any(|s| s == name), "{name}: {seen:?}");
    }
    // A neighbour below our domain can set `place`, never `__Host-place`.
    let session = browser.cookie("__Host-place").unwrap().to_owned();
    let mut tossed = house.another_browser();
    tossed.set_cookie("place", &session);
    assert_eq!(tossed.get("/en/me").await.status, StatusCode::SEE_OTHER, "a cookie without the prefix is not read");
    // And nobody signs in by a plain form of a site that is private: the cookie would be refused, and the place would not open.
    tossed.set_cookie("__Host-place", &session);
    assert_eq!(tossed.get("/en/me").await.status, StatusCode::OK);
}

/// A page without what is drawn anew each time: keys of forms, seeds of codes, what a passkey is asked to sign.
pub fn as_if_not_drawn(page: &str) -> String {
    let mut text = page.to_owned();
    for start in [
        "name=\"key\" value=\"",
        "name=\"seed\" value=\"",
        "name=\"app\" value=\"",
        "name=\"passkey\" value=\"",
        "name=\"ticket\" value=\"",
        "name=\"easy\" value=\"",
        "data-options=\"",
        "data-ticket=\"",
    ] {
        let mut pieces = text.split(start);
        let first = pieces.next().unwrap_or_default().to_owned();
        text = pieces.fold(first, |all, piece| all + start + piece.split_once('"').map_or("", |(_, rest)| rest));
    }
    text
}

/// one person, both at once, in one browser. No page of one half knows of the other.
#[tokio::test]
async fn a_clinician_who_is_a_learner_is_two_people_to_us() {
    let mut both = TestHouse::new().await;
    both.join().await;
    staff(&mut both, "robin", &[Role::Clinician]).await;
    let (mut learner, mut clinician) = (both.another_browser(), both.another_browser());
    learner.set_cookie("place", both.cookie("place").unwrap());
    clinician.set_cookie("staff", both.cookie("staff").unwrap());
    for line in lines().into_iter().filter(|line| line.reads && line.path.starts_with("/{locale}")) {
        let path = address(line.path);
        // A picture and letters for an authenticator app are drawn anew, all over the page.
        if line.path == "/{locale}/staff/second/set-up" {
            continue;
        }
        let alone = if for_staff(&line) { clinician.get(&path).await } else { learner.get(&path).await };
        let together = both.get(&path).await;
        // A picture of a new secret each time: nothing to compare but that it is there.
        if path.ends_with("/second/set-up") {
            assert_eq!(together.status, alone.status, "{path}");
            continue;
        }
        assert_eq!((together.status, as_if_not_drawn(together.text())), (alone.status, as_if_not_drawn(alone.text())), "{path}");
    }
    for (table, rows) in everything(&both).await {
        assert!(!(rows.iter().any(|row| row.contains("staff_id=")) && rows.iter().any(|row| row.contains("place_id="))), "{table} names both");
    }
}
