//! From first checks to figures: each wording of a question by itself, and the questions together where people were asked the same.

use std::collections::BTreeMap;

use crate::{
    domain::quiz::{Draw, Form, Question},
    statistics::{
        Finding,
        alpha::{Alpha, alpha},
        answers::complete,
        flags::{Flag, flags},
        items::{Exposure, Item, exposure, item},
        omega::{Omega, omega},
    },
    storage::bank_answers::FirstChecks,
};

/// What is known about one wording.
pub struct Looked {
    pub item: Item,
    pub exposure: Option<Exposure>,
    pub flags: Finding<Vec<Flag>>,
}

/// `bank` is how many questions there are to draw from. A wording that nobody was asked has no figures and is no fault.
pub fn one(checks: &FirstChecks, question: &Question, bank: usize) -> Looked {
    let number = checks.number(&question.revision).unwrap_or(usize::MAX);
    let (options, key) = match &question.form {
        Form::Single(choices) => (choices.len(), choices.iter().position(|c| c.fits)),
        Form::Multiple(_) | Form::Order(_) => (0, None),
    };
    let item = item(checks.takers(), number, options, key);
    let exposure = exposure(checks.takers(), number, bank);
    let flags = flags(&item, exposure.as_ref());
    Looked { item, exposure, flags }
}

/// The questions that most people were asked together, and how far the answers to them hang together.
pub struct Together {
    pub questions: usize,
    pub alpha: Finding<Alpha>,
    pub omega: Finding<Omega>,
}

/// Checks are draws, so most people were asked different questions; gaps are not filled. The same checks give the same interval.
pub fn together(checks: &FirstChecks) -> Together {
    let mut sets: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    for taker in checks.takers() {
        let mut asked: Vec<usize> = taker.0.iter().map(|a| a.item).collect();
        asked.sort_unstable();
        *sets.entry(asked).or_default() += 1;
    }
    let most = sets.into_iter().max_by_key(|(_, people)| *people).map(|(set, _)| set).unwrap_or_default();
    let rows = complete(checks.takers(), &most);
    let seed = rows.len() as u64;
    Together { questions: most.len(), alpha: alpha(&rows), omega: omega(&rows, &mut Draw::from_seed(seed)) }
}
