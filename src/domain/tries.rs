//! Knowledge checks over time: which competencies one check can speak about, how to draw so that it can, and when the next try is open.
//!
//! Pure. Deliberately absent: what is right (`quiz`) and what it comes to (`competency`).

use super::{
    competency::{Outcome, Step},
    frameworks::{Competencies, EvidenceKind, KnowledgeRules},
    ids::CompetencyId,
    quiz::{Aim, Answer, Fit, Question},
};

const HOUR_MS: i64 = 3_600_000;

/// What one answered item is worth: one point when it fits as a whole. A safety item that does not is named.
pub fn item_step(question: &Question, answer: &Answer) -> Step {
    let fits = question.fit(answer) == Fit::Fits;
    Step { points: u32::from(fits), possible: 1, unsafe_step: question.safety && !fits }
}

/// For which competencies to draw, in order: each one of the module once, and those that ask for knowledge often enough to be reported.
pub fn wanted(framework: &Competencies, module: &[CompetencyId]) -> Vec<CompetencyId> {
    let again = framework.rules.knowledge.items_for_competency.saturating_sub(1) as usize;
    let more = module.iter().filter(|id| asks_for_knowledge(framework, id)).flat_map(|id| std::iter::repeat_n(id, again));
    module.iter().chain(more).cloned().collect()
}

fn asks_for_knowledge(framework: &Competencies, id: &CompetencyId) -> bool {
    framework.competency(id.as_str()).is_some_and(|c| c.evidence.contains(&EvidenceKind::Knowledge))
}

/// The competencies that a check with these items gives evidence for. Below the stated number of items only the domain is reported
/// (product decision 14).
pub fn reported(framework: &Competencies, items: &[&Question]) -> Vec<(CompetencyId, u32)> {
    let mut counts: Vec<(CompetencyId, u32)> = Vec::new();
    for question in items {
        let Aim::Competency(id) = &question.aim else { continue };
        match counts.iter_mut().find(|(known, _)| known == id) {
            Some((_, n)) => *n += 1,
            None => counts.push((id.clone(), 1)),
        }
    }
    counts.retain(|(id, n)| *n >= framework.rules.knowledge.items_for_competency && asks_for_knowledge(framework, id));
    counts.sort();
    counts
}

/// When somebody may take the check again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextTry {
    /// Now; this many tries are left with it.
    Open { left: u32 },
    /// After a pause to read in; until this moment.
    Wait { until: i64, left: u32 },
    /// All tries are used since the last one that was accepted.
    NoneLeft,
}

/// `before` holds the checks that were sent in: when, and what they came to, in any order.
pub fn next_try(rules: &KnowledgeRules, before: &[(i64, Outcome)], now: i64) -> NextTry {
    let accepted = before.iter().filter(|(_, o)| o.accepted()).map(|(at, _)| *at).max();
    let since: Vec<i64> = before.iter().map(|(at, _)| *at).filter(|at| accepted.is_none_or(|a| *at > a)).collect();
    let left = rules.tries.saturating_sub(u32::try_from(since.len()).unwrap_or(u32::MAX));
    let until = since.iter().max().map_or(i64::MIN, |at| at + i64::from(rules.wait_hours) * HOUR_MS);
    match (left, now < until) {
        (0, _) => NextTry::NoneLeft,
        (_, true) => NextTry::Wait { until, left },
        (_, false) => NextTry::Open { left },
    }
}

/// Full hours until a moment, rounded up.
pub fn hours_until(until: i64, now: i64) -> i64 {
    ((until - now).max(0) + HOUR_MS - 1) / HOUR_MS
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULES: KnowledgeRules = KnowledgeRules { pass_percent: 80, safety_all_right: true, tries: 3, wait_hours: 24, items_for_competency: 2 };
    const NOT_YET: Outcome = Outcome::NotYet { points: 1, possible: 6, needed: 5 };
    const ACCEPTED: Outcome = Outcome::Accepted { points: 6, possible: 6 };
    const DAY: i64 = 24 * HOUR_MS;

    #[test]
    fn a_day_lies_between_tries_and_three_are_all() {
        assert_eq!(next_try(&RULES, &[], 0), NextTry::Open { left: 3 });
        assert_eq!(next_try(&RULES, &[(0, NOT_YET)], DAY - 1), NextTry::Wait { until: DAY, left: 2 });
        assert_eq!(next_try(&RULES, &[(0, NOT_YET)], DAY), NextTry::Open { left: 2 });
        assert_eq!(next_try(&RULES, &[(0, NOT_YET), (DAY, NOT_YET), (2 * DAY, NOT_YET)], 9 * DAY), NextTry::NoneLeft);
        assert_eq!(next_try(&RULES, &[(2 * DAY, ACCEPTED), (0, NOT_YET), (DAY, NOT_YET)], 2 * DAY), NextTry::Open { left: 3 }, "for a renewal");
        assert_eq!((hours_until(DAY, 0), hours_until(DAY, DAY - 1), hours_until(0, DAY)), (24, 1, 0));
    }
}
