//! The devices that a door knows: somebody opened it there before, and said that the device is theirs. They have a count of wrong tries
//! of their own, so that a stranger elsewhere can never make them wait (ASVS 6.1.1).
//!
//! A cookie with a random mark for each door, signed; it names nobody and opens nothing. Deliberately absent: a table of devices.

use axum::http::{HeaderMap, HeaderValue};

use super::{
    secrets::{Secrets, encode, random},
    throttle::{self, Door},
};
use crate::http::{
    cookies::{self, Life},
    house::House,
};

/// Learners' and staff's marks never stand in one cookie.
fn name(door: Door<'_>) -> &'static str {
    match door {
        Door::Staff(_) => "dev-staff",
        Door::Card(_) | Door::Again(_) => "dev",
    }
}

/// A family's tablet.
const MOST_DOORS: usize = 4;
const LIVES: u64 = 400 * 24 * 60 * 60;

fn pairs<'a>(house: &House, asked: &'a HeaderMap, door: Door<'_>) -> Vec<(&'a str, &'a str)> {
    let cookie = cookies::read(asked, &cookies::host_name(name(door), house.secure())).unwrap_or_default();
    cookie.split('~').filter_map(|pair| pair.split_once('.')).filter(|(id, mark)| id.len() == 22 && mark.len() == 43).take(MOST_DOORS).collect()
}

/// The mark of this device, if it opened this door before.
pub fn recognise<'a>(house: &House, asked: &'a HeaderMap, door: Door<'_>) -> Option<&'a str> {
    pairs(house, asked, door).into_iter().find(|(id, mark)| is_ours(&house.secrets, door, id, mark)).map(|(id, _)| id)
}

fn is_ours(secrets: &Secrets, door: Door<'_>, id: &str, mark: &str) -> bool {
    // The comparison may stop early: a mark has 256 bits, and each guess is a request.
    throttle::mark(secrets, door, id) == mark
}

/// The cookie after opening; `None` when the device is known already.
pub fn remember(house: &House, asked: &HeaderMap, door: Door<'_>) -> Option<HeaderValue> {
    if recognise(house, asked, door).is_some() {
        return None;
    }
    let id = encode(&random::<16>());
    let new = format!("{id}.{}", throttle::mark(&house.secrets, door, &id));
    let before = pairs(house, asked, door);
    let kept = before.iter().take(MOST_DOORS - 1).map(|(id, mark)| format!("{id}.{mark}"));
    let all = std::iter::once(new).chain(kept).collect::<Vec<_>>().join("~");
    cookies::set(&cookies::host_name(name(door), house.secure()), &all, Life::Seconds(LIVES), house.secure())
}
