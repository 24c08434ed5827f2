//! What was acknowledged is on the disk, and a crowd of writers waits instead of failing.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use doorstep::storage::{Options, Where, console_tokens, evidence, files, open};

use super::*;

/// Through a connection of the product's own pool, not a fresh one with defaults.
#[tokio::test]
async fn every_connection_of_the_pool_has_the_pragmas() {
    let ground = Ground::sqlite();
    let lines = ground.open().await.pragmas().await.unwrap();
    assert_eq!(lines.len(), 6, "a pool of four, and one of two");
    for line in lines {
        assert_eq!(line, "synchronous=2 journal_mode=wal foreign_keys=1 busy_timeout=5000 secure_delete=1");
    }
}

/// From two pools on the same database, as two processes would: the queue for writers inside one process does not help against the
/// other, only a transaction that says from the start that it will write.
#[tokio::test(flavor = "multi_thread")]
async fn twenty_that_read_and_then_write_all_succeed() {
    on_each_database(async |world| {
        let sam = world.somebody_on_staff().await;
        let second = world.ground.open().await;
        let mut writers = tokio::task::JoinSet::new();
        for writer in 0..20 {
            let people = if writer % 2 == 0 { world.stores.people.clone() } else { second.people.clone() };
            let sam = sam.clone();
            writers.spawn(async move {
                let mut change = people.change().await?;
                let before = evidence::all_in(&mut change, &sam).await?.len();
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
                let new = evidence::NewEvidence {
                    competency: CompetencyId::parse("cc-5.1").unwrap(),
                    kind: "knowledge".into(),
                    attempt: None,
                    accepted: true,
                    detail: format!("{before}"),
                    content_version: "1".into(),
                };
                evidence::add(&mut change, &sam, &new, NOON + writer).await?;
                change.commit().await
            });
        }
        for written in writers.join_all().await {
            written.unwrap();
        }
        assert_eq!(evidence::all(&world.stores.people, &sam).await.unwrap().len(), 20);
    })
    .await;
}

/// Writers who wait hold no connection, so that readers pass.
#[tokio::test(flavor = "multi_thread")]
async fn readers_pass_while_a_crowd_waits_to_write() {
    let ground = Ground::sqlite();
    let stores = open(&ground.place, &Options { connections: 3, ..Options::at(NOON) }).await.unwrap();
    let holding = stores.people.change().await.unwrap();
    let waiting: Vec<_> = (0..20)
        .map(|_| {
            tokio::spawn({
                let people = stores.people.clone();
                async move { people.change().await.unwrap().commit().await.unwrap() }
            })
        })
        .collect();
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    for _ in 0..10 {
        assert!(doorstep::storage::demo::is_empty(&stores.people).await.unwrap());
    }
    holding.commit().await.unwrap();
    for writer in waiting {
        writer.await.unwrap();
    }
}

const CHILD: &str = "storage::durability::child_that_writes";

/// Not a test of its own: the tests below run it in a process that they can trace and kill. Says each write after it was acknowledged.
#[tokio::test]
#[ignore = "run by the tests below"]
async fn child_that_writes() {
    let (Ok(place), Ok(count)) = (std::env::var("DOORSTEP_CHILD_PLACE"), std::env::var("DOORSTEP_CHILD_WRITES")) else { return };
    let server = place.starts_with("postgres");
    let options = Options { behind_pooler: server && std::env::var_os("TEST_POOLER_URL").is_some(), ..Options::at(NOON) };
    let place = if server { Where::Postgres(place) } else { Where::SqliteFolder(place.into()) };
    let stores = open(&place, &options).await.unwrap();
    for number in 0..count.parse().unwrap() {
        let digest = format!("d{number}");
        match std::env::var("DOORSTEP_CHILD_STORE").as_deref() {
            // Where answers are.
            Ok("people") => {
                let _token = change!(stores.people, change => console_tokens::make(&mut change, console_tokens::Purpose::FirstAdmin, number));
            }
            _ => change!(stores.content, change => files::take_snapshot(&mut change, &digest, number)),
        }
        println!("acknowledged {number}");
    }
    // Nothing is closed in an orderly way.
    std::process::exit(0);
}

fn child(mut command: Command, place: &str, writes: usize) -> Command {
    command.args(["--exact", CHILD, "--ignored", "--nocapture"]);
    command.env("DOORSTEP_CHILD_PLACE", place).env("DOORSTEP_CHILD_WRITES", writes.to_string()).stderr(Stdio::null());
    command
}

fn syncs(folder: &Path, store: &str, writes: usize) -> Option<usize> {
    let trace = folder.join(format!("trace-{store}-{writes}"));
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-e", "trace=fdatasync,fsync", "-o"]).arg(&trace).arg(std::env::current_exe().unwrap());
    let data = folder.join(format!("data-{store}-{writes}"));
    let status = child(strace, data.to_str().unwrap(), writes).env("DOORSTEP_CHILD_STORE", store).stdout(Stdio::null()).status().ok()?;
    assert!(status.success(), "the child failed");
    let text = std::fs::read_to_string(&trace).unwrap();
    Some(text.lines().filter(|line| line.contains("sync(") && !line.contains("resumed")).count())
}

/// A kill -9 cannot tell FULL from NORMAL, a power cut could; so the calls that reach the disk are counted.
#[test]
fn syncs_reach_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    for store in ["content", "people"] {
        let (Some(none), Some(twenty)) = (syncs(folder.path(), store, 0), syncs(folder.path(), store, 20)) else {
            use std::io::Write;
            assert!(std::env::var_os("CI").is_none(), "strace is not here, and in CI it has to be");
            let _ = writeln!(std::io::stderr(), "\n*** SKIPPED: strace is not here, so nobody counted the syncs ***\n");
            return;
        };
        assert!(twenty >= none + 20, "{store}: {none} without writes, {twenty} with twenty");
    }
}

#[tokio::test]
async fn what_was_acknowledged_survives_a_kill() {
    on_fresh_ground(async |ground| {
        let place = match &ground.place {
            Where::SqliteFolder(folder) => folder.to_str().unwrap().to_owned(),
            Where::Postgres(address) => address.clone(),
        };
        // Made by the role that makes tables; the child only works with them.
        ground.open().await.close().await;
        let mut writer = child(Command::new(std::env::current_exe().unwrap()), &place, 1_000_000).stdout(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(writer.stdout.take().unwrap()).lines().map_while(Result::ok);
        assert!(said.by_ref().filter(|line| line.starts_with("acknowledged")).nth(99).is_some(), "the child failed");
        writer.kill().unwrap();
        let last = said.filter_map(|line| line.strip_prefix("acknowledged ")?.parse().ok()).last().unwrap_or(99);
        writer.wait().unwrap();

        ground.open().await.answers().await.unwrap();
        let kept = ground.number("content", "SELECT CAST(COUNT(*) AS BIGINT) FROM content_snapshot").await;
        assert!(kept == last + 1 || kept == last + 2, "{last} was acknowledged, {kept} are there");
    })
    .await;
}
