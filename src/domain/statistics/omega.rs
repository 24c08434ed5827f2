//! McDonald's omega total of one factor: the share of the totals' spread that one common factor explains.
//!
//! Estimated by minres on Pearson correlations (`factor`), then put back into the questions' own units. Limits: it holds as far as one factor
//! describes the questions; right-or-wrong answers make it too small rather than too large; below about 300 takers it moves a lot (curriculum.md
//! 5.3 asks 300 for a factor check), so its interval goes with it always. Deliberately absent: hierarchical omega, several factors.

use crate::domain::quiz::Draw;

use super::{
    Finding, Interval, Why,
    answers::columns,
    factor::loadings,
    sample::{correlation, deviation, quantile, sum},
    small_numbers::FEWEST_FOR_A_MEAN,
};

/// How many times takers are drawn anew for the interval.
pub const RESAMPLES: usize = 1000;
/// The takers that curriculum.md 5.3 asks for before factors are believed.
pub const TAKERS_TO_BELIEVE: u32 = 300;

/// Omega, 0 to 1 for loadings of one sign.
#[derive(Debug, Clone, PartialEq)]
pub struct Omega {
    pub omega: f64,
    /// Percentile bootstrap; `Unsettled` if more than one resample in twenty had no one-factor solution.
    pub interval: Finding<Interval>,
    /// Standardised loadings of the questions with spread, by their numbers; the others add nothing to omega.
    pub loadings: Vec<(usize, f64)>,
    pub takers: u32,
    /// Fewer than 300 takers: a first look.
    pub first_look: bool,
}

/// ω = (Σ λᵢsᵢ)² / ((Σ λᵢsᵢ)² + Σ (1 − λᵢ²) s²ᵢ), McDonald (1999, *Test Theory*, ch. 6), with λ standardised and s the standard deviations.
///
/// Interval: takers drawn with replacement 1,000 times, 2.5 and 97.5 % (Efron 1979, *Ann. Stat.* 7:1–26; for omega Kelley &
/// Pornprasertmanit 2016, *Psychol. Methods* 21:69–92). The same rows and the same seed give the same interval; other orders of the rows
/// give another one that differs by the luck of the draw, omega itself does not. Below 20 takers or three questions with spread it cannot be told.
pub fn omega(rows: &[Vec<f64>], draw: &mut Draw) -> Finding<Omega> {
    exact(rows, FEWEST_FOR_A_MEAN, RESAMPLES, draw).into()
}

pub(super) fn exact(rows: &[Vec<f64>], people: u32, resamples: usize, draw: &mut Draw) -> Result<Omega, Why> {
    let (omega, loadings) = of(&columns(rows, people.max(3), 3)?)?;
    let takers = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    Ok(Omega { omega, interval: bootstrap(rows, resamples, draw), loadings, takers, first_look: takers < TAKERS_TO_BELIEVE })
}

type Loaded = Vec<(usize, f64)>;

fn of(columns: &[Vec<f64>]) -> Result<(f64, Loaded), Why> {
    let spreads: Vec<f64> = columns.iter().map(|c| deviation(c)).collect::<Option<_>>().ok_or(Why::NotNumbers)?;
    let kept: Vec<usize> = (0..columns.len()).filter(|i| spreads[*i] > 0.0).collect();
    let correlations: Option<Vec<Vec<f64>>> =
        kept.iter().map(|i| kept.iter().map(|j| if i == j { Some(1.0) } else { correlation(&columns[*i], &columns[*j]) }).collect()).collect();
    let loaded: Loaded = kept.iter().copied().zip(loadings(&correlations.ok_or(Why::NotNumbers)?)?).collect();
    let common = sum(loaded.iter().map(|(i, l)| l * spreads[*i])).powi(2);
    let own = sum(loaded.iter().map(|(i, l)| (1.0 - l * l) * spreads[*i] * spreads[*i]));
    let omega = common / (common + own);
    if omega.is_finite() { Ok((omega, loaded)) } else { Err(Why::Unsettled) }
}

fn bootstrap(rows: &[Vec<f64>], resamples: usize, draw: &mut Draw) -> Finding<Interval> {
    let width = rows.first().map_or(0, Vec::len);
    let mut found = Vec::with_capacity(resamples);
    for _ in 0..resamples {
        let drawn: Vec<usize> = (0..rows.len()).map(|_| draw.below(rows.len())).collect();
        let columns: Vec<Vec<f64>> = (0..width).map(|item| drawn.iter().map(|i| rows[*i][item]).collect()).collect();
        if let Ok((omega, _)) = of(&columns) {
            found.push(omega);
        }
    }
    if found.len() * 20 < resamples * 19 {
        return Finding::CannotTellYet(Why::Unsettled);
    }
    found.sort_by(f64::total_cmp);
    let interval = quantile(&found, 0.025).zip(quantile(&found, 0.975)).map(|(low, high)| Interval { low, high });
    Finding::or(interval, Why::Unsettled)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draw() -> Draw {
        Draw::from_seed(4)
    }

    #[test]
    fn what_cannot_be_told() {
        let why = |rows: &[Vec<f64>]| match omega(rows, &mut draw()) {
            Finding::CannotTellYet(why) => Some(why),
            Finding::Found(_) => None,
        };
        assert_eq!(why(&[]), Some(Why::TooFew { needed: 20 }));
        assert_eq!(why(&vec![vec![1.0, 2.0, 3.0]; 20]), Some(Why::TooFewItems { needed: 3 }), "no question has spread");
        assert_eq!(why(&vec![vec![1.0, 2.0]; 20]), Some(Why::TooFewItems { needed: 3 }));
    }

    #[test]
    fn a_question_that_all_got_right_adds_nothing() {
        let mut luck = Draw::from_seed(1);
        let row = |i: usize| (0..4).map(|_| (i % 5 + luck.below(4)) as f64).collect::<Vec<f64>>();
        let rows: Vec<Vec<f64>> = (0..60).map(row).collect();
        let more: Vec<Vec<f64>> = rows.iter().map(|r| [&[1.0][..], r].concat()).collect();
        let (without, with) = (omega(&rows, &mut draw()).found().expect("omega"), omega(&more, &mut draw()).found().expect("omega"));
        assert_eq!(without.omega, with.omega);
        assert_eq!(with.loadings.iter().map(|(i, _)| *i).collect::<Vec<_>>(), [1, 2, 3, 4]);
        assert!(with.first_look);
    }
}
