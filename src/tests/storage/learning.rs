//! What a learner leaves behind: ratings, lessons, ticks, answers, notes, drafts, and forms sent twice.

use doorstep::domain::later::Ended;
use doorstep::storage::{
    PatientText, answers, count_queries, drafts, later, notes,
    progress::{self, LessonRef, Tick},
    ratings::*,
    submissions::*,
};

use super::*;

fn skill(id: &str) -> SkillId {
    SkillId::parse(id).unwrap()
}

fn rated(value: u8) -> SelfRating {
    SelfRating::Rated(Sureness::new(value).unwrap())
}

#[tokio::test]
async fn the_latest_rating_of_a_moment_counts() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (own, other) = (world.somebody().await, world.somebody().await);
        let (home, before, after) = (Moment::Home, Moment::Before(module("pm01")), Moment::After(module("pm01")));
        let mut change = people.change().await.unwrap();
        let said = [
            (&home, "sk-s01", rated(0), 1),
            (&home, "sk-s02", SelfRating::Skipped, 2),
            (&home, "sk-s03", SelfRating::NotWanted, 3),
            (&before, "sk-s01", rated(1), 4),
            (&after, "sk-s01", rated(4), 5),
            (&home, "sk-s02", rated(2), 6),
            (&home, "sk-s01", SelfRating::Skipped, 7),
        ];
        for (moment, id, answer, at) in said {
            save(&mut change, &own, moment, &skill(id), answer, VERSIONS, NOON + at).await.unwrap();
        }
        change.commit().await.unwrap();

        let answers: Vec<_> = at(people, &own, &home).await.unwrap().into_iter().map(|r| (r.skill.to_string(), r.answer)).collect();
        let expected = [("sk-s03", SelfRating::NotWanted), ("sk-s02", rated(2)), ("sk-s01", SelfRating::Skipped)];
        assert_eq!(answers, expected.map(|(id, answer)| (id.to_owned(), answer)));
        let everything = all(people, &own).await.unwrap();
        assert_eq!(everything.len(), 5);
        let last = SkillRating {
            moment: after.clone(),
            skill: skill("sk-s01"),
            answer: rated(4),
            framework_version: "1".into(),
            instrument_version: Some("1".into()),
            rated_at: NOON + 5,
        };
        assert_eq!(everything[2], last);
        assert!(all(people, &other).await.unwrap().is_empty(), "nobody else's");
        assert!(Sureness::new(5).is_none());
    })
    .await;
}

#[tokio::test]
async fn a_module_ends_with_an_answer_and_looking_again_is_kept_apart() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (own, other) = (world.somebody().await, world.somebody().await);
        let (one, two, three) = (module("pm01"), module("pm02"), module("pm03"));
        let said = [
            (Moment::Before(one.clone()), "sk-s01", rated(1), 1),
            (Moment::After(one.clone()), "sk-s01", rated(3), 2),
            (Moment::After(one.clone()), "sk-s02", SelfRating::NotWanted, 9),
            (Moment::After(two.clone()), "sk-s03", SelfRating::Skipped, 3),
            (Moment::After(three.clone()), "sk-s03", rated(0), 4),
        ];
        for (moment, id, answer, at) in &said {
            change!(people, change => save(&mut change, &own, moment, &skill(id), *answer, VERSIONS, NOON + at));
        }
        let ended = |module: &ModuleId, at, looked, declined| Ended { module: module.clone(), at: NOON + at, looked, declined };
        assert_eq!(
            later::ended(people, &own).await.unwrap(),
            [ended(&three, 4, false, false), ended(&one, 9, false, false)],
            "a skipped question ends nothing"
        );

        let again = Moment::Later(one.clone());
        for answer in [rated(4), rated(2)] {
            change!(people, change => save(&mut change, &own, &again, &skill("sk-s01"), answer, VERSIONS, NOON + 20));
            change!(people, change => later::decline(&mut change, &own, &three));
        }
        assert_eq!(later::ended(people, &own).await.unwrap(), [ended(&three, 4, false, true), ended(&one, 9, true, false)]);
        let mine = all(people, &own).await.unwrap();
        let of_it: Vec<_> = mine.iter().filter(|r| r.skill == skill("sk-s01")).map(|r| (r.moment.clone(), r.answer, r.instrument_version.as_deref())).collect();
        let wanted = [(Moment::Before(one.clone()), rated(1)), (Moment::After(one), rated(3)), (again, rated(2))];
        assert_eq!(of_it, wanted.map(|(moment, answer)| (moment, answer, Some("1"))), "what was said before stays as it was");
        assert!(later::ended(people, &other).await.unwrap().is_empty() && all(people, &other).await.unwrap().is_empty(), "nobody else's");
    })
    .await;
}

#[tokio::test]
async fn lessons_are_opened_and_finished_and_resumed() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (own, other) = (world.somebody().await, world.somebody().await);
        let (course, one, start, next) = (course(), module("pm01"), lesson("start"), lesson("next"));
        let first = LessonRef { course: &course, module: &one, lesson: &start };
        let second = LessonRef { lesson: &next, ..first };
        assert_eq!(progress::resume(people, &own).await.unwrap(), None);

        change!(people, change => progress::open_lesson(&mut change, &own, first, &revision("aa"), NOON));
        change!(people, change => progress::finish_lesson(&mut change, &own, first, &revision("aa"), NOON + 1));
        change!(people, change => progress::open_lesson(&mut change, &own, second, &revision("bb"), NOON + 2));
        change!(people, change => progress::finish_lesson(&mut change, &own, first, &revision("aa"), NOON + 3));
        let lessons = progress::lessons(people, &own).await.unwrap();
        assert_eq!(lessons.iter().map(|l| (l.lesson.as_str(), l.finished_at)).collect::<Vec<_>>(), [("start", Some(NOON + 1)), ("next", None)]);
        assert_eq!(progress::resume(people, &own).await.unwrap().unwrap().lesson, next);

        change!(people, change => progress::open_lesson(&mut change, &own, first, &revision("cc"), NOON + 4));
        let back = progress::resume(people, &own).await.unwrap().unwrap();
        assert_eq!((back.lesson, back.revision, back.finished_at), (start.clone(), revision("cc"), Some(NOON + 1)));

        // Finishing what was never opened (a printed lesson) opens it, too.
        let alone = lesson("on-paper");
        change!(people, change => progress::finish_lesson(&mut change, &own, LessonRef { lesson: &alone, ..first }, &revision("dd"), NOON + 5));
        assert_eq!(progress::resume(people, &own).await.unwrap().unwrap().finished_at, Some(NOON + 5));
        assert!(progress::lessons(people, &other).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_lessons_page_needs_two_queries() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (own, other) = (world.somebody().await, world.somebody().await);
        let (course, one, start) = (course(), module("pm01"), lesson("start"));
        let nothing = progress::for_lesson(people, &own, &one, &start).await.unwrap();
        assert!(nothing.position.is_none() && nothing.ticks.is_empty() && nothing.note.is_none());

        // A note without an opened lesson is found, too.
        let text = PatientText::written_by(&own, "Ask Ana for the password ✎".into());
        change!(people, change => notes::save(&mut change, &own, &one, &start, &text, NOON));
        assert!(progress::for_lesson(people, &own, &one, &start).await.unwrap().position.is_none());

        let at = LessonRef { course: &course, module: &one, lesson: &start };
        change!(people, change => progress::open_lesson(&mut change, &own, at, &revision("aa"), NOON));
        for (task, ticked) in [(2, true), (0, true), (2, false)] {
            let tick = Tick { task, revision: revision("aa"), ticked };
            change!(people, change => progress::tick(&mut change, &own, &one, &start, &tick, NOON));
        }
        let (state, queries) = count_queries(progress::for_lesson(people, &own, &one, &start)).await;
        let state = state.unwrap();
        assert_eq!(queries, 2);
        assert_eq!(state.position.unwrap().opened_at, NOON);
        assert_eq!(state.ticks.iter().map(|tick| (tick.task, tick.ticked)).collect::<Vec<_>>(), [(0, true), (2, false)]);
        assert_eq!(state.note.unwrap().reveal_to_owner(&own), "Ask Ana for the password ✎");
        let theirs = progress::for_lesson(people, &other, &one, &start).await.unwrap();
        assert!(theirs.position.is_none() && theirs.ticks.is_empty() && theirs.note.is_none());
    })
    .await;
}

#[tokio::test]
async fn the_latest_answer_to_a_question_counts() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (own, other) = (world.somebody().await, world.somebody().await);
        let question = |id: &str| QuestionId::parse(id).unwrap();
        for (id, chosen, at) in [("pm01-q1", vec![2], 1), ("pm01-q2", vec![], 2), ("pm01-q1", vec![3, 0, 12], 3)] {
            change!(people, change => answers::save(&mut change, &own, &question(id), &revision("aa"), &chosen, at));
        }
        let found: Vec<_> = answers::all(people, &own).await.unwrap().into_iter().map(|a| (a.question, a.chosen, a.answered_at)).collect();
        assert_eq!(found, [(question("pm01-q2"), vec![], 2), (question("pm01-q1"), vec![3, 0, 12], 3)]);

        for (id, answer) in [("phone", answers::Access::Yes), ("data", answers::Access::Unsure), ("phone", answers::Access::No)] {
            change!(people, change => answers::save_access(&mut change, &own, &question(id), answer, NOON));
        }
        let access: Vec<_> = answers::access(people, &own).await.unwrap().into_iter().map(|a| (a.question.to_string(), a.answer)).collect();
        assert_eq!(access, [("data".into(), answers::Access::Unsure), ("phone".into(), answers::Access::No)]);
        assert!(answers::all(people, &other).await.unwrap().is_empty() && answers::access(people, &other).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn notes_and_drafts_come_back_to_their_owner() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (own, other) = (world.somebody().await, world.somebody().await);
        let write = |text: &str| PatientText::written_by(&own, text.into());
        for text in ["first", "second"] {
            change!(people, change => notes::save(&mut change, &own, &module("pm01"), &lesson("start"), &write(text), NOON));
            change!(people, change => drafts::keep(&mut change, &own, "/learn/a", &write(text), NOON));
        }
        let found = notes::all(people, &own).await.unwrap();
        assert_eq!((found.len(), found[0].text.reveal_to_owner(&own), found[0].lesson.as_str()), (1, "second", "start"));
        assert_eq!(found[0].text.reveal_to_owner(&other), "", "a mix-up shows nothing");
        assert_eq!(drafts::kept(people, &own, "/learn/a").await.unwrap().unwrap().reveal_to_owner(&own), "second");
        assert!(drafts::kept(people, &own, "/learn/b").await.unwrap().is_none());
        assert!(drafts::kept(people, &other, "/learn/a").await.unwrap().is_none());
        assert!(notes::all(people, &other).await.unwrap().is_empty());

        // Nobody can store under one place what was written in another.
        let mut change = people.change().await.unwrap();
        assert!(notes::save(&mut change, &other, &module("pm01"), &lesson("start"), &write("x"), NOON).await.is_err());
        drop(change);

        change!(people, change => notes::save(&mut change, &own, &module("pm01"), &lesson("start"), &write("  "), NOON));
        assert!(notes::all(people, &own).await.unwrap().is_empty(), "an emptied note is gone");
        change!(people, change => drafts::drop_kept(&mut change, &own, "/learn/a"));
        assert!(drafts::kept(people, &own, "/learn/a").await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn a_form_sent_twice_does_its_work_once() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (own, other, sam) = (world.somebody().await, world.somebody().await, world.somebody_on_staff().await);
        let key = FormKey::parse(FormKey::fresh().as_str()).unwrap();

        // The work fails: the key is free again.
        let mut change = people.change().await.unwrap();
        assert_eq!(begin(&mut change, &own, &key, NOON).await.unwrap(), Submission::First);
        drop(change);

        let mut change = people.change().await.unwrap();
        assert_eq!(begin(&mut change, &own, &key, NOON).await.unwrap(), Submission::First);
        finish(&mut change, &own, &key, "/learn/next").await.unwrap();
        change.commit().await.unwrap();
        assert_eq!(change!(people, change => begin(&mut change, &own, &key, NOON)), Submission::Repeated(Some("/learn/next".into())));
        assert_eq!(change!(people, change => begin(&mut change, &other, &key, NOON)), Submission::First, "keys are each person's own");

        let mut change = people.change().await.unwrap();
        assert_eq!(begin_as_staff(&mut change, &sam, &key, NOON).await.unwrap(), Submission::First);
        finish_as_staff(&mut change, &sam, &key, "/train").await.unwrap();
        change.commit().await.unwrap();
        assert_eq!(change!(people, change => begin_as_staff(&mut change, &sam, &key, NOON)), Submission::Repeated(Some("/train".into())));

        assert_eq!(change!(people, change => sweep(&mut change, NOON)), 0);
        assert_eq!(change!(people, change => sweep(&mut change, NOON + 1)), 3);
        for bad in ["", "short", "with spaces in it all over", &"a".repeat(65)] {
            assert!(FormKey::parse(bad).is_none(), "{bad}");
        }
    })
    .await;
}

#[tokio::test]
async fn of_ten_at_the_same_moment_one_works_and_nine_hear_its_outcome() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let own = std::sync::Arc::new(world.somebody().await);
        let key = FormKey::fresh();
        let mut senders = tokio::task::JoinSet::new();
        for _ in 0..10 {
            let (people, own, key) = (people.clone(), own.clone(), key.clone());
            senders.spawn(async move {
                let mut change = people.change().await.unwrap();
                let submission = begin(&mut change, &own, &key, NOON).await.unwrap();
                if submission == Submission::First {
                    tokio::time::sleep(std::time::Duration::from_millis(30)).await;
                    finish(&mut change, &own, &key, "done").await.unwrap();
                }
                change.commit().await.unwrap();
                submission
            });
        }
        let outcomes = senders.join_all().await;
        assert_eq!(outcomes.iter().filter(|o| **o == Submission::First).count(), 1);
        assert_eq!(outcomes.iter().filter(|o| **o == Submission::Repeated(Some("done".into()))).count(), 9, "{outcomes:?}");
    })
    .await;
}
