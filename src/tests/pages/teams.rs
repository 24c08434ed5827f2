//! Teams through the pages: a lead makes one and asks, people read what will be seen and say yes, a module is given with a day, and the
//! lead reads three words and nothing else.

use axum::http::StatusCode;
use doorstep::domain::{ids::ModuleId, roles::Role};

use super::{
    staff_ways::{account, passphrase},
    train::send,
};
use crate::house::{Answer, TestHouse};

const LED: &str = "/en/staff/teams";
const MINE: &str = "/en/train/teams";
const MODULE: &str = "cm5";
/// Tests have a September day of 2026.
const LATER: &str = "2026-12-01";

async fn person(house: &TestHouse, name: &str, roles: &[Role]) -> (String, TestHouse) {
    let staff = account(house, name, roles).await;
    let mut browser = house.another_browser();
    passphrase(&mut browser, name, "/en/train").await;
    (staff.id().as_str().to_owned(), browser)
}

async fn make(lead: &mut TestHouse) -> String {
    let page = lead.get(LED).await;
    let made = send(lead, &page, LED, &[("name", "Team of lena")]).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    made.location().to_owned()
}

async fn act(browser: &mut TestHouse, at: &str, fields: &[(&str, &str)]) -> Answer {
    let page = browser.get(at).await;
    send(browser, &page, at, fields).await
}

/// The row of a table that begins with this name.
fn row(page: &Answer, name: &str) -> String {
    let text = page.text();
    let from = text.find(&format!("<th scope=\"row\">{name}</th>")).unwrap_or_else(|| panic!("no row for {name}: {text}"));
    text[from..].split("</tr>").next().unwrap().to_owned()
}

async fn answer(browser: &mut TestHouse, word: &str) -> Answer {
    let page = browser.get(MINE).await;
    let team = page.hidden("team");
    send(browser, &page, MINE, &[("do", word), ("team", &team)]).await
}

#[tokio::test]
async fn a_lead_reads_three_words_about_those_who_said_yes() {
    let house = TestHouse::new().await;
    let (_, mut lead) = person(&house, "lena", &[Role::Lead]).await;
    let (sam_id, mut sam) = person(&house, "sam", &[Role::Clinician]).await;
    let (kim_id, mut kim) = person(&house, "kim", &[Role::Clinician]).await;
    assert!(lead.get("/en/staff").await.text().contains("href=\"/en/staff/teams\""));
    let team = make(&mut lead).await;
    assert_eq!(act(&mut lead, &team, &[("do", "ask"), ("who", &sam_id), ("who", &kim_id)]).await.location(), format!("{team}?done=asked"));
    assert_eq!(act(&mut lead, &team, &[("do", "give"), ("module", MODULE), ("day", LATER)]).await.location(), format!("{team}?done=given"));
    assert!(lead.get(&team).await.text().contains("Nobody has joined yet."), "asking puts nobody on a list");

    // What will be seen stands where the yes is given, and nothing of the team before it.
    assert!(sam.get("/en/staff/inbox").await.text().contains("lena asks you to join a team."));
    let asked = sam.get(MINE).await;
    for words in ["Team of lena", "lena asks you", "done, not yet, or its day is over", "answers, points or tries", "Join this team", "No, thank you"] {
        assert!(asked.text().contains(words), "{words}");
    }
    assert!(!asked.text().contains("December"));
    assert_eq!(answer(&mut sam, "join").await.location(), format!("{MINE}?done=joined"));
    assert!(sam.get(MINE).await.text().contains("To do by December 1, 2026."));
    assert!(row(&lead.get(&team).await, "sam").contains("not yet"));

    // Sam finishes lesson by lesson; the lead's page does not change before the last one.
    let library = house.house.library();
    let (course, module) = library.english.course_of_module(&ModuleId::parse(MODULE).unwrap()).unwrap();
    let before = lead.get(&team).await;
    for (n, lesson) in module.lessons.iter().enumerate() {
        let same = |one: &Answer| one.text().replace(&one.hidden("_form"), "");
        assert_eq!(same(&lead.get(&team).await), same(&before), "after {n} lessons");
        let at = format!("/en/train/{}/{}/{}", course.slug, module.slug, lesson.slug);
        assert_eq!(act(&mut sam, &at, &[("do", "finish")]).await.status, StatusCode::SEE_OTHER);
    }
    let done = lead.get(&team).await;
    assert!(row(&done, "sam").contains("<td>done</td>") && done.text().contains("1 of 1 have done it"));
    assert!(!done.text().contains("<th scope=\"row\">kim</th>"), "whoever did not answer stands on no list");

    assert_eq!(answer(&mut sam, "leave").await.location(), format!("{MINE}?done=left"));
    assert!(!lead.get(&team).await.text().contains("<th scope=\"row\">sam</th>"));
    answer(&mut kim, "leave").await;
    let after = lead.get(&team).await;
    assert!(after.text().contains("Nobody is asked yet."), "a no leaves nothing");
}

#[tokio::test]
async fn what_cannot_be_used_is_asked_for_again_and_two_presses_are_one() {
    let house = TestHouse::new().await;
    let (own, mut lead) = person(&house, "lena", &[Role::Lead]).await;
    let page = lead.get(LED).await;
    for (name, words) in [("", "Please give the team a name."), (&"x".repeat(81), "81")] {
        let wrong = send(&mut lead, &page, LED, &[("name", name)]).await;
        assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text().contains(words), "{words}");
    }
    for _ in 0..2 {
        assert_eq!(send(&mut lead, &page, LED, &[("name", "Nights <b>")]).await.status, StatusCode::SEE_OTHER);
    }
    let list = lead.get(LED).await;
    assert_eq!(list.text().matches("Nights &lt;b&gt;").count(), 1);
    let team = make(&mut lead).await;
    for (fields, words) in [
        (vec![("do", "give"), ("module", "pm03"), ("day", LATER)], "Please choose a module from the list."),
        (vec![("do", "give"), ("module", MODULE), ("day", "2026-01-01")], "Please choose today or a later day"),
        (vec![("do", "give"), ("module", MODULE), ("day", "2099-01-01")], "Please choose today or a later day"),
        (vec![("do", "give"), ("module", MODULE), ("day", "soon")], "value=\"soon\""),
    ] {
        let wrong = act(&mut lead, &team, &fields).await;
        assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text().contains(words), "{words}: {}", wrong.text());
    }
    let (_sam, _) = person(&house, "sam", &[Role::Clinician]).await;
    for who in ["nobody", own.as_str()] {
        let wrong = act(&mut lead, &team, &[("do", "ask"), ("who", who)]).await;
        assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text().contains("Please tick somebody"), "{who}");
    }
    for _ in 0..2 {
        assert_eq!(act(&mut lead, &team, &[("do", "give"), ("module", MODULE), ("day", LATER)]).await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(lead.get(&team).await.text().matches("To do by December 1, 2026.").count(), 1);
    act(&mut lead, &team, &[("do", "give"), ("module", MODULE), ("day", "2026-12-24")]).await;
    assert!(lead.get(&team).await.text().contains("To do by December 24, 2026."), "another day takes its place");
    act(&mut lead, &team, &[("do", "take-back"), ("item", MODULE)]).await;
    assert!(lead.get(&team).await.text().contains("Nothing was given to this team yet."));
    let sure = lead.get(&format!("{team}?sure=end")).await;
    assert!(sure.text().contains("End this team?"));
    assert_eq!(send(&mut lead, &sure, &team, &[("do", "end")]).await.location(), format!("{LED}?done=ended"));
    assert_eq!(lead.get(&team).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_team_is_its_leads_and_nobody_elses() {
    let house = TestHouse::new().await;
    let (_, mut lead) = person(&house, "lena", &[Role::Lead]).await;
    let (_, mut other) = person(&house, "otto", &[Role::Lead]).await;
    let (_, mut admin) = person(&house, "ana", &[Role::Administrator, Role::Mentor, Role::Clinician]).await;
    let (sam_id, mut sam) = person(&house, "sam", &[Role::Clinician]).await;
    let team = make(&mut lead).await;
    for browser in [&mut other, &mut admin, &mut sam] {
        assert_eq!(browser.get(&team).await.status, StatusCode::NOT_FOUND);
        let token = browser.get(MINE).await.hidden("_form");
        let posted = browser.post(&team, &[("_form", &token), ("do", "ask"), ("who", &sam_id)]).await;
        assert_eq!(posted.status, StatusCode::NOT_FOUND);
    }
    assert!(!other.get(LED).await.text().contains("Team of lena"));
    // A yes without being asked is none.
    let token = sam.get(MINE).await.hidden("_form");
    let id = team.rsplit('/').next().unwrap();
    sam.post(MINE, &[("_form", &token), ("do", "join"), ("team", id)]).await;
    assert!(lead.get(&team).await.text().contains("Nobody is asked yet."));
    // French, whole.
    let page = sam.get("/fr/train/teams").await;
    assert!(page.text().contains("Mes équipes") && !page.text().contains("team-"), "{}", page.text());
}
