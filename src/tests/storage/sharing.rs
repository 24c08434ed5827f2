//! Sharing with one person until a day, and taking it back.

use doorstep::{
    domain::{
        roles::{Role, Roles},
        sharing::{Item, Purpose, Until},
    },
    storage::{
        PatientText, StorageError,
        access_log::{self, Kind},
        notes, progress, ratings, share_codes, share_ends,
        shared_with_me::{self, Opened},
        shares::{self, Giving, Shown, Standing},
        staff, staff_sessions,
    },
};

use super::*;

const DAY: i64 = 24 * 60 * MINUTE;
pub const WORDS_OF: &str = "amber otter";

pub fn map() -> Item {
    Item::Map(module("pm01"))
}

pub fn note() -> Item {
    Item::Note(module("pm01"), lesson("start"))
}

fn until(days: i64) -> Until {
    Until { ends_at: NOON + days * DAY, last_day: "2026-10-21".into(), zone: "America/Toronto".into() }
}

/// A learner with a rating, a finished lesson and a note.
pub async fn fill_a_little(world: &World<'_>, own: &OwnPlace) {
    let people = &world.stores.people;
    let (course, module, lesson, revision) = (course(), module("pm01"), lesson("start"), revision("00ff"));
    let at = progress::LessonRef { course: &course, module: &module, lesson: &lesson };
    let rated = ratings::SelfRating::Rated(ratings::Sureness::new(3).unwrap());
    let text = PatientText::written_by(own, "call Sue".into());
    let mut change = people.change().await.unwrap();
    let moment = ratings::Moment::Before(module.clone());
    ratings::save(&mut change, own, &moment, &SkillId::parse("sk-s01").unwrap(), rated, VERSIONS, NOON).await.unwrap();
    progress::finish_lesson(&mut change, own, at, &revision, NOON).await.unwrap();
    notes::save(&mut change, own, &module, &lesson, &text, NOON).await.unwrap();
    change.commit().await.unwrap();
}

/// Shares `items` with whoever shows `code`, for `days` days.
pub async fn share(world: &World<'_>, own: &OwnPlace, code: &str, items: &[Item], days: i64) -> Option<String> {
    let reader = share_codes::find(&world.stores.people, code).await.unwrap().unwrap();
    let label = PatientText::written_by(own, "Robin".into());
    let (purpose, until) = (Purpose::Talk, until(days));
    let giving = Giving { reader: &reader, items, purpose, label: &label, until: &until, words_version: "1", locale: Locale::English };
    let given = change!(world.stores.people, change => shares::give(&mut change, &world.secrets, own, &giving, NOON));
    given.map(|id| id.as_str().to_owned())
}

pub async fn a_reader(world: &World<'_>, code: &str) -> Staff {
    let staff = world.somebody_on_staff().await;
    assert!(change!(world.stores.people, change => share_codes::set(&mut change, &staff, code, NOON)));
    staff
}

pub async fn open(world: &World<'_>, reader: &Staff, id: &str, at: i64) -> Option<Opened> {
    shared_with_me::open(&world.stores.people, &world.secrets, reader, id, at).await.unwrap()
}

/// The same person after signing in again.
async fn again(world: &World<'_>, reader: &Staff) -> Option<Staff> {
    let mut change = world.stores.people.change().await.unwrap();
    let token = staff_sessions::start(&mut change, reader, NOON).await.unwrap();
    change.commit().await.unwrap();
    staff_sessions::find(&world.stores.people, &token, NOON).await.unwrap().map(|visit| visit.staff)
}

#[tokio::test]
async fn the_named_reader_sees_the_named_things_and_nobody_else_sees_anything() {
    on_each_database(async |world| {
        let own = world.somebody().await;
        fill_a_little(&world, &own).await;
        let (reader, other) = (a_reader(&world, WORDS_OF).await, world.somebody_on_staff().await);
        let id = share(&world, &own, "Amber-OTTER", &[map(), note()], 30).await.unwrap();
        let people = &world.stores.people;

        let offered = shared_with_me::all(people, &world.secrets, &reader, NOON).await.unwrap();
        assert_eq!(offered.len(), 1);
        assert_eq!(offered[0].label.as_ref().unwrap().shown(), "Robin");
        assert_eq!(offered[0].card_name, "calm-forest-0");
        assert!(shared_with_me::all(people, &world.secrets, &other, NOON).await.unwrap().is_empty());
        assert!(open(&world, &other, &id, NOON).await.is_none());
        assert!(open(&world, &reader, "none", NOON).await.is_none());

        let opened = open(&world, &reader, &id, NOON).await.unwrap();
        assert_eq!(opened.shown.len(), 2, "what was not ticked is not there");
        assert!(matches!(&opened.shown[0], Shown::Map { ratings, .. } if ratings.len() == 1));
        assert!(matches!(&opened.shown[1], Shown::Note { text, .. } if text.shown() == "call Sue"));
    })
    .await;
}

#[tokio::test]
async fn what_is_taken_back_is_gone_at_once_and_can_be_given_again() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let own = world.somebody().await;
        fill_a_little(&world, &own).await;
        let reader = a_reader(&world, WORDS_OF).await;
        let id = share(&world, &own, WORDS_OF, &[note()], 30).await.unwrap();
        change!(people, change => shares::withdraw(&mut change, secrets, &own, &id, NOON));
        change!(people, change => shares::withdraw(&mut change, secrets, &own, &id, NOON));
        assert!(open(&world, &reader, &id, NOON).await.is_none());
        assert!(shared_with_me::all(people, secrets, &reader, NOON).await.unwrap().is_empty());
        let keys = world.ground.number("people", "SELECT CAST(COUNT(*) AS BIGINT) FROM share_key").await;
        assert_eq!(keys, 0, "what was sealed for the reader opens for nobody");
        assert_eq!(shares::all(people, &own, NOON).await.unwrap()[0].standing, Standing::Withdrawn(NOON));

        let anew = share(&world, &own, WORDS_OF, &[note()], 30).await.unwrap();
        assert!(open(&world, &reader, &anew, NOON).await.is_some());
        assert!(open(&world, &reader, &id, NOON).await.is_none());
        let kinds: Vec<Kind> = access_log::all(people, &own).await.unwrap().iter().map(|line| line.kind).collect();
        assert_eq!(kinds, [Kind::Opened, Kind::Given, Kind::Withdrawn, Kind::Given], "newest first, and taking back twice is one line");
    })
    .await;
}

#[tokio::test]
async fn nobody_takes_back_what_another_gave() {
    on_each_database(async |world| {
        let (own, stranger) = (world.somebody().await, world.somebody().await);
        fill_a_little(&world, &own).await;
        let reader = a_reader(&world, WORDS_OF).await;
        let id = share(&world, &own, WORDS_OF, &[map()], 30).await.unwrap();
        change!(world.stores.people, change => shares::withdraw(&mut change, &world.secrets, &stranger, &id, NOON));
        assert!(open(&world, &reader, &id, NOON).await.is_some());
        assert!(shares::all(&world.stores.people, &stranger, NOON).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_share_ends_to_the_millisecond() {
    on_each_database(async |world| {
        let own = world.somebody().await;
        fill_a_little(&world, &own).await;
        let reader = a_reader(&world, WORDS_OF).await;
        let id = share(&world, &own, WORDS_OF, &[note()], 1).await.unwrap();
        assert!(open(&world, &reader, &id, NOON + DAY - 1).await.is_some());
        assert!(open(&world, &reader, &id, NOON + DAY).await.is_none());
        let people = &world.stores.people;
        assert_eq!(shares::all(people, &own, NOON + DAY).await.unwrap()[0].standing, Standing::Over);
        assert_eq!(change!(people, change => share_ends::sweep(&mut change, NOON + DAY - 1)), 0);
        assert_eq!(change!(people, change => share_ends::sweep(&mut change, NOON + DAY)), 1);
        assert!(open(&world, &reader, &id, NOON + DAY - 1).await.is_none(), "the key is gone");
    })
    .await;
}

#[tokio::test]
async fn nothing_runs_longer_than_a_year_or_without_a_thing() {
    on_each_database(async |world| {
        let own = world.somebody().await;
        fill_a_little(&world, &own).await;
        a_reader(&world, WORDS_OF).await;
        assert!(share(&world, &own, WORDS_OF, &[map()], 400).await.is_none());
        assert!(share(&world, &own, WORDS_OF, &[map()], 0).await.is_none());
        assert!(share(&world, &own, WORDS_OF, &[], 30).await.is_none());
        assert!(share(&world, &own, WORDS_OF, &[map()], 365).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn a_share_ends_when_its_reader_leaves_or_changes_role() {
    on_each_database(async |world| {
        let (people, own) = (&world.stores.people, world.somebody().await);
        fill_a_little(&world, &own).await;
        let [leaver, changer] = [a_reader(&world, "amber otter").await, a_reader(&world, "blue heron").await];
        let [left, changed] = [share(&world, &own, "amber otter", &[map()], 30).await.unwrap(), share(&world, &own, "blue heron", &[map()], 30).await.unwrap()];
        change!(people, change => staff::disable(&mut change, leaver.id(), NOON));
        let both = Roles::of([Role::Clinician, Role::Author]);
        change!(people, change => staff::set_roles(&mut change, changer.id(), &both, NOON));
        assert!(open(&world, &changer, &changed, NOON).await.is_some(), "a role more takes nothing away");
        change!(people, change => staff::set_roles(&mut change, changer.id(), &Roles::of([Role::Author]), NOON));

        for (reader, id) in [(&leaver, &left), (&changer, &changed)] {
            assert!(open(&world, reader, id, NOON).await.is_none(), "also with a session that still thinks otherwise");
        }
        for code in ["amber otter", "blue heron"] {
            assert!(share_codes::find(people, code).await.unwrap().is_none(), "{code} finds nobody any more");
        }
        assert!(shares::all(people, &own, NOON).await.unwrap().iter().all(|given| given.standing == Standing::ReaderLeft));

        change!(people, change => staff::enable(&mut change, leaver.id()));
        change!(people, change => staff::set_roles(&mut change, changer.id(), &both, NOON));
        assert!(open(&world, &leaver, &left, NOON).await.is_none(), "ended is ended, also when they come back");
        assert!(open(&world, &again(&world, &changer).await.unwrap(), &changed, NOON).await.is_none());
    })
    .await;
}

#[tokio::test]
async fn what_is_shared_with_a_clinician_is_not_read_in_another_role() {
    on_each_database(async |world| {
        let (people, own) = (&world.stores.people, world.somebody().await);
        fill_a_little(&world, &own).await;
        let reader = a_reader(&world, WORDS_OF).await;
        let id = share(&world, &own, WORDS_OF, &[map()], 30).await.unwrap();
        change!(people, change => staff::set_roles(&mut change, reader.id(), &Roles::of([Role::Clinician, Role::Administrator, Role::Mentor]), NOON));
        for role in [Role::Administrator, Role::Mentor] {
            let mut change = people.change().await.unwrap();
            let token = staff_sessions::start(&mut change, &reader, NOON).await.unwrap();
            staff_sessions::work_as(&mut change, &token, &reader, role).await.unwrap();
            change.commit().await.unwrap();
            let other = staff_sessions::find(people, &token, NOON).await.unwrap().unwrap().staff;
            assert_eq!(other.working_as(), Some(role));
            assert!(open(&world, &other, &id, NOON).await.is_none(), "{role:?}");
            assert!(shared_with_me::all(people, &world.secrets, &other, NOON).await.unwrap().is_empty(), "{role:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_code_is_one_persons_and_only_some_roles_have_one() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (first, second) = (a_reader(&world, WORDS_OF).await, world.somebody_on_staff().await);
        assert!(!change!(people, change => share_codes::set(&mut change, &second, "AMBER otter", NOON)), "taken");
        assert_eq!(share_codes::own(people, &first).await.unwrap().as_deref(), Some("amber-otter"));
        change!(people, change => share_codes::take_down(&mut change, &first));
        assert!(share_codes::find(people, WORDS_OF).await.unwrap().is_none());
        change!(people, change => staff::set_roles(&mut change, second.id(), &Roles::of([Role::Author]), NOON));
        let author = again(&world, &second).await.unwrap();
        assert!(!change!(people, change => share_codes::set(&mut change, &author, WORDS_OF, NOON)), "nobody shares with an author");
    })
    .await;
}

#[tokio::test]
async fn the_preview_is_what_the_reader_gets() {
    on_each_database(async |world| {
        let own = world.somebody().await;
        fill_a_little(&world, &own).await;
        let reader = a_reader(&world, WORDS_OF).await;
        let items = [map(), Item::Lessons(course()), note()];
        let id = share(&world, &own, WORDS_OF, &items, 30).await.unwrap();
        let before = shares::preview(&world.stores.people, &own, &items).await.unwrap();
        let after = open(&world, &reader, &id, NOON).await.unwrap().shown;
        assert_eq!((before.len(), after.len()), (3, 3));
        for pair in before.iter().zip(&after) {
            match pair {
                (Shown::Map { module: a, ratings: x }, Shown::Map { module: b, ratings: y }) => assert_eq!((a, x), (b, y)),
                (Shown::Lessons { finished: a, .. }, Shown::Lessons { finished: b, .. }) => assert_eq!((a.len(), a), (1, b)),
                (Shown::Note { text: a, .. }, Shown::Note { text: b, .. }) => assert_eq!(a.shown(), b.shown()),
                _ => panic!("another order"),
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_share_into_a_deleted_place_says_that_it_is_gone() {
    on_each_database(async |world| {
        let own = world.somebody().await;
        a_reader(&world, WORDS_OF).await;
        let reader = share_codes::find(&world.stores.people, WORDS_OF).await.unwrap().unwrap();
        change!(world.stores.people, change => doorstep::storage::places::delete_everything(&mut change, &world.secrets, &own, NOON));
        let label = PatientText::written_by(&own, String::new());
        let (items, until) = ([map()], until(30));
        let giving =
            Giving { reader: &reader, items: &items, purpose: Purpose::Help, label: &label, until: &until, words_version: "1", locale: Locale::French };
        let mut change = world.stores.people.change().await.unwrap();
        let refused = shares::give(&mut change, &world.secrets, &own, &giving, NOON).await;
        assert!(matches!(refused, Err(StorageError::Gone)));
    })
    .await;
}

/// Database and key file open a note that is shared, as the page says, and none that is not (trust R-ID-25).
#[tokio::test]
async fn a_share_key_opens_its_share_and_nothing_else() {
    on_each_database(async |world| {
        let own = world.somebody().await;
        fill_a_little(&world, &own).await;
        let reader = a_reader(&world, WORDS_OF).await;
        let shared = share(&world, &own, WORDS_OF, &[note()], 30).await.unwrap();
        let other = share(&world, &own, WORDS_OF, &[note()], 30).await.unwrap();
        // Another share's copy, and the note as it stands in the place, in the row of this share.
        for foreign in [format!("SELECT sealed FROM share_item WHERE share_id = '{other}'"), "SELECT sealed FROM private_note".to_owned()] {
            world.ground.execute("people", "CREATE TABLE kept_items AS SELECT * FROM share_item").await;
            world.ground.execute("people", &format!("UPDATE share_item SET sealed = ({foreign}) WHERE share_id = '{shared}'")).await;
            let refused = shared_with_me::open(&world.stores.people, &world.secrets, &reader, &shared, NOON).await;
            assert!(matches!(refused, Err(StorageError::Sealed)));
            for back in ["DELETE FROM share_item", "INSERT INTO share_item SELECT * FROM kept_items", "DROP TABLE kept_items"] {
                world.ground.execute("people", back).await;
            }
        }
        assert!(open(&world, &reader, &shared, NOON).await.is_some());
    })
    .await;
}
