//! The Try it tasks: practice screens that belong to a skill, in two forms.
//!
//! Deliberately absent: rules across files, such as “each core skill has both forms” (`checks::try_it`).

use super::{
    addresses::{self, Place},
    front_matter::TaskFacts,
    modules::{address_name, english},
    read::Desk,
};
use crate::domain::{course::Practice, problem::Problem, scenes, try_it::Task};

const FOLDER: &str = "instruments/try-it/";

/// By the names of their files, so that the order is the same everywhere.
pub fn tasks(desk: &mut Desk) -> Vec<Task> {
    english(desk, FOLDER).into_iter().filter_map(|path| task(desk, path)).collect()
}

fn task<'k>(desk: &mut Desk<'k>, path: &'k str) -> Option<Task> {
    let Some(Place::TryIt { slug: name }) = addresses::place(path) else { return None };
    let slug = address_name(desk, path, name)?;
    let text = desk.text::<TaskFacts>(path)?;
    let parsed = desk.parse(&text, scenes::practice);
    let facts = &text.facts;
    let wanted = format!("{}-{}", facts.skill.as_str().trim_start_matches("sk-"), facts.form.code());
    if name != wanted || facts.id.as_str() != format!("try-{wanted}") {
        let what = format!("The file, its id and what it says about skill and form differ: {name}, {}, {wanted}", facts.id);
        let why = "What somebody tried would be taken for another task";
        desk.note(path, Problem::error(2, what, why, format!("Name the file {wanted}.md and write id: try-{wanted}")));
    }
    let practice = Practice {
        id: facts.id.clone(),
        slug,
        title: text.title(),
        kind: facts.kind,
        goal: desk.fact(&text, "goal", |t| &t.goal, &facts.goal),
        screens: parsed.value,
        source: parsed.source,
    };
    Some(Task { skill: facts.skill.clone(), form: facts.form, practice, reviews: facts.reviews.clone().into() })
}
