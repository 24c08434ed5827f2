//! The log of who looked: without a line nothing is shown, a changed or missing line is found, and what is left after a place is deleted.

use doorstep::storage::{access_chains, shared_with_me};

use super::{
    sharing::{WORDS_OF, a_reader, fill_a_little, map, note, open, share},
    *,
};

/// Fail closed (trust R-PRIV-32).
#[tokio::test]
async fn what_cannot_be_logged_is_not_shown() {
    on_each_database(async |world| {
        let own = world.somebody().await;
        fill_a_little(&world, &own).await;
        let reader = a_reader(&world, WORDS_OF).await;
        let id = share(&world, &own, WORDS_OF, &[map()], 30).await.unwrap();
        world.ground.execute("people", "ALTER TABLE access_line RENAME TO access_line_away").await;
        assert!(shared_with_me::open(&world.stores.people, &world.secrets, &reader, &id, NOON).await.is_err());
        world.ground.execute("people", "ALTER TABLE access_line_away RENAME TO access_line").await;
        assert!(open(&world, &reader, &id, NOON).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn every_line_that_is_changed_or_missing_is_found() {
    const HANDS: [&str; 6] = [
        "UPDATE access_line SET who = 'Nobody' WHERE line = 3",
        "UPDATE access_line SET happened_at = happened_at + 1 WHERE line = 1",
        "DELETE FROM access_line WHERE line = 2",
        // the last one: what follows does not show it, the signed end does
        "DELETE FROM access_line WHERE line = 3",
        "DELETE FROM access_head",
        "UPDATE access_head SET lines = 2, digest = (SELECT digest FROM access_line WHERE line = 2)",
    ];
    on_each_database(async |world| {
        let own = world.somebody().await;
        fill_a_little(&world, &own).await;
        let reader = a_reader(&world, WORDS_OF).await;
        let id = share(&world, &own, WORDS_OF, &[map()], 30).await.unwrap();
        open(&world, &reader, &id, NOON).await.unwrap();
        open(&world, &reader, &id, NOON).await.unwrap();
        let walk = async || access_chains::walk(&world.stores.people, &world.secrets).await.unwrap();
        let whole = walk().await;
        assert_eq!((whole.chains, whole.lines, whole.broken), (1, 3, 0));
        for hand in HANDS {
            world.ground.execute("people", "CREATE TABLE kept_lines AS SELECT * FROM access_line").await;
            world.ground.execute("people", "CREATE TABLE kept_head AS SELECT * FROM access_head").await;
            world.ground.execute("people", hand).await;
            assert!(walk().await.broken > 0, "{hand}");
            for back in [
                "DELETE FROM access_line",
                "DELETE FROM access_head",
                "INSERT INTO access_line SELECT * FROM kept_lines",
                "INSERT INTO access_head SELECT * FROM kept_head",
                "DROP TABLE kept_lines",
                "DROP TABLE kept_head",
            ] {
                world.ground.execute("people", back).await;
            }
            assert_eq!(walk().await, whole);
        }
    })
    .await;
}

#[tokio::test]
async fn ten_who_open_at_once_make_one_chain() {
    on_each_database(async |world| {
        let own = world.somebody().await;
        fill_a_little(&world, &own).await;
        let reader = a_reader(&world, WORDS_OF).await;
        let id = share(&world, &own, WORDS_OF, &[map()], 30).await.unwrap();
        let (people, secrets) = (world.stores.people.clone(), world.secrets.clone());
        let mut all = tokio::task::JoinSet::new();
        for _ in 0..10 {
            let (people, secrets, reader, id) = (people.clone(), secrets.clone(), reader.clone(), id.clone());
            all.spawn(async move { shared_with_me::open(&people, &secrets, &reader, &id, NOON).await.map(|opened| opened.is_some()) });
        }
        for opened in all.join_all().await {
            assert!(opened.unwrap());
        }
        let walked = access_chains::walk(&people, &secrets).await.unwrap();
        assert_eq!((walked.lines, walked.broken), (11, 0));
    })
    .await;
}

#[tokio::test]
async fn a_deleted_place_leaves_a_signed_stone_without_a_name() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let own = world.somebody().await;
        fill_a_little(&world, &own).await;
        let reader = a_reader(&world, WORDS_OF).await;
        let id = share(&world, &own, WORDS_OF, &[note()], 30).await.unwrap();
        let mut change = people.change().await.unwrap();
        doorstep::storage::places::delete_everything(&mut change, &world.secrets, &own, NOON).await.unwrap();
        change.commit().await.unwrap();
        assert!(open(&world, &reader, &id, NOON).await.is_none());
        let walked = access_chains::walk(people, secrets).await.unwrap();
        assert_eq!((walked.chains, walked.lines, walked.tombstones, walked.broken), (0, 0, 1, 0));
        let stone = world.ground.texts("people", "SELECT id || proof || digest FROM access_tombstone").await.join("");
        assert!(stone.contains(&format!("given {id}")));
        for gone in [own.id().as_str(), "calm-forest", "Robin", "call Sue", "note:"] {
            assert!(!stone.contains(gone), "{gone}");
        }
        world.ground.execute("people", "UPDATE access_tombstone SET proof = ''").await;
        assert_eq!(access_chains::walk(people, secrets).await.unwrap().broken, 1);
        change!(people, change => access_chains::sweep_tombstones(&mut change, NOON));
        assert_eq!(access_chains::walk(people, secrets).await.unwrap().tombstones, 0);
    })
    .await;
}
