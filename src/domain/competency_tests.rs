//! The rules at their edges: safety, the last millisecond of a validity, any order of evidence.

use super::*;
use proptest::prelude::*;

fn framework() -> Competencies {
    serde_saphyr::from_str(include_str!("../../content/frameworks/clinician-competencies.yaml")).expect("the framework reads")
}

fn steps(points: &[u32]) -> Vec<Step> {
    points.iter().map(|p| Step { points: *p, possible: 2, unsafe_step: false }).collect()
}

fn items(right: u32, wrong: u32, unsafe_step: bool) -> Vec<Step> {
    let mut all = vec![Step { points: 1, possible: 1, unsafe_step: false }; right as usize];
    all.extend(vec![Step { points: 0, possible: 1, unsafe_step }; wrong as usize]);
    all
}

fn piece(n: usize, competency: &str, kind: EvidenceKind, accepted: bool, at: i64) -> Evidence {
    Evidence { id: EvidenceId::from_store(format!("e{n}")), competency: CompetencyId::parse(competency).expect("an id"), kind, accepted, at }
}

#[test]
fn a_case_needs_six_of_eight_and_nothing_unsafe() {
    let rules = framework().rules;
    assert_eq!(vignette(&rules, &steps(&[2, 2, 2, 0])), Outcome::Accepted { points: 6, possible: 8 });
    assert_eq!(vignette(&rules, &steps(&[2, 2, 1, 0])), Outcome::NotYet { points: 5, possible: 8, needed: 6 });
    // Three decisions: 4.5 is rounded up.
    assert_eq!(vignette(&rules, &steps(&[2, 2, 0])), Outcome::NotYet { points: 4, possible: 6, needed: 5 });
    let mut harmful = steps(&[2, 2, 2, 2]);
    harmful[3] = Step { points: 0, possible: 2, unsafe_step: true };
    assert_eq!(vignette(&rules, &harmful), Outcome::Unsafe { points: 6, possible: 8 });
    assert!(!vignette(&rules, &[]).accepted(), "nothing done is nothing shown");
}

#[test]
fn a_knowledge_check_needs_four_fifths_and_every_safety_item() {
    let rules = framework().rules;
    assert!(knowledge(&rules, &items(5, 1, false)).accepted());
    assert_eq!(knowledge(&rules, &items(4, 2, false)), Outcome::NotYet { points: 4, possible: 6, needed: 5 });
    assert_eq!(knowledge(&rules, &items(5, 1, true)), Outcome::Unsafe { points: 5, possible: 6 });
    assert!(!knowledge(&rules, &[]).accepted());
}

#[test]
fn evidence_ends_at_its_last_millisecond() {
    let framework = framework();
    let risk = framework.competency("cc-5.1").expect("cc-5.1");
    let evidence = [piece(0, "cc-5.1", EvidenceKind::Vignette, true, 1_000)];
    let end = 1_000 + 12 * MONTH_MS;
    let before = result(&framework, risk, &evidence, end - 1);
    assert_eq!((before.standing, before.valid_until, before.missing.as_slice()), (Standing::Foundation, Some(end), [EvidenceKind::Observed].as_slice()));
    let after = result(&framework, risk, &evidence, end);
    assert_eq!((after.standing, after.valid_until), (Standing::InProgress, None));
    assert_eq!(ended(&framework, risk, EvidenceKind::Vignette, &evidence, end), Some(end));
    assert_eq!(ended(&framework, risk, EvidenceKind::Vignette, &evidence, end - 1), None);
    assert_eq!(result(&framework, risk, &evidence, 999).standing, Standing::NotStarted, "an old result can be made again");
    assert_eq!((days_left_soon(61 * DAY_MS, 0), days_left_soon(60 * DAY_MS, 0), days_left_soon(1, 0), days_left_soon(0, 1)), (None, Some(60), Some(0), None));
}

#[test]
fn every_kind_of_the_by_column_is_needed() {
    let framework = framework();
    let law = framework.competency("cc-6.1").expect("cc-6.1");
    let one = [piece(0, "cc-6.1", EvidenceKind::Knowledge, true, 5)];
    assert_eq!(result(&framework, law, &one, 5).standing, Standing::Proficient);
    let tried = [piece(0, "cc-6.1", EvidenceKind::Knowledge, false, 5)];
    assert_eq!(result(&framework, law, &tried, 5).standing, Standing::InProgress);
    assert_eq!(result(&framework, law, &[], 5).standing, Standing::NotStarted);
}

fn any_evidence() -> impl Strategy<Value = Vec<Evidence>> {
    let one = (prop::sample::select(vec!["cc-5.1", "cc-5.4", "cc-2.4"]), 0..4_usize, any::<bool>(), 0..6_i64);
    prop::collection::vec(one, 0..12).prop_map(|all| {
        let made = all.into_iter().enumerate();
        made.map(|(n, (competency, kind, accepted, at))| piece(n, competency, EvidenceKind::ALL[kind], accepted, at)).collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_evidence_does_not_matter((evidence, mixed) in any_evidence().prop_flat_map(|e| (Just(e.clone()), Just(e).prop_shuffle())), as_of in 0..8_i64) {
        let framework = framework();
        for competency in framework.all() {
            prop_assert_eq!(result(&framework, competency, &evidence, as_of), result(&framework, competency, &mixed, as_of));
        }
        prop_assert_eq!(foundation_reached(&framework, &evidence, as_of), foundation_reached(&framework, &mixed, as_of));
    }
}
