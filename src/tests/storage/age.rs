//! An older copy that is put back brings nothing back that ended since: no share, no visit, no one-time code.

use doorstep::storage::{
    access_chains,
    access_log::{self, Kind},
    age::{self, Remembered, Step},
    inbox, invitations, learner_sessions, shared_with_me,
    shares::{self, Standing},
    staff_sessions,
};

use super::{
    keeping::with_older_copy_put_back,
    sharing::{a_reader, fill_a_little, map, open, share},
    *,
};

const WORDS_OF: &str = "amber otter";

async fn hold(world: &World<'_>, file: Remembered) -> age::Held {
    age::hold(&world.stores.people, &world.secrets, &file, NOON).await.unwrap()
}

async fn step(world: &World<'_>) -> Step {
    age::step(&world.stores.people).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_share_taken_back_stays_so_when_an_older_copy_is_put_back() {
    on_each_database(async |world| {
        let (ground, secrets) = (world.ground, Secrets::open(world.ground.folder.path()).unwrap());
        assert_eq!(hold(&world, Remembered::Lost).await.ended, None, "a new database is no copy");
        let own = world.somebody().await;
        fill_a_little(&world, &own).await;
        let reader = a_reader(&world, WORDS_OF).await;
        let id = share(&world, &own, WORDS_OF, &[map()], 30).await.unwrap();
        let people = &world.stores.people;
        let theirs = change!(people, change => learner_sessions::start(&mut change, &own, learner_sessions::WhoseDevice::Mine, NOON));
        let staffs = change!(people, change => staff_sessions::start(&mut change, &reader, NOON));

        let file = std::cell::RefCell::new(None);
        let stores = with_older_copy_put_back(world, async |world| {
            change!(world.stores.people, change => shares::withdraw(&mut change, &world.secrets, &own, &id, NOON));
            assert!(open(world, &reader, &id, NOON).await.is_none());
            *file.borrow_mut() = Some(step(world).await);
        })
        .await;
        let (people, now) = (&stores.people, NOON + MINUTE);
        assert!(shared_with_me::open(people, &secrets, &reader, &id, now).await.unwrap().is_some(), "the copy brought the share back");

        let file = Remembered::Step(file.into_inner().unwrap());
        let held = age::hold(people, &secrets, &file, now).await.unwrap();
        assert_eq!(held.ended, Some(1));
        assert!(shared_with_me::open(people, &secrets, &reader, &id, now).await.unwrap().is_none());
        assert!(shared_with_me::all(people, &secrets, &reader, now).await.unwrap().is_empty());
        assert_eq!(ground.number("people", "SELECT CAST(COUNT(*) AS BIGINT) FROM share_key").await, 0, "its key is gone, too");
        assert_eq!(shares::all(people, &own, now).await.unwrap()[0].standing, Standing::Restored);
        assert!(learner_sessions::find(people, &theirs, now).await.unwrap().is_none());
        assert!(staff_sessions::find(people, &staffs, now).await.unwrap().is_none());
        assert_eq!(access_log::all(people, &own).await.unwrap()[0].kind, Kind::Restored);
        assert_eq!(access_chains::walk(people, &secrets).await.unwrap().broken, 0);

        // Once is enough: the database is ahead of the file now.
        assert_eq!(age::hold(people, &secrets, &Remembered::Step(held.step), now).await.unwrap().ended, None);
        assert_eq!(access_log::all(people, &own).await.unwrap().iter().filter(|line| line.kind == Kind::Restored).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn each_end_is_a_step_and_looking_is_none() {
    on_each_database(async |world| {
        hold(&world, Remembered::NotYet).await;
        let own = world.somebody().await;
        fill_a_little(&world, &own).await;
        let reader = a_reader(&world, WORDS_OF).await;
        let id = share(&world, &own, WORDS_OF, &[map()], 30).await.unwrap();
        let before = step(&world).await;
        open(&world, &reader, &id, NOON).await.unwrap();
        assert_eq!(step(&world).await, before);
        let people = &world.stores.people;
        let mut last = before;
        macro_rules! a_step {
            ($what:literal, $change:ident => $work:expr) => {
                change!(people, $change => $work);
                let now = step(&world).await;
                assert!(last.is_behind(&now), $what);
                last = now;
            };
        }
        a_step!("withdrawing", change => shares::withdraw(&mut change, &world.secrets, &own, &id, NOON));
        a_step!("this was not me", change => learner_sessions::end_all(&mut change, &own));
        a_step!("closing an account", change => doorstep::storage::staff::disable(&mut change, reader.id(), NOON));
        doorstep::storage::places::redraw(people, &world.secrets, &own, "other words of mine").await.unwrap();
        assert!(last.is_behind(&step(&world).await), "new words for a card");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_known_is_taken_for_an_older_copy() {
    on_each_database(async |world| {
        let first = hold(&world, Remembered::NotYet).await.step;
        assert_eq!(hold(&world, Remembered::NotYet).await.ended, None, "a new server beside others ends nothing");
        assert_eq!(hold(&world, Remembered::Lost).await.ended, Some(0), "a database without its file");
        assert_eq!(hold(&world, Remembered::Step(first)).await.ended, None, "a file that is behind");
        // Two copies that went on apart from each other.
        let now = step(&world).await;
        world.ground.execute("people", &format!("UPDATE database_age SET mark = '{}'", "b".repeat(22))).await;
        assert_eq!(hold(&world, Remembered::Step(now.clone())).await.ended, Some(0));
        // A database from before steps were counted.
        world.ground.execute("people", "DELETE FROM database_age").await;
        assert_eq!(hold(&world, Remembered::Step(now)).await.ended, Some(0));
    })
    .await;
}

#[tokio::test]
async fn an_older_copy_ends_one_time_codes_and_tells_who_runs_the_site() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        hold(&world, Remembered::NotYet).await;
        let sam = world.somebody_on_staff().await;
        change!(people, change => doorstep::storage::staff::set_roles(&mut change, sam.id(), &Roles::of([Role::Administrator]), NOON));
        change!(people, change => invitations::invite(&mut change, secrets, sam.id(), "start-AAAA-BBBB", NOON));
        hold(&world, Remembered::Lost).await;
        let name = "staff0";
        let accepted = invitations::accept(people, secrets, name, "start-AAAA-BBBB", "a passphrase that is new", NOON).await.unwrap();
        assert!(accepted.is_none());
        let kinds: Vec<_> = inbox::all(people, &sam).await.unwrap().iter().map(|m| m.kind).collect();
        assert!(kinds.contains(&doorstep::domain::notice::Kind::Restored), "{kinds:?}");
    })
    .await;
}

#[tokio::test]
async fn another_key_file_is_noticed() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        assert_eq!(age::key_fits(people, &world.secrets).await.unwrap(), None, "nothing is said yet");
        hold(&world, Remembered::NotYet).await;
        assert_eq!(age::key_fits(people, &world.secrets).await.unwrap(), Some(true));
        let elsewhere = tempfile::tempdir().unwrap();
        assert_eq!(age::key_fits(people, &Secrets::open(elsewhere.path()).unwrap()).await.unwrap(), Some(false));
    })
    .await;
}
