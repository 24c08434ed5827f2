//! What comes between: a question that is edited while somebody answers it, two tabs, a connection that is lost, a clock that jumps. Each
//! time it is defined what counts, and nothing that was answered is lost.

use axum::http::StatusCode;
use doorstep::{
    storage::{attempts, evidence, results, staff::Staff},
    train::replay,
};

use super::{
    asked::edit,
    staff_ways::passphrase,
    train::{JO, KNOWLEDGE, answer, begin_case, decide, knowledge, send, sign_in},
};
use crate::house::TestHouse;

const ITEMS: &str = "courses/care-online/05-safety-at-a-distance/items.md";

/// The open check's answers: question, wording, options, points.
async fn answers(house: &TestHouse, staff: &Staff) -> Vec<attempts::Response> {
    let people = &house.house.stores.people;
    let attempt = attempts::all(people, staff).await.unwrap().pop().unwrap();
    attempts::responses(people, staff, &attempt.id).await.unwrap()
}

/// An author writes the title of this question anew.
fn rewrite(house: &TestHouse, item: &str) {
    edit(house, ITEMS, |text| text.replace(&format!("## {item}: "), &format!("## {item}: Rewritten: ")));
}

async fn begun() -> (TestHouse, Staff) {
    let mut house = TestHouse::new().await;
    let sam = sign_in(&mut house, "sam").await;
    let start = house.get(KNOWLEDGE).await;
    send(&mut house, &start, KNOWLEDGE, &[("do", "begin")]).await;
    (house, sam)
}

#[tokio::test]
async fn a_question_that_is_edited_while_it_is_open_is_looked_at_once_more() {
    let (mut house, sam) = begun().await;
    let first = answer(&mut house, 1, true).await;
    let open = house.get(&format!("{KNOWLEDGE}?q=2")).await;
    let item = open.hidden("item");
    rewrite(&house, &item);
    // Sent with the page of before: its numbers may mean other options now.
    let fields = [("do", "answer"), ("n", "2"), ("item", item.as_str()), ("choice", "0"), ("place-0", "1"), ("place-1", "2")];
    let late = send(&mut house, &open, KNOWLEDGE, &fields).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text().contains("Rewritten: ") && late.text().contains("This question has changed since you opened it."), "{}", late.text());
    assert_eq!(answers(&house, &sam).await.iter().map(|a| a.item.clone()).collect::<Vec<_>>(), std::slice::from_ref(&first), "nothing was taken for an answer");

    // What was answered before it was rewritten stays as it was answered, and says so with the result.
    let before = answers(&house, &sam).await.remove(0);
    rewrite(&house, &first);
    for n in 2..=6 {
        answer(&mut house, n, true).await;
    }
    assert_eq!(answers(&house, &sam).await[0], before);
    let over = house.get(&format!("{KNOWLEDGE}?q=check")).await;
    send(&mut house, &over, KNOWLEDGE, &[("do", "send")]).await;
    let result = house.get(&format!("{KNOWLEDGE}?see=result")).await;
    assert!(result.text().contains("<h1>Accepted</h1>") && result.text().contains("6 of 6"), "{}", result.text());
    assert_eq!(result.text().matches("was rewritten after you answered it").count(), 1);
}

#[tokio::test]
async fn a_question_that_is_gone_ends_the_open_check_and_keeps_what_was_answered() {
    let (mut house, sam) = begun().await;
    let first = answer(&mut house, 1, true).await;
    let open = house.get(&format!("{KNOWLEDGE}?q=2")).await;
    edit(&house, ITEMS, |text| text.replace(&format!("## {first}: "), "## cm5-other: "));
    let late = send(&mut house, &open, KNOWLEDGE, &[("do", "answer"), ("n", "2"), ("item", &open.hidden("item")), ("choice", "0")]).await;
    assert_eq!(late.location(), KNOWLEDGE);
    let start = house.get(KNOWLEDGE).await;
    assert!(start.text().contains("value=\"begin\""), "a new one can begin at once, and no try is used up");
    let kept = answers(&house, &sam).await;
    assert_eq!(kept.iter().map(|a| a.item.as_str()).collect::<Vec<_>>(), [first.as_str()], "what was answered is kept");
    assert_eq!(send(&mut house, &start, KNOWLEDGE, &[("do", "begin")]).await.location(), format!("{KNOWLEDGE}?q=1"));
    assert_eq!(attempts::all(&house.house.stores.people, &sam).await.unwrap().len(), 2);
}

#[tokio::test]
async fn of_two_tabs_the_last_answer_counts_until_one_of_them_sends() {
    let (mut house, sam) = begun().await;
    let other = house.get(&format!("{KNOWLEDGE}?q=1")).await;
    for n in 1..=6 {
        answer(&mut house, n, true).await;
    }
    answer(&mut house, 1, false).await;
    assert_eq!(answers(&house, &sam).await[0].points, 0, "the later tab");
    answer(&mut house, 1, true).await;
    let over = house.get(&format!("{KNOWLEDGE}?q=check")).await;
    send(&mut house, &over, KNOWLEDGE, &[("do", "send")]).await;
    let before = answers(&house, &sam).await;
    let late = send(&mut house, &other, KNOWLEDGE, &[("do", "answer"), ("n", "1"), ("item", &other.hidden("item")), ("choice", "0")]).await;
    assert_eq!(late.location(), format!("{KNOWLEDGE}?see=result"), "led to the result");
    assert_eq!(answers(&house, &sam).await, before, "sent is sent");
    assert_eq!(evidence::all(&house.house.stores.people, &sam).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_connection_that_is_lost_in_the_middle_of_a_case_loses_nothing() {
    let mut house = TestHouse::new().await;
    let sam = sign_in(&mut house, "sam").await;
    begin_case(&mut house).await;
    let first = house.get(&format!("{JO}/start")).await;
    // The decision arrived and the answer did not: the browser sends the very same form again, and again.
    for _ in 0..3 {
        let sent = send(&mut house, &first, &format!("{JO}/start"), &[("choice", "1")]).await;
        assert_eq!(sent.location(), format!("{JO}/start?then=1"));
    }
    assert_eq!(answers(&house, &sam).await.len(), 1);
    // The next one never arrived. Hours later, on another device.
    house.wait_minutes(7 * 60);
    let mut phone = house.another_browser();
    passphrase(&mut phone, "sam", "/en/train").await;
    let start = phone.get(JO).await;
    assert!(start.text().contains("Go on where you were") && start.text().contains(&format!("{JO}/together")), "{}", start.text());
    for (scene, choice) in [("together", "0"), ("contact", "2"), ("after", "1")] {
        decide(&mut phone, scene, choice).await;
    }
    assert!(phone.get(&format!("{JO}/end")).await.text().contains("8 of 8 points"));
    assert_eq!((answers(&house, &sam).await.len(), evidence::all(&house.house.stores.people, &sam).await.unwrap().len()), (4, 1));
}

#[tokio::test]
async fn a_clock_that_jumps_back_and_forth_keeps_every_result() {
    let mut house = TestHouse::new().await;
    let sam = sign_in(&mut house, "sam").await;
    let stores = house.house.stores.clone();
    knowledge(&mut house, |_| true).await;
    // A day back, in the middle of a case.
    begin_case(&mut house).await;
    decide(&mut house, "start", "1").await;
    house.wait_minutes(-24 * 60);
    passphrase(&mut house, "sam", "/en/train").await;
    for (scene, choice) in [("together", "0"), ("contact", "2"), ("after", "1")] {
        decide(&mut house, scene, choice).await;
    }
    assert!(house.get(&format!("{JO}/end")).await.text().contains("8 of 8 points"));
    let accepted = async |house: &mut TestHouse| {
        let [check, case] = [house.get("/en/train/record/cc-5.4").await, house.get("/en/train/record/cc-5.1").await];
        (check.text().contains("Knowledge check: accepted"), case.text().contains("Vignette: accepted"))
    };
    assert_eq!(accepted(&mut house).await, (true, true), "what was shown “tomorrow” counts, too");
    // And a year forward: over is over, and nothing is rewritten.
    house.wait_minutes(500 * 24 * 60);
    passphrase(&mut house, "sam", "/en/train").await;
    assert_eq!(accepted(&mut house).await, (false, false));
    let mut moments: Vec<i64> = Vec::new();
    for id in ["cc-5.1", "cc-5.4"] {
        let all = results::history(&stores.people, &sam, &doorstep::domain::ids::CompetencyId::parse(id).unwrap()).await.unwrap();
        moments.extend(all.iter().map(|r| r.as_of));
    }
    moments.sort_unstable();
    assert!(moments.len() == 2 && moments[0] < moments[1], "no two results are of one moment: {moments:?}");
    let report = replay::all(&stores).await.unwrap();
    assert!(report.is_well() && report.same == 2, "{report:?}");
}
