//! A shared device: what is said, how a place stays open, when it closes all the same (R-ID-13).

use axum::http::StatusCode;

use crate::house::TestHouse;

#[tokio::test]
async fn a_press_keeps_a_shared_place_open_and_the_page_stays() {
    let mut house = TestHouse::new().await;
    house.join_with_card().await;
    for _ in 0..13 {
        let page = house.get("/en/me").await;
        assert!(page.text().contains("Your place closes by itself ten minutes after your last step."));
        let token = page.hidden("_form");
        house.wait_minutes(9);
        let stays = house.post("/en/me/stay", &[("_form", &token)]).await;
        assert_eq!((stays.status, stays.text()), (StatusCode::NO_CONTENT, ""));
    }
    let late = house.get("/en/me").await;
    assert!(late.text().contains("about 3 minutes, two hours after it was opened"), "{}", late.text());
    let mut own = house.another_browser();
    own.join().await;
    assert!(!own.get("/en/me").await.text().contains("Your place closes"));
    assert_eq!(own.post("/en/me/stay", &[("_form", "another")]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn without_a_step_it_closes_after_ten_minutes_and_after_two_hours_anyway() {
    let mut house = TestHouse::new().await;
    house.join_with_card().await;
    let token = house.get("/en/me").await.hidden("_form");
    house.wait_minutes(10);
    assert_eq!(house.post("/en/me/stay", &[("_form", &token)]).await.status, StatusCode::NO_CONTENT, "the page stays, with what was typed");
    assert_eq!(house.get("/en/me").await.status, StatusCode::SEE_OTHER);
    let mut busy = house.another_browser();
    busy.join_with_card().await;
    for _ in 0..13 {
        assert_eq!(busy.get("/en/me").await.status, StatusCode::OK);
        house.wait_minutes(9);
    }
    house.wait_minutes(3);
    assert_eq!(busy.get("/en/me").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn staff_are_told_before_their_half_hour_and_a_press_keeps_the_session() {
    let mut house = TestHouse::new().await;
    super::train::sign_in(&mut house, "sam").await;
    for _ in 0..16 {
        let page = house.get("/en/train/record").await;
        assert!(page.text().contains("Your session ends in about 2 minutes") && page.text().contains("action=\"/en/staff/stay\""), "{}", page.text());
        house.wait_minutes(29);
        assert_eq!(house.post("/en/staff/stay", &[("_form", &page.hidden("_form"))]).await.status, StatusCode::NO_CONTENT);
    }
    let late = house.get("/en/train/record").await;
    assert!(late.text().contains("Your session ends in about 16 minutes. Then sign in again"), "{}", late.text());
    house.wait_minutes(31);
    assert_eq!(house.get("/en/train/record").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_shared_browser_is_not_asked_to_keep_words() {
    let mut house = TestHouse::new().await;
    for (whose, complete) in [("shared", "off"), ("mine", "current-password")] {
        let page = house.get(&format!("/en/open?whose={whose}")).await;
        let (_, field) = page.text().split_once("id=\"words\"").unwrap();
        assert!(field.split('>').next().unwrap().contains(&format!("autocomplete=\"{complete}\"")), "{whose}");
    }
    house.join_with_card().await;
    let page = house.get("/en/me/new-words").await;
    let (_, field) = page.text().split_once("id=\"card-again\"").unwrap();
    assert!(field.split('>').next().unwrap().contains("autocomplete=\"off\""));
}
