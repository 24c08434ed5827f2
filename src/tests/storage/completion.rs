//! Finished lessons as evidence in the store: with the last lesson, once for each text of the module, also from two windows.

use doorstep::{
    domain::{competency::Standing, frameworks::Competencies},
    storage::{evidence, evidence::Evidence, progress, results, staff_lessons},
    train::{
        calendar::SiteCalendar,
        completion::{self, Whole},
        decide::Decider,
    },
};

use super::*;

const NAMED: [&str; 2] = ["cc-6.1", "cc-6.2"];

/// A module of two lessons; the texts of both can change.
struct Module {
    id: ModuleId,
    competencies: Vec<CompetencyId>,
    lessons: Vec<(LessonSlug, Revision)>,
}

fn module_of(texts: [&str; 2]) -> Module {
    Module {
        id: module("cm6"),
        competencies: NAMED.into_iter().map(|id| CompetencyId::parse(id).unwrap()).collect(),
        lessons: vec![(lesson("one"), revision(texts[0])), (lesson("two"), revision(texts[1]))],
    }
}

/// Opens a lesson as it reads now and finishes it, and notes what follows: what the lesson's page does.
async fn finish(world: &World<'_>, staff: &Staff, module: &Module, n: usize, now: i64) {
    let framework: Competencies = serde_saphyr::from_str(include_str!("../../../content/frameworks/clinician-competencies.yaml")).unwrap();
    let of_framework = revision("00ff");
    let by = Decider { framework: &framework, revision: &of_framework, calendar: SiteCalendar::of("UTC") };
    let lessons = module.lessons.iter().map(|(name, text)| (name, vec![text])).collect();
    let whole = Whole { module: &module.id, competencies: &module.competencies, lessons };
    let (course, (lesson, text)) = (course(), &module.lessons[n]);
    let at = progress::LessonRef { course: &course, module: &module.id, lesson };
    let mut change = world.stores.people.change().await.unwrap();
    staff_lessons::open_lesson(&mut change, staff, at, text, now).await.unwrap();
    staff_lessons::finish_lesson(&mut change, staff, at, text, now).await.unwrap();
    completion::note(&mut change, staff, &by, &whole, now).await.unwrap();
    change.commit().await.unwrap();
}

async fn pieces(world: &World<'_>, staff: &Staff) -> Vec<Evidence> {
    evidence::all(&world.stores.people, staff).await.unwrap()
}

#[tokio::test]
async fn the_last_lesson_brings_evidence_once_for_each_text() {
    on_each_database(async |world| {
        let (sam, kim) = (world.somebody_on_staff().await, world.somebody_on_staff().await);
        let first = module_of(["aa", "bb"]);
        finish(&world, &sam, &first, 0, NOON).await;
        finish(&world, &sam, &first, 0, NOON + 1).await;
        assert!(pieces(&world, &sam).await.is_empty(), "one lesson is missing");
        finish(&world, &sam, &first, 1, NOON + 2).await;
        finish(&world, &sam, &first, 1, NOON + 3).await;
        let got = pieces(&world, &sam).await;
        let what: Vec<_> = got.iter().map(|e| (e.what.competency.as_str(), e.what.kind.as_str(), e.what.accepted, e.given_at)).collect();
        assert_eq!(what, NAMED.map(|id| (id, "course-completion", true, NOON + 2)), "each competency that the module names, once");
        let stored = results::latest(&world.stores.people, &sam).await.unwrap();
        assert!(stored.len() == 2 && stored.iter().all(|r| r.level == Standing::InProgress.code()), "a result of its own, and no level: {stored:?}");

        // A lesson is written anew: what was finished stands, and comes again when the new text was gone through, too.
        let second = module_of(["aa", "cc"]);
        finish(&world, &sam, &second, 0, NOON + 4).await;
        assert_eq!(pieces(&world, &sam).await.len(), 2, "the new text was not opened");
        finish(&world, &sam, &second, 1, NOON + 5).await;
        let got = pieces(&world, &sam).await;
        assert_eq!(got.len(), 4);
        assert_ne!(got[0].what.content_version, got[3].what.content_version);

        assert!(pieces(&world, &kim).await.is_empty(), "nobody else's");
    })
    .await;
}

#[tokio::test]
async fn two_windows_that_finish_the_last_two_lessons_make_it_whole_once() {
    on_each_database(async |world| {
        let module = module_of(["aa", "bb"]);
        for _ in 0..4 {
            let sam = world.somebody_on_staff().await;
            tokio::join!(finish(&world, &sam, &module, 0, NOON), finish(&world, &sam, &module, 1, NOON));
            assert_eq!(pieces(&world, &sam).await.len(), NAMED.len());
        }
    })
    .await;
}
