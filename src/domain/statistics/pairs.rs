//! Who answered when. Only people who answered at both times are a pair; everybody else is counted and never filled in.
//!
//! Missing is not zero: *not asked*, *I do not want to do this*, *skip* and *too few answers for a mean* are kept apart (product decision 1).
//! Deliberately absent: carrying the last answer forward, and any other way to invent one.

use crate::domain::{skills_check::Said, skills_form::ModuleMean};

use super::{
    Why,
    small_numbers::{Count, count},
};

/// What one person gave at one time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Given {
    /// A rating 0–4, a module's mean 0–4, or a try-it score 0–2.
    Value(f64),
    Missing(Missing),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// Not there at that time, or the question was not shown, or in other words (another version).
    NotAsked,
    NotWanted,
    Skipped,
    TooFewAnswers,
}

impl From<Option<Said>> for Given {
    fn from(said: Option<Said>) -> Self {
        match said {
            Some(Said::Sure(n)) => Self::Value(f64::from(n)),
            Some(Said::NotWanted) => Self::Missing(Missing::NotWanted),
            Some(Said::Skipped) => Self::Missing(Missing::Skipped),
            None => Self::Missing(Missing::NotAsked),
        }
    }
}

impl From<ModuleMean> for Given {
    fn from(mean: ModuleMean) -> Self {
        match mean {
            ModuleMean::Mean(mean) => Self::Value(mean),
            ModuleMean::TooFewAnswers => Self::Missing(Missing::TooFewAnswers),
            ModuleMean::NotAsked => Self::Missing(Missing::NotAsked),
        }
    }
}

/// One person over time. `then` is the answer to “thinking back, how sure were you?”, given at the end about the beginning.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Person {
    pub before: Given,
    pub after: Given,
    pub eight_weeks: Given,
    pub then: Given,
}

impl Person {
    /// Somebody who enrolled and gave nothing yet.
    pub const NOTHING: Self = {
        let not = Given::Missing(Missing::NotAsked);
        Self { before: not, after: not, eight_weeks: not, then: not }
    };

    fn at(&self, time: Time) -> Given {
        match time {
            Time::Before => self.before,
            Time::After => self.after,
            Time::EightWeeks => self.eight_weeks,
            Time::Then => self.then,
        }
    }
}

/// A time of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    Before,
    After,
    EightWeeks,
    /// Asked after, about before.
    Then,
}

/// The earlier and the later value of one person, both there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    pub earlier: f64,
    pub later: f64,
}

impl Pair {
    pub fn change(&self) -> f64 {
        self.later - self.earlier
    }
}

/// Everybody with a value at both times. `NotNumbers` if one of the values is none.
pub fn pairs(people: &[Person], earlier: Time, later: Time) -> Result<Vec<Pair>, Why> {
    let mut found = Vec::new();
    for person in people {
        let (Given::Value(earlier), Given::Value(later)) = (person.at(earlier), person.at(later)) else { continue };
        if !earlier.is_finite() || !later.is_finite() {
            return Err(Why::NotNumbers);
        }
        found.push(Pair { earlier, later });
    }
    Ok(found)
}

/// How many began, answered and are missing: the figures that every report of a change stands beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flow {
    pub enrolled: Count,
    pub earlier: Count,
    pub later: Count,
    pub pairs: Count,
    /// Of those without a pair, by the first reason that is missing.
    pub not_asked: Count,
    pub not_wanted: Count,
    pub skipped: Count,
    pub too_few_answers: Count,
}

/// `people` are all who enrolled, also those who gave nothing.
pub fn flow(people: &[Person], earlier: Time, later: Time) -> Flow {
    let at = |time: Time| people.iter().filter(|p| matches!(p.at(time), Given::Value(_))).count();
    let missing: Vec<Missing> = people
        .iter()
        .filter_map(|p| match (p.at(earlier), p.at(later)) {
            (Given::Missing(why), _) | (_, Given::Missing(why)) => Some(why),
            _ => None,
        })
        .collect();
    let because = |why: Missing| count(missing.iter().filter(|m| **m == why).count());
    Flow {
        enrolled: count(people.len()),
        earlier: count(at(earlier)),
        later: count(at(later)),
        pairs: count(people.len() - missing.len()),
        not_asked: because(Missing::NotAsked),
        not_wanted: because(Missing::NotWanted),
        skipped: because(Missing::Skipped),
        too_few_answers: because(Missing::TooFewAnswers),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(before: Given, after: Given) -> Person {
        Person { before, after, ..Person::NOTHING }
    }

    #[test]
    fn only_both_times_are_a_pair_and_missing_is_not_zero() {
        let (value, not_wanted) = (Given::Value(1.0), Given::Missing(Missing::NotWanted));
        let people = [person(value, Given::Value(3.0)), person(value, not_wanted), person(not_wanted, value), Person::NOTHING];
        assert_eq!(pairs(&people, Time::Before, Time::After), Ok(vec![Pair { earlier: 1.0, later: 3.0 }]));
        assert_eq!(pairs(&people, Time::Before, Time::EightWeeks), Ok(vec![]));
        assert_eq!(pairs(&[person(value, Given::Value(f64::NAN))], Time::Before, Time::After), Err(Why::NotNumbers));
    }

    #[test]
    fn answers_keep_why_they_are_missing() {
        let given = [Some(Said::Sure(0)), Some(Said::NotWanted), Some(Said::Skipped), None].map(Given::from);
        assert_eq!(given, [Given::Value(0.0), Given::Missing(Missing::NotWanted), Given::Missing(Missing::Skipped), Given::Missing(Missing::NotAsked)]);
        let means = [ModuleMean::Mean(2.5), ModuleMean::TooFewAnswers, ModuleMean::NotAsked].map(Given::from);
        assert_eq!(means, [Given::Value(2.5), Given::Missing(Missing::TooFewAnswers), Given::Missing(Missing::NotAsked)]);
    }

    #[test]
    fn the_flow_counts_everybody() {
        let value = Given::Value(1.0);
        let mut people = vec![person(value, value); 21];
        people.extend(vec![person(value, Given::Missing(Missing::Skipped)); 12]);
        people.extend(vec![Person::NOTHING; 4]);
        let flow = flow(&people, Time::Before, Time::After);
        assert_eq!((flow.enrolled, flow.earlier, flow.later, flow.pairs), (Count::About(35), Count::About(35), Count::About(20), Count::About(20)));
        assert_eq!((flow.skipped, flow.not_asked, flow.not_wanted), (Count::About(10), Count::FewerThanTen, Count::FewerThanTen));
    }
}
