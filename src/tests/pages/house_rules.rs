//! What administrators decide for the whole site: how long unused places are kept, and which group gives which roles. What the pages say is
//! what is in force.

use axum::http::StatusCode;
use doorstep::{
    domain::{notice::Kind, roles::Role},
    storage::{house_rules, inbox},
};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::staff_ways::{PASSPHRASE, account, send};
use crate::house::{Answer, TestHouse};

const RETENTION: &str = "/en/staff/site/retention";
const SIGN_ON: &str = "/en/staff/site/sign-on";

async fn signed_in(house: &mut TestHouse) {
    account(house, "ana", &[Role::Administrator]).await;
    house.post("/en/staff/sign-in", &[("name", "ana"), ("passphrase", PASSPHRASE)]).await;
}

async fn kinds(house: &TestHouse, to: &doorstep::storage::staff::Staff) -> Vec<Kind> {
    inbox::all(&house.house.stores.people, to).await.unwrap().iter().rev().map(|m| m.kind).collect()
}

#[tokio::test]
async fn a_new_time_is_shown_before_it_is_set_and_said_everywhere_afterwards() {
    let mut house = TestHouse::new().await;
    let mut reader = house.another_browser();
    let mut learner = house.another_browser();
    learner.join().await;
    for path in ["/en/join", "/en/about/privacy"] {
        assert!(reader.get(path).await.text().contains("18 months"), "{path}");
    }
    signed_in(&mut house).await;
    let bea = account(&house, "bea", &[Role::Administrator]).await;
    let page = house.get(RETENTION).await;
    assert!(page.text().contains("This is what the settings of the server say.") && page.text().contains("18 months, then it is deleted by itself."));
    assert_eq!(page.text().matches("<tr>").count(), 15, "a table of everything");
    let before = house.get(&format!("{RETENTION}?months=12")).await;
    assert!(before.text().contains("From 18 to 12 months") && before.text().contains("A place keeps the 18 months that held when it was last opened."));
    assert!(reader.get("/en/join").await.text().contains("18 months"), "looking changes nothing");
    let longer = house.get(&format!("{RETENTION}?months=36")).await;
    assert!(longer.text().contains("Places that were deleted do not come back.") && !longer.text().contains("No place is deleted because"));
    for _ in 0..2 {
        let saved = send(&mut house, &before, RETENTION, &[("months", "12")]).await;
        assert_eq!(saved.location(), "/en/staff/site/retention?done=saved");
    }
    for path in ["/en/join", "/en/about/privacy"] {
        let page = reader.get(path).await;
        assert!(page.text().contains("12 months") && !page.text().contains("18 months"), "{path}");
    }
    assert!(reader.get("/fr/about/privacy").await.text().contains("pendant 12 mois"));
    assert!(learner.get("/en/me").await.text().contains("If nobody opens your place for 12 months"));
    let page = house.get(&format!("{RETENTION}?done=saved")).await;
    assert!(page.text().contains("An administrator chose this here.") && page.text().contains("kept for 12 months from today"));
    assert!(house.get("/en/staff/site").await.text().contains("Unused places: 12 months."));
    assert_eq!(kinds(&house, &bea).await, [Kind::UnusedMonths], "told once");
    assert_eq!(house.house.unused_months().number(), 12);
    assert_eq!(house.get(&format!("{RETENTION}?months=12")).await.location(), "/en/staff/site/retention?done=same");
}

#[tokio::test]
async fn a_time_out_of_bounds_comes_back_as_it_was_typed() {
    let mut house = TestHouse::new().await;
    signed_in(&mut house).await;
    for typed in ["5", "121", "0", "-1", "eighteen", "", "6.5"] {
        let page = house.get(&format!("{RETENTION}?months={typed}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(page.text().contains("from 6 to 120") && page.text().contains(&format!("value=\"{typed}\"")), "{typed}");
    }
    let form = house.get(&format!("{RETENTION}?months=7")).await;
    assert_eq!(send(&mut house, &form, RETENTION, &[("months", "5")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(house.house.unused_months().number(), 18);
}

#[tokio::test]
async fn both_pages_ask_for_a_fresh_proof() {
    let mut house = TestHouse::with_provider("https://id.example").await;
    signed_in(&mut house).await;
    let (months, groups) = (house.get(&format!("{RETENTION}?months=12")).await, house.get(SIGN_ON).await);
    house.wait_minutes(11);
    for path in [RETENTION, SIGN_ON] {
        assert!(house.get(path).await.location().starts_with("/en/staff/again?back="), "{path}");
    }
    assert!(send(&mut house, &months, RETENTION, &[("months", "12")]).await.location().starts_with("/en/staff/again"));
    for act in ["try", "groups", "as-settings"] {
        let sent = send(&mut house, &groups, SIGN_ON, &[("do", act), ("group-0", "x"), ("roles-0", "author")]).await;
        assert!(sent.location().starts_with("/en/staff/again"), "{act}");
    }
    assert_eq!(house_rules::changed_at(&house.house.stores.people).await.unwrap(), 0);
}

#[tokio::test]
async fn without_a_provider_the_page_says_how_to_begin() {
    let mut house = TestHouse::new().await;
    signed_in(&mut house).await;
    let page = house.get(SIGN_ON).await;
    assert!(page.text().contains("This site uses no single sign-on.") && page.text().contains("http://localhost:3000/staff/sso/back"));
    assert!(!page.text().contains("Try it now") && house.get("/en/staff/site").await.text().contains("Not in use."));
}

/// Answers what it is given, by path, until the test ends. `HERE` stands for its own address.
async fn service(answers: &'static [(&'static str, &'static str)]) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let here = format!("http://{}", listener.local_addr().unwrap());
    let address = here.clone();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut asked = vec![0; 4096];
            let n = stream.read(&mut asked).await.unwrap_or_default();
            let asked = String::from_utf8_lossy(&asked[..n]).into_owned();
            let body = answers.iter().find(|(path, _)| asked.starts_with(&format!("GET {path} "))).map_or("", |(_, body)| body).replace("HERE", &here);
            let answer = format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len());
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    address
}

const DESCRIPTION: &str = r#"{"issuer":"HERE","authorization_endpoint":"HERE/auth","token_endpoint":"HERE/token","jwks_uri":"HERE/keys",
    "response_types_supported":["code"],"subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}"#;
const ELSEWHERE: &str = r#"{"issuer":"https://elsewhere.example","authorization_endpoint":"HERE/auth","token_endpoint":"HERE/token","jwks_uri":"HERE/keys",
    "response_types_supported":["code"],"subject_types_supported":["public"],"id_token_signing_alg_values_supported":["HS256"]}"#;
const KEYS: &str = r#"{"keys":[{"kty":"RSA","kid":"one","use":"sig","n":"AQAB","e":"AQAB"}]}"#;
const WELL_KNOWN: &str = "/.well-known/openid-configuration";

async fn tried(house: &mut TestHouse) -> Answer {
    let page = house.get(SIGN_ON).await;
    send(house, &page, SIGN_ON, &[("do", "try")]).await
}

#[tokio::test]
async fn the_page_says_what_the_provider_said_and_never_the_secret() {
    let issuer = service(&[(WELL_KNOWN, DESCRIPTION), ("/keys", KEYS)]).await;
    let mut house = TestHouse::with_provider(&issuer).await;
    signed_in(&mut house).await;
    let page = house.get(SIGN_ON).await;
    for words in [issuer.as_str(), "doorstep-here", "groups", "mfa", "http://localhost:3000/staff/sso/back", "perhaps nobody has asked it"] {
        assert!(page.text().contains(words), "{words}");
    }
    let tried = tried(&mut house).await;
    assert_eq!(tried.status, StatusCode::OK);
    for words in [
        "answered, and it is who it says it is",
        "It shows 1 key",
        "It signs in a way that is taken here",
        "groups have to come with the sign-in",
        "0 minutes ago",
    ] {
        assert!(tried.text().contains(words), "{words}: {}", tried.text());
    }
    for page in [page, tried] {
        assert!(!page.text().contains("zqclientsecret"));
    }
}

#[tokio::test]
async fn what_is_wrong_with_the_provider_is_said_in_plain_words() {
    for (answers, words) in [
        (&[(WELL_KNOWN, ELSEWHERE), ("/keys", KEYS)][..], "names itself by another address"),
        (&[(WELL_KNOWN, "<p>welcome</p>")], "not as a sign-in service does"),
    ] {
        let mut house = TestHouse::with_provider(&service(answers).await).await;
        signed_in(&mut house).await;
        let page = tried(&mut house).await;
        assert!(page.text().contains("That did not work.") && page.text().contains(words), "{}", page.text());
        let later = house.get(SIGN_ON).await;
        assert!(later.text().contains("Last trouble, on") && later.text().contains(words), "and it is still there later");
    }
    let mut house = TestHouse::with_provider("http://127.0.0.1:9").await;
    signed_in(&mut house).await;
    assert!(tried(&mut house).await.text().contains("The provider does not answer."));
}

#[tokio::test]
async fn the_table_of_groups_is_changed_here_and_told_to_the_others() {
    let mut house = TestHouse::with_provider("https://id.example").await;
    signed_in(&mut house).await;
    let bea = account(&house, "bea", &[Role::Administrator]).await;
    let page = house.get(SIGN_ON).await;
    assert!(page.text().contains("This table comes from the settings of the server.") && page.text().contains("value=\"heads\""));
    let table =
        [("do", "groups"), ("group-0", "CN=Ward 5; a=b"), ("roles-0", "clinician"), ("roles-0", "author"), ("group-3", "heads"), ("roles-3", "administrator")];
    for _ in 0..2 {
        let saved = send(&mut house, &page, SIGN_ON, &table).await;
        assert_eq!(saved.location(), "/en/staff/site/sign-on?done=saved", "{}", saved.text());
    }
    let provider = house.house.sso.as_ref().unwrap();
    let roles = |group: &str| house.house.sign_on_roles(provider).roles(&[group.to_owned()]).to_text();
    assert_eq!([roles("CN=Ward 5; a=b"), roles("heads"), roles("clinic")], ["clinician,author", "administrator", ""]);
    let page = house.get(SIGN_ON).await;
    assert!(page.text().contains("This table was changed here") && page.text().contains("value=\"CN=Ward 5; a=b\""));
    let back = send(&mut house, &page, SIGN_ON, &[("do", "as-settings")]).await;
    assert_eq!(back.location(), "/en/staff/site/sign-on?done=saved");
    let provider = house.house.sso.as_ref().unwrap();
    assert_eq!(house.house.sign_on_roles(provider).roles(&["clinic".into()]).to_text(), "clinician");
    assert_eq!(kinds(&house, &bea).await, [Kind::SignOnRoles, Kind::SignOnRoles], "each change once");
    let mut theirs = house.another_browser();
    theirs.post("/en/staff/sign-in", &[("name", "bea"), ("passphrase", PASSPHRASE)]).await;
    assert!(theirs.get("/en/staff/inbox").await.text().contains("changed which group of single sign-on gives which roles"));
}

#[tokio::test]
async fn a_table_that_cannot_be_used_comes_back_as_it_was_typed() {
    let mut house = TestHouse::with_provider("https://id.example").await;
    signed_in(&mut house).await;
    let page = house.get(SIGN_ON).await;
    let long = "x".repeat(201);
    for (fields, words) in [
        (&[][..], "Name at least one group"),
        (&[("group-0", "zqgroup")], "Choose at least one role for zqgroup"),
        (&[("group-0", ""), ("roles-0", "author")], "Enter the name of the group with these roles"),
        (&[("group-0", long.as_str()), ("roles-0", "author")], "Shorten the name"),
        (&[("group-0", "zqgroup"), ("roles-0", "author"), ("group-1", "zqgroup"), ("roles-1", "lead")], "zqgroup is there twice"),
    ] {
        let fields: Vec<(&str, &str)> = [("do", "groups")].into_iter().chain(fields.iter().copied()).collect();
        let sent = send(&mut house, &page, SIGN_ON, &fields).await;
        assert!(sent.status == StatusCode::UNPROCESSABLE_ENTITY && sent.text().contains(words), "{words}: {}", sent.text());
        let typed = fields.iter().filter(|(name, value)| name.starts_with("group") && !value.is_empty());
        assert!(typed.into_iter().all(|(_, value)| sent.text().contains(&format!("value=\"{value}\""))), "{words}");
    }
    assert!(house.house.rules().sign_on.is_none());
}

/// Everybody who runs the site comes by the provider: a table that gives that role to no group would lock all of them out.
#[tokio::test]
async fn no_table_leaves_a_site_that_nobody_runs() {
    let mut house = TestHouse::with_provider("https://id.example").await;
    super::administrators::comes_by_provider(&mut house, "sol", Role::Administrator).await;
    let page = house.get(SIGN_ON).await;
    let without = [("do", "groups"), ("group-0", "clinic"), ("roles-0", "clinician")];
    let sent = send(&mut house, &page, SIGN_ON, &without).await;
    assert!(sent.status == StatusCode::UNPROCESSABLE_ENTITY && sent.text().contains("nobody could run this site"), "{}", sent.text());
    account(&house, "ana", &[Role::Administrator]).await;
    assert_eq!(send(&mut house, &page, SIGN_ON, &without).await.status, StatusCode::SEE_OTHER, "somebody has a passphrase here");
}
