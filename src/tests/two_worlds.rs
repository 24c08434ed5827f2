//! The key test of the product (trust R-PRIV-02): with a learner's results in the database and without, every address gives everybody else
//! the same bytes. Then one thing is shared with one person: their two pages differ, in that thing alone. Then it is taken back.
//!
//! One house, one clock, the same sessions before and after, so that nothing has to be ignored but what is drawn by chance for each answer.
//! The addresses come from the table of routes; a new one is in here the moment it exists.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use doorstep::{
    app::{Audience, Line, routes},
    domain::{
        class_code::ClassCode,
        ids::{CourseSlug, LessonSlug, ModuleId, QuestionId, Revision},
        learning_log::Entry,
        quarter::Quarter,
        roles::Role,
    },
    learn::totals::make::tell,
    storage::{PatientText, access_chains, answers, attempts, classes, drafts, learning_log, places::OwnPlace, progress, site_totals, staff},
};

use crate::{
    house::{Answer, NOON, TestHouse},
    pages::{
        every_route::address,
        sharing::{MAP, fill, give, open, reader, the_one_shared},
    },
    proof,
    storage::{on_fresh_ground, site_totals::let_be_counted},
};

/// Of every reader (`pages::sharing::reader`).
const PASSPHRASE: &str = "a long enough password";

/// Pages of totals: they may differ when a quarter is told, and at no other time (product decision 13, trust R-PRIV-25). Each with its reason.
const AGGREGATES: [(&str, &str); 1] =
    [("/{locale}/what-changed", "rounded totals of at least 20 people who said yes, told once for a quarter; nobody is in two of them")];

/// Ending the session would turn every later page of that person into a door.
const ENDS_THE_SESSION: [&str; 4] = ["/{locale}/leave", "/{locale}/sign-out", "/{locale}/staff/sign-out", "/{locale}/staff/leave"];

/// What stands before a value that is drawn anew for each answer: keys of forms, sealed tickets, the question for a passkey. The value is
/// taken out, its length stays.
const BY_CHANCE: [&str; 6] =
    ["name=\"key\" value=\"", "name=\"easy\" value=\"", "name=\"ticket\" value=\"", "name=\"carried\" value=\"", "name=\"seed\" value=\"", "data-options=\""];

/// Addresses whose answer is drawn by chance as a whole: new words of a card, the secret of an authenticator app with its picture.
pub const DRAWN: [&str; 2] = ["/{locale}/join", "/{locale}/staff/second/set-up"];

/// Who, how and where; and what came back.
type Seen = BTreeMap<(String, String, String), (StatusCode, String, String)>;

pub struct World {
    learner: TestHouse,
    pub own: OwnPlace,
    card: String,
    /// Everybody else, by what they are.
    pub eyes: Vec<(String, TestHouse)>,
    /// Real things of staff, where the addresses of the table have a name that nothing has: a class that the learner joined, an account,
    /// an attempt, an entry of a log; and pages in French and with something looked for.
    real: Vec<String>,
}

impl World {
    pub async fn on(mut learner: TestHouse) -> Self {
        let mut staff = Vec::new();
        for role in Role::ALL {
            staff.push((role.code().to_owned(), reader(&learner, role.code(), role).await));
        }
        let (class, code) = open_class(&learner).await;
        let card = learner.join_in_class(&code).await;
        let own = learner.own_place(&card).await;
        let mut eyes = vec![("guest".to_owned(), learner.another_browser())];
        let mut other = learner.another_browser();
        other.join_with_card().await;
        eyes.push(("another learner".into(), other));
        eyes.extend(staff);
        let real = real_things(&learner, class).await;
        Self { learner, own, card, eyes, real }
    }

    fn clinician(&mut self) -> &mut TestHouse {
        &mut self.eyes.iter_mut().find(|(who, _)| who == Role::Clinician.code()).unwrap().1
    }

    /// Everything that everybody else is given at every address.
    async fn look(&mut self, extra: &[String]) -> Seen {
        let mut seen = Seen::new();
        for (who, browser) in &mut self.eyes {
            let token = browser.get("/en").await.hidden("_form");
            let token = if token.is_empty() { browser.get("/en/train").await.hidden("_form") } else { token };
            for line in routes().into_iter().map(|route| route.line) {
                let path = address(line.path);
                if line.reads && !DRAWN.contains(&line.path) {
                    note(&mut seen, who, "GET", &path, browser.get(&path).await);
                }
                if line.writes && !DRAWN.contains(&line.path) && !ENDS_THE_SESSION.contains(&line.path) {
                    note(&mut seen, who, "POST", &path, browser.post(&path, &[]).await);
                    if is_theirs(&line, who) {
                        note(&mut seen, who, "POST with its token", &path, browser.post(&path, &[("_form", &token)]).await);
                    }
                }
            }
            // Whoever was shown a door by mistake saw nothing, and would prove nothing.
            let own = if who == "another learner" { "/en/me" } else { "/en/train/record" };
            assert_eq!(browser.get(own).await.status == StatusCode::OK, who != "guest", "{who} is still who they are");
            for path in self.real.iter().chain(extra) {
                note(&mut seen, who, "GET", path, browser.get(path).await);
            }
        }
        seen
    }

    /// The learner does everything that can be done.
    pub async fn live(&self) {
        fill(&self.learner, &self.own).await;
        let (course, module) = (CourseSlug::parse("digital-doorways").unwrap(), ModuleId::parse("pm03").unwrap());
        let (lesson, revision) = (LessonSlug::parse("make-a-password").unwrap(), Revision::from_digest("00ff"));
        let text = PatientText::written_by(&self.own, "half a thought".into());
        let question = QuestionId::parse("pm03-q1").unwrap();
        let mut change = self.learner.house.stores.people.change().await.unwrap();
        let at = progress::LessonRef { course: &course, module: &module, lesson: &lesson };
        progress::open_lesson(&mut change, &self.own, at, &revision, NOON).await.unwrap();
        progress::tick(&mut change, &self.own, &module, &lesson, &progress::Tick { task: 0, revision: revision.clone(), ticked: true }, NOON).await.unwrap();
        answers::save(&mut change, &self.own, &question, &revision, &[1], NOON).await.unwrap();
        answers::save_access(&mut change, &self.own, &question, answers::Access::No, NOON).await.unwrap();
        drafts::keep(&mut change, &self.own, "/en/me", &text, NOON).await.unwrap();
        // Being counted shows nowhere either, until a quarter is told.
        site_totals::say_yes(&mut change, &self.own, |_| Quarter::of_month(2026, 9), NOON).await.unwrap();
        change.commit().await.unwrap();
    }
}

/// The address of an open class of the facilitator, and its code.
async fn open_class(house: &TestHouse) -> (String, ClassCode) {
    let people = &house.house.stores.people;
    let facilitator = staff::sign_in(people, &house.house.secrets, Role::Facilitator.code(), PASSPHRASE).await.unwrap().unwrap();
    let code = ClassCode::from_numbers([1, 2, 3, 4, 5, 6, 7, 8]);
    let mut change = people.change().await.unwrap();
    let class = classes::open(&mut change, &facilitator, &code, NOON).await.unwrap().unwrap();
    change.commit().await.unwrap();
    (format!("/en/staff/classes/{}", class.as_str()), code)
}

/// Addresses with something real in each blank.
async fn real_things(house: &TestHouse, class: String) -> Vec<String> {
    let people = &house.house.stores.people;
    let signed_in = staff::sign_in(people, &house.house.secrets, Role::Clinician.code(), PASSPHRASE).await.unwrap().unwrap();
    let who = signed_in.id().as_str().to_owned();
    let module = ModuleId::parse("cm5").unwrap();
    let what = attempts::NewAttempt { kind: attempts::AttemptKind::Knowledge, module, subject: String::new(), seed: 1, drawn: "[]".into() };
    let entry = Entry { id: "entry-of-theirs".into(), day: "2026-01-05".into(), minutes: 5, title: "A talk".into(), ..Entry::default() };
    let mut change = people.change().await.unwrap();
    let attempt = attempts::start(&mut change, &signed_in, &what, NOON).await.unwrap();
    assert!(attempts::submit(&mut change, &signed_in, &attempt, NOON).await.unwrap());
    assert!(learning_log::put(&mut change, &signed_in, &entry, NOON).await.unwrap());
    change.commit().await.unwrap();
    let found = ["/en/search?q=password".to_owned(), "/fr/search?q=code".to_owned()];
    let french = ["/fr/staff", "/fr/staff/classes", "/fr/staff/people", "/fr/staff/shared", "/fr/staff/inbox", "/fr/train/record", "/fr/learn", "/fr/map"];
    let things = [format!("/en/staff/people/{who}"), format!("/en/train/record/attempts/{}", attempt.as_str()), format!("/en/train/log/{}", entry.id)];
    things.into_iter().chain([class.clone(), class.replacen("/en", "/fr", 1)]).chain(found).chain(french.map(str::to_owned)).collect()
}

fn is_theirs(line: &Line, who: &str) -> bool {
    match line.audience {
        Audience::Staff | Audience::StaffDoor => Role::from_code(who).is_some(),
        Audience::Learner => who == "another learner" && !line.path.ends_with("/delete"),
        _ => false,
    }
}

fn note(seen: &mut Seen, who: &str, how: &str, path: &str, answer: Answer) {
    let headers: Vec<_> = answer.headers.iter().filter(|(name, _)| *name != "set-cookie").map(|(name, value)| format!("{name}: {value:?}")).collect();
    let body = without_chance(answer.text());
    seen.insert((who.into(), how.into(), path.into()), (answer.status, headers.join("\n"), body));
}

fn without_chance(page: &str) -> String {
    let mut text = page.to_owned();
    for start in BY_CHANCE {
        let mut parts = page_parts(&text, start);
        text = parts.remove(0);
        for part in parts {
            let (value, rest) = part.split_once('"').unwrap_or((&part, ""));
            text.push_str(&format!("{start}{}\"{rest}", value.len()));
        }
    }
    text
}

fn page_parts(text: &str, start: &str) -> Vec<String> {
    text.split(start).map(str::to_owned).collect()
}

fn differing(one: &Seen, other: &Seen) -> Vec<(String, String, String)> {
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    one.iter().filter(|(key, value)| other[*key] != **value).map(|(key, _)| key.clone()).collect()
}

#[tokio::test]
async fn results_are_the_learners_own() {
    on_fresh_ground(async |ground| {
        let mut world = World::on(TestHouse::on(&ground.place, &ground.options()).await).await;
        // Once before, so that what the looking itself leaves behind (a lesson opened) is there in both worlds.
        world.look(&[]).await;
        let without = world.look(&[]).await;
        world.live().await;
        let with = world.look(&[]).await;
        assert_eq!(differing(&without, &with), [], "{}: somebody can tell that a learner did something", ground.name);

        let (card, items) = (world.card.clone(), [MAP]);
        assert_eq!(give(&mut world.learner, &card, &items).await.status, StatusCode::SEE_OTHER);
        let at = the_one_shared(world.clinician()).await;
        let opened = open(world.clinician(), &at).await;
        assert_eq!(opened.status, StatusCode::OK);
        assert!(opened.text().contains("Skills map:") && !opened.text().contains("Note:") && !opened.text().contains("Finished lessons"));
        let shared = world.look(std::slice::from_ref(&at)).await;
        // Only the list and the page of the thing itself; everybody else is told that there is no such page.
        let clinician = |path: &str| (Role::Clinician.code().to_owned(), "GET".to_owned(), path.to_owned());
        let (mut known, named) = (shared.clone(), shared[&clinician(&at)].clone());
        known.retain(|(_, _, path), _| *path != at);
        assert_eq!(differing(&with, &known), [clinician("/en/staff/shared"), clinician("/fr/staff/shared")], "{}", ground.name);
        assert_eq!(named.0, StatusCode::OK);
        for ((who, ..), (status, ..)) in shared.iter().filter(|((who, _, path), _)| *path == at && who != Role::Clinician.code()) {
            assert!([StatusCode::NOT_FOUND, StatusCode::SEE_OTHER].contains(status), "{who}: {status}");
        }
        only_the_row_differs(&with[&clinician("/en/staff/shared")].2, &shared[&clinician("/en/staff/shared")].2);

        let mine = world.learner.get("/en/me").await;
        world.learner.post("/en/me/sharing", &[("_form", &mine.hidden("_form")), ("share", &mine.hidden("share"))]).await;
        assert_eq!(differing(&with, &world.look(&[]).await), [], "{}: something of the share is left", ground.name);
        let after = open(world.clinician(), &at).await;
        assert_eq!(after.status, StatusCode::NOT_FOUND);

        let walked = access_chains::walk(&world.learner.house.stores.people, &world.learner.house.secrets).await.unwrap();
        assert_eq!((walked.lines, walked.broken), (3, 0));
        proof::tell(&format!("two worlds on {}", ground.name), &format!("{} answers compared, 0 bytes differ", with.len()));
    })
    .await;
}

/// Twenty-one people who said yes finished a module in a quarter that is over. Their answers are there: nobody can tell. The quarter is told:
/// the pages of totals differ, and nothing else.
#[tokio::test]
async fn a_quarter_that_is_told_changes_the_pages_of_totals_alone() {
    on_fresh_ground(async |ground| {
        let mut world = World::on(TestHouse::on(&ground.place, &ground.options()).await).await;
        world.look(&[]).await;
        let without = world.look(&[]).await;
        let_be_counted(ground, "a", 21, "pm03", "2026-2").await;
        assert_eq!(differing(&without, &world.look(&[]).await), [], "{}: somebody can tell that people are counted", ground.name);
        assert!(tell(&world.learner.house).await.unwrap());
        let told = world.look(&[]).await;
        let seen: BTreeSet<String> = differing(&without, &told).into_iter().map(|(_, _, path)| path).collect();
        let listed: BTreeSet<String> = AGGREGATES.iter().map(|(path, _)| address(path)).collect();
        assert_eq!(seen, listed, "{}", ground.name);
        // Somebody takes their yes back, and somebody's place ends: what was told stays as it was.
        ground.execute("people", "DELETE FROM counted_skill WHERE place_id = 'a-1'; DELETE FROM place WHERE id = 'a-2'").await;
        assert!(!tell(&world.learner.house).await.unwrap());
        assert_eq!(differing(&told, &world.look(&[]).await), [], "{}: what was told changed", ground.name);
    })
    .await;
}

/// The test itself is able to fail: here the database passes something on by itself, and an administrator's list shows it.
#[tokio::test]
async fn a_leak_would_be_seen() {
    const LEAK: &str = "CREATE TRIGGER leak AFTER INSERT ON skill_rating BEGIN UPDATE staff SET display_name = display_name || ' (1)'; END";
    on_fresh_ground(async |ground| {
        if !ground.is_sqlite() {
            return;
        }
        let mut world = World::on(TestHouse::on(&ground.place, &ground.options()).await).await;
        world.look(&[]).await;
        let without = world.look(&[]).await;
        ground.execute("people", LEAK).await;
        world.live().await;
        let with = world.look(&[]).await;
        let seen = differing(&without, &with);
        assert!(seen.contains(&(Role::Administrator.code().into(), "GET".into(), "/en/staff/people".into())), "{seen:?}");
    })
    .await;
}

/// The page with the share is the page without it, but for its row.
fn only_the_row_differs(without: &str, with: &str) {
    let list = "<ul class=\"ruled set\">";
    let (head, rest) = with.split_once(list).unwrap();
    let (row, tail) = rest.split_once("</ul>").unwrap();
    assert_eq!(row.matches("<li>").count(), 1);
    let none = "<p>Nobody shares anything with you just now.</p>";
    let empty = without.replace(none, "").replace("<!>", "");
    assert_eq!(format!("{head}{list}</ul>{tail}").replace("<!>", ""), empty);
}
