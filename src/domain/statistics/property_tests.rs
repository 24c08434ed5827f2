//! What must hold for any values, tried with seeded ones: two hundred rounds each, the same on every machine.

use crate::domain::quiz::Draw;

use super::{
    alpha::alpha,
    answers::{Answer, Taker},
    change::{Change, Scale, change, estimate},
    items,
    kappa::{Weights, agreement},
    omega,
    pairs::Pair,
    sample,
    share::wilson,
    small_numbers::{Part, parts},
};

fn rounds(name: &str, mut with: impl FnMut(&mut Draw)) {
    let seed = name.bytes().fold(2026_u64, |s, b| s.wrapping_mul(31).wrapping_add(u64::from(b)));
    for round in 0..200 {
        with(&mut Draw::from_seed(seed.wrapping_add(round)));
    }
}

fn ratings(draw: &mut Draw, many: usize) -> Vec<f64> {
    (0..many).map(|_| draw.below(5) as f64).collect()
}

fn pairs(draw: &mut Draw, many: usize) -> Vec<Pair> {
    let (earlier, later) = (ratings(draw, many), ratings(draw, many));
    earlier.into_iter().zip(later).map(|(earlier, later)| Pair { earlier, later }).collect()
}

fn mixed<T: Clone>(draw: &mut Draw, of: &[T]) -> Vec<T> {
    draw.mixed(of.len()).into_iter().map(|i| of[i].clone()).collect()
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(1.0)
}

#[test]
fn the_order_of_people_does_not_matter() {
    rounds("order", |draw| {
        let size = 20 + draw.below(80);
        let people = pairs(draw, size);
        assert_eq!(change(&people, Scale::RATING), change(&mixed(draw, &people), Scale::RATING));
        let rows: Vec<Vec<f64>> = (0..30).map(|_| ratings(draw, 4)).collect();
        let (one, other) = (alpha(&rows).found(), alpha(&mixed(draw, &rows)).found());
        assert!(one.zip(other).is_some_and(|(a, b)| near(a.alpha, b.alpha) && near(a.interval.low, b.interval.low)));
    });
}

#[test]
fn a_constant_added_changes_no_change_and_turning_time_around_turns_it_around() {
    rounds("constant", |draw| {
        let people = pairs(draw, 40);
        let by = draw.below(1000) as f64 / 8.0;
        let exact = |shift: f64, turn: bool| {
            let d: Vec<f64> = people.iter().map(|p| if turn { p.earlier - p.later } else { (p.later + shift) - (p.earlier + shift) }).collect();
            estimate(&d).expect("forty")
        };
        let (plain, shifted, turned) = (exact(0.0, false), exact(by, false), exact(0.0, true));
        assert_eq!(plain, shifted);
        assert!(near(plain.mean, -turned.mean) && near(plain.interval.low, -turned.interval.high));
        assert!(plain.interval.low <= plain.mean && plain.mean <= plain.interval.high);
    });
}

#[test]
fn a_wilson_interval_stays_within_nobody_and_everybody() {
    rounds("wilson", |draw| {
        let of = 1 + draw.below(2000);
        let count = draw.below(of + 1);
        let found = wilson(count as u32, of as u32).expect("a share");
        let (low, high) = (found.interval.low, found.interval.high);
        assert!((0.0..=1.0).contains(&low) && (0.0..=1.0).contains(&high) && low <= found.share && found.share <= high && low < high, "{count} of {of}");
        let other = wilson((of - count) as u32, of as u32).expect("a share");
        assert!(near(low, 1.0 - other.interval.high), "the rest is the mirror");
    });
}

/// What is published never lets a part of fewer than ten be worked out: the hidden parts together are ten or more, or nothing is told.
#[test]
fn hidden_parts_come_to_ten_or_more_together() {
    rounds("parts", |draw| {
        let counts: Vec<u32> = (0..3).map(|_| draw.below(40) as u32).collect();
        let Some(told) = parts(&counts).found() else { return };
        let hidden: Vec<u32> = counts.iter().zip(&told).filter(|(_, p)| **p == Part::Hidden).map(|(n, _)| *n).collect();
        assert!(hidden.is_empty() || (hidden.len() > 1 && hidden.iter().sum::<u32>() >= 10), "{counts:?} {told:?}");
        for (n, part) in counts.iter().zip(&told) {
            assert!(matches!(part, Part::Hidden) || *n >= 10, "{counts:?}");
        }
    });
}

#[test]
fn no_change_is_told_that_could_be_one_persons() {
    rounds("small", |draw| {
        let size = draw.below(20);
        let people = pairs(draw, size);
        assert!(matches!(change(&people, Scale::RATING), Change::CannotTellYet { .. }));
    });
}

#[test]
fn kappa_of_the_same_ratings_is_one_and_observers_may_swap() {
    rounds("kappa", |draw| {
        let one: Vec<usize> = (0..60).map(|_| draw.below(3)).collect();
        let other: Vec<usize> = one.iter().map(|r| if draw.below(3) == 0 { draw.below(3) } else { *r }).collect();
        for weights in [Weights::Linear, Weights::Quadratic] {
            let of = |a: &[usize], b: &[usize]| agreement(&a.iter().copied().zip(b.iter().copied()).collect::<Vec<_>>(), 3, weights).found().expect("kappa");
            assert!(near(of(&one, &one).kappa, 1.0));
            let (there, back) = (of(&one, &other), of(&other, &one));
            assert!(near(there.kappa, back.kappa) && near(there.standard_error, back.standard_error));
            assert!((-1.0..=1.0).contains(&there.kappa) && there.standard_error > 0.0);
        }
    });
}

/// Quadratic weights give the correlation of the two observers when both use the steps equally often (Fleiss & Cohen 1973).
#[test]
fn quadratic_kappa_is_a_correlation_when_habits_are_the_same() {
    rounds("fleiss-cohen", |draw| {
        let one: Vec<usize> = (0..60).map(|i| i % 3).collect();
        let other = mixed(draw, &one);
        let found = agreement(&one.iter().copied().zip(other.iter().copied()).collect::<Vec<_>>(), 3, Weights::Quadratic).found().expect("kappa");
        let numbers = |steps: &[usize]| steps.iter().map(|s| *s as f64).collect::<Vec<_>>();
        assert!(near(found.kappa, sample::correlation(&numbers(&one), &numbers(&other)).expect("spread")));
    });
}

#[test]
fn alpha_does_not_mind_a_shift_or_a_common_scale() {
    rounds("alpha", |draw| {
        let rows: Vec<Vec<f64>> = (0..40).map(|_| ratings(draw, 5)).collect();
        let moved: Vec<Vec<f64>> = rows.iter().map(|r| r.iter().enumerate().map(|(i, v)| 3.0 * v + i as f64).collect()).collect();
        let (one, other) = (alpha(&rows).found().expect("alpha"), alpha(&moved).found().expect("alpha"));
        assert!(near(one.alpha, other.alpha) && one.interval.low <= one.alpha && one.alpha <= one.interval.high && one.alpha <= 1.0);
    });
}

/// With equal loadings and spreads alpha and omega are the same; otherwise alpha is not above omega when one factor made the answers.
#[test]
fn alpha_is_not_above_omega_for_one_factor() {
    let mut draw = Draw::from_seed(7);
    for _ in 0..10 {
        let row = |draw: &mut Draw| {
            let common = draw.below(1000) as f64;
            (1..=5).map(|i| common * 0.3 * f64::from(i) + draw.below(1000) as f64).collect::<Vec<f64>>()
        };
        let rows: Vec<Vec<f64>> = (0..400).map(|_| row(&mut draw)).collect();
        let found = omega::exact(&rows, 20, 20, &mut draw).expect("omega");
        let alpha = alpha(&rows).found().expect("alpha").alpha;
        assert!(alpha <= found.omega + 0.01 && (0.0..=1.0).contains(&found.omega), "{alpha} {}", found.omega);
        let interval = found.interval.found().expect("an interval");
        assert!(interval.low < interval.high);
    }
}

#[test]
fn a_question_does_not_count_itself_and_takers_may_come_in_any_order() {
    let mut links = Vec::new();
    rounds("items", |draw| {
        let taker = |draw: &mut Draw| {
            let asked: Vec<usize> = (0..6).filter(|_| draw.below(4) > 0).collect();
            Taker(asked.into_iter().map(|item| Answer { item, right: draw.below(2) == 0, chosen: None }).collect())
        };
        let takers: Vec<Taker> = (0..80).map(|_| taker(draw)).collect();
        let (one, other) = (items::item(&takers, 2, 0, None), items::item(&mixed(draw, &takers), 2, 0, None));
        assert_eq!((one.takers, one.difficulty), (other.takers, other.difficulty));
        let r = |i: &items::Item| i.discrimination.found().expect("spread").r;
        assert!(near(r(&one), r(&other)));
        links.push(r(&one));
    });
    // One correlation scatters by 0.13, the mean of 200 by 0.01; a question that counted itself would have 0.4.
    let mean = sample::mean(&links).expect("rounds");
    assert!(mean.abs() < 0.05, "answers by chance do not go together: {mean}");
}
