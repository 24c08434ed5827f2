//! From files to a library: every file is read, a broken one is replaced by its last good text, and nothing ever stops the site.
//!
//! Two passes. The first reads the files as they are and finds what is wrong. If a file has an error, the second reads its last good text
//! in its place, or leaves it out. Links are judged by the names that exist in the folder, so one broken file does not break its neighbours.
//! Deliberately absent: keeping the last good texts. The caller stores what `good` names.

use super::{
    FileProblem, checks,
    files::Files,
    front_matter::TeamQuestionsFile,
    library::{Edition, Library},
    links::Known,
    modules,
    read::{Desk, digest},
    search::{Index, Indexes},
    tasks,
    wordings::{self, Wordings},
};
use crate::{
    domain::{
        advice::{Day, Depth},
        ids::Revision,
        locale::Locale,
        problem::Problem,
    },
    ui::{advised::Told, words::Say},
};
use std::collections::BTreeSet;

/// The fallback when no file with help lines is valid: nobody may find the help page empty.
pub(super) const HELP: &str = include_str!("fallback_help.yaml");

pub(super) const TEAM_QUESTIONS: &str = "instruments/questions-for-my-team.yaml";

pub(super) const REVIEW_RULES: &str = "studio/reviews.yaml";

const COMPETENCIES: &str = "frameworks/clinician-competencies.yaml";

#[derive(Debug, Default)]
pub struct Assembled {
    pub library: Library,
    /// By path, then line.
    pub problems: Vec<FileProblem>,
    /// Files whose present text has no error: worth keeping as last good.
    pub good: Vec<String>,
}

pub fn assemble(files: &Files, last_good: &Files) -> Assembled {
    put_together(files, last_good, &Files::default(), None, Depth::Everything)
}

/// For readers: of advice, only what keeps a text from them is looked for, so that a start takes no longer for all the rest.
pub fn assemble_for_readers(files: &Files, last_good: &Files) -> Assembled {
    put_together(files, last_good, &Files::default(), None, Depth::Errors)
}

/// With a day, what was looked at too long ago is named as well.
pub fn assemble_on(files: &Files, last_good: &Files, today: Option<Day>) -> Assembled {
    put_together(files, last_good, &Files::default(), today, Depth::Everything)
}

/// What one text needs to be read and looked at: its module, and what stands outside all courses. A few dozen files instead of thousands, so
/// that somebody who writes sees their page at once. What only the whole folder shows, such as a name that two modules have, is not seen here.
pub fn assemble_near(files: &Files, path: &str) -> Assembled {
    assemble_near_on(files, path, None)
}

/// The same on a day.
pub fn assemble_near_on(files: &Files, path: &str, today: Option<Day>) -> Assembled {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let inside = |other: &str| other.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
    // A module that was copied shows the pictures of the one that it was copied from.
    let borrows = files.iter().any(|(other, text)| inside(other) && text.contains("](../") && text.contains(".svg"));
    let near = |other: &str| !other.starts_with("courses/") || other.matches('/').count() == 2 || inside(other) || borrows && other.ends_with(".svg");
    let mut few = Files::default();
    for (other, text) in files.iter().filter(|(other, _)| near(other)) {
        few.insert(other, text);
    }
    put_together(&few, &Files::default(), files, today, Depth::Everything)
}

/// `others`: files that can be linked to and are not read.
fn put_together(files: &Files, last_good: &Files, others: &Files, today: Option<Day>, depth: Depth) -> Assembled {
    let refused = || files.problems.iter().map(|p| p.path.clone()).chain(others.paths().map(str::to_owned));
    let known = Known::of(files, refused());
    let (mut library, mut found) = build(&known);
    found.extend(checks::all(&known, &library, today, depth));
    let mut problems: Vec<FileProblem> = files.problems.iter().cloned().chain(found).collect();
    problems.sort_by(|a, b| (&a.path, a.problem.line).cmp(&(&b.path, b.problem.line)));
    problems.dedup();
    problems.iter_mut().for_each(|found| say(&mut found.problem));
    let broken: BTreeSet<String> = problems.iter().filter(|p| p.is_error()).map(|p| p.path.clone()).collect();
    if !broken.is_empty() {
        let chosen = choose(files, last_good, &broken);
        let known = Known::of(&chosen, files.paths().map(str::to_owned).chain(refused()));
        library = build(&known).0;
    }
    debug_assert_eq!(super::sanitise::changed(&library), Vec::<String>::new(), "the renderer wrote something it should not");
    let good = files.paths().filter(|path| !broken.contains(*path)).map(str::to_owned).collect();
    Assembled { library, problems, good }
}

/// Advice has its words in the catalogue of messages; here they are said in English.
fn say(problem: &mut Problem) {
    let told = Told::of_problem(Say(Locale::English), problem);
    (problem.what, problem.why, problem.fix) = (told.what, told.why, told.fix);
}

/// The files as they are, with the last good text in place of each broken one.
fn choose(files: &Files, last_good: &Files, broken: &BTreeSet<String>) -> Files {
    let mut chosen = files.clone();
    for path in broken {
        // A folder that cannot be read, or is gone for the moment, as in the middle of a copy.
        if path.is_empty() || path.ends_with('/') {
            for (path, text) in last_good.iter().filter(|(p, _)| p.starts_with(path.as_str()) && !files.has(p)) {
                chosen.insert(path, text);
            }
            continue;
        }
        match last_good.get(path) {
            Some(text) => chosen.insert(path.as_str(), text),
            None => chosen.remove(path),
        }
    }
    chosen
}

fn build(known: &Known) -> (Library, Vec<FileProblem>) {
    let mut problems = Vec::new();
    let mut wordings = Wordings::default();
    // Each language reads its own texts, and most of a start is this: both at once.
    let (english, french) = std::thread::scope(|both| {
        let other = both.spawn(|| edition(known, Locale::French));
        let one = edition(known, Locale::English);
        (one, other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    let mut take = |(edition, found, kept): (Edition, Vec<FileProblem>, Wordings)| {
        problems.extend(found);
        wordings.join(kept);
        edition
    };
    let (english, french) = (take(english), take(french));
    let mut library = Library {
        english,
        french,
        skills: data(known, "frameworks/learner-skills.yaml", &mut problems),
        competencies: data(known, COMPETENCIES, &mut problems),
        competencies_revision: Revision::default(),
        skills_check: data(known, "instruments/skills-check.yaml", &mut problems),
        access: data(known, "instruments/access-questions.yaml", &mut problems),
        help: data(known, "help/regions.yaml", &mut problems),
        safe_messaging: if_there(known, "instruments/safe-messaging.yaml", &mut problems),
        team_questions: if_there::<TeamQuestionsFile>(known, TEAM_QUESTIONS, &mut problems).into(),
        review_rules: if_there(known, REVIEW_RULES, &mut problems),
        read_before: Default::default(),
        thanked: String::new(),
        plain_words: (if_there(known, "studio/plain-words.yaml", &mut problems), if_there(known, "studio/plain-words.fr.yaml", &mut problems)),
        search: Indexes::default(),
        wordings: Wordings::default(),
        digest: digest(&known.files.iter().flat_map(|(path, text)| [path, text]).collect::<Vec<_>>()),
        published: 0,
    };
    if library.help.regions.is_empty() {
        library.help = super::front_matter::yaml(HELP, 1).unwrap_or_default();
    }
    if let Some(text) = known.files.get(COMPETENCIES) {
        let wording = wordings::of_framework(COMPETENCIES, text, &library.competencies);
        library.competencies_revision = wording.revision.clone();
        wordings.take_in(wording);
    }
    library.wordings = wordings;
    library.search = Indexes { english: Index::of(&library.english), french: Index::of(&library.french) };
    (library, problems)
}

fn edition(known: &Known, locale: Locale) -> (Edition, Vec<FileProblem>, Wordings) {
    let mut desk = Desk::new(known, locale);
    let (courses, glossary) = (modules::courses(&mut desk), modules::glossary(&mut desk));
    let edition = Edition { locale, courses, glossary, pages: modules::pages(&mut desk), tasks: tasks::tasks(&mut desk) };
    let wordings = std::mem::take(&mut desk.wordings);
    (edition, desk.finish(), wordings)
}

fn data<T: serde::de::DeserializeOwned + Default>(known: &Known, path: &str, problems: &mut Vec<FileProblem>) -> T {
    let read = match known.files.get(path) {
        None => {
            let why = "Pages that need it stay empty";
            Err(Problem::error(0, "This file is missing", why, "Copy it from the Doorstep source, or restore it"))
        }
        Some(text) => super::front_matter::yaml(text, 1),
    };
    read.map_err(|problem| problems.push(FileProblem { path: path.to_owned(), problem })).unwrap_or_default()
}

/// A file that a folder may do without.
fn if_there<T: serde::de::DeserializeOwned + Default>(known: &Known, path: &str, problems: &mut Vec<FileProblem>) -> T {
    if known.files.get(path).is_some() { data(known, path, problems) } else { T::default() }
}
