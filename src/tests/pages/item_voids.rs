//! A question is taken out of the count through the pages: what whoever does it reads, and what follows for those who answered it.

use axum::http::StatusCode;
use doorstep::{
    domain::{notice::Kind, roles::Role},
    storage::{
        attempts, inbox,
        item_voids::{self, Voiding},
    },
    train::{questions::judging, replay},
};

use super::{
    second_look::{Person, person},
    train::{KNOWLEDGE, answer, knowledge, send},
};
use crate::house::{Answer, NOON, TestHouse};

const BANK: &str = "/en/train/questions/care-online/safety-at-a-distance";
const LIST: &str = "/en/train/questions/voided";
const WHY: &str = "Two answers were right & the text said <one>.";

/// The question of their newest check that was answered wrongly.
async fn missed(who: &Person) -> String {
    let people = &who.browser.house.stores.people;
    let attempt = attempts::all(people, &who.staff).await.unwrap().pop().unwrap();
    let steps = attempts::responses(people, &who.staff, &attempt.id).await.unwrap();
    steps.into_iter().find(|s| s.points == 0).unwrap().item
}

async fn void(who: &mut Person, item: &str, reason: &str) -> Answer {
    let to = format!("{BANK}/{item}/void");
    let page = who.browser.get(&to).await;
    send(&mut who.browser, &page, &to, &[("reason", reason)]).await
}

async fn told(who: &Person) -> usize {
    let all = inbox::all(&who.browser.house.stores.people, &who.staff).await.unwrap();
    all.iter().filter(|m| m.kind == Kind::ItemVoided).count()
}

/// All questions of the bank, by name.
fn bank(house: &TestHouse) -> Vec<String> {
    let library = house.house.library();
    let all = library.english.modules().filter(|(_, m)| m.id.as_str() == "cm5").flat_map(|(_, m)| &m.items).flat_map(|s| &s.questions);
    all.map(|q| q.id.as_str().to_owned()).collect()
}

/// Past the page: in each wording of today.
async fn void_at_once(house: &TestHouse, by: &Person, item: &str) {
    let library = house.house.library();
    let found = |edition: &doorstep::content::Edition| {
        let all = edition.modules().flat_map(|(_, m)| &m.items).flat_map(|s| &s.questions);
        all.filter(|q| q.id.as_str() == item).map(|q| (q.id.clone(), q.revision.clone(), q.aim.clone())).next().unwrap()
    };
    let ((id, english, aim), (_, french, _)) = (found(&library.english), found(&library.french));
    let doorstep::domain::quiz::Aim::Competency(competency) = aim else { panic!("a question of a check is about a competency") };
    let (module, today) = (doorstep::domain::ids::ModuleId::parse("cm5").unwrap(), [english, french]);
    let voiding = Voiding { module: &module, item: &id, competency: &competency, today: &today, reason: WHY };
    let mut change = house.house.stores.people.change().await.unwrap();
    assert!(item_voids::void(&mut change, &by.staff, &voiding, NOON).await.unwrap());
    change.commit().await.unwrap();
}

#[tokio::test]
async fn a_wrong_question_is_taken_out_and_everybody_is_judged_again() {
    let house = TestHouse::new().await;
    let stores = house.house.stores.clone();
    let mut sam = person(&house, "samira", &[Role::Clinician]).await;
    let before = knowledge(&mut sam.browser, |n| n != 3).await;
    assert!(before.text().contains("Not yet: a safety question"));
    let item = missed(&sam).await;
    let mut kim = person(&house, "kimiko", &[Role::Clinician]).await;
    knowledge(&mut kim.browser, |_| true).await;

    let mut lee = person(&house, "lee", &[Role::Lead]).await;
    assert!(lee.browser.get(LIST).await.text().contains("All questions count."));
    assert!(lee.browser.get(&format!("{BANK}/{item}")).await.text().contains(&format!("{BANK}/{item}/void")), "the question's page leads there");
    let page = lee.browser.get(&format!("{BANK}/{item}/void")).await;
    assert!(page.text().contains("What will happen") && page.text().contains("fewer than 20") && page.text().contains("Your own checks stay as they are."));
    assert!(!page.text().contains("samira") && !page.text().contains("kimiko"), "nobody is named");
    let short = void(&mut lee, &item, "no <b>").await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.text().contains("no &lt;b&gt;</textarea>") && short.text().contains("Enter a reason of 10 to 300 letters."));
    let untouched = sam.evidence().await;
    assert!(untouched.iter().all(|e| e.again.is_empty()) && told(&sam).await == 0);
    let (to, token) = (format!("{BANK}/{item}/void"), page.hidden("_form"));
    for _ in 0..2 {
        let sent = lee.browser.post(&to, &[("_form", &token), ("reason", WHY)]).await;
        assert_eq!(sent.location(), format!("{BANK}/{item}"), "a second click does no more");
    }
    assert_eq!(lee.browser.get(&to).await.location(), format!("{BANK}/{item}"), "nothing to do there any more");
    let said = "Two answers were right &amp; the text said &lt;one&gt;.";
    for page in [format!("{BANK}/{item}"), LIST.to_owned()] {
        let page = lee.browser.get(&page).await;
        assert!(page.text().contains("This question does not count any more. Taken out on September 21, 2026 by lee.") && page.text().contains(said));
        assert!(!page.text().contains("samira") && !page.text().contains("<textarea"), "{}", page.text());
    }
    assert!(lee.browser.get(BANK).await.text().contains("does not count"));
    assert_eq!(item_voids::all(&stores.people).await.unwrap().all()[0].wordings.len(), 2, "in both languages");

    let after = sam.evidence().await;
    assert!(!after.is_empty() && after.iter().all(|e| !e.what.accepted && e.again.len() == 1 && (e.again[0].points, e.again[0].possible) == (5, 5)));
    assert!(kim.evidence().await.iter().all(|e| e.again.is_empty()));
    assert_eq!((told(&sam).await, told(&lee).await), (1, 0));
    let report = replay::all(&stores).await.unwrap();
    assert!(report.is_well() && report.again == after.len(), "{report:?}");
    assert!(sam.browser.get("/en/staff/inbox").await.text().contains("Nothing of yours got lower."));
    let result = sam.browser.get(&format!("{KNOWLEDGE}?see=result")).await;
    assert!(result.text().contains("<h1>Accepted</h1>") && result.text().contains("5 of 5") && result.text().contains(said), "{}", result.text());
    assert!(result.text().contains("One question of this check does not count any more. It was judged without it."));
    let one = format!("/en/train/record/{}", after[0].what.competency);
    let page = sam.browser.get(&one).await;
    assert!(page.text().contains("Judged again on September 21, 2026") && page.text().contains("Made again just now: the same."), "{}", page.text());
    assert!(page.text().contains("5 of 6 points") && page.text().contains("5 of 5 points"), "what it came to first is still there");
    let attempt = format!("/en/train/record/attempts/{}", after[0].what.attempt.as_ref().unwrap().as_str());
    assert!(sam.browser.get(&attempt).await.text().contains(said));
    for (page, words) in [(one, "Jugé de nouveau le 21 septembre 2026"), (attempt, "Cette question ne compte plus. Retirée le 21 septembre 2026 par lee.")] {
        let page = sam.browser.get(&page.replace("/en/", "/fr/")).await;
        assert!(page.text().contains(words), "{}", page.text());
    }
}

#[tokio::test]
async fn a_question_that_is_voided_while_somebody_answers_it_may_be_left_out() {
    let house = TestHouse::new().await;
    let mut sam = person(&house, "samira", &[Role::Clinician]).await;
    let start = sam.browser.get(KNOWLEDGE).await;
    send(&mut sam.browser, &start, KNOWLEDGE, &[("do", "begin")]).await;
    let wrong = answer(&mut sam.browser, 1, false).await;
    for n in 2..=5 {
        answer(&mut sam.browser, n, true).await;
    }
    let open = sam.browser.get(&format!("{KNOWLEDGE}?q=6")).await;
    let last = open.hidden("item");
    let mut lee = person(&house, "lee", &[Role::Author]).await;
    for item in [&wrong, &last] {
        assert_eq!(void(&mut lee, item, WHY).await.location(), format!("{BANK}/{item}"));
    }
    let note = "This question does not count any more. You may leave it out.";
    for place in ["q=1", "q=6"] {
        assert!(sam.browser.get(&format!("{KNOWLEDGE}?{place}")).await.text().contains(note), "{place}");
    }
    assert!(!sam.browser.get(&format!("{KNOWLEDGE}?q=2")).await.text().contains(note));
    let over = sam.browser.get(&format!("{KNOWLEDGE}?q=check")).await;
    assert_eq!(over.text().matches(note).count(), 2);
    assert!(!over.text().contains("Two answers were right"), "why is told with the result, because it may tell the key");
    let sent = send(&mut sam.browser, &over, KNOWLEDGE, &[("do", "send")]).await;
    assert_eq!(sent.location(), format!("{KNOWLEDGE}?see=result"), "one is not answered, and need not be");
    let result = sam.browser.get(&format!("{KNOWLEDGE}?see=result")).await;
    assert!(result.text().contains("<h1>Accepted</h1>") && result.text().contains("4 of 4"), "{}", result.text());
    assert!(result.text().contains("2 questions of this check do not count any more."));
    judging::all(&house.house).await;
    assert!(sam.evidence().await.iter().all(|e| e.what.accepted && e.again.is_empty()) && told(&sam).await == 0, "judged at once, and told there");
    assert!(replay::all(&house.house.stores).await.unwrap().is_well());
}

#[tokio::test]
async fn what_does_not_count_is_not_asked_and_without_any_there_is_no_check() {
    let house = TestHouse::new().await;
    let lee = person(&house, "lee", &[Role::Lead]).await;
    let mut sam = person(&house, "samira", &[Role::Clinician]).await;
    let bank = bank(&house);
    let (left, gone) = bank.split_at(4);
    for item in gone {
        void_at_once(&house, &lee, item).await;
    }
    let start = sam.browser.get(KNOWLEDGE).await;
    send(&mut sam.browser, &start, KNOWLEDGE, &[("do", "begin")]).await;
    let people = &house.house.stores.people;
    let drawn = attempts::all(people, &sam.staff).await.unwrap().remove(0).what.drawn;
    let drawn: Vec<(String, String)> = serde_json::from_str(&drawn).unwrap();
    let mut drawn: Vec<String> = drawn.into_iter().map(|(item, _)| item).collect();
    drawn.sort();
    let mut left = left.to_vec();
    left.sort();
    assert_eq!(drawn, left);

    let mut kim = person(&house, "kimiko", &[Role::Clinician]).await;
    let start = kim.browser.get(KNOWLEDGE).await;
    for item in &left {
        void_at_once(&house, &lee, item).await;
    }
    assert_eq!(send(&mut kim.browser, &start, KNOWLEDGE, &[("do", "begin")]).await.location(), KNOWLEDGE);
    let page = kim.browser.get(KNOWLEDGE).await;
    assert!(page.text().contains("There is no question to ask at the moment.") && !page.text().contains("value=\"begin\""), "{}", page.text());
    assert!(attempts::all(people, &kim.staff).await.unwrap().is_empty());
    // Whoever had begun: nothing in it counts, and no try is used up by it.
    let over = sam.browser.get(&format!("{KNOWLEDGE}?q=check")).await;
    send(&mut sam.browser, &over, KNOWLEDGE, &[("do", "send")]).await;
    let page = sam.browser.get(KNOWLEDGE).await;
    assert!(!page.text().contains("about 24 hours") && sam.evidence().await.is_empty(), "{}", page.text());
}

#[tokio::test]
async fn it_is_for_whoever_looks_after_questions_and_needs_a_fresh_proof() {
    let house = TestHouse::new().await;
    let item = bank(&house)[0].clone();
    for role in Role::ALL {
        let mut who = person(&house, role.code(), &[role]).await;
        let may = [Role::Author, Role::Lead, Role::Administrator].contains(&role);
        for page in [LIST.to_owned(), format!("{BANK}/{item}/void")] {
            assert_eq!(who.browser.get(&page).await.status == StatusCode::OK, may, "{role:?} {page}");
        }
    }
    let mut lee = person(&house, "lee", &[Role::Lead]).await;
    assert_eq!(lee.browser.get(&format!("{BANK}/nothing/void")).await.status, StatusCode::NOT_FOUND);
    let page = lee.browser.get(&format!("{BANK}/{item}/void")).await;
    house.wait_minutes(11);
    let late = send(&mut lee.browser, &page, &format!("{BANK}/{item}/void"), &[("reason", WHY)]).await;
    assert!(late.location().starts_with("/en/staff/again?back="), "{}", late.location());
    assert!(item_voids::all(&house.house.stores.people).await.unwrap().all().is_empty());
}
