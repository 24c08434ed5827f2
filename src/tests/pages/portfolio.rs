//! The portfolio: what was ticked and nothing else, one's own, in few queries; and the whole record as a file.

use axum::http::StatusCode;
use doorstep::{
    domain::{frameworks::EvidenceKind, locale::Locale},
    storage::{
        count_queries,
        evidence::{self, NewEvidence},
        staff::Staff,
    },
};

use super::train::{knowledge, send, sign_in};
use crate::house::{Answer, NOON, TestHouse};

const SHEET: &str = "/en/train/record/portfolio";
const AWARDS: &str = "/en/train/record/awards";

/// One accepted piece of each kind that a competency can be shown by, for all of them or those of one domain.
async fn shows(house: &TestHouse, staff: &Staff, domain: Option<&str>) {
    let library = house.house.library();
    let framework = &library.competencies;
    let mut change = house.house.stores.people.change().await.unwrap();
    for competency in framework.all().filter(|c| domain.is_none_or(|id| framework.domain_of(&c.id).is_some_and(|d| d.id == id))) {
        for kind in &competency.evidence {
            let rating = if *kind == EvidenceKind::Observed { ",\"rating\":\"safe-alone\",\"signed_by\":\"an-observers-id\"" } else { "" };
            let new = NewEvidence {
                competency: competency.id.clone(),
                kind: kind.code().to_owned(),
                attempt: None,
                accepted: true,
                detail: format!("{{\"outcome\":\"accepted\"{rating}}}"),
                content_version: "secret-revision".to_owned(),
            };
            evidence::add(&mut change, staff, &new, NOON).await.unwrap();
        }
    }
    change.commit().await.unwrap();
}

/// What a competency is called.
fn title(house: &TestHouse, id: &str, locale: Locale) -> String {
    house.house.library().competencies.competency(id).expect(id).title.in_locale(locale).to_owned()
}

/// What is on the sheet itself, without the form around it.
fn sheet(page: &Answer) -> String {
    let (_, rest) = page.text().split_once("<div class=\"hand-sheet\">").expect("a sheet");
    rest.split_once("id=\"choose\"").expect("an end of it").0.to_owned()
}

#[tokio::test]
async fn what_was_ticked_stands_on_it_and_nothing_else() {
    let mut house = TestHouse::new().await;
    let sam = sign_in(&mut house, "sam").await;
    shows(&house, &sam, Some("d5")).await;
    let (risk, choice) = (title(&house, "cc-5.1", Locale::English), title(&house, "cc-1.3", Locale::English));
    let page = house.get(SHEET).await;
    let usual = sheet(&page);
    for words in ["Test Person", "Clinician", risk.as_str(), "Provisional; not for employment decisions.", "Framework version", "Evidence"] {
        assert!(usual.contains(words), "{words}");
    }
    assert!(!usual.contains(&choice), "not reached, so not on it");
    assert!(!page.text().contains("secret-revision") && !page.text().contains("an-observers-id"), "counts and no contents");
    assert_eq!(usual.matches("<tr class=\"domain\">").count(), 1);

    let all: String = house.house.library().competencies.domains.iter().map(|d| format!("&domain={}", d.id)).collect();
    let whole = sheet(&house.get(&format!("{SHEET}?chosen=yes&show=open{all}")).await);
    assert_eq!(whole.matches("<th scope=\"row\">").count(), house.house.library().competencies.all().count());
    assert!(!whole.contains("Valid until") && !whole.contains("by kind"), "two columns were not ticked");
    let one = sheet(&house.get(&format!("{SHEET}?chosen=yes&show=until&domain=d5&domain=nonsense&award=x")).await);
    assert!(one.contains("Valid until") && one.contains(&risk) && !one.contains("nonsense"));
    let none = sheet(&house.get(&format!("{SHEET}?chosen=yes")).await);
    assert!(none.contains("No competency has reached a level yet") && !none.contains(&risk));
    let french = sheet(&house.get("/fr/train/record/portfolio").await);
    assert!(french.contains("Valide jusqu’au") && french.contains("Provisoire"));
    assert!(house.get("/en/train/record").await.text().contains(SHEET));
}

#[tokio::test]
async fn an_award_stands_on_it_with_its_code_while_it_holds() {
    let mut house = TestHouse::new().await;
    sign_in(&mut house, "sam").await;
    knowledge(&mut house, |_| true).await;
    let page = house.get(AWARDS).await;
    let (_, rest) = page.text().split_once("name=\"what\"").expect("something to choose");
    let what = rest.split_once("value=\"").unwrap().1.split('"').next().unwrap().to_owned();
    let made = send(&mut house, &page, AWARDS, &[("what", &what), ("name", "Sam")]).await;
    let code = made.location().rsplit('/').next().unwrap().to_owned();
    let (page, queries) = count_queries(house.get(SHEET)).await;
    assert!(sheet(&page).contains(&code));
    assert!(queries <= 6, "{queries} queries");
    assert!(!sheet(&house.get(&format!("{SHEET}?chosen=yes&domain=d5")).await).contains(&code), "not ticked");
    assert!(sheet(&house.get(&format!("{SHEET}?chosen=yes&award={code}")).await).contains(&code));
    let one = format!("{AWARDS}/{code}");
    let page = house.get(&one).await;
    send(&mut house, &page, &one, &[]).await;
    assert!(!house.get(SHEET).await.text().contains(&code), "taken back");
}

#[tokio::test]
async fn it_is_ones_own_and_needs_a_session() {
    let mut house = TestHouse::new().await;
    let sam = sign_in(&mut house, "sam").await;
    shows(&house, &sam, None).await;
    sign_in(&mut house, "alex").await;
    assert!(sheet(&house.get(SHEET).await).contains("No competency has reached a level yet"));
    let file = house.get(&format!("{SHEET}/record.csv")).await;
    assert!(!file.text().contains("Proficient"));
    let mut anybody = house.another_browser();
    assert_ne!(anybody.get(SHEET).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_file_has_every_competency_with_its_level_and_counts() {
    let mut house = TestHouse::new().await;
    let sam = sign_in(&mut house, "sam").await;
    shows(&house, &sam, Some("d5")).await;
    let count = house.house.library().competencies.all().count();
    for (code, name, locale) in [("en", "competency-record.csv", Locale::English), ("fr", "releve-competences.csv", Locale::French)] {
        let title = title(&house, "cc-5.1", locale);
        let file = house.get(&format!("/{code}/train/record/portfolio/record.csv")).await;
        assert!(file.headers["content-disposition"].to_str().unwrap().contains(name));
        let lines: Vec<&str> = file.text().trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines.len(), count + 1);
        let columns = lines[0].split(',').count();
        let line = lines.iter().find(|line| line.contains(&title)).expect("its line");
        assert!(line.starts_with("5.1,") && line.split(',').count() == columns, "{line}");
        assert!(!file.text().contains("secret-revision"));
    }
    let data: serde_json::Value = serde_json::from_str(house.get(&format!("{SHEET}/record.json")).await.text()).unwrap();
    assert_eq!((&data["provisional"], data["competencies"].as_array().unwrap().len()), (&true.into(), count));
    let risk = data["competencies"].as_array().unwrap().iter().find(|c| c["id"] == "cc-5.1").unwrap();
    assert_eq!((&risk["evidence"]["vignette"], &risk["evidence"]["observed"]), (&1.into(), &1.into()));
    assert_eq!(house.get(&format!("{SHEET}/record.exe")).await.status, StatusCode::NOT_FOUND);
}
