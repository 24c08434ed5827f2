//! Staff's ways in, through the pages: the second step and setting it up, recovery codes, proving once more, roles and the desk.

use axum::http::StatusCode;
use doorstep::{
    account::totp::AppSecret,
    domain::{
        notice::Kind,
        roles::{Role, Roles},
    },
    http::settings::Settings,
    storage::{
        demo, inbox, second_step,
        staff::{self, NewStaff, Staff},
    },
};

use crate::house::{Answer, NOON, TestHouse};

pub const PASSPHRASE: &str = "seven lamps on the quay";

/// An account, and a browser in which nobody is signed in.
pub async fn account(house: &TestHouse, name: &str, roles: &[Role]) -> Staff {
    let (people, secrets) = (&house.house.stores.people, &house.house.secrets);
    let new = NewStaff { sign_in_name: name, display_name: name, password: PASSPHRASE, roles: Roles::of(roles.iter().copied()) };
    staff::add(people, secrets, new, NOON).await.unwrap();
    staff::sign_in(people, secrets, name, PASSPHRASE).await.unwrap().unwrap()
}

/// The form of a page, with its token and seed.
pub async fn send(house: &mut TestHouse, page: &Answer, to: &str, fields: &[(&str, &str)]) -> Answer {
    let hidden = ["_form", "seed", "app", "back"].map(|name| (name, page.hidden(name)));
    let mut all: Vec<(&str, &str)> = hidden.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (*name, value.as_str())).collect();
    all.retain(|(name, _)| !fields.iter().any(|(given, _)| given == name));
    all.extend_from_slice(fields);
    house.post(to, &all).await
}

pub async fn passphrase(house: &mut TestHouse, name: &str, back: &str) -> Answer {
    house.set_cookie("staff", "");
    house.post("/en/staff/sign-in", &[("name", name), ("passphrase", PASSPHRASE), ("back", back)]).await
}

/// The letters on the set-up page, as an app reads them.
fn secret_of(page: &Answer) -> AppSecret {
    let letters = page.text().split("<code>").nth(1).and_then(|rest| rest.split('<').next()).unwrap().replace(' ', "");
    let secret = totp_rs::Secret::try_from_base32(&letters).unwrap();
    AppSecret::parse(&base64_url(secret.as_bytes())).unwrap()
}

fn base64_url(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

fn codes_of(page: &Answer) -> Vec<String> {
    page.text().split("<code>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
}

/// Sets up the app of somebody whose passphrase was right; gives back what the phone has and what the paper has.
pub async fn set_up(house: &mut TestHouse) -> (AppSecret, Vec<String>) {
    let page = house.get("/en/staff/second/set-up").await;
    assert_eq!(page.status, StatusCode::OK);
    let secret = secret_of(&page);
    let code = secret.code_at(house.now());
    let codes = send(house, &page, "/en/staff/second/set-up", &[("code", &code)]).await;
    assert_eq!(codes.status, StatusCode::OK, "{}", codes.text());
    (secret, codes_of(&codes))
}

#[tokio::test]
async fn the_second_step_comes_before_anything_else() {
    let mut house = TestHouse::with_second_step().await;
    account(&house, "ana", &[Role::Administrator]).await;
    let half = passphrase(&mut house, "ana", "/en/staff/people").await;
    assert_eq!(half.location(), "/en/staff/second?back=%2Fen%2Fstaff%2Fpeople");
    let lead = house.get(half.location()).await;
    assert_eq!(lead.location(), "/en/staff/second/set-up?back=%2Fen%2Fstaff%2Fpeople");
    // Nothing is open by the passphrase alone, whatever the address.
    for line in doorstep::app::routes().into_iter().map(|r| r.line).filter(|l| l.audience == doorstep::app::Audience::Staff) {
        let path = line.path.replace("{locale}", "en").replace("{who}", "x").replace("{competency}", "cc-5.1");
        if line.reads && !path.contains('{') && !path.contains("/second") {
            let answer = house.get(&path).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
            assert!(answer.location().starts_with("/en/staff/second?back="), "{path} leads to {}", answer.location());
        }
    }
    let half_cookie = house.cookie("staff").unwrap().to_owned();
    let page = house.get(lead.location()).await;
    assert!(page.text().contains("class=\"qr\"") && !page.text().contains("otpauth"), "a picture, and the letters beside it");
    let secret = secret_of(&page);
    let wrong = send(&mut house, &page, "/en/staff/second/set-up", &[("code", "000000")]).await;
    assert_eq!((wrong.status, secret_of(&wrong).reveal()), (StatusCode::UNPROCESSABLE_ENTITY, secret.reveal()), "the same picture again");
    let code = secret.code_at(NOON);
    let codes = send(&mut house, &page, "/en/staff/second/set-up", &[("code", &code)]).await;
    assert_eq!(codes_of(&codes).len(), 10);
    assert!(codes.text().contains("href=\"/en/staff/people\""), "and on to where they wanted to go");
    assert_ne!(house.cookie("staff").unwrap(), half_cookie, "a whole visit has a token of its own");
    assert_eq!(house.get("/en/staff/people").await.status, StatusCode::OK);

    // The button pressed twice: the same codes.
    house.set_cookie("staff", &half_cookie);
    let again = send(&mut house, &page, "/en/staff/second/set-up", &[("code", &code)]).await;
    assert_eq!(codes_of(&again), codes_of(&codes));
    // Another picture cannot be set up with the passphrase alone.
    house.set_cookie("staff", &half_cookie);
    let fresh = house.get("/en/staff/second/set-up").await;
    assert!(fresh.location().starts_with("/en/staff/second?back="), "{}", fresh.location());
}

#[tokio::test]
async fn a_form_of_another_persons_set_up_is_not_taken() {
    let mut house = TestHouse::with_second_step().await;
    account(&house, "ana", &[Role::Clinician]).await;
    let tom = account(&house, "tom", &[Role::Clinician]).await;
    passphrase(&mut house, "ana", "").await;
    let anas = house.get("/en/staff/second/set-up").await;
    let secret = secret_of(&anas);
    passphrase(&mut house, "tom", "").await;
    let toms = house.get("/en/staff/second/set-up").await;
    let fields = [("app", anas.hidden("app")), ("seed", anas.hidden("seed")), ("code", secret.code_at(NOON))];
    let taken = send(&mut house, &toms, "/en/staff/second/set-up", &fields.each_ref().map(|(n, v)| (*n, v.as_str()))).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!second_step::is_set_up(&house.house.stores.people, tom.id()).await.unwrap());
}

#[tokio::test]
async fn a_code_opens_once_and_a_wrong_one_never() {
    let mut house = TestHouse::with_second_step().await;
    account(&house, "ana", &[Role::Clinician]).await;
    passphrase(&mut house, "ana", "").await;
    let (secret, codes) = set_up(&mut house).await;
    house.wait_minutes(1);
    let code = secret.code_at(house.now());
    let asked = passphrase(&mut house, "ana", "/en/train/record").await;
    let page = house.get(asked.location()).await;
    for bad in ["", "000000", "abc"] {
        let answer = send(&mut house, &page, "/en/staff/second", &[("code", bad)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{bad}");
        assert!(answer.text().contains("does not fit, or it was used already"));
    }
    assert_eq!(send(&mut house, &page, "/en/staff/second", &[("code", &code)]).await.location(), "/en/train/record");
    assert_eq!(house.get("/en/train/record").await.status, StatusCode::OK);

    passphrase(&mut house, "ana", "").await;
    let page = house.get("/en/staff/second").await;
    let replayed = send(&mut house, &page, "/en/staff/second", &[("code", &code)]).await;
    assert_eq!(replayed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(send(&mut house, &page, "/en/staff/second", &[("code", &codes[0])]).await.location(), "/en/staff", "a recovery code");
    passphrase(&mut house, "ana", "").await;
    let page = house.get("/en/staff/second").await;
    let again = send(&mut house, &page, "/en/staff/second", &[("code", &codes[0])]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "which works once");
}

#[tokio::test]
async fn five_slips_make_a_pause_in_plain_words() {
    let mut house = TestHouse::with_second_step().await;
    account(&house, "ana", &[Role::Clinician]).await;
    passphrase(&mut house, "ana", "").await;
    let (secret, _) = set_up(&mut house).await;
    house.wait_minutes(1);
    passphrase(&mut house, "ana", "").await;
    let page = house.get("/en/staff/second").await;
    for _ in 0..5 {
        send(&mut house, &page, "/en/staff/second", &[("code", "000000")]).await;
    }
    let code = secret.code_at(house.now());
    let waits = send(&mut house, &page, "/en/staff/second", &[("code", &code)]).await;
    assert_eq!(waits.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(waits.text().contains("Please wait a minute"));
    // A new sign-in does not get around it.
    passphrase(&mut house, "ana", "").await;
    let page = house.get("/en/staff/second").await;
    assert!(send(&mut house, &page, "/en/staff/second", &[("code", &code)]).await.text().contains("Please wait a minute"));
    house.wait_minutes(1);
    let code = secret.code_at(house.now());
    assert_eq!(send(&mut house, &page, "/en/staff/second", &[("code", &code)]).await.location(), "/en/staff");
    assert!(house.get("/en/staff/inbox").await.text().contains("several codes that did not fit"));
}

#[tokio::test]
async fn what_matters_most_asks_once_more() {
    let mut house = TestHouse::with_second_step().await;
    let ana = account(&house, "ana", &[Role::Administrator]).await;
    passphrase(&mut house, "ana", "").await;
    let (secret, codes) = set_up(&mut house).await;
    assert_eq!(house.get("/en/staff/account/codes").await.status, StatusCode::OK, "signed in just now");
    house.wait_minutes(11);
    for path in ["/en/staff/account/codes", "/en/staff/account/passphrase", "/en/staff/second/set-up", "/en/staff/people/import"] {
        let asked = house.get(path).await;
        assert!(asked.location().starts_with("/en/staff/again?back="), "{path}: {}", asked.status);
    }
    let page = house.get("/en/staff/again?back=/en/staff/account/codes").await;
    let code = secret.code_at(house.now());
    let wrong = send(&mut house, &page, "/en/staff/again", &[("passphrase", "not the passphrase"), ("code", &code)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let half = send(&mut house, &page, "/en/staff/again", &[("passphrase", PASSPHRASE), ("code", "000000")]).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    let right = send(&mut house, &page, "/en/staff/again", &[("passphrase", PASSPHRASE), ("code", &code)]).await;
    assert_eq!(right.location(), "/en/staff/account/codes", "the code was not used up by a wrong passphrase");

    let page = house.get("/en/staff/account/codes").await;
    let fresh = send(&mut house, &page, "/en/staff/account/codes", &[]).await;
    let again = send(&mut house, &page, "/en/staff/account/codes", &[]).await;
    assert!(codes_of(&fresh).len() == 10 && codes_of(&fresh) == codes_of(&again) && codes_of(&fresh) != codes);
    let people = &house.house.stores.people;
    assert_eq!(second_step::codes_left(people, ana.id()).await.unwrap(), 10);
    let told = inbox::all(people, &ana).await.unwrap().iter().filter(|m| m.kind == Kind::RecoveryCodesNew).count();
    assert_eq!(told, 1, "twice the button, once the work");
}

#[tokio::test]
async fn a_new_passphrase_signs_everybody_else_out() {
    let mut house = TestHouse::new().await;
    account(&house, "ana", &[Role::Clinician]).await;
    passphrase(&mut house, "ana", "").await;
    let elsewhere = house.cookie("staff").unwrap().to_owned();
    passphrase(&mut house, "ana", "").await;
    let page = house.get("/en/staff/account/passphrase").await;
    let fields = |words: &'static str| [("passphrase", words), ("again", words)];
    assert_eq!(send(&mut house, &page, "/en/staff/account/passphrase", &fields("short")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let changed = send(&mut house, &page, "/en/staff/account/passphrase", &fields("nine boats in the bay")).await;
    assert_eq!(changed.location(), "/en/staff/account");
    assert_eq!(house.get("/en/staff/account").await.status, StatusCode::OK, "still inside here");
    house.set_cookie("staff", &elsewhere);
    assert_eq!(house.get("/en/staff/account").await.status, StatusCode::SEE_OTHER, "and nowhere else");
    assert_eq!(passphrase(&mut house, "ana", "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn one_ends_ones_own_visits() {
    let mut house = TestHouse::new().await;
    account(&house, "ana", &[Role::Clinician]).await;
    passphrase(&mut house, "ana", "").await;
    let other = house.cookie("staff").unwrap().to_owned();
    passphrase(&mut house, "ana", "").await;
    let page = house.get("/en/staff/account").await;
    assert!(page.text().contains("This is where you are now"));
    send(&mut house, &page, "/en/staff/account", &[("do", "end-others")]).await;
    assert_eq!(house.get("/en/staff/account").await.status, StatusCode::OK);
    house.set_cookie("staff", &other);
    assert_eq!(house.get("/en/staff/account").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_session_ends_after_the_hosts_hours_whatever_happens() {
    let mut house = TestHouse::new().await;
    account(&house, "ana", &[Role::Clinician]).await;
    passphrase(&mut house, "ana", "").await;
    for _ in 0..(8 * 60 / 20 - 1) {
        house.wait_minutes(20);
        assert_eq!(house.get("/en/staff").await.status, StatusCode::OK);
    }
    house.wait_minutes(20);
    assert_eq!(house.get("/en/staff").await.status, StatusCode::SEE_OTHER, "eight hours");
    passphrase(&mut house, "ana", "").await;
    house.wait_minutes(31);
    assert_eq!(house.get("/en/staff").await.status, StatusCode::SEE_OTHER, "half an hour without a click");

    let mut longer = TestHouse::with(Settings { staff_hours: 12, ..Settings::default() }).await;
    account(&longer, "ana", &[Role::Clinician]).await;
    passphrase(&mut longer, "ana", "").await;
    for _ in 0..(12 * 60 / 20 - 1) {
        longer.wait_minutes(20);
        assert_eq!(longer.get("/en/staff").await.status, StatusCode::OK);
    }
}

#[tokio::test]
async fn one_works_as_one_of_ones_own_roles() {
    let mut house = TestHouse::new().await;
    let ana = account(&house, "ana", &[Role::Clinician, Role::Administrator]).await;
    passphrase(&mut house, "ana", "").await;
    let desk = house.get("/en/staff").await;
    assert!(desk.text().contains("My desk as: Clinician") && !desk.text().contains("href=\"/en/staff/people\""));
    assert_eq!(house.get("/en/staff/people").await.status, StatusCode::NOT_FOUND, "an administrator who works as a clinician is one");
    for not_held in ["lead", "astronaut", ""] {
        assert_eq!(send(&mut house, &desk, "/en/staff", &[("role", not_held)]).await.status, StatusCode::NOT_FOUND, "{not_held}");
    }
    assert_eq!(send(&mut house, &desk, "/en/staff", &[("role", "administrator")]).await.location(), "/en/staff");
    assert!(house.get("/en/staff").await.text().contains("href=\"/en/staff/people\""));
    assert_eq!(house.get("/en/staff/people").await.status, StatusCode::OK);
    // Taken away in the middle of the session: the next request knows.
    let people = house.house.stores.people.clone();
    let mut change = people.change().await.unwrap();
    staff::set_roles(&mut change, ana.id(), &Roles::of([Role::Clinician]), NOON).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(house.get("/en/staff/people").await.status, StatusCode::NOT_FOUND);
    let mut change = people.change().await.unwrap();
    staff::set_roles(&mut change, ana.id(), &Roles::default(), NOON).await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(house.get("/en/train/record").await.status, StatusCode::NOT_FOUND);
    assert!(house.get("/en/staff").await.text().contains("no role just now"));
}

#[tokio::test]
async fn every_role_has_a_first_page_whose_links_lead_somewhere() {
    let mut house = TestHouse::new().await;
    for role in Role::ALL {
        account(&house, role.code(), &[role]).await;
        passphrase(&mut house, role.code(), "").await;
        let desk = house.get("/en/staff").await;
        let main = desk.text().split("<main").nth(1).and_then(|m| m.split("</main>").next()).unwrap().to_owned();
        let links: Vec<_> = main.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
        assert!(links.len() >= 3, "{role:?}: {links:?}");
        for link in links {
            assert_eq!(house.get(&link).await.status, StatusCode::OK, "{role:?}: {link}");
        }
    }
}

#[tokio::test]
async fn messages_are_new_until_they_are_read() {
    let mut house = TestHouse::new().await;
    account(&house, "ana", &[Role::Clinician]).await;
    passphrase(&mut house, "ana", "").await;
    let page = house.get("/en/staff/account").await;
    assert!(page.text().contains(">My desk</a>"));
    // A browser that never was here before.
    let mut phone = house.another_browser();
    passphrase(&mut phone, "ana", "").await;
    let people = house.house.stores.people.clone();
    let ana = staff::sign_in(&people, &house.house.secrets, "ana", PASSPHRASE).await.unwrap().unwrap();
    let mut change = people.change().await.unwrap();
    inbox::put(&mut change, ana.id(), Kind::NewDevice, "phone", NOON).await.unwrap();
    inbox::put(&mut change, ana.id(), Kind::RoleGiven, "facilitator", NOON).await.unwrap();
    change.commit().await.unwrap();
    let page = house.get("/en/staff/inbox").await;
    assert!(page.text().contains("My desk (2 new)") && page.text().contains("the role Facilitator") && page.text().contains("Phone or tablet"));
    assert!(house.get("/en/staff/inbox").await.text().contains("My desk (2 new)"), "reading a page marks nothing");
    let message = page.hidden("message");
    assert_eq!(send(&mut house, &page, "/en/staff/inbox", &[("message", &message)]).await.location(), "/en/staff/inbox");
    assert!(house.get("/en/staff/inbox").await.text().contains("My desk (1 new)"));
    let newest = page.hidden("newest");
    send(&mut house, &page, "/en/staff/inbox", &[("newest", &newest)]).await;
    assert!(house.get("/en/staff/inbox").await.text().contains(">My desk</a>"));
}

#[tokio::test]
async fn a_new_device_is_told_and_a_known_one_is_not() {
    let mut house = TestHouse::with_second_step().await;
    let ana = account(&house, "ana", &[Role::Clinician]).await;
    passphrase(&mut house, "ana", "").await;
    let (_, codes) = set_up(&mut house).await;
    let people = house.house.stores.people.clone();
    let told = async || inbox::all(&people, &ana).await.unwrap().iter().filter(|m| m.kind == Kind::NewDevice).count();
    let out = house.get("/en/staff/account").await;
    send(&mut house, &out, "/en/staff/sign-out", &[]).await;
    passphrase(&mut house, "ana", "").await;
    let page = house.get("/en/staff/second").await;
    send(&mut house, &page, "/en/staff/second", &[("code", &codes[0])]).await;
    assert_eq!(told().await, 0, "the same browser after signing out");
    let mut phone = house.another_browser();
    passphrase(&mut phone, "ana", "").await;
    let page = phone.get("/en/staff/second").await;
    send(&mut phone, &page, "/en/staff/second", &[("code", &codes[1])]).await;
    assert_eq!(told().await, 1);
}

#[tokio::test]
async fn made_up_people_sign_in_without_a_second_step_in_a_demo_only() {
    let mut house = TestHouse::with_demo().await;
    let people = house.house.stores.people.clone();
    account(&house, "demo.clinician", &[Role::Clinician]).await;
    account(&house, "real", &[Role::Clinician]).await;
    let mut change = people.change().await.unwrap();
    demo::mark(&mut change, NOON).await.unwrap();
    demo::mark_person(&mut change, "demo.clinician").await.unwrap();
    change.commit().await.unwrap();
    assert_eq!(passphrase(&mut house, "demo.clinician", "").await.location(), "/en/staff");
    let page = house.get("/en/staff/account").await;
    assert!(page.text().contains("It signs in without a second step. Real accounts never do."));
    assert!(passphrase(&mut house, "real", "").await.location().starts_with("/en/staff/second"));

    // The very same rows under a server that does not run a demo.
    let mut house = TestHouse::with_second_step().await;
    account(&house, "demo.clinician", &[Role::Clinician]).await;
    let people = house.house.stores.people.clone();
    let mut change = people.change().await.unwrap();
    demo::mark(&mut change, NOON).await.unwrap();
    demo::mark_person(&mut change, "demo.clinician").await.unwrap();
    change.commit().await.unwrap();
    assert!(passphrase(&mut house, "demo.clinician", "").await.location().starts_with("/en/staff/second"));
}
