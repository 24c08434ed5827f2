//! Ready-made questions that somebody can take to their own care team. Content: a versioned file, in both languages.
//!
//! Deliberately absent: who chose which. A choice stands in a form and on paper, and is kept nowhere.

use super::{course::Reviews, locale::Words};
use serde::Deserialize;

#[derive(Debug, Clone, PartialEq, Default)]
pub struct TeamQuestions {
    pub version: u32,
    pub title: Words,
    pub groups: Vec<Group>,
    pub reviews: Reviews,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub id: String,
    pub title: Words,
    pub questions: Vec<TeamQuestion>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamQuestion {
    pub id: String,
    pub text: Words,
}

impl TeamQuestions {
    /// In the order of the file.
    pub fn all(&self) -> impl Iterator<Item = &TeamQuestion> {
        self.groups.iter().flat_map(|group| &group.questions)
    }
}
