//! The frame around each page as HTML: what the browser gets is valid, and what people typed stays as they typed it.

use crate::house::TestHouse;

const LESSON: &str = "/en/learn/digital-doorways/accounts-and-passwords/lock-your-screen";

/// Leptos marks places with `<!>`, which the standard calls an error. Pages with islands keep the marks in their right spelling.
#[tokio::test]
async fn marks_between_pieces_are_comments_as_html_has_them() {
    let mut house = TestHouse::new().await;
    let reading = house.get(LESSON).await;
    assert!(!reading.text().contains("<!>") && !reading.text().contains("<!--"), "a page without islands needs none");
    let island = house.get("/en/learn/digital-doorways/accounts-and-passwords/check").await;
    assert!(!island.text().contains("<!>"));
    assert!(island.text().contains("<leptos-island") && island.text().contains("<!---->"), "an island finds its way by them");
}

#[tokio::test]
async fn a_note_that_looks_like_a_mark_is_kept() {
    let mut house = TestHouse::new().await;
    house.join().await;
    let page = house.get(LESSON).await;
    let (token, revision) = (page.hidden("_form"), page.hidden("revision"));
    let fields = [("_form", token.as_str()), ("revision", revision.as_str()), ("do", "note"), ("note", "One <!> two <!----> three")];
    house.post(LESSON, &fields).await;
    let again = house.get(LESSON).await;
    assert!(again.text().contains("One &lt;!&gt; two &lt;!----&gt; three"), "typed text is text");
}
