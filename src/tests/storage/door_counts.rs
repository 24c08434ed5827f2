//! Who may try at a door, and how often: the rules of throttling as they act together, with a clock of our own. Tries are counted, not made.

use std::{
    cell::Cell,
    net::{IpAddr, Ipv4Addr},
};

use doorstep::{
    account::throttle::{self, Door, Outcome, Try},
    http::peer::Network,
};

use super::*;

const SECOND: i64 = 1000;

/// A network of its own for each number.
fn network(n: u32) -> Network {
    Network::of(IpAddr::V4(Ipv4Addr::from_bits(0x0a00_0000 + n * 256)))
}

/// Somebody who tries, and how many of the tries were looked at.
struct Tries<'w> {
    world: &'w World<'w>,
    looked_at: Cell<u32>,
}

impl<'w> Tries<'w> {
    fn of(world: &'w World<'w>) -> Self {
        Self { world, looked_at: Cell::new(0) }
    }

    async fn one(&self, one: &Try<'_>, right: bool, now: i64) -> Outcome<()> {
        let (people, secrets) = (&self.world.stores.people, &self.world.secrets);
        let outcome = throttle::guarded(people, secrets, one, now, async |open| {
            if open {
                self.looked_at.set(self.looked_at.get() + 1);
            }
            Ok((open && right).then_some(()))
        });
        outcome.await.unwrap()
    }
}

fn at<'a>(name: &'a str, network: &'a Network, device: Option<&'a str>) -> Try<'a> {
    Try { door: Door::Card(name), network, device, extra: 0 }
}

#[tokio::test]
async fn a_class_behind_one_address_gets_in_with_two_slips_each() {
    // R-ID-20
    on_each_database(async |world| {
        let (tries, here) = (Tries::of(&world), network(1));
        let mut opened = 0;
        for person in 0..40 {
            let name = format!("class card {person}");
            for slip in 0..3 {
                let now = NOON + i64::from(person) * 1500 + slip * 400;
                match tries.one(&at(&name, &here, None), slip == 2, now).await {
                    Outcome::Opened(()) => opened += 1,
                    Outcome::Wrong => {}
                    Outcome::Wait { .. } => panic!("nobody of the class waits: {person}"),
                }
            }
        }
        assert_eq!((opened, tries.looked_at.get()), (40, 120));
    })
    .await;
}

#[tokio::test]
async fn a_guesser_at_one_card_from_a_thousand_networks_gets_nowhere() {
    // R-ID-21
    on_each_database(async |world| {
        let tries = Tries::of(&world);
        let waited = Cell::new(0);
        for n in 0..10_000_u32 {
            let now = NOON + i64::from(n) * 360;
            if let Outcome::Wait { until } = tries.one(&at("calm forest", &network(n % 1000), None), false, now).await {
                assert!(until > now && until <= now + 15 * MINUTE);
                waited.set(waited.get() + 1);
            }
            if n == 9_000 {
                let own = Tries::of(&world);
                let home = own.one(&at("calm forest", &network(5000), Some("a known device")), true, now).await;
                assert!(matches!(home, Outcome::Opened(())), "the person is in at the first try");
            }
        }
        assert!(tries.looked_at.get() <= 100, "{} tries were looked at", tries.looked_at.get());
        assert_eq!(tries.looked_at.get() + waited.get(), 10_000);
        // An hour later the door opens for the person from anywhere.
        let home = tries.one(&at("calm forest", &network(5000), None), true, NOON + 120 * MINUTE).await;
        assert!(matches!(home, Outcome::Opened(())));
    })
    .await;
}

#[tokio::test]
async fn one_network_tries_at_most_240_names_in_an_hour() {
    // R-ID-22, once within a day and once over midnight, when the network's key changes.
    on_each_database(async |world| {
        let midnight = (NOON / 86_400_000 + 1) * 86_400_000;
        for (round, began) in [NOON, midnight - 30 * MINUTE].into_iter().enumerate() {
            let (tries, here) = (Tries::of(&world), network(u32::try_from(round).unwrap()));
            for n in 0..5_000_i64 {
                tries.one(&at(&format!("guess {round} {n}"), &here, None), false, began + n * 720).await;
            }
            assert!((200..=240).contains(&tries.looked_at.get()), "{} tries were looked at", tries.looked_at.get());
        }
    })
    .await;
}

#[tokio::test]
async fn a_hundred_wrong_ones_in_a_row_close_the_door_to_strangers_until_new_words() {
    on_each_database(async |world| {
        let (tries, here, mut now) = (Tries::of(&world), network(1), NOON);
        for _ in 0..100 {
            assert!(matches!(tries.one(&at("calm forest", &here, None), false, now).await, Outcome::Wrong));
            now += 15 * MINUTE;
        }
        assert_eq!(tries.looked_at.get(), 100);
        // The same answer as for wrong words, whatever the words are.
        assert!(matches!(tries.one(&at("calm forest", &here, None), true, now).await, Outcome::Wrong));
        assert_eq!(tries.looked_at.get(), 100);
        assert!(matches!(tries.one(&at("calm forest", &here, Some("home")), true, now).await, Outcome::Opened(())));
        now += 15 * MINUTE;
        assert!(matches!(tries.one(&at("calm forest", &here, None), true, now).await, Outcome::Wrong), "a right one at home is none elsewhere");
        change!(world.stores.people, change => throttle::forget(&mut change, &world.secrets, Door::Card("Calm-Forest")));
        assert!(matches!(tries.one(&at("calm forest", &here, None), true, now).await, Outcome::Opened(())));
    })
    .await;
}

#[tokio::test]
async fn many_at_the_same_moment_are_no_way_around() {
    on_each_database(async |world| {
        let (tries, here) = (Tries::of(&world), network(1));
        let one = at("calm forest", &here, None);
        let all = futures_all((0..20).map(|_| tries.one(&one, false, NOON))).await;
        assert_eq!(all.iter().filter(|o| matches!(o, Outcome::Wrong)).count(), 5);
        assert_eq!(tries.looked_at.get(), 5);
    })
    .await;
}

/// Waits for all of them together.
async fn futures_all<T>(all: impl Iterator<Item = impl Future<Output = T>>) -> Vec<T> {
    let mut waiting: Vec<_> = all.map(Box::pin).collect();
    let mut done = Vec::new();
    std::future::poll_fn(|context| {
        waiting.retain_mut(|one| match one.as_mut().poll(context) {
            std::task::Poll::Ready(value) => {
                done.push(value);
                false
            }
            std::task::Poll::Pending => true,
        });
        if waiting.is_empty() { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done
}

#[tokio::test]
async fn right_ones_and_tries_that_never_were_do_not_count() {
    on_each_database(async |world| {
        let (tries, here) = (Tries::of(&world), network(1));
        for n in 0..300 {
            assert!(matches!(tries.one(&at(&format!("card {n}"), &here, None), true, NOON).await, Outcome::Opened(())), "{n}");
        }
        let busy = || doorstep::storage::StorageError::Locked;
        for _ in 0..20 {
            let one = at("calm forest", &here, None);
            let tried = throttle::guarded::<()>(&world.stores.people, &world.secrets, &one, NOON, async |_| Err(busy())).await;
            assert!(tried.is_err());
        }
        assert!(matches!(tries.one(&at("calm forest", &here, None), false, NOON).await, Outcome::Wrong), "those were none");
    })
    .await;
}

#[tokio::test]
async fn a_class_window_adds_tries_and_an_attack_is_noticed() {
    on_each_database(async |world| {
        let (tries, here) = (Tries::of(&world), network(1));
        for n in 0..130 {
            let name = format!("card {n}");
            let one = Try { extra: 10, ..at(&name, &here, None) };
            assert!(matches!(tries.one(&one, false, NOON).await, Outcome::Wrong), "{n}");
        }
        let full = tries.one(&Try { extra: 10, ..at("one more", &here, None) }, false, NOON).await;
        assert!(matches!(full, Outcome::Wait { until } if until == NOON + 30 * SECOND));
        let attacked = async |now| throttle::under_attack(&world.stores.people, &world.secrets, now).await.unwrap();
        for minute in 1..5 {
            assert!(!attacked(NOON + minute * MINUTE).await);
            for n in 0..51 {
                let name = format!("card {minute} {n}");
                tries.one(&at(&name, &network(u32::try_from(minute).unwrap() + 10), None), false, NOON + minute * MINUTE).await;
            }
        }
        assert!(attacked(NOON + 5 * MINUTE).await);
        assert!(!attacked(NOON + 12 * MINUTE).await);
    })
    .await;
}

#[tokio::test]
async fn counts_name_nobody_and_go_after_a_while() {
    on_each_database(async |world| {
        let (tries, here) = (Tries::of(&world), network(1));
        tries.one(&at("calm forest", &here, None), false, NOON).await;
        let digests = world.ground.texts("people", "SELECT digest FROM door_count").await;
        assert_eq!(digests.len(), 3);
        assert!(digests.iter().all(|d| d.len() == 43), "{digests:?}");
        let sweep = async |before| change!(world.stores.people, change => doorstep::storage::door_counts::sweep(&mut change, before));
        assert_eq!(sweep(NOON).await, 0);
        assert_eq!(sweep(NOON + 1).await, 3);
    })
    .await;
}
