//! What a host says about itself: its name, where and when people can ask in person, what it lends, whose help lines to show. Every part
//! has a sane default, so that a new site needs none of it.
//!
//! Deliberately absent: HTML. Hosts type plain lines; an empty line begins a new paragraph.

use std::sync::Arc;

use super::{course_site::CourseSite, locale::Locale, question_desk};

/// One thing that can be set. A text that readers see has one part for each language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Name,
    Region,
    /// The day on which somebody confirmed the region's help lines, as `2026-11-01`.
    HelpCheckedOn,
    HelpCheckedBy,
    Desk(Locale),
    Devices(Locale),
    /// Working days until a question at the desk is answered, as a number.
    AnswerDays,
    /// What staff do when somebody needs help now; shown where a learner's share is read.
    Duty(Locale),
}

impl Part {
    pub const ALL: [Self; 11] = [
        Self::Name,
        Self::Region,
        Self::HelpCheckedOn,
        Self::HelpCheckedBy,
        Self::Desk(Locale::English),
        Self::Desk(Locale::French),
        Self::Devices(Locale::English),
        Self::Devices(Locale::French),
        Self::AnswerDays,
        Self::Duty(Locale::English),
        Self::Duty(Locale::French),
    ];

    /// For storing and for fields of forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Region => "region",
            Self::HelpCheckedOn => "help-checked-on",
            Self::HelpCheckedBy => "help-checked-by",
            Self::Desk(Locale::English) => "desk-en",
            Self::Desk(Locale::French) => "desk-fr",
            Self::Devices(Locale::English) => "devices-en",
            Self::Devices(Locale::French) => "devices-fr",
            Self::AnswerDays => "answers",
            Self::Duty(Locale::English) => "duty-en",
            Self::Duty(Locale::French) => "duty-fr",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    /// The most letters that a page can show well.
    pub fn longest(self) -> usize {
        match self {
            Self::Name | Self::HelpCheckedBy => 80,
            Self::Region | Self::HelpCheckedOn | Self::AnswerDays => 20,
            Self::Desk(_) | Self::Devices(_) | Self::Duty(_) => 1500,
        }
    }
}

/// The host's sign: a small picture that we wrote ourselves, from the points of the one that was uploaded.
#[derive(Clone, PartialEq, Eq)]
pub struct Logo {
    /// Of the picture; part of its address, so that an address never means two pictures.
    pub digest: String,
    pub width: u32,
    pub height: u32,
    pub png: Arc<[u8]>,
}

impl std::fmt::Debug for Logo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Logo({} × {})", self.width, self.height)
    }
}

impl Logo {
    pub fn address(&self) -> String {
        format!("/logo/{}.png", self.digest)
    }
}

/// All that was set, in the order of [`Part`]. `changed_at` tells two states apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    set: Vec<(Part, String)>,
    pub logo: Option<Logo>,
    /// By name.
    pub course_sites: Vec<CourseSite>,
    pub changed_at: i64,
}

impl Site {
    /// Blank values are as good as none.
    pub fn new(set: impl IntoIterator<Item = (Part, String)>, changed_at: i64) -> Self {
        let mut set: Vec<_> = set.into_iter().map(|(part, value)| (part, value.trim().to_owned())).filter(|(_, value)| !value.is_empty()).collect();
        set.sort();
        Self { set, logo: None, course_sites: Vec::new(), changed_at }
    }

    pub fn get(&self, part: Part) -> Option<&str> {
        self.set.iter().find(|(known, _)| *known == part).map(|(_, value)| value.as_str())
    }

    /// In the reader's language, otherwise in the other one: the host's own words in one language are better than none.
    pub fn words(&self, part: fn(Locale) -> Part, locale: Locale) -> Option<&str> {
        self.get(part(locale)).or_else(|| self.get(part(locale.other())))
    }

    /// Working days that are promised to whoever asks at the question desk.
    pub fn answer_days(&self) -> u32 {
        let set = self.get(Part::AnswerDays).and_then(|days| days.parse().ok());
        set.filter(|days| question_desk::DAYS.contains(days)).unwrap_or(question_desk::USUAL_DAYS)
    }

    pub fn course_site(&self, id: &str) -> Option<&CourseSite> {
        self.course_sites.iter().find(|site| site.id == id)
    }

    /// Where classes are held now.
    pub fn open_course_sites(&self) -> impl Iterator<Item = &CourseSite> {
        self.course_sites.iter().filter(|site| site.is_open)
    }
}

/// Paragraphs of a plain text, each with its lines.
pub fn paragraphs(text: &str) -> Vec<Vec<&str>> {
    let mut found: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        match (line.is_empty(), found.last_mut()) {
            (false, Some(last)) => last.push(line),
            (true, Some(last)) if !last.is_empty() => found.push(Vec::new()),
            _ => {}
        }
    }
    found.retain(|paragraph| !paragraph.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_has_a_code_of_its_own() {
        for part in Part::ALL {
            assert_eq!(Part::from_code(part.code()), Some(part));
            assert!(part.longest() >= 10);
        }
        assert_eq!(Part::from_code("colour"), None);
    }

    #[test]
    fn one_language_is_better_than_none() {
        let site = Site::new([(Part::Desk(Locale::English), " Room 2 ".to_owned()), (Part::Duty(Locale::French), "  ".to_owned())], 1);
        assert_eq!(site.words(Part::Desk, Locale::French), Some("Room 2"));
        assert_eq!(site.words(Part::Duty, Locale::French), None);
    }

    #[test]
    fn an_answer_has_a_time_also_when_nobody_set_one() {
        let days = |value: &str| Site::new([(Part::AnswerDays, value.to_owned())], 1).answer_days();
        assert_eq!([days("5"), days(""), days("0"), days("soon")], [5, 3, 3, 3]);
    }

    #[test]
    fn an_empty_line_begins_a_paragraph() {
        assert_eq!(paragraphs("\n\na\nb\n\n \nc\n"), [vec!["a", "b"], vec!["c"]]);
        assert!(paragraphs(" \n").is_empty());
    }
}
