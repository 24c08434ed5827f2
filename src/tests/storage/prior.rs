//! Prior learning in the store: one open at a time, decided once, by whom it was sent to, and counted for what it was approved for.

use doorstep::{
    domain::{
        competency::observing::ForAnother,
        frameworks::{Competencies, LevelId},
        notice::Kind,
        prior_learning::{Description, FileKind},
    },
    storage::{
        evidence, inbox,
        prior_approving::{self, Approval},
        prior_files,
        prior_learning::{self, Draft, Kept, Mine, State},
        results,
    },
    train::{calendar::SiteCalendar, decide::Decider},
};

use super::{observing::member, *};

const COMPETENCY: &str = "cc-4.1";

async fn first(world: &World<'_>, who: &Staff) -> Option<Mine> {
    prior_learning::mine(&world.stores.people, who).await.unwrap().into_iter().next()
}

fn words(learned: &str) -> Description {
    Description { learned: learned.to_owned(), place: "there".into(), period: "then".into(), duration: "long".into(), level: Some(LevelId::Proficient) }
}

async fn send_from(world: &World<'_>, who: &Staff, to: &Staff, learned: &str, seen: Option<i64>) -> Kept {
    let (two, competency) = (ForAnother::new(to.id(), who.id()).unwrap(), CompetencyId::parse(COMPETENCY).unwrap());
    let described = words(learned);
    let draft = Draft { competency: &competency, described: &described, seen };
    change!(world.stores.people, change => prior_learning::send(&mut change, who, &two, draft, NOON))
}

/// As the window does that shows the newest state.
async fn send(world: &World<'_>, who: &Staff, to: &Staff, learned: &str) -> String {
    let seen = first(world, who).await.filter(Mine::is_open).map(|m| m.changed_at);
    assert_eq!(send_from(world, who, to, learned, seen).await, Kept::Yes);
    first(world, who).await.unwrap().id.as_str().to_owned()
}

#[derive(Clone, Copy)]
enum Does {
    Approve(LevelId),
    GiveBack,
    Decline,
}

async fn decide(world: &World<'_>, who: &Staff, id: &str, does: Does) -> bool {
    let framework: Competencies = serde_saphyr::from_str(include_str!("../../../content/frameworks/clinician-competencies.yaml")).unwrap();
    let revision = revision("00ff");
    let by = Decider { framework: &framework, revision: &revision, calendar: SiteCalendar::of("UTC") };
    let mut change = world.stores.people.change().await.unwrap();
    let Some(waits) = prior_approving::open(&mut change, who, id).await.unwrap() else { return false };
    match does {
        Does::Approve(level) => {
            let detail = format!("{{\"outcome\":\"accepted\",\"level\":\"{}\"}}", level.code());
            let approval = Approval { level, reason: "It fits.", detail, revision: &revision };
            prior_approving::approve(&mut change, waits, approval, &by, NOON + 1).await.unwrap();
        }
        Does::GiveBack => prior_approving::give_back(&mut change, waits, "When?", NOON + 1).await.unwrap(),
        Does::Decline => prior_approving::decline(&mut change, waits, "It does not fit.", NOON + 1).await.unwrap(),
    }
    change.commit().await.unwrap();
    true
}

async fn seen(world: &World<'_>, who: &Staff) -> Vec<String> {
    let all = prior_approving::of_approver(&world.stores.people, who).await.unwrap();
    all.into_iter().map(|claim| claim.described.learned).filter(|learned| !learned.is_empty()).collect()
}

#[tokio::test]
async fn prior_learning_is_approved_once_by_whom_it_was_sent_to() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (kim, lee) = (member(&world, "kim", &[Role::Mentor]).await, member(&world, "lee", &[Role::Mentor]).await);
        let sam = world.somebody_on_staff().await;
        let id = send(&world, &sam, &kim, "zqcourse").await;
        assert_eq!(inbox::all(people, &kim).await.unwrap()[0].kind, Kind::PriorAsked);
        assert_eq!((seen(&world, &kim).await, seen(&world, &lee).await), (vec!["zqcourse".to_owned()], Vec::new()));
        for other in [&lee, &sam] {
            for does in [Does::Approve(LevelId::Proficient), Does::GiveBack, Does::Decline] {
                assert!(!decide(&world, other, &id, does).await);
            }
        }
        assert!(evidence::all(people, &sam).await.unwrap().is_empty());
        let (one, two) =
            tokio::join!(decide(&world, &kim, &id, Does::Approve(LevelId::Foundation)), decide(&world, &kim, &id, Does::Approve(LevelId::Foundation)));
        assert!(one ^ two, "once");
        assert!(!decide(&world, &kim, &id, Does::Decline).await, "and for good");
        let all = evidence::all(people, &sam).await.unwrap();
        let found: Vec<_> = all.iter().map(|e| (e.what.competency.as_str(), e.what.kind.as_str(), e.what.accepted)).collect();
        assert_eq!(found, [(COMPETENCY, "prior-learning", true)]);
        assert_eq!(results::latest(people, &sam).await.unwrap()[0].level, "foundation");
        assert!(seen(&world, &kim).await.is_empty(), "with whoever learned it again");
        assert_eq!(first(&world, &sam).await.unwrap().state, State::Approved { at: NOON + 1, level: LevelId::Foundation });
        change!(people, change => prior_learning::delete(&mut change, &sam, &id));
        assert_eq!(prior_learning::mine(people, &sam).await.unwrap().len(), 1, "what was approved stands");
        // Again, for more.
        let more = send(&world, &sam, &kim, "zqmore").await;
        assert!(decide(&world, &kim, &more, Does::Approve(LevelId::Proficient)).await);
        assert_eq!(results::latest(people, &sam).await.unwrap()[0].level, "proficient");

        let (kims, org) = (
            kim.id().as_str(),
            "INSERT INTO prior_learning (organisation_id, id, staff_id, approver_id, competency_id, learned, learned_where, period, duration, changed_at, comment)",
        );
        let mut raw = world.ground.raw("people").await;
        let own = format!("{org} VALUES ('home', 'own', '{kims}', '{kims}', 'cc-4.1', 'x', '', '', '', 1, '')");
        assert!(raw.execute(sqlx::AssertSqlSafe(own.as_str())).await.is_err(), "nobody approves their own");
    })
    .await;
}

#[tokio::test]
async fn prior_learning_comes_back_is_declined_and_no_window_overwrites_another() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (kim, lee) = (member(&world, "kim", &[Role::Mentor]).await, member(&world, "lee", &[Role::Mentor]).await);
        let sam = world.somebody_on_staff().await;
        let id = send(&world, &sam, &kim, "zqone").await;
        assert_eq!(send_from(&world, &sam, &lee, "from a window without a draft", None).await, Kept::ChangedElsewhere);
        change!(people, change => prior_learning::take_back(&mut change, &lee, &id));
        assert_eq!(seen(&world, &kim).await, ["zqone"], "not theirs to take back");
        change!(people, change => prior_learning::take_back(&mut change, &sam, &id));
        assert!(seen(&world, &kim).await.is_empty() && !decide(&world, &kim, &id, Does::Approve(LevelId::Foundation)).await);
        send(&world, &sam, &kim, "zqtwo").await;
        assert!(decide(&world, &kim, &id, Does::GiveBack).await && !decide(&world, &kim, &id, Does::GiveBack).await, "once");
        let mine = first(&world, &sam).await.unwrap();
        assert_eq!((mine.state, mine.comment.as_str(), mine.described.learned.as_str()), (State::Returned { at: NOON + 1 }, "When?", "zqtwo"));
        // To somebody else: the first colleague has nothing any more.
        send(&world, &sam, &lee, "zqthree").await;
        assert!(prior_approving::of_approver(people, &kim).await.unwrap().is_empty());
        assert!(decide(&world, &lee, &id, Does::Decline).await);
        assert_eq!(first(&world, &sam).await.unwrap().state, State::Declined { at: NOON + 1 });
        let told: Vec<Kind> = inbox::all(people, &sam).await.unwrap().into_iter().map(|m| m.kind).collect();
        assert!(told.contains(&Kind::PriorReturned) && told.contains(&Kind::PriorDeclined));
        assert!(evidence::all(people, &sam).await.unwrap().is_empty());
        for who in [&lee, &sam] {
            change!(people, change => prior_learning::delete(&mut change, who, &id));
        }
        assert_eq!(world.ground.number("people", "SELECT COUNT(*) FROM prior_learning").await, 0, "its writer deleted it");
    })
    .await;
}

async fn put(world: &World<'_>, who: &Staff, bytes: Option<&[u8]>) -> bool {
    let sealed = bytes.map(|bytes| prior_files::seal(&world.secrets, who, FileKind::Pdf, bytes, NOON).unwrap());
    let competency = CompetencyId::parse(COMPETENCY).unwrap();
    change!(world.stores.people, change => prior_files::put(&mut change, who, &competency, sealed.as_ref(), NOON))
}

async fn opened(world: &World<'_>, who: &Staff, id: &str) -> Option<Vec<u8>> {
    prior_files::open(&world.stores.people, &world.secrets, who, id).await.unwrap().map(|file| file.bytes)
}

#[tokio::test]
async fn a_file_is_opened_by_its_owner_and_by_the_colleague_who_has_it() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (kim, lee) = (member(&world, "kim", &[Role::Mentor]).await, member(&world, "lee", &[Role::Mentor]).await);
        let sam = world.somebody_on_staff().await;
        assert!(!put(&world, &sam, Some(b"zqpaper")).await, "with no draft");
        let id = send(&world, &sam, &kim, "zqcourse").await;
        assert!(!put(&world, &sam, Some(b"zqpaper")).await, "a colleague has it");
        change!(people, change => prior_learning::take_back(&mut change, &sam, &id));
        assert!(put(&world, &sam, Some(b"zqfirst")).await && put(&world, &sam, Some(b"zqpaper")).await, "one takes the place of another");
        assert!(!put(&world, &lee, None).await, "not theirs to take away");
        assert_eq!(world.ground.number("people", "SELECT COUNT(*) FROM prior_learning_file WHERE sealed LIKE '%zq%'").await, 0, "sealed");
        assert_eq!(first(&world, &sam).await.unwrap().file, Some(prior_files::About { kind: FileKind::Pdf, size: 7 }));
        let reads = async |who: &Staff| opened(&world, who, &id).await.is_some();
        assert_eq!(opened(&world, &sam, &id).await.as_deref(), Some(&b"zqpaper"[..]));
        assert!(!reads(&kim).await && !reads(&lee).await, "a draft is its owner's");
        send(&world, &sam, &kim, "zqcourse").await;
        assert!(reads(&kim).await && !reads(&lee).await, "whoever was asked, and nobody else");
        assert!(prior_approving::of_approver(people, &kim).await.unwrap()[0].file.is_some());
        assert!(decide(&world, &kim, &id, Does::GiveBack).await);
        assert!(!reads(&kim).await, "with its owner again");
        send(&world, &sam, &lee, "zqcourse").await;
        assert!(!reads(&kim).await && reads(&lee).await);
        assert!(decide(&world, &lee, &id, Does::Approve(LevelId::Foundation)).await);
        assert!(reads(&lee).await && reads(&sam).await && !put(&world, &sam, None).await, "they approved by it, and it stays as it was");

        let new = world.secrets.with_newest([7; 32]);
        storage::rotate::rotate(people, &world.secrets, &new).await.unwrap();
        let under_new = prior_files::open(people, &new, &sam, &id).await.unwrap().unwrap();
        assert_eq!(under_new.bytes, b"zqpaper");
        assert!(prior_files::open(people, &world.secrets, &sam, &id).await.is_err(), "the old key opens nothing");

        // A second one, declined and deleted: its file goes along.
        let more = send(&world, &sam, &kim, "zqmore").await;
        change!(people, change => prior_learning::take_back(&mut change, &sam, &more));
        assert!(put(&world, &sam, Some(b"zqmore")).await);
        change!(people, change => prior_learning::delete(&mut change, &sam, &more));
        assert_eq!(world.ground.number("people", "SELECT COUNT(*) FROM prior_learning_file").await, 1);
    })
    .await;
}
