//! How long a lesson takes to read, for the slow reader that it is written for: an estimate, said to be one.
//!
//! Of the steps for four devices a reader meets one, so only the longest list counts. Deliberately absent: trying it out, which takes as
//! long as it takes.

use super::search;
use crate::domain::course::{Block, Lesson, Step, Steps, Track, Ways};

/// Words a minute. Learners may read slowly, on a small screen; clinicians between two visits.
fn words_a_minute(track: Track) -> usize {
    match track {
        Track::Learner => 120,
        Track::Clinician => 200,
    }
}

/// Minutes of reading, rounded up.
pub fn minutes(lesson: &Lesson, track: Track) -> usize {
    words(lesson).div_ceil(words_a_minute(track))
}

/// The words that one reader meets.
pub fn words(lesson: &Lesson) -> usize {
    lesson.blocks.iter().map(of_block).sum()
}

fn count(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

fn of_block(block: &Block) -> usize {
    match block {
        Block::Steps(steps) => of_steps(steps),
        other => {
            let mut text = String::new();
            search::words(std::slice::from_ref(other), &mut text);
            count(&text)
        }
    }
}

fn of_steps(steps: &Steps) -> usize {
    let list = |list: &[Step]| -> usize { list.iter().map(|s| count(s.action.plain()) + s.see.iter().map(|l| count(l.plain())).sum::<usize>()).sum() };
    let longest = match &steps.way {
        Ways::Same(steps) => list(steps),
        Ways::ByDevice(ways) => ways.iter().map(|(_, steps)| list(steps)).max().unwrap_or_default(),
    };
    let around: usize = steps.intro.iter().chain(&steps.after).map(of_block).sum();
    longest + around
}
