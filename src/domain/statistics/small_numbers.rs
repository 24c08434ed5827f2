//! What may be told of a count of people, for every reader but the person (trust.md 3.4, product decision 13).
//!
//! Fewer than ten are “fewer than 10”; others are rounded to the nearest five; no mean below 20 people; no share below 50, and shares are
//! of rounded figures; averages have one decimal; a share that is nearly nobody or nearly everybody is not told, because it would tell about each of them.
//! These limits override the smaller ones of curriculum.md 5.3. Deliberately absent: what spans several tables or quarters.

use super::{Finding, Interval, Why, share::wilson};

/// Below this a count is not told.
pub const FEWEST: u32 = 10;
/// Below this no mean is told.
pub const FEWEST_FOR_A_MEAN: u32 = 20;
/// Below this a mean is told with “small group: could be chance”, and no table by skill (curriculum.md 5.3).
pub const FEWEST_FOR_A_TABLE: u32 = 30;
/// Below this no share is told.
pub const FEWEST_FOR_A_SHARE: u32 = 50;

/// A count of people as others may see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    FewerThanTen,
    /// Rounded to the nearest five.
    About(u32),
}

pub fn count(people: usize) -> Count {
    let people = u32::try_from(people).unwrap_or(u32::MAX - 5);
    if people < FEWEST { Count::FewerThanTen } else { Count::About(to_five(people)) }
}

fn to_five(people: u32) -> u32 {
    (people + 2) / 5 * 5
}

/// One part of a whole group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Part {
    /// Fewer than ten, or left out so that a neighbour of fewer than ten cannot be worked out.
    Hidden,
    /// Rounded count and the share of the rounded whole with its Wilson interval.
    Told { about: u32, share: super::share::Share },
}

/// The parts of a group that add up to the whole. `TooFew` below 50 people. If the parts that must be hidden come to fewer than ten together,
/// the smallest other one is hidden with them; if that leaves less than two to tell, nothing is told.
pub fn parts(counts: &[u32]) -> Finding<Vec<Part>> {
    let whole: u32 = counts.iter().sum();
    if whole < FEWEST_FOR_A_SHARE {
        return Finding::CannotTellYet(Why::TooFew { needed: FEWEST_FOR_A_SHARE });
    }
    let mut hidden: Vec<bool> = counts.iter().map(|n| *n < FEWEST).collect();
    let together = |hidden: &[bool]| -> u32 { counts.iter().zip(hidden).filter(|(_, h)| **h).map(|(n, _)| *n).sum() };
    if hidden.contains(&true) && together(&hidden) < FEWEST {
        let smallest = (0..counts.len()).filter(|i| !hidden[*i]).min_by_key(|i| counts[*i]);
        if let Some(smallest) = smallest {
            hidden[smallest] = true;
        }
    }
    if hidden.iter().all(|h| *h) {
        return Finding::CannotTellYet(Why::TooAlike);
    }
    let told = counts.iter().zip(&hidden).map(|(n, hidden)| match (hidden, wilson(to_five(*n), to_five(whole))) {
        (false, Some(share)) => Part::Told { about: to_five(*n), share },
        _ => Part::Hidden,
    });
    Finding::Found(told.collect())
}

/// To one decimal. With two, the mean of a few whole steps tells how many people there were: 0.67 of about 20 can only be 14 of 21.
pub fn to_tenths(value: f64) -> f64 {
    // Adding zero turns −0 into 0.
    (value * 10.0).round() / 10.0 + 0.0
}

/// An interval to one decimal, rounded outwards: what is told is never narrower than what was found.
pub fn outwards(interval: Interval) -> Interval {
    // A billionth of slack, so that 0.3 made of 0.1 + 0.2 stays 0.3.
    let (low, high) = (interval.low * 10.0 + 1e-9, interval.high * 10.0 - 1e-9);
    Interval { low: low.floor() / 10.0 + 0.0, high: high.ceil() / 10.0 + 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_hidden_below_ten_and_rounded_to_five() {
        let told: Vec<Count> = [0, 9, 10, 12, 13, 17, 18].into_iter().map(count).collect();
        let about = [10, 10, 15, 15, 20].map(Count::About);
        assert_eq!(told[..2], [Count::FewerThanTen; 2]);
        assert_eq!(told[2..], about);
        assert!(matches!(count(usize::MAX), Count::About(_)));
    }

    #[test]
    fn a_hidden_part_cannot_be_worked_out() {
        let kinds = |counts: &[u32]| parts(counts).found().map(|p| p.iter().map(|p| *p == Part::Hidden).collect::<Vec<_>>());
        assert_eq!(kinds(&[20, 20, 9]), None, "under 50 in all");
        assert_eq!(kinds(&[30, 20, 10]), Some(vec![false, false, false]));
        assert_eq!(kinds(&[60, 30, 4]), Some(vec![false, true, true]), "the neighbour goes with it");
        assert_eq!(kinds(&[60, 9, 8]), Some(vec![false, true, true]), "17 together are enough");
        assert_eq!(kinds(&[96, 0, 4]), None, "nearly everybody");
        assert_eq!(kinds(&[60]), Some(vec![false]));
    }

    #[test]
    fn tenths() {
        assert_eq!((to_tenths(1.26), to_tenths(-0.01).is_sign_positive()), (1.3, true));
        assert_eq!(outwards(Interval { low: 0.04, high: 0.1 + 0.2 }), Interval { low: 0.0, high: 0.3 });
        assert_eq!(outwards(Interval { low: -0.04, high: 0.31 }), Interval { low: -0.1, high: 0.4 });
    }

    /// For every size and every sum of steps there is another size, told alike, with a sum whose mean is told alike.
    #[test]
    fn a_mean_does_not_tell_how_many_there_were() {
        for size in FEWEST_FOR_A_MEAN as usize..150 {
            for sum in 0..=size {
                let told = to_tenths(sum as f64 / size as f64);
                let like = |other: usize| {
                    other != size && other >= 20 && count(other) == count(size) && (0..=other).any(|s| to_tenths(s as f64 / other as f64) == told)
                };
                assert!((size - 5..size + 5).any(like), "{sum} of {size}");
            }
        }
    }
}
