//! What a learner can show to one member of staff: which things, what for, for how long.
//!
//! Pure. Deliberately absent: “everything”, “always”, groups of readers, and anything that a reader could ask for. A share is made of
//! things that the learner ticked one by one, and it ends by itself.

use super::ids::{CourseSlug, LessonSlug, ModuleId};

/// One thing that can be shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Item {
    /// “My skills map for this module”: how sure they felt before and after, in words.
    Map(ModuleId),
    /// “Which lessons I finished in this course.”
    Lessons(CourseSlug),
    /// One note.
    Note(ModuleId, LessonSlug),
}

impl Item {
    /// For storing and for forms.
    pub fn code(&self) -> String {
        match self {
            Self::Map(module) => format!("map:{module}"),
            Self::Lessons(course) => format!("lessons:{course}"),
            Self::Note(module, lesson) => format!("note:{module}:{lesson}"),
        }
    }

    /// A slug has no colon, so that what was written is what is read.
    pub fn parse(code: &str) -> Option<Self> {
        let (kind, rest) = code.split_once(':')?;
        match kind {
            "map" => ModuleId::parse(rest).ok().map(Self::Map),
            "lessons" => CourseSlug::parse(rest).ok().map(Self::Lessons),
            "note" => {
                let (module, lesson) = rest.split_once(':')?;
                Some(Self::Note(ModuleId::parse(module).ok()?, LessonSlug::parse(lesson).ok()?))
            }
            _ => None,
        }
    }
}

/// Why somebody shows it, chosen from a few plain sentences: the reader sees the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    Talk,
    Help,
    Look,
}

impl Purpose {
    pub const ALL: [Self; 3] = [Self::Talk, Self::Help, Self::Look];

    pub fn code(self) -> &'static str {
        match self {
            Self::Talk => "talk",
            Self::Help => "help",
            Self::Look => "look",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.code() == code)
    }
}

/// How long, in days after today. A month if nothing else is chosen; a year at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    Month,
    Day,
    Week,
    Quarter,
    Year,
}

impl Span {
    /// The usual one first.
    pub const ALL: [Self; 5] = [Self::Month, Self::Day, Self::Week, Self::Quarter, Self::Year];

    pub fn days(self) -> i32 {
        match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 30,
            Self::Quarter => 90,
            Self::Year => 364,
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|span| span.code() == code)
    }
}

/// Until the end of a day somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Until {
    /// The first millisecond after that day: from then on the share is over.
    pub ends_at: i64,
    /// `yyyy-mm-dd`, as the giver saw it.
    pub last_day: String,
    pub zone: String,
}

/// The longest that a share may run, whoever computed its end: a year and a day.
pub const LONGEST: i64 = 366 * 86_400_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let module = ModuleId::parse("pm03").expect("a test id");
        let lesson = LessonSlug::parse("lock-your-screen").expect("a test slug");
        let course = CourseSlug::parse("digital-doorways").expect("a test slug");
        for item in [Item::Map(module.clone()), Item::Lessons(course), Item::Note(module, lesson)] {
            assert_eq!(Item::parse(&item.code()), Some(item));
        }
        for bad in ["", "map", "map:", "map:a b", "note:pm03", "note:pm03:", "note:pm03:a:b", "everything:all"] {
            assert_eq!(Item::parse(bad), None, "{bad}");
        }
        assert!(Purpose::ALL.iter().all(|p| Purpose::from_code(p.code()) == Some(*p)));
        assert!(Span::ALL.iter().all(|s| Span::from_code(s.code()) == Some(*s) && i64::from(s.days() + 1) * 86_400_000 < LONGEST));
    }
}
