//! Search over titles, summaries, the words of lessons, practice screens and the glossary. Built once for each library, in plain memory.
//!
//! All words must occur; accents and capitals do not matter; titles come first. Deliberately absent: any trace of what was searched for,
//! and a second copy of the texts: the words around a match are read from the edition again, for the few that are shown.

use super::{addresses, library::Edition};
use crate::domain::{course::*, glossary::Term, locale::Locale, markdown::fold};

/// Enough for one page; more would ask for other words.
pub const MOST_HITS: usize = 30;
const MOST_WORDS: usize = 8;
const EXCERPT: usize = 160;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub title: String,
    pub address: String,
    /// The module that it belongs to; for a word of the glossary its page's name is for the caller to say: empty here.
    pub place: String,
    /// Plain words around the first match.
    pub excerpt: String,
    /// A glossary word, not a lesson.
    pub is_word: bool,
}

#[derive(Debug, Clone, Default)]
pub struct Index {
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    hit: Hit,
    title: String,
    folded: String,
    from: Origin,
}

/// Where the words of an entry stand in the edition that the index was made of.
#[derive(Debug, Clone, Copy)]
enum Origin {
    Lesson(usize),
    Practice { module: usize, practice: usize },
    Word(usize),
}

impl Origin {
    fn text(self, edition: &Edition) -> String {
        match self {
            Self::Lesson(n) => edition.lessons().nth(n).map(|at| of_lesson(at.lesson)),
            Self::Practice { module, practice } => {
                edition.modules().nth(module).and_then(|(_, module)| module.practices.get(practice)).map(|practice| in_one_line(&practice.goal))
            }
            Self::Word(n) => edition.glossary.terms.get(n).map(of_term),
        }
        .unwrap_or_default()
    }
}

/// The summary and the text as people read it.
fn of_lesson(lesson: &Lesson) -> String {
    let mut text = lesson.summary.clone();
    words(&lesson.blocks, &mut text);
    in_one_line(&text)
}

fn of_term(term: &Term) -> String {
    let mut text = String::new();
    words(&term.meaning, &mut text);
    in_one_line(&text)
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Index {
    pub fn of(edition: &Edition) -> Self {
        let mut entries: Vec<Entry> = Vec::new();
        let mut add = |title: &str, address: String, place: &str, text: &str, from: Origin| entries.push(Entry::new(title, address, place, text, from));
        for (n, at) in edition.lessons().enumerate() {
            let (course, module, lesson) = (at.course.slug.as_str(), at.module.slug.as_str(), at.lesson.slug.as_str());
            let address = addresses::Place::Lesson { course, module, lesson }.address(edition.locale, at.course.track);
            add(&at.lesson.title, address, &at.module.title, &of_lesson(at.lesson), Origin::Lesson(n));
        }
        for (n, (course, module)) in edition.modules().enumerate() {
            for (practice, one) in module.practices.iter().enumerate() {
                let place = addresses::Place::Practice { course: course.slug.as_str(), module: module.slug.as_str(), slug: one.slug.as_str() };
                add(&one.title, place.address(edition.locale, course.track), &module.title, &in_one_line(&one.goal), Origin::Practice { module: n, practice });
            }
        }
        for (n, term) in edition.glossary.terms.iter().enumerate() {
            let address = format!("{}{}", addresses::glossary(edition.locale), addresses::word(term.id.as_str()));
            add(term.word.plain(), address, "", &of_term(term), Origin::Word(n));
        }
        entries.shrink_to_fit();
        Self { entries }
    }

    /// In the edition that this index was made of.
    pub fn search(&self, edition: &Edition, words: &str) -> Vec<Hit> {
        let folded = fold(words);
        let wanted: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(MOST_WORDS).collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let mut found: Vec<(usize, &Entry)> = Vec::new();
        for entry in &self.entries {
            let in_title = wanted.iter().filter(|w| entry.title.contains(**w)).count();
            if wanted.iter().all(|w| entry.title.contains(w) || entry.folded.contains(w)) {
                found.push((wanted.len() - in_title, entry));
            }
        }
        found.sort_by_key(|(missing, _)| *missing);
        found.into_iter().take(MOST_HITS).map(|(_, entry)| Hit { excerpt: excerpt(&entry.from.text(edition), &wanted), ..entry.hit.clone() }).collect()
    }
}

impl Entry {
    fn new(title: &str, address: String, place: &str, text: &str, from: Origin) -> Self {
        let is_word = matches!(from, Origin::Word(_));
        let hit = Hit { title: title.to_owned(), address, place: place.to_owned(), excerpt: String::new(), is_word };
        Self { hit, title: fold(title), folded: fold(text), from }
    }
}

/// The text around the first wanted word, cut at spaces.
fn excerpt(text: &str, wanted: &[&str]) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let first = words.iter().position(|word| wanted.iter().any(|w| fold(word).contains(w))).unwrap_or(0);
    let from = first.saturating_sub(8);
    let mut out = String::new();
    if from > 0 {
        out.push('…');
    }
    for word in &words[from..] {
        if out.chars().count() + word.chars().count() > EXCERPT {
            out.push('…');
            return out;
        }
        if !out.is_empty() && !out.ends_with('…') {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Adds the plain words of some blocks.
pub fn words(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Lead(line) | Block::WriteLine(line) | Block::Heading { text: line, .. } | Block::Button { text: line, .. } => push(out, line.plain()),
            Block::Prose(prose) => push(out, &prose.plain()),
            Block::Picture(picture) => push(out, &picture.alt),
            Block::Steps(steps) => steps_words(steps, out),
            Block::TryIt(try_it) => {
                words(&try_it.blocks, out);
                try_it.tasks.iter().for_each(|task| push(out, task.plain()));
            }
            Block::Trouble(trouble) => {
                for (title, way_out) in &trouble.cases {
                    push(out, title.plain());
                    words(way_out, out);
                }
            }
            Block::InShort { points, .. } => points.iter().for_each(|point| push(out, point.plain())),
            Block::Box(note) => {
                note.title.iter().for_each(|title| push(out, title.plain()));
                words(&note.body, out);
            }
            Block::TickList(lines) => lines.iter().for_each(|line| push(out, line.plain())),
        }
    }
}

fn steps_words(steps: &Steps, out: &mut String) {
    push(out, steps.title.plain());
    words(&steps.intro, out);
    let lists: Vec<&[Step]> = match &steps.way {
        Ways::Same(list) => vec![list],
        Ways::ByDevice(ways) => ways.iter().map(|(_, list)| list.as_slice()).collect(),
    };
    for step in lists.into_iter().flatten() {
        push(out, step.action.plain());
        step.see.iter().for_each(|see| push(out, see.plain()));
    }
    words(&steps.after, out);
}

fn push(out: &mut String, words: &str) {
    if !out.is_empty() {
        out.push(' ');
    }
    out.push_str(words);
}

/// The index of each language.
#[derive(Debug, Clone, Default)]
pub struct Indexes {
    pub english: Index,
    pub french: Index,
}

impl Indexes {
    pub fn of(&self, locale: Locale) -> &Index {
        match locale {
            Locale::English => &self.english,
            Locale::French => &self.french,
        }
    }
}
