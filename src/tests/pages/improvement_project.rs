//! An improvement project through the pages: a draft, sending, a question back, confirmed once, linked from the competency, withdrawn.

use axum::http::StatusCode;
use doorstep::domain::roles::Role;

use super::{
    observing::{Person, person},
    train::send,
};
use crate::house::{Answer, TestHouse};

const PAGE: &str = "/en/train/project";
const LIST: &str = "/en/staff/projects";
const RECORD: &str = "/en/train/record/cc-8.4";
const PART: &str = "We asked people in the waiting room & <b>listened</b>.";

async fn writes(who: &mut Person, page: &Answer, act: &str, reader: &str, question: &str, partners: &str) -> Answer {
    let fields =
        [("do", act), ("who", reader), ("question", question), ("partners", partners), ("way", PART), ("tried", PART), ("outcome", PART), ("stays", PART)];
    send(&mut who.browser, page, PAGE, &fields).await
}

async fn first(reader: &mut Person) -> String {
    let list = reader.browser.get(LIST).await;
    format!("{LIST}/{}", list.text().split("/en/staff/projects/").nth(1).unwrap().split('"').next().unwrap())
}

#[tokio::test]
async fn a_project_is_written_sent_given_back_and_confirmed() {
    let house = TestHouse::new().await;
    let mut sam = person(&house, "sam", &[Role::Clinician]).await;
    let mut kim = person(&house, "kim", &[Role::Mentor]).await;
    let mut lee = person(&house, "lee", &[Role::Mentor]).await;
    assert!(sam.browser.get(RECORD).await.text().contains(&format!("href=\"{PAGE}\"")), "linked where the level Lead is a project");
    assert!(!sam.browser.get("/en/train/record/cc-8.3").await.text().contains(PAGE), "and nowhere else");
    let (kim_id, own) = (kim.staff.id().as_str().to_owned(), sam.staff.id().as_str().to_owned());
    let page = sam.browser.get(PAGE).await;
    assert_eq!(page.text().matches("No patient details.").count(), 5, "beside every box");
    for (reader, question, partners, words) in [
        (kim_id.as_str(), "Short", "3", "There are 5 now."),
        (kim_id.as_str(), PART, "some", "value=\"some\""),
        (own.as_str(), PART, "3", "Choose who reads it."),
    ] {
        let wrong = writes(&mut sam, &page, "send", reader, question, partners).await;
        assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text().contains(words), "{words}: {}", wrong.text());
        assert!(wrong.text().contains("&amp; &lt;b&gt;listened&lt;/b&gt;.</textarea>"), "what was typed is kept");
    }
    let page = sam.browser.get(PAGE).await;
    for _ in 0..2 {
        assert_eq!(writes(&mut sam, &page, "keep", "", "A draft", "").await.location(), format!("{PAGE}?done=kept"));
    }
    let stale = page;
    let late = writes(&mut sam, &stale, "keep", "", "From another window", "2").await;
    assert_eq!(late.location(), format!("{PAGE}?done=kept"), "the very same form is one form");
    let fresh = sam.browser.get(PAGE).await;
    assert!(fresh.text().contains(">A draft</textarea>"));
    for _ in 0..2 {
        assert_eq!(writes(&mut sam, &fresh, "send", &kim_id, PART, "3").await.location(), format!("{PAGE}?done=sent"));
    }
    assert_eq!(kim.browser.get("/en/staff/inbox").await.text().matches("sam asks you to confirm an improvement project.").count(), 1);
    let at = first(&mut kim).await;
    assert_eq!(lee.browser.get(&at).await.status, StatusCode::NOT_FOUND);
    let page = kim.browser.get(&at).await;
    assert!(page.text().contains("People with lived experience who took part: 3") && page.text().contains("&lt;b&gt;listened&lt;/b&gt;"));
    let bare = send(&mut kim.browser, &page, &at, &[("do", "return"), ("comment", " ")]).await;
    assert!(bare.status == StatusCode::UNPROCESSABLE_ENTITY && bare.text().contains("Write your question"));
    for _ in 0..2 {
        assert_eq!(send(&mut kim.browser, &page, &at, &[("do", "return"), ("comment", "For how long?")]).await.location(), format!("{LIST}?done=returned"));
    }
    assert!(!kim.browser.get(&at).await.text().contains("listened"), "the words are with their writer");
    let back = sam.browser.get(PAGE).await;
    assert!(back.text().contains("For how long?") && back.text().contains("value=\"3\""));
    writes(&mut sam, &back, "send", &kim_id, PART, "3").await;
    let page = kim.browser.get(&at).await;
    for _ in 0..2 {
        let done = send(&mut kim.browser, &page, &at, &[("do", "confirm"), ("comment", "I was there.")]).await;
        assert_eq!(done.location(), format!("{LIST}?done=confirmed"));
    }
    assert_eq!(sam.browser.get("/en/staff/inbox").await.text().matches("kim confirmed your improvement project.").count(), 1);
    let record = sam.browser.get(RECORD).await;
    assert!(record.text().contains("kim confirmed on September 21, 2026 that it was carried out."), "{}", record.text());
    let own = sam.browser.get(PAGE).await;
    let item = own.hidden("item");
    send(&mut sam.browser, &own, PAGE, &[("do", "withdraw"), ("item", &item)]).await;
    assert!(!sam.browser.get(RECORD).await.text().contains("that it was carried out."));
    assert_eq!(kim.browser.get(&at).await.status, StatusCode::NOT_FOUND);
    let french = sam.browser.get("/fr/train/project").await;
    assert!(french.text().contains("Projet d’amélioration") && !french.text().contains("project-"), "{}", french.text());
}
