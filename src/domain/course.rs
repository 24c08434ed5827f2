//! What a course is made of, after reading: course → module → lesson → block. Immutable; parsed once, shared by every page.
//!
//! Deliberately absent: Markdown (see `markdown`), files and their problems (`content`), anybody's progress (`progress`).
//! Every text here is in one locale; `content::library` holds one of each per locale and falls back whole files at a time.

pub use super::{
    doing::*,
    observation::{Indicator, Observation, Sheet},
};
use super::{
    ids::*,
    locale::Locale,
    markdown::{Inline, Prose},
    quiz::Question,
};

/// Who a course is for. Decides which half of the product shows it and which store its results go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Track {
    Learner,
    Clinician,
}

/// What a file says about itself that pages show: its revision, and the language it is really in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The immutable name of this text; results name it.
    pub revision: Revision,
    /// The language the body is in: not the reader's when a translation is missing.
    pub written_in: Locale,
    /// `true` when a translation follows an older version of the original.
    pub stale: bool,
    /// The author's version number, for people.
    pub version: u32,
    /// The file that the body was read from, for authors and checks; never shown to readers.
    pub path: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    pub slug: CourseSlug,
    pub track: Track,
    pub title: String,
    pub summary: String,
    pub intro: Vec<Block>,
    pub modules: Vec<Module>,
    pub source: Source,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Module {
    pub id: ModuleId,
    pub slug: ModuleSlug,
    /// The number in the folder's name: 3 for `03-accounts-and-passwords`.
    pub number: u32,
    pub title: String,
    pub aim: String,
    /// What a page of taking part calls it: its title, or a name without a word about health.
    pub on_paper: String,
    pub minutes_alone: u32,
    pub minutes_in_group: Option<u32>,
    /// Learner modules; empty for clinicians.
    pub skills: Vec<SkillId>,
    /// Clinician modules; empty for learners.
    pub competencies: Vec<CompetencyId>,
    pub flags: Vec<String>,
    pub intro: Vec<Block>,
    pub lessons: Vec<Lesson>,
    pub practices: Vec<Practice>,
    /// Check yourself; `None` for clinician modules.
    pub check: Option<QuestionSet>,
    /// The item bank; `None` for learner modules.
    pub items: Option<QuestionSet>,
    /// How many items one knowledge check draws.
    pub draw: u32,
    pub vignettes: Vec<Vignette>,
    /// For clinicians: what to look for when somebody is watched at work.
    pub observations: Vec<Observation>,
    pub handout: Option<Paper>,
    pub facilitator: Option<Paper>,
    pub reviews: Reviews,
    pub source: Source,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    pub slug: LessonSlug,
    pub title: String,
    pub summary: String,
    pub minutes: u32,
    pub skills: Vec<SkillId>,
    pub competencies: Vec<CompetencyId>,
    pub flags: Vec<String>,
    /// In the author's own words what the text is about, for whoever may want to skip it.
    pub content_note: Option<String>,
    pub sources: Vec<String>,
    /// When menu paths were last seen on a real device: `None` for “not yet”.
    pub menus_checked: Option<String>,
    /// Old names, the first one first: their addresses lead here, and what people did is kept under the first (`kept_as`).
    pub formerly: Vec<LessonSlug>,
    pub blocks: Vec<Block>,
    /// Glossary words that the text links to, in order of first use.
    pub words: Vec<TermId>,
    pub source: Source,
    pub reading: super::readability::Reading,
}

impl Lesson {
    /// The name under which ticks, notes and the rest are stored: the first that the lesson ever had, so that nobody loses anything when it
    /// is renamed.
    pub fn kept_as(&self) -> &LessonSlug {
        self.formerly.first().unwrap_or(&self.slug)
    }
}

/// One piece of a text, in the order the reader meets it.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The first paragraph of a lesson.
    Lead(Inline),
    Prose(Prose),
    /// A `##` heading that has no meaning of its own; its blocks follow it.
    Heading {
        level: u8,
        id: String,
        text: Inline,
    },
    Picture(Picture),
    Steps(Steps),
    TryIt(TryIt),
    Trouble(Trouble),
    InShort {
        title: Inline,
        points: Vec<Inline>,
    },
    Box(NoteBox),
    /// A link alone in its paragraph that leads to a practice screen, a vignette or a check: drawn as a button.
    Button {
        text: Inline,
        to: String,
    },
    /// `label ____` in a handout.
    WriteLine(Inline),
    /// A task list outside Try it: printed as empty boxes.
    TickList(Vec<Inline>),
}

/// A picture of ours, put into the page itself so that dark mode, calm mode and print reach it.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Checked SVG, with `role="img"` and its description already in place.
    pub svg: Prose,
    pub alt: String,
    pub caption: Option<Inline>,
}

/// The devices that steps can be written for. `Any` when there is nothing to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Device {
    Iphone,
    Android,
    Computer,
    Paper,
}

impl Device {
    pub const ALL: [Self; 4] = [Self::Iphone, Self::Android, Self::Computer, Self::Paper];

    /// As in addresses and cookies.
    pub fn code(self) -> &'static str {
        match self {
            Self::Iphone => "iphone",
            Self::Android => "android",
            Self::Computer => "computer",
            Self::Paper => "paper",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|device| device.code() == code)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Steps {
    pub title: Inline,
    /// Text between the heading and the first device.
    pub intro: Vec<Block>,
    pub way: Ways,
    /// What stands after the last list: a caution, as a rule. Shown for every device.
    pub after: Vec<Block>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Ways {
    /// One list for everybody.
    Same(Vec<Step>),
    /// A list for each device, in the order of `Device::ALL`; at least two.
    ByDevice(Vec<(Device, Vec<Step>)>),
}

/// One thing to do, then what the reader sees.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub action: Inline,
    pub see: Vec<Inline>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct TryIt {
    pub title: Inline,
    pub blocks: Vec<Block>,
    /// Lines to tick off, in order. A tick is stored by its number and the lesson's revision.
    pub tasks: Vec<Inline>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Trouble {
    pub title: Inline,
    pub cases: Vec<(Inline, Vec<Block>)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BoxKind {
    Caution,
    Help,
    KeyPoint,
    Reflection,
    Voice,
    Note,
    Hint,
}

#[derive(Debug, Clone, PartialEq)]
pub struct NoteBox {
    pub kind: BoxKind,
    pub title: Option<Inline>,
    pub body: Vec<Block>,
}

/// `check.md` or `items.md`.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionSet {
    pub title: String,
    pub intro: Vec<Block>,
    pub questions: Vec<Question>,
    pub source: Source,
}

/// `handout.md` or `facilitator.md`.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    pub title: String,
    pub blocks: Vec<Block>,
    pub source: Source,
}

/// `pages/*.md`: privacy, accessibility, other ways. They belong to the host.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    pub slug: LessonSlug,
    pub title: String,
    pub blocks: Vec<Block>,
    pub words: Vec<TermId>,
    pub source: Source,
}

/// Which reviews a text has had. Nobody's review is claimed before it happened (product decision 20).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reviews {
    pub lived_experience: Option<Review>,
    pub clinical: Option<Review>,
    pub plain_language: Option<Review>,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    pub by: String,
    /// The day, as `2026-11-01`.
    pub on: String,
}

impl Course {
    pub fn module(&self, slug: &str) -> Option<&Module> {
        self.modules.iter().find(|module| module.slug.as_str() == slug)
    }
}

impl Module {
    pub fn lesson(&self, slug: &str) -> Option<&Lesson> {
        self.lessons.iter().find(|lesson| lesson.slug.as_str() == slug)
    }

    /// The lesson that something was kept for.
    pub fn lesson_kept_as(&self, name: &str) -> Option<&Lesson> {
        self.lessons.iter().find(|lesson| lesson.kept_as().as_str() == name)
    }

    /// Counting from 1, as readers do: “Lesson 2 of 5”.
    pub fn position(&self, lesson: &LessonSlug) -> Option<usize> {
        self.lessons.iter().position(|l| &l.slug == lesson).map(|i| i + 1)
    }

    pub fn next_lesson(&self, lesson: &LessonSlug) -> Option<&Lesson> {
        self.position(lesson).and_then(|i| self.lessons.get(i))
    }

    pub fn practice(&self, slug: &str) -> Option<&Practice> {
        self.practices.iter().find(|p| p.slug.as_str() == slug)
    }

    pub fn observation(&self, slug: &str) -> Option<&Observation> {
        self.observations.iter().find(|o| o.slug.as_str() == slug)
    }

    pub fn vignette(&self, slug: &str) -> Option<&Vignette> {
        self.vignettes.iter().find(|v| v.slug.as_str() == slug)
    }
}

impl Lesson {
    /// The lines to tick off, if the lesson has any.
    pub fn tasks(&self) -> &[Inline] {
        self.blocks
            .iter()
            .find_map(|b| match b {
                Block::TryIt(t) => Some(t.tasks.as_slice()),
                _ => None,
            })
            .unwrap_or_default()
    }

    /// Does it ask for a reflection, anywhere?
    pub fn reflects(&self) -> bool {
        !self.reflections().is_empty()
    }

    /// Its Reflection boxes, in order, wherever they stand.
    pub fn reflections(&self) -> Vec<&Block> {
        reflections_in(&self.blocks)
    }

    /// Does the reader choose a device here?
    pub fn devices(&self) -> Vec<Device> {
        self.blocks
            .iter()
            .find_map(|b| match b {
                Block::Steps(Steps { way: Ways::ByDevice(ways), .. }) => Some(ways.iter().map(|(d, _)| *d).collect()),
                _ => None,
            })
            .unwrap_or_default()
    }
}

/// Boxes stand inside other parts, too.
fn reflections_in(blocks: &[Block]) -> Vec<&Block> {
    blocks.iter().flat_map(reflections_of).collect()
}

fn reflections_of(block: &Block) -> Vec<&Block> {
    match block {
        Block::Box(note) if note.kind == BoxKind::Reflection => vec![block],
        Block::Box(note) => reflections_in(&note.body),
        Block::TryIt(try_it) => reflections_in(&try_it.blocks),
        Block::Steps(steps) => reflections_in(&steps.intro).into_iter().chain(reflections_in(&steps.after)).collect(),
        Block::Trouble(trouble) => trouble.cases.iter().flat_map(|(_, way_out)| reflections_in(way_out)).collect(),
        _ => Vec::new(),
    }
}
