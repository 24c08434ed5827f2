//! Looking again at the skills of a module, eight weeks or more after it: offered once, declined for good, and on the map beside before and after.

use axum::http::StatusCode;
use doorstep::{
    domain::ids::{ModuleId, SkillId},
    storage::ratings::{self, Moment, SelfRating, Sureness},
};

use crate::house::{NOON, TestHouse, VERSIONS};

const MODULE: &str = "/en/learn/digital-doorways/accounts-and-passwords";
const OFFER: &str = "If you like, look at these skills again";
const DAYS: i64 = 24 * 60;

/// A learner who said how sure they felt before the module and after it, so many days ago.
async fn weeks_later(days: i64) -> TestHouse {
    let mut house = TestHouse::new().await;
    let own = house.join().await;
    let pm03 = ModuleId::parse("pm03").unwrap();
    let mut change = house.house.stores.people.change().await.unwrap();
    for (moment, n, at) in [(Moment::Before(pm03.clone()), 1, 0), (Moment::After(pm03), 4, 5)] {
        let answer = SelfRating::Rated(Sureness::new(n).unwrap());
        ratings::save(&mut change, &own, &moment, &SkillId::parse("sk-s01").unwrap(), answer, VERSIONS, NOON - days * DAYS * 60_000 + at).await.unwrap();
    }
    change.commit().await.unwrap();
    house
}

#[tokio::test]
async fn it_is_offered_from_the_fifty_sixth_day_on_and_not_before() {
    for (days, there) in [(55, false), (56, true), (85, true)] {
        let mut house = weeks_later(days).await;
        for page in ["/en/map", "/en/me", MODULE] {
            assert_eq!(house.get(page).await.text().contains(OFFER), there, "{page} on day {days}");
        }
        let round = house.get(&format!("{MODULE}/later")).await;
        assert_eq!(round.status, StatusCode::OK);
        assert_eq!(round.text().contains("There is nothing to look at again yet."), !there, "day {days}");
        assert!(!house.get("/en/learn/digital-doorways/staying-safe-online").await.text().contains(OFFER), "another module has not ended");
    }
    let mut early = weeks_later(20).await;
    let token = early.get("/en/me").await.hidden("_form");
    early.post(&format!("{MODULE}/later"), &[("_form", &token), ("n", "1"), ("said", "2"), ("go", "next")]).await;
    assert!(!early.get("/en/map").await.text().contains("Weeks later"), "nothing is kept too early");
}

#[tokio::test]
async fn a_no_holds_for_good_and_the_way_stays_open() {
    let mut house = weeks_later(60).await;
    let page = house.get("/en/me").await;
    let token = page.hidden("_form");
    for _click in 0..2 {
        let done = house.post(&format!("{MODULE}/later"), &[("_form", &token), ("back", "me"), ("go", "decline")]).await;
        assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/en/me"));
    }
    for page in ["/en/map", "/en/me", MODULE] {
        assert!(!house.get(page).await.text().contains(OFFER), "{page}");
    }
    assert!(house.get(MODULE).await.text().contains("Look at these skills again"), "whoever changes their mind finds it");
    assert!(house.get(&format!("{MODULE}/later")).await.text().contains("Begin"));
    let without = house.post(&format!("{MODULE}/later"), &[("go", "decline")]).await;
    assert_ne!(without.location(), "/en/map", "without the token");
}

#[tokio::test]
async fn what_is_said_stands_on_the_map_beside_before_and_after() {
    let mut house = weeks_later(60).await;
    let at = format!("{MODULE}/later");
    let all = house.house.library().skills.of_module(&ModuleId::parse("pm03").unwrap()).count();
    for n in 1..=all {
        let page = house.get(&format!("{at}?n={n}")).await;
        let token = page.hidden("_form");
        let nothing = house.post(&at, &[("_form", &token), ("n", &n.to_string()), ("go", "next")]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        let done = house.post(&at, &[("_form", &token), ("n", &n.to_string()), ("said", "2"), ("go", "next")]).await;
        let next = if n == all { "/en/map#pm03".to_owned() } else { format!("{at}?n={}", n + 1) };
        assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, next.as_str()));
    }
    let map = house.get("/en/map").await;
    assert!(!map.text().contains(OFFER), "offered until it was done");
    assert!(map.text().contains("You felt more sure: “a little” first, then “somewhat”. At the end of the module you said “very sure”."), "{}", map.text());
    for words in ["Before, July 23, 2026", "After the module, July 23, 2026", "Weeks later, September 21, 2026"] {
        assert!(map.text().contains(words), "{words}");
    }
    assert!(!map.text().contains("Now, July"), "the end of the module is not now");
    let table = map.text().split_once("<table").unwrap().1;
    assert!(table.contains("Eight weeks later, or more") && table.contains("With help, September 21, 2026"));
    let paper = house.get("/en/map/paper?show=map").await;
    assert!(paper.text().contains("At the end of the module you said “very sure”."));
    assert!(house.get(&format!("{at}?n=1")).await.text().contains("checked"), "it can be changed");
    let french = house.get("/fr/map").await;
    assert!(french.text().contains("Des semaines plus tard, le 21 septembre 2026") && french.text().contains("Huit semaines plus tard, ou plus"));
    let mut guest = house.another_browser();
    assert!(!guest.get("/en/map").await.text().contains("Weeks later"));
}

#[tokio::test]
async fn a_device_that_remembers_offers_it_too_and_another_guest_sees_nothing() {
    let mut house = TestHouse::new().await;
    house.post("/en/skills-check", &[("n", "0"), ("device", "remember")]).await;
    house.post(&format!("{MODULE}/after"), &[("n", "1"), ("said", "3"), ("go", "next")]).await;
    house.wait_minutes(60 * DAYS);
    assert!(house.get("/en/map").await.text().contains(OFFER) && house.get(MODULE).await.text().contains(OFFER));
    let mut other = house.another_browser();
    assert!(!other.get("/en/map").await.text().contains(OFFER) && !other.get(MODULE).await.text().contains(OFFER));
    house.post(&format!("{MODULE}/later"), &[("n", "1"), ("said", "1"), ("go", "next")]).await;
    assert!(house.get("/en/map").await.text().contains("Weeks later, November 20, 2026"));
    let mut device = TestHouse::new().await;
    device.post("/en/skills-check", &[("n", "0"), ("device", "remember")]).await;
    device.post(&format!("{MODULE}/after"), &[("n", "1"), ("said", "3"), ("go", "next")]).await;
    device.wait_minutes(60 * DAYS);
    device.post(&format!("{MODULE}/later"), &[("go", "decline"), ("back", "map")]).await;
    assert!(!device.get("/en/map").await.text().contains(OFFER), "a no is remembered, too");
    let kept = device.cookie("memory").unwrap().to_owned();
    device.join_with_card().await;
    device.set_cookie("memory", &kept);
    let token = device.get("/en/map").await.hidden("_form");
    device.post("/en/map/bring", &[("_form", &token), ("go", "bring")]).await;
    assert!(device.get(MODULE).await.text().contains("Look at these skills again") && !device.get(MODULE).await.text().contains(OFFER), "and comes along");
}
