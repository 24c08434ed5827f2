//! Do the doors say by time what their words keep to themselves (trust R-ID-14, ASVS 6.3.8)? Wrong words, a card that nobody has and a
//! card that is closed; for staff a wrong passphrase, a name that nobody has and an account that is closed. Medians within 5 %.

use std::time::Instant;

use axum::http::StatusCode;
use doorstep::{
    domain::roles::{Role, Roles},
    storage::staff::{self, NewStaff},
};

use super::{samples, stats::median};
use crate::{
    house::{NOON, TestHouse},
    proof,
};

const WRONG: &str = "abroad academy achieve acrobat";
/// Tries at one door, before it closes itself to strangers.
const EACH: usize = 50;

/// A way to be refused, and how long each refusal took.
struct Way {
    about: &'static str,
    times: Vec<f64>,
}

fn ways(about: [&'static str; 3]) -> [Way; 3] {
    about.map(|about| Way { about, times: Vec::new() })
}

/// One after the other, so that slow moments meet all ways alike. Each try comes after the pause that slips cost.
async fn time_all(house: &mut TestHouse, ways: &mut [Way; 3], path: &str, fields: impl Fn(usize, usize) -> Vec<(&'static str, String)>) {
    for n in 0..samples() {
        for (which, way) in ways.iter_mut().enumerate() {
            house.wait_minutes(16);
            let fields = fields(which, n);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let asked = Instant::now();
            let answer = house.post(path, &fields).await;
            way.times.push(asked.elapsed().as_secs_f64() * 1000.0);
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", way.about);
        }
    }
}

fn tell(door: &str, mut ways: [Way; 3]) {
    let medians: Vec<(&str, f64)> = ways.iter_mut().map(|way| (way.about, median(&mut way.times))).collect();
    let (low, high) = medians.iter().fold((f64::MAX, 0.0_f64), |(low, high), (_, m)| (low.min(*m), high.max(*m)));
    let apart = (high - low) / low;
    let words: Vec<String> = medians.iter().map(|(about, m)| format!("{about} {m:.1} ms")).collect();
    proof::tell(door, &format!("{}; {} tries each, medians {:.1} % apart", words.join(", "), samples(), apart * 100.0));
    assert!(apart < 0.05, "{door}: {words:?}");
}

#[tokio::test]
#[ignore = "long: xtask/proofs --long"]
async fn time_does_not_tell_a_card_that_is_there() {
    let mut house = TestHouse::new().await;
    let mut names = Vec::new();
    for _ in 0..samples().div_ceil(EACH) {
        let card = house.another_browser().join_with_card().await;
        names.push(card.split(' ').take(2).collect::<Vec<_>>().join(" "));
    }
    let closed = house.another_browser().join_with_card().await.split(' ').take(2).collect::<Vec<_>>().join(" ");
    for _ in 0..100 {
        house.wait_minutes(16);
        house.post("/en/open", &[("whose", "shared"), ("words", &format!("{closed} {WRONG}"))]).await;
    }
    let list: Vec<&str> = include_str!("../../../content/wordlists/en.txt").lines().collect();
    let mut ways = ways(["wrong words", "a card that nobody has", "a closed card"]);
    time_all(&mut house, &mut ways, "/en/open", |which, n| {
        let name = match which {
            0 => names[n / EACH].clone(),
            // The first word twice is on no card.
            1 => format!("{0} {0}", list[n % list.len()]),
            _ => closed.clone(),
        };
        vec![("whose", "shared".into()), ("words", format!("{name} {WRONG}"))]
    })
    .await;
    tell("time at the door of learners", ways);
}

#[tokio::test]
#[ignore = "long: xtask/proofs --long"]
async fn time_does_not_tell_an_account_that_is_there() {
    let mut house = TestHouse::new().await;
    let (people, secrets) = (house.house.stores.people.clone(), house.house.secrets.clone());
    for n in 0..samples().div_ceil(EACH) {
        for about in ["open", "closed"] {
            let name = format!("{about} {n}");
            let new = NewStaff { sign_in_name: &name, display_name: "Sam", password: "a long enough password", roles: Roles::of([Role::Clinician]) };
            let id = staff::add(&people, &secrets, new, NOON).await.unwrap().unwrap();
            if about == "closed" {
                let mut change = people.change().await.unwrap();
                staff::disable(&mut change, &id, NOON).await.unwrap();
                change.commit().await.unwrap();
            }
        }
    }
    let mut ways = ways(["a wrong passphrase", "a name that nobody has", "a closed account"]);
    time_all(&mut house, &mut ways, "/en/staff/sign-in", |which, n| {
        let name = format!("{} {}", ["open", "nobody", "closed"][which], n / EACH);
        vec![("name", name), ("passphrase", "not the passphrase at all".into())]
    })
    .await;
    tell("time at the door of staff", ways);
}
