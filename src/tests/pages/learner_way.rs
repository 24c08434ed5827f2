//! The learner's way: the short check, before and after, check yourself, access, the map. As a guest, as a guest whose device remembers,
//! and with a place.

use axum::http::StatusCode;
use doorstep::storage::{answers, ratings};

use crate::house::{Answer, TestHouse};

const MODULE: &str = "/en/learn/digital-doorways/accounts-and-passwords";

/// Answers the question on a page, carrying what the page carries.
async fn say(house: &mut TestHouse, path: &str, page: &Answer, said: &str) -> Answer {
    let (told, token, n) = (page.hidden("told"), page.hidden("_form"), page.hidden("n"));
    let go = if said == "skip" { "skip" } else { "next" };
    house.post(path, &[("told", &told), ("_form", &token), ("n", &n), ("said", said), ("go", go)]).await
}

#[tokio::test]
async fn a_guest_does_the_short_check_and_nothing_is_remembered() {
    let mut house = TestHouse::new().await;
    let start = house.get("/en/skills-check").await;
    assert!(start.text().contains("Is this device yours?"));
    let mut page = house.post("/en/skills-check", &[("n", "0"), ("device", "shared")]).await;
    for n in 1..=12 {
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.text().contains(&format!("Question {n} of 12")), "question {n}");
        page = say(&mut house, "/en/skills-check", &page, ["1", "2", "4", "no", "skip"][n % 5]).await;
    }
    assert!(page.text().contains("Places to start"));
    assert!(page.text().contains("You can ignore these."));
    assert!(!house.has_cookies(), "no cookie at any step");
    let map = house.post("/en/map", &[("told", &page.hidden("told"))]).await;
    assert!(map.text().contains("How sure you feel"));
    assert!(map.text().contains("September 21, 2026"));
    let paper = house.post("/en/map/paper", &[("told", &page.hidden("told")), ("show", "own")]).await;
    assert!(paper.text().contains("What I said I can do on my own"));
    assert!(!house.has_cookies());
    assert!(house.get("/en/map").await.text().contains("Nothing here yet."));
}

#[tokio::test]
async fn an_own_device_remembers_after_a_yes_and_forgets_after_a_press() {
    let mut house = TestHouse::new().await;
    let began = house.post("/en/skills-check", &[("n", "0"), ("device", "remember")]).await;
    assert_eq!((began.status, began.location()), (StatusCode::SEE_OTHER, "/en/skills-check?n=1"));
    let next = house.post("/en/skills-check", &[("n", "1"), ("said", "3"), ("go", "next")]).await;
    assert_eq!(next.location(), "/en/skills-check?n=2");
    assert!(house.cookie("memory").unwrap().len() < 3000);
    // A skip takes nothing back.
    house.post("/en/skills-check", &[("n", "1"), ("go", "skip")]).await;
    let map = house.get("/en/map").await;
    assert!(map.text().contains("You said “mostly”."), "{}", map.text());
    let gone = house.post("/en/forget", &[]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert!(house.cookie("memory").is_none());
    assert!(house.get(gone.location()).await.text().contains("This device remembers nothing now."));
}

#[tokio::test]
async fn a_remembering_device_knows_opened_lessons_and_other_guests_do_not() {
    let mut house = TestHouse::new().await;
    let lesson = house.house.library().english.lessons().find(|l| l.module.slug.as_str() == "accounts-and-passwords").unwrap().lesson.slug.clone();
    house.get(&format!("{MODULE}/{lesson}")).await;
    assert!(!house.has_cookies(), "reading alone sets nothing");
    house.post("/en/skills-check", &[("n", "0"), ("device", "remember")]).await;
    let read = house.get(&format!("{MODULE}/{lesson}")).await;
    assert_eq!(read.headers["cache-control"], "no-store");
    assert!(house.get(&format!("{MODULE}/{lesson}")).await.headers.get("set-cookie").is_none(), "once is enough");
    let mine = house.get(MODULE).await;
    assert_eq!(mine.text().matches("You have opened this").count(), 1);
    house.post("/en/forget", &[]).await;
    assert!(!house.get(MODULE).await.text().contains("You have opened this"));
}

#[tokio::test]
async fn what_a_device_remembers_goes_into_a_place_only_when_asked() {
    let mut house = TestHouse::new().await;
    house.post("/en/skills-check", &[("n", "0"), ("device", "remember")]).await;
    house.post("/en/skills-check", &[("n", "1"), ("said", "3"), ("go", "next")]).await;
    let own = house.join().await;
    let map = house.get("/en/map").await;
    assert!(map.text().contains("Put them into my place"));
    assert!(ratings::all(&house.house.stores.people, &own).await.unwrap().is_empty(), "nothing moves by itself");
    let token = map.hidden("_form");
    house.post("/en/map/bring", &[("_form", &token), ("go", "bring")]).await;
    assert_eq!(ratings::all(&house.house.stores.people, &own).await.unwrap().len(), 1);
    assert!(house.cookie("memory").is_none());
    assert!(house.get("/en/map").await.text().contains("You said “mostly”."));
}

#[tokio::test]
async fn a_cookie_that_we_did_not_sign_is_taken_away() {
    let mut house = TestHouse::new().await;
    house.post("/en/skills-check", &[("n", "0"), ("device", "remember")]).await;
    house.post("/en/skills-check", &[("n", "1"), ("said", "0"), ("go", "next")]).await;
    let changed = house.cookie("memory").unwrap().replacen("0.", "4.", 1);
    house.set_cookie("memory", &changed);
    let map = house.get("/en/map").await;
    assert!(map.text().contains("Nothing here yet."));
    assert!(house.cookie("memory").is_none());
}

#[tokio::test]
async fn an_empty_answer_is_asked_for_kindly() {
    let mut house = TestHouse::new().await;
    let page = house.post("/en/skills-check", &[("n", "0")]).await;
    let told = page.hidden("told");
    let asked = [
        house.post("/en/skills-check", &[("told", &told), ("n", "1"), ("go", "next")]).await,
        house.post("/en/access", &[("n", "1"), ("go", "next")]).await,
        house.post(&format!("{MODULE}/before"), &[("n", "1"), ("go", "next")]).await,
        house.post(&format!("{MODULE}/check?q=1"), &[]).await,
    ];
    for page in asked {
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.text().contains("There is one thing to fix"));
        assert!(page.text().contains("<title>Error: "));
        let (_, rest) = page.text().split_once("class=\"summary\"").unwrap();
        let (_, field) = rest.split_once("href=\"#").unwrap();
        let field = field.split('"').next().unwrap();
        assert!(page.text().contains(&format!("id=\"{field}\"")), "the summary leads to {field}");
    }
}

#[tokio::test]
async fn every_question_can_be_answered_tried_again_and_skipped() {
    let mut house = TestHouse::new().await;
    for module in ["getting-started", "accounts-and-passwords", "staying-safe-online"] {
        for n in 1.. {
            let path = format!("/en/learn/digital-doorways/{module}/check?q={n}");
            let page = house.get(&path).await;
            if page.status == StatusCode::NOT_FOUND {
                assert!(n > 4);
                break;
            }
            let revision = page.hidden("revision");
            let order: Vec<(String, String)> =
                (0..9).map(|i| (format!("place-{i}"), (i + 1).to_string())).filter(|(name, _)| page.text().contains(&format!("\"{name}\""))).collect();
            let mut fields = vec![("revision", revision.as_str()), ("choice", "0")];
            fields.extend(order.iter().map(|(k, v)| (k.as_str(), v.as_str())));
            let answer = house.post(&path, &fields).await;
            assert_eq!(answer.status, StatusCode::OK, "{module} {n}");
            let words = ["That fits", "Some of it fits", "Try this instead:"];
            assert!(words.iter().any(|w| answer.text().contains(w)), "{module} {n}");
            assert!(answer.text().contains("Try this one again"));
            for never in ["wrong", "incorrect", "failed", "score of", "%"] {
                assert!(!main_text(&answer).to_lowercase().contains(never), "{module} {n}: {never}");
            }
        }
    }
    let end = house.get(&format!("{MODULE}/check?q=end")).await;
    assert!(end.text().contains("That is all of them"));
    assert!(!house.has_cookies());
}

/// What stands in `<main>`, without its tags.
fn main_text(page: &Answer) -> String {
    let main = page.text().split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).unwrap().0;
    main.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, words)| words).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn a_question_is_mixed_anew_for_a_second_try_and_the_same_for_everybody() {
    let mut house = TestHouse::new().await;
    let first = house.get(&format!("{MODULE}/check?q=1")).await;
    assert_eq!(first.text(), house.get(&format!("{MODULE}/check?q=1")).await.text());
    let order =
        |page: &Answer| page.text().split("name=\"choice\"").skip(1).map(|p| p.split("value=\"").nth(1).unwrap().chars().next().unwrap()).collect::<String>();
    let mut orders = Vec::new();
    for turn in 1..9 {
        orders.push(order(&house.get(&format!("{MODULE}/check?q=1&try={turn}")).await));
    }
    assert!(orders.iter().any(|o| *o != orders[0]), "{orders:?}");
}

#[tokio::test]
async fn a_place_keeps_ratings_answers_and_access() {
    let mut house = TestHouse::new().await;
    let own = house.join().await;
    let before = format!("{MODULE}/before");
    let mut page = house.get(&format!("{before}?n=1")).await;
    for said in ["0", "1", "no", "skip"] {
        let next = say(&mut house, &before, &page, said).await;
        assert_eq!(next.status, StatusCode::SEE_OTHER);
        page = house.get(next.location()).await;
    }
    assert!(page.text().contains("Ready for lesson 1"));
    let after = format!("{MODULE}/after");
    page = house.get(&format!("{after}?n=1")).await;
    for said in ["2", "1", "0", "4"] {
        let next = say(&mut house, &after, &page, said).await;
        page = house.get(next.location().split('#').next().unwrap()).await;
    }
    for words in
        ["What changed for you", "You felt more sure: “not at all” first, then “somewhat”.", "You felt the same", "You did not want to do this at first."]
    {
        assert!(page.text().contains(words), "{words}");
    }
    assert_eq!(ratings::all(&house.house.stores.people, &own).await.unwrap().len(), 8);

    let asked = house.get(&format!("{MODULE}/check?q=1")).await;
    let fields = [("_form", asked.hidden("_form")), ("revision", asked.hidden("revision")), ("choice", "1".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let sent = house.post(&format!("{MODULE}/check?q=1"), &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    house.post(&format!("{MODULE}/check?q=1"), &fields).await;
    assert!(house.get(sent.location()).await.text().contains("You chose:"));
    assert_eq!(answers::all(&house.house.stores.people, &own).await.unwrap().len(), 1, "the latest and nothing else");

    let token = house.get("/en/access").await.hidden("_form");
    let next = house.post("/en/access", &[("_form", &token), ("n", "6"), ("answer", "no"), ("go", "next")]).await;
    assert!(house.get(next.location()).await.text().contains("You can do it without a screen"));
    assert_eq!(answers::access(&house.house.stores.people, &own).await.unwrap().len(), 1);
    assert_eq!(house.post("/en/access", &[("n", "6"), ("answer", "yes")]).await.status, StatusCode::FORBIDDEN, "without the session's token");
}

#[tokio::test]
async fn access_answers_of_a_guest_stay_in_the_form() {
    let mut house = TestHouse::new().await;
    let mut page = house.get("/en/access").await;
    let ids: Vec<String> = house.house.library().access.questions.iter().map(|q| q.id.clone()).collect();
    for (n, id) in ids.iter().enumerate() {
        let answer = ["yes", "no", "unsure"][n % 3];
        let mut fields = vec![("n".to_owned(), page.hidden("n")), ("go".into(), "next".into()), ("answer".into(), answer.into())];
        fields.extend(ids[..n].iter().map(|id| (format!("access-{id}"), page.hidden(&format!("access-{id}")))));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        page = house.post("/en/access", &fields).await;
        assert_eq!(page.status, StatusCode::OK, "{id}");
    }
    assert!(page.text().contains("What can help"));
    for helps in ["works-well", "data-or-wi-fi", "someone-to-ask", "want-digital"] {
        let link = format!("/en/about/ways-and-devices#c-{helps}");
        assert!(page.text().contains(&link), "{link}");
    }
    assert!(!page.text().contains("#c-own-device"), "a yes needs no help");
    let ways = house.get("/en/about/ways-and-devices").await;
    assert!(ids.iter().all(|id| ways.text().contains(&format!("id=\"c-{id}\""))), "every link leads somewhere");
    assert!(!house.has_cookies());
}

#[tokio::test]
async fn french_pages_are_french_and_no_message_is_missing() {
    let mut house = TestHouse::new().await;
    let module = "/learn/digital-doorways/accounts-and-passwords";
    let paths = ["/start", "/support", "/access", "/skills-check", "/map", "/map/paper"].map(str::to_owned);
    let more = ["/before", "/after", "/check", "/check?q=2", "/check?q=end"].map(|rest| format!("{module}{rest}"));
    for locale in ["en", "fr"] {
        house.post(&format!("/{locale}/skills-check"), &[("n", "0"), ("device", "remember")]).await;
        for moment in ["/skills-check".to_owned(), format!("{module}/before"), format!("{module}/after")] {
            for (n, said) in [("1", "1"), ("2", "no"), ("3", "4")] {
                house.post(&format!("/{locale}{moment}"), &[("n", n), ("said", said), ("go", "next")]).await;
            }
        }
        for path in paths.iter().chain(&more).chain(&["/skills-check?n=2".to_owned(), "/skills-check?n=end".into(), format!("{module}/before?n=end")]) {
            let page = house.get(&format!("/{locale}{path}")).await;
            assert_eq!(page.status, StatusCode::OK, "{locale}{path}");
            assert!(page.text().contains(&format!("<html lang=\"{locale}\"")), "{locale}{path}");
            assert!(!page.text().contains("Unknown localization"), "{locale}{path}: {}", page.text());
            assert!(!page.text().contains("style="), "no inline style: {locale}{path}");
        }
        house.post(&format!("/{locale}/forget"), &[]).await;
    }
}

#[test]
fn both_languages_have_the_same_messages() {
    let names = |text: &'static str| text.lines().filter(|l| !l.starts_with([' ', '#'])).filter_map(|l| l.split_once(" =")).map(|(n, _)| n).collect::<Vec<_>>();
    let (en, fr) = (include_str!("../../ui/messages/en/checks.ftl"), include_str!("../../ui/messages/fr/checks.ftl"));
    assert_eq!(names(en), names(fr));
    for bad in [" :", " ;", " ?", " !", "« ", " »"] {
        assert!(!fr.lines().filter(|l| !l.starts_with('#')).any(|l| l.contains(bad)), "a narrow no-break space stands before “{bad}”");
    }
}
