//! “What changed here” and a learner's yes to being counted: given and taken back with one tap, told once a quarter, by one server.

use axum::http::StatusCode;
use doorstep::{
    learn::totals::{self, make::tell},
    storage::site_totals,
};

use crate::{
    house::TestHouse,
    storage::{on_fresh_ground, site_totals::let_be_counted},
};

const PAGE: &str = "/en/what-changed";
const CHOICE: &str = "/en/me/counting";
const EMPTY: &str = "Not enough people have said yes yet";

#[tokio::test]
async fn a_yes_is_one_tap_and_taking_it_back_is_one() {
    let mut house = TestHouse::new().await;
    house.join().await;
    assert!(house.get("/en/me").await.text().contains("href=\"/en/me/counting\""));
    let page = house.get(CHOICE).await;
    assert!(page.text().contains("You are not counted.") && page.text().contains("Yes, count mine"));
    assert!(!page.text().contains("type=\"checkbox\"") && !page.text().contains("checked"), "nothing is ticked for anybody");
    let token = page.hidden("_form");
    for (go, words, button) in [("yes", "You are counted. You said yes on", "Stop counting mine"), ("no", "You are not counted.", "Yes, count mine")] {
        for _click in 0..2 {
            let done = house.post(CHOICE, &[("_form", &token), ("go", go)]).await;
            assert_eq!((done.status, done.location().to_owned()), (StatusCode::SEE_OTHER, format!("{CHOICE}?done={go}")));
        }
        let now = house.get(&format!("{CHOICE}?done={go}")).await;
        assert!(now.text().contains(words) && now.text().contains(button) && now.text().contains("role=\"status\""), "{go}");
    }
    assert!(!house.get(&format!("{CHOICE}?done=yes")).await.text().contains("role=\"status\""), "an old address says nothing that is not so");
    assert_ne!(house.post(CHOICE, &[("go", "yes")]).await.status, StatusCode::SEE_OTHER, "without the token");
    assert_ne!(house.post(CHOICE, &[("_form", &token), ("go", "perhaps")]).await.status, StatusCode::SEE_OTHER);
    assert!(house.get(CHOICE).await.text().contains("You are not counted."));
    assert_ne!(house.another_browser().get(CHOICE).await.status, StatusCode::OK);
}

/// Trust R-PRIV-13: whoever says no has the same course.
#[tokio::test]
async fn the_answer_changes_no_other_page() {
    let mut house = TestHouse::new().await;
    house.join().await;
    let module = "/en/learn/digital-doorways/accounts-and-passwords";
    let pages = ["/en/me", "/en/map", "/en/learn", module, "/en/me/sharing", "/en/me/taking-part", PAGE];
    let token = house.get(CHOICE).await.hidden("_form");
    let mut seen: Vec<Vec<String>> = Vec::new();
    for go in ["no", "yes", "no"] {
        house.post(CHOICE, &[("_form", &token), ("go", go)]).await;
        let mut now = Vec::new();
        for page in pages {
            now.push(house.get(page).await.text().to_owned());
        }
        seen.push(now);
    }
    assert!(seen[0] == seen[1] && seen[1] == seen[2]);
}

#[tokio::test]
async fn what_is_rated_after_a_module_is_counted_while_the_yes_holds() {
    let mut house = TestHouse::new().await;
    let own = house.join().await;
    let module = "/en/learn/digital-doorways/accounts-and-passwords";
    let token = house.get(CHOICE).await.hidden("_form");
    let people = house.house.stores.people.clone();
    for (end, said) in [("before", "1"), ("after", "3")] {
        house.post(&format!("{module}/{end}"), &[("_form", &token), ("n", "1"), ("said", said), ("go", "next")]).await;
    }
    assert!(site_totals::mine(&people, &own).await.unwrap().is_empty());
    house.post(CHOICE, &[("_form", &token), ("go", "yes")]).await;
    assert_eq!(site_totals::mine(&people, &own).await.unwrap().len(), 1, "what was said before comes with the yes");
    let page = house.get(CHOICE).await;
    assert!(page.text().contains("July to September 2026: waits for the next total"), "{}", page.text());
    let safe = "/en/learn/digital-doorways/staying-safe-online";
    for (end, said) in [("before", "2"), ("after", "2")] {
        house.post(&format!("{safe}/{end}"), &[("_form", &token), ("n", "1"), ("said", said), ("go", "next")]).await;
    }
    assert_eq!(site_totals::mine(&people, &own).await.unwrap().len(), 2, "and what is said from then on");
    house.post(CHOICE, &[("_form", &token), ("go", "no")]).await;
    assert!(site_totals::mine(&people, &own).await.unwrap().is_empty());
}

#[tokio::test]
async fn twenty_people_of_three_classes_are_told_and_fewer_are_not() {
    on_fresh_ground(async |ground| {
        let mut house = TestHouse::on(&ground.place, &ground.options()).await;
        for locale in ["en", "fr"] {
            assert_eq!(house.get(&format!("/{locale}/what-changed")).await.status, StatusCode::OK);
        }
        assert!(house.get(PAGE).await.text().contains(EMPTY));
        let_be_counted(ground, "a", 66, "pm03", "2026-2").await;
        let_be_counted(ground, "b", 19, "pm06", "2026-2").await;
        let_be_counted(ground, "c", 30, "pm05", "2026-3").await;
        assert!(house.get(PAGE).await.text().contains(EMPTY), "nothing before the quarter is told");
        assert!(tell(&house.house).await.unwrap());
        let page = house.get(PAGE).await;
        assert!(!page.text().contains(EMPTY), "a page that was kept is made anew");
        assert_eq!(page.text().matches("role=\"img\"").count(), 1, "19 people, and a quarter that is not over, are not told");
        for words in [
            "About 65 people, April to June 2026",
            "On average, people felt more sure after this module.",
            "about 45",
            "It may really be anything from +",
            "not shown",
        ] {
            assert!(page.text().contains(words), "{}: {words}\n{}", ground.name, page.text());
        }
        assert!(!page.text().contains(" can do it") && !page.text().contains("66"), "no raw count");
        let french = house.get("/fr/what-changed").await;
        assert!(french.text().contains("Environ 65 personnes, avril à juin 2026") && french.text().contains("plus à l’aise après ce module"));
        // Another quarter: who finished later is told apart, and nobody is told twice.
        house.wait_minutes(20 * 24 * 60);
        assert!(tell(&house.house).await.unwrap());
        let told = totals::told(&house.house.stores.people).await.unwrap();
        let modules: Vec<Vec<&str>> = told.iter().map(|quarter| quarter.modules.iter().map(|m| m.module.as_str()).collect()).collect();
        assert_eq!(modules, [vec!["pm03"], vec!["pm05"]], "those who wait go on waiting");
        assert_eq!(house.get(PAGE).await.text().matches("role=\"img\"").count(), 2);
    })
    .await;
}

/// Trust R-PRIV-24, and two servers of one site.
#[tokio::test]
async fn a_quarter_is_told_once_whoever_leaves_and_however_many_servers() {
    on_fresh_ground(async |ground| {
        let one = TestHouse::on(&ground.place, &ground.options()).await;
        let other = TestHouse::on(&ground.place, &ground.options()).await;
        let_be_counted(ground, "a", 24, "pm03", "2026-2").await;
        let (first, second) = tokio::join!(tell(&one.house), tell(&other.house));
        assert_eq!([first.unwrap(), second.unwrap()].into_iter().filter(|told| *told).count(), 1, "{}", ground.name);
        let people = &one.house.stores.people;
        let bytes = site_totals::told(people).await.unwrap();
        assert_eq!(bytes.len(), 1);
        ground.execute("people", "DELETE FROM place WHERE id IN ('a-0', 'a-1', 'a-2', 'a-3', 'a-4')").await;
        let_be_counted(ground, "b", 40, "pm06", "2026-2").await;
        assert!(!tell(&one.house).await.unwrap() && !tell(&other.house).await.unwrap());
        assert_eq!(site_totals::told(people).await.unwrap(), bytes);
        // No raw count is kept anywhere: 24 people are told as 25.
        assert!(bytes[0].1.contains("\"people\":25") && !bytes[0].1.contains("24"), "{}", bytes[0].1);
    })
    .await;
}
