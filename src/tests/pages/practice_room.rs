//! The practice room and moving about in a practice: every screen is listed, Back goes back, leaving leads to where somebody came from,
//! and a question with two right answers takes both.

use axum::http::StatusCode;
use doorstep::domain::{course::Track, locale::Locale};

use crate::house::TestHouse;

const TOOL: &str = "/en/learn/digital-doorways/phone-and-device-basics/practice/access-tool";

fn main_of(page: &str) -> &str {
    page.split_once("<main").unwrap().1.split_once("</main>").unwrap().0
}

#[tokio::test]
async fn every_practice_is_in_the_room_and_the_room_is_found() {
    let mut house = TestHouse::new().await;
    let library = house.house.library();
    for locale in Locale::ALL {
        let page = house.get(&format!("/{locale}/practice")).await;
        assert_eq!(page.status, StatusCode::OK);
        let main = main_of(page.text()).to_owned();
        let mut all = 0;
        for (course, module) in library.edition(locale).modules().filter(|(c, _)| c.track == Track::Learner) {
            for practice in &module.practices {
                all += 1;
                let to = format!("href=\"/{locale}/learn/{}/{}/practice/{}?room=yes\"", course.slug, module.slug, practice.slug);
                assert!(main.contains(&to), "{to}");
            }
        }
        assert!(all > 40 && main.matches("?room=yes").count() == all, "{all}");
        let room = format!("href=\"/{locale}/practice\"");
        for from in ["learn", "search"] {
            assert!(house.get(&format!("/{locale}/{from}")).await.text().contains(&room), "{from}");
        }
    }
    assert!(house.get("/en/search?q=hide+first+lines").await.text().contains("/practice/lock-screen\""), "a practice is found by its words");
}

#[tokio::test]
async fn who_came_from_the_room_goes_back_to_it_from_every_screen() {
    let mut house = TestHouse::new().await;
    let from_lesson = house.get(&format!("{TOOL}/read")).await;
    assert!(from_lesson.text().contains("Leave practice") && !from_lesson.text().contains("room=yes"));
    let page = house.get(&format!("{TOOL}?room=yes")).await;
    let main = main_of(page.text());
    assert!(main.contains("href=\"/en/practice\">Back to the practice room</a>"));
    let taps = main.split("<ul class=\"set\">").nth(1).unwrap().split("</ul>").next().unwrap();
    assert_eq!(taps.matches("href=").count(), taps.matches("?room=yes").count(), "{taps}");
    let deep = house.get(&format!("{TOOL}/read?room=yes")).await;
    assert!(deep.text().contains("<input type=\"hidden\" name=\"room\" value=\"yes\"") && deep.text().contains("Back to the practice room"));
}

#[tokio::test]
async fn back_goes_to_the_screen_before_and_not_to_the_first() {
    let mut house = TestHouse::new().await;
    let library = house.house.library();
    let (mut deep, mut several) = (0, 0);
    for (course, module) in library.english.modules().filter(|(c, _)| c.track == Track::Learner) {
        for practice in &module.practices {
            let home = format!("/en/learn/{}/{}/practice/{}", course.slug, module.slug, practice.slug);
            let start = &practice.screens[0].id;
            for from in &practice.screens {
                for to in from.taps.iter().map(|t| &t.to).filter(|to| *to != start) {
                    let page = house.get(&format!("{home}/{}", from.id)).await;
                    let plain = format!("href=\"{home}/{to}\"");
                    let marked = format!("href=\"{home}/{to}?from={}\"", from.id);
                    let way = if page.text().contains(&marked) { marked } else { plain };
                    assert!(page.text().contains(&way), "{way}");
                    let next = house.get(way.trim_start_matches("href=\"").trim_end_matches('"')).await;
                    let up = next.text().split("\" class=\"up\"").next().unwrap().rsplit('"').next().unwrap().to_owned();
                    let wanted = if &from.id == start { home.clone() } else { format!("{home}/{}", from.id) };
                    assert_eq!(up, wanted, "from {} to {to}", from.id);
                    deep += usize::from(&from.id != start);
                    several += usize::from(way.contains("?from="));
                }
            }
        }
    }
    assert!(deep > 3 && several > 0, "{deep} screens lie deeper, {several} are reached from more than one");
    let strange = house.get(&format!("{TOOL}/read?from=%22nowhere")).await;
    assert_eq!(strange.status, StatusCode::OK);
}

#[tokio::test]
async fn a_practice_question_with_two_right_answers_takes_both() {
    let mut house = TestHouse::new().await;
    let page = house.get(&format!("{TOOL}/read")).await;
    let main = main_of(page.text());
    assert_eq!(main.matches("type=\"checkbox\"").count(), 3);
    assert!(main.contains("2 of these fit. You can choose one, or all that fit."));
    let both = house.get(&format!("{TOOL}/read?choice=1&choice=2")).await;
    let (main, checked) = (main_of(both.text()), both.text().matches(" checked").count());
    assert!(main.contains("Only you can hear it.") && main.contains("The switch can wait.") && main.contains("That is it"), "both reasons");
    assert_eq!(checked, 2);
    let mixed = house.get(&format!("{TOOL}/read?choice=0&choice=2&choice=9&choice=x")).await;
    assert!(mixed.text().contains("One part of it fits") && mixed.text().contains("private text to the whole bus"));
    assert!(house.get(&format!("{TOOL}/read?choice=0")).await.text().contains("Look at this once more"));
    let french = house.get(&format!("{}/read", TOOL.replace("/en/", "/fr/"))).await;
    assert!(french.text().contains("2 de ces choix conviennent."));
    let one = "/en/learn/digital-doorways/accounts-and-passwords/practice/lock-screen/previews";
    let page = house.get(&format!("{one}?choice=0&choice=1")).await;
    assert!(!page.text().contains("type=\"checkbox\"") && page.text().matches(" checked").count() == 1, "one right answer: one choice");
}
