//! One thing to try next in a group of skills: what somebody feels least sure about, else what they could try on a practice screen.
//!
//! Pure. Deliberately absent: urgency, a list to work through, and skills that somebody does not want.

use super::{
    frameworks::Skill,
    ids::SkillId,
    skills_check::Said,
    skills_form::{Tried, last},
};

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NextStep<'s> {
    /// A lesson about this skill.
    Learn(&'s Skill),
    /// Its task on a practice screen.
    TryIt(&'s Skill),
}

/// What is known about one person, and what there is to go to.
pub struct Known<'k> {
    /// What they said, the latest last.
    pub said: &'k [(SkillId, Said)],
    /// What they did on practice screens, the latest last; no “not now”.
    pub tried: &'k [(SkillId, Tried)],
    pub has_lesson: &'k dyn Fn(&Skill) -> bool,
    pub has_task: &'k dyn Fn(&Skill) -> bool,
}

/// At most one. The least sure skill first; then one where a hint helped; then a task that was not tried; then a skill that nobody asked
/// about. Among equals the order of the framework.
pub fn next_step<'s>(skills: &[&'s Skill], known: &Known<'_>) -> Option<NextStep<'s>> {
    let said = |skill: &Skill| last(known.said, &skill.id);
    let tried = |skill: &Skill| last(known.tried, &skill.id);
    let wanted: Vec<&'s Skill> = skills.iter().copied().filter(|skill| said(skill) != Some(Said::NotWanted)).collect();
    let taught = || wanted.iter().copied().filter(|skill| (known.has_lesson)(skill));
    let unsure = |skill: &Skill| match said(skill) {
        Some(Said::Sure(n)) if n < 3 => Some(n),
        _ => None,
    };
    let least_sure = taught().filter_map(|skill| unsure(skill).map(|n| (n, skill))).min_by_key(|(n, _)| *n);
    let with_hint = || taught().find(|skill| tried(skill) == Some(Tried::WithHint));
    let not_tried = || wanted.iter().copied().find(|skill| tried(skill).is_none() && (known.has_task)(skill));
    let not_asked = || taught().find(|skill| !matches!(said(skill), Some(Said::Sure(_))) && tried(skill).is_none());
    let learn = least_sure.map(|(_, skill)| skill).or_else(with_hint).map(NextStep::Learn);
    learn.or_else(|| not_tried().map(NextStep::TryIt)).or_else(|| not_asked().map(NextStep::Learn))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::frameworks::Skills;

    fn next(said: &[(&str, Said)], tried: &[(&str, Tried)]) -> Option<String> {
        let skills: Skills = serde_saphyr::from_str(include_str!("../../content/frameworks/learner-skills.yaml")).expect("the framework reads");
        let id = |id: &str| SkillId::parse(id).expect("an id");
        let said: Vec<(SkillId, Said)> = said.iter().map(|(skill, said)| (id(skill), *said)).collect();
        let tried: Vec<(SkillId, Tried)> = tried.iter().map(|(skill, tried)| (id(skill), *tried)).collect();
        let all: Vec<&Skill> = ["sk-f03", "sk-f05", "sk-f06"].iter().filter_map(|id| skills.skill(id)).collect();
        let known = Known { said: &said, tried: &tried, has_lesson: &|skill| skill.id.as_str() != "sk-f06", has_task: &|skill| skill.core };
        next_step(&all, &known).map(|step| match step {
            NextStep::Learn(skill) => format!("learn {}", skill.id),
            NextStep::TryIt(skill) => format!("try {}", skill.id),
        })
    }

    #[test]
    fn the_least_sure_then_a_hint_then_a_task_then_what_nobody_asked() {
        let (sure, some, little) = (Said::Sure(4), Said::Sure(2), Said::Sure(1));
        assert_eq!(next(&[("sk-f03", some), ("sk-f05", little)], &[]).as_deref(), Some("learn sk-f05"));
        assert_eq!(next(&[("sk-f03", little), ("sk-f03", sure), ("sk-f05", some)], &[]).as_deref(), Some("learn sk-f05"), "the latest word counts");
        assert_eq!(next(&[("sk-f03", sure), ("sk-f05", sure)], &[("sk-f05", Tried::WithHint)]).as_deref(), Some("learn sk-f05"));
        assert_eq!(next(&[("sk-f03", sure), ("sk-f05", sure)], &[("sk-f03", Tried::Alone)]).as_deref(), Some("try sk-f05"));
        assert_eq!(next(&[("sk-f06", Said::Sure(0))], &[("sk-f03", Tried::Alone), ("sk-f05", Tried::Alone)]), None, "no lesson about it yet");
    }

    #[test]
    fn what_is_not_wanted_is_left_alone() {
        let no = Said::NotWanted;
        assert_eq!(next(&[("sk-f03", no), ("sk-f05", no), ("sk-f06", no)], &[("sk-f03", Tried::WithHint)]), None);
        assert_eq!(next(&[("sk-f03", no)], &[]).as_deref(), Some("try sk-f05"));
    }
}
