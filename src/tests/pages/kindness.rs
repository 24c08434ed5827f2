//! What trust.md section 6 asks of every page: help in reach when nothing else works, a way to leave, a true notice beside every box for
//! words, nothing ticked beforehand, no race and no scolding. Built from the route table, so that a new page is asked at once.

use axum::http::StatusCode;
use doorstep::{
    app::{Audience, routes},
    domain::roles::Role,
};

use super::every_route::address;
use crate::house::TestHouse;

/// Every page that this visitor can read, in English: address and text. Help now answers as well when it is not found.
async fn pages(house: &mut TestHouse) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for line in routes().into_iter().map(|route| route.line).filter(|line| line.reads && line.path.starts_with("/{locale}")) {
        let path = address(line.path);
        let page = house.get(&path).await;
        if page.status == StatusCode::OK {
            found.push((path, page.text().to_owned()));
        }
    }
    assert!(found.len() > 20, "only {} pages", found.len());
    found
}

/// A guest, and a learner whose place is open.
async fn visitors() -> [TestHouse; 2] {
    let mut learner = TestHouse::new().await;
    learner.join().await;
    [learner.another_browser(), learner]
}

/// The text between `from` and the next `to`.
fn between<'t>(text: &'t str, from: &str, to: &str) -> Option<&'t str> {
    text.split_once(from)?.1.split_once(to).map(|(inside, _)| inside)
}

/// R-HARM-06. The notice belongs to the box for a screen reader, too, and leads to help.
#[tokio::test]
async fn beside_every_box_for_words_stands_who_reads_it_and_where_help_is() {
    let mut boxes = 0;
    for mut house in visitors().await {
        for (path, text) in pages(&mut house).await {
            for part in text.split("<textarea").skip(1) {
                boxes += 1;
                let hint = between(part, "aria-describedby=\"", "\"").unwrap_or_else(|| panic!("{path}: a box without a notice"));
                let id = hint.split(' ').next().unwrap_or_default();
                let notice = between(&text, &format!("id=\"{id}\""), "</span>").unwrap_or_default();
                assert!(notice.contains("obody will reply") || notice.contains("no one will reply") || notice.contains("may read this"), "{path}: {notice}");
                assert!(notice.contains("href=\"/en/help\""), "{path}: {notice}");
            }
        }
    }
    assert!(boxes >= 3, "{boxes} boxes");
}

/// The same in French, and for staff: no patient's details belong into any box of theirs.
#[tokio::test]
async fn boxes_of_staff_and_boxes_in_french_have_their_notice_too() {
    let mut boxes = 0;
    let mut house = TestHouse::new().await;
    house.join().await;
    for line in routes().into_iter().map(|route| route.line).filter(|line| line.reads && line.path.starts_with("/{locale}")) {
        let path = address(line.path).replacen("/en", "/fr", 1);
        for notice in notices(house.get(&path).await.text()) {
            assert!(notice.contains("ersonne ne répondra"), "{path}: {notice}");
            assert!(notice.contains("href=\"/fr/help\""), "{path}: {notice}");
            boxes += 1;
        }
    }
    for role in [Role::Clinician, Role::Mentor, Role::Facilitator, Role::Administrator] {
        let mut staff = super::sharing::reader(&house, role.code(), role).await;
        for line in routes().into_iter().map(|route| route.line).filter(|l| l.reads && matches!(l.audience, Audience::Staff)) {
            for path in [address(line.path), address(line.path).replace("none", "new"), address(line.path).replacen("/en", "/fr", 1)] {
                for notice in notices(staff.get(&path).await.text()) {
                    let said = ["o patient details", "personne soignée"].iter().any(|words| notice.contains(words));
                    assert!(said, "{path}: {notice}");
                    boxes += 1;
                }
            }
        }
    }
    assert!(boxes >= 10, "{boxes} boxes");
}

/// What stands beside each box for words; an empty text where nothing does.
fn notices(page: &str) -> Vec<String> {
    let beside = |part: &str| {
        let hint = between(part.split('>').next().unwrap_or_default(), "aria-describedby=\"", "\"").unwrap_or_default();
        let id = hint.split(' ').next().unwrap_or_default();
        between(page, &format!("id=\"{id}\""), "</span>").unwrap_or_default().to_owned()
    };
    page.split("<textarea").skip(1).map(beside).collect()
}

/// R-HARM-15, R-PRIV-19: what somebody agrees to, they tick themselves. The display page shows what is so now, the page for paper what
/// this sheet has on it, the page of components every state of a field, a lesson whose steps are shown: none of them agrees to anything.
#[tokio::test]
async fn nothing_is_ticked_beforehand() {
    for mut house in visitors().await {
        for (path, text) in pages(&mut house).await.into_iter().filter(|(path, _)| !["/en/display", "/en/map/paper", "/en/components"].contains(&path.as_str()))
        {
            let ticked = text
                .split("<input")
                .skip(1)
                .filter_map(|rest| rest.split('>').next())
                .find(|input| input.contains(" checked") && !input.contains("name=\"device\""));
            assert_eq!(ticked, None, "{path}");
        }
    }
}

/// R-HARM-07, for members and for guests.
#[tokio::test]
async fn every_page_can_be_left_quickly() {
    for mut house in visitors().await {
        for (path, text) in pages(&mut house).await {
            assert!(text.contains("Leave quickly"), "{path}");
        }
    }
}

/// R-HARM-12 to 14: no race, no comparison, no date of absence. The words of the interface are searched in full by `house_rules`.
#[tokio::test]
async fn nothing_on_a_learners_page_counts_or_hurries() {
    let lines = routes().into_iter().map(|route| route.line);
    let staff: Vec<String> = lines.filter(|l| matches!(l.audience, Audience::StaffDoor | Audience::Staff)).map(|l| address(l.path)).collect();
    for mut house in visitors().await {
        for (path, text) in pages(&mut house).await.into_iter().filter(|(path, _)| !staff.contains(path)) {
            let text = text.to_lowercase();
            for word in ["streak", "leaderboard", "your score", "points earned", "you have been away", "days in a row", "last chance", "other learners"] {
                assert!(!text.contains(word), "{path}: {word}");
            }
        }
    }
}

/// R-HARM-01: the database is gone, and help and lessons are still there; what cannot be done says so and leads to help.
#[tokio::test]
async fn help_and_lessons_outlive_the_database() {
    let mut house = TestHouse::new().await;
    house.join().await;
    house.house.stores.close().await;
    for path in ["/en/help", "/fr/help", "/en/learn", "/en/learn/digital-doorways/accounts-and-passwords/lock-your-screen"] {
        let page = house.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.text().contains("/help\""), "{path}");
    }
    assert!(house.get("/en/help").await.text().contains("tel:988"));
    let page = house.get("/en/me").await;
    assert!(page.status.is_server_error(), "{}", page.status);
    assert!(page.text().contains("/en/help") && page.text().contains("tel:988"));
}
