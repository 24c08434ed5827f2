//! One try at a door: may it be looked at, and what follows from it. For cards, for staff, for entering words again (trust 2.5).
//!
//! A try is counted before it is looked at, and given back when it was right or never happened: so many at the same moment are no way
//! around. Every key is a keyed digest; a network's key changes each day. Right ones never count. Deliberately absent: puzzles, blocking
//! of networks, and any difference between a name that somebody has and one that nobody has.

use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::secrets::{Secrets, encode};
use crate::{
    domain::throttle as rules,
    http::peer::Network,
    storage::{
        Change, PeopleStore, StorageError,
        door_counts::{self, Count},
    },
};

const DAY: i64 = 24 * 60 * 60 * 1000;

/// What is tried. Words name the door, so that one person's staff name and another's card never share a count.
#[derive(Clone, Copy)]
pub enum Door<'a> {
    /// The two words of a card.
    Card(&'a str),
    /// A staff sign-in name.
    Staff(&'a str),
    /// Words again in an open place, by its id. Only who is inside gets there, so nobody can lock it from outside.
    Again(&'a str),
}

impl Door<'_> {
    fn parts(self) -> [String; 2] {
        let (kind, name) = match self {
            Self::Card(name) => ("card", super::secrets::fold_words(name)),
            Self::Staff(name) => ("staff", name.trim().to_lowercase()),
            Self::Again(place) => ("again", place.to_owned()),
        };
        [kind.to_owned(), name]
    }
}

/// Who tries where.
pub struct Try<'a> {
    pub door: Door<'a>,
    pub network: &'a Network,
    /// The mark of a device that opened this door before: it has a count of its own (`known_device`).
    pub device: Option<&'a str>,
    /// Wrong tries that an open class window adds for its network.
    pub extra: u32,
}

/// What became of a try.
pub enum Outcome<T> {
    Opened(T),
    Wrong,
    /// It was not looked at. The moment from which the next one is.
    Wait {
        until: i64,
    },
}

/// Digests of one try.
struct Keys {
    door: String,
    /// Of today and of yesterday; `None` where the door alone counts.
    network: Option<[String; 2]>,
    minute: String,
}

fn keyed(secrets: &Secrets, parts: &[&[u8]]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(&secrets.derive("doorstep/doors/1")).expect("HMAC takes a key of any length");
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    encode(&mac.finalize().into_bytes())
}

fn door_key(secrets: &Secrets, door: Door<'_>, device: &str) -> String {
    let [kind, name] = door.parts();
    keyed(secrets, &[b"door", kind.as_bytes(), name.as_bytes(), device.as_bytes()])
}

fn network_key(secrets: &Secrets, network: &Network, day: i64) -> String {
    keyed(secrets, &[b"network", &day.to_be_bytes(), network.bytes()])
}

fn minute_key(secrets: &Secrets, minute: i64) -> String {
    keyed(secrets, &[b"minute", &minute.to_be_bytes()])
}

/// A mark by which `known_device` knows its own cookies.
pub(super) fn mark(secrets: &Secrets, door: Door<'_>, id: &str) -> String {
    let [kind, name] = door.parts();
    keyed(secrets, &[b"device", kind.as_bytes(), name.as_bytes(), id.as_bytes()])
}

/// Does the work if it is this one's turn. `work` is told whether words open anything from there at all; if not, it does the same work in vain.
pub async fn guarded<T>(
    people: &PeopleStore,
    secrets: &Secrets,
    one: &Try<'_>,
    now: i64,
    work: impl AsyncFnOnce(bool) -> Result<Option<T>, StorageError>,
) -> Result<Outcome<T>, StorageError> {
    let device = still_known(people, secrets, one).await?;
    // Who is inside already, or on a device that the door knows, does not wait for what neighbours do.
    let stranger = device.is_none() && !matches!(one.door, Door::Again(_));
    let today = now.div_euclid(DAY);
    let keys = Keys {
        door: door_key(secrets, one.door, device.unwrap_or_default()),
        network: stranger.then(|| [today, today - 1].map(|day| network_key(secrets, one.network, day))),
        minute: minute_key(secrets, rules::minute(now)),
    };
    if let Some(until) = too_early(people, &keys, one.extra, now).await? {
        return Ok(Outcome::Wait { until });
    }
    let wrong = match count(people, &keys, one.extra, now).await? {
        Ok(wrong) => wrong,
        Err(until) => return Ok(Outcome::Wait { until }),
    };
    if stranger && under_attack(people, secrets, now).await? {
        tracing::warn!("many wrong tries at the doors; tries from unknown devices are held back");
        tokio::time::sleep(std::time::Duration::from_millis(rules::HELD_BACK.unsigned_abs())).await;
    }
    let done = work(wrong < rules::MOST).await;
    match done {
        Ok(Some(opened)) => {
            let mut change = people.change().await?;
            give_back(&mut change, &keys).await?;
            door_counts::forget(&mut change, &keys.door).await?;
            change.commit().await?;
            Ok(Outcome::Opened(opened))
        }
        Ok(None) => Ok(Outcome::Wrong),
        // It was never looked at: too many at once, or a database that rests.
        Err(error) => {
            if let Ok(mut change) = people.change().await
                && give_back(&mut change, &keys).await.is_ok()
                && door_counts::give_back(&mut change, &keys.door, 1).await.is_ok()
            {
                let _ = change.commit().await;
            }
            Err(error)
        }
    }
}

/// A device on which words were wrong a hundred times in a row is a stranger again; new words help it like any other.
async fn still_known<'a>(people: &PeopleStore, secrets: &Secrets, one: &Try<'a>) -> Result<Option<&'a str>, StorageError> {
    let Some(device) = one.device else { return Ok(None) };
    let count = door_counts::look(people, &door_key(secrets, one.door, device)).await?;
    Ok((count.amount < rules::MOST).then_some(device))
}

/// Looks without writing, so that those who have to wait cost little.
async fn too_early(people: &PeopleStore, keys: &Keys, extra: u32, now: i64) -> Result<Option<i64>, StorageError> {
    let door = door_counts::look(people, &keys.door).await?;
    let spent = match &keys.network {
        Some([today, before]) => carried(door_counts::look(people, today).await?, door_counts::look(people, before).await?, now),
        None => 0,
    };
    Ok(later(now, door, spent, extra))
}

/// How full a network's measure is. At midnight its key changes, and what is left of yesterday goes into the first count of the day.
fn carried(today: Count, before: Count, now: i64) -> i64 {
    let count = if today.amount == 0 { before } else { today };
    rules::left_over(count.amount, count.last_at, now)
}

fn later(now: i64, door: Count, spent: i64, extra: u32) -> Option<i64> {
    let until = rules::open_at(door.amount, door.last_at).max(rules::network_open_at(spent, extra, now));
    (until > now).then_some(until)
}

/// Counts the try as a wrong one, if it is still its turn. How many wrong ones came before it; or when to come back.
async fn count(people: &PeopleStore, keys: &Keys, extra: u32, now: i64) -> Result<Result<i64, i64>, StorageError> {
    let before = match &keys.network {
        Some([_, before]) => door_counts::look(people, before).await?,
        None => Count::default(),
    };
    let mut change = people.change().await?;
    // Always in this order, so that two tries never wait for each other.
    let door = door_counts::hold(&mut change, &keys.door, now).await?;
    let spent = match &keys.network {
        Some([today, _]) => carried(door_counts::hold(&mut change, today, now).await?, before, now),
        None => 0,
    };
    if let Some(until) = later(now, door, spent, extra) {
        return Ok(Err(until));
    }
    let minute = door_counts::hold(&mut change, &keys.minute, now).await?;
    door_counts::set(&mut change, &keys.door, Count { amount: door.amount + 1, last_at: now }).await?;
    if let Some([network, _]) = &keys.network {
        door_counts::set(&mut change, network, Count { amount: spent + rules::TRY, last_at: now }).await?;
    }
    door_counts::set(&mut change, &keys.minute, Count { amount: minute.amount + 1, last_at: now }).await?;
    change.commit().await?;
    Ok(Ok(door.amount))
}

async fn give_back(change: &mut Change, keys: &Keys) -> Result<(), StorageError> {
    if let Some([network, _]) = &keys.network {
        door_counts::give_back(change, network, rules::TRY).await?;
    }
    door_counts::give_back(change, &keys.minute, 1).await
}

/// Were there many wrong tries in each of the last minutes?
pub async fn under_attack(people: &PeopleStore, secrets: &Secrets, now: i64) -> Result<bool, StorageError> {
    let minutes: [String; rules::MANY_MINUTES as usize] = std::array::from_fn(|n| minute_key(secrets, rules::minute(now) - 1 - n as i64));
    let many = door_counts::above(people, minutes.each_ref().map(String::as_str), rules::MANY).await?;
    Ok(many == rules::MANY_MINUTES)
}

/// After new words were drawn: what was tried against the old ones no longer matters.
pub async fn forget(change: &mut Change, secrets: &Secrets, door: Door<'_>) -> Result<(), StorageError> {
    door_counts::forget(change, &door_key(secrets, door, "")).await
}
