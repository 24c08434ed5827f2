//! Rules across files: what one file cannot know about itself.
//!
//! Deliberately absent: taste. What is checked here either misleads a reader, loses an answer, or is promised elsewhere in writing.

mod advised;
mod competencies;
mod coverage;
mod frameworks;
mod giveaway;
mod names;
mod observations;
mod other_ways;
mod questions;
mod reading;
mod review_rules;
mod reviews;
mod sensitive;
mod shape;
mod translations;
mod try_it;

pub use advised::of_text;

use super::{FileProblem, library::Library, links::Known};
use crate::domain::{
    advice::{Day, Depth},
    problem::Problem,
};

/// What the checks look at, and where they write.
pub struct Round<'r> {
    pub known: &'r Known<'r>,
    pub library: &'r Library,
    /// Without a day nothing is too old.
    pub today: Option<Day>,
    pub depth: Depth,
    problems: Vec<FileProblem>,
}

impl Round<'_> {
    fn note(&mut self, path: &str, problem: Problem) {
        let found = FileProblem { path: path.to_owned(), problem };
        if !self.problems.contains(&found) {
            self.problems.push(found);
        }
    }

    /// What is found once by its nature: nothing is compared.
    fn found(&mut self, path: &str, problem: Problem) {
        self.problems.push(FileProblem { path: path.to_owned(), problem });
    }
}

pub fn all(known: &Known, library: &Library, today: Option<Day>, depth: Depth) -> Vec<FileProblem> {
    let mut round = Round { known, library, today, depth, problems: Vec::new() };
    names::check(&mut round);
    frameworks::check(&mut round);
    competencies::check(&mut round);
    other_ways::check(&mut round);
    questions::check(&mut round);
    giveaway::check(&mut round);
    coverage::check(&mut round);
    observations::check(&mut round);
    try_it::check(&mut round);
    sensitive::check(&mut round);
    translations::check(&mut round);
    reading::check(&mut round);
    advised::check(&mut round);
    reviews::check(&mut round);
    review_rules::check(&mut round);
    round.problems
}
