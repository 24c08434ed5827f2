//! Honest figures: what changed for a group, how good a question is, how far two observers agree. With its doubt, or not at all.
//!
//! Pure: no IO, no clock, no randomness but a seeded generator that the caller passes in. A figure that cannot be told is a value of its own
//! ([`Why`]), so that no page can print a number that is not there. Figures about people leave this folder only as `small_numbers` lets them.
//! What each figure means and what it must not be used for: `docs/statistics.md`. Checked against scipy, statsmodels, pingouin and
//! scikit-learn: `src/tests/reference/statistics.json`, made by `xtask/reference/make_statistics.py`.
//!
//! Deliberately absent: p-values, totals of a person, comparison of people or places, one person's label, the choice of who is counted.
//! Tables that a site publishes (made once, and safe against subtracting one from another) are in `totals`.
//! For the server alone, because the special functions come from a crate that the browser does not need; the gate is in `lib.rs`.

pub mod alpha;
pub mod answers;
pub mod change;
pub mod distribution;
pub mod factor;
pub mod flags;
pub mod items;
pub mod kappa;
pub mod many_skills;
pub mod omega;
pub mod pairs;
pub mod reliable;
pub mod sample;
pub mod share;
pub mod small_numbers;
pub mod then_test;
pub mod totals;

/// How sure every interval here is: 95 %.
pub const LEVEL: f64 = 0.95;

/// From a lower to a higher end, at [`LEVEL`], in the unit of the figure it belongs to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
}

/// A figure, or why there is none. There is no way to a number but through `Found`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Finding<T> {
    Found(T),
    CannotTellYet(Why),
}

/// Why a figure cannot be told yet. It never carries how many there are, because that may be few.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It needs at least so many people (pairs, takers, doubly watched tasks).
    TooFew { needed: u32 },
    /// It needs at least so many questions.
    TooFewItems { needed: u32 },
    /// All gave the same, so nothing can be said about doubt; or so nearly all that a share would tell about each of them.
    TooAlike,
    /// Something among the values is no number, or rows have unlike lengths.
    NotNumbers,
    /// Nobody has measured how much answers differ when nothing was taught.
    NoRetest,
    /// One common factor does not describe these answers (a share of common spread above 1).
    NoOneFactor,
    /// The calculation did not come to rest, or too many of its resamples had no answer.
    Unsettled,
    /// One observer used a single level for everything, so agreement beyond chance has no meaning.
    OneSided,
}

impl<T> Finding<T> {
    pub fn found(self) -> Option<T> {
        match self {
            Self::Found(value) => Some(value),
            Self::CannotTellYet(_) => None,
        }
    }

    pub fn map<U>(self, with: impl FnOnce(T) -> U) -> Finding<U> {
        match self {
            Self::Found(value) => Finding::Found(with(value)),
            Self::CannotTellYet(why) => Finding::CannotTellYet(why),
        }
    }

    fn or(value: Option<T>, why: Why) -> Self {
        value.map_or(Self::CannotTellYet(why), Self::Found)
    }
}

impl<T> From<Result<T, Why>> for Finding<T> {
    fn from(result: Result<T, Why>) -> Self {
        result.map_or_else(Self::CannotTellYet, Self::Found)
    }
}

#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod reference_tests;
