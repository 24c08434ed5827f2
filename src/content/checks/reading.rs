//! Long lessons: a hint. How hard a text is to read is advice about the text itself (`domain::advice`).

use super::Round;
use crate::{
    content::pace,
    domain::{
        advice::{Advice, Rule},
        course::{Lesson, Track},
        problem::{Problem, Severity},
    },
};

/// Minutes.
const LONGEST: usize = 8;

pub fn check(round: &mut Round) {
    let library = round.library;
    for edition in [&library.english, &library.french] {
        for at in edition.lessons().filter(|at| at.lesson.source.written_in == edition.locale) {
            if let Some(advice) = time(at.lesson, at.course.track) {
                round.note(&at.lesson.source.path, Problem::advised(advice));
            }
        }
    }
}

/// A lesson for learners fits into eight minutes, as its facts say it and as its words do.
fn time(lesson: &Lesson, track: Track) -> Option<Advice> {
    if track != Track::Learner {
        return None;
    }
    let (said, read) = (lesson.minutes as usize, pace::minutes(lesson, track));
    let (rule, minutes) = match (said > LONGEST, read > LONGEST) {
        (true, _) => (Rule::MinutesSaid, said),
        (false, true) => (Rule::MinutesRead, read),
        (false, false) => return None,
    };
    Some(Advice::new(rule, Severity::Advice, 2).with("n", minutes).with("most", LONGEST))
}
