//! Where a file is read: from a path in the content folder to an address of the site, and back to the parts of a path.
//!
//! Deliberately absent: routes and handlers. Pages use the same functions, so that a link in a lesson and a link in a menu agree.

use crate::domain::{course::Track, locale::Locale};

/// What a Markdown file is, by its place and name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'p> {
    Course { course: &'p str },
    Module { course: &'p str, module: &'p str },
    Lesson { course: &'p str, module: &'p str, lesson: &'p str },
    Practice { course: &'p str, module: &'p str, slug: &'p str },
    Check { course: &'p str, module: &'p str },
    Items { course: &'p str, module: &'p str },
    Vignette { course: &'p str, module: &'p str, slug: &'p str },
    Observation { course: &'p str, module: &'p str, slug: &'p str },
    Handout { course: &'p str, module: &'p str },
    Facilitator { course: &'p str, module: &'p str },
    Glossary,
    Page { slug: &'p str },
    TryIt { slug: &'p str },
}

/// `03-accounts` is number 3 and the name `accounts`.
pub fn numbered(name: &str) -> Option<(u32, &str)> {
    let (number, rest) = name.split_once('-')?;
    (number.len() <= 4 && number.chars().all(|c| c.is_ascii_digit())).then(|| number.parse().ok().map(|n| (n, rest)))?
}

/// The place of an English Markdown path; `None` for a file that means nothing to us.
pub fn place(path: &str) -> Option<Place<'_>> {
    let path = path.strip_suffix(".md")?;
    let parts: Vec<&str> = path.split('/').collect();
    match *parts.as_slice() {
        ["glossary", "glossary"] => Some(Place::Glossary),
        ["pages", slug] => Some(Place::Page { slug }),
        ["instruments", "try-it", slug] => Some(Place::TryIt { slug }),
        ["courses", course, "course"] => Some(Place::Course { course }),
        ["courses", course, folder, file] => {
            let (_, module) = numbered(folder)?;
            Some(match file {
                "module" => Place::Module { course, module },
                "check" => Place::Check { course, module },
                "items" => Place::Items { course, module },
                "handout" => Place::Handout { course, module },
                "facilitator" => Place::Facilitator { course, module },
                file => match file.split_once('-') {
                    Some(("practice", slug)) => Place::Practice { course, module, slug },
                    Some(("vignette", slug)) => Place::Vignette { course, module, slug },
                    Some(("observe", slug)) => Place::Observation { course, module, slug },
                    _ => Place::Lesson { course, module, lesson: numbered(file)?.1 },
                },
            })
        }
        _ => None,
    }
}

/// The half of the site that a course stands in.
pub fn half(track: Track) -> &'static str {
    match track {
        Track::Learner => "learn",
        Track::Clinician => "train",
    }
}

impl Place<'_> {
    /// The course that it belongs to, if any.
    pub fn course(&self) -> Option<&str> {
        match self {
            Self::Glossary | Self::Page { .. } | Self::TryIt { .. } => None,
            Self::Course { course }
            | Self::Module { course, .. }
            | Self::Lesson { course, .. }
            | Self::Practice { course, .. }
            | Self::Check { course, .. }
            | Self::Items { course, .. }
            | Self::Vignette { course, .. }
            | Self::Observation { course, .. }
            | Self::Handout { course, .. }
            | Self::Facilitator { course, .. } => Some(course),
        }
    }

    /// `/en/learn/digital-doorways/accounts-and-passwords/lock-your-screen`.
    pub fn address(&self, locale: Locale, track: Track) -> String {
        let half = half(track);
        match self {
            Self::Course { .. } => format!("/{locale}/{half}"),
            Self::Module { course, module } => format!("/{locale}/{half}/{course}/{module}"),
            Self::Lesson { course, module, lesson } => format!("/{locale}/{half}/{course}/{module}/{lesson}"),
            Self::Practice { course, module, slug } => format!("/{locale}/{half}/{course}/{module}/practice/{slug}"),
            Self::Check { course, module } => format!("/{locale}/{half}/{course}/{module}/check"),
            Self::Items { course, module } => format!("/{locale}/{half}/{course}/{module}/knowledge"),
            Self::Vignette { course, module, slug } => format!("/{locale}/{half}/{course}/{module}/case/{slug}"),
            Self::Observation { course, module, slug } => format!("/{locale}/{half}/{course}/{module}/observe/{slug}"),
            Self::Handout { course, module } => format!("/{locale}/{half}/{course}/{module}/handout"),
            Self::Facilitator { course, module } => format!("/{locale}/{half}/{course}/{module}/facilitator"),
            Self::Glossary => glossary(locale),
            Self::Page { slug } => format!("/{locale}/about/{slug}"),
            Self::TryIt { slug } => format!("/{locale}/try-it/{slug}"),
        }
    }

    /// Something to do, not to read: its link is drawn as a button.
    pub fn is_doing(&self) -> bool {
        matches!(self, Self::Practice { .. } | Self::TryIt { .. } | Self::Check { .. } | Self::Items { .. } | Self::Vignette { .. })
    }

    /// One screen or one scene.
    pub fn part(&self, locale: Locale, track: Track, part: &str) -> String {
        format!("{}/{part}", self.address(locale, track))
    }
}

pub fn help(locale: Locale) -> String {
    format!("/{locale}/help")
}

pub fn glossary(locale: Locale) -> String {
    format!("/{locale}/glossary")
}

/// The id under which a page explains a word.
pub fn word(term: &str) -> String {
    format!("#word-{term}")
}

/// `a.md` → `a.fr.md`; `a.svg` → `a.fr.svg`. English files have no mark.
pub fn translated(path: &str, locale: Locale) -> String {
    match (locale, path.rsplit_once('.')) {
        (Locale::English, _) | (_, None) => path.to_owned(),
        (_, Some((stem, ending))) => format!("{stem}.{locale}.{ending}"),
    }
}

/// The English path that a path stands beside, and its language.
pub fn original(path: &str) -> (String, Locale) {
    for locale in Locale::ALL {
        for ending in ["md", "svg"] {
            if let Some(stem) = path.strip_suffix(&format!(".{locale}.{ending}")) {
                return (format!("{stem}.{ending}"), locale);
            }
        }
    }
    (path.to_owned(), Locale::English)
}
