//! May this work be published? Everything that is missing, all at once, so that nobody mends one thing to be told of the next.
//!
//! Two people always: whoever wrote in a work cannot be the one who approved it. Deliberately absent: which reviews a change needs by what it
//! changes, and an administrator's way round.

use crate::domain::{ids::StaffId, studio::WorkState};

/// What stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// Set aside, or published before.
    Closed,
    /// No text differs from what readers have.
    NoChange,
    /// Texts with errors: readers would keep the last good ones.
    Errors(usize),
    /// Nobody but its writers has approved these very texts.
    SecondPerson,
}

/// What somebody decided about exactly the texts of `digest`; a later decision of the same person in the same capacity counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub by: StaffId,
    pub capacity: String,
    pub approved: bool,
    pub digest: String,
}

/// A work as the gate sees it.
pub struct Asked<'a> {
    pub state: WorkState,
    /// How many texts publishing would change for readers.
    pub changes: usize,
    /// Problems of the check that are errors, in these texts or because of them.
    pub errors: usize,
    pub writers: &'a [StaffId],
    /// The oldest first.
    pub decisions: &'a [Decision],
    /// The digest of the texts as they are now.
    pub digest: &'a str,
}

/// `Ok` when nothing is missing.
pub fn ready(asked: &Asked<'_>) -> Result<(), Vec<Missing>> {
    let mut missing = Vec::new();
    if asked.state.after(super::Move::Publish).is_none() {
        missing.push(Missing::Closed);
    }
    if asked.changes == 0 {
        missing.push(Missing::NoChange);
    }
    if asked.errors > 0 {
        missing.push(Missing::Errors(asked.errors));
    }
    if !has_second_person(asked) {
        missing.push(Missing::SecondPerson);
    }
    if missing.is_empty() { Ok(()) } else { Err(missing) }
}

fn has_second_person(asked: &Asked<'_>) -> bool {
    let stands = |n: usize, one: &Decision| !asked.decisions[n + 1..].iter().any(|later| later.by == one.by && later.capacity == one.capacity);
    let sent_back = asked.decisions.iter().enumerate().any(|(n, one)| stands(n, one) && !one.approved && one.digest == asked.digest);
    let approved =
        asked.decisions.iter().enumerate().any(|(n, one)| stands(n, one) && one.approved && one.digest == asked.digest && !asked.writers.contains(&one.by));
    approved && !sent_back
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided(by: &str, approved: bool, digest: &str) -> Decision {
        Decision { by: StaffId::from_store(by), capacity: "plain_language".into(), approved, digest: digest.into() }
    }

    fn missing(writers: &[&str], decisions: &[Decision], errors: usize, changes: usize) -> Vec<Missing> {
        let writers: Vec<_> = writers.iter().map(|w| StaffId::from_store(*w)).collect();
        let asked = Asked { state: WorkState::Writing, changes, errors, writers: &writers, decisions, digest: "now" };
        ready(&asked).err().unwrap_or_default()
    }

    #[test]
    fn a_second_person_approves_these_very_texts() {
        assert_eq!(missing(&["sam"], &[], 0, 1), [Missing::SecondPerson]);
        assert_eq!(missing(&["sam"], &[decided("kim", true, "now")], 0, 1), []);
        assert_eq!(missing(&["sam", "kim"], &[decided("kim", true, "now")], 0, 1), [Missing::SecondPerson], "a writer approves nothing of their own");
        assert_eq!(missing(&["sam"], &[decided("kim", true, "before")], 0, 1), [Missing::SecondPerson], "a later edit reopens it");
    }

    #[test]
    fn who_sends_back_is_not_overruled_by_another() {
        assert_eq!(missing(&["sam"], &[decided("kim", true, "now"), decided("lee", false, "now")], 0, 1), [Missing::SecondPerson]);
        assert_eq!(missing(&["sam"], &[decided("kim", false, "now"), decided("kim", true, "now")], 0, 1), [], "their later word counts");
        assert_eq!(missing(&["sam"], &[decided("kim", true, "now"), decided("kim", false, "now")], 0, 1), [Missing::SecondPerson]);
    }

    #[test]
    fn everything_that_is_missing_is_said_at_once() {
        assert_eq!(missing(&["sam"], &[], 2, 0), [Missing::NoChange, Missing::Errors(2), Missing::SecondPerson]);
        let asked = Asked { state: WorkState::SetAside, changes: 1, errors: 0, writers: &[], decisions: &[decided("kim", true, "now")], digest: "now" };
        assert_eq!(ready(&asked), Err(vec![Missing::Closed]));
    }
}
