//! Describing prior learning and deciding about it, through the pages: approved for a level, given back, declined, by whom it was sent to.

use axum::http::StatusCode;
use doorstep::{
    domain::roles::Role,
    storage::{evidence, results},
    train::replay,
};

use super::{
    observing::{Person, person},
    train::send,
};
use crate::house::{Answer, TestHouse};

const PAGE: &str = "/en/train/record/cc-4.1/prior";
const RECORD: &str = "/en/train/record/cc-4.1";
const LIST: &str = "/en/staff/observe";
const LEARNED: &str = "I opened forty visits in a telehealth clinic & <b>checked</b> each one.";
const WHOLE: [(&str, &str); 5] =
    [("learned", LEARNED), ("place", "A clinic up north"), ("period", "Spring 2024"), ("duration", "Two days"), ("level", "proficient")];

/// An administrator has named kim, so that somebody may decide; lee mentors and may not.
async fn people() -> (TestHouse, Person, Person, Person) {
    let house = TestHouse::new().await;
    let mut ana = person(&house, "ana", &[Role::Administrator]).await;
    let kim = person(&house, "kim", &[Role::Mentor]).await;
    let lee = person(&house, "lee", &[Role::Mentor]).await;
    let sam = person(&house, "sam", &[Role::Clinician]).await;
    ana.name_for(kim.staff.id().as_str(), "cc-4.1").await;
    (house, kim, lee, sam)
}

async fn asks(sam: &mut Person, page: &Answer, what: &str, who: &str, words: &[(&str, &str)]) -> Answer {
    let mut fields = vec![("do", what), ("who", who)];
    fields.extend_from_slice(words);
    send(&mut sam.browser, page, PAGE, &fields).await
}

async fn waiting(kim: &mut Person) -> String {
    let list = kim.browser.get(LIST).await;
    assert_eq!(list.text().matches("/en/staff/prior/").count(), 1, "two clicks are one");
    format!("/en/staff/prior/{}", list.text().split("/en/staff/prior/").nth(1).unwrap().split('"').next().unwrap())
}

#[tokio::test]
async fn prior_learning_goes_to_somebody_who_may_sign_and_counts_when_it_is_approved() {
    let (house, mut kim, mut lee, mut sam) = people().await;
    assert!(sam.browser.get(RECORD).await.text().contains(&format!("href=\"{PAGE}\"")));
    let page = sam.browser.get(PAGE).await;
    assert!(page.text().contains("kim") && !page.text().contains(">lee<"), "only who may sign");
    let who = kim.staff.id().as_str().to_owned();
    let short = asks(&mut sam, &page, "send", &who, &[("learned", "Short & <b>."), ("place", "Here")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in [">Short &amp; &lt;b&gt;.</textarea>", "value=\"Here\"", "Write when it was.", "Write how long it took.", "Choose a level."] {
        assert!(short.text().contains(words), "{words}: {}", short.text());
    }
    for nobody in [sam.staff.id().as_str().to_owned(), lee.staff.id().as_str().to_owned()] {
        let refused = asks(&mut sam, &page, "send", &nobody, &WHOLE).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text().contains("Choose who decides."));
    }
    for _ in 0..2 {
        assert_eq!(asks(&mut sam, &page, "send", &who, &WHOLE).await.location(), format!("{PAGE}?done=sent"));
    }
    assert!(sam.browser.get(RECORD).await.text().contains("Not decided yet."));
    assert!(kim.browser.get("/en/staff/inbox").await.text().contains("sam asks you to look at prior learning."));
    let to = waiting(&mut kim).await;
    assert_eq!(lee.browser.get(&to).await.status, StatusCode::NOT_FOUND);
    let own = lee.browser.get("/en/train/record").await;
    assert_eq!(send(&mut lee.browser, &own, &to, &[("do", "approve"), ("level", "proficient"), ("comment", "Mine.")]).await.status, StatusCode::NOT_FOUND);
    let page = kim.browser.get(&to).await;
    assert!(page.text().contains("&lt;b&gt;checked&lt;/b&gt; each one.") && page.text().contains("Two days") && page.text().contains("No patient details."));
    for (level, comment) in [("", "Fits."), ("lead", "Fits."), ("proficient", "")] {
        let bare = send(&mut kim.browser, &page, &to, &[("do", "approve"), ("level", level), ("comment", comment)]).await;
        assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY, "{level} {comment}");
    }
    for _ in 0..2 {
        let done = send(&mut kim.browser, &page, &to, &[("do", "approve"), ("level", "proficient"), ("comment", "I saw the <i>paper</i>.")]).await;
        assert_eq!(done.location(), format!("{LIST}?done=approved"), "{}", done.text());
    }
    assert!(!kim.browser.get(&to).await.text().contains("each one."), "with whoever learned it again");
    let stores = &house.house.stores;
    let all = evidence::all(&stores.people, &sam.staff).await.unwrap();
    assert_eq!((all.len(), all[0].what.kind.as_str(), all[0].what.accepted), (1, "prior-learning", true));
    assert_eq!(results::latest(&stores.people, &sam.staff).await.unwrap()[0].level, "proficient");
    assert!(replay::all(stores).await.unwrap().is_well(), "and it can be made again");
    let record = sam.browser.get(RECORD).await;
    for words in
        ["Approved by", "kim, Mentor, on September 21, 2026", "I saw the &lt;i&gt;paper&lt;/i&gt;.", "A clinic up north", "Signed as a founding observer"]
    {
        assert!(record.text().contains(words), "{words}");
    }
    assert!(sam.browser.get("/fr/train/record/cc-4.1").await.text().contains("Approuvé par"));
}

#[tokio::test]
async fn prior_learning_comes_back_and_is_declined_with_words() {
    let (house, mut kim, _, mut sam) = people().await;
    let who = kim.staff.id().as_str().to_owned();
    let page = sam.browser.get(PAGE).await;
    asks(&mut sam, &page, "send", &who, &WHOLE).await;
    let to = waiting(&mut kim).await;
    let page = kim.browser.get(&to).await;
    for _ in 0..2 {
        let done = send(&mut kim.browser, &page, &to, &[("do", "return"), ("comment", "Which <i>clinic</i>?")]).await;
        assert_eq!(done.location(), format!("{LIST}?done=missing"), "{}", done.text());
    }
    let own = sam.browser.get(PAGE).await;
    assert!(own.text().contains("Which &lt;i&gt;clinic&lt;/i&gt;?") && own.text().contains("value=\"Two days\""));
    // Two windows: the second one keeps its words, and what the first one kept stands.
    let second = sam.browser.get(PAGE).await;
    assert_eq!(asks(&mut sam, &own, "send", &who, &WHOLE).await.location(), format!("{PAGE}?done=sent"));
    let late = asks(&mut sam, &second, "keep", "", &[("learned", "From the second window.")]).await;
    assert!(late.status == StatusCode::UNPROCESSABLE_ENTITY && late.text().contains("From the second window."), "{}", late.text());
    let page = kim.browser.get(&to).await;
    let done = send(&mut kim.browser, &page, &to, &[("do", "decline"), ("comment", "It is about the phone.")]).await;
    assert_eq!(done.location(), format!("{LIST}?done=declined"));
    let record = sam.browser.get("/fr/train/record/cc-4.1").await;
    assert!(record.text().contains("n’a pas approuvé vos acquis antérieurs"));
    let own = sam.browser.get(PAGE).await;
    assert!(own.text().contains("It is about the phone.") && evidence::all(&house.house.stores.people, &sam.staff).await.unwrap().is_empty());
    let item = own.hidden("item");
    assert_eq!(send(&mut sam.browser, &own, PAGE, &[("do", "delete"), ("item", &item)]).await.location(), PAGE);
    assert!(!sam.browser.get(PAGE).await.text().contains("It is about the phone."));
}

const FILE: &str = "/en/train/record/cc-4.1/prior/file";

/// The form with a file, as a browser sends it; `None`: no file was chosen, which a browser says by an empty one.
async fn put(sam: &mut Person, what: &str, file: Option<&[u8]>) -> Answer {
    let token = sam.browser.get(PAGE).await.hidden("_form");
    let field = |name: &str, value: &str| format!("--xyz\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    let head = "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../my name.pdf\"\r\nContent-Type: text/html\r\n\r\n";
    let fields = format!("{}{}{head}", field("_form", &token), field("do", what));
    let body = [fields.as_bytes(), file.unwrap_or_default(), b"\r\n--xyz--\r\n"].concat();
    sam.browser.post_as(FILE, "multipart/form-data; boundary=xyz", body).await
}

#[tokio::test]
async fn a_file_is_put_with_a_draft_and_saved_by_whoever_may() {
    let (house, mut kim, mut lee, mut sam) = people().await;
    assert_eq!(sam.browser.get(FILE).await.location(), PAGE, "first the words");
    let page = sam.browser.get(PAGE).await;
    asks(&mut sam, &page, "keep", "", &WHOLE).await;
    assert!(sam.browser.get(PAGE).await.text().contains(&format!("href=\"{FILE}\"")));
    let pdf = b"%PDF-1.7\n<script>alert(1)</script>\n%%EOF\n";
    let large = vec![b'x'; 2 * 1024 * 1024 + 1];
    for (file, words) in
        [(None, "Choose a file first."), (Some(&b"<script>alert(1)</script>"[..]), "We cannot read this file."), (Some(&large[..]), "This file is too large.")]
    {
        let refused = put(&mut sam, "put", file).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(refused.text().contains(words), "{words}");
    }
    let untold =
        sam.browser.post_as(FILE, "multipart/form-data; boundary=xyz", "--xyz\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\ntake\r\n--xyz--").await;
    assert!(!untold.status.is_success() && !untold.status.is_redirection(), "without the token: {}", untold.status);
    for _ in 0..2 {
        assert_eq!(put(&mut sam, "put", Some(pdf)).await.location(), format!("{FILE}?done=put"));
    }
    let page = sam.browser.get(PAGE).await;
    let to = format!("/en/staff/prior/{}/file", page.text().split("/en/staff/prior/").nth(1).unwrap().split('/').next().unwrap());
    let saved = sam.browser.get(&to).await;
    assert_eq!((saved.status, saved.text().as_bytes()), (StatusCode::OK, &pdf[..]));
    let header = |name: &str| saved.headers.get(name).unwrap().to_str().unwrap().to_owned();
    assert_eq!(header("content-disposition"), "attachment; filename=\"prior-learning.pdf\"");
    assert_eq!((header("content-type"), header("x-content-type-options")), ("application/octet-stream".into(), "nosniff".into()));
    assert!(
        header("cache-control").contains("no-store") && header("content-security-policy").contains("script-src 'none'"),
        "{}",
        header("content-security-policy")
    );
    assert_eq!(kim.browser.get(&to).await.status, StatusCode::NOT_FOUND, "a draft is its owner's");
    let who = kim.staff.id().as_str().to_owned();
    asks(&mut sam, &page, "send", &who, &WHOLE).await;
    assert_eq!((kim.browser.get(&to).await.status, lee.browser.get(&to).await.status), (StatusCode::OK, StatusCode::NOT_FOUND));
    assert_eq!(put(&mut sam, "take", None).await.location(), PAGE, "a colleague has it");
    let wait = waiting(&mut kim).await;
    let decides = kim.browser.get(&wait).await;
    assert!(decides.text().contains("Save the file that is with it: PDF, 1 KB"));
    let done = send(&mut kim.browser, &decides, &wait, &[("do", "approve"), ("level", "foundation"), ("comment", "Fits.")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(kim.browser.get(&to).await.status, StatusCode::OK, "they approved by it");
    assert!(sam.browser.get(RECORD).await.text().contains(&to));
    let all = evidence::all(&house.house.stores.people, &sam.staff).await.unwrap();
    assert!(!all[0].what.detail.contains("script"), "no file in the evidence");
    // Everything in one piece has it whole.
    let mine = sam.browser.get("/en/staff/information").await;
    let data = send(&mut sam.browser, &mine, "/en/staff/information", &[("passphrase", super::train::PASSPHRASE), ("as", "data")]).await;
    let file: serde_json::Value = serde_json::from_str(data.text()).unwrap();
    let kept = file.to_string();
    assert!(kept.contains("JVBERi0xLjcK"), "{kept}");
}
