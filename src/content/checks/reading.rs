//! Reading levels (curriculum 8.5): a hint, then a stop. Long sentences and long lessons: a hint.

use super::Round;
use crate::{
    content::pace,
    domain::{
        course::{Lesson, Track},
        locale::Locale,
        problem::Problem,
    },
};

/// Minutes.
const LONGEST: usize = 8;

pub fn check(round: &mut Round) {
    let library = round.library;
    for edition in [&library.english, &library.french] {
        for at in edition.lessons().filter(|at| at.lesson.source.written_in == edition.locale) {
            let (lesson, track) = (at.lesson, at.course.track);
            for problem in [judge(lesson, track), sentences(lesson, track), time(lesson, track)].into_iter().flatten() {
                round.note(&lesson.source.path, problem);
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

/// So many words can be kept in mind until the full stop.
fn sentences(lesson: &Lesson, track: Track) -> Option<Problem> {
    let (most, mean) = match track {
        Track::Learner => (25, 12.0),
        Track::Clinician => (40, 20.0),
    };
    let reading = &lesson.reading;
    lesson.reading.score?;
    let now = f64::from(reading.words) / f64::from(reading.sentences.max(1));
    let why = "The beginning is gone when the end is read";
    if reading.longest > most {
        let what = format!("The longest sentence has {} words; {most} are the most", reading.longest);
        return Some(Problem::advice(0, what, why, "Make two sentences of it"));
    }
    (now > mean).then(|| Problem::advice(0, format!("Sentences have {now:.1} words on average; {mean} are the most"), why, "Make more and shorter sentences"))
}

/// A lesson for learners fits into eight minutes, as its facts say it and as its words do.
fn time(lesson: &Lesson, track: Track) -> Option<Problem> {
    if track != Track::Learner {
        return None;
    }
    let (said, read) = (lesson.minutes as usize, pace::minutes(lesson, track));
    let what = match (said > LONGEST, read > LONGEST) {
        (true, _) => format!("The lesson says {said} minutes; {LONGEST} are the most"),
        (false, true) => format!("The lesson takes {read} minutes to read; {LONGEST} are the most"),
        (false, false) => return None,
    };
    Some(Problem::advice(2, what, "Who is tired stops in the middle and thinks it was their fault", "Shorten it, or make two lessons"))
}
