//! The door of staff with a passphrase, in process: the words of the console, a code for a colleague, a wrong half, leaving quickly.

use axum::http::StatusCode;
use doorstep::{
    domain::roles::{Role, Roles},
    storage::{
        console_tokens::{self, Purpose},
        staff::{self, NewStaff},
    },
};

use super::train::{PASSPHRASE, send, sign_in};
use crate::house::{NOON, TestHouse};

#[tokio::test]
async fn the_first_administrator_has_the_words_of_the_console() {
    let mut house = TestHouse::new().await;
    let people = house.house.stores.people.clone();
    let mut change = people.change().await.unwrap();
    let token = console_tokens::make(&mut change, Purpose::FirstAdmin, NOON).await.unwrap().reveal();
    change.commit().await.unwrap();
    let fields = |token: &'static str, passphrase: &'static str| {
        [("token", token), ("display-name", "Ana Ünal"), ("sign-in-name", "ana"), ("passphrase", passphrase), ("again", passphrase)]
    };
    let wrong = house.post("/en/staff/first", &fields("not-the-token", "too short")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("value=\"Ana Ünal\"") && !wrong.text().contains("too short"), "the name is kept, the passphrase never");
    assert!(wrong.text().contains("It has 9 now"));
    let right = [("token", token.as_str()), ("display-name", "Ana Ünal"), ("sign-in-name", "ana"), ("passphrase", PASSPHRASE), ("again", PASSPHRASE)];
    assert_eq!(house.post("/en/staff/first", &right).await.location(), "/en/staff");
    assert!(house.get("/en/train/record").await.text().contains("Ana Ünal"));
    assert!(staff::has_admin(&people).await.unwrap());
    assert!(house.get("/en/staff/first").await.text().contains("already") || house.get("/en/staff/first").await.text().contains("has somebody who runs it"));
    house.post("/en/staff/first", &right).await;
    assert_eq!(staff::list(&people).await.unwrap().len(), 1, "once");
}

#[tokio::test]
async fn the_words_of_the_console_are_not_used_up_without_an_account() {
    let mut house = TestHouse::new().await;
    let people = house.house.stores.people.clone();
    let mut change = people.change().await.unwrap();
    let token = console_tokens::make(&mut change, Purpose::FirstAdmin, NOON).await.unwrap().reveal();
    change.commit().await.unwrap();
    let right = [("token", token.as_str()), ("display-name", "Ana"), ("sign-in-name", "ana"), ("passphrase", PASSPHRASE), ("again", PASSPHRASE)];
    // A crowd at the door: no passphrase can be hashed, however long this form takes to arrive. Whoever was served comes again.
    let crowd: Vec<_> = (0..80)
        .map(|_| {
            let secrets = house.house.secrets.clone();
            tokio::spawn(async move {
                loop {
                    let _ = secrets.hash("somebody else").await;
                    tokio::task::yield_now().await;
                }
            })
        })
        .collect();
    tokio::task::yield_now().await;
    assert_eq!(house.post("/en/staff/first", &right).await.status, StatusCode::SERVICE_UNAVAILABLE);
    crowd.iter().for_each(tokio::task::JoinHandle::abort);
    for one in crowd {
        let _ = one.await;
    }
    assert_eq!(house.post("/en/staff/first", &right).await.location(), "/en/staff", "the same words, a minute later");
}

#[tokio::test]
async fn a_failed_sign_in_never_says_which_half_was_wrong() {
    let mut house = TestHouse::new().await;
    sign_in(&mut house, "sam").await;
    let page = house.get("/en/train/record").await;
    let out = send(&mut house, &page, "/en/staff/sign-out", &[]).await;
    assert_eq!((out.location(), house.cookie("staff")), ("/en/train", None));
    let mut pages = Vec::new();
    for (name, passphrase) in [("sam", "seven lamps on the wall"), ("tom", PASSPHRASE)] {
        // Whoever was signed in here before is not any more.
        house.set_cookie("staff", "");
        let answer = house.post("/en/staff/sign-in", &[("name", name), ("passphrase", passphrase)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        pages.push(answer.text().replace(name, "NAME"));
    }
    assert_eq!(pages[0], pages[1]);
    let away = house.post("/en/staff/sign-in", &[("name", "sam"), ("passphrase", PASSPHRASE), ("back", "https://example.org/")]).await;
    assert_eq!(away.location(), "/en/staff", "never to another site");
}

#[tokio::test]
async fn a_colleague_chooses_a_passphrase_with_a_code_that_works_once() {
    let mut house = TestHouse::new().await;
    let (people, secrets) = (house.house.stores.people.clone(), &house.house.secrets);
    let admin = NewStaff { sign_in_name: "ana", display_name: "Ana", password: PASSPHRASE, roles: Roles::of([Role::Administrator]) };
    staff::add(&people, secrets, admin, NOON).await.unwrap();
    house.post("/en/staff/sign-in", &[("name", "ana"), ("passphrase", PASSPHRASE)]).await;
    let page = house.get("/en/staff/people").await;
    let added =
        send(&mut house, &page, "/en/staff/people", &[("display-name", "Kim"), ("sign-in-name", "kim"), ("role", "clinician"), ("seed", &page.hidden("seed"))])
            .await;
    let code = added.text().split("<code>").nth(1).and_then(|c| c.split('<').next()).unwrap().to_owned();
    assert!(code.starts_with("start-") && code.len() > 20);
    assert!(!house.get("/en/staff/people").await.text().contains(&code), "shown once");
    let same = [("display-name", "Kim"), ("sign-in-name", "kim"), ("role", "clinician"), ("seed", &page.hidden("seed"))];
    let again = send(&mut house, &page, "/en/staff/people", &same).await;
    assert!(again.status == StatusCode::OK && again.text().contains(&code), "the very same form shows the very same code");
    assert_eq!(staff::list(&people).await.unwrap().len(), 2, "and makes nobody");

    house.set_cookie("staff", "");
    let door = house.post("/en/staff/sign-in", &[("name", "kim"), ("passphrase", &code)]).await;
    assert_eq!((door.location(), house.cookie("staff")), ("/en/staff/join", Some("")), "a code opens no session");
    let choose = [("sign-in-name", "kim"), ("code", code.as_str()), ("passphrase", "nine boats in the bay"), ("again", "nine boats in the bay")];
    assert_eq!(house.post("/en/staff/join", &choose).await.location(), "/en/staff");
    assert_eq!(house.get("/en/staff/people").await.status, StatusCode::NOT_FOUND, "not an administrator");
    house.set_cookie("staff", "");
    assert_eq!(house.post("/en/staff/join", &choose).await.status, StatusCode::UNPROCESSABLE_ENTITY, "once");
    let kim = house.post("/en/staff/sign-in", &[("name", "kim"), ("passphrase", "nine boats in the bay")]).await;
    let kims = house.cookie("staff").unwrap().to_owned();
    assert_eq!(kim.location(), "/en/staff");

    house.set_cookie("staff", "");
    house.post("/en/staff/sign-in", &[("name", "ana"), ("passphrase", PASSPHRASE)]).await;
    let who = staff::by_sign_in_name(&people, "kim").await.unwrap().unwrap().id;
    let address = format!("/en/staff/people/{}", who.as_str());
    let page = house.get(&address).await;
    send(&mut house, &page, &address, &[("do", "close")]).await;
    house.set_cookie("staff", &kims);
    assert_eq!(house.get("/en/train/record").await.status, StatusCode::SEE_OTHER, "closing ends the session at once");
}

#[tokio::test]
async fn leaving_quickly_ends_the_session_of_staff() {
    let mut house = TestHouse::new().await;
    sign_in(&mut house, "sam").await;
    let cookie = house.cookie("staff").unwrap().to_owned();
    let page = house.get("/en/train/record").await;
    assert!(page.text().contains("action=\"/en/staff/leave\""));
    send(&mut house, &page, "/en/staff/leave", &[]).await;
    house.set_cookie("staff", &cookie);
    assert_eq!(house.get("/en/train/record").await.status, StatusCode::SEE_OTHER, "the session is over, not only its cookie");
}
