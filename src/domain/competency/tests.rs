//! The rules at their edges: safety, the last millisecond of a validity, grace, any order of evidence, and what may lower a result.

use super::*;
use proptest::prelude::*;

pub(super) fn framework() -> Competencies {
    serde_saphyr::from_str(include_str!("../../../content/frameworks/clinician-competencies.yaml")).expect("the framework reads")
}

fn steps(points: &[u32]) -> Vec<Step> {
    points.iter().map(|p| Step { points: *p, possible: 2, unsafe_step: false }).collect()
}

fn items(right: u32, wrong: u32, unsafe_step: bool) -> Vec<Step> {
    let mut all = vec![Step { points: 1, possible: 1, unsafe_step: false }; right as usize];
    all.extend(vec![Step { points: 0, possible: 1, unsafe_step }; wrong as usize]);
    all
}

pub(super) fn piece(n: usize, competency: &str, kind: EvidenceKind, shown: Shown, at: i64) -> Evidence {
    let competency = CompetencyId::parse(competency).expect("an id");
    let id = EvidenceId::from_store(format!("e{n}"));
    Evidence { id, competency, kind, shown, rating: None, level: None, signed_by: None, at, ends_at: None, voided_at: None, again: Vec::new() }
}

fn observed(n: usize, competency: &str, rating: Rating, by: &str, at: i64) -> Evidence {
    let signed = piece(n, competency, EvidenceKind::Observed, Shown::Accepted, at);
    Evidence { rating: Some(rating), signed_by: Some(by.to_owned()), ..signed }
}

pub(super) fn book(framework: &Competencies) -> Rulebook<'_> {
    Rulebook { framework, calendar: &EvenMonths }
}

fn decide(framework: &Competencies, id: &str, evidence: &[Evidence], as_of: i64) -> Decision {
    book(framework).decide(framework.competency(id).expect("a competency"), evidence, as_of)
}

use EvidenceKind::{Knowledge, Observed, Reflection, Vignette};
use Shown::{Accepted, NotYet, Unsafe};

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
fn what_ends_soon_says_what_to_show_again() {
    let framework = framework();
    let later = 1_000 + 3 * MONTH_MS;
    let evidence = [piece(0, "cc-5.1", Vignette, Accepted, 1_000), observed(1, "cc-5.1", Rating::SafeAlone, "mo", later)];
    let end = 1_000 + 12 * MONTH_MS;
    let at = |as_of| decide(&framework, "cc-5.1", &evidence, as_of);
    assert_eq!(at(end - 61 * DAY_MS).renewal(end - 61 * DAY_MS), None, "there is time");
    let soon = at(end - 30 * DAY_MS);
    assert_eq!((soon.standing, soon.renewal(end - 30 * DAY_MS), soon.to_renew()), (Standing::Proficient, Some((end, Stage::Soon)), vec![Vignette]));
    let over = at(end + DAY_MS);
    assert_eq!((over.standing, over.renewal(end + DAY_MS), over.to_renew()), (Standing::Proficient, Some((end, Stage::Over)), vec![Vignette]));
    assert_eq!(decide(&framework, "cc-5.1", &[], end).renewal(end), None, "nothing reached, nothing to renew");
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
fn evidence_ends_at_its_last_millisecond_and_is_kept_for_the_days_of_grace() {
    let framework = framework();
    let evidence = [piece(0, "cc-5.1", Vignette, Accepted, 1_000)];
    let end = 1_000 + 12 * MONTH_MS;
    let at = |as_of| decide(&framework, "cc-5.1", &evidence, as_of);
    let before = at(end - 1);
    assert_eq!((before.standing, before.valid_until, before.in_grace, before.missing()), (Standing::Foundation, Some(end), false, vec![Observed]));
    let after = at(end);
    assert_eq!((after.standing, after.valid_until, after.in_grace, after.ended()), (Standing::Foundation, Some(end), true, Some(end)));
    assert_eq!(after.missing(), [Vignette, Observed], "grace keeps the standing, and says what to show again");
    let over = end + 30 * DAY_MS;
    assert_eq!((at(over - 1).standing, at(over).standing, at(over).valid_until), (Standing::Foundation, Standing::InProgress, None));
    assert_eq!(at(999).standing, Standing::NotStarted, "an old result can be made again");
    assert_eq!((days_left_soon(61 * DAY_MS, 0), days_left_soon(60 * DAY_MS, 0), days_left_soon(1, 0), days_left_soon(0, 1)), (None, Some(60), Some(0), None));
}

#[test]
fn every_kind_of_the_by_column_is_needed() {
    let framework = framework();
    let standing = |evidence: &[Evidence]| decide(&framework, "cc-6.1", evidence, 5).standing;
    assert_eq!(standing(&[piece(0, "cc-6.1", Knowledge, Accepted, 5)]), Standing::Proficient);
    assert_eq!(standing(&[piece(0, "cc-6.1", Knowledge, NotYet, 5)]), Standing::InProgress);
    assert_eq!(standing(&[]), Standing::NotStarted);
    let both = [piece(0, "cc-5.1", Vignette, Accepted, 1), observed(1, "cc-5.1", Rating::SafeAlone, "kim", 2)];
    assert_eq!(decide(&framework, "cc-5.1", &both, 5).standing, Standing::Proficient);
    let support = [piece(0, "cc-5.1", Vignette, Accepted, 1), observed(1, "cc-5.1", Rating::NeedsSupport, "kim", 2)];
    assert_eq!(decide(&framework, "cc-5.1", &support, 5).missing(), [Observed], "who needs support has not shown it yet");
}

#[test]
fn a_level_that_a_competency_cannot_show_is_not_reached_by_saying_nothing() {
    let framework = framework();
    // 1.4 is shown by observation alone: it has no Foundation of its own. 6.1 is shown by knowledge alone: it has no Lead.
    let levels = |id: &str| decide(&framework, id, &[], 0).levels.iter().map(|(l, _)| *l).collect::<Vec<_>>();
    assert_eq!(levels("cc-1.4"), [LevelId::Proficient, LevelId::Lead]);
    assert_eq!(levels("cc-6.1"), [LevelId::Foundation, LevelId::Proficient]);
    assert_eq!(decide(&framework, "cc-6.1", &[piece(0, "cc-6.1", Knowledge, Accepted, 5)], 5).standing, Standing::Proficient);
}

#[test]
fn to_lead_two_people_have_seen_it_taught() {
    let framework = framework();
    let teach = |n, by, at| observed(n, "cc-1.4", Rating::CanTeach, by, at);
    let standing = |evidence: &[Evidence]| decide(&framework, "cc-1.4", evidence, 9).standing;
    assert_eq!(standing(&[teach(0, "kim", 1), teach(1, "kim", 2)]), Standing::Proficient, "one person twice");
    assert_eq!(standing(&[teach(0, "kim", 1), observed(1, "cc-1.4", Rating::SafeAlone, "lee", 2)]), Standing::Proficient, "seen, not taught");
    let lead = decide(&framework, "cc-1.4", &[teach(0, "kim", 1), teach(1, "lee", 2), teach(2, "kim", 3)], 9);
    assert_eq!((lead.standing, lead.valid_until), (Standing::Lead, Some(2 + 24 * MONTH_MS)), "the pieces that hold longest carry it");
}

#[test]
fn an_unsafe_outcome_takes_back_what_came_before_it_in_the_domain_of_safety_alone() {
    let framework = framework();
    let after = |id: &str| decide(&framework, id, &[piece(0, id, Vignette, Accepted, 1), piece(1, id, Vignette, Unsafe, 2)], 5);
    let safety = after("cc-5.3");
    assert_eq!(safety.standing, Standing::InProgress);
    assert_eq!(safety.expected()[0].1.withdrawn_by, Some(EvidenceId::from_store("e1")));
    assert_eq!(after("cc-2.1").standing, Standing::Proficient, "elsewhere practising a second case costs nothing");
    let again = [piece(0, "cc-5.3", Vignette, Accepted, 1), piece(1, "cc-5.3", Vignette, Unsafe, 2), piece(2, "cc-5.3", Vignette, Accepted, 3)];
    assert_eq!(decide(&framework, "cc-5.3", &again, 5).standing, Standing::Proficient);
    let voided = [again[0].clone(), Evidence { voided_at: Some(4), ..again[1].clone() }];
    assert_eq!(
        (decide(&framework, "cc-5.3", &voided, 3).standing, decide(&framework, "cc-5.3", &voided, 4).standing),
        (Standing::InProgress, Standing::Proficient)
    );
}

#[test]
fn evidence_counts_under_the_name_that_came_after() {
    let mut framework = framework();
    let old = CompetencyId::parse("cc-0.9").expect("an id");
    framework.domains[5].competencies[0].formerly.push(old);
    assert_eq!(decide(&framework, "cc-6.1", &[piece(0, "cc-0.9", Knowledge, Accepted, 5)], 5).standing, Standing::Proficient);
}

#[test]
fn so_many_of_several_and_newer_than_the_domain_asks() {
    let mut framework = framework();
    let several = Several { count: 2, of: [Knowledge, Vignette, Reflection].map(|kind| Rule::Needs(Need::once(kind))).to_vec() };
    let new = Need { within_months: Some(1), ..Need::once(Knowledge) };
    let competency = &mut framework.domains[5].competencies[0];
    competency.evidence = vec![Knowledge, Vignette, Reflection];
    competency.rules.proficient = Some(Rule::All(vec![Rule::AtLeast(several), Rule::Needs(new)]));
    let evidence = [piece(0, "cc-6.1", Knowledge, Accepted, 0), piece(1, "cc-6.1", Reflection, Accepted, 0)];
    let at = |as_of| decide(&framework, "cc-6.1", &evidence, as_of);
    assert_eq!((at(0).standing, at(0).valid_until), (Standing::Proficient, Some(MONTH_MS)));
    assert_eq!(at(MONTH_MS + 30 * DAY_MS).standing, Standing::Foundation);
    assert_eq!(decide(&framework, "cc-6.1", &evidence[..1], 0).standing, Standing::Foundation, "one of two");
}

#[test]
fn the_programme_is_a_result_of_its_own() {
    let framework = framework();
    let all = |keep: &dyn Fn(&Competency) -> bool| {
        let kinds = framework.all().filter(|c| keep(c)).flat_map(|c| c.evidence.iter().map(move |kind| (c, *kind)));
        kinds.enumerate().map(|(n, (c, kind))| piece(n, c.id.as_str(), kind, Accepted, 1)).collect::<Vec<_>>()
    };
    assert_eq!(book(&framework).programme(&[], 5), None);
    assert_eq!(book(&framework).programme(&all(&|c| !c.id.as_str().starts_with("cc-4")), 5), Some(LevelId::Foundation));
    assert_eq!(book(&framework).programme(&all(&|c| !c.id.as_str().starts_with("cc-5")), 5), None);
    assert_eq!(book(&framework).programme(&all(&|_| true), 5), Some(LevelId::Proficient));
}

fn any_piece() -> impl Strategy<Value = Evidence> {
    let what = (prop::sample::select(vec!["cc-5.1", "cc-5.4", "cc-2.4", "cc-1.4"]), 0..4_usize, 0..3_usize, 0..6_i64);
    let signed = (prop::option::of(0..3_usize), prop::sample::select(vec!["kim", "lee"]), prop::option::of(0..9_i64));
    (what, signed, 0..10_000_usize).prop_map(|((competency, kind, shown, at), (rating, by, voided_at), n)| {
        let bare = piece(n, competency, EvidenceKind::ALL[kind], [Accepted, NotYet, Unsafe][shown], at);
        let rating = rating.filter(|_| bare.kind == Observed).map(|r| Rating::ALL[r]);
        Evidence { rating, signed_by: rating.map(|_| by.to_owned()), voided_at, ..bare }
    })
}

pub(super) fn any_evidence() -> impl Strategy<Value = Vec<Evidence>> {
    prop::collection::vec(any_piece(), 0..14).prop_map(|mut all| {
        all.sort_by(|a, b| a.id.as_str().cmp(b.id.as_str()));
        all.dedup_by(|a, b| a.id == b.id);
        all
    })
}

proptest! {
    #[test]
    fn the_order_of_evidence_does_not_matter((evidence, mixed) in any_evidence().prop_flat_map(|e| (Just(e.clone()), Just(e).prop_shuffle())), as_of in 0..8_i64) {
        let framework = framework();
        for competency in framework.all() {
            prop_assert_eq!(book(&framework).decide(competency, &evidence, as_of), book(&framework).decide(competency, &mixed, as_of));
        }
        prop_assert_eq!(book(&framework).programme(&evidence, as_of), book(&framework).programme(&mixed, as_of));
    }

    #[test]
    fn more_evidence_lowers_nothing_unless_it_is_unsafe(evidence in any_evidence(), more in any_piece(), as_of in 0..8_i64) {
        let framework = framework();
        let mut with = evidence.clone();
        prop_assume!(more.shown != Unsafe && evidence.iter().all(|e| e.id != more.id));
        with.push(more);
        for competency in framework.all() {
            let (before, after) = (book(&framework).decide(competency, &evidence, as_of), book(&framework).decide(competency, &with, as_of));
            prop_assert!(after.standing >= before.standing);
            prop_assert!(after.standing > before.standing || after.valid_until >= before.valid_until, "{:?} {:?}", before, after);
        }
    }

    #[test]
    fn time_alone_raises_nothing(evidence in any_evidence(), as_of in 6..8_i64, later in 0..60_i64) {
        let framework = framework();
        let bare: Vec<Evidence> = evidence.into_iter().map(|e| Evidence { voided_at: None, ..e }).collect();
        for competency in framework.all() {
            let (now, then) = (book(&framework).decide(competency, &bare, as_of), book(&framework).decide(competency, &bare, as_of + later * 30 * DAY_MS));
            prop_assert!(then.standing <= now.standing);
        }
    }

    #[test]
    fn voiding_is_leaving_out_from_its_moment_on_and_nothing_before(mut evidence in any_evidence(), which in 0..14_usize, voided in 0..8_i64, as_of in 0..8_i64) {
        let framework = framework();
        prop_assume!(!evidence.is_empty());
        let which = which % evidence.len();
        evidence[which].voided_at = None;
        let mut with = evidence.clone();
        with[which].voided_at = Some(voided);
        let mut without = evidence.clone();
        without.remove(which);
        for competency in framework.all() {
            let decide = |pieces: &[Evidence]| book(&framework).decide(competency, pieces, as_of);
            prop_assert_eq!(decide(&with), decide(if as_of < voided { &evidence } else { &without }));
        }
    }
}
