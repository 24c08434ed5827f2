//! The competency rules: attempt → evidence → result. Pure: the same evidence, framework and calendar give the same result, byte for byte.
//!
//! A result never stands alone: it says which rule decided, what carried it, what is missing and until when it holds, as data that pages
//! put into words. `scoring` says what one attempt came to, `renewal` what has to be shown again, `rule` is the language of the framework file, `weigh` puts the two together.
//!
//! Deliberately absent: the clock (a result has an `as_of` that the caller gives), time zones (a `Calendar` is given, too), people's names,
//! and learners: what they rate is no evidence for anything here.

pub mod observing;
mod renewal;
mod rule;
mod scoring;
mod weigh;

use serde::Serialize;

pub use renewal::{Stage, days_left_soon};
pub use rule::{LaterUnsafe, LevelRules, Need, Rating, Rule, Several};
pub use scoring::{Judged, Outcome, Step, knowledge, knowledge_without, vignette};
pub use weigh::{Answered, Verdict, Why};

use super::{
    frameworks::{Competencies, Competency, EvidenceKind, LevelId},
    ids::{CompetencyId, EvidenceId},
};
use weigh::Scales;

/// The version of this code's reading of the rules. Whoever changes what comes out for the same evidence and the same file raises it.
pub const ENGINE: u32 = 1;

/// One piece in somebody's record, as the rules see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    pub id: EvidenceId,
    pub competency: CompetencyId,
    pub kind: EvidenceKind,
    pub shown: Shown,
    /// What an observer signed; observed practice only.
    pub rating: Option<Rating>,
    /// What a colleague approved; prior learning only.
    pub level: Option<LevelId>,
    /// Who signed, as a key; nobody for what the rules marked.
    pub signed_by: Option<String>,
    /// Milliseconds, UTC.
    pub at: i64,
    /// An end of its own, before that of its domain.
    pub ends_at: Option<i64>,
    /// From this moment on it does not count; a result of an earlier moment still sees it.
    pub voided_at: Option<i64>,
    /// What it came to when its check was judged again without a question that was voided: each counts from its moment on.
    pub again: Vec<(i64, Shown)>,
}

/// What a piece came to; the later in this list, the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    Unsafe,
    NotYet,
    Accepted,
}

impl Shown {
    pub fn code(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::NotYet => "not-yet",
            Self::Unsafe => "unsafe",
        }
    }

    /// Of a piece as it is stored: whether the rules took it, and the word for what it came to.
    pub fn stored(accepted: bool, outcome: Option<&str>) -> Self {
        match (accepted, outcome) {
            (true, _) => Self::Accepted,
            (false, Some("unsafe")) => Self::Unsafe,
            (false, _) => Self::NotYet,
        }
    }
}

impl Evidence {
    /// What it had come to by that moment.
    fn shown_at(&self, as_of: i64) -> Shown {
        self.again.iter().filter(|(at, _)| *at <= as_of).max_by_key(|(at, _)| *at).map_or(self.shown, |(_, shown)| *shown)
    }

    fn accepted(&self, as_of: i64) -> bool {
        self.shown_at(as_of) == Shown::Accepted && self.rating.is_none_or(weigh::is_enough)
    }

    fn is_unsafe(&self, as_of: i64) -> bool {
        self.shown_at(as_of) == Shown::Unsafe
    }
}

/// Where days end. The site's time zone stands behind it; the rules ask only this.
pub trait Calendar {
    /// The first millisecond at which something shown at `at` holds no longer: so many calendar months later, when that day is over there.
    fn end(&self, at: i64, months: u32) -> i64;
}

/// Months of 30.4375 days (the mean of four years), for callers without a time zone.
#[derive(Debug, Clone, Copy)]
pub struct EvenMonths;

const MONTH_MS: i64 = 2_629_800_000;

impl Calendar for EvenMonths {
    fn end(&self, at: i64, months: u32) -> i64 {
        at.saturating_add(i64::from(months) * MONTH_MS)
    }
}

/// Where a competency stands: the highest level whose rule is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    NotStarted,
    /// Something was tried; no level is reached yet.
    InProgress,
    Foundation,
    Proficient,
    Lead,
}

impl Standing {
    pub fn code(self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::InProgress => "in-progress",
            Self::Foundation => "foundation",
            Self::Proficient => "proficient",
            Self::Lead => "lead",
        }
    }

    pub fn level(self) -> Option<LevelId> {
        match self {
            Self::NotStarted | Self::InProgress => None,
            Self::Foundation => Some(LevelId::Foundation),
            Self::Proficient => Some(LevelId::Proficient),
            Self::Lead => Some(LevelId::Lead),
        }
    }
}

impl From<LevelId> for Standing {
    fn from(level: LevelId) -> Self {
        match level {
            LevelId::Foundation => Self::Foundation,
            LevelId::Proficient => Self::Proficient,
            LevelId::Lead => Self::Lead,
        }
    }
}

/// A result with its reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decision {
    #[serde(skip)]
    pub competency: CompetencyId,
    pub standing: Standing,
    /// The first millisecond at which the standing is over; `None` while no level is reached.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<i64>,
    /// That moment has passed, and the standing is kept while it is renewed.
    pub in_grace: bool,
    /// What each level of this competency asks for and how far that is met, the lowest first.
    pub levels: Vec<(LevelId, Verdict)>,
}

impl Decision {
    pub fn level(&self, level: LevelId) -> Option<&Verdict> {
        self.levels.iter().find(|(id, _)| *id == level).map(|(_, verdict)| verdict)
    }

    /// The needs of the level that every clinician is expected to reach, each with whether it is met.
    pub fn expected(&self) -> Vec<(bool, &Answered)> {
        self.level(LevelId::Proficient).map(Verdict::answered).unwrap_or_default()
    }

    /// The kinds of which something is missing for that level: none once it is reached. What is in no column is another way and never missing.
    pub fn missing(&self) -> Vec<EvidenceKind> {
        if self.level(LevelId::Proficient).is_some_and(|verdict| verdict.met) {
            return Vec::new();
        }
        let open = self.expected().into_iter().filter(|(met, _)| !met).map(|(_, answered)| answered.need.kind);
        open.filter(|kind| kind.is_of_columns()).collect()
    }

    pub fn carries(&self, kind: EvidenceKind) -> bool {
        self.expected().iter().any(|(met, answered)| *met && answered.need.kind == kind)
    }

    /// When what was once enough for that level ended, if something did: nobody loses it silently.
    pub fn ended(&self) -> Option<i64> {
        self.expected().iter().filter_map(|(_, answered)| answered.ended).max()
    }
}

/// A framework with a calendar: everything that decides, but the evidence.
#[derive(Clone, Copy)]
pub struct Rulebook<'a> {
    pub framework: &'a Competencies,
    pub calendar: &'a dyn Calendar,
}

const DAY_MS: i64 = 86_400_000;

impl Rulebook<'_> {
    /// Decides one competency from all evidence about it up to `as_of`. Later evidence is not looked at, so an old result can be made again.
    pub fn decide(&self, competency: &Competency, evidence: &[Evidence], as_of: i64) -> Decision {
        let about = |e: &&Evidence| e.competency == competency.id || competency.formerly.contains(&e.competency);
        let known = |e: &&Evidence| e.at <= as_of && e.voided_at.is_none_or(|voided| voided > as_of);
        let pieces: Vec<&Evidence> = evidence.iter().filter(about).filter(known).collect();
        let tried = !pieces.is_empty();
        let domain = self.framework.domain_of(&competency.id);
        let mut scales = Scales {
            pieces,
            as_of,
            grace: 0,
            months: domain.map_or(0, |d| d.valid_months),
            later_unsafe: domain.map(|d| d.later_unsafe).unwrap_or_default(),
            calendar: self.calendar,
        };
        let rules: Vec<(LevelId, Rule)> = LevelId::ALL.into_iter().filter_map(|l| Some((l, self.framework.rule(competency, l)?))).collect();
        let levels: Vec<(LevelId, Verdict)> = rules.iter().map(|(level, rule)| (*level, scales.weigh(rule))).collect();
        scales.grace = i64::from(self.framework.rules.grace_days) * DAY_MS;
        let with_grace = rules.iter().rev().find_map(|(level, rule)| Some(scales.weigh(rule)).filter(|v| v.met).map(|v| (*level, v.until)));
        let now = levels.iter().rev().find(|(_, v)| v.met).map(|(level, v)| (*level, v.until));
        let nothing = if tried { Standing::InProgress } else { Standing::NotStarted };
        let (standing, valid_until) = with_grace.map_or((nothing, None), |(level, until)| (level.into(), until));
        Decision { competency: competency.id.clone(), standing, valid_until, in_grace: with_grace.map(|(l, _)| l) > now.map(|(l, _)| l), levels }
    }

    /// The programme level is a result of its own (product decision 14): Foundation when knowledge is accepted for every competency of the
    /// domains that it names, Proficient when every competency is.
    pub fn programme(&self, evidence: &[Evidence], as_of: i64) -> Option<LevelId> {
        if self.framework.all().count() > 0 && self.framework.all().all(|c| self.decide(c, evidence, as_of).standing >= Standing::Proficient) {
            return Some(LevelId::Proficient);
        }
        let domains = &self.framework.rules.foundation_domains;
        let known = |c: &Competency| !c.evidence.contains(&EvidenceKind::Knowledge) || self.decide(c, evidence, as_of).carries(EvidenceKind::Knowledge);
        let reached = |id: &String| self.framework.domain(id).is_some_and(|domain| domain.competencies.iter().all(known));
        (!domains.is_empty() && domains.iter().all(reached)).then_some(LevelId::Foundation)
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod voided_tests;
