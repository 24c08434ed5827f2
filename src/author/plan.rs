//! What somebody wants to begin with, and the drafts that it makes: a text as readers have it, a new one from a template, a translation, a
//! whole module under a new name, or an earlier state once more. Values in, values out; the page that asks is `begin`.

use std::collections::BTreeSet;

use super::{
    desk::title_in,
    templates,
    texts::{in_folder, known_folder},
};
use crate::{
    content::{library::Library, overlay::Texts},
    domain::{
        course::Module,
        locale::Locale,
        studio::{
            How, Kind, TextPath,
            naming::{next_number, slug_of},
        },
    },
};

/// One draft of a new work. `None`: the text goes away.
#[derive(Debug, PartialEq)]
pub struct Draft {
    pub path: TextPath,
    pub body: Option<String>,
    pub how: How,
}

/// What an address or a form asks for, held against what is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Plan {
    /// A text as readers have it.
    Change(TextPath),
    /// The translation of this text.
    Translate(TextPath),
    /// `what` of the templates, in a module's folder.
    New {
        what: &'static str,
        folder: String,
    },
    CopyModule {
        folder: String,
    },
    /// What readers had in this publication; 0 is the folder's own text.
    Back {
        path: TextPath,
        edition: i64,
    },
}

/// What a template makes.
pub const TEMPLATES: [&str; 4] = ["lesson", "practice", "check", "case"];

impl Plan {
    pub fn read(texts: &Texts, what: &str, text: &str, folder: &str, edition: &str) -> Option<Self> {
        let path = || TextPath::parse(text).ok();
        let folder = || known_folder(texts, folder).map(str::to_owned);
        match what {
            "change" => path().filter(|path| texts.files.has(path.as_str())).map(Self::Change),
            "translate" => path().filter(|path| can_be_translated(texts, path)).map(Self::Translate),
            "back" => Some(Self::Back { path: path()?, edition: edition.parse().ok()? }),
            "copy" => Some(Self::CopyModule { folder: folder()? }),
            _ => Some(Self::New { what: TEMPLATES.into_iter().find(|known| *known == what)?, folder: folder()? }),
        }
    }

    /// Does it need a title from whoever begins?
    pub fn needs_name(&self) -> bool {
        matches!(self, Self::New { .. } | Self::CopyModule { .. })
    }

    /// The drafts, the one to open first of all. `None` when there is nothing to begin with, or too many names are taken.
    pub fn drafts(&self, texts: &Texts, library: &Library, name: &str) -> Option<Vec<Draft>> {
        match self {
            Self::Change(path) => Some(vec![Draft { path: path.clone(), body: Some(texts.files.get(path.as_str())?.to_owned()), how: How::Opened }]),
            Self::Translate(path) => translation(texts, path).map(|draft| vec![draft]),
            Self::New { what, folder } => new(texts, library, what, folder, name).map(|draft| vec![draft]),
            Self::CopyModule { folder } => copy_module(texts, library, folder, name),
            // Read from the store by whoever asks.
            Self::Back { .. } => None,
        }
    }
}

/// Texts in words, in English, without a translation yet.
pub fn can_be_translated(texts: &Texts, path: &TextPath) -> bool {
    path.locale() == Some(Locale::English)
        && texts.files.has(path.as_str())
        && path.in_locale(Locale::French).is_some_and(|french| !texts.files.has(french.as_str()))
}

/// The English words under the facts of a translation, to be translated one after the other.
fn translation(texts: &Texts, path: &TextPath) -> Option<Draft> {
    let text = texts.files.get(path.as_str())?;
    let cut = crate::content::front_matter::cut(text).ok()?;
    let version = cut.facts.lines().find_map(|line| line.strip_prefix("version:")).map_or("1", str::trim);
    let title = title_in(text)?;
    let body = format!("---\ntitle: {}\nfollows: {version}\n---\n{}", quoted(&title), cut.body);
    Some(Draft { path: path.in_locale(Locale::French)?, body: Some(body), how: How::Copied })
}

fn new(texts: &Texts, library: &Library, what: &str, folder: &str, name: &str) -> Option<Draft> {
    let module = module_at(library, folder)?;
    let there = in_folder(texts, folder);
    let stems: Vec<&str> = there.iter().filter_map(|path| path.file().strip_suffix(".md")).filter(|stem| !stem.contains('.')).collect();
    let rests: Vec<&str> = stems.iter().filter_map(|stem| stem.split_once('-').map(|(_, rest)| rest)).collect();
    let slug = slug_of(name, what, &rests);
    let file = match what {
        "lesson" => format!("{}-{slug}", next_number(stems.iter().copied())),
        "practice" => format!("practice-{slug}"),
        "case" => format!("vignette-{slug}"),
        _ => "check".to_owned(),
    };
    let path = TextPath::parse(&format!("{folder}{file}.md")).ok().filter(|path| !texts.files.has(path.as_str()))?;
    let id = if what == "check" { module.id.to_string() } else { format!("{}-{slug}", module.id) };
    let first = |ids: Option<String>| ids.unwrap_or_default();
    let body = templates::beginning(what)?
        .replace("\"{title}\"", &quoted(name))
        .replace("{id}", &id)
        .replace("{skill}", &first(module.skills.first().map(ToString::to_string)))
        .replace("{competency}", &first(module.competencies.first().map(ToString::to_string)));
    Some(Draft { path, body: Some(body), how: How::Copied })
}

fn module_at<'l>(library: &'l Library, folder: &str) -> Option<&'l Module> {
    let path = format!("{folder}module.md");
    library.english.modules().map(|(_, module)| module).find(|module| module.source.path == path)
}

/// Every text of a module under a new number, name and id. Its reviews were about the other one and are pending again; pictures stay where
/// they lie. An observation sheet is not copied: there is one for each competency.
fn copy_module(texts: &Texts, library: &Library, folder: &str, name: &str) -> Option<Vec<Draft>> {
    let module = module_at(library, folder)?;
    let (course, old) = folder.trim_end_matches('/').rsplit_once('/')?;
    let siblings: BTreeSet<&str> =
        texts.files.under(&format!("{course}/")).filter_map(|path| path[course.len() + 1..].split_once('/')).map(|(f, _)| f).collect();
    let slugs: Vec<&str> = siblings.iter().filter_map(|folder| folder.split_once('-').map(|(_, rest)| rest)).collect();
    let number = siblings.iter().filter_map(|folder| folder.split_once('-')?.0.parse::<u32>().ok()).max().unwrap_or(0) + 1;
    let new = format!("{course}/{number:02}-{}/", slug_of(name, "module", &slugs));
    let (old_id, id) = (module.id.as_str(), free_id(library, module.id.as_str())?);
    let mut drafts = Vec::new();
    for path in in_folder(texts, folder).into_iter().filter(|path| path.kind() != Kind::Observation) {
        let text = texts.files.get(path.as_str())?;
        let body = text.lines().map(|line| copied(line, old_id, &id, old, path.kind() == Kind::Module, name)).collect::<Vec<_>>().join("\n") + "\n";
        drafts.push(Draft { path: TextPath::parse(&format!("{new}{}", path.file())).ok()?, body: Some(body), how: How::Copied });
    }
    (!drafts.is_empty()).then_some(drafts)
}

fn copied(line: &str, old_id: &str, id: &str, old_folder: &str, is_module: bool, name: &str) -> String {
    if is_module {
        if line == format!("id: {old_id}") {
            return format!("id: {id}");
        }
        if line.starts_with("title:") {
            return format!("title: {}", quoted(name));
        }
        if line.starts_with("reviews:") {
            return "reviews: {lived_experience: pending, clinical: pending, plain_language: pending}".to_owned();
        }
    }
    with_pictures_of(&line.replace(&format!("{old_id}-"), &format!("{id}-")), old_folder)
}

/// `](picture.svg` → `](../03-the-old-one/picture.svg`
fn with_pictures_of(line: &str, folder: &str) -> String {
    let mut pieces = line.split("](");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let target: String = piece.chars().take_while(|c| !matches!(c, ')' | ' ')).collect();
        let beside = target.ends_with(".svg") && !target.contains('/');
        out.push_str("](");
        out.push_str(&if beside { format!("../{folder}/") } else { String::new() });
        out.push_str(piece);
    }
    out
}

/// `pm03` → `pm14`, the next number that no module has.
fn free_id(library: &Library, like: &str) -> Option<String> {
    let letters = like.trim_end_matches(|c: char| c.is_ascii_digit());
    let width = like.len() - letters.len();
    let taken: BTreeSet<&str> = library.english.modules().map(|(_, module)| module.id.as_str()).collect();
    (1..1000).map(|n| format!("{letters}{n:0width$}")).find(|id| !taken.contains(id.as_str()))
}

/// A value for the facts at the top: whatever is in it, it stays one line and one value.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_stay_where_they_lie() {
        assert_eq!(with_pictures_of("![a](b.svg \"c\") and [d](40-e.md)", "03-x"), "![a](../03-x/b.svg \"c\") and [d](40-e.md)");
        assert_eq!(with_pictures_of("![a](../y/b.svg)", "03-x"), "![a](../y/b.svg)");
        assert_eq!(with_pictures_of("no link", "03-x"), "no link");
    }

    #[test]
    fn a_title_stays_one_value() {
        assert_eq!(quoted("a \"b\"\nversion: 9 \\"), "\"a \\\"b\\\" version: 9 \\\\\"");
    }
}
