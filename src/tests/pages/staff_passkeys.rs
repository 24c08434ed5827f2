//! Passkeys of staff, through the pages: adding, using one at the second step and to prove it once more, and everything that is not one.

use axum::http::StatusCode;
use doorstep::{
    domain::{notice::Kind, roles::Role},
    storage::{inbox, second_step, staff::Staff, staff_passkeys},
};

use super::staff_ways::{PASSPHRASE, account, passphrase, send, set_up};
use crate::{
    house::{Answer, TestHouse},
    soft_key::{SoftKey, question},
};

const KEYS: &str = "/en/staff/account/passkeys";

async fn add(house: &mut TestHouse, page: &Answer, credential: &str) -> Answer {
    send(house, page, KEYS, &[("do", "add"), ("ticket", &page.hidden("ticket")), ("credential", credential), ("label", "my phone")]).await
}

/// Somebody with an app, signed in.
async fn with_app(house: &mut TestHouse, name: &str) -> Staff {
    let staff = account(house, name, &[Role::Clinician]).await;
    passphrase(house, name, "").await;
    set_up(house).await;
    staff
}

/// The same, with a passkey.
async fn with_key(house: &mut TestHouse, name: &str, seed: u8) -> (Staff, SoftKey) {
    let (staff, key) = (with_app(house, name).await, SoftKey::new(seed));
    let page = house.get(KEYS).await;
    let added = add(house, &page, &key.make(&question(&page))).await;
    assert_eq!(added.location(), "/en/staff/account/passkeys?done=added", "{}", added.text());
    (staff, key)
}

/// The second step of somebody whose passphrase was right just now.
async fn second(house: &mut TestHouse, name: &str) -> Answer {
    let asked = passphrase(house, name, "").await;
    house.get(asked.location()).await
}

async fn prove(house: &mut TestHouse, page: &Answer, to: &str, credential: &str) -> Answer {
    send(house, page, to, &[("passphrase", PASSPHRASE), ("step-ticket", &page.hidden("step-ticket")), ("step-credential", credential)]).await
}

async fn keys_of(house: &TestHouse, staff: &Staff) -> Vec<staff_passkeys::StaffPasskey> {
    staff_passkeys::all(&house.house.stores.people, staff.id()).await.unwrap()
}

#[tokio::test]
async fn a_passkey_is_added_named_used_and_removed() {
    let mut house = TestHouse::with_second_step().await;
    let (ana, mut key) = with_key(&mut house, "ana", 7).await;
    let page = house.get(KEYS).await;
    assert!(page.text().contains("<strong>my phone</strong>") && page.text().contains("Added ") && !page.text().contains("Last used"));
    assert!(page.text().contains("data-passkey=\"add\"") && page.text().contains("passkeys-"));
    assert_eq!(question(&page)["excludeCredentials"][0]["id"], key.id(), "the same device is not asked twice");
    assert_eq!(question(&page)["authenticatorSelection"]["userVerification"], "required");

    let page = second(&mut house, "ana").await;
    assert!(page.text().contains("Use a passkey") && page.text().contains("name=\"code\""), "beside the field for a code");
    let asked = question(&page);
    assert_eq!((&asked["allowCredentials"][0]["id"], &asked["userVerification"]), (&key.id().into(), &"required".into()));
    let signed = key.sign(&asked);
    let inside = prove(&mut house, &page, "/en/staff/second", &signed).await;
    assert_eq!(inside.location(), "/en/staff", "{}", inside.text());
    assert_eq!(house.get("/en/staff").await.status, StatusCode::OK);
    assert!(house.get("/en/staff/account").await.text().contains("My passkeys: 1"));

    let page = house.get(KEYS).await;
    assert!(page.text().contains("Last used"));
    for _ in 0..2 {
        let gone = send(&mut house, &page, KEYS, &[("do", "remove"), ("passkey", &key.id())]).await;
        assert_eq!(gone.location(), "/en/staff/account/passkeys?done=removed");
    }
    let told = inbox::all(&house.house.stores.people, &ana).await.unwrap();
    let count = |kind| told.iter().filter(|m| m.kind == kind).count();
    assert_eq!((count(Kind::PasskeyAdded), count(Kind::PasskeyRemoved)), (1, 1));
    assert!(!second(&mut house, "ana").await.text().contains("Use a passkey"));
}

#[tokio::test]
async fn an_answer_counts_once() {
    let mut house = TestHouse::with_second_step().await;
    let (_, mut key) = with_key(&mut house, "ana", 7).await;
    let page = second(&mut house, "ana").await;
    let half = house.cookie("staff").unwrap().to_owned();
    let signed = key.sign(&question(&page));
    assert_eq!(prove(&mut house, &page, "/en/staff/second", &signed).await.status, StatusCode::SEE_OTHER);
    house.set_cookie("staff", &half);
    let again = prove(&mut house, &page, "/en/staff/second", &signed).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "the very same form");
    // A signature for one question does not answer the next one, nor does a question that was never asked.
    let fresh = second(&mut house, "ana").await;
    assert_eq!(prove(&mut house, &fresh, "/en/staff/second", &signed).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let right = key.sign(&question(&fresh));
    let fields = [("step-ticket", "made up"), ("step-credential", right.as_str())];
    assert_eq!(send(&mut house, &fresh, "/en/staff/second", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    house.wait_minutes(14);
    assert_eq!(prove(&mut house, &fresh, "/en/staff/second", &right).await.location(), "/en/staff");
}

#[tokio::test]
async fn a_passkey_on_another_page_or_without_its_person_is_not_taken() {
    let mut house = TestHouse::with_second_step().await;
    let (_, mut key) = with_key(&mut house, "ana", 7).await;
    let page = second(&mut house, "ana").await;
    for origin in ["https://doorstep.example", "http://localhost:3001", "http://localhost:3000.example"] {
        key.origin = origin;
        let signed = key.sign(&question(&page));
        let answer = prove(&mut house, &page, "/en/staff/second", &signed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{origin}");
        assert!(answer.text().contains("The passkey did not work, and nothing has changed."));
        assert_eq!(house.get("/en/staff").await.location(), "/en/staff/second?back=%2Fen%2Fstaff", "{origin}");
    }
    key.origin = crate::soft_key::HERE;
    key.verifies = false;
    let signed = key.sign(&question(&page));
    assert_eq!(prove(&mut house, &page, "/en/staff/second", &signed).await.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody was verified");
    key.verifies = true;
    let signed = key.sign(&question(&page));
    assert_eq!(prove(&mut house, &page, "/en/staff/second", &signed).await.location(), "/en/staff");
    // And one that goes back in its count is a copy.
    key.counter = 0;
    let page = second(&mut house, "ana").await;
    let signed = key.sign(&question(&page));
    assert_eq!(prove(&mut house, &page, "/en/staff/second", &signed).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_passkey_opens_no_other_account() {
    let mut house = TestHouse::with_second_step().await;
    let (_, mut anas) = with_key(&mut house, "ana", 7).await;
    let (tom, _) = with_key(&mut house, "tom", 9).await;
    let (anas_page, toms_page) = (second(&mut house, "ana").await, second(&mut house, "tom").await);
    // Tom's passphrase, and a passkey of Ana's: for his question, and for hers.
    for page in [&toms_page, &anas_page] {
        let signed = anas.sign(&question(page));
        let fields = [("step-ticket", page.hidden("step-ticket")), ("step-credential", signed)];
        let answer = send(&mut house, &toms_page, "/en/staff/second", &fields.each_ref().map(|(n, v)| (*n, v.as_str()))).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    // Nor does Tom get Ana's passkey into his list, or take hers out of hers.
    with_app(&mut house, "eve").await;
    let page = house.get(KEYS).await;
    let twice = add(&mut house, &page, &anas.make(&question(&page))).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.text().contains("value=\"my phone\""), "what was typed is kept");
    send(&mut house, &page, KEYS, &[("do", "remove"), ("passkey", &anas.id())]).await;
    assert_eq!(keys_of(&house, &tom).await.len(), 1);
    let page = second(&mut house, "ana").await;
    let signed = anas.sign(&question(&page));
    assert_eq!(prove(&mut house, &page, "/en/staff/second", &signed).await.location(), "/en/staff");
}

#[tokio::test]
async fn what_is_no_passkey_is_not_added() {
    let mut house = TestHouse::with_second_step().await;
    let ana = with_app(&mut house, "ana").await;
    let page = house.get(KEYS).await;
    let mut key = SoftKey::new(7);
    key.verifies = false;
    let unverified = key.make(&question(&page));
    key.verifies = true;
    key.origin = "https://doorstep.example";
    let elsewhere = key.make(&question(&page));
    key.origin = crate::soft_key::HERE;
    let signed = key.sign(&question(&page));
    for bad in ["", "{}", "[]", &unverified, &elsewhere, &signed] {
        assert_eq!(add(&mut house, &page, bad).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
    }
    let made = key.make(&question(&page));
    for label in ["", " ", &"x".repeat(41)] {
        let fields = [("do", "add"), ("ticket", &page.hidden("ticket")), ("credential", &made), ("label", label)];
        assert_eq!(send(&mut house, &page, KEYS, &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{label:?}");
    }
    assert!(keys_of(&house, &ana).await.is_empty());
    assert_eq!(add(&mut house, &page, &made).await.status, StatusCode::SEE_OTHER);
    assert_eq!(add(&mut house, &page, &made).await.status, StatusCode::UNPROCESSABLE_ENTITY, "the same form again");
    assert_eq!(keys_of(&house, &ana).await.len(), 1);
}

#[tokio::test]
async fn a_passkey_with_the_passphrase_proves_once_more_who_is_here() {
    let mut house = TestHouse::with_second_step().await;
    let (_, mut key) = with_key(&mut house, "ana", 7).await;
    house.wait_minutes(11);
    assert!(house.get(KEYS).await.location().starts_with("/en/staff/again?back="));
    let again = "/en/staff/again";
    let page = house.get(&format!("{again}?back={KEYS}")).await;
    let signed = key.sign(&question(&page));
    let ticket = page.hidden("step-ticket");
    let fields = [("passphrase", "not the passphrase"), ("step-ticket", &ticket), ("step-credential", &signed)];
    assert_eq!(send(&mut house, &page, again, &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY, "the passkey alone is not enough");
    assert_eq!(prove(&mut house, &page, again, &signed).await.location(), KEYS);
    assert_eq!(house.get(KEYS).await.status, StatusCode::OK);
    // While slips make a pause, a passkey that does not fit tells nothing about the passphrase.
    for _ in 0..5 {
        send(&mut house, &page, again, &[("passphrase", PASSPHRASE), ("code", "000000")]).await;
    }
    let mut said = Vec::new();
    for typed in [PASSPHRASE, "not the passphrase"] {
        let answer = send(&mut house, &page, again, &[("passphrase", typed), ("step-ticket", &ticket), ("step-credential", &signed)]).await;
        assert!(answer.text().contains("Please wait a minute"), "{typed}");
        said.push(answer.status);
    }
    assert_eq!(said[0], said[1]);
}

#[tokio::test]
async fn without_an_app_there_is_no_passkey_and_with_the_app_it_goes() {
    let mut house = TestHouse::with_second_step().await;
    let (ana, _) = with_key(&mut house, "ana", 7).await;
    let people = house.house.stores.people.clone();
    let mut change = people.change().await.unwrap();
    second_step::take_away(&mut change, ana.id(), house.now()).await.unwrap();
    change.commit().await.unwrap();
    assert!(keys_of(&house, &ana).await.is_empty(), "a lost phone may have had it");
    let page = second(&mut house, "ana").await;
    assert_eq!(page.location(), "/en/staff/second/set-up?back=%2Fen%2Fstaff");
    let mut made_up = TestHouse::with_demo().await;
    account(&made_up, "lee", &[Role::Clinician]).await;
    passphrase(&mut made_up, "lee", "").await;
    assert_ne!(made_up.get(KEYS).await.status, StatusCode::OK);
}
