//! One question of the clinicians' bank: how hard it is, whether it goes with the rest, what its options draw, how often it is asked.
//!
//! Figures about questions, never about a taker. Deliberately absent: item response theory (it needs hundreds of takers for each question)
//! and any change to a question; people change those, and `flags` says which to look at.

use super::{
    Finding, Interval, Why,
    answers::{Answer, Taker},
    distribution::NORMAL_EDGE,
    sample::{correlation, mean},
    share::{Share, wilson},
    small_numbers::FEWEST_FOR_A_MEAN,
};

/// A correlation, −1 to 1, with its interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Correlation {
    pub r: f64,
    pub interval: Interval,
}

/// What is known about one question.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Takers who answered it. Clinicians' item figures may be live and exact (product decision 13).
    pub takers: u32,
    /// The share who were right: “difficulty”, though high is easy. Lord & Novick 1968, ch. 15.
    pub difficulty: Finding<Share>,
    /// Right or not, against the share right of the taker's other questions.
    pub discrimination: Finding<Correlation>,
    /// The table of distractors; empty for questions that are not of one choice.
    pub options: Finding<Vec<OptionRow>>,
}

/// One option of a question with one choice.
#[derive(Debug, Clone, PartialEq)]
pub struct OptionRow {
    pub option: usize,
    pub right: bool,
    pub chosen: u32,
    pub share: Share,
    /// The mean share right on the other questions, of those who chose it, 0 to 1. `None` if nobody did.
    pub mean_rest: Option<f64>,
    /// Chosen or not, against the rest: above zero it draws those who know more.
    pub with_rest: Option<Correlation>,
}

/// r with the interval of Fisher (1921, *Metron* 1:3–32): tanh(atanh r ± z / √(n − 3)).
///
/// `None` for fewer than four pairs, a side that is all equal, or |r| = 1, where the interval would have no width. With a yes-or-no on one
/// side the interval is approximate; it is used to hold back a remark, never to prove one.
pub(super) fn with_interval(one: &[f64], other: &[f64]) -> Option<Correlation> {
    let r = correlation(one, other)?;
    // A whole 1 may come out a rounding short of it.
    if one.len() < 4 || r.abs() > 1.0 - 1e-12 {
        return None;
    }
    let (z, half) = (r.atanh(), NORMAL_EDGE / ((one.len() - 3) as f64).sqrt());
    Some(Correlation { r, interval: Interval { low: (z - half).tanh(), high: (z + half).tanh() } })
}

/// Looks at one question. `options` is how many it has, `key` which is right; both only for questions with one choice.
///
/// Below 20 takers nothing is told. The corrected point-biserial correlation (Henrysson 1963, *Psychometrika* 28:211–218, in its simple form:
/// the question itself is left out of the rest) is missing when all or none were right, or all others alike.
pub fn item(takers: &[Taker], item: usize, options: usize, key: Option<usize>) -> Item {
    let answered: Vec<(&Answer, Option<f64>)> = takers.iter().filter_map(|t| t.answer(item).map(|a| (a, t.rest(item)))).collect();
    let n = u32::try_from(answered.len()).unwrap_or(u32::MAX);
    if n < FEWEST_FOR_A_MEAN {
        let why = Why::TooFew { needed: FEWEST_FOR_A_MEAN };
        return Item { takers: n, difficulty: Finding::CannotTellYet(why), discrimination: Finding::CannotTellYet(why), options: Finding::CannotTellYet(why) };
    }
    let right = answered.iter().filter(|(a, _)| a.right).count();
    let against_rest = |is: &dyn Fn(&Answer) -> bool| {
        let pairs: Vec<(f64, f64)> = answered.iter().filter_map(|(a, rest)| rest.map(|r| (f64::from(u8::from(is(a))), r))).collect();
        let (one, other): (Vec<f64>, Vec<f64>) = pairs.into_iter().unzip();
        with_interval(&one, &other)
    };
    let row = |option: usize| {
        let rests: Vec<f64> = answered.iter().filter(|(a, _)| a.chosen == Some(option)).filter_map(|(_, rest)| *rest).collect();
        let chosen = u32::try_from(answered.iter().filter(|(a, _)| a.chosen == Some(option)).count()).ok()?;
        let with_rest = against_rest(&|a| a.chosen == Some(option));
        Some(OptionRow { option, right: key == Some(option), chosen, share: wilson(chosen, n)?, mean_rest: mean(&rests), with_rest })
    };
    Item {
        takers: n,
        difficulty: Finding::or(u32::try_from(right).ok().and_then(|right| wilson(right, n)), Why::NotNumbers),
        discrimination: Finding::or(against_rest(&|a| a.right), Why::TooAlike),
        options: Finding::or((0..options).map(row).collect(), Why::NotNumbers),
    }
}

/// How often a question was asked: the share of checks that had it, beside the share that each would have if all were drawn alike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exposure {
    pub asked: u32,
    /// Of all checks; Wilson interval. “Exposure rate” (Sympson & Hetter 1985, *Proc. 27th Conf. Military Testing Assoc.*, 973–977).
    pub share: Share,
    /// Mean length of a check ÷ questions in the bank.
    pub even: f64,
}

/// `None` without a check or a bank.
pub fn exposure(takers: &[Taker], item: usize, bank: usize) -> Option<Exposure> {
    let asked = u32::try_from(takers.iter().filter(|t| t.answer(item).is_some()).count()).ok()?;
    let share = wilson(asked, u32::try_from(takers.len()).ok()?)?;
    let length = mean(&takers.iter().map(|t| t.0.len() as f64).collect::<Vec<f64>>())?;
    (bank > 0).then(|| Exposure { asked, share, even: length / bank as f64 })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first question is right for those who have much right; its option 2 draws nobody.
    fn takers(many: usize) -> Vec<Taker> {
        let answer = |item, right, chosen| Answer { item, right, chosen: Some(chosen) };
        (0..many).map(|i| Taker(vec![answer(0, i % 4 != 0, usize::from(i % 4 == 0)), answer(1, i % 4 != 0, 0), answer(2, i % 2 == 0, 0)])).collect()
    }

    #[test]
    fn below_twenty_takers_nothing_is_told() {
        for many in [0, 1, 2, 19] {
            let found = item(&takers(many), 0, 3, Some(0));
            assert_eq!(found.difficulty, Finding::CannotTellYet(Why::TooFew { needed: 20 }));
            assert_eq!(found.options.found(), None);
        }
    }

    #[test]
    fn difficulty_discrimination_and_distractors() {
        let found = item(&takers(100), 0, 3, Some(0));
        assert_eq!(found.difficulty.found().map(|d| d.share), Some(0.75));
        assert!(found.discrimination.found().is_some_and(|d| d.r > 0.3 && d.interval.low > 0.1), "{found:?}");
        let options = found.options.found().unwrap_or_default();
        assert_eq!(options.iter().map(|o| (o.chosen, o.right)).collect::<Vec<_>>(), [(75, true), (25, false), (0, false)]);
        assert_eq!((options[2].mean_rest, options[2].with_rest), (None, None), "nobody chose it");
        assert!(options[1].with_rest.is_some_and(|c| c.r < 0.0));
    }

    #[test]
    fn everybody_right_has_a_difficulty_and_no_discrimination() {
        let all: Vec<Taker> =
            (0..30).map(|i| Taker(vec![Answer { item: 0, right: true, chosen: None }, Answer { item: 1, right: i % 2 == 0, chosen: None }])).collect();
        let found = item(&all, 0, 0, None);
        assert_eq!((found.difficulty.found().map(|d| d.share), found.discrimination), (Some(1.0), Finding::CannotTellYet(Why::TooAlike)));
        assert_eq!(found.options.found(), Some(vec![]));
    }

    #[test]
    fn exposure_stands_beside_an_even_draw() {
        let found = exposure(&takers(10), 0, 6).expect("asked");
        assert_eq!((found.asked, found.share.share, found.even), (10, 1.0, 0.5));
        assert_eq!((exposure(&[], 0, 6), exposure(&takers(3), 0, 0)), (None, None));
    }
}
