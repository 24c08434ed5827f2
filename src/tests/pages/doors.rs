//! The doors as people and strangers meet them: what wrong tries lead to, and who never has to wait.

use axum::http::StatusCode;

use crate::house::{Answer, TestHouse};

async fn try_card(house: &mut TestHouse, whose: &str, words: &str) -> Answer {
    house.post("/en/open", &[("whose", whose), ("words", words)]).await
}

/// The card's name with the secret of another.
fn wrong(card: &str, other: &str) -> String {
    let (name, secret): (Vec<&str>, Vec<&str>) = (card.split(' ').take(2).collect(), other.split(' ').skip(2).collect());
    [name, secret].concat().join(" ")
}

/// The page without what was typed into it, and without the question for a passkey, which is drawn anew for each page.
fn without_words(page: &Answer, typed: &str) -> String {
    assert!(page.text().contains(typed), "what was typed is kept");
    let mut text = page.text().replace(typed, "…");
    for begins in ["data-options=\"", "name=\"ticket\" value=\""] {
        let (before, rest) = text.split_once(begins).unwrap();
        text = format!("{before}{}", rest.split_once('"').unwrap().1);
    }
    text
}

#[tokio::test]
async fn after_five_wrong_tries_the_page_says_how_long_to_wait() {
    let mut house = TestHouse::new().await;
    let card = house.join_with_card().await;
    let other = house.another_browser().join_with_card().await;
    let mut stranger = house.another_browser();
    for _ in 0..5 {
        let page = try_card(&mut stranger, "shared", &wrong(&card, &other)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let page = try_card(&mut stranger, "shared", &card).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(page.headers["retry-after"], "30");
    assert!(page.text().contains("Please try again in 30 seconds.") && page.text().contains("ask your facilitator for a new card"));
    assert!(page.text().contains(&card), "what was typed is kept");
    assert!(!page.text().contains("class=\"summary\"") && !page.text().contains("err-text"), "waiting is no mistake");
    assert!(stranger.post("/fr/open", &[("whose", "shared"), ("words", &card)]).await.text().contains("dans 30 secondes"));
    house.wait_minutes(1);
    assert_eq!(try_card(&mut stranger, "shared", &card).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_stranger_cannot_make_the_owner_wait_on_a_known_device() {
    let mut house = TestHouse::new().await;
    let card = house.join_with_card().await;
    let other = house.another_browser().join_with_card().await;
    let mut own = house.another_browser();
    own.is_at("203.0.113.7");
    assert_eq!(try_card(&mut own, "mine", &card).await.status, StatusCode::SEE_OTHER);
    assert!(own.cookie("dev").is_some());
    assert!(!own.cookie("dev").unwrap().contains(card.split(' ').next().unwrap()), "it names nobody");
    let token = own.get("/en/me").await.hidden("_form");
    own.post("/en/sign-out", &[("_form", &token)]).await;
    assert!(own.cookie("place").is_none() && own.cookie("dev").is_some(), "an own device stays known");

    let mut stranger = house.another_browser();
    stranger.is_at("203.0.113.9");
    for _ in 0..6 {
        try_card(&mut stranger, "mine", &wrong(&card, &other)).await;
    }
    assert!(stranger.cookie("dev").is_none());
    stranger.set_cookie("dev", &format!("{}.{}", "A".repeat(22), "B".repeat(43)));
    assert_eq!(try_card(&mut stranger, "mine", &card).await.status, StatusCode::TOO_MANY_REQUESTS, "a mark that we did not make");
    assert_eq!(try_card(&mut own, "mine", &card).await.status, StatusCode::SEE_OTHER);
    stranger.set_cookie("dev", own.cookie("dev").unwrap());
    assert_eq!(try_card(&mut stranger, "mine", &other).await.status, StatusCode::SEE_OTHER, "other doors are not touched");
}

#[tokio::test]
async fn a_shared_device_is_never_remembered() {
    let mut house = TestHouse::new().await;
    let card = house.join_with_card().await;
    let mut shared = house.another_browser();
    try_card(&mut shared, "shared", &card).await;
    assert!(shared.cookie("place").is_some() && shared.cookie("dev").is_none());
    let token = shared.get("/en/me").await.hidden("_form");
    let closed = shared.post("/en/sign-out", &[("_form", &token)]).await;
    assert_eq!(closed.headers["clear-site-data"], "\"cache\", \"cookies\", \"storage\"");
}

#[tokio::test]
async fn wrong_words_no_card_and_a_closed_door_look_the_same() {
    // R-ID-14: bytes and status.
    let mut house = TestHouse::new().await;
    let card = house.join_with_card().await;
    let others = [house.another_browser().join_with_card().await, house.another_browser().join_with_card().await];
    let mut stranger = house.another_browser();
    let mut pages = Vec::new();
    let typed = wrong(&card, &others[0]);
    let page = try_card(&mut stranger, "shared", &typed).await;
    pages.push((page.status, without_words(&page, &typed)));
    let nobody = wrong("abroad academy", &others[1]);
    let page = try_card(&mut stranger, "shared", &nobody).await;
    pages.push((page.status, without_words(&page, &nobody)));
    for _ in 0..99 {
        house.wait_minutes(15);
        assert_eq!(try_card(&mut stranger, "shared", &typed).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    house.wait_minutes(15);
    let page = try_card(&mut stranger, "shared", &card).await;
    pages.push((page.status, without_words(&page, &card)));
    assert!(pages.windows(2).all(|two| two[0] == two[1]));
}

#[tokio::test]
async fn one_network_waits_and_a_forged_header_does_not_help() {
    let mut house = TestHouse::new().await;
    house.is_at("203.0.113.7");
    let list: Vec<&str> = include_str!("../../../content/wordlists/en.txt").lines().collect();
    let mut refused = 0;
    for n in 0..125 {
        let words = format!("{} {} abroad academy achieve acrobat", list[n], list[n + 1]);
        let page = house.post_with("/en/open", &[("whose", "shared"), ("words", &words)], &[("x-forwarded-for", &format!("198.51.{n}.1"))]).await;
        refused += u32::from(page.status == StatusCode::TOO_MANY_REQUESTS);
    }
    assert_eq!(refused, 5);
    house.is_at("203.0.114.7");
    let elsewhere = try_card(&mut house, "shared", "abroad academy achieve acrobat abroad academy").await;
    assert_eq!(elsewhere.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_crowd_larger_than_the_queue_is_asked_to_come_back() {
    // R-SEC-06: as many at a time as there are cores, fifty wait, and the others hear at once that it is full.
    let house = TestHouse::new().await;
    let list: Vec<&str> = include_str!("../../../content/wordlists/en.txt").lines().collect();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let mut crowd: Vec<TestHouse> = (0..cores + 50 + 20).map(|_| house.another_browser()).collect();
    let words: Vec<String> = (0..crowd.len()).map(|n| format!("{} {} abroad academy achieve acrobat", list[n], list[n + 1])).collect();
    let tries = crowd.iter_mut().zip(&words).map(|(one, words)| try_card(one, "shared", words));
    let answers = crate::storage::all_together(tries).await;
    let full: Vec<&Answer> = answers.iter().filter(|a| a.status == StatusCode::SERVICE_UNAVAILABLE).collect();
    assert!(!full.is_empty() && full.len() <= 20, "{} were sent away", full.len());
    assert!(full.iter().all(|a| a.headers["retry-after"] == "5" && a.text().contains("Help now")));
    assert!(answers.iter().all(|a| a.status != StatusCode::SEE_OTHER));
}

#[tokio::test]
async fn the_staff_door_waits_as_well() {
    let mut house = TestHouse::new().await;
    for path in ["/en/staff/sign-in", "/en/staff/join"] {
        for n in 0..6 {
            let fields = [("name", path), ("passphrase", "not the passphrase"), ("sign-in-name", path), ("code", "start-x"), ("again", "not the passphrase")];
            let page = house.post(path, &fields).await;
            assert_eq!(page.text().contains("Please try again in 30 seconds."), n == 5, "{path} {n}");
        }
    }
}
