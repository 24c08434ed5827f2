//! Ways into a place: the list of sign-ins, “this was not me”, and new words.

use axum::http::StatusCode;

use crate::house::{Answer, TestHouse};

fn secret(card: &str) -> String {
    card.split(' ').skip(2).collect::<Vec<_>>().join(" ")
}

async fn open(house: &mut TestHouse, words: &str) -> Answer {
    house.post("/en/open", &[("whose", "mine"), ("words", words)]).await
}

/// The four words of the card on the page.
fn drawn(page: &Answer) -> String {
    let (_, rest) = page.text().split_once("<ol class=\"set\">").unwrap();
    let (list, _) = rest.split_once("</ol>").unwrap();
    list.split("<li>").skip(1).map(|item| item.split('<').next().unwrap()).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn the_owner_sees_the_day_and_the_kind_of_device_and_nothing_finer() {
    let mut house = TestHouse::new().await;
    let card = house.join_with_card().await;
    let mut phone = house.another_browser();
    phone.is_at("203.0.113.7");
    let agent = "Mozilla/5.0 (Linux; Android 9; Pixel 3) Mobile Safari/537.36";
    phone.post_with("/en/open", &[("whose", "mine"), ("words", &card)], &[("user-agent", agent)]).await;
    open(&mut house.another_browser(), &card).await;
    open(&mut house.another_browser(), &card).await;
    let page = phone.get("/en/me/ways-in").await;
    assert_eq!(page.text().matches("September 21, 2026").count(), 2, "{}", page.text());
    for words in ["phone or tablet", "once", "computer", "2 times"] {
        assert!(page.text().contains(words), "{words}");
    }
    for finer in ["Pixel", "Android", "203.0.113", "14:13"] {
        assert!(!page.text().contains(finer), "{finer}");
    }
}

#[tokio::test]
async fn this_was_not_me_closes_the_place_everywhere_else() {
    let mut house = TestHouse::new().await;
    let card = house.join_with_card().await;
    let mut thief = house.another_browser();
    open(&mut thief, &card).await;
    assert_eq!(thief.get("/en/me").await.status, StatusCode::OK);
    let token = house.get("/en/me/ways-in").await.hidden("_form");
    let went = house.post("/en/me/ways-in", &[("_form", &token), ("do", "not-me")]).await;
    assert_eq!(went.location(), "/en/me/new-words?why=not-me");
    assert_eq!(thief.get("/en/me").await.status, StatusCode::SEE_OTHER, "closed there");
    let page = house.get(went.location()).await;
    assert_eq!(page.status, StatusCode::OK, "open here");
    assert!(page.text().contains("Your place is closed on all other devices."));
}

#[tokio::test]
async fn new_words_take_the_place_of_old_ones_after_they_were_copied() {
    let mut house = TestHouse::new().await;
    let card = house.join_with_card().await;
    let mut elsewhere = house.another_browser();
    open(&mut elsewhere, &card).await;
    let token = house.get("/en/me/new-words").await.hidden("_form");
    let to = "/en/me/new-words";
    let refused = house.post(to, &[("_form", &token), ("card-again", "abroad academy achieve acrobat")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let shown = house.post(to, &[("_form", &token), ("card-again", &secret(&card))]).await;
    let (words, ticket) = (drawn(&shown), shown.hidden("ticket"));
    assert_eq!(words.split(' ').count(), 4);
    assert!(shown.text().contains(&card.split(' ').take(2).collect::<Vec<_>>().join(" ")), "the name stays");
    let slip = house.post(to, &[("_form", &token), ("ticket", &ticket), ("words", &secret(&card))]).await;
    assert_eq!(slip.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(elsewhere.get("/en/me").await.status, StatusCode::OK, "until then the old ones count");
    let done = house.post(to, &[("_form", &token), ("ticket", &ticket), ("words", &words)]).await;
    assert_eq!(done.location(), "/en/me?new=words");
    assert_eq!(house.get("/en/me").await.status, StatusCode::OK, "open here");
    assert_eq!(elsewhere.get("/en/me").await.status, StatusCode::SEE_OTHER, "closed there");
    let mut later = house.another_browser();
    assert_eq!(open(&mut later, &card).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let name: Vec<&str> = card.split(' ').take(2).collect();
    assert_eq!(open(&mut later, &format!("{} {words}", name.join(" "))).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn words_of_one_place_are_no_new_words_for_another() {
    let mut house = TestHouse::new().await;
    let card = house.join_with_card().await;
    let mut other = house.another_browser();
    let others = other.join_with_card().await;
    let token = other.get("/en/me/new-words").await.hidden("_form");
    let shown = other.post("/en/me/new-words", &[("_form", &token), ("card-again", &secret(&others))]).await;
    let (words, ticket) = (drawn(&shown), shown.hidden("ticket"));
    let token = house.get("/en/me/new-words").await.hidden("_form");
    let tried = house.post("/en/me/new-words", &[("_form", &token), ("ticket", &ticket), ("words", &words)]).await;
    assert_eq!(tried.location(), "/en/me/new-words");
    assert_eq!(open(&mut house.another_browser(), &card).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_passkey_that_nobody_made_opens_nothing() {
    let mut house = TestHouse::new().await;
    house.join_with_card().await;
    let page = house.get("/en/me/ways-in").await;
    assert!(page.text().contains("data-passkey=\"add\"") && page.text().contains("passkeys-"));
    assert!(page.headers["content-security-policy"].to_str().unwrap().contains("script-src 'self'; connect-src 'none'"));
    let mut stranger = house.another_browser();
    let door = stranger.get("/en/open?whose=shared").await;
    let answer = r#"{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"authenticatorData":"AAAA","clientDataJSON":"AAAA","signature":"AAAA"}}"#;
    for credential in ["", "{}", answer] {
        let fields = [("whose", "shared"), ("ticket", &door.hidden("ticket")), ("credential", credential), ("secret", &"A".repeat(43))];
        let tried = stranger.post("/en/open/passkey", &fields).await;
        assert_eq!(tried.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(tried.text().contains("That did not work, and nothing has changed."));
        assert!(stranger.cookie("place").is_none());
    }
}
