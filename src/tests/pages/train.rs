//! The clinicians' half, in process: from the first administrator to a record that shows a case and a knowledge check.

use axum::http::StatusCode;
use doorstep::{
    domain::{
        locale::Locale,
        quiz::{Form, Question},
        roles::{Role, Roles},
    },
    storage::{
        attempts, evidence, results,
        staff::{self, NewStaff, Staff},
    },
};

use crate::house::{Answer, NOON, TestHouse};

const MODULE: &str = "/en/train/care-online/safety-at-a-distance";
pub(super) const JO: &str = "/en/train/care-online/safety-at-a-distance/case/jo";
pub(super) const KNOWLEDGE: &str = "/en/train/care-online/safety-at-a-distance/knowledge";
pub(super) const PASSPHRASE: &str = "seven lamps on the quay";

/// Makes an account and signs in with it through the page.
pub(super) async fn sign_in(house: &mut TestHouse, name: &str) -> Staff {
    let (people, secrets) = (house.house.stores.people.clone(), &house.house.secrets);
    let new = NewStaff { sign_in_name: name, display_name: "Test Person", password: PASSPHRASE, roles: Roles::of([Role::Clinician]) };
    staff::add(&people, secrets, new, NOON).await.unwrap();
    let staff = staff::sign_in(&people, secrets, name, PASSPHRASE).await.unwrap().unwrap();
    // Whoever was signed in here before is not any more.
    house.set_cookie("staff", "");
    let answer = house.post("/en/staff/sign-in", &[("name", name), ("passphrase", PASSPHRASE), ("back", "/en/train")]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/en/train"));
    staff
}

/// Sends the form of a page with its token and key.
pub(super) async fn send(house: &mut TestHouse, page: &Answer, to: &str, fields: &[(&str, &str)]) -> Answer {
    let (token, key, revision) = (page.hidden("_form"), page.hidden("key"), page.hidden("revision"));
    let mut all = vec![("_form", token.as_str()), ("key", key.as_str())];
    if !fields.iter().any(|(name, _)| *name == "revision") {
        all.push(("revision", revision.as_str()));
    }
    all.extend_from_slice(fields);
    house.post(to, &all).await
}

pub(super) async fn begin_case(house: &mut TestHouse) {
    let start = house.get(JO).await;
    let begun = send(house, &start, JO, &[]).await;
    assert_eq!(begun.location(), "/en/train/care-online/safety-at-a-distance/case/jo/start");
}

/// One decision; returns the page that tells what happens then.
pub(super) async fn decide(house: &mut TestHouse, scene: &str, choice: &str) -> Answer {
    let address = format!("{JO}/{scene}");
    let page = house.get(&address).await;
    assert_eq!(page.status, StatusCode::OK, "{scene}");
    let sent = send(house, &page, &address, &[("choice", choice)]).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    let to = sent.location().to_owned();
    house.get(&to).await
}

#[tokio::test]
async fn a_case_becomes_evidence_once() {
    let mut house = TestHouse::new().await;
    let sam = sign_in(&mut house, "sam").await;
    let people = house.house.stores.people.clone();
    begin_case(&mut house).await;
    let then = decide(&mut house, "start", "1").await;
    assert!(then.text().contains("What happens then") && then.text().contains("I am staying here with you"));
    let early = house.get(&format!("{JO}/end")).await;
    assert_eq!(early.location(), format!("{JO}/together"), "nobody jumps ahead");
    let first = house.get(&format!("{JO}/together")).await;
    let none = send(&mut house, &first, &format!("{JO}/together"), &[]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    decide(&mut house, "together", "0").await;
    let back = send(&mut house, &first, &format!("{JO}/together"), &[("choice", "3")]).await;
    assert_eq!(back.location(), format!("{JO}/together?then=2"), "the first decision stays");
    decide(&mut house, "contact", "2").await;
    let last = house.get(&format!("{JO}/after")).await;
    for _ in 0..2 {
        send(&mut house, &last, &format!("{JO}/after"), &[("choice", "1")]).await;
    }
    let end = house.get(&format!("{JO}/end")).await;
    assert!(end.text().contains("Accepted.") && end.text().contains("8 of 8 points"));

    let all = evidence::all(&people, &sam).await.unwrap();
    assert_eq!(all.iter().map(|e| (e.what.competency.as_str(), e.what.kind.as_str(), e.what.accepted)).collect::<Vec<_>>(), [("cc-5.1", "vignette", true)]);
    let steps = attempts::responses(&people, &sam, all[0].what.attempt.as_ref().unwrap()).await.unwrap();
    assert_eq!(
        steps.iter().map(|s| (s.item.as_str(), s.points, s.safe)).collect::<Vec<_>>(),
        [("start", 2, true), ("together", 2, true), ("contact", 2, true), ("after", 2, true)]
    );
    let latest = results::latest(&people, &sam).await.unwrap();
    assert_eq!((latest.len(), latest[0].level.as_str(), latest[0].framework_version.as_str(), latest[0].rule_version.as_str()), (1, "foundation", "1", "2.1"));

    let record = house.get("/en/train/record").await;
    assert!(record.text().contains("Vignette: accepted") && record.text().contains("Provisional; not for employment decisions."));
    let one = house.get("/en/train/record/cc-5.1").await;
    for part in ["8 of 8 points", steps[0].item_revision.as_str(), "Made again just now: the same.", "rules version 2"] {
        assert!(one.text().contains(part), "{part}");
    }
    assert!(!one.text().contains("comes out differently"));

    let mut other = TestHouse::new().await;
    sign_in(&mut other, "kim").await;
    assert!(!other.get("/en/train/record").await.text().contains("Vignette: accepted"));
}

#[tokio::test]
async fn what_one_has_shown_is_in_no_other_record() {
    let mut house = TestHouse::new().await;
    sign_in(&mut house, "sam").await;
    begin_case(&mut house).await;
    for (scene, choice) in [("start", "1"), ("together", "0"), ("contact", "2"), ("after", "1")] {
        decide(&mut house, scene, choice).await;
    }
    sign_in(&mut house, "kim").await;
    let record = house.get("/en/train/record").await;
    assert!(!record.text().contains("Vignette: accepted"));
    assert!(house.get("/en/train/record/cc-5.1").await.text().contains("There is no evidence"));
    assert!(!house.get(JO).await.text().contains("Your earlier attempts"));
    assert_eq!(house.get(&format!("{JO}/end")).await.location(), JO);
}

#[tokio::test]
async fn an_unsafe_decision_is_said_and_can_be_taken_again() {
    let mut house = TestHouse::new().await;
    let sam = sign_in(&mut house, "sam").await;
    let people = house.house.stores.people.clone();
    begin_case(&mut house).await;
    let then = decide(&mut house, "start", "3").await;
    assert!(then.text().contains("This was an unsafe action."));
    let end = house.get(&format!("{JO}/alone")).await;
    assert!(end.text().contains("Not yet: one decision was unsafe."));
    let again = send(&mut house, &end, JO, &[]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    for (scene, choice) in [("start", "1"), ("together", "0"), ("contact", "2"), ("after", "1")] {
        decide(&mut house, scene, choice).await;
    }
    let accepted: Vec<bool> = evidence::all(&people, &sam).await.unwrap().iter().map(|e| e.what.accepted).collect();
    assert_eq!(accepted, [false, true], "the first attempt stays on record");
    assert_eq!(attempts::all(&people, &sam).await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_case_without_an_account_is_stored_nowhere() {
    let mut house = TestHouse::new().await;
    let first = house.get(&format!("{JO}/start")).await;
    assert!(first.text().contains("Nothing you choose is kept."));
    let then = house.post(&format!("{JO}/start"), &[("way", ""), ("do", "decide"), ("choice", "1")]).await;
    assert!(then.status == StatusCode::OK && then.text().contains("What happens then"));
    let next = house.post(&format!("{JO}/together"), &[("way", &then.hidden("way")), ("do", "see")]).await;
    assert!(next.text().contains("Asha is calling"));
    let end = house.post(&format!("{JO}/end"), &[("way", "1.0.2.1"), ("do", "see")]).await;
    assert!(end.text().contains("8 of 8 points") && end.text().contains("Nothing is kept"));
    for forged in ["9", "1.0.2.1.0", "x", "1"] {
        let refused = house.post(&format!("{JO}/end"), &[("way", forged), ("do", "see")]).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{forged}");
    }
    assert!(!house.has_cookies());
    let over = house.post(&format!("{JO}/start"), &[("_form", "of a session that is over"), ("choice", "1")]).await;
    assert!(over.location().starts_with("/en/staff/sign-in?back="), "never quietly a guest");
}

/// The fields that answer a question, rightly or not.
fn fields(question: &Question, rightly: bool) -> Vec<(String, String)> {
    let choices = question.choices();
    match &question.form {
        Form::Order(_) => (0..choices.len()).map(|i| (format!("place-{i}"), if rightly { i + 1 } else { choices.len() - i }.to_string())).collect(),
        Form::Single(_) => choices.iter().position(|c| c.fits == rightly).map(|i| vec![("choice".to_owned(), i.to_string())]).unwrap(),
        Form::Multiple(_) => choices.iter().enumerate().filter(|(_, c)| c.fits == rightly).map(|(i, _)| ("choice".to_owned(), i.to_string())).collect(),
    }
}

/// Do all choices look the same but for their numbers and words?
fn fields_are_alike(page: &str) -> bool {
    let tags = page.split("<input").chain(page.split("<option")).filter_map(|t| t.split('>').next()).filter(|t| t.contains("choice"));
    let bare = tags.map(|t| t.replace("first-choice", "choice-").replace(|c: char| c.is_ascii_digit(), ""));
    bare.collect::<std::collections::BTreeSet<_>>().len() <= 1
}

/// Answers the question at this place of the open check; its name.
pub(super) async fn answer(house: &mut TestHouse, n: usize, rightly: bool) -> String {
    let (library, page) = (house.house.library(), house.get(&format!("{KNOWLEDGE}?q={n}")).await);
    let (item, revision, place) = (page.hidden("item"), page.hidden("revision"), n.to_string());
    let mut asked = library.edition(Locale::English).modules().flat_map(|(_, m)| &m.items).flat_map(|s| &s.questions);
    let answer = fields(asked.find(|q| q.id.as_str() == item).unwrap(), rightly);
    let mut all = vec![("do", "answer"), ("n", place.as_str()), ("item", item.as_str()), ("revision", revision.as_str())];
    all.extend(answer.iter().map(|(k, v)| (k.as_str(), v.as_str())));
    let sent = send(house, &page, KNOWLEDGE, &all).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    item
}

/// Takes the whole check; looks for keys and reasons in every page on the way.
pub(super) async fn knowledge(house: &mut TestHouse, rightly: impl Fn(usize) -> bool) -> Answer {
    let library = house.house.library();
    let start = house.get(KNOWLEDGE).await;
    let begun = send(house, &start, KNOWLEDGE, &[("do", "begin")]).await;
    assert_eq!(begun.location(), format!("{KNOWLEDGE}?q=1"));
    let reasons: Vec<String> =
        library.english.modules().flat_map(|(_, m)| &m.items).flat_map(|s| &s.questions).flat_map(|q| q.choices()).map(|c| words(&c.reason)).collect();
    let short: Vec<&String> = reasons.iter().filter(|reason| reason.len() <= 10).collect();
    assert!(reasons.len() > 60 && short.is_empty(), "{short:?}");
    for n in 1..=6 {
        let page = house.get(&format!("{KNOWLEDGE}?q={n}")).await;
        assert!(page.text().contains(&format!("Question {n} of 6")));
        assert!(reasons.iter().all(|r| !page.text().contains(r.as_str())), "a reason before it is sent");
        assert!(fields_are_alike(page.text()), "a field tells which one fits");
        answer(house, n, rightly(n)).await;
    }
    let over = house.get(&format!("{KNOWLEDGE}?q=check")).await;
    assert!(reasons.iter().all(|r| !over.text().contains(r.as_str())));
    for _ in 0..2 {
        let sent = send(house, &over, KNOWLEDGE, &[("do", "send")]).await;
        assert_eq!(sent.location(), format!("{KNOWLEDGE}?see=result"));
    }
    house.get(&format!("{KNOWLEDGE}?see=result")).await
}

/// The first words of a reason, as they stand in a page.
/// The longest piece of a reason without markup, as it would stand in a page.
fn words(blocks: &[doorstep::domain::course::Block]) -> String {
    let html = match blocks.first() {
        Some(doorstep::domain::course::Block::Prose(p)) => p.as_html(),
        Some(doorstep::domain::course::Block::Lead(l)) => l.as_html(),
        other => panic!("a reason is prose: {other:?}"),
    };
    let pieces = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).flat_map(|text| text.split('\n'));
    pieces.max_by_key(|piece| piece.len()).unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_knowledge_check_is_accepted_once() {
    let mut house = TestHouse::new().await;
    let sam = sign_in(&mut house, "sam").await;
    let empty = house.get(&format!("{KNOWLEDGE}?q=check")).await;
    assert_eq!(empty.location(), KNOWLEDGE, "nothing to look over before it begins");
    let result = knowledge(&mut house, |_| true).await;
    assert!(result.text().contains("<h1>Accepted</h1>") && result.text().contains("6 of 6"), "{}", result.text());
    let all = evidence::all(&house.house.stores.people, &sam).await.unwrap();
    assert_eq!(all.iter().map(|e| (e.what.competency.as_str(), e.what.kind.as_str(), e.what.accepted)).collect::<Vec<_>>(), [("cc-5.4", "knowledge", true)]);
    // Of its own row: the legend below has these words at any time.
    let record = house.get("/en/train/record").await;
    let row = record.text().split("/en/train/record/cc-5.4\"").nth(1).unwrap().split("</tr>").next().unwrap();
    assert!(row.contains("Knowledge check: accepted"), "{row}");
}

#[tokio::test]
async fn one_wrong_safety_item_means_not_yet_and_a_pause() {
    let mut house = TestHouse::new().await;
    let sam = sign_in(&mut house, "sam").await;
    let result = knowledge(&mut house, |n| n != 3).await;
    assert!(result.text().contains("Not yet: a safety question") && result.text().contains("5 of 6"));
    assert!(result.text().contains("about 24 hours") && result.text().contains("2 tries left"));
    assert!(evidence::all(&house.house.stores.people, &sam).await.unwrap().iter().all(|e| !e.what.accepted));
    let start = house.get(KNOWLEDGE).await;
    assert!(start.text().contains("about 24 hours") && !start.text().contains("Begin the knowledge check"));
    let tried = send(&mut house, &start, KNOWLEDGE, &[("do", "begin"), ("key", "0123456789abcdef0")]).await;
    assert_ne!(tried.location(), format!("{KNOWLEDGE}?q=1"));
    assert_eq!(attempts::all(&house.house.stores.people, &sam).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_question_that_was_met_before_says_so() {
    let mut house = TestHouse::new().await;
    let sam = sign_in(&mut house, "sam").await;
    let library = house.house.library();
    let (_, module) = library.english.modules().find(|(_, m)| m.id.as_str() == "cm5").unwrap();
    let bank = &module.items.as_ref().unwrap().questions;
    let all: Vec<(&str, &str)> = bank.iter().map(|q| (q.id.as_str(), q.revision.as_str())).collect();
    let drawn = serde_json::json!(all).to_string();
    let new = attempts::NewAttempt { kind: attempts::AttemptKind::Knowledge, module: module.id.clone(), subject: String::new(), seed: 1, drawn };
    let first = house.get(KNOWLEDGE).await;
    send(&mut house, &first, KNOWLEDGE, &[("do", "begin")]).await;
    let note = "You met this question in an earlier try";
    assert!(!house.get(&format!("{KNOWLEDGE}?q=1")).await.text().contains(note), "nothing was met yet");
    // Three days ago they were asked everything that the bank has.
    let (earlier, mut change) = (house.now() - 3 * 86_400_000, house.house.stores.people.change().await.unwrap());
    let id = attempts::start(&mut change, &sam, &new, earlier).await.unwrap();
    assert!(attempts::submit(&mut change, &sam, &id, earlier).await.unwrap());
    change.commit().await.unwrap();
    assert!(house.get(&format!("{KNOWLEDGE}?q=1")).await.text().contains(note));
}

#[tokio::test]
async fn guests_read_everything_and_are_shown_the_door_to_a_record() {
    let mut house = TestHouse::new().await;
    for page in ["/en/train", "/en/train/competencies", MODULE, JO, KNOWLEDGE, "/en/author", "/en/staff/sign-in", "/en/staff/first"] {
        let answer = house.get(page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
    }
    let door = house.get("/en/train/record/cc-5.1").await;
    assert_eq!(door.location(), "/en/staff/sign-in?back=%2Fen%2Ftrain%2Frecord%2Fcc-5.1");
    assert!(house.post(KNOWLEDGE, &[("do", "begin")]).await.location().starts_with("/en/staff/sign-in"));
}

#[tokio::test]
async fn pages_in_both_languages_name_no_message_keys() {
    let mut house = TestHouse::new().await;
    let sam = sign_in(&mut house, "sam").await;
    begin_case(&mut house).await;
    decide(&mut house, "start", "3").await;
    knowledge(&mut house, |n| n > 2).await;
    let pages = ["", "/competencies", "/record", "/record/cc-5.1", "/record/cc-5.4", "/record/cc-1.4", "/care-online/safety-at-a-distance"];
    let deeper = ["/case/jo", "/case/jo/start?then=1", "/case/jo/alone", "/knowledge", "/knowledge?see=result", "/protocol-before-need"];
    let deeper = deeper.map(|d| format!("/care-online/safety-at-a-distance{d}"));
    let mine = attempts::all(&house.house.stores.people, &sam).await.unwrap();
    let mine: Vec<String> = mine.iter().map(|attempt| format!("/record/attempts/{}", attempt.id.as_str())).collect();
    for language in ["en", "fr"] {
        for page in pages.iter().map(|p| (*p).to_owned()).chain(deeper.clone()).chain(mine.clone()) {
            let answer = house.get(&format!("/{language}/train{page}")).await;
            assert_eq!(answer.status, StatusCode::OK, "/{language}/train{page}");
            assert!(!answer.text().contains("Unknown localization"), "/{language}/train{page}");
        }
    }
    let french = house.get("/fr/train/record").await;
    assert!(french.text().contains("Relevé de compétences") && french.text().contains("Provisoire\u{202f}; ne sert pas"));
}
