//! The skills map by category, the sheet to keep, the questions for a team, the page of taking part: what stands on each, and that nothing of
//! it is kept.

use axum::http::StatusCode;
use doorstep::{
    domain::{
        ids::{CourseSlug, LessonSlug, ModuleId, Revision},
        skills_form::Tried,
        try_it::{TaskForm, Try, TryMoment},
    },
    storage::{
        PatientText, notes,
        places::OwnPlace,
        progress,
        ratings::{self, Moment, SelfRating, Sureness},
        try_it,
    },
};

use crate::house::{Answer, NOON, TestHouse, VERSIONS};

/// A learner who rated three skills, tried one and wrote a note.
async fn learner() -> (TestHouse, OwnPlace) {
    let mut house = TestHouse::new().await;
    let own = house.join().await;
    let library = house.house.library();
    let skill = |id: &str| library.skills.skill(id).unwrap().id.clone();
    let rated = |n| SelfRating::Rated(Sureness::new(n).unwrap());
    let mut change = house.house.stores.people.change().await.unwrap();
    let pm02 = ModuleId::parse("pm02").unwrap();
    for (id, moment, n, at) in
        [("sk-f03", Moment::Before(pm02.clone()), 1, 0), ("sk-f03", Moment::After(pm02), 4, 5), ("sk-s05", Moment::Home, 1, 0), ("sk-h06", Moment::Home, 4, 0)]
    {
        ratings::save(&mut change, &own, &moment, &skill(id), rated(n), VERSIONS, NOON + at).await.unwrap();
    }
    let tried = Try { skill: skill("sk-f03"), form: TaskForm::A, moment: TryMoment::Before, outcome: Tried::Alone, at: NOON };
    try_it::save(&mut change, &own, &tried, &Revision::from_digest("00ff")).await.unwrap();
    let text = PatientText::written_by(&own, "ask Ana about Zqtuesday".into());
    notes::save(&mut change, &own, &ModuleId::parse("pm03").unwrap(), &LessonSlug::parse("make-a-password").unwrap(), &text, NOON).await.unwrap();
    change.commit().await.unwrap();
    (house, own)
}

fn part<'p>(page: &'p Answer, from: &str, to: &str) -> &'p str {
    page.text().split_once(from).and_then(|(_, rest)| rest.split_once(to)).map(|(inside, _)| inside).unwrap_or_default()
}

#[tokio::test]
async fn the_map_goes_by_category_with_one_thing_to_try_next() {
    let (mut house, _) = learner().await;
    let map = house.get("/en/map").await;
    let heads: Vec<usize> = ["id=\"part-fnd\"", "id=\"part-saf\"", "id=\"part-hlt\""].iter().map(|id| map.text().find(id).unwrap()).collect();
    assert!(heads.is_sorted(), "in the order of the framework");
    assert!(!map.text().contains("id=\"part-com\""), "a category about which nothing was said stays away");
    assert!(map.text().contains("id=\"pm02\"") && map.text().contains("id=\"pm06\""), "links from modules arrive");
    let safe = part(&map, "id=\"part-saf\"", "</section>");
    assert!(safe.contains("To try next, a lesson:") && safe.contains("/en/learn/digital-doorways/staying-safe-online/"), "{safe}");
    let health = part(&map, "id=\"part-hlt\"", "</section>");
    assert!(health.contains("To try next, on a practice screen:") && health.contains("/en/try-it/h0"), "{health}");
    for section in [safe, health] {
        assert_eq!(section.matches("class=\"next-step\"").count(), 1);
    }
    let first = part(&map, "id=\"part-fnd\"", "</section>");
    assert!(first.contains("Not yet") && first.contains("On my own"), "before and now, in words");
    assert!(first.contains("On a practice screen, September 21, 2026: on my own."));
    let table = part(&map, "<table", "</table>");
    assert!(table.contains("On a practice screen") && table.contains("Not tried"));
    let french = house.get("/fr/map").await;
    assert!(french.text().contains("À essayer ensuite") && french.text().contains("Sur un écran d’essai"));
}

#[tokio::test]
async fn the_sheet_shows_the_usual_parts_until_somebody_ticks_others() {
    let (mut house, _) = learner().await;
    let usual = house.get("/en/map/paper").await;
    let sheet = |page: &Answer| part(page, "class=\"hand-sheet\"", "</main>").to_owned();
    for words in ["What I said I can do on my own", "What I feel surer about", "What I want to try next"] {
        assert!(sheet(&usual).contains(words), "{words}");
    }
    for words in ["My map, in words", "What I did on practice screens", "My notes to myself", "Zqtuesday"] {
        assert!(!sheet(&usual).contains(words), "{words} is on nobody’s sheet by itself");
    }
    assert!(!usual.text().contains("Zqtuesday"), "a note is nowhere on the page before it is wanted");
    let all = house.get("/en/map/paper?show=map&show=tried&show=notes").await;
    for words in ["My map, in words", "What I did on practice screens", "My notes to myself", "ask Ana about Zqtuesday"] {
        assert!(sheet(&all).contains(words), "{words}");
    }
    assert!(!sheet(&all).contains("What I want to try next"));
    let mut guest = house.another_browser();
    let page = guest.get("/en/map/paper?show=notes").await;
    assert!(!page.text().contains("My notes to myself"));
}

#[tokio::test]
async fn questions_for_a_team_are_printed_and_kept_nowhere() {
    let mut house = TestHouse::new().await;
    let library = house.house.library();
    // Read from the file, so that an author may mend a question without a programmer.
    let asked = |id: &str| library.team_questions.all().find(|question| question.id == id).map(|question| question.text.en.clone()).unwrap();
    for join in [false, true] {
        if join {
            house.join().await;
        }
        let page = house.get("/en/questions").await;
        assert!(page.text().contains(&asked("who-reads")) && !page.text().contains("checked"), "nothing is ticked beforehand");
        let token = page.hidden("_form");
        let nothing = house.post("/en/questions", &[("_form", &token), ("own-1", "  ")]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nothing.text().contains("Tick one question, or write one of your own.") && nothing.text().contains("id=\"ask-0\""));
        let long = "x".repeat(161);
        let slip = house.post("/en/questions", &[("_form", &token), ("ask", "who-reads"), ("own-2", "Is <b>Zqbus</b> fine?"), ("own-3", &long)]).await;
        assert_eq!(slip.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(slip.text().contains("Is &lt;b&gt;Zqbus&lt;/b&gt; fine?") && slip.text().contains(&long), "what was typed stays");
        assert!(slip.text().contains("href=\"#own-3\"") && slip.text().contains("checked"));
        let slip = house.post("/en/questions", &[("_form", &token), ("ask", "who-reads"), ("ask", "if-it-drops"), ("own-2", "Is <b>Zqbus</b> fine?")]).await;
        let sheet = part(&slip, "hand-sheet half", "<form");
        assert_eq!(slip.status, StatusCode::OK);
        assert!(sheet.contains(&asked("who-reads")) && sheet.contains(&asked("if-it-drops")) && sheet.contains("Is &lt;b&gt;Zqbus&lt;/b&gt; fine?"), "{sheet}");
        assert!(!house.get("/en/questions").await.text().contains("Zqbus"), "kept nowhere");
        let many: Vec<(&str, &str)> =
            ["who-reads", "how-soon", "which-way", "no-screen", "what-is-there", "set-it-up", "worrying-result", "put-right", "choose"]
                .into_iter()
                .map(|id| ("ask", id))
                .chain([("_form", token.as_str())])
                .collect();
        assert_eq!(house.post("/en/questions", &many).await.status, StatusCode::UNPROCESSABLE_ENTITY, "eight fit on half a page");
        if join {
            let foreign = house.post("/en/questions", &[("ask", "who-reads")]).await;
            assert_ne!(foreign.status, StatusCode::OK, "without the token");
        } else {
            assert!(!house.has_cookies());
        }
    }
}

#[tokio::test]
async fn a_page_of_taking_part_says_what_its_owner_ticks_and_nothing_about_health() {
    let mut house = TestHouse::new().await;
    let own = house.join().await;
    let library = house.house.library();
    let (course, module) = library.english.course_of_module(&ModuleId::parse("pm08").unwrap()).unwrap();
    let slug = CourseSlug::parse(course.slug.as_str()).unwrap();
    for (n, lesson) in module.lessons.iter().enumerate() {
        let before = house.get("/en/me/taking-part").await;
        assert!(!part(&before, "You opened every lesson of these.", "</fieldset>").contains("value=\"pm08\""), "not before the last lesson was opened");
        let at = progress::LessonRef { course: &slug, module: &module.id, lesson: lesson.kept_as() };
        let mut change = house.house.stores.people.change().await.unwrap();
        progress::open_lesson(&mut change, &own, at, &Revision::from_digest("00ff"), NOON + n as i64).await.unwrap();
        change.commit().await.unwrap();
    }
    let page = house.get("/en/me/taking-part").await;
    assert!(part(&page, "You opened every lesson of these.", "</fieldset>").contains("value=\"pm08\""));
    assert!(!page.text().contains("checked"), "nothing is ticked beforehand");
    let token = page.hidden("_form");
    let nothing = house.post("/en/me/taking-part", &[("_form", &token), ("name", "Robin Zqvale")]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.text().contains("Tick at least one.") && nothing.text().contains("value=\"Robin Zqvale\""), "what was typed stays");
    let all: Vec<String> = library.english.modules().map(|(_, module)| module.id.to_string()).collect();
    for locale in ["en", "fr"] {
        let mut fields: Vec<(&str, &str)> = all.iter().map(|id| ("module", id.as_str())).collect();
        fields.extend([("_form", token.as_str()), ("name", "Robin Zqvale")]);
        let made = house.post(&format!("/{locale}/me/taking-part"), &fields).await;
        assert_eq!(made.status, StatusCode::OK);
        let sheet = part(&made, "class=\"hand-sheet\"", "<form").to_lowercase();
        assert!(sheet.contains("robin zqvale") && sheet.contains("2026"), "{sheet}");
        for word in [
            "health", "mental", "hospital", "clinic", "patient", "care", "diagnos", "crisis", "mood", "santé", "hôpital", "clinique", "soin", "humeur", "9-8-8",
        ] {
            assert!(!sheet.contains(word), "{locale}: “{word}” is on the sheet");
        }
        assert!(!sheet.contains("cm1") && !sheet.contains("safety at a distance"), "clinicians’ modules are not in here");
    }
    assert!(!house.get("/en/me/taking-part").await.text().contains("Zqvale"), "the name is kept nowhere");
    assert_ne!(house.another_browser().get("/en/me/taking-part").await.status, StatusCode::OK);
}
