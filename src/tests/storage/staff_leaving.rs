//! A closed account that is deleted leaves nothing of its person, but the lines that learners were promised.

use doorstep::{
    domain::{
        competency::Rating,
        notice::Kind,
        roles::{Role, Roles},
    },
    storage::{access_chains, access_log, evidence, inbox, observations, share_codes, shares, staff, staff_leaving},
};

use super::*;

/// Every row of every table of both stores, as text, with the table's name before it.
async fn all_rows(world: &World<'_>) -> Vec<String> {
    let mut all = Vec::new();
    for store in ["people", "content"] {
        let columns = schema::columns(world.ground, store).await;
        for (table, column) in columns.iter().filter(|(table, _)| !schema::is_ledger(table)) {
            let found = world.ground.texts(store, &format!("SELECT COALESCE(CAST({column} AS TEXT), '') FROM {table}")).await;
            all.extend(found.into_iter().map(|value| format!("{table}.{column}: {value}")));
        }
    }
    all
}

#[tokio::test]
async fn nothing_is_left_but_the_lines_of_learners_own_logs() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let new = staff::NewStaff { sign_in_name: "zqname", display_name: "Zqueline", password: "a long enough password", roles: Roles::of([Role::Clinician]) };
        staff::add(people, &world.secrets, new, NOON).await.unwrap().unwrap();
        let leaves = staff::sign_in(people, &world.secrets, "zqname", "a long enough password").await.unwrap().unwrap();
        let stays = world.somebody_on_staff().await;
        staff_filled::fill(&world, &leaves).await;
        let own = world.somebody().await;
        sharing::fill_a_little(&world, &own).await;
        assert!(change!(people, change => share_codes::set(&mut change, &leaves, "amber otter", NOON)));
        let share = sharing::share(&world, &own, "amber otter", &[sharing::map()], 30).await.unwrap();
        assert!(sharing::open(&world, &leaves, &share, NOON + 1).await.is_some());
        // They signed what a colleague did, and that stays the colleague's.
        let watched = world.somebody_on_staff().await;
        let mentors = Roles::of([Role::Mentor]);
        change!(people, change => staff::set_roles(&mut change, leaves.id(), &mentors, NOON));
        let leaves = staff::sign_in(people, &world.secrets, "zqname", "a long enough password").await.unwrap().unwrap();
        let asked = observing::ask(&world, &watched, &leaves, None).await.unwrap();
        assert!(observing::sign(&world, &leaves, &asked, Rating::SafeAlone, NOON).await);
        // Administrators read about the account in their own inboxes.
        change!(people, change => inbox::put(&mut change, stays.id(), Kind::AccountRoles, leaves.id().as_str(), NOON));
        change!(people, change => inbox::put(&mut change, stays.id(), Kind::RoleGiven, "clinician", NOON));
        let (id, name) = (leaves.id().as_str().to_owned(), leaves.display_name().to_owned());
        let of_them =
            |rows: &[String]| rows.iter().filter(|row| [id.as_str(), &name, "zqname"].iter().any(|word| row.contains(word))).cloned().collect::<Vec<_>>();
        assert!(of_them(&all_rows(&world).await).len() > 20, "the search finds what is there");

        assert!(!change!(people, change => staff_leaving::delete_closed(&mut change, leaves.id())), "an open account stays");
        change!(people, change => staff::disable(&mut change, leaves.id(), NOON));
        assert!(change!(people, change => staff_leaving::delete_closed(&mut change, leaves.id())));
        assert!(!change!(people, change => staff_leaving::delete_closed(&mut change, leaves.id())), "once");

        let left = of_them(&all_rows(&world).await);
        assert!(
            !left.is_empty()
                && left
                    .iter()
                    .all(|row| ["access_line.who: ", "access_line.staff_id: ", "clinician_evidence.detail: "].iter().any(|kept| row.starts_with(kept))),
            "{left:#?}"
        );
        assert_eq!(left.iter().filter(|row| row.starts_with("clinician_evidence")).count(), 1, "what they signed, in the record of who was watched");
        assert_eq!(evidence::all(people, &watched).await.unwrap().len(), 1);
        assert!(observations::mine(people, &watched).await.unwrap()[0].observer.is_none());
        let lines = access_log::all(people, &own).await.unwrap();
        assert!(lines.iter().any(|line| line.who.as_deref() == Some(name.as_str())), "the learner still reads who looked");
        assert_eq!(access_chains::walk(people, &world.secrets).await.unwrap().broken, 0);
        assert!(shares::all(people, &own, NOON + 2).await.unwrap().is_empty());
        assert_eq!(inbox::all(people, &stays).await.unwrap().len(), 1, "only what was about that account");
    })
    .await;
}

#[test]
fn two_years_after_closing_it_is_over() {
    let over = |closed, now| staff_leaving::is_over(closed, now);
    assert!(!over(None, i64::MAX) && !over(Some(NOON), NOON + staff_leaving::KEPT - 1) && over(Some(NOON), NOON + staff_leaving::KEPT));
}
