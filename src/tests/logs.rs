//! Nothing that a person types, holds or looks at reaches the log (trust R-PRIV-62): markers through every form, address, cookie and
//! header, in good order and when everything breaks, and then a search of all that was written, down to the finest level.

use std::{
    cell::RefCell,
    io::Write,
    sync::{Arc, LazyLock, Mutex, Once},
};

use axum::http::StatusCode;
use doorstep::{
    app::{Audience, routes},
    domain::roles::Roles,
    storage::{
        staff::{self, NewStaff},
        staff_sessions,
    },
};

use crate::{
    house::{NOON, TestHouse},
    pages::every_route::address,
    storage::{Ground, on_fresh_ground},
};

/// Every marker begins so, and nothing else in the world does.
const MARK: &str = "zqmark";

thread_local! {
    static HERE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

static WRITTEN: LazyLock<Arc<Mutex<Vec<u8>>>> = LazyLock::new(Arc::default);

struct Paper(Arc<Mutex<Vec<u8>>>);

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        HERE.with_borrow_mut(|log| log.extend_from_slice(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// All that this process logs from now on: more than the most talkative setting gives. One listener for the whole binary, because a
/// subscriber of one thread misses what other threads met first.
pub fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let paper = WRITTEN.clone();
        let filter = tracing_subscriber::EnvFilter::new("debug,doorstep=trace");
        let listener = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(move || Paper(paper.clone()));
        listener.try_init().expect("the only listener of this process");
    });
}

/// What this test's thread logged since it asked last; each test has a thread of its own.
pub fn logged_here() -> String {
    String::from_utf8(HERE.take()).unwrap()
}

fn log() -> String {
    String::from_utf8_lossy(&WRITTEN.lock().unwrap()).into_owned()
}

/// A new marker each time.
struct Marks(usize);

impl Marks {
    fn next(&mut self) -> String {
        self.0 += 1;
        format!("{MARK}{:05}", self.0)
    }
}

/// The names of all fields on a page, and some that pages have only now and then.
pub fn fields(page: &str) -> Vec<String> {
    let mut names: Vec<String> = page.split(" name=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
    for name in ["words", "note", "name", "passphrase", "back", "card-again", "code", "told", "ticket", "carried", "do", "said", "n", "go", "whose"] {
        names.push(name.into());
    }
    names.sort();
    names.dedup();
    names.retain(|name| name != "_form" && name != "viewport");
    names
}

/// Reads and fills in everything that this browser can reach.
async fn everything(house: &mut TestHouse, marks: &mut Marks) {
    for line in routes().into_iter().map(|r| r.line).filter(|l| !l.path.ends_with("sign-out") && !l.path.ends_with("leave")) {
        let there = address(line.path);
        let page = house.get(&format!("{there}?q={}&back=/{}&whose={}&page={}", marks.next(), marks.next(), marks.next(), marks.next())).await;
        // An address that people typed or were sent, with something in each blank.
        let mut typed = line.path.replace("{locale}", "en");
        while let (Some(from), Some(to)) = (typed.find('{'), typed.find('}')) {
            typed.replace_range(from..=to, &marks.next());
        }
        house.get(&typed).await;
        if line.writes {
            let token = page.hidden("_form");
            let filled: Vec<(String, String)> = fields(page.text()).into_iter().map(|name| (name, marks.next())).collect();
            for token in [token, marks.next()] {
                let mut form: Vec<(&str, &str)> = filled.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
                form.push(("_form", &token));
                house.post(&there, &form).await;
            }
            let long = format!("{} {}", marks.next(), "x".repeat(80 * 1024));
            house.post(&there, &[("words", &long)]).await;
        }
    }
    house.get(&format!("/en/{}/{}", marks.next(), marks.next())).await;
}

async fn sign_in(house: &mut TestHouse, marks: &mut Marks) -> Vec<String> {
    let (people, secrets) = (house.house.stores.people.clone(), house.house.secrets.clone());
    let (name, shown, passphrase) = (marks.next(), marks.next(), marks.next() + " and more words");
    let new = NewStaff { sign_in_name: &name, display_name: &shown, password: &passphrase, roles: Roles::of(doorstep::domain::roles::Role::ALL) };
    staff::add(&people, &secrets, new, NOON).await.unwrap();
    house.post("/en/staff/sign-in", &[("name", &name), ("passphrase", &passphrase)]).await;
    let sam = staff::sign_in(&people, &secrets, &name, &passphrase).await.unwrap().unwrap();
    let mut change = people.change().await.unwrap();
    let token = staff_sessions::start(&mut change, &sam, NOON).await.unwrap();
    change.commit().await.unwrap();
    house.set_cookie("staff", &token.reveal());
    vec![token.reveal(), sam.id().as_str().to_owned()]
}

#[tokio::test]
async fn nothing_that_people_type_hold_or_look_at_is_logged() {
    listen();
    let mut marks = Marks(0);
    let mut guest = TestHouse::new().await;
    let mut learner = guest.another_browser();
    let mut secrets: Vec<String> = vec![learner.join_with_card().await];
    secrets.push(secrets[0].split(' ').skip(2).collect::<Vec<_>>().join(" "));
    secrets.push(secrets[0].split(' ').take(2).collect::<Vec<_>>().join("-"));
    secrets.push(learner.cookie("place").unwrap().to_owned());
    secrets.push(learner.get("/en/me/delete").await.hidden("_form"));
    let mut member = guest.another_browser();
    secrets.extend(sign_in(&mut member, &mut marks).await);
    let mut stranger = guest.another_browser();
    for cookie in ["place", "staff", "memory", "display", "dev"] {
        stranger.set_cookie(cookie, &marks.next());
    }
    // A note that is saved, and the right words beside wrong ones.
    let lesson = address("/{locale}/learn/{course}/{module}/{lesson}");
    let token = learner.get(&lesson).await.hidden("_form");
    let note = marks.next();
    assert_eq!(learner.post(&lesson, &[("_form", &token), ("do", "note"), ("note", &note)]).await.status, StatusCode::SEE_OTHER);

    for house in [&mut guest, &mut learner, &mut member, &mut stranger] {
        everything(house, &mut marks).await;
    }
    // And when everything breaks.
    guest.house.stores.close().await;
    for house in [&mut guest, &mut learner, &mut member, &mut stranger] {
        everything(house, &mut marks).await;
    }

    let log = log();
    assert!(marks.0 > 200, "{} markers", marks.0);
    let told = log.lines().filter(|line| line.contains("\"route\":")).count();
    assert!(told > 300 && log.contains("reference"), "{told} lines, and troubles among them: the log does work");
    let line = log.lines().find(|line| line.contains(MARK));
    assert_eq!(line, None, "a marker was logged");
    for secret in &secrets {
        assert!(secret.len() > 8);
        assert_eq!(log.lines().find(|line| line.contains(secret.as_str())), None, "a secret was logged");
    }
    for line in log.lines().filter(|line| line.contains("\"route\":")) {
        assert!(!line.contains("lock-your-screen") && !line.contains("protocol-before-need"), "an address instead of its pattern: {line}");
    }
    assert!(routes().iter().any(|r| r.line.audience == Audience::Learner));
    crate::proof::tell("markers in the log", &format!("{} seeded, 0 found in {} lines", marks.0, log.lines().count()));
}

/// What the database itself wrote down, from where it began to listen. Nothing if the tests were given a server whose log is not theirs to read.
async fn database_log(ground: &Ground, from: usize) -> Option<String> {
    let read = "SELECT COALESCE(convert_from(pg_read_binary_file('log', 0, 1000000000, true), 'UTF8'), '')";
    let all = ground.texts("people", read).await.pop().unwrap();
    (!all.is_empty()).then(|| all.get(from..).unwrap_or_default().to_owned())
}

/// A database has a log of its own: of mistakes, with the words of the mistake. The same markers, and a table that is gone.
#[tokio::test]
async fn nothing_reaches_the_log_of_the_database() {
    on_fresh_ground(async |ground| {
        if ground.is_sqlite() {
            return; // keeps no log
        }
        let Some(before) = database_log(ground, 0).await else {
            assert!(std::env::var("CI").is_err(), "the log of the database could not be read; xtask/postgres.sh writes it to data/log");
            return;
        };
        let mut marks = Marks(70_000);
        let mut guest = TestHouse::on(&ground.place, &ground.options()).await;
        let mut learner = guest.another_browser();
        learner.join_with_card().await;
        let mut member = guest.another_browser();
        sign_in(&mut member, &mut marks).await;
        for gone in [None, Some("private_note"), Some("staff")] {
            if let Some(table) = gone {
                ground.execute("people", &format!("ALTER TABLE people.{table} RENAME TO {table}_away")).await;
            }
            for house in [&mut guest, &mut learner, &mut member] {
                everything(house, &mut marks).await;
            }
        }
        let log = database_log(ground, before.len()).await.unwrap();
        assert!(log.contains("ERROR:") && log.contains("private_note"), "the log does work: the missing table is in it");
        let line = log.lines().find(|line| line.contains(&format!("{MARK}7")));
        assert_eq!(line, None, "a marker is in the log of the database");
        crate::proof::tell("markers in the log of PostgreSQL", &format!("{} seeded, 0 found in {} lines", marks.0 - 70_000, log.lines().count()));
    })
    .await;
}

/// A panic may hold what somebody typed (a text cut at a wrong byte prints itself). The log says where it was, and no more.
#[test]
fn a_panic_tells_where_and_not_what() {
    let before = std::panic::take_hook();
    let told = Arc::new(Mutex::new(Vec::new()));
    let paper = told.clone();
    doorstep::http::log::panics_tell_where_only(move |place| paper.lock().unwrap().push(place));
    let text = format!("{MARK}é");
    let cut = std::panic::catch_unwind(|| text[..MARK.len() + 1].len());
    std::panic::set_hook(before);
    assert!(cut.is_err());
    let told = told.lock().unwrap().join(" ");
    assert!(told.contains("logs.rs") && !told.contains(MARK), "{told}");
}
