//! Who may do what, as a file that people can read: `docs/access-matrix.csv`, every address against everybody who may ask (trust R-SEC-10).
//!
//! Two tests. One derives the matrix from the table of routes and from the policy, and compares it with the file: a route that is not in
//! there, or a right that changed, is a difference to look at and to agree to. The other asks: one real request for every cell. `Any`
//! in the file stands for all four relations, where the address names nobody's thing; the requests carry the names of the things of the
//! relation all the same, in the query and in the form. Deliberately absent: what an answer looks like (`two_worlds.rs` compares bytes).

mod people;
mod things;
mod victims;

use std::{collections::BTreeMap, fs, path::PathBuf};

use axum::http::{Method, StatusCode};
use doorstep::{
    app::{Audience, Line, routes},
    domain::{
        policy::{self, Action, Person, Relation},
        roles::Role,
    },
    http::body::encode,
};

use self::people::{Scene, VICTIMS_WORDS};
use crate::{house::Answer, pages::every_route::address, proof, storage::on_fresh_ground};

/// What an answer comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Given {
    /// It is done or shown, or the form is shown again because something is missing in it.
    Open,
    /// To the door of learners.
    Door,
    /// To the door of staff.
    StaffDoor,
    /// To the second step.
    SecondStep,
    /// As if there were no such address, or no such thing.
    Nothing,
    /// A mistake of ours, or of the test: it is agreed to nowhere.
    Broken,
}

impl Given {
    fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Door => "door",
            Self::StaffDoor => "staff door",
            Self::SecondStep => "second step",
            Self::Nothing => "-",
            Self::Broken => "broken",
        }
    }

    fn of(line: &Line, answer: &Answer) -> Self {
        let for_staff = matches!(line.audience, Audience::Staff | Audience::StaffDoor);
        let to = answer.location();
        match answer.status {
            StatusCode::NOT_FOUND => Self::Nothing,
            // The door in the place of the page, with what was typed carried along.
            StatusCode::UNAUTHORIZED => {
                if for_staff {
                    Self::StaffDoor
                } else {
                    Self::Door
                }
            }
            StatusCode::SEE_OTHER if to.starts_with("/en/open") => Self::Door,
            StatusCode::SEE_OTHER if to.starts_with("/en/staff/sign-in") => Self::StaffDoor,
            StatusCode::SEE_OTHER if to == "/en/staff/second" || to.starts_with("/en/staff/second?") => Self::SecondStep,
            StatusCode::FORBIDDEN => Self::Broken,
            other if other.is_server_error() => Self::Broken,
            _ => Self::Open,
        }
    }
}

/// Everybody who may ask, in the order of the columns.
fn everybody() -> Vec<(Person, &'static str)> {
    let first = [(Person::Guest, "guest"), (Person::Learner, "learner"), (Person::Half, "half signed in"), (Person::Staff(None), "no role")];
    first.into_iter().chain(Role::ALL.map(|role| (Person::Staff(Some(role)), role.code()))).collect()
}

fn relation_word(relation: Relation) -> &'static str {
    match relation {
        Relation::Nobody => "nobody's",
        Relation::Own => "own",
        Relation::SharedWithMe => "shared",
        Relation::Another => "another's",
    }
}

/// The blanks of an address that stand for a thing of a person.
fn names_a_thing(path: &str) -> bool {
    [
        "{class}",
        "{attempt}",
        "{share}",
        "{who}",
        "{entry}",
        "{request}",
        "{reflection}",
        "{claim}",
        "{described}",
        "{award}",
        "{piece}",
        "{look}",
        "{team}",
        "{mentorship}",
        "{question}",
        "{project}",
    ]
    .iter()
    .any(|blank| path.contains(blank))
}

/// Addresses that the house of a test does not have, for anybody: no client is built in, no provider and no contact is set up.
/// And no code of an award, no key and no list by the names that are asked for here.
const NOT_HERE: [&str; 11] = [
    "/pkg/{digest}/{file}",
    "/logo/{file}",
    "/.well-known/security.txt",
    "/{locale}/staff/sso",
    "/staff/sso/back",
    "/staff/sso/logout",
    "/{locale}/awards/{code}",
    "/awards/badges/{file}",
    "/awards/keys/{key}",
    "/awards/achievements/{revision}/{subject}/{level}/{language}",
    "/awards/status/{list}",
];

/// Pages that everybody may read, and that keep what is done on them: their forms lead whoever has nowhere to keep it to the door.
const KEEPS: [&str; 5] = [
    "/{locale}/learn/{course}/{module}/{lesson}",
    "/{locale}/train/{course}/{module}/knowledge",
    "/{locale}/train/{course}/{module}/case/{vignette}",
    "/{locale}/train/{course}/{module}/observe/{sheet}",
    "/{locale}/train/{course}/{module}/{lesson}",
];

/// A route looks up one kind of session, and whoever has the other is a guest to it.
fn seen_as(line: &Line, person: Person) -> Person {
    match (line.audience, person) {
        (Audience::Anyone | Audience::Learner, Person::Learner) => Person::Learner,
        (Audience::Staff | Audience::StaffDoor, Person::Half | Person::Staff(_)) => person,
        _ => Person::Guest,
    }
}

/// What the policy says about one cell.
fn derived(line: &Line, method: &Method, person: Person, relation: Relation) -> Given {
    let seen_as = seen_as(line, person);
    let enters = line.audience == Audience::Learner || line.audience == Audience::Staff || (*method == Method::POST && KEEPS.contains(&line.path));
    match (line.audience, seen_as) {
        _ if NOT_HERE.contains(&line.path) => return Given::Nothing,
        (Audience::Learner | Audience::Anyone, Person::Guest) if enters => return Given::Door,
        (Audience::Staff | Audience::StaffDoor, Person::Guest) if enters => return Given::StaffDoor,
        // A case is for guests as well; who has half a session is taken for somebody whose session ended.
        (Audience::StaffDoor, Person::Half) if enters || (*method == Method::POST && line.path.ends_with("{scene}")) => return Given::StaffDoor,
        // Nobody can choose a role that they do not have.
        (_, Person::Staff(None)) if (method, line.path) == (&Method::POST, "/{locale}/staff") => return Given::Nothing,
        (Audience::Staff, Person::Half) if line.action != Action::FinishSignIn => return Given::SecondStep,
        _ => {}
    }
    let there = match (names_a_thing(line.path), relation) {
        (false, _) => policy::may_enter(seen_as, line.action),
        // No such thing.
        (true, Relation::Nobody) => false,
        (true, relation) => policy::may(seen_as, line.action, relation),
    };
    if there { Given::Open } else { Given::Nothing }
}

const FILE: &str = "docs/access-matrix.csv";

/// The matrix as it stands in the file: one line for each method of a route, four where an address names a thing.
fn written() -> String {
    let names: Vec<_> = everybody().into_iter().map(|(_, name)| name).collect();
    let mut text = format!("route,method,for,relation,{}\n", names.join(","));
    for line in routes().into_iter().map(|route| route.line) {
        for method in line.methods() {
            let relations = if names_a_thing(line.path) { Relation::ALL.to_vec() } else { vec![Relation::Nobody] };
            for relation in relations {
                let word = if names_a_thing(line.path) { relation_word(relation) } else { "any" };
                let cells: Vec<_> = everybody().into_iter().map(|(person, _)| derived(&line, &method, person, relation).word()).collect();
                text.push_str(&format!("{},{method},{:?},{word},{}\n", line.path, line.action, cells.join(",")));
            }
        }
    }
    text
}

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(FILE)
}

/// Lines that only one of two texts has, marked as a diff marks them.
fn differences(one: &str, other: &str) -> Vec<String> {
    let only = |here: &str, there: &str, mark: char| -> Vec<String> {
        let there: Vec<&str> = there.lines().collect();
        here.lines().filter(|line| !there.contains(line)).map(|line| format!("{mark} {line}")).collect()
    };
    [only(one, other, '-'), only(other, one, '+')].concat()
}

#[test]
fn the_file_says_what_the_table_and_the_policy_say() {
    if std::env::var_os("WRITE_MATRIX").is_some() {
        fs::write(file(), written()).unwrap();
    }
    let stands = fs::read_to_string(file()).unwrap_or_default();
    let differ = differences(&stands, &written());
    let how = "if that is meant: WRITE_MATRIX=1 cargo test --features ssr --test product the_file_says, and look at the difference";
    assert!(differ.is_empty(), "{FILE} (-) is not what routes and policy say (+):\n{}\n{how}", differ.join("\n"));
    assert_eq!(stands, written(), "the order of the lines");
}

/// What the file says of each cell: route, method and relation, then who.
fn agreed() -> BTreeMap<(String, String, String), BTreeMap<String, String>> {
    let text = fs::read_to_string(file()).unwrap();
    let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let names = lines.next().unwrap().split_off(4);
    lines.map(|cells| ((cells[0].clone(), cells[1].clone(), cells[3].clone()), names.iter().cloned().zip(cells[4..].to_vec()).collect())).collect()
}

#[tokio::test]
async fn every_cell_is_asked() {
    let agreed = agreed();
    on_fresh_ground(async |ground| {
        let mut scene = Scene::on(ground).await;
        let before = victims::rows(&scene, ground).await;
        let (mut cells, mut wrong) = (0, Vec::new());
        for line in routes().into_iter().map(|route| route.line) {
            for (method, (person, name)) in line.methods().into_iter().flat_map(|m| everybody().into_iter().map(move |p| (m.clone(), p))) {
                for relation in Relation::ALL {
                    let word = if names_a_thing(line.path) { relation_word(relation) } else { "any" };
                    let key = (line.path.to_owned(), method.to_string(), word.to_owned());
                    let agreed = agreed.get(&key).unwrap_or_else(|| panic!("{FILE} has no line for {method} {}", line.path));
                    let answer = ask(&mut scene, &line, &method, person, relation).await;
                    let given = Given::of(&line, &answer).word();
                    if given != agreed[name] {
                        let words = format!(
                            "{method} {} as {name}, {}: {given} ({} {}), agreed {}",
                            line.path,
                            relation_word(relation),
                            answer.status,
                            answer.location(),
                            agreed[name]
                        );
                        wrong.push(words);
                    }
                    assert!(!answer.text().contains(VICTIMS_WORDS), "{method} {} shows {name} what is another's", line.path);
                    cells += 1;
                }
            }
        }
        assert!(wrong.is_empty(), "{}: {} of {cells} cells differ\n{}", ground.name, wrong.len(), wrong.join("\n"));
        assert_eq!(victims::rows(&scene, ground).await, before, "{}: somebody changed what is another's", ground.name);
        proof::tell(&format!("access matrix on {}", ground.name), &format!("{cells} cells tested, 0 differ"));
    })
    .await;
}

/// What does something with the thing that the request names, where a form can say so.
fn act(path: &str) -> &'static str {
    match path {
        "/{locale}/staff/classes/{class}" => "close",
        "/{locale}/staff/people/{who}" => "withdraw",
        "/{locale}/staff/teams/{team}" => "end",
        "/{locale}/staff/account" => "end",
        "/{locale}/me/ways-in" => "remove",
        _ => "",
    }
}

/// For the form in which somebody chooses what to work as: the role that they have.
fn role(person: Person) -> &'static str {
    match person {
        Person::Staff(Some(role)) => role.code(),
        _ => "",
    }
}

async fn ask(scene: &mut Scene, line: &Line, method: &Method, person: Person, relation: Relation) -> Answer {
    let names = scene.names(person, relation);
    let mut path = line.path.to_owned();
    for (blank, thing) in &names {
        path = path.replace(&format!("{{{blank}}}"), thing);
    }
    let path = address(&path);
    // Nobody sends a form of theirs to an address that takes them for a guest.
    let token = if seen_as(line, person) == Person::Guest { String::new() } else { scene.token(person).await };
    let browser = scene.browser(person);
    let answer = match *method {
        Method::GET => {
            let query: Vec<_> = names.iter().map(|(name, thing)| format!("{name}={thing}")).collect();
            browser.get(&format!("{path}?{}", query.join("&"))).await
        }
        _ => {
            let mut fields = vec![("do", act(line.path)), ("role", role(person))];
            fields.extend((!token.is_empty()).then_some(("_form", token.as_str())));
            fields.extend(names.iter().map(|(name, thing)| (*name, thing.as_str())));
            // The function that answers everybody takes a question and a form of its own.
            let sent = format!("_form={token}&choice=0");
            let asked = address("/{locale}/learn/{course}/{module}/check") + "?q=1&try=1";
            let path = path.replace("/api/tick", "/api/answer");
            fields.extend([("question", asked.as_str()), ("sent", sent.as_str())].into_iter().filter(|_| path.starts_with("/api/")));
            let body: Vec<_> = fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
            // Not `post`, which finishes half a sign-in by itself.
            let headers = [("host", "localhost:3000"), ("sec-fetch-site", "same-origin"), ("content-type", "application/x-www-form-urlencoded")];
            browser.ask("POST", &path, &headers, &body.join("&")).await
        }
    };
    scene.come_back(person).await;
    answer
}
