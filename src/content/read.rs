//! One file in, one typed thing out: front matter, body, translation and revision put together.
//!
//! A translation stands beside its original. Its text is used when it has one; the facts come from the original.
//! Deliberately absent: which files there are and what becomes of a broken one (`assemble`).

use super::{
    FileProblem, addresses,
    front_matter::{self, Facts, TranslationFacts},
    links::{FileLinks, Known},
    wordings::Wordings,
};
use crate::domain::{
    course::Source,
    ids::Revision,
    locale::Locale,
    markdown::{Reader, unbroken},
    problem::Problem,
    tree::{self, Located},
    wording::{Part, Wording},
};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// Reads the files of one language of readers, and remembers what is wrong with each.
pub struct Desk<'k> {
    pub known: &'k Known<'k>,
    pub locale: Locale,
    pub problems: BTreeMap<String, Vec<Problem>>,
    /// What answers will name.
    pub wordings: Wordings,
}

/// A file with its facts and, for a translation, its words.
pub struct Text<'k, F> {
    pub facts: F,
    pub translation: Option<TranslationFacts>,
    /// The English path.
    pub original: &'k str,
    pub body: Body<'k>,
    stale: bool,
    titles: Option<&'k str>,
}

/// The text that readers get.
pub struct Body<'k> {
    pub path: String,
    pub text: &'k str,
    pub nodes: Vec<Located>,
    pub written_in: Locale,
    whole: &'k str,
}

impl<F: Facts> Text<'_, F> {
    pub fn title(&self) -> String {
        unbroken(self.translation.as_ref().map_or_else(|| self.facts.title(), |t| &t.title))
    }
}

impl<'k> Desk<'k> {
    pub fn new(known: &'k Known<'k>, locale: Locale) -> Self {
        Self { known, locale, problems: BTreeMap::new(), wordings: Wordings::default() }
    }

    pub fn note(&mut self, path: &str, problem: Problem) {
        let list = self.problems.entry(path.to_owned()).or_default();
        if !list.contains(&problem) {
            list.push(problem);
        }
    }

    /// The file at an English path, with its translation for readers of another language.
    pub fn text<F: Facts>(&mut self, path: &'k str) -> Option<Text<'k, F>> {
        let (facts, mut body) = self.open::<F>(path, Locale::English)?;
        let (mut translation, mut titles, mut stale) = (None, None, false);
        if self.locale != Locale::English {
            let beside = addresses::translated(path, self.locale);
            if let Some((words, other)) = self.open::<TranslationFacts>(&beside, self.locale) {
                stale = words.follows != facts.version();
                self.check_follows(&beside, &words, facts.version());
                titles = Some(other.whole);
                if !other.nodes.is_empty() {
                    body = other;
                }
                translation = Some(words);
            }
        }
        let text = Text { facts, translation, original: path, body, stale, titles };
        if text.title().trim().is_empty() {
            self.note(path, Problem::error(2, "The title is empty", "Menus and headings need it", "Write a title"));
        }
        Some(text)
    }

    /// A fact that the translation gives, or that of the original, with a word about it.
    pub fn fact<F>(&mut self, text: &Text<'k, F>, name: &str, own: fn(&TranslationFacts) -> &Option<String>, original: &str) -> String {
        match text.translation.as_ref().map(own) {
            None => original.to_owned(),
            Some(Some(words)) => words.clone(),
            Some(None) => {
                let beside = addresses::translated(text.original, self.locale);
                let why = "Readers get it in English";
                self.note(&beside, Problem::advice(2, format!("The fact “{name}” is not translated"), why, format!("Add a line: {name}: …")));
                original.to_owned()
            }
        }
    }

    fn check_follows(&mut self, path: &str, words: &TranslationFacts, version: u32) {
        if words.follows > version {
            let what = format!("It follows version {}, but the original is version {version}", words.follows);
            self.note(path, Problem::error(0, what, "A translation cannot be newer than its original", "Write the version that was translated"));
        }
    }

    fn open<F: serde::de::DeserializeOwned>(&mut self, path: &str, written_in: Locale) -> Option<(F, Body<'k>)> {
        let whole = self.known.files.get(path)?;
        let read = front_matter::cut(whole).and_then(|cut| {
            let facts = front_matter::yaml(cut.facts, 2)?;
            let nodes = tree::read(cut.body, cut.body_line)?;
            Ok((facts, Body { path: path.to_owned(), text: cut.body, nodes, written_in, whole }))
        });
        read.map_err(|problem| self.note(path, problem)).ok()
    }

    /// Lets `parse` read the body, and takes down what it noticed. Returns the source, the glossary words and what was parsed.
    pub fn parse<F: Facts, T>(&mut self, text: &Text<'k, F>, parse: impl FnOnce(&mut Reader, &[Located]) -> T) -> Parsed<'k, T> {
        let links = FileLinks::new(self.known, text.original, self.locale, text.body.written_in);
        let mut reader = Reader::new(&links, text.body.written_in);
        let value = parse(&mut reader, &text.body.nodes);
        let (problems, words) = (reader.problems, reader.words);
        let pictures = links.pictures.take();
        for problem in problems {
            self.note(&text.body.path, problem);
        }
        let files = self.known.files;
        let mut parts: Vec<(String, &'k str)> = vec![(text.body.path.clone(), text.body.whole)];
        let beside = || addresses::translated(text.original, self.locale);
        parts.extend(text.titles.filter(|t| *t != text.body.whole).map(|titles| (beside(), titles)));
        parts.extend(pictures.into_iter().filter_map(|path| files.get(&path).map(|text| (path, text))));
        let bodies: Vec<&str> = parts.iter().map(|(_, body)| *body).collect();
        let source = Source {
            revision: revision(&bodies),
            written_in: text.body.written_in,
            stale: text.stale,
            version: text.facts.version(),
            path: text.body.path.clone(),
        };
        Parsed { value, words, source, parts }
    }

    /// Takes down the wording that a revision names.
    pub fn word(&mut self, revision: &Revision, item: &str, written_in: Locale, parts: &[(String, &str)]) {
        let parts = parts.iter().map(|(path, body)| Part { path: path.clone(), body: (*body).to_owned() }).collect();
        self.wordings.take_in(Wording { revision: revision.clone(), item: item.to_owned(), written_in, parts });
    }

    pub fn finish(self) -> Vec<FileProblem> {
        let flat = self.problems.into_iter().flat_map(|(path, list)| list.into_iter().map(move |problem| FileProblem { path: path.clone(), problem }));
        flat.collect()
    }
}

pub struct Parsed<'k, T> {
    pub value: T,
    pub words: Vec<crate::domain::ids::TermId>,
    pub source: Source,
    /// What the revision was made from, with its paths.
    pub parts: Vec<(String, &'k str)>,
}

/// The immutable name of some texts.
pub fn revision(parts: &[&str]) -> Revision {
    Revision::from_digest(&digest(parts))
}

/// SHA-256 in hexadecimal. Lengths are part of it, so that no two lists of texts look alike.
pub fn digest(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    hexadecimal(hash.finalize().as_slice())
}

pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
