//! Observation sheets as a clinician meets them: from the module, from the competency, and on paper. With the sheet of the guide, so that
//! the test holds whatever sheets the course ships.

use axum::http::StatusCode;
use doorstep::http::settings::Settings;
use std::{fs, path::Path};

use super::train::sign_in;
use crate::house::TestHouse;

const MODULE: &str = "/train/care-online/telehealth-practice";

/// The shipped courses for clinicians with the guide's sheet among them.
async fn house() -> (TestHouse, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    copy(&content, folder.path());
    let guide = fs::read_to_string(content.join("README.md")).unwrap();
    let (_, sheet) = guide.split_once("```markdown observation\n").unwrap();
    let sheet = sheet.split_once("```").unwrap().0.replace("id: ob-cc-2.2 ", "id: ob-cc-2.2-guide ");
    let module = folder.path().join("courses/care-online/02-telehealth-practice");
    // The only sheet of this module, whatever ships.
    for file in fs::read_dir(&module).unwrap().flatten().filter(|f| f.file_name().to_string_lossy().starts_with("observe-")) {
        fs::remove_file(file.path()).unwrap();
    }
    fs::write(module.join("observe-guide.md"), sheet).unwrap();
    let house = TestHouse::with(Settings { content_folder: folder.path().into(), ..Settings::default() }).await;
    (house, folder)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).unwrap()),
        }
    }
}

#[tokio::test]
async fn a_sheet_has_boxes_for_a_pen_and_no_form_for_guests() {
    let (mut house, _folder) = house().await;
    let page = house.get(&format!("/en{MODULE}/observe/guide")).await;
    assert_eq!(page.status, StatusCode::OK);
    let main = page.text().split_once("<main").unwrap().1.split_once("</main>").unwrap().0.to_owned();
    assert_eq!(main.matches("<li>").count(), main.matches("</li>").count());
    for words in [
        "Start a video visit safely",
        "you can ask a colleague here to watch you and sign on the screen",
        "No patient details.",
        "Asks for the street address where the patient is now.",
        "Needs support",
        "Safe alone",
        "Can teach",
        "Today’s observation is not signed.",
        "Observer’s signature",
        "CPSO Virtual Care policy, June 2022",
        "href=\"/en/train/competencies?open=2#cc-2.2\"",
    ] {
        assert!(main.contains(words), "{words}");
    }
    assert_eq!(main.matches("class=\"tick set\"").count(), 1);
    assert!(!main.contains("<form") && !main.contains("<input") && !main.contains("identity"), "a pen, no form, and no names of ours");
    assert_eq!(house.get(&format!("/en{MODULE}/observe/none")).await.status, StatusCode::NOT_FOUND);
    let french = house.get(&format!("/fr{MODULE}/observe/guide")).await;
    assert!(french.text().contains("Ce qu’on regarde") && french.text().contains("lang=\"en\""), "not translated, and says so");
}

#[tokio::test]
async fn module_competency_and_record_lead_to_the_sheet() {
    let (mut house, _folder) = house().await;
    let link = format!("href=\"/en{MODULE}/observe/guide\"");
    for from in [MODULE, "/train/competencies?open=2"] {
        assert!(house.get(&format!("/en{from}")).await.text().contains(&link), "{from}");
    }
    let other = house.get("/en/train/care-online/safety-at-a-distance").await;
    assert!(!other.text().contains(&link));
    sign_in(&mut house, "rae").await;
    let record = house.get("/en/train/record/cc-2.2").await;
    let ask = format!("href=\"/en{MODULE}/observe/guide#ask\"");
    assert!(record.text().contains(&ask) && record.text().contains("Ask a colleague to watch you: Start a video visit safely"));
    // Where nobody can sign yet, the page says so, and the paper stays.
    let sheet = house.get(&format!("/en{MODULE}/observe/guide")).await;
    assert!(sheet.text().contains("Nobody here can sign this sheet yet.") && sheet.text().contains("Observer’s signature"));
}
