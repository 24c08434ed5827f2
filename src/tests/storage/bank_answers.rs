//! What figures about questions are made from: first checks that were sent, each wording by itself, and nobody's name.

use doorstep::storage::{
    answers,
    attempts::{self, AttemptKind, NewAttempt, Response},
    bank_answers::{self, FirstChecks},
    count_queries,
};

use super::*;

/// One check about `cm5`: question, revision, the chosen options, right or not.
async fn check(stores: &Stores, staff: &Staff, begun: i64, sent: Option<i64>, given: &[(&str, &str, &[usize], bool)]) {
    let mut change = stores.people.change().await.unwrap();
    let new = NewAttempt { kind: AttemptKind::Knowledge, module: module("cm5"), subject: String::new(), seed: 1, drawn: "[]".into() };
    let attempt = attempts::start(&mut change, staff, &new, begun).await.unwrap();
    for (step, (item, text, chosen, right)) in (0..).zip(given) {
        let response = Response {
            step,
            item: (*item).to_owned(),
            item_revision: revision(text),
            chosen: chosen.to_vec(),
            points: i64::from(*right),
            safe: *right,
            answered_at: begun,
        };
        assert!(attempts::respond(&mut change, staff, &attempt, &response).await.unwrap());
    }
    if let Some(at) = sent {
        assert!(attempts::submit(&mut change, staff, &attempt, at).await.unwrap());
    }
    change.commit().await.unwrap();
}

/// The same, begun and sent, with one option for each question.
pub async fn check_as(stores: &Stores, staff: &Staff, at: i64, given: &[(&str, &str, usize, bool)]) {
    let given: Vec<(&str, &str, [usize; 1], bool)> = given.iter().map(|(id, text, chosen, right)| (*id, *text, [*chosen], *right)).collect();
    let given: Vec<(&str, &str, &[usize], bool)> = given.iter().map(|(id, text, chosen, right)| (*id, *text, chosen.as_slice(), *right)).collect();
    check(stores, staff, at, Some(at + 1), &given).await;
}

/// For each taker what was asked and came of it, in words.
fn told(checks: &FirstChecks) -> Vec<String> {
    let one = |a: &doorstep::statistics::answers::Answer| {
        let asked = &checks.asked()[a.item];
        format!("{} {} {:?} {}", asked.question, asked.revision.as_str(), a.chosen, a.right)
    };
    let mut all: Vec<String> = checks.takers().iter().map(|taker| taker.0.iter().map(one).collect::<Vec<_>>().join(", ")).collect();
    all.sort();
    all
}

#[tokio::test]
async fn only_the_first_check_that_was_sent_counts_and_each_wording_by_itself() {
    on_each_database(async |world| {
        let (sam, kim, alex) = (world.somebody_on_staff().await, world.somebody_on_staff().await, world.somebody_on_staff().await);
        check(&world.stores, &sam, NOON, Some(NOON + 5), &[("cm5-q1", "aa", &[2], true), ("cm5-q2", "bb", &[0, 1], false)]).await;
        check(&world.stores, &sam, NOON + 10, Some(NOON + 15), &[("cm5-q1", "aa", &[0], false)]).await;
        // Begun before, sent later: the later one was sent first.
        check(&world.stores, &kim, NOON + 20, Some(NOON + 90), &[("cm5-q1", "aa", &[1], false)]).await;
        check(&world.stores, &kim, NOON + 30, Some(NOON + 40), &[("cm5-q1", "cc", &[3], true)]).await;
        check(&world.stores, &alex, NOON, None, &[("cm5-q1", "aa", &[3], true)]).await;
        // A learner's answer to a question of that name is another thing, in another table.
        let learner = world.somebody().await;
        change!(world.stores.people, change => answers::save(&mut change, &learner, &QuestionId::parse("cm5-q1").unwrap(), &revision("aa"), &[3], NOON));

        let (checks, queries) = count_queries(bank_answers::first_checks(&world.stores.people, &module("cm5"))).await;
        let checks = checks.unwrap();
        assert_eq!(told(&checks), ["cm5-q1 aa Some(2) true, cm5-q2 bb None false", "cm5-q1 cc Some(3) true"]);
        assert_eq!((checks.asked().len(), queries), (3, 1), "the same question in other words is another one");
        assert!(checks.number(&revision("aa")).is_some() && checks.number(&revision("dd")).is_none());
        let none = bank_answers::first_checks(&world.stores.people, &module("cm6")).await.unwrap();
        assert!(none.takers().is_empty() && none.asked().is_empty());

        change!(world.stores.people, change => storage::staff::disable(&mut change, sam.id(), NOON));
        assert!(change!(world.stores.people, change => storage::staff_leaving::delete_closed(&mut change, sam.id())));
        let left = bank_answers::first_checks(&world.stores.people, &module("cm5")).await.unwrap();
        assert_eq!(told(&left), ["cm5-q1 cc Some(3) true"], "whoever is deleted is in no figure");
    })
    .await;
}
