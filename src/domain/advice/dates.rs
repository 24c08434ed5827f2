//! What was looked at too long ago: menus of a device, and reviews.
//!
//! A day is an argument; the rules have no clock. Deliberately absent: how old a help line's check may be (`http::help_check`).

use super::{Desk, Rule};
use crate::domain::problem::Severity;

/// After so many months menus have moved, and a review is asked for again (curriculum 6.3).
const MONTHS: i32 = 12;

/// A day of the calendar, compared by months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: i32,
    month: i32,
    day: i32,
}

impl Day {
    /// The day that a text begins with: `2026-11-01`, and anything after it.
    pub fn at_start_of(text: &str) -> Option<Self> {
        let mut parts = text.get(..10)?.split('-');
        let mut next = |length: usize| parts.next().filter(|p| p.len() == length && p.chars().all(|c| c.is_ascii_digit()))?.parse::<i32>().ok();
        let day = Self { year: next(4)?, month: next(2)?, day: next(2)? };
        ((1..=12).contains(&day.month) && (1..=31).contains(&day.day)).then_some(day)
    }

    fn months_later(self, months: i32) -> Self {
        let all = self.year * 12 + self.month - 1 + months;
        Self { year: all.div_euclid(12), month: all.rem_euclid(12) + 1, day: self.day }
    }
}

/// Is `today` later than so many months after `day`?
pub fn is_older(day: Day, months: i32, today: Day) -> bool {
    day.months_later(months) < today
}

pub(super) fn check(desk: &mut Desk) {
    let Some(today) = desk.knowing.today else { return };
    let seen = desk.subject.menus_checked.and_then(Day::at_start_of);
    if seen.is_some_and(|day| is_older(day, MONTHS, today)) {
        let on = desk.subject.menus_checked.and_then(|text| text.get(..10)).unwrap_or_default().to_owned();
        desk.whole(Rule::MenusOld, Severity::Advice).blanks = vec![("on", on)];
    }
    let oldest = desk.subject.reviewed_on.iter().filter_map(|on| Day::at_start_of(on).map(|day| (day, *on))).min();
    if let Some((_, on)) = oldest.filter(|(day, _)| is_older(*day, MONTHS, today)) {
        desk.whole(Rule::ReviewOld, Severity::Advice).blanks = vec![("on", on.to_owned())];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_months_are_not_yet_too_many() {
        let day = |text| Day::at_start_of(text).unwrap();
        let seen = day("2025-11-23, iOS 18.1");
        assert!(!is_older(seen, 12, day("2026-11-23")));
        assert!(is_older(seen, 12, day("2026-11-24")));
        assert!(is_older(day("2025-01-31"), 12, day("2026-02-01")));
        for text in ["", "soon", "2026-13-01", "2026-1-1", "26-01-01", "é026-01-01", "not yet, really"] {
            assert_eq!(Day::at_start_of(text), None, "{text}");
        }
    }
}
