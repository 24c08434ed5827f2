//! A session that ends while somebody types: the text comes back to its writer, and to nobody else.

use axum::http::StatusCode;

use doorstep::app::{Audience, routes};

use super::every_route::address;
use crate::house::TestHouse;

const LESSON: &str = "/en/learn/digital-doorways/accounts-and-passwords/lock-your-screen";
const THOUGHT: &str = "My thought, half finished";

/// Posts a note after the session has ended; the page that asks for the card.
async fn note_after_the_end(house: &mut TestHouse) -> String {
    let token = house.get(LESSON).await.hidden("_form");
    house.wait_minutes(11);
    let asked = house.post(LESSON, &[("_form", &token), ("do", "note"), ("note", THOUGHT)]).await;
    assert_eq!(asked.status, StatusCode::UNAUTHORIZED);
    assert!(asked.text().contains("What you typed is kept on this page."));
    assert!(!asked.text().contains(THOUGHT), "what was typed travels sealed");
    asked.hidden("carried")
}

#[tokio::test]
async fn what_was_typed_comes_back_to_its_writer() {
    let mut house = TestHouse::new().await;
    let words = house.join_with_card().await;
    let carried = note_after_the_end(&mut house).await;
    // A slip first: the text still waits.
    let again = house.post("/en/open", &[("whose", "shared"), ("words", "one two"), ("carried", &carried)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let carried = again.hidden("carried");
    let back = house.post("/en/open", &[("whose", "shared"), ("words", &words), ("carried", &carried)]).await;
    assert_eq!(back.status, StatusCode::OK);
    assert!(back.text().contains(THOUGHT));
    let sent = house.post(LESSON, &[("_form", &back.hidden("_form")), ("do", "note"), ("note", THOUGHT)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert!(house.get(LESSON).await.text().contains(THOUGHT));
}

#[tokio::test]
async fn the_next_person_never_sees_it() {
    let mut house = TestHouse::new().await;
    house.join_with_card().await;
    let carried = note_after_the_end(&mut house).await;
    let mut other = house.another_browser();
    let words = other.join_with_card().await;
    let opened = house.post("/en/open", &[("whose", "shared"), ("words", &words), ("carried", &carried)]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER);
    assert!(!opened.text().contains(THOUGHT));
    assert!(!house.get(LESSON).await.text().contains(THOUGHT));
}

#[tokio::test]
async fn a_delete_that_comes_too_late_deletes_nobody() {
    let mut house = TestHouse::new().await;
    let words = house.join_with_card().await;
    let token = house.get("/en/me/delete").await.hidden("_form");
    house.wait_minutes(11);
    let late = house.post("/en/me/delete", &[("_form", &token), ("card-again", &words)]).await;
    assert_eq!(late.status, StatusCode::SEE_OTHER);
    assert!(late.location().starts_with("/en/open"));
    let opened = house.post("/en/open", &[("whose", "shared"), ("words", &words)]).await;
    assert_eq!(opened.location(), "/en/me", "the place is still there");
}

#[tokio::test]
async fn a_rating_after_the_end_is_not_taken_as_a_guests() {
    let mut house = TestHouse::new().await;
    let words = house.join_with_card().await;
    let page = house.get("/en/skills-check?n=1").await;
    let (token, told) = (page.hidden("_form"), page.hidden("told"));
    house.wait_minutes(11);
    let late = house.post("/en/skills-check", &[("_form", &token), ("told", &told), ("n", "1"), ("said", "3"), ("go", "next")]).await;
    assert_eq!(late.status, StatusCode::UNAUTHORIZED, "the card is asked for first");
    let back = house.post("/en/open", &[("whose", "shared"), ("words", &words), ("carried", &late.hidden("carried"))]).await;
    assert_eq!((back.status, back.hidden("said")), (StatusCode::OK, "3".to_owned()), "to be sent on by its person");
}

/// Forms whose answer after the end is another one than the door with what was typed, each with the reason.
const NOT_CARRIED: [(&str, &str); 20] = [
    ("/{locale}/leave", "leaving is never refused"),
    ("/{locale}/sign-out", "leaving is never refused"),
    ("/{locale}/staff/leave", "leaving is never refused"),
    ("/{locale}/staff/sign-out", "leaving is never refused"),
    ("/{locale}/me/stay", "no page: a script asks whether the place is still open"),
    ("/{locale}/staff/stay", "no page: it only keeps the session"),
    ("/{locale}/join", "a door: what is typed are the words of a card"),
    ("/{locale}/open", "a door"),
    ("/{locale}/open/passkey", "a door"),
    ("/{locale}/new-card", "a door"),
    ("/{locale}/c", "a door"),
    ("/{locale}/staff/first", "a door"),
    ("/{locale}/staff/sign-in", "a door"),
    ("/{locale}/staff/join", "a door"),
    ("/{locale}/staff/second", "a step of a sign-in that begins again"),
    ("/{locale}/staff/second/set-up", "a step of a sign-in that begins again"),
    ("/{locale}/staff/site/logo", "a file, and no words"),
    ("/{locale}/train/record/{competency}/prior/file", "a file, and no words"),
    ("/{locale}/train/{course}/{module}/case/{vignette}", "only begins; guests take cases, too, and nothing is typed"),
    ("/{locale}/display", "kept in the browser, with or without a place"),
];

/// Whatever the form, what was typed waits at the door (trust R-ID-13: 100 %).
#[tokio::test]
async fn every_form_of_the_table_keeps_what_was_typed() {
    let (mut asked, mut lost) = (0, Vec::new());
    for for_staff in [false, true] {
        let mut house = TestHouse::new().await;
        let page = if for_staff {
            super::train::sign_in(&mut house, "sam").await;
            "/en/train"
        } else {
            house.join_with_card().await;
            "/en/me"
        };
        let token = house.get(page).await.hidden("_form");
        let cookie = if for_staff { "staff" } else { "place" };
        let session = house.cookie(cookie).unwrap().to_owned();
        house.wait_minutes(if for_staff { 31 } else { 11 });
        for line in routes().into_iter().map(|route| route.line).filter(|line| line.writes && line.path.starts_with("/{locale}")) {
            let staffs = matches!(line.audience, Audience::Staff | Audience::StaffDoor);
            if staffs != for_staff || NOT_CARRIED.iter().any(|(path, _)| *path == line.path) {
                continue;
            }
            house.set_cookie(cookie, &session);
            let late = house.post(&address(line.path), &[("_form", &token), ("words-of-mine", THOUGHT)]).await;
            if late.status != StatusCode::UNAUTHORIZED || late.hidden("carried").is_empty() || late.text().contains(THOUGHT) {
                lost.push(format!("{} {} {}", line.path, late.status, late.location()));
            }
            asked += 1;
        }
    }
    assert_eq!((lost, asked > 40), (Vec::<String>::new(), true), "{asked}");
}

/// The button leaves whatever has become of the session: on a shared computer it is pressed late more often than not (trust R-HARM-07).
#[tokio::test]
async fn leaving_works_in_every_state() {
    for (way_out, page) in [("/en/leave", "/en/me"), ("/en/staff/leave", "/en/train"), ("/en/sign-out", "/en/me"), ("/en/staff/sign-out", "/en/train")] {
        for state in ["open", "ended", "another window", "database away"] {
            let mut house = TestHouse::new().await;
            let cookie = if way_out.contains("staff") {
                super::train::sign_in(&mut house, "sam").await;
                "staff"
            } else {
                house.join_with_card().await;
                "place"
            };
            assert!(house.get(page).await.text().contains("/leave\""), "{page} shows the way out");
            match state {
                "ended" => house.wait_minutes(31),
                "another window" => house.set_cookie(cookie, &"A".repeat(43)),
                "database away" => house.house.stores.close().await,
                _ => {}
            }
            let gone = house.post(way_out, &[("_form", "of another session")]).await;
            assert!(matches!(gone.status, StatusCode::OK | StatusCode::SEE_OTHER), "{way_out}, {state}: {}", gone.status);
            let header = |name: &str| gone.headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
            assert!(header("clear-site-data").contains("cache"), "{way_out}, {state}");
            assert_eq!(house.cookie(cookie).unwrap_or_default(), "", "{way_out}, {state}: the cookie is gone");
            assert!(way_out.ends_with("sign-out") || header("refresh").starts_with("0; url=http"), "{way_out}, {state}");
        }
    }
}
