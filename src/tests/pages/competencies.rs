//! The page of all competencies: closed domains, so that a phone shows the whole, and links that lead inside open their domain.

use axum::http::StatusCode;

use crate::house::TestHouse;

#[tokio::test]
async fn a_domain_is_open_when_the_address_says_so() {
    let mut house = TestHouse::new().await;
    for (address, open) in [("", 0), ("?open=5", 1), ("?open=all", 8), ("?open=9", 0), ("?open=%22x", 0)] {
        for locale in ["en", "fr"] {
            let page = house.get(&format!("/{locale}/train/competencies{address}")).await;
            assert_eq!(page.status, StatusCode::OK, "{locale} {address}");
            assert_eq!(page.text().matches("<details id=\"domain-").count(), 8, "{locale} {address}");
            assert_eq!(page.text().matches("open><summary><h3").count(), open, "{locale} {address}");
        }
    }
    let five = house.get("/en/train/competencies?open=5").await;
    assert!(five.text().contains("<details id=\"domain-5\" open>"));
}

#[tokio::test]
async fn a_module_leads_to_its_competencies_in_an_open_domain() {
    let mut house = TestHouse::new().await;
    let module = house.get("/en/train/care-online/safety-at-a-distance").await;
    assert!(module.text().contains("href=\"/en/train/competencies?open=5#cc-5.1\""));
    let page = house.get("/en/train/competencies?open=5").await;
    let (before, after) = page.text().split_once("id=\"cc-5.1\"").unwrap();
    assert!(before.rfind("<details id=\"domain-5\" open>") > before.rfind("<details id=\"domain-4\""), "it stands in domain 5");
    assert!(after.contains("</details>"));
}
