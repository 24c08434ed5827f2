//! Questions that are taken out of the count: who is judged again, what they get, and that nothing is lost, lowered or told twice.

use doorstep::{
    domain::{
        competency::{Outcome, Shown},
        frameworks::{Competencies, EvidenceKind},
        notice::Kind,
    },
    storage::{
        attempts::{self, AttemptKind, NewAttempt, Response},
        everyones_results, evidence, inbox,
        item_voids::{self, Voiding},
        judging_again, results,
    },
    train::{
        calendar::SiteCalendar,
        decide::{self, Decider, Shown as Gave},
    },
};

use super::*;

/// By knowledge alone; five of six are enough.
const COMPETENCY: &str = "cc-6.1";
const LATER: i64 = NOON + MINUTE;

fn framework() -> Competencies {
    serde_saphyr::from_str(include_str!("../../../content/frameworks/clinician-competencies.yaml")).unwrap()
}

fn competency() -> CompetencyId {
    CompetencyId::parse(COMPETENCY).unwrap()
}

/// A question, its wording, and whether the answer was right; a safety question has an `s` before its name.
type Given<'a> = &'a [(&'a str, &'a str, bool)];

/// A check that is sent at once, marked as the page marks it.
async fn sent(world: &World<'_>, staff: &Staff, at: i64, given: Given<'_>) -> AttemptId {
    let (framework, revision_of_text) = (framework(), revision("00ff"));
    let by = Decider { framework: &framework, revision: &revision_of_text, calendar: SiteCalendar::of("UTC") };
    let mut change = world.stores.people.change().await.unwrap();
    let new = NewAttempt { kind: AttemptKind::Knowledge, module: module("cm6"), subject: String::new(), seed: 1, drawn: "[]".into() };
    let attempt = attempts::start(&mut change, staff, &new, at).await.unwrap();
    for (step, (item, text, right)) in (0..).zip(given) {
        let response = Response {
            step,
            item: (*item).to_owned(),
            item_revision: revision(text),
            chosen: vec![0],
            points: i64::from(*right),
            safe: *right || !item.starts_with('s'),
            answered_at: at,
        };
        assert!(attempts::respond(&mut change, staff, &attempt, &response).await.unwrap());
    }
    assert!(attempts::submit(&mut change, staff, &attempt, at).await.unwrap());
    let answers = attempts::responses_in(&mut change, staff, &attempt).await.unwrap();
    let voids = item_voids::all_in(&mut change).await.unwrap();
    let outcome = judging_again::judged(&framework.rules, &answers, &voids.for_owner(staff.id())).outcome;
    let competencies = [(competency(), u32::try_from(given.len()).unwrap())];
    let gave = Gave { attempt: &attempt, kind: EvidenceKind::Knowledge, outcome, revision: &revision_of_text, competencies: &competencies };
    decide::write(&mut change, staff, &by, &gave, at).await.unwrap();
    judging_again::known(&mut change, staff, &attempt, &answers, &voids, at).await.unwrap();
    change.commit().await.unwrap();
    attempt
}

async fn void(world: &World<'_>, by: &Staff, item: &str, today: &str) -> bool {
    let (item, today) = (QuestionId::parse(item).unwrap(), [revision(today)]);
    let voiding = Voiding { module: &module("cm6"), item: &item, competency: &competency(), today: &today, reason: "Two answers were right." };
    change!(world.stores.people, change => item_voids::void(&mut change, by, &voiding, LATER))
}

/// Judges so many that wait; how many were.
async fn judge(world: &World<'_>, most: i64) -> usize {
    let (framework, revision) = (framework(), revision("00ff"));
    let by = Decider { framework: &framework, revision: &revision, calendar: SiteCalendar::of("UTC") };
    let waiting = judging_again::affected(&world.stores.people, "", most).await.unwrap();
    for one in &waiting {
        assert!(change!(world.stores.people, change => judging_again::judge(&mut change, one, &by, LATER)));
    }
    waiting.len()
}

async fn levels(world: &World<'_>, staff: &Staff) -> Vec<String> {
    results::history(&world.stores.people, staff, &competency()).await.unwrap().into_iter().map(|r| r.level).collect()
}

/// What the newest piece came to, first and last.
async fn shown(world: &World<'_>, staff: &Staff) -> (Shown, Shown) {
    let piece = evidence::all(&world.stores.people, staff).await.unwrap().pop().unwrap();
    (piece.shown_first(), piece.shown_now())
}

async fn told(world: &World<'_>, staff: &Staff) -> usize {
    inbox::all(&world.stores.people, staff).await.unwrap().iter().filter(|m| m.kind == Kind::ItemVoided).count()
}

async fn became(world: &World<'_>, attempt: &AttemptId) -> Vec<String> {
    world.ground.texts("people", &format!("SELECT became FROM attempt_again WHERE attempt_id = '{}' ORDER BY judged_at, item_void_id", attempt.as_str())).await
}

/// Every result and every piece that was judged again comes out once more, as `results check` makes it.
async fn all_again(world: &World<'_>) -> usize {
    let (framework, revision) = (framework(), revision("00ff"));
    let by = Decider { framework: &framework, revision: &revision, calendar: SiteCalendar::of("UTC") };
    let (mut last, mut same) = (String::new(), 0);
    while let Some(kept) = everyones_results::next_after(&world.stores.people, &last).await.unwrap() {
        let pieces = decide::for_rules(&kept.evidence);
        for result in &kept.results {
            assert_eq!(&by.stored(framework.competency(result.competency.as_str()).unwrap(), &pieces, result.as_of), result);
        }
        for judged in &kept.again {
            assert_eq!(judged.comes_out(&framework.rules), (judged.again.shown, judged.again.points, judged.again.possible));
        }
        same += kept.results.len() + kept.again.len();
        last = kept.staff;
    }
    same
}

const ALL_BUT_TWO: Given<'static> = &[("q1", "a1", true), ("q2", "a2", true), ("q3", "a3", true), ("q4", "a4", true), ("q5", "a5", false), ("q6", "a6", false)];
const ALL_RIGHT: Given<'static> = &[("q1", "a1", true), ("q2", "a2", true), ("q3", "a3", true), ("q4", "a4", true), ("q5", "a5", true), ("q6", "a6", true)];

#[tokio::test]
async fn who_answered_a_wrong_question_is_judged_again_without_it_and_told_once() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, kim, lee) = (world.somebody_on_staff().await, world.somebody_on_staff().await, world.somebody_on_staff().await);
        let (first, second) = (sent(&world, &sam, NOON, ALL_BUT_TWO).await, sent(&world, &sam, NOON + 5, ALL_BUT_TWO).await);
        let kims = sent(&world, &kim, NOON, ALL_RIGHT).await;
        assert_eq!(item_voids::would_concern(people, &QuestionId::parse("q6").unwrap()).await.unwrap(), 2, "people, not checks");
        let before = results::history(people, &sam, &competency()).await.unwrap();
        assert!(void(&world, &lee, "q6", "a6").await && !void(&world, &lee, "q6", "a6").await, "once");
        assert_eq!((judge(&world, 50).await, judge(&world, 50).await), (3, 0));

        assert_eq!(shown(&world, &sam).await, (Shown::NotYet, Shown::Accepted), "four of five");
        let after = results::history(people, &sam, &competency()).await.unwrap();
        assert_eq!(&after[..before.len()], before.as_slice(), "results only grow");
        assert_eq!(levels(&world, &sam).await, ["in-progress", "in-progress", "proficient", "proficient"], "one for each of the two checks");
        let all = evidence::all(people, &sam).await.unwrap();
        assert_eq!(all.iter().map(|e| (e.what.accepted, e.again.len(), e.again[0].points, e.again[0].possible)).collect::<Vec<_>>(), [(false, 1, 4, 5); 2]);
        assert_eq!((became(&world, &first).await, became(&world, &second).await), (vec!["raised".to_owned()], vec!["raised".to_owned()]));
        assert_eq!(
            (shown(&world, &kim).await, levels(&world, &kim).await.len(), became(&world, &kims).await),
            ((Shown::Accepted, Shown::Accepted), 1, vec!["same".to_owned()])
        );
        assert_eq!((told(&world, &sam).await, told(&world, &kim).await, told(&world, &lee).await), (1, 1, 0), "once each, for two checks as well");
        assert_eq!(item_voids::would_concern(people, &QuestionId::parse("q6").unwrap()).await.unwrap(), 0);
        assert_eq!(all_again(&world).await, 7);
    })
    .await;
}

#[tokio::test]
async fn it_never_lowers_and_the_order_does_not_matter() {
    on_each_database(async |world| {
        let (sam, kim, lee) = (world.somebody_on_staff().await, world.somebody_on_staff().await, world.somebody_on_staff().await);
        // Five of six; without two that were right it would be three of four.
        let five = |n: &'static str| -> Vec<(String, String, bool)> { (1..=6).map(|q| (format!("{n}{q}"), format!("{q}{n}"), q != 1)).collect() };
        let mut attempts = Vec::new();
        for (who, n) in [(&sam, "a"), (&kim, "b")] {
            let given = five(n);
            let given: Vec<(&str, &str, bool)> = given.iter().map(|(item, text, right)| (item.as_str(), text.as_str(), *right)).collect();
            attempts.push(sent(&world, who, NOON, &given).await);
        }
        // One after the other and judged between; the other way round and judged at the end.
        for item in ["a5", "a6"] {
            assert!(void(&world, &lee, item, &item.chars().rev().collect::<String>()).await);
            assert_eq!(judge(&world, 50).await, 1);
        }
        for item in ["b6", "b5"] {
            assert!(void(&world, &lee, item, &item.chars().rev().collect::<String>()).await);
        }
        assert_eq!(judge(&world, 50).await, 1, "both at once");
        for who in [&sam, &kim] {
            assert_eq!((shown(&world, who).await, levels(&world, who).await), ((Shown::Accepted, Shown::Accepted), vec!["proficient".to_owned()]));
        }
        assert_eq!(became(&world, &attempts[0]).await, ["same", "stands"], "the row says that it stands as it was");
        assert_eq!(became(&world, &attempts[1]).await, ["stands", "stands"]);
        assert_eq!((told(&world, &sam).await, told(&world, &kim).await), (2, 1), "for each time that it was looked at");
        assert_eq!(all_again(&world).await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_voided_safety_question_blocks_nobody_and_a_piece_that_is_voided_itself_stays_so() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, lee) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        let given: Given<'_> = &[("q1", "a1", true), ("q2", "a2", true), ("s3", "a3", false)];
        let attempt = sent(&world, &sam, NOON, given).await;
        assert_eq!(shown(&world, &sam).await.1, Shown::Unsafe);
        let piece = evidence::all(people, &sam).await.unwrap().remove(0);
        let row = format!(
            "INSERT INTO evidence_void (organisation_id, evidence_id, staff_id, voided_by, voided_name, reason, voided_at) \
             VALUES ('home', '{}', '{}', '{}', 'Kim', 'why', {NOON})",
            piece.id.as_str(),
            sam.id().as_str(),
            lee.id().as_str()
        );
        let other = world.somebody_on_staff().await;
        sent(&world, &other, NOON, given).await;
        world.ground.execute("people", &row).await;
        assert!(void(&world, &lee, "s3", "a3").await);
        assert_eq!(judge(&world, 50).await, 2);
        assert_eq!(shown(&world, &other).await, (Shown::Unsafe, Shown::Accepted), "two of two");
        assert_eq!((shown(&world, &sam).await, became(&world, &attempt).await), ((Shown::Unsafe, Shown::Unsafe), vec!["same".to_owned()]));
    })
    .await;
}

#[tokio::test]
async fn a_competency_of_which_nothing_counts_is_not_shown_by_the_rest() {
    on_each_database(async |world| {
        let (sam, lee) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        // All that was asked about the competency is voided; one about another remains, and was right.
        sent(&world, &sam, NOON, &[("q1", "a1", false), ("q2", "a2", false), ("q3", "a3", true)]).await;
        world.ground.execute("people", "UPDATE clinician_evidence SET detail = REPLACE(detail, '\"items\":3', '\"items\":2')").await;
        assert!(void(&world, &lee, "q1", "a1").await && void(&world, &lee, "q2", "a2").await);
        assert_eq!(judge(&world, 50).await, 1);
        assert_eq!(shown(&world, &sam).await, (Shown::NotYet, Shown::NotYet));
    })
    .await;
}

#[tokio::test]
async fn what_a_kill_left_undone_is_done_later_and_nobody_is_told_twice() {
    on_each_database(async |world| {
        let lee = world.somebody_on_staff().await;
        let mut answered = Vec::new();
        for _ in 0..4 {
            let who = world.somebody_on_staff().await;
            sent(&world, &who, NOON, ALL_BUT_TWO).await;
            answered.push(who);
        }
        assert!(void(&world, &lee, "q6", "a6").await);
        assert_eq!(judge(&world, 2).await, 2);
        // Killed in the middle of the third: its change is never committed.
        let (framework, revision) = (framework(), revision("00ff"));
        let by = Decider { framework: &framework, revision: &revision, calendar: SiteCalendar::of("UTC") };
        let third = judging_again::affected(&world.stores.people, "", 1).await.unwrap().remove(0);
        let mut change = world.stores.people.change().await.unwrap();
        assert!(judging_again::judge(&mut change, &third, &by, LATER).await.unwrap());
        drop(change);
        let behind = judging_again::affected(&world.stores.people, third.attempt.as_str(), 9).await.unwrap();
        assert_eq!(behind.len(), 1, "one that fails holds up nobody behind it");
        assert_eq!((judge(&world, 50).await, judge(&world, 50).await), (2, 0));
        let mut change = world.stores.people.change().await.unwrap();
        assert!(!judging_again::judge(&mut change, &third, &by, LATER).await.unwrap(), "another server was faster");
        drop(change);
        for who in &answered {
            assert_eq!((shown(&world, who).await.1, told(&world, who).await, levels(&world, who).await.len()), (Shown::Accepted, 1, 2));
        }
        assert_eq!(all_again(&world).await, 12);
    })
    .await;
}

#[tokio::test]
async fn wordings_up_to_now_are_voided_and_one_that_is_written_later_counts() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, kim, lee) = (world.somebody_on_staff().await, world.somebody_on_staff().await, world.somebody_on_staff().await);
        let old: Given<'_> = &[("q1", "b1", true), ("q2", "b2", true), ("q3", "b3", true), ("q4", "b4", true), ("q5", "b5", false), ("q6", "b6", false)];
        sent(&world, &sam, NOON, old).await;
        assert!(void(&world, &lee, "q6", "a6").await);
        let voids = item_voids::all(people).await.unwrap();
        assert_eq!(voids.all()[0].wordings, [revision("a6"), revision("b6")], "the one of today, and the earlier one that somebody answered");
        assert_eq!((voids.all()[0].item.as_str(), voids.all()[0].reason.as_str(), voids.all()[0].at), ("q6", "Two answers were right.", LATER));
        judge(&world, 50).await;
        assert_eq!(shown(&world, &sam).await.1, Shown::Accepted);
        // Mended: it counts, for whoever is asked in the new words.
        let new: Given<'_> = &[("q1", "a1", true), ("q2", "a2", true), ("q3", "a3", true), ("q4", "a4", true), ("q5", "a5", false), ("q6", "c6", false)];
        sent(&world, &kim, LATER, new).await;
        assert_eq!((shown(&world, &kim).await.1, judge(&world, 50).await), (Shown::NotYet, 0));
        assert!(voids.find("q6", &revision("c6")).is_none() && voids.find("q5", &revision("a6")).is_none());
        assert!(void(&world, &lee, "q6", "c6").await, "unless that is voided, too");
        assert_eq!(item_voids::all(people).await.unwrap().all().len(), 2);
        judge(&world, 50).await;
        assert_eq!((shown(&world, &kim).await.1, told(&world, &sam).await, told(&world, &kim).await), (Shown::Accepted, 1, 1));
    })
    .await;
}

#[tokio::test]
async fn a_check_that_is_sent_afterwards_is_judged_without_it_at_once() {
    on_each_database(async |world| {
        let (sam, lee) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        assert!(void(&world, &lee, "q6", "a6").await);
        let attempt = sent(&world, &sam, LATER, ALL_BUT_TWO).await;
        let piece = evidence::all(&world.stores.people, &sam).await.unwrap().remove(0);
        assert!(piece.what.accepted && piece.again.is_empty() && piece.what.detail.contains("\"possible\":5"), "{}", piece.what.detail);
        assert_eq!((judge(&world, 50).await, told(&world, &sam).await, became(&world, &attempt).await), (0, 0, vec!["known".to_owned()]));
        assert_eq!(all_again(&world).await, 1);
    })
    .await;
}

#[tokio::test]
async fn nobody_makes_their_own_result_better() {
    on_each_database(async |world| {
        let (sam, lee) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        let attempt = sent(&world, &sam, NOON, ALL_BUT_TWO).await;
        assert!(void(&world, &sam, "q6", "a6").await);
        assert_eq!((judge(&world, 50).await, judge(&world, 50).await), (1, 0));
        assert_eq!((shown(&world, &sam).await.1, became(&world, &attempt).await, told(&world, &sam).await), (Shown::NotYet, vec!["own".to_owned()], 0));
        let later = sent(&world, &sam, LATER, ALL_BUT_TWO).await;
        assert_eq!((shown(&world, &sam).await.1, became(&world, &later).await), (Shown::NotYet, vec!["own".to_owned()]), "nor by a later one");
        // Somebody else's void is another thing.
        assert!(void(&world, &lee, "q5", "a5").await);
        assert_eq!(judge(&world, 50).await, 2);
        assert_eq!((shown(&world, &sam).await.1, told(&world, &sam).await), (Shown::Accepted, 1));
        assert_eq!(all_again(&world).await, 6);
    })
    .await;
}

#[tokio::test]
async fn two_clicks_at_a_moment_take_it_out_once_and_it_outlives_who_did_it() {
    on_each_database(async |world| {
        let (sam, lee, max) = (world.somebody_on_staff().await, world.somebody_on_staff().await, world.somebody_on_staff().await);
        let attempt = sent(&world, &sam, NOON, ALL_BUT_TWO).await;
        let (one, other) = tokio::join!(void(&world, &lee, "q6", "a6"), void(&world, &max, "q6", "a6"));
        assert!(one ^ other, "exactly one");
        assert_eq!(world.ground.number("people", "SELECT CAST(COUNT(*) AS BIGINT) FROM item_void").await, 1);
        judge(&world, 50).await;
        let rows = async |table: &str| world.ground.number("people", &format!("SELECT CAST(COUNT(*) AS BIGINT) FROM {table}")).await;
        for who in [&lee, &max, &sam] {
            change!(world.stores.people, change => storage::staff::disable(&mut change, who.id(), LATER));
            assert!(change!(world.stores.people, change => storage::staff_leaving::delete_closed(&mut change, who.id())));
            let theirs = i64::from(who.id() != sam.id());
            assert_eq!((rows("item_void").await, rows("attempt_again").await, rows("evidence_again").await), (1, theirs, theirs), "{}", attempt.as_str());
        }
        let left = item_voids::all(&world.stores.people).await.unwrap();
        assert!(left.all()[0].by.is_none() && !left.all()[0].name.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_piece_that_somebody_changed_does_not_come_out_again() {
    on_each_database(async |world| {
        let (sam, lee) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        sent(&world, &sam, NOON, ALL_BUT_TWO).await;
        assert!(void(&world, &lee, "q6", "a6").await);
        judge(&world, 50).await;
        let kept = everyones_results::next_after(&world.stores.people, "").await.unwrap().unwrap();
        assert_eq!(kept.again[0].comes_out(&framework().rules), (Shown::Accepted, 4, 5));
        assert_eq!(Outcome::Accepted { points: 4, possible: 5 }.shown(), kept.again[0].again.shown);
        world.ground.execute("people", "UPDATE evidence_again SET points = 5").await;
        let kept = everyones_results::next_after(&world.stores.people, "").await.unwrap().unwrap();
        assert_ne!(kept.again[0].comes_out(&framework().rules).1, kept.again[0].again.points);
    })
    .await;
}
