//! Passkeys of staff, as they are stored.

use doorstep::{
    domain::notice::Kind,
    storage::{
        inbox,
        staff_passkeys::{self, Added, MOST, NewStaffPasskey},
    },
};

use super::*;

async fn add(world: &World<'_>, staff: &Staff, credential: &str, now: i64) -> Added {
    let new = NewStaffPasskey { credential, verifier: "{\"counter\":0}", label: "my phone" };
    change!(world.stores.people, change => staff_passkeys::add(&mut change, staff, new, now))
}

#[tokio::test]
async fn a_passkey_of_staff_belongs_to_one_account() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, tom) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        assert_eq!(add(&world, &sam, "key-a", NOON).await, Added::Now);
        assert_eq!(add(&world, &sam, "key-a", NOON).await, Added::There);
        assert_eq!(add(&world, &tom, "key-a", NOON).await, Added::There);
        let listed = staff_passkeys::all(people, sam.id()).await.unwrap();
        assert_eq!((listed.len(), listed[0].label.as_str(), listed[0].added_at, listed[0].used_at), (1, "my phone", NOON, None));
        assert!(staff_passkeys::all(people, tom.id()).await.unwrap().is_empty());
        change!(people, change => staff_passkeys::remove(&mut change, &tom, "key-a", NOON));
        assert_eq!(staff_passkeys::all(people, sam.id()).await.unwrap().len(), 1);
        for _ in 0..2 {
            change!(people, change => staff_passkeys::remove(&mut change, &sam, "key-a", NOON));
        }
        assert!(staff_passkeys::all(people, sam.id()).await.unwrap().is_empty());
        let told: Vec<_> = inbox::all(people, &sam).await.unwrap().iter().map(|m| m.kind).collect();
        assert_eq!(told, [Kind::PasskeyRemoved, Kind::PasskeyAdded], "told once each");
        assert!(inbox::all(people, &tom).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn of_two_answers_to_one_state_of_a_passkey_one_counts() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let sam = world.somebody_on_staff().await;
        add(&world, &sam, "key-a", NOON).await;
        let before = staff_passkeys::all(people, sam.id()).await.unwrap().remove(0);
        let use_it = async |counter: &str| change!(people, change => staff_passkeys::used(&mut change, sam.id(), &before, counter, NOON + 5));
        assert!(use_it("{\"counter\":1}").await);
        assert!(!use_it("{\"counter\":1}").await, "checked against a state that is over");
        let after = staff_passkeys::all(people, sam.id()).await.unwrap().remove(0);
        assert_eq!((after.verifier.as_str(), after.used_at), ("{\"counter\":1}", Some(NOON + 5)));
        change!(people, change => staff_passkeys::remove(&mut change, &sam, "key-a", NOON));
        assert!(!change!(people, change => staff_passkeys::used(&mut change, sam.id(), &after, "{}", NOON)), "removed meanwhile");
    })
    .await;
}

#[tokio::test]
async fn ten_passkeys_are_enough_however_many_come_at_once() {
    on_each_database(async |world| {
        let sam = world.somebody_on_staff().await;
        let tries: Vec<_> = (0..MOST + 2)
            .map(|n| {
                let (people, sam) = (world.stores.people.clone(), sam.clone());
                tokio::spawn(async move {
                    let new = NewStaffPasskey { credential: &format!("key-{n}"), verifier: "{}", label: "one" };
                    change!(people, change => staff_passkeys::add(&mut change, &sam, new, NOON))
                })
            })
            .collect();
        let mut added = 0;
        for one in tries {
            added += usize::from(one.await.unwrap() == Added::Now);
        }
        assert_eq!((added, staff_passkeys::all(&world.stores.people, sam.id()).await.unwrap().len()), (MOST, MOST));
    })
    .await;
}
