//! Second looks, and taking evidence out of the count: what follows at once, what stays for good, and what nobody can do.

use doorstep::{
    domain::{competency::observing::ForAnother, frameworks::Competencies, notice::Kind},
    storage::{
        evidence::{self, Evidence, NewEvidence},
        evidence_voids::{self, Voiding},
        inbox,
        observers::Decides,
        results, second_look_readers as readers,
        second_looks::{self, State, Verdict},
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

async fn member(world: &World<'_>, name: &str, role: Role) -> Staff {
    let new = NewStaff { sign_in_name: name, display_name: name, password: "a long enough password", roles: Roles::of([role]) };
    storage::staff::add(&world.stores.people, &world.secrets, new, NOON).await.unwrap().unwrap();
    storage::staff::sign_in(&world.stores.people, &world.secrets, name, "a long enough password").await.unwrap().unwrap()
}

async fn ask(world: &World<'_>, who: &Staff, piece: &EvidenceId) -> Option<String> {
    change!(world.stores.people, change => second_looks::ask(&mut change, who, piece, "Two answers were right.", NOON + 10))
}

async fn take(world: &World<'_>, reader: &Staff, look: &str) -> bool {
    change!(world.stores.people, change => readers::take(&mut change, reader, look, NOON + 11))
}

async fn answer(world: &World<'_>, reader: &Staff, look: &str, verdict: Verdict) -> bool {
    let (framework, revision) = (framework(), revision("00ff"));
    let by = Decider { framework: &framework, revision: &revision, calendar: SiteCalendar::of("UTC") };
    change!(world.stores.people, change => readers::answer(&mut change, reader, look, (verdict, "It is as you say."), &by, NOON + 12))
}

async fn told(world: &World<'_>, who: &Staff) -> Vec<Kind> {
    inbox::all(&world.stores.people, who).await.unwrap().into_iter().map(|m| m.kind).collect()
}

/// Signed by somebody, as an observer signs.
async fn signed(world: &World<'_>, staff: &Staff, by: &Staff) -> EvidenceId {
    let piece = NewEvidence {
        competency: CompetencyId::parse("cc-2.2").unwrap(),
        kind: "observed".into(),
        attempt: None,
        accepted: true,
        detail: serde_json::json!({ "outcome": "accepted", "rating": "safe-alone", "signed_by": by.id().as_str() }).to_string(),
        content_version: "1".into(),
    };
    change!(world.stores.people, change => evidence::add(&mut change, staff, &piece, NOON))
}

#[tokio::test]
async fn a_second_look_is_taken_up_once_by_somebody_uninvolved() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, kim) = (member(&world, "sam", Role::Mentor).await, member(&world, "kim", Role::Mentor).await);
        let (lee, max, moe) =
            (member(&world, "lee", Role::Lead).await, member(&world, "max", Role::Mentor).await, member(&world, "moe", Role::Clinician).await);
        let piece = signed(&world, &sam, &kim).await;
        assert!(ask(&world, &moe, &piece).await.is_none(), "not theirs");
        let look = ask(&world, &sam, &piece).await.unwrap();
        assert!(ask(&world, &sam, &piece).await.is_none(), "asked already");
        for (who, hears) in [(&sam, 0), (&kim, 0), (&moe, 0), (&lee, 1), (&max, 1)] {
            assert_eq!(told(&world, who).await, vec![Kind::SecondLookAsked; hears], "{}", who.display_name());
            assert_eq!(readers::waiting(people, who).await.unwrap().len(), if who.id() == moe.id() { 1 } else { hears }, "{}", who.display_name());
        }
        for nobody in [&sam, &kim, &moe] {
            assert!(!take(&world, nobody, &look).await, "{}", nobody.display_name());
        }
        let (one, other) = tokio::join!(take(&world, &lee, &look), take(&world, &max, &look));
        assert!(one ^ other, "exactly one");
        let (reader, late) = if one { (&lee, &max) } else { (&max, &lee) };
        assert!(readers::waiting(people, late).await.unwrap().is_empty() && readers::taken_by(people, late).await.unwrap().is_empty());
        let mine = readers::taken_by(people, reader).await.unwrap();
        assert_eq!((mine[0].name.as_str(), &mine[0].evidence.id, mine[0].look.reason.as_str()), ("sam", &piece, "Two answers were right."));
        assert!(!change!(people, change => second_looks::withdraw(&mut change, &sam, &look, NOON + 12)), "taken up");

        assert!(!answer(&world, late, &look, Verdict::Stands).await, "somebody else took it up");
        assert!(answer(&world, reader, &look, Verdict::Stands).await);
        assert!(!answer(&world, reader, &look, Verdict::Voided).await, "what was answered stands");
        let state = second_looks::asked_by(people, &sam).await.unwrap().remove(0).state;
        assert!(matches!(state, State::Answered { verdict: Verdict::Stands, at, .. } if at == NOON + 12), "{state:?}");
        assert_eq!(told(&world, &sam).await, [Kind::SecondLookAnswered]);
        assert!(evidence::all(people, &sam).await.unwrap()[0].void.is_none());
        assert!(ask(&world, &sam, &piece).await.is_none(), "answered once");
    })
    .await;
}

#[tokio::test]
async fn an_answer_voids_and_whoever_signed_for_the_same_observation_is_involved() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, kim) = (world.somebody_on_staff().await, member(&world, "kim", Role::Mentor).await);
        let (lee, max) = (member(&world, "lee", Role::Mentor).await, member(&world, "max", Role::Mentor).await);
        let piece = show(&world, &sam, None, &["cc-6.1"], "knowledge", "accepted", NOON).await.remove(0);
        // Lee signed as the second observer of it, Kim as the first.
        for (id, observer, evidence, second) in [("one", &kim, format!("'{}'", piece.as_str()), "NULL"), ("two", &lee, "NULL".to_owned(), "'one'")] {
            let row = format!(
                "INSERT INTO observation_request (organisation_id, id, staff_id, observer_id, competency_id, sheet_id, line, second_to, asked_at, outcome, comment, evidence_id) \
                 VALUES ('home', '{id}', '{}', '{}', 'cc-6.1', 'ob', '', {second}, 1, 'signed', '', {evidence})",
                sam.id().as_str(),
                observer.id().as_str()
            );
            world.ground.execute("people", &row).await;
        }
        let first = ask(&world, &sam, &piece).await.unwrap();
        assert_eq!((told(&world, &kim).await.len(), told(&world, &lee).await.len(), told(&world, &max).await.len()), (0, 0, 1));
        assert!(!take(&world, &lee, &first).await && !take(&world, &kim, &first).await);
        assert!(change!(people, change => second_looks::withdraw(&mut change, &sam, &first, NOON + 11)));
        assert!(!take(&world, &max, &first).await, "taken back");
        let look = ask(&world, &sam, &piece).await.unwrap();
        assert!(take(&world, &max, &look).await);
        // Whoever took it up leaves: it waits again.
        change!(people, change => storage::staff::disable(&mut change, max.id(), NOON + 11));
        let zoe = member(&world, "zoe", Role::Lead).await;
        assert!(take(&world, &zoe, &look).await && answer(&world, &zoe, &look, Verdict::Voided).await);
        assert_eq!(levels(&world, &sam, "cc-6.1").await, ["proficient", "not-started"]);
        assert_eq!(told(&world, &sam).await, [Kind::EvidenceVoided], "once");
        let void = evidence::all(people, &sam).await.unwrap().remove(0).void.unwrap();
        assert_eq!((void.by.as_str(), void.reason.as_str()), ("zoe", "It is as you say."));
        assert_eq!(all_again(&world, &sam, &["cc-6.1"]).await, 2);
        assert!(ask(&world, &sam, &piece).await.is_none(), "it counts no longer");
    })
    .await;
}
