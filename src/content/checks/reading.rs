//! Reading levels (curriculum 8.5): a hint, then a stop.

use super::Round;
use crate::domain::{
    course::{Lesson, Track},
    locale::Locale,
    problem::Problem,
};

pub fn check(round: &mut Round) {
    let library = round.library;
    for edition in [&library.english, &library.french] {
        for at in edition.lessons().filter(|at| at.lesson.source.written_in == edition.locale) {
            if let Some(problem) = judge(at.lesson, at.course.track) {
                round.note(&at.lesson.source.path, problem);
            }
        }
    }
}

fn judge(lesson: &Lesson, track: Track) -> Option<Problem> {
    let score = lesson.reading.score?;
    let fix = "Shorten the longest sentences and use everyday words";
    match (track, lesson.source.written_in) {
        (Track::Learner, Locale::English) if score > 6.0 => {
            let what = format!("The text reads at grade {score:.1}; the target is 6");
            let why = "Many readers would give up";
            Some(if score > 8.0 { Problem::error(0, what, why, fix) } else { Problem::advice(0, what, why, fix) })
        }
        (Track::Learner, Locale::French) if score < 70.0 => {
            let what = format!("The text scores {score:.0} (Kandel-Moles); the target is 70 or more");
            let why = "Many readers would give up";
            Some(if score < 60.0 { Problem::error(0, what, why, fix) } else { Problem::advice(0, what, why, fix) })
        }
        (Track::Clinician, Locale::English) if score > 12.0 => {
            let what = format!("The text reads at grade {score:.1}; the target is 12");
            Some(Problem::advice(0, what, "It is read between two visits", fix))
        }
        _ => None,
    }
}
