//! What came of Try it tasks: the latest that was done at each moment, and nothing else.

use doorstep::{
    domain::{
        skills_form::Tried,
        try_it::{TaskForm, Try, TryMoment},
    },
    storage::try_it,
};

use super::*;

fn tried(skill: &str, form: TaskForm, moment: TryMoment, outcome: Tried, at: i64) -> Try {
    Try { skill: SkillId::parse(skill).unwrap(), form, moment, outcome, at: NOON + at }
}

#[tokio::test]
async fn the_latest_that_was_done_counts_and_a_not_now_takes_nothing_back() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (own, other) = (world.somebody().await, world.somebody().await);
        let (a, b) = (TaskForm::A, TaskForm::B);
        let (before, after, later) = (TryMoment::Before, TryMoment::After, TryMoment::Later);
        let all = [
            tried("sk-f03", a, before, Tried::NotDone, 1),
            tried("sk-f03", a, before, Tried::WithHint, 2),
            tried("sk-f03", b, before, Tried::NotDone, 3),
            tried("sk-f03", b, after, Tried::WithHint, 4),
            tried("sk-f03", a, after, Tried::Alone, 5),
            tried("sk-f03", b, later, Tried::Alone, 6),
            tried("sk-s05", b, before, Tried::NotDone, 7),
            tried("sk-s05", b, before, Tried::NotDone, 8),
        ];
        for one in &all {
            change!(people, change => try_it::save(&mut change, &own, one, &revision("00ff")));
        }
        let kept = try_it::all(people, &own).await.unwrap();
        assert_eq!(kept, [all[1].clone(), all[4].clone(), all[5].clone(), all[6].clone()]);
        assert!(try_it::all(people, &other).await.unwrap().is_empty(), "nobody else's");
    })
    .await;
}

/// Nothing but what the page says that it keeps.
#[tokio::test]
async fn no_column_holds_a_choice_a_count_or_a_duration() {
    on_each_database(async |world| {
        let columns = schema::columns(world.ground, "people").await;
        let mut ours: Vec<&str> = columns.iter().filter(|(table, _)| table == "try_it_result").map(|(_, column)| column.as_str()).collect();
        ours.sort_unstable();
        assert_eq!(ours, ["form", "moment", "organisation_id", "outcome", "place_id", "revision", "skill_id", "tried_at"]);
    })
    .await;
}
