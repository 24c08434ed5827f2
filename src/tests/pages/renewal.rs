//! A result that comes to its end: told once when it is near, once when it is past, to its person alone, and the page says what to do.

use doorstep::{
    domain::notice::Kind,
    storage::{inbox, staff},
    train::renewal,
};

use super::train::{knowledge, sign_in};
use crate::house::TestHouse;

const MONTH: i64 = 31 * 24 * 60;

async fn told(house: &TestHouse, sam: &staff::Staff) -> Vec<(Kind, String)> {
    let all = inbox::all(&house.house.stores.people, sam).await.unwrap();
    all.into_iter().map(|m| (m.kind, m.detail)).filter(|(kind, _)| matches!(kind, Kind::RenewSoon | Kind::RenewOver)).collect()
}

#[tokio::test]
async fn an_end_is_told_once_when_near_and_once_when_past() {
    let mut house = TestHouse::new().await;
    let sam = sign_in(&mut house, "sam").await;
    knowledge(&mut house, |_| true).await;
    assert_eq!(renewal::remind(&house.house).await.unwrap(), 0, "there is time");
    assert!(!house.get("/en/train/record/cc-5.4").await.text().contains("To renew"));

    house.wait_minutes(11 * MONTH);
    assert_eq!(renewal::remind(&house.house).await.unwrap(), 1);
    assert_eq!(renewal::remind(&house.house).await.unwrap(), 0, "once");
    assert_eq!(told(&house, &sam).await, [(Kind::RenewSoon, "1".to_owned())]);

    house.wait_minutes(MONTH);
    assert_eq!(renewal::remind(&house.house).await.unwrap(), 1);
    assert_eq!(renewal::remind(&house.house).await.unwrap(), 0, "once");
    assert_eq!(told(&house, &sam).await, [(Kind::RenewOver, "1".to_owned()), (Kind::RenewSoon, "1".to_owned())]);

    house.wait_minutes(2 * MONTH);
    assert_eq!(renewal::remind(&house.house).await.unwrap(), 0, "over and done: the record says so, the inbox does not repeat it");
}

#[tokio::test]
async fn the_page_says_what_to_show_once_more() {
    let mut house = TestHouse::new().await;
    sign_in(&mut house, "sam").await;
    knowledge(&mut house, |_| true).await;
    house.wait_minutes(11 * MONTH);
    sign_in(&mut house, "sam").await;
    let page = house.get("/en/train/record/cc-5.4").await;
    assert!(page.text().contains("To renew") && page.text().contains("This level holds until"), "{}", page.text());
    assert!(page.text().contains("/en/train/care-online/safety-at-a-distance/knowledge"), "the way there");
}
