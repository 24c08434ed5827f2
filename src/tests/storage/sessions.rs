//! Visits of learners and staff under a clock that the test turns.

use doorstep::{
    account::secrets::Token,
    storage::{
        count_queries,
        learner_sessions::{self, WhoseDevice},
        staff, staff_sessions,
    },
};

use super::*;

const DAY: i64 = 24 * 60 * MINUTE;

#[tokio::test]
async fn a_visit_gives_back_the_place() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let own = world.somebody().await;
        let token = change!(people, change => learner_sessions::start(&mut change, &own, WhoseDevice::Shared, NOON));
        let visit = learner_sessions::find(people, &token, NOON + 1).await.unwrap().unwrap();
        assert_eq!((visit.own.id(), visit.whose), (own.id(), WhoseDevice::Shared));
        assert_eq!((visit.started_at, visit.idle_ends_at, visit.ends_at), (NOON, NOON + 10 * MINUTE, NOON + 120 * MINUTE));
        assert!(visit.form_secret.len() >= 43 && visit.form_secret != token.reveal());

        assert!(learner_sessions::find(people, &Token::fresh(), NOON).await.unwrap().is_none());
        change!(people, change => learner_sessions::end(&mut change, &token));
        assert!(learner_sessions::find(people, &token, NOON + 2).await.unwrap().is_none());
    })
    .await;
}

/// Comes back every `step` until the visit is over; says after how long it was.
async fn lasts(world: &World<'_>, token: &Token, step: i64) -> i64 {
    let mut now = NOON;
    while learner_sessions::find(&world.stores.people, token, now).await.unwrap().is_some() {
        now += step;
    }
    now - NOON
}

#[tokio::test]
async fn a_visit_ends_by_pause_and_by_length() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let own = world.somebody().await;
        for (whose, idle, longest) in [(WhoseDevice::Shared, 10 * MINUTE, 120 * MINUTE), (WhoseDevice::Mine, 30 * DAY, 90 * DAY)] {
            let start = async || change!(people, change => learner_sessions::start(&mut change, &own, whose, NOON));
            let paused = start().await;
            assert!(learner_sessions::find(people, &paused, NOON + idle - 1).await.unwrap().is_some(), "{whose:?}");
            let paused = start().await;
            assert!(learner_sessions::find(people, &paused, NOON + idle).await.unwrap().is_none(), "{whose:?}");
            assert_eq!(lasts(&world, &start().await, idle / 2).await, longest, "{whose:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn being_seen_is_written_once_a_minute() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let own = world.somebody().await;
        let token = change!(people, change => learner_sessions::start(&mut change, &own, WhoseDevice::Mine, NOON));
        let queries = async |now| count_queries(learner_sessions::find(people, &token, now)).await.1;
        assert_eq!(queries(NOON + MINUTE - 1).await, 1);
        assert_eq!(queries(NOON + MINUTE).await, 2);
        assert_eq!(queries(NOON + MINUTE + 1).await, 1);
    })
    .await;
}

/// A disk that takes no more writes must not take reading away.
#[tokio::test]
async fn a_visit_goes_on_when_it_cannot_be_marked_as_seen() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (own, sam) = (world.somebody().await, world.somebody_on_staff().await);
        let token = change!(people, change => learner_sessions::start(&mut change, &own, WhoseDevice::Shared, NOON));
        let staff_token = change!(people, change => staff_sessions::start(&mut change, &sam, NOON));
        if world.ground.is_sqlite() {
            for table in ["learner_session", "staff_session"] {
                let refuse = format!("CREATE TRIGGER no_{table} BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, 'full'); END");
                world.ground.execute("people", &refuse).await;
            }
        } else {
            world.ground.execute("people", "CREATE FUNCTION refuse() RETURNS TRIGGER LANGUAGE plpgsql AS $do$ BEGIN RAISE 'full'; END $do$").await;
            for table in ["learner_session", "staff_session"] {
                let refuse = format!("CREATE TRIGGER no_{table} BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION refuse()");
                world.ground.execute("people", &refuse).await;
            }
        }
        let visit = learner_sessions::find(people, &token, NOON + 2 * MINUTE).await.unwrap().unwrap();
        assert_eq!(visit.idle_ends_at, NOON + 10 * MINUTE, "not extended");
        assert!(staff_sessions::find(people, &staff_token, NOON + 2 * MINUTE).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn one_person_can_end_all_visits_and_only_theirs() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (one, other) = (world.somebody().await, world.somebody().await);
        let a = change!(people, change => learner_sessions::start(&mut change, &one, WhoseDevice::Mine, NOON));
        let b = change!(people, change => learner_sessions::start(&mut change, &one, WhoseDevice::Shared, NOON));
        let c = change!(people, change => learner_sessions::start(&mut change, &other, WhoseDevice::Shared, NOON));
        change!(people, change => learner_sessions::end_all(&mut change, &one));
        for (token, there) in [(a, false), (b, false), (c, true)] {
            assert_eq!(learner_sessions::find(people, &token, NOON).await.unwrap().is_some(), there);
        }
    })
    .await;
}

#[tokio::test]
async fn sweeping_takes_only_what_is_over() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let own = world.somebody().await;
        let mine = change!(people, change => learner_sessions::start(&mut change, &own, WhoseDevice::Mine, NOON));
        change!(people, change => learner_sessions::start(&mut change, &own, WhoseDevice::Shared, NOON));
        assert_eq!(change!(people, change => learner_sessions::sweep(&mut change, NOON + 9 * MINUTE)), 0);
        assert_eq!(change!(people, change => learner_sessions::sweep(&mut change, NOON + 10 * MINUTE)), 1);
        assert!(learner_sessions::find(people, &mine, NOON + DAY).await.unwrap().is_some());
        assert_eq!(change!(people, change => learner_sessions::sweep(&mut change, NOON + 90 * DAY)), 1);
    })
    .await;
}

#[tokio::test]
async fn staff_stay_half_an_hour_idle_and_twelve_in_all() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let sam = world.somebody_on_staff().await;
        let start = async || change!(people, change => staff_sessions::start(&mut change, &sam, NOON));
        let paused = start().await;
        assert!(staff_sessions::find(people, &paused, NOON + 30 * MINUTE).await.unwrap().is_none());
        let token = start().await;
        let visit = staff_sessions::find(people, &token, NOON + 29 * MINUTE).await.unwrap().unwrap();
        assert_eq!((visit.staff.id(), visit.staff.display_name(), visit.staff.working_as()), (sam.id(), "Sam", Some(Role::Clinician)));
        assert_eq!((visit.idle_ends_at, visit.ends_at), (NOON + 59 * MINUTE, NOON + 720 * MINUTE));
        let mut now = NOON + 29 * MINUTE;
        while staff_sessions::find(people, &token, now).await.unwrap().is_some() {
            now += MINUTE;
        }
        assert_eq!(now, NOON + 720 * MINUTE);

        let (one, other) = (start().await, start().await);
        change!(people, change => staff_sessions::end(&mut change, &one));
        assert!(staff_sessions::find(people, &one, NOON).await.unwrap().is_none());
        assert!(staff_sessions::find(people, &other, NOON).await.unwrap().is_some());
        assert_eq!(change!(people, change => staff_sessions::sweep(&mut change, NOON + 31 * MINUTE)), 3 - 1);
    })
    .await;
}

#[tokio::test]
async fn a_disabled_account_is_out_at_once() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let sam = world.somebody_on_staff().await;
        let token = change!(people, change => staff_sessions::start(&mut change, &sam, NOON));
        change!(people, change => staff::disable(&mut change, sam.id(), NOON));
        assert!(staff_sessions::find(people, &token, NOON).await.unwrap().is_none());
        let again = async || staff::sign_in(people, &world.secrets, "staff0", "a long enough password").await.unwrap();
        assert!(again().await.is_none());
        change!(people, change => staff::enable(&mut change, sam.id()));
        assert!(again().await.is_some());
        assert!(staff_sessions::find(people, &token, NOON).await.unwrap().is_none(), "old sessions stay ended");
    })
    .await;
}
