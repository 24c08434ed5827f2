//! Mentorship through the pages: choosing, a kind no, a yes, goals, meetings, own notes, an end in two taps. And a mentor who sees nothing
//! of the record.

use axum::http::StatusCode;
use doorstep::{
    domain::{ids::CompetencyId, roles::Role},
    storage::{
        evidence::{self, NewEvidence},
        results::{self, CompetencyResult},
    },
};

use super::{
    observing::{Person, person},
    train::send,
};
use crate::house::{Answer, TestHouse};

const MINE: &str = "/en/train/mentor";
const LIST: &str = "/en/staff/mentoring";
/// Tests have a September day of 2026.
const LATER: &str = "2026-12-01";

async fn act(who: &mut Person, at: &str, fields: &[(&str, &str)]) -> Answer {
    let page = who.browser.get(at).await;
    send(&mut who.browser, &page, at, fields).await
}

async fn ask(who: &mut Person, mentor: &Person) -> Answer {
    act(who, MINE, &[("do", "ask"), ("who", mentor.staff.id().as_str()), ("why", "To learn to wait.")]).await
}

/// The page of the one that stands first on the mentor's list.
async fn first(mentor: &mut Person) -> String {
    let list = mentor.browser.get(LIST).await;
    let id = list.text().split("/en/staff/mentoring/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    format!("{LIST}/{id}")
}

async fn pair(house: &TestHouse) -> (Person, Person, String) {
    let mut sam = person(house, "sam", &[Role::Clinician]).await;
    let mut kim = person(house, "kim", &[Role::Mentor]).await;
    ask(&mut sam, &kim).await;
    let at = first(&mut kim).await;
    assert_eq!(act(&mut kim, &at, &[("do", "yes")]).await.location(), format!("{at}?done=yes"));
    (sam, kim, at)
}

#[tokio::test]
async fn a_mentor_is_chosen_says_no_kindly_or_yes_and_either_ends_it() {
    let house = TestHouse::new().await;
    let mut sam = person(&house, "sam", &[Role::Clinician]).await;
    assert!(sam.browser.get(MINE).await.text().contains("Nobody here works as a mentor yet."));
    let mut kim = person(&house, "kim", &[Role::Mentor]).await;
    let mut lee = person(&house, "lee", &[Role::Mentor]).await;
    assert!(kim.browser.get("/en/staff").await.text().contains("href=\"/en/staff/mentoring\""));
    assert_eq!(act(&mut kim, LIST, &[("do", "hours"), ("hours", "Tuesdays 12 to 1 <b>")]).await.location(), format!("{LIST}?done=hours"));
    let page = sam.browser.get(MINE).await;
    for words in ["Tuesdays 12 to 1 &lt;b&gt;", "No patient details.", "Your mentor does not see:", "your competency record, results, answers, tries"] {
        assert!(page.text().contains(words), "{words}");
    }
    let wrong = send(&mut sam.browser, &page, MINE, &[("do", "ask"), ("who", sam.staff.id().as_str()), ("why", "I & <b>")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("Please choose somebody from the list.") && wrong.text().contains(">I &amp; &lt;b&gt;</textarea>"), "never oneself");
    for _ in 0..2 {
        assert_eq!(ask(&mut sam, &kim).await.location(), format!("{MINE}?done=asked"));
    }
    assert!(sam.browser.get(MINE).await.text().contains("kim has had your question since"));
    assert_eq!(kim.browser.get("/en/staff/inbox").await.text().matches("sam asks you to be their mentor.").count(), 1, "two clicks are one");
    let at = first(&mut kim).await;
    assert_eq!(lee.browser.get(&at).await.status, StatusCode::NOT_FOUND);
    let page = kim.browser.get(&at).await;
    assert!(page.text().contains("To learn to wait.") && page.text().contains("A no needs no reason"));
    for _ in 0..2 {
        send(&mut kim.browser, &page, &at, &[("do", "no")]).await;
    }
    assert_eq!(kim.browser.get(&at).await.status, StatusCode::NOT_FOUND, "a no leaves nothing with the mentor");
    let page = sam.browser.get(MINE).await;
    assert!(page.text().contains("says nothing about you") && page.text().contains("Choose a mentor"));
    assert!(sam.browser.get("/en/staff/inbox").await.text().contains("kim cannot be your mentor now."));

    ask(&mut sam, &lee).await;
    let at = first(&mut lee).await;
    act(&mut lee, &at, &[("do", "yes")]).await;
    assert!(sam.browser.get(MINE).await.text().contains("lee has been your mentor since"));
    let sure = lee.browser.get(&format!("{at}?sure=end")).await;
    assert!(sure.text().contains("End this mentorship?"));
    for _ in 0..2 {
        assert_eq!(send(&mut lee.browser, &sure, &at, &[("do", "end")]).await.location(), format!("{at}?done=ended"));
    }
    assert_eq!(sam.browser.get("/en/staff/inbox").await.text().matches("The mentorship with lee has ended.").count(), 1);
    let page = sam.browser.get("/fr/train/mentor").await;
    assert!(page.text().contains("Mentorats passés") && page.text().contains("Choisir une ou un mentor") && !page.text().contains("mentor-"), "French, whole");
}

#[tokio::test]
async fn both_read_goals_and_meetings_and_each_has_notes_of_their_own() {
    let house = TestHouse::new().await;
    let (mut sam, mut kim, at) = pair(&house).await;
    let bad = act(&mut sam, MINE, &[("do", "goal"), ("goal", "No"), ("goal-day", "2026-01-01")]).await;
    assert!(bad.status == StatusCode::UNPROCESSABLE_ENTITY && bad.text().contains(">No</textarea>") && bad.text().contains("value=\"2026-01-01\""));
    let page = sam.browser.get(MINE).await;
    for _ in 0..2 {
        let done = send(&mut sam.browser, &page, MINE, &[("do", "goal"), ("goal", "Ask first & listen"), ("goal-day", LATER)]).await;
        assert_eq!(done.location(), format!("{MINE}?done=goal"));
    }
    let page = kim.browser.get(&at).await;
    assert_eq!(page.text().matches("<p>Ask first &amp; listen</p>").count(), 1, "two clicks are one: {}", page.text());
    assert!(page.text().contains("To do by December 1, 2026. Not yet") && !page.text().contains("value=\"goal\""), "goals are their writer's");
    let bad = act(&mut kim, &at, &[("do", "met"), ("met-day", "2099-01-01"), ("met-minutes", "0"), ("met-words", "We try it.")]).await;
    assert!(bad.status == StatusCode::UNPROCESSABLE_ENTITY && bad.text().contains(">We try it.</textarea>") && bad.text().contains("from 1 to 480"));
    let page = kim.browser.get(&at).await;
    for _ in 0..2 {
        send(&mut kim.browser, &page, &at, &[("do", "met"), ("met-day", "2026-09-20"), ("met-minutes", "45"), ("met-words", "We try it.")]).await;
    }
    let page = sam.browser.get(MINE).await;
    assert_eq!(page.text().matches("45 minutes. Written down by kim.").count(), 1);
    assert_eq!(sam.browser.get("/en/staff/inbox").await.text().matches("kim wrote down a meeting with you.").count(), 1);
    let item = page.text().split("name=\"item\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    act(&mut sam, MINE, &[("do", "standing"), ("item", &item), ("standing", "let-go")]).await;
    assert!(kim.browser.get(&at).await.text().contains("To do by December 1, 2026. Let go"));

    let own = sam.browser.get(MINE).await;
    let id = at.rsplit('/').next().unwrap();
    assert_eq!(
        send(&mut sam.browser, &own, MINE, &[("do", "note"), ("item", id), ("note", "zqsam</textarea><i>")]).await.location(),
        format!("{MINE}?done=note")
    );
    assert!(sam.browser.get(MINE).await.text().contains("zqsam&lt;/textarea&gt;&lt;i&gt;"));
    act(&mut kim, &at, &[("do", "note"), ("note", "zqkim")]).await;
    assert!(!kim.browser.get(&at).await.text().contains("zqsam") && !sam.browser.get(MINE).await.text().contains("zqkim"));
    let stale = kim.browser.get(&at).await;
    act(&mut sam, MINE, &[("do", "end")]).await;
    let late = send(&mut kim.browser, &stale, &at, &[("do", "met"), ("met-day", "2026-09-20"), ("met-minutes", "5"), ("met-words", "Typed too late.")]).await;
    assert!(late.status == StatusCode::UNPROCESSABLE_ENTITY && late.text().contains("Typed too late."), "{}", late.text());
    let over = kim.browser.get(&at).await;
    assert!(over.text().contains("zqkim") && !over.text().contains("Ask first") && !over.text().contains("We try it."), "only the own notes are left");
    let over = sam.browser.get(MINE).await;
    assert!(over.text().contains("Ask first") && over.text().contains("zqsam") && over.text().contains("Earlier mentors"));
}

#[tokio::test]
async fn a_mentor_sees_nothing_of_the_record() {
    let house = TestHouse::new().await;
    let (sam, mut kim, at) = pair(&house).await;
    let same = |page: &Answer| page.text().replace(&page.hidden("_form"), "").replace(&page.hidden("key"), "");
    let before = [same(&kim.browser.get(&at).await), kim.browser.get(LIST).await.text().len().to_string()];
    let competency = CompetencyId::parse("cc-5.1").unwrap();
    let piece = NewEvidence {
        competency: competency.clone(),
        kind: "knowledge".into(),
        attempt: None,
        accepted: true,
        detail: "{}".into(),
        content_version: "1".into(),
    };
    let result = CompetencyResult {
        competency,
        level: "foundation".into(),
        framework_version: "1".into(),
        rule_version: "1".into(),
        as_of: house.now(),
        explanation: "{}".into(),
    };
    let mut change = house.house.stores.people.change().await.unwrap();
    evidence::add(&mut change, &sam.staff, &piece, house.now()).await.unwrap();
    results::add(&mut change, &sam.staff, &result).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!([same(&kim.browser.get(&at).await), kim.browser.get(LIST).await.text().len().to_string()], before, "whatever was shown meanwhile");
    for role in [Role::Lead, Role::Administrator] {
        let mut other = person(&house, role.code(), &[role]).await;
        assert_eq!(other.browser.get(&at).await.status, StatusCode::NOT_FOUND);
        assert_eq!(other.browser.get(LIST).await.status, StatusCode::NOT_FOUND);
    }
}
