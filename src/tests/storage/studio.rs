//! The studio in the store: nothing that was typed is lost, also when two write one text; what was published counts by its newest edition.

use doorstep::{
    domain::{
        ids::{StaffId, WorkId},
        publishing::Decision,
        studio::{How, Move, TextPath, WorkState},
    },
    storage::{
        download::Value,
        studio_download,
        studio_publications::{self as publications, ToPublish},
        studio_reviews as reviews,
        studio_revisions::{self as revisions, Saved, Saving, digest},
        studio_works as works, studio_writers as writers,
        submissions::FormKey,
    },
};

use super::*;

fn staff(name: &str) -> StaffId {
    StaffId::from_store(name)
}

fn path(path: &str) -> TextPath {
    TextPath::parse(path).unwrap()
}

async fn begun(world: &World<'_>, title: &str) -> WorkId {
    let content = &world.stores.content;
    let key = FormKey::fresh();
    let (work, first) = change!(content, change => works::begin(&mut change, &key, title, "Because", &staff("sam"), NOON));
    let (again, second) = change!(content, change => works::begin(&mut change, &key, "Another title", "", &staff("kim"), NOON));
    assert!(first && !second && work == again, "a form that is sent twice begins one work");
    work
}

async fn save(world: &World<'_>, work: &WorkId, page: &str, body: &str, based_on: &str, how: How, by: &str) -> Saved {
    let content = &world.stores.content;
    let (page, by) = (path(page), staff(by));
    let saving = Saving { work, path: &page, body, based_on, how, by: &by };
    change!(content, change => revisions::save(&mut change, saving, NOON + 1))
}

const PAGE: &str = "pages/a.md";

#[tokio::test]
async fn whoever_saves_on_top_of_an_older_state_is_told_and_nothing_is_lost() {
    on_each_database(async |world| {
        let content = &world.stores.content;
        let work = begun(&world, "A work").await;
        assert_eq!(save(&world, &work, PAGE, "first", "", How::Opened, "sam").await, Saved::Kept);
        assert_eq!(save(&world, &work, PAGE, "sam's", &digest("first"), How::Typed, "sam").await, Saved::Kept);
        assert_eq!(save(&world, &work, PAGE, "sam's", &digest("first"), How::Typed, "sam").await, Saved::Same, "twice is once");
        let Saved::Beside(theirs) = save(&world, &work, PAGE, "kim's", &digest("first"), How::Typed, "kim").await else { panic!("nobody noticed") };
        assert_eq!((theirs.body.as_str(), theirs.made_by.as_str()), ("sam's", "sam"));
        let draft = revisions::draft(content, &work, &path(PAGE)).await.unwrap().unwrap();
        assert_eq!((draft.body.as_str(), draft.number), ("sam's", 4), "the colleague's text is still the draft");
        let lines = revisions::history(content, &work, &path(PAGE)).await.unwrap();
        assert_eq!(lines.iter().map(|line| line.number).collect::<Vec<_>>(), [4, 3, 2, 1]);
        let kept = revisions::one(content, &work, &path(PAGE), 3).await.unwrap().unwrap();
        assert_eq!((kept.body.as_str(), kept.made_by.as_str()), ("kim's", "kim"), "what was typed is there");
        assert_eq!(save(&world, &work, PAGE, "both", &digest("sam's"), How::Typed, "kim").await, Saved::Kept, "and then they decide");
        assert_eq!(revisions::writers(content, &work).await.unwrap(), [staff("kim"), staff("sam")]);
    })
    .await;
}

#[tokio::test]
async fn opening_is_not_writing_and_a_closed_work_takes_nothing() {
    on_each_database(async |world| {
        let content = &world.stores.content;
        let work = begun(&world, "A work").await;
        assert_eq!(save(&world, &work, PAGE, "first", "", How::Opened, "sam").await, Saved::Kept);
        assert!(revisions::writers(content, &work).await.unwrap().is_empty());
        assert_eq!(revisions::in_work(content, "pages/").await.unwrap().len(), 1);
        assert!(change!(content, change => works::go(&mut change, &work, Move::SetAside, NOON + 2)));
        assert!(!change!(content, change => works::go(&mut change, &work, Move::Publish, NOON + 2)), "not from there");
        assert_eq!(save(&world, &work, PAGE, "late", &digest("first"), How::Typed, "sam").await, Saved::Closed);
        assert!(revisions::in_work(content, "").await.unwrap().is_empty());
        assert!(change!(content, change => works::go(&mut change, &work, Move::TakeUp, NOON + 3)));
        assert_eq!(works::find(content, work.as_str()).await.unwrap().unwrap().state, WorkState::Writing);
        assert_eq!(save(&world, &work, PAGE, "late", &digest("first"), How::Typed, "sam").await, Saved::Kept, "nothing was lost");
        assert_eq!(save(&world, &WorkId::from_store("none"), PAGE, "x", "", How::Typed, "sam").await, Saved::Closed);
    })
    .await;
}

#[tokio::test]
async fn the_digest_of_a_work_moves_with_each_of_its_texts() {
    on_each_database(async |world| {
        let content = &world.stores.content;
        let work = begun(&world, "A work").await;
        let of = async || revisions::digest_of_all(&revisions::drafts(content, &work).await.unwrap());
        let mut seen = vec![of().await];
        for (page, body, how) in
            [("pages/a.md", "a", How::Typed), ("pages/b.md", "a", How::Typed), ("pages/b.md", "b", How::Typed), ("pages/b.md", "b", How::Removed)]
        {
            let based_on = revisions::draft(content, &work, &path(page)).await.unwrap().map(|draft| draft.digest).unwrap_or_default();
            assert_eq!(save(&world, &work, page, body, &based_on, how, "sam").await, Saved::Kept);
            let now = of().await;
            assert!(!seen.contains(&now), "{page} {body}");
            seen.push(now);
        }
        let drafts = revisions::drafts(content, &work).await.unwrap();
        assert_eq!(drafts.iter().map(|draft| (draft.path.as_str(), draft.text())).collect::<Vec<_>>(), [("pages/a.md", Some("a")), ("pages/b.md", None)]);
    })
    .await;
}

#[tokio::test]
async fn the_newest_publication_of_a_text_lies_over_the_folder() {
    on_each_database(async |world| {
        let content = &world.stores.content;
        assert_eq!(publications::newest_edition(content).await.unwrap(), 0);
        let work = begun(&world, "A work").await;
        let texts = [ToPublish { path: "pages/a.md", body: Some("one"), follows: "f" }, ToPublish { path: "pages/b.md", body: Some("b"), follows: "" }];
        assert_eq!(change!(content, change => publications::publish(&mut change, &work, &staff("sam"), &texts, 0, NOON)), Some(1));
        let texts = [ToPublish { path: "pages/a.md", body: None, follows: "f" }];
        assert_eq!(change!(content, change => publications::publish(&mut change, &work, &staff("kim"), &texts, 1, NOON + 1)), Some(2));
        assert_eq!(change!(content, change => publications::publish(&mut change, &work, &staff("kim"), &texts, 1, NOON + 2)), None, "judged by older texts");
        let over = publications::over_the_folder(content).await.unwrap();
        let over: Vec<_> = over.iter().map(|one| (one.edition, one.path.as_str(), one.body.as_deref())).collect();
        assert_eq!(over, [(2, "pages/a.md", None), (1, "pages/b.md", Some("b"))]);
        let all = publications::of_text(content, "pages/a.md").await.unwrap();
        assert_eq!(all.iter().map(|one| (one.edition, one.body.as_deref())).collect::<Vec<_>>(), [(2, None), (1, Some("one"))], "an earlier text stays");
    })
    .await;
}

/// Several publish at once: each that looked at what readers have before the others went out looks again, and each has a number of its own, or one
/// of them would go unnoticed elsewhere.
#[tokio::test]
async fn publications_at_the_same_time_get_different_numbers() {
    on_each_database(async |world| {
        let content = &world.stores.content;
        let work = begun(&world, "A work").await;
        let one = async |n: usize| {
            let page = format!("pages/p{n}.md");
            let texts = [ToPublish { path: &page, body: Some("x"), follows: "" }];
            let mut looked = 0;
            loop {
                match change!(content, change => publications::publish(&mut change, &work, &staff("sam"), &texts, looked, NOON)) {
                    Some(edition) => return edition,
                    None => looked = publications::newest_edition(content).await.unwrap(),
                }
            }
        };
        let mut editions = all_together((0..8).map(one)).await;
        editions.sort_unstable();
        assert_eq!(editions, (1..=8).collect::<Vec<i64>>());
    })
    .await;
}

#[tokio::test]
async fn a_name_goes_with_its_account_and_the_texts_stay() {
    on_each_database(async |world| {
        let content = &world.stores.content;
        let sam = staff("sam");
        change!(content, change => writers::note(&mut change, &sam, "Sam"));
        change!(content, change => writers::note(&mut change, &sam, "Sam Okafor"));
        assert_eq!(writers::all(content).await.unwrap()[&sam].name, "Sam Okafor", "as they are called now");
        let work = begun(&world, "A work").await;
        assert_eq!(save(&world, &work, PAGE, "words", "", How::Typed, "sam").await, Saved::Kept);
        change!(content, change => writers::forget(&mut change, &sam));
        assert_eq!(writers::all(content).await.unwrap()[&sam].name, "");
        assert_eq!(revisions::drafts(content, &work).await.unwrap()[0].body, "words");
    })
    .await;
}

#[tokio::test]
async fn decisions_come_in_the_order_in_which_they_were_made() {
    on_each_database(async |world| {
        let work = begun(&world, "A work").await;
        for (id, decision, at) in [("b", "approved", 2), ("a", "sent_back", 1)] {
            let row = format!(
                "INSERT INTO studio_review (organisation_id, id, work_id, capacity, decision, words, digest, is_paid, decided_by, decided_at) \
                 VALUES ('home', '{id}', '{}', 'clinical', '{decision}', '', 'd', NULL, 'kim', {at})",
                work.as_str()
            );
            world.ground.execute("content", &row).await;
        }
        let all = reviews::of_work(&world.stores.content, &work).await.unwrap();
        assert_eq!(all.iter().map(|one| (one.by.as_str(), one.decision == Decision::Approved)).collect::<Vec<_>>(), [("kim", false), ("kim", true)]);
    })
    .await;
}

/// Whole texts, because the words are theirs; and nothing that a colleague wrote in the same work.
#[tokio::test]
async fn people_take_along_what_they_wrote() {
    on_each_database(async |world| {
        let content = &world.stores.content;
        let sam = staff("sam");
        change!(content, change => writers::note(&mut change, &sam, "Sam"));
        let work = begun(&world, "A work").await;
        assert_eq!(save(&world, &work, PAGE, "of sam", "", How::Typed, "sam").await, Saved::Kept);
        assert_eq!(save(&world, &work, PAGE, "of kim", &digest("of sam"), How::Typed, "kim").await, Saved::Kept);
        let texts = [ToPublish { path: PAGE, body: Some("of kim"), follows: "" }];
        assert_eq!(change!(content, change => publications::publish(&mut change, &work, &sam, &texts, 0, NOON)), Some(1));
        let kept = studio_download::of_writer(content, &sam).await.unwrap();
        assert_eq!(
            kept.iter().map(|part| (part.table, part.rows.len())).collect::<Vec<_>>(),
            [
                ("studio_writer", 1),
                ("studio_work", 1),
                ("studio_revision", 1),
                ("studio_review", 0),
                ("studio_checked", 0),
                ("studio_comment", 0),
                ("studio_without", 0),
                ("studio_publication", 1),
            ]
        );
        let words = |value: &Value| if let Value::Text(text) = value { text.clone() } else { String::new() };
        let all = kept.iter().flat_map(|part| part.rows.iter().flatten()).map(|(_, value)| words(value)).collect::<Vec<_>>().join(" ");
        assert!(all.contains("of sam") && !all.contains("of kim"), "{all}");
        for (column, _) in kept.iter().flat_map(|part| part.rows.iter().flatten()) {
            for locale in Locale::ALL {
                let words = doorstep::ui::words::Say(locale).t(&format!("kept-column-{}", column.replace('_', "-")));
                assert!(!words.contains("Unknown localization"), "{column} has no name in {locale:?}");
            }
        }
    })
    .await;
}
