//! Every stored result can be made again, also after the framework was rewritten (product promise 4); what cannot is named.

use std::path::PathBuf;

use doorstep::{
    content::{Files, assemble},
    storage::results::{self, CompetencyResult},
    train::replay,
};

use super::train::{knowledge, sign_in};
use crate::house::{NOON, TestHouse};

const FRAMEWORK: &str = "frameworks/clinician-competencies.yaml";

/// The rules become stricter, and the file says so.
fn rewrite_framework(house: &TestHouse) {
    let mut files = Files::read(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("content"));
    let text = files.get(FRAMEWORK).unwrap();
    let stricter = "foundation:\n      all:\n        - needs: { kind: knowledge }\n        - needs: { kind: vignette }";
    let changed = text
        .replace("rules_version: 2", "rules_version: 3")
        .replace("foundation:\n      any:\n        - needs: { kind: knowledge }\n        - needs: { kind: vignette }", stricter);
    assert!(changed.contains(stricter) && changed.contains("rules_version: 3"));
    files.insert(FRAMEWORK, changed);
    let assembled = assemble(&files, &Files::default());
    assert!(!assembled.problems.iter().any(|p| p.is_error()), "{:?}", assembled.problems);
    house.house.put_on_shelf(assembled.library);
}

#[tokio::test]
async fn results_are_made_again_by_the_rules_of_then() {
    let mut house = TestHouse::new().await;
    let sam = sign_in(&mut house, "sam").await;
    knowledge(&mut house, |_| true).await;
    let stores = house.house.stores.clone();
    let first = replay::all(&stores).await.unwrap();
    assert!(first.is_well() && first.people == 1 && first.same > 0, "{first:?}");
    let page = house.get("/en/train/record/cc-5.4").await;
    assert!(page.text().contains("rules version 2.1") && page.text().contains("Made again just now: the same."));

    rewrite_framework(&house);
    let after = replay::all(&stores).await.unwrap();
    assert_eq!((after.same, after.is_well()), (first.same, true), "by the text that is kept, not by today's: {after:?}");
    let page = house.get("/en/train/record/cc-5.4").await;
    assert!(page.text().contains("Decided under other versions"));

    // Somebody changed a row, and one lost the text of its framework.
    let kept = results::latest(&stores.people, &sam).await.unwrap();
    let raised = CompetencyResult { level: "lead".into(), as_of: NOON + 1, ..kept[0].clone() };
    let revision = house.house.library().competencies_revision.clone();
    let lost = kept[0].explanation.replacen("\"framework\":\"", "\"framework\":\"0", 1);
    assert!(!lost.contains(&format!("\"{}\"", revision.as_str())));
    let lost = CompetencyResult { explanation: lost, as_of: NOON + 2, ..kept[0].clone() };
    let mut change = stores.people.change().await.unwrap();
    results::add(&mut change, &sam, &raised).await.unwrap();
    results::add(&mut change, &sam, &lost).await.unwrap();
    change.commit().await.unwrap();
    let report = replay::all(&stores).await.unwrap();
    assert_eq!((report.same, report.different.len(), report.without_text, report.is_well()), (first.same, 1, 1, false), "{report:?}");
    assert_eq!((report.different[0].kept.as_str(), report.different[0].competency.as_str()), ("lead", kept[0].competency.as_str()));
}
