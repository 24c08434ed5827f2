//! The two short questionnaires: the skills check (a learner's own rating, never graded) and the access questions.
//!
//! Deliberately absent: answers, and any screening. These ask about confidence and devices, nothing else (product section 5).

use super::locale::Words;
use serde::Deserialize;

#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkillsCheck {
    pub id: String,
    pub version: u32,
    pub stem: Words,
    pub scale: Vec<ScalePoint>,
    pub not_wanted: Words,
    pub skip: Words,
    pub doors: Doors,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScalePoint {
    pub value: u8,
    pub label: Words,
}

/// The words of the skill map, derived from ratings (product decision 1).
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Doors {
    pub not_yet: Words,
    pub with_help: Words,
    pub on_my_own: Words,
    pub not_for_me: Words,
}

#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessQuestions {
    pub id: String,
    pub version: u32,
    pub answers: AccessAnswers,
    pub questions: Vec<AccessQuestion>,
}

#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessAnswers {
    pub yes: Words,
    pub no: Words,
    pub unsure: Words,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessQuestion {
    pub id: String,
    pub text: Words,
    /// The page and the part of it that helps when the answer is no.
    pub page: String,
    pub section: String,
}

impl AccessQuestion {
    /// The id of that part on its page.
    pub fn anchor(&self) -> String {
        super::markdown::anchor(&self.section)
    }
}
