//! Reading the code of a class, with a bound on guesses: twenty wrong codes in ten minutes from one network, and far more while a class
//! is open, so that a room full of people behind one address is never held up by each other's slips (trust A-50).
//!
//! Right codes cost nothing. Counted under a keyed digest of the network that changes each day. Deliberately absent: which code was tried.

use super::{
    throttle::keyed,
    wait_words::{self, span},
};
use crate::{
    domain::{class_code::ClassCode, throttle as rules},
    http::{error::Trouble, visit::Visit},
    storage::{
        classes::{self, Class},
        door_counts::{self, Count},
    },
    ui::forms::Fix,
};

const DAY: i64 = 24 * 60 * 60 * 1000;
/// Wrong codes at once; two a minute are forgotten.
const BURST: i64 = 20;

/// What became of a code.
pub enum Read {
    Class(Class),
    /// The field is empty.
    Nothing,
    Unknown,
    /// Not looked at; so many milliseconds to wait.
    Wait(i64),
}

/// Reads what was typed. Counts before it looks, and gives back what was right, so that many at once are no way around.
pub async fn read(visit: &Visit, typed: &str) -> Result<Read, Trouble> {
    if typed.trim().is_empty() {
        return Ok(Read::Nothing);
    }
    // Not eight symbols: a slip of the hand, not a guess.
    let Some(code) = ClassCode::parse(typed) else { return Ok(Read::Unknown) };
    let (people, secrets, now) = (&visit.house.stores.people, &visit.house.secrets, visit.house.now());
    let burst = BURST + i64::from(classes::crowd(people, now).await?);
    let key = keyed(secrets, &[b"class-code", &now.div_euclid(DAY).to_be_bytes(), visit.network().bytes()]);
    let mut change = people.change().await?;
    let before = door_counts::hold(&mut change, &key, now).await?;
    let spent = rules::left_over(before.amount, before.last_at, now);
    if spent + rules::TRY > burst * rules::TRY {
        return Ok(Read::Wait(rules::wait_for(spent + rules::TRY - burst * rules::TRY)));
    }
    door_counts::set(&mut change, &key, Count { amount: spent + rules::TRY, last_at: now }).await?;
    change.commit().await?;
    let Some(class) = classes::by_code(people, &code, now).await? else { return Ok(Read::Unknown) };
    let mut change = people.change().await?;
    door_counts::give_back(&mut change, &key, rules::TRY).await?;
    change.commit().await?;
    Ok(Read::Class(class))
}

/// What to say about a code that led to no class.
pub fn fix(visit: &Visit, read: &Read, unknown: &str) -> Option<Fix> {
    let say = visit.say();
    let words = match read {
        Read::Wait(wait) => say.with("class-wait", &[("when", span(say, *wait))]),
        Read::Unknown => say.t(unknown),
        Read::Class(_) | Read::Nothing => return None,
    };
    Some(Fix { field: "class", words })
}

/// Tells the browser, too, when to come back.
pub fn answer(read: &Read, page: axum::http::Response<axum::body::Body>) -> axum::http::Response<axum::body::Body> {
    match read {
        Read::Wait(wait) => {
            let mut page = wait_words::later(page, *wait);
            *page.status_mut() = axum::http::StatusCode::TOO_MANY_REQUESTS;
            page
        }
        _ => page,
    }
}
