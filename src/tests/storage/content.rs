//! The content store, and the mark of demo people.

use doorstep::domain::wording::{Part, Wording};
use doorstep::{
    domain::locale::Locale,
    storage::{demo, files::*, reports, submissions::FormKey, wordings},
};

use super::*;

#[tokio::test]
async fn the_last_good_text_of_a_file_is_kept() {
    on_each_database(async |world| {
        let content = &world.stores.content;
        let file = |path: &str, body: &str, at| GoodFile { path: path.into(), digest: format!("d-{body}"), body: body.into(), seen_at: at };
        change!(content, change => keep(&mut change, &file("b.md", "one", 1)));
        change!(content, change => keep(&mut change, &file("B.md", "big", 1)));
        change!(content, change => keep(&mut change, &file("b.md", "two, with é and ✓", 2)));
        assert_eq!(last_good(content, "b.md").await.unwrap(), Some(file("b.md", "two, with é and ✓", 2)));
        assert_eq!(last_good(content, "c.md").await.unwrap(), None);
        let paths: Vec<_> = all(content).await.unwrap().into_iter().map(|file| file.path).collect();
        assert_eq!(paths, ["B.md", "b.md"], "the same order on both databases");
        change!(content, change => forget(&mut change, "B.md"));
        assert_eq!(all(content).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn snapshots_follow_each_other() {
    on_each_database(async |world| {
        let content = &world.stores.content;
        assert_eq!(latest_snapshot(content).await.unwrap(), None);
        for (digest, at) in [("one", 1), ("two", 2), ("one", 3)] {
            change!(content, change => take_snapshot(&mut change, digest, at));
            assert_eq!(latest_snapshot(content).await.unwrap(), Some(Snapshot { digest: digest.into(), taken_at: at }));
        }
    })
    .await;
}

#[tokio::test]
async fn readers_report_pages() {
    on_each_database(async |world| {
        let content = &world.stores.content;
        for at in 1..=3 {
            change!(content, change => reports::add(&mut change, &FormKey::fresh(), "/fr/learn", Locale::French, "un mot manque ✎", at));
        }
        let newest = reports::newest(content, 2).await.unwrap();
        assert_eq!(newest.iter().map(|report| report.created_at).collect::<Vec<_>>(), [3, 2]);
        assert_eq!((newest[0].locale, newest[0].words.as_str(), newest[0].address.as_str()), (Locale::French, "un mot manque ✎", "/fr/learn"));
        change!(content, change => reports::remove(&mut change, &newest[0].id));
        assert_eq!(reports::newest(content, 9).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_folder_is_marked_for_good_when_it_holds_demo_people() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        assert!(demo::is_empty(people).await.unwrap());
        assert!(!demo::is_marked(people).await.unwrap());
        change!(people, change => demo::mark(&mut change, NOON));
        change!(people, change => demo::mark(&mut change, NOON + 1));
        assert!(demo::is_marked(people).await.unwrap());
        world.somebody_on_staff().await;
        assert!(!demo::is_empty(people).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_report_that_is_sent_twice_is_one() {
    on_each_database(async |world| {
        let content = &world.stores.content;
        let key = FormKey::fresh();
        for at in 1..=2 {
            change!(content, change => reports::add(&mut change, &key, "/en/learn", Locale::English, "a word is missing", at));
        }
        assert_eq!(reports::newest(content, 9).await.unwrap().iter().map(|report| report.created_at).collect::<Vec<_>>(), [1]);
    })
    .await;
}

#[tokio::test]
async fn a_wording_is_kept_whole_and_stays_as_it_is() {
    on_each_database(async |world| {
        let content = &world.stores.content;
        let part = |path: &str, body: &str| Part { path: path.into(), body: body.into() };
        let wording = |body: &str| Wording {
            revision: revision("aa"),
            item: "cm5-jo".into(),
            written_in: Locale::French,
            parts: vec![part("b.md", body), part("a.svg", "é ✓")],
        };
        assert!(!wordings::is_kept(content, &revision("aa")).await.unwrap());
        assert_eq!(wordings::find(content, &revision("aa")).await.unwrap(), None);
        change!(content, change => wordings::keep(&mut change, &wording("as it was"), NOON));
        change!(content, change => wordings::keep(&mut change, &wording("as somebody else would have it"), NOON + 1));
        assert!(wordings::is_kept(content, &revision("aa")).await.unwrap());
        assert_eq!(wordings::find(content, &revision("aa")).await.unwrap(), Some(wording("as it was")));
        assert!(!wordings::is_kept(content, &revision("bb")).await.unwrap());
    })
    .await;
}
