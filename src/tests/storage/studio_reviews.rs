//! Reviewing in the store: a decision is about texts by others, exactly as they are; a remark is said and answered once.

use doorstep::{
    domain::{
        ids::{StaffId, WorkId},
        publishing::{Capacity, Decision},
        safe_messaging::Met,
        studio::{Credit, How, Move, TextPath},
    },
    storage::{
        studio_comments::{self as comments, Outcome, Remark},
        studio_reviews::{self as reviews, Decided, Deciding},
        studio_revisions::{self as revisions, Saved, Saving, digest},
        studio_works as works, studio_writers as writers,
        submissions::FormKey,
    },
};

use super::*;

const PAGE: &str = "pages/a.md";

fn staff(name: &str) -> StaffId {
    StaffId::from_store(name)
}

async fn save(world: &World<'_>, work: &WorkId, body: &str, based_on: &str, how: How, by: &str) {
    let content = &world.stores.content;
    let (path, by) = (TextPath::parse(PAGE).unwrap(), staff(by));
    let saving = Saving { work, path: &path, body, based_on: &digest(based_on), how, by: &by };
    assert_eq!(change!(content, change => revisions::save(&mut change, saving, NOON)), Saved::Kept);
}

/// A work of sam's, with words of kim's, sent to be read.
async fn waiting(world: &World<'_>) -> WorkId {
    let content = &world.stores.content;
    let (work, _) = change!(content, change => works::begin(&mut change, &FormKey::fresh(), "A work", "Because", &staff("sam"), NOON));
    save(world, &work, "first", "", How::Opened, "lee").await;
    save(world, &work, "second", "first", How::Typed, "kim").await;
    assert!(change!(content, change => works::go(&mut change, &work, Move::SendToReview, NOON)));
    work
}

async fn now(world: &World<'_>, work: &WorkId) -> String {
    revisions::digest_of_all(&revisions::drafts(&world.stores.content, work).await.unwrap())
}

async fn decide(world: &World<'_>, key: &FormKey, work: &WorkId, by: &str, decision: Decision, digest: &str) -> Decided {
    let content = &world.stores.content;
    let by = staff(by);
    let checked = [(PAGE.to_owned(), "words".to_owned(), Met::Met)];
    let deciding = Deciding {
        work,
        capacity: Capacity::LivedExperience,
        decision,
        words: "Because.",
        digest,
        is_paid: Some(true),
        credit: Credit::Lived,
        by: &by,
        checked: &checked,
    };
    change!(content, change => reviews::decide(&mut change, key, &deciding, NOON + 1))
}

#[tokio::test]
async fn nobody_decides_about_their_own_words_or_about_words_that_changed() {
    on_each_database(async |world| {
        let content = &world.stores.content;
        let work = waiting(&world).await;
        let seen = now(&world, &work).await;
        for (who, wrote) in [("sam", true), ("kim", true), ("lee", false)] {
            let wanted = if wrote { Decided::OwnWork } else { Decided::Kept };
            assert_eq!(decide(&world, &FormKey::fresh(), &work, who, Decision::Approved, &seen).await, wanted, "{who}");
        }
        let key = FormKey::fresh();
        for _ in 0..2 {
            assert_eq!(decide(&world, &key, &work, "ana", Decision::SentBack, &seen).await, Decided::Kept);
        }
        let all = reviews::of_work(content, &work).await.unwrap();
        assert_eq!(all.len(), 2, "a form that is sent twice is one decision");
        save(&world, &work, "third", "second", How::Typed, "kim").await;
        assert_eq!(decide(&world, &FormKey::fresh(), &work, "ana", Decision::Approved, &seen).await, Decided::Changed);
        let seen = now(&world, &work).await;
        assert_eq!(decide(&world, &FormKey::fresh(), &work, "ana", Decision::Approved, &seen).await, Decided::Kept);
        let all = reviews::of_work(content, &work).await.unwrap();
        let last: Vec<_> = reviews::last_words(&all).into_iter().map(|review| (review.by.as_str(), review.decision, review.is_paid)).collect();
        assert!(last.contains(&("ana", Decision::Approved, Some(true))) && last.len() == 2, "the later word counts: {last:?}");
        assert_eq!(reviews::history(content, &work).await.unwrap().iter().map(|saved| saved.number).collect::<Vec<_>>(), [1, 2, 3]);
        assert!(change!(content, change => works::go(&mut change, &work, Move::BackToWriting, NOON)));
        assert_eq!(decide(&world, &FormKey::fresh(), &work, "eva", Decision::Approved, &seen).await, Decided::Closed);
        assert!(reviews::waiting(content).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn going_out_without_is_said_by_somebody_else_and_can_be_taken_back() {
    on_each_database(async |world| {
        let content = &world.stores.content;
        let work = waiting(&world).await;
        let seen = now(&world, &work).await;
        let mut said = Vec::new();
        for (who, reason, digest) in
            [("sam", Some("Nobody here."), seen.as_str()), ("admin", Some("Nobody here."), "older"), ("admin", Some("Nobody here."), &seen)]
        {
            said.push(change!(content, change => reviews::say_without(&mut change, &FormKey::fresh(), &work, reason, digest, &staff(who), NOON)));
        }
        assert_eq!(said, [Decided::OwnWork, Decided::Changed, Decided::Kept]);
        let stands = reviews::without(content, &work).await.unwrap().unwrap();
        assert_eq!((stands.reason.as_str(), stands.by.as_str(), stands.digest == seen), ("Nobody here.", "admin", true));
        let back = change!(content, change => reviews::say_without(&mut change, &FormKey::fresh(), &work, None, &seen, &staff("admin"), NOON + 1));
        assert_eq!((back, reviews::without(content, &work).await.unwrap()), (Decided::Kept, None));
    })
    .await;
}

#[tokio::test]
async fn a_remark_is_said_once_and_answered_once() {
    on_each_database(async |world| {
        let content = &world.stores.content;
        let work = waiting(&world).await;
        let (key, ana, sam) = (FormKey::fresh(), staff("ana"), staff("sam"));
        let remark = Remark { work: &work, saved: "x", path: PAGE, block: 1, quote: "second", words: "Too short.", suggestion: "A second one." };
        for _ in 0..2 {
            assert!(change!(content, change => comments::add(&mut change, &key, &remark, &ana, NOON)));
        }
        change!(content, change => writers::note(&mut change, &ana, "Ana"));
        let all = comments::of_work(content, &work).await.unwrap();
        assert_eq!((all.len(), all[0].name.as_str(), all[0].outcome, all[0].block), (1, "Ana", Outcome::Open, 1));
        let id = all[0].id.clone();
        change!(content, change => comments::withdraw(&mut change, &id, &sam, NOON));
        assert_eq!(comments::of_work(content, &work).await.unwrap()[0].outcome, Outcome::Open, "only who said it takes it back");
        assert!(change!(content, change => comments::answer(&mut change, &work, &id, Outcome::NotTaken, "It is a title.", &sam, NOON + 1)));
        assert!(!change!(content, change => comments::answer(&mut change, &work, &id, Outcome::Taken, "", &sam, NOON + 2)));
        change!(content, change => comments::withdraw(&mut change, &id, &ana, NOON + 3));
        let said = comments::of_work(content, &work).await.unwrap().remove(0);
        assert_eq!((said.outcome, said.answer.as_str(), said.answered_at), (Outcome::NotTaken, "It is a title.", Some(NOON + 1)));
        assert_eq!(
            (said.quote.as_str(), said.words.as_str(), said.suggestion.as_str()),
            ("second", "Too short.", "A second one."),
            "nothing of it was rewritten"
        );
    })
    .await;
}
