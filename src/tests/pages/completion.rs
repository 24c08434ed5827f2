//! Finishing a module through its pages: evidence for what it names, shown in the record, counted once, and enough for nothing alone.

use axum::http::StatusCode;
use doorstep::{
    domain::{ids::ModuleId, roles::Role},
    storage::{evidence, results},
    train::replay,
};

use super::{
    observing::{Person, person},
    train::send,
};
use crate::house::TestHouse;

const MODULE: &str = "/en/train/care-online/privacy-and-professionalism";
const RECORD: &str = "/en/train/record/cc-6.1";

/// The addresses of its lessons, in order.
fn lessons(house: &TestHouse) -> Vec<String> {
    let library = house.house.library();
    let (_, module) = library.english.course_of_module(&ModuleId::parse("cm6").unwrap()).unwrap();
    module.lessons.iter().map(|lesson| format!("{MODULE}/{}", lesson.slug)).collect()
}

async fn finish(sam: &mut Person, address: &str) {
    let page = sam.browser.get(address).await;
    assert_eq!(page.status, StatusCode::OK, "{address}");
    let token = page.hidden("_form");
    assert_eq!(sam.browser.post(address, &[("_form", &token)]).await.status, StatusCode::SEE_OTHER);
}

async fn level(house: &TestHouse, sam: &Person, competency: &str) -> Option<String> {
    let all = results::latest(&house.house.stores.people, &sam.staff).await.unwrap();
    all.into_iter().find(|result| result.competency.as_str() == competency).map(|result| result.level)
}

#[tokio::test]
async fn a_module_that_is_finished_is_evidence_and_no_level_of_its_own() {
    let house = TestHouse::new().await;
    let mut sam = person(&house, "sam", &[Role::Clinician]).await;
    let all = lessons(&house);
    // One of them in the other language: a lesson is a lesson.
    let (last, first) = all.split_last().unwrap();
    for (i, address) in first.iter().enumerate() {
        let address = if i == 0 { address.replacen("/en/", "/fr/", 1) } else { address.clone() };
        finish(&mut sam, &address).await;
    }
    let people = &house.house.stores.people;
    assert!(evidence::all(people, &sam.staff).await.unwrap().is_empty());
    for _ in 0..2 {
        finish(&mut sam, last).await;
    }
    let got = evidence::all(people, &sam.staff).await.unwrap();
    let names: Vec<_> = got.iter().map(|e| (e.what.kind.as_str(), e.what.competency.as_str())).collect();
    assert_eq!(names, ["cc-6.1", "cc-6.2", "cc-6.3", "cc-6.4"].map(|id| ("course-completion", id)), "two clicks are one");
    for competency in ["cc-6.1", "cc-6.2", "cc-6.3", "cc-6.4"] {
        assert_eq!(level(&house, &sam, competency).await.as_deref(), Some("in-progress"));
    }
    assert!(replay::all(&house.house.stores).await.unwrap().is_well());
    let page = sam.browser.get(RECORD).await;
    for words in [format!("You finished all {} lessons of", all.len()), "Course completion: every lesson of a module".into(), "Number of this piece".into()] {
        assert!(page.text().contains(&words), "{words}: {}", page.text());
    }
    assert!(sam.browser.get("/fr/train/record/cc-6.1").await.text().contains("Vous avez terminé les"));
    let looks = got[0].id.as_str();
    assert_eq!(sam.browser.get(&format!("/en/train/record/second-look/{looks}")).await.status, StatusCode::OK);
    // The log counts the lessons and not the evidence: the module stands there once.
    let title = &house.house.library().english.course_of_module(&ModuleId::parse("cm6").unwrap()).unwrap().1.title.clone();
    let log = sam.browser.get("/en/train/log").await;
    assert_eq!(log.text().matches(title.as_str()).count(), 1, "{}", log.text());
}

#[tokio::test]
async fn with_prior_learning_it_is_another_way_to_the_first_level() {
    let house = TestHouse::new().await;
    let mut ana = person(&house, "ana", &[Role::Administrator]).await;
    let mut kim = person(&house, "kim", &[Role::Mentor]).await;
    let mut sam = person(&house, "sam", &[Role::Clinician]).await;
    ana.name_for(kim.staff.id().as_str(), "cc-6.1").await;
    let here = format!("{RECORD}/prior");
    let page = sam.browser.get(&here).await;
    assert!(!page.text().contains("value=\"proficient\""), "today's questions show that");
    let who = kim.staff.id().as_str().to_owned();
    let fields = [
        ("do", "send"),
        ("who", who.as_str()),
        ("learned", "The privacy law of our province, at the hospital where I worked before."),
        ("place", "A hospital"),
        ("period", "2023"),
        ("duration", "A day"),
    ];
    let mut with_level = fields.to_vec();
    with_level.push(("level", "proficient"));
    assert_eq!(send(&mut sam.browser, &page, &here, &with_level).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    with_level.pop();
    with_level.push(("level", "foundation"));
    assert_eq!(send(&mut sam.browser, &page, &here, &with_level).await.location(), format!("{here}?done=sent"));
    let list = kim.browser.get("/en/staff/observe").await;
    let to = format!("/en/staff/prior/{}", list.text().split("/en/staff/prior/").nth(1).unwrap().split('"').next().unwrap());
    let page = kim.browser.get(&to).await;
    let done = send(&mut kim.browser, &page, &to, &[("do", "approve"), ("level", "foundation"), ("comment", "It fits.")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert_eq!(level(&house, &sam, "cc-6.1").await.as_deref(), Some("in-progress"), "the lessons of here are missing");
    house.wait_minutes(1);
    for address in lessons(&house) {
        finish(&mut sam, &address).await;
    }
    assert_eq!(level(&house, &sam, "cc-6.1").await.as_deref(), Some("foundation"));
    assert!(replay::all(&house.house.stores).await.unwrap().is_well());
}
