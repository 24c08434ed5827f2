//! Before a sensitive text stands what it is about, with a link past it; and whoever takes the link has lost nothing (trust R-HARM-10).

use axum::http::StatusCode;
use doorstep::domain::{course::Track, locale::Locale};

use crate::house::{Answer, TestHouse};

const LINK: &str = "<a href=\"#past\">";
const TARGET: &str = "id=\"past\"";

fn position(page: &Answer, what: &str) -> Option<usize> {
    page.text().find(what)
}

/// Every lesson that says so in its facts, in both languages and both halves of the product.
#[tokio::test]
async fn every_sensitive_lesson_has_its_note_first_and_a_way_past() {
    let mut house = TestHouse::new().await;
    let library = house.house.library();
    let (mut with, mut own) = (0, 0);
    for locale in Locale::ALL {
        for course in &library.edition(locale).courses {
            let half = if course.track == Track::Learner { "learn" } else { "train" };
            for (module, lesson) in course.modules.iter().flat_map(|m| m.lessons.iter().map(move |l| (m, l))) {
                if lesson.content_note.is_none() && lesson.flags.is_empty() {
                    continue;
                }
                let path = format!("/{locale}/{half}/{}/{}/{}", course.slug, module.slug, lesson.slug);
                let page = house.get(&path).await;
                let note =
                    lesson.content_note.as_deref().unwrap_or(if locale == Locale::English { "This page talks about" } else { "Cette page parle de ceci" });
                let [said, link, text, past] = [note, LINK, "<section class=\"flow", TARGET].map(|what| {
                    let from = if what.starts_with("<section") { position(&page, LINK).unwrap_or_default() } else { 0 };
                    page.text()[from..].find(what).map(|at| at + from)
                });
                assert!(said.is_some() && said < link && link < text && text < past, "{path}: {said:?} {link:?} {text:?} {past:?}");
                assert!(page.text()[past.unwrap()..].contains("class=\"btn\""), "{path}: the way on comes after");
                assert_eq!(page.text().matches(TARGET).count(), 1, "{path}");
                with += 1;
                own += usize::from(lesson.content_note.is_some());
            }
        }
    }
    assert!(with >= 40 && own >= 18, "{with} lessons, {own} of them in their own words");
    let plain = house.get("/en/learn/digital-doorways/accounts-and-passwords/lock-your-screen").await;
    assert!(position(&plain, LINK).is_none() && position(&plain, TARGET).is_none(), "not where nothing is sensitive");
}

/// One follows the link and finishes; another reads, ticks and finishes. What their places show of the module is the same.
#[tokio::test]
async fn skipping_and_finishing_counts_the_same() {
    const MODULE: &str = "/en/learn/digital-doorways/staying-safe-online";
    let lesson = format!("{MODULE}/kinds-of-scam");
    let mut seen = Vec::new();
    for skips in [true, false] {
        let mut house = TestHouse::new().await;
        house.join().await;
        let page = house.get(&lesson).await;
        assert_eq!(page.status, StatusCode::OK);
        let token = page.hidden("_form");
        if !skips {
            let revision = page.hidden("revision");
            house.post(&lesson, &[("_form", &token), ("do", "ticks"), ("revision", &revision), ("task", "0")]).await;
        }
        let past = page.text().split_once(TARGET).unwrap().1;
        assert!(past.contains("name=\"do\" value=\"finish\""), "the button stands where the link leads");
        let done = house.post(&lesson, &[("_form", &token), ("do", "finish")]).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER);
        // Whoever goes on is in the next lesson, and this one says what became of it.
        house.get(done.location()).await;
        let list = house.get(MODULE).await.text().to_owned();
        assert!(list.contains("You have finished this"));
        // Without the menus around it, which hold each session's own token.
        let rows = list.split_once("<ol class=\"ruled lessons").unwrap().1.split_once("</ol>").unwrap().0.to_owned();
        seen.push((done.location().to_owned(), rows));
    }
    assert_eq!(seen[0], seen[1]);
}
