//! Improvement projects in the store: one open at a time, confirmed once by the colleague who has it, never by oneself, and withdrawn.

use doorstep::{
    domain::{competency::observing::ForAnother, improvement_project::Words, notice::Kind},
    storage::{
        evidence,
        improvement_projects::{self as projects, State},
        inbox, staff, staff_sessions,
    },
};

use super::*;

fn words(question: &str) -> Words {
    Words { question: question.into(), partners: 3, way: "Chose the words.".into(), ..Words::default() }
}

async fn mentor(world: &World<'_>) -> Staff {
    let people = &world.stores.people;
    let somebody = world.somebody_on_staff().await;
    change!(people, change => staff::set_roles(&mut change, somebody.id(), &Roles::of([Role::Mentor]), NOON));
    let mut change = people.change().await.unwrap();
    let token = staff_sessions::start(&mut change, &somebody, NOON).await.unwrap();
    change.commit().await.unwrap();
    staff_sessions::find(people, &token, NOON).await.unwrap().unwrap().staff
}

async fn told(world: &World<'_>, who: &Staff, kind: Kind) -> usize {
    inbox::all(&world.stores.people, who).await.unwrap().iter().filter(|message| message.kind == kind).count()
}

#[tokio::test]
async fn a_project_is_kept_sent_and_confirmed_once_by_whoever_has_it() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, kim, lee) = (world.somebody_on_staff().await, mentor(&world).await, mentor(&world).await);
        assert!(change!(people, change => projects::keep(&mut change, &sam, &words("First"), None, NOON)));
        assert!(!change!(people, change => projects::keep(&mut change, &sam, &words("Other window"), None, NOON)), "nothing is overwritten");
        let seen = Some(projects::mine(people, &sam).await.unwrap()[0].changed_at);
        let two = ForAnother::new(kim.id(), sam.id()).unwrap();
        assert!(change!(people, change => projects::send(&mut change, &sam, &two, &words("Second"), seen, NOON)));
        let mine = projects::mine(people, &sam).await.unwrap();
        assert_eq!((mine.len(), mine[0].words.question.as_str(), mine[0].words.partners), (1, "Second", 3));
        let id = mine[0].id.as_str();
        assert!(!change!(people, change => projects::keep(&mut change, &sam, &words("Third"), Some(mine[0].changed_at), NOON)), "a colleague has it");
        assert!(projects::of_reader(people, &lee).await.unwrap().is_empty());
        for nobody in [&sam, &lee] {
            assert!(!change!(people, change => projects::end(&mut change, nobody, id, true, "", NOON)));
        }
        assert!(change!(people, change => projects::end(&mut change, &kim, id, false, "Who took part?", NOON)));
        assert!(!change!(people, change => projects::end(&mut change, &kim, id, true, "", NOON)), "it is with its writer");
        let back = projects::mine(people, &sam).await.unwrap().remove(0);
        assert_eq!((back.state, back.comment.as_str()), (State::Returned { at: NOON }, "Who took part?"));
        assert_eq!(projects::of_reader(people, &kim).await.unwrap()[0].words, Words::default(), "the words went with it");
        assert!(change!(people, change => projects::send(&mut change, &sam, &two, &words("Fourth"), Some(back.changed_at), NOON)));
        assert!(change!(people, change => projects::end(&mut change, &kim, id, true, "I was there.", NOON + 1)));
        assert!(!change!(people, change => projects::end(&mut change, &kim, id, true, "Again.", NOON + 2)));
        let done = projects::mine(people, &sam).await.unwrap().remove(0);
        assert_eq!((done.state, done.comment.as_str(), done.other.as_deref()), (State::Confirmed { at: NOON + 1 }, "I was there.", Some(kim.display_name())));
        let counts =
            (told(&world, &kim, Kind::ProjectSent).await, told(&world, &sam, Kind::ProjectReturned).await, told(&world, &sam, Kind::ProjectConfirmed).await);
        assert_eq!(counts, (2, 1, 1));
        assert!(evidence::all(people, &sam).await.unwrap().is_empty(), "no result is decided from it");
        assert!(change!(people, change => projects::keep(&mut change, &sam, &words("The next one"), None, NOON + 3)), "after one comes another");
    })
    .await;
}

#[tokio::test]
async fn what_is_taken_back_or_withdrawn_nobody_else_reads() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, kim) = (world.somebody_on_staff().await, mentor(&world).await);
        let two = ForAnother::new(kim.id(), sam.id()).unwrap();
        assert!(change!(people, change => projects::send(&mut change, &sam, &two, &words("First"), None, NOON)));
        let id = projects::mine(people, &sam).await.unwrap()[0].id.as_str().to_owned();
        change!(people, change => projects::take_back(&mut change, &kim, &id));
        assert_eq!(projects::of_reader(people, &kim).await.unwrap().len(), 1, "only its writer takes it back");
        change!(people, change => projects::take_back(&mut change, &sam, &id));
        assert!(projects::of_reader(people, &kim).await.unwrap().is_empty());
        let seen = Some(projects::mine(people, &sam).await.unwrap()[0].changed_at);
        assert!(change!(people, change => projects::send(&mut change, &sam, &two, &words("First"), seen, NOON)));
        assert!(change!(people, change => projects::end(&mut change, &kim, &id, true, "", NOON)));
        change!(people, change => projects::withdraw(&mut change, &kim, &id, NOON));
        assert_eq!(projects::of_reader(people, &kim).await.unwrap().len(), 1);
        change!(people, change => projects::withdraw(&mut change, &sam, &id, NOON + 9));
        assert!(projects::of_reader(people, &kim).await.unwrap().is_empty());
        let mine = projects::mine(people, &sam).await.unwrap().remove(0);
        assert_eq!((mine.state, mine.words.question.as_str()), (State::Withdrawn { at: NOON + 9 }, "First"), "the words stay theirs");
    })
    .await;
}
