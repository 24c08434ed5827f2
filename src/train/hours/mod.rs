//! Protected hours for learning: a lead grants them to members of a team (`granted`), the member writes down what they used (`mine`).
//!
//! The lead reads two sums, and the page says so where the member writes. Deliberately absent: approval of what somebody learns, and a
//! warning for hours that were not used.

pub mod granted;
pub mod mine;

use crate::{domain::protected_hours::hours_and_minutes, train::calendar::day_in_words, ui::words::Say};

/// “6 h 30 min”
fn amount(say: Say, minutes: u32) -> String {
    let (hours, left) = hours_and_minutes(minutes);
    say.with("hours-amount", &[("hours", hours), ("minutes", left)])
}

/// “September 1, 2026 to December 31, 2026”
fn period(say: Say, from_day: &str, to_day: &str) -> String {
    say.with("hours-period", &[("from", day_in_words(say, from_day)), ("to", day_in_words(say, to_day))])
}
