//! Publishing while people read (trust R-REL-22): no request of a reader fails, what was published reaches every server, and what was
//! taken away stays away, also after a restart and when the folder is broken.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use axum::http::StatusCode;
use doorstep::{
    domain::ids::{StaffId, WorkId},
    http::{settings::Settings, shelf},
    storage::{
        studio_publications::{self as publications, ToPublish},
        studio_works as works,
        submissions::FormKey,
    },
};

use crate::{
    house::{NOON, TestHouse},
    storage::{Ground, on_fresh_ground},
};

const PAGE: &str = "pages/about.md";
const READERS: &str = "/en/about/about";

/// A small folder: what is measured is the swap, not the reading of 800 files.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in [(PAGE, "---\ntitle: About\n---\nAs the folder has it.\n"), ("pages/other.md", "---\ntitle: Other\n---\nAnother page.\n")] {
        let to = folder.path().join(path);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, text).unwrap();
    }
    folder
}

async fn server(ground: &Ground, content: &tempfile::TempDir) -> TestHouse {
    let settings = Settings { data_folder: ground.folder.path().into(), content_folder: content.path().into(), ..Settings::default() };
    TestHouse::with_content(settings, &ground.place, &ground.options()).await
}

async fn work(house: &TestHouse) -> WorkId {
    let mut change = house.house.stores.content.change().await.unwrap();
    let (work, _) = works::begin(&mut change, &FormKey::fresh(), "A work", "", &StaffId::from_store("sam"), NOON).await.unwrap();
    change.commit().await.unwrap();
    work
}

/// As the page does it, without its gate.
async fn publish(house: &TestHouse, work: &WorkId, path: &str, body: Option<&str>) -> i64 {
    let newest = publications::newest_edition(&house.house.stores.content).await.unwrap();
    let mut change = house.house.stores.content.change().await.unwrap();
    let texts = [ToPublish { path, body, follows: "" }];
    let edition = publications::publish(&mut change, work, &StaffId::from_store("sam"), &texts, newest, NOON).await.unwrap().unwrap();
    change.commit().await.unwrap();
    shelf::publish(&house.house).await.unwrap();
    edition
}

fn page(n: usize) -> String {
    format!("---\ntitle: About\n---\nPublication number {n}.\n")
}

/// Readers ask all the time while `n` texts are published one after the other.
async fn while_people_read(n: usize) {
    on_fresh_ground(async |ground| {
        let content = folder();
        let house = server(ground, &content).await;
        let work = work(&house).await;
        let (over, asked, failed) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let mut readers = Vec::new();
        for path in [READERS, "/en/about/other", "/fr/about/about", "/en/learn"] {
            let (mut reader, over, asked, failed) = (house.another_browser(), over.clone(), asked.clone(), failed.clone());
            readers.push(async move {
                while !over.load(Ordering::Relaxed) {
                    let answer = reader.get(path).await;
                    let fine = answer.status == StatusCode::OK
                        && (!path.ends_with("about/about") || answer.text().contains("Publication number") || answer.text().contains("As the folder"));
                    asked.fetch_add(1, Ordering::Relaxed);
                    failed.fetch_add(usize::from(!fine), Ordering::Relaxed);
                    tokio::task::yield_now().await;
                }
            });
        }
        let writer = async {
            let mut guest = house.another_browser();
            for number in 1..=n {
                publish(&house, &work, PAGE, Some(&page(number))).await;
                assert!(guest.get(READERS).await.text().contains(&format!("Publication number {number}.")), "at once on this server");
            }
            over.store(true, Ordering::Relaxed);
        };
        futures_join(writer, readers).await;
        let (asked, failed) = (asked.load(Ordering::Relaxed), failed.load(Ordering::Relaxed));
        assert!(asked >= n && failed == 0, "{}: {failed} of {asked} requests failed", ground.name);
        crate::proof::tell(&format!("publishing while people read on {}", ground.name), &format!("{n} publications, {asked} requests, {failed} failed"));
    })
    .await;
}

async fn futures_join(writer: impl Future<Output = ()>, readers: Vec<impl Future<Output = ()>>) {
    let readers = crate::storage::all_together(readers.into_iter());
    let mut both = (Box::pin(writer), Box::pin(readers), false, false);
    std::future::poll_fn(|context| {
        both.2 = both.2 || both.0.as_mut().poll(context).is_ready();
        both.3 = both.3 || both.1.as_mut().poll(context).is_ready();
        if both.2 && both.3 { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
}

#[tokio::test]
async fn no_reader_notices_that_something_is_published() {
    while_people_read(50).await;
}

/// The long form: `cargo test --features ssr --test product a_thousand_publications -- --ignored --nocapture`
#[tokio::test]
#[ignore = "takes minutes"]
async fn a_thousand_publications_and_no_failed_request() {
    while_people_read(1_000).await;
}

#[tokio::test]
async fn what_is_published_at_one_server_is_read_at_the_other_and_after_a_restart() {
    on_fresh_ground(async |ground| {
        let content = folder();
        let (here, mut there) = (server(ground, &content).await, server(ground, &content).await);
        let fresh = tokio::spawn(shelf::keep_fresh(there.house.clone(), shelf::look(content.path())));
        let work = work(&here).await;
        publish(&here, &work, PAGE, Some(&page(7))).await;
        let mut seen = false;
        for _ in 0..300 {
            seen = there.get(READERS).await.text().contains("Publication number 7.");
            if seen {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        fresh.abort();
        assert!(seen, "{}: the other server looks every two seconds", ground.name);
        assert!(server(ground, &content).await.get(READERS).await.text().contains("Publication number 7."), "also after a restart");
    })
    .await;
}

/// Neither the last good text nor a folder that cannot be read for a moment brings back what was taken away.
#[tokio::test]
async fn what_was_taken_away_stays_away() {
    on_fresh_ground(async |ground| {
        let content = folder();
        let mut here = server(ground, &content).await;
        assert!(here.get(READERS).await.text().contains("As the folder has it."));
        let work = work(&here).await;
        publish(&here, &work, PAGE, None).await;
        assert_eq!(here.get(READERS).await.status, StatusCode::NOT_FOUND);
        assert_eq!(here.get("/en/about/other").await.status, StatusCode::OK);
        let aside = content.path().with_extension("aside");
        std::fs::rename(content.path(), &aside).unwrap();
        shelf::publish(&here.house).await.unwrap();
        assert_eq!(here.get(READERS).await.status, StatusCode::NOT_FOUND, "while the folder is away");
        assert_eq!(here.get("/en/about/other").await.status, StatusCode::OK, "and the others are served as they last were");
        std::fs::rename(&aside, content.path()).unwrap();
        publish(&here, &work, PAGE, Some(&page(2))).await;
        assert!(here.get(READERS).await.text().contains("Publication number 2."), "published once more");
    })
    .await;
}

/// A text with an error that came past the gate (an older program, a hand in the database): readers keep the last good one.
#[tokio::test]
async fn a_broken_publication_never_takes_a_page_away() {
    on_fresh_ground(async |ground| {
        let content = folder();
        let mut here = server(ground, &content).await;
        let work = work(&here).await;
        publish(&here, &work, PAGE, Some(&page(1))).await;
        publish(&here, &work, PAGE, Some("no facts at all")).await;
        let answer = here.get(READERS).await;
        assert!(answer.status == StatusCode::OK && answer.text().contains("Publication number 1."), "{}", answer.text());
    })
    .await;
}
