//! What has to be read, and by whom, before a changed text goes to readers: the kinds of change, the reviews that each needs, and whether they
//! were made (trust R-HARM-18).
//!
//! Pure. Which reviews a change needs stands in a file of the content folder (`rules`). Two things stand here and in no file: somebody who did
//! not write a text has read it exactly as it will be published, and nobody reviews what they wrote. Deliberately absent: people's names, and a
//! way to overrule somebody who sent a text back. Publishing without somebody with lived experience is a fact of its own, with a reason that
//! readers see (`standing::Without`).

pub mod kinds;
mod pieces;
pub mod read_before;
pub mod rules;
#[cfg(test)]
mod rules_tests;
pub mod standing;
#[cfg(test)]
mod standing_tests;

pub use pieces::{Piece, PieceKind, pieces};

use super::roles::Role;

/// As what somebody reads a text for others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capacity {
    LivedExperience,
    Clinical,
    PlainLanguage,
    Translation,
}

impl Capacity {
    /// In the order in which a text goes past them.
    pub const ALL: [Self; 4] = [Self::LivedExperience, Self::Clinical, Self::PlainLanguage, Self::Translation];

    /// For storing, forms and the names of messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::LivedExperience => "lived_experience",
            Self::Clinical => "clinical",
            Self::PlainLanguage => "plain_language",
            Self::Translation => "translation",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|capacity| capacity.code() == code)
    }

    /// As what somebody may read who works in this role now. A clinical review is a clinician's; the other three are said by the reader.
    pub fn of_role(role: Option<Role>) -> &'static [Self] {
        match role {
            Some(Role::Reviewer) => &[Self::LivedExperience, Self::PlainLanguage, Self::Translation],
            Some(Role::Clinician) => &[Self::Clinical],
            _ => &[],
        }
    }
}

/// What a reviewer says in the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Decision {
    /// Good to go, as it is.
    Approved,
    /// Back to those who write it, with why.
    SentBack,
}

impl Decision {
    pub fn code(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::SentBack => "sent_back",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Approved, Self::SentBack].into_iter().find(|decision| decision.code() == code)
    }
}
