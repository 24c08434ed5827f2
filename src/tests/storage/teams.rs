//! Teams in the store: what a lead's list is made of, and what nobody but the lead or the member can change.

use doorstep::{
    domain::{notice::Kind, team::Standing},
    storage::{
        inbox, progress, staff_lessons,
        teams::{self, Team},
    },
};

use super::*;

const TODAY: &str = "2026-09-21";

async fn standings(world: &World<'_>, lead: &Staff, team: &Team, today: &str) -> Vec<(String, Standing)> {
    let wanted = |_: &ModuleId| vec![lesson("one"), lesson("two")];
    let mut all = teams::due_list(&world.stores.people, lead, team, wanted, today).await.unwrap();
    assert!(all.len() <= 1);
    all.pop().map(|given| given.standings).unwrap_or_default()
}

async fn finish(world: &World<'_>, staff: &Staff, of: &str, name: &str) {
    let (course, module, lesson, revision) = (course(), module(of), lesson(name), revision("00ff"));
    let at = progress::LessonRef { course: &course, module: &module, lesson: &lesson };
    change!(world.stores.people, change => staff_lessons::finish_lesson(&mut change, staff, at, &revision, NOON));
}

#[tokio::test]
async fn a_list_has_those_who_joined_and_one_word_for_what_was_given() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (lead, sam, kim) = (world.somebody_on_staff().await, world.somebody_on_staff().await, world.somebody_on_staff().await);
        let id = change!(people, change => teams::make(&mut change, &lead, "Day hospital", NOON));
        let team = teams::one(people, &lead, id.as_str()).await.unwrap().unwrap();
        assert_eq!(teams::led_by(people, &lead).await.unwrap(), vec![team.clone()]);
        for who in [&sam, &kim] {
            assert!(change!(people, change => teams::ask(&mut change, &lead, &team, who.id(), NOON)));
            assert!(!change!(people, change => teams::ask(&mut change, &lead, &team, who.id(), NOON)), "once");
        }
        assert!(!change!(people, change => teams::ask(&mut change, &lead, &team, lead.id(), NOON)), "never oneself");
        assert!(change!(people, change => teams::give(&mut change, &lead, &team, &module("cm05"), "2026-10-01", NOON)));
        finish(&world, &sam, "cm05", "one").await;
        assert_eq!(standings(&world, &lead, &team, TODAY).await, [], "nobody said yes");
        assert!(teams::mine(people, &sam).await.unwrap()[0].given.is_empty(), "nor is anything shown before it");

        change!(people, change => teams::join(&mut change, &sam, team.id.as_str(), NOON));
        let name = sam.display_name().to_owned();
        assert_eq!(standings(&world, &lead, &team, TODAY).await, [(name.clone(), Standing::NotYet)]);
        assert_eq!(standings(&world, &lead, &team, "2026-10-02").await, [(name.clone(), Standing::Overdue)]);
        finish(&world, &sam, "cm06", "two").await;
        assert_eq!(standings(&world, &lead, &team, TODAY).await, [(name.clone(), Standing::NotYet)], "another module is no business of theirs");
        finish(&world, &sam, "cm05", "two").await;
        assert_eq!(standings(&world, &lead, &team, "2026-10-02").await, [(name, Standing::Done)]);
        let mine = &teams::mine(people, &sam).await.unwrap()[0];
        assert_eq!((mine.joined, mine.given.clone()), (true, vec![(module("cm05"), "2026-10-01".to_owned())]));

        // Another day is told to those who joined, the same day to nobody.
        let told = async |who: &Staff| inbox::all(people, who).await.unwrap().iter().filter(|m| m.kind == Kind::TeamDue).count();
        for day in ["2026-11-01", "2026-11-01"] {
            assert!(change!(people, change => teams::give(&mut change, &lead, &team, &module("cm05"), day, NOON)));
        }
        assert_eq!((told(&sam).await, told(&kim).await), (1, 0));
    })
    .await;
}

#[tokio::test]
async fn nobody_else_changes_a_team_and_a_no_leaves_nothing() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (lead, other, sam) = (world.somebody_on_staff().await, world.somebody_on_staff().await, world.somebody_on_staff().await);
        let id = change!(people, change => teams::make(&mut change, &lead, "Nights", NOON));
        let team = teams::one(people, &lead, id.as_str()).await.unwrap().unwrap();
        assert!(change!(people, change => teams::ask(&mut change, &lead, &team, sam.id(), NOON)));
        assert!(change!(people, change => teams::give(&mut change, &lead, &team, &module("cm05"), "2026-10-01", NOON)));

        assert!(teams::one(people, &other, id.as_str()).await.unwrap().is_none());
        assert!(teams::members(people, &other, &team).await.unwrap().is_empty());
        change!(people, change => teams::join(&mut change, &other, id.as_str(), NOON));
        change!(people, change => teams::remove(&mut change, &other, &team, sam.id().as_str()));
        change!(people, change => teams::take_back(&mut change, &other, &team, "cm05"));
        change!(people, change => teams::end(&mut change, &other, &team));
        change!(people, change => teams::leave(&mut change, &other, id.as_str()));
        assert_eq!(teams::members(people, &lead, &team).await.unwrap().len(), 1);
        assert_eq!(teams::due_list(people, &lead, &team, |_| Vec::new(), TODAY).await.unwrap().len(), 1);

        change!(people, change => teams::leave(&mut change, &sam, id.as_str()));
        assert_eq!(world.ground.number("people", "SELECT CAST(COUNT(*) AS BIGINT) FROM team_member").await, 0);
        change!(people, change => teams::end(&mut change, &lead, &team));
        assert_eq!(world.ground.number("people", "SELECT CAST(COUNT(*) AS BIGINT) FROM team_due").await, 0);
    })
    .await;
}
