//! Addresses, hosts and headers made to lead people astray.

use axum::http::StatusCode;
use doorstep::{domain::roles::Role, http::body::encode};

use super::people::{PASSPHRASE, employ, staff};
use crate::house::TestHouse;

/// Sixty ways to write “somewhere else”.
fn elsewhere() -> Vec<String> {
    let starts = ["//", "///", "////", "/\\", "\\/", "\\\\", "/\t/", "/\n/", "/\r\n/", "http:", "https:", "http:/", "https://", "HTTPS://", "ftp://"];
    let hosts = ["evil.example", "evil.example/en", "localhost:3000@evil.example", "evil.example#/en"];
    let mut all: Vec<String> = starts.iter().flat_map(|start| hosts.iter().map(move |host| format!("{start}{host}"))).collect();
    all.extend(
        ["javascript:alert(1)", "data:text/html,x", "/en\r\nset-cookie: a=b", "/en\0//evil.example", " //evil.example", "%2f%2fevil.example"].map(String::from),
    );
    all
}

/// a way back leads to a page of ours or to the first page.
#[tokio::test]
async fn no_way_back_leads_to_another_site() {
    let mut house = TestHouse::new().await;
    let words = house.join_with_card().await;
    employ(&house, "robin", PASSPHRASE, &[Role::Clinician]).await;
    let all = elsewhere();
    assert!(all.len() > 60);
    // `/en` and then an end, a path, a query or a place on the page: whatever follows, a browser stays here.
    let ours = |to: &str| to.strip_prefix("/en").is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#'])) && !to.contains(['\\', '\r', '\n']);
    for (n, back) in all.iter().enumerate() {
        let mut browser = house.another_browser();
        let saved = browser.post("/en/display", &[("back", back)]).await;
        assert!(ours(saved.location()), "{back:?} led to {}", saved.location());
        for path in ["/en/display", "/en/open", "/en/staff/sign-in"] {
            let page = browser.get(&format!("{path}?back={}", encode(back))).await;
            assert!(!page.text().contains("href=\"//") && !page.text().contains("href=\"/\\"), "{path} {back:?}");
            assert!(!page.text().contains(&format!("href=\"{back}")), "{path} {back:?}");
        }
        // Hashing takes time: a few of them through the real doors.
        if n % 12 == 0 {
            let opened = browser.post("/en/open", &[("whose", "shared"), ("words", &words), ("back", back)]).await;
            assert!(ours(opened.location()), "{back:?} led to {}", opened.location());
            let signed_in = browser.post("/en/staff/sign-in", &[("name", "robin"), ("passphrase", PASSPHRASE), ("back", back)]).await;
            assert!(ours(signed_in.location()), "{back:?} led to {}", signed_in.location());
        }
    }
}

/// addresses that we write come from the settings, never from what a request calls us; so no kept page can be poisoned with one.
#[tokio::test]
async fn a_host_header_changes_no_address() {
    let mut house = TestHouse::behind_https().await;
    let lies =
        [("host", "evil.example"), ("x-forwarded-host", "evil.example"), ("forwarded", "host=evil.example;proto=http"), ("x-original-url", "/en/staff/people")];
    for path in ["/en", "/en/help", "/en/learn", "/", "/en/open", "/nowhere"] {
        let plain = house.ask("GET", path, &[("host", "learn.example.org")], "").await;
        let lied = house.ask("GET", path, &lies, "").await;
        assert_eq!((plain.status, plain.text(), plain.location()), (lied.status, lied.text(), lied.location()), "{path}");
        assert!(!lied.text().contains("evil"), "{path}");
    }
    // The one page that writes a whole address: where a colleague types their first code.
    staff(&mut house, "admin", &[Role::Administrator]).await;
    let session = house.cookie("staff").unwrap().to_owned();
    house.set_cookie("__Host-staff", &session);
    let page = house.get("/en/staff/people").await;
    let (token, seed) = (page.hidden("_form"), encode(&page.hidden("seed")));
    let body = format!("_form={token}&seed={seed}&sign-in-name=robin2&display-name=Robin&role=clinician");
    let ours = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
    let made = house.ask("POST", "/en/staff/people", &[&ours[..], &lies[..]].concat(), &body).await;
    assert!(made.text().contains("https://learn.example.org/en/staff/join") && !made.text().contains("evil"), "{}", made.text());
}

/// a personal page has one address. With a picture's or a sheet's ending it is not there, so no proxy keeps it.
#[tokio::test]
async fn a_personal_page_cannot_look_like_a_file() {
    let mut house = TestHouse::new().await;
    house.join().await;
    assert_eq!(house.get("/en/me").await.status, StatusCode::OK);
    let me = house.get("/en/me").await.text().to_owned();
    for path in ["/en/me/x.css", "/en/me.css", "/en/me;x.css", "/en/me%2fx.css", "/en/me/", "/en//me", "/en/me%00.png", "/en/me/..%2fx.js", "/EN/me"] {
        let answer = house.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_ne!(answer.text(), me, "{path}");
    }
    for path in ["/en/me?x.css", "/en/me?x=.png"] {
        let answer = house.get(path).await;
        assert_eq!((answer.status, answer.headers["cache-control"].to_str().unwrap()), (StatusCode::OK, "no-store"), "{path}");
    }
    // What guests share is kept apart from what people see: the same address, with and without a place.
    let mut guest = house.another_browser();
    let shared = guest.get("/en/learn").await;
    let own = house.get("/en/learn").await;
    assert_eq!((shared.headers["cache-control"].to_str().unwrap(), own.headers["cache-control"].to_str().unwrap()), ("no-cache", "no-store"));
    assert!(shared.headers["vary"].to_str().unwrap().contains("Cookie"));
    assert_eq!(guest.get("/en/learn").await.text(), shared.text());
}

/// whatever is put into an address, a header or a form, the log has neither it nor a line that it made.
#[tokio::test]
async fn nothing_that_is_sent_reaches_the_log() {
    crate::logs::listen();
    let mut house = TestHouse::new().await;
    house.join().await;
    let marker = "Xq7marker";
    let hostile = format!("{marker}\r\n{{\"level\":\"ERROR\",\"forged\":true}}\u{1b}[2J");
    let typed = encode(&hostile);
    for path in ["/en/search?q=", "/en/report?page=", "/en/learn/", "/en/open?back=", "/", "/en/help?"] {
        house
            .ask("GET", &format!("{path}{typed}"), &[("user-agent", marker), ("referer", marker), ("accept-language", marker), ("x-forwarded-for", marker)], "")
            .await;
    }
    let form = format!("_form={typed}&words={typed}&name={typed}&passphrase={typed}&page={typed}&sign-in-name={typed}&code={typed}");
    for line in super::addresses::lines().into_iter().filter(|line| line.writes) {
        let ours = [("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded"), ("user-agent", marker)];
        house.ask("POST", &super::addresses::address(line.path), &ours, &form).await;
    }
    let text = crate::logs::logged_here();
    assert!(text.lines().count() > 20, "the log was on: {text}");
    assert!(!text.contains(marker) && !text.contains("forged") && !text.contains('\u{1b}'), "{text}");
    assert!(!text.contains("/help\""), "opening Help now leaves no trace");
    for line in text.lines() {
        assert!(serde_json::from_str::<serde_json::Value>(line).is_ok(), "a line of its own: {line}");
    }
}
