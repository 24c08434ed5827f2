//! Writing a reflection, having it read or given back, and deleting the words, through the pages. What lessons ask is read from the library.

use axum::http::StatusCode;
use doorstep::{
    domain::{locale::Locale, roles::Role},
    storage::evidence,
};

use super::{observing::person, train::send};
use crate::house::{Answer, TestHouse};

const PAGE: &str = "/en/train/record/cc-2.3/reflect";
const RECORD: &str = "/en/train/record/cc-2.3";
const LIST: &str = "/en/staff/observe";
const WORDS: &str = "I said nothing about the pause, and it grew. Next time I say <b>so</b> & ask.";

async fn sends(browser: &mut TestHouse, reader: &str, words: &str) -> Answer {
    let page = browser.get(PAGE).await;
    send(browser, &page, PAGE, &[("do", "send"), ("who", reader), ("words", words)]).await
}

/// Where the one that waits is read.
async fn waiting(reader: &mut TestHouse) -> String {
    let list = reader.get(LIST).await;
    assert_eq!(list.text().matches("/en/staff/reflections/").count(), 1, "two clicks are one");
    format!("/en/staff/reflections/{}", list.text().split("/en/staff/reflections/").nth(1).unwrap().split('"').next().unwrap())
}

#[tokio::test]
async fn a_reflection_goes_to_one_reader_and_counts_when_it_was_read() {
    let house = TestHouse::new().await;
    let mut sam = person(&house, "sam", &[Role::Clinician]).await;
    assert!(sam.browser.get(PAGE).await.text().contains("Nobody here mentors yet"));
    let mut kim = person(&house, "kim", &[Role::Mentor]).await;
    let mut lee = person(&house, "lee", &[Role::Mentor]).await;
    assert!(sam.browser.get(RECORD).await.text().contains(&format!("href=\"{PAGE}\"")));
    let page = sam.browser.get(PAGE).await;
    let library = house.house.library();
    let lessons = library.edition(Locale::English).modules().flat_map(|(_, module)| &module.lessons);
    let asked: usize = lessons.filter(|l| l.competencies.iter().any(|c| c.as_str() == "cc-2.3")).map(|l| l.reflections().len()).sum();
    assert!(page.text().contains("No patient details.") && asked > 0);
    assert_eq!(page.text().matches("class=\"quiet flow\"").count(), asked, "with what the lessons ask: {}", page.text());
    let who = kim.staff.id().as_str().to_owned();
    let short = send(&mut sam.browser, &page, PAGE, &[("do", "send"), ("who", &who), ("words", "Short & <b>.")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.text().contains(">Short &amp; &lt;b&gt;.</textarea>") && short.text().contains("There are 12 now."));
    let to_oneself = send(&mut sam.browser, &page, PAGE, &[("do", "send"), ("who", sam.staff.id().as_str()), ("words", WORDS)]).await;
    assert_eq!(to_oneself.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(to_oneself.text().contains("Choose who reads it.") && to_oneself.text().contains("&lt;b&gt;so&lt;/b&gt; &amp; ask.</textarea>"));
    for _ in 0..2 {
        let sent = send(&mut sam.browser, &page, PAGE, &[("do", "send"), ("who", &who), ("words", WORDS)]).await;
        assert_eq!(sent.location(), format!("{PAGE}?done=sent"), "{}", sent.text());
    }
    assert!(sam.browser.get(RECORD).await.text().contains("Not read yet."), "the record tells where it is");
    assert!(kim.browser.get("/en/staff/inbox").await.text().contains("sam asks you to read a reflection."));
    let to = waiting(&mut kim.browser).await;
    assert_eq!(lee.browser.get(&to).await.status, StatusCode::NOT_FOUND);
    let page = kim.browser.get(&to).await;
    assert!(page.text().contains("Next time I say &lt;b&gt;so&lt;/b&gt; &amp; ask.") && page.text().contains("No patient details."));
    for _ in 0..2 {
        let done = send(&mut kim.browser, &page, &to, &[("do", "read"), ("comment", "That is a good line.")]).await;
        assert_eq!(done.location(), format!("{LIST}?done=read"));
    }
    assert!(!kim.browser.get(&to).await.text().contains("I said nothing about the pause"));
    let all = evidence::all(&house.house.stores.people, &sam.staff).await.unwrap();
    assert_eq!((all.len(), all[0].what.kind.as_str(), all[0].what.accepted), (1, "reflection", true));
    let record = sam.browser.get(RECORD).await;
    assert!(record.text().contains("That is a good line.") && record.text().contains("kim, Mentor, on September 21, 2026"));
    assert!(sam.browser.get("/fr/train/record/cc-2.3").await.text().contains("That is a good line."));
    let own = sam.browser.get(PAGE).await;
    assert!(own.text().contains("I said nothing about the pause"));
    let item = own.hidden("item");
    send(&mut sam.browser, &own, PAGE, &[("do", "delete"), ("item", &item)]).await;
    let own = sam.browser.get(PAGE).await;
    assert!(!own.text().contains("I said nothing about the pause") && own.text().contains("You deleted the words."));
    assert_eq!(sam.browser.get("/en/train/record/cc-5.1/reflect").await.status, StatusCode::NOT_FOUND, "a case and being watched, no reflection");
}

#[tokio::test]
async fn a_reflection_comes_back_with_a_question_and_is_taken_back() {
    let house = TestHouse::new().await;
    let mut sam = person(&house, "sam", &[Role::Clinician]).await;
    let mut kim = person(&house, "kim", &[Role::Mentor]).await;
    let who = kim.staff.id().as_str().to_owned();
    sends(&mut sam.browser, &who, WORDS).await;
    let to = waiting(&mut kim.browser).await;
    let page = kim.browser.get(&to).await;
    let bare = send(&mut kim.browser, &page, &to, &[("do", "return"), ("comment", " ")]).await;
    assert!(bare.status == StatusCode::UNPROCESSABLE_ENTITY && bare.text().contains("Write your question"));
    for _ in 0..2 {
        let done = send(&mut kim.browser, &page, &to, &[("do", "return"), ("comment", "What did you see <i>then</i>?")]).await;
        assert_eq!(done.location(), format!("{LIST}?done=asked"), "{}", done.text());
    }
    assert!(!kim.browser.get(&to).await.text().contains("I said nothing about the pause"), "with their writer again");
    let record = sam.browser.get(RECORD).await;
    assert!(record.text().contains("gave it back on") && record.text().contains("Open your reflection"));
    let own = sam.browser.get(PAGE).await;
    assert!(own.text().contains("What did you see &lt;i&gt;then&lt;/i&gt;?") && own.text().contains("&lt;b&gt;so&lt;/b&gt; &amp; ask.</textarea>"));

    sends(&mut sam.browser, &who, WORDS).await;
    let late = kim.browser.get(&to).await;
    let own = sam.browser.get(PAGE).await;
    let item = own.hidden("item");
    for _ in 0..2 {
        assert_eq!(send(&mut sam.browser, &own, PAGE, &[("do", "back"), ("item", &item)]).await.location(), PAGE);
    }
    let gone = send(&mut kim.browser, &late, &to, &[("do", "read"), ("comment", "Too late.")]).await;
    assert!(gone.text().contains("Your colleague took this back.") && gone.text().contains("Too late."), "{}", gone.text());
    assert!(evidence::all(&house.house.stores.people, &sam.staff).await.unwrap().is_empty());
    let french = kim.browser.get(&to.replace("/en/", "/fr/")).await;
    assert!(french.text().contains("Votre collègue a repris son texte."));
}

#[tokio::test]
async fn two_windows_and_a_session_that_ended_lose_no_words() {
    let house = TestHouse::new().await;
    let mut sam = person(&house, "sam", &[Role::Clinician]).await;
    let (first, second) = (sam.browser.get(PAGE).await, sam.browser.get(PAGE).await);
    for _ in 0..2 {
        assert_eq!(send(&mut sam.browser, &first, PAGE, &[("do", "keep"), ("words", "From the first.")]).await.location(), format!("{PAGE}?done=kept"));
    }
    let other = send(&mut sam.browser, &second, PAGE, &[("do", "keep"), ("words", "From the second.")]).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(other.text().contains(">From the second.</textarea>") && other.text().contains("From the first."), "both are there");
    assert_eq!(send(&mut sam.browser, &other, PAGE, &[("do", "keep"), ("words", "From both.")]).await.location(), format!("{PAGE}?done=kept"));
    let page = sam.browser.get(PAGE).await;
    assert!(page.text().contains(">From both.</textarea>") && page.text().contains("Delete the draft"));

    sam.browser.wait_minutes(13 * 60);
    let door = send(&mut sam.browser, &page, PAGE, &[("do", "keep"), ("words", "Typed too late.")]).await;
    assert_eq!(door.status, StatusCode::UNAUTHORIZED);
    assert!(door.text().contains("name=\"carried\"") && !door.text().contains("Typed too late."), "waits sealed at the door: {}", door.text());
}
