//! Two works on one text: what one of them published is never taken away by the other unseen, neither with a text that was not touched nor with
//! one that was, and no earlier yes holds for that.

use axum::http::StatusCode;
use doorstep::http::body::encode;

use super::{
    studio::{LESSON, READERS, approve, author, begin, in_box, publish, work_of, write},
    train::send,
};
use crate::house::{Answer, TestHouse};

fn titled(text: &str, word: &str) -> String {
    text.replacen("title: ", &format!("title: {word} "), 1)
}

/// A paragraph more, before the first heading: the last part of a lesson holds a list and nothing else.
fn with_line(text: &str, words: &str) -> String {
    text.replacen("\n## ", &format!("\n{words}\n\n## "), 1)
}

#[tokio::test]
async fn a_newer_text_of_readers_is_put_together_and_never_taken_away_unseen() {
    let house = TestHouse::new().await;
    let (mut sam, mut eva, mut guest) = (author(&house, "sam").await, author(&house, "eve").await, house.another_browser());
    let at = begin(&mut sam, "change", &[("text", LESSON)]).await;
    let work = work_of(&at);
    let page = sam.browser.get(&at).await;
    let text = in_box(&page);
    write(&mut sam, &page, &at, &with_line(&text, "Zqsam was here."), "save").await;
    approve(&house, &work, "kim").await;

    // Meanwhile a colleague's work on the same text goes out.
    let theirs = begin(&mut eva, "change", &[("text", LESSON)]).await;
    let page = eva.browser.get(&theirs).await;
    write(&mut eva, &page, &theirs, &titled(&text, "Zqeva"), "save").await;
    approve(&house, &work_of(&theirs), "kim").await;
    assert!(publish(&mut eva, &work_of(&theirs)).await.location().ends_with("done=published"));

    // All that sam's needed is there, and still it waits: the other one would be gone.
    let gate = publish(&mut sam, &work).await;
    assert_eq!(gate.status, StatusCode::CONFLICT);
    assert!(gate.text().contains("Readers got a newer text") && !gate.text().contains("Publish now"), "{}", gate.text());
    let page = sam.browser.get(&at).await;
    assert!(page.text().contains("Readers have a newer text now") && page.text().contains("value=\"newer\""), "{}", page.text());
    // Saving alone does not say that it was seen.
    write(&mut sam, &page, &at, &with_line(&text, "Zqsam was here, too."), "save").await;
    assert!(sam.browser.get(&at).await.text().contains("Readers have a newer text now"));

    let page = sam.browser.get(&at).await;
    let both = write(&mut sam, &page, &at, &with_line(&text, "Zqsam was here."), "newer").await;
    let together = in_box(&both);
    assert!(together.contains("title: Zqeva ") && together.contains("Zqsam was here."), "{together}");
    assert!(both.text().contains("Their changes and yours are both in the box"), "{}", both.text());
    let kept = save_on(&mut sam, &both, &work, &together).await;
    assert!(kept.location().contains("done=saved"), "{}", kept.text());
    let page = sam.browser.get(&at).await;
    assert!(!page.text().contains("Readers have a newer text now"), "{}", page.text());
    assert_eq!(publish(&mut sam, &work).await.status, StatusCode::CONFLICT, "the earlier yes was about other texts");
    approve(&house, &work, "kim").await;
    let done = publish(&mut sam, &work).await;
    assert!(done.status == StatusCode::SEE_OTHER && done.location().ends_with("done=published"), "{}", done.text());
    let read = guest.get(READERS).await;
    assert!(read.text().contains("<h1>Zqeva ") && read.text().contains("Zqsam was here."), "both changes");
}

/// Saves with both texts seen, as the form of that page does.
async fn save_on(who: &mut super::observing::Person, page: &Answer, work: &str, body: &str) -> Answer {
    let (text, revision, ground) = (page.hidden("text"), page.hidden("revision"), page.hidden("ground"));
    let fields = [("text", text.as_str()), ("revision", &revision), ("ground", &ground), ("body", body), ("do", "save")];
    send(&mut who.browser, page, &format!("{work}/text"), &fields).await
}

#[tokio::test]
async fn a_text_that_was_opened_and_not_touched_leaves_what_readers_have_alone() {
    let house = TestHouse::new().await;
    let (mut sam, mut eva, mut guest) = (author(&house, "sam").await, author(&house, "eve").await, house.another_browser());
    let other = "courses/digital-doorways/03-accounts-and-passwords/20-strong-and-easy-to-recall.md";
    let at = begin(&mut sam, "change", &[("text", LESSON)]).await;
    let work = work_of(&at);
    let second = sam.browser.get(&format!("/en/author/begin?what=change&text={}&work={}", encode(other), work.rsplit('/').next().unwrap())).await;
    let added = send(&mut sam.browser, &second, "/en/author/begin", &[("what", "change"), ("text", other), ("work", work.rsplit('/').next().unwrap())]).await;
    let page = sam.browser.get(added.location()).await;
    write(&mut sam, &page, added.location(), &titled(&in_box(&page), "Zqsecond"), "save").await;

    let theirs = begin(&mut eva, "change", &[("text", LESSON)]).await;
    let page = eva.browser.get(&theirs).await;
    write(&mut eva, &page, &theirs, &titled(&in_box(&page), "Zqeva"), "save").await;
    approve(&house, &work_of(&theirs), "kim").await;
    publish(&mut eva, &work_of(&theirs)).await;

    let page = sam.browser.get(&work).await;
    assert!(page.text().contains("Readers have a newer text, and keep it"), "{}", page.text());
    approve(&house, &work, "kim").await;
    assert!(publish(&mut sam, &work).await.location().ends_with("done=published"));
    assert!(guest.get(READERS).await.text().contains("<h1>Zqeva "), "the mended text stays");
}
