//! Taking one's information along and deleting everything, as learners and staff meet it.

use axum::http::StatusCode;
use doorstep::{
    domain::{
        ids::*,
        roles::{Role, Roles},
    },
    http::ledger::{self, Ledger},
    storage::{
        PatientText, answers, notes, places,
        places::OwnPlace,
        progress, ratings,
        staff::{self, NewStaff},
        staff_sessions,
    },
};

use crate::{
    house::{Answer, NOON, TestHouse, VERSIONS},
    storage::keeping::found_in,
};

const PAGE: &str = "/en/me/information";
const NOTE: &str = "Ask Sue about the <blue> form & the “bus”";

fn secret(card: &str) -> String {
    card.split(' ').skip(2).collect::<Vec<_>>().join(" ")
}

async fn place_of(house: &TestHouse, card: &str) -> OwnPlace {
    let name = card.split(' ').take(2).collect::<Vec<_>>().join(" ");
    places::open_with_card(&house.house.stores.people, &house.house.secrets, &name, &secret(card)).await.unwrap().unwrap()
}

/// Something real in each of the places where a learner leaves something.
async fn live_here(house: &TestHouse, own: &OwnPlace) {
    let library = house.house.library();
    let (_, module) = library.english.module("digital-doorways", "accounts-and-passwords").unwrap();
    let lesson = &module.lessons[0];
    let question = &module.check.as_ref().unwrap().questions[0];
    let course = CourseSlug::parse("digital-doorways").unwrap();
    let at = progress::LessonRef { course: &course, module: &module.id, lesson: &lesson.slug };
    let mut change = house.house.stores.people.change().await.unwrap();
    progress::finish_lesson(&mut change, own, at, &lesson.source.revision, NOON).await.unwrap();
    let skill = SkillId::parse("sk-s01").unwrap();
    let sure = ratings::SelfRating::Rated(ratings::Sureness::new(4).unwrap());
    ratings::save(&mut change, own, &ratings::Moment::After(module.id.clone()), &skill, sure, VERSIONS, NOON).await.unwrap();
    answers::save(&mut change, own, &question.id, &question.revision, &[0], NOON).await.unwrap();
    let access = QuestionId::parse(&library.access.questions[0].id).unwrap();
    answers::save_access(&mut change, own, &access, answers::Access::No, NOON).await.unwrap();
    notes::save(&mut change, own, &module.id, &lesson.slug, &PatientText::written_by(own, NOTE.into()), NOON).await.unwrap();
    change.commit().await.unwrap();
}

async fn ask(house: &mut TestHouse, path: &str, fields: &[(&str, &str)]) -> Answer {
    let token = house.get(path).await.hidden("_form");
    let all: Vec<(&str, &str)> = [("_form", token.as_str())].into_iter().chain(fields.iter().copied()).collect();
    house.post(path, &all).await
}

/// Every value that is not empty: (table, column).
fn values(data: &serde_json::Value) -> Vec<(String, String)> {
    let rows = data["kept"].as_object().unwrap().iter().flat_map(|(table, rows)| rows.as_array().unwrap().iter().map(move |row| (table, row)));
    rows.flat_map(|(table, row)| row.as_object().unwrap().iter().filter(|(_, v)| !v.is_null()).map(|(c, _)| (table.clone(), c.clone()))).collect()
}

/// A file that stands alone and says all that the other one says.
fn check_sheet(sheet: &Answer, data: &Answer) {
    let (html, mut data): (&str, serde_json::Value) = (sheet.text(), serde_json::from_str(data.text()).unwrap());
    // Made after the sheet, it has one more line in the log: that the sheet's copy was followed by another.
    if let Some(lines) = data["kept"].get_mut("access_line").and_then(|lines| lines.as_array_mut()) {
        assert_eq!(lines.pop().unwrap()["kind"], "downloaded");
    }
    assert_eq!(html.matches("<dt>").count(), values(&data).len(), "a line for each value");
    for never in ["<script", "http:", "https:", "src=", "@import", "url(", "<link", "Unknown localization", "argon2"] {
        assert!(!html.contains(never), "{never}");
    }
    assert!(html.starts_with("<!DOCTYPE html><html lang="));
    for neutral in ["Doorstep", "clinic", "hospital", "mental"] {
        let title = html.split_once("<title>").unwrap().1.split_once("</title>").unwrap().0;
        assert!(!title.contains(neutral), "{title}");
    }
}

#[tokio::test]
async fn a_learner_takes_everything_along_as_a_sheet_and_as_data() {
    let mut house = TestHouse::new().await;
    let card = house.join_with_card().await;
    let own = place_of(&house, &card).await;
    live_here(&house, &own).await;
    let words = secret(&card);
    for (locale, name) in [("en", "my-information"), ("fr", "mes-renseignements")] {
        let path = format!("/{locale}/me/information");
        let here = ask(&mut house, &path, &[("card-again", &words), ("as", "here")]).await;
        assert_eq!(here.status, StatusCode::OK);
        assert!(here.text().contains("Ask Sue about the &lt;blue&gt; form &amp; the “bus”"), "{}", here.text());
        assert!(here.headers.get("content-disposition").is_none() && here.headers["cache-control"] == "no-store");
        let fields = |shape| [("card-again", words.as_str()), ("as", shape), ("copy", "yes")];
        let sheet = ask(&mut house, &path, &fields("sheet")).await;
        let data = ask(&mut house, &path, &fields("data")).await;
        for (answer, ending) in [(&sheet, "html"), (&data, "json")] {
            assert_eq!(answer.status, StatusCode::OK);
            let file = answer.headers["content-disposition"].to_str().unwrap().to_owned();
            assert_eq!(file, format!("attachment; filename=\"{name}.{ending}\""));
        }
        check_sheet(&sheet, &data);
        assert!(sheet.text().contains("Ask Sue about"), "{}", sheet.text());
        let data: serde_json::Value = serde_json::from_str(data.text()).unwrap();
        assert_eq!(data["kept"]["private_note"][0]["text"], NOTE);
        assert_eq!(data["kept"]["skill_rating"][0]["value"], 4);
        assert_eq!(data["kept"]["place"][0]["id"], own.id().as_str());
    }
}

#[tokio::test]
async fn the_file_has_what_the_inventory_promises_and_the_name_for_the_reader() {
    let mut house = TestHouse::new().await;
    let card = house.join_with_card().await;
    let own = place_of(&house, &card).await;
    live_here(&house, &own).await;
    super::sharing::fill(&house, &own).await;
    super::sharing::reader(&house, "Jo", Role::Clinician).await;
    super::sharing::give(&mut house, &card, &[super::sharing::MAP, super::sharing::A_NOTE]).await;
    let words = secret(&card);
    let mut answers = Vec::new();
    for shape in ["sheet", "data"] {
        answers.push(ask(&mut house, PAGE, &[("card-again", words.as_str()), ("as", shape), ("copy", "yes")]).await);
    }
    check_sheet(&answers[0], &answers[1]);
    assert!(answers[0].text().contains("<p>Robin</p>") && answers[0].text().contains("Ask Sue about the &lt;phone&gt;"), "{}", answers[0].text());
    let data: serde_json::Value = serde_json::from_str(answers[1].text()).unwrap();
    assert_eq!((&data["kept"]["share"][0]["text"], &data["kept"]["share_item"][1]["text"]), (&"Robin".into(), &super::sharing::NOTE.into()));
    for (table, rows) in data["kept"].as_object().unwrap() {
        let Some(row) = rows.as_array().unwrap().first() else { continue };
        let sealed = if matches!(table.as_str(), "share" | "learner_passkey") { "sealed_label" } else { "sealed" };
        let mut there: Vec<String> = row.as_object().unwrap().keys().map(|column| if column == "text" { sealed } else { column }.to_owned()).collect();
        let mut promised = crate::storage::inventory::learner_gets(table);
        there.sort();
        promised.sort();
        assert_eq!(there, promised, "{table}");
    }
}

#[tokio::test]
async fn the_sheet_speaks_in_words_and_shows_a_door() {
    let mut house = TestHouse::new().await;
    let card = house.join_with_card().await;
    let own = place_of(&house, &card).await;
    live_here(&house, &own).await;
    let sheet = ask(&mut house, PAGE, &[("card-again", &secret(&card)), ("as", "sheet"), ("copy", "yes")]).await;
    let library = house.house.library();
    let (_, module) = library.english.module("digital-doorways", "accounts-and-passwords").unwrap();
    let question = &module.check.as_ref().unwrap().questions[0];
    let said = library.skills_check.scale.iter().find(|point| point.value == 4).unwrap().label.en.clone();
    for words in [
        module.title.as_str(),
        module.lessons[0].title.as_str(),
        question.choices()[0].words.plain(),
        library.skills.skill("sk-s01").unwrap().statement.en.as_str(),
        library.access.questions[0].text.en.as_str(),
        said.as_str(),
        "September 21, 2026",
    ] {
        let escaped = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        assert!(sheet.text().contains(&escaped), "{words}");
    }
    assert_eq!(sheet.text().matches("<svg").count(), 1);
}

#[tokio::test]
async fn without_the_words_nobody_takes_anything() {
    let mut house = TestHouse::new().await;
    let card = house.join_with_card().await;
    let own = place_of(&house, &card).await;
    live_here(&house, &own).await;
    for typed in ["", "abroad academy achieve acrobat"] {
        for shape in ["here", "sheet", "data"] {
            let refused = ask(&mut house, PAGE, &[("card-again", typed), ("as", shape), ("copy", "yes")]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(!refused.text().contains("Ask Sue") && refused.headers.get("content-disposition").is_none());
        }
    }
    let foreign = house.post(PAGE, &[("_form", "other"), ("card-again", &secret(&card)), ("as", "data"), ("copy", "yes")]).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn on_a_shared_device_a_copy_is_made_only_knowingly() {
    let mut house = TestHouse::new().await;
    let card = house.join_with_card().await;
    assert!(house.get(PAGE).await.text().contains("This leaves a copy on this computer"));
    for shape in ["sheet", "data"] {
        let told = ask(&mut house, PAGE, &[("card-again", &secret(&card)), ("as", shape)]).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(told.text().contains("Tick the box below") && told.headers.get("content-disposition").is_none());
    }
    let looked = ask(&mut house, PAGE, &[("card-again", &secret(&card)), ("as", "here")]).await;
    assert_eq!(looked.status, StatusCode::OK, "looking leaves nothing behind, so nothing is asked");

    let mut own_device = TestHouse::new().await;
    own_device.join().await;
    assert!(!own_device.get(PAGE).await.text().contains("This leaves a copy"));
}

#[tokio::test]
async fn deleting_tells_what_stays_and_leaves_nothing_else() {
    let mut house = TestHouse::new().await;
    let card = house.join_with_card().await;
    let own = place_of(&house, &card).await;
    live_here(&house, &own).await;
    let folder = house.house.settings.data_folder();
    let asked = house.get("/en/me/delete").await;
    for said in ["What stays", "A scrambled number", "Backups of the host", "for 24 months", "Totals"] {
        assert!(asked.text().contains(said), "{said}");
    }
    let name = card.split(' ').take(2).collect::<Vec<_>>().join("-");
    let markers = [own.id().as_str().to_owned(), name];
    assert!(!found_in(&folder, &markers).is_empty());
    let gone = ask(&mut house, "/en/me/delete", &[("card-again", &secret(&card))]).await;
    assert_eq!(gone.location(), "/en/deleted");
    // What waits in the side file is taken away at once, in the background.
    for _ in 0..50 {
        if found_in(&folder, &markers).is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(found_in(&folder, &markers), [""; 0]);
    let ledger = Ledger::in_folder(&folder);
    assert_eq!(ledger.read().unwrap().len(), 1);
    let line = std::fs::read_to_string(folder.join(ledger::FILE)).unwrap();
    assert!(!line.contains(own.id().as_str()), "{line}");

    // A second click finds nothing to do; the file and the database say the same.
    house.post("/en/me/delete", &[("_form", "x"), ("card-again", &secret(&card))]).await;
    assert_eq!((ledger.read().unwrap().len(), ledger.catch_up(&house.house.stores.people, &house.house.secrets, house.house.now()).await.unwrap()), (1, 0));
    std::fs::remove_file(folder.join(ledger::FILE)).unwrap();
    ledger.catch_up(&house.house.stores.people, &house.house.secrets, house.house.now()).await.unwrap();
    assert_eq!(ledger.read().unwrap().len(), 1, "a lost file is written again");
}

#[tokio::test]
async fn an_unreadable_ledger_keeps_the_site_closed() {
    let house = TestHouse::new().await;
    let folder = house.house.settings.data_folder();
    std::fs::create_dir(folder.join(ledger::FILE)).unwrap();
    assert!(Ledger::in_folder(&folder).catch_up(&house.house.stores.people, &house.house.secrets, house.house.now()).await.is_err());
}

#[tokio::test]
async fn people_hear_at_joining_how_long_a_place_is_kept() {
    let mut house = TestHouse::new().await;
    assert!(house.get("/en/join").await.text().contains("If nobody opens it for 18 months, it is deleted by itself."));
    assert_eq!(house.house.unused_months().days(), 548);
}

#[tokio::test]
async fn staff_take_their_own_account_and_record_along() {
    const PASSPHRASE: &str = "a long enough passphrase";
    const STAFF: &str = "/en/staff/information";
    let mut house = TestHouse::new().await;
    let (people, secrets) = (house.house.stores.people.clone(), house.house.secrets.clone());
    for name in ["sam", "alex"] {
        let new = NewStaff { sign_in_name: name, display_name: &format!("{name} Person"), password: PASSPHRASE, roles: Roles::of([Role::Clinician]) };
        staff::add(&people, &secrets, new, NOON).await.unwrap();
    }
    let sam = staff::sign_in(&people, &secrets, "sam", PASSPHRASE).await.unwrap().unwrap();
    let mut change = people.change().await.unwrap();
    let token = staff_sessions::start(&mut change, &sam, NOON).await.unwrap();
    change.commit().await.unwrap();
    house.set_cookie("staff", &token.reveal());
    let refused = ask(&mut house, STAFF, &[("passphrase", "another"), ("as", "data")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sheet = ask(&mut house, STAFF, &[("passphrase", PASSPHRASE), ("as", "sheet")]).await;
    let data = ask(&mut house, STAFF, &[("passphrase", PASSPHRASE), ("as", "data")]).await;
    check_sheet(&sheet, &data);
    assert!(sheet.text().contains("sam Person") && !sheet.text().contains("alex"));
    let here = ask(&mut house, STAFF, &[("passphrase", PASSPHRASE), ("as", "here")]).await;
    assert!(here.text().contains("sam Person") && !here.text().contains("Unknown localization"));
}
