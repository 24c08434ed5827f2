//! Colleagues, through the pages: inviting, joining, roles, closing, and a list of many.

use axum::http::StatusCode;
use doorstep::{
    domain::roles::{Role, Roles},
    storage::staff,
};

use super::staff_ways::{account, send};
use crate::house::{Answer, TestHouse};

const PASSPHRASE: &str = "seven lamps on the quay";
const CHOSEN: &str = "nine boats in the bay";

/// An administrator who is signed in.
async fn administrator() -> TestHouse {
    let mut house = TestHouse::new().await;
    account(&house, "ana", &[Role::Administrator]).await;
    house.post("/en/staff/sign-in", &[("name", "ana"), ("passphrase", PASSPHRASE)]).await;
    house
}

fn code_of(page: &Answer) -> String {
    page.text().split("<code>").nth(1).and_then(|c| c.split('<').next()).unwrap().to_owned()
}

async fn invite(house: &mut TestHouse, name: &str) -> String {
    let page = house.get("/en/staff/people").await;
    let made = send(house, &page, "/en/staff/people", &[("display-name", name), ("sign-in-name", name), ("role", "author")]).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.text());
    code_of(&made)
}

async fn address_of(house: &TestHouse, name: &str) -> String {
    let row = staff::by_sign_in_name(&house.house.stores.people, name).await.unwrap().unwrap();
    format!("/en/staff/people/{}", row.id.as_str())
}

async fn join(house: &TestHouse, name: &str, code: &str) -> Answer {
    let mut theirs = house.another_browser();
    theirs.post("/en/staff/join", &[("sign-in-name", name), ("code", code), ("passphrase", CHOSEN), ("again", CHOSEN)]).await
}

#[tokio::test]
async fn the_same_invitation_form_twice_makes_one_account_and_one_code() {
    let mut house = administrator().await;
    let page = house.get("/en/staff/people").await;
    let fields = [("display-name", "Kim"), ("sign-in-name", "kim"), ("role", "author"), ("role", "lead")];
    let (one, two) = (send(&mut house, &page, "/en/staff/people", &fields).await, send(&mut house, &page, "/en/staff/people", &fields).await);
    assert_eq!((one.status, two.status, code_of(&one)), (StatusCode::OK, StatusCode::OK, code_of(&two)));
    let people = &house.house.stores.people;
    assert_eq!(staff::list(people).await.unwrap().len(), 2);
    assert_eq!(staff::by_sign_in_name(people, "kim").await.unwrap().unwrap().roles, Roles::of([Role::Author, Role::Lead]));
    // Another form with the same name is somebody else.
    let page = house.get("/en/staff/people").await;
    let taken = send(&mut house, &page, "/en/staff/people", &fields).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.text().contains("value=\"kim\"") && !taken.text().contains("<code>"));
    let without = send(&mut house, &page, "/en/staff/people", &[("display-name", "Tom"), ("sign-in-name", "tom")]).await;
    assert!(without.text().contains("Choose at least one role"));
}

#[tokio::test]
async fn a_code_ends_with_its_days_its_use_or_its_withdrawal() {
    let mut house = administrator().await;
    let code = invite(&mut house, "kim").await;
    assert_eq!(join(&house, "tom", &code).await.status, StatusCode::UNPROCESSABLE_ENTITY, "another name");
    let address = address_of(&house, "kim").await;
    let page = house.get(&address).await;
    assert_eq!(send(&mut house, &page, &address, &[("do", "withdraw")]).await.location(), address);
    let refused = join(&house, "kim", &code).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "withdrawn");

    let page = house.get(&address).await;
    let second = code_of(&send(&mut house, &page, &address, &[("do", "code")]).await);
    assert_eq!(code_of(&send(&mut house, &page, &address, &[("do", "code")]).await), second, "the same form, the same code");
    house.wait_minutes(7 * 24 * 60);
    let late = join(&house, "kim", &second).await;
    assert_eq!((late.status, late.text().len()), (refused.status, refused.text().len()), "ended, in the same words");

    house.post("/en/staff/sign-in", &[("name", "ana"), ("passphrase", PASSPHRASE)]).await;
    assert!(house.get("/en/staff/people").await.text().contains("invited; the code ended on"));
    let page = house.get(&address).await;
    let third = code_of(&send(&mut house, &page, &address, &[("do", "code")]).await);
    assert_eq!(join(&house, "kim", &third).await.location(), "/en/staff");
    assert_eq!(join(&house, "kim", &third).await.status, StatusCode::UNPROCESSABLE_ENTITY, "used");
}

#[tokio::test]
async fn a_code_opens_nothing_by_itself() {
    let mut house = administrator().await;
    let code = invite(&mut house, "kim").await;
    let mut theirs = house.another_browser();
    let door = theirs.post("/en/staff/sign-in", &[("name", "kim"), ("passphrase", &code)]).await;
    assert_eq!((door.location(), theirs.cookie("staff")), ("/en/staff/join", None));
    let anybody = theirs.post("/en/staff/sign-in", &[("name", "nobody"), ("passphrase", "start-AAAA-AAAA")]).await;
    assert_eq!(anybody.location(), "/en/staff/join", "the same for a name that nobody has");
    let page = theirs.post("/en/staff/sign-in", &[("name", "kim"), ("passphrase", "")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "and an account without a passphrase is not open");
}

#[tokio::test]
async fn closing_an_account_is_felt_at_the_next_click() {
    let mut house = administrator().await;
    account(&house, "tom", &[Role::Clinician]).await;
    let mut toms = house.another_browser();
    toms.post("/en/staff/sign-in", &[("name", "tom"), ("passphrase", PASSPHRASE)]).await;
    assert_eq!(toms.get("/en/staff").await.status, StatusCode::OK);
    let address = address_of(&house, "tom").await;
    let page = house.get(&address).await;
    assert_eq!(send(&mut house, &page, &address, &[("do", "close")]).await.location(), address);
    assert_eq!(toms.get("/en/staff").await.status, StatusCode::SEE_OTHER);
    let again = toms.post("/en/staff/sign-in", &[("name", "tom"), ("passphrase", PASSPHRASE)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = house.get(&address).await;
    send(&mut house, &page, &address, &[("do", "open")]).await;
    assert_eq!(toms.post("/en/staff/sign-in", &[("name", "tom"), ("passphrase", PASSPHRASE)]).await.location(), "/en/staff");
}

#[tokio::test]
async fn nobody_shuts_themselves_out() {
    let mut house = administrator().await;
    let address = address_of(&house, "ana").await;
    let page = house.get(&address).await;
    for act in ["close", "code", "second", "withdraw", "nonsense"] {
        assert_eq!(send(&mut house, &page, &address, &[("do", act)]).await.status, StatusCode::BAD_REQUEST, "{act}");
    }
    let last = send(&mut house, &page, &address, &[("do", "roles"), ("role", "author")]).await;
    assert_eq!(last.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(last.text().contains("Nobody else runs this site"));
    account(&house, "tom", &[Role::Administrator]).await;
    assert_eq!(send(&mut house, &page, &address, &[("do", "roles"), ("role", "author")]).await.location(), address);
    assert_eq!(house.get("/en/staff/people").await.status, StatusCode::NOT_FOUND, "from the next click on");
}

#[tokio::test]
async fn roles_are_given_and_taken_with_a_message() {
    let mut house = administrator().await;
    account(&house, "tom", &[Role::Clinician]).await;
    let address = address_of(&house, "tom").await;
    let page = house.get(&address).await;
    assert_eq!(send(&mut house, &page, &address, &[("do", "roles"), ("role", "facilitator"), ("role", "author")]).await.location(), address);
    let mut toms = house.another_browser();
    toms.post("/en/staff/sign-in", &[("name", "tom"), ("passphrase", PASSPHRASE)]).await;
    let inbox = toms.get("/en/staff/inbox").await;
    for words in ["given the role Facilitator", "given the role Author", "role Clinician was taken away"] {
        assert!(inbox.text().contains(words), "{words}");
    }
    let desk = toms.get("/en/staff").await;
    assert!(desk.text().contains("My desk as: Facilitator"));
    assert_eq!(toms.get(&address).await.status, StatusCode::NOT_FOUND, "not an administrator");
    assert_eq!(send(&mut toms, &desk, &address, &[("do", "roles"), ("role", "administrator")]).await.status, StatusCode::NOT_FOUND);
}

const LIST: &str = "name,sign-in name,roles\nKim Example,kim,facilitator/author\n\"=cmd()\",eve,clinician\nTom,tom,lead\n";

#[tokio::test]
async fn a_list_is_looked_at_before_anybody_is_added() {
    let mut house = administrator().await;
    account(&house, "tom", &[Role::Clinician]).await;
    let people = house.house.stores.people.clone();
    let count = async || staff::list(&people).await.unwrap().len();
    let import = "/en/staff/people/import";
    let page = house.get(import).await;
    let bad = send(&mut house, &page, import, &[("do", "add"), ("list", "name,sign-in name,roles\nKim,k k,astronaut\nTom,tom,lead\n")]).await;
    assert_eq!((bad.status, count().await), (StatusCode::UNPROCESSABLE_ENTITY, 2), "one slip, and nobody is added");
    assert!(bad.text().contains("Line 2: “k k” cannot be a sign-in name") && bad.text().contains("Line 2: “astronaut” is not a role here"));
    assert!(bad.text().contains("Kim,k k,astronaut"), "the list is kept");

    let look = send(&mut house, &page, import, &[("do", "look"), ("list", LIST)]).await;
    assert_eq!((look.status, count().await), (StatusCode::OK, 2));
    assert!(look.text().contains("Add these 2 people") && look.text().contains("is here already and stays as they are"));
    let added = send(&mut house, &look, import, &[("do", "add"), ("list", LIST)]).await;
    let again = send(&mut house, &look, import, &[("do", "add"), ("list", LIST)]).await;
    assert_eq!(count().await, 4);
    let codes = |page: &Answer| page.text().split("<code>").skip(1).map(|c| c.split('<').next().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!((codes(&added).len(), codes(&again)), (2, codes(&added)), "the same form, the same codes");
    assert_eq!(staff::by_sign_in_name(&people, "tom").await.unwrap().unwrap().roles, Roles::of([Role::Clinician]), "stays as they are");

    let table = send(&mut house, &added, import, &[("do", "save"), ("list", LIST)]).await;
    assert_eq!(table.headers["content-type"], "text/csv; charset=utf-8");
    assert!(
        table.text().contains("'=cmd(),eve,start-")
            && !table.text().contains("\n=")
            && !table.text().contains(",=")
            && table.text().contains(&codes(&added)[0])
    );
    assert_eq!(join(&house, "kim", &codes(&added)[0]).await.location(), "/en/staff");
    house.wait_minutes(11);
    let stale = send(&mut house, &added, import, &[("do", "save"), ("list", LIST)]).await;
    assert!(stale.location().starts_with("/en/staff/again"), "an export asks once more");
}

#[tokio::test]
async fn a_file_is_read_as_well() {
    let mut house = administrator().await;
    let page = house.get("/en/staff/people/import").await;
    let part = |name: &str, value: &str| format!("--line\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    let body = format!("{}{}{}{}--line--\r\n", part("_form", &page.hidden("_form")), part("do", "look"), part("list", ""), part("file", LIST));
    let look = house.post_as("/en/staff/people/import", "multipart/form-data; boundary=line", body).await;
    assert_eq!(look.status, StatusCode::OK);
    assert!(look.text().contains("Add these 3 people"));
    let foreign = house.post_as("/en/staff/people/import", "multipart/form-data; boundary=line", format!("{}--line--\r\n", part("do", "add"))).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN, "without the token");
}
