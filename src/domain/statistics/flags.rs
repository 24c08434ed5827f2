//! Which questions somebody should look at, and by which rule. A flag is a request to read the question, never a judgement and never a change.
//!
//! Each rule speaks only when its whole 95 % interval is on the wrong side, and from 100 takers on (curriculum.md 5.3: "n of about 100 for
//! item spread"). With 60 questions and several rules some flags come by luck; that is what reading is for. Deliberately absent: taking a
//! question out, and lowering anybody's result because of one (that is voiding, with a reason, by a person).

use super::{
    Finding, Why,
    items::{Exposure, Item, OptionRow},
};

/// From so many takers.
pub const TAKERS: u32 = 100;

/// Hardly anybody is right. Our own limit.
pub const HARD: f64 = 0.30;
/// Nearly everybody is right: the check learns nothing from it. Our own limit; a safety question may well stay.
pub const EASY: f64 = 0.95;
/// Below this a question says little about who knows the rest: the “marginal” .20 of Ebel & Frisbie (1991, *Essentials of Educational
/// Measurement*, 5th ed.), made for another index and used as a rule of thumb.
pub const WEAK: f64 = 0.20;
/// An option that fewer choose draws nobody (Tarrant, Ware & Mohammed 2009, *BMC Med. Educ.* 9:40).
pub const DEAD: f64 = 0.05;
/// Asked more than twice as often as an even draw would. Our own limit.
pub const OFTEN: f64 = 2.0;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flag {
    /// Fewer are right than by guessing (1 ÷ options): perhaps the key is wrong, or the text misleads.
    BelowGuessing,
    /// Right answers go with *less* knowledge of the rest: look at the key first (Haladyna 2004, *Developing and Validating Multiple-Choice
    /// Test Items*, 3rd ed., p. 228).
    AgainstTheRest,
    /// See [`HARD`].
    Hard,
    /// See [`EASY`].
    Easy,
    /// See [`WEAK`].
    Weak,
    /// A wrong option draws those who know more (Tarrant et al. 2009: “positive option discrimination”): perhaps it is right, too.
    DrawsTheKnowing { option: usize },
    /// See [`DEAD`].
    DrawsNobody { option: usize },
    /// See [`OFTEN`].
    AskedOften,
}

/// The flags of one question, gravest first. Below 100 takers it cannot be told. What the figures do not tell (all right, so no
/// discrimination) flags nothing by itself.
pub fn flags(item: &Item, exposure: Option<&Exposure>) -> Finding<Vec<Flag>> {
    if item.takers < TAKERS {
        return Finding::CannotTellYet(Why::TooFew { needed: TAKERS });
    }
    let options: &[OptionRow] = match &item.options {
        Finding::Found(rows) => rows,
        Finding::CannotTellYet(_) => &[],
    };
    let mut found = Vec::new();
    if let Finding::Found(difficulty) = item.difficulty {
        let (low, high) = (difficulty.interval.low, difficulty.interval.high);
        let rules = [(Flag::BelowGuessing, options.len() > 1 && high < 1.0 / options.len() as f64), (Flag::Hard, high < HARD), (Flag::Easy, low > EASY)];
        found.extend(rules.into_iter().filter(|(_, speaks)| *speaks).map(|(flag, _)| flag));
    }
    if let Finding::Found(link) = item.discrimination {
        match link.interval.high {
            high if high < 0.0 => found.push(Flag::AgainstTheRest),
            high if high < WEAK => found.push(Flag::Weak),
            _ => {}
        }
    }
    for row in options.iter().filter(|row| !row.right) {
        if row.with_rest.is_some_and(|c| c.interval.low > 0.0) {
            found.push(Flag::DrawsTheKnowing { option: row.option });
        }
        if row.share.interval.high < DEAD {
            found.push(Flag::DrawsNobody { option: row.option });
        }
    }
    if exposure.is_some_and(|e| e.share.interval.low > OFTEN * e.even) {
        found.push(Flag::AskedOften);
    }
    found.sort_by_key(|flag| rank(*flag));
    Finding::Found(found)
}

fn rank(flag: Flag) -> u8 {
    match flag {
        Flag::BelowGuessing => 0,
        Flag::AgainstTheRest => 1,
        Flag::DrawsTheKnowing { .. } => 2,
        Flag::Hard => 3,
        Flag::Easy => 4,
        Flag::Weak => 5,
        Flag::DrawsNobody { .. } => 6,
        Flag::AskedOften => 7,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::{
        answers::{Answer, Taker},
        items::{exposure, item},
    };

    /// Question 0 is answered with `choose(i)`; option 0 is its key. Nine others are right for takers with a high number.
    fn takers(many: usize, choose: impl Fn(usize) -> usize) -> Vec<Taker> {
        let rest = |i: usize| (1..10).map(move |n| Answer { item: n, right: i * 10 / many >= n, chosen: None });
        (0..many).map(|i| Taker(std::iter::once(Answer { item: 0, right: choose(i) == 0, chosen: Some(choose(i)) }).chain(rest(i)).collect())).collect()
    }

    fn flagged(choose: impl Fn(usize) -> usize) -> Vec<Flag> {
        flags(&item(&takers(200, choose), 0, 4, Some(0)), None).found().unwrap_or_default()
    }

    #[test]
    fn a_good_question_has_no_flag_and_few_takers_have_none_either() {
        assert_eq!(flagged(|i| if i > 60 { 0 } else { 1 + i % 3 }), []);
        let few = item(&takers(99, |_| 1), 0, 4, Some(0));
        assert_eq!(flags(&few, None), Finding::CannotTellYet(Why::TooFew { needed: 100 }));
    }

    #[test]
    fn every_rule_speaks() {
        assert!(flagged(|i| if i < 120 { 0 } else { 1 }).starts_with(&[Flag::AgainstTheRest, Flag::DrawsTheKnowing { option: 1 }]), "a wrong key");
        assert!(flagged(|i| if i % 20 == 0 { 0 } else { 1 + i % 3 }).starts_with(&[Flag::BelowGuessing, Flag::Hard]));
        assert!(flagged(|i| usize::from(i == 7)).contains(&Flag::Easy));
        assert!(flagged(|i| i % 4).contains(&Flag::Weak));
        assert!(flagged(|i| usize::from(i < 60)).contains(&Flag::DrawsNobody { option: 3 }));
        let all = takers(200, |i| i % 4);
        assert_eq!(
            exposure(&all, 0, 40).map(|e| flags(&item(&all, 0, 4, Some(0)), Some(&e)).found().unwrap_or_default().contains(&Flag::AskedOften)),
            Some(true)
        );
        assert_eq!(exposure(&all, 0, 20).map(|e| e.even), Some(0.5));
    }
}
