//! Reading the code of an award, with a bound on guesses: twenty codes in ten minutes from one network that lead to nothing.
//!
//! A code that leads to an award costs nothing and writes nothing, so that a page which many open at once stays quick. One that we cannot
//! have made is a slip of the hand: its last symbol shows that, and it is not counted. Deliberately absent: which code was tried.

use super::throttle::keyed;
use crate::{
    domain::{award::AwardCode, throttle as rules},
    http::{error::Trouble, visit::Visit},
    storage::{
        awards::{self, Award},
        door_counts::{self, Count},
    },
};

const DAY: i64 = 24 * 60 * 60 * 1000;
/// Wrong codes at once; two a minute are forgotten.
const BURST: i64 = 20;

/// What became of a code.
pub enum Read {
    Award(Box<Award>),
    Unknown,
    /// Not looked at; so many milliseconds to wait.
    Wait(i64),
}

pub async fn read(visit: &Visit, code: &AwardCode) -> Result<Read, Trouble> {
    let (people, secrets, now) = (&visit.house.stores.people, &visit.house.secrets, visit.house.now());
    let key = keyed(secrets, &[b"award-code", &now.div_euclid(DAY).to_be_bytes(), visit.network().bytes()]);
    let spent = left(door_counts::look(people, &key).await?, now);
    if spent + rules::TRY > BURST * rules::TRY {
        return Ok(Read::Wait(rules::wait_for(spent + rules::TRY - BURST * rules::TRY)));
    }
    if let Some(award) = awards::by_code(people, code).await? {
        return Ok(Read::Award(Box::new(award)));
    }
    let mut change = people.change().await?;
    let spent = left(door_counts::hold(&mut change, &key, now).await?, now);
    door_counts::set(&mut change, &key, Count { amount: spent + rules::TRY, last_at: now }).await?;
    change.commit().await?;
    Ok(Read::Unknown)
}

fn left(count: Count, now: i64) -> i64 {
    rules::left_over(count.amount, count.last_at, now)
}
