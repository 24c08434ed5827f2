//! More than five hundred hostile pieces in every place where somebody's words are shown again: authors' texts, names, notes, reports,
//! searches, addresses. A page must keep its bones whatever the words are.

use std::{fs, path::Path};

use axum::http::StatusCode;
use doorstep::{
    domain::roles::Role,
    http::{body::encode, settings::Settings},
};

use super::{
    markup::{bones, dangers},
    people::{PASSPHRASE, employ, staff},
    vectors::made,
};
use crate::house::{Answer, TestHouse};

const LESSON: &str = "/en/learn/digital-doorways/accounts-and-passwords/lock-your-screen";
const PLAIN: &str = "zzqq plain words";

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        match entry.path().is_dir() {
            true => copy(&entry.path(), &to.join(entry.file_name())),
            false => drop(fs::copy(entry.path(), to.join(entry.file_name())).unwrap()),
        }
    }
}

fn assert_harmless(what: &str, page: &Answer) {
    let found = dangers(page.text());
    assert!(found.is_empty(), "{what}: {found:?}");
}

/// each piece as the title and the text of a page, by somebody who may write.
#[tokio::test]
async fn an_author_who_means_harm_writes_only_words() {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("content");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &content);
    let pieces = made();
    for (n, piece) in pieces.iter().enumerate() {
        let title = serde_json::to_string(&piece.replace('\u{1}', "")).unwrap();
        let facts = format!("---\ntitle: {title}\nversion: 1\n---\n");
        fs::write(content.join(format!("pages/v{n}.md")), format!("{facts}Before.\n\n{piece}\n\nAfter.\n")).unwrap();
        // For pieces that a text may not even have, as a link to a strange scheme.
        fs::write(content.join(format!("pages/t{n}.md")), format!("{facts}Plain.\n")).unwrap();
    }
    let mut house = TestHouse::with(Settings { content_folder: content, ..Settings::default() }).await;
    let (mut texts, mut titles) = (0, 0);
    for (n, piece) in pieces.iter().enumerate() {
        let (text, title) = (house.get(&format!("/en/about/v{n}")).await, house.get(&format!("/en/about/t{n}")).await);
        for page in [&text, &title] {
            assert_harmless(piece, page);
            assert!(page.status == StatusCode::OK || page.status == StatusCode::NOT_FOUND, "{piece}: {}", page.status);
        }
        texts += usize::from(text.status == StatusCode::OK);
        titles += usize::from(title.status == StatusCode::OK);
    }
    crate::proof::tell("hostile pieces in process", &format!("{} as text or title, 0 could run", pieces.len()));
    assert!(texts >= 450 && titles == pieces.len(), "{texts} texts and {titles} titles of {}", pieces.len());
}

/// searches, ways back, reports about a page, unknown addresses: words of an address or a form that come back at once.
#[tokio::test]
async fn words_that_come_back_at_once_are_only_words() {
    let mut house = TestHouse::new().await;
    let long = "x".repeat(2100);
    let plain = encode(PLAIN);
    let echoes = ["/en/report?page=", "/en/open?back=/", "/en/display?back=/", "/en/staff/sign-in?back=/", "/en/about/"];
    let mut wanted = Vec::new();
    for path in echoes {
        wanted.push(bones(house.get(&format!("{path}{plain}")).await.text()));
    }
    let forms = [
        ("/en/report", vec![("page", PLAIN), ("words", &long)]),
        ("/en/staff/sign-in", vec![("name", PLAIN), ("passphrase", "not it, surely not")]),
        ("/en/staff/join", vec![("sign-in-name", PLAIN), ("code", PLAIN), ("passphrase", "short"), ("again", PLAIN)]),
        ("/en/open", vec![("whose", "shared"), ("words", PLAIN)]),
    ];
    let mut wanted_of_forms = Vec::new();
    for (path, fields) in &forms {
        wanted_of_forms.push(bones(house.post(path, fields).await.text()));
    }
    for (n, piece) in made().iter().enumerate() {
        // A search that finds something shows it; everything else keeps its bones to the letter.
        let found = house.get(&format!("/en/search?q={}", encode(piece))).await;
        assert_harmless(piece, &found);
        let place = n % echoes.len();
        let page = house.get(&format!("{}{}", echoes[place], encode(piece))).await;
        assert_harmless(piece, &page);
        assert_eq!(bones(page.text()), wanted[place], "{}: {piece}", echoes[place]);
        for place in 0..forms.len() {
            // Hashing takes time: the two doors with a passphrase hear one in twenty.
            if place % 3 != 0 && n % 20 != 0 {
                continue;
            }
            let words = format!("{piece}{long}");
            let swap = |value: &'_ str| {
                if value == PLAIN {
                    piece.clone()
                } else if value == long {
                    words.clone()
                } else {
                    value.to_owned()
                }
            };
            let typed: Vec<(&str, String)> = forms[place].1.iter().map(|(name, value)| (*name, swap(value))).collect();
            let typed: Vec<(&str, &str)> = typed.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let page = house.post(forms[place].0, &typed).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{} {piece}", forms[place].0);
            assert_harmless(piece, &page);
            assert_eq!(bones(page.text()), wanted_of_forms[place], "{}: {piece}", forms[place].0);
        }
    }
}

/// what is stored and shown again: notes, also when the session ended while they were typed, and the names of colleagues.
#[tokio::test]
async fn words_that_are_kept_are_only_words() {
    let mut house = TestHouse::new().await;
    house.join().await;
    let token = house.get(LESSON).await.hidden("_form");
    let pieces = made();
    for batch in pieces.chunks(30) {
        let note = batch.join("\n");
        assert!(note.chars().count() < 4000, "{}", note.len());
        // The same lines with plain words on them, to compare with.
        let twin: Vec<&str> = note.split('\n').map(|line| if line.trim().is_empty() { "" } else { PLAIN }).collect();
        let mut wanted = Vec::new();
        for words in [&twin.join("\n"), &note] {
            let kept = house.post(LESSON, &[("_form", &token), ("do", "note"), ("note", words)]).await;
            assert_eq!(kept.status, StatusCode::SEE_OTHER);
            let pages = [house.get(LESSON).await, house.get("/en/me/notes").await];
            pages.iter().for_each(|page| assert_harmless(words, page));
            wanted.push(pages.map(|page| bones(page.text())));
        }
        assert!(wanted[0] == wanted[1], "a note changes the page: {note}");
    }
    // A colleague whose names are hostile, on the page of whoever runs the site.
    staff(&mut house, "admin", &[Role::Administrator]).await;
    let people = |text: &str| bones(text).iter().filter(|bone| !bone.starts_with("li ") && !bone.starts_with("input") && !bone.starts_with("form")).count();
    employ(&house, PLAIN, PASSPHRASE, &[Role::Clinician]).await;
    let one = people(house.get("/en/staff/people").await.text());
    employ(&house, "another", PASSPHRASE, &[Role::Clinician]).await;
    let step = people(house.get("/en/staff/people").await.text()) - one;
    let token = house.get("/en/staff/people").await.hidden("_form");
    let seed = house.get("/en/staff/people").await.hidden("seed");
    let mut colleagues = 0;
    for (n, piece) in pieces.iter().enumerate().filter(|(n, _)| n % 25 == 0) {
        let short: String = piece.chars().filter(|c| !c.is_control()).take(60).collect();
        let added = house
            .post(
                "/en/staff/people",
                &[("_form", &token), ("seed", &seed), ("role", "clinician"), ("sign-in-name", &format!("v{n}")), ("display-name", &short)],
            )
            .await;
        assert_harmless(piece, &added);
        colleagues += usize::from(added.status == StatusCode::OK);
    }
    let page = house.get("/en/staff/people").await;
    assert_harmless("people", &page);
    assert_eq!(people(page.text()), one + step * (colleagues + 1), "{colleagues} colleagues");
    assert!(colleagues > 15, "{colleagues}");
}
