//! What the host says about itself: set on a page by an administrator, seen by readers at once, and by nobody else's leave.

use axum::http::StatusCode;
use doorstep::{
    domain::roles::{Role, Roles},
    storage::{
        staff::{self, NewStaff},
        staff_sessions,
    },
};

use crate::house::{Answer, NOON, TestHouse};

const PASSPHRASE: &str = "seven lamps on the quay";

/// Somebody signed in with one role.
pub async fn signed_in_as(house: &mut TestHouse, role: Role) {
    let (people, secrets) = (house.house.stores.people.clone(), &house.house.secrets);
    let new = NewStaff { sign_in_name: role.code(), display_name: "Test Person", password: PASSPHRASE, roles: Roles::of([role]) };
    staff::add(&people, secrets, new, NOON).await.unwrap();
    let staff = staff::sign_in(&people, secrets, role.code(), PASSPHRASE).await.unwrap().unwrap();
    let mut change = people.change().await.unwrap();
    let token = staff_sessions::start(&mut change, &staff, NOON).await.unwrap();
    change.commit().await.unwrap();
    house.set_cookie("staff", &token.reveal());
}

async fn send(house: &mut TestHouse, topic: &str, fields: &[(&str, &str)]) -> Answer {
    let path = format!("/en/staff/site/{topic}");
    let token = house.get(&path).await.hidden("_form");
    let mut all = vec![("_form", token.as_str())];
    all.extend(fields);
    house.post(&path, &all).await
}

#[tokio::test]
async fn readers_see_at_once_what_an_administrator_set() {
    let mut house = TestHouse::new().await;
    let mut reader = house.another_browser();
    let before = reader.get("/en/about/ways-and-devices").await;
    assert!(!before.text().contains("Ask us in person"));
    signed_in_as(&mut house, Role::Administrator).await;
    let saved = send(&mut house, "desk", &[("desk-en", "Room 2\nMondays <10 to 12>\n\nRing the bell"), ("desk-fr", "")]).await;
    assert_eq!((saved.status, saved.location()), (StatusCode::SEE_OTHER, "/en/staff/site?saved=desk"));
    assert!(house.get(saved.location()).await.text().contains("Saved: Where people can ask in person"));
    let page = reader.get("/en/about/ways-and-devices").await;
    assert!(page.text().contains("Ask us in person") && page.text().contains("Mondays &lt;10 to 12"), "the words, and no markup of theirs");
    assert!(reader.get("/fr/about/ways-and-devices").await.text().contains("Ring the bell"), "one language is better than none");
    send(&mut house, "name", &[("name", "The Green House")]).await;
    assert!(reader.get("/en/learn").await.text().contains("This site is run by The Green House."));
    send(&mut house, "name", &[("name", " ")]).await;
    assert!(!reader.get("/en/learn").await.text().contains("This site is run by"));
}

#[tokio::test]
async fn the_region_and_its_check_change_help_now() {
    let mut house = TestHouse::new().await;
    signed_in_as(&mut house, Role::Administrator).await;
    assert!(house.get("/en/staff/site").await.text().contains("Nobody has confirmed the help lines of Ontario"));
    let saved = send(&mut house, "help", &[("region", "nz"), ("help-checked-on", "2026-09-20"), ("help-checked-by", "Moana, desk")]).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    let help = house.another_browser().get("/en/help").await;
    assert!(help.text().contains("tel:1737") && help.text().contains("Moana, desk") && !help.text().contains("tel:988"));
    assert!(!house.get("/en/staff/site").await.text().contains("Nobody has confirmed"));
    house.wait_minutes(100 * 24 * 60);
    // the session has ended meanwhile
    let staff = house.house.stores.people.clone();
    let again = doorstep::storage::staff::sign_in(&staff, &house.house.secrets, "administrator", PASSPHRASE).await.unwrap().unwrap();
    let mut change = staff.change().await.unwrap();
    let token = staff_sessions::start(&mut change, &again, house.house.now()).await.unwrap();
    change.commit().await.unwrap();
    house.set_cookie("staff", &token.reveal());
    assert!(house.get("/en/staff/site").await.text().contains("101 days ago"));
}

#[tokio::test]
async fn what_cannot_be_used_comes_back_as_it_was_typed() {
    let mut house = TestHouse::new().await;
    signed_in_as(&mut house, Role::Administrator).await;
    let long = "a word ".repeat(300);
    let page = send(&mut house, "duty", &[("duty-en", &long), ("duty-fr", "Appelez le poste 5")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains("Please shorten it to 1500 letters") && page.text().contains("Appelez le poste 5") && page.text().contains("a word a word"));
    for (day, by) in [("soon", "Ana"), ("2027-01-01", "Ana"), ("", "Ana"), ("2026-09-01", "")] {
        let page = send(&mut house, "help", &[("region", "ie"), ("help-checked-on", day), ("help-checked-by", by)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{day} {by}");
    }
    assert_eq!(send(&mut house, "help", &[("region", "atlantis")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(house.get("/en/staff/site/colour").await.status, StatusCode::NOT_FOUND);
    assert!(house.get("/en/help").await.text().contains("tel:988"), "nothing was changed");
}

#[tokio::test]
async fn only_an_administrator_finds_these_pages() {
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Administrator) {
        let mut house = TestHouse::new().await;
        signed_in_as(&mut house, role).await;
        for path in ["/en/staff/site", "/en/staff/site/name", "/en/staff/people"] {
            assert_eq!(house.get(path).await.status, StatusCode::NOT_FOUND, "{role:?} {path}");
        }
        assert_eq!(house.post("/en/staff/site/name", &[("name", "x")]).await.status, StatusCode::NOT_FOUND, "{role:?}");
    }
}
