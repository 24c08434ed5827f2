//! What administrators decided: read back as it was written, noticed by everybody, and taken back.

use doorstep::{
    domain::{
        roles::{Role, Roles},
        single_sign_on::RoleMap,
        unused_term::Months,
    },
    storage::{
        house_rules::{self, HouseRules},
        staff_identities::{self, Arrived},
    },
};

use super::*;

#[tokio::test]
async fn what_was_decided_reads_back_and_moves_on_with_a_clock_that_stands() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        assert_eq!(house_rules::read(people).await.unwrap(), HouseRules::default());
        let map = RoleMap::of([("CN=Ward 5, OU=a=b".to_owned(), Roles::of([Role::Clinician, Role::Lead]))]);
        let mut seen = vec![house_rules::changed_at(people).await.unwrap()];
        change!(people, change => house_rules::set_unused(&mut change, Months::new(24), NOON));
        seen.push(house_rules::changed_at(people).await.unwrap());
        change!(people, change => house_rules::set_sign_on(&mut change, Some(&map), NOON));
        seen.push(house_rules::changed_at(people).await.unwrap());
        let rules = house_rules::read(people).await.unwrap();
        assert_eq!((rules.unused, rules.sign_on.as_ref(), rules.changed_at), (Months::new(24), Some(&map), seen[2]));
        change!(people, change => house_rules::set_sign_on(&mut change, None, NOON - 5));
        change!(people, change => house_rules::set_unused(&mut change, None, NOON - 5));
        seen.push(house_rules::changed_at(people).await.unwrap());
        let rules = house_rules::read(people).await.unwrap();
        assert_eq!((rules.unused, rules.sign_on), (None, None));
        assert!(seen.is_sorted_by(|a, b| a < b), "{seen:?}");
    })
    .await;
}

#[tokio::test]
async fn whoever_comes_by_a_provider_does_not_count_as_somebody_local() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let roles = Roles::of([Role::Administrator]);
        let arrived = Arrived { issuer: "https://id.example", subject: "s", display_name: "S", roles: roles.clone(), locked_hash: "locked" };
        staff_identities::arrive(people, &arrived, NOON).await.unwrap().unwrap();
        assert!(!staff_identities::somebody_local_runs_it(people).await.unwrap());
        let local = world.somebody_on_staff().await;
        change!(people, change => doorstep::storage::staff::set_roles(&mut change, local.id(), &roles, NOON));
        assert!(staff_identities::somebody_local_runs_it(people).await.unwrap());
        change!(people, change => doorstep::storage::staff::disable(&mut change, local.id(), NOON));
        assert!(!staff_identities::somebody_local_runs_it(people).await.unwrap());
    })
    .await;
}
