//! Does an address take longer when a learner has results (trust R-PRIV-02, long form)? One house, the same sessions; for each sample the
//! learner's rows are put in or taken out, and each address is asked for once, in turn by those who get a page there. So slow moments of the
//! machine meet both worlds alike, and a thousand samples of each address end within an hour. What people get who are refused is the same
//! few lines for every address, asked about before anything is read; that the bytes are the same for everybody is `two_worlds`.

use std::{collections::BTreeMap, time::Instant};

use doorstep::{
    app::{Audience, routes},
    domain::roles::Role,
};

use super::{samples, stats::Difference};
use crate::{
    house::TestHouse,
    pages::every_route::address,
    proof,
    storage::on_fresh_ground,
    two_worlds::{DRAWN, World},
};

/// What a learner leaves by living; taken out again between two samples.
const LEFT: [&str; 13] = [
    "skill_rating",
    "skill_rating_later",
    "later_declined",
    "counting_yes",
    "counted_skill",
    "counted_before",
    "access_answer",
    "lesson_place",
    "practice_tick",
    "try_it_result",
    "check_answer",
    "private_note",
    "kept_draft",
];

/// Each address with the times of both worlds.
type Heaps = BTreeMap<&'static str, [Vec<f64>; 2]>;

/// Who gets a page at each address; at one that nobody gets, the first who may ask there.
type Askers = BTreeMap<&'static str, Vec<usize>>;

/// Whoever is a guest to an address is asked for once, as a guest.
fn asks(audience: Audience, who: &str) -> bool {
    match audience {
        Audience::System | Audience::Anyone | Audience::Learner => who == "guest" || who == "another learner",
        Audience::StaffDoor | Audience::Staff => who == "guest" || Role::from_code(who).is_some(),
    }
}

async fn askers(world: &mut World) -> Askers {
    let mut askers = Askers::new();
    for line in routes().into_iter().map(|route| route.line).filter(|l| l.reads && !DRAWN.contains(&l.path)) {
        let mut may_ask = Vec::new();
        for (n, (who, browser)) in world.eyes.iter_mut().enumerate().filter(|(_, (who, _))| asks(line.audience, who)) {
            may_ask.push((n, browser.get(&address(line.path)).await.status.is_success(), who.clone()));
        }
        let admitted: Vec<usize> = may_ask.iter().filter(|(_, gets_it, _)| *gets_it).map(|(n, ..)| *n).collect();
        let first = may_ask.first().map(|(n, ..)| *n).into_iter().collect();
        askers.insert(line.path, if admitted.is_empty() { first } else { admitted });
    }
    askers
}

async fn ask_everything(world: &mut World, askers: &Askers, heaps: &mut Heaps, (sample, with): (usize, usize)) {
    // The first ones after a change find cold pages of the database; they are not looked at.
    for (_, browser) in &mut world.eyes {
        browser.get("/en/me").await;
        browser.get("/en/staff").await;
    }
    for (path, who) in askers {
        let (_, browser) = &mut world.eyes[who[sample % who.len()]];
        let full = address(path);
        let asked = Instant::now();
        browser.get(&full).await;
        heaps.entry(path).or_default()[with].push(asked.elapsed().as_secs_f64() * 1000.0);
    }
}

#[tokio::test]
#[ignore = "long: xtask/proofs --long"]
async fn time_does_not_tell_that_a_learner_did_something() {
    on_fresh_ground(async |ground| {
        let mut world = World::on(TestHouse::on(&ground.place, &ground.options()).await).await;
        let id = world.own.id().as_str().to_owned();
        let taken_out = LEFT.map(|table| format!("DELETE FROM {table} WHERE place_id = '{id}'")).join("; ");
        let mut heaps = Heaps::new();
        let askers = askers(&mut world).await;
        for sample in 0..samples() {
            // With, without; then without, with.
            for with in if sample % 2 == 0 { [1, 0] } else { [0, 1] } {
                ground.execute("people", &taken_out).await;
                if with == 1 {
                    world.live().await;
                }
                ask_everything(&mut world, &askers, &mut heaps, (sample, with)).await;
            }
        }
        let mut worst = (0.0_f64, 0.0_f64);
        let mut telling = Vec::new();
        for (path, [without, with]) in &mut heaps {
            let found = Difference::of(without, with);
            worst = (worst.0.max(found.part), worst.1.max(found.delta.abs()));
            if !found.tells_nothing() {
                telling.push(format!("GET {path}: {found:?}"));
            }
        }
        let figure = format!(
            "{} addresses, {} samples each world, {} differ; largest difference of medians {:.1} %, largest Cliff's delta {:.3}",
            heaps.len(),
            samples(),
            telling.len(),
            worst.0 * 100.0,
            worst.1
        );
        proof::tell(&format!("time in two worlds on {}", ground.name), &figure);
        assert!(telling.is_empty(), "{}:\n{}", ground.name, telling.join("\n"));
    })
    .await;
}
