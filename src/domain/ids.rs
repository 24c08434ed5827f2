//! Names of things, one type each, so that a lesson can never be passed where a module is meant.
//!
//! Two kinds: *slugs* come from files and addresses (`lock-your-screen`, `sk-s03`), *keys* are made by us (UUID v7 text).
//! Deliberately absent: constructors for keys. They are made in `storage`, where randomness and the clock live.

use std::{borrow::Borrow, fmt};

/// Why a text cannot be a slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotASlug {
    Empty,
    TooLong,
    Letters,
}

impl fmt::Display for NotASlug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "it is empty",
            Self::TooLong => "it is longer than 80 letters",
            Self::Letters => "only small letters a to z, digits, dots and hyphens are allowed",
        })
    }
}

/// A slug is 1 to 80 of `a-z 0-9 - .`, not starting with a hyphen or a dot. Safe in addresses, file names and HTML ids.
pub fn check_slug(text: &str) -> Result<(), NotASlug> {
    if text.is_empty() {
        return Err(NotASlug::Empty);
    }
    if text.len() > 80 {
        return Err(NotASlug::TooLong);
    }
    let fine = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
    if !text.chars().all(fine) || text.starts_with(['-', '.']) {
        return Err(NotASlug::Letters);
    }
    Ok(())
}

macro_rules! slug {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Checks the letters; the thing itself may still not exist.
            pub fn parse(text: &str) -> Result<Self, NotASlug> {
                check_slug(text).map(|()| Self(text.to_owned()))
            }
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
                let text = String::deserialize(input)?;
                Self::parse(&text).map_err(|why| serde::de::Error::custom(format!("“{text}” cannot be a name: {why}")))
            }
        }
    };
}

macro_rules! key {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// From the database or freshly made there; never from what a visitor typed.
            pub fn from_store(text: impl Into<String>) -> Self {
                Self(text.into())
            }
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    };
}

slug!(/// A course: its folder's name.
    CourseSlug);
slug!(/// A module as addresses name it: its folder's name without the number.
    ModuleSlug);
slug!(/// A lesson as addresses name it: its file's name without number and ending.
    LessonSlug);
slug!(/// A module as frameworks and stored results name it: `pm03`, `cm5`. Never reused.
    ModuleId);
slug!(/// A learner skill, an “I can…” statement: `sk-s03`.
    SkillId);
slug!(/// A clinician competency: `cc-5.1`.
    CompetencyId);
slug!(/// A question: `pm03-q2`, `cm5-q1`.
    QuestionId);
slug!(/// A practice screen set: `pm03-lock-screen`.
    PracticeId);
slug!(/// A case with decisions: `cm5-v1`.
    VignetteId);
slug!(/// An observation sheet: `ob-cc-2.2`.
    ObservationId);
slug!(/// One act on an observation sheet: `identity`. The same in every language.
    IndicatorId);
slug!(/// One scene of a vignette or one screen of a practice: `start`.
    SceneId);
slug!(/// A word in the glossary: `browser`.
    TermId);

impl serde::Serialize for EvidenceId {
    fn serialize<S: serde::Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(&self.0)
    }
}

key!(/// The organisation that a row belongs to (product decision 4).
    OrganisationId);
key!(/// A learner's place. Says nothing about who has it.
    PlaceId);
key!(/// A staff account.
    StaffId);
key!(/// One share: something that a learner shows to one member of staff.
    ShareId);
key!(/// The half hour in which people join a class.
    WindowId);
key!(/// A class, as a place remembers it: a random value that leads to nobody.
    ClassId);
key!(/// One try at a knowledge check or a vignette.
    AttemptId);
key!(/// One piece of evidence in a competency record.
    EvidenceId);
key!(/// What somebody learned elsewhere, described for a colleague to approve.
    ClaimId);
key!(/// What somebody wrote about their own practice.
    ReflectionId);
key!(/// A clinician asks one colleague to watch and sign.
    RequestId);
key!(/// A team: a lead and those who said yes.
    TeamId);
key!(/// A mentorship: a clinician and the mentor whom they asked.
    MentorshipId);
key!(/// A question that a colleague asked at the question desk.
    QuestionNumber);
key!(/// An improvement project.
    ProjectId);
key!(/// A piece of work in the studio: texts that are written, reviewed and published together.
    WorkId);
key!(/// One saved state of one text in the studio.
    SavedId);

/// The revision of a text: the first 16 hexadecimal digits of the SHA-256 of everything it was read from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Revision(String);

impl Revision {
    pub fn from_digest(hex: &str) -> Self {
        Self(hex.chars().take(16).collect())
    }
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_safe_in_an_address() {
        assert!(CourseSlug::parse("digital-doorways").is_ok());
        assert!(CompetencyId::parse("cc-5.1").is_ok());
        for bad in ["", "-x", ".x", "A", "a b", "a/b", "é", "a\u{0}"] {
            assert!(LessonSlug::parse(bad).is_err(), "{bad:?}");
        }
        assert_eq!(LessonSlug::parse(&"a".repeat(81)), Err(NotASlug::TooLong));
    }
}
