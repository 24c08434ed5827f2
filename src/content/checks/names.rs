//! Files whose name means nothing, translations without an original, and names that stored results use twice.

use super::Round;
use crate::{
    content::addresses,
    domain::{locale::Locale, problem::Problem},
};
use std::collections::{BTreeMap, BTreeSet};

pub fn check(round: &mut Round) {
    let paths: Vec<String> = round.known.files.paths().filter(|path| path.ends_with(".md") && path.contains('/')).map(str::to_owned).collect();
    for path in &paths {
        let (original, locale) = addresses::original(path);
        if locale != Locale::English && !round.known.paths.contains(&original) {
            let why = "Readers only meet a translation where the original stands";
            round.note(path, Problem::advice(0, "There is no original for this translation", why, format!("Write {original}, or take this file out")));
        }
        if addresses::place(&original).is_none() && !path.ends_with("README.md") {
            let why = "Nothing shows this file";
            round.note(path, Problem::advice(0, "The place of this file has no meaning", why, "See “Where things are” in content/README.md"));
        }
    }
    heads(round, &paths);
    twice(round);
    first_names(round);
}

/// A folder with texts has its own first file. Named as a problem of that file, so that its last good text is used meanwhile.
fn heads(round: &mut Round, paths: &[String]) {
    let mut wanted = BTreeSet::new();
    for path in paths {
        let parts: Vec<&str> = path.split('/').collect();
        if let ["courses", course, rest @ ..] = parts.as_slice() {
            wanted.insert(format!("courses/{course}/course.md"));
            if let [module, _] = rest {
                wanted.insert(format!("courses/{course}/{module}/module.md"));
            }
        }
    }
    for path in wanted.into_iter().filter(|path| !round.known.paths.contains(path)) {
        let why = "Without it nothing in this folder is shown";
        round.note(&path, Problem::error(0, "This file is missing", why, "Write it, or move the other files to where they belong"));
    }
}

/// What readers did in a lesson is kept under its first name, so no two lessons of a module share one.
fn first_names(round: &mut Round) {
    let mut problems = Vec::new();
    for (_, module) in round.library.english.modules() {
        for (n, lesson) in module.lessons.iter().enumerate() {
            if let Some(other) = module.lessons[..n].iter().find(|other| other.kept_as() == lesson.kept_as()) {
                problems.push((lesson.source.path.clone(), lesson.kept_as().to_string(), other.source.path.clone()));
            }
        }
    }
    for (path, name, other) in problems {
        let what = format!("The first name {name} is also that of {other}");
        let why = "What readers ticked and noted is kept under it, and would stand in both";
        round.note(&path, Problem::error(2, what, why, "Take it out of formerly in one of them, or give the newer lesson another name"));
    }
}

/// Practices, cases and observation sheets are named in stored results, so their ids are unique in the whole folder.
fn twice(round: &mut Round) {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    let mut problems = Vec::new();
    for (_, module) in round.library.english.modules() {
        let practices = module.practices.iter().map(|p| (p.id.to_string(), &p.source.path));
        let vignettes = module.vignettes.iter().map(|v| (v.id.to_string(), &v.source.path));
        let observations = module.observations.iter().map(|o| (o.id.to_string(), &o.source.path));
        for (id, path) in practices.chain(vignettes).chain(observations) {
            match first.get(&id) {
                Some(other) => problems.push((path.clone(), id, other.clone())),
                None => {
                    first.insert(id, path.clone());
                }
            }
        }
    }
    for (path, id, other) in problems {
        let what = format!("The id {id} is also used in {other}");
        round.note(&path, Problem::error(2, what, "Results are kept under this name", "Give this one a name of its own"));
    }
}
