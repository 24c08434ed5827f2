//! The facts at the top of a file: strict, and refused in plain words with the line and the fix.
//!
//! Deliberately absent: defaults that hide a slip. An unknown key, a wrong type or a missing fact is a problem, not a guess.

use crate::domain::{
    course::{PracticeKind, Review, Reviews, Track},
    ids::*,
    locale::Words,
    problem::Problem,
    team_questions::{Group, TeamQuestions},
    try_it::TaskForm,
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_saphyr::Error;

/// A file cut in two: the facts and the text, with the lines they begin on.
pub struct Cut<'t> {
    pub facts: &'t str,
    pub body: &'t str,
    pub body_line: u32,
}

/// Cuts at the two lines of three dashes.
pub fn cut(text: &str) -> Result<Cut<'_>, Problem> {
    let why = "They hold the title and what belongs to it";
    let Some(after) = text.strip_prefix("---\n") else {
        return Err(Problem::error(1, "The file does not begin with a line of three dashes", why, "Begin with ---, then the facts, then --- again"));
    };
    let mut at = 0;
    for (number, line) in after.split_inclusive('\n').enumerate() {
        if line.trim_end() == "---" {
            let body_line = u32::try_from(number + 3).unwrap_or(u32::MAX);
            return Ok(Cut { facts: &after[..at], body: &after[at + line.len()..], body_line });
        }
        at += line.len();
    }
    Err(Problem::error(1, "The facts at the top never end", why, "Close them with a second line of three dashes"))
}

/// Reads YAML that begins on `first_line` of its file.
pub fn yaml<T: DeserializeOwned>(text: &str, first_line: u32) -> Result<T, Problem> {
    let options = serde_saphyr::options! { merge_keys: serde_saphyr::MergeKeyPolicy::Error, };
    serde_saphyr::from_str_with_options(text, options).map_err(|error| explain(&error, first_line))
}

fn explain(error: &Error, first_line: u32) -> Problem {
    let error = error.without_snippet();
    let line = error.location().map_or(0, |at| u32::try_from(at.line()).unwrap_or(0));
    let line = if line == 0 { first_line } else { line.saturating_add(first_line).saturating_sub(1) };
    let why = "Only the keys in content/README.md are understood; anything else would be lost";
    match error {
        Error::SerdeUnknownField { field, expected, .. } => {
            let fix = format!("Correct it or take it out. Allowed here: {}", expected.join(", "));
            Problem::error(line, format!("“{field}” is not a key that is known here"), why, fix)
        }
        Error::SerdeMissingField { field, .. } => {
            Problem::error(line, format!("The fact “{field}” is missing"), "Pages cannot be made without it", format!("Add a line: {field}: …"))
        }
        Error::SerdeUnknownVariant { variant, expected, .. } => {
            Problem::error(line, format!("“{variant}” is not one of the words for this"), why, format!("Use one of: {}", expected.join(", ")))
        }
        Error::SerdeInvalidType { unexpected, expected, .. } | Error::SerdeInvalidValue { unexpected, expected, .. } => {
            Problem::error(line, format!("Here stands {unexpected}, but it should be {expected}"), why, "Compare it with the example in content/README.md")
        }
        Error::InvalidScalar { ty, .. } => {
            let wanted = if ty.starts_with(['u', 'i']) && ty.len() < 5 { "a whole number" } else { ty };
            Problem::error(line, format!("Here should stand {wanted}"), why, "Compare it with the example in content/README.md")
        }
        Error::DuplicateMappingKey { key, .. } => {
            let key = key.as_deref().unwrap_or("a key");
            Problem::error(line, format!("“{key}” stands there twice"), "Nobody could say which one counts", "Keep one")
        }
        other => {
            let text = other.to_string();
            let short: String = text.lines().next().unwrap_or_default().chars().take(200).collect();
            let why = "The facts at the top could not be read";
            Problem::error(line, short, why, "If a text has a colon or quotes in it, put it between \"double quotes\"")
        }
    }
}

/// What every kind of file says: its version.
pub trait Facts: DeserializeOwned {
    fn title(&self) -> &str;
    fn version(&self) -> u32;
}

macro_rules! facts {
    ($($name:ident),*) => {$(
        impl Facts for $name {
            fn title(&self) -> &str {
                &self.title
            }
            fn version(&self) -> u32 {
                self.version
            }
        }
    )*};
}

facts!(CourseFacts, ModuleFacts, LessonFacts, PracticeFacts, TaskFacts, VignetteFacts, ObservationFacts, PlainFacts);

fn first() -> u32 {
    1
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CourseFacts {
    pub id: CourseSlug,
    pub track: Track,
    pub title: String,
    pub summary: String,
    pub version: u32,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModuleFacts {
    pub id: ModuleId,
    pub title: String,
    pub aim: String,
    /// Its name on a page that is shown around, where the title says something about health.
    #[serde(default)]
    pub on_paper: Option<String>,
    pub minutes: Minutes,
    #[serde(default)]
    pub skills: Vec<SkillId>,
    #[serde(default)]
    pub competencies: Vec<CompetencyId>,
    #[serde(default)]
    pub draw: u32,
    #[serde(default)]
    pub flags: Vec<String>,
    pub version: u32,
    #[serde(default)]
    pub reviews: ReviewFacts,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Minutes {
    #[serde(rename = "self")]
    pub alone: u32,
    #[serde(default)]
    pub group: Option<u32>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LessonFacts {
    pub title: String,
    pub summary: String,
    pub minutes: u32,
    #[serde(default)]
    pub skills: Vec<SkillId>,
    #[serde(default)]
    pub competencies: Vec<CompetencyId>,
    pub version: u32,
    #[serde(default)]
    pub menus_checked: Option<String>,
    #[serde(default)]
    pub formerly: Vec<LessonSlug>,
    #[serde(default)]
    pub sources: Vec<String>,
    #[serde(default)]
    pub flags: Vec<String>,
    /// What a reader may want to know before, and may skip.
    #[serde(default)]
    pub content_note: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PracticeFacts {
    pub id: PracticeId,
    pub title: String,
    pub kind: PracticeKind,
    pub goal: String,
    #[serde(default = "first")]
    pub version: u32,
}

/// `instruments/questions-for-my-team.yaml`: all of it is facts.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TeamQuestionsFile {
    /// Named for people; nothing refers to it.
    #[serde(rename = "id")]
    _id: String,
    version: u32,
    #[serde(default)]
    reviews: ReviewFacts,
    title: Words,
    groups: Vec<Group>,
}

impl From<TeamQuestionsFile> for TeamQuestions {
    fn from(file: TeamQuestionsFile) -> Self {
        Self { version: file.version, title: file.title, groups: file.groups, reviews: file.reviews.into() }
    }
}

/// A Try it task: a practice that belongs to a skill instead of a module.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TaskFacts {
    pub id: PracticeId,
    pub skill: SkillId,
    pub form: TaskForm,
    pub title: String,
    pub kind: PracticeKind,
    pub goal: String,
    pub version: u32,
    #[serde(default)]
    pub reviews: ReviewFacts,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VignetteFacts {
    pub id: VignetteId,
    pub title: String,
    pub competencies: Vec<CompetencyId>,
    pub minutes: u32,
    #[serde(default)]
    pub flags: Vec<String>,
    pub version: u32,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObservationFacts {
    pub id: ObservationId,
    pub competency: CompetencyId,
    pub title: String,
    pub minutes: u32,
    pub setting: String,
    #[serde(default)]
    pub sources: Vec<String>,
    #[serde(default = "first")]
    pub version: u32,
}

/// Checks, items, handouts, notes, pages, the glossary.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlainFacts {
    pub title: String,
    #[serde(default = "first")]
    pub version: u32,
}

/// What a translation adds; everything else comes from the original.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TranslationFacts {
    pub title: String,
    #[serde(default)]
    pub summary: Option<String>,
    #[serde(default)]
    pub aim: Option<String>,
    #[serde(default)]
    pub on_paper: Option<String>,
    #[serde(default)]
    pub goal: Option<String>,
    #[serde(default)]
    pub setting: Option<String>,
    #[serde(default)]
    pub content_note: Option<String>,
    pub follows: u32,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewFacts {
    #[serde(default)]
    lived_experience: ReviewState,
    #[serde(default)]
    clinical: ReviewState,
    #[serde(default)]
    plain_language: ReviewState,
}

/// `pending`, or who and when.
#[derive(Debug, Clone, Default)]
struct ReviewState(Option<Review>);

/// By hand, because `on` is also an old word for “true”, which an untagged enum would take it for.
impl<'de> Deserialize<'de> for ReviewState {
    fn deserialize<D: serde::Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        struct State;
        impl<'de> serde::de::Visitor<'de> for State {
            type Value = ReviewState;
            fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
                f.write_str("pending, or {by: \"a name\", on: a day}")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<ReviewState, E> {
                if text == "pending" { Ok(ReviewState(None)) } else { Err(E::invalid_value(serde::de::Unexpected::Str(text), &self)) }
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<ReviewState, A::Error> {
                Review::deserialize(serde::de::value::MapAccessDeserializer::new(map)).map(|review| ReviewState(Some(review)))
            }
        }
        input.deserialize_any(State)
    }
}

impl From<ReviewFacts> for Reviews {
    fn from(facts: ReviewFacts) -> Self {
        Self { lived_experience: facts.lived_experience.0, clinical: facts.clinical.0, plain_language: facts.plain_language.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lesson(facts: &str) -> Result<LessonFacts, Problem> {
        yaml(facts, 2)
    }

    #[test]
    fn a_slip_is_named_with_its_line_and_the_way_out() {
        let cases = [
            ("title: A\nsummery: b\nminutes: 3\nversion: 1\n", 3, "“summery” is not a key that is known here"),
            ("title: A\nsummary: b\nversion: 1\n", 4, "The fact “minutes” is missing"),
            ("title: A\ntitle: B\nsummary: b\nminutes: 3\nversion: 1\n", 3, "“title” stands there twice"),
            ("title: A\nsummary: b\nminutes: many\nversion: 1\n", 4, "Here should stand a whole number"),
        ];
        for (facts, line, what) in cases {
            let problem = lesson(facts).expect_err(facts);
            assert!(problem.what.contains(what), "{problem:?}");
            assert_eq!(problem.line, line, "{problem:?}");
            assert!(problem.is_error());
        }
    }

    #[test]
    fn reviews_are_pending_or_signed() {
        let module =
            "id: pm03\ntitle: A\naim: b\nminutes: {self: 5}\nversion: 1\nreviews: {clinical: {by: \"A. Reviewer\", on: 2026-11-01}, plain_language: pending}\n";
        let facts: ModuleFacts = yaml(module, 2).expect("valid facts");
        let reviews = Reviews::from(facts.reviews);
        assert_eq!(reviews.clinical.map(|r| r.on), Some("2026-11-01".to_owned()));
        assert_eq!((reviews.lived_experience, reviews.plain_language), (None, None));
        assert!(yaml::<ModuleFacts>(&module.replace("pending", "done"), 2).is_err());
    }

    #[test]
    fn bombs_are_refused() {
        let laughs = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ntitle: *d\n";
        assert!(lesson(laughs).is_err());
        assert!(lesson(&"[".repeat(100_000)).is_err());
    }

    #[test]
    fn a_file_without_an_end_to_its_facts() {
        assert!(cut("---\ntitle: A\n").is_err());
        assert!(cut("title: A\n").is_err());
        let cut = cut("---\ntitle: A\n---\nBody").unwrap_or_else(|_| unreachable!());
        assert_eq!((cut.facts, cut.body, cut.body_line), ("title: A\n", "Body", 4));
    }
}
