//! What is not as it should be in a text, said so that its author can mend it: where, what, why it matters, what to do.
//!
//! Deliberately absent: the file's name (`content` adds it) and any way to stop. A reader of human writing returns what it understood
//! and a list of these; nobody's slip takes a page down.

use super::advice::Advice;

/// How much a problem weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The file is not used until this is mended; readers keep its last good text.
    Error,
    /// The file is used; it would serve readers better without this.
    Advice,
}

impl Severity {
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Advice => "advice",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Counting from 1; 0 when it is about the file as a whole.
    pub line: u32,
    pub what: String,
    pub why: String,
    pub fix: String,
    pub severity: Severity,
    /// The piece of advice that it says, where there is one: with it the studio says the same in its reader's language, and marks the place.
    pub advice: Option<Box<Advice>>,
}

impl Problem {
    pub fn error(line: u32, what: impl Into<String>, why: &str, fix: impl Into<String>) -> Self {
        Self { line, what: what.into(), why: why.to_owned(), fix: fix.into(), severity: Severity::Error, advice: None }
    }

    pub fn advice(line: u32, what: impl Into<String>, why: &str, fix: impl Into<String>) -> Self {
        Self { line, what: what.into(), why: why.to_owned(), fix: fix.into(), severity: Severity::Advice, advice: None }
    }

    /// A piece of advice. Its words are in the catalogue of messages; whoever reports it fills them in.
    pub fn advised(advice: Advice) -> Self {
        Self { line: advice.line, severity: advice.severity, advice: Some(Box::new(advice)), ..Self::error(0, "", "", "") }
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
