//! Advice for each text (`domain::advice`): what the text is and what its facts say, as the library knows it.
//!
//! The studio asks `of_text` about one text, and so gets what `content check` says. Deliberately absent: the rules, and their words.

use super::Round;
use crate::{
    content::{
        addresses::{self, Place},
        front_matter,
        library::Library,
        links::Known,
    },
    domain::{
        advice::{self, Advice, Day, Depth, Kind, Knowing, Subject},
        course::{Module, Track},
        problem::Problem,
        readability::Reading,
        tree::MAX_BYTES,
    },
};
use std::collections::{BTreeMap, BTreeSet};

pub fn check(round: &mut Round) {
    let (known, today, depth) = (round.known, round.today, round.depth);
    let about = About::of(round.library);
    let texts = known.files.iter().filter(|(path, text)| path.ends_with(".md") && path.contains('/') && text.len() <= MAX_BYTES);
    for (path, text) in texts {
        for advice in about.advise(known, path, text, today, depth) {
            round.found(path, Problem::advised(advice));
        }
    }
    lists(round);
}

/// Terms that nobody could find.
fn lists(round: &mut Round) {
    let library = round.library;
    for (path, list) in [("studio/plain-words.yaml", &library.plain_words.0), ("studio/plain-words.fr.yaml", &library.plain_words.1)] {
        for hard in list.unusable() {
            let why = "It would never be found, or would say nothing";
            round.note(path, Problem::error(0, format!("The term “{hard}” cannot be used"), why, "Give it letters to look for and plain words, once"));
        }
    }
}

/// All advice about one text that stands, or would stand, at this path.
pub fn of_text(known: &Known, library: &Library, path: &str, text: &str, today: Option<Day>) -> Vec<Advice> {
    About::of(library).advise(known, path, text, today, Depth::Everything)
}

/// What the library knows about its texts, by path.
struct About<'l> {
    facts: BTreeMap<&'l str, Facts<'l>>,
    words: advice::plain_words::PlainWords,
    numbers: BTreeSet<String>,
}

#[derive(Default)]
struct Facts<'l> {
    has_sources: Option<bool>,
    menus_checked: Option<&'l str>,
    reviewed_on: Vec<&'l str>,
    reading: Option<Reading>,
}

impl<'l> About<'l> {
    fn of(library: &'l Library) -> Self {
        let mut facts = BTreeMap::new();
        for edition in [&library.english, &library.french] {
            edition.modules().for_each(|(_, module)| of_module(module, &mut facts));
        }
        let mut numbers = advice::known_by_heart();
        let lines = library.help.regions.iter().flat_map(|region| &region.lines);
        // Short numbers such as 112 are ordinary numbers, too.
        numbers.extend(lines.flat_map(|line| line.call.iter().chain(&line.text)).filter(|number| number.len() >= 6).cloned());
        let words = advice::plain_words::PlainWords::of(&library.plain_words.0, &library.plain_words.1);
        Self { facts, words, numbers }
    }

    fn advise(&self, known: &Known, path: &str, text: &str, today: Option<Day>, depth: Depth) -> Vec<Advice> {
        // The library may know an earlier text of this path.
        let is_as_read = known.files.get(path) == Some(text);
        let (original, locale) = addresses::original(path);
        let place = addresses::place(&original);
        let body = front_matter::cut(text).map_or(0, |cut| cut.body.len());
        let facts = self.facts.get(path);
        let subject = Subject {
            text,
            body_at: text.len() - body,
            kind: place.as_ref().map_or(Kind::Page, kind),
            track: place.as_ref().map_or(Track::Learner, |place| known.track(place)),
            locale,
            has_sources: facts.and_then(|facts| facts.has_sources),
            menus_checked: facts.and_then(|facts| facts.menus_checked),
            reviewed_on: facts.map(|facts| facts.reviewed_on.clone()).unwrap_or_default(),
            reading: facts.and_then(|facts| facts.reading).filter(|_| is_as_read),
        };
        advice::advise(&subject, &Knowing { plain_words: &self.words, numbers: &self.numbers, today, depth })
    }
}

fn of_module<'l>(module: &'l Module, facts: &mut BTreeMap<&'l str, Facts<'l>>) {
    let reviews = [&module.reviews.lived_experience, &module.reviews.clinical, &module.reviews.plain_language];
    let reviewed_on = reviews.into_iter().flatten().map(|review| review.on.as_str()).collect();
    facts.insert(&module.source.path, Facts { reviewed_on, ..Facts::default() });
    for lesson in &module.lessons {
        let menus_checked = lesson.menus_checked.as_deref().filter(|_| !lesson.devices().is_empty());
        facts.insert(
            &lesson.source.path,
            Facts { has_sources: Some(!lesson.sources.is_empty()), menus_checked, reading: Some(lesson.reading), ..Facts::default() },
        );
    }
    for observation in &module.observations {
        facts.insert(&observation.source.path, Facts { has_sources: Some(!observation.sources.is_empty()), ..Facts::default() });
    }
}

fn kind(place: &Place) -> Kind {
    match place {
        Place::Course { .. } | Place::Module { .. } => Kind::Introduction,
        Place::Lesson { .. } => Kind::Lesson,
        Place::Practice { .. } | Place::TryIt { .. } => Kind::Practice,
        Place::Check { .. } | Place::Items { .. } => Kind::Questions,
        Place::Vignette { .. } => Kind::Case,
        Place::Observation { .. } => Kind::Observation,
        Place::Handout { .. } => Kind::Handout,
        Place::Facilitator { .. } => Kind::Notes,
        Place::Glossary => Kind::Glossary,
        Place::Page { .. } => Kind::Page,
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::{advice::hurtful, locale::Locale};

    /// The words of the interface keep the same rule as lessons (trust.md R-HARM-09).
    #[test]
    fn the_interface_neither_scolds_nor_scares() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/messages");
        let mut lines = 0;
        for locale in Locale::ALL {
            for file in std::fs::read_dir(folder.join(locale.code())).unwrap().flatten() {
                let text = std::fs::read_to_string(file.path()).unwrap();
                for line in text.lines().filter(|line| !line.starts_with('#')) {
                    lines += 1;
                    let words = line.split_once('=').map_or(line, |(_, words)| words);
                    assert_eq!(hurtful(words, locale), [], "{}: {line}", file.path().display());
                    // races, comparisons, dates of absence (R-HARM-12 to 14)
                    for race in
                        ["streak", "leaderboard", "days in a row", "last chance", "hurry", "other learners", "classement", "dernière chance", "dépêchez"]
                    {
                        assert!(!words.to_lowercase().contains(race), "{}: {line}", file.path().display());
                    }
                }
            }
        }
        assert!(lines > 500, "{lines}");
    }
}
