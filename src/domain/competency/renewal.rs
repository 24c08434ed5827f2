//! When a result has to be renewed, and by what.

use super::{Answered, Decision, Verdict, Why};
use crate::domain::frameworks::EvidenceKind;

/// How near the end is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It ends within [`SOON_DAYS`].
    Soon,
    /// It has ended, and is kept for the days of grace.
    Over,
}

impl Stage {
    /// As stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Soon => "soon",
            Self::Over => "over",
        }
    }
}

/// Days before an end in which it is said so (curriculum 4.7: expiring).
const SOON_DAYS: i64 = 60;
const DAY_MS: i64 = 86_400_000;

/// The days left, when they are few enough to say so.
pub fn days_left_soon(valid_until: i64, as_of: i64) -> Option<i64> {
    let days = (valid_until - as_of).div_euclid(DAY_MS);
    (0..=SOON_DAYS).contains(&days).then_some(days)
}

impl Decision {
    /// The end that is near or past, and which of the two; `None` while there is time, and where no level is reached.
    pub fn renewal(&self, as_of: i64) -> Option<(i64, Stage)> {
        let end = self.valid_until?;
        match (self.in_grace, days_left_soon(end, as_of)) {
            (true, _) => Some((end, Stage::Over)),
            (false, Some(_)) => Some((end, Stage::Soon)),
            (false, None) => None,
        }
    }

    /// The kinds to show again so that the level goes on: those whose end is the end of the level.
    pub fn to_renew(&self) -> Vec<EvidenceKind> {
        let level = self.standing.level().and_then(|level| self.level(level));
        let needs = level.map(Verdict::needs).unwrap_or_default();
        let mut kinds: Vec<EvidenceKind> = needs.iter().filter(|(verdict, answered)| self.ends_with(verdict, answered)).map(|(_, a)| a.need.kind).collect();
        kinds.dedup();
        kinds
    }

    fn ends_with(&self, need: &Verdict, answered: &Answered) -> bool {
        if self.in_grace { answered.ended.is_some() } else { need.met && need.until == self.valid_until }
    }
}

impl Verdict {
    /// The needs in it, in the order of the rule, each with its own end.
    fn needs(&self) -> Vec<(&Verdict, &Answered)> {
        match &self.why {
            Why::All(parts) | Why::Any(parts) | Why::AtLeast { of: parts, .. } => parts.iter().flat_map(Verdict::needs).collect(),
            Why::Need(answered) => vec![(self, answered)],
        }
    }
}
