//! Writing in the studio, through the pages: a text is changed, looked at, mended, approved by a second person, published, read by a guest,
//! and taken back. And what may go wrong: two writers, a session that ends, a very long text, an update of the folder underneath.

use std::path::PathBuf;

use axum::http::StatusCode;
use doorstep::{
    domain::{
        ids::WorkId,
        roles::Role,
        studio::{How, TextPath},
    },
    http::{body::encode, settings::Settings, shelf},
    storage::{Options, Where, studio_revisions as revisions, studio_works as works, submissions::FormKey},
};
use sqlx::{AnyConnection, Connection};

use super::{
    observing::{Person, person},
    shelf::Desk,
    train::send,
};
use crate::house::{Answer, NOON, TestHouse};

pub(super) const LESSON: &str = "courses/digital-doorways/03-accounts-and-passwords/40-lock-your-screen.md";
pub(super) const READERS: &str = "/en/learn/digital-doorways/accounts-and-passwords/lock-your-screen";
const MODULE: &str = "/en/author/texts/digital-doorways/accounts-and-passwords";

pub(super) async fn author(house: &TestHouse, name: &str) -> Person {
    person(house, name, &[Role::Author]).await
}

/// Begins a work as its page does; gives back where it leads.
pub(super) async fn begin(who: &mut Person, what: &str, fields: &[(&str, &str)]) -> String {
    let query: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
    let page = who.browser.get(&format!("/en/author/begin?what={what}&{}", query.join("&"))).await;
    assert_eq!(page.status, StatusCode::OK, "{what}: {}", page.text());
    let fields = [&[("what", what)], fields].concat();
    let answers = [send(&mut who.browser, &page, "/en/author/begin", &fields).await, send(&mut who.browser, &page, "/en/author/begin", &fields).await];
    assert_eq!(answers[0].location(), answers[1].location(), "a form that is sent twice begins one work");
    answers[0].location().to_owned()
}

/// `/en/author/work/{work}` of an address in it.
pub(super) fn work_of(at: &str) -> String {
    at.split(['?', '#']).next().unwrap().split('/').take(5).collect::<Vec<_>>().join("/")
}

pub(super) async fn write(who: &mut Person, page: &Answer, path: &str, body: &str, act: &str) -> Answer {
    let (to, revision) = (format!("{}/text", work_of(path)), page.hidden("revision"));
    let fields = [("_form", page.hidden("_form")), ("text", page.hidden("text")), ("revision", revision), ("body", body.to_owned()), ("do", act.to_owned())];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    who.browser.post(&to, &fields).await
}

/// What stands in the box.
pub(super) fn in_box(page: &Answer) -> String {
    let (_, rest) = page.text().split_once("<textarea id=\"body\"").unwrap();
    let (_, rest) = rest.split_once('>').unwrap();
    rest.split_once("</textarea>").unwrap().0.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// Everybody who is asked reads these very texts and approves them: in the store, because the pages of reviewing have tests of their own.
pub(super) async fn approve(house: &TestHouse, work: &str, by: &str) {
    let id = work.rsplit('/').next().unwrap().to_owned();
    let drafts = revisions::drafts(&house.house.stores.content, &WorkId::from_store(&*id)).await.unwrap();
    sqlx::any::install_default_drivers();
    let file = house.house.settings.data_folder().join("content.db");
    let mut store = AnyConnection::connect(&format!("sqlite://{}", file.display())).await.unwrap();
    // Nobody counts both as somebody with lived experience and as a clinician.
    let reviews = [("lived_experience", by), ("lived_experience", "bo"), ("clinical", "lee"), ("plain_language", "eva"), ("translation", by)];
    for (capacity, who) in reviews.into_iter().filter(|(_, who)| *who == by || by == "kim") {
        let row = format!(
            "INSERT INTO studio_review (organisation_id, id, work_id, capacity, decision, words, digest, is_paid, decided_by, decided_at) \
             VALUES ('home', '{}', '{id}', '{capacity}', 'approved', '', '{}', NULL, '{who}', (SELECT COALESCE(MAX(decided_at), 0) + 1 FROM studio_review))",
            FormKey::fresh().as_str(),
            revisions::digest_of_all(&drafts)
        );
        sqlx::query(sqlx::AssertSqlSafe(row)).execute(&mut store).await.unwrap();
    }
    store.close().await.unwrap();
}

pub(super) async fn publish(who: &mut Person, work: &str) -> Answer {
    let page = who.browser.get(&format!("{work}/publish")).await;
    let (form, revision) = (page.hidden("_form"), page.hidden("revision"));
    who.browser.post(&format!("{work}/publish"), &[("_form", &form), ("revision", &revision)]).await
}

#[tokio::test]
async fn a_lesson_is_changed_mended_approved_published_and_taken_back() {
    let house = TestHouse::new().await;
    let (mut sam, mut guest) = (author(&house, "sam").await, house.another_browser());
    let module = sam.browser.get(MODULE).await;
    assert!(module.text().contains("what=change&amp;text=courses%2Fdigital-doorways") && module.text().contains("what=copy"), "{}", module.text());
    let before = guest.get(READERS).await;

    let at = begin(&mut sam, "change", &[("text", LESSON), ("why", "It is too long.")]).await;
    let work = work_of(&at);
    let page = sam.browser.get(&at).await;
    let text = in_box(&page);
    assert!(text.starts_with("---\ntitle:") && page.text().contains("readers notice nothing"), "{}", page.text());

    // An error, with its line; and nothing of it reaches readers.
    let broken = text.replacen("minutes: ", "minutes: zq", 1).replacen("title: ", "title: Zqnew ", 1);
    assert_eq!(write(&mut sam, &page, &at, &broken, "check").await.location(), format!("{work}/text?text={}&done=saved#check", encode(LESSON)));
    let page = sam.browser.get(&at).await;
    assert!(page.text().contains("1 thing stops publishing") && page.text().contains("Line "), "{}", page.text());
    let gate = sam.browser.get(&format!("{work}/publish")).await;
    assert!(gate.text().contains("The check names 1 thing") && !gate.text().contains("Publish now"), "{}", gate.text());
    let preview = sam.browser.get(&format!("{work}/preview?text={}", encode(LESSON))).await;
    assert!(preview.text().contains("There is no preview yet"), "{}", preview.text());

    // Mended, and seen as readers will see it.
    let mended = text.replacen("title: ", "title: Zqnew ", 1);
    write(&mut sam, &page, &at, &mended, "preview").await;
    let preview = sam.browser.get(&format!("{work}/preview?text={}", encode(LESSON))).await;
    assert!(preview.text().contains("<h1>Zqnew ") && preview.text().contains("A preview. Readers do not have this page yet"), "{}", preview.text());
    let policy = preview.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("sandbox;") && policy.contains("frame-ancestors 'self'") && !policy.contains("allow-"), "{policy}");
    assert_eq!(guest.get(READERS).await.text(), before.text(), "readers notice nothing");

    // Nobody publishes alone.
    assert_eq!(publish(&mut sam, &work).await.status, StatusCode::CONFLICT);
    approve(&house, &work, sam.staff.id().as_str()).await;
    assert_eq!(publish(&mut sam, &work).await.status, StatusCode::CONFLICT, "not even with a review of their own");
    approve(&house, &work, "kim").await;
    for _ in 0..2 {
        let done = publish(&mut sam, &work).await;
        assert_eq!(done.location(), format!("{work}?done=published"), "{}", done.text());
    }
    assert!(guest.get(READERS).await.text().contains("<h1>Zqnew "), "at once on this server");
    let closed = write(&mut sam, &page, &at, &mended, "save").await;
    assert!(closed.status == StatusCode::CONFLICT && closed.text().contains("What you typed, to copy"), "{}", closed.text());

    // Back to what the folder has, as a work of its own.
    let shown = sam.browser.get(&format!("/en/author/published?text={}", encode(LESSON))).await;
    assert!(shown.text().contains("Published by sam") && shown.text().contains("edition=0"), "{}", shown.text());
    let back = work_of(&begin(&mut sam, "back", &[("text", LESSON), ("edition", "0"), ("why", "Readers were lost.")]).await);
    approve(&house, &back, "kim").await;
    assert_eq!(publish(&mut sam, &back).await.location(), format!("{back}?done=published"));
    let after = guest.get(READERS).await;
    assert_eq!(after.text(), before.text(), "the very page of before");
    let shown = sam.browser.get(&format!("/en/author/published?text={}", encode(LESSON))).await;
    assert_eq!(shown.text().matches("Published by sam").count(), 2, "nothing of it is forgotten");
}

#[tokio::test]
async fn two_who_write_one_text_are_told_and_keep_both() {
    let house = TestHouse::new().await;
    let (mut sam, mut kim) = (author(&house, "sam").await, author(&house, "kim").await);
    let at = begin(&mut sam, "change", &[("text", "pages/about.md")]).await;
    let (one, other) = (sam.browser.get(&at).await, kim.browser.get(&at).await);
    let text = in_box(&one);
    write(&mut sam, &one, &at, &format!("{text}\nSam & <b>his</b> line.\n"), "save").await;
    let both = write(&mut kim, &other, &at, &format!("{text}\nKim's line.\n"), "save").await;
    assert_eq!(both.status, StatusCode::CONFLICT);
    assert!(both.text().contains("Sam &amp; &lt;b&gt;his&lt;/b&gt; line.") && in_box(&both).contains("Kim's line."), "{}", both.text());
    let history = kim.browser.get(&at.replace("/text?", "/history?")).await;
    assert!(history.text().contains("Version 3: kim") && history.text().contains("Version 2: sam"), "{}", history.text());
    let done = write(&mut kim, &both, &at, &format!("{text}\nSam's line.\n\nKim's line.\n"), "save").await;
    assert!(done.location().contains("done=saved"), "{}", done.text());
    let compare = kim.browser.get(&at.replace("/text?", "/compare?")).await;
    assert!(compare.text().contains("<ins>") && compare.text().contains("Kim's line."), "{}", compare.text());
}

#[tokio::test]
async fn changes_of_two_stand_together_in_the_box() {
    let house = TestHouse::new().await;
    let (mut sam, mut kim) = (author(&house, "sam").await, author(&house, "kim").await);
    let at = begin(&mut sam, "change", &[("text", LESSON)]).await;
    let (one, other) = (sam.browser.get(&at).await, kim.browser.get(&at).await);
    let text = in_box(&one);
    let (first, last) = (text.lines().find(|line| line.starts_with("title:")).unwrap(), text.trim_end().rsplit('\n').next().unwrap());
    let sams = text.replacen(first, "title: Sam’s title", 1);
    write(&mut sam, &one, &at, &sams, "save").await;
    // Elsewhere in the text: both are in the box, with no mark.
    let kims = text.replace(last, "- Kim’s last line.");
    let both = write(&mut kim, &other, &at, &kims, "save").await;
    assert_eq!(both.status, StatusCode::CONFLICT);
    assert_eq!(in_box(&both), sams.replace(last, "- Kim’s last line."));
    assert!(both.text().contains("Their changes and yours are both in the box.") && both.text().contains("Read the text as you typed it"), "{}", both.text());
    // The same words: both stand there between marks, which stop publishing until a person has taken them out.
    let kims = text.replacen(first, "title: Kim’s title", 1);
    let both = write(&mut kim, &other, &at, &kims, "save").await;
    let marked = in_box(&both);
    assert!(marked.contains("# ==== Your words ====\ntitle: Kim’s title\n# ==== Words that were saved meanwhile ====\ntitle: Sam’s title\n"), "{marked}");
    assert!(both.text().contains("In one place you both changed the same words"), "{}", both.text());
    let saved = write(&mut kim, &both, &at, &marked, "check").await;
    let page = kim.browser.get(saved.location()).await;
    assert!(page.text().contains("A mark between two texts stands here: # ==== Your words ===="), "{}", page.text());
    assert!(page.text().contains("stop publishing") || page.text().contains("stops publishing"), "{}", page.text());
}

#[tokio::test]
async fn the_check_speaks_the_language_of_whoever_writes() {
    let house = TestHouse::new().await;
    let mut sam = author(&house, "sam").await;
    let at = begin(&mut sam, "change", &[("text", LESSON)]).await;
    let page = sam.browser.get(&at).await;
    let long = format!("We go {} now.", "and go ".repeat(30));
    let text = in_box(&page).replacen("A locked phone", &format!("{long}\n\nIt is read by a nurse & others.\n\nA locked phone"), 1);
    assert!(text.contains("read by a nurse"), "the test changes words that are not there");
    let saved = write(&mut sam, &page, &at, &text, "check").await;
    let french = saved.location().replacen("/en/", "/fr/", 1);
    let (english, french) = (sam.browser.get(saved.location()).await, sam.browser.get(&french).await);
    assert!(english.text().contains("“is read by a” says first what is done, then who does it."), "{}", english.text());
    assert!(french.text().contains("is read by a\u{202f}» dit d’abord ce qui est fait, puis par qui."), "{}", french.text());
    // A sentence that the words do not name is shown.
    assert!(english.text().contains("This sentence has 63 words; at most 25.") && english.text().contains("<q>We go and go"), "{}", english.text());
}

#[tokio::test]
async fn a_new_lesson_and_a_copied_module_begin_in_order() {
    let house = TestHouse::new().await;
    let mut sam = author(&house, "sam").await;
    let folder = "courses/digital-doorways/03-accounts-and-passwords/";
    let empty = sam.browser.get(&format!("/en/author/begin?what=lesson&folder={}", encode(folder))).await;
    let bare = send(&mut sam.browser, &empty, "/en/author/begin", &[("what", "lesson"), ("folder", folder), ("name", " "), ("why", "Zqwhy & <i>")]).await;
    assert!(bare.status == StatusCode::UNPROCESSABLE_ENTITY && bare.text().contains("Zqwhy &amp; &lt;i&gt;</textarea>"), "{}", bare.text());
    for (what, name) in [("lesson", "A \"new\" screen: é"), ("practice", "Try the screen")] {
        let at = begin(&mut sam, what, &[("folder", folder), ("name", name)]).await;
        let page = sam.browser.get(&at).await;
        assert!(page.text().contains("The check found nothing to mend") || !page.text().contains("stops publishing"), "{what}: {}", page.text());
        assert!(page.text().contains("name=\"insert\""), "{what}");
    }
    let at = begin(&mut sam, "copy", &[("folder", folder), ("name", "Accounts, once more")]).await;
    let work = sam.browser.get(&at).await;
    assert!(work.text().contains("Accounts, once more") && work.text().matches("New. Readers do not have it yet.").count() > 10, "{}", work.text());
    let errors = work.text().split_once("stop publishing").map(|(before, _)| before.to_owned());
    assert!(errors.is_none() && !work.text().contains("1 thing stops"), "a copy is in order: {}", work.text());
}

/// Moving a lesson is a work as well: its address stays, what links to its file follows, and one more step goes on from the first.
#[tokio::test]
async fn a_lesson_is_moved_with_its_translation_and_the_links_to_it() {
    let house = TestHouse::new().await;
    let mut sam = author(&house, "sam").await;
    let at = begin(&mut sam, "up", &[("text", LESSON)]).await;
    let work = sam.browser.get(&at).await;
    assert!(!work.text().contains("stops publishing") && !work.text().contains("stop publishing"), "{}", work.text());
    let id = WorkId::from_store(work_of(&at).rsplit('/').next().unwrap());
    let drafts = async || revisions::drafts(&house.house.stores.content, &id).await.unwrap();
    let first = drafts().await;
    let moved: Vec<_> = first.iter().filter(|d| d.path.as_str().contains("lock-your-screen")).map(|d| (d.path.file().to_owned(), d.how)).collect();
    assert_eq!(moved.iter().filter(|(_, how)| *how == How::Copied).count(), 2, "in both languages: {moved:?}");
    assert_eq!(moved.iter().filter(|(_, how)| *how == How::Removed).count(), 2, "{moved:?}");
    let here = format!("{MODULE}?work={}", id.as_str());
    assert!(sam.browser.get(&here).await.text().contains(&format!("&amp;work={}", id.as_str())));
    let now = format!(
        "courses/digital-doorways/03-accounts-and-passwords/{}",
        moved.iter().find(|(name, how)| *how == How::Copied && !name.contains(".fr.")).unwrap().0
    );
    begin(&mut sam, "down", &[("text", &now), ("work", id.as_str())]).await;
    let back = sam.browser.get(&work_of(&at)).await;
    assert!(!back.text().contains("Differs from what readers have.") && !back.text().contains("New. Readers"), "down again is where it was: {}", back.text());
}

#[tokio::test]
async fn a_block_goes_where_its_mark_stands_and_a_long_text_is_kept() {
    let house = TestHouse::new().await;
    let mut sam = author(&house, "sam").await;
    let at = begin(&mut sam, "change", &[("text", LESSON)]).await;
    let page = sam.browser.get(&at).await;
    let text = in_box(&page);
    let (token, revision, name) = (page.hidden("_form"), page.hidden("revision"), page.hidden("text"));
    let marked = text.replacen("\n## ", "\n+++\n\n## ", 1);
    let fields = [("_form", token.as_str()), ("text", &name), ("revision", &revision), ("body", &marked), ("insert", "caution")];
    let done = sam.browser.post(&format!("{}/text", work_of(&at)), &fields).await;
    assert!(done.location().contains("done=inserted#body"), "{}", done.text());
    let page = sam.browser.get(&at).await;
    assert!(in_box(&page).contains("> **Caution: ") && !in_box(&page).contains("+++"));
    let long = format!("{text}\n{}", "A sentence of words & more. ".repeat(8_000));
    assert!(long.len() > 200_000);
    assert!(write(&mut sam, &page, &at, &long, "save").await.location().contains("done=saved"), "200 kB are fine");
    let page = sam.browser.get(&at).await;
    assert_eq!(in_box(&page).len(), long.len() + 1);
    let longer = "x".repeat(310_000);
    let refused = write(&mut sam, &page, &at, &longer, "save").await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && in_box(&refused).len() >= longer.len(), "and what is too long stands there still");
}

/// A short text travels through the sign-in; a long one waits as a saved state.
#[tokio::test]
async fn what_is_typed_outlives_its_session() {
    let house = TestHouse::new().await;
    let mut sam = author(&house, "sam").await;
    let at = begin(&mut sam, "change", &[("text", "pages/about.md")]).await;
    let page = sam.browser.get(&at).await;
    let id = WorkId::from_store(work_of(&at).rsplit('/').next().unwrap());
    let path = TextPath::parse("pages/about.md").unwrap();
    house.wait_minutes(60 * 24);
    let short = write(&mut sam, &page, &at, "Zqshort words that were typed here.", "save").await;
    assert!(short.text().contains("name=\"carried\""), "{}", short.text());
    let draft = async || revisions::draft(&house.house.stores.content, &id, &path).await.unwrap().unwrap();
    assert_eq!(draft().await.how, How::Opened);
    let long = "Zqlong words. ".repeat(6_000);
    let answer = write(&mut sam, &page, &at, &long, "save").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "to the door: {}", answer.text());
    assert!(draft().await.body.contains("Zqlong"), "it waits as a saved state");
    // A form that somebody made up is not kept, though it names the state that it goes on from.
    let newest = draft().await.digest;
    let fields = [("_form", "x.y"), ("text", "pages/about.md"), ("revision", newest.as_str()), ("body", &*"Zqforged ".repeat(8_000))];
    sam.browser.post(&format!("{}/text", work_of(&at)), &fields).await;
    assert!(!draft().await.body.contains("Zqforged"));
}

#[tokio::test]
async fn a_text_taken_out_of_a_work_is_still_there_and_setting_aside_is_undone() {
    let house = TestHouse::new().await;
    let mut sam = author(&house, "sam").await;
    let at = begin(&mut sam, "change", &[("text", "pages/about.md")]).await;
    let work = work_of(&at);
    let page = sam.browser.get(&at).await;
    write(&mut sam, &page, &at, &in_box(&page).replacen("title: ", "title: Zq ", 1), "save").await;
    for (act, words) in [
        ("gone", "Publishing takes it away from readers."),
        ("drop", "The same as readers have."),
        ("aside", "This work rests."),
        ("up", "Being written"),
        ("review", "Waiting for reviews"),
        ("write", "Being written"),
    ] {
        let page = sam.browser.get(&work).await;
        let done = send(&mut sam.browser, &page, &work, &[("do", act), ("text", "pages/about.md")]).await;
        assert_eq!(done.location(), format!("{work}?done={act}"));
        let page = sam.browser.get(&work).await;
        assert!(page.text().contains(words), "{act}: {}", page.text());
    }
    let history = format!("{work}/history?text=pages%2Fabout.md");
    let page = sam.browser.get(&history).await;
    let done = send(&mut sam.browser, &page, &format!("{work}/history"), &[("text", "pages/about.md"), ("n", "2")]).await;
    assert!(done.location().contains("done=restored"));
    assert!(in_box(&sam.browser.get(&at).await).contains("title: Zq "), "taken up again");
}

#[tokio::test]
async fn the_studio_is_for_authors_and_names_nobody_who_left() {
    let house = TestHouse::new().await;
    let mut sam = author(&house, "sam").await;
    let at = begin(&mut sam, "change", &[("text", "pages/about.md")]).await;
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Author) {
        let mut other = person(&house, role.code(), &[role]).await;
        assert_eq!(other.browser.get(&at).await.status, StatusCode::NOT_FOUND, "{role:?}");
    }
    assert!(sam.browser.get("/en/author/work").await.text().contains("begun by sam"));
    let mut change = house.house.stores.content.change().await.unwrap();
    doorstep::storage::studio_writers::forget(&mut change, sam.staff.id()).await.unwrap();
    change.commit().await.unwrap();
    assert!(sam.browser.get("/en/author/work").await.text().contains("begun by Somebody who left"));
    for language in ["en", "fr"] {
        for page in ["/author/texts", "/author/work"] {
            let page = sam.browser.get(&format!("/{language}{page}")).await;
            assert!(page.status == StatusCode::OK && !page.text().contains("studio-"), "{}", page.text());
        }
    }
    for bad in ["../../etc/passwd", "README.md", "studio/reviews.yaml", "frameworks/none.yaml"] {
        assert_eq!(sam.browser.get(&format!("/en/author/begin?what=change&text={}", encode(bad))).await.status, StatusCode::NOT_FOUND, "{bad}");
    }
}

/// A file of the folder that changes under a published text: readers keep what was published, and the studio shows both.
#[tokio::test]
async fn an_update_of_the_folder_is_shown_and_not_lost() {
    let desk = Desk::new();
    let data: PathBuf = desk.folder.path().join("data");
    let settings = Settings { content_folder: desk.content(), data_folder: data.clone(), ..Settings::default() };
    let house = TestHouse::with_content(settings, &Where::SqliteFolder(data), &Options::at(NOON)).await;
    let (mut sam, mut guest) = (author(&house, "sam").await, house.another_browser());
    let at = begin(&mut sam, "change", &[("text", LESSON)]).await;
    let page = sam.browser.get(&at).await;
    let text = in_box(&page);
    write(&mut sam, &page, &at, &text.replacen("title: ", "title: Zqours ", 1), "save").await;
    let work = work_of(&at);
    approve(&house, &work, "kim").await;
    assert_eq!(publish(&mut sam, &work).await.location(), format!("{work}?done=published"));
    let shown = format!("/en/author/published?text={}", encode(LESSON));
    assert!(sam.browser.get(&shown).await.text().contains("It is as it was"));
    std::fs::write(desk.content().join(LESSON), text.replacen("title: ", "title: Zqtheirs ", 1)).unwrap();
    shelf::publish(&house.house).await.unwrap();
    assert!(guest.get(READERS).await.text().contains("<h1>Zqours "), "readers keep what was published");
    let page = sam.browser.get(&shown).await;
    assert!(page.text().contains("has changed since yours was published") && page.text().contains("Zqtheirs"), "{}", page.text());
    let back = work_of(&begin(&mut sam, "back", &[("text", LESSON), ("edition", "0")]).await);
    approve(&house, &back, "kim").await;
    publish(&mut sam, &back).await;
    assert!(guest.get(READERS).await.text().contains("<h1>Zqtheirs "), "and the folder's can be taken");
    let all = works::newest(&house.house.stores.content, 10).await.unwrap();
    assert_eq!(all.len(), 2);
}
