//! Staff's ways in: the second step, recovery codes, invitations, devices, the inbox, and who may run the site.

use doorstep::{
    account::{one_time::Seed, secrets::Token, totp::AppSecret},
    domain::{device_kind::DeviceKind, notice::Kind},
    storage::{
        demo, inbox,
        invitations::{self, Standing},
        second_step::{self, Checked},
        staff,
        staff_devices::{self, Seen},
        staff_sessions,
    },
};

use super::*;

const HALF_A_MINUTE: i64 = 30_000;

/// An account with an app and ten recovery codes.
async fn with_app(world: &World<'_>) -> (Staff, AppSecret, Vec<String>) {
    let (people, secrets) = (&world.stores.people, &world.secrets);
    let sam = world.somebody_on_staff().await;
    let (secret, codes) = (AppSecret::fresh(), Seed::fresh().recovery_codes());
    assert!(!second_step::is_set_up(people, sam.id()).await.unwrap());
    let step = secret.step_of(&secret.code_at(NOON), NOON).unwrap();
    change!(people, change => second_step::set_up(&mut change, secrets, sam.id(), &secret, step, &codes, NOON));
    (sam, secret, codes)
}

#[tokio::test]
async fn a_code_is_taken_once_and_in_order() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let (sam, secret, _) = with_app(&world).await;
        let check = async |code: String, now| second_step::check(people, secrets, sam.id(), &code, now).await.unwrap();
        assert_eq!(check(secret.code_at(NOON), NOON).await, Checked::No, "it proved the set-up");
        let next = NOON + HALF_A_MINUTE;
        assert_eq!(check(secret.code_at(next), next).await, Checked::Fits);
        assert_eq!(check(secret.code_at(next), next).await, Checked::No, "twice");
        assert_eq!(check(secret.code_at(NOON), next).await, Checked::No, "an older one that was never used for signing in");
        assert_eq!(check(secret.code_at(next + HALF_A_MINUTE), next).await, Checked::Fits, "a phone that is a little ahead");
        let other = world.somebody_on_staff().await;
        let code = secret.code_at(next + 9 * HALF_A_MINUTE);
        assert_eq!(second_step::check(people, secrets, other.id(), &code, next + 9 * HALF_A_MINUTE).await.unwrap(), Checked::No, "nothing is set up");
    })
    .await;
}

#[tokio::test]
async fn of_one_code_sent_ten_times_at_once_one_fits() {
    on_each_database(async |world| {
        let (sam, secret, _) = with_app(&world).await;
        let now = NOON + HALF_A_MINUTE;
        let tries: Vec<_> = (0..5)
            .map(|_| {
                let (people, secrets, id, code) = (world.stores.people.clone(), world.secrets.clone(), sam.id().clone(), secret.code_at(now));
                tokio::spawn(async move { second_step::check(&people, &secrets, &id, &code, now).await.unwrap() })
            })
            .collect();
        let mut fits = 0;
        for one in tries {
            fits += usize::from(one.await.unwrap() == Checked::Fits);
        }
        assert_eq!(fits, 1);
    })
    .await;
}

#[tokio::test]
async fn slips_make_a_pause_that_no_right_code_shortens() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let (sam, secret, _) = with_app(&world).await;
        let now = NOON + MINUTE;
        for _ in 0..5 {
            assert_eq!(second_step::check(people, secrets, sam.id(), "no code", now).await.unwrap(), Checked::No);
        }
        let until = now + HALF_A_MINUTE;
        for code in [secret.code_at(now), "no code".into()] {
            assert_eq!(second_step::check(people, secrets, sam.id(), &code, until - 1).await.unwrap(), Checked::Wait { until });
        }
        assert_eq!(second_step::check(people, secrets, sam.id(), &secret.code_at(until), until).await.unwrap(), Checked::Fits);
        let told: Vec<_> = inbox::all(people, &sam).await.unwrap().iter().map(|m| m.kind).collect();
        assert_eq!(told, [Kind::CodesMissed, Kind::SecondStepSetUp]);
        // Free again: the row of slips has ended.
        let later = until + MINUTE;
        assert_eq!(second_step::check(people, secrets, sam.id(), "no code", later).await.unwrap(), Checked::No);
        assert_eq!(second_step::check(people, secrets, sam.id(), &secret.code_at(later), later).await.unwrap(), Checked::Fits);
    })
    .await;
}

#[tokio::test]
async fn each_recovery_code_works_once_and_old_lists_end() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let (sam, _, codes) = with_app(&world).await;
        let check = async |code: &str| second_step::check(people, secrets, sam.id(), code, NOON).await.unwrap();
        assert_eq!(check(&codes[3].to_lowercase().replace('-', " ")).await, Checked::Recovered { left: 9 });
        assert_eq!(check(&codes[3]).await, Checked::No);
        let fresh = Seed::fresh().recovery_codes();
        change!(people, change => second_step::renew_codes(&mut change, secrets, sam.id(), &fresh, NOON));
        assert_eq!(check(&codes[4]).await, Checked::No);
        assert_eq!(check(&fresh[0]).await, Checked::Recovered { left: 9 });
        assert_eq!(second_step::codes_left(people, sam.id()).await.unwrap(), 9);
        let other = world.somebody_on_staff().await;
        assert_eq!(second_step::check(people, secrets, other.id(), &fresh[1], NOON).await.unwrap(), Checked::No, "somebody else's");
        change!(people, change => second_step::take_away(&mut change, sam.id(), NOON));
        assert!(!second_step::is_set_up(people, sam.id()).await.unwrap());
        assert_eq!(check(&fresh[2]).await, Checked::No);
    })
    .await;
}

#[tokio::test]
async fn the_database_holds_neither_secret_nor_code() {
    on_each_database(async |world| {
        let (sam, secret, codes) = with_app(&world).await;
        let mut stored = world.ground.texts("people", "SELECT sealed_secret FROM staff_second_step").await;
        stored.extend(world.ground.texts("people", "SELECT code_hash FROM staff_recovery_code").await);
        assert_eq!(stored.len(), 11);
        for word in [secret.reveal(), secret.for_typing(), codes[0].clone(), codes[0].replace('-', "")] {
            assert!(stored.iter().all(|text| !text.contains(&word)));
        }
        // Another key file opens nothing, and neither does another account.
        let elsewhere = tempfile::tempdir().unwrap();
        let other_key = Secrets::open(elsewhere.path()).unwrap();
        let code = secret.code_at(NOON + MINUTE);
        assert!(second_step::check(&world.stores.people, &other_key, sam.id(), &code, NOON + MINUTE).await.is_err());
        let other = world.somebody_on_staff().await;
        world.ground.execute("people", &format!("UPDATE staff_second_step SET staff_id = '{}'", other.id().as_str())).await;
        assert!(second_step::check(&world.stores.people, &world.secrets, other.id(), &code, NOON + MINUTE).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn an_invitation_works_once_for_seven_days_and_only_the_newest() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let seed = Seed::fresh();
        let id = change!(people, change => staff::prepare(&mut change, "Kim", "Kim", &Roles::of([Role::Author]), NOON)).unwrap();
        assert!(change!(people, change => staff::prepare(&mut change, "kim", "Kim Two", &Roles::default(), NOON)).is_none(), "the name is taken");
        assert!(!staff::by_id(people, id.as_str()).await.unwrap().unwrap().joined);
        assert!(staff::sign_in(people, secrets, "kim", "").await.unwrap().is_none(), "nothing opens it yet");
        let (first, second) = (seed.invitation("kim"), Seed::fresh().invitation("kim"));
        let accept = async |code: &str, now| invitations::accept(people, secrets, "KIM", code, "nine boats in the bay", now).await.unwrap();
        let standing = async |now| invitations::standings(people, now).await.unwrap().get(id.as_str()).copied().unwrap();

        change!(people, change => invitations::invite(&mut change, secrets, &id, &first, NOON));
        change!(people, change => invitations::invite(&mut change, secrets, &id, &first, NOON + 5));
        let until = NOON + invitations::LASTS;
        assert_eq!(standing(NOON).await, Standing::Waits { until }, "the same form again changes nothing");
        assert!(accept(&first, until).await.is_none(), "seven days are over");
        assert_eq!(standing(until).await, Standing::Ended { at: until });
        change!(people, change => invitations::invite(&mut change, secrets, &id, &second, NOON + 10));
        assert!(accept(&first, NOON + 20).await.is_none(), "an earlier one");
        change!(people, change => invitations::withdraw(&mut change, &id, NOON + 15));
        assert!(accept(&second, NOON + 20).await.is_none(), "withdrawn");
        assert_eq!(standing(NOON + 20).await, Standing::Withdrawn);

        let third = Seed::fresh().invitation("kim");
        change!(people, change => invitations::invite(&mut change, secrets, &id, &third, NOON + 30));
        assert!(invitations::accept(people, secrets, "tom", &third, "nine boats in the bay", NOON + 31).await.unwrap().is_none());
        let kim = accept(&third.to_lowercase().replace('-', " "), NOON + 31).await.unwrap();
        assert_eq!((kim.id(), standing(NOON + 31).await), (&id, Standing::Used));
        assert!(accept(&third, NOON + 32).await.is_none(), "used");
        assert!(staff::sign_in(people, secrets, "kim", "nine boats in the bay").await.unwrap().is_some());
        let stored = world.ground.texts("people", "SELECT code_hash FROM staff_invitation").await;
        assert!(stored.iter().all(|hash| !third.contains(hash.as_str()) && !hash.contains("start")));
    })
    .await;
}

#[tokio::test]
async fn a_closed_account_accepts_no_invitation() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let sam = world.somebody_on_staff().await;
        let code = Seed::fresh().invitation("staff0");
        change!(people, change => invitations::invite(&mut change, secrets, sam.id(), &code, NOON));
        change!(people, change => staff::disable(&mut change, sam.id(), NOON));
        assert!(invitations::accept(people, secrets, "staff0", &code, "nine boats in the bay", NOON).await.unwrap().is_none());
        change!(people, change => staff::enable(&mut change, sam.id()));
        let token = change!(people, change => staff_sessions::start(&mut change, &sam, NOON));
        assert!(invitations::accept(people, secrets, "staff0", &code, "nine boats in the bay", NOON).await.unwrap().is_some());
        assert!(staff_sessions::find(people, &token, NOON).await.unwrap().is_none(), "sessions of the old passphrase end");
        assert_eq!(inbox::all(people, &sam).await.unwrap()[0].kind, Kind::PassphraseChanged);
    })
    .await;
}

#[tokio::test]
async fn somebody_is_always_left_to_run_the_site() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let admin = |name| NewStaff { sign_in_name: name, display_name: "A", password: "a long enough password", roles: Roles::of([Role::Administrator]) };
        let one = staff::add(people, secrets, admin("one"), NOON).await.unwrap().unwrap();
        // Invited and not here yet: cannot run anything.
        change!(people, change => staff::prepare(&mut change, "waits", "W", &Roles::of([Role::Administrator]), NOON));
        let row = async |id: &StaffId| staff::by_id(people, id.as_str()).await.unwrap().unwrap();
        let author = Roles::of([Role::Author]);
        assert!(!change!(people, change => staff::change_roles(&mut change, &row(&one).await, &author, NOON)));
        assert!(!change!(people, change => staff::close(&mut change, &one, NOON)));
        assert!(row(&one).await.roles.has(Role::Administrator) && row(&one).await.disabled_at.is_none());

        let two = staff::add(people, secrets, admin("two"), NOON).await.unwrap().unwrap();
        let (a, b) = (people.clone(), people.clone());
        let (id_a, id_b) = (one.clone(), two.clone());
        // Each closes the other at the same moment: one of them comes second.
        let close = async |people: doorstep::storage::PeopleStore, id: StaffId| {
            let mut change = people.change().await.unwrap();
            let done = staff::close(&mut change, &id, NOON).await.unwrap();
            if done {
                change.commit().await.unwrap()
            }
            done
        };
        let (x, y) = tokio::join!(close(a, id_a), close(b, id_b));
        assert!(x ^ y, "{x} {y}");
        assert!(staff::has_admin(people).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn roles_that_change_are_told_and_work_at_once() {
    on_each_database(async |world| {
        let (people, secrets) = (&world.stores.people, &world.secrets);
        let admin = NewStaff { sign_in_name: "ana", display_name: "A", password: "a long enough password", roles: Roles::of([Role::Administrator]) };
        staff::add(people, secrets, admin, NOON).await.unwrap();
        let sam = world.somebody_on_staff().await;
        let token = change!(people, change => staff_sessions::start(&mut change, &sam, NOON));
        change!(people, change => staff_sessions::work_as(&mut change, &token, &sam, Role::Lead));
        let here = async || staff_sessions::find(people, &token, NOON + 1).await.unwrap().unwrap();
        assert_eq!(here().await.staff.working_as(), Some(Role::Clinician), "a role that is not held changes nothing");
        let row = staff::by_id(people, sam.id().as_str()).await.unwrap().unwrap();
        assert!(change!(people, change => staff::change_roles(&mut change, &row, &Roles::of([Role::Lead, Role::Author]), NOON)));
        let visit = here().await;
        assert_eq!((visit.staff.working_as(), visit.unread), (Some(Role::Lead), 3));
        let told: Vec<_> = inbox::all(people, &sam).await.unwrap().into_iter().map(|m| (m.kind, m.detail)).collect();
        assert_eq!(told, [(Kind::RoleTaken, "clinician".into()), (Kind::RoleGiven, "lead".into()), (Kind::RoleGiven, "author".into())]);
    })
    .await;
}

#[tokio::test]
async fn messages_are_read_by_their_owner_only() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, tom) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        for n in 0..3 {
            change!(people, change => inbox::put(&mut change, sam.id(), Kind::RecoveryCodeUsed, &n.to_string(), NOON + n));
        }
        let all = inbox::all(people, &sam).await.unwrap();
        assert_eq!(all.iter().map(|m| m.detail.as_str()).collect::<Vec<_>>(), ["2", "1", "0"]);
        change!(people, change => inbox::mark_read(&mut change, &tom, &all[0].id, NOON));
        change!(people, change => inbox::mark_all_read(&mut change, &tom, &all[0].id, NOON));
        let unread = async || inbox::all(people, &sam).await.unwrap().iter().filter(|m| m.read_at.is_none()).count();
        assert_eq!(unread().await, 3);
        change!(people, change => inbox::mark_read(&mut change, &sam, &all[2].id, NOON));
        assert_eq!(unread().await, 2);
        change!(people, change => inbox::mark_all_read(&mut change, &sam, &all[1].id, NOON));
        assert_eq!(unread().await, 1, "what came meanwhile stays new");
        assert!(inbox::all(people, &tom).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn half_a_visit_becomes_nothing_by_itself() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let sam = world.somebody_on_staff().await;
        let half = change!(people, change => staff_sessions::start_half(&mut change, &sam, NOON));
        let find = async |token: &Token, now| staff_sessions::find(people, token, now).await.unwrap();
        assert_eq!(find(&half, NOON).await.unwrap().proven_at, None);
        change!(people, change => staff_sessions::prove_again(&mut change, &sam, &half, NOON));
        assert_eq!(find(&half, NOON).await.unwrap().proven_at, None, "only a whole visit is proven again");
        assert!(find(&half, NOON + staff_sessions::HALF).await.is_none());
        assert!(staff_sessions::own(people, &sam, NOON).await.unwrap().is_empty());

        let (a, b) = (
            change!(people, change => staff_sessions::start(&mut change, &sam, NOON)),
            change!(people, change => staff_sessions::start(&mut change, &sam, NOON + 1)),
        );
        change!(people, change => staff_sessions::note_device(&mut change, &b, DeviceKind::Phone));
        change!(people, change => staff_sessions::prove_again(&mut change, &sam, &b, NOON + 2));
        assert_eq!(find(&b, NOON + 2).await.unwrap().proven_at, Some(NOON + 2));
        let own = staff_sessions::own(people, &sam, NOON + 2).await.unwrap();
        assert_eq!(own.iter().map(|v| (v.id.clone(), v.device)).collect::<Vec<_>>(), [(b.fingerprint(), Some(DeviceKind::Phone)), (a.fingerprint(), None)]);
        let tom = world.somebody_on_staff().await;
        change!(people, change => staff_sessions::end_one(&mut change, &tom, &own[1].id));
        assert!(find(&a, NOON + 2).await.is_some(), "somebody else's name for it ends nothing");
        change!(people, change => staff_sessions::end_others(&mut change, &sam, &b));
        assert!(find(&a, NOON + 2).await.is_none() && find(&b, NOON + 2).await.is_some());
    })
    .await;
}

#[tokio::test]
async fn a_new_device_is_noticed_once() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, tom) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        let (laptop, phone) = (Token::fresh(), Token::fresh());
        let seen = async |who: &Staff, device: &Token, now| change!(people, change => staff_devices::seen(&mut change, who.id(), device, now));
        assert_eq!(seen(&sam, &laptop, NOON).await, Seen::FirstOfAll);
        assert_eq!(seen(&sam, &laptop, NOON + 9).await, Seen::Before);
        assert_eq!(seen(&sam, &phone, NOON).await, Seen::New);
        assert_eq!(seen(&tom, &laptop, NOON).await, Seen::FirstOfAll, "a device of two people");
        assert_eq!(change!(people, change => staff_devices::sweep(&mut change, NOON + 5)), 2);
        assert_eq!(seen(&sam, &phone, NOON).await, Seen::New);
    })
    .await;
}

#[tokio::test]
async fn only_a_demo_folder_has_made_up_people() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let sam = world.somebody_on_staff().await;
        change!(people, change => demo::mark_person(&mut change, "staff0"));
        assert!(!demo::is_made_up(people, sam.id()).await.unwrap(), "this folder is not marked");
        change!(people, change => demo::mark(&mut change, NOON));
        assert!(!demo::is_made_up(people, sam.id()).await.unwrap(), "and nobody becomes one by marking it later");
        change!(people, change => demo::mark_person(&mut change, "staff0"));
        assert!(demo::is_made_up(people, sam.id()).await.unwrap());
    })
    .await;
}
