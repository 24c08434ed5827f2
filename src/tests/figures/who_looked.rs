//! A log of a million lines (trust R-PRIV-31): how long it takes to walk it, and whether a line that was changed in its middle is found.

use std::time::Instant;

use doorstep::{
    account::{card, secrets::Secrets},
    domain::locale::Locale,
    storage::{
        self, Options, Where, access_chains,
        access_log::{self, Kind},
        places::{self, NewPlace},
    },
};
use sqlx::{AnyConnection, Connection, Executor};

const LINES: u64 = 1_000_000;
const AT_ONCE: u64 = 20_000;
const AS_OF: i64 = 1_790_000_000_000;

pub async fn a_million_lines() {
    let folder = tempfile::tempdir().expect("a folder");
    let stores = storage::open(&Where::SqliteFolder(folder.path().into()), &Options::at(AS_OF)).await.expect("a database");
    let (people, secrets) = (&stores.people, Secrets::open(folder.path()).expect("a key"));
    let card = card::draw(Locale::English);
    let (name, secret, spare) = (card.name.join(" "), card.secret.join(" "), card.spare.join(" "));
    let new = NewPlace { card_name: &name, secret: &secret, spare: &spare, locale: Locale::English, day: "2026-11-23" };
    let own = places::join(people, &secrets, new).await.expect("a database").expect("a place");
    for _ in 0..LINES / AT_ONCE {
        let mut change = people.change().await.expect("a change");
        for _ in 0..AT_ONCE {
            access_log::note(&mut change, &secrets, &own, Kind::SignedIn, AS_OF).await.expect("a line");
        }
        change.commit().await.expect("kept");
    }
    let begun = Instant::now();
    let walked = access_chains::walk(people, &secrets).await.expect("a walk");
    let seconds = begun.elapsed().as_secs_f64();
    assert_eq!((walked.lines >= LINES, walked.broken), (true, 0), "the log is whole");
    let mut hand = AnyConnection::connect(&format!("sqlite://{}/people.db", folder.path().display())).await.expect("a hand");
    hand.execute("UPDATE access_line SET happened_at = happened_at + 1 WHERE line = 500000").await.expect("a lie");
    let found = access_chains::walk(people, &secrets).await.expect("a walk").broken;
    println!("a log of {} lines walked       {seconds:>8.1} s    (want ≤ 10; a changed line in its middle: {found} found)", walked.lines);
}
