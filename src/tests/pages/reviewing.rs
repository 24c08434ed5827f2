//! Reviewing through the pages: a text waits, is read piece by piece, remarked on, sent back, answered, approved; and what must not happen.

use axum::http::StatusCode;
use doorstep::{
    author::reviewing::reading::Reading,
    domain::{
        ids::WorkId,
        publishing::{Capacity, standing::Lack},
        roles::Role,
        studio::{How, Move, TextPath},
    },
    storage::{
        studio_revisions::{self as revisions, Saving, digest},
        studio_works as works,
        submissions::FormKey,
    },
};

use super::{
    observing::{Person, person},
    train::send,
};
use crate::house::{Answer, NOON, TestHouse};

const PATH: &str = "pages/credits.md";
const READERS: &str = "/en/about/credits";
const LIST: &str = "/en/author/reviews";
const NEW: &str = "Everybody on this page said yes to being named.";
const BETTER: &str = "Each person on this page agreed to be named.";

fn text() -> String {
    std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content").join(PATH)).unwrap()
}

async fn save(house: &TestHouse, work: &WorkId, path: &str, body: &str, how: How, who: &Person) {
    let content = &house.house.stores.content;
    let path = TextPath::parse(path).unwrap();
    let based_on = revisions::draft(content, work, &path).await.unwrap().map_or(String::new(), |draft| digest(&draft.body));
    let saving = Saving { work, path: &path, body, based_on: &based_on, how, by: who.staff.id() };
    // It goes on from what readers have.
    let readers = doorstep::http::shelf::texts(&house.house).await.unwrap().files.get(path.as_str()).map(digest);
    let mut change = content.change().await.unwrap();
    let _ = revisions::save_on(&mut change, saving, readers.as_deref(), NOON).await.unwrap();
    change.commit().await.unwrap();
}

/// A work of this writer's: one more sentence on a page, sent to be read.
async fn waiting(house: &TestHouse, writer: &Person, path: &str, body: &str) -> WorkId {
    let content = &house.house.stores.content;
    let mut change = content.change().await.unwrap();
    let (work, _) = works::begin(&mut change, &FormKey::fresh(), "A word more", "Somebody asked for it.", writer.staff.id(), NOON).await.unwrap();
    change.commit().await.unwrap();
    save(house, &work, path, body, How::Typed, writer).await;
    let mut change = content.change().await.unwrap();
    assert!(works::go(&mut change, &work, Move::SendToReview, NOON).await.unwrap());
    change.commit().await.unwrap();
    work
}

async fn lacks(house: &TestHouse, work: &WorkId) -> Vec<Lack> {
    Reading::of(&house.house, work.as_str()).await.ok().flatten().unwrap().standing.lacks
}

/// The number of the piece in which these words stand.
fn piece(page: &Answer, words: &str) -> String {
    let found = page.text().split("id=\"piece-").skip(1).find(|piece| piece.contains(words));
    found.unwrap_or_else(|| panic!("{words}: {}", page.text())).split('"').next().unwrap().to_owned()
}

async fn says(who: &mut Person, work: &WorkId, about: &str, words: &str, better: &str) -> Answer {
    let at = format!("{LIST}/{}/text", work.as_str());
    let page = who.browser.get(&format!("{at}?text={PATH}")).await;
    let (block, number) = (piece(&page, about), page.hidden("number"));
    let fields = [("do", "say"), ("text", PATH), ("number", &number), ("block", &block), ("words", words), ("suggestion", better)];
    send(&mut who.browser, &page, &at, &fields).await
}

async fn publish(who: &mut Person, work: &WorkId) -> Answer {
    let at = format!("/en/author/work/{}/publish", work.as_str());
    let page = who.browser.get(&at).await;
    send(&mut who.browser, &page, &at, &[]).await
}

async fn decides(who: &mut Person, work: &WorkId, act: &str, capacity: &str, words: &str) -> Answer {
    let at = format!("{LIST}/{}", work.as_str());
    let page = who.browser.get(&at).await;
    let digest = page.hidden("digest");
    let fields = [("do", act), ("capacity", capacity), ("words", words), ("digest", &digest), ("credit", "lived"), ("paid", "yes")];
    send(&mut who.browser, &page, &at, &fields).await
}

#[tokio::test]
async fn a_text_is_read_remarked_on_sent_back_and_approved() {
    let house = TestHouse::new().await;
    let mut sam = person(&house, "sam", &[Role::Author]).await;
    let mut ana = person(&house, "ana", &[Role::Reviewer]).await;
    let mut eva = person(&house, "eva", &[Role::Reviewer]).await;
    let mut lee = person(&house, "lee", &[Role::Clinician]).await;
    assert!(ana.browser.get(LIST).await.text().contains("Nothing waits to be read."));
    let work = waiting(&house, &sam, PATH, &format!("{}\n{NEW}\n", text())).await;
    let list = ana.browser.get(LIST).await;
    for words in ["A word more", "Somebody asked for it.", "new meaning", "Asked of you: Lived experience, Plain language and access."] {
        assert!(list.text().contains(words), "{words}");
    }
    let changes = ana.browser.get(&format!("{LIST}/{}/text?text={PATH}&show=changes", work.as_str())).await;
    assert!(changes.text().contains("<ins>") && changes.text().contains(NEW), "{}", changes.text());
    let empty = says(&mut ana, &work, NEW, "", NEW).await;
    assert!(empty.status == StatusCode::UNPROCESSABLE_ENTITY && empty.text().contains("id=\"words\""), "nothing was said");
    let said = says(&mut ana, &work, NEW, "Said <b>by</b> whom?", BETTER).await;
    assert!(said.location().contains("done=said"), "{}", said.text());
    let at = format!("{LIST}/{}/text?text={PATH}", work.as_str());
    let page = eva.browser.get(&at).await;
    assert!(page.text().contains("Said &lt;b&gt;by&lt;/b&gt; whom?") && page.text().contains("<del>"), "the others see it as well");
    // Sent back with why, or not at all.
    let short = decides(&mut ana, &work, "back", "lived_experience", "No").await;
    assert!(short.status == StatusCode::UNPROCESSABLE_ENTITY && short.text().contains(">No</textarea>"));
    assert_eq!(decides(&mut ana, &work, "back", "lived_experience", "It reads like a contract.").await.location(), format!("{LIST}?done=sent_back"));
    assert!(lacks(&house, &work).await.iter().any(|lack| matches!(lack, Lack::SentBack { .. })));
    // The writer takes the words: a new state of the text, and the reviewer sees it.
    let remarks = format!("/en/author/work/{}/remarks", work.as_str());
    let page = sam.browser.get(&remarks).await;
    let item = page.hidden("item");
    let no = send(&mut sam.browser, &page, &remarks, &[("do", "not"), ("item", &item), ("answer", "")]).await;
    assert!(no.status == StatusCode::UNPROCESSABLE_ENTITY && no.text().contains("Please say why, in a few words."));
    for _ in 0..2 {
        let done = send(&mut sam.browser, &page, &remarks, &[("do", "take"), ("item", &item), ("answer", "Yes.")]).await;
        assert_eq!(done.location(), format!("{remarks}?done=taken"));
    }
    let drafts = revisions::drafts(&house.house.stores.content, &work).await.unwrap();
    assert!(drafts[0].body.contains(BETTER) && !drafts[0].body.contains(NEW) && drafts[0].how == How::Suggested && drafts[0].number == 2);
    let page = ana.browser.get(&at).await;
    assert!(page.text().contains("Used on") && page.text().contains(BETTER), "{}", page.text());
    let changes = ana.browser.get(&format!("{at}&show=changes")).await;
    assert!(changes.text().contains("since you last said something"), "{}", changes.text());
    assert!(ana.browser.get(LIST).await.text().contains("The texts have changed since."));
    // Everybody who is asked says yes; only then is nothing missing.
    for (lived, capacity) in [(&mut ana, "lived_experience"), (&mut eva, "lived_experience")] {
        assert_eq!(decides(lived, &work, "approve", capacity, "").await.location(), format!("{LIST}?done=approved"));
    }
    assert_eq!(decides(&mut eva, &work, "approve", "plain_language", "").await.location(), format!("{LIST}?done=approved"));
    assert_eq!(lacks(&house, &work).await, [Lack::Readers { capacity: Capacity::Clinical, have: 0, need: 1, reopened: 0 }]);
    assert_eq!(decides(&mut lee, &work, "approve", "clinical", "").await.location(), format!("{LIST}?done=approved"));
    assert_eq!(lacks(&house, &work).await, []);
    assert!(ana.browser.get(LIST).await.text().contains("good to go. Nothing has changed since."));
    // Out it goes, and its readers see who read it first, as these wished to be thanked: no name, because nobody gave theirs.
    let mut guest = house.another_browser();
    let before = guest.get(READERS).await;
    assert!(!before.text().contains("read first by"));
    assert_eq!(publish(&mut sam, &work).await.location(), format!("/en/author/work/{}?done=published", work.as_str()));
    let after = guest.get(READERS).await;
    assert!(after.text().contains(BETTER) && after.text().contains("read first by a person with lived experience (Lived experience), "), "{}", after.text());
    assert!(["ana", "eva", "lee"].iter().all(|name| !after.text().contains(&format!(">{name}"))));
}

#[tokio::test]
async fn a_later_edit_reopens_what_it_touches_and_a_slip_does_not() {
    let house = TestHouse::new().await;
    let sam = person(&house, "sam", &[Role::Author]).await;
    let (mut ana, mut lee) = (person(&house, "ana", &[Role::Reviewer]).await, person(&house, "lee", &[Role::Clinician]).await);
    let body = format!("{}\nEveryboddy on this page said yes.\n", text());
    let work = waiting(&house, &sam, PATH, &body).await;
    for (who, capacity) in [(&mut ana, "lived_experience"), (&mut lee, "clinical")] {
        assert_eq!(decides(who, &work, "approve", capacity, "").await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(decides(&mut ana, &work, "approve", "plain_language", "").await.status, StatusCode::SEE_OTHER);
    let one_more = Lack::Readers { capacity: Capacity::LivedExperience, have: 1, need: 2, reopened: 0 };
    assert_eq!(lacks(&house, &work).await, std::slice::from_ref(&one_more));
    save(&house, &work, PATH, &body.replace("Everyboddy", "Everybody"), How::Typed, &sam).await;
    assert_eq!(lacks(&house, &work).await, [one_more, Lack::SecondPerson], "a slip was mended");
    save(&house, &work, PATH, &body.replace("said yes", "was asked"), How::Typed, &sam).await;
    let reopened = |capacity, need| Lack::Readers { capacity, have: 0, need, reopened: 1 };
    let all = [reopened(Capacity::LivedExperience, 2), reopened(Capacity::Clinical, 1), reopened(Capacity::PlainLanguage, 1), Lack::SecondPerson];
    assert_eq!(lacks(&house, &work).await, all, "the meaning changed");
    save(&house, &work, PATH, &body, How::Restored, &sam).await;
    assert_eq!(lacks(&house, &work).await.len(), 1, "the very words that were read");
}

#[tokio::test]
async fn nobody_decides_about_their_own_words_or_in_a_capacity_that_is_not_theirs() {
    let house = TestHouse::new().await;
    let mut sam = person(&house, "sam", &[Role::Author, Role::Reviewer]).await;
    let mut ana = person(&house, "ana", &[Role::Reviewer]).await;
    let work = waiting(&house, &sam, PATH, &format!("{}\n{NEW}\n", text())).await;
    let at = format!("{LIST}/{}", work.as_str());
    assert_eq!(sam.browser.get(&at).await.status, StatusCode::NOT_FOUND, "an author works as an author");
    let desk = sam.browser.get("/en/staff").await;
    send(&mut sam.browser, &desk, "/en/staff", &[("role", "reviewer")]).await;
    let page = sam.browser.get(&at).await;
    assert!(page.text().contains("somebody else reviews it") && !page.text().contains("value=\"approve\""));
    let other = ana.browser.get(&at).await;
    let (token, digest, key) = (page.hidden("_form"), other.hidden("digest"), FormKey::fresh());
    let fields =
        [("_form", token.as_str()), ("key", key.as_str()), ("digest", &digest), ("do", "approve"), ("capacity", "lived_experience"), ("credit", "none")];
    let refused = sam.browser.post(&at, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "also by a form that was made by hand");
    let clinical = decides(&mut ana, &work, "approve", "clinical", "").await;
    assert!(clinical.status == StatusCode::UNPROCESSABLE_ENTITY && clinical.text().contains("Choose as what you read it."));
    // Texts that change while somebody reads are looked at once more.
    let page = ana.browser.get(&at).await;
    save(&house, &work, PATH, &format!("{}\n{BETTER}\n", text()), How::Typed, &sam).await;
    let fields = [("do", "approve"), ("capacity", "lived_experience"), ("digest", &digest), ("credit", "none"), ("words", "Fine by me.")];
    let late = send(&mut ana.browser, &page, &at, &fields).await;
    assert!(late.status == StatusCode::UNPROCESSABLE_ENTITY && late.text().contains(">Fine by me.</textarea>"), "{}", late.text());
    assert!(ana.browser.post(&at, &[("do", "approve")]).await.status.is_client_error(), "without the token");
}

#[tokio::test]
async fn lived_experience_is_left_out_in_public_or_not_at_all() {
    let house = TestHouse::new().await;
    let mut sam = person(&house, "sam", &[Role::Author]).await;
    let (mut ana, mut lee) = (person(&house, "ana", &[Role::Reviewer]).await, person(&house, "lee", &[Role::Clinician]).await);
    let mut kim = person(&house, "kim", &[Role::Administrator]).await;
    let work = waiting(&house, &sam, PATH, &format!("{}\n{NEW}\n", text())).await;
    for (who, capacity) in [(&mut ana, "plain_language"), (&mut lee, "clinical")] {
        decides(who, &work, "approve", capacity, "").await;
    }
    assert_eq!(lacks(&house, &work).await, [Lack::Readers { capacity: Capacity::LivedExperience, have: 0, need: 2, reopened: 0 }]);
    let here = "/en/author/without";
    assert_eq!(ana.browser.get(here).await.status, StatusCode::NOT_FOUND);
    let page = kim.browser.get(here).await;
    let (id, digest) = (work.as_str(), page.hidden("digest"));
    let reason = "Nobody here can be asked before June.";
    let short = send(&mut kim.browser, &page, here, &[("do", "say"), ("work", id), ("digest", &digest), ("reason", "No one")]).await;
    assert!(short.status == StatusCode::UNPROCESSABLE_ENTITY && short.text().contains(">No one</textarea>"));
    let said = send(&mut kim.browser, &page, here, &[("do", "say"), ("work", id), ("digest", &digest), ("reason", reason)]).await;
    assert_eq!(said.location(), format!("{here}?done=said"));
    assert_eq!(lacks(&house, &work).await, []);
    assert!(ana.browser.get(&format!("{LIST}/{id}")).await.text().contains("It was said in public that it goes out without."));
    let page = kim.browser.get(here).await;
    assert!(page.text().contains(reason));
    send(&mut kim.browser, &page, here, &[("do", "back"), ("work", id), ("digest", &digest)]).await;
    assert_eq!(lacks(&house, &work).await.len(), 1, "taken back");
    assert_eq!(publish(&mut sam, &work).await.status, StatusCode::CONFLICT);
    let page = kim.browser.get(here).await;
    send(&mut kim.browser, &page, here, &[("do", "say"), ("work", id), ("digest", &digest), ("reason", reason)]).await;
    assert_eq!(publish(&mut sam, &work).await.status, StatusCode::SEE_OTHER);
    let shown = house.another_browser().get(READERS).await;
    assert!(shown.text().contains(&format!("Published without the review by people with lived experience: {reason}")), "{}", shown.text());
}

#[tokio::test]
async fn a_sensitive_text_asks_a_clinician_for_the_checklist() {
    let house = TestHouse::new().await;
    let sam = person(&house, "sam", &[Role::Author]).await;
    let mut lee = person(&house, "lee", &[Role::Clinician]).await;
    let library = house.house.library();
    let path = library.safe_messaging.texts[0].text.clone();
    let old = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content").join(&path)).unwrap();
    let work = waiting(&house, &sam, &path, &format!("{old}\nOne more line.\n")).await;
    let refused = decides(&mut lee, &work, "approve", "clinical", "").await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text().contains("Please answer each line"));
    let at = format!("{LIST}/{}", work.as_str());
    for (answer, status) in [("not-met", StatusCode::UNPROCESSABLE_ENTITY), ("met", StatusCode::SEE_OTHER)] {
        let page = lee.browser.get(&at).await;
        let digest = page.hidden("digest");
        let names: Vec<String> = library.safe_messaging.questions.iter().map(|question| format!("safe-0-{}", question.id)).collect();
        let mut fields = vec![("do", "approve"), ("capacity", "clinical"), ("digest", digest.as_str()), ("credit", "part")];
        fields.extend(names.iter().map(|name| (name.as_str(), answer)));
        assert_eq!(send(&mut lee.browser, &page, &at, &fields).await.status, status, "{answer}");
    }
}
