//! Taking evidence out of the count: what follows at once, what stays for good, and what nobody can do.

use doorstep::{
    domain::{competency::observing::ForAnother, frameworks::Competencies, notice::Kind},
    storage::{
        evidence::{self, Evidence, NewEvidence},
        evidence_voids::{self, Voiding},
        inbox,
        observers::Decides,
        results,
    },
    train::{
        calendar::SiteCalendar,
        decide::{self, Decider},
    },
};

use super::*;

fn framework() -> Competencies {
    serde_saphyr::from_str(include_str!("../../../content/frameworks/clinician-competencies.yaml")).unwrap()
}

/// Shown in one attempt, for each of these, with what follows.
async fn show(world: &World<'_>, staff: &Staff, attempt: Option<AttemptId>, competencies: &[&str], kind: &str, outcome: &str, now: i64) -> Vec<EvidenceId> {
    let (framework, revision) = (framework(), revision("00ff"));
    let by = Decider { framework: &framework, revision: &revision, calendar: SiteCalendar::of("UTC") };
    let mut change = world.stores.people.change().await.unwrap();
    let mut ids = Vec::new();
    for id in competencies {
        let piece = NewEvidence {
            competency: CompetencyId::parse(id).unwrap(),
            kind: kind.into(),
            attempt: attempt.clone(),
            accepted: outcome == "accepted",
            detail: serde_json::json!({ "outcome": outcome }).to_string(),
            content_version: "1".into(),
        };
        ids.push(evidence::add(&mut change, staff, &piece, now).await.unwrap());
    }
    let all = evidence::all_in(&mut change, staff).await.unwrap();
    let as_of = results::last_moment(&mut change, staff).await.unwrap().map_or(now, |last| now.max(last + 1));
    for id in competencies {
        results::add(&mut change, staff, &by.result(framework.competency(id).unwrap(), &all, as_of)).await.unwrap();
    }
    change.commit().await.unwrap();
    ids
}

async fn void(world: &World<'_>, by: &Staff, whom: &Staff, piece: &EvidenceId, now: i64) -> bool {
    let (framework, revision) = (framework(), revision("00ff"));
    let decider = Decider { framework: &framework, revision: &revision, calendar: SiteCalendar::of("UTC") };
    let two = ForAnother::new(by.id(), whom.id()).unwrap();
    let voiding = Voiding { two: &two, name: "Lee", reason: "The text had two right answers." };
    change!(world.stores.people, change => evidence_voids::void(&mut change, &voiding, piece, &decider, now))
}

async fn levels(world: &World<'_>, staff: &Staff, id: &str) -> Vec<String> {
    let found = results::history(&world.stores.people, staff, &CompetencyId::parse(id).unwrap()).await.unwrap();
    found.into_iter().map(|r| r.level).collect()
}

/// Every result that is stored comes out again from the evidence, at its moment.
async fn all_again(world: &World<'_>, staff: &Staff, ids: &[&str]) -> usize {
    let (framework, revision) = (framework(), revision("00ff"));
    let by = Decider { framework: &framework, revision: &revision, calendar: SiteCalendar::of("UTC") };
    let stored = evidence::all(&world.stores.people, staff).await.unwrap();
    let mut same = 0;
    for id in ids {
        for kept in results::history(&world.stores.people, staff, &CompetencyId::parse(id).unwrap()).await.unwrap() {
            assert_eq!(by.stored(framework.competency(id).unwrap(), &decide::for_rules(&stored), kept.as_of), kept, "{id} at {}", kept.as_of);
            same += 1;
        }
    }
    same
}

#[tokio::test]
async fn a_piece_that_is_voided_counts_no_longer_and_nothing_is_lost() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, lee) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        // By knowledge alone; and another piece that has nothing to do with it.
        let ids = show(&world, &sam, None, &["cc-6.1"], "knowledge", "accepted", NOON).await;
        show(&world, &sam, None, &["cc-5.4"], "vignette", "accepted", NOON + 1).await;
        assert_eq!(levels(&world, &sam, "cc-6.1").await, ["proficient"]);
        assert!(void(&world, &lee, &sam, &ids[0], NOON + 5).await);
        assert_eq!(levels(&world, &sam, "cc-6.1").await, ["proficient", "not-started"], "decided at once, beside the one before");
        assert_eq!(levels(&world, &sam, "cc-5.4").await.len(), 1, "nothing else is decided");
        let all = evidence::all(people, &sam).await.unwrap();
        let void_of = |all: &[Evidence]| all.iter().find(|e| e.id == ids[0]).unwrap().void.clone().unwrap();
        let first = void_of(&all);
        assert_eq!((all.len(), first.at, first.by.as_str(), first.reason.as_str()), (2, NOON + 5, "Lee", "The text had two right answers."));

        assert!(!void(&world, &lee, &sam, &ids[0], NOON + 6).await, "a second click");
        assert_eq!(void_of(&evidence::all(people, &sam).await.unwrap()), first, "never changed");
        let told: Vec<_> = inbox::all(people, &sam).await.unwrap().into_iter().map(|m| (m.kind, m.detail)).collect();
        assert_eq!(told, [(Kind::EvidenceVoided, lee.id().as_str().to_owned())], "once");
        assert!(inbox::all(people, &lee).await.unwrap().is_empty());

        show(&world, &sam, None, &["cc-6.1"], "knowledge", "accepted", NOON + 7).await;
        assert_eq!(levels(&world, &sam, "cc-6.1").await, ["proficient", "not-started", "proficient"], "shown again");
        assert_eq!(all_again(&world, &sam, &["cc-6.1", "cc-5.4"]).await, 4);
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_went_back_changes_no_result_of_before() {
    on_each_database(async |world| {
        let (sam, lee) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        let ids = show(&world, &sam, None, &["cc-6.1"], "knowledge", "accepted", NOON).await;
        assert!(void(&world, &lee, &sam, &ids[0], NOON - 1000).await);
        assert_eq!(evidence::all(&world.stores.people, &sam).await.unwrap()[0].void.as_ref().unwrap().at, NOON + 1);
        assert_eq!(levels(&world, &sam, "cc-6.1").await, ["proficient", "not-started"]);
        assert_eq!(all_again(&world, &sam, &["cc-6.1"]).await, 2);
    })
    .await;
}

#[tokio::test]
async fn what_was_judged_together_stands_or_falls_together() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, lee, kim) = (world.somebody_on_staff().await, world.somebody_on_staff().await, world.somebody_on_staff().await);
        let new = storage::attempts::NewAttempt {
            kind: storage::attempts::AttemptKind::Vignette,
            module: module("cm05"),
            subject: "jo".into(),
            seed: 0,
            drawn: "{}".into(),
        };
        let case = change!(people, change => storage::attempts::start(&mut change, &sam, &new, NOON));
        show(&world, &sam, None, &["cc-5.3"], "vignette", "accepted", NOON).await;
        let both = show(&world, &sam, Some(case), &["cc-5.3", "cc-5.4"], "vignette", "unsafe", NOON + 1).await;
        assert_eq!(evidence_voids::find(people, both[1].as_str()).await.unwrap().unwrap().together, 2);
        assert!(void(&world, &lee, &sam, &both[1], NOON + 2).await);
        assert_eq!(levels(&world, &sam, "cc-5.3").await, ["proficient", "in-progress", "proficient"], "what it took back is back");
        assert!(evidence::all(people, &sam).await.unwrap().iter().filter(|e| both.contains(&e.id)).all(|e| e.void.is_some()));
        assert_eq!(all_again(&world, &sam, &["cc-5.3", "cc-5.4"]).await, 5);
        // A piece of somebody else, named as theirs; and one that is nowhere.
        assert!(!void(&world, &lee, &kim, &both[0], NOON + 3).await && evidence_voids::find(people, "none").await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn nobody_voids_their_own_and_it_outlives_who_did_it() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, lee) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        assert!(ForAnother::new(sam.id(), sam.id()).is_none());
        let ids = show(&world, &sam, None, &["cc-6.1"], "knowledge", "accepted", NOON).await;
        let own = format!(
            "INSERT INTO evidence_void (organisation_id, evidence_id, staff_id, voided_by, voided_name, reason, voided_at) \
             VALUES ('home', '{}', '{}', '{}', 'me', 'why', 1)",
            ids[0].as_str(),
            sam.id().as_str(),
            sam.id().as_str()
        );
        let mut raw = world.ground.raw("people").await;
        assert!(raw.execute(sqlx::AssertSqlSafe(own.as_str())).await.is_err(), "the table refuses it, too");
        raw.close().await.unwrap();
        assert!(void(&world, &lee, &sam, &ids[0], NOON + 1).await);
        for who in [&lee, &sam] {
            change!(people, change => storage::staff::disable(&mut change, who.id(), NOON));
            assert!(change!(people, change => storage::staff_leaving::delete_closed(&mut change, who.id())));
            let left = world.ground.number("people", "SELECT CAST(COUNT(*) AS BIGINT) FROM evidence_void").await;
            assert_eq!(left, i64::from(who.id() == lee.id()), "the piece's owner keeps it until they leave themselves");
        }
    })
    .await;
}
