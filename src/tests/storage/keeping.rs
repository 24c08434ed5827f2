//! Deleted is deleted: in the files, in an older copy that is put back, and for places that nobody uses. But never by a clock that jumped.

use std::{collections::BTreeSet, path::Path};

use doorstep::{
    domain::unused_term::Months,
    storage::{
        PatientText, access_chains, access_log, drafts,
        keeping::{self, Ended, Leave, Mark},
        learner_sessions, notes, places as product,
    },
};

use super::*;

const DAY: i64 = 86_400_000;
const MONTHS: Months = Months::DEFAULT;

/// Days of use in which nothing is due: one run a day, as a site has.
async fn days_pass(world: &World<'_>, from: i64, days: i64) -> i64 {
    for day in 1..=days {
        let ended = end(world, Leave::AFew, from + day * DAY).await;
        assert_eq!(ended, Ended::default(), "day {day}");
    }
    from + days * DAY
}

async fn end(world: &World<'_>, leave: Leave, now: i64) -> Ended {
    end_after(world, MONTHS, leave, now).await
}

async fn end_after(world: &World<'_>, months: Months, leave: Leave, now: i64) -> Ended {
    change!(world.stores.people, change => keeping::end_unused(&mut change, &world.secrets, months, leave, now))
}

async fn places_left(world: &World<'_>) -> i64 {
    world.ground.number("people", "SELECT CAST(COUNT(*) AS BIGINT) FROM place").await
}

/// Puts the site's own count of days where it would be after so many days.
async fn be_at_day(world: &World<'_>, days: i64, now: i64) {
    let clock = now.div_euclid(DAY);
    world.ground.execute("people", &format!("UPDATE site_day SET days = {days}, clock_day = {clock}, ended_today = 0")).await;
}

#[tokio::test]
async fn a_place_that_nobody_opened_for_the_months_ends_and_a_used_one_stays() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (unused, used) = (world.somebody().await, world.somebody().await);
        change!(people, change => access_log::note(&mut change, &world.secrets, &unused, access_log::Kind::Downloaded, NOON));
        // Noticed on the first day, though neither was ever opened by a session.
        let now = days_pass(&world, NOON, 3).await;
        be_at_day(&world, 400, now).await;
        let token = change!(people, change => learner_sessions::start(&mut change, &used, learner_sessions::WhoseDevice::Mine, now));
        be_at_day(&world, 3 + 547 - 3, now).await;
        assert_eq!(end(&world, Leave::AFew, now + 1).await, Ended::default(), "not a day too early");
        be_at_day(&world, 548, now).await;
        assert_eq!(keeping::waiting(people, MONTHS).await.unwrap(), 1);
        let ended = end(&world, Leave::AFew, now + 2).await;
        assert_eq!((ended.marks.len(), ended.waiting), (1, 0));
        assert!(open_with(&world, 0).await.is_none() && open_with(&world, 1).await.is_some());
        let walked = access_chains::walk(people, &world.secrets).await.unwrap();
        assert_eq!((walked.chains, walked.tombstones, walked.broken), (0, 1, 0), "its log ended with a stone");

        // Using it counts, too: not only opening.
        be_at_day(&world, 900, now).await;
        learner_sessions::find(people, &token, now + DAY).await.unwrap().unwrap();
        be_at_day(&world, 1400, now).await;
        assert_eq!(end(&world, Leave::AFew, now + 3).await, Ended::default());
        be_at_day(&world, 1448, now).await;
        assert_eq!(end(&world, Leave::AFew, now + 4).await.marks.len(), 1);
        assert_eq!(places_left(&world).await, 0);
    })
    .await;
}

async fn open_with(world: &World<'_>, n: usize) -> Option<OwnPlace> {
    product::open_with_card(&world.stores.people, &world.secrets, &format!("calm forest {n}"), WORDS).await.unwrap()
}

#[tokio::test]
async fn a_clock_that_jumps_ends_nothing() {
    on_each_database(async |world| {
        world.somebody().await;
        let now = days_pass(&world, NOON, 2).await;
        let twenty_years = 20 * 365 * DAY;
        // Ahead, back, ahead again, as a broken clock does at every start.
        for hour in 0..20 {
            let at = if hour % 2 == 0 { now + twenty_years } else { now };
            assert_eq!(end(&world, Leave::AFew, at + hour * MINUTE).await, Ended::default());
        }
        assert_eq!(places_left(&world).await, 1);
        // And the site goes on counting afterwards: a jump does not stop the clock either.
        let before = world.ground.number("people", "SELECT days FROM site_day").await;
        end(&world, Leave::AFew, now + 3 * DAY).await;
        assert_eq!(world.ground.number("people", "SELECT days FROM site_day").await, before + 3);
    })
    .await;
}

/// Places without cards, which is quick: nobody opens them.
async fn many_places(world: &World<'_>, how_many: usize) {
    let mut connection = world.ground.raw("people").await;
    for n in 0..how_many {
        let place = format!(
            "INSERT INTO place (organisation_id, id, card_name, secret_hash, spare_hash, key_by_card, key_by_spare, salt_by_card, salt_by_spare, \
             locale, joined_day) VALUES ('home', 'place{n}', 'name {n}', '', '', '', '', '', '', 'en', '2026-11-22')"
        );
        connection.execute(sqlx::AssertSqlSafe(place)).await.unwrap();
    }
    connection.close().await.unwrap();
}

/// Whoever was told eighteen months is not gone after six. Here the settings file was changed, which nobody notes but the hourly look.
#[tokio::test]
async fn a_shorter_time_reaches_nobody_before_they_come_again() {
    on_each_database(async |world| {
        let six = Months::new(6).unwrap();
        let (stays_away, comes) = (world.somebody().await, world.somebody().await);
        end(&world, Leave::AFew, NOON).await;
        be_at_day(&world, 200, NOON).await;
        assert_eq!(end_after(&world, six, Leave::All, NOON).await, Ended::default(), "on the day of the change nothing ends");
        be_at_day(&world, 201, NOON).await;
        change!(world.stores.people, change => learner_sessions::start(&mut change, &comes, learner_sessions::WhoseDevice::Mine, NOON));
        for (day, left) in [(201 + 182, 2), (201 + 183, 1), (547, 1), (548, 0)] {
            be_at_day(&world, day, NOON).await;
            assert_eq!(keeping::waiting(&world.stores.people, six).await.unwrap(), i64::from(day == 384 || day == 548), "day {day}");
            end_after(&world, six, Leave::All, NOON).await;
            assert_eq!(places_left(&world).await, left, "day {day}");
        }
        drop(stays_away);
    })
    .await;
}

#[tokio::test]
async fn a_longer_time_holds_for_everybody_and_taking_it_back_takes_nothing_from_who_was_told() {
    on_each_database(async |world| {
        let (ten, thirty) = (Months::new(10).unwrap(), Months::new(30).unwrap());
        many_places(&world, 1).await;
        end(&world, Leave::AFew, NOON).await;
        be_at_day(&world, 547, NOON).await;
        assert_eq!(end_after(&world, thirty, Leave::All, NOON).await, Ended::default());
        be_at_day(&world, 600, NOON).await;
        assert_eq!(end_after(&world, thirty, Leave::All, NOON).await, Ended::default(), "longer, also for those who were told less");
        // A second place is made while the long time holds; then all is as it was, twice on one day.
        world.somebody().await;
        end_after(&world, thirty, Leave::All, NOON).await;
        for months in [MONTHS, ten, MONTHS, ten] {
            change!(world.stores.people, change => keeping::note_term(&mut change, months, NOON));
        }
        assert_eq!(end_after(&world, ten, Leave::All, NOON).await.marks.len(), 1, "the first was told eighteen months, and they are over");
        be_at_day(&world, 600 + thirty.days() - 1, NOON).await;
        assert_eq!(end_after(&world, ten, Leave::All, NOON).await, Ended::default());
        be_at_day(&world, 600 + thirty.days(), NOON).await;
        assert_eq!(end_after(&world, ten, Leave::All, NOON).await.marks.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_few_a_day_end_and_more_only_when_somebody_agrees() {
    on_each_database(async |world| {
        many_places(&world, 35).await;
        end(&world, Leave::AFew, NOON).await;
        be_at_day(&world, 600, NOON).await;
        let ended = end(&world, Leave::AFew, NOON).await;
        assert_eq!((ended.marks.len(), ended.waiting), (10, 25));
        for hour in 1..10 {
            let ended = end(&world, Leave::AFew, NOON + hour * MINUTE).await;
            assert_eq!((ended.marks.len(), ended.waiting), (0, 25), "again in the same day: nothing more");
        }
        assert_eq!(end(&world, Leave::AFew, NOON + DAY).await.marks.len(), 10, "the next day");
        assert_eq!(keeping::waiting(&world.stores.people, MONTHS).await.unwrap(), 15);
        let ended = end(&world, Leave::All, NOON + DAY).await;
        assert_eq!((ended.marks.len(), ended.waiting, places_left(&world).await), (15, 0, 0));
    })
    .await;
}

#[tokio::test]
async fn whoever_comes_late_is_not_taken_for_somebody_who_left() {
    on_each_database(async |world| {
        end(&world, Leave::AFew, NOON).await;
        be_at_day(&world, 5000, NOON).await;
        many_places(&world, 3).await;
        assert_eq!(end(&world, Leave::All, NOON).await, Ended::default());
        assert_eq!(places_left(&world).await, 3);
    })
    .await;
}

#[tokio::test]
async fn one_in_a_hundred_ends_on_a_large_site() {
    on_each_database(async |world| {
        many_places(&world, 1500).await;
        end(&world, Leave::AFew, NOON).await;
        be_at_day(&world, 600, NOON).await;
        assert_eq!(end(&world, Leave::AFew, NOON).await.marks.len(), 15);
    })
    .await;
}

/// Copies the people store away, runs the work, and puts the copy back over what the work left.
pub async fn with_older_copy_put_back(world: World<'_>, work: impl AsyncFn(&World)) -> Stores {
    let ground = world.ground;
    match &ground.place {
        Where::SqliteFolder(folder) => {
            world.stores.close().await;
            let (file, copy) = (folder.join("people.db"), folder.join("older-copy"));
            std::fs::copy(&file, &copy).unwrap();
            let world = World { stores: ground.open().await, secrets: world.secrets, ground, drawn: AtomicU32::new(9) };
            work(&world).await;
            world.stores.close().await;
            for side in ["people.db-wal", "people.db-shm"] {
                let _ = std::fs::remove_file(folder.join(side));
            }
            std::fs::rename(&copy, &file).unwrap();
        }
        Where::Postgres(_) => {
            // In an order in which rows find what they refer to.
            let tables = [
                "place",
                "place_use",
                "private_note",
                "deleted_place",
                "learner_session",
                "staff_session",
                "share",
                "share_item",
                "share_end",
                "share_key",
                "access_line",
                "access_head",
                "database_age",
            ];
            for table in tables {
                ground.execute("people", &format!("CREATE TABLE public.older_{table} AS SELECT * FROM people.{table}")).await;
            }
            work(&world).await;
            ground.execute("people", "DELETE FROM people.place").await;
            for alone in ["deleted_place", "staff_session", "database_age"] {
                ground.execute("people", &format!("DELETE FROM people.{alone}")).await;
            }
            for table in tables {
                ground.execute("people", &format!("INSERT INTO people.{table} SELECT * FROM public.older_{table}")).await;
            }
        }
    }
    ground.open().await
}

#[tokio::test]
async fn whoever_left_is_absent_when_an_older_copy_is_put_back() {
    on_each_database(async |world| {
        let ground = world.ground;
        let (leaving, _staying) = (world.somebody().await, world.somebody().await);
        let id = leaving.id().as_str().to_owned();
        let text = PatientText::written_by(&leaving, "call Sue".into());
        change!(world.stores.people, change => notes::save(&mut change, &leaving, &module("pm01"), &lesson("start"), &text, NOON));
        let ledger = std::cell::RefCell::new(BTreeSet::<Mark>::new());
        let stores = with_older_copy_put_back(world, async |world| {
            let mark = change!(world.stores.people, change => product::delete_everything(&mut change, &world.secrets, &leaving, 0));
            ledger.borrow_mut().insert(mark);
        })
        .await;
        let here = async |id: &str| ground.number("people", &format!("SELECT CAST(COUNT(*) AS BIGINT) FROM place WHERE id = '{id}'")).await;
        assert_eq!(here(&id).await, 1, "the copy brought the place back");

        let ledger = ledger.into_inner();
        let secrets = Secrets::open(ground.folder.path()).unwrap();
        let caught_up = keeping::catch_up(&stores.people, &secrets, &ledger, 0).await.unwrap();
        assert_eq!((caught_up.deleted, caught_up.for_ledger.len()), (1, 0));
        assert_eq!(here(&id).await, 0);
        assert_eq!(ground.number("people", "SELECT CAST(COUNT(*) AS BIGINT) FROM place").await, 1, "the other one stays");
        assert_eq!(ground.number("people", "SELECT CAST(COUNT(*) AS BIGINT) FROM private_note").await, 0);

        // The database knows now, too, and tells a ledger that lost its file. Again and again, without harm.
        for lost in [BTreeSet::new(), BTreeSet::new()] {
            let again = keeping::catch_up(&stores.people, &secrets, &lost, 0).await.unwrap();
            assert_eq!((again.deleted, again.for_ledger), (0, ledger.iter().cloned().collect()));
        }
    })
    .await;
}

/// How often each of these stands in the files of a folder, whatever the files are.
pub fn found_in(folder: &Path, markers: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for file in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()) {
        let bytes = std::fs::read(&file).unwrap();
        for marker in markers {
            if bytes.windows(marker.len()).any(|window| window == marker.as_bytes()) {
                found.push(format!("{marker} in {}", file.file_name().unwrap().to_string_lossy()));
            }
        }
    }
    found
}

#[tokio::test]
async fn no_byte_of_a_deleted_place_stays_in_the_files() {
    let ground = Ground::sqlite();
    let world = World { stores: ground.open().await, secrets: Secrets::open(ground.folder.path()).unwrap(), ground: &ground, drawn: AtomicU32::new(0) };
    let people = &world.stores.people;
    let (own, other) = (world.somebody().await, world.somebody().await);
    // Markers in plain columns, because what is sealed is not there as text at any time.
    let markers: Vec<String> = (0..60).map(|n| format!("marker-{n:03}-of-somebody")).collect();
    for (n, marker) in markers.iter().enumerate() {
        let text = PatientText::written_by(&own, format!("{marker} {}", "words ".repeat(200)));
        change!(people, change => drafts::keep(&mut change, &own, &format!("/learn/{marker}"), &text, NOON));
        change!(people, change => doorstep::storage::answers::save_access(&mut change, &other, &QuestionId::parse(&format!("q{n}")).unwrap(), doorstep::storage::answers::Access::No, NOON));
    }
    let Where::SqliteFolder(folder) = &ground.place else { unreachable!() };
    let id = own.id().as_str().to_owned();
    let mine: Vec<String> = markers.iter().cloned().chain([id, "calm-forest-0".into()]).collect();
    assert!(found_in(folder, &mine).len() >= mine.len(), "the search finds what is there");

    change!(people, change => product::delete_everything(&mut change, &world.secrets, &own, 0));
    assert!(!found_in(folder, &mine).is_empty(), "old pages wait in the side file");
    assert!(keeping::wipe_traces(people).await.unwrap());
    assert_eq!(found_in(folder, &mine), [""; 0]);
    assert!(open_with(&world, 1).await.is_some(), "the other one is well");
}

/// Trust R-PRIV-60, as product decision 7 has it: what people write is nowhere readable; choices are plain numbers.
#[tokio::test]
async fn a_stolen_folder_shows_none_of_a_thousand_notes() {
    let ground = Ground::sqlite();
    let world = World { stores: ground.open().await, secrets: Secrets::open(ground.folder.path()).unwrap(), ground: &ground, drawn: AtomicU32::new(0) };
    let own = world.somebody().await;
    let markers: Vec<String> = (0..1000).map(|n| format!("note {n:04} about my sister")).collect();
    let mut change = world.stores.people.change().await.unwrap();
    for (n, marker) in markers.iter().enumerate() {
        let text = PatientText::written_by(&own, marker.clone());
        notes::save(&mut change, &own, &module("pm01"), &lesson(&format!("l{n}")), &text, NOON).await.unwrap();
    }
    change.commit().await.unwrap();
    let Where::SqliteFolder(folder) = &ground.place else { unreachable!() };
    assert_eq!(found_in(folder, &markers), [""; 0]);
    assert_eq!(notes::all(&world.stores.people, &own).await.unwrap().len(), 1000, "and their writer reads them all");
}

/// What PostgreSQL leaves in dead rows until it tidies up is sealed, and the key is gone with the place.
#[tokio::test]
async fn sealed_text_that_was_left_somewhere_does_not_open_after_deletion() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let own = world.somebody().await;
        places::fill(&world, &own).await;
        let left = world.ground.texts("people", "SELECT sealed FROM private_note").await;
        let token = change!(people, change => learner_sessions::start(&mut change, &own, learner_sessions::WhoseDevice::Mine, NOON));
        change!(people, change => product::delete_everything(&mut change, &world.secrets, &own, 0));
        // Card, spare card and a session's cookie, which were all that opened it, find no key any more.
        assert!(open_with(&world, 0).await.is_none());
        assert!(product::open_with_spare(people, &world.secrets, "calm forest 0", SPARE).await.unwrap().is_none());
        assert!(learner_sessions::find(people, &token, NOON).await.unwrap().is_none());
        for table in schema::learner_tables() {
            assert_eq!(world.ground.number("people", &format!("SELECT CAST(COUNT(*) AS BIGINT) FROM {table}")).await, 0, "{table}");
        }
        assert!(left.iter().all(|sealed| !sealed.contains("secret words of mine")));
        assert!(keeping::wipe_traces(people).await.unwrap());
    })
    .await;
}
