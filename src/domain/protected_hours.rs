//! Protected hours: how much may be granted at a time, and how long a line about their use may be.
//!
//! Pure. A lead grants whole hours; whoever learns writes minutes. Deliberately absent: a judgement of how they were used, and what is left
//! as a debt: more may be used than was granted, and less.

/// Whole hours of one grant.
pub const HOURS: std::ops::RangeInclusive<u32> = 1..=400;
/// One use, in minutes: no more than half a day and a bit.
pub const MINUTES: std::ops::RangeInclusive<u32> = 1..=720;
/// For what, for oneself.
pub const LINE: std::ops::RangeInclusive<usize> = 3..=200;
/// How far ahead the last day of a grant may lie, in years.
pub const FURTHEST_YEARS: i64 = 3;
/// Grants of one member in one team, and uses of one grant.
pub const MOST_GRANTS: usize = 60;
pub const MOST_USES: usize = 500;

/// Whole hours, and the minutes that are left.
pub fn hours_and_minutes(minutes: u32) -> (u32, u32) {
    (minutes / 60, minutes % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_told_as_hours() {
        assert_eq!([hours_and_minutes(0), hours_and_minutes(59), hours_and_minutes(390)], [(0, 0), (0, 59), (6, 30)]);
    }
}
