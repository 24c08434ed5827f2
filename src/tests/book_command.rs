//! `doorstep book` as somebody types it: what it refuses, what it says, and that nothing half made looks like a book.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

use doorstep::{
    domain::site::Part,
    storage::{self, Options, Where, site_settings},
};

use crate::house::NOON;

fn empty(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("book-command-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// One small course in one language, in a folder without settings and without a database.
fn book(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_doorstep"));
    command.args(["book", "--course", "tools", "--language", "en", "--date", "2026-11-22", "--out"]).arg(folder.join("book"));
    command.arg("--content").arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("content")).arg("--data").arg(folder.join("data"));
    command.current_dir(folder).env_remove("DATABASE_URL").env_remove("CHROMIUM").env_remove("DOORSTEP_CHROMIUM");
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn ended(mut child: Child) -> Output {
    let began = Instant::now();
    while child.try_wait().unwrap().is_none() && began.elapsed() < Duration::from_secs(240) {
        std::thread::sleep(Duration::from_millis(50));
    }
    let _ = child.kill();
    child.wait_with_output().unwrap()
}

/// The exit code and everything that was said.
fn done(command: &mut Command) -> (Option<i32>, String) {
    let output = ended(command.spawn().unwrap());
    (output.status.code(), format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
}

/// A program in place of Chromium.
fn browser(folder: &Path, script: &str) -> PathBuf {
    let file = folder.join("browser.sh");
    fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    file
}

#[test]
fn a_book_is_made_made_again_and_told_in_one_line() {
    let folder = empty("made");
    let (code, said) = done(book(&folder).arg("--no-pdf"));
    assert_eq!(code, Some(0), "{said}");
    assert!(said.trim().lines().count() == 1 && said.contains(" files, ") && said.contains(" MB, ") && said.contains(" seconds."), "{said}");
    assert!(folder.join("book/en/tools/01-before-you-use.html").exists() && !folder.join("data").exists(), "a book needs no data folder");
    let first = fs::read(folder.join("book/doorstep-book.txt")).unwrap();
    let checked = Command::new("sha256sum").args(["--check", "--quiet", "doorstep-book.txt"]).current_dir(folder.join("book")).status().unwrap();
    assert!(checked.success(), "a copy can be held against its list");
    fs::write(folder.join("book/notes.txt"), "mine").unwrap();
    assert_eq!(done(book(&folder).arg("--no-pdf")).0, Some(0));
    assert_eq!(fs::read(folder.join("book/doorstep-book.txt")).unwrap(), first, "the same bytes");
    assert_eq!(fs::read_to_string(folder.join("book/notes.txt")).unwrap(), "mine");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn what_cannot_be_done_is_said_before_anything_is_written() {
    let folder = empty("refused");
    let refused = |more: &[&str], code: i32, words: &str| {
        let (found, said) = done(book(&folder).arg("--no-pdf").args(more));
        assert_eq!(found, Some(code), "{said}");
        assert!(said.contains(words), "{said}");
        assert!(!folder.join("book/index.html").exists());
    };
    refused(&["--course-of", "x"], 2, "--course-of");
    fs::create_dir_all(folder.join("book")).unwrap();
    fs::write(folder.join("book/letter.txt"), "dear").unwrap();
    refused(&[], 4, "is not empty");
    assert_eq!(fs::read_dir(folder.join("book")).unwrap().count(), 1);
    fs::remove_dir_all(folder.join("book")).unwrap();
    fs::write(folder.join("book"), "a file").unwrap();
    refused(&[], 4, "not a folder");
    fs::remove_file(folder.join("book")).unwrap();
    let (code, said) = done(book(&folder).args(["--chromium", "/nowhere/chromium"]));
    assert!(code == Some(2) && said.contains("/nowhere/chromium") && !folder.join("book").exists(), "{said}");

    let mut other = Command::new(env!("CARGO_BIN_EXE_doorstep"));
    other.args(["book", "--no-pdf", "--course", "cooking", "--out", "book"]).current_dir(&folder).stdout(Stdio::piped()).stderr(Stdio::piped());
    let (code, said) = done(other.arg("--content").arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("content")));
    assert!(code == Some(2) && said.contains("digital-doorways") && !folder.join("book").exists(), "{said}");
    let mut never = Command::new(env!("CARGO_BIN_EXE_doorstep"));
    never.args(["book", "--no-pdf", "--date", "soon", "--out", "book"]).current_dir(&folder).stdout(Stdio::piped()).stderr(Stdio::piped());
    let (code, said) = done(never.arg("--content").arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("content")));
    assert!(code == Some(2) && said.contains("2026-11-22") && !folder.join("book").exists(), "{said}");
    let mut gaps = Command::new(env!("CARGO_BIN_EXE_doorstep"));
    fs::create_dir_all(folder.join("texts/courses/one")).unwrap();
    fs::write(folder.join("texts/courses/one/course.md"), "---\ntitle: [\n").unwrap();
    gaps.args(["book", "--no-pdf", "--out", "book", "--content", "texts"]).current_dir(&folder).stdout(Stdio::piped()).stderr(Stdio::piped());
    let (code, said) = done(&mut gaps);
    assert!(code == Some(1) && said.contains("content check") && !folder.join("book").exists(), "{said}");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn without_a_browser_and_with_one_that_breaks_there_are_pages() {
    let folder = empty("browser");
    let (code, said) = done(book(&folder).env("PATH", "/nowhere"));
    // A machine may have one in a usual place that is not on the path.
    if code != Some(0) {
        assert!(code == Some(5) && said.contains("No Chromium was found"), "{said}");
    }
    assert!(folder.join("book/index.html").exists());
    let broken = browser(&folder, "echo 'ERROR: no display' >&2; exit 1");
    let (code, said) = done(book(&folder).arg("--chromium").arg(&broken));
    assert!(code == Some(5) && said.contains("no display") && said.contains("files, "), "{said}");
    let start = fs::read_to_string(folder.join("book/en/index.html")).unwrap();
    assert!(!start.contains(".pdf\""), "only PDFs that are there are named");
    assert!(!folder.join("book/unfinished-book").exists());
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn stopped_by_hand_it_leaves_nothing_that_looks_whole() {
    let folder = empty("stopped");
    let slow = browser(&folder, "touch started; exec sleep 60");
    let child = book(&folder).arg("--chromium").arg(&slow).spawn().unwrap();
    let began = Instant::now();
    while !folder.join("started").exists() && began.elapsed() < Duration::from_secs(200) {
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(!folder.join("book/index.html").exists());
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = ended(child);
    assert_eq!(output.status.code(), Some(130));
    assert!(String::from_utf8_lossy(&output.stderr).contains("Stopped. No new book was made"));
    assert_eq!(fs::read_dir(folder.join("book")).unwrap().count(), 0);
    fs::remove_dir_all(&folder).unwrap();
}

/// A limit on the size of a file is met like a full disk.
#[test]
fn no_room_is_said_in_plain_words() {
    let folder = empty("full");
    let mut shell = Command::new("sh");
    let plain = book(&folder);
    shell.args(["-c", "trap '' XFSZ; ulimit -f 40; exec \"$0\" \"$@\""]).arg(plain.get_program()).args(plain.get_args()).arg("--no-pdf");
    shell.current_dir(&folder).stdout(Stdio::piped()).stderr(Stdio::piped());
    let (code, said) = done(&mut shell);
    assert!(code == Some(4) && said.contains("no room left"), "{said}");
    assert_eq!(fs::read_dir(folder.join("book")).unwrap().count(), 0);
    fs::remove_dir_all(&folder).unwrap();
}

#[tokio::test]
async fn the_hosts_own_lines_come_from_its_database() {
    let folder = empty("host");
    fs::create_dir_all(folder.join("data")).unwrap();
    let stores = storage::open(&Where::SqliteFolder(folder.join("data")), &Options::at(NOON)).await.unwrap();
    let mut change = stores.content.change().await.unwrap();
    let lines = [(Part::Name, "Maple College"), (Part::Region, "ca-on"), (Part::HelpCheckedOn, "2026-11-20"), (Part::HelpCheckedBy, "Front desk")];
    site_settings::set(&mut change, &lines, 0, NOON).await.unwrap();
    change.commit().await.unwrap();
    stores.close().await;
    let (code, said) = done(book(&folder).arg("--no-pdf"));
    assert_eq!(code, Some(0), "{said}");
    let page = |path: &str| fs::read_to_string(folder.join("book").join(path)).unwrap();
    assert!(page("en/index.html").contains("Maple College"));
    assert!(page("en/help.html").contains("Front desk"), "{said}");
    fs::remove_dir_all(&folder).unwrap();
}
