//! A lesson from a Word file, through the page: chosen, read, looked at, begun once. What is no Word file is refused with the way out.

use axum::http::StatusCode;
use doorstep::{domain::roles::Role, http::body::encode};

use super::observing::{Person, person};
use crate::house::{Answer, TestHouse};

const PAGE: &str = "/en/author/word";
const FOLDER: &str = "courses/digital-doorways/03-accounts-and-passwords/";
const HANDOUT: &[u8] = include_bytes!("../word_files/handout.docx");
const TRACKED: &[u8] = include_bytes!("../word_files/tracked.docx");

async fn send(who: &mut Person, locale: &str, file: &[u8]) -> Answer {
    let at = PAGE.replace("/en/", &format!("/{locale}/"));
    let token = who.browser.get(&format!("{at}?folder={}", encode(FOLDER))).await.hidden("_form");
    let field = |name: &str, value: &str| format!("--xyz\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    let head = "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.docx\"\r\nContent-Type: application/octet-stream\r\n\r\n";
    let fields = [field("_form", &token), field("do", "read"), field("folder", FOLDER)].concat();
    who.browser.post_as(&at, "multipart/form-data; boundary=xyz", [fields.as_bytes(), head.as_bytes(), file, b"\r\n--xyz--\r\n"].concat()).await
}

fn body_of(page: &Answer) -> String {
    let (_, rest) = page.text().split_once("<textarea id=\"body\"").expect("a text");
    let (_, rest) = rest.split_once('>').unwrap();
    rest.split_once("</textarea>").unwrap().0.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[tokio::test]
async fn a_word_file_becomes_a_draft_after_it_was_looked_at() {
    let house = TestHouse::new().await;
    let mut sam = person(&house, "sam", &[Role::Author]).await;
    let module = sam.browser.get("/en/author/texts/digital-doorways/accounts-and-passwords").await;
    assert!(module.text().contains(&format!("/en/author/word?folder={}", encode(FOLDER))), "the module leads there: {}", module.text());
    let look = send(&mut sam, "en", HANDOUT).await;
    assert_eq!(look.status, StatusCode::OK, "{}", look.text());
    assert!(look.text().contains("1 link was left out") && look.text().contains("value=\"Keep your phone to yourself\""), "{}", look.text());
    assert!(!sam.browser.get("/en/author/work").await.text().contains("Keep your phone"), "nothing is kept before it was looked at");

    let (token, key, body) = (look.hidden("_form"), look.hidden("key"), body_of(&look));
    let fields = |name: &'static str| {
        [("_form", token.clone()), ("do", "begin".into()), ("folder", FOLDER.into()), ("key", key.clone()), ("name", name.to_owned()), ("body", body.clone())]
    };
    let post = |fields: [(&'static str, String); 6]| fields.map(|(name, value)| (name, value));
    let bare = post(fields(" "));
    let bare = sam.browser.post(PAGE, &bare.iter().map(|(n, v)| (*n, v.as_str())).collect::<Vec<_>>()).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(body_of(&bare).trim(), body.trim(), "the text stays where a title is missing");

    let whole = post(fields("Keep your phone to yourself"));
    let whole: Vec<_> = whole.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let (once, twice) = (sam.browser.post(PAGE, &whole).await, sam.browser.post(PAGE, &whole).await);
    assert_eq!(once.location(), twice.location(), "sent twice, begun once");
    let draft = sam.browser.get(once.location()).await;
    let text = body_of(&draft);
    assert!(text.starts_with("---\ntitle: \"Keep your phone to yourself\"\n") && text.contains("\n---\nA locked phone keeps your **texts**"), "{text}");
    assert!(text.contains("1. Open Settings.\n2. Look for Lock screen."), "{text}");
    let check = sam.browser.get(&once.location().replace("done=begun", "done=checked")).await;
    assert!(!check.text().contains("The top of the file"), "its facts are read");
}

#[tokio::test]
async fn what_was_left_out_is_said_in_both_languages() {
    let house = TestHouse::new().await;
    let mut sam = person(&house, "sam", &[Role::Author]).await;
    for (locale, words) in [
        ("en", ["1 comment was left out", "1 text box stands after", "hidden words were left out"]),
        ("fr", ["1 commentaire n’a", "1 zone de texte suit", "des mots masqués"]),
    ] {
        let look = send(&mut sam, locale, TRACKED).await;
        assert!(words.iter().all(|words| look.text().contains(words)), "{locale}: {}", look.text());
        assert!(!look.text().contains("Or two?") && !look.text().contains("budget"), "what was hidden stays hidden");
    }
}

#[tokio::test]
async fn what_is_no_word_file_is_refused_and_the_way_out_is_said() {
    let house = TestHouse::new().await;
    let mut sam = person(&house, "sam", &[Role::Author]).await;
    let long = [b"PK\x03\x04".as_slice(), &vec![b'x'; 100_000]].concat();
    for (file, words) in [
        (b"".as_slice(), "This is not a Word file"),
        (b"%PDF-1.7 words", "ends with .docx"),
        (&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0], "take the password away"),
        (&HANDOUT[..9_000], "The file is damaged"),
        (&long, "The file is damaged"),
    ] {
        let answer = send(&mut sam, "en", file).await;
        assert!(answer.status == StatusCode::UNPROCESSABLE_ENTITY && answer.text().contains(words), "{words}: {} {}", answer.status, answer.text());
    }
    assert_eq!(sam.browser.get(PAGE).await.location(), "/en/author/texts", "without a module, the list of them");
    for folder in ["courses/", "../", "courses/nobody/01-here/"] {
        assert_eq!(sam.browser.get(&format!("{PAGE}?folder={}", encode(folder))).await.status, StatusCode::NOT_FOUND, "{folder}");
    }
}
