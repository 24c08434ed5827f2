//! The skills check: what an answer means, which door it stands for, and which modules to suggest (curriculum 5.3, product decision 1).
//!
//! Pure. Deliberately absent: totals, averages for people to see, comparison with others. A mean is used inside the suggestion rule only.

use super::{
    frameworks::Skills,
    ids::{ModuleId, SkillId},
    module_rule::{About, Advice, Strength, advise},
    skills_form::Tried,
};

/// What somebody said about one skill. *I do not want to do this* and *Skip* are both missing values, kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Said {
    /// 0 not at all · 1 a little · 2 somewhat · 3 mostly · 4 very sure.
    Sure(u8),
    NotWanted,
    Skipped,
}

impl Said {
    /// From a form: `0` to `4`, `no` or `skip`.
    pub fn from_form(value: &str) -> Option<Self> {
        match value {
            "no" => Some(Self::NotWanted),
            "skip" => Some(Self::Skipped),
            digit => digit.parse().ok().filter(|n| *n <= 4).map(Self::Sure),
        }
    }

    pub fn to_form(self) -> &'static str {
        match self {
            Self::NotWanted => "no",
            Self::Skipped => "skip",
            Self::Sure(0) => "0",
            Self::Sure(1) => "1",
            Self::Sure(2) => "2",
            Self::Sure(3) => "3",
            Self::Sure(_) => "4",
        }
    }
}

/// The picture and word of a rating. The door is the one sign of the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DoorWord {
    NotYet,
    WithHelp,
    OnMyOwn,
    NotForMe,
}

impl DoorWord {
    /// Not yet 0–1 · with help 2 · on my own 3–4. Nothing for a skipped skill.
    pub fn of(said: Said) -> Option<Self> {
        match said {
            Said::Sure(0 | 1) => Some(Self::NotYet),
            Said::Sure(2) => Some(Self::WithHelp),
            Said::Sure(_) => Some(Self::OnMyOwn),
            Said::NotWanted => Some(Self::NotForMe),
            Said::Skipped => None,
        }
    }
}

/// How a skill moved between two answers of one person, in words that claim no more than was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Move {
    FeltSurer,
    FeltTheSame,
    FeltHarder,
    /// One of the two is missing, or the skill is not for this person.
    CannotSay,
}

pub fn moved(before: Option<Said>, after: Option<Said>) -> Move {
    match (before, after) {
        (Some(Said::Sure(b)), Some(Said::Sure(a))) if a > b => Move::FeltSurer,
        (Some(Said::Sure(b)), Some(Said::Sure(a))) if a < b => Move::FeltHarder,
        (Some(Said::Sure(_)), Some(Said::Sure(_))) => Move::FeltTheSame,
        _ => Move::CannotSay,
    }
}

/// Why a module is suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Because {
    /// Mean confidence below 2.
    NotSureYet,
    /// Safety first where it is close.
    StaysSafe,
    /// Mean confidence from 2 to below 3.
    SomewhatSure,
    /// Sure, and a hint was needed on a practice screen.
    UsedAHint,
}

/// A module to try next, and the skills that led to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    pub module: ModuleId,
    pub because: Because,
    pub skills: Vec<SkillId>,
}

/// At most three modules, strongest reason first. Only skills that were rated count, and a module needs half of its core skills rated.
/// Modules that are not published may be among them: the page says that they are to come. The whole rule is in `module_rule`.
pub fn suggest(skills: &Skills, said: &[(SkillId, Said)], tried: &[(SkillId, Tried)]) -> Vec<Suggestion> {
    let because = |advice: &Advice| match (advice.strength, advice.safety) {
        _ if advice.is_about_a_try() => Because::UsedAHint,
        (Strength::Strong, _) => Because::NotSureYet,
        (Strength::Maybe, true) => Because::StaysSafe,
        (Strength::Maybe, false) => Because::SomewhatSure,
    };
    let found = advise(skills, About { said, tried, ..About::default() });
    found.into_iter().map(|advice| Suggestion { because: because(&advice), module: advice.module, skills: advice.skills }).collect()
}
