//! Word files as people send them, and files that only call themselves so.
//!
//! The five files of `src/tests/word_files` are made by `xtask/reference/make_word_files.py`; beside each stands what has to come of it.

use std::io::{Cursor, Read, Write};

use proptest::prelude::*;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::{
    content::word_import::{self, Imported, Loss, Refused},
    domain::tree::{self, Located, Node},
};

macro_rules! files {
    ($($name:literal),*) => { [$(($name, include_bytes!(concat!("../../tests/word_files/", $name, ".docx")).as_slice(), include_str!(concat!("../../tests/word_files/", $name, ".md")))),*] };
}

const FILES: [(&str, &[u8], &str); 5] = files!["handout", "plan-fr", "notes", "tracked", "pictures"];

fn file(name: &str) -> &'static [u8] {
    FILES.iter().find(|(other, ..)| *other == name).map(|(_, bytes, _)| *bytes).expect("one of the five")
}

fn imported(name: &str) -> Imported {
    word_import::read(file(name)).expect("a Word file")
}

#[test]
fn five_files_become_what_stands_beside_them() {
    for (name, bytes, expected) in FILES {
        let read = word_import::read(bytes).expect("a Word file");
        let whole = format!("# {}\n\n{}", read.title.unwrap_or_default(), read.markdown);
        if std::env::var_os("WRITE_SNAPSHOTS").is_some() {
            let path = format!("{}/src/tests/word_files/{name}.md", env!("CARGO_MANIFEST_DIR"));
            std::fs::write(path, &whole).expect("written");
        } else {
            assert_eq!(whole, expected, "{name}: WRITE_SNAPSHOTS=1 writes it anew");
        }
    }
}

#[test]
fn what_was_left_out_or_guessed_is_said() {
    let said = |name| imported(name).losses.iter().map(|(loss, times)| (loss.code(), times)).collect::<Vec<_>>();
    assert_eq!(said("handout"), [("links", 1)], "a mail address");
    assert_eq!(said("plan-fr"), [("headers-and-footers", 2), ("guessed-headings", 2), ("guessed-lists", 3)]);
    assert_eq!(said("notes"), [("links", 1), ("notes", 2)], "a link without a lock");
    assert_eq!(said("tracked"), [("text-boxes", 1), ("comments", 1), ("deleted-words", 1), ("hidden-words", 1), ("formulas", 1)]);
    assert_eq!(said("pictures"), [("pictures", 1), ("pictures-without-words", 1), ("merged-cells", 1), ("inner-tables", 1), ("deep-headings", 1)]);
    for loss in Loss::ALL {
        assert!(loss.code().chars().all(|c| c.is_ascii_lowercase() || c == '-'));
    }
}

#[test]
fn pictures_come_with_their_words_and_nothing_tells_who_wrote() {
    let pictures = imported("pictures").pictures;
    let about: Vec<_> = pictures.iter().map(|picture| (picture.alt.as_str(), picture.bytes.starts_with(b"\x89PNG"))).collect();
    assert_eq!(about, [("A phone with three questions on its screen.", true), ("", true)]);
    // The author of the file's properties, of a change, and of a comment.
    let mut whole = String::new();
    ZipArchive::new(Cursor::new(file("handout"))).expect("a zip").by_name("docProps/core.xml").expect("properties").read_to_string(&mut whole).expect("text");
    assert!(whole.contains("Somebody Private"), "the file does name its author");
    assert!(!format!("{:?}", imported("handout")).contains("Somebody Private"));
    let tracked = imported("tracked").markdown;
    assert!(!tracked.contains("Or two?") && !tracked.contains("budget") && !tracked.contains("Monday"), "{tracked}");
}

/// A character of the file is that character on the page, whatever Markdown would make of it.
#[test]
fn signs_of_markdown_stay_signs() {
    let read = imported("tracked");
    let words: Vec<String> = tree::read(&read.markdown, 1).expect("a text").iter().map(words).collect();
    for line in [
        "1. A line that looks like an item",
        "# A line that looks like a heading",
        "* and a star, a_name_with_lines, <b>no bold</b> & [no link](x)",
        "+ plus",
        "--- dashes",
    ] {
        assert!(words.iter().any(|paragraph| paragraph == line), "{line:?} is not among {words:#?}");
    }
}

fn words(block: &Located) -> String {
    match &block.node {
        Node::Paragraph(spans) | Node::Heading(_, spans) => tree::plain(spans),
        Node::Quote(inner) => inner.iter().map(words).collect::<Vec<_>>().join(" "),
        Node::List(_, items) => items.iter().flat_map(|item| item.nodes.iter().map(words)).collect::<Vec<_>>().join(" "),
        Node::Table { head, rows } => head.iter().chain(rows.iter().flatten()).map(|cell| tree::plain(cell)).collect::<Vec<_>>().join(" "),
        Node::Code(text) | Node::Html(text) => text.clone(),
        Node::Rule(_) => String::new(),
    }
}

/// A file with this body and nothing else.
fn made(body: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        ("_rels/.rels", r#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#.to_owned()),
        ("word/document.xml", format!(r#"<w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#)),
    ];
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("its text");
    }
    zip.finish().expect("a file").into_inner()
}

fn paragraph(words: &str) -> String {
    let escaped = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{escaped}</w:t></w:r></w:p>"#)
}

#[test]
fn what_is_no_word_file_is_refused_in_words_of_its_kind() {
    let refused = |bytes: &[u8]| word_import::read(bytes).err();
    assert_eq!(refused(b""), Some(Refused::NotWord));
    assert_eq!(refused(b"%PDF-1.7"), Some(Refused::NotWord));
    assert_eq!(refused(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), Some(Refused::OldOrLocked));
    assert_eq!(refused(b"PK\x03\x04 and nothing"), Some(Refused::Broken));
    assert_eq!(refused(&made("")), Some(Refused::Empty));
    assert_eq!(refused(&made("<w:p>")), Some(Refused::Broken));
    let cut = &file("handout")[..20_000];
    assert_eq!(refused(cut), Some(Refused::Broken), "half of a file");
    let bomb = made(&paragraph(&"a".repeat(50 * 1024 * 1024)));
    assert!(bomb.len() < 100_000);
    assert_eq!(refused(&bomb), Some(Refused::TooLarge));
    assert_eq!(refused(&made(&"<w:tbl><w:tr><w:tc>".repeat(1_000))), Some(Refused::Broken));
    let mut other = ZipWriter::new(Cursor::new(Vec::new()));
    other.start_file("xl/workbook.xml", SimpleFileOptions::default()).expect("a part");
    assert_eq!(refused(&other.finish().expect("a zip").into_inner()), Some(Refused::NotWord));
}

/// A few kilobytes that name one thing thousands of times: none of them takes more memory than it may (trust A-15).
#[test]
fn what_grows_by_being_named_often_is_refused() {
    let refused = |body: &str| word_import::read(&made(body)).err();
    let cell = "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>";
    let row = format!("<w:tr>{cell}</w:tr>");
    let wide = format!("<w:tbl><w:tr>{}</w:tr>{}</w:tbl>", cell.repeat(9_000), row.repeat(9_000));
    assert_eq!(refused(&wide), Some(Refused::TooLarge), "81 million cells");
    let spans = r#"<w:tc><w:tcPr><w:gridSpan w:val="60"/></w:tcPr><w:p/></w:tc>"#.repeat(20);
    assert_eq!(refused(&format!("<w:tbl><w:tr>{spans}</w:tr></w:tbl>")), Some(Refused::TooLarge));
    assert_eq!(refused(&format!("<w:tbl>{}</w:tbl>", row.repeat(90_000))), Some(Refused::TooLarge), "rows");
    assert_eq!(refused(&format!("<w:p>{}</w:p>", "<w:r><w:t>a</w:t></w:r>".repeat(300_000))), Some(Refused::TooLarge), "stretches of text");
    assert!(refused(&format!("<w:tbl>{}</w:tbl>", row.repeat(400))).is_none(), "a long table is only long");
}

fn cases() -> ProptestConfig {
    ProptestConfig::with_cases(std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(96))
}

proptest! {
    #![proptest_config(cases())]

    /// Whatever somebody typed into Word, a reader reads the same letters.
    #[test]
    fn every_word_arrives(typed in "[ -~éà«»’\u{a0}]{1,60}") {
        let read = word_import::read(&made(&format!("{}{}", paragraph("Begin."), paragraph(&typed))));
        if typed.trim().is_empty() {
            return Ok(());
        }
        let read = read.expect("a file");
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let found: String = tree::read(&read.markdown, 1).expect("a text").iter().map(words).collect();
        prop_assert_eq!(letters(&found), letters(&format!("Begin.{typed}")), "{}", read.markdown);
    }

    /// No bytes stop the program.
    #[test]
    fn a_broken_file_is_refused_and_nothing_else(at in 0_usize..37_000, with in any::<[u8; 8]>(), which in 0_usize..5) {
        let mut bytes = FILES[which].1.to_vec();
        let at = at % (bytes.len() - with.len());
        bytes[at..at + with.len()].copy_from_slice(&with);
        let _ = word_import::read(&bytes);
    }

    #[test]
    fn no_body_stops_the_program(body in "(<w:(p|r|t|tbl|tr|tc|del|ins|fldChar|drawing|pict|sdt)( w:val=\"[0-9a-z]{0,4}\")?/?>|</w:(p|r|t|tbl|tr|tc)>|[a-z*_#|&;]{0,5}){0,24}") {
        let _ = word_import::read(&made(&body));
    }
}
