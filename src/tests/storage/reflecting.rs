//! Reflections in the store: one open at a time, read once, by whom they were sent to, and their writer's to take back and to delete.

use doorstep::{
    domain::{competency::observing::ForAnother, frameworks::Competencies, notice::Kind},
    storage::{
        evidence, inbox,
        reflection_reading::{self, Came, HaveRead},
        reflections::{self, Draft, Kept, Mine, State},
        results,
    },
    train::{calendar::SiteCalendar, decide::Decider},
};

use super::{observing::member, *};

const COMPETENCY: &str = "cc-2.3";

async fn first(world: &World<'_>, who: &Staff) -> Option<Mine> {
    reflections::mine(&world.stores.people, who).await.unwrap().into_iter().next()
}

/// As the window does that shows the newest state.
async fn send(world: &World<'_>, who: &Staff, reader: &Staff, words: &str) -> String {
    let seen = first(world, who).await.filter(Mine::is_open).map(|m| m.changed_at);
    assert_eq!(send_from(world, who, reader, words, seen).await, Kept::Yes);
    first(world, who).await.unwrap().id.as_str().to_owned()
}

async fn send_from(world: &World<'_>, who: &Staff, reader: &Staff, words: &str, seen: Option<i64>) -> Kept {
    let (two, competency) = (ForAnother::new(reader.id(), who.id()).unwrap(), CompetencyId::parse(COMPETENCY).unwrap());
    let draft = Draft { competency: &competency, words, seen };
    change!(world.stores.people, change => reflections::send(&mut change, who, &two, draft, NOON))
}

async fn keep(world: &World<'_>, who: &Staff, words: &str, seen: Option<i64>) -> Kept {
    let competency = CompetencyId::parse(COMPETENCY).unwrap();
    let draft = Draft { competency: &competency, words, seen };
    change!(world.stores.people, change => reflections::keep(&mut change, who, draft, NOON))
}

async fn read(world: &World<'_>, reader: &Staff, id: &str) -> bool {
    let framework: Competencies = serde_saphyr::from_str(include_str!("../../../content/frameworks/clinician-competencies.yaml")).unwrap();
    let revision = revision("00ff");
    let by = Decider { framework: &framework, revision: &revision, calendar: SiteCalendar::of("UTC") };
    let said = HaveRead { id, comment: "Thank you.", detail: "{\"outcome\":\"accepted\"}".into(), revision: &revision };
    change!(world.stores.people, change => reflection_reading::mark_read(&mut change, reader, said, &by, NOON + 1))
}

async fn back(world: &World<'_>, reader: &Staff, id: &str) -> bool {
    change!(world.stores.people, change => reflection_reading::give_back(&mut change, reader, id, "What then?", NOON + 1))
}

/// What this reader sees of the words.
async fn words(world: &World<'_>, reader: &Staff) -> Vec<String> {
    let all = reflection_reading::of_reader(&world.stores.people, reader).await.unwrap();
    all.into_iter().filter_map(|sent| if let Came::Waiting { words, .. } = sent.came { Some(words) } else { None }).collect()
}

#[tokio::test]
async fn a_reflection_is_read_once_by_its_reader_and_is_evidence_then() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (kim, lee) = (member(&world, "kim", &[Role::Mentor]).await, member(&world, "lee", &[Role::Mentor]).await);
        let sam = world.somebody_on_staff().await;
        let names = |found: Vec<(StaffId, String)>| found.into_iter().map(|(_, name)| name).collect::<Vec<_>>();
        assert_eq!(names(reflections::who_may_read(people, &sam).await.unwrap()), ["kim", "lee"]);
        assert_eq!(names(reflections::who_may_read(people, &kim).await.unwrap()), ["lee"], "nobody reads their own");
        let (two, competency) = (ForAnother::new(kim.id(), sam.id()).unwrap(), CompetencyId::parse(COMPETENCY).unwrap());
        let draft = Draft { competency: &competency, words: "x", seen: None };
        assert_eq!(change!(people, change => reflections::send(&mut change, &lee, &two, draft, NOON)), Kept::ChangedElsewhere, "in nobody else's name");

        let id = send(&world, &sam, &kim, "zqwords of mine").await;
        assert_eq!(inbox::all(people, &kim).await.unwrap()[0].kind, Kind::ReflectionSent);
        assert_eq!(words(&world, &kim).await, ["zqwords of mine"]);
        assert!(words(&world, &lee).await.is_empty());
        for other in [&lee, &sam] {
            assert!(!read(&world, other, &id).await && !back(&world, other, &id).await);
        }
        assert!(evidence::all(people, &sam).await.unwrap().is_empty());
        let (one, two) = tokio::join!(read(&world, &kim, &id), read(&world, &kim, &id));
        assert!(one ^ two, "once");
        assert!(!back(&world, &kim, &id).await, "and for good");
        let all = evidence::all(people, &sam).await.unwrap();
        let found: Vec<_> = all.iter().map(|e| (e.what.competency.as_str(), e.what.kind.as_str(), e.what.accepted)).collect();
        assert_eq!(found, [(COMPETENCY, "reflection", true)]);
        assert!(!all[0].what.detail.contains("zqwords"), "the words are no part of the evidence");
        assert_eq!(results::latest(people, &sam).await.unwrap().len(), 1);
        assert!(words(&world, &kim).await.is_empty(), "read, and with their writer again");
        let mine = first(&world, &sam).await.unwrap();
        assert_eq!((mine.words.as_str(), mine.comment.as_str(), mine.state), ("zqwords of mine", "Thank you.", State::Read { at: NOON + 1 }));

        // The words go, the evidence stays; of what nobody read nothing stays.
        change!(people, change => reflections::delete_words(&mut change, &lee, &id));
        assert_eq!(first(&world, &sam).await.unwrap().words, "zqwords of mine", "not theirs to delete");
        change!(people, change => reflections::delete_words(&mut change, &sam, &id));
        assert_eq!(first(&world, &sam).await.unwrap().words, "");
        let unread = send(&world, &sam, &kim, "zqwords again").await;
        change!(people, change => reflections::delete_words(&mut change, &sam, &unread));
        assert!(!read(&world, &kim, &unread).await);
        assert_eq!((reflections::mine(people, &sam).await.unwrap().len(), evidence::all(people, &sam).await.unwrap().len()), (1, 1));
        assert_eq!(world.ground.number("people", "SELECT COUNT(*) FROM reflection WHERE words LIKE '%zqwords%'").await, 0);

        let (kims, org) = (kim.id().as_str(), "INSERT INTO reflection (organisation_id, id, staff_id, reader_id, competency_id, words, changed_at, comment)");
        let mut raw = world.ground.raw("people").await;
        let own = format!("{org} VALUES ('home', 'own', '{kims}', '{kims}', 'cc-2.3', 'x', 1, '')");
        assert!(raw.execute(sqlx::AssertSqlSafe(own.as_str())).await.is_err(), "nobody reads their own");
    })
    .await;
}

#[tokio::test]
async fn a_reflection_goes_back_and_forth_and_no_window_overwrites_another() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (kim, lee) = (member(&world, "kim", &[Role::Mentor]).await, member(&world, "lee", &[Role::Mentor]).await);
        let sam = world.somebody_on_staff().await;
        assert_eq!(keep(&world, &sam, "zqone", None).await, Kept::Yes);
        let seen = first(&world, &sam).await.unwrap().changed_at;
        assert_eq!(keep(&world, &sam, "from a window without a draft", None).await, Kept::ChangedElsewhere);
        assert_eq!(keep(&world, &sam, "zqtwo", Some(seen)).await, Kept::Yes);
        assert_eq!(keep(&world, &sam, "from an older window", Some(seen)).await, Kept::ChangedElsewhere);
        assert_eq!(send_from(&world, &sam, &kim, "from an older window", Some(seen)).await, Kept::ChangedElsewhere);
        let mine = reflections::mine(people, &sam).await.unwrap();
        assert_eq!((mine.len(), mine[0].words.as_str(), mine[0].state), (1, "zqtwo", State::Draft), "one is open, as the first window left it");
        assert!(words(&world, &kim).await.is_empty(), "a draft is nobody else's");

        let id = send(&world, &sam, &kim, "zqthree").await;
        let seen = first(&world, &sam).await.unwrap().changed_at;
        assert_eq!(keep(&world, &sam, "while it is with the reader", Some(seen)).await, Kept::ChangedElsewhere);
        change!(people, change => reflections::take_back(&mut change, &lee, &id));
        assert_eq!(words(&world, &kim).await, ["zqthree"], "not theirs to take back");
        change!(people, change => reflections::take_back(&mut change, &sam, &id));
        assert_eq!(first(&world, &sam).await.unwrap().state, State::Draft);
        assert!(words(&world, &kim).await.is_empty() && !read(&world, &kim, &id).await && !back(&world, &kim, &id).await, "taken back before it was read");

        send(&world, &sam, &kim, "zqfour").await;
        assert!(back(&world, &kim, &id).await && !back(&world, &kim, &id).await, "once");
        let mine = first(&world, &sam).await.unwrap();
        assert_eq!((mine.state, mine.comment.as_str(), mine.words.as_str()), (State::Returned { at: NOON + 1 }, "What then?", "zqfour"));
        assert!(inbox::all(people, &sam).await.unwrap().iter().any(|m| m.kind == Kind::ReflectionReturned));
        assert!(words(&world, &kim).await.is_empty() && evidence::all(people, &sam).await.unwrap().is_empty());
        // To somebody else: the question was not theirs, and the first reader has nothing any more.
        send(&world, &sam, &lee, "zqfive").await;
        assert_eq!((words(&world, &lee).await, first(&world, &sam).await.unwrap().comment), (vec!["zqfive".to_owned()], String::new()));
        assert!(reflection_reading::of_reader(people, &kim).await.unwrap().is_empty() && !read(&world, &kim, &id).await);
        assert!(read(&world, &lee, &id).await);
        assert_eq!(keep(&world, &sam, "the next one", None).await, Kept::Yes, "of the same competency");
    })
    .await;
}
