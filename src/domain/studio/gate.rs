//! May this work be published? Everything that is missing, all at once, so that nobody mends one thing to be told of the next.
//!
//! Deliberately absent: which reviews a change needs, and whether they were made (`publishing` says), and a way round.

use crate::domain::{publishing::standing::Lack, studio::WorkState};

/// What stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Missing {
    /// Set aside, or published before.
    Closed,
    /// No text differs from what readers have.
    NoChange,
    /// Readers got newer texts in place of those that were begun from: going out now would take them away unseen.
    Overtaken(usize),
    /// Texts with errors: readers would keep the last good ones.
    Errors(usize),
    /// Reviews that were not made, or that a later edit reopened.
    Review(Lack),
}

/// A work as the gate sees it.
pub struct Asked<'a> {
    pub state: WorkState,
    /// How many texts publishing would change for readers.
    pub changes: usize,
    /// How many of them readers have a newer text of than the one they go on from.
    pub overtaken: usize,
    /// Problems of the check that are errors, in these texts or because of them.
    pub errors: usize,
    /// What is missing in its reviews.
    pub lacks: &'a [Lack],
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
    if asked.overtaken > 0 {
        missing.push(Missing::Overtaken(asked.overtaken));
    }
    if asked.errors > 0 {
        missing.push(Missing::Errors(asked.errors));
    }
    missing.extend(asked.lacks.iter().cloned().map(Missing::Review));
    if missing.is_empty() { Ok(()) } else { Err(missing) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_missing_is_said_at_once() {
        let lacks = [Lack::SecondPerson];
        let asked = Asked { state: WorkState::Writing, changes: 0, overtaken: 1, errors: 2, lacks: &lacks };
        assert_eq!(ready(&asked), Err(vec![Missing::NoChange, Missing::Overtaken(1), Missing::Errors(2), Missing::Review(Lack::SecondPerson)]));
        assert_eq!(ready(&Asked { changes: 1, overtaken: 0, errors: 0, lacks: &[], ..asked }), Ok(()));
        assert_eq!(ready(&Asked { state: WorkState::SetAside, changes: 1, overtaken: 0, errors: 0, lacks: &[] }), Err(vec![Missing::Closed]));
    }
}
