//! All fifty skills, one subject at a time: left at any time, gone on with where it stopped, as a guest and with a place.

use axum::http::StatusCode;
use doorstep::{
    domain::{frameworks::Skills, ids::ModuleId},
    storage::ratings::{self, Moment, SelfRating},
};

use crate::house::{Answer, TestHouse};

const ALL: &str = "/en/skills-check/all";

/// The fields of a page with the same answer to every skill.
fn answered(skills: &Skills, module: &str, said: &str) -> Vec<(String, String)> {
    skills.of_module(&ModuleId::parse(module).unwrap()).map(|skill| (format!("said-{}", skill.id), said.to_owned())).collect()
}

async fn send(house: &mut TestHouse, path: &str, page: &Answer, fields: &[(String, String)], go: &str) -> Answer {
    let (told, token) = (page.hidden("told"), page.hidden("_form"));
    let mut all = vec![("told", told.as_str()), ("_form", token.as_str()), ("go", go)];
    all.extend(fields.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    house.post(path, &all).await
}

#[tokio::test]
async fn it_goes_on_where_it_stopped_and_the_short_check_counts() {
    let mut house = TestHouse::new().await;
    let own = house.join().await;
    let library = house.house.library();
    let world = house.house.clone();
    let list = house.get(ALL).await;
    assert_eq!(list.text().matches("Not looked at yet").count(), 13);
    assert!(!list.text().contains("Is this device yours?"), "a place is asked nothing about the device");
    let first = house.post(ALL, &[("_form", &list.hidden("_form")), ("n", "0")]).await;
    assert_eq!(first.location(), "/en/skills-check/all/pm01");
    let page = house.get(first.location()).await;
    let skills: Vec<_> = library.skills.of_module(&ModuleId::parse("pm01").unwrap()).cloned().collect();
    for skill in &skills {
        assert!(page.text().contains(&skill.statement.en), "{}", skill.id);
    }
    // One answered, the rest left out: who stops has not come to them yet.
    let one = [(format!("said-{}", skills[0].id), "1".to_owned())];
    let stopped = send(&mut house, first.location(), &page, &one, "stop").await;
    assert_eq!(stopped.location(), ALL);
    assert_eq!(ratings::at(&world.stores.people, &own, &Moment::Home).await.unwrap().len(), 1);
    let list = house.get(ALL).await;
    assert!(list.text().contains("Looked at in part") && list.text().contains("Go on"));
    // Who goes on has passed over what stands empty, and nothing is taken back.
    for _click in 0..2 {
        let on = send(&mut house, first.location(), &page, &[], "next").await;
        assert_eq!(on.location(), "/en/skills-check/all/pm02");
    }
    let kept = ratings::at(&world.stores.people, &own, &Moment::Home).await.unwrap();
    assert_eq!(kept.len(), skills.len());
    assert_eq!(kept.iter().filter(|r| r.answer == SelfRating::Skipped).count(), skills.len() - 1);
    let go_on = house.post(ALL, &[("_form", &list.hidden("_form")), ("n", "0")]).await;
    assert_eq!(go_on.location(), "/en/skills-check/all/pm02", "where it stopped");
    // Skills of the short check are the same skills.
    house.post("/en/skills-check", &[("_form", &list.hidden("_form")), ("n", "1"), ("said", "4"), ("go", "next")]).await;
    let core = library.skills.core().next().unwrap();
    let page = house.get(&format!("{ALL}/{}", core.module)).await;
    assert!(page.text().contains(&format!("id=\"said-{}-4\" value=\"4\" checked", core.id)), "{}", page.text());
}

#[tokio::test]
async fn bad_answers_keep_nothing_and_the_token_is_asked_for() {
    let mut house = TestHouse::new().await;
    let own = house.join().await;
    let world = house.house.clone();
    let library = house.house.library();
    let page = house.get("/en/skills-check/all/pm03").await;
    let mut fields = answered(&library.skills, "pm03", "3");
    fields[1].1 = "9".into();
    let bad = send(&mut house, "/en/skills-check/all/pm03", &page, &fields, "next").await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        bad.text().contains("Choose one of the answers, or leave it out.") && bad.text().contains("href=\"#first\"") && bad.text().contains("id=\"first\"")
    );
    let without = house.post("/en/skills-check/all/pm03", &[("go", "next"), ("said-sk-s01", "3")]).await;
    assert_ne!(without.location(), "/en/skills-check/all/pm04", "without the token");
    assert!(ratings::at(&world.stores.people, &own, &Moment::Home).await.unwrap().is_empty(), "all of a page or nothing");
    assert_eq!(house.get("/en/skills-check/all/pm99").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_module_without_a_core_skill_is_suggested_after_the_full_form() {
    let mut house = TestHouse::new().await;
    house.join().await;
    let library = house.house.library();
    for module in &library.skills.modules {
        let at = format!("{ALL}/{}", module.id);
        let page = house.get(&at).await;
        let said = if module.id.as_str() == "pm01" { "0" } else { "4" };
        send(&mut house, &at, &page, &answered(&library.skills, module.id.as_str(), said), "next").await;
    }
    assert!(library.skills.of_module(&ModuleId::parse("pm01").unwrap()).all(|skill| !skill.core), "else this proves nothing");
    let end = house.get(&format!("{ALL}?end=yes")).await;
    assert!(end.text().contains("Places to start") && end.text().contains("/en/learn/digital-doorways/getting-started"), "{}", end.text());
    assert_eq!(end.text().matches("<h2><a").count(), 1);
    assert!(house.get(ALL).await.text().matches("<p>Looked at</p>").count() == 13);
}

#[tokio::test]
async fn a_guest_does_all_fifty_in_the_forms_and_no_cookie_is_written() {
    let mut house = TestHouse::new().await;
    let library = house.house.library();
    let list = house.get(ALL).await;
    assert!(list.text().contains("Is this device yours?"));
    let mut page = house.post(ALL, &[("n", "0"), ("device", "shared")]).await;
    for (n, module) in library.skills.modules.iter().enumerate() {
        assert!(page.text().contains(&format!("Page {} of 13", n + 1)), "page {n}");
        page = send(&mut house, &format!("{ALL}/{}", module.id), &page, &answered(&library.skills, module.id.as_str(), "2"), "next").await;
        assert_eq!(page.status, StatusCode::OK);
    }
    assert!(page.text().contains("Places to start") && !house.has_cookies());
    let map = house.post("/en/map", &[("told", &page.hidden("told"))]).await;
    assert_eq!(map.text().matches("<h3>").count(), 50, "all of it is on the map");
    let list = house.post(ALL, &[("told", &map.hidden("told"))]).await;
    assert_eq!(list.text().matches("<p>Looked at</p>").count(), 13);
    let end = house.post(&format!("{ALL}?end=yes"), &[("told", &list.hidden("told"))]).await;
    assert!(end.text().contains("Places to start"));
}

#[tokio::test]
async fn a_device_that_remembers_keeps_all_fifty() {
    let mut house = TestHouse::new().await;
    let library = house.house.library();
    let began = house.post(ALL, &[("n", "0"), ("device", "remember")]).await;
    assert_eq!(began.location(), "/en/skills-check/all/pm01");
    for module in &library.skills.modules {
        let at = format!("{ALL}/{}", module.id);
        let page = house.get(&at).await;
        let next = send(&mut house, &at, &page, &answered(&library.skills, module.id.as_str(), "no"), "next").await;
        assert_eq!(next.status, StatusCode::SEE_OTHER);
    }
    assert!(house.cookie("memory").unwrap().len() < 3000);
    assert_eq!(house.get("/en/map").await.text().matches("<h3>").count(), 50);
}
