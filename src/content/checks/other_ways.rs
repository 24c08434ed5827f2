//! What prior learning, with or without lessons that were finished, may stand in for: a knowledge check, at Foundation or Proficient. Never
//! what somebody has to be seen doing, to decide in a case or to think through, and nothing of safety. Lessons alone are enough for nothing.
//!
//! The rules are asked, not their spelling: whatever a rule looks like, this is worked out from what could meet it. Deliberately absent:
//! whether a course elsewhere was good. A person says that, with their name.

use super::{
    Round,
    competencies::{FILE, Finder},
};
use crate::domain::{
    competency::{LaterUnsafe, Need, Rule},
    frameworks::{Competencies, Competency, EvidenceKind, LevelId},
    problem::Problem,
};

/// What only doing, deciding or thinking here shows.
const SHOWN_HERE: [EvidenceKind; 3] = [EvidenceKind::Vignette, EvidenceKind::Observed, EvidenceKind::Reflection];

pub fn check(round: &mut Round) {
    let framework = &round.library.competencies;
    let found = Finder { text: round.known.files.get(FILE).unwrap_or_default() };
    let mut problems = Vec::new();
    for competency in framework.all() {
        let line = found.line(&format!("id: {}", competency.id));
        let wrong = LevelId::ALL.into_iter().filter_map(|level| wrong(framework, competency, level));
        problems.extend(wrong.map(|(what, why, fix)| Problem::error(line, format!("{what} ({})", competency.id), why, fix)));
    }
    for problem in problems {
        round.note(FILE, problem);
    }
}

type Wrong = (&'static str, &'static str, &'static str);

fn wrong(framework: &Competencies, competency: &Competency, level: LevelId) -> Option<Wrong> {
    // What this level says itself; a level below it is looked at on its own.
    let own = competency.rules.of(level).or(framework.rules.levels.of(level))?.needs();
    let levels: Vec<LevelId> = own.iter().filter_map(|need| need.level).collect();
    if own.iter().any(|need| is_other_way(need)) && framework.domain_of(&competency.id).is_some_and(|d| d.later_unsafe == LaterUnsafe::Withdraws) {
        let fix = "Take prior-learning and course-completion out of the rules of this domain";
        return Some(("A rule of safety accepts what was learned elsewhere, or read", "Safety is shown here, every time", fix));
    }
    if !levels.is_empty() && (level == LevelId::Lead || levels.contains(&LevelId::Lead)) {
        return Some(("Prior learning counts for Lead", "Lead is shown by teaching others", "Accept it for foundation or proficient"));
    }
    if levels.iter().any(|asked| *asked < level) {
        return Some((
            "Prior learning of a lower level counts for a higher one",
            "It was approved for less",
            "Ask for prior-learning at the level of the rule",
        ));
    }
    let rule = framework.rule(competency, level)?;
    if rule.could_be_met(&|need: &Need| need.kind == EvidenceKind::CourseCompletion) {
        let why = "Who finished lessons may have learned nothing by them";
        return Some(("Finished lessons alone would be enough", why, "Ask for something beside course-completion, in an all: of its own"));
    }
    let what = "Prior learning could stand in for a case, observed practice or a reflection";
    let replaced = SHOWN_HERE.into_iter().any(|kind| replaces(&rule, kind));
    replaced.then_some((what, "Those are shown here", "Put it beside knowledge, in an any: of its own"))
}

fn is_other_way(need: &Need) -> bool {
    !need.kind.is_of_columns()
}

/// Without this kind the rule cannot be met; with prior learning it could.
fn replaces(rule: &Rule, kind: EvidenceKind) -> bool {
    let without = |need: &Need| need.kind != kind;
    rule.could_be_met(&without) && !rule.could_be_met(&|need: &Need| without(need) && !is_other_way(need))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(text: &str) -> Rule {
        serde_saphyr::from_str(text).expect("a rule")
    }

    #[test]
    fn prior_learning_stands_in_for_knowledge_and_for_nothing_else() {
        let prior = "needs: { kind: prior-learning, level: proficient }";
        let beside = rule(&format!("all:\n  - any:\n      - needs: {{ kind: knowledge }}\n      - {prior}\n  - needs: {{ kind: vignette }}"));
        assert!(!SHOWN_HERE.into_iter().any(|kind| replaces(&beside, kind)));
        for kind in ["vignette", "observed", "reflection"] {
            let instead = rule(&format!("any:\n  - all:\n      - needs: {{ kind: knowledge }}\n      - needs: {{ kind: {kind} }}\n  - {prior}"));
            assert!(SHOWN_HERE.into_iter().any(|kind| replaces(&instead, kind)), "{kind}");
        }
        let either = rule(&format!("any:\n  - needs: {{ kind: knowledge }}\n  - needs: {{ kind: vignette }}\n  - {prior}"));
        assert!(!SHOWN_HERE.into_iter().any(|kind| replaces(&either, kind)), "nothing of these was needed");
    }
}
