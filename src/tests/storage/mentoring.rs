//! Mentorships in the store: who asks whom once, who reads what and until when, notes that open for their writer alone, and accounts that close.

use doorstep::{
    domain::{competency::observing::ForAnother, mentorship::Standing, notice::Kind},
    storage::{
        inbox, mentorship_notes as notes,
        mentorship_parts::{self as parts, NewMeeting, Parts},
        mentorships::{self, Side, State},
        rotate, staff, staff_sessions,
    },
};

use super::*;

const DAY: &str = "2026-12-01";

/// Somebody who works as a mentor in this session.
async fn mentor(world: &World<'_>) -> Staff {
    let people = &world.stores.people;
    let somebody = world.somebody_on_staff().await;
    change!(people, change => staff::set_roles(&mut change, somebody.id(), &Roles::of([Role::Mentor, Role::Clinician]), NOON));
    let mut change = people.change().await.unwrap();
    let token = staff_sessions::start(&mut change, &somebody, NOON).await.unwrap();
    change.commit().await.unwrap();
    let visit = staff_sessions::find(people, &token, NOON).await.unwrap().unwrap();
    change!(people, change => staff_sessions::work_as(&mut change, &token, &visit.staff, Role::Mentor));
    staff_sessions::find(people, &token, NOON).await.unwrap().unwrap().staff
}

async fn ask(world: &World<'_>, who: &Staff, mentor: &Staff) -> Option<MentorshipId> {
    let two = ForAnother::new(mentor.id(), who.id()).unwrap();
    change!(world.stores.people, change => mentorships::ask(&mut change, who, &two, "To learn to wait.", NOON))
}

async fn running(world: &World<'_>, who: &Staff, mentor: &Staff) -> MentorshipId {
    let id = ask(world, who, mentor).await.unwrap();
    assert!(change!(world.stores.people, change => mentorships::answer(&mut change, mentor, &id, true, NOON)));
    id
}

async fn told(world: &World<'_>, who: &Staff, kind: Kind) -> usize {
    inbox::all(&world.stores.people, who).await.unwrap().iter().filter(|message| message.kind == kind).count()
}

#[tokio::test]
async fn one_is_asked_at_a_time_and_a_no_leaves_the_way_free() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, kim, lee) = (world.somebody_on_staff().await, mentor(&world).await, mentor(&world).await);
        change!(people, change => mentorships::set_hours(&mut change, &kim, "Tuesdays 12 to 1", NOON));
        let names: Vec<_> = mentorships::mentors(people, &sam).await.unwrap().into_iter().map(|m| (m.id, m.hours)).collect();
        assert_eq!(names.len(), 2);
        assert!(names.contains(&(kim.id().clone(), "Tuesdays 12 to 1".to_owned())));
        assert_eq!(mentorships::mentors(people, &kim).await.unwrap().len(), 1, "never oneself");
        assert!(ForAnother::new(sam.id(), sam.id()).is_none());

        let first = ask(&world, &sam, &kim).await.unwrap();
        assert!(ask(&world, &sam, &kim).await.is_none() && ask(&world, &sam, &lee).await.is_none(), "one at a time");
        assert_eq!(told(&world, &kim, Kind::MentorAsked).await, 1);
        for nobody in [&sam, &lee] {
            assert!(!change!(people, change => mentorships::answer(&mut change, nobody, &first, true, NOON)), "only who was asked");
        }
        assert!(change!(people, change => mentorships::answer(&mut change, &kim, &first, false, NOON)));
        assert!(!change!(people, change => mentorships::answer(&mut change, &kim, &first, true, NOON)), "a no is not turned round");
        assert_eq!(told(&world, &sam, Kind::MentorNo).await, 1);
        assert!(mentorships::of_mentor(people, &kim).await.unwrap().is_empty(), "a no leaves nothing with the mentor");

        let second = ask(&world, &sam, &lee).await.unwrap();
        change!(people, change => mentorships::take_back(&mut change, &sam, &second, NOON));
        assert!(!change!(people, change => mentorships::answer(&mut change, &lee, &second, true, NOON)));
        let third = running(&world, &sam, &lee).await;
        assert_eq!(told(&world, &sam, Kind::MentorYes).await, 1);
        for _ in 0..2 {
            change!(people, change => mentorships::end(&mut change, &sam, Side::Mentor, &third, NOON));
        }
        assert!(mentorships::of_asker(people, &sam).await.unwrap()[0].runs(), "who asked is not on the other side");
        for _ in 0..2 {
            change!(people, change => mentorships::end(&mut change, &lee, Side::Mentor, &third, NOON + 5));
        }
        assert_eq!(mentorships::of_asker(people, &sam).await.unwrap()[0].state, State::Ended { at: NOON + 5 });
        assert_eq!((told(&world, &sam, Kind::MentorEnded).await, told(&world, &lee, Kind::MentorEnded).await), (1, 0));
        assert_eq!(mentorships::of_mentor(people, &lee).await.unwrap()[0].why, "", "the line is read until the end");
    })
    .await;
}

#[tokio::test]
async fn both_read_goals_and_meetings_until_the_end_and_nobody_else_does() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, kim, lee) = (world.somebody_on_staff().await, mentor(&world).await, mentor(&world).await);
        let id = ask(&world, &sam, &kim).await.unwrap();
        assert!(!change!(people, change => parts::add_goal(&mut change, &sam, &id, "Too soon", DAY, NOON)), "it does not run");
        assert!(change!(people, change => mentorships::answer(&mut change, &kim, &id, true, NOON)));
        assert!(change!(people, change => parts::add_goal(&mut change, &sam, &id, "Ask first", DAY, NOON)));
        for other in [&kim, &lee] {
            assert!(!change!(people, change => parts::add_goal(&mut change, other, &id, "Do this", DAY, NOON)), "goals are their own");
        }
        let met = NewMeeting { day: "2026-09-20", minutes: 45, words: "We try it." };
        assert!(change!(people, change => parts::add_meeting(&mut change, &sam, Side::Asker, &id, met, NOON)));
        assert!(change!(people, change => parts::add_meeting(&mut change, &kim, Side::Mentor, &id, met, NOON)));
        for side in [Side::Asker, Side::Mentor] {
            assert!(!change!(people, change => parts::add_meeting(&mut change, &lee, side, &id, met, NOON)));
            assert_eq!(parts::of(people, &lee, side, &id).await.unwrap(), Parts::default());
        }
        assert_eq!((told(&world, &sam, Kind::MentorMet).await, told(&world, &kim, Kind::MentorMet).await), (1, 1), "the other is told");
        let mine = parts::of(people, &sam, Side::Asker, &id).await.unwrap();
        assert_eq!((mine.goals.len(), mine.meetings.len()), (1, 2));
        assert_eq!(parts::of(people, &kim, Side::Mentor, &id).await.unwrap(), mine, "both read the same");
        for who in [&kim, &lee] {
            change!(people, change => parts::set_goal(&mut change, who, &id, &mine.goals[0].id, Standing::Done));
        }
        assert_eq!(parts::of(people, &sam, Side::Asker, &id).await.unwrap().goals[0].standing, Standing::NotYet);
        change!(people, change => parts::set_goal(&mut change, &sam, &id, &mine.goals[0].id, Standing::LetGo));
        change!(people, change => mentorships::end(&mut change, &sam, Side::Asker, &id, NOON));
        assert_eq!(parts::of(people, &kim, Side::Mentor, &id).await.unwrap(), Parts::default(), "after the end the mentor reads nothing");
        assert_eq!(parts::of(people, &sam, Side::Asker, &id).await.unwrap().goals[0].standing, Standing::LetGo);
        assert!(!change!(people, change => parts::add_meeting(&mut change, &kim, Side::Mentor, &id, met, NOON)));
    })
    .await;
}

#[tokio::test]
async fn notes_are_sealed_and_open_for_their_writer_alone() {
    on_each_database(async |world| {
        let (people, old) = (&world.stores.people, &world.secrets);
        let (sam, kim, lee) = (world.somebody_on_staff().await, mentor(&world).await, mentor(&world).await);
        let id = running(&world, &sam, &kim).await;
        assert!(change!(people, change => notes::save(&mut change, old, &sam, &id, "zqsam wonders", NOON)));
        assert!(change!(people, change => notes::save(&mut change, old, &kim, &id, "zqkim wonders", NOON)));
        assert!(!change!(people, change => notes::save(&mut change, old, &lee, &id, "zqlee", NOON)));
        let stored = world.ground.texts("people", "SELECT sealed FROM mentorship_note").await.join(" ");
        assert!(!stored.contains("zq") && !stored.is_empty());
        assert_eq!(notes::read(people, old, &sam, &id).await.unwrap(), "zqsam wonders");
        assert_eq!(notes::read(people, old, &kim, &id).await.unwrap(), "zqkim wonders");
        assert_eq!(notes::read(people, old, &lee, &id).await.unwrap(), "");
        // A text that was moved to the other's row does not open.
        let moved = format!("UPDATE mentorship_note SET sealed = (SELECT n.sealed FROM mentorship_note n WHERE n.staff_id = '{}')", kim.id().as_str());
        let kept = format!("SELECT sealed FROM mentorship_note WHERE staff_id = '{}'", sam.id().as_str());
        let before = world.ground.texts("people", &kept).await.remove(0);
        world.ground.execute("people", &format!("{moved} WHERE staff_id = '{}'", sam.id().as_str())).await;
        assert!(notes::read(people, old, &sam, &id).await.is_err());
        world.ground.execute("people", &format!("UPDATE mentorship_note SET sealed = '{before}' WHERE staff_id = '{}'", sam.id().as_str())).await;

        doorstep::storage::age::hold(people, old, &doorstep::storage::age::Remembered::NotYet, NOON).await.unwrap();
        let new = old.with_newest([3; 32]);
        rotate::rotate(people, old, &new).await.unwrap();
        assert_eq!(notes::read(people, &new, &sam, &id).await.unwrap(), "zqsam wonders", "a new key opens what the old one sealed");
        assert!(notes::read(people, old, &sam, &id).await.is_err());
        assert!(change!(people, change => notes::save(&mut change, &new, &sam, &id, "", NOON)));
        assert_eq!(world.ground.number("people", "SELECT CAST(COUNT(*) AS BIGINT) FROM mentorship_note").await, 1, "emptied is deleted");
    })
    .await;
}

#[tokio::test]
async fn an_account_that_closes_ends_it_and_the_other_is_told() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (sam, ana, bo, kim) = (world.somebody_on_staff().await, world.somebody_on_staff().await, world.somebody_on_staff().await, mentor(&world).await);
        running(&world, &sam, &kim).await;
        ask(&world, &ana, &kim).await.unwrap();
        running(&world, &bo, &kim).await;
        change!(people, change => staff::disable(&mut change, bo.id(), NOON));
        assert_eq!(told(&world, &kim, Kind::MentorEnded).await, 1);
        change!(people, change => staff::disable(&mut change, kim.id(), NOON));
        assert_eq!((told(&world, &sam, Kind::MentorEnded).await, told(&world, &ana, Kind::MentorNo).await), (1, 1));
        assert_eq!(told(&world, &bo, Kind::MentorEnded).await, 0, "it had ended");
        for who in [&sam, &ana] {
            assert!(!mentorships::of_asker(people, who).await.unwrap()[0].is_open(), "and another can be asked");
        }
    })
    .await;
}
