//! What is not as it should be in a text, said so that its author can mend it: where, what, why it matters, what to do.
//!
//! Deliberately absent: the file's name (`content` adds it) and any way to stop. A reader of human writing returns what it understood
//! and a list of these; nobody's slip takes a page down.

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
}

impl Problem {
    pub fn error(line: u32, what: impl Into<String>, why: &str, fix: impl Into<String>) -> Self {
        Self { line, what: what.into(), why: why.to_owned(), fix: fix.into(), severity: Severity::Error }
    }

    pub fn advice(line: u32, what: impl Into<String>, why: &str, fix: impl Into<String>) -> Self {
        Self { line, what: what.into(), why: why.to_owned(), fix: fix.into(), severity: Severity::Advice }
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}
