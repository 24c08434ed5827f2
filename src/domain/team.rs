//! Teams: a lead gives modules with a day, and reads for each member one of three words. The whole of what a lead may know is [`Standing`].
//!
//! Pure. Deliberately absent: shares of a module that are done, times, answers, tries, points and order. A word for “began” is absent too:
//! it would tell a lead when somebody last sat down.

use super::ids::LessonSlug;
use std::collections::BTreeSet;

pub const LONGEST_NAME: usize = 80;
/// Members that one team may ask, and modules that it may be given.
pub const MOST_MEMBERS: usize = 200;
pub const MOST_GIVEN: usize = 40;
/// How far ahead a day may lie, in years.
pub const FURTHEST_YEARS: i64 = 3;

/// Where a member stands with a module that was given to the team.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// They finished every lesson, whenever that was.
    Done,
    NotYet,
    /// Not done, and its day is over.
    Overdue,
}

impl Standing {
    /// `lessons` are those of the module now, by the names they are kept under; days are `yyyy-mm-dd`. A module without lessons is never done.
    pub fn of(finished: &BTreeSet<LessonSlug>, lessons: &[LessonSlug], due_day: &str, today: &str) -> Self {
        if !lessons.is_empty() && lessons.iter().all(|lesson| finished.contains(lesson)) {
            Self::Done
        } else if today > due_day {
            Self::Overdue
        } else {
            Self::NotYet
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lessons(names: &[&str]) -> Vec<LessonSlug> {
        names.iter().filter_map(|name| LessonSlug::parse(name).ok()).collect()
    }

    #[test]
    fn three_words_and_no_more() {
        let all = lessons(&["one", "two"]);
        let standing = |done: &[&str], today| Standing::of(&lessons(done).into_iter().collect(), &all, "2026-12-01", today);
        assert_eq!(standing(&["one", "two", "old"], "2027-01-01"), Standing::Done, "after the day is done as well");
        assert_eq!(standing(&["one"], "2026-12-01"), Standing::NotYet, "the day itself is theirs");
        assert_eq!(standing(&["one"], "2026-12-02"), Standing::Overdue);
        assert_eq!(standing(&[], "2026-11-30"), standing(&["one"], "2026-11-30"), "nobody sees who began");
        assert_eq!(Standing::of(&BTreeSet::new(), &[], "2026-12-01", "2026-11-01"), Standing::NotYet);
    }
}
