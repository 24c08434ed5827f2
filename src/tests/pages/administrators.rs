//! What administrators do with accounts: a fresh proof first, and all the others hear of it. And people who have no passphrase here.

use axum::http::StatusCode;
use doorstep::{
    domain::{
        locale::Locale,
        notice::Kind,
        roles::{Role, Roles},
        site::Part,
    },
    storage::{
        inbox, site_settings, staff,
        staff_identities::{self, Arrived},
        staff_sessions,
    },
};

use super::staff_ways::{account, send};
use crate::house::TestHouse;

const PASSPHRASE: &str = "seven lamps on the quay";

async fn administrator() -> TestHouse {
    let mut house = TestHouse::new().await;
    account(&house, "ana", &[Role::Administrator]).await;
    house.post("/en/staff/sign-in", &[("name", "ana"), ("passphrase", PASSPHRASE)]).await;
    house
}

async fn page_of(house: &TestHouse, name: &str) -> String {
    let row = staff::by_sign_in_name(&house.house.stores.people, name).await.unwrap().unwrap();
    format!("/en/staff/people/{}", row.id.as_str())
}

#[tokio::test]
async fn ten_minutes_after_the_last_proof_an_account_is_not_changed() {
    let mut house = administrator().await;
    account(&house, "tom", &[Role::Clinician]).await;
    let address = page_of(&house, "tom").await;
    let page = house.get(&address).await;
    house.wait_minutes(11);
    for act in [&[("do", "roles"), ("role", "administrator")][..], &[("do", "code")], &[("do", "second")], &[("do", "close")], &[("do", "open")]] {
        let sent = send(&mut house, &page, &address, act).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{act:?}");
        assert!(sent.location().starts_with("/en/staff/again?back="), "{act:?}: {}", sent.location());
    }
    assert!(house.get(&address).await.location().starts_with("/en/staff/again"));
    let list = house.get("/en/staff/people").await;
    assert!(list.location().starts_with("/en/staff/again"), "also before somebody is added");
    let tom = staff::by_sign_in_name(&house.house.stores.people, "tom").await.unwrap().unwrap();
    assert!(tom.disabled_at.is_none() && !tom.roles.has(Role::Administrator));
}

#[tokio::test]
async fn every_other_administrator_hears_of_it_and_the_one_who_did_it_does_not() {
    let mut house = administrator().await;
    let other = account(&house, "bea", &[Role::Administrator]).await;
    let clinician = account(&house, "cleo", &[Role::Clinician]).await;
    account(&house, "tom", &[Role::Clinician]).await;
    let address = page_of(&house, "tom").await;
    for act in [&[("do", "roles"), ("role", "author")][..], &[("do", "code")], &[("do", "second")], &[("do", "close")], &[("do", "open")]] {
        let page = house.get(&address).await;
        assert!(send(&mut house, &page, &address, act).await.status.as_u16() < 400, "{act:?}");
    }
    let people = house.house.stores.people.clone();
    let kinds: Vec<Kind> = inbox::all(&people, &other).await.unwrap().iter().rev().map(|m| m.kind).collect();
    assert_eq!(kinds, [Kind::AccountRoles, Kind::AccountCode, Kind::AccountSecondStep, Kind::AccountClosed, Kind::AccountOpened]);
    assert!(inbox::all(&people, &clinician).await.unwrap().is_empty(), "it is nobody else's business");
    let mut theirs = house.another_browser();
    theirs.post("/en/staff/sign-in", &[("name", "bea"), ("passphrase", PASSPHRASE)]).await;
    let page = theirs.get("/en/staff/inbox").await;
    assert!(page.text().contains("Another administrator closed the account of tom."), "{}", page.text());
    let own = house.get("/en/staff/inbox").await;
    assert!(!own.text().contains("Another administrator"));
}

#[tokio::test]
async fn a_closed_account_is_deleted_in_time_or_when_its_person_asks() {
    let mut house = administrator().await;
    let other = account(&house, "bea", &[Role::Administrator]).await;
    account(&house, "tom", &[Role::Clinician]).await;
    let address = page_of(&house, "tom").await;
    let page = house.get(&address).await;
    assert!(!page.text().contains("Delete this account for good"), "an open account is closed first");
    let asked = [("do", "delete"), ("asked", "yes"), ("known", "yes")];
    assert_eq!(send(&mut house, &page, &address, &asked).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    send(&mut house, &page, &address, &[("do", "close")]).await;
    let page = house.get(&address).await;
    assert!(
        page.text().contains("A closed account is kept for 24 months, here until September 20, 2028.")
            && page.text().contains("In learners’ own lists of who looked")
    );
    for (fields, words) in
        [(&asked[..1], "unless the person asked"), (&[asked[0], asked[2]], "unless the person asked"), (&asked[..2], "Nothing has been deleted.")]
    {
        let refused = send(&mut house, &page, &address, fields).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text().contains(words), "{words}: {}", refused.text());
    }
    house.wait_minutes(11);
    assert!(send(&mut house, &page, &address, &asked).await.location().starts_with("/en/staff/again"), "after a fresh proof alone");
    house.set_cookie("staff", "");
    house.post("/en/staff/sign-in", &[("name", "ana"), ("passphrase", PASSPHRASE)]).await;
    let page = house.get(&address).await;
    for _ in 0..2 {
        assert_eq!(send(&mut house, &page, &address, &asked).await.location(), "/en/staff/people?done=deleted");
    }
    assert!(house.get("/en/staff/people?done=deleted").await.text().contains("The account is deleted."));
    assert_eq!(house.get(&address).await.status, StatusCode::NOT_FOUND);
    let kinds: Vec<Kind> = inbox::all(&house.house.stores.people, &other).await.unwrap().iter().map(|m| m.kind).collect();
    assert_eq!(kinds, [Kind::AccountDeleted], "what named the account is gone, too");
    let mut theirs = house.another_browser();
    theirs.post("/en/staff/sign-in", &[("name", "bea"), ("passphrase", PASSPHRASE)]).await;
    assert!(theirs.get("/en/staff/inbox").await.text().contains("Another administrator deleted a closed account for good."));
}

/// Somebody comes by single sign-on: an identity, and a passphrase that nobody knows.
pub async fn comes_by_provider(house: &mut TestHouse, name: &str, role: Role) {
    let people = house.house.stores.people.clone();
    let roles = Roles::of([role]);
    let arrived = Arrived { issuer: "https://id.example", subject: name, display_name: name, roles, locked_hash: "locked" };
    let staff = staff_identities::arrive(&people, &arrived, house.now()).await.unwrap().unwrap();
    let mut change = people.change().await.unwrap();
    let token = staff_sessions::start(&mut change, &staff, house.now()).await.unwrap();
    change.commit().await.unwrap();
    house.set_cookie("staff", &token.reveal());
}

#[tokio::test]
async fn somebody_without_a_passphrase_sees_and_takes_along_what_is_theirs() {
    let mut house = TestHouse::new().await;
    comes_by_provider(&mut house, "sol", Role::Clinician).await;
    let page = house.get("/en/staff/information").await;
    assert!(!page.text().contains("type=\"password\""));
    let here = send(&mut house, &page, "/en/staff/information", &[("as", "here")]).await;
    assert_eq!(here.status, StatusCode::OK);
    assert!(here.text().contains("sol"));
    let file = send(&mut house, &page, "/en/staff/information", &[("as", "data")]).await;
    assert_eq!(file.status, StatusCode::OK, "signed in a moment ago");
    house.wait_minutes(11);
    let page = house.get("/en/staff/information").await;
    let later = send(&mut house, &page, "/en/staff/information", &[("as", "data")]).await;
    assert!(later.location().starts_with("/en/staff/again?back="));
    let again = house.get(later.location()).await;
    assert!(again.text().contains("/en/staff/sso?again=yes&amp;back=") && !again.text().contains("type=\"password\""), "{}", again.text());
    // Everybody else is still asked for the passphrase.
    account(&house, "tom", &[Role::Clinician]).await;
    let mut toms = house.another_browser();
    toms.post("/en/staff/sign-in", &[("name", "tom"), ("passphrase", PASSPHRASE)]).await;
    let page = toms.get("/en/staff/information").await;
    assert_eq!(send(&mut toms, &page, "/en/staff/information", &[("as", "here")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// ASVS 16.3.2.
#[tokio::test]
async fn a_page_that_is_not_theirs_is_noted_with_the_role_and_nothing_else() {
    crate::logs::listen();
    let mut house = TestHouse::new().await;
    let cleo = account(&house, "cleo", &[Role::Clinician]).await;
    house.post("/en/staff/sign-in", &[("name", "cleo"), ("passphrase", PASSPHRASE)]).await;
    crate::logs::logged_here();
    assert_eq!(house.get("/en/staff/people").await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.get("/en/staff/shared/AAAAsecretid").await.status, StatusCode::NOT_FOUND);
    assert_eq!(house.get("/en/staff").await.status, StatusCode::OK);
    let log = crate::logs::logged_here();
    let refused: Vec<&str> = log.lines().filter(|line| line.contains("staff were refused")).collect();
    assert_eq!(refused.len(), 2, "{log}");
    assert!(refused[0].contains(r#""route":"/{locale}/staff/people""#) && refused[0].contains(r#""role":"clinician""#), "{}", refused[0]);
    assert!(refused.iter().all(|line| !line.contains("AAAAsecretid") && !line.contains(cleo.id().as_str()) && !line.contains("cleo")), "{refused:?}");
}

#[tokio::test]
async fn administrators_read_reports_about_pages_and_delete_them() {
    crate::logs::listen();
    let mut house = administrator().await;
    let mut readers = house.another_browser();
    const WORDS: &str = "zqmark the second picture confuses me";
    for page in ["/en/learn", "https://elsewhere.example/x", "//elsewhere.example/x"] {
        readers.post("/en/report", &[("page", page), ("words", WORDS)]).await;
    }
    let page = house.get("/en/staff/reports").await;
    assert_eq!(page.text().matches(WORDS).count(), 3);
    assert!(page.text().contains("href=\"/en/learn\""));
    assert!(!page.text().contains("href=\"https://elsewhere") && !page.text().contains("href=\"//elsewhere"), "only our own pages are links");
    let id = page.hidden("report");
    for _ in 0..2 {
        let sent = send(&mut house, &page, "/en/staff/reports", &[("report", &id)]).await;
        assert_eq!(sent.location(), "/en/staff/reports?done=yes");
    }
    assert_eq!(house.get("/en/staff/reports").await.text().matches(WORDS).count(), 2, "twice deletes one");
    let content = &house.house.stores.content;
    assert_eq!(doorstep::http::tidy::old_reports(content, house.now() + 364 * 86_400_000).await.unwrap(), 0);
    assert_eq!(doorstep::http::tidy::old_reports(content, house.now() + 365 * 86_400_000).await.unwrap(), 2, "after twelve months by themselves");
    assert!(!crate::logs::logged_here().contains("zqmark"));
    account(&house, "cleo", &[Role::Clinician]).await;
    let mut cleos = house.another_browser();
    cleos.post("/en/staff/sign-in", &[("name", "cleo"), ("passphrase", PASSPHRASE)]).await;
    assert_eq!(cleos.get("/en/staff/reports").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_sheet_for_classes_is_open_and_the_hosts_own_words_are_for_staff() {
    let mut house = TestHouse::new().await;
    let duty = "Call the nurse on duty, room 12";
    let content = house.house.stores.content.clone();
    let mut change = content.change().await.unwrap();
    site_settings::set(&mut change, &[(Part::Duty(Locale::English), duty)], 0, house.now()).await.unwrap();
    change.commit().await.unwrap();
    house.house.put_up_sign(site_settings::read(&content).await.unwrap());
    for (address, words) in [("/en/staff/not-well", "Do not look anything up."), ("/fr/staff/not-well", "Ne cherchez rien dans le programme.")] {
        let page = house.get(address).await;
        assert!(page.status == StatusCode::OK && page.text().contains(words) && page.text().contains("9-8-8"), "{}", page.text());
        assert!(!page.text().contains(duty));
    }
    account(&house, "fay", &[Role::Facilitator]).await;
    house.post("/en/staff/sign-in", &[("name", "fay"), ("passphrase", PASSPHRASE)]).await;
    assert!(house.get("/en/staff/not-well").await.text().contains(duty));
    assert!(house.get("/en/staff/classes").await.text().contains("href=\"/en/staff/not-well\""));
    house.house.stores.close().await;
    assert_eq!(house.get("/en/staff/not-well").await.status, StatusCode::OK, "also while the database rests");
}
