//! Small things at the edges of pages that authors wrote: sources at the end of a lesson, a name that does not break, paper.

use doorstep::domain::{course::Track, locale::Locale};

use crate::house::TestHouse;

#[tokio::test]
async fn a_learner_finds_the_sources_of_a_lesson_folded_at_its_end() {
    let mut house = TestHouse::new().await;
    let library = house.house.library();
    let (mut with, mut without) = (0, 0);
    for at in library.edition(Locale::French).lessons().filter(|at| at.course.track == Track::Learner) {
        let page = house.get(&format!("/fr/learn/{}/{}/{}", at.course.slug, at.module.slug, at.lesson.slug)).await;
        let folded = page.text().split("D’où viennent ces renseignements</summary>").nth(1);
        match (at.lesson.sources.is_empty(), folded) {
            (true, None) => without += 1,
            (false, Some(rest)) => {
                let list = rest.split("</ul>").next().unwrap();
                assert_eq!(list.matches("<li>").count(), at.lesson.sources.len(), "{}", at.lesson.slug);
                assert!(page.text().contains("<details class=\"small\"><summary>"), "folded");
                with += 1;
            }
            _ => panic!("{}: sources are not shown as its file says", at.lesson.slug),
        }
    }
    assert!(with > 20 && without > 0, "{with} {without}");
}

#[tokio::test]
async fn wi_fi_stays_on_one_line_in_titles() {
    let mut house = TestHouse::new().await;
    for locale in ["en", "fr"] {
        let page = house.get(&format!("/{locale}/learn/digital-doorways/getting-online-and-data-costs/join-wi-fi-you-trust")).await;
        let title = page.text().split("<h1>").nth(1).unwrap().split("</h1>").next().unwrap();
        assert!(title.contains("Wi\u{2011}Fi") && !title.contains("Wi-Fi"), "{title}");
        assert!(page.text().contains("Wi-Fi"), "the text has the hyphen that people type");
    }
    assert!(house.get("/en/search?q=wi-fi").await.text().contains("/join-wi-fi-you-trust\""), "and is found by it");
}

#[tokio::test]
async fn papers_say_what_they_are_to_the_style() {
    let mut house = TestHouse::new().await;
    for (address, class) in [
        ("/en/train/care-online/safety-at-a-distance/monday-card", "monday"),
        ("/en/learn/digital-doorways/accounts-and-passwords/facilitator", "guide"),
        ("/en/learn/digital-doorways/accounts-and-passwords/handout", "hand"),
    ] {
        assert!(house.get(address).await.text().contains(&format!("<body class=\"{class}\">")), "{address}");
    }
}
