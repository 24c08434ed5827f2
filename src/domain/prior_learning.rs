//! Prior learning, as somebody describes it: what they learned, where, when, how long, and the level that they ask for.
//!
//! Free words, because courses elsewhere have names of their own. Deliberately absent: marks, and which competency accepts it for which
//! level; the framework file says so (`Competencies::prior_levels`).

use super::frameworks::LevelId;

/// In letters.
pub const LONGEST_LEARNED: usize = 2000;
pub const SHORTEST_LEARNED: usize = 40;
pub const LONGEST_LINE: usize = 200;

/// What the one file that may be with a description is, once it was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    Pdf,
    Jpeg,
}

impl FileKind {
    /// As stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpeg",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Pdf, Self::Jpeg].into_iter().find(|kind| kind.code() == code)
    }
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Description {
    pub learned: String,
    pub place: String,
    pub period: String,
    pub duration: String,
    /// What they ask for; whoever decides may approve less, and not more.
    pub level: Option<LevelId>,
}

/// What to mend before it is kept or sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    Empty,
    LearnedShort,
    LearnedLong,
    Missing(Line),
    NoLevel,
    TooLong(Line),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    Place,
    Period,
    Duration,
}

impl Line {
    pub const ALL: [Self; 3] = [Self::Place, Self::Period, Self::Duration];

    /// As the field of a form.
    pub fn code(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Period => "period",
            Self::Duration => "duration",
        }
    }
}

impl Description {
    pub fn line(&self, line: Line) -> &str {
        match line {
            Line::Place => &self.place,
            Line::Period => &self.period,
            Line::Duration => &self.duration,
        }
    }

    /// A draft may have holes, what a colleague decides about may not.
    pub fn slips(&self, whole: bool) -> Vec<Slip> {
        let letters = |text: &str| text.chars().count();
        let mut slips = Vec::new();
        match letters(&self.learned) {
            long if long > LONGEST_LEARNED => slips.push(Slip::LearnedLong),
            short if whole && short < SHORTEST_LEARNED => slips.push(Slip::LearnedShort),
            _ => {}
        }
        for line in Line::ALL {
            match letters(self.line(line)) {
                0 if whole => slips.push(Slip::Missing(line)),
                long if long > LONGEST_LINE => slips.push(Slip::TooLong(line)),
                _ => {}
            }
        }
        if whole && self.level.is_none() {
            slips.push(Slip::NoLevel);
        }
        if !whole && (Self { level: None, ..self.clone() }) == Self::default() {
            slips.push(Slip::Empty);
        }
        slips
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_may_have_holes_and_what_is_sent_may_not() {
        let mut described = Description { learned: "é".repeat(SHORTEST_LEARNED), ..Description::default() };
        assert_eq!(described.slips(false), []);
        assert_eq!(described.slips(true), [Slip::Missing(Line::Place), Slip::Missing(Line::Period), Slip::Missing(Line::Duration), Slip::NoLevel]);
        described = Description { place: "A".into(), period: "B".into(), duration: "C".into(), level: Some(LevelId::Foundation), ..described };
        assert_eq!(described.slips(true), []);
        described.learned.pop();
        assert_eq!(described.slips(true), [Slip::LearnedShort]);
        described.place = "x".repeat(LONGEST_LINE + 1);
        described.learned = "x".repeat(LONGEST_LEARNED + 1);
        assert_eq!(described.slips(false), [Slip::LearnedLong, Slip::TooLong(Line::Place)]);
        assert_eq!(Description { level: Some(LevelId::Foundation), ..Description::default() }.slips(false), [Slip::Empty]);
    }
}
