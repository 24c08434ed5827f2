//! Forms that were not made by our own pages change nothing, and reading changes nothing (A-33; R-SEC-08).

use axum::http::StatusCode;
use doorstep::{
    app::{Audience, Line},
    domain::{
        policy::{Person, may_enter},
        roles::Role,
    },
};

use super::{
    addresses::{address, for_staff, lines},
    people::{differences, everything, staff},
};
use crate::house::TestHouse;

pub(super) const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
pub(super) const HOST: (&str, &str) = ("host", "localhost:3000");
const OURS: (&str, &str) = ("origin", "http://localhost:3000");

/// How a browser marks a form of somebody else's page, and what a program could send.
const FOREIGN: [(&str, &[(&str, &str)]); 14] = [
    ("neither header", &[]),
    ("a foreign origin", &[("origin", "https://elsewhere.example")]),
    ("an origin that begins like ours", &[("origin", "http://localhost:3000.elsewhere.example")]),
    ("an origin that ends like ours", &[("origin", "http://evil-localhost:3000")]),
    ("our host on another port", &[("origin", "http://localhost:3001")]),
    ("our host with another scheme", &[("origin", "https://localhost:3000")]),
    ("a host of the attacker's that names itself", &[("origin", "http://evil.example:3000"), ("host", "evil.example:3000")]),
    ("an origin that is kept secret", &[("origin", "null")]),
    ("an empty origin", &[("origin", "")]),
    ("cross-site", &[("sec-fetch-site", "cross-site")]),
    ("cross-site that claims our origin", &[("sec-fetch-site", "cross-site"), OURS]),
    ("same-site: a neighbour below our domain", &[("sec-fetch-site", "same-site"), OURS]),
    ("typed into the address bar", &[("sec-fetch-site", "none"), OURS]),
    ("a word that no browser sends", &[("sec-fetch-site", "SAME-ORIGIN"), OURS]),
];

/// A browser with everything that it could have: a place, and a staff session with every role.
pub(super) async fn somebody_with_everything() -> (TestHouse, String, String) {
    let mut house = TestHouse::new().await;
    house.join().await;
    staff(&mut house, "robin", &Role::ALL).await;
    let place_token = house.get("/en/me/delete").await.hidden("_form");
    let staff_token = house.get("/en/train").await.hidden("_form");
    assert!(!place_token.is_empty() && !staff_token.is_empty() && place_token != staff_token);
    (house, place_token, staff_token)
}

/// Every line that takes a form, with the right cookies and even the right token: from anywhere else it is refused before it is read.
#[tokio::test]
async fn no_form_from_elsewhere_changes_anything() {
    let (mut house, place_token, staff_token) = somebody_with_everything().await;
    let before = everything(&house).await;
    // A line for machines takes no cookie and no form; what it takes is signed by the provider.
    for line in lines().into_iter().filter(|line| line.writes && !line.from_machines) {
        let token = if for_staff(&line) { &staff_token } else { &place_token };
        let body = format!("_form={token}&do=add&words=lamp&note=x&form={token}");
        for (what, headers) in FOREIGN {
            let mut all = headers.to_vec();
            all.push(FORM);
            if !headers.iter().any(|(name, _)| *name == "host") {
                all.push(HOST);
            }
            let answer = house.ask("POST", &address(line.path), &all, &body).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}: {what}", line.path);
            assert!(!answer.headers.contains_key("set-cookie"), "{}: {what}", line.path);
        }
    }
    assert_eq!(differences(&before, &everything(&house).await), Vec::<String>::new());
}

/// Browsers from before 2020 send no `Sec-Fetch-Site`. Their people can use every form, by `Origin`.
#[tokio::test]
async fn an_old_browser_can_send_forms() {
    let mut house = TestHouse::new().await;
    let joined = house.ask("POST", "/en/report", &[HOST, OURS, FORM], "page=%2Fen&words=A+typo").await;
    assert_eq!(joined.location(), "/en/report/thanks");
    let newer = house.ask("POST", "/en/report", &[HOST, ("sec-fetch-site", "same-origin"), FORM], "page=%2Fen&words=Another").await;
    assert_eq!(newer.location(), "/en/report/thanks");
}

/// Why a line may take a form of a signed-in person without the token of the session.
fn may_do_without(line: &Line) -> Option<&'static str> {
    match line.path {
        _ if line.way_out => Some("ends the session and does nothing else; whoever presses it late must not be kept"),
        "/{locale}/display" => Some("writes nothing but a cookie with text size and colours, and stays usable when a session has ended"),
        "/{locale}/open" => Some("asks for the six words of a card, which a forger would have to know"),
        "/{locale}/open/passkey" => Some("asks for a signature of a passkey, which a forger cannot make"),
        "/{locale}/join" => Some("makes a new place and touches no old one"),
        "/api/{action}" => Some("the functions look at the token themselves; see the test below"),
        _ => None,
    }
}

/// With each role that a line lets in, and as a learner: without the session's own token nothing is done.
#[tokio::test]
async fn a_personal_form_without_its_token_changes_nothing() {
    let mut learner = TestHouse::new().await;
    learner.join().await;
    let place_token = learner.get("/en/me/delete").await.hidden("_form");
    let mut colleagues = Vec::new();
    for role in Role::ALL {
        let mut browser = learner.another_browser();
        staff(&mut browser, role.code(), &[role]).await;
        let token = browser.get("/en/train").await.hidden("_form");
        assert!(!token.is_empty());
        colleagues.push((Person::Staff(Some(role)), browser, token));
    }
    let (before, mut taken) = (everything(&learner).await, Vec::new());
    for line in lines().into_iter().filter(|line| line.writes && !line.from_machines && may_do_without(line).is_none()) {
        let (browser, own, other) = match for_staff(&line) {
            false => (&mut learner, &place_token, &colleagues[0].2),
            true => {
                let (_, browser, own) = colleagues.iter_mut().find(|(who, ..)| may_enter(*who, line.action)).unwrap();
                (browser, &*own, &place_token)
            }
        };
        // Nobody's, another session's, one letter more, and twice.
        for body in ["do=add".to_owned(), "_form=".into(), format!("_form={other}"), format!("_form={own}x"), format!("_form={own}&_form={own}")] {
            let answer = browser.ask("POST", &address(line.path), &[HOST, ("sec-fetch-site", "same-origin"), FORM], &body).await;
            // A thing that is looked for first is not found; the forged form does nothing either way.
            let lost = address(line.path).contains("/none") && answer.status == StatusCode::NOT_FOUND;
            if answer.status != StatusCode::FORBIDDEN && !lost {
                taken.push(format!("{}: {} with {}", line.path, answer.status, body.replace(own.as_str(), "OWN")));
            }
        }
    }
    assert_eq!(taken, Vec::<String>::new());
    assert_eq!(differences(&before, &everything(&learner).await), Vec::<String>::new());
}

/// The server functions of the islands are forms, too.
#[tokio::test]
async fn a_tick_without_the_token_is_not_saved() {
    let (mut house, place_token, staff_token) = somebody_with_everything().await;
    let path = address("/{locale}/learn/{course}/{module}/{lesson}");
    let revision = house.get(&path).await.hidden("revision");
    let before = everything(&house).await;
    let lesson = doorstep::http::body::encode(&path);
    let body = |token: &str| format!("lesson={lesson}&form={token}&revision={revision}&task=0&ticked=true");
    let ours = [HOST, ("sec-fetch-site", "same-origin"), FORM];
    for token in ["", "x", &staff_token] {
        let answer = house.ask("POST", "/api/tick", &ours, &body(token)).await;
        assert!(!answer.status.is_success() && !answer.status.is_redirection(), "{}", answer.status);
    }
    assert_eq!(differences(&before, &everything(&house).await), Vec::<String>::new());
    let own = house.ask("POST", "/api/tick", &ours, &body(&place_token)).await;
    assert!(own.status.is_success(), "with the token it is saved: {} {}", own.status, own.text());
    assert!(!differences(&before, &everything(&house).await).is_empty());
}

/// What reading may write, with the reason. Nothing else.
const READING_MAY_WRITE: [(&str, &str); 2] = [
    ("lesson_place clinician_lesson", "which lesson I opened last, so that I am led back to it; on nobody's page but my own, and no evidence of anything"),
    ("learner_session.seen_at staff_session.seen_at", "that somebody is still here, at most once a minute; sessions end by it"),
];

/// Prefetching, link previews, a picture with our address in it: whatever makes a browser GET a page of ours, nothing happens.
#[tokio::test]
async fn reading_changes_nothing() {
    let (mut house, ..) = somebody_with_everything().await;
    house.wait_minutes(5);
    let strip = |mut all: std::collections::BTreeMap<String, Vec<String>>| {
        for table in READING_MAY_WRITE[0].0.split(' ') {
            assert!(all.remove(table).is_some(), "{table}");
        }
        for table in ["learner_session", "staff_session"] {
            assert!(READING_MAY_WRITE[1].0.contains(table));
            let rows = all.get_mut(table).unwrap();
            assert!(!rows.is_empty(), "{table}");
            for row in rows {
                *row = row.split(' ').filter(|pair| !pair.starts_with("seen_at=")).collect::<Vec<_>>().join(" ");
            }
        }
        all
    };
    let before = strip(everything(&house).await);
    let mut read = 0;
    for line in lines() {
        let path = address(line.path);
        for query in ["", "?do=delete&do=add&n=1&said=3&ticked=1&words=lamp&who=1&back=/en&_form=x"] {
            for method in ["GET", "HEAD"] {
                let answer = house.ask(method, &format!("{path}{query}"), &[HOST], "").await;
                assert!(!answer.status.is_server_error(), "{method} {path}: {}", answer.status);
                read += 1;
            }
        }
    }
    assert!(read > 200, "{read}");
    assert_eq!(differences(&before, &strip(everything(&house).await)), Vec::<String>::new());
}

/// A browser that is signed out by somebody else's page would lose what is half typed; one that is signed in by it would type into a
/// stranger's place.
#[tokio::test]
async fn nobody_is_signed_in_or_out_from_elsewhere() {
    let mut house = TestHouse::new().await;
    let words = house.join_with_card().await;
    let mine = house.cookie("place").unwrap().to_owned();
    for (path, body) in [("/en/sign-out", String::new()), ("/en/leave", String::new()), ("/en/open", format!("whose=shared&words={}", words.replace(' ', "+")))]
    {
        let answer = house.ask("POST", path, &[HOST, ("sec-fetch-site", "cross-site"), FORM], &body).await;
        assert_eq!((answer.status, house.cookie("place")), (StatusCode::FORBIDDEN, Some(mine.as_str())), "{path}");
    }
    assert_eq!(house.get("/en/me").await.status, StatusCode::OK, "still here");
    assert!(lines().iter().all(|line| line.audience != Audience::System || !line.writes || line.from_machines), "no form without the guard's look at sessions");
}
