//! “Only you can see this” is said where it is so. While something of a page is shared, the page says who can see it, until when, and how
//! to stop; afterwards it says the first thing again.

use axum::http::StatusCode;
use doorstep::domain::roles::Role;

use super::sharing::{A_NOTE, MAP, fill, give, reader};
use crate::house::TestHouse;

const LESSON: &str = "/en/learn/digital-doorways/accounts-and-passwords/lock-your-screen";
const AFTER: &str = "/en/learn/digital-doorways/accounts-and-passwords/after";
const ONLY: [(&str, &str); 5] = [
    ("/en/map", "Only you can see this page."),
    ("/en/me/notes", "Only you can see these."),
    (LESSON, "Only you can see this."),
    (AFTER, "Only you see it."),
    ("/en/me", "Only you can see this. No staff page shows it."),
];

async fn says_only_you(house: &mut TestHouse, which: &[usize], expected: bool) {
    for n in which {
        let (path, words) = ONLY[*n];
        let page = house.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert_eq!(page.text().contains(words), expected, "{path}");
        let told = page.text().contains("Jo, clinician, can see it until the end of") && page.text().contains("href=\"/en/me/sharing\"");
        assert!(expected || *n == 4 || told, "{path}: {}", page.text());
        assert!(!expected || !page.text().contains("You share something of this page"), "{path}");
    }
}

#[tokio::test]
async fn each_page_says_who_sees_what_of_it_and_only_while_they_do() {
    let mut house = TestHouse::new().await;
    let card = house.join_with_card().await;
    let own = house.own_place(&card).await;
    fill(&house, &own).await;
    reader(&house, "Jo", Role::Clinician).await;
    says_only_you(&mut house, &[0, 1, 2, 3, 4], true).await;

    give(&mut house, &card, &[A_NOTE]).await;
    says_only_you(&mut house, &[1, 2, 4], false).await;
    says_only_you(&mut house, &[0, 3], true).await;
    let lesson = house.get(LESSON).await;
    let saved = house.post(LESSON, &[("_form", &lesson.hidden("_form")), ("do", "note"), ("note", "another thought")]).await;
    let page = house.get(saved.location().split('#').next().unwrap()).await;
    assert!(page.text().contains("The copy that you share stays as it was."), "{}", page.text());

    give(&mut house, &card, &[MAP]).await;
    says_only_you(&mut house, &[0, 1, 2, 3], false).await;
    assert!(house.get(&format!("{AFTER}?n=1")).await.text().contains("The person with whom you share this map can see it, too."));
    assert!(house.get("/fr/map").await.text().contains("peut le voir jusqu’à la fin du"));

    for _ in 0..2 {
        let page = house.get("/en/me/sharing").await;
        house.post("/en/me/sharing", &[("_form", &page.hidden("_form")), ("share", &page.hidden("share"))]).await;
    }
    says_only_you(&mut house, &[0, 1, 2, 3, 4], true).await;
}

/// Nobody stopped it: its last day passed.
#[tokio::test]
async fn a_share_whose_day_is_over_is_not_said_any_more() {
    let mut house = TestHouse::new().await;
    let card = house.join_with_card().await;
    let own = house.own_place(&card).await;
    fill(&house, &own).await;
    reader(&house, "Jo", Role::Clinician).await;
    give(&mut house, &card, &[MAP, A_NOTE]).await;
    house.wait_minutes(32 * 24 * 60);
    let people = house.house.stores.people.clone();
    let mut change = people.change().await.unwrap();
    let token =
        doorstep::storage::learner_sessions::start(&mut change, &own, doorstep::storage::learner_sessions::WhoseDevice::Mine, house.now()).await.unwrap();
    change.commit().await.unwrap();
    house.set_cookie("place", &token.reveal());
    says_only_you(&mut house, &[0, 1, 2, 3, 4], true).await;
}
