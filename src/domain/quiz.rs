//! Questions: what they are, how they are drawn and mixed, what an answer is worth. Pure; randomness is a seed that the caller gives.
//!
//! Two uses stand apart. *Check yourself* (learners) gives a reason and never a mark, so nothing here returns a score for it.
//! The *knowledge check* (clinicians) is a draw from a bank by a seed, so that the same seed gives the same questions again.

use std::collections::HashMap;

use super::{course::Block, ids::*, markdown::Inline};

#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub id: QuestionId,
    pub aim: Aim,
    /// Knowledge items of which every one must be right (curriculum 4.7: domain 5).
    pub safety: bool,
    pub stem: Inline,
    /// A short case before the choices; empty for most.
    pub scenario: Vec<Block>,
    pub form: Form,
    /// The immutable name of this question: stored answers carry it.
    pub revision: Revision,
    /// Where it stands in its file, for authors.
    pub line: u32,
}

/// What a question is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aim {
    Skill(SkillId),
    Competency(CompetencyId),
}

#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// Exactly one choice fits.
    Single(Vec<Choice>),
    /// Two or more fit.
    Multiple(Vec<Choice>),
    /// The choices stand in their right order.
    Order(Vec<Choice>),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    pub words: Inline,
    pub fits: bool,
    pub reason: Vec<Block>,
}

/// What somebody answered, by the numbers of the choices as written in the file (never as shown).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    One(usize),
    Several(Vec<usize>),
    Ordered(Vec<usize>),
}

/// How an answer stands to the question. Pages for learners use it to choose words, never to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    Fits,
    /// Some of it fits: right ones missing, or one too many.
    Partly,
    TryAnother,
}

/// Why an answer cannot be taken. The page says how to mend it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAnAnswer {
    Nothing,
    /// A number that no choice has: a form that was tampered with, or an older revision.
    UnknownChoice,
    /// An order that names a place twice or not at all.
    PlaceTwice,
}

impl Question {
    pub fn choices(&self) -> &[Choice] {
        match &self.form {
            Form::Single(c) | Form::Multiple(c) | Form::Order(c) => c,
        }
    }

    /// Reads the numbers that a form sent. For an order, `numbers[i]` is the place (from 0) that was given to choice `i`.
    pub fn read_answer(&self, numbers: &[usize]) -> Result<Answer, NotAnAnswer> {
        let many = self.choices().len();
        if numbers.is_empty() {
            return Err(NotAnAnswer::Nothing);
        }
        if numbers.iter().any(|n| *n >= many) {
            return Err(NotAnAnswer::UnknownChoice);
        }
        match self.form {
            Form::Single(_) => Ok(Answer::One(numbers[0])),
            Form::Multiple(_) => {
                let mut chosen = numbers.to_vec();
                chosen.sort_unstable();
                chosen.dedup();
                Ok(Answer::Several(chosen))
            }
            Form::Order(_) => {
                let mut places = numbers.to_vec();
                places.sort_unstable();
                places.dedup();
                if places.len() != many || numbers.len() != many {
                    return Err(NotAnAnswer::PlaceTwice);
                }
                let mut order = vec![0; many];
                for (choice, place) in numbers.iter().enumerate() {
                    order[*place] = choice;
                }
                Ok(Answer::Ordered(order))
            }
        }
    }

    pub fn fit(&self, answer: &Answer) -> Fit {
        match (&self.form, answer) {
            (Form::Single(choices), Answer::One(n)) => match choices.get(*n) {
                Some(choice) if choice.fits => Fit::Fits,
                _ => Fit::TryAnother,
            },
            (Form::Multiple(choices), Answer::Several(chosen)) => {
                let right = chosen.iter().filter(|n| choices.get(**n).is_some_and(|c| c.fits)).count();
                let all = choices.iter().filter(|c| c.fits).count();
                match (right, chosen.len()) {
                    (0, _) => Fit::TryAnother,
                    (r, n) if r == all && n == all => Fit::Fits,
                    _ => Fit::Partly,
                }
            }
            (Form::Order(choices), Answer::Ordered(order)) => {
                if order.len() != choices.len() {
                    return Fit::TryAnother;
                }
                let at_place = order.iter().enumerate().filter(|(place, choice)| place == *choice).count();
                match at_place {
                    n if n == choices.len() => Fit::Fits,
                    0 => Fit::TryAnother,
                    _ => Fit::Partly,
                }
            }
            _ => Fit::TryAnother,
        }
    }
}

/// A small generator whose numbers are the same on every machine and in every version (SplitMix64, Steele et al. 2014).
/// For mixing and drawing only; secrets come from the operating system.
#[derive(Debug, Clone)]
pub struct Draw(u64);

impl Draw {
    pub fn from_seed(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound` (Lemire's multiply-shift; the bias is below 2⁻⁴⁰ for our sizes).
    pub fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }

    /// The numbers 0 to `many - 1`, mixed (Fisher–Yates).
    pub fn mixed(&mut self, many: usize) -> Vec<usize> {
        let mut numbers: Vec<usize> = (0..many).collect();
        for last in (1..many).rev() {
            let other = self.below(last + 1);
            numbers.swap(last, other);
        }
        numbers
    }
}

/// The order in which a question's choices are shown. Depends on the question and the seed only.
/// An order question is never shown in its right order.
pub fn shown_order(question: &Question, seed: u64) -> Vec<usize> {
    let many = question.choices().len();
    let own = question.id.as_str().bytes().fold(seed, |s, b| s.wrapping_mul(31).wrapping_add(u64::from(b)));
    let mut order = Draw::from_seed(own).mixed(many);
    let solved = order.iter().enumerate().all(|(place, choice)| place == *choice);
    if matches!(question.form, Form::Order(_)) && solved && many > 1 {
        order.rotate_left(1);
    }
    order
}

/// Draws `many` items: first one for each competency, in the order of `competencies` (one that stands there twice gets two), then any
/// others. Fewer if the bank is small.
///
/// `met` holds what somebody was asked before, the oldest first. As long as the bank has others these come first; after them those that
/// were met longest ago. The same bank, seed and past give the same draw.
/// What does not count any more is not asked. Returns numbers into `bank`, in the order to ask them.
pub fn draw_items(
    bank: &[Question],
    competencies: &[CompetencyId],
    many: usize,
    seed: u64,
    met: &[QuestionId],
    counts: impl Fn(&Question) -> bool,
) -> Vec<usize> {
    let mut mixed = Draw::from_seed(seed).mixed(bank.len());
    mixed.retain(|n| counts(&bank[*n]));
    let last_met: HashMap<&QuestionId, usize> = met.iter().enumerate().map(|(when, id)| (id, when)).collect();
    mixed.sort_by_key(|n| last_met.get(&bank[*n].id).copied());
    let mut drawn: Vec<usize> = Vec::new();
    for competency in competencies {
        let of_this = |n: &&usize| bank[**n].aim == Aim::Competency(competency.clone()) && !drawn.contains(*n);
        if drawn.len() < many
            && let Some(n) = mixed.iter().find(of_this).copied()
        {
            drawn.push(n);
        }
    }
    for n in &mixed {
        if drawn.len() < many && !drawn.contains(n) {
            drawn.push(*n);
        }
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(id: &str, form: fn(Vec<Choice>) -> Form, fits: &[bool]) -> Question {
        let choices = fits.iter().map(|f| Choice { words: Inline::text("a"), fits: *f, reason: Vec::new() }).collect();
        Question {
            id: QuestionId::parse(id).expect("a test id"),
            aim: Aim::Competency(CompetencyId::parse("cc-5.1").expect("a test id")),
            safety: false,
            stem: Inline::text("?"),
            scenario: Vec::new(),
            form: form(choices),
            revision: Revision::from_digest("0"),
            line: 1,
        }
    }

    #[test]
    fn one_choice() {
        let q = question("q1", Form::Single, &[false, true]);
        assert_eq!(q.read_answer(&[]), Err(NotAnAnswer::Nothing));
        assert_eq!(q.read_answer(&[2]), Err(NotAnAnswer::UnknownChoice));
        let fit = |n| q.fit(&q.read_answer(&[n]).expect("in range"));
        assert_eq!((fit(0), fit(1)), (Fit::TryAnother, Fit::Fits));
    }

    #[test]
    fn several_choices() {
        let q = question("q1", Form::Multiple, &[true, false, true]);
        let fit = |n: &[usize]| q.fit(&q.read_answer(n).expect("in range"));
        assert_eq!(fit(&[0, 2]), Fit::Fits);
        assert_eq!(fit(&[2, 0, 0]), Fit::Fits);
        assert_eq!(fit(&[0]), Fit::Partly);
        assert_eq!(fit(&[0, 1, 2]), Fit::Partly);
        assert_eq!(fit(&[1]), Fit::TryAnother);
    }

    #[test]
    fn an_order_names_each_place_once() {
        let q = question("q1", Form::Order, &[true, true, true]);
        assert_eq!(q.read_answer(&[0, 0, 1]), Err(NotAnAnswer::PlaceTwice));
        let fit = |n: &[usize]| q.fit(&q.read_answer(n).expect("a full order"));
        assert_eq!(fit(&[0, 1, 2]), Fit::Fits);
        assert_eq!(fit(&[0, 2, 1]), Fit::Partly);
        assert_eq!(fit(&[1, 2, 0]), Fit::TryAnother);
    }

    #[test]
    fn the_same_seed_asks_the_same_questions() {
        let bank: Vec<Question> = (0..9).map(|n| question(&format!("q{n}"), Form::Single, &[true, false, false])).collect();
        let wanted = [CompetencyId::parse("cc-5.1").expect("a test id")];
        let first = draw_items(&bank, &wanted, 4, 7, &[], |_| true);
        assert_eq!(first, draw_items(&bank, &wanted, 4, 7, &[], |_| true));
        assert_eq!(first.len(), 4);
        assert!((0..20).any(|seed| draw_items(&bank, &wanted, 4, seed, &[], |_| true) != first), "other seeds draw others");
        assert_eq!(draw_items(&bank, &wanted, 40, 7, &[], |_| true).len(), 9);
        let twice = draw_items(&bank, &[wanted[0].clone(), wanted[0].clone()], 2, 7, &[], |_| true);
        assert!(twice.len() == 2 && twice[0] != twice[1], "no item comes twice");
        assert!((0..20).any(|seed| shown_order(&bank[0], seed) != shown_order(&bank[0], 7)), "choices are mixed");
    }

    #[test]
    fn another_try_asks_something_else_while_the_bank_allows() {
        let bank: Vec<Question> = (0..9).map(|n| question(&format!("q{n}"), Form::Single, &[true, false, false])).collect();
        let wanted = [CompetencyId::parse("cc-5.1").expect("a test id")];
        let ids = |places: &[usize]| places.iter().map(|n| bank[*n].id.clone()).collect::<Vec<_>>();
        for seed in 0..50 {
            let first = draw_items(&bank, &wanted, 4, seed, &[], |_| true);
            let second = draw_items(&bank, &wanted, 4, seed, &ids(&first), |_| true);
            assert!(second.iter().all(|n| !first.contains(n)), "eight of nine are enough for two");
            let both = [ids(&first), ids(&second)].concat();
            let third = draw_items(&bank, &wanted, 4, seed, &both, |_| true);
            assert!(!first.contains(&third[0]) && !second.contains(&third[0]), "the ninth comes first");
            assert!(third[1..].iter().all(|n| first.contains(n)), "then those that were met longest ago");
        }
    }

    #[test]
    fn what_does_not_count_is_not_asked_and_moves_nothing_else() {
        let bank: Vec<Question> = (0..9).map(|n| question(&format!("q{n}"), Form::Single, &[true, false, false])).collect();
        for seed in 0..50 {
            let all = draw_items(&bank, &[], 9, seed, &[], |_| true);
            let drawn = draw_items(&bank, &[], 9, seed, &[], |q| q.id.as_str() != "q3");
            assert_eq!(drawn, all.into_iter().filter(|n| *n != 3).collect::<Vec<_>>());
        }
        assert!(draw_items(&bank, &[], 9, 7, &[], |_| false).is_empty());
    }

    #[test]
    fn an_order_question_never_gives_itself_away() {
        let q = question("q1", Form::Order, &[true, true]);
        assert!((0..50).all(|seed| shown_order(&q, seed) != vec![0, 1]));
    }
}
