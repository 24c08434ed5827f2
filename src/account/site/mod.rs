//! Pages for whoever runs the site: its name and logo, help lines, desk, devices, duty procedure, the sites where courses are held, how long
//! things are kept, and single sign-on. One thing on each page, each with a
//! default that needs nothing.
//!
//! Deliberately absent: anything about learners, and colours or layouts to choose.

mod form;
pub mod logo;
mod page;
mod picture;
pub mod retention;
pub mod sign_on;
mod sign_on_groups;
pub mod sites;

pub use form::{save, show_part};
pub use page::show;

use crate::domain::{locale::Locale, site::Part};

/// A page of the site's settings, with the parts that stand on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Topic {
    Name,
    Help,
    Desk,
    Answers,
    Devices,
    Duty,
}

impl Topic {
    const ALL: [Self; 6] = [Self::Name, Self::Help, Self::Desk, Self::Answers, Self::Devices, Self::Duty];

    /// For addresses and the names of messages.
    fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Help => "help",
            Self::Desk => "desk",
            Self::Answers => "answers",
            Self::Devices => "devices",
            Self::Duty => "duty",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|topic| topic.code() == code)
    }

    fn parts(self) -> Vec<Part> {
        let both = |part: fn(Locale) -> Part| Locale::ALL.map(part).to_vec();
        match self {
            Self::Name => vec![Part::Name],
            Self::Help => vec![Part::Region, Part::HelpCheckedOn, Part::HelpCheckedBy],
            Self::Desk => both(Part::Desk),
            Self::Answers => vec![Part::AnswerDays],
            Self::Devices => both(Part::Devices),
            Self::Duty => both(Part::Duty),
        }
    }
}
