//! How hard a lesson is to read (curriculum 8.5, product decision 19): a hint, then a stop. Sentences that are too long are marked one by one.
//!
//! Deliberately absent: counting (`readability`), and texts that are no lesson. A handout of ten lines has no grade.

use super::{Desk, Kind, Rule};
use crate::domain::{
    course::Track,
    locale::Locale,
    problem::Severity,
    readability::{self, Reading, Sentence},
    running_text, tree,
};

/// What a lesson is measured against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Wanted {
    /// English: the highest grade. French: the lowest score.
    pub target: f32,
    /// Beyond this nothing is published; `None`: advice alone.
    pub stop: Option<f32>,
    /// Words of a sentence.
    pub longest: u32,
    /// Words of a sentence, on average.
    pub mean: f64,
}

/// The limits of decision 19. `None` where no limit was set.
pub fn wanted(track: Track, locale: Locale) -> Wanted {
    let (longest, mean) = match track {
        Track::Learner => (25, 12.0),
        Track::Clinician => (40, 20.0),
    };
    let (target, stop) = match (track, locale) {
        (Track::Learner, Locale::English) => (6.0, Some(8.0)),
        (Track::Learner, Locale::French) => (70.0, Some(60.0)),
        (Track::Clinician, Locale::English) => (12.0, None),
        // No limit was set for French that clinicians read.
        (Track::Clinician, Locale::French) => (f32::MIN, None),
    };
    Wanted { target, stop, longest, mean }
}

pub(super) fn check(desk: &mut Desk) {
    if desk.subject.kind != Kind::Lesson {
        return;
    }
    let body = &desk.subject.text[desk.subject.body_at..];
    let count = || tree::read(body, 1).map(|nodes| readability::of_nodes(&nodes, desk.subject.locale)).unwrap_or_default();
    let reading = desk.subject.reading.unwrap_or_else(count);
    let Some(score) = reading.score else { return };
    let wanted = wanted(desk.subject.track, desk.subject.locale);
    grade(desk, score, wanted);
    sentences(desk, reading, wanted);
}

fn grade(desk: &mut Desk, score: f32, wanted: Wanted) {
    let french = desk.subject.locale == Locale::French;
    let beyond = |limit: f32| if french { score < limit } else { score > limit };
    if !beyond(wanted.target) {
        return;
    }
    let severity = if wanted.stop.is_some_and(beyond) { Severity::Error } else { Severity::Advice };
    let (rule, shown) = match (french, desk.subject.track) {
        (true, _) => (Rule::ScoreFrench, format!("{score:.0}")),
        (false, Track::Learner) => (Rule::Grade, format!("{score:.1}")),
        (false, Track::Clinician) => (Rule::GradeClinician, format!("{score:.1}")),
    };
    desk.whole(rule, severity).blanks = vec![("score", shown), ("target", format!("{:.0}", wanted.target))];
}

fn sentences(desk: &mut Desk, reading: Reading, wanted: Wanted) {
    for number in 0..desk.units.len() {
        for Sentence { range, words, .. } in long_sentences(desk, number, wanted.longest) {
            if let Some(advice) = desk.in_unit(Rule::LongSentence, Severity::Advice, number, &range) {
                advice.blanks = vec![("n", words.to_string()), ("most", wanted.longest.to_string())];
            }
        }
    }
    let mean = f64::from(reading.words) / f64::from(reading.sentences.max(1));
    if mean > wanted.mean {
        desk.whole(Rule::SentencesOnAverage, Severity::Advice).blanks = vec![("n", format!("{mean:.1}")), ("most", format!("{:.0}", wanted.mean))];
    }
}

/// Of the texts that count for the grade: neither headings nor tables nor lines to tick.
fn long_sentences(desk: &Desk, number: usize, longest: u32) -> Vec<Sentence> {
    let unit = &desk.units[number];
    if matches!(unit.kind, running_text::Kind::Heading(_) | running_text::Kind::Cell | running_text::Kind::Tick) {
        return Vec::new();
    }
    desk.looked[number].sentences.iter().filter(|sentence| sentence.words > longest).cloned().collect()
}
