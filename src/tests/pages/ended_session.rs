//! A session that ends while somebody types: the text comes back to its writer, and to nobody else.

use axum::http::StatusCode;

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
    house.join_with_card().await;
    let page = house.get("/en/skills-check?n=1").await;
    let (token, told) = (page.hidden("_form"), page.hidden("told"));
    house.wait_minutes(11);
    let late = house.post("/en/skills-check", &[("_form", &token), ("told", &told), ("n", "1"), ("said", "3"), ("go", "next")]).await;
    assert!(late.location().starts_with("/en/open"), "{} {}", late.status, late.location());
}
