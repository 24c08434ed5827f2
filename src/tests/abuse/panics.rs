//! A handler that panics hurts one answer and nothing else (R-SEC-09).

use axum::http::StatusCode;
use doorstep::http::faults::Fault;

use super::addresses::{address, lines};
use crate::house::TestHouse;

/// On every line of the table, in the reader's language, with Help now; and the next request is answered as before.
#[tokio::test]
async fn a_panic_is_one_page_with_help_and_the_house_goes_on() {
    let mut house = TestHouse::new().await;
    for line in lines().into_iter().filter(|line| line.reads) {
        let path = address(line.path);
        let well = house.get(&path).await.status;
        if well == StatusCode::SEE_OTHER {
            continue; // the door stands before the handler
        }
        house.house.faults.order(line.path, Fault::HandlerPanics);
        let page = house.get(&path).await;
        assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR, "{path}");
        assert!(page.text().contains("href=\"/en/help\"") && page.text().contains("tel:988"), "{path}: {}", page.text());
        for inside in ["panick", "src/", "ordered by a test", "rust"] {
            assert!(!page.text().contains(inside), "{path} tells “{inside}”");
        }
        house.house.faults.stop();
        assert_eq!(house.get(&path).await.status, well, "{path}: the next request");
    }
}

/// The guard itself panics: a page that needs nothing, in both languages, with the numbers.
#[tokio::test]
async fn the_last_resort_is_a_page_with_help_as_well() {
    let mut house = TestHouse::new().await;
    house.house.faults.order("/{locale}/help", Fault::GuardPanics);
    let page = house.get("/fr/help").await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(page.text().contains("tel:988") && page.text().contains("Aide maintenant"), "{}", page.text());
    house.house.faults.stop();
    assert_eq!(house.get("/fr/help").await.status, StatusCode::OK);
}
