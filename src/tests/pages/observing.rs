//! Being watched at work, through the pages: an administrator names who may be first, a clinician asks, an observer signs or gives back, and
//! the record tells it. And everything that may go wrong on the way.

use std::path::PathBuf;

use axum::http::StatusCode;
use doorstep::{
    content::{Files, assemble},
    domain::{notice::Kind, roles::Role},
    storage::{evidence, founding, inbox, observations, results, staff::Staff, submissions::FormKey},
    train::replay,
};

use super::{
    staff_ways::{account, passphrase},
    train::send,
};
use crate::house::{Answer, TestHouse};

const SHEET: &str = "/en/train/care-online/telehealth-practice/observe/opening";
const FILE: &str = "courses/care-online/02-telehealth-practice/observe-opening.md";
const FOUNDING: &str = "/en/staff/people/founding";
const LIST: &str = "/en/staff/observe";

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
    fn id(&self) -> &str {
        self.staff.id().as_str()
    }

    async fn name(&mut self, who: &str) -> Answer {
        self.name_for(who, "cc-2.2").await
    }

    pub(super) async fn name_for(&mut self, who: &str, scope: &str) -> Answer {
        let page = self.browser.get(FOUNDING).await;
        let fields = [("do", "name"), ("who", who), ("scope", scope), ("reason", "Taught this here since 2024."), ("months", "3")];
        send(&mut self.browser, &page, FOUNDING, &fields).await
    }

    async fn ask(&mut self, who: &str) -> Answer {
        let (token, key) = (self.browser.get(SHEET).await.hidden("_form"), FormKey::fresh());
        // Also where the page has no such form.
        self.browser.post(SHEET, &[("_form", &token), ("key", key.as_str()), ("do", "ask"), ("who", who), ("line", "Tuesday at two")]).await
    }

    /// The newest request that waits for this observer.
    async fn waiting(&self) -> String {
        let all = observations::of_observer(&self.browser.house.stores.people, &self.staff).await.unwrap();
        format!("{LIST}/{}", all.last().unwrap().id.as_str())
    }

    async fn sign(&mut self, page: &Answer, to: &str, rating: &str) -> Answer {
        send(&mut self.browser, page, to, &whole(rating)).await
    }
}

/// Everything that a signature needs.
fn whole(rating: &str) -> [(&str, &str); 7] {
    [("do", "sign"), ("rating", rating), ("setting", "video"), ("day", "2026-09-20"), ("seen", "identity"), ("seen", "place"), ("comment", "Calm & clear <b>.")]
}

/// An administrator, a founding observer, and a clinician who has asked.
async fn asked() -> (TestHouse, Person, Person, Person) {
    let house = TestHouse::new().await;
    let mut ana = person(&house, "ana", &[Role::Administrator]).await;
    let kim = person(&house, "kim", &[Role::Mentor]).await;
    let mut sam = person(&house, "sam", &[Role::Clinician]).await;
    assert_eq!(ana.name(kim.id()).await.location(), FOUNDING);
    assert_eq!(sam.ask(kim.id()).await.location(), format!("{SHEET}#asked"));
    (house, ana, kim, sam)
}

#[tokio::test]
async fn from_asking_to_the_record() {
    let (house, mut ana, mut kim, mut sam) = asked().await;
    let people = house.house.stores.people.clone();
    assert!(ana.browser.get(FOUNDING).await.text().contains("Taught this here since 2024."));
    assert!(sam.browser.get(SHEET).await.text().contains("Waits for kim since"));
    assert_eq!(inbox::all(&people, &kim.staff).await.unwrap()[0].kind, Kind::ObservationAsked);
    assert!(kim.browser.get("/en/staff/inbox").await.text().contains("sam asks you to watch them at work."));
    assert!(kim.browser.get("/en/staff").await.text().contains("href=\"/en/staff/observe\""));

    let list = kim.browser.get(LIST).await;
    let to = kim.waiting().await;
    assert!(list.text().contains(&format!("href=\"{to}\"")) && list.text().contains("Tuesday at two"));
    let page = kim.browser.get(&to).await;
    for words in [
        "You watch sam. Write nothing about the patient.",
        "No patient details.",
        "Needs support",
        "Can teach",
        "You sign as a founding observer: Taught this here since 2024.",
    ] {
        assert!(page.text().contains(words), "{words}");
    }
    let done = kim.sign(&page, &to, "safe-alone").await;
    assert_eq!(done.location(), format!("{LIST}?done=signed"), "{}", done.text());
    let after = kim.browser.get(done.location()).await;
    assert!(after.text().contains("Signed. It is in their record now.") && after.text().contains("Signed: Safe alone."));

    let all = evidence::all(&people, &sam.staff).await.unwrap();
    assert_eq!(all.iter().map(|e| (e.what.competency.as_str(), e.what.kind.as_str(), e.what.accepted)).collect::<Vec<_>>(), [("cc-2.2", "observed", true)]);
    assert!(all[0].what.detail.contains(&format!("\"signed_by\":\"{}\"", kim.id())) && all[0].what.detail.contains("\"founding\":true"));
    assert_eq!(results::latest(&people, &sam.staff).await.unwrap()[0].level, "proficient");
    assert!(replay::all(&house.house.stores).await.unwrap().is_well(), "and it can be made again");
    let one = sam.browser.get("/en/train/record/cc-2.2").await;
    for words in [
        "Safe alone",
        "kim, on September 21, 2026",
        "Signed as a founding observer: Taught this here since 2024.",
        "September 20, 2026 · Video",
        "Calm &amp; clear &lt;b&gt;.",
        "Made again just now: the same.",
        all[0].what.content_version.as_str(),
    ] {
        assert!(one.text().contains(words), "{words}");
    }
    assert_eq!((one.text().matches(">· seen<").count(), one.text().contains("Waits for")), (2, false), "as ticked");
    assert!(!kim.browser.get("/en/train/record/cc-2.2").await.text().contains("Calm &amp; clear"), "in no other record");
    let french = sam.browser.get("/fr/train/record/cc-2.2").await;
    assert!(french.text().contains("Signé comme personne observatrice fondatrice"));
    // Now Sam is Proficient, and could be asked if they observed.
    assert!(ana.browser.get("/en/train/record/cc-2.2").await.text().contains("There is no evidence"));
}

#[tokio::test]
async fn nobody_signs_or_names_themselves() {
    let house = TestHouse::new().await;
    let mut both = person(&house, "both", &[Role::Mentor, Role::Administrator]).await;
    let own = both.id().to_owned();
    let desk = both.browser.get("/en/staff").await;
    send(&mut both.browser, &desk, "/en/staff", &[("role", "administrator")]).await;
    let refused = both.name(&own).await;
    assert_eq!(refused.status, StatusCode::BAD_REQUEST, "there is nobody to choose, and no form");
    assert!(founding::all(&house.house.stores.people).await.unwrap().is_empty(), "nobody was named");
    // With somebody else to choose, the form is there, and the same id in it is refused in words.
    let kim = person(&house, "kim", &[Role::Mentor]).await;
    let refused = both.name(&own).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("Nobody can name themselves.") && refused.text().contains("Taught this here since 2024."));
    assert!(founding::all(&house.house.stores.people).await.unwrap().is_empty());
    // Named by somebody else, they may sign: for others, and not for themselves.
    let mut ana = person(&house, "ana", &[Role::Administrator]).await;
    for who in [&own, kim.id()] {
        assert_eq!(ana.name(who).await.location(), FOUNDING);
    }
    let page = both.browser.get(SHEET).await;
    assert!(!page.text().contains(&format!("value=\"{own}\"")), "not on one's own list");
    let refused = both.ask(&own).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(observations::mine(&house.house.stores.people, &both.staff).await.unwrap().is_empty());
}

#[tokio::test]
async fn somebody_who_was_not_asked_finds_nothing() {
    let (house, mut ana, mut kim, mut sam) = asked().await;
    let mut lee = person(&house, "lee", &[Role::Mentor]).await;
    let moe = person(&house, "moe", &[Role::Mentor]).await;
    ana.name(moe.id()).await;
    let to = kim.waiting().await;
    assert_eq!(lee.browser.get(&to).await.status, StatusCode::NOT_FOUND);
    assert_eq!(sam.browser.get(&to).await.status, StatusCode::NOT_FOUND, "a clinician does not observe");
    let own = kim.browser.get(&to).await;
    let page = lee.browser.get(LIST).await;
    assert!(page.text().contains("Nothing waits for you now."));
    let (token, key, revision) = (page.hidden("_form"), own.hidden("key"), own.hidden("revision"));
    let mut fields = vec![("_form", token.as_str()), ("key", key.as_str()), ("revision", revision.as_str())];
    fields.extend(whole("can-teach"));
    assert_eq!(lee.browser.post(&to, &fields).await.status, StatusCode::NOT_FOUND);
    // And nobody who may not sign can be asked.
    let refused = sam.ask(lee.id()).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("Choose somebody from the list.") && refused.text().contains("value=\"Tuesday at two\""));
    assert!(evidence::all(&house.house.stores.people, &sam.staff).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_form_that_lacks_something_comes_back_as_it_was_typed() {
    let (_house, _, mut kim, _) = asked().await;
    let to = kim.waiting().await;
    let page = kim.browser.get(&to).await;
    let fields = [("do", "sign"), ("seen", "identity"), ("setting", "phone"), ("day", "2027-01-01"), ("comment", "What I saw.")];
    let again = send(&mut kim.browser, &page, &to, &fields).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["Choose one of the three judgements.", "This day is still to come.", ">What I saw.</textarea>", "value=\"2027-01-01\""] {
        assert!(again.text().contains(words), "{words}");
    }
    for id in ["seen-identity", "setting-phone"] {
        let field = again.text().split("<input").find(|tag| tag.contains(&format!("id=\"{id}\""))).unwrap().split('>').next().unwrap();
        assert!(field.contains("checked"), "{field}");
    }
    let none = send(&mut kim.browser, &page, &to, &[("do", "return"), ("comment", "  ")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.text().contains("Write a few words"));
}

#[tokio::test]
async fn what_is_given_back_is_something_to_come_back_to() {
    let (house, _, mut kim, mut sam) = asked().await;
    let to = kim.waiting().await;
    let page = kim.browser.get(&to).await;
    for _ in 0..2 {
        let done = send(&mut kim.browser, &page, &to, &[("do", "return"), ("comment", "Say plan B first.")]).await;
        assert_eq!(done.location(), format!("{LIST}?done=returned"));
    }
    for from in [SHEET, "/en/train/record/cc-2.2"] {
        let page = sam.browser.get(from).await;
        assert!(page.text().contains("Come back to this.") && page.text().contains("Say plan B first."), "{from}");
    }
    let people = &house.house.stores.people;
    assert!(evidence::all(people, &sam.staff).await.unwrap().is_empty());
    let told: Vec<Kind> = inbox::all(people, &sam.staff).await.unwrap().iter().map(|m| m.kind).collect();
    assert_eq!(told, [Kind::ObservationReturned], "once");
    // Needs support is signed, is kindly said, and does not count.
    sam.ask(kim.id()).await;
    let to = kim.waiting().await;
    let page = kim.browser.get(&to).await;
    kim.sign(&page, &to, "needs-support").await;
    let record = sam.browser.get("/en/train/record/cc-2.2").await;
    assert!(record.text().contains("Not safe alone yet. That is what watching is for"));
    assert_eq!(results::latest(people, &sam.staff).await.unwrap()[0].level, "in-progress");
}

#[tokio::test]
async fn two_clicks_and_two_windows_sign_once() {
    let (house, _, mut kim, sam) = asked().await;
    let people = house.house.stores.people.clone();
    let to = kim.waiting().await;
    let (one, other) = (kim.browser.get(&to).await, kim.browser.get(&to).await);
    for _ in 0..2 {
        assert_eq!(kim.sign(&one, &to, "safe-alone").await.location(), format!("{LIST}?done=signed"));
    }
    let late = kim.sign(&other, &to, "needs-support").await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.text().contains("You signed this on September 21, 2026: Safe alone.") && late.text().contains("Your words were not sent."));
    assert_eq!(evidence::all(&people, &sam.staff).await.unwrap().len(), 1);
    assert_eq!(results::latest(&people, &sam.staff).await.unwrap()[0].level, "proficient");
}

#[tokio::test]
async fn a_request_that_was_taken_back_cannot_be_signed() {
    let (house, _, mut kim, mut sam) = asked().await;
    let to = kim.waiting().await;
    let page = kim.browser.get(&to).await;
    let own = sam.browser.get(SHEET).await;
    let item = own.hidden("item");
    send(&mut sam.browser, &own, SHEET, &[("do", "withdraw"), ("item", &item)]).await;
    let late = kim.sign(&page, &to, "safe-alone").await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["Your colleague took this back", "Your words were not sent.", "Calm &amp; clear"] {
        assert!(late.text().contains(words), "{words}");
    }
    assert!(evidence::all(&house.house.stores.people, &sam.staff).await.unwrap().is_empty());
    assert!(kim.browser.get(LIST).await.text().contains("Nothing waits for you now."));
}

#[tokio::test]
async fn who_is_no_founding_observer_any_more_does_not_sign_and_what_was_signed_stands() {
    let (house, mut ana, mut kim, mut sam) = asked().await;
    let people = house.house.stores.people.clone();
    let to = kim.waiting().await;
    let first = kim.browser.get(&to).await;
    kim.sign(&first, &to, "safe-alone").await;
    sam.ask(kim.id()).await;
    let to = kim.waiting().await;
    let page = kim.browser.get(&to).await;
    let named = ana.browser.get(FOUNDING).await;
    let item = named.hidden("item");
    send(&mut ana.browser, &named, FOUNDING, &[("do", "end"), ("item", &item)]).await;
    let refused = kim.sign(&page, &to, "can-teach").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("You cannot sign this sheet any more.") && !refused.text().contains("value=\"sign\""));
    assert!(refused.text().contains("Calm &amp; clear"), "what was typed is still there, to be given back with");
    assert_eq!(evidence::all(&people, &sam.staff).await.unwrap().len(), 1, "the earlier one stands");
    assert!(sam.browser.get("/en/train/record/cc-2.2").await.text().contains("Signed as a founding observer"));
    // The same when the time is over by itself.
    let lee = person(&house, "lee", &[Role::Mentor]).await;
    assert_eq!(ana.name(lee.id()).await.location(), FOUNDING);
    assert!(sam.browser.get(SHEET).await.text().contains(lee.id()));
    house.wait_minutes(93 * 24 * 60);
    passphrase(&mut sam.browser, "sam", "/en/train").await;
    assert!(!sam.browser.get(SHEET).await.text().contains(lee.id()));
    assert_eq!(sam.ask(lee.id()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// The course with another sentence on the sheet.
fn edit(house: &TestHouse, from: &str, to: &str) {
    let mut files = Files::read(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("content"));
    let text = files.get(FILE).unwrap().replace(from, to);
    assert!(text.contains(to));
    files.insert(FILE, text);
    house.house.put_on_shelf(assemble(&files, &Files::default()).library);
}

#[tokio::test]
async fn a_sheet_that_is_edited_while_it_is_open_is_signed_as_it_was_read() {
    let (house, _, mut kim, mut sam) = asked().await;
    let to = kim.waiting().await;
    let page = kim.browser.get(&to).await;
    edit(&house, "`identity` ", "`identity` Zq. ");
    let done = kim.sign(&page, &to, "safe-alone").await;
    assert_eq!(done.location(), format!("{LIST}?done=signed"), "its text was kept when it was asked for: {}", done.text());
    let record = sam.browser.get("/en/train/record/cc-2.2").await;
    let revision = page.hidden("revision");
    assert!(record.text().contains(&revision) && !record.text().contains("Zq."), "the words of then");

    // A text that nobody asked for and nobody signed is not kept: the new one is shown, with everything that was typed.
    sam.ask(kim.id()).await;
    let to = kim.waiting().await;
    edit(&house, "`identity` ", "`identity` Zqq. ");
    let page = kim.browser.get(&to).await;
    edit(&house, "`identity` ", "`identity` Zqqq. ");
    let again = kim.sign(&page, &to, "safe-alone").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["The sheet was changed while you had it open.", "Zqqq.", "Calm &amp; clear", "value=\"2026-09-20\""] {
        assert!(again.text().contains(words), "{words}");
    }
    assert_ne!(again.hidden("revision"), page.hidden("revision"));
    assert_eq!(kim.sign(&again, &to, "safe-alone").await.location(), format!("{LIST}?done=signed"));
}

#[tokio::test]
async fn a_second_observer_signs_without_seeing_the_first() {
    let (house, mut ana, mut kim, mut sam) = asked().await;
    let people = house.house.stores.people.clone();
    let mut lee = person(&house, "lee", &[Role::Mentor]).await;
    assert_eq!(ana.name(lee.id()).await.location(), FOUNDING);
    let to = kim.waiting().await;
    let page = kim.browser.get(&to).await;
    kim.sign(&page, &to, "can-teach").await;
    let own = sam.browser.get(SHEET).await;
    assert!(own.text().contains("Ask a second observer"));
    let item = own.hidden("item");
    let asked = send(&mut sam.browser, &own, SHEET, &[("do", "ask"), ("item", &item), ("who", lee.id())]).await;
    assert_eq!(asked.location(), format!("{SHEET}#asked"), "{}", asked.text());
    let to = lee.waiting().await;
    let page = lee.browser.get(&to).await;
    assert!(page.text().contains("the same observation that another observer signed, of September 20, 2026") && page.text().contains("value=\"2026-09-20\""));
    assert!(!page.text().contains("Calm") && !page.text().contains("kim"), "nothing of the first");
    lee.sign(&page, &to, "safe-alone").await;
    assert_eq!(observations::pairs(&people).await.unwrap().len(), 1);
    assert!(!sam.browser.get(SHEET).await.text().contains("Ask a second observer"), "two are enough");
    assert_eq!(evidence::all(&people, &sam.staff).await.unwrap().len(), 2);
}

#[tokio::test]
async fn guests_read_the_sheet_and_are_led_to_the_door_when_they_ask() {
    let mut house = TestHouse::new().await;
    let page = house.get(SHEET).await;
    assert!(page.status == StatusCode::OK && !page.text().contains("<form method=\"post\" action=\"/en/train"));
    assert_eq!(house.post(SHEET, &[("do", "ask")]).await.status, StatusCode::SEE_OTHER);
}
