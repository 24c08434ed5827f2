//! Passkeys and sign-ins of a place, as they are stored.

use doorstep::storage::{
    PatientText, StorageError, learner_sessions,
    learner_sessions::WhoseDevice,
    notes,
    passkeys::{self, NewPasskey, PasskeySecret},
    places,
    sign_ins::{self, Kind},
};

use super::*;

fn secret(letter: &str) -> PasskeySecret {
    PasskeySecret::parse(&letter.repeat(43)).unwrap()
}

async fn add(world: &World<'_>, own: &OwnPlace, credential: &str, secret: &PasskeySecret) -> bool {
    let label = PatientText::written_by(own, "my phone".into());
    let new = NewPasskey { credential, verifier: "{}", secret, label: &label, day: "2026-11-22" };
    change!(world.stores.people, change => passkeys::add(&mut change, own, new))
}

#[tokio::test]
async fn a_passkey_opens_the_notes_and_only_with_its_secret() {
    // R-ID-25 for the second way in.
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (own, other) = (world.somebody().await, world.somebody().await);
        let text = PatientText::written_by(&own, "my plan".into());
        change!(people, change => notes::save(&mut change, &own, &module("pm01"), &lesson("start"), &text, NOON));
        assert!(add(&world, &own, "key-a", &secret("A")).await);
        assert!(!add(&world, &other, "key-a", &secret("A")).await, "a credential belongs to one place");

        assert!(passkeys::open(people, "key-a", &secret("E")).await.unwrap().is_none(), "another secret");
        assert!(passkeys::open(people, "key-b", &secret("A")).await.unwrap().is_none(), "another passkey");
        let opened = passkeys::open(people, "key-a", &secret("A")).await.unwrap().unwrap();
        assert_eq!(opened.id(), own.id());
        assert_eq!(notes::all(people, &opened).await.unwrap()[0].text.reveal_to_owner(&opened), "my plan");

        let stored = world.ground.texts("people", "SELECT sealed_label || key_by_passkey FROM learner_passkey").await;
        assert!(stored.iter().all(|text| !text.contains("my phone") && !text.contains(&"A".repeat(43))));
        // Moved to another place, the row opens nothing.
        world.ground.execute("people", &format!("UPDATE learner_passkey SET place_id = '{}'", other.id().as_str())).await;
        assert!(passkeys::open(people, "key-a", &secret("A")).await.unwrap().is_none());
        assert!(matches!(passkeys::all(people, &other).await, Err(StorageError::Sealed)));
    })
    .await;
}

#[tokio::test]
async fn passkeys_are_listed_used_and_removed_by_their_owner_only() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (own, other) = (world.somebody().await, world.somebody().await);
        add(&world, &own, "key-a", &secret("A")).await;
        change!(people, change => passkeys::used(&mut change, &own, "key-a", "{\"counter\":1}", "2026-11-23"));
        let listed = passkeys::all(people, &own).await.unwrap();
        assert_eq!((listed.len(), listed[0].label.reveal_to_owner(&own), listed[0].used_day.as_deref()), (1, "my phone", Some("2026-11-23")));
        assert_eq!(passkeys::verifier(people, "key-a").await.unwrap().as_deref(), Some("{\"counter\":1}"));
        assert!(passkeys::all(people, &other).await.unwrap().is_empty());
        change!(people, change => passkeys::remove(&mut change, &other, "key-a"));
        assert_eq!(passkeys::all(people, &own).await.unwrap().len(), 1);
        change!(people, change => passkeys::remove(&mut change, &own, "key-a"));
        assert!(passkeys::open(people, "key-a", &secret("A")).await.unwrap().is_none());
        assert_eq!(passkeys::verifier(people, "key-a").await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn sign_ins_count_days_and_go_after_a_while() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (own, other) = (world.somebody().await, world.somebody().await);
        for (day, kind) in [("2026-08-01", Kind::Phone), ("2026-11-22", Kind::Computer), ("2026-11-22", Kind::Computer), ("2026-11-22", Kind::Phone)] {
            change!(people, change => sign_ins::note(&mut change, &own, day, kind));
        }
        let seen: Vec<_> = sign_ins::all(people, &own).await.unwrap().into_iter().map(|s| (s.day, s.kind, s.times)).collect();
        let november = || "2026-11-22".to_owned();
        assert_eq!(seen, [(november(), Kind::Computer, 2), (november(), Kind::Phone, 1), ("2026-08-01".to_owned(), Kind::Phone, 1)]);
        assert!(sign_ins::all(people, &other).await.unwrap().is_empty());
        assert_eq!(change!(people, change => sign_ins::sweep(&mut change, "2026-08-24")), 1);
        assert_eq!(sign_ins::all(people, &own).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test]
async fn new_words_end_the_old_ones_and_lose_nothing() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let own = world.somebody().await;
        let text = PatientText::written_by(&own, "my plan".into());
        change!(people, change => notes::save(&mut change, &own, &module("pm01"), &lesson("start"), &text, NOON));
        let before = change!(people, change => learner_sessions::start(&mut change, &own, WhoseDevice::Mine, NOON));
        let new = ["seven small blue chairs", "warm bread every morning"];
        let token = places::redraw_both(people, secrets, &own, new, WhoseDevice::Shared, NOON).await.unwrap();
        assert!(learner_sessions::find(people, &before, NOON).await.unwrap().is_none());
        assert!(learner_sessions::find(people, &token, NOON).await.unwrap().is_some_and(|visit| visit.whose == WhoseDevice::Shared));
        let name = places::card_name(people, &own).await.unwrap();
        for words in [WORDS, SPARE] {
            assert!(places::open_with_card(people, secrets, &name, words).await.unwrap().is_none());
            assert!(places::open_with_spare(people, secrets, &name, words).await.unwrap().is_none());
        }
        let by_card = places::open_with_card(people, secrets, &name, new[0]).await.unwrap().unwrap();
        let by_spare = places::open_with_spare(people, secrets, &name, new[1]).await.unwrap().unwrap();
        for opened in [by_card, by_spare] {
            assert_eq!(notes::all(people, &opened).await.unwrap()[0].text.reveal_to_owner(&opened), "my plan");
        }
    })
    .await;
}
