//! Questions that are voided: what a check comes to without them, that it never lowers anything, and from when it counts.

use proptest::prelude::*;

use super::{
    tests::{any_evidence, book, framework, piece},
    *,
};
use EvidenceKind::Knowledge;
use Shown::{Accepted, NotYet, Unsafe};

fn step(right: bool, safety: bool) -> Step {
    Step { points: u32::from(right), possible: 1, unsafe_step: safety && !right }
}

#[test]
fn a_voided_question_is_left_out_and_keeps_its_point_where_that_would_lower() {
    let rules = framework().rules;
    let (right, wrong) = ((step(true, false), false), (step(false, false), false));
    let (right_voided, wrong_voided) = ((step(true, false), true), (step(false, false), true));
    let come = |steps: &[(Step, bool)]| knowledge_without(&rules, steps);

    let four_of_five = come(&[right, right, right, right, wrong, wrong_voided]);
    assert_eq!(four_of_five, Judged { outcome: Outcome::Accepted { points: 4, possible: 5 }, keeps_right: false });
    let safety = come(&[right, right, right, right, right, (step(false, true), true)]);
    assert_eq!(safety.outcome, Outcome::Accepted { points: 5, possible: 5 }, "a voided safety item blocks nobody");
    assert_eq!(come(&[right, right, right, right, (step(false, true), false), wrong_voided]).outcome.shown(), Unsafe, "another one still does");

    let enough = come(&[right, right, right, right, right_voided, wrong]);
    assert_eq!(enough, Judged { outcome: Outcome::Accepted { points: 4, possible: 5 }, keeps_right: false });
    let kept = come(&[right, right, right, right_voided, right_voided, wrong]);
    assert_eq!(kept, Judged { outcome: Outcome::Accepted { points: 5, possible: 6 }, keeps_right: true }, "three of four would not do");
}

#[test]
fn where_nothing_remains_nothing_is_shown_but_what_was_right() {
    let rules = framework().rules;
    assert!(!knowledge_without(&rules, &[(step(false, false), true), (step(false, true), true)]).outcome.accepted());
    let all_right = knowledge_without(&rules, &[(step(true, false), true), (step(true, true), true)]);
    assert_eq!(all_right, Judged { outcome: Outcome::Accepted { points: 2, possible: 2 }, keeps_right: true });
}

/// Steps of a knowledge check, each with whether its question was voided.
fn any_steps() -> impl Strategy<Value = Vec<(Step, bool)>> {
    prop::collection::vec((any::<bool>(), any::<bool>(), any::<bool>()), 1..12)
        .prop_map(|all| all.into_iter().map(|(right, safety, voided)| (step(right, safety), voided)).collect())
}

proptest! {
    #[test]
    fn voiding_a_question_never_lowers_a_check(steps in any_steps(), one_more in 0..12_usize) {
        let rules = framework().rules;
        let all: Vec<Step> = steps.iter().map(|(step, _)| *step).collect();
        let judged = knowledge_without(&rules, &steps);
        prop_assert!(judged.outcome.shown() >= knowledge(&rules, &all).shown());
        let mut more = steps.clone();
        more[one_more % steps.len()].1 = true;
        prop_assert!(knowledge_without(&rules, &more).outcome.shown() >= judged.outcome.shown());
        let none: Vec<_> = all.iter().map(|step| (*step, false)).collect();
        prop_assert_eq!(knowledge_without(&rules, &none), Judged { outcome: knowledge(&rules, &all), keeps_right: false });
    }

    #[test]
    fn the_order_of_voids_does_not_matter((order, steps) in any_steps().prop_flat_map(|s| (Just((0..s.len()).collect::<Vec<_>>()).prop_shuffle(), Just(s)))) {
        let rules = framework().rules;
        // One void after the other, in that order: each time the best that it ever came to stands.
        let mut voided = vec![false; steps.len()];
        let mut best = knowledge(&rules, &steps.iter().map(|(step, _)| *step).collect::<Vec<_>>()).shown();
        for n in order.into_iter().filter(|n| steps[*n].1) {
            voided[n] = true;
            let so_far: Vec<_> = steps.iter().zip(&voided).map(|((step, _), voided)| (*step, *voided)).collect();
            best = best.max(knowledge_without(&rules, &so_far).outcome.shown());
        }
        prop_assert_eq!(best, knowledge_without(&rules, &steps).outcome.shown());
    }

    #[test]
    fn what_is_counted_is_what_it_says(steps in any_steps()) {
        let rules = framework().rules;
        let judged = knowledge_without(&rules, &steps);
        let counted: Vec<Step> = steps.iter().filter(|(step, voided)| judged.counts(*step, *voided)).map(|(step, _)| *step).collect();
        prop_assert_eq!(knowledge(&rules, &counted), judged.outcome);
    }

    #[test]
    fn judging_again_counts_from_its_moment_on_and_a_better_one_lowers_nothing(evidence in any_evidence(), which in 0..14_usize, at in 0..8_i64, as_of in 0..8_i64) {
        let framework = framework();
        prop_assume!(!evidence.is_empty());
        let which = which % evidence.len();
        let (mut with, mut instead) = (evidence.clone(), evidence.clone());
        with[which].again = vec![(at, Accepted)];
        instead[which].shown = Accepted;
        for competency in framework.all() {
            let decide = |pieces: &[Evidence]| book(&framework).decide(competency, pieces, as_of);
            let (before, after) = (decide(&evidence), decide(&with));
            prop_assert_eq!(&after, &decide(if as_of < at { &evidence } else { &instead }));
            prop_assert!(after.standing >= before.standing);
            prop_assert!(after.standing > before.standing || after.valid_until >= before.valid_until, "{:?} {:?}", before, after);
        }
    }
}

#[test]
fn the_newest_judgement_up_to_a_moment_is_what_a_piece_shows() {
    let framework = framework();
    let mut one = piece(0, "cc-6.1", Knowledge, Unsafe, 1);
    one.again = vec![(5, Accepted), (3, NotYet)];
    let at = |as_of| book(&framework).decide(framework.competency("cc-6.1").expect("a competency"), std::slice::from_ref(&one), as_of).standing;
    assert_eq!(
        [at(0), at(1), at(3), at(4), at(5)],
        [Standing::NotStarted, Standing::InProgress, Standing::InProgress, Standing::InProgress, Standing::Proficient]
    );
}
