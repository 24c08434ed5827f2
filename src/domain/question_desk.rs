//! The question desk: how long a question and an answer may be, and by which day an answer is promised, in working days.
//!
//! Pure: a day of the week comes in as a number. Working days are Monday to Friday; deliberately absent: holidays, which differ from place
//! to place, so a host with many of them promises a day more.

/// Working days until an answer, as a host may promise them.
pub const DAYS: std::ops::RangeInclusive<u32> = 1..=20;
/// Until a host says otherwise.
pub const USUAL_DAYS: u32 = 3;
pub const QUESTION: std::ops::RangeInclusive<usize> = 10..=1_500;
pub const ANSWER: std::ops::RangeInclusive<usize> = 2..=4_000;
/// Questions of one person that wait at a time.
pub const MOST_WAITING: usize = 20;

/// How many days after a day of this weekday (Monday is 1) so many working days are over.
pub fn days_until(weekday: u8, working: u32) -> u32 {
    let (mut day, mut left, mut days) = (weekday, working, 0);
    while left > 0 {
        day = day % 7 + 1;
        days += 1;
        left -= u32::from(day <= 5);
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_days_leave_out_saturday_and_sunday() {
        for (weekday, working, days) in
            [(1, 3, 3), (2, 3, 3), (3, 3, 5), (4, 3, 5), (5, 3, 5), (6, 3, 4), (7, 3, 3), (5, 1, 3), (7, 1, 1), (1, 5, 7), (1, 20, 28), (3, 0, 0)]
        {
            assert_eq!(days_until(weekday, working), days, "{working} from {weekday}");
        }
    }
}
