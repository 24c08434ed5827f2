//! Old and new wordings of questions, cases, observation sheets and frameworks: collected while the library is put together, and read again for whoever answered them.
//!
//! An old text is read by the same rules as a new one, with what is kept of it and nothing else: its pictures come along, its links to
//! other files are words now, because those files may have moved. Deliberately absent: keeping wordings (the caller does), lessons.

use super::{addresses, front_matter, links::join, read::revision};
use crate::domain::{
    course::Scene,
    frameworks::Competencies,
    ids::Revision,
    locale::Locale,
    markdown::{Lead, Links, Prose, Reader},
    observation::{self, Sheet},
    problem::Problem,
    questions,
    quiz::Question,
    scenes, svg, tree,
    wording::{Part, Wording},
};
use std::collections::BTreeMap;

/// Every wording that an answer given now can name.
#[derive(Debug, Clone, Default)]
pub struct Wordings(BTreeMap<Revision, Wording>);

impl Wordings {
    pub fn find(&self, revision: &Revision) -> Option<&Wording> {
        self.0.get(revision)
    }

    pub(super) fn take_in(&mut self, wording: Wording) {
        self.0.insert(wording.revision.clone(), wording);
    }

    pub(super) fn join(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    pub fn iter(&self) -> impl Iterator<Item = &Wording> {
        self.0.values()
    }
}

/// Is this the very text that the revision names? It says so itself: a revision is the digest of its parts.
pub fn is_genuine(wording: &Wording) -> bool {
    let bodies: Vec<&str> = wording.parts.iter().map(|part| part.body.as_str()).collect();
    revision(&bodies) == wording.revision
}

/// The framework as it is now, to be kept with the first result that names it.
pub(super) fn of_framework(path: &str, text: &str, framework: &Competencies) -> Wording {
    let parts = vec![Part { path: path.to_owned(), body: text.to_owned() }];
    Wording { revision: revision(&[text]), item: framework.id.clone(), written_in: Locale::English, parts }
}

/// The framework as it was when it decided.
pub fn framework(wording: &Wording) -> Option<Competencies> {
    front_matter::yaml(&wording.parts.first()?.body, 1).ok()
}

/// A case as it was.
#[derive(Debug, Clone, PartialEq)]
pub struct OldCase {
    pub title: String,
    pub scenes: Vec<Scene>,
}

/// The question as it was asked.
pub fn question(wording: &Wording, locale: Locale) -> Option<Question> {
    let text = &wording.parts.first()?.body;
    let links = OldLinks { wording, locale };
    let mut reader = Reader::new(&links, wording.written_in);
    let nodes = tree::read(text, 1).ok()?;
    let (_, found) = questions::questions(&mut reader, &nodes, text, &|own| revision(&[own]));
    found.into_iter().next()
}

/// The case as it was decided in.
pub fn case(wording: &Wording, locale: Locale) -> Option<OldCase> {
    let cut = front_matter::cut(&wording.parts.first()?.body).ok()?;
    let links = OldLinks { wording, locale };
    let mut reader = Reader::new(&links, wording.written_in);
    let nodes = tree::read(cut.body, cut.body_line).ok()?;
    let (_, scenes) = scenes::vignette(&mut reader, &nodes);
    // A translation of the facts alone stands behind the text, and its title is the one that was shown.
    let texts = wording.parts.iter().filter(|part| part.path.ends_with(".md"));
    let title = texts.filter_map(title).next_back().unwrap_or_default();
    (!scenes.is_empty()).then_some(OldCase { title, scenes })
}

/// An observation sheet as it was signed: its title and its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct OldSheet {
    pub title: String,
    pub sheet: Sheet,
}

pub fn sheet(wording: &Wording, locale: Locale) -> Option<OldSheet> {
    let cut = front_matter::cut(&wording.parts.first()?.body).ok()?;
    let links = OldLinks { wording, locale };
    let mut reader = Reader::new(&links, wording.written_in);
    let nodes = tree::read(cut.body, cut.body_line).ok()?;
    let sheet = observation::sheet(&mut reader, &nodes);
    let texts = wording.parts.iter().filter(|part| part.path.ends_with(".md"));
    let title = texts.filter_map(title).next_back().unwrap_or_default();
    (!sheet.look_for.is_empty()).then_some(OldSheet { title, sheet })
}

#[derive(serde::Deserialize)]
struct Title {
    title: String,
}

fn title(part: &Part) -> Option<String> {
    let cut = front_matter::cut(&part.body).ok()?;
    front_matter::yaml::<Title>(cut.facts, 2).ok().map(|facts| facts.title)
}

struct OldLinks<'w> {
    wording: &'w Wording,
    /// The language of whoever looks back.
    locale: Locale,
}

impl Links for OldLinks<'_> {
    fn lead(&self, to: &str) -> Lead {
        match to {
            "help:now" => Lead::Page(addresses::help(self.locale)),
            _ => Lead::Lost { what: String::new(), fix: String::new() },
        }
    }

    fn picture(&self, file: &str, alt: &str) -> Result<Prose, Vec<Problem>> {
        let text = self.wording.parts.first().map(|part| addresses::original(&part.path).0).unwrap_or_default();
        let path = join(&text, file).ok_or_else(Vec::new)?;
        let own = addresses::translated(&path, self.wording.written_in);
        let kept = [own, path].into_iter().find_map(|path| self.wording.parts.iter().find(|part| part.path == path));
        svg::check(&kept.ok_or_else(Vec::new)?.body, alt)
    }
}
