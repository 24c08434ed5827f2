//! A second look through the pages, and a piece of evidence that should not count: told to its owner, and nothing lost.

use axum::http::StatusCode;
use doorstep::{
    domain::{notice::Kind, roles::Role},
    storage::{
        evidence::{self, Evidence},
        inbox, results,
        staff::Staff,
    },
    train::replay,
};

use super::{
    staff_ways::{account, passphrase},
    train::{knowledge, send},
};
use crate::house::{Answer, TestHouse};

const VOIDS: &str = "/en/staff/voids";
const WHY: &str = "Two answers were right & the text said <one>.";

/// Somebody with a browser of their own.
pub(super) struct Person {
    pub staff: Staff,
    pub browser: TestHouse,
}

pub(super) async fn person(house: &TestHouse, name: &str, roles: &[Role]) -> Person {
    let staff = account(house, name, roles).await;
    let mut browser = house.another_browser();
    passphrase(&mut browser, name, "/en/train").await;
    Person { staff, browser }
}

impl Person {
    pub(super) async fn evidence(&self) -> Vec<Evidence> {
        evidence::all(&self.browser.house.stores.people, &self.staff).await.unwrap()
    }

    async fn void(&mut self, number: &str, reason: &str) -> Answer {
        let page = self.browser.get(&format!("{VOIDS}?piece={number}")).await;
        send(&mut self.browser, &page, VOIDS, &[("piece", number), ("reason", reason)]).await
    }
}

/// Sam has passed a knowledge check; Lee leads.
async fn shown() -> (TestHouse, Person, Person) {
    let house = TestHouse::new().await;
    let mut sam = person(&house, "samira", &[Role::Clinician]).await;
    knowledge(&mut sam.browser, |_| true).await;
    let lee = person(&house, "lee", &[Role::Lead]).await;
    (house, sam, lee)
}

#[tokio::test]
async fn a_piece_is_taken_out_by_its_number() {
    let (house, mut sam, mut lee) = shown().await;
    let stores = house.house.stores.clone();
    let piece = sam.evidence().await.remove(0);
    let (number, one) = (piece.id.as_str().to_owned(), format!("/en/train/record/{}", piece.what.competency));
    assert!(sam.browser.get(&one).await.text().contains(&format!("<code>{number}</code>")), "its owner finds the number");
    // An award that rests on it.
    let mine = sam.browser.get("/en/train/record/awards").await;
    let what = mine.text().split_once("name=\"what\"").unwrap().1.split_once("value=\"").unwrap().1.split('"').next().unwrap().to_owned();
    let made = send(&mut sam.browser, &mine, "/en/train/record/awards", &[("what", &what), ("name", "Sam")]).await;
    let code = made.location().rsplit('/').next().unwrap().to_owned();
    assert!(house.another_browser().get(&format!("/en/awards/{code}")).await.text().contains("This award holds."));
    let before = results::history(&stores.people, &sam.staff, &piece.what.competency).await.unwrap();

    assert!(lee.browser.get("/en/staff").await.text().contains("href=\"/en/staff/voids\""));
    let page = lee.browser.get(&format!("{VOIDS}?piece={number}")).await;
    assert!(page.text().contains("<dd>samira</dd>") && !page.text().contains("You chose"), "{}", page.text());
    let short = lee.void(&number, "no <b>").await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.text().contains("no &lt;b&gt;</textarea>") && short.text().contains("Enter a reason of 10 to 300 letters."));
    assert!(sam.evidence().await.iter().all(|e| e.void.is_none()));
    for _ in 0..2 {
        assert_eq!(lee.void(&number, WHY).await.location(), format!("{VOIDS}?piece={number}"), "a second click does no more");
    }
    let page = lee.browser.get(&format!("{VOIDS}?piece={number}")).await;
    assert!(page.text().contains("Voided on September 21, 2026 by lee.") && !page.text().contains("<textarea"));

    assert!(sam.evidence().await.iter().all(|e| e.void.is_some()), "all of one attempt");
    let after = results::history(&stores.people, &sam.staff, &piece.what.competency).await.unwrap();
    assert_eq!((after.len(), &after[..before.len()]), (before.len() + 1, before.as_slice()), "results only grow");
    assert_ne!(after.last().unwrap().level, before.last().unwrap().level);
    assert!(replay::all(&stores).await.unwrap().is_well(), "and all can be made again");
    let told = inbox::all(&stores.people, &sam.staff).await.unwrap();
    assert_eq!((told[0].kind, told.iter().filter(|m| m.kind == Kind::EvidenceVoided).count()), (Kind::EvidenceVoided, 1));
    assert!(sam.browser.get("/en/staff/inbox").await.text().contains("lee took a piece of your record out of the count."));
    for (page, words) in [(one.clone(), "It does not count from that day on."), (one.replace("/en/", "/fr/"), "Ne compte plus à partir de ce jour.")] {
        let page = sam.browser.get(&page).await;
        assert!(page.text().contains(words) && page.text().contains("Two answers were right &amp; the text said &lt;one&gt;."), "{}", page.text());
        assert!(page.text().contains(&number), "the piece is still there");
    }
    let attempt = format!("/en/train/record/attempts/{}", piece.what.attempt.unwrap().as_str());
    assert!(sam.browser.get(&attempt).await.text().contains("does not count any more"));
    // The moment of a void lies after everything that was decided before, here by a thousandth of a second.
    house.wait_minutes(1);
    let public = house.another_browser().get(&format!("/en/awards/{code}")).await;
    assert!(public.text().contains("This award is no longer held."), "{}", public.text());
}

#[tokio::test]
async fn nobody_takes_out_what_is_their_own_or_what_they_were_not_told_of() {
    let (house, mut sam, mut lee) = shown().await;
    let number = sam.evidence().await[0].id.as_str().to_owned();
    for (name, role) in [("kim", Role::Mentor), ("ana", Role::Administrator), ("rey", Role::Author)] {
        let mut other = person(&house, name, &[role]).await;
        let may = role == Role::Administrator;
        assert_eq!(other.browser.get(&format!("{VOIDS}?piece={number}")).await.status == StatusCode::OK, may, "{name}");
    }
    assert_eq!(sam.browser.get(VOIDS).await.status, StatusCode::NOT_FOUND);
    for wrong in ["none", "0192", "no%20such%20piece"] {
        let page = lee.browser.get(&format!("{VOIDS}?piece={wrong}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text().contains("There is no piece with this number.") && !page.text().contains("<textarea"));
    }
    // A lead who trains as well.
    let mut both = person(&house, "both", &[Role::Clinician, Role::Lead]).await;
    knowledge(&mut both.browser, |_| true).await;
    let own = both.evidence().await[0].id.as_str().to_owned();
    let desk = both.browser.get("/en/staff").await;
    send(&mut both.browser, &desk, "/en/staff", &[("role", "lead")]).await;
    let page = both.browser.get(&format!("{VOIDS}?piece={own}")).await;
    assert!(page.text().contains("This is a piece of your own record.") && !page.text().contains("<textarea"));
    let sent = send(&mut both.browser, &page, VOIDS, &[("piece", &own), ("reason", WHY)]).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(both.evidence().await.iter().all(|e| e.void.is_none()));
}

const LIST: &str = "/en/staff/second-looks";

/// Asked about the first piece of Sam's; gives the page of it.
async fn asked(sam: &mut Person) -> String {
    let page = format!("/en/train/record/second-look/{}", sam.evidence().await[0].id.as_str());
    let form = sam.browser.get(&page).await;
    let short = send(&mut sam.browser, &form, &page, &[("do", "ask"), ("reason", "no <i>")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.text().contains("no &lt;i&gt;</textarea>") && short.text().contains("No patient details."));
    for _ in 0..2 {
        assert_eq!(send(&mut sam.browser, &form, &page, &[("do", "ask"), ("reason", WHY)]).await.location(), page, "a second click does no more");
    }
    page
}

#[tokio::test]
async fn a_second_look_from_asking_to_the_answer() {
    let (house, mut sam, mut lee) = shown().await;
    let stores = house.house.stores.clone();
    let one = format!("/en/train/record/{}", sam.evidence().await[0].what.competency);
    let page = asked(&mut sam).await;
    assert!(sam.browser.get(&one).await.text().contains(&format!("href=\"{page}\"")));
    let waits = sam.browser.get(&page).await;
    assert!(waits.text().contains("It waits for somebody who had no part in it.") && waits.text().contains("Take it back"));
    assert_eq!(inbox::all(&stores.people, &lee.staff).await.unwrap().len(), 1, "asked once, told once");
    assert!(lee.browser.get("/en/staff").await.text().contains("href=\"/en/staff/second-looks\""));
    let list = lee.browser.get(LIST).await;
    assert!(list.text().contains("Take up: ") && !list.text().contains("samira") && !list.text().contains("right &amp; the text"), "not yet whose");
    let look = list.hidden("look");
    for _ in 0..2 {
        assert_eq!(send(&mut lee.browser, &list, LIST, &[("do", "take"), ("look", &look)]).await.location(), format!("{LIST}/{look}"));
    }
    assert!(sam.browser.get(&page).await.text().contains("lee took it up on September 21, 2026."));
    let to = format!("{LIST}/{look}");
    let form = lee.browser.get(&to).await;
    for words in ["samira asks for a second look.", "Two answers were right &amp; the text said &lt;one&gt;.", "What was asked", "It should not count"] {
        assert!(form.text().contains(words), "{words}");
    }
    assert_eq!(form.text().matches("You chose").count(), 6, "the answers of that attempt, in the words of then");
    let empty = send(&mut lee.browser, &form, &to, &[("do", "answer"), ("reason", "Both answers fit the text.")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text().contains("Both answers fit the text.</textarea>") && empty.text().contains("Choose one of the two answers."));
    for verdict in ["voided", "stands"] {
        assert_eq!(
            send(&mut lee.browser, &form, &to, &[("do", "answer"), ("verdict", verdict), ("reason", "Both answers fit the text.")]).await.location(),
            to
        );
    }
    assert!(lee.browser.get(&to).await.text().contains("lee looked on September 21, 2026: it does not count any more."));
    assert!(sam.evidence().await.iter().all(|e| e.void.is_some()), "the first answer stands");
    assert!(replay::all(&stores).await.unwrap().is_well());
    let told: Vec<Kind> = inbox::all(&stores.people, &sam.staff).await.unwrap().iter().map(|m| m.kind).collect();
    assert_eq!(told, [Kind::EvidenceVoided]);
    for (page, words) in
        [(page.clone(), "it does not count any more."), (page.replace("/en/", "/fr/"), "l’élément ne compte plus."), (one, "Both answers fit the text.")]
    {
        assert!(sam.browser.get(&page).await.text().contains(words), "{words}");
    }
}

#[tokio::test]
async fn a_second_look_is_nobody_elses() {
    let (house, mut sam, mut lee) = shown().await;
    let page = asked(&mut sam).await;
    let mut kim = person(&house, "kim", &[Role::Clinician]).await;
    assert_eq!(kim.browser.get(&page).await.status, StatusCode::NOT_FOUND);
    assert_eq!(kim.browser.get(LIST).await.status, StatusCode::NOT_FOUND);
    assert_eq!(lee.browser.get(&page).await.status, StatusCode::NOT_FOUND);
    let list = lee.browser.get(LIST).await;
    let look = list.hidden("look");
    assert_eq!(lee.browser.get(&format!("{LIST}/{look}")).await.status, StatusCode::NOT_FOUND, "not before it is taken up");
    // Taken back meanwhile, in another window.
    let waits = sam.browser.get(&page).await;
    assert_eq!(send(&mut sam.browser, &waits, &page, &[("do", "withdraw"), ("item", &look)]).await.location(), page);
    let late = send(&mut lee.browser, &list, LIST, &[("do", "take"), ("look", &look)]).await;
    assert_eq!(late.location(), format!("{LIST}?done=late"));
    assert!(lee.browser.get(late.location()).await.text().contains("or it was taken back."));
    assert!(sam.browser.get(&page).await.text().contains("Ask for it"), "and can be asked anew");
}
