//! What happens to a site's content in real life: half-copied folders, wrong encodings, bombs. Readers notice nothing.

use super::*;
use std::{fs, time::Instant};

#[test]
fn a_broken_file_is_served_as_it_last_was_good() {
    let last_good = small();
    let mut files = small();
    files.insert(LESSON_PATH, "---\ntitle: Lock\n");
    let assembled = assemble(&files, &last_good);
    assert_eq!(assembled.library.english.lesson("doors", "accounts", "lock").map(|at| at.lesson.title.as_str()), Some("Lock your screen"));
    assert!(said(&assembled, LESSON_PATH)[0].starts_with(":1: error: The facts at the top never end."));
    assert!(!assembled.good.contains(&LESSON_PATH.to_owned()));
    assert!(assembled.good.contains(&CHECK_PATH.to_owned()));
}

#[test]
fn without_a_last_good_text_the_module_keeps_the_rest() {
    let assembled = with(&[(LESSON_PATH, "no facts")]);
    let (_, module) = assembled.library.english.module("doors", "accounts").expect("the module");
    assert!(module.lessons.is_empty());
    assert!(module.check.is_some() && module.practices.len() == 1);
}

#[test]
fn links_to_a_broken_file_stay_links() {
    let assembled = with(&[(PRACTICE_PATH, "no facts")]);
    assert_eq!(said(&assembled, LESSON_PATH), Vec::<String>::new());
    assert!(assembled.library.english.lesson("doors", "accounts", "lock").is_some());
}

#[test]
fn an_empty_folder_still_has_help_lines() {
    let assembled = assemble(&Files::default(), &Files::default());
    assert!(assembled.library.english.courses.is_empty());
    assert!(assembled.library.help.region_or_default(None).is_some_and(|region| !region.lines.is_empty()));
    assert!(check::errors(&assembled) > 0);
}

#[test]
fn a_folder_in_the_middle_of_a_copy_is_served_as_it_was() {
    let shown = |files: &Files| assemble(files, &small()).library.english.lesson("doors", "accounts", "lock").is_some();
    let mut files = small();
    files.remove("courses/doors/03-accounts/module.md");
    assert!(shown(&files), "the module's first file is on its way");
    files.remove("courses/doors/course.md");
    assert!(shown(&files), "the course's, too");
    assert!(shown(&Files::read(std::path::Path::new("/nowhere/at/all"))), "the whole folder is away");
    let mut files = small();
    files.remove("help/regions.yaml");
    assert!(assemble(&files, &small()).library.help.region("ca-on").is_some());
    files.remove("courses/doors/03-accounts/practice-phone.md");
    assert!(shown(&files), "a link to a file that is on its way");
}

#[test]
fn every_file_cut_at_any_place_is_survived() {
    let whole = small();
    for (path, text) in whole.iter().filter(|(path, _)| path.ends_with(".md")) {
        for at in (0..text.len()).step_by(61).filter(|at| text.is_char_boundary(*at)) {
            let assembled = with(&[(path, &text[..at])]);
            assert!(!assembled.library.english.courses.is_empty(), "{path} cut at {at}");
        }
    }
}

#[test]
fn what_a_folder_can_hold() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir_all(at("pages")).expect("a folder");
    fs::write(at("pages/fine.md"), "\u{feff}---\r\ntitle: Fine\r\n---\r\nHello.\r\n").expect("a file");
    fs::write(at("pages/latin.md"), b"---\ntitle: Caf\xe9\n---\n").expect("a file");
    fs::write(at("pages/large.md"), "a".repeat(1024 * 1024 + 1)).expect("a file");
    fs::write(at("pages/.hidden.md"), "x").expect("a file");
    fs::write(at("pages/program.exe"), "x").expect("a file");
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/hostname", at("pages/link.md")).expect("a link");
    let files = Files::read(folder.path());
    assert_eq!(files.paths().collect::<Vec<_>>(), ["pages/fine.md"]);
    assert_eq!(files.get("pages/fine.md"), Some("---\ntitle: Fine\n---\nHello.\n"));
    let said: Vec<String> = files.problems.iter().map(|p| format!("{}:{}: {}", p.path, p.problem.line, p.problem.what)).collect();
    assert_eq!(
        said,
        [
            "pages/large.md:0: The file is larger than 1 MB",
            "pages/latin.md:2: A character here is not UTF-8",
            "pages/link.md:0: This is a link to another place"
        ]
        .into_iter()
        .filter(|l| cfg!(unix) || !l.contains("link"))
        .collect::<Vec<_>>()
    );
    let before = Files::fingerprint(folder.path());
    fs::write(at("pages/fine.md"), "---\ntitle: Other\n---\n").expect("a file");
    assert_ne!(before, Files::fingerprint(folder.path()));
    assert_eq!(Files::read(&at("nowhere")).problems.len(), 1);
}

#[test]
fn a_file_that_cannot_be_read_keeps_its_last_good_text() {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in small().iter() {
        let to = folder.path().join(path);
        fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
        fs::write(to, text).expect("a file");
    }
    fs::write(folder.path().join(LESSON_PATH), b"---\ntitle: \xff\n---\n").expect("a file");
    let assembled = assemble(&Files::read(folder.path()), &small());
    assert!(assembled.library.english.lesson("doors", "accounts", "lock").is_some());
    assert!(said(&assembled, LESSON_PATH)[0].starts_with(":2: error: A character here is not UTF-8."));
}

#[test]
fn too_many_files_are_refused_not_read() {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..5_010 {
        fs::write(folder.path().join(format!("{number}.md")), "").expect("a file");
    }
    let files = Files::read(folder.path());
    assert_eq!((files.len(), files.problems.len()), (5_000, 1));
}

#[test]
fn bombs_are_refused_at_once() {
    let bombs = [
        ">".repeat(100_000),
        "> ".repeat(100_000),
        "- ".repeat(90_000),
        "[".repeat(190_000),
        "[a](".repeat(45_000),
        "*a ".repeat(60_000),
        "**a*".repeat(45_000),
        "`".repeat(190_000),
        "![".repeat(90_000),
        "<!--".repeat(45_000),
        "\\".repeat(190_000),
        "&".repeat(190_000),
        "a\n> ".repeat(40_000),
        (0..20_000).map(|n| format!("[{n}]: a\n")).collect::<String>(),
        "|a".repeat(90_000) + "\n" + &"|-".repeat(90_000),
        (0..400).map(|n| " ".repeat(n) + "- a\n").collect::<String>(),
        "1) ".repeat(60_000),
        "x".repeat(1024 * 1024),
    ];
    for bomb in bombs {
        let started = Instant::now();
        let text = LESSON.replace("A locked", &format!("{bomb}\n\nA locked"));
        let assembled = with(&[(LESSON_PATH, &text)]);
        let took = started.elapsed();
        // In a debug build on a shared machine these take 0.1 s; what grows with the square takes a minute.
        assert!(took.as_secs() < 10, "{:?} took {took:?}", &bomb[..20]);
        assert!(!assembled.library.english.courses.is_empty());
    }
}
