//! Try it: a small task on a made-up screen, one for each core skill in two forms, so that a second time is not the same task again
//! (curriculum 5.3, product decision 1).
//!
//! Pure. Deliberately absent: points for people to see, which choice somebody made on the way, how long it took, and the clock.

use super::{
    course::{Practice, Reviews},
    frameworks::{Skill, Skills},
    ids::{ModuleId, SceneId, SkillId},
    skills_form::{EIGHT_WEEKS, Tried},
};

/// Two tasks of the same kind for one skill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaskForm {
    A,
    B,
}

impl TaskForm {
    pub const ALL: [Self; 2] = [Self::A, Self::B];

    /// As in files and in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::A => "a",
            Self::B => "b",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.code() == code)
    }

    pub fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }

    /// The form that comes first, from something random that stays with a person: about half of them begin with each.
    pub fn first_of(random: &str) -> Self {
        if random.bytes().fold(0_u32, |sum, byte| sum + byte.count_ones()).is_multiple_of(2) { Self::A } else { Self::B }
    }
}

/// When a task was tried, seen from the lessons of its module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TryMoment {
    /// No lesson of the module was finished yet.
    Before,
    After,
    /// Six weeks or more after the last lesson.
    Later,
}

impl TryMoment {
    pub const ALL: [Self; 3] = [Self::Before, Self::After, Self::Later];

    pub fn code(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
            Self::Later => "later",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|moment| moment.code() == code)
    }

    /// So many days after a lesson of the module was last finished; `None`: none was.
    pub fn at(days: Option<i64>) -> Self {
        match days {
            None => Self::Before,
            Some(days) if days >= i64::from(*EIGHT_WEEKS.start()) => Self::Later,
            Some(_) => Self::After,
        }
    }
}

/// The names of what came of it, in the database: never points.
pub fn outcome_code(outcome: Tried) -> &'static str {
    match outcome {
        Tried::NotDone => "not_now",
        Tried::WithHint => "with_hint",
        Tried::Alone => "alone",
    }
}

pub fn outcome_from_code(code: &str) -> Option<Tried> {
    [Tried::NotDone, Tried::WithHint, Tried::Alone].into_iter().find(|outcome| outcome_code(*outcome) == code)
}

/// What came of one task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Try {
    pub skill: SkillId,
    pub form: TaskForm,
    pub moment: TryMoment,
    pub outcome: Tried,
    /// Milliseconds since 1970; what a guest's device remembers has the day only.
    pub at: i64,
}

/// A task as content holds it. Its screens are those of a practice.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    pub skill: SkillId,
    pub form: TaskForm,
    pub practice: Practice,
    pub reviews: Reviews,
}

impl Task {
    /// The screen on which it is done: the last one with a choice that fits. An earlier one is a step on the way.
    pub fn last_screen(&self) -> Option<&SceneId> {
        self.practice.screens.iter().rev().find(|screen| screen.fitting() > 0).map(|screen| &screen.id)
    }

    /// Is it done with these choices on this screen: all that fit, and no other?
    pub fn done(&self, at: &SceneId, chosen: &[usize]) -> bool {
        let Some(screen) = self.practice.screens.iter().find(|s| &s.id == at).filter(|s| Some(&s.id) == self.last_screen()) else { return false };
        screen.choices.iter().enumerate().all(|(n, choice)| choice.reaches == chosen.contains(&n))
    }
}

/// The skills that have a task, in the framework's order.
pub fn skills_with_task<'s>(skills: &'s Skills, tasks: &[Task]) -> Vec<&'s Skill> {
    skills.core().filter(|skill| tasks.iter().any(|task| task.skill == skill.id)).collect()
}

/// The latest of the tries at this skill.
pub fn latest<'t>(tries: &'t [Try], skill: &SkillId) -> Option<&'t Try> {
    tries.iter().filter(|t| &t.skill == skill).max_by_key(|t| (t.at, t.moment))
}

/// The task to open for a skill: the form that was not tried last, or the one that comes first for this person. One of two is enough.
pub fn task_for<'t>(tasks: &'t [Task], skill: &SkillId, tries: &[Try], first: TaskForm) -> Option<&'t Task> {
    let wanted = latest(tries, skill).map_or(first, |t| t.form.other());
    let of = |form| tasks.iter().find(move |task| &task.skill == skill && task.form == form);
    of(wanted).or_else(|| of(wanted.other()))
}

/// What the rule for suggestions may know: the latest try that was done. “Not now” says nothing about anybody.
pub fn for_the_rule(tries: &[Try]) -> Vec<(SkillId, Tried)> {
    let mut done: Vec<&Try> = tries.iter().filter(|t| t.outcome != Tried::NotDone).collect();
    done.sort_by_key(|t| (t.at, t.moment));
    done.into_iter().map(|t| (t.skill.clone(), t.outcome)).collect()
}

/// Days between the last finished lesson of a module and now.
pub fn days_since<'m>(finished: impl Iterator<Item = (&'m ModuleId, i64)>, module: &ModuleId, now: i64) -> Option<i64> {
    const DAY: i64 = 86_400_000;
    finished.filter(|(of, _)| *of == module).map(|(_, at)| (now - at).max(0) / DAY).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tried(form: TaskForm, moment: TryMoment, outcome: Tried, at: i64) -> Try {
        Try { skill: SkillId::parse("sk-f03").expect("an id"), form, moment, outcome, at }
    }

    #[test]
    fn about_half_begin_with_each_form() {
        let b = (0..1000).filter(|n| TaskForm::first_of(&format!("{:032x}", n * 7_919_u64 * 104_729)) == TaskForm::B).count();
        assert!((400..600).contains(&b), "{b}");
        assert_eq!(TaskForm::first_of("0192"), TaskForm::first_of("0192"));
    }

    #[test]
    fn a_moment_is_seen_from_the_lessons() {
        let module = ModuleId::parse("pm02").expect("an id");
        let other = ModuleId::parse("pm03").expect("an id");
        let day = 86_400_000;
        let since = |finished: &[(&ModuleId, i64)], now| days_since(finished.iter().copied(), &module, now);
        assert_eq!(TryMoment::at(since(&[(&other, 0)], day)), TryMoment::Before);
        assert_eq!(TryMoment::at(since(&[(&module, 0), (&module, 3 * day)], 3 * day)), TryMoment::After);
        assert_eq!(TryMoment::at(since(&[(&module, 0)], 41 * day)), TryMoment::After);
        assert_eq!(TryMoment::at(since(&[(&module, 0)], 42 * day)), TryMoment::Later);
        assert_eq!(TryMoment::at(since(&[(&module, 5)], 0)), TryMoment::After, "a clock that went back");
    }

    #[test]
    fn the_rule_hears_what_was_done_last_and_never_a_not_now() {
        let tries = [
            tried(TaskForm::B, TryMoment::After, Tried::Alone, 9),
            tried(TaskForm::A, TryMoment::Before, Tried::WithHint, 1),
            tried(TaskForm::A, TryMoment::Later, Tried::NotDone, 20),
        ];
        let heard: Vec<Tried> = for_the_rule(&tries).into_iter().map(|(_, outcome)| outcome).collect();
        assert_eq!(heard, [Tried::WithHint, Tried::Alone]);
        assert_eq!(latest(&tries, &tries[0].skill).map(|t| t.form), Some(TaskForm::A));
    }

    #[test]
    fn names_go_both_ways() {
        for outcome in [Tried::NotDone, Tried::WithHint, Tried::Alone] {
            assert_eq!(outcome_from_code(outcome_code(outcome)), Some(outcome));
        }
        for moment in TryMoment::ALL {
            assert_eq!(TryMoment::from_code(moment.code()), Some(moment));
        }
        for form in TaskForm::ALL {
            assert_eq!(TaskForm::from_code(form.code()), Some(form));
            assert_eq!(form.other().other(), form);
        }
    }
}
