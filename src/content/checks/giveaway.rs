//! Is the right choice given away by its length? People who know nothing of the matter would choose it.
//!
//! A reader's skim finds tone and hints; this finds what can be measured. Deliberately absent: questions where several choices fit, or
//! an order is asked for.

use super::Round;
use crate::domain::{
    course::QuestionSet,
    problem::Problem,
    quiz::{Form, Question},
};

/// More than so many times the longest other choice is conspicuous, when it is also longer by so many letters.
const RATIO: f32 = 1.6;
const LETTERS: usize = 15;
/// Fewer questions say nothing about a habit.
const FEWEST: usize = 4;

pub fn check(round: &mut Round) {
    let library = round.library;
    for edition in [&library.english, &library.french] {
        for (_, module) in edition.modules() {
            for set in module.check.iter().chain(&module.items).filter(|set| set.source.written_in == edition.locale) {
                habit(round, set);
                set.questions.iter().for_each(|question| one(round, &set.source.path, question));
            }
        }
    }
}

/// Letters of the right choice and of the longest other one, where exactly one fits.
pub fn lengths(question: &Question) -> Option<(usize, usize)> {
    let Form::Single(choices) = &question.form else { return None };
    let letters = |fits: bool| choices.iter().filter(move |c| c.fits == fits).map(|c| c.words.plain().chars().count()).max();
    letters(true).zip(letters(false))
}

fn habit(round: &mut Round, set: &QuestionSet) {
    let all: Vec<(usize, usize)> = set.questions.iter().filter_map(lengths).collect();
    let longest = all.iter().filter(|(right, other)| right > other).count();
    if all.len() >= FEWEST && longest * 2 > all.len() {
        let what = format!("In {longest} of {} questions the right choice is the longest", all.len());
        let why = "Whoever chooses the longest is right most of the time and learns nothing";
        round.note(&set.source.path, Problem::advice(0, what, why, "Shorten right choices, or say more in the others"));
    }
}

fn one(round: &mut Round, path: &str, question: &Question) {
    let Some((right, other)) = lengths(question) else { return };
    if right as f32 > other as f32 * RATIO && right >= other + LETTERS {
        let what = format!("The right choice of {} has {right} letters, the longest other one {other}", question.id);
        let why = "Its length gives it away";
        round.note(path, Problem::advice(question.line, what, why, "Move what explains it into the reason, or say more in another choice"));
    }
}
