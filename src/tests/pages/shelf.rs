//! Authors at work while people read: a file that breaks is served as it last was good, also after a restart; a lesson that is renamed
//! keeps what people did in it; and with no content at all there is still help.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use axum::http::StatusCode;
use doorstep::{
    http::{settings::Settings, shelf},
    storage::{Options, Where},
};

use crate::house::{NOON, TestHouse};

const FOLDER: &str = "courses/digital-doorways/03-accounts-and-passwords";
const MODULE: &str = "/en/learn/digital-doorways/accounts-and-passwords";
const LESSON: &str = "/en/learn/digital-doorways/accounts-and-passwords/lock-your-screen";

/// The shipped content in a folder of its own.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}

/// Content that a test may change, and where the database is.
pub(super) struct Desk {
    pub folder: tempfile::TempDir,
}

impl Desk {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &folder.path().join("content"));
        std::fs::create_dir(folder.path().join("data")).unwrap();
        Self { folder }
    }

    pub fn content(&self) -> PathBuf {
        self.folder.path().join("content")
    }

    fn file(&self, name: &str) -> PathBuf {
        self.content().join(FOLDER).join(name)
    }

    /// A server that starts on what lies there.
    async fn start(&self) -> TestHouse {
        let data = self.folder.path().join("data");
        let settings = Settings { content_folder: self.content(), data_folder: data.clone(), ..Settings::default() };
        let place = Where::SqliteFolder(data);
        TestHouse::with_content(settings, &place, &Options::at(NOON)).await
    }
}

async fn until(house: &mut TestHouse, path: &str, shows: &str) -> bool {
    for _ in 0..900 {
        if house.get(path).await.text().contains(shows) {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    false
}

#[tokio::test]
async fn a_file_that_breaks_is_served_as_it_last_was_good() {
    let desk = Desk::new();
    let file = desk.file("40-lock-your-screen.md");
    let good = std::fs::read_to_string(&file).unwrap();
    let seen = shelf::look(&desk.content());
    let mut house = desk.start().await;
    let fresh = tokio::spawn(shelf::keep_fresh(house.house.clone(), seen));

    let mended = good.replacen("title: ", "title: Zqfirst ", 1);
    std::fs::write(&file, &mended).unwrap();
    assert!(until(&mut house, LESSON, "Zqfirst").await, "what an author saves is there");
    std::fs::write(&file, mended.replacen("minutes: ", "minutes: zq", 1).replace("Zqfirst", "Zqbroken")).unwrap();
    std::fs::write(
        desk.file("10-what-an-account-is.md"),
        std::fs::read_to_string(desk.file("10-what-an-account-is.md")).unwrap().replacen("title: ", "title: Zqother ", 1),
    )
    .unwrap();
    assert!(until(&mut house, &format!("{MODULE}/what-an-account-is"), "Zqother").await, "the folder was read again");
    let page = house.get(LESSON).await;
    assert!(page.status == StatusCode::OK && page.text().contains("Zqfirst") && !page.text().contains("Zqbroken"), "the last good text");
    fresh.abort();

    let mut again = desk.start().await;
    let page = again.get(LESSON).await;
    assert!(page.text().contains("Zqfirst") && !page.text().contains("Zqbroken"), "also after a restart");
    // Saved while the second server starts: seen all the same.
    let seen = shelf::look(&desk.content());
    std::fs::write(&file, good.replacen("title: ", "title: Zqmended ", 1)).unwrap();
    let fresh = tokio::spawn(shelf::keep_fresh(again.house.clone(), seen));
    assert!(until(&mut again, LESSON, "Zqmended").await, "and mended");
    fresh.abort();
}

#[tokio::test]
async fn a_renamed_lesson_keeps_its_address_its_ticks_and_its_notes() {
    let desk = Desk::new();
    let mut house = desk.start().await;
    let card = house.join_with_card().await;
    let page = house.get(LESSON).await;
    let token = page.hidden("_form");
    house.post(LESSON, &[("_form", &token), ("do", "note"), ("note", "Zqnote of mine")]).await;
    let ticks = house.post(LESSON, &[("_form", &token), ("do", "ticks"), ("revision", &page.hidden("revision")), ("ticked", "0")]).await;
    assert_eq!(ticks.status, StatusCode::SEE_OTHER);
    house.post(LESSON, &[("_form", &token), ("do", "finish")]).await;
    let before = house.get(LESSON).await;
    let ticked = before.text().matches(" checked").count();
    assert!(before.text().contains("Zqnote of mine"));

    for (ending, old) in [("md", "40-lock-your-screen.md"), ("fr.md", "40-lock-your-screen.fr.md")] {
        let text = std::fs::read_to_string(desk.file(old)).unwrap();
        let text = if ending == "md" { text.replacen("version:", "formerly: [lock-your-screen]\nversion:", 1) } else { text };
        std::fs::write(desk.file(&format!("40-close-the-door.{ending}")), text).unwrap();
        std::fs::remove_file(desk.file(old)).unwrap();
    }
    // What links to it follows its file.
    for entry in std::fs::read_dir(desk.file("")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "md") {
            let text = std::fs::read_to_string(&path).unwrap();
            std::fs::write(&path, text.replace("40-lock-your-screen.md", "40-close-the-door.md")).unwrap();
        }
    }
    let mut house = desk.start().await;
    house.post("/en/open", &[("whose", "shared"), ("words", &card)]).await;
    let old = house.get(LESSON).await;
    assert_eq!((old.status, old.location()), (StatusCode::PERMANENT_REDIRECT, "/en/learn/digital-doorways/accounts-and-passwords/close-the-door"));
    let new = house.get(old.location()).await;
    assert!(new.text().contains("Zqnote of mine"), "the note is where it was written");
    assert_eq!(new.text().matches(" checked").count(), ticked, "and so are the ticks");
    let notes = house.get("/en/me/notes").await;
    assert!(notes.text().contains("close-the-door"), "my notes lead to the new address");
}

#[tokio::test]
async fn without_any_content_there_is_still_help() {
    let empty = tempfile::tempdir().unwrap();
    let mut house = TestHouse::with(Settings { content_folder: empty.path().into(), ..Settings::default() }).await;
    for path in ["/en/help", "/fr/help"] {
        let page = house.get(path).await;
        assert!(page.status == StatusCode::OK && page.text().contains("tel:988") && page.text().contains("tel:911"), "{path}: {}", page.status);
    }
    for path in ["/en", "/en/learn", "/fr/learn", LESSON, "/en/train", "/en/glossary", "/en/skills-check", "/en/map"] {
        let page = house.get(path).await;
        assert!(!page.status.is_server_error() && page.text().contains("/help\""), "{path}: {}", page.status);
    }
}
