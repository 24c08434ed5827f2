//! Protected hours through the pages: a lead grants, a member writes what they used, the lead reads two sums and nothing else.

use axum::http::StatusCode;
use doorstep::domain::roles::Role;

use super::{
    observing::{Person, person},
    train::send,
};
use crate::house::{Answer, TestHouse};

const LED: &str = "/en/staff/teams";
const TEAMS: &str = "/en/train/teams";
const MINE: &str = "/en/train/hours";

async fn act(who: &mut Person, at: &str, fields: &[(&str, &str)]) -> Answer {
    let page = who.browser.get(at).await;
    send(&mut who.browser, &page, at, fields).await
}

/// A team of lena's that sam is in; the address of its hours.
async fn team(house: &TestHouse) -> (Person, Person, String) {
    let mut lena = person(house, "lena", &[Role::Lead]).await;
    let mut sam = person(house, "sam", &[Role::Clinician]).await;
    let team = act(&mut lena, LED, &[("name", "Team of lena")]).await.location().to_owned();
    act(&mut lena, &team, &[("do", "ask"), ("who", sam.staff.id().as_str())]).await;
    let page = sam.browser.get(TEAMS).await;
    let id = page.hidden("team");
    send(&mut sam.browser, &page, TEAMS, &[("do", "join"), ("team", &id)]).await;
    assert!(lena.browser.get(&team).await.text().contains(&format!("href=\"{team}/hours\"")));
    (lena, sam, format!("{team}/hours"))
}

#[tokio::test]
async fn a_lead_grants_hours_and_reads_two_sums() {
    let house = TestHouse::new().await;
    let (mut lena, mut sam, at) = team(&house).await;
    let who = sam.staff.id().as_str().to_owned();
    assert!(sam.browser.get(MINE).await.text().contains("No hours were granted to you here yet."));
    for (fields, words) in [
        (vec![("who", ""), ("amount", "6"), ("from", "2026-09-01"), ("to", "2026-12-31")], "Please choose somebody from the list."),
        (vec![("who", who.as_str()), ("amount", "0"), ("from", "2026-09-01"), ("to", "2026-12-31")], "from 1 to 400"),
        (vec![("who", who.as_str()), ("amount", "6"), ("from", "2026-09-01"), ("to", "2026-08-31")], "value=\"2026-08-31\""),
        (vec![("who", who.as_str()), ("amount", "six"), ("from", "soon"), ("to", "")], "value=\"soon\""),
    ] {
        let mut all = vec![("do", "grant")];
        all.extend(fields);
        let wrong = act(&mut lena, &at, &all).await;
        assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text().contains(words), "{words}: {}", wrong.text());
    }
    let page = lena.browser.get(&at).await;
    for _ in 0..2 {
        let fields = [("do", "grant"), ("who", who.as_str()), ("amount", "6"), ("from", "2026-09-01"), ("to", "2026-12-31")];
        assert_eq!(send(&mut lena.browser, &page, &at, &fields).await.location(), format!("{at}?done=granted"));
    }
    assert_eq!(sam.browser.get("/en/staff/inbox").await.text().matches("lena granted you hours for learning.").count(), 1, "two clicks are one");
    let page = sam.browser.get(MINE).await;
    for words in ["The lead of your team reads two sums", "never for what", "No patient details.", "Granted: 6 h 0 min. Used: 0 h 0 min."] {
        assert!(page.text().contains(words), "{words}");
    }
    let grant = page.text().split("<option value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let wrong = send(&mut sam.browser, &page, MINE, &[("do", "use"), ("grant", &grant), ("day", "2026-08-01"), ("minutes", "0"), ("words", "<b>")]).await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text().contains("value=\"&lt;b&gt;\"") && wrong.text().contains("within the time"));
    let page = sam.browser.get(MINE).await;
    for _ in 0..2 {
        let fields = [("do", "use"), ("grant", grant.as_str()), ("day", "2026-09-20"), ("minutes", "90"), ("words", "A zqwebinar")];
        assert_eq!(send(&mut sam.browser, &page, MINE, &fields).await.location(), format!("{MINE}?done=used"));
    }
    let read = lena.browser.get(&at).await;
    assert!(read.text().contains("1 h 30 min") && !read.text().contains("zqwebinar") && !read.text().contains("2026-09-20"), "two sums");
    assert!(!read.text().contains("September 20, 2026"));

    let page = sam.browser.get(MINE).await;
    let item = page.hidden("item");
    for _ in 0..2 {
        send(&mut sam.browser, &page, MINE, &[("do", "log"), ("item", &item)]).await;
    }
    let log = sam.browser.get("/en/train/log").await;
    assert_eq!(log.text().matches(">A zqwebinar</a>").count(), 1, "in the log once: {}", log.text());
    send(&mut sam.browser, &page, MINE, &[("do", "delete"), ("item", &item)]).await;
    assert!(lena.browser.get(&at).await.text().contains("0 h 0 min"));
    assert!(sam.browser.get("/en/train/log").await.text().contains("A zqwebinar"), "what is in the log stays");
    let french = sam.browser.get("/fr/train/hours").await;
    assert!(french.text().contains("Heures pour apprendre") && !french.text().contains("hours-"));
}

#[tokio::test]
async fn hours_of_a_team_are_its_leads() {
    let house = TestHouse::new().await;
    let (mut lena, mut sam, at) = team(&house).await;
    let mut otto = person(&house, "otto", &[Role::Lead, Role::Administrator]).await;
    for who in [&mut otto, &mut sam] {
        assert_eq!(who.browser.get(&at).await.status, StatusCode::NOT_FOUND);
        let token = who.browser.get(TEAMS).await.hidden("_form");
        assert_eq!(who.browser.post(&at, &[("_form", &token), ("do", "grant")]).await.status, StatusCode::NOT_FOUND);
    }
    let own = lena.staff.id().as_str().to_owned();
    let fields = [("do", "grant"), ("who", own.as_str()), ("amount", "6"), ("from", "2026-09-01"), ("to", "2026-12-31")];
    assert_eq!(act(&mut lena, &at, &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY, "never oneself");
}
