//! The question desk through the pages: asking with what is promised, taking up, answering, showing without a name, and a day that is over.

use axum::http::StatusCode;
use doorstep::domain::roles::Role;

use super::{
    observing::{Person, person},
    train::send,
};
use crate::house::{Answer, TestHouse};

const ASK: &str = "/en/train/desk";
const SHOWN: &str = "/en/train/desk/answered";
const LIST: &str = "/en/staff/desk";
const SETTING: &str = "/en/staff/site/answers";
const WORDS: &str = "May I call twice & leave <b>word</b>?";

async fn act(who: &mut Person, at: &str, fields: &[(&str, &str)]) -> Answer {
    let page = who.browser.get(at).await;
    send(&mut who.browser, &page, at, fields).await
}

async fn takes(who: &mut Person) -> String {
    let page = who.browser.get(LIST).await;
    let question = page.hidden("question");
    let taken = send(&mut who.browser, &page, LIST, &[("do", "take"), ("question", &question)]).await;
    assert_eq!(taken.location(), format!("{LIST}/{question}"));
    taken.location().to_owned()
}

#[tokio::test]
async fn a_question_is_asked_with_a_promised_day_and_answered() {
    let house = TestHouse::new().await;
    let mut sam = person(&house, "sam", &[Role::Clinician]).await;
    let mut kim = person(&house, "kim", &[Role::Mentor]).await;
    let mut lena = person(&house, "lena", &[Role::Lead]).await;
    let page = sam.browser.get(ASK).await;
    // The clock of tests stands at noon UTC of a Monday in September 2026.
    for words in ["All who work here as mentor or lead read your question", "within 3 working days", "September 24, 2026", "No patient details."] {
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }
    let short = send(&mut sam.browser, &page, ASK, &[("do", "ask"), ("words", "Why & <b>"), ("module", "cm5")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.text().contains(">Why &amp; &lt;b&gt;</textarea>") && short.text().contains("value=\"cm5\" selected"), "{}", short.text());
    let odd = send(&mut sam.browser, &page, ASK, &[("do", "ask"), ("words", WORDS), ("module", "pm03")]).await;
    assert!(odd.status == StatusCode::UNPROCESSABLE_ENTITY && odd.text().contains("Please choose a module from the list."));
    for _ in 0..2 {
        let asked = send(&mut sam.browser, &page, ASK, &[("do", "ask"), ("words", WORDS), ("module", "cm5")]).await;
        assert_eq!(asked.location(), format!("{ASK}?done=asked"));
    }
    assert!(lena.browser.get("/en/staff/inbox").await.text().contains("A colleague has a question for the desk."));
    assert!(kim.browser.get("/en/staff").await.text().contains("href=\"/en/staff/desk\""));
    let list = kim.browser.get(LIST).await;
    assert_eq!(list.text().matches("May I call twice &amp; leave &lt;b&gt;word&lt;/b&gt;?").count(), 1, "two clicks are one");
    assert!(list.text().contains("sam asked on") && list.text().contains("Answer promised by September 24, 2026"));
    assert_eq!(sam.browser.get(LIST).await.status, StatusCode::NOT_FOUND);
    let late = lena.browser.get(LIST).await;
    let at = takes(&mut kim).await;
    let question = at.rsplit('/').next().unwrap();
    assert_eq!(send(&mut lena.browser, &late, LIST, &[("do", "take"), ("question", question)]).await.location(), format!("{LIST}?done=late"));
    assert_eq!(lena.browser.get(&at).await.status, StatusCode::NOT_FOUND, "whoever took it up has it");
    assert!(sam.browser.get(ASK).await.text().contains("kim has taken it up."));
    let page = kim.browser.get(&at).await;
    let bare = send(&mut kim.browser, &page, &at, &[("do", "answer"), ("answer", "=")]).await;
    assert!(bare.status == StatusCode::UNPROCESSABLE_ENTITY && bare.text().contains(">=</textarea>"));
    for _ in 0..2 {
        let done = send(&mut kim.browser, &page, &at, &[("do", "answer"), ("answer", "Yes, and write it down.")]).await;
        assert_eq!(done.location(), format!("{LIST}?done=answered"));
    }
    assert_eq!(sam.browser.get("/en/staff/inbox").await.text().matches("kim answered your question.").count(), 1);
    let mine = sam.browser.get(ASK).await;
    assert!(mine.text().contains("Yes, and write it down.") && mine.text().contains("Answered by kim"));
    let item = mine.hidden("item");

    assert!(lena.browser.get(SHOWN).await.text().contains("Nothing is shown here yet."));
    act(&mut sam, ASK, &[("do", "show"), ("item", &item)]).await;
    let shown = lena.browser.get(SHOWN).await;
    assert!(shown.text().contains("leave &lt;b&gt;word&lt;/b&gt;?") && shown.text().contains("Yes, and write it down."));
    assert!(!shown.text().contains("sam") && !shown.text().contains("kim"), "no name with it");
    act(&mut lena, ASK, &[("do", "hide"), ("item", &item)]).await;
    assert!(lena.browser.get(SHOWN).await.text().contains("Yes, and write it down."), "only whose question it is");
    act(&mut sam, ASK, &[("do", "hide"), ("item", &item)]).await;
    assert!(lena.browser.get(SHOWN).await.text().contains("Nothing is shown here yet."));
    act(&mut sam, ASK, &[("do", "delete"), ("item", &item)]).await;
    assert_eq!(kim.browser.get(&at).await.status, StatusCode::NOT_FOUND);
    let french = sam.browser.get("/fr/train/desk").await;
    assert!(french.text().contains("d’ici 3 jours ouvrables") && !french.text().contains("askdesk-"));
}

#[tokio::test]
async fn a_day_that_is_over_is_marked_and_a_host_sets_how_long_it_takes() {
    let house = TestHouse::new().await;
    let mut ana = person(&house, "ana", &[Role::Administrator]).await;
    for wrong in ["0", "21", "soon"] {
        let again = act(&mut ana, SETTING, &[("answers", wrong)]).await;
        assert!(
            again.status == StatusCode::UNPROCESSABLE_ENTITY && again.text().contains("from 1 to 20") && again.text().contains(&format!("value=\"{wrong}\""))
        );
    }
    assert_eq!(act(&mut ana, SETTING, &[("answers", "1")]).await.status, StatusCode::SEE_OTHER);
    assert!(ana.browser.get("/en/staff/site").await.text().contains("Working days until an answer: 1"));
    let mut sam = person(&house, "sam", &[Role::Clinician]).await;
    let mut kim = person(&house, "kim", &[Role::Mentor]).await;
    assert!(sam.browser.get(ASK).await.text().contains("within one working day"));
    act(&mut sam, ASK, &[("do", "ask"), ("words", WORDS)]).await;
    act(&mut ana, SETTING, &[("answers", "5")]).await;
    let list = kim.browser.get(LIST).await;
    assert!(list.text().contains("September 22, 2026") && !list.text().contains(">Late<"), "what was asked keeps its day");
    house.wait_minutes(3 * 24 * 60);
    let mut kim = Person { staff: kim.staff, browser: house.another_browser() };
    super::staff_ways::passphrase(&mut kim.browser, "kim", "/en/train").await;
    assert!(kim.browser.get(LIST).await.text().contains(">Late<"));
    let at = takes(&mut kim).await;
    act(&mut kim, &at, &[("do", "back")]).await;
    assert!(kim.browser.get(LIST).await.text().contains("I take this one"), "back at the desk");
}
