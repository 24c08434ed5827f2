//! My learning log: what was learned here stands in it by itself, what was learned elsewhere is typed, changed and deleted, and the file has
//! the headings of one's own regulator.

use axum::http::StatusCode;

use super::train::{send, sign_in};
use crate::house::{Answer, TestHouse};

const LOG: &str = "/en/train/log";
const LESSON: &str = "/en/train/care-online/safety-at-a-distance/protocol-before-need";

async fn add(house: &mut TestHouse, fields: &[(&str, &str)]) -> Answer {
    let page = house.get(&format!("{LOG}/new")).await;
    let entry = page.hidden("entry");
    send(house, &page, &format!("{LOG}/new"), &[&[("entry", entry.as_str())], fields].concat()).await
}

const WEBINAR: [(&str, &str); 4] = [("title", "A webinar on é-visits"), ("day", "2026-01-05"), ("minutes", "90"), ("reflection", "Ask first.")];

#[tokio::test]
async fn what_was_learned_here_and_elsewhere_stands_in_one_log() {
    let mut house = TestHouse::new().await;
    sign_in(&mut house, "sam").await;
    assert!(house.get(LOG).await.text().contains("Nothing is in your log yet"));
    let lesson = house.get(LESSON).await;
    send(&mut house, &lesson, LESSON, &[("do", "finish")]).await;
    let added = add(&mut house, &WEBINAR).await;
    assert_eq!(added.location(), format!("{LOG}?done=saved"));
    let log = house.get(LOG).await;
    assert!(log.text().contains("A webinar on é-visits") && log.text().contains("Doorstep: "), "{}", log.text());
    assert!(log.text().contains("these 1.5 elsewhere") && !log.text().contains("credits\""));
    assert_eq!(log.text().matches("/en/train/log/").count(), 1 + 1 + 1 + 2, "one entry can be changed; new, headings and two files");
}

#[tokio::test]
async fn a_slip_keeps_what_was_typed_and_two_presses_make_one_entry() {
    let mut house = TestHouse::new().await;
    sign_in(&mut house, "sam").await;
    let wrong = add(&mut house, &[("title", ""), ("day", "2099-01-01"), ("minutes", "soon"), ("reflection", "<b>kept</b>")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["today or earlier", "in a few words", "from 1 to 1440", "&lt;b&gt;kept&lt;/b&gt;", "value=\"soon\""] {
        assert!(wrong.text().contains(words), "{words}");
    }
    let page = house.get(&format!("{LOG}/new")).await;
    let entry = page.hidden("entry");
    for _ in 0..2 {
        let all = [&[("entry", entry.as_str())], &WEBINAR[..]].concat();
        assert_eq!(send(&mut house, &page, &format!("{LOG}/new"), &all).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(house.get(LOG).await.text().matches("A webinar on é-visits").count(), 1);
    let one = format!("{LOG}/{entry}");
    let form = house.get(&one).await;
    assert_eq!(form.hidden("entry"), entry);
    send(&mut house, &form, &one, &[("title", "A talk"), ("day", "2026-01-05"), ("minutes", "30")]).await;
    let log = house.get(LOG).await;
    assert!(log.text().contains("A talk") && !log.text().contains("A webinar on"));
    let sure = house.get(&format!("{one}?sure=delete")).await;
    assert!(sure.text().contains("Delete this entry?") && sure.text().contains("A talk"));
    for _ in 0..2 {
        assert_eq!(send(&mut house, &sure, &one, &[("do", "delete")]).await.location(), format!("{LOG}?done=deleted"));
    }
    assert_eq!(house.get(&one).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_colleague_neither_reads_nor_changes_it() {
    let mut house = TestHouse::new().await;
    sign_in(&mut house, "sam").await;
    let page = house.get(&format!("{LOG}/new")).await;
    let entry = page.hidden("entry");
    send(&mut house, &page, &format!("{LOG}/new"), &[&[("entry", entry.as_str())], &WEBINAR[..]].concat()).await;
    sign_in(&mut house, "alex").await;
    let one = format!("{LOG}/{entry}");
    assert_eq!(house.get(&one).await.status, StatusCode::NOT_FOUND);
    let page = house.get(&format!("{LOG}/new")).await;
    let mine = [&[("entry", entry.as_str())], &[("title", "Mine now"), ("day", "2026-01-05"), ("minutes", "1")][..]].concat();
    assert_ne!(send(&mut house, &page, &format!("{LOG}/new"), &mine).await.status, StatusCode::SEE_OTHER, "the number is taken");
    send(&mut house, &page, &one, &[("do", "delete")]).await;
    assert!(house.get(LOG).await.text().contains("Nothing is in your log yet"));
    sign_in(&mut house, "sam").await;
    assert!(house.get(&one).await.text().contains("A webinar on é-visits"));
}

#[tokio::test]
async fn the_file_has_the_headings_of_the_regulator_and_no_formula() {
    let mut house = TestHouse::new().await;
    sign_in(&mut house, "sam").await;
    let headings = format!("{LOG}/headings");
    let page = house.get(&headings).await;
    let long = "x".repeat(61);
    let refused = send(&mut house, &page, &headings, &[("day", &long), ("title", "Activity")]).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text().contains("value=\"Activity\""));
    let saved = send(&mut house, &page, &headings, &[("day", "Date completed"), ("title", "=Activity"), ("own-2", "Goal, this year")]).await;
    assert_eq!(saved.location(), format!("{LOG}?done=headings"));
    add(&mut house, &[&WEBINAR[..], &[("own-2", "=HYPERLINK(\"x\")")]].concat()).await;
    let file = house.get(&format!("{LOG}/file/log.csv")).await;
    assert!(file.headers.get("content-disposition").unwrap().to_str().unwrap().contains("learning-log.csv"));
    let lines: Vec<&str> = file.text().trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "Date completed,'=Activity,Hours,\"Goal, this year\",What it means for my work");
    assert_eq!(lines[1], "2026-01-05,A webinar on é-visits,1.5,\"'=HYPERLINK(\"\"x\"\")\",Ask first.");
    let data: serde_json::Value = serde_json::from_str(house.get(&format!("{LOG}/file/log.json")).await.text()).unwrap();
    assert_eq!((&data["headings"]["own-2"], &data["entries"][0]["minutes"]), (&"Goal, this year".into(), &90.into()));
    assert_eq!(house.get(&format!("{LOG}/file/log.exe")).await.status, StatusCode::NOT_FOUND);
}
