//! Staff accounts, console tokens, and what clinicians do in their own training.

use doorstep::domain::competency::Stage;
use doorstep::storage::{
    attempts::*,
    console_tokens::{self, Purpose},
    evidence::{self, NewEvidence},
    progress::LessonRef,
    renewals,
    results::{self, CompetencyResult},
    staff, staff_lessons, staff_sessions,
};

use super::*;

#[tokio::test]
async fn staff_sign_in_by_name_and_password() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        assert!(!staff::has_admin(people).await.unwrap());
        let new =
            |name| staff::NewStaff {
                sign_in_name: name, display_name: "Ana Ünal", password: "correct horse battery", roles: Roles::of([Role::Administrator])
            };
        let id = staff::add(people, secrets, new(" Ana.Ü "), NOON).await.unwrap().unwrap();
        assert!(staff::add(people, secrets, new("ana.ü"), NOON).await.unwrap().is_none(), "the name is taken");
        assert!(staff::has_admin(people).await.unwrap());

        let ana = staff::sign_in(people, secrets, "ANA.ü", "correct horse battery").await.unwrap().unwrap();
        assert_eq!((ana.id(), ana.working_as()), (&id, Some(Role::Administrator)));
        for (name, password) in [("ana.ü", "Correct horse battery"), ("ana", "correct horse battery"), ("", "")] {
            assert!(staff::sign_in(people, secrets, name, password).await.unwrap().is_none());
        }

        let token = change!(people, change => staff_sessions::start(&mut change, &ana, NOON));
        staff::set_password(people, secrets, &id, "another horse battery").await.unwrap();
        assert!(staff_sessions::find(people, &token, NOON).await.unwrap().is_none());
        assert!(staff::sign_in(people, secrets, "ana.ü", "correct horse battery").await.unwrap().is_none());
        assert!(staff::sign_in(people, secrets, "ana.ü", "another horse battery").await.unwrap().is_some());

        world.somebody_on_staff().await;
        change!(people, change => staff::disable(&mut change, &id, NOON + 5));
        assert!(!staff::has_admin(people).await.unwrap());
        let rows = staff::list(people).await.unwrap();
        assert_eq!(rows.iter().map(|row| (row.sign_in_name.as_str(), row.disabled_at)).collect::<Vec<_>>(), [("ana.ü", Some(NOON + 5)), ("staff0", None)]);
        assert_eq!(staff::by_sign_in_name(people, "Ana.Ü").await.unwrap().unwrap(), rows[0]);
        assert!(staff::by_sign_in_name(people, "nobody").await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn a_console_token_works_once_and_half_an_hour() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let make = async || change!(people, change => console_tokens::make(&mut change, Purpose::FirstAdmin, NOON));
        let older = make().await;
        let token = make().await;
        let good = async |token, purpose, now| console_tokens::is_good(people, token, purpose, now).await.unwrap();
        let take = async |token, purpose, now| change!(people, change => console_tokens::take(&mut change, token, purpose, now));
        assert!(!good(&older, Purpose::FirstAdmin, NOON).await, "only the last one");
        assert!(good(&token, Purpose::FirstAdmin, NOON + 30 * MINUTE - 1).await);
        assert!(!take(&token, Purpose::FirstAdmin, NOON + 30 * MINUTE).await, "too late");
        assert!(!take(&token, Purpose::NewPassword, NOON).await, "for something else");
        let (one, other) = tokio::join!(take(&token, Purpose::FirstAdmin, NOON), take(&token, Purpose::FirstAdmin, NOON));
        assert!(one ^ other, "exactly once");
        assert!(!good(&token, Purpose::FirstAdmin, NOON).await);
    })
    .await;
}

fn knowledge(seed: u64) -> NewAttempt {
    NewAttempt { kind: AttemptKind::Knowledge, module: module("cm5"), subject: String::new(), seed, drawn: r#"[["cm5-q1","aa"]]"#.into() }
}

fn response(step: u32, chosen: &[usize], points: i64) -> Response {
    Response { step, item: format!("cm5-q{step}"), item_revision: revision("aa"), chosen: chosen.to_vec(), points, safe: points > 0, answered_at: NOON + 1 }
}

#[tokio::test]
async fn an_attempt_takes_answers_until_it_is_submitted_once() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, kim) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        let id = change!(people, change => start(&mut change, &sam, &knowledge(u64::MAX - 1), NOON));
        let respond = async |staff, response: &Response| change!(people, change => respond(&mut change, staff, &id, response));
        assert!(respond(&sam, &response(1, &[0, 2], 1)).await);
        assert!(respond(&sam, &response(0, &[], 0)).await);
        assert!(respond(&sam, &response(0, &[1], -1)).await, "may change");
        assert!(!respond(&kim, &response(2, &[1], 1)).await, "not theirs");
        assert_eq!(responses(people, &sam, &id).await.unwrap(), [response(0, &[1], -1), response(1, &[0, 2], 1)]);
        assert!(responses(people, &kim, &id).await.unwrap().is_empty());

        assert!(!change!(people, change => submit(&mut change, &kim, &id, NOON + 2)));
        assert!(change!(people, change => submit(&mut change, &sam, &id, NOON + 2)));
        assert!(!change!(people, change => submit(&mut change, &sam, &id, NOON + 3)), "once");
        assert!(!respond(&sam, &response(0, &[2], 1)).await, "submitted");
        let mut change = people.change().await.unwrap();
        assert_eq!(responses_in(&mut change, &sam, &id).await.unwrap().len(), 2);
        drop(change);

        let attempt = find(people, &sam, &id).await.unwrap().unwrap();
        assert_eq!(attempt, Attempt { id: id.clone(), what: knowledge(u64::MAX - 1), started_at: NOON, submitted_at: Some(NOON + 2) });
        assert!(find(people, &kim, &id).await.unwrap().is_none());

        let case = NewAttempt { kind: AttemptKind::Vignette, module: module("cm6"), subject: "cm6-v1".into(), ..knowledge(0) };
        change!(people, change => start(&mut change, &sam, &case, NOON + 4));
        assert_eq!(in_module(people, &sam, &module("cm5")).await.unwrap(), [attempt]);
        assert_eq!(all(people, &sam).await.unwrap().len(), 2);
        assert!(all(people, &kim).await.unwrap().is_empty() && in_module(people, &kim, &module("cm5")).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn evidence_only_grows_and_names_its_attempt() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, kim) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        let attempt = change!(people, change => start(&mut change, &sam, &knowledge(7), NOON));
        let piece = |attempt, accepted| NewEvidence {
            competency: CompetencyId::parse("cc-5.1").unwrap(),
            kind: "knowledge".into(),
            attempt,
            accepted,
            detail: r#"{"right":4}"#.into(),
            content_version: "2026.1".into(),
        };
        let first = change!(people, change => evidence::add(&mut change, &sam, &piece(Some(attempt.clone()), false), NOON));
        change!(people, change => evidence::add(&mut change, &sam, &piece(None, true), NOON + 1));
        let found = evidence::all(people, &sam).await.unwrap();
        assert_eq!(found.iter().map(|e| (&e.what, e.given_at)).collect::<Vec<_>>(), [(&piece(Some(attempt), false), NOON), (&piece(None, true), NOON + 1)]);
        assert_eq!(found[0].id, first);
        let mut change = people.change().await.unwrap();
        assert_eq!(evidence::all_in(&mut change, &sam).await.unwrap(), found);
        let refused = evidence::add(&mut change, &sam, &piece(Some(AttemptId::from_store("none")), true), NOON).await;
        assert!(refused.is_err_and(|error| error.is_gone()));
        drop(change);
        assert!(evidence::all(people, &kim).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_latest_result_counts_and_none_is_overwritten() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, kim) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        let result = |id: &str, level: &str, as_of| CompetencyResult {
            competency: CompetencyId::parse(id).unwrap(),
            level: level.into(),
            framework_version: "1".into(),
            rule_version: "3".into(),
            as_of,
            explanation: r#"["because"]"#.into(),
        };
        for (id, level, as_of) in [("cc-5.1", "foundation", 1), ("cc-5.1", "proficient", 3), ("cc-2.1", "foundation", 2)] {
            change!(people, change => results::add(&mut change, &sam, &result(id, level, as_of)));
        }
        assert_eq!(results::latest(people, &sam).await.unwrap(), [result("cc-2.1", "foundation", 2), result("cc-5.1", "proficient", 3)]);
        let history = results::history(people, &sam, &CompetencyId::parse("cc-5.1").unwrap()).await.unwrap();
        assert_eq!(history, [result("cc-5.1", "foundation", 1), result("cc-5.1", "proficient", 3)]);
        let mut change = people.change().await.unwrap();
        let refused = results::add(&mut change, &sam, &result("cc-5.1", "lead", 3)).await;
        assert!(refused.is_err_and(|error| error.is_taken()));
        drop(change);
        assert!(results::latest(people, &kim).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn clinicians_lessons_are_their_own() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, kim) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        let (course, five, start) = (course(), module("cm5"), lesson("start"));
        let at = LessonRef { course: &course, module: &five, lesson: &start };
        change!(people, change => staff_lessons::open_lesson(&mut change, &sam, at, &revision("aa"), NOON));
        change!(people, change => staff_lessons::finish_lesson(&mut change, &sam, at, &revision("aa"), NOON + 1));
        change!(people, change => staff_lessons::open_lesson(&mut change, &sam, at, &revision("bb"), NOON + 2));
        change!(people, change => staff_lessons::finish_lesson(&mut change, &sam, at, &revision("bb"), NOON + 3));
        let lessons = staff_lessons::lessons(people, &sam).await.unwrap();
        assert_eq!((lessons.len(), lessons[0].opened_at, lessons[0].finished_at), (1, NOON + 2, Some(NOON + 1)));
        assert!(staff_lessons::lessons(people, &kim).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn two_windows_begin_one_attempt() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, kim) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        let begin = async |staff: &Staff, now| {
            let mut change = people.change().await.unwrap();
            let open = newest_in(&mut change, staff, &knowledge(now)).await.unwrap().filter(|newest| newest.submitted_at.is_none());
            // Long enough for the other one to look, too.
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            if open.is_none() {
                start(&mut change, staff, &knowledge(now), NOON).await.unwrap();
            }
            change.commit().await.unwrap();
        };
        tokio::join!(begin(&sam, 1), begin(&sam, 2), begin(&kim, 3));
        let (sams, kims) = (all(people, &sam).await.unwrap(), all(people, &kim).await.unwrap());
        assert_eq!((sams.len(), kims.len()), (1, 1));
        change!(people, change => submit(&mut change, &sam, &sams[0].id, NOON + 1));
        begin(&sam, 4).await;
        assert_eq!(all(people, &sam).await.unwrap().len(), 2, "after it was sent the next one begins");
        let other = NewAttempt { module: module("cm6"), ..knowledge(5) };
        let mut change = people.change().await.unwrap();
        assert_eq!(newest_in(&mut change, &sam, &other).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_console_token_is_used_up_only_with_the_account() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let token = change!(people, change => console_tokens::make(&mut change, Purpose::FirstAdmin, NOON));
        let hashed = staff::hash(secrets, "a long enough password").await.unwrap();
        let new = |name| staff::NewStaff { sign_in_name: name, display_name: "Ana", password: "", roles: Roles::of([Role::Administrator]) };
        world.somebody_on_staff().await;
        let mut change = people.change().await.unwrap();
        assert!(console_tokens::take(&mut change, &token, Purpose::FirstAdmin, NOON).await.unwrap());
        assert!(staff::add_in(&mut change, &hashed, new("staff0"), NOON).await.unwrap().is_none(), "the name is taken");
        drop(change);
        assert!(console_tokens::is_good(people, &token, Purpose::FirstAdmin, NOON).await.unwrap());
        let mut change = people.change().await.unwrap();
        assert!(console_tokens::take(&mut change, &token, Purpose::FirstAdmin, NOON).await.unwrap());
        assert!(staff::add_in(&mut change, &hashed, new("ana"), NOON).await.unwrap().is_some());
        change.commit().await.unwrap();
        assert!(staff::sign_in(people, secrets, "ana", "a long enough password").await.unwrap().is_some());
        assert!(!console_tokens::is_good(people, &token, Purpose::FirstAdmin, NOON).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn an_end_is_noted_once_and_for_open_accounts_alone() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (stays, leaves) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        let competency = CompetencyId::parse("cc-5.1").unwrap();
        let note =
            async |who: &staff::Staff, end, stage| change!(people, change => renewals::note(&mut change, who.id().as_str(), &competency, end, stage, NOON));
        assert!(note(&stays, NOON + 9, Stage::Soon).await);
        assert!(!note(&stays, NOON + 9, Stage::Soon).await, "told before");
        assert!(note(&stays, NOON + 9, Stage::Over).await && note(&stays, NOON + 99, Stage::Soon).await, "other ends are told, too");
        change!(people, change => staff::disable(&mut change, leaves.id(), NOON));
        assert!(!note(&leaves, NOON + 9, Stage::Soon).await, "nobody reads that inbox");
    })
    .await;
}
