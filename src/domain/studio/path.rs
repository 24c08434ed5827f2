//! Which files of the content folder may be written in the studio: known shapes and nothing else, so that no path leads out of the folder.
//!
//! Deliberately absent: pictures (they are drawn, not written), the guide, word lists, and the studio's own rules.

use std::fmt;

use crate::domain::{ids::check_slug, locale::Locale};

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Course,
    Module,
    Lesson,
    Practice,
    Check,
    Items,
    Case,
    Observation,
    Handout,
    Facilitator,
    Task,
    Page,
    Glossary,
    /// Facts alone: frameworks, instruments, help lines.
    Data,
}

impl Kind {
    /// For the names of messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Course => "course",
            Self::Module => "module",
            Self::Lesson => "lesson",
            Self::Practice => "practice",
            Self::Check => "check",
            Self::Items => "items",
            Self::Case => "case",
            Self::Observation => "observation",
            Self::Handout => "handout",
            Self::Facilitator => "facilitator",
            Self::Task => "task",
            Self::Page => "page",
            Self::Glossary => "glossary",
            Self::Data => "data",
        }
    }
}

/// Why a path is none of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAText;

/// A path that may be written: relative to the content folder, with `/`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TextPath(String);

impl TextPath {
    pub fn parse(path: &str) -> Result<Self, NotAText> {
        match path.len() <= 200 && kind_of(path).is_some() {
            true => Ok(Self(path.to_owned())),
            false => Err(NotAText),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn kind(&self) -> Kind {
        kind_of(&self.0).unwrap_or(Kind::Data)
    }

    /// The language of the text; facts have none of their own.
    pub fn locale(&self) -> Option<Locale> {
        let stem = self.0.strip_suffix(".md")?;
        Some(Locale::ALL.into_iter().find(|l| stem.ends_with(&format!(".{l}"))).unwrap_or_default())
    }

    /// The English text that this one translates, or itself.
    pub fn original(&self) -> Self {
        match self.locale() {
            Some(locale) if locale != Locale::English => Self(self.0.replacen(&format!(".{locale}.md"), ".md", 1)),
            _ => self.clone(),
        }
    }

    /// The same text in another language.
    pub fn in_locale(&self, locale: Locale) -> Option<Self> {
        let original = self.original();
        let stem = original.0.strip_suffix(".md")?;
        Some(if locale == Locale::English { original } else { Self(format!("{stem}.{locale}.md")) })
    }

    /// `courses/digital-doorways/03-accounts/`, for a text of a module.
    pub fn module_folder(&self) -> Option<&str> {
        let parts: Vec<&str> = self.0.split('/').collect();
        let [.., file] = parts.as_slice() else { return None };
        (parts.len() == 4).then(|| &self.0[..self.0.len() - file.len()])
    }

    /// The last part: `40-lock-your-screen.md`.
    pub fn file(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }
}

impl fmt::Display for TextPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// `03-accounts` → `accounts`.
pub fn without_number(name: &str) -> Option<&str> {
    let (number, rest) = name.split_once('-')?;
    ((1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()) && is_name(rest)).then_some(rest)
}

/// A dot would make another ending of it.
fn is_name(name: &str) -> bool {
    check_slug(name).is_ok() && !name.contains('.')
}

fn kind_of(path: &str) -> Option<Kind> {
    if let Some(stem) = path.strip_suffix(".yaml") {
        return match *stem.split('/').collect::<Vec<_>>().as_slice() {
            ["frameworks" | "instruments" | "help", name] if is_name(name) => Some(Kind::Data),
            _ => None,
        };
    }
    let stem = path.strip_suffix(".md")?;
    let stem = Locale::ALL.into_iter().filter(|l| *l != Locale::English).find_map(|l| stem.strip_suffix(&format!(".{l}"))).unwrap_or(stem);
    match *stem.split('/').collect::<Vec<_>>().as_slice() {
        ["glossary", "glossary"] => Some(Kind::Glossary),
        ["pages", name] if is_name(name) => Some(Kind::Page),
        ["instruments", "try-it", name] if is_name(name) => Some(Kind::Task),
        ["courses", course, "course"] if is_name(course) => Some(Kind::Course),
        ["courses", course, folder, file] if is_name(course) && without_number(folder).is_some() => in_module(file),
        _ => None,
    }
}

fn in_module(file: &str) -> Option<Kind> {
    let named = |kind, rest: &str| is_name(rest).then_some(kind);
    match file {
        "module" => Some(Kind::Module),
        "check" => Some(Kind::Check),
        "items" => Some(Kind::Items),
        "handout" => Some(Kind::Handout),
        "facilitator" => Some(Kind::Facilitator),
        file => match file.split_once('-')? {
            ("practice", rest) => named(Kind::Practice, rest),
            ("vignette", rest) => named(Kind::Case, rest),
            ("observe", rest) => named(Kind::Observation, rest),
            _ => without_number(file).map(|_| Kind::Lesson),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_the_folder_are_known_by_their_place() {
        for (path, kind) in [
            ("courses/a-course/course.md", Kind::Course),
            ("courses/a-course/03-a-module/module.md", Kind::Module),
            ("courses/a-course/03-a-module/40-a-lesson.md", Kind::Lesson),
            ("courses/a-course/03-a-module/40-a-lesson.fr.md", Kind::Lesson),
            ("courses/a-course/03-a-module/practice-a.md", Kind::Practice),
            ("courses/a-course/03-a-module/check.fr.md", Kind::Check),
            ("courses/a-course/03-a-module/items.md", Kind::Items),
            ("courses/a-course/03-a-module/vignette-jo.md", Kind::Case),
            ("courses/a-course/03-a-module/observe-opening.md", Kind::Observation),
            ("courses/a-course/03-a-module/handout.md", Kind::Handout),
            ("courses/a-course/03-a-module/facilitator.md", Kind::Facilitator),
            ("instruments/try-it/f03-a.md", Kind::Task),
            ("pages/privacy.fr.md", Kind::Page),
            ("glossary/glossary.md", Kind::Glossary),
            ("frameworks/learner-skills.yaml", Kind::Data),
            ("help/regions.yaml", Kind::Data),
        ] {
            assert_eq!(TextPath::parse(path).map(|p| p.kind()), Ok(kind), "{path}");
        }
    }

    #[test]
    fn nothing_else_is_written_and_nothing_outside() {
        for path in [
            "",
            "README.md",
            "/etc/passwd",
            "../secrets.md",
            "pages/../../x.md",
            "pages/.hidden.md",
            "pages/a.b.md",
            "pages//x.md",
            "pages/x.MD",
            "pages/x.svg",
            "pages/x\u{0}.md",
            "courses/a/03-b/lesson.md",
            "courses/a/b/40-x.md",
            "courses/a/03-b/40-x.de.md",
            "courses/a/03-b/c/40-x.md",
            "courses/a/03-b/picture.svg",
            "studio/reviews.yaml",
            "wordlists/card-en.yaml",
            "frameworks/x/y.yaml",
            "pages\\x.md",
        ] {
            assert_eq!(TextPath::parse(path), Err(NotAText), "{path}");
        }
        assert!(TextPath::parse(&format!("pages/{}.md", "x".repeat(300))).is_err());
    }

    #[test]
    fn a_text_knows_its_language_and_its_module() {
        let french = TextPath::parse("courses/c/03-m/40-l.fr.md").unwrap_or_else(|_| unreachable!());
        assert_eq!((french.locale(), french.original().as_str()), (Some(Locale::French), "courses/c/03-m/40-l.md"));
        assert_eq!((french.module_folder(), french.file()), (Some("courses/c/03-m/"), "40-l.fr.md"));
        assert_eq!(french.original().in_locale(Locale::French), Some(french));
        let page = TextPath::parse("pages/about.md").unwrap_or_else(|_| unreachable!());
        assert_eq!((page.module_folder(), page.locale()), (None, Some(Locale::English)));
        assert_eq!(TextPath::parse("help/regions.yaml").map(|p| p.locale()), Ok(None));
    }
}
