//! What belongs to each member of staff in the matrix: one thing of every kind that an address or a form can name.

use super::people::{Things, VICTIMS_WORDS, member};
use crate::house::{NOON, TestHouse};
use doorstep::{
    domain::{
        award::{PrintedName, What},
        class_code::ClassCode,
        competency::observing::ForAnother,
        frameworks::LevelId,
        ids::{AttemptId, CompetencyId, ModuleId, ObservationId},
        improvement_project::Words,
        learning_log::Entry,
        locale::Locale,
        notice::Kind,
        prior_learning::{Description, FileKind},
        roles::Role,
        sharing::{Item, Purpose, Until},
    },
    storage::{
        Change, PatientText,
        attempts::{self, AttemptKind, NewAttempt},
        awards::{self, Frozen},
        classes,
        evidence::{self, NewEvidence},
        improvement_projects, inbox, learning_log, mentorships, notes,
        observations::{self, NewRequest},
        places::OwnPlace,
        prior_files, prior_learning,
        question_desk::{self, Asking},
        question_desk_answers,
        reflections::{self, Draft, Kept},
        second_look_readers, second_looks, share_codes,
        shares::{self, Giving},
        staff::Staff,
        staff_sessions, teams, wordings,
    },
};

/// A class, an attempt, a message and a visit of this member of staff, what somebody asked of them, and who they are.
pub(super) async fn things(house: &TestHouse, member: &Staff) -> Things {
    let (request, reflection, claim, mentorship, project) = asked_of(house, member).await;
    let mut change = house.house.stores.people.change().await.unwrap();
    let class = loop {
        let code = ClassCode::from_numbers(std::array::from_fn(|_| rand::random_range(0..30)));
        if let Some(class) = classes::open(&mut change, member, &code, NOON).await.unwrap() {
            break class;
        }
    };
    let what = NewAttempt { kind: AttemptKind::Knowledge, module: ModuleId::parse("cm05").unwrap(), subject: String::new(), seed: 1, drawn: "[]".into() };
    let attempt = attempts::start(&mut change, member, &what, NOON).await.unwrap();
    assert!(attempts::submit(&mut change, member, &attempt, NOON).await.unwrap());
    let entry = Entry { id: format!("entry-{}", member.id().as_str()), day: "2026-01-05".into(), minutes: 5, title: "A talk".into(), ..Entry::default() };
    assert!(learning_log::put(&mut change, member, &entry, NOON).await.unwrap());
    inbox::put(&mut change, member.id(), Kind::RecoveryCodesNew, "", NOON).await.unwrap();
    let visit = staff_sessions::start(&mut change, member, NOON).await.unwrap();
    let award = awards::draw(&mut change, NOON).await.unwrap();
    awards::add(&mut change, member, &award, &frozen(house).await, "a.b.c").await.unwrap();
    change.commit().await.unwrap();
    let mut change = house.house.stores.people.change().await.unwrap();
    let team = teams::make(&mut change, member, "A team", NOON).await.unwrap();
    change.commit().await.unwrap();
    let (piece, look) = second_look(house, member, attempt.clone()).await;
    let question = question(house, member).await;
    let message = inbox::all(&house.house.stores.people, member).await.unwrap()[0].id.clone();
    vec![
        ("class", class.as_str().to_owned()),
        ("attempt", attempt.as_str().to_owned()),
        ("entry", entry.id),
        ("award", award.code.to_string()),
        ("who", member.id().as_str().to_owned()),
        ("request", request),
        ("team", team.as_str().to_owned()),
        ("mentorship", mentorship),
        ("project", project),
        ("question", question),
        ("piece", piece),
        ("look", look),
        ("reflection", reflection),
        ("claim", claim),
        ("described", described(house, member).await),
        ("message", message.clone()),
        ("newest", message),
        ("visit", visit.fingerprint()),
        ("id", member.id().as_str().to_owned()),
    ]
}

/// A piece of theirs, asked about; and, for those who may look, one of a colleague that they took up.
async fn second_look(house: &TestHouse, member: &Staff, attempt: AttemptId) -> (String, String) {
    let (piece, own) = asks_again(house, member, Some(attempt)).await;
    let colleague = self::member(house, &format!("doubts {}", member.id().as_str()), &[Role::Clinician]).await;
    let (_, look) = asks_again(house, &colleague, None).await;
    let reader = at_work(house, member).await;
    let mut change = house.house.stores.people.change().await.unwrap();
    let took = second_look_readers::take(&mut change, &reader, &look, NOON).await.unwrap();
    change.commit().await.unwrap();
    (piece, if took { look } else { own })
}

/// The same account in a session as mentor or lead, where they are one.
async fn at_work(house: &TestHouse, member: &Staff) -> Staff {
    let people = &house.house.stores.people;
    let mut change = people.change().await.unwrap();
    let token = staff_sessions::start(&mut change, member, NOON).await.unwrap();
    if let Some(role) = [Role::Mentor, Role::Lead].into_iter().find(|role| member.roles().has(*role)) {
        staff_sessions::work_as(&mut change, &token, member, role).await.unwrap();
    }
    change.commit().await.unwrap();
    staff_sessions::find(people, &token, NOON).await.unwrap().unwrap().staff
}

/// A question of theirs at the desk; or, for those who may answer, one of a colleague that they took up.
async fn question(house: &TestHouse, member: &Staff) -> String {
    let people = &house.house.stores.people;
    let colleague = self::member(house, &format!("wonders {}", member.id().as_str()), &[Role::Clinician]).await;
    let new = Asking { words: "May I call twice?", module: None, answer_by: "2026-12-01" };
    for who in [member, &colleague] {
        let mut change = people.change().await.unwrap();
        assert!(question_desk::ask(&mut change, who, new, NOON).await.unwrap());
        change.commit().await.unwrap();
    }
    let theirs = question_desk::mine(people, &colleague).await.unwrap().remove(0).id;
    let reader = at_work(house, member).await;
    let mut change = people.change().await.unwrap();
    let took = question_desk_answers::take(&mut change, &reader, theirs.as_str(), NOON).await.unwrap();
    change.commit().await.unwrap();
    let own = question_desk::mine(people, member).await.unwrap().remove(0).id;
    if took { theirs.as_str().to_owned() } else { own.as_str().to_owned() }
}

async fn asks_again(house: &TestHouse, who: &Staff, attempt: Option<AttemptId>) -> (String, String) {
    let new = NewEvidence {
        competency: CompetencyId::parse("cc-5.1").unwrap(),
        kind: "knowledge".into(),
        attempt,
        accepted: true,
        detail: "{}".into(),
        content_version: "1".into(),
    };
    let mut change = house.house.stores.people.change().await.unwrap();
    let piece = evidence::add(&mut change, who, &new, NOON).await.unwrap();
    let look = second_looks::ask(&mut change, who, &piece, "Two answers were right.", NOON).await.unwrap().unwrap();
    change.commit().await.unwrap();
    (piece.as_str().to_owned(), look)
}

/// A colleague asks them to watch, to read, to decide, to be their mentor, and to confirm a project.
async fn asked_of(house: &TestHouse, observer: &Staff) -> (String, String, String, String, String) {
    let asks = member(house, &format!("asks {}", observer.id().as_str()), &[Role::Clinician]).await;
    let two = ForAnother::new(observer.id(), asks.id()).unwrap();
    let (competency, sheet) = (CompetencyId::parse("cc-2.2").unwrap(), ObservationId::parse("ob-cc-2.2").unwrap());
    let new = NewRequest { two: &two, competency: &competency, sheet: &sheet, line: "", second_to: None };
    let mut change = house.house.stores.people.change().await.unwrap();
    let request = observations::ask(&mut change, &asks, &new, NOON).await.unwrap().unwrap();
    let draft = Draft { competency: &competency, words: "thoughts", seen: None };
    assert_eq!(reflections::send(&mut change, &asks, &two, draft, NOON).await.unwrap(), Kept::Yes);
    let described = Description { learned: "a course".into(), ..Description::default() };
    let claim = |seen| prior_learning::Draft { competency: &competency, described: &described, seen };
    assert_eq!(prior_learning::keep(&mut change, &asks, claim(None), NOON).await.unwrap(), Kept::Yes);
    with_file(&mut change, house, &asks, &competency).await;
    assert_eq!(prior_learning::send(&mut change, &asks, &two, claim(Some(NOON)), NOON).await.unwrap(), Kept::Yes);
    let mentorship = mentorships::ask(&mut change, &asks, &two, "to learn", NOON).await.unwrap().unwrap();
    assert!(improvement_projects::send(&mut change, &asks, &two, &Words::default(), None, NOON).await.unwrap());
    change.commit().await.unwrap();
    let reflection = reflections::mine(&house.house.stores.people, &asks).await.unwrap().remove(0);
    let claim = prior_learning::mine(&house.house.stores.people, &asks).await.unwrap().remove(0);
    let project = improvement_projects::mine(&house.house.stores.people, &asks).await.unwrap().remove(0);
    (
        request.as_str().to_owned(),
        reflection.id.as_str().to_owned(),
        claim.id.as_str().to_owned(),
        mentorship.as_str().to_owned(),
        project.id.as_str().to_owned(),
    )
}

/// What they learned before, in their own words, with a file.
async fn described(house: &TestHouse, member: &Staff) -> String {
    let (competency, words) = (CompetencyId::parse("cc-2.2").unwrap(), Description { learned: "a course".into(), ..Description::default() });
    let mut change = house.house.stores.people.change().await.unwrap();
    let draft = prior_learning::Draft { competency: &competency, described: &words, seen: None };
    assert_eq!(prior_learning::keep(&mut change, member, draft, NOON).await.unwrap(), prior_learning::Kept::Yes);
    with_file(&mut change, house, member, &competency).await;
    change.commit().await.unwrap();
    prior_learning::mine(&house.house.stores.people, member).await.unwrap().remove(0).id.as_str().to_owned()
}

async fn with_file(change: &mut Change, house: &TestHouse, member: &Staff, competency: &CompetencyId) {
    let file = prior_files::seal(&house.house.secrets, member, FileKind::Pdf, b"%PDF-1.7", NOON).unwrap();
    assert!(prior_files::put(change, member, competency, Some(&file), NOON).await.unwrap());
}

/// An award on something of today's framework, whose text is kept.
async fn frozen(house: &TestHouse) -> Frozen {
    let (library, content) = (house.house.library(), &house.house.stores.content);
    let revision = library.competencies_revision.clone();
    let mut change = content.change().await.unwrap();
    wordings::keep(&mut change, library.wordings.find(&revision).unwrap(), NOON).await.unwrap();
    change.commit().await.unwrap();
    Frozen {
        what: What::Programme,
        level: LevelId::Foundation,
        name: PrintedName::parse("Robin").unwrap(),
        framework_version: "1".into(),
        rule_version: "1.1".into(),
        revision,
        zone: "America/Toronto".into(),
        issued_at: NOON,
        valid_until: NOON + 86_400_000,
        provisional: true,
        founding: false,
        locale: Locale::English,
    }
}

/// A share from this place to this member of staff, in the role that they began to work in.
pub(super) async fn give(house: &TestHouse, own: &OwnPlace, to: &Staff, secret: bool) -> String {
    let (people, secrets) = (&house.house.stores.people, &house.house.secrets);
    let code = format!("code {}", to.id().as_str());
    let (module, lesson) = (ModuleId::parse("pm03").unwrap(), doorstep::domain::ids::LessonSlug::parse("lock-your-screen").unwrap());
    let mut change = people.change().await.unwrap();
    if share_codes::own(people, to).await.unwrap().is_none() {
        assert!(share_codes::set(&mut change, to, &code, NOON).await.unwrap());
    }
    if secret {
        notes::save(&mut change, own, &module, &lesson, &PatientText::written_by(own, VICTIMS_WORDS.into()), NOON).await.unwrap();
    }
    change.commit().await.unwrap();
    let reader = share_codes::find(people, &code).await.unwrap().unwrap();
    let until = Until { ends_at: NOON + 86_400_000, last_day: "2026-09-22".into(), zone: "America/Toronto".into() };
    let giving = Giving {
        reader: &reader,
        items: &[Item::Map(module.clone()), Item::Note(module, lesson)],
        purpose: Purpose::Talk,
        label: &PatientText::written_by(own, String::new()),
        until: &until,
        words_version: "1",
        locale: Locale::English,
    };
    let mut change = people.change().await.unwrap();
    let share = shares::give(&mut change, secrets, own, &giving, NOON).await.unwrap().unwrap();
    change.commit().await.unwrap();
    share.as_str().to_owned()
}
