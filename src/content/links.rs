//! What a text names outside itself: other files, pictures, glossary words, the help page.
//!
//! Deliberately absent: what the other file says. A link to a file that is broken today stays a link: its last good text is shown there.

use super::addresses::{self, Place};
use super::files::Files;
use crate::domain::{
    course::Track,
    ids::{TermId, check_slug},
    locale::Locale,
    markdown::{Lead, Links, Prose, anchor},
    problem::Problem,
    svg,
};
use std::{cell::RefCell, collections::BTreeSet};

/// Pages that are made by the product, not by a file: `page:skills-check`.
const OWN_PAGES: [&str; 1] = ["skills-check"];

/// What exists in the folder: computed once for all files.
pub struct Known<'f> {
    pub files: &'f Files,
    /// Every path of the folder, broken files included.
    pub paths: BTreeSet<String>,
    pub terms: BTreeSet<String>,
    /// The folders of clinician courses: their addresses differ.
    clinician: BTreeSet<String>,
}

impl<'f> Known<'f> {
    /// `also`: paths that exist but are not among `files` because they are broken.
    pub fn of(files: &'f Files, also: impl Iterator<Item = String>) -> Self {
        let paths = files.paths().map(str::to_owned).chain(also).collect();
        let glossary = files.get("glossary/glossary.md").unwrap_or_default();
        let names = glossary.lines().filter_map(|line| line.strip_prefix("## ")?.split_once(':')).map(|(name, _)| name.trim().to_owned());
        // Read by line, because a link must not depend on a whole course being in order.
        let track = |line: &str| line.strip_prefix("track:").and_then(|rest| rest.split('#').next()).is_some_and(|word| word.trim() == "clinician");
        let is_clinician = |text: &str| text.lines().take(12).any(track);
        let course = |(path, text)| match addresses::place(path) {
            Some(Place::Course { course }) if is_clinician(text) => Some(course.to_owned()),
            _ => None,
        };
        Self { files, paths, terms: names.collect(), clinician: files.iter().filter_map(course).collect() }
    }

    pub fn track(&self, place: &Place) -> Track {
        let clinician = place.course().is_some_and(|course| self.clinician.contains(course));
        if clinician { Track::Clinician } else { Track::Learner }
    }
}

/// The links of one file, for one language of readers.
pub struct FileLinks<'k> {
    pub known: &'k Known<'k>,
    /// The English path.
    pub path: &'k str,
    /// The reader's language: where links lead.
    pub locale: Locale,
    /// The language of the text: which pictures go with it.
    pub written_in: Locale,
    /// The pictures that the text asked for: they are part of its revision.
    pub pictures: RefCell<Vec<String>>,
}

impl<'k> FileLinks<'k> {
    pub fn new(known: &'k Known<'k>, path: &'k str, locale: Locale, written_in: Locale) -> Self {
        Self { known, path, locale, written_in, pictures: RefCell::new(Vec::new()) }
    }

    fn file(&self, to: &str) -> Lead {
        let (file, part) = match to.split_once('#') {
            Some((file, part)) => (file, Some(part)),
            None => (to, None),
        };
        let Some(path) = join(self.path, file) else {
            return lost(to, "It leads out of the content folder. Name a file in this folder or in a module beside it");
        };
        let (path, _) = addresses::original(&path);
        if !self.known.paths.contains(&path) {
            return lost(to, "Check the name, its number and its ending, or write the file");
        }
        let Some(place) = addresses::place(&path) else {
            return lost(to, "Only lessons, practices, cases, checks, handouts and pages can be linked to");
        };
        let mut address = place.address(self.locale, self.known.track(&place));
        if let Some(part) = part {
            address.push('#');
            address.push_str(&anchor(part));
        }
        if place.is_doing() { Lead::Doing(address) } else { Lead::Page(address) }
    }

    fn part(&self, name: &str) -> Lead {
        match addresses::place(self.path) {
            Some(place @ (Place::Practice { .. } | Place::Vignette { .. })) => match check_slug(name) {
                Ok(()) => Lead::Page(place.part(self.locale, self.known.track(&place), name)),
                Err(_) => lost(name, "Write the name of a ## heading after the #"),
            },
            // What was used on the way travels with a tap, and a link in a sentence would drop it.
            Some(Place::TryIt { .. }) => lost(name, "Make it a thing to tap: a list with the link at the front of its line"),
            _ => Lead::Page(format!("#{}", anchor(name))),
        }
    }
}

fn lost(to: &str, fix: &str) -> Lead {
    Lead::Lost { what: format!("The link to “{to}” leads nowhere"), fix: fix.to_owned() }
}

/// A relative name, seen from the folder of `from`. Never leaves the content folder.
pub fn join(from: &str, to: &str) -> Option<String> {
    if to.starts_with('/') || to.contains(['\\', '\0']) || to.is_empty() {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for piece in to.split('/') {
        match piece {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            piece => parts.push(piece),
        }
    }
    Some(parts.join("/"))
}

impl Links for FileLinks<'_> {
    fn lead(&self, to: &str) -> Lead {
        if let Some(name) = to.strip_prefix('#') {
            return self.part(name);
        }
        if let Some(term) = to.strip_prefix("glossary:") {
            return match TermId::parse(term) {
                Ok(id) if self.known.terms.contains(term) => {
                    let address = addresses::word(term);
                    Lead::Word(id, address)
                }
                _ => Lead::Lost {
                    what: format!("The word “{term}” is not in the glossary"),
                    fix: format!("Add ## {term}: to glossary/glossary.md, or take out the link"),
                },
            };
        }
        if let Some(name) = to.strip_prefix("page:") {
            let path = format!("pages/{name}.md");
            if self.known.paths.contains(&path) || OWN_PAGES.contains(&name) {
                return Lead::Page(match OWN_PAGES.contains(&name) {
                    true => format!("/{}/{name}", self.locale),
                    false => Place::Page { slug: name }.address(self.locale, Track::Learner),
                });
            }
            return lost(to, "Name a file in the pages folder, or skills-check");
        }
        if to == "help:now" {
            return Lead::Page(addresses::help(self.locale));
        }
        // Anything with a scheme but https is no place to send a reader.
        let looks_like_scheme = to.split('/').next().is_some_and(|start| start.contains(':'));
        if looks_like_scheme || to.starts_with("//") {
            return Lead::Lost {
                what: format!("The address “{}” is not allowed", to.chars().take(60).collect::<String>()),
                fix: "Use https:// addresses, a file name, help:now or glossary:word".to_owned(),
            };
        }
        self.file(to)
    }

    fn picture(&self, file: &str, alt: &str) -> Result<Prose, Vec<Problem>> {
        let refuse = |what: String, fix: &str| Err(vec![Problem::error(0, what, "Readers would see nothing", fix)]);
        if file.contains(':') || file.starts_with("//") {
            let why = "A picture from another site would tell that site who reads here";
            return Err(vec![Problem::error(0, format!("The picture {file} is on another site"), why, "Put an SVG file beside the text")]);
        }
        if !file.ends_with(".svg") {
            return refuse(format!("The picture {file} is not an SVG file"), "Draw it as SVG");
        }
        let Some(path) = join(self.path, file) else {
            return refuse(format!("The picture {file} is outside the content folder"), "Put it beside the text");
        };
        let own = addresses::translated(&path, self.written_in);
        let Some((path, text)) = [own, path].into_iter().find_map(|p| self.known.files.get(&p).map(|t| (p.clone(), t))) else {
            return refuse(format!("The picture {file} does not exist"), "Put the file beside the text, or correct its name");
        };
        self.pictures.borrow_mut().push(path.clone());
        svg::check(text, alt).map_err(|problems| {
            let named = |p: Problem| Problem { what: format!("In {path}, line {}: {}", p.line, p.what), ..p };
            problems.into_iter().map(named).collect()
        })
    }
}
