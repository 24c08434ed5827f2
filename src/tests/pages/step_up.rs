//! Card words once more before what cannot be taken back. Seen at the page that deletes a place.

use axum::http::StatusCode;

use crate::house::{Answer, TestHouse};

const PAGE: &str = "/en/me/delete";

async fn delete_with(house: &mut TestHouse, token: &str, words: &str) -> Answer {
    house.post(PAGE, &[("_form", token), ("card-again", words)]).await
}

/// Words of the list, in its order: a card with exactly these is not to be expected.
const OTHERS: &str = "abroad academy achieve acrobat";

fn secret(card: &str) -> String {
    card.split(' ').skip(2).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn a_place_is_deleted_with_its_own_words_only() {
    let mut house = TestHouse::new().await;
    let card = house.join_with_card().await;
    let token = house.get(PAGE).await.hidden("_form");
    let other = house.another_browser().join_with_card().await;
    for (typed, said) in [
        ("", "Type the four secret words from your card."),
        ("one two", "We count 2, and we need 4."),
        ("qqqqqq qqqqqq qqqqqq qqqqqq", "Check word number"),
        (secret(&other).as_str(), "These are not the words of this place."),
    ] {
        let page = delete_with(&mut house, &token, typed).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(page.text().contains(said), "{typed}: {said}");
        assert!(!page.text().contains(&secret(&other)), "what was typed is secret");
    }
    assert_eq!(house.get("/en/me").await.status, StatusCode::OK, "nothing was deleted");
    let gone = delete_with(&mut house, &token, &secret(&card)).await;
    assert_eq!((gone.status, gone.location()), (StatusCode::SEE_OTHER, "/en/deleted"));
}

#[tokio::test]
async fn a_guesser_at_an_open_screen_waits_and_the_owner_is_not_hurt() {
    let mut house = TestHouse::new().await;
    let card = house.join_with_card().await;
    let token = house.get(PAGE).await.hidden("_form");
    let wrong = secret(&house.another_browser().join_with_card().await);
    for _ in 0..5 {
        assert!(delete_with(&mut house, &token, &wrong).await.text().contains("not the words"));
    }
    let waits = delete_with(&mut house, &token, &secret(&card)).await;
    assert!(waits.text().contains("Please try again in 30 seconds."), "the right words wait, too");
    let mut home = house.another_browser();
    assert_eq!(home.post("/en/open", &[("whose", "shared"), ("words", &card)]).await.status, StatusCode::SEE_OTHER, "the door is another door");
    house.wait_minutes(1);
    assert_eq!(delete_with(&mut house, &token, &format!("  {card} ")).await.location(), "/en/deleted", "a whole card is read as well");
}

#[tokio::test]
async fn words_of_a_late_form_are_not_carried_anywhere() {
    let mut house = TestHouse::new().await;
    let card = house.join_with_card().await;
    let token = house.get(PAGE).await.hidden("_form");
    house.wait_minutes(11);
    let late = delete_with(&mut house, &token, OTHERS).await;
    assert_eq!(late.status, StatusCode::SEE_OTHER);
    assert!(!late.text().contains("carried") && !late.text().contains(&card));
}
