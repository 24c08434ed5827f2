//! From a result to the very text that was answered (product promise 4), and cases that are edited while somebody is in them.

use std::path::PathBuf;

use axum::http::StatusCode;
use doorstep::{
    content::{Files, assemble},
    storage::{attempts, evidence, staff::Staff, wordings},
};

use super::train::{JO, KNOWLEDGE, begin_case, decide, knowledge, send, sign_in};
use crate::house::TestHouse;

const CASE: &str = "courses/care-online/05-safety-at-a-distance/vignette-jo.md";
const ITEMS: &str = "courses/care-online/05-safety-at-a-distance/items.md";

/// An author saves a file.
pub(super) fn edit(house: &TestHouse, path: &str, change: impl Fn(&str) -> String) {
    let mut files = Files::read(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("content"));
    let text = change(files.get(path).unwrap());
    assert_ne!(Some(text.as_str()), files.get(path), "nothing was edited");
    files.insert(path, text);
    let assembled = assemble(&files, &Files::default());
    assert!(!assembled.problems.iter().any(|p| p.is_error() && p.path == path), "{:?}", assembled.problems);
    house.house.put_on_shelf(assembled.library);
}

async fn only_attempt(house: &TestHouse, staff: &Staff) -> String {
    let all = attempts::all(&house.house.stores.people, staff).await.unwrap();
    assert_eq!(all.len(), 1);
    format!("/en/train/record/attempts/{}", all[0].id.as_str())
}

#[tokio::test]
async fn a_knowledge_result_leads_to_the_very_questions() {
    let mut house = TestHouse::new().await;
    let sam = sign_in(&mut house, "sam").await;
    let begun = house.get(KNOWLEDGE).await;
    send(&mut house, &begun, KNOWLEDGE, &[("do", "begin")]).await;
    let address = only_attempt(&house, &sam).await;
    assert_eq!(house.get(&address).await.status, StatusCode::NOT_FOUND, "nothing to read before it is sent");
    answer_rest(&mut house).await;
    let page = house.get(&address).await;
    assert!(page.status == StatusCode::OK && !page.text().contains("has changed since"));
    let people = house.house.stores.people.clone();
    let id = attempts::all(&people, &sam).await.unwrap()[0].id.clone();
    let answers = attempts::responses(&people, &sam, &id).await.unwrap();
    assert_eq!(answers.len(), 6);
    for answer in &answers {
        assert!(wordings::is_kept(&house.house.stores.content, &answer.item_revision).await.unwrap(), "{}", answer.item);
        assert!(page.text().contains(answer.item_revision.as_str()));
    }
    let then = page.text().matches("<h3>").count();

    // Every question, also those that ask for an order.
    edit(&house, ITEMS, |text| {
        let line = |line: &str| if line.starts_with("## ") { line.replacen(": ", ": Rewritten: ", 1) } else { line.to_owned() };
        text.lines().map(line).collect::<Vec<_>>().join("\n")
    });
    let later = house.get(&address).await;
    assert!(!later.text().contains("Rewritten"), "the words of then");
    assert_eq!(later.text().matches("has changed since").count(), 6);
    assert_eq!(later.text().matches("<h3>").count(), then);
    assert!(!later.text().contains("no longer kept"));

    edit(&house, ITEMS, |text| text.replace("## cm5-q", "## cm5-other"));
    let gone = house.get(&address).await;
    assert_eq!(gone.text().matches("has changed since").count(), 6, "also when the questions are gone");
    let one = house.get("/en/train/record/cc-5.4").await;
    assert!(one.text().contains(&format!("href=\"{address}\"")), "the evidence leads to it");
    let french = house.get(&address.replace("/en/", "/fr/")).await;
    assert!(french.text().contains("lang=\"en\"") && french.text().contains("Ce texte a changé"), "an English text in a French page says so");

    sign_in(&mut house, "kim").await;
    assert_eq!(house.get(&address).await.status, StatusCode::NOT_FOUND, "one's own only");
}

/// Answers the check that is open, rightly or not, and sends it.
async fn answer_rest(house: &mut TestHouse) {
    let library = house.house.library();
    for n in 1..=6 {
        let page = house.get(&format!("{KNOWLEDGE}?q={n}")).await;
        let item = page.hidden("item");
        let question = library.english.modules().flat_map(|(_, m)| &m.items).flat_map(|s| &s.questions).find(|q| q.id.as_str() == item).unwrap();
        let places: Vec<(String, String)> = (0..question.choices().len()).map(|i| (format!("place-{i}"), (i + 1).to_string())).collect();
        let place = n.to_string();
        let mut all = vec![("do", "answer"), ("n", place.as_str()), ("item", item.as_str()), ("choice", "0")];
        all.extend(places.iter().map(|(k, v)| (k.as_str(), v.as_str())));
        assert_eq!(send(house, &page, KNOWLEDGE, &all).await.status, StatusCode::SEE_OTHER);
    }
    let over = house.get(&format!("{KNOWLEDGE}?q=check")).await;
    send(house, &over, KNOWLEDGE, &[("do", "send")]).await;
}

#[tokio::test]
async fn a_text_is_kept_once_it_is_answered_and_not_before() {
    let mut house = TestHouse::new().await;
    sign_in(&mut house, "sam").await;
    let revision = |house: &TestHouse| {
        house.house.library().english.module("care-online", "safety-at-a-distance").unwrap().1.vignette("jo").unwrap().source.revision.clone()
    };
    begin_case(&mut house).await;
    for n in 0..3 {
        edit(&house, CASE, |text| text.replace("It is ten past seven", &format!("It is {n} past seven")));
        assert!(!wordings::is_kept(&house.house.stores.content, &revision(&house)).await.unwrap(), "nobody answered it");
    }
    decide(&mut house, "start", "1").await;
    let kept = wordings::find(&house.house.stores.content, &revision(&house)).await.unwrap().unwrap();
    assert!(kept.parts[0].body.contains("It is 2 past seven") && kept.parts.len() == 2, "with its picture");
}

#[tokio::test]
async fn a_case_that_is_edited_on_the_way_is_judged_as_it_was_decided() {
    let mut house = TestHouse::new().await;
    let sam = sign_in(&mut house, "sam").await;
    begin_case(&mut house).await;
    decide(&mut house, "start", "1").await;
    // The two decisions at the top of the first scene change places, and the good one is called unsafe now.
    edit(&house, CASE, |text| {
        text.replace("- [Stay with Jo, and wait with any call until Jo agrees to it](#later)", "- [MARK](#together)")
            .replace("- [Stay with Jo, tell them that you are getting help, and have Asha call](#together)", "- [Something else by now](#later)")
            .replace("- [MARK](#together)", "- [Stay with Jo](#together)")
            .replace("*Good.* You say it out loud", "*Unsafe.* You say it out loud")
    });
    assert_eq!(house.get(&format!("{JO}/start")).await.location(), format!("{JO}/start?then=1"));
    let then = house.get(&format!("{JO}/start?then=1")).await;
    assert!(then.text().contains("have Asha call") && !then.text().contains("Something else by now"), "what was decided stays as it was decided");
    assert!(!then.text().contains("This was an unsafe action."));
    for (scene, choice) in [("together", "0"), ("contact", "2"), ("after", "1")] {
        decide(&mut house, scene, choice).await;
    }
    let end = house.get(&format!("{JO}/end")).await;
    assert!(end.text().contains("8 of 8 points") && end.text().contains("Accepted."), "{}", end.text());
    let people = house.house.stores.people.clone();
    let all = evidence::all(&people, &sam).await.unwrap();
    assert_eq!(all.iter().map(|e| e.what.accepted).collect::<Vec<_>>(), [true]);
    let steps = attempts::responses(&people, &sam, all[0].what.attempt.as_ref().unwrap()).await.unwrap();
    assert!(steps[0].item_revision != steps[1].item_revision, "each decision names its own text");
    let page = house.get(&only_attempt(&house, &sam).await).await;
    assert_eq!(page.text().matches("has changed since").count(), 1);
    assert!(page.text().contains("have Asha call") && page.text().contains("8 of 8") == end.text().contains("8 of 8 of 8"));
    // Another edit after the end changes nothing about it.
    edit(&house, CASE, |text| text.replace("*Good.*", "*Unsafe.*"));
    assert!(house.get(&format!("{JO}/end")).await.text().contains("8 of 8 points"));
    assert!(house.get(JO).await.text().contains("accepted, 8 of 8 points"));
}

#[tokio::test]
async fn a_case_that_cannot_be_followed_is_begun_anew_by_choice() {
    let mut house = TestHouse::new().await;
    let sam = sign_in(&mut house, "sam").await;
    let first = house.get(JO).await;
    send(&mut house, &first, JO, &[]).await;
    decide(&mut house, "start", "1").await;
    let waiting = house.get(&format!("{JO}/together")).await;
    edit(&house, CASE, |text| text.replace("#together", "#with-asha").replace("## together:", "## with-asha:"));
    for late in [send(&mut house, &waiting, &format!("{JO}/together"), &[("choice", "0")]).await, house.get(&format!("{JO}/start")).await] {
        assert!([StatusCode::NOT_FOUND, StatusCode::SEE_OTHER].contains(&late.status));
        assert!(late.location().is_empty() || late.location() == JO);
    }
    let start = house.get(JO).await;
    let before = only_attempt(&house, &sam).await;
    assert!(start.text().contains("was rewritten after you began") && start.text().contains(&before));
    assert!(house.get(&before).await.text().contains("have Asha call"), "what was done is kept");
    let begun = send(&mut house, &start, JO, &[]).await;
    assert_eq!(begun.location(), format!("{JO}/start"));
    assert_eq!(attempts::all(&house.house.stores.people, &sam).await.unwrap().len(), 2);
    for (scene, choice) in [("start", "1"), ("with-asha", "0"), ("contact", "2"), ("after", "1")] {
        decide(&mut house, scene, choice).await;
    }
    assert!(house.get(&format!("{JO}/end")).await.text().contains("8 of 8 points"));
}

#[tokio::test]
async fn beginning_in_a_second_window_goes_on_with_the_first() {
    let mut house = TestHouse::new().await;
    let sam = sign_in(&mut house, "sam").await;
    let (one, other) = (house.get(JO).await, house.get(JO).await);
    assert_ne!(one.hidden("key"), other.hidden("key"));
    send(&mut house, &one, JO, &[]).await;
    decide(&mut house, "start", "1").await;
    let begun = send(&mut house, &other, JO, &[]).await;
    assert_eq!(begun.location(), format!("{JO}/together"), "where they stand");
    only_attempt(&house, &sam).await;

    let (one, other) = (house.get(KNOWLEDGE).await, house.get(KNOWLEDGE).await);
    for window in [one, other] {
        assert_eq!(send(&mut house, &window, KNOWLEDGE, &[("do", "begin")]).await.location(), format!("{KNOWLEDGE}?q=1"));
    }
    assert_eq!(attempts::all(&house.house.stores.people, &sam).await.unwrap().len(), 2, "a case and one check");
}

#[tokio::test]
async fn a_finished_check_is_found_from_its_result() {
    let mut house = TestHouse::new().await;
    let sam = sign_in(&mut house, "sam").await;
    let result = knowledge(&mut house, |_| true).await;
    assert!(result.text().contains(&only_attempt(&house, &sam).await));
    let page = house.get(&only_attempt(&house, &sam).await).await;
    assert!(page.text().contains("Knowledge check: accepted") && page.text().contains("/en/train/record/cc-5.4"));
}
