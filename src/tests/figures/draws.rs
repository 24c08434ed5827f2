//! A form of 20 items from a bank of 5,000 made-up ones: the longest of a thousand draws, by somebody who met a hundred before.

use std::time::Instant;

use doorstep::domain::{
    ids::{CompetencyId, QuestionId, Revision},
    markdown::Inline,
    quiz::{self, Aim, Choice, Form, Question},
};

const BANK: usize = 5_000;
const FORM: usize = 20;
const DRAWS: u64 = 1_000;

pub fn a_form() {
    let competencies: Vec<CompetencyId> = (0..FORM).map(|n| CompetencyId::parse(&format!("cc-{n}")).expect("a test id")).collect();
    let bank: Vec<Question> = (0..BANK).map(|n| question(n, &competencies[n % FORM])).collect();
    let met: Vec<QuestionId> = bank.iter().step_by(BANK / 100).map(|q| q.id.clone()).collect();
    let mut took: Vec<f64> = (0..DRAWS)
        .map(|seed| {
            let begun = Instant::now();
            assert_eq!(quiz::draw_items(&bank, &competencies, FORM, seed, &met, |_| true).len(), FORM);
            begun.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    took.sort_by(f64::total_cmp);
    println!("{FORM} questions of {BANK}, median           {:>8.2} ms   (want ≤ 2)", took[took.len() / 2]);
    println!("  the longest of {DRAWS}               {:>8.2} ms", took[took.len() - 1]);
}

fn question(n: usize, about: &CompetencyId) -> Question {
    let choice = |fits| Choice { words: Inline::text("a"), fits, reason: Vec::new() };
    Question {
        id: QuestionId::parse(&format!("q{n}")).expect("a test id"),
        aim: Aim::Competency(about.clone()),
        safety: false,
        stem: Inline::text("?"),
        scenario: Vec::new(),
        form: Form::Single(vec![choice(true), choice(false)]),
        revision: Revision::from_digest("0"),
        line: 1,
    }
}
