//! The competency rules: attempt → evidence → result. Pure: the same evidence and the same framework give the same result, byte for byte.
//!
//! A result never stands alone: it says which rule decided, what carried it, what is missing, and what to do next, as data that pages put
//! into words. Deliberately absent: the clock (a result has an `as_of` that the caller gives) and expiry, which is derived when read.

use super::{
    frameworks::{Competencies, Competency, EvidenceKind, Rules},
    ids::{CompetencyId, EvidenceId},
};

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
}

/// A knowledge check: enough points overall, and every safety item right (curriculum 4.7).
pub fn knowledge(rules: &Rules, steps: &[Step]) -> Outcome {
    let points: u32 = steps.iter().map(|s| s.points).sum();
    let possible: u32 = steps.iter().map(|s| s.possible).sum();
    let needed = (possible * rules.knowledge.pass_percent).div_ceil(100);
    decide(points, possible, needed, rules.knowledge.safety_all_right && steps.iter().any(|s| s.unsafe_step))
}

/// A case with decisions: enough points, and no unsafe action. A case of another length is scaled, rounding up.
pub fn vignette(rules: &Rules, steps: &[Step]) -> Outcome {
    let points: u32 = steps.iter().map(|s| s.points).sum();
    let possible: u32 = steps.iter().map(|s| s.possible).sum();
    let needed = (possible * rules.vignette.points_needed).div_ceil(rules.vignette.points_possible.max(1));
    decide(points, possible, needed, rules.vignette.unsafe_blocks && steps.iter().any(|s| s.unsafe_step))
}

fn decide(points: u32, possible: u32, needed: u32, unsafe_step: bool) -> Outcome {
    match (unsafe_step, possible > 0 && points >= needed) {
        (true, _) => Outcome::Unsafe { points, possible },
        (false, true) => Outcome::Accepted { points, possible },
        (false, false) => Outcome::NotYet { points, possible, needed },
    }
}

/// One accepted or not accepted piece in somebody's record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    pub id: EvidenceId,
    pub competency: CompetencyId,
    pub kind: EvidenceKind,
    pub accepted: bool,
    /// Milliseconds, UTC.
    pub at: i64,
}

/// Where a competency stands. `Proficient` needs every kind in its “By” column; `Foundation` the knowledge or the case alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    NotStarted,
    /// Something was tried; nothing is accepted yet.
    InProgress,
    Foundation,
    Proficient,
}

impl Outcome {
    /// As in stored evidence.
    pub fn code(self) -> &'static str {
        match self {
            Self::Accepted { .. } => "accepted",
            Self::NotYet { .. } => "not-yet",
            Self::Unsafe { .. } => "unsafe",
        }
    }

    pub fn points(self) -> (u32, u32) {
        match self {
            Self::Accepted { points, possible } | Self::NotYet { points, possible, .. } | Self::Unsafe { points, possible } => (points, possible),
        }
    }
}

impl Standing {
    pub fn code(self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::InProgress => "in-progress",
            Self::Foundation => "foundation",
            Self::Proficient => "proficient",
        }
    }
}

/// A result with its reasons: which evidence carried it, which kinds are still missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Result {
    pub competency: CompetencyId,
    pub standing: Standing,
    /// For each kind that the competency asks for: the newest accepted piece.
    pub carried_by: Vec<(EvidenceKind, EvidenceId)>,
    pub missing: Vec<EvidenceKind>,
    /// When the first of the carrying pieces ends, in milliseconds; `None` until something is reached.
    pub valid_until: Option<i64>,
}

/// Milliseconds in a month of 30.4375 days (the mean of four years), so that the rule needs no calendar.
const MONTH_MS: i64 = 2_629_800_000;

/// Decides one competency from all evidence about it up to `as_of`. Later evidence is not looked at, so an old result can be made again.
pub fn result(framework: &Competencies, competency: &Competency, evidence: &[Evidence], as_of: i64) -> Result {
    let about = |e: &&Evidence| e.competency == competency.id && e.at <= as_of;
    let valid_ms = framework.domain_of(&competency.id).map_or(0, |d| i64::from(d.valid_months) * MONTH_MS);
    let mut carried_by = Vec::new();
    let mut missing = Vec::new();
    let mut valid_until: Option<i64> = None;
    for kind in &competency.evidence {
        let newest = evidence.iter().filter(about).filter(|e| e.kind == *kind && e.accepted && e.at + valid_ms > as_of).max_by_key(|e| (e.at, e.id.as_str()));
        match newest {
            Some(piece) => {
                let ends = piece.at + valid_ms;
                valid_until = Some(valid_until.map_or(ends, |v| v.min(ends)));
                carried_by.push((*kind, piece.id.clone()));
            }
            None => missing.push(*kind),
        }
    }
    let tried = evidence.iter().any(|e| about(&e));
    let by_rule = |kind: &EvidenceKind| matches!(kind, EvidenceKind::Knowledge | EvidenceKind::Vignette);
    let standing = match (missing.is_empty(), carried_by.iter().any(|(kind, _)| by_rule(kind)), tried) {
        (true, _, _) if !carried_by.is_empty() => Standing::Proficient,
        (_, true, _) => Standing::Foundation,
        (_, _, true) => Standing::InProgress,
        _ => Standing::NotStarted,
    };
    let valid_until = valid_until.filter(|_| standing >= Standing::Foundation);
    Result { competency: competency.id.clone(), standing, carried_by, missing, valid_until }
}

/// When the newest accepted piece of this kind ended, if none holds any more: “accepted until …”, so that nobody loses it silently.
pub fn ended(framework: &Competencies, competency: &Competency, kind: EvidenceKind, evidence: &[Evidence], as_of: i64) -> Option<i64> {
    let valid_ms = framework.domain_of(&competency.id).map_or(0, |d| i64::from(d.valid_months) * MONTH_MS);
    let of_kind = |e: &&Evidence| e.competency == competency.id && e.kind == kind && e.accepted && e.at <= as_of;
    evidence.iter().filter(of_kind).map(|e| e.at + valid_ms).max().filter(|end| *end <= as_of)
}

/// Days before an end in which it is said so (curriculum 4.7: expiring).
const SOON_DAYS: i64 = 60;
const DAY_MS: i64 = 86_400_000;

/// The days left, when they are few enough to say so.
pub fn days_left_soon(valid_until: i64, as_of: i64) -> Option<i64> {
    let days = (valid_until - as_of).div_euclid(DAY_MS);
    (0..=SOON_DAYS).contains(&days).then_some(days)
}

/// The programme level is a separate result (product decision 14): Foundation when knowledge is accepted in every domain that it needs.
pub fn foundation_reached(framework: &Competencies, evidence: &[Evidence], as_of: i64) -> bool {
    framework.rules.foundation_domains.iter().all(|domain| {
        framework.domain(domain).is_some_and(|domain| {
            domain
                .competencies
                .iter()
                .filter(|c| c.evidence.contains(&EvidenceKind::Knowledge))
                .all(|c| result(framework, c, evidence, as_of).carried_by.iter().any(|(kind, _)| *kind == EvidenceKind::Knowledge))
        })
    })
}

#[cfg(test)]
#[path = "competency_tests.rs"]
mod tests;
