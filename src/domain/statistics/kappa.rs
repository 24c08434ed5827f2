//! How far two observers agree beyond chance when they rate the same acts on steps in order: needs support, safe alone, can teach.
//!
//! About the pair of observers and the sheet, never about the person observed. Deliberately absent: words such as “substantial”, which
//! hide the interval, more than two observers, and kappa without order.

use super::{Finding, Interval, Why, distribution::NORMAL_EDGE, sample::sum, small_numbers::FEWEST_FOR_A_MEAN};

/// How much two steps apart count more than one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weights {
    /// 1 − |i − j| / (k − 1) (Cicchetti & Allison 1971, *Am. J. EEG Technol.* 11:101–109).
    Linear,
    /// 1 − (i − j)² / (k − 1)² (Fleiss & Cohen 1973, *Educ. Psychol. Meas.* 33:613–619).
    Quadratic,
}

impl Weights {
    fn of(self, i: usize, j: usize, steps: usize) -> f64 {
        let apart = i.abs_diff(j) as f64 / (steps - 1) as f64;
        match self {
            Self::Linear => 1.0 - apart,
            Self::Quadratic => 1.0 - apart * apart,
        }
    }
}

/// Agreement of two observers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// −1 to 1; 0 is what chance gives with these two observers' own habits.
    pub kappa: f64,
    pub standard_error: f64,
    /// κ ± 1.96 · se, cut at −1 and 1. At κ = 1 the formula knows no doubt, and it is not told.
    pub interval: Finding<Interval>,
    /// The share of acts with the very same step, 0 to 1.
    pub same_step: f64,
    pub pairs: u32,
}

/// The fewest doubly rated acts: 2k² (Cicchetti 1981, *Appl. Psychol. Meas.* 5:101–104), and never below 20.
pub fn needed(steps: usize) -> u32 {
    u32::try_from(2 * steps * steps).unwrap_or(u32::MAX).max(FEWEST_FOR_A_MEAN)
}

/// κ_w = (p_o − p_e) / (1 − p_e) with agreement weights (Cohen 1968, *Psychol. Bull.* 70:213–220), large-sample standard error of Fleiss, Cohen &
/// Everitt (1969, *Psychol. Bull.* 72:323–327, eq. 8), which is the one for an interval, not the one for a test of zero.
///
/// `ratings` are pairs of step numbers below `steps`; acts that one of the two did not rate are left out by the caller. Cannot be told:
/// fewer than [`needed`]; all on one step by both, where chance alone agrees wholly (`TooAlike`); one observer always on one step (`OneSided`:
/// kappa would be 0 whatever the other saw); a step that does not exist (`NotNumbers`).
pub fn agreement(ratings: &[(usize, usize)], steps: usize, weights: Weights) -> Finding<Agreement> {
    if ratings.len() < needed(steps) as usize {
        return Finding::CannotTellYet(Why::TooFew { needed: needed(steps) });
    }
    exact(ratings, steps, weights).into()
}

pub(super) fn exact(ratings: &[(usize, usize)], steps: usize, weights: Weights) -> Result<Agreement, Why> {
    if steps < 2 || ratings.is_empty() || ratings.iter().any(|(a, b)| *a >= steps || *b >= steps) {
        return Err(Why::NotNumbers);
    }
    let n = ratings.len() as f64;
    let share = |fits: &dyn Fn(&(usize, usize)) -> bool| ratings.iter().filter(|r| fits(r)).count() as f64 / n;
    let first: Vec<f64> = (0..steps).map(|i| share(&|r| r.0 == i)).collect();
    let second: Vec<f64> = (0..steps).map(|j| share(&|r| r.1 == j)).collect();
    match (first.contains(&1.0), second.contains(&1.0)) {
        (true, true) if first == second => return Err(Why::TooAlike),
        (true, _) | (_, true) => return Err(Why::OneSided),
        _ => {}
    }
    let cells: Vec<(usize, usize, f64, f64)> =
        (0..steps).flat_map(|i| (0..steps).map(move |j| (i, j))).map(|(i, j)| (i, j, share(&|r| *r == (i, j)), weights.of(i, j, steps))).collect();
    let observed = sum(cells.iter().map(|(_, _, p, w)| p * w));
    let expected = sum(cells.iter().map(|(i, j, _, w)| first[*i] * second[*j] * w));
    let kappa = (observed - expected) / (1.0 - expected);
    // The weighted means of a row and of a column, by the other observer's habits.
    let row: Vec<f64> = (0..steps).map(|i| sum((0..steps).map(|j| second[j] * weights.of(i, j, steps)))).collect();
    let column: Vec<f64> = (0..steps).map(|j| sum((0..steps).map(|i| first[i] * weights.of(i, j, steps)))).collect();
    let spread = sum(cells.iter().map(|(i, j, p, w)| p * (w * (1.0 - expected) - (row[*i] + column[*j]) * (1.0 - observed)).powi(2)));
    let middle = (observed * expected - 2.0 * expected + observed).powi(2);
    let standard_error = ((spread - middle).max(0.0) / n).sqrt() / (1.0 - expected).powi(2);
    let half = NORMAL_EDGE * standard_error;
    let interval = Interval { low: (kappa - half).max(-1.0), high: (kappa + half).min(1.0) };
    let all_same = ratings.iter().all(|(a, b)| a == b);
    let interval = if all_same { Finding::CannotTellYet(Why::TooAlike) } else { Finding::Found(interval) };
    Ok(Agreement { kappa, standard_error, interval, same_step: share(&|(a, b)| a == b), pairs: ratings.len() as u32 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_told() {
        let why = |ratings: Vec<(usize, usize)>| match agreement(&ratings, 3, Weights::Linear) {
            Finding::CannotTellYet(why) => Some(why),
            Finding::Found(_) => None,
        };
        assert_eq!((needed(2), needed(3), needed(4)), (20, 20, 32));
        assert_eq!(why(vec![]), Some(Why::TooFew { needed: 20 }));
        assert_eq!(why((0..19).map(|i| (i % 3, i % 3)).collect()), Some(Why::TooFew { needed: 20 }));
        assert_eq!(why(vec![(1, 1); 40]), Some(Why::TooAlike), "both always safe alone");
        assert_eq!(why((0..40).map(|i| (1, i % 3)).collect()), Some(Why::OneSided));
        assert_eq!(why(vec![(1, 2); 40]), Some(Why::OneSided), "each always on a step of their own");
        assert_eq!(why(vec![(0, 3); 40]), Some(Why::NotNumbers));
    }

    #[test]
    fn full_agreement_has_no_told_interval() {
        let same: Vec<(usize, usize)> = (0..40).map(|i| (i % 3, i % 3)).collect();
        let found = agreement(&same, 3, Weights::Quadratic).found().expect("kappa");
        assert!((found.kappa - 1.0).abs() < 1e-15);
        assert_eq!((found.same_step, found.interval), (1.0, Finding::CannotTellYet(Why::TooAlike)));
    }
}
