//! Whether one person's change is more than the instrument's own unrest (Jacobson & Truax 1991, *J. Consult. Clin. Psychol.* 59:12–19).
//!
//! Only with a retest value of our own: at least 50 people, two weeks apart, nothing taught between (curriculum.md 5.3). None exists today,
//! so nobody is labelled. Deliberately absent: a default r, and the paper's second step, “clinically significant”: this is no clinical scale.

use super::{Finding, Why};

/// How well answers agree with themselves. Made only from a study that is good enough.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Retest {
    r: f64,
    sd: f64,
}

/// The people that a retest study needs.
pub const RETEST_PEOPLE: u32 = 50;
/// The days between its two times: two weeks, give or take half a one.
pub const RETEST_DAYS: std::ops::RangeInclusive<u32> = 10..=18;

impl Retest {
    /// `r`: correlation of the two times (0 < r < 1); `sd`: standard deviation at the first, in points of the scale.
    /// `None` for a study that is too small, at another distance, or with values that cannot be.
    pub fn from_study(r: f64, sd: f64, people: u32, days: u32) -> Option<Self> {
        let fine = r > 0.0 && r < 1.0 && sd > 0.0 && sd.is_finite() && people >= RETEST_PEOPLE && RETEST_DAYS.contains(&days);
        fine.then_some(Self { r, sd })
    }

    /// The standard error of a difference, S_diff = √(2 · (sd · √(1 − r))²), in points (Jacobson & Truax 1991, p. 14).
    fn of_difference(&self) -> f64 {
        self.sd * (2.0 * (1.0 - self.r)).sqrt()
    }
}

/// What the index allows to say about one person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reliable {
    Rose {
        index: f64,
    },
    Fell {
        index: f64,
    },
    /// Within what answers differ by themselves.
    CannotBeTold {
        index: f64,
    },
}

/// RC = (after − before) / S_diff; reliable beyond ±1.96 (the normal edge as the paper rounds it). Without unit.
pub fn reliable(before: f64, after: f64, retest: Option<Retest>) -> Finding<Reliable> {
    let Some(retest) = retest else { return Finding::CannotTellYet(Why::NoRetest) };
    let index = (after - before) / retest.of_difference();
    match index {
        i if !i.is_finite() => Finding::CannotTellYet(Why::NotNumbers),
        i if i > 1.96 => Finding::Found(Reliable::Rose { index }),
        i if i < -1.96 => Finding::Found(Reliable::Fell { index }),
        _ => Finding::Found(Reliable::CannotBeTold { index }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_labelled_without_a_retest_value() {
        assert_eq!(reliable(0.0, 4.0, None), Finding::CannotTellYet(Why::NoRetest));
        for (r, sd, people, days) in
            [(0.85, 0.8, 49, 14), (0.85, 0.8, 50, 30), (1.0, 0.8, 50, 14), (0.0, 0.8, 50, 14), (0.8, 0.0, 50, 14), (f64::NAN, 1.0, 50, 14)]
        {
            assert_eq!(Retest::from_study(r, sd, people, days), None, "{r} {sd} {people} {days}");
        }
    }

    /// curriculum.md 5.3: sd 0.8 and r .85 need more than 0.86 points.
    #[test]
    fn the_published_example() {
        let retest = Retest::from_study(0.85, 0.8, 50, 14);
        let needed = 1.96 * retest.map_or(0.0, |r| r.of_difference());
        assert!((needed - 0.86).abs() < 5e-3, "{needed}");
        let index = |after| reliable(1.0, after, retest).found();
        assert!(matches!(index(1.85), Some(Reliable::CannotBeTold { .. })));
        assert!(matches!(index(1.87), Some(Reliable::Rose { .. })));
        assert!(matches!(index(0.1), Some(Reliable::Fell { .. })));
        assert_eq!(reliable(0.0, f64::NAN, retest), Finding::CannotTellYet(Why::NotNumbers));
    }
}
