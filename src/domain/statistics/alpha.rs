//! Cronbach's alpha: how far the answers to several questions hang together, as a lower bound of reliability under its assumptions.
//!
//! It rises with the number of questions, it is no proof that they measure one thing, and it is about these takers. Deliberately absent:
//! alpha “if the question is dropped” (it invites fishing) and words such as “good” or “acceptable”.

use super::{
    Finding, Interval, Why,
    answers::columns,
    distribution::f_edge,
    sample::{sum, variance},
    small_numbers::FEWEST_FOR_A_MEAN,
};

/// Alpha is at most 1 and may be below zero.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Alpha {
    pub alpha: f64,
    pub interval: Interval,
    pub takers: u32,
    pub items: u32,
}

/// α = k / (k − 1) · (1 − Σ s²ᵢ / s²ₜ), Cronbach (1951, *Psychometrika* 16:297–334, eq. 2); for right-or-wrong it is Kuder and Richardson's
/// formula 20. Interval of Feldt (1965, *Psychometrika* 30:357–370; Feldt, Woodruff & Salih 1987, *Appl. Psychol. Meas.* 11:93–103, p. 95):
/// 1 − (1 − α) · F(0.975; n − 1, (n − 1)(k − 1)) to 1 − (1 − α) · F(0.025; …), which assumes normal scores and equal covariances.
///
/// `rows` are takers, each with every question (`answers::complete`); nobody's gaps are filled. Below 20 takers, two questions, or without
/// any spread of the totals it cannot be told. A question that all got right counts in k and adds nothing.
pub fn alpha(rows: &[Vec<f64>]) -> Finding<Alpha> {
    exact(rows, FEWEST_FOR_A_MEAN).into()
}

/// As [`alpha`], for the number of takers that a caller here demands.
pub(super) fn exact(rows: &[Vec<f64>], people: u32) -> Result<Alpha, Why> {
    let columns = columns(rows, people.max(2), 2)?;
    let (n, k) = (rows.len() as f64, columns.len() as f64);
    let totals: Vec<f64> = rows.iter().map(|row| sum(row.iter().copied())).collect();
    let of_total = variance(&totals).ok_or(Why::NotNumbers)?;
    let of_items: Vec<f64> = columns.iter().map(|c| variance(c)).collect::<Option<_>>().ok_or(Why::NotNumbers)?;
    if of_total == 0.0 {
        return Err(Why::TooAlike);
    }
    let alpha = k / (k - 1.0) * (1.0 - sum(of_items) / of_total);
    let edge = |p| f_edge(p, n - 1.0, (n - 1.0) * (k - 1.0)).ok_or(Why::NotNumbers);
    let interval = Interval { low: 1.0 - (1.0 - alpha) * edge(0.975)?, high: 1.0 - (1.0 - alpha) * edge(0.025)? };
    Ok(Alpha { alpha, interval, takers: rows.len() as u32, items: columns.len() as u32 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_told() {
        assert_eq!(alpha(&[]), Finding::CannotTellYet(Why::TooFew { needed: 20 }));
        assert_eq!(alpha(&vec![vec![1.0, 0.0]; 19]), Finding::CannotTellYet(Why::TooFew { needed: 20 }));
        assert_eq!(alpha(&vec![vec![1.0, 0.0]; 20]), Finding::CannotTellYet(Why::TooAlike));
        assert_eq!(alpha(&vec![vec![1.0]; 20]), Finding::CannotTellYet(Why::TooFewItems { needed: 2 }));
        assert_eq!(alpha(&vec![vec![1.0, f64::NAN]; 20]), Finding::CannotTellYet(Why::NotNumbers));
    }

    #[test]
    fn the_same_question_twice_hangs_together_wholly_and_opposites_not_at_all() {
        let rows: Vec<Vec<f64>> = (0..20).map(|i| vec![f64::from(i % 5), f64::from(i % 5)]).collect();
        let same = alpha(&rows).found().expect("alpha");
        assert!((same.alpha - 1.0).abs() < 1e-12 && (same.interval.low - 1.0).abs() < 1e-12);
        let against: Vec<Vec<f64>> = (0..20).map(|i| vec![f64::from(i % 5), 5.0 - 0.5 * f64::from(i % 5)]).collect();
        assert!(alpha(&against).found().is_some_and(|a| a.alpha < 0.0), "below zero is said, not hidden");
    }
}
