//! A form of an earlier session: its own writer gets the text back and sends it once more; nobody else sees it, and nothing acts on it.

use axum::http::StatusCode;
use doorstep::storage::reports;

use super::train::{PASSPHRASE, sign_in};
use crate::house::TestHouse;

const LESSON: &str = "/en/learn/digital-doorways/accounts-and-passwords/lock-your-screen";
const THOUGHT: &str = "My thought, half finished";

#[tokio::test]
async fn the_writer_gets_the_text_back_and_sends_it_once_more() {
    let mut house = TestHouse::new().await;
    let words = house.join_with_card().await;
    let old = house.get(LESSON).await.hidden("_form");
    // In another tab: signed out, and opened again.
    let out = house.get("/en/me").await.hidden("_form");
    house.post("/en/sign-out", &[("_form", &out)]).await;
    house.post("/en/open", &[("whose", "shared"), ("words", &words)]).await;
    let back = house.post(LESSON, &[("_form", &old), ("do", "note"), ("note", THOUGHT)]).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(back.text().contains("You signed in again meanwhile.") && back.text().contains(THOUGHT));
    assert!(!house.get(LESSON).await.text().contains(THOUGHT), "nothing was done with it");
    let fresh = back.hidden("_form");
    assert!(!fresh.is_empty() && fresh != old);
    let sent = house.post(LESSON, &[("_form", &fresh), ("do", "note"), ("note", THOUGHT)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    assert!(house.get(LESSON).await.text().contains(THOUGHT));
}

#[tokio::test]
async fn somebody_else_never_sees_it() {
    let mut house = TestHouse::new().await;
    house.join_with_card().await;
    let old = house.get(LESSON).await.hidden("_form");
    // The next person opens a place of their own on the same device; then the first one's tab is sent.
    let mut other = house.another_browser();
    let words = other.join_with_card().await;
    house.post("/en/open", &[("whose", "shared"), ("words", &words)]).await;
    let refused = house.post(LESSON, &[("_form", &old), ("do", "note"), ("note", THOUGHT)]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(!refused.text().contains(THOUGHT) && !refused.text().contains("name=\"note\""));
    assert!(!house.get(LESSON).await.text().contains(THOUGHT));
    // A value of one's own with a mark that this house did not make is no form of ours.
    let own = house.get(LESSON).await.hidden("_form");
    let forged = format!("{}.{}", old.split('.').next().unwrap(), own.split('.').nth(1).unwrap());
    assert_eq!(house.post(LESSON, &[("_form", &forged), ("do", "note"), ("note", THOUGHT)]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_button_of_an_earlier_session_leads_to_its_page() {
    let mut house = TestHouse::new().await;
    let words = house.join_with_card().await;
    let old = house.get("/en/me/delete").await.hidden("_form");
    house.post("/en/open", &[("whose", "shared"), ("words", &words)]).await;
    let late = house.post("/en/me/delete", &[("_form", &old)]).await;
    assert_eq!((late.status, late.location()), (StatusCode::SEE_OTHER, "/en/me/delete"));
    assert_eq!(house.get("/en/me").await.status, StatusCode::OK, "the place is still there");
}

#[tokio::test]
async fn a_passphrase_is_never_given_back() {
    let mut house = TestHouse::new().await;
    sign_in(&mut house, "sam").await;
    let old = house.get("/en/train/record").await.hidden("_form");
    sign_in(&mut house, "sam").await;
    let again = house.post("/en/staff/sign-in", &[("_form", &old), ("name", "sam"), ("passphrase", PASSPHRASE)]).await;
    assert_eq!((again.status, again.location()), (StatusCode::SEE_OTHER, "/en/staff/sign-in"));
    assert!(!again.text().contains(PASSPHRASE));
}

#[tokio::test]
async fn a_report_pressed_twice_is_one_report() {
    let mut house = TestHouse::new().await;
    let page = house.get("/en/report?page=/en/learn").await;
    let (key, about) = (page.hidden("key"), page.hidden("page"));
    for _ in 0..2 {
        let sent = house.post("/en/report", &[("page", &about), ("key", &key), ("words", "A word is missing.")]).await;
        assert_eq!(sent.location(), "/en/report/thanks");
    }
    assert_eq!(reports::newest(&house.house.stores.content, 9).await.unwrap().len(), 1);
    let other = house.get("/en/report?page=/en/learn").await;
    house.post("/en/report", &[("page", &about), ("key", &other.hidden("key")), ("words", "A word is missing.")]).await;
    assert_eq!(reports::newest(&house.house.stores.content, 9).await.unwrap().len(), 2, "said again on purpose");
}
