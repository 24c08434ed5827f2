//! Whoever has the databases and the server's key file opens nothing that a learner wrote.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use doorstep::{
    account::secrets::{PEPPER_FILE, Token},
    storage::{PatientText, StorageError, learner_sessions, notes, places, progress},
};

use super::*;

/// Does not compile once the type has the trait.
macro_rules! never {
    ($type:ty: $($trait:path),+) => {$(
        const _: fn() = || {
            trait OneOrTwo<Which> {
                fn call() {}
            }
            impl<T: ?Sized> OneOrTwo<()> for T {}
            struct Second;
            impl<T: ?Sized + $trait> OneOrTwo<Second> for T {}
            let _ = <$type as OneOrTwo<_>>::call;
        };
    )+};
}

never!(PatientText: std::fmt::Debug, std::fmt::Display, Clone, serde::Serialize, AsRef<str>, std::ops::Deref);
never!(OwnPlace: std::fmt::Debug, std::fmt::Display, Clone, Default, serde::Serialize);
never!(Token: std::fmt::Debug, std::fmt::Display, Clone, serde::Serialize);
never!(Staff: Default, serde::Serialize);
never!(Where: std::fmt::Debug, std::fmt::Display);

fn opens(key: &[u8], sealed: &[u8], aad: &[u8]) -> bool {
    let (nonce, rest) = sealed.split_at(24);
    let key = <[u8; 32]>::try_from(key).unwrap();
    XChaCha20Poly1305::new(&key.into()).decrypt(XNonce::from_slice(nonce), Payload { msg: rest, aad }).is_ok()
}

/// As the product binds them: each part after its length.
fn bound(parts: &[&str]) -> Vec<u8> {
    parts.iter().flat_map(|part| (part.len() as u64).to_be_bytes().into_iter().chain(part.bytes())).collect()
}

const DUMP: [&str; 4] = [
    "SELECT key_by_card || ' ' || key_by_spare || ' ' || salt_by_card || ' ' || salt_by_spare || ' ' || secret_hash || ' ' || spare_hash || ' ' || id FROM place",
    "SELECT token_hash || ' ' || sealed_key || ' ' || form_secret FROM learner_session",
    "SELECT sealed FROM private_note",
    "SELECT sealed FROM kept_draft",
];

#[tokio::test]
async fn database_and_key_file_together_open_no_note() {
    on_each_database(async |world| {
        let own = world.somebody().await;
        super::places::fill(&world, &own).await;
        let mut words: Vec<String> = Vec::new();
        for query in DUMP {
            for line in world.ground.texts("people", query).await {
                assert!(!line.contains("secret words of mine"));
                words.extend(line.split([' ', '$', ',']).map(str::to_owned));
            }
        }
        let sealed = URL_SAFE_NO_PAD.decode(&world.ground.texts("people", DUMP[2]).await[0]).unwrap();
        let aad = bound(&["private_note", own.id().as_str(), "pm01", "start"]);
        let wrapped = URL_SAFE_NO_PAD.decode(&world.ground.texts("people", "SELECT sealed_key FROM learner_session").await[0]).unwrap();
        let wrapped_aad = bound(&["place-key", "session", own.id().as_str()]);

        // Everything stored that could be a key, the key file, and what simple derivations make of them.
        let pepper = std::fs::read(world.ground.folder.path().join(PEPPER_FILE)).unwrap();
        let mut keys: Vec<Vec<u8>> =
            words.iter().filter_map(|word| URL_SAFE_NO_PAD.decode(word).ok()).filter(|key| key.len() >= 32).map(|key| key[..32].to_vec()).collect();
        keys.push(pepper);
        assert!(keys.len() >= 6, "{}", keys.len());
        for key in keys.clone() {
            let mut derived = [0; 32];
            hkdf::Hkdf::<sha2::Sha256>::new(None, &key).expand(b"doorstep/session-key/1", &mut derived).unwrap();
            keys.push(derived.to_vec());
        }
        for key in &keys {
            assert!(!opens(key, &sealed, &aad) && !opens(key, &wrapped, &wrapped_aad));
        }

        // The same attempt with the token in hand works, so the test above tries the right lock.
        let token = change!(&world.stores.people, change => learner_sessions::start(&mut change, &own, learner_sessions::WhoseDevice::Shared, NOON));
        let mut derived = [0; 32];
        hkdf::Hkdf::<sha2::Sha256>::new(None, &URL_SAFE_NO_PAD.decode(token.reveal()).unwrap()).expand(b"doorstep/session-key/1", &mut derived).unwrap();
        let query = format!("SELECT sealed_key FROM learner_session WHERE token_hash = '{}'", token.fingerprint());
        let wrapped = URL_SAFE_NO_PAD.decode(&world.ground.texts("people", &query).await[0]).unwrap();
        assert!(opens(&derived, &wrapped, &wrapped_aad));
    })
    .await;
}

#[tokio::test]
async fn a_sealed_text_moved_elsewhere_does_not_open() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (own, other) = (world.somebody().await, world.somebody().await);
        super::places::fill(&world, &own).await;
        super::places::fill(&world, &other).await;
        let own_note = format!("SELECT sealed FROM private_note WHERE place_id = '{}'", own.id().as_str());
        let sealed = world.ground.texts("people", &own_note).await.remove(0);

        // To another place.
        let moved = format!("UPDATE private_note SET sealed = '{sealed}' WHERE place_id = '{}'", other.id().as_str());
        world.ground.execute("people", &moved).await;
        let refused = notes::all(people, &other).await.err().unwrap();
        assert!(matches!(refused, StorageError::Sealed), "{refused:?}");
        // To another lesson of the same place.
        let moved = format!("UPDATE private_note SET lesson = 'elsewhere' WHERE place_id = '{}'", own.id().as_str());
        world.ground.execute("people", &moved).await;
        assert!(matches!(progress::for_lesson(people, &own, &module("pm01"), &lesson("elsewhere")).await, Err(StorageError::Sealed)));
        assert!(progress::for_lesson(people, &own, &module("pm01"), &lesson("start")).await.unwrap().note.is_none());
    })
    .await;
}

#[tokio::test]
async fn a_hash_put_in_by_hand_opens_the_course_and_not_the_notes() {
    on_each_database(async |world| {
        let (people, own) = (&world.stores.people, world.somebody().await);
        super::places::fill(&world, &own).await;
        // What somebody with the database and the key file could do: give the place words of their own.
        let forged = world.secrets.hash("my-own-words-here").await.unwrap();
        world.ground.execute("people", &format!("UPDATE place SET secret_hash = '{forged}'")).await;
        let refused = places::open_with_card(people, &world.secrets, "calm forest 0", "my own words here").await.err().unwrap();
        assert!(matches!(refused, StorageError::Sealed), "{refused:?}");
    })
    .await;
}
