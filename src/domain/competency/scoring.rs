//! From the steps of one attempt to what it came to: a knowledge check, a case with decisions.

use super::Shown;
use crate::domain::frameworks::Rules;

/// One answered step of an attempt, as the rules see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    pub points: u32,
    pub possible: u32,
    /// A safety item that was not right, or an unsafe choice in a case.
    pub unsafe_step: bool,
}

/// What an attempt came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Accepted {
        points: u32,
        possible: u32,
    },
    NotYet {
        points: u32,
        possible: u32,
        needed: u32,
    },
    /// Points do not matter: something in it could have harmed a person.
    Unsafe {
        points: u32,
        possible: u32,
    },
}

impl Outcome {
    pub fn accepted(self) -> bool {
        matches!(self, Self::Accepted { .. })
    }

    pub fn shown(self) -> Shown {
        match self {
            Self::Accepted { .. } => Shown::Accepted,
            Self::NotYet { .. } => Shown::NotYet,
            Self::Unsafe { .. } => Shown::Unsafe,
        }
    }

    /// As in stored evidence.
    pub fn code(self) -> &'static str {
        self.shown().code()
    }

    pub fn points(self) -> (u32, u32) {
        match self {
            Self::Accepted { points, possible } | Self::NotYet { points, possible, .. } | Self::Unsafe { points, possible } => (points, possible),
        }
    }
}

/// A knowledge check: enough points overall, and every safety item right (curriculum 4.7).
pub fn knowledge(rules: &Rules, steps: &[Step]) -> Outcome {
    let points: u32 = steps.iter().map(|s| s.points).sum();
    let possible: u32 = steps.iter().map(|s| s.possible).sum();
    let needed = (possible * rules.knowledge.pass_percent).div_ceil(100);
    outcome(points, possible, needed, rules.knowledge.safety_all_right && steps.iter().any(|s| s.unsafe_step))
}

/// What a knowledge check comes to when some of its questions were voided since.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    pub outcome: Outcome,
    /// Without the voided questions that were right it would come to less, so these stay in with their points.
    pub keeps_right: bool,
}

impl Judged {
    /// Is this step among those that were counted?
    pub fn counts(&self, step: Step, voided: bool) -> bool {
        !voided || (self.keeps_right && is_right(step))
    }
}

/// A knowledge check, each step with whether its question was voided. Points and what is needed are of the questions that remain, and a
/// voided safety item blocks nobody. It never comes to less than with all questions, each more that is voided can only help, and their order
/// does not matter: where leaving out what was right would lower it, only what was not right is left out.
pub fn knowledge_without(rules: &Rules, steps: &[(Step, bool)]) -> Judged {
    let come = |keeps_right: bool| {
        let all = steps.iter().filter(|(step, voided)| !voided || (keeps_right && is_right(*step)));
        knowledge(rules, &all.map(|(step, _)| *step).collect::<Vec<_>>())
    };
    let (without, kept) = (come(false), come(true));
    match without.shown() >= kept.shown() {
        true => Judged { outcome: without, keeps_right: false },
        false => Judged { outcome: kept, keeps_right: true },
    }
}

fn is_right(step: Step) -> bool {
    step.points >= step.possible && !step.unsafe_step
}

/// A case with decisions: enough points, and no unsafe action. A case of another length is scaled, rounding up.
pub fn vignette(rules: &Rules, steps: &[Step]) -> Outcome {
    let points: u32 = steps.iter().map(|s| s.points).sum();
    let possible: u32 = steps.iter().map(|s| s.possible).sum();
    let needed = (possible * rules.vignette.points_needed).div_ceil(rules.vignette.points_possible.max(1));
    outcome(points, possible, needed, rules.vignette.unsafe_blocks && steps.iter().any(|s| s.unsafe_step))
}

fn outcome(points: u32, possible: u32, needed: u32, unsafe_step: bool) -> Outcome {
    match (unsafe_step, possible > 0 && points >= needed) {
        (true, _) => Outcome::Unsafe { points, possible },
        (false, true) => Outcome::Accepted { points, possible },
        (false, false) => Outcome::NotYet { points, possible, needed },
    }
}
