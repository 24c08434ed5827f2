//! The safe-messaging checklist: questions about how a text speaks of suicide and harm, and what was answered for each sensitive text.
//!
//! A filled list is a draft until a person signs it (product decision 20). Deliberately absent: judging a text by itself. No program can.

use super::{course::Review, locale::Words};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The flag of a text that needs the checklist.
pub const SENSITIVE: &str = "suicide-safety";

#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafeMessaging {
    pub id: String,
    pub version: u32,
    pub title: Words,
    pub sources: Vec<String>,
    pub questions: Vec<Line>,
    pub texts: Vec<Filled>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub id: String,
    pub text: Words,
}

/// What was answered for one text.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filled {
    /// Its English file in the content folder.
    pub text: String,
    /// The version that was looked at.
    pub version: u32,
    /// Who went through the list, and on which day.
    pub filled: Review,
    /// Who stands for it; `None`: a draft, and nobody has signed.
    pub signed: Option<Review>,
    pub answers: BTreeMap<String, Met>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Met {
    Met,
    NotMet,
    /// Nothing of the kind is in the text.
    NotThere,
}

impl Met {
    /// For storing, forms and the names of messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::NotThere => "not-there",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Met, Self::NotMet, Self::NotThere].into_iter().find(|met| met.code() == code)
    }
}

impl SafeMessaging {
    pub fn of(&self, path: &str) -> Option<&Filled> {
        self.texts.iter().find(|filled| filled.text == path)
    }
}
