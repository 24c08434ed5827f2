//! Guessing names, adding fields, asking for other people's things, pretending to be somebody.

use axum::http::StatusCode;
use doorstep::{app::Audience, domain::roles::Role};

use super::{
    addresses::{address, lines},
    people::{PASSPHRASE, differences, employ, everything, staff},
    sessions::as_if_not_drawn,
};
use crate::house::TestHouse;

const LESSON: &str = "/en/learn/digital-doorways/accounts-and-passwords/lock-your-screen";

/// an unknown name, a wrong passphrase, and an account that was closed: the same page to the letter.
#[tokio::test]
async fn a_wrong_way_in_never_says_who_exists() {
    let mut house = TestHouse::new().await;
    employ(&house, "robin", PASSPHRASE, &[Role::Clinician]).await;
    employ(&house, "nobin", PASSPHRASE, &[Role::Clinician]).await;
    let people = house.house.stores.people.clone();
    let closed = doorstep::storage::staff::by_sign_in_name(&people, "nobin").await.unwrap().unwrap();
    let mut change = people.change().await.unwrap();
    doorstep::storage::staff::disable(&mut change, &closed.id, crate::house::NOON).await.unwrap();
    change.commit().await.unwrap();
    let mut stranger = house.another_browser();
    let mut said = Vec::new();
    for (name, passphrase) in [("robin", "not the passphrase"), ("nobody", "not the passphrase"), ("nobin", PASSPHRASE), ("nobody", PASSPHRASE)] {
        let answer = stranger.post("/en/staff/sign-in", &[("name", name), ("passphrase", passphrase)]).await;
        assert!(!answer.headers.contains_key("set-cookie"));
        said.push((answer.status, answer.text().replace(name, "NAME")));
    }
    assert!(said.iter().all(|one| one == &said[0]), "{said:?}");
    // Cards: a name that nobody has, and a name with the wrong words.
    let words = house.join_with_card().await;
    let mine: Vec<&str> = words.split(' ').collect();
    let other = doorstep::account::card::draw(doorstep::domain::locale::Locale::English);
    let (unknown, wrong) = (
        [&other.name.join(" "), &mine[2..].join(" ")].map(String::as_str).join(" "),
        [&mine[..2].join(" "), &other.secret.join(" ")].map(String::as_str).join(" "),
    );
    let mut said = Vec::new();
    for typed in [unknown, wrong] {
        let answer = stranger.post("/en/open", &[("whose", "shared"), ("words", &typed)]).await;
        said.push((answer.status, as_if_not_drawn(answer.text()).replace(&typed, "WORDS")));
    }
    assert_eq!(said[0], said[1]);
}

/// fields that no form of ours has do nothing, wherever they are sent.
#[tokio::test]
async fn more_fields_give_no_more_rights() {
    let mut house = TestHouse::new().await;
    employ(&house, "robin", PASSPHRASE, &[Role::Clinician]).await;
    let more = [
        ("role", "administrator"),
        ("roles", "administrator"),
        ("working_as", "administrator"),
        ("admin", "1"),
        ("organisation_id", "other"),
        ("staff_id", "1"),
    ];
    let mut fields = vec![("name", "robin"), ("passphrase", PASSPHRASE)];
    fields.extend(more);
    house.post("/en/staff/sign-in", &fields).await;
    let page = house.get("/en/staff/account").await;
    assert_eq!(page.status, StatusCode::OK, "signed in");
    fields.push(("_form", ""));
    let token = page.hidden("_form");
    let last = fields.len() - 1;
    fields[last] = ("_form", &token);
    for path in ["/en/staff", "/en/staff/account", "/en/staff/inbox"] {
        house.post(path, &fields).await;
    }
    assert_eq!(house.get("/en/staff/people").await.status, StatusCode::NOT_FOUND, "still no administrator");
    // A learner's forms: nothing but what the form is for.
    house.join().await;
    let before = everything(&house).await;
    let token = house.get(LESSON).await.hidden("_form");
    let mut fields = vec![("_form", token.as_str()), ("do", "note"), ("note", "x"), ("place_id", "other"), ("shared", "true"), ("score", "100")];
    fields.extend(more);
    assert_eq!(house.post(LESSON, &fields).await.status, StatusCode::SEE_OTHER);
    let changed: Vec<String> = differences(&before, &everything(&house).await).iter().map(|line| line.split(':').next().unwrap().to_owned()).collect();
    assert!(changed.iter().all(|table| ["lesson_place", "private_note", "learner_submission"].contains(&table.as_str())), "{changed:?}");
    for (table, rows) in everything(&house).await {
        assert!(rows.iter().all(|row| !row.contains("organisation_id='other'") && !row.contains("place_id='other'")), "{table}");
    }
}

/// a field that comes twice counts as none, so no part of the program can read another one of the two.
#[tokio::test]
async fn a_field_that_comes_twice_decides_nothing() {
    let mut house = TestHouse::new().await;
    staff(&mut house, "admin", &[Role::Administrator]).await;
    employ(&house, "robin", PASSPHRASE, &[Role::Clinician]).await;
    let page = house.get("/en/staff/people").await;
    let (token, seed) = (page.hidden("_form"), page.hidden("seed"));
    let robin = doorstep::storage::staff::by_sign_in_name(&house.house.stores.people, "robin").await.unwrap().unwrap();
    let before = everything(&house).await;
    let invite = [("_form", &*token), ("seed", &*seed), ("sign-in-name", "one"), ("sign-in-name", "two"), ("display-name", "One"), ("role", "clinician")];
    assert_eq!(house.post("/en/staff/people", &invite).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let twice = house.post(&format!("/en/staff/people/{}", robin.id.as_str()), &[("_form", &token), ("do", "open"), ("do", "close")]).await;
    assert!(twice.status.is_client_error(), "{}", twice.status);
    assert_eq!(differences(&before, &everything(&house).await), Vec::<String>::new());
}

/// another person's note and record are on no page of mine, by no address and with no token of theirs.
#[tokio::test]
async fn other_peoples_things_cannot_be_asked_for() {
    const NOTE: &str = "the heron at the lock";
    let mut mine = TestHouse::new().await;
    mine.join_with_card().await;
    let token = mine.get(LESSON).await.hidden("_form");
    mine.post(LESSON, &[("_form", &token), ("do", "note"), ("note", NOTE)]).await;
    assert!(mine.get(LESSON).await.text().contains(NOTE) && mine.get("/en/me/notes").await.text().contains(NOTE));
    let (mut guest, mut other, mut work) = (mine.another_browser(), mine.another_browser(), mine.another_browser());
    other.join_with_card().await;
    staff(&mut work, "robin", &Role::ALL).await;
    for line in lines().into_iter().filter(|line| line.reads) {
        let path = address(line.path);
        for browser in [&mut guest, &mut other, &mut work] {
            assert!(!browser.get(&path).await.text().contains(NOTE), "{path}");
        }
    }
    let forged = other.post(LESSON, &[("_form", &token), ("do", "note"), ("note", "mine now")]).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    assert!(mine.get(LESSON).await.text().contains(NOTE));
}

/// knowing an id or an address opens nothing. Every personal line asks for a session, and no blank of an address is a secret.
#[tokio::test]
async fn no_address_opens_anything_by_itself() {
    let mut house = TestHouse::new().await;
    for line in lines() {
        for blank in line.path.split('/').filter(|part| part.starts_with('{')) {
            for word in ["token", "secret", "key", "code", "pass"] {
                // An award's code is made to be given away, and a key of the issuer is its public half.
                let public = line.path.contains("/awards/");
                assert!(public || !blank.contains(word), "{} has a secret in its address", line.path);
            }
        }
        if line.reads && matches!(line.audience, Audience::Learner | Audience::Staff) {
            let answer = house.get(&address(line.path)).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", line.path);
            assert!(answer.text().is_empty(), "{}", line.path);
        }
    }
}

/// nobody can look at the site “as” somebody else.
#[test]
fn there_is_no_way_to_be_somebody_else() {
    for line in lines() {
        for word in ["impersonate", "view-as", "sudo", "become", "/as/"] {
            assert!(!line.path.contains(word), "{}", line.path);
        }
    }
}
