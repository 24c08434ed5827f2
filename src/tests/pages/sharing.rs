//! Giving in three screens, stopping in two taps, opening, and the list of who looked.

use axum::http::StatusCode;
use doorstep::{
    domain::{
        ids::{CourseSlug, LessonSlug, ModuleId, Revision, SkillId},
        locale::Locale,
        roles::{Role, Roles},
        site::{Part, Site},
    },
    storage::{
        PatientText, notes, places, progress, ratings, share_codes,
        staff::{self, NewStaff},
        staff_sessions,
    },
};

use crate::house::{Answer, NOON, TestHouse, VERSIONS};

pub const NOTE: &str = "Ask Sue about the <phone>";
const GIVE: &str = "/en/me/sharing/give";

/// A member of staff, signed in in a browser of their own, with the share code “mitten otter” if the role may have one.
pub async fn reader(house: &TestHouse, name: &str, role: Role) -> TestHouse {
    let people = &house.house.stores.people;
    let new = NewStaff { sign_in_name: name, display_name: name, password: "a long enough password", roles: Roles::of([role]) };
    staff::add(people, &house.house.secrets, new, NOON).await.unwrap().unwrap();
    let person = staff::sign_in(people, &house.house.secrets, name, "a long enough password").await.unwrap().unwrap();
    let mut change = people.change().await.unwrap();
    let token = staff_sessions::start(&mut change, &person, NOON).await.unwrap();
    let _ = share_codes::set(&mut change, &person, "mitten otter", NOON).await.unwrap();
    change.commit().await.unwrap();
    let mut browser = house.another_browser();
    browser.set_cookie("staff", &token.reveal());
    browser
}

/// Everything that can be shared: a rating before, after and weeks later, a finished lesson, a note.
pub async fn fill(house: &TestHouse, own: &places::OwnPlace) {
    let module = ModuleId::parse("pm03").unwrap();
    let (course, lesson) = (CourseSlug::parse("digital-doorways").unwrap(), LessonSlug::parse("lock-your-screen").unwrap());
    let skill = SkillId::parse("sk-s01").unwrap();
    let rated = |n| ratings::SelfRating::Rated(ratings::Sureness::new(n).unwrap());
    let mut change = house.house.stores.people.change().await.unwrap();
    ratings::save(&mut change, own, &ratings::Moment::Before(module.clone()), &skill, rated(1), VERSIONS, NOON).await.unwrap();
    ratings::save(&mut change, own, &ratings::Moment::After(module.clone()), &skill, rated(3), VERSIONS, NOON).await.unwrap();
    ratings::save(&mut change, own, &ratings::Moment::Later(module.clone()), &skill, rated(2), VERSIONS, NOON).await.unwrap();
    let at = progress::LessonRef { course: &course, module: &module, lesson: &lesson };
    progress::finish_lesson(&mut change, own, at, &Revision::from_digest("00ff"), NOON).await.unwrap();
    notes::save(&mut change, own, &module, &lesson, &PatientText::written_by(own, NOTE.into()), NOON).await.unwrap();
    change.commit().await.unwrap();
}

pub const MAP: (&str, &str) = ("item", "map:pm03");
pub const A_NOTE: (&str, &str) = ("item", "note:pm03:lock-your-screen");

/// Through the three screens; the answer to the last button.
pub async fn give(house: &mut TestHouse, card: &str, items: &[(&str, &str)]) -> Answer {
    let who = house.get(GIVE).await;
    assert_eq!(who.status, StatusCode::OK);
    let token = who.hidden("_form");
    let what = house.post(GIVE, &[("_form", &token), ("code", "Mitten otter"), ("go", "what")]).await;
    assert_eq!(what.status, StatusCode::OK);
    let mut said = vec![("_form", token.as_str()), ("code", "mitten otter"), ("purpose", "talk"), ("span", "month"), ("label", "Robin")];
    said.extend_from_slice(items);
    let mut asked = said.clone();
    asked.push(("go", "check"));
    let check = house.post(GIVE, &asked).await;
    assert_eq!(check.status, StatusCode::OK, "{}", check.text());
    let key = check.hidden("key");
    // The name of the card is no secret; the four words below it are.
    let words = card.split(' ').skip(2).collect::<Vec<_>>().join(" ");
    said.extend([("key", key.as_str()), ("card-again", words.as_str()), ("go", "give")]);
    let done = house.post(GIVE, &said).await;
    if done.status == StatusCode::SEE_OTHER {
        let again = house.post(GIVE, &said).await;
        assert_eq!(again.location(), done.location(), "a second click finds that it is done");
    }
    done
}

/// The address of the one share in a reader's list.
pub async fn the_one_shared(browser: &mut TestHouse) -> String {
    let list = browser.get("/en/staff/shared").await;
    let (_, rest) = list.text().split_once("href=\"/en/staff/shared/").expect("a share in the list");
    format!("/en/staff/shared/{}", rest.split('"').next().unwrap())
}

pub async fn open(browser: &mut TestHouse, at: &str) -> Answer {
    let token = browser.get("/en/staff/shared").await.hidden("_form");
    browser.post(at, &[("_form", &token)]).await
}

fn fragment(page: &Answer) -> &str {
    let (_, rest) = page.text().split_once("<article id=\"shown\"").expect("what is shown");
    rest.split_once("</article>").unwrap().0
}

struct Both {
    learner: TestHouse,
    card: String,
    reader: TestHouse,
}

async fn both() -> Both {
    let mut learner = TestHouse::new().await;
    let card = learner.join_with_card().await;
    let own = learner.own_place(&card).await;
    fill(&learner, &own).await;
    let reader = reader(&learner, "Sam Okafor", Role::Clinician).await;
    Both { learner, card, reader }
}

#[tokio::test]
async fn what_is_shared_is_opened_logged_and_taken_back() {
    let Both { mut learner, card, mut reader } = both().await;
    let given = give(&mut learner, &card, &[MAP, A_NOTE]).await;
    assert_eq!(given.location(), "/en/me/sharing?done=given");
    let mine = learner.get("/en/me/sharing?done=given").await;
    assert!(mine.text().contains("It is shared now") && mine.text().contains("With Sam Okafor, clinician"));

    let duty = Site::new([(Part::Duty(Locale::English), "Call the desk, 555-0100".to_owned())], NOON);
    learner.house.put_up_sign(duty);
    let at = the_one_shared(&mut reader).await;
    let before = reader.get(&at).await;
    assert!(before.text().contains("Opening it is noted") && !before.text().contains("Ask Sue"));
    let log = learner.get("/en/me/access-log").await;
    assert!(log.text().contains("Nobody has opened anything of yours."), "looking at the list opens nothing");
    let opened = open(&mut reader, &at).await;
    assert_eq!(opened.status, StatusCode::OK);
    assert!(opened.text().contains("Ask Sue about the &lt;phone&gt;") && opened.text().contains("Robin"));
    assert!(!opened.text().contains("Finished lessons"), "what was not ticked is not there");
    for words in ["Shared by choice", "not for watching over", "Do not copy it into the record", "duty procedure", "Call the desk, 555-0100", "is noted"] {
        assert!(opened.text().contains(words), "{words}");
    }
    let log = learner.get("/en/me/access-log").await;
    assert!(log.text().contains("Sam Okafor, clinician, opened what you share:"));
    assert!(log.text().find("opened what you share").unwrap() < log.text().find("You shared with").unwrap(), "newest first");

    // Two taps: My place, Stop sharing.
    let place = learner.get("/en/me").await;
    assert!(place.text().contains("Stop sharing with Sam Okafor"));
    let stopped = learner.post("/en/me/sharing", &[("_form", &place.hidden("_form")), ("share", &place.hidden("share"))]).await;
    assert_eq!(stopped.location(), "/en/me/sharing?done=stopped");
    let (refused, never) = (open(&mut reader, &at).await, open(&mut reader, "/en/staff/shared/never").await);
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    let id = at.rsplit('/').next().unwrap();
    assert_eq!(refused.text().replace(id, "never"), never.text(), "as if it had never been");
    let given = give(&mut learner, &card, &[MAP]).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "it can be given again");
}

/// Trust R-PRIV-14.
#[tokio::test]
async fn the_preview_is_byte_for_byte_what_the_reader_gets() {
    let Both { mut learner, card, mut reader } = both().await;
    let token = learner.get("/fr/me/sharing/give").await.hidden("_form");
    let said = [("_form", token.as_str()), ("code", "mitten otter"), ("purpose", "look"), MAP, A_NOTE, ("item", "lessons:digital-doorways")];
    let mut asked = said.to_vec();
    asked.push(("go", "check"));
    let check = learner.post("/fr/me/sharing/give", &asked).await;
    let key = check.hidden("key");
    let mut asked = said.to_vec();
    let words = card.split(' ').skip(2).collect::<Vec<_>>().join(" ");
    asked.extend([("key", key.as_str()), ("card-again", words.as_str()), ("go", "give")]);
    assert_eq!(learner.post("/fr/me/sharing/give", &asked).await.status, StatusCode::SEE_OTHER);
    let at = the_one_shared(&mut reader).await;
    let opened = open(&mut reader, &at).await;
    assert!(opened.text().contains("<html lang=\"en\""), "the reader's own page is in the reader's language");
    assert_eq!(fragment(&check), fragment(&opened), "what is shared is in the giver's, the very bytes of the preview");
    assert!(fragment(&check).contains("Leçons terminées") && fragment(&check).contains("Ask Sue"));
    assert!(fragment(&check).contains("Des semaines plus tard"), "what was said weeks later belongs to the map of its module");
}

/// Trust R-PRIV-19.
#[tokio::test]
async fn nothing_is_ticked_beforehand() {
    let Both { mut learner, .. } = both().await;
    let token = learner.get(GIVE).await.hidden("_form");
    let what = learner.post(GIVE, &[("_form", &token), ("code", "mitten otter"), ("go", "what")]).await;
    assert!(what.text().contains("Skills map:") && what.text().contains("type=\"checkbox\""));
    assert!(!what.text().contains(" checked") && !what.text().contains(" selected"));
}

#[tokio::test]
async fn what_is_missing_is_asked_again_and_what_was_typed_stays() {
    let Both { mut learner, card, .. } = both().await;
    let token = learner.get(GIVE).await.hidden("_form");
    for code in ["", "mitten", "walnut bonnet", "xyzzy plugh"] {
        let page = learner.post(GIVE, &[("_form", &token), ("code", code), ("go", "what")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{code}");
        assert!(page.text().contains(&format!("value=\"{code}\"")) && !page.text().contains("Sam"), "{code}");
    }
    let page = learner.post(GIVE, &[("_form", &token), ("code", "mitten otter"), ("label", "Robin"), A_NOTE, ("go", "check")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text().contains("Choose what it is for.") && page.text().contains("value=\"Robin\"") && page.text().contains(" checked"));
    let long = "a".repeat(61);
    let page = learner.post(GIVE, &[("_form", &token), ("code", "mitten otter"), ("label", &long), ("purpose", "talk"), A_NOTE, ("go", "check")]).await;
    assert!(page.text().contains("Use 60 letters or fewer."));
    // Somebody else's things are nobody's to tick.
    let page = learner.post(GIVE, &[("_form", &token), ("code", "mitten otter"), ("purpose", "talk"), ("item", "map:pm01"), ("go", "check")]).await;
    assert!(page.text().contains("Tick at least one thing to share."));
    let wrong = give(&mut learner, "one two three four five six", &[MAP]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("This is exactly what Sam Okafor will see"), "the same screen, with the choices kept");
    let right = give(&mut learner, &card, &[MAP]).await;
    assert_eq!(right.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn without_its_token_nothing_is_given_stopped_or_opened() {
    let Both { mut learner, card, mut reader } = both().await;
    give(&mut learner, &card, &[MAP]).await;
    let at = the_one_shared(&mut reader).await;
    assert_eq!(reader.post(&at, &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(reader.post("/en/staff/shared", &[("do", "away")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(learner.post("/en/me/sharing", &[("share", "x")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(learner.post(GIVE, &[("code", "mitten otter"), ("go", "what")]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn roles_that_do_not_work_with_people_have_no_such_page() {
    let house = TestHouse::new().await;
    for role in [Role::Author, Role::Reviewer, Role::Lead, Role::Administrator] {
        let mut browser = reader(&house, role.code(), role).await;
        let (page, nowhere) = (browser.get("/en/staff/shared").await, browser.get("/en/staff/nothing-here").await);
        assert_eq!((page.status, nowhere.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND), "{role:?}");
    }
}

#[tokio::test]
async fn a_share_code_is_made_drawn_anew_and_taken_away() {
    let Both { mut reader, mut learner, .. } = both().await;
    let page = reader.get("/en/staff/shared").await;
    assert!(page.text().contains("mitten otter"));
    let token = page.hidden("_form");
    assert_eq!(reader.post("/en/staff/shared", &[("_form", &token), ("do", "new")]).await.status, StatusCode::SEE_OTHER);
    assert!(!reader.get("/en/staff/shared").await.text().contains("mitten otter"));
    assert_eq!(reader.post("/en/staff/shared", &[("_form", &token), ("do", "away")]).await.status, StatusCode::SEE_OTHER);
    assert!(reader.get("/en/staff/shared").await.text().contains("Make my share code"));
    let token = learner.get(GIVE).await.hidden("_form");
    let nobody = learner.post(GIVE, &[("_form", &token), ("code", "mitten otter"), ("go", "what")]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
}

/// A page without the learner's own note, which says who has a copy of it (`seen_by.rs`).
fn without_own_note(page: &str) -> String {
    let Some((before, rest)) = page.split_once("<section id=\"note\"") else { return page.to_owned() };
    format!("{before}{}", rest.split_once("</section>").unwrap().1)
}

/// Trust R-PRIV-13: who shares nothing has the same course.
#[tokio::test]
async fn sharing_or_not_changes_no_page_of_the_course() {
    let Both { mut learner, card, .. } = both().await;
    let pages = ["/en/learn", "/en/learn/digital-doorways/accounts-and-passwords", "/en/learn/digital-doorways/accounts-and-passwords/lock-your-screen"];
    let mut before = Vec::new();
    for page in pages {
        before.push(learner.get(page).await.text().to_owned());
    }
    give(&mut learner, &card, &[MAP]).await;
    for (page, before) in pages.into_iter().zip(&before) {
        assert_eq!(learner.get(page).await.text(), before, "{page}");
    }
    give(&mut learner, &card, &[A_NOTE]).await;
    for (page, before) in pages.into_iter().zip(&before) {
        assert_eq!(without_own_note(learner.get(page).await.text()), without_own_note(before), "{page}");
    }
    assert!(without_own_note(&before[2]).len() < before[2].len());
}
