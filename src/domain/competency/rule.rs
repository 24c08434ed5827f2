//! The language in which a framework file says what a level asks for. The pages' words are made from the same rules, so that what is
//! written and what decides cannot drift apart.
//!
//! Small on purpose: all, any, so many of, one kind of evidence, a lower level. Deliberately absent: formulas, weights, and rules that
//! name other competencies. A level builds on lower ones only, so a rule cannot come back to itself.

use serde::{Deserialize, Serialize};

use crate::domain::frameworks::{EvidenceKind, LevelId};

/// What has to be shown. In a file: `by-column`, `all: […]`, `any: […]`, `at-least: {count: 2, of: […]}`, `needs: {kind: observed}`,
/// `level: proficient`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Each kind of the competency's “By” column, once.
    ByColumn,
    All(Vec<Rule>),
    Any(Vec<Rule>),
    AtLeast(Several),
    Needs(Need),
    /// What a lower level asks for.
    Level(LevelId),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Several {
    pub count: usize,
    pub of: Vec<Rule>,
}

/// One kind of evidence, and how much of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Need {
    pub kind: EvidenceKind,
    /// So many accepted pieces.
    #[serde(default = "once")]
    pub times: usize,
    /// Signed by so many different people; for observed practice.
    #[serde(default = "once")]
    pub people: usize,
    /// At least this rating; for observed practice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// Approved at this level or a higher one; for prior learning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<LevelId>,
    /// Newer than the validity of the domain asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within_months: Option<u32>,
}

fn once() -> usize {
    1
}

impl Need {
    pub fn once(kind: EvidenceKind) -> Self {
        Self { kind, times: 1, people: 1, rating: None, level: None, within_months: None }
    }
}

/// What an observer signs (curriculum 4.7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rating {
    NeedsSupport,
    SafeAlone,
    CanTeach,
}

impl Rating {
    pub const ALL: [Self; 3] = [Self::NeedsSupport, Self::SafeAlone, Self::CanTeach];

    /// As in files and in stored evidence.
    pub fn code(self) -> &'static str {
        match self {
            Self::NeedsSupport => "needs-support",
            Self::SafeAlone => "safe-alone",
            Self::CanTeach => "can-teach",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rating| rating.code() == code)
    }
}

/// A later unsafe outcome of the same kind: does what was accepted before it still count?
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LaterUnsafe {
    #[default]
    Stands,
    /// It has to be shown again.
    Withdraws,
}

/// What the three levels ask for; a competency may say it in its own way.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelRules {
    #[serde(default)]
    pub foundation: Option<Rule>,
    #[serde(default)]
    pub proficient: Option<Rule>,
    #[serde(default)]
    pub lead: Option<Rule>,
}

impl LevelRules {
    pub fn of(&self, level: LevelId) -> Option<&Rule> {
        match level {
            LevelId::Foundation => self.foundation.as_ref(),
            LevelId::Proficient => self.proficient.as_ref(),
            LevelId::Lead => self.lead.as_ref(),
        }
    }
}

impl Rule {
    /// The rule for a competency whose “By” column has these kinds, with the levels below put in: what it cannot ask for is left out of an
    /// `any`, and makes an `all` impossible. `None`: the competency does not have this level.
    pub fn for_column(&self, column: &[EvidenceKind], level: LevelId, below: &dyn Fn(LevelId) -> Option<Rule>) -> Option<Rule> {
        let each = |rules: &[Rule]| rules.iter().map(|rule| rule.for_column(column, level, below)).collect::<Vec<_>>();
        match self {
            Self::ByColumn => Self::all_of(column.iter().map(|kind| Self::Needs(Need::once(*kind))).collect()),
            Self::All(rules) => {
                each(rules).into_iter().collect::<Option<Vec<_>>>().and_then(|all| Self::all_of(all.into_iter().flat_map(Self::parts_of_all).collect()))
            }
            Self::Any(rules) => {
                let mut any: Vec<Rule> = each(rules).into_iter().flatten().collect();
                if any.len() > 1 { Some(Self::Any(any)) } else { any.pop() }
            }
            Self::AtLeast(Several { count, of }) => {
                let of: Vec<Rule> = each(of).into_iter().flatten().collect();
                (of.len() >= *count).then_some(Self::AtLeast(Several { count: *count, of }))
            }
            Self::Needs(need) => (!need.kind.is_of_columns() || column.contains(&need.kind)).then(|| self.clone()),
            Self::Level(lower) => (*lower < level).then(|| below(*lower)).flatten(),
        }
    }

    /// One rule for all of these; nothing can be asked for by nothing.
    fn all_of(mut rules: Vec<Rule>) -> Option<Rule> {
        if rules.len() > 1 { Some(Self::All(rules)) } else { rules.pop() }
    }

    /// An `all` within an `all` asks for the same without it.
    fn parts_of_all(self) -> Vec<Rule> {
        match self {
            Self::All(parts) => parts,
            other => vec![other],
        }
    }

    /// Whether it could be met by the needs for which this is true.
    pub fn could_be_met(&self, shown: &dyn Fn(&Need) -> bool) -> bool {
        match self {
            Self::ByColumn | Self::Level(_) => false,
            Self::All(rules) => rules.iter().all(|rule| rule.could_be_met(shown)),
            Self::Any(rules) => rules.iter().any(|rule| rule.could_be_met(shown)),
            Self::AtLeast(Several { count, of }) => of.iter().filter(|rule| rule.could_be_met(shown)).count() >= *count,
            Self::Needs(need) => shown(need),
        }
    }

    /// Every need in it, in order.
    pub fn needs(&self) -> Vec<&Need> {
        match self {
            Self::ByColumn | Self::Level(_) => Vec::new(),
            Self::All(rules) | Self::Any(rules) | Self::AtLeast(Several { of: rules, .. }) => rules.iter().flat_map(Rule::needs).collect(),
            Self::Needs(need) => vec![need],
        }
    }
}
