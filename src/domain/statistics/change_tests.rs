//! The published vector, the edges of the group sizes, and what a page can never be given.

use super::*;
use crate::statistics::small_numbers::FEWEST;

/// curriculum.md 5.3.
const PUBLISHED: [f64; 8] = [1.0, 0.0, 2.0, 1.0, -1.0, 1.0, 0.0, 2.0];

fn group(changes: impl IntoIterator<Item = f64>) -> Vec<Pair> {
    changes.into_iter().map(|d| Pair { earlier: 1.0, later: 1.0 + d }).collect()
}

fn repeated(many: usize) -> Vec<Pair> {
    group(PUBLISHED.into_iter().cycle().take(many))
}

#[test]
fn the_published_vector() {
    let found = estimate(&PUBLISHED).expect("eight changes");
    let near = |value: f64, published: f64, half_of_last: f64| assert!((value - published).abs() <= half_of_last, "{value} is not {published}");
    assert_eq!((found.n, found.mean), (8, 0.75));
    near(found.sd, 1.0351, 5e-5);
    near(found.se, 0.36596, 5e-6);
    near(t_edge(7.0).unwrap_or(0.0), 2.3646, 5e-5);
    near(found.interval.low, -0.115, 5e-4);
    near(found.interval.high, 1.615, 5e-4);
    near(found.dz.unwrap_or(0.0), 0.725, 5e-4);
    for (count, of, low, high) in [(5, 8, 0.306, 0.863), (12, 20, 0.387, 0.781)] {
        let share = crate::statistics::share::wilson(count, of).expect("a share");
        near(share.interval.low, low, 5e-4);
        near(share.interval.high, high, 5e-4);
    }
}

#[test]
fn none_one_two_and_all_alike() {
    assert_eq!((estimate(&[]), estimate(&[1.0])), (None, None));
    let two = estimate(&[0.0, 1.0]).expect("two");
    assert!((two.interval.high - (0.5 + 12.706_204_736 * 0.5)).abs() < 1e-9, "two people say next to nothing: {two:?}");
    let alike = estimate(&[1.0; 5]).expect("five");
    assert_eq!((alike.interval, alike.dz), (Interval { low: 1.0, high: 1.0 }, None));
    assert_eq!(estimate(&[1.0, f64::INFINITY]), None);
}

#[test]
fn a_group_is_told_as_its_size_allows() {
    for (many, count) in [(0, Count::FewerThanTen), (FEWEST as usize - 1, Count::FewerThanTen), (10, Count::About(10)), (19, Count::About(20))] {
        assert_eq!(change(&repeated(many), Scale::RATING), Change::CannotTellYet { why: Why::TooFew { needed: 20 }, pairs: count }, "{many}");
    }
    for (many, small, shares) in [(20, true, false), (29, true, false), (30, false, false), (49, false, false), (50, false, true)] {
        let Change::Measured(told) = change(&repeated(many), Scale::RATING) else { panic!("{many} can be told") };
        assert_eq!((told.small_group, told.moves.found().is_some(), told.floor.found().is_some()), (small, shares, shares), "{many}");
        assert_eq!(told.reading, Reading::Rose);
    }
}

#[test]
fn alike_and_no_numbers_are_no_result() {
    let why = |pairs: &[Pair]| match change(pairs, Scale::RATING) {
        Change::CannotTellYet { why, .. } => Some(why),
        Change::Measured(_) => None,
    };
    assert_eq!(why(&group([1.0; 40])), Some(Why::TooAlike));
    let mut broken = repeated(40);
    broken[3].later = f64::NAN;
    assert_eq!(why(&broken), Some(Why::NotNumbers));
}

#[test]
fn chance_is_a_reading_of_its_own() {
    let read = |changes: [f64; 4]| match change(&group(changes.into_iter().cycle().take(40)), Scale::RATING) {
        Change::Measured(told) => Some(told.reading),
        Change::CannotTellYet { .. } => None,
    };
    assert_eq!(read([1.0, -1.0, 0.0, 0.0]), Some(Reading::CouldBeChance));
    assert_eq!(read([-1.0, -1.0, 0.0, -2.0]), Some(Reading::Fell));
    assert_eq!(read([1.0, 1.0, 0.0, 2.0]), Some(Reading::Rose));
}

#[test]
fn figures_are_rounded_so_that_they_do_not_tell_the_size() {
    let Change::Measured(told) = change(&repeated(53), Scale::RATING) else { panic!("53 can be told") };
    for figure in [told.mean, told.interval.low, told.interval.high, told.dz] {
        assert_eq!(figure, to_tenths(figure));
    }
    let exact = estimate(&repeated(53).iter().map(Pair::change).collect::<Vec<_>>()).expect("53");
    assert!(told.interval.low <= exact.interval.low && exact.interval.high <= told.interval.high, "never narrower than what was found");
    assert_eq!(told.pairs, Count::About(55));
}

#[test]
fn crowded_ends_are_said_only_when_they_are() {
    let at_top = |many: usize| -> Vec<Pair> {
        (0..100).map(|i| if i < many { Pair { earlier: 4.0, later: 4.0 } } else { Pair { earlier: 1.0, later: 1.0 + (i % 3) as f64 } }).collect()
    };
    let ceiling = |many: usize| match change(&at_top(many), Scale::RATING) {
        Change::Measured(told) => told.ceiling.found(),
        Change::CannotTellYet { .. } => None,
    };
    assert_eq!(ceiling(15), Some(Edge::NotMany), "15 % exactly is not more than 15 %");
    assert!(matches!(ceiling(16), Some(Edge::Many(Part::Told { about: 15, .. }))), "{:?}", ceiling(16));
    assert!(ceiling(95).is_none_or(|e| e != Edge::NotMany), "nearly everybody");
}
