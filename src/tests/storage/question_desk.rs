//! The question desk in the store: who answers what, and what colleagues read without names.

use doorstep::{
    domain::notice::Kind,
    storage::{
        inbox,
        question_desk::{self as desk, Asking, State},
        question_desk_answers as answers, staff, staff_sessions,
    },
};

use super::*;

async fn works_as(world: &World<'_>, role: Role) -> Staff {
    let people = &world.stores.people;
    let somebody = world.somebody_on_staff().await;
    change!(people, change => staff::set_roles(&mut change, somebody.id(), &Roles::of([role]), NOON));
    let mut change = people.change().await.unwrap();
    let token = staff_sessions::start(&mut change, &somebody, NOON).await.unwrap();
    change.commit().await.unwrap();
    staff_sessions::find(people, &token, NOON).await.unwrap().unwrap().staff
}

async fn ask(world: &World<'_>, who: &Staff, words: &str, by: &str) -> String {
    let module = module("cm5");
    assert!(change!(world.stores.people, change => desk::ask(&mut change, who, Asking { words, module: Some(&module), answer_by: by }, NOON)));
    desk::mine(&world.stores.people, who).await.unwrap()[0].id.as_str().to_owned()
}

async fn told(world: &World<'_>, who: &Staff, kind: Kind) -> usize {
    inbox::all(&world.stores.people, who).await.unwrap().iter().filter(|message| message.kind == kind).count()
}

#[tokio::test]
async fn a_question_is_taken_up_once_and_answered_by_that_colleague_alone() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, kim, lena) = (world.somebody_on_staff().await, works_as(&world, Role::Mentor).await, works_as(&world, Role::Lead).await);
        let id = ask(&world, &sam, "May I call twice?", "2026-09-24").await;
        let own = ask(&world, &kim, "A question of my own.", "2026-09-23").await;
        assert_eq!((told(&world, &kim, Kind::DeskAsked).await, told(&world, &lena, Kind::DeskAsked).await), (1, 2), "nobody is told of their own");
        assert_eq!(told(&world, &sam, Kind::DeskAsked).await, 0);
        let waiting: Vec<_> = answers::waiting(people, &lena).await.unwrap().into_iter().map(|asked| asked.question.words).collect();
        assert_eq!(waiting, ["A question of my own.", "May I call twice?"], "by the day that was promised");
        assert_eq!(answers::waiting(people, &kim).await.unwrap().len(), 1, "never one's own");
        assert!(!change!(people, change => answers::take(&mut change, &kim, &own, NOON)), "nor by its number");
        assert!(!change!(people, change => answers::take(&mut change, &sam, &id, NOON)), "who works as neither");
        assert!(change!(people, change => answers::take(&mut change, &kim, &id, NOON)));
        assert!(!change!(people, change => answers::take(&mut change, &lena, &id, NOON)), "once");
        assert!(matches!(&desk::mine(people, &sam).await.unwrap()[0].state, State::TakenUp { name } if name == kim.display_name()));
        assert!(!change!(people, change => answers::answer(&mut change, &lena, &id, "Not mine.", NOON)));
        change!(people, change => answers::give_back(&mut change, &lena, &id));
        assert!(change!(people, change => answers::answer(&mut change, &kim, &id, "Yes, you may.", NOON)));
        assert!(!change!(people, change => answers::answer(&mut change, &kim, &id, "No.", NOON)), "what is answered stands");
        assert_eq!(told(&world, &sam, Kind::DeskAnswered).await, 1);
        assert!(matches!(&desk::mine(people, &sam).await.unwrap()[0].state, State::Answered { words, .. } if words == "Yes, you may."));
    })
    .await;
}

#[tokio::test]
async fn colleagues_read_what_was_allowed_and_no_longer_than_that() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, kim, ana) = (world.somebody_on_staff().await, works_as(&world, Role::Mentor).await, world.somebody_on_staff().await);
        let id = ask(&world, &sam, "May I call twice?", "2026-09-24").await;
        change!(people, change => desk::show(&mut change, &sam, &id, true));
        assert!(change!(people, change => answers::take(&mut change, &kim, &id, NOON)));
        assert!(change!(people, change => answers::answer(&mut change, &kim, &id, "Yes, you may.", NOON)));
        assert!(desk::shown(people, &ana).await.unwrap().is_empty(), "a yes before the answer is none");
        for who in [&ana, &kim] {
            change!(people, change => desk::show(&mut change, who, &id, true));
        }
        assert!(desk::shown(people, &ana).await.unwrap().is_empty(), "whose question it is decides");
        change!(people, change => desk::show(&mut change, &sam, &id, true));
        let shown = desk::shown(people, &ana).await.unwrap();
        assert_eq!((shown.len(), shown[0].words.as_str(), shown[0].answer.as_str()), (1, "May I call twice?", "Yes, you may."));
        change!(people, change => desk::show(&mut change, &sam, &id, false));
        assert!(desk::shown(people, &ana).await.unwrap().is_empty());
        change!(people, change => desk::delete(&mut change, &ana, &id));
        assert_eq!(desk::mine(people, &sam).await.unwrap().len(), 1);
        change!(people, change => desk::delete(&mut change, &sam, &id));
        assert!(desk::mine(people, &sam).await.unwrap().is_empty() && answers::taken_by(people, &kim).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_somebody_took_up_whose_account_closes_waits_again() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, kim, lena) = (world.somebody_on_staff().await, works_as(&world, Role::Mentor).await, works_as(&world, Role::Lead).await);
        let id = ask(&world, &sam, "May I call twice?", "2026-09-24").await;
        assert!(change!(people, change => answers::take(&mut change, &kim, &id, NOON)));
        assert!(answers::waiting(people, &lena).await.unwrap().is_empty());
        change!(people, change => staff::disable(&mut change, kim.id(), NOON));
        assert_eq!(desk::mine(people, &sam).await.unwrap()[0].state, State::Waiting);
        assert_eq!(answers::waiting(people, &lena).await.unwrap().len(), 1);
        assert!(change!(people, change => answers::take(&mut change, &lena, &id, NOON)));
        change!(people, change => answers::give_back(&mut change, &lena, &id));
        assert_eq!(answers::waiting(people, &lena).await.unwrap().len(), 1);
        change!(people, change => staff::disable(&mut change, sam.id(), NOON));
        assert!(answers::waiting(people, &lena).await.unwrap().is_empty(), "nobody is left to read an answer");
    })
    .await;
}
