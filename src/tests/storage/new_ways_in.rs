//! Whoever runs the site reads nothing by a detour: what was shared with an account ends when somebody else gives it new ways in.

use doorstep::storage::{
    invitations, second_step, share_codes,
    shares::{self, Standing},
};

use super::{
    sharing::{a_reader, fill_a_little, map, open, share},
    *,
};

const CODE: &str = "start-AAAA-BBBB";

#[tokio::test]
async fn a_one_time_code_for_an_account_ends_what_was_shared_with_it() {
    on_each_database(async |world| {
        let (people, secrets, own) = (&world.stores.people, &world.secrets, world.somebody().await);
        fill_a_little(&world, &own).await;
        let [reader, other] = [a_reader(&world, "amber otter").await, a_reader(&world, "blue heron").await];
        let [ends, stays] = [share(&world, &own, "amber otter", &[map()], 30).await.unwrap(), share(&world, &own, "blue heron", &[map()], 30).await.unwrap()];
        assert!(change!(people, change => invitations::invite(&mut change, secrets, reader.id(), CODE, NOON)));
        assert!(open(&world, &reader, &ends, NOON).await.is_none());
        assert!(open(&world, &other, &stays, NOON).await.is_some(), "another account's shares run on");
        let given = shares::all(people, &own, NOON).await.unwrap();
        assert!(given.iter().any(|g| g.id.as_str() == ends && g.standing == Standing::NewWayIn));
        assert!(share_codes::find(people, "amber otter").await.unwrap().is_none(), "nobody can give to an account whose owner is not known");

        // Given between the making of the code and its use: whoever uses it does not read it either. The same code again ends nothing more.
        assert!(change!(people, change => share_codes::set(&mut change, &reader, "green teal", NOON)));
        let later = share(&world, &own, "green teal", &[map()], 30).await.unwrap();
        assert!(!change!(people, change => invitations::invite(&mut change, secrets, reader.id(), CODE, NOON)));
        assert!(open(&world, &reader, &later, NOON).await.is_some());
        let name = world.ground.texts("people", &format!("SELECT sign_in_name FROM staff WHERE id = '{}'", reader.id().as_str())).await.remove(0);
        let captured = invitations::accept(people, secrets, &name, CODE, "a passphrase that is new", NOON).await.unwrap().unwrap();
        assert!(open(&world, &captured, &later, NOON).await.is_none());
    })
    .await;
}

#[tokio::test]
async fn taking_the_second_step_away_ends_what_was_shared() {
    on_each_database(async |world| {
        let (people, own) = (&world.stores.people, world.somebody().await);
        fill_a_little(&world, &own).await;
        let reader = a_reader(&world, "amber otter").await;
        let id = share(&world, &own, "amber otter", &[map()], 30).await.unwrap();
        change!(people, change => second_step::take_away(&mut change, reader.id(), NOON));
        assert!(open(&world, &reader, &id, NOON).await.is_none());
        assert_eq!(shares::all(people, &own, NOON).await.unwrap()[0].standing, Standing::NewWayIn);
    })
    .await;
}
