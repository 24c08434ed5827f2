//! The forms of the skills check: which skills each asks, at which times, and what a filled one comes to (curriculum 5.3).
//!
//! Scores are: one skill, and the mean of one module. Pure. Deliberately absent: a grand total, a label for a person, and the clock (days
//! are given). Pages ask by `learn::rating` (one skill at a time) and `learn::full_check` (all fifty, a module on each page), with the moments of
//! `storage::ratings`; what came of a Try it task (`Tried`) is on the map. When an answer weeks later counts in a figure is said here; when somebody
//! may look again, in `later`.

use super::{
    frameworks::{Skill, Skills},
    ids::{ModuleId, SkillId},
    skills_check::Said,
};

/// Which skills are asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// The twelve core skills.
    Core,
    /// All skills of one module.
    Module(ModuleId),
    /// All fifty.
    Full,
}

impl Form {
    /// In the order of the framework.
    pub fn skills<'s>(&self, skills: &'s Skills) -> Vec<&'s Skill> {
        let asked = |skill: &&Skill| match self {
            Self::Core => skill.core,
            Self::Module(module) => &skill.module == module,
            Self::Full => true,
        };
        skills.skills.iter().filter(asked).collect()
    }
}

/// When a form is filled in: at the start of a module or course, at its end, and eight weeks after that end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    Before,
    After,
    EightWeeks,
}

/// Days after the end that count as eight weeks: two weeks to either side. Our own limits; earlier or later answers are kept and not counted.
pub const EIGHT_WEEKS: std::ops::RangeInclusive<u32> = 42..=70;

impl When {
    /// What an answer is that came so many days after the end of the module or course; `None` between the times.
    pub fn after_end(days: u32) -> Option<Self> {
        match days {
            0..=7 => Some(Self::After),
            days if EIGHT_WEEKS.contains(&days) => Some(Self::EightWeeks),
            _ => None,
        }
    }
}

/// What the words were: the questionnaire's stem and scale, and the framework's statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Versions {
    pub instrument: u32,
    pub framework: u32,
}

impl Versions {
    /// Answers to other words are no pair: a change of words is no change of people.
    pub fn comparable(self, other: Self) -> bool {
        self == other
    }
}

/// What somebody gave on one form: how many of each, never a sum of ratings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Filled {
    pub asked: usize,
    pub rated: usize,
    pub not_wanted: usize,
    pub skipped: usize,
    /// No answer at all.
    pub open: usize,
}

/// Counts the answers to the skills of this form; others are not looked at, and of two answers to one skill the later in the list counts.
pub fn filled(form: &Form, skills: &Skills, said: &[(SkillId, Said)]) -> Filled {
    let mut found = Filled::default();
    for skill in form.skills(skills) {
        found.asked += 1;
        *match last(said, &skill.id) {
            Some(Said::Sure(_)) => &mut found.rated,
            Some(Said::NotWanted) => &mut found.not_wanted,
            Some(Said::Skipped) => &mut found.skipped,
            None => &mut found.open,
        } += 1;
    }
    found
}

/// The last value that stands for this skill in the list.
pub fn last<T: Copy>(list: &[(SkillId, T)], skill: &SkillId) -> Option<T> {
    list.iter().rev().find(|(id, _)| id == skill).map(|(_, value)| *value)
}

/// The mean of what was rated, or that too little was.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ModuleMean {
    /// None of its skills was asked.
    NotAsked,
    /// Fewer than half were rated. All missing ones are *not for me* or *skip* or open.
    TooFewAnswers,
    /// 0 to 4 for ratings.
    Mean(f64),
}

/// The mean rating of these skills, if at least half were rated (curriculum 5.3). *Not for me* and *skip* are missing, never 0.
pub fn mean_rating(asked: &[&SkillId], said: &[(SkillId, Said)]) -> ModuleMean {
    let rated: Vec<u8> = asked
        .iter()
        .filter_map(|id| match last(said, id) {
            Some(Said::Sure(n)) => Some(n),
            _ => None,
        })
        .collect();
    match (asked.len(), rated.len()) {
        (0, _) => ModuleMean::NotAsked,
        (all, some) if some == 0 || some * 2 < all => ModuleMean::TooFewAnswers,
        (_, some) => ModuleMean::Mean(rated.iter().map(|n| f64::from(*n)).sum::<f64>() / some as f64),
    }
}

/// The mean rating of a module on a form: of those of its skills that the form asks.
pub fn module_mean(form: &Form, skills: &Skills, module: &ModuleId, said: &[(SkillId, Said)]) -> ModuleMean {
    let asked: Vec<&SkillId> = form.skills(skills).into_iter().filter(|s| &s.module == module).map(|s| &s.id).collect();
    mean_rating(&asked, said)
}

/// What came of a try-it task (curriculum 5.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Tried {
    NotDone,
    WithHint,
    Alone,
}

impl Tried {
    pub fn points(self) -> u8 {
        match self {
            Self::NotDone => 0,
            Self::WithHint => 1,
            Self::Alone => 2,
        }
    }
}

/// The mean of the tasks that were done for these skills, 0 to 2; `None` if none was begun. One of two is enough: a task that nobody opened
/// says nothing.
pub fn mean_tried(asked: &[&SkillId], tried: &[(SkillId, Tried)]) -> Option<f64> {
    let points: Vec<u8> = asked.iter().filter_map(|id| last(tried, id)).map(Tried::points).collect();
    (!points.is_empty()).then(|| points.iter().map(|p| f64::from(*p)).sum::<f64>() / points.len() as f64)
}

#[cfg(test)]
#[path = "skills_form_tests.rs"]
mod tests;
