//! A new key of the server: everything opens as before, with the new key alone.

use doorstep::{
    account::{
        one_time::{Purpose, fingerprint},
        totp::AppSecret,
    },
    storage::{access_chains, age, invitations, places as product, rotate, second_step, second_step::Checked, shared_with_me, staff},
};

use super::{
    sharing::{a_reader, fill_a_little, map, share},
    *,
};

const CODE: &str = "start-AAAA-BBBB";

#[tokio::test]
async fn everything_opens_as_before_and_the_old_key_opens_nothing() {
    on_each_database(async |world| {
        let (people, old) = (&world.stores.people, &world.secrets);
        age::hold(people, old, &age::Remembered::NotYet, NOON).await.unwrap();
        let (own, gone) = (world.somebody().await, world.somebody().await);
        for place in [&own, &gone] {
            fill_a_little(&world, place).await;
        }
        let reader = a_reader(&world, "amber otter").await;
        let id = share(&world, &own, "amber otter", &[map(), doorstep::domain::sharing::Item::Note(module("pm01"), lesson("start"))], 30).await.unwrap();
        share(&world, &gone, "amber otter", &[map()], 30).await.unwrap();
        change!(people, change => product::delete_everything(&mut change, old, &gone, NOON));
        let app = AppSecret::fresh();
        change!(people, change => second_step::set_up(&mut change, old, reader.id(), &app, 0, &["spare-code".into()], NOON));
        let invited = change!(people, change => staff::prepare(&mut change, "kim", "Kim", &Roles::of([Role::Author]), NOON)).unwrap();
        change!(people, change => invitations::invite(&mut change, old, &invited, CODE, NOON));

        let first = old.with_newest([1; 32]);
        let second = old.with_newest([2; 32]);
        rotate::rotate(people, old, &first).await.unwrap();
        let done = rotate::rotate(people, &first, &second).await.unwrap();
        assert_eq!((done.places, done.accounts, done.shares), (1, 1, 1));

        assert!(product::open_with_card(people, &second, "calm forest 0", WORDS).await.unwrap().is_some());
        assert!(product::open_with_spare(people, &second, "calm forest 0", SPARE).await.unwrap().is_some());
        assert!(product::open_with_card(people, &second, "calm forest 0", "wrong words of mine").await.unwrap().is_none());
        assert!(staff::is_own_passphrase(people, &second, &reader, "a long enough password").await.unwrap());
        assert!(shared_with_me::open(people, &second, &reader, &id, NOON).await.unwrap().is_some());
        assert!(second_step::has(people, &second, reader.id(), &app).await.unwrap());
        assert!(matches!(second_step::check(people, &second, reader.id(), "spare-code", NOON).await.unwrap(), Checked::Recovered { left: 0 }));
        assert!(invitations::accept(people, &second, "kim", CODE, "a passphrase that is new", NOON).await.unwrap().is_some());
        assert_eq!(access_chains::walk(people, &second).await.unwrap().broken, 0);
        assert_eq!(age::key_fits(people, &second).await.unwrap(), Some(true));
        assert_eq!(fingerprint(old, Purpose::Recovery, "x", "y"), fingerprint(&second, Purpose::Recovery, "x", "y"));

        for taken in [old, &first] {
            assert!(product::open_with_card(people, taken, "calm forest 0", WORDS).await.is_err(), "the words cannot even be tried");
            assert!(staff::is_own_passphrase(people, taken, &reader, "a long enough password").await.is_err());
            assert!(shared_with_me::open(people, taken, &reader, &id, NOON).await.is_err());
            assert_eq!(age::key_fits(people, taken).await.unwrap(), Some(false));
        }
    })
    .await;
}

/// A chain that was changed by somebody must not look whole afterwards.
#[tokio::test]
async fn a_broken_log_is_not_made_whole() {
    on_each_database(async |world| {
        let (people, old) = (&world.stores.people, &world.secrets);
        let own = world.somebody().await;
        change!(people, change => doorstep::storage::access_log::note(&mut change, old, &own, doorstep::storage::access_log::Kind::Downloaded, NOON));
        world.ground.execute("people", "UPDATE access_head SET mark = 'forged'").await;
        let new = old.with_newest([1; 32]);
        rotate::rotate(people, old, &new).await.unwrap();
        assert_eq!(access_chains::walk(people, &new).await.unwrap().broken, 1);
    })
    .await;
}

/// Whatever is made from the newest key and stored has to be in `storage/rotate.rs`. A new file here is looked at by a person.
#[test]
fn every_use_of_the_key_is_known() {
    const STORED: [&str; 8] = [
        "src/storage/seal.rs",
        "src/storage/second_step.rs",
        "src/storage/access_log.rs",
        "src/storage/age.rs",
        "src/storage/staff_mail.rs",
        "src/storage/award_keys.rs",
        "src/storage/mentorship_notes.rs",
        "src/storage/prior_files.rs",
    ];
    // Made anew by themselves: tickets and tokens of forms, counts of wrong tries, codes of ten minutes.
    const PASSING: [&str; 4] = ["src/account/ticket.rs", "src/account/session.rs", "src/account/throttle.rs", "src/storage/help_codes.rs"];
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
            let name = entry.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            if entry.is_dir() {
                if name != "src/tests" {
                    folders.push(entry);
                }
                continue;
            }
            let text = std::fs::read_to_string(&entry).unwrap_or_default();
            if name.ends_with(".rs") && name != "src/account/secrets.rs" && (text.contains("secrets.derive(") || text.contains("secrets.sign(")) {
                found.push(name);
            }
        }
    }
    found.sort();
    let mut known: Vec<_> = STORED.iter().chain(&PASSING).map(|name| (*name).to_owned()).collect();
    known.sort();
    assert_eq!(found, known);
}

/// Trust R-PRIV-61: `cargo test --features ssr --test product rotate -- --ignored --nocapture`.
#[tokio::test]
#[ignore = "a figure: prints how long ten thousand keys take"]
async fn ten_thousand_keys_take_less_than_a_minute() {
    on_each_database(async |world| {
        let own = world.somebody().await;
        fill_a_little(&world, &own).await;
        let id = own.id().as_str();
        let mut connection = world.ground.raw("people").await;
        connection.execute("BEGIN").await.unwrap();
        for n in 1..10_000 {
            let copy = format!(
                "INSERT INTO place (organisation_id, id, card_name, secret_hash, spare_hash, key_by_card, key_by_spare, salt_by_card, salt_by_spare, locale, joined_day) \
                 SELECT organisation_id, 'place{n}', 'name {n}', secret_hash, spare_hash, key_by_card, key_by_spare, salt_by_card, salt_by_spare, locale, joined_day \
                 FROM place WHERE id = '{id}'"
            );
            connection.execute(sqlx::AssertSqlSafe(copy)).await.unwrap();
        }
        connection.execute("COMMIT").await.unwrap();
        connection.close().await.unwrap();
        let began = std::time::Instant::now();
        let done = rotate::rotate(&world.stores.people, &world.secrets, &world.secrets.with_newest([1; 32])).await.unwrap();
        let took = began.elapsed();
        println!("{}: {} places in {:.1} s", world.ground.name, done.places, took.as_secs_f32());
        assert!(done.places == 10_000 && took.as_secs() < 60);
    })
    .await;
}
