//! The whole rule by which a module is suggested (curriculum 5.3): how sure somebody is, how the try-it tasks went, what they want to learn.
//!
//! `skills_check::suggest` is this rule without goals, as the pages use it today. A module without a core skill is found by what was said in the
//! full form. Pure. Deliberately absent: “must”, scores for
//! people to see, and anybody but the learner as reader.

use super::{
    frameworks::Skills,
    ids::{ModuleId, SkillId},
    skills_check::Said,
    skills_form::{ModuleMean, Tried, last, mean_rating, mean_tried},
};

/// What the rule is told about one person.
#[derive(Debug, Clone, Copy, Default)]
pub struct About<'a> {
    pub said: &'a [(SkillId, Said)],
    pub tried: &'a [(SkillId, Tried)],
    /// Modules behind the goals that they chose; first in the list of suggestions, if the rule finds them at all.
    pub goals: &'a [ModuleId],
    /// Modules that they do not want to see suggested.
    pub hidden: &'a [ModuleId],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// c < 2 or p < 1.
    Strong,
    /// 2 ≤ c < 3, or c ≥ 3 and p < 1.5: sure, but it was hard when tried.
    Maybe,
}

/// One module to try next.
#[derive(Debug, Clone, PartialEq)]
pub struct Advice {
    pub module: ModuleId,
    pub strength: Strength,
    /// One of the two about staying safe.
    pub safety: bool,
    pub goal: bool,
    /// Mean rating 0–4 of the skills that it goes by, for the order only.
    sure: Option<f64>,
    /// The skills that led to it: rated below 3, or not done alone.
    pub skills: Vec<SkillId>,
}

impl Advice {
    /// Sure, but a hint was needed when it was tried.
    pub fn is_about_a_try(&self) -> bool {
        self.strength == Strength::Maybe && self.sure.is_none_or(|mean| mean >= 3.0)
    }
}

/// The modules whose subject is staying safe (pm03, pm06): shown before the other “maybe” ones.
const SAFETY: [&str; 2] = ["pm03", "pm06"];

/// How many are shown at once.
pub const MOST: usize = 3;

/// At most three modules: the learner's goal, then strong, then safety, then maybe; among equals the less sure first, then the order of the
/// framework, so that the same answers give the same three. A module without a core skill goes by all of its skills: only the full form asks for
/// them.
///
/// c needs half of those skills rated; without c only p < 1 speaks. A module that is not published may be among them.
pub fn advise(skills: &Skills, about: About<'_>) -> Vec<Advice> {
    let mut found: Vec<Advice> = skills.modules.iter().filter(|m| !about.hidden.contains(&m.id)).filter_map(|m| of_module(skills, &m.id, about)).collect();
    found.sort_by(|a, b| {
        let group = |x: &Advice| (!x.goal, x.strength, !x.safety && x.strength == Strength::Maybe);
        group(a).cmp(&group(b)).then(a.sure.unwrap_or(0.0).total_cmp(&b.sure.unwrap_or(0.0)))
    });
    found.truncate(MOST);
    found
}

fn of_module(skills: &Skills, module: &ModuleId, about: About<'_>) -> Option<Advice> {
    let goes_by = goes_by(skills, module);
    let sure = match mean_rating(&goes_by, about.said) {
        ModuleMean::Mean(mean) => Some(mean),
        ModuleMean::NotAsked | ModuleMean::TooFewAnswers => None,
    };
    let strength = strength(sure, mean_tried(&goes_by, about.tried))?;
    let led = |id: &&&SkillId| {
        let unsure = matches!(last(about.said, id), Some(Said::Sure(n)) if n < 3);
        unsure || last(about.tried, id).is_some_and(|t| t < Tried::Alone)
    };
    let (safety, goal) = (SAFETY.contains(&module.as_str()), about.goals.contains(module));
    Some(Advice { module: module.clone(), strength, safety, goal, sure, skills: goes_by.iter().filter(led).map(|id| (*id).clone()).collect() })
}

/// Its core skills; all of its skills where none is core (curriculum 5.3: “suggest from full form”).
fn goes_by<'s>(skills: &'s Skills, module: &'s ModuleId) -> Vec<&'s SkillId> {
    let core: Vec<&SkillId> = skills.of_module(module).filter(|s| s.core).map(|s| &s.id).collect();
    if core.is_empty() { skills.of_module(module).map(|s| &s.id).collect() } else { core }
}

/// `None`: fine, or nothing is known.
fn strength(c: Option<f64>, p: Option<f64>) -> Option<Strength> {
    match (c, p) {
        (_, Some(p)) if p < 1.0 => Some(Strength::Strong),
        (Some(c), _) if c < 2.0 => Some(Strength::Strong),
        (Some(c), _) if c < 3.0 => Some(Strength::Maybe),
        (Some(_), Some(p)) if p < 1.5 => Some(Strength::Maybe),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skills() -> Skills {
        serde_saphyr::from_str(include_str!("../../content/frameworks/learner-skills.yaml")).expect("the framework reads")
    }

    fn skill(id: &str) -> SkillId {
        SkillId::parse(id).expect("an id")
    }

    fn said(list: &[(&str, u8)]) -> Vec<(SkillId, Said)> {
        list.iter().map(|(id, n)| (skill(id), Said::Sure(*n))).collect()
    }

    fn modules(about: About<'_>) -> Vec<String> {
        advise(&skills(), about).into_iter().map(|a| a.module.as_str().to_owned()).collect()
    }

    #[test]
    fn each_line_of_the_rule() {
        let cases = [
            (Some(1.9), None, Some(Strength::Strong)),
            (Some(4.0), Some(0.9), Some(Strength::Strong)),
            (None, Some(0.9), Some(Strength::Strong)),
            (Some(2.0), Some(2.0), Some(Strength::Maybe)),
            (Some(2.9), None, Some(Strength::Maybe)),
            (Some(3.0), Some(1.4), Some(Strength::Maybe)),
            (Some(3.0), Some(1.5), None),
            (Some(3.0), None, None),
            (None, Some(1.0), None),
            (None, None, None),
        ];
        for (c, p, wanted) in cases {
            assert_eq!(strength(c, p), wanted, "{c:?} {p:?}");
        }
    }

    #[test]
    fn goal_then_strong_then_safety_then_maybe() {
        // sk-m03 in pm10, sk-f03 in pm02, sk-s05 in pm06, sk-c02 and sk-c03 in pm05.
        let rated = said(&[("sk-m03", 2), ("sk-f03", 1), ("sk-s05", 2), ("sk-c02", 2), ("sk-c03", 2)]);
        let about = About { said: &rated, ..About::default() };
        assert_eq!(modules(about), ["pm02", "pm06", "pm05"]);
        let goals = [ModuleId::parse("pm10").expect("an id")];
        assert_eq!(modules(About { goals: &goals, ..about }), ["pm10", "pm02", "pm06"]);
        assert_eq!(modules(About { hidden: &goals, goals: &goals, ..about }), ["pm02", "pm06", "pm05"]);
    }

    #[test]
    fn a_module_without_a_core_skill_goes_by_the_full_form() {
        let skills = skills();
        let without = skills.modules.iter().find(|m| skills.of_module(&m.id).all(|s| !s.core)).expect("one without a core skill").id.clone();
        let its: Vec<SkillId> = skills.of_module(&without).map(|s| s.id.clone()).collect();
        let unsure = |n: usize| its.iter().take(n).map(|id| (id.clone(), Said::Sure(1))).collect::<Vec<_>>();
        let found = |said: &[(SkillId, Said)]| advise(&skills, About { said, ..About::default() });
        assert!(found(&unsure(its.len().div_ceil(2) - 1)).is_empty(), "fewer than half of its skills were rated");
        let all = found(&unsure(its.len()));
        assert_eq!(all.iter().map(|a| (&a.module, a.strength)).collect::<Vec<_>>(), [(&without, Strength::Strong)]);
        assert_eq!(all[0].skills, its);
        // A module with core skills does not hear of the others.
        let (core, other) = (skill("sk-s05"), skills.skills.iter().find(|s| s.module.as_str() == "pm06" && !s.core).expect("one that is not core").id.clone());
        assert!(found(&[(core, Said::Sure(4)), (other, Said::Sure(0))]).is_empty());
    }

    #[test]
    fn sure_but_hard_when_tried() {
        let rated = said(&[("sk-s05", 4), ("sk-f03", 4)]);
        let tried = [(skill("sk-s05"), Tried::WithHint), (skill("sk-f03"), Tried::Alone)];
        let found = advise(&skills(), About { said: &rated, tried: &tried, ..About::default() });
        assert_eq!(found.iter().map(|a| (a.module.as_str(), a.strength, a.safety)).collect::<Vec<_>>(), [("pm06", Strength::Maybe, true)]);
        assert_eq!(found[0].skills, [skill("sk-s05")]);
    }
}
