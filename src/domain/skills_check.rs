//! The skills check: what an answer means, which door it stands for, and which modules to suggest (curriculum 5.3, product decision 1).
//!
//! Pure. Deliberately absent: totals, averages for people to see, comparison with others. A mean is used inside the suggestion rule only.

use super::{
    frameworks::Skills,
    ids::{ModuleId, SkillId},
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
}

/// A module to try next, and the skills that led to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    pub module: ModuleId,
    pub because: Because,
    pub skills: Vec<SkillId>,
}

/// The modules whose subject is staying safe (pm03, pm06): shown before the other “maybe” ones.
const SAFETY: [&str; 2] = ["pm03", "pm06"];

/// At most three modules, strongest reason first. Only skills that were rated count, and a module needs half of its core skills rated.
/// Modules that are not published may be among them: the page says that they are to come.
pub fn suggest(skills: &Skills, said: &[(SkillId, Said)]) -> Vec<Suggestion> {
    let mut found: Vec<(Because, f64, Suggestion)> = Vec::new();
    for name in &skills.modules {
        let core: Vec<&SkillId> = skills.of_module(&name.id).filter(|s| s.core).map(|s| &s.id).collect();
        let rated: Vec<(SkillId, u8)> = said
            .iter()
            .filter(|(id, _)| core.contains(&id))
            .filter_map(|(id, said)| match said {
                Said::Sure(n) => Some((id.clone(), *n)),
                _ => None,
            })
            .collect();
        if core.is_empty() || rated.is_empty() || rated.len() * 2 < core.len() {
            continue;
        }
        let mean = rated.iter().map(|(_, n)| f64::from(*n)).sum::<f64>() / rated.len() as f64;
        let because = match mean {
            m if m < 2.0 => Because::NotSureYet,
            m if m < 3.0 && SAFETY.contains(&name.id.as_str()) => Because::StaysSafe,
            m if m < 3.0 => Because::SomewhatSure,
            _ => continue,
        };
        let skills = rated.into_iter().filter(|(_, n)| *n < 3).map(|(id, _)| id).collect();
        found.push((because, mean, Suggestion { module: name.id.clone(), because, skills }));
    }
    // Stable: the order of the framework breaks ties, so the same answers give the same three.
    found.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    found.into_iter().take(3).map(|(_, _, s)| s).collect()
}
