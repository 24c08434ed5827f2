//! What changed between two times, for people who answered at both (curriculum.md 5.3, product promise 5).
//!
//! The exact figures ([`estimate`]) stay in this folder. What leaves it is a [`Change`]: told as trust.md 3.4 allows, or “cannot tell yet”.
//! Deliberately absent: p-values, causes, “skills improved”, medians and ranges (they show single people), and a change of two groups'
//! means that are not the same people.

use super::{
    Finding, Interval, Why,
    distribution::t_edge,
    pairs::Pair,
    sample,
    small_numbers::{self, Count, FEWEST_FOR_A_MEAN, FEWEST_FOR_A_SHARE, FEWEST_FOR_A_TABLE, Part, outwards, parts, to_tenths},
};

/// The exact figures of the changes d = later − earlier, in points of the scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Estimate {
    pub n: usize,
    pub mean: f64,
    /// Standard deviation of the changes, n − 1 below.
    pub sd: f64,
    /// Standard error of the mean, sd / √n.
    pub se: f64,
    pub interval: Interval,
    /// Mean ÷ sd of the changes, d_z (Cohen 1988, *Statistical Power Analysis*, 2.3.5). Without unit; nothing when all changed alike.
    pub dz: Option<f64>,
}

/// Mean change with the interval of Student (1908, *Biometrika* 6:1–25): d̄ ± t(0.975; n − 1) · s / √n.
///
/// `None` for fewer than two changes (one has no spread) or for what is no number. When all changed alike the interval has no width; that is
/// arithmetic and no certainty, so [`change`] does not tell it. It assumes that people answered independently and that the mean is about
/// normally distributed; on a scale of five steps it is, from about 20 people.
pub(super) fn estimate(changes: &[f64]) -> Option<Estimate> {
    let (mean, sd) = (sample::mean(changes)?, sample::deviation(changes)?);
    let n = changes.len();
    let se = sd / (n as f64).sqrt();
    let half = t_edge((n - 1) as f64)? * se;
    let dz = (sd > 0.0).then_some(mean / sd);
    Some(Estimate { n, mean, sd, se, interval: Interval { low: mean - half, high: mean + half }, dz })
}

/// The ends of the scale: 0 and 4 for ratings and module means, 0 and 2 for try-it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    pub lowest: f64,
    pub highest: f64,
}

impl Scale {
    pub const RATING: Self = Self { lowest: 0.0, highest: 4.0 };
    pub const TRY_IT: Self = Self { lowest: 0.0, highest: 2.0 };
}

/// A change as others may see it.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    CannotTellYet { why: Why, pairs: Count },
    Measured(Box<Measured>),
}

/// Figures to one decimal, intervals rounded outwards, counts to the nearest five. The spread of the changes is not among them: together with
/// the interval it would tell how many people there were.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    pub pairs: Count,
    /// In points of the scale.
    pub mean: f64,
    pub interval: Interval,
    /// d_z: mean change ÷ spread of the changes. Always to be shown with that name.
    pub dz: f64,
    pub reading: Reading,
    /// “Small group: could be chance”: fewer than 30 pairs.
    pub small_group: bool,
    pub moves: Finding<Moves>,
    /// Many stood at the lowest end the first time: they could not fall further.
    pub floor: Finding<Edge>,
    /// Many stood at the highest end the first time: they could not rise further, so a small change may hide a good state.
    pub ceiling: Finding<Edge>,
    /// The same at the second time: the scale no longer tells them apart.
    pub ceiling_later: Finding<Edge>,
}

/// What the told interval allows to say. Words for it: “felt more sure”, never “can”, unless it was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    Rose,
    Fell,
    /// Zero lies within the interval: no change, a rise and a fall all fit.
    CouldBeChance,
}

/// How many moved which way, as parts of all pairs with Wilson intervals.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moves {
    pub up: Part,
    pub same: Part,
    pub down: Part,
}

/// People at one end of the scale. More than 15 % count as many (Terwee et al. 2007, *J. Clin. Epidemiol.* 60:34–42, from McHorney & Tarlov
/// 1995, *Qual. Life Res.* 4:293–307; asked of at least 50 people there, too).
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Edge {
    NotMany,
    Many(Part),
}

/// 15 %, above which an end of the scale is said to be crowded.
pub const MANY_AT_AN_END: f64 = 0.15;

/// Tells the change, or that it cannot be told: fewer than 20 pairs, no numbers, or all alike (then the mean would be everybody's own).
/// The order of people does not matter; a constant added to both values changes nothing but who stands at an end of the scale.
pub fn change(pairs: &[Pair], scale: Scale) -> Change {
    let told = small_numbers::count(pairs.len());
    let not = |why| Change::CannotTellYet { why, pairs: told };
    if pairs.len() < FEWEST_FOR_A_MEAN as usize {
        return not(Why::TooFew { needed: FEWEST_FOR_A_MEAN });
    }
    let changes: Vec<f64> = pairs.iter().map(Pair::change).collect();
    let Some(exact) = estimate(&changes) else { return not(Why::NotNumbers) };
    let Some(dz) = exact.dz else { return not(Why::TooAlike) };
    let interval = outwards(exact.interval);
    let at = |end: f64, value: fn(&Pair) -> f64| edge(pairs.iter().filter(|p| value(p) == end).count(), pairs.len());
    Change::Measured(Box::new(Measured {
        pairs: told,
        mean: to_tenths(exact.mean),
        interval,
        dz: to_tenths(dz),
        reading: reading(interval),
        small_group: pairs.len() < FEWEST_FOR_A_TABLE as usize,
        moves: moves(&changes),
        floor: at(scale.lowest, |p| p.earlier),
        ceiling: at(scale.highest, |p| p.earlier),
        ceiling_later: at(scale.highest, |p| p.later),
    }))
}

fn reading(interval: Interval) -> Reading {
    match (interval.low > 0.0, interval.high < 0.0) {
        (true, _) => Reading::Rose,
        (_, true) => Reading::Fell,
        _ => Reading::CouldBeChance,
    }
}

fn many(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Up, same and down. Equal means equal to the last bit for ratings and a billionth for means of them.
fn moves(changes: &[f64]) -> Finding<Moves> {
    let up = many(changes.iter().filter(|d| **d > 1e-9).count());
    let down = many(changes.iter().filter(|d| **d < -1e-9).count());
    let same = many(changes.len()) - up - down;
    match parts(&[up, same, down]) {
        Finding::Found(found) => match found[..] {
            [up, same, down] => Finding::Found(Moves { up, same, down }),
            _ => Finding::CannotTellYet(Why::NotNumbers),
        },
        Finding::CannotTellYet(why) => Finding::CannotTellYet(why),
    }
}

fn edge(there: usize, all: usize) -> Finding<Edge> {
    if all < FEWEST_FOR_A_SHARE as usize {
        return Finding::CannotTellYet(Why::TooFew { needed: FEWEST_FOR_A_SHARE });
    }
    if (there as f64) <= MANY_AT_AN_END * all as f64 {
        return Finding::Found(Edge::NotMany);
    }
    parts(&[many(there), many(all - there)]).map(|parts| parts.first().map_or(Edge::NotMany, |part| Edge::Many(*part)))
}

#[cfg(test)]
#[path = "change_tests.rs"]
mod tests;
