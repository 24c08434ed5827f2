//! Awards, whole: made from the record by its owner, read by anybody who has the code, checked as another program would, taken back, ended.

use axum::http::StatusCode;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use doorstep::{
    domain::{
        award::{AwardCode, DRAWN},
        notice::Kind,
        roles::Role,
    },
    storage::{awards, inbox, results},
};
use ed25519_dalek::{Signature, Verifier, VerifyingKey};
use serde_json::Value;
use std::io::Read;

use super::{
    staff_ways::account,
    train::{PASSPHRASE, knowledge, send, sign_in},
};
use crate::{
    house::{Answer, NOON, TestHouse},
    storage::on_fresh_ground,
};

const MINE: &str = "/en/train/record/awards";

/// Sam has passed the knowledge check on safety.
async fn sam() -> TestHouse {
    let mut house = TestHouse::new().await;
    sign_in(&mut house, "sam").await;
    knowledge(&mut house, |_| true).await;
    house
}

/// The first thing that can be awarded, made under this name. Gives the address of one's own page and the code.
async fn make(house: &mut TestHouse, name: &str) -> (String, String) {
    let page = house.get(MINE).await;
    let what = first_offer(&page);
    let sent = send(house, &page, MINE, &[("what", &what), ("name", name)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let to = sent.location().to_owned();
    let code = to.rsplit('/').next().unwrap().to_owned();
    (to, code)
}

fn first_offer(page: &Answer) -> String {
    let (_, rest) = page.text().split_once("name=\"what\"").expect("something to choose");
    rest.split_once("value=\"").unwrap().1.split('"').next().unwrap().to_owned()
}

fn part(text: &str, n: usize) -> Value {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text.split('.').nth(n).unwrap()).unwrap()).unwrap()
}

/// As a program elsewhere does it: the key from the address in the header, then the signature.
async fn is_genuine(house: &mut TestHouse, jwt: &str) -> bool {
    let address = part(jwt, 0)["kid"].as_str().unwrap().to_owned();
    let key = house.get(address.strip_prefix("http://localhost:3000").unwrap()).await;
    let key: Value = serde_json::from_str(key.text()).unwrap();
    assert_eq!((key["kty"].as_str(), key["crv"].as_str(), key.get("d")), (Some("OKP"), Some("Ed25519"), None));
    let x: [u8; 32] = URL_SAFE_NO_PAD.decode(key["x"].as_str().unwrap()).unwrap().try_into().unwrap();
    let (signed, signature) = jwt.rsplit_once('.').unwrap();
    let signature = Signature::from_slice(&URL_SAFE_NO_PAD.decode(signature).unwrap()).unwrap();
    VerifyingKey::from_bytes(&x).unwrap().verify(signed.as_bytes(), &signature).is_ok()
}

/// What the list of revoked awards says about this badge.
async fn is_revoked(house: &mut TestHouse, jwt: &str) -> bool {
    let status = part(jwt, 1)["credentialStatus"].clone();
    let list = house.get(status["statusListCredential"].as_str().unwrap().strip_prefix("http://localhost:3000").unwrap()).await;
    assert_eq!(list.status, StatusCode::OK);
    let text = list.text().to_owned();
    assert!(is_genuine(house, &text).await);
    let list = part(&text, 1);
    assert_eq!(list["id"], status["statusListCredential"]);
    let packed = list["credentialSubject"]["encodedList"].as_str().unwrap().strip_prefix('u').unwrap().to_owned();
    let mut bits = Vec::new();
    flate2::read::GzDecoder::new(URL_SAFE_NO_PAD.decode(packed).unwrap().as_slice()).read_to_end(&mut bits).unwrap();
    assert_eq!(bits.len(), 16 * 1024);
    let n: usize = status["statusListIndex"].as_str().unwrap().parse().unwrap();
    bits[n / 8] & (0x80 >> (n % 8)) != 0
}

#[tokio::test]
async fn an_award_is_made_from_the_record_and_read_by_anybody() {
    let mut house = sam().await;
    let (own, code) = make(&mut house, "Sam <b>O’Reilly</b>").await;
    let page = house.get(&own).await;
    assert!(page.text().contains("Sam &lt;b&gt;O’Reilly&lt;/b&gt;") && !page.text().contains("<b>O’"), "a name is words and nothing else");
    assert!(page.text().contains("This award holds. Its last day is"));
    assert!(house.get(MINE).await.text().contains(&code) && house.get("/en/train/record").await.text().contains(MINE));

    let mut anybody = house.another_browser();
    for (address, words) in [("en", "This award holds."), ("fr", "Cette attestation est valable.")] {
        let page = anybody.get(&format!("/{address}/awards/{}", code.to_lowercase())).await;
        assert_eq!(page.status, StatusCode::OK);
        for said in [words, "Sam &lt;b&gt;O’Reilly&lt;/b&gt;", "http://localhost:3000", code.as_str()] {
            assert!(page.text().contains(said), "{said}");
        }
        let provisional = if address == "en" { "Provisional; not for employment decisions." } else { "Provisoire\u{202f}; ne sert pas" };
        assert!(page.text().contains(provisional));
        assert!(!page.text().contains("<script") && page.headers.get("set-cookie").is_none());
        assert_eq!(page.headers["x-robots-tag"], "noindex");
        assert_eq!(page.headers["cache-control"], "no-store");
        assert!(!page.text().contains("cm5-"), "no evidence, no item");
    }
    assert!(!anybody.has_cookies());
    // The door, by form.
    let to = anybody.get(&format!("/en/awards?code={}", code.replace('-', "+").to_lowercase())).await;
    assert_eq!(to.location(), format!("/en/awards/{code}"));
    let slip = anybody.get("/en/awards?code=2345").await;
    assert_eq!(slip.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(slip.text().contains("value=\"2345\""), "what was typed is kept");
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_award_and_nothing_else_than_the_record_says() {
    let mut house = sam().await;
    let page = house.get(MINE).await;
    let what = first_offer(&page);
    assert!(what.starts_with("cc-5."), "{what}");
    let fields = [("what", what.as_str()), ("name", "Sam")];
    let first = send(&mut house, &page, MINE, &fields).await.location().to_owned();
    assert_eq!(send(&mut house, &page, MINE, &fields).await.location(), first, "the same award");
    let list = house.get(MINE).await;
    assert_eq!(list.text().matches("This award holds.").count(), 1);

    let page = house.get(MINE).await;
    for wrong in ["cc-5.1/lead", "cc-1.1/foundation", "programme/proficient", "", "x", "cc-5.4/proficient"] {
        let sent = send(&mut house, &page, MINE, &[("what", wrong), ("name", "Sam Kept")]).await;
        assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(sent.text().contains("value=\"Sam Kept\"") && sent.text().contains("Choose what the award is for."), "{wrong}");
    }
    // Signs that cannot be seen are taken out of every form before it comes here; `award_tests.rs` looks at them.
    for wrong in ["", " ", "12", &"x".repeat(81)] {
        let sent = send(&mut house, &page, MINE, &[("what", &what), ("name", wrong)]).await;
        assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    assert_eq!(house.get(MINE).await.text().matches("This award holds.").count(), 1);
}

#[tokio::test]
async fn without_a_result_there_is_nothing_to_award() {
    let mut house = TestHouse::new().await;
    sign_in(&mut house, "tom").await;
    let page = house.get(MINE).await;
    assert!(page.text().contains("There is nothing to make an award from yet.") && !page.text().contains("name=\"what\""));
    let token = page.hidden("_form");
    let key = doorstep::storage::submissions::FormKey::fresh();
    let sent = house.post(MINE, &[("_form", &token), ("key", key.as_str()), ("what", "cc-5.4/foundation"), ("name", "Tom")]).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn somebody_elses_award_is_neither_opened_nor_taken_back() {
    let mut house = sam().await;
    let (own, code) = make(&mut house, "Sam").await;
    sign_in(&mut house, "tom").await;
    let token = house.get("/en/train").await.hidden("_form");
    for address in [own.clone(), format!("{own}/paper"), format!("{own}/pdf"), format!("{MINE}/none")] {
        assert_eq!(house.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    assert_eq!(house.post(&own, &[("_form", &token)]).await.status, StatusCode::NOT_FOUND);
    assert!(house.get(&format!("/en/awards/{code}")).await.text().contains("This award holds."));
    assert!(!house.get(MINE).await.text().contains(&code));
}

#[tokio::test]
async fn a_badge_is_checked_by_its_signature_and_seen_to_be_taken_back() {
    let mut house = sam().await;
    let (own, code) = make(&mut house, "Zoé D’Aoust").await;
    let mut anybody = house.another_browser();
    let file = anybody.get(&format!("/awards/badges/{code}.jwt")).await;
    assert_eq!(file.headers["content-disposition"], format!("attachment; filename=\"badge-{code}.jwt\"").as_str());
    let jwt = file.text().to_owned();
    assert!(is_genuine(&mut anybody, &jwt).await);
    let said = part(&jwt, 1);
    let read: Value = serde_json::from_str(anybody.get(&format!("/awards/badges/{code}.json")).await.text()).unwrap();
    assert_eq!(said, read);
    assert_eq!(said["credentialSubject"]["identifier"][0]["identityHash"], "Zoé D’Aoust");
    assert_eq!((said["iss"].as_str(), said["jti"].as_str()), (said["issuer"]["id"].as_str(), said["id"].as_str()));
    let text = said.to_string();
    assert!(text.contains("counts no credits") && !text.contains("creditsAvailable") && !text.contains("sam"), "{text}");
    let achievement = said["credentialSubject"]["achievement"]["id"].as_str().unwrap().strip_prefix("http://localhost:3000").unwrap().to_owned();
    let there: Value = serde_json::from_str(anybody.get(&achievement).await.text()).unwrap();
    assert_eq!(there, said["credentialSubject"]["achievement"]);
    let issuer: Value = serde_json::from_str(anybody.get("/awards/issuer").await.text()).unwrap();
    assert_eq!(issuer["id"], said["iss"]);
    assert_eq!(issuer["assertionMethod"][0], part(&jwt, 0)["kid"]);

    // A copy in which somebody changed the level.
    let forged = text.replace("foundation", "proficient").replace("Foundation", "Proficient");
    let parts: Vec<&str> = jwt.split('.').collect();
    let forged = format!("{}.{}.{}", parts[0], URL_SAFE_NO_PAD.encode(forged), parts[2]);
    assert!(forged != jwt && !is_genuine(&mut anybody, &forged).await);

    assert!(!is_revoked(&mut anybody, &jwt).await);
    let page = house.get(&own).await;
    for _ in 0..2 {
        assert_eq!(send(&mut house, &page, &own, &[]).await.location(), own);
    }
    assert!(is_revoked(&mut anybody, &jwt).await, "at once");
    let page = anybody.get(&format!("/en/awards/{code}")).await;
    assert!(page.text().contains("was taken back on") && page.text().contains("The person who has it wished so."));
    assert!(anybody.get("/awards/status/1").await.status == StatusCode::NOT_FOUND && anybody.get("/awards/status/x").await.status == StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_award_ends_on_its_day_and_reads_so() {
    let mut house = sam().await;
    let (_, code) = make(&mut house, "Sam").await;
    let found = awards::by_code(&house.house.stores.people, &AwardCode::parse(&code).unwrap()).await.unwrap().unwrap();
    let jwt = found.badge.clone();
    assert_eq!(part(&jwt, 1)["exp"].as_i64(), Some(found.frozen.valid_until / 1000));
    house.wait_minutes((found.frozen.valid_until - house.now()) / 60_000 - 1);
    let mut anybody = house.another_browser();
    assert!(anybody.get(&format!("/en/awards/{code}")).await.text().contains("This award holds."), "the last minutes");
    house.wait_minutes(2);
    let page = anybody.get(&format!("/en/awards/{code}")).await;
    assert!(page.text().contains("This award ended on"), "{}", page.text());
    assert!(!is_revoked(&mut anybody, &jwt).await, "an end is in the badge itself");
}

#[tokio::test]
async fn an_award_whose_evidence_does_not_count_any_more_is_no_longer_held() {
    on_fresh_ground(async |ground| {
        let mut house = TestHouse::on(&ground.place, &ground.options()).await;
        let sam = sign_in(&mut house, "sam").await;
        knowledge(&mut house, |_| true).await;
        let (_, code) = make(&mut house, "Sam").await;
        let jwt = house.get(&format!("/awards/badges/{code}.jwt")).await.text().to_owned();
        ground.execute("people", "UPDATE clinician_evidence SET accepted = 0").await;
        let page = house.get(&format!("/en/awards/{code}")).await;
        assert!(page.text().contains("This award is no longer held."), "{}", page.text());
        house.wait_minutes(2);
        assert!(is_revoked(&mut house, &jwt).await);
        assert!(house.get(MINE).await.text().contains("There is nothing to make an award from yet."), "the stored result alone makes none");
        assert!(!results::latest(&house.house.stores.people, &sam).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn codes_are_not_guessed() {
    let mut house = sam().await;
    let (_, code) = make(&mut house, "Sam").await;
    let mut guesser = house.another_browser();
    guesser.is_at("192.0.2.7");
    let guess = |n: usize| AwardCode::from_numbers(std::array::from_fn::<usize, DRAWN, _>(|i| (n + i * 7) % 30));
    // What cannot be a code is a slip of the hand.
    for _ in 0..30 {
        assert_eq!(guesser.get("/en/awards/2345-2345").await.status, StatusCode::NOT_FOUND);
    }
    for n in 0..20 {
        let address = if n % 2 == 0 { format!("/en/awards/{}", guess(n)) } else { format!("/awards/badges/{}.jwt", guess(n)) };
        assert_eq!(guesser.get(&address).await.status, StatusCode::NOT_FOUND, "{n}");
    }
    for address in
        [format!("/en/awards/{code}"), format!("/awards/badges/{code}.jwt"), format!("/awards/badges/{code}.json"), format!("/fr/awards/{}", guess(21))]
    {
        let wait = guesser.get(&address).await;
        assert_eq!(wait.status, StatusCode::TOO_MANY_REQUESTS, "{address}");
        assert!(wait.headers.contains_key("retry-after") && !wait.text().contains("Sam"), "{address}");
    }
    let mut other = house.another_browser();
    other.is_at("198.51.100.9");
    assert_eq!(other.get(&format!("/en/awards/{code}")).await.status, StatusCode::OK, "somewhere else nothing happened");
    house.wait_minutes(2);
    assert_eq!(guesser.get(&format!("/en/awards/{code}")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn whoever_runs_the_site_takes_an_award_back_with_a_reason_and_everybody_concerned_hears_of_it() {
    let mut house = sam().await;
    let (_, code) = make(&mut house, "Sam").await;
    let people = house.house.stores.people.clone();
    let holder = awards::by_code(&people, &AwardCode::parse(&code).unwrap()).await.unwrap().unwrap();
    account(&house, "ana", &[Role::Administrator]).await;
    let bea = account(&house, "bea", &[Role::Administrator]).await;
    let here = "/en/staff/awards";
    assert_eq!(house.get(here).await.status, StatusCode::NOT_FOUND, "not for a clinician");
    house.set_cookie("staff", "");
    house.post("/en/staff/sign-in", &[("name", "ana"), ("passphrase", PASSPHRASE)]).await;
    assert!(house.get("/en/staff").await.text().contains(here));
    let unknown = house.get(&format!("{here}?code=2345")).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = house.get(&format!("{here}?code={code}")).await;
    assert!(page.text().contains("This award holds.") && page.text().contains("Sam"));
    let no_reason = send(&mut house, &page, here, &[("code", &code), ("why", "wish")]).await;
    assert_eq!(no_reason.status, StatusCode::UNPROCESSABLE_ENTITY, "their own wish is no reason of the site’s");
    house.wait_minutes(11);
    let stale = send(&mut house, &page, here, &[("code", &code), ("why", "name")]).await;
    assert!(stale.location().starts_with("/en/staff/again"), "a fresh proof first");
    assert!(awards::by_code(&people, &holder.drawn.code).await.unwrap().unwrap().taken_back.is_none());

    house.set_cookie("staff", "");
    house.post("/en/staff/sign-in", &[("name", "ana"), ("passphrase", PASSPHRASE)]).await;
    let page = house.get(&format!("{here}?code={code}")).await;
    for _ in 0..2 {
        let done = send(&mut house, &page, here, &[("code", &code), ("why", "name")]).await;
        assert_eq!(done.location(), format!("{here}?code={code}"));
    }
    assert!(house.another_browser().get(&format!("/en/awards/{code}")).await.text().contains("The name on it was not right."));
    let kinds = inbox::all(&people, &bea).await.unwrap().iter().map(|m| m.kind).collect::<Vec<_>>();
    assert_eq!(kinds, [Kind::AccountAward], "once");
    house.set_cookie("staff", "");
    house.post("/en/staff/sign-in", &[("name", "sam"), ("passphrase", PASSPHRASE)]).await;
    let inbox = house.get("/en/staff/inbox").await;
    assert!(inbox.text().contains("An award of yours was taken back. The name on it was not right."), "{}", inbox.text());
    assert!(house.now() > NOON);
}
