//! Observed practice in the store: who can be asked, what a signature writes, and what nobody can do.

use doorstep::{
    domain::{
        competency::{
            Rating,
            observing::{ForAnother, Right, Scope, Setting, Signing},
        },
        frameworks::{Competencies, Competency},
        notice::Kind,
    },
    statistics::{
        Finding,
        kappa::{Weights, agreement},
    },
    storage::{
        StorageError, evidence,
        founding::{self, NewFounding},
        inbox,
        observation_signing::{self, OpenRequest},
        observations::{self, NewRequest, Outcome},
        observers, results,
    },
    train::{calendar::SiteCalendar, decide::Decider},
};

use super::*;

const DAY: i64 = 86_400_000;
/// By observed practice alone.
const WATCHED: &str = "cc-2.2";

fn framework() -> Competencies {
    serde_saphyr::from_str(include_str!("../../../content/frameworks/clinician-competencies.yaml")).unwrap()
}

fn decider<'a>(framework: &'a Competencies, revision: &'a Revision) -> Decider<'a> {
    Decider { framework, revision, calendar: SiteCalendar::of("UTC") }
}

pub(super) async fn member(world: &World<'_>, name: &str, roles: &[Role]) -> Staff {
    let new = NewStaff { sign_in_name: name, display_name: name, password: "a long enough password", roles: Roles::of(roles.iter().copied()) };
    storage::staff::add(&world.stores.people, &world.secrets, new, NOON).await.unwrap().unwrap();
    storage::staff::sign_in(&world.stores.people, &world.secrets, name, "a long enough password").await.unwrap().unwrap()
}

fn competency<'a>(framework: &'a Competencies, id: &str) -> &'a Competency {
    framework.competency(id).unwrap()
}

async fn name(world: &World<'_>, by: &Staff, whom: &Staff, scope: Scope, days: i64) -> bool {
    let two = ForAnother::new(by.id(), whom.id()).unwrap();
    let new = NewFounding { two: &two, scope: &scope, reason: "Taught it for years.", ends_at: NOON + days * DAY };
    change!(world.stores.people, change => founding::name(&mut change, by, &new, NOON))
}

pub(super) async fn ask(world: &World<'_>, who: &Staff, observer: &Staff, second_to: Option<&str>) -> Option<RequestId> {
    let two = ForAnother::new(observer.id(), who.id()).unwrap();
    let (competency, sheet) = (CompetencyId::parse(WATCHED).unwrap(), ObservationId::parse("ob-cc-2.2").unwrap());
    let new = NewRequest { two: &two, competency: &competency, sheet: &sheet, line: "Tuesday at two", second_to };
    change!(world.stores.people, change => observations::ask(&mut change, who, &new, NOON))
}

fn signing(rating: Rating) -> Signing {
    Signing { rating, setting: Setting::Video, day: "2026-09-20".into(), seen: vec![IndicatorId::parse("identity").unwrap()], comment: "Calm.".into() }
}

/// `false`: there was nothing to sign for this observer.
pub(super) async fn sign(world: &World<'_>, observer: &Staff, id: &RequestId, rating: Rating, now: i64) -> bool {
    let (framework, revision) = (framework(), revision("00ff"));
    let mut change = world.stores.people.change().await.unwrap();
    let Some(request) = observation_signing::open(&mut change, observer, id.as_str()).await.unwrap() else { return false };
    let detail = serde_json::json!({ "outcome": "accepted", "rating": rating.code(), "signed_by": observer.id().as_str() }).to_string();
    observation_signing::sign(&mut change, request, &signing(rating), detail, &revision, &decider(&framework, &revision), now).await.unwrap();
    change.commit().await.unwrap();
    true
}

#[tokio::test]
async fn who_was_named_signs_and_whoever_they_made_proficient_signs_next() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (framework, revision) = (framework(), revision("00ff"));
        let by = decider(&framework, &revision);
        let ana = member(&world, "ana", &[Role::Administrator]).await;
        let (may, kim) = (member(&world, "may", &[Role::Mentor, Role::Clinician]).await, member(&world, "kim", &[Role::Mentor]).await);
        let sam = world.somebody_on_staff().await;
        let can_be_asked = async |who: &Staff, now| {
            let found = observers::who_may_sign(people, who, competency(&framework, WATCHED), &by, now).await.unwrap();
            found.into_iter().map(|m| (m.name, m.right == Right::Proficient)).collect::<Vec<_>>()
        };
        assert_eq!(can_be_asked(&sam, NOON).await, [], "nobody can be first without a name");
        assert!(name(&world, &ana, &kim, Scope::Domain(framework.domain_of(&CompetencyId::parse(WATCHED).unwrap()).unwrap().id.clone()), 30).await);
        assert_eq!(can_be_asked(&sam, NOON).await, [("kim".to_owned(), false)]);
        assert_eq!(can_be_asked(&kim, NOON).await, [], "nobody asks themselves");
        assert_eq!(can_be_asked(&sam, NOON + 30 * DAY).await, [], "the time is over");

        let id = ask(&world, &may, &kim, None).await.unwrap();
        assert!(sign(&world, &kim, &id, Rating::SafeAlone, NOON + 1).await);
        let got = evidence::all(people, &may).await.unwrap();
        assert_eq!(got.iter().map(|e| (e.what.competency.as_str(), e.what.kind.as_str(), e.what.accepted)).collect::<Vec<_>>(), [(WATCHED, "observed", true)]);
        assert_eq!(results::latest(people, &may).await.unwrap()[0].level, "proficient");
        assert!(evidence::all(people, &kim).await.unwrap().is_empty(), "the observer gets nothing");
        assert_eq!(can_be_asked(&sam, NOON + 30 * DAY).await, [("may".to_owned(), true)], "by her own record, after Kim's time");
        assert_eq!(can_be_asked(&sam, NOON + 800 * DAY).await, [], "and no longer than her record holds");

        let kinds: Vec<Kind> = inbox::all(people, &may).await.unwrap().iter().map(|m| m.kind).collect();
        assert_eq!((kinds, inbox::all(people, &kim).await.unwrap()[0].kind), (vec![Kind::ObservationSigned], Kind::ObservationAsked));
        // Who works as something else is not asked, and who left is not either.
        change!(people, change => storage::staff::set_roles(&mut change, may.id(), &Roles::of([Role::Clinician]), NOON));
        assert_eq!(can_be_asked(&sam, NOON + 30 * DAY).await, []);
        change!(people, change => storage::staff::disable(&mut change, kim.id(), NOON));
        assert_eq!(can_be_asked(&sam, NOON).await, []);
    })
    .await;
}

#[tokio::test]
async fn only_who_was_asked_opens_it_and_only_once() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (kim, lee) = (member(&world, "kim", &[Role::Mentor]).await, member(&world, "lee", &[Role::Mentor]).await);
        let sam = world.somebody_on_staff().await;
        let id = ask(&world, &sam, &kim, None).await.unwrap();
        assert_eq!(ask(&world, &sam, &kim, None).await.unwrap(), id, "asked twice is asked once");
        assert_eq!(inbox::all(people, &kim).await.unwrap().len(), 1);
        for other in [&lee, &sam] {
            assert!(!sign(&world, other, &id, Rating::CanTeach, NOON + 1).await, "asked of somebody else");
        }
        assert!(observations::of_observer(people, &lee).await.unwrap().is_empty());
        // Two clicks at the same moment, in two windows.
        let (one, two) = tokio::join!(sign(&world, &kim, &id, Rating::NeedsSupport, NOON + 1), sign(&world, &kim, &id, Rating::SafeAlone, NOON + 1));
        assert!(one ^ two, "exactly one");
        assert_eq!(evidence::all(people, &sam).await.unwrap().len(), 1);
        assert!(!change!(people, change => observations::withdraw(&mut change, &sam, id.as_str(), NOON + 2)), "signed is signed");

        let back = ask(&world, &sam, &lee, None).await.unwrap();
        let mut change = people.change().await.unwrap();
        let request: OpenRequest = observation_signing::open(&mut change, &lee, back.as_str()).await.unwrap().unwrap();
        observation_signing::give_back(&mut change, request, "Ask once more, with the plan.", NOON + 3).await.unwrap();
        change.commit().await.unwrap();
        assert!(!sign(&world, &lee, &back, Rating::SafeAlone, NOON + 4).await, "given back");
        let gone = ask(&world, &sam, &lee, None).await.unwrap();
        assert_ne!(gone, back, "asking again is another request");
        assert!(!change!(people, change => observations::withdraw(&mut change, &kim, gone.as_str(), NOON + 5)), "not theirs");
        assert!(change!(people, change => observations::withdraw(&mut change, &sam, gone.as_str(), NOON + 5)));
        assert!(!sign(&world, &lee, &gone, Rating::SafeAlone, NOON + 6).await, "taken back");
        let mine = observations::mine(people, &sam).await.unwrap();
        let line = mine.iter().find(|m| m.id == gone).unwrap();
        assert_eq!((&line.outcome, line.line.as_str()), (&Outcome::Withdrawn { at: NOON + 5 }, ""), "with its line");
        assert_eq!(evidence::all(people, &sam).await.unwrap().len(), 1);
        // Whoever asked has left.
        let last = ask(&world, &sam, &lee, None).await.unwrap();
        change!(people, change => storage::staff::disable(&mut change, sam.id(), NOON + 7));
        assert!(!sign(&world, &lee, &last, Rating::SafeAlone, NOON + 8).await);
    })
    .await;
}

#[tokio::test]
async fn the_tables_refuse_what_is_about_oneself_and_what_has_no_end() {
    on_each_database(async |world| {
        let sam = member(&world, "sam", &[Role::Mentor, Role::Administrator]).await;
        let kim = member(&world, "kim", &[Role::Mentor]).await;
        let (sams, kims) = (sam.id().as_str(), kim.id().as_str());
        assert!(ForAnother::new(sam.id(), sam.id()).is_none());
        let two = ForAnother::new(kim.id(), sam.id()).unwrap();
        let (competency, sheet) = (CompetencyId::parse(WATCHED).unwrap(), ObservationId::parse("ob-cc-2.2").unwrap());
        let new = NewRequest { two: &two, competency: &competency, sheet: &sheet, line: "", second_to: None };
        assert_eq!(change!(world.stores.people, change => observations::ask(&mut change, &kim, &new, NOON)), None, "nobody asks in another's name");
        let scope = Scope::Competency(competency.clone());
        let new = NewFounding { two: &two, scope: &scope, reason: "r", ends_at: NOON + DAY };
        assert!(!change!(world.stores.people, change => founding::name(&mut change, &sam, &new, NOON)), "nor names in another's name");

        let mut raw = world.ground.raw("people").await;
        let request = |who: &str, observer: &str| {
            format!(
                "INSERT INTO observation_request (organisation_id, id, staff_id, observer_id, competency_id, sheet_id, line, asked_at, comment) \
                 VALUES ('home', 'r {who} {observer}', '{who}', '{observer}', 'cc-2.2', 'ob-cc-2.2', '', 1, '')"
            )
        };
        let named = |id: &str, by: &str, until: i64| {
            format!(
                "INSERT INTO founding_observer (organisation_id, id, staff_id, scope, reason, named_by, named_at, ends_at) \
                 VALUES ('home', '{id}', '{kims}', 'cc-2.2', 'r', '{by}', 0, {until})"
            )
        };
        for (words, allowed) in [
            (request(sams, kims), true),
            (request(sams, sams), false),
            (named("one", sams, DAY), true),
            (named("two", kims, DAY), false),
            (named("three", sams, 368 * DAY), false),
            (named("four", sams, 0), false),
        ] {
            let done = raw.execute(sqlx::AssertSqlSafe(words.as_str())).await;
            assert_eq!(done.is_ok(), allowed, "{words}");
        }
        raw.close().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_founding_observer_can_be_ended_and_named_anew() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let (ana, kim) = (member(&world, "ana", &[Role::Administrator]).await, member(&world, "kim", &[Role::Mentor]).await);
        let scope = || Scope::Competency(CompetencyId::parse(WATCHED).unwrap());
        assert!(name(&world, &ana, &kim, scope(), 30).await);
        assert!(!name(&world, &ana, &kim, scope(), 90).await, "named for it already");
        let all = founding::all(people).await.unwrap();
        assert_eq!((all.len(), all[0].name.as_str(), all[0].by.as_deref(), &all[0].who), (1, "kim", Some("ana"), kim.id()));
        assert_eq!(change!(people, change => founding::end(&mut change, &all[0].id, NOON + 1)).as_ref(), Some(kim.id()));
        assert_eq!(change!(people, change => founding::end(&mut change, &all[0].id, NOON + 2)), None, "once");
        assert!(founding::mine(people, &kim).await.unwrap().iter().all(|f| !f.runs(NOON + 1)));
        let two = ForAnother::new(ana.id(), kim.id()).unwrap();
        let again = NewFounding { two: &two, scope: &scope(), reason: "Again.", ends_at: NOON + DAY };
        assert!(change!(people, change => founding::name(&mut change, &ana, &again, NOON + 3)));
        let too_long = NewFounding { two: &two, scope: &Scope::Domain("d1".into()), reason: "Long.", ends_at: NOON + 400 * DAY };
        let mut change = people.change().await.unwrap();
        let refused: Result<bool, StorageError> = founding::name(&mut change, &ana, &too_long, NOON).await;
        assert!(refused.is_err(), "a year at most, whoever computes the end");
    })
    .await;
}

/// Pairs of two observers of the same observation, from many clinicians; none of them is named.
#[tokio::test]
async fn two_observers_of_one_observation_make_a_pair_without_names() {
    on_each_database(async |world| {
        let people = &world.stores.people;
        let observers = [member(&world, "kim", &[Role::Mentor]).await, member(&world, "lee", &[Role::Mentor]).await];
        let sam = world.somebody_on_staff().await;
        assert_eq!(ask(&world, &sam, &observers[1], Some("none")).await, None, "second to nothing");
        let first = ask(&world, &sam, &observers[0], None).await.unwrap();
        assert_eq!(ask(&world, &sam, &observers[1], Some(first.as_str())).await, None, "not signed yet");
        assert!(sign(&world, &observers[0], &first, Rating::SafeAlone, NOON + 1).await);
        assert_eq!(ask(&world, &sam, &observers[0], Some(first.as_str())).await, None, "the same eyes twice are no second pair");
        let second = ask(&world, &sam, &observers[1], Some(first.as_str())).await.unwrap();
        assert!(observations::pairs(people).await.unwrap().is_empty(), "one of them alone is no pair");
        let asked = observations::of_observer(people, &observers[1]).await.unwrap();
        assert_eq!((asked[0].same_as_on.as_deref(), &asked[0].outcome), (Some("2026-09-20"), &Outcome::Open), "which day, and not what");
        assert!(sign(&world, &observers[1], &second, Rating::CanTeach, NOON + 2).await);
        let sheet = ObservationId::parse("ob-cc-2.2").unwrap();
        assert_eq!(observations::pairs(people).await.unwrap(), [(sheet, Rating::SafeAlone, Rating::CanTeach)]);
        assert_eq!(ask(&world, &sam, &observers[0], Some(second.as_str())).await, None, "no third");
        // Twenty-four more, rated as on a sheet of paper: alike but for every fourth.
        for n in 0..24 {
            let one = member(&world, &format!("clinician{n}"), &[Role::Clinician]).await;
            let first = ask(&world, &one, &observers[0], None).await.unwrap();
            let rating = Rating::ALL[n % 3];
            assert!(sign(&world, &observers[0], &first, rating, NOON + 3).await);
            let second = ask(&world, &one, &observers[1], Some(first.as_str())).await.unwrap();
            assert!(sign(&world, &observers[1], &second, if n % 4 == 0 { Rating::SafeAlone } else { rating }, NOON + 4).await);
        }
        let step = |rating: Rating| Rating::ALL.iter().position(|r| *r == rating).unwrap();
        let pairs: Vec<(usize, usize)> = observations::pairs(people).await.unwrap().iter().map(|(_, a, b)| (step(*a), step(*b))).collect();
        assert_eq!(pairs.len(), 25);
        let Finding::Found(found) = agreement(&pairs, Rating::ALL.len(), Weights::Linear) else { panic!("cannot be told") };
        // By hand: 20 alike and 5 a step apart; the first observer signed 8, 9, 8 of the three, the second 6, 12, 7.
        let chance = 366.5 / 625.0;
        let kappa = (0.9 - chance) / (1.0 - chance);
        assert!((found.same_step - 20.0 / 25.0).abs() < 1e-12 && (found.kappa - kappa).abs() < 1e-12, "{found:?}");
    })
    .await;
}
