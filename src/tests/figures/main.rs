//! The figures of the product, measured against a yardstick in the same run: a bare axum handler that serves the same bytes from memory.
//!
//! `cargo xtask figures` builds everything in release mode and runs this. Ratios are what counts; absolute numbers belong to the machine.
//! Deliberately absent: thresholds that fail a build. Timings are printed and recorded in docs/figures.md, never asserted in CI.

#![allow(clippy::panic, reason = "a measurement that cannot be made stops by it")]

mod draws;
mod load;
mod results;
mod server;
mod who_looked;
mod yardstick;

use std::time::{Duration, Instant};

const CONNECTIONS: usize = 16;
const LESSON: &str = "/en/learn/digital-doorways/accounts-and-passwords/lock-your-screen";

fn main() {
    let mut words = std::env::args().skip(1);
    let runtime = || tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    match words.next().as_deref() {
        Some("yardstick") => yardstick::serve(),
        Some("site") => runtime().block_on(all()),
        Some("results") => results::decide_all(),
        Some("draws") => draws::a_form(),
        Some("log") => runtime().block_on(who_looked::a_million_lines()),
        _ => {
            runtime().block_on(all());
            results::decide_all();
            draws::a_form();
            runtime().block_on(who_looked::a_million_lines());
        }
    }
}

async fn all() {
    println!("Doorstep figures · {} cores · release build · {CONNECTIONS} connections", std::thread::available_parallelism().map_or(1, usize::from));
    let begun = Instant::now();
    let doorstep = server::Server::start().await;
    println!("start to first byte                 {:>8.0} ms   (want ≤ 1000)", begun.elapsed().as_secs_f64() * 1000.0);
    lesson(&doorstep).await;
    answers(&doorstep).await;
    memory(&doorstep).await;
}

/// A signed-out lesson against the same bytes from memory, in turns, so that a machine that slows down slows both.
async fn lesson(doorstep: &server::Server) {
    let bytes = load::fetch(doorstep.port, LESSON).await;
    let yardstick = yardstick::Yardstick::start(&bytes).await;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        ours.push(load::get(doorstep.port, LESSON, CONNECTIONS, Duration::from_secs(2)).await);
        theirs.push(load::get(yardstick.port, "/", CONNECTIONS, Duration::from_secs(2)).await);
    }
    let (ours, theirs) = (load::median(ours), load::median(theirs));
    println!("lesson, signed out                  {:>8.0} /s   p99 {:.2} ms", ours.per_second, ours.p99);
    println!("same bytes, bare axum               {:>8.0} /s   p99 {:.2} ms", theirs.per_second, theirs.p99);
    println!("  throughput ratio                  {:>8.2}      (want ≥ 0.50)", ours.per_second / theirs.per_second);
    println!("  p99 ratio                         {:>8.2}      (want ≤ 5)", ours.p99 / theirs.p99);
}

/// Sixteen learners answer Check yourself, each answer durable before it is acknowledged.
async fn answers(doorstep: &server::Server) {
    let mut learners = Vec::new();
    for _ in 0..CONNECTIONS {
        learners.push(server::Learner::join(doorstep).await);
    }
    let done = load::answers(doorstep, learners, Duration::from_secs(10)).await;
    println!("answers recorded (durable)          {:>8.0} /s   p99 {:.1} ms   (want ≥ 800, ≤ 50)", done.per_second, done.p99);
}

async fn memory(doorstep: &server::Server) {
    load::exactly(doorstep.port, LESSON, CONNECTIONS, 100_000).await;
    let now = doorstep.resident();
    println!("resident memory, 100,000 requests   {:>8.1} MB   (want ≤ 60)", now.all);
    println!("  its own, and mapped from files    {:>8.1} MB   {:.1} MB", now.own, now.mapped);
}
