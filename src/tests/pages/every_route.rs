//! What holds on every address of the table: help in reach, headers, no foreign forms, no wrong methods, nothing of ours in an error.
//! Built from the same table as the router, so a new route is tested the moment it exists.

use axum::http::StatusCode;
use doorstep::app::{Audience, CacheClass, Line, routes};

use crate::house::TestHouse;

/// An address of a route, with something real in each blank.
pub fn address(path: &str) -> String {
    let train = path.contains("/train/");
    let (course, module, lesson) = match train {
        true if path.contains("{sheet}") => ("care-online", "telehealth-practice", "the-safe-opening"),
        true => ("care-online", "safety-at-a-distance", "protocol-before-need"),
        false => ("digital-doorways", "accounts-and-passwords", "lock-your-screen"),
    };
    // One that asks for a reflection, and one that accepts prior learning.
    let competency = match path {
        _ if path.ends_with("/reflect") => "cc-5.4",
        _ if path.contains("{competency}/prior") => "cc-4.1",
        _ => "cc-5.1",
    };
    path.replace("{locale}", "en")
        .replace("{course}", course)
        .replace("{module}", module)
        .replace("{lesson}", lesson)
        .replace("{practice}", "lock-screen")
        .replace("{screen}", "notifications")
        .replace("all/{subject}", "all/pm03")
        .replace("{task}", "f03-a")
        .replace("{vignette}", "jo")
        .replace("{sheet}", "opening")
        .replace("{scene}", "start")
        .replace("{competency}", competency)
        .replace("{page}", "privacy")
        .replace("{topic}", "name")
        .replace("{site}", "none")
        .replace("{work}", "none")
        .replace("{class}", "none")
        .replace("{attempt}", "none")
        .replace("{share}", "none")
        .replace("{who}", "none")
        .replace("{entry}", "none")
        .replace("{piece}", "none")
        .replace("{look}", "none")
        .replace("{name}", "log.csv")
        .replace("{record}", "record.csv")
        .replace("{item}", "cm5-q1")
        .replace("{request}", "none")
        .replace("{team}", "none")
        .replace("{project}", "none")
        .replace("{question}", "none")
        .replace("{mentorship}", "none")
        .replace("{reflection}", "none")
        .replace("{claim}", "none")
        .replace("{described}", "none")
        .replace("{action}", "tick")
        .replace("{digest}", "none")
        .replace("{file}", "doorstep.css")
        .replace("{award}", "none")
        .replace("{code}", "none")
        .replace("{key}", "none")
        .replace("{list}", "none")
        .replace("{revision}/{subject}/{level}/{language}", "none/none/none/none")
}

fn lines() -> Vec<Line> {
    routes().into_iter().map(|r| r.line).collect()
}

/// Pages for people: not files, not health, not server functions.
pub fn is_page(line: &Line) -> bool {
    line.path.starts_with("/{locale}")
}

/// Nobody has to sign in first.
fn is_open(line: &Line) -> bool {
    matches!(line.audience, Audience::Anyone | Audience::StaffDoor)
}

#[tokio::test]
async fn every_page_has_help_and_headers() {
    let mut house = TestHouse::new().await;
    for line in lines().into_iter().filter(|l| l.reads && is_page(l)) {
        let page = house.get(&address(line.path)).await;
        let known = [StatusCode::OK, StatusCode::SEE_OTHER, StatusCode::NOT_FOUND, StatusCode::UNAUTHORIZED];
        assert!(known.contains(&page.status), "{}: {}", line.path, page.status);
        let header = |name: &str| page.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        assert!(header("content-security-policy").contains("default-src 'none'"), "{}", line.path);
        assert_eq!(header("x-content-type-options"), "nosniff", "{}", line.path);
        assert_eq!(header("referrer-policy"), "same-origin", "{}", line.path);
        if line.cache == CacheClass::Personal {
            assert_eq!(header("cache-control"), "no-store", "{}", line.path);
        }
        if page.status.is_redirection() {
            continue;
        }
        let head = page.text().split_once("<header").and_then(|(_, rest)| rest.split_once("</header>")).unwrap_or_default().0;
        assert!(head.contains("href=\"/en/help\""), "{} has no Help now on top", line.path);
        assert!(page.text().contains("<h1"), "{} has no title", line.path);
        assert!(!page.text().contains("Unknown localization"), "{} lacks a message", line.path);
    }
}

#[tokio::test]
async fn a_form_from_another_site_changes_nothing() {
    let mut house = TestHouse::new().await;
    for line in lines().into_iter().filter(|l| l.writes && !l.from_machines) {
        let answer = house.post_from_elsewhere(&address(line.path)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", line.path);
        assert!(answer.text().contains("could not take that form"), "{}", line.path);
        assert!(answer.text().contains("/help"), "{}", line.path);
    }
}

#[tokio::test]
async fn a_wrong_method_is_told_kindly() {
    let mut house = TestHouse::new().await;
    for line in lines().into_iter().filter(|l| is_page(l) && !l.writes && is_open(l)) {
        let answer = house.post(&address(line.path), &[]).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{}", line.path);
        assert!(answer.text().contains("cannot be used that way"), "{}", line.path);
    }
}

#[tokio::test]
async fn an_oversized_form_is_refused_before_it_is_read() {
    let mut house = TestHouse::new().await;
    let long = "x".repeat(80 * 1024);
    // A way out reads no form at all.
    for line in lines().into_iter().filter(|l| l.writes && is_page(l) && is_open(l) && !l.way_out) {
        let answer = house.post(&address(line.path), &[("words", &long)]).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{}", line.path);
    }
}

#[tokio::test]
async fn personal_pages_are_for_people_who_are_here() {
    let mut house = TestHouse::new().await;
    for line in lines().into_iter().filter(|l| l.reads && !matches!(l.audience, Audience::System | Audience::Anyone | Audience::StaffDoor)) {
        let answer = house.get(&address(line.path)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", line.path);
        let door = if line.audience == Audience::Learner { "/en/open" } else { "/en/staff/sign-in" };
        assert!(answer.location().starts_with(door), "{} leads to {}", line.path, answer.location());
    }
}

/// A learner's cookie opens nothing for staff, and a staff page is the same with it and without (product promise 3).
#[tokio::test]
async fn staff_pages_do_not_know_that_a_place_is_open() {
    let mut guest = TestHouse::new().await;
    let mut learner = TestHouse::new().await;
    learner.join().await;
    for line in lines().into_iter().filter(|l| l.reads && matches!(l.audience, Audience::StaffDoor | Audience::Staff)) {
        let (without, with) = (guest.get(&address(line.path)).await, learner.get(&address(line.path)).await);
        assert_eq!((without.status, without.text()), (with.status, with.text()), "{}", line.path);
    }
}

#[tokio::test]
async fn the_unknown_is_a_page_with_ways_out() {
    let mut house = TestHouse::new().await;
    for path in ["/nowhere", "/en/nowhere/at/all", "/en/learn/none/none", "/en/learn/digital-doorways/accounts-and-passwords/none", "/en/about/none"] {
        let page = house.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        for way in ["/en/learn", "/en/help", "/en/search", "tel:988"] {
            assert!(page.text().contains(way), "{path} lacks {way}");
        }
    }
    let page = house.get("/de/help").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.text().contains("We do not have this language yet"));
}

#[tokio::test]
async fn reading_only_takes_no_forms() {
    let mut house = TestHouse::reading_only().await;
    assert_eq!(house.get("/en/learn").await.status, StatusCode::OK);
    let answer = house.post("/en/join", &[("whose", "mine")]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(answer.text().contains("for reading only just now"));
}

#[tokio::test]
async fn a_lesson_with_a_place_asks_the_database_four_times_at_most() {
    let mut house = TestHouse::new().await;
    house.join().await;
    let path = address("/{locale}/learn/{course}/{module}/{lesson}");
    house.get(&path).await;
    let (page, queries) = doorstep::storage::count_queries(house.get(&path)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("leptos-island"), "ticks are saved as one ticks");
    assert!(queries <= 4, "{queries} queries");
}

#[tokio::test]
async fn a_guest_lesson_asks_the_database_nothing_and_runs_nothing() {
    let mut house = TestHouse::new().await;
    let path = address("/{locale}/learn/{course}/{module}/{lesson}");
    let (page, queries) = doorstep::storage::count_queries(house.get(&path)).await;
    assert_eq!((page.status, queries), (StatusCode::OK, 0));
    assert!(!page.text().contains("<script") && !page.text().contains("leptos-island"));
    assert!(page.headers["content-security-policy"].to_str().unwrap().contains("script-src 'none'"));
    let again = house.get(&path).await;
    assert_eq!(page.text(), again.text(), "the same bytes each time");
}

#[tokio::test]
async fn no_path_is_open_to_strangers_by_a_way_back() {
    let mut house = TestHouse::new().await;
    for back in ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/\t/evil.example", "/\u{1}"] {
        let page = house.get(&format!("/en/display?back={}", doorstep::http::body::encode(back))).await;
        assert!(!page.text().contains(&format!("\"{back}")), "{back}");
        let saved = house.post("/en/display", &[("back", back)]).await;
        // "/" is what is left of a path when its control characters are gone
        assert!(["/en", "/"].contains(&saved.location()), "{back}: {}", saved.location());
    }
}

/// Promise 1: a lesson is at most 14 KiB of HTML as it goes over the line, whichever it is, in each language.
#[tokio::test]
async fn every_lesson_is_small() {
    let mut house = TestHouse::new().await;
    let library = house.house.library();
    let mut sizes = Vec::new();
    for locale in doorstep::domain::locale::Locale::ALL {
        for at in library.edition(locale).lessons() {
            let half = if at.course.track == doorstep::domain::course::Track::Learner { "learn" } else { "train" };
            let path = format!("/{locale}/{half}/{}/{}/{}", at.course.slug, at.module.slug, at.lesson.slug);
            let page = house.ask("GET", &path, &[("host", "localhost:3000"), ("accept-encoding", "br")], "").await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert_eq!(page.headers.get("content-encoding").map(|v| v.as_bytes()), Some(b"br".as_slice()), "{path}");
            sizes.push((page.bytes, path));
        }
    }
    sizes.sort();
    let (largest, path) = sizes.last().unwrap();
    assert!(sizes.len() > 200 && *largest <= 14 * 1024, "{path}: {largest} bytes of {}", sizes.len());
    crate::proof::tell("bytes of a lesson", &format!("{} lessons, the largest {largest} bytes ({path})", sizes.len()));
}
