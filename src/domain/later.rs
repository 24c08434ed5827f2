//! Looking again at the skills of a module, eight weeks or more after its end (curriculum 5.3): from when, and whether it is still offered.
//!
//! Pure; days are counted in UTC, as on the map. Deliberately absent: an end of that time, a reminder, and any count of days for people to see.

use super::ids::ModuleId;

const DAY: i64 = 86_400_000;

/// The first day on which somebody may look again, counted from the day of the last answer after the module.
pub const FROM_DAY: i64 = 56;

/// A module with answers after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ended {
    pub module: ModuleId,
    /// The latest answer after the module, in milliseconds since 1970.
    pub at: i64,
    /// Something was said when looking again.
    pub looked: bool,
    /// “No, thank you.”
    pub declined: bool,
}

impl Ended {
    /// From then on for good.
    pub fn may_look_again(&self, now: i64) -> bool {
        now.div_euclid(DAY) - self.at.div_euclid(DAY) >= FROM_DAY
    }

    /// Offered until it was done or declined.
    pub fn is_offered(&self, now: i64) -> bool {
        self.may_look_again(now) && !self.looked && !self.declined
    }
}

/// The one module that is offered now: the one that ended first. One at a time, so that no page has a pile of them.
pub fn offered(all: &[Ended], now: i64) -> Option<&Ended> {
    all.iter().filter(|ended| ended.is_offered(now)).min_by_key(|ended| (ended.at, &ended.module))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ended(module: &str, at: i64) -> Ended {
        Ended { module: ModuleId::parse(module).expect("an id"), at, looked: false, declined: false }
    }

    #[test]
    fn from_the_fifty_sixth_day_on_and_without_an_end() {
        let late = ended("pm03", 100 * DAY + DAY - 1);
        let found: Vec<bool> = [100, 155, 156, 157, 170, 5000].map(|day| late.may_look_again(day * DAY)).to_vec();
        assert_eq!(found, [false, false, true, true, true, true]);
        assert!(!late.may_look_again(0), "a clock that went back offers nothing");
    }

    #[test]
    fn one_at_a_time_and_none_that_was_done_or_declined() {
        let all = [ended("pm05", 20 * DAY), ended("pm03", 10 * DAY), Ended { declined: true, ..ended("pm02", 0) }, Ended { looked: true, ..ended("pm04", 0) }];
        let module = |day: i64| offered(&all, day * DAY).map(|found| found.module.as_str());
        assert_eq!([module(55), module(65), module(66), module(900)], [None, None, Some("pm03"), Some("pm03")]);
        assert_eq!(offered(&all[2..], 900 * DAY), None);
    }
}
