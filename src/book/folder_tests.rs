#![allow(clippy::unwrap_used, reason = "a test fails by them")]

use super::*;

fn empty(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("book-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    folder
}

fn make(out: &Path, files: &[(&str, &str)]) -> Result<(), BookTrouble> {
    let mut making = Making::begin(out)?;
    for (path, text) in files {
        making.write(path, text.as_bytes())?;
    }
    making.finish()
}

fn names(folder: &Path) -> Vec<String> {
    let mut all: Vec<String> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    all.sort();
    all
}

#[test]
fn a_newer_book_takes_the_place_of_the_earlier_one_and_of_nothing_else() {
    let out = empty("again");
    make(&out, &[("index.html", "1"), ("en/old/a.html", "a"), ("en/b.html", "b")]).unwrap();
    fs::write(out.join("en/mine.txt"), "mine").unwrap();
    make(&out, &[("index.html", "2"), ("en/b.html", "b2")]).unwrap();
    assert_eq!(names(&out), [marker::FILE, "en", "index.html"]);
    assert_eq!(names(&out.join("en")), ["b.html", "mine.txt"]);
    assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "2");
    fs::remove_dir_all(&out).unwrap();
}

#[test]
fn what_no_book_wrote_is_never_touched() {
    let out = empty("foreign");
    fs::create_dir_all(&out).unwrap();
    fs::write(out.join("letter.txt"), "dear").unwrap();
    assert_eq!(make(&out, &[("index.html", "1")]).unwrap_err().code, 4);
    assert_eq!(names(&out), ["letter.txt"]);
    fs::remove_file(out.join("letter.txt")).unwrap();

    make(&out, &[("index.html", "1"), ("en/a.html", "a")]).unwrap();
    fs::write(out.join("en/a.html"), "my notes").unwrap();
    assert!(make(&out, &[("index.html", "2")]).unwrap_err().words.contains("was changed"));
    assert_eq!(fs::read_to_string(out.join("en/a.html")).unwrap(), "my notes");
    fs::write(out.join("en/a.html"), "a").unwrap();

    fs::write(out.join("en/new.html"), "mine").unwrap();
    assert!(make(&out, &[("index.html", "2"), ("en/new.html", "ours")]).unwrap_err().words.contains("in the way"));
    assert_eq!(fs::read_to_string(out.join("en/new.html")).unwrap(), "mine");
    assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "1", "the earlier book is whole");
    fs::remove_dir_all(&out).unwrap();
}

#[test]
fn a_folder_that_leads_elsewhere_is_not_followed() {
    let (out, elsewhere) = (empty("link"), empty("elsewhere"));
    make(&out, &[("index.html", "1"), ("en/a.html", "a")]).unwrap();
    fs::create_dir_all(&elsewhere).unwrap();
    fs::write(elsewhere.join("a.html"), "a").unwrap();
    fs::remove_dir_all(out.join("en")).unwrap();
    std::os::unix::fs::symlink(&elsewhere, out.join("en")).unwrap();
    assert!(make(&out, &[("index.html", "2"), ("en/a.html", "b")]).is_err());
    assert_eq!(fs::read_to_string(elsewhere.join("a.html")).unwrap(), "a");
    fs::remove_dir_all(&out).unwrap();
    fs::remove_dir_all(&elsewhere).unwrap();
}

#[test]
fn a_book_that_was_stopped_leaves_the_earlier_one_whole_or_nothing() {
    let out = empty("stopped");
    let mut making = Making::begin(&out).unwrap();
    making.write("index.html", b"half").unwrap();
    drop(making);
    assert!(names(&out).is_empty());
    make(&out, &[("index.html", "1")]).unwrap();
    // Killed: nothing tidied up after it.
    fs::create_dir_all(out.join(STAGING)).unwrap();
    fs::write(out.join(STAGING).join(OWNER), "4294967294").unwrap();
    fs::write(out.join(STAGING).join(COVER), "half").unwrap();
    assert_eq!(fs::read_to_string(out.join("index.html")).unwrap(), "1");
    make(&out, &[("index.html", "2")]).unwrap();
    assert_eq!(names(&out), [marker::FILE, "index.html"]);
    fs::remove_dir_all(&out).unwrap();
}
