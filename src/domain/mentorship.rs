//! Mentorship: what a goal can come to, and how long the lines of it may be.
//!
//! Pure. Deliberately absent: marks for goals, how many were reached, and any word of a mentor about the person they accompany.

/// Why somebody asks; what was agreed in a meeting; a goal.
pub const LINE: std::ops::RangeInclusive<usize> = 3..=300;
/// When somebody can be found, in their own words.
pub const LONGEST_HOURS: usize = 200;
/// One's own notes.
pub const LONGEST_NOTE: usize = 4_000;
/// A meeting, in minutes.
pub const MINUTES: std::ops::RangeInclusive<u32> = 1..=480;
/// How far ahead the day of a goal may lie, in years.
pub const FURTHEST_YEARS: i64 = 3;
/// Goals, and meetings, of one mentorship.
pub const MOST_GOALS: usize = 40;
pub const MOST_MEETINGS: usize = 400;

/// Where a goal stands: its writer says so, and may say otherwise later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    NotYet,
    Done,
    /// Not wanted any more, which is as good an end as any.
    LetGo,
}

impl Standing {
    pub const ALL: [Self; 3] = [Self::NotYet, Self::Done, Self::LetGo];

    /// For storing, forms and the names of messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotYet => "not-yet",
            Self::Done => "done",
            Self::LetGo => "let-go",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standing_reads_what_it_wrote() {
        assert!(Standing::ALL.into_iter().all(|standing| Standing::from_code(standing.code()) == Some(standing)));
        assert_eq!(Standing::from_code("failed"), None);
    }
}
