//! Try it tasks as a guest, as a guest whose device remembers, and with a place: taps, hints, “not now”, what is kept and what is not.

use axum::http::StatusCode;
use doorstep::{
    domain::{
        skills_form::Tried,
        try_it::{TaskForm, Try, TryMoment},
    },
    storage::try_it,
};

use crate::house::{Answer, NOON, TestHouse};

const TASK: &str = "/en/try-it/f03-a";

/// Presses something, carrying what the page carries.
async fn press(house: &mut TestHouse, path: &str, page: &Answer, fields: &[(&str, &str)]) -> Answer {
    let carried: Vec<(&str, String)> =
        ["told", "_form", "at", "hint", "from", "one"].into_iter().map(|name| (name, page.hidden(name))).filter(|(_, value)| !value.is_empty()).collect();
    let mut all: Vec<(&str, &str)> = carried.iter().map(|(name, value)| (*name, value.as_str())).collect();
    all.extend(fields);
    let answer = house.post(path, &all).await;
    match answer.status {
        StatusCode::SEE_OTHER => {
            let to = answer.location().split('#').next().unwrap().to_owned();
            house.get(&to).await
        }
        _ => answer,
    }
}

/// Does a task of this skill to its end, with whatever choices fit.
async fn do_it(house: &mut TestHouse, path: &str) -> Answer {
    let slug = path.rsplit('/').next().unwrap().to_owned();
    let (id, chosen): (String, Vec<String>) = {
        let library = house.house.library();
        let task = library.english.task(&slug).unwrap();
        let last = task.practice.screen(task.last_screen().unwrap().as_str()).unwrap();
        (last.id.to_string(), last.choices.iter().enumerate().filter(|(_, c)| c.reaches).map(|(n, _)| n.to_string()).collect())
    };
    let page = house.get(&format!("{path}?at={id}")).await;
    let mut fields: Vec<(&str, &str)> = chosen.iter().map(|n| ("choice", n.as_str())).collect();
    fields.push(("go", "choose"));
    press(house, path, &page, &fields).await
}

fn main_text(page: &Answer) -> String {
    let main = page.text().split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).unwrap().0;
    main.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, words)| words).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn a_guest_goes_through_a_task_and_it_travels_in_the_form_alone() {
    let mut house = TestHouse::new().await;
    let start = house.get("/en/try-it").await;
    assert!(start.text().contains("It is not a test") && start.text().contains("href=\"/en/try-it/f03-a\""), "{}", start.text());
    let page = house.get(TASK).await;
    assert!(page.text().contains("Task 1 of 12"));
    let display = press(&mut house, TASK, &page, &[("to", "display")]).await;
    assert!(display.text().contains("Text size"));
    let size = press(&mut house, TASK, &display, &[("to", "size")]).await;
    let other = press(&mut house, TASK, &size, &[("choice", "0"), ("go", "choose")]).await;
    assert!(other.text().contains("Look at this once more") && !other.text().contains("Done:"), "a reason, and the way on stays open");
    assert_eq!(other.hidden("told"), "1", "which choice it was is nowhere");
    let done = press(&mut house, TASK, &other, &[("choice", "2"), ("go", "choose")]).await;
    assert!(done.text().contains("Done: on my own."), "{}", main_text(&done));
    assert!(done.hidden("told").contains("_f03abo"), "{}", done.hidden("told"));
    let next = press(&mut house, TASK, &done, &[("go", "next")]).await;
    assert!(next.text().contains("Task 2 of 12"));
    let map = house.post("/en/map", &[("told", &next.hidden("told"))]).await;
    assert!(map.text().contains("On a practice screen, September 21, 2026: on my own."), "{}", main_text(&map));
    let end = house.post("/en/try-it?end=yes", &[("told", &next.hidden("told"))]).await;
    assert!(end.text().contains("What you did") && end.text().contains(": on my own."));
    assert!(!house.has_cookies());
    let map = house.get("/en/map").await;
    assert!(map.text().contains("Nothing here yet."));
}

#[tokio::test]
async fn a_place_keeps_what_came_of_it_and_gets_the_other_task_the_next_time() {
    let mut house = TestHouse::new().await;
    let own = house.join().await;
    let people = house.house.stores.people.clone();
    let first = TaskForm::first_of(own.id().as_str());
    let (one, other) = (format!("/en/try-it/f03-{}", first.code()), format!("/en/try-it/f03-{}", first.other().code()));
    assert!(house.get("/en/try-it").await.text().contains(&format!("href=\"{one}\"")), "its own first form");
    // With a hint, twice at once.
    let page = house.get(&one).await;
    let hinted = press(&mut house, &one, &page, &[("go", "hint")]).await;
    assert!(hinted.text().contains("A hint"));
    let size = press(&mut house, &one, &hinted, &[("to", "size")]).await;
    assert!(!size.text().contains(">A hint<"), "a hint stands where it was asked for");
    let library = house.house.library();
    let fits = {
        let task = library.english.task(one.rsplit('/').next().unwrap()).unwrap();
        let last = task.practice.screen(task.last_screen().unwrap().as_str()).unwrap();
        (last.id.to_string(), last.choices.iter().position(|c| c.reaches).unwrap().to_string())
    };
    let last = house.get(&format!("{one}?at={}&hint=home", fits.0)).await;
    for _ in 0..2 {
        let done = press(&mut house, &one, &last, &[("choice", &fits.1), ("go", "choose")]).await;
        assert!(done.text().contains("Done: with a hint."), "{}", main_text(&done));
    }
    let kept = |outcome, form| Try { skill: library.skills.skill("sk-f03").unwrap().id.clone(), form, moment: TryMoment::Before, outcome, at: NOON };
    assert_eq!(try_it::all(&people, &own).await.unwrap(), [kept(Tried::WithHint, first)]);
    // The other task the next time; “not now” takes nothing back.
    assert!(house.get("/en/try-it").await.text().contains(&format!("href=\"{other}\"")));
    let page = house.get(&other).await;
    let on = press(&mut house, &other, &page, &[("go", "later")]).await;
    assert!(on.text().contains("Task 2 of 12"));
    assert_eq!(try_it::all(&people, &own).await.unwrap(), [kept(Tried::WithHint, first)]);
    let done = do_it(&mut house, &other).await;
    assert!(done.text().contains("Done: on my own."), "{}", main_text(&done));
    assert_eq!(try_it::all(&people, &own).await.unwrap(), [kept(Tried::Alone, first.other())]);
    let information = house.get("/en/me").await;
    assert!(information.text().contains("href=\"/en/try-it\""));
}

#[tokio::test]
async fn after_the_lessons_is_another_moment() {
    use doorstep::{domain::ids::*, storage::progress};
    let mut house = TestHouse::new().await;
    let own = house.join().await;
    do_it(&mut house, "/en/try-it/s01-a").await;
    let people = house.house.stores.people.clone();
    let (course, module) = (CourseSlug::parse("digital-doorways").unwrap(), ModuleId::parse("pm03").unwrap());
    let lesson = LessonSlug::parse("make-a-password").unwrap();
    let at = progress::LessonRef { course: &course, module: &module, lesson: &lesson };
    let mut change = people.change().await.unwrap();
    progress::finish_lesson(&mut change, &own, at, &Revision::from_digest("00ff"), NOON).await.unwrap();
    change.commit().await.unwrap();
    do_it(&mut house, "/en/try-it/s01-b").await;
    let moments: Vec<TryMoment> = try_it::all(&people, &own).await.unwrap().into_iter().map(|t| t.moment).collect();
    assert_eq!(moments, [TryMoment::After, TryMoment::Before]);
    let map = house.get("/en/map").await;
    assert!(map.text().contains("before the lessons: on my own.") && map.text().contains("after the lessons: on my own."), "{}", main_text(&map));
}

#[tokio::test]
async fn a_device_that_remembers_keeps_it_and_a_place_takes_it_when_asked() {
    let mut house = TestHouse::new().await;
    house.post("/en/skills-check", &[("n", "0"), ("device", "remember")]).await;
    let done = do_it(&mut house, TASK).await;
    assert!(done.text().contains("Done: on my own."));
    assert!(house.cookie("memory").unwrap().contains("f03abo"));
    assert!(house.get("/en/map").await.text().contains("On a practice screen"));
    let own = house.join().await;
    assert!(try_it::all(&house.house.stores.people, &own).await.unwrap().is_empty(), "nothing moves by itself");
    let token = house.get("/en/map").await.hidden("_form");
    house.post("/en/map/bring", &[("_form", &token), ("go", "bring")]).await;
    assert_eq!(try_it::all(&house.house.stores.people, &own).await.unwrap().len(), 1);
}

#[tokio::test]
async fn an_empty_choice_is_asked_for_kindly_and_what_is_not_ours_is_refused() {
    let mut house = TestHouse::new().await;
    let page = house.get(&format!("{TASK}?at=size")).await;
    let asked = press(&mut house, TASK, &page, &[("go", "choose")]).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.text().contains("There is one thing to fix") && asked.text().contains("href=\"#choice-0\"") && asked.text().contains("id=\"choice-0\""));
    assert_eq!(house.get("/en/try-it/f03-c").await.status, StatusCode::NOT_FOUND);
    for strange in ["?at=nowhere", "?choice=99&at=size", "?hint=x&from=y", "?at=size&from=home"] {
        assert_eq!(house.get(&format!("{TASK}{strange}")).await.status, StatusCode::OK, "{strange}");
    }
    let own = house.join().await;
    let refused = house.post(TASK, &[("at", "size"), ("choice", "2"), ("go", "choose")]).await;
    assert_ne!(refused.status, StatusCode::SEE_OTHER, "without the token");
    assert!(try_it::all(&house.house.stores.people, &own).await.unwrap().is_empty());
}

#[tokio::test]
async fn back_leads_to_the_screen_before_from_every_screen_of_every_task() {
    let mut house = TestHouse::new().await;
    let library = house.house.library();
    for task in &library.english.tasks {
        let path = format!("/en/try-it/{}", task.practice.slug);
        for screen in &task.practice.screens {
            for tap in &screen.taps {
                let page = house.post(&path, &[("at", screen.id.as_str()), ("to", tap.to.as_str())]).await;
                let start = task.practice.screens[0].id == tap.to;
                assert_eq!(page.text().contains("value=\"back\""), !start, "{path} {}", tap.to);
                if !start {
                    let back = press(&mut house, &path, &page, &[("go", "back")]).await;
                    assert_eq!(back.hidden("at"), screen.id.as_str(), "{path}: back from {}", tap.to);
                }
            }
        }
    }
}

/// Every page of every task, in both languages: no word that scores, compares or scolds.
#[tokio::test]
async fn no_page_scores_anybody() {
    let mut house = TestHouse::new().await;
    let library = house.house.library();
    assert_eq!(library.english.tasks.len(), 24);
    for task in &library.english.tasks {
        let done = do_it(&mut house, &format!("/en/try-it/{}", task.practice.slug)).await;
        assert!(done.text().contains("Done: on my own."), "{}", task.practice.slug);
        for locale in ["en", "fr"] {
            let page = house.get(&format!("/{locale}/try-it/{}", task.practice.slug)).await;
            let words = main_text(&page).to_lowercase();
            for never in ["score", "your points", "passed", "failed", "incorrect", "percent", "%", "bravo", "well done", "note de", "échou", "réussi"] {
                assert!(!words.contains(never), "{locale} {}: {never}", task.practice.slug);
            }
        }
    }
}

#[tokio::test]
async fn a_suggestion_hears_that_a_hint_was_used() {
    let mut house = TestHouse::new().await;
    let own = house.join().await;
    let skill = house.house.library().skills.skill("sk-s05").unwrap().id.clone();
    let mut change = house.house.stores.people.change().await.unwrap();
    let tried = Try { skill, form: TaskForm::A, moment: TryMoment::Before, outcome: Tried::WithHint, at: NOON };
    try_it::save(&mut change, &own, &tried, &doorstep::domain::ids::Revision::from_digest("00ff")).await.unwrap();
    change.commit().await.unwrap();
    let mut page = house.get("/en/skills-check?n=1").await;
    for _ in 1..=12 {
        let (token, n) = (page.hidden("_form"), page.hidden("n"));
        let next = house.post("/en/skills-check", &[("_form", &token), ("n", &n), ("said", "4"), ("go", "next")]).await;
        page = house.get(next.location()).await;
    }
    assert!(page.text().contains("On a practice screen you used a hint"), "{}", main_text(&page));
    assert!(page.text().contains("/en/learn/digital-doorways/staying-safe-online"));
}
