//! What somebody told about their skills, wherever it is kept, and the story of each skill: the first and the latest answer.
//!
//! Pure. Deliberately absent: sums, averages, and any word that claims more than was said. Nobody's answers are compared with another's.

use crate::{
    domain::{
        frameworks::{Category, Skill, Skills},
        ids::{ModuleId, SkillId},
        skills_check::{Move, Said, moved},
        skills_form::Tried,
        try_it::Try,
    },
    storage::ratings::{Moment, SelfRating, SkillRating, Sureness},
    ui::words::Say,
};

pub const DAY: i64 = 86_400_000;

/// One answer about one skill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    pub moment: Moment,
    pub skill: SkillId,
    pub said: Said,
    /// Milliseconds since 1970; what a guest's device remembers has the day only.
    pub at: i64,
}

impl From<SkillRating> for Told {
    fn from(row: SkillRating) -> Self {
        let said = match row.answer {
            SelfRating::Rated(sureness) => Said::Sure(sureness.value()),
            SelfRating::NotWanted => Said::NotWanted,
            SelfRating::Skipped => Said::Skipped,
        };
        Self { moment: row.moment, skill: row.skill, said, at: row.rated_at }
    }
}

/// As the database takes it. `None` for a number beyond the scale, which no form of ours sends.
pub fn to_rating(said: Said) -> Option<SelfRating> {
    match said {
        Said::Sure(n) => Sureness::new(n).map(SelfRating::Rated),
        Said::NotWanted => Some(SelfRating::NotWanted),
        Said::Skipped => Some(SelfRating::Skipped),
    }
}

/// The order in which the moments come when they fall on one day.
fn rank(moment: &Moment) -> u8 {
    match moment {
        Moment::Home => 0,
        Moment::Before(_) => 1,
        Moment::After(_) => 2,
        Moment::Later(_) => 3,
    }
}

/// One skill through time. `first` and `latest` are the same answer when there is only one.
#[derive(Debug, Clone, PartialEq)]
pub struct Story<'s> {
    pub skill: &'s Skill,
    pub all: Vec<Told>,
    /// What was done on practice screens, by moment.
    pub tried: Vec<Try>,
}

impl Story<'_> {
    pub fn first(&self) -> Option<&Told> {
        self.all.first()
    }

    pub fn latest(&self) -> Option<&Told> {
        self.all.last()
    }

    /// The answer that stands between the first and the latest on the map. Only who looked again weeks later has one: what was said at the end of
    /// the module, or weeks later if they asked themselves once more after that.
    pub fn between(&self) -> Option<&Told> {
        let inner = self.all.get(1..self.all.len().checked_sub(1)?)?;
        match self.latest()?.moment {
            Moment::Later(_) => inner.iter().rev().find(|told| matches!(told.moment, Moment::After(_))),
            _ => inner.iter().rev().find(|told| matches!(told.moment, Moment::Later(_))),
        }
    }

    pub fn has_two(&self) -> bool {
        self.all.len() > 1
    }

    /// How the latest answer stands to the first, when there are two.
    pub fn moved(&self) -> Move {
        if !self.has_two() {
            return Move::CannotSay;
        }
        moved(self.first().map(|t| t.said), self.latest().map(|t| t.said))
    }

    pub fn at(&self, wanted: fn(&Moment) -> bool) -> Option<&Told> {
        self.all.iter().find(|t| wanted(&t.moment))
    }
}

/// The stories of one category of the framework.
#[derive(Debug, Clone, PartialEq)]
pub struct Part<'s> {
    pub category: &'s Category,
    pub stories: Vec<Story<'s>>,
}

/// The stories of one module's skills.
#[derive(Debug, Clone, PartialEq)]
pub struct Chapter<'s> {
    pub module: &'s ModuleId,
    pub stories: Vec<Story<'s>>,
}

/// Everything told, in the framework's order. Skipped questions are no answers, so they open no door; a skill that the framework does
/// not have any more is left out.
pub fn chapters<'s>(skills: &'s Skills, told: &[Told]) -> Vec<Chapter<'s>> {
    skills
        .modules
        .iter()
        .map(|module| Chapter { module: &module.id, stories: skills.of_module(&module.id).filter_map(|skill| story(skill, told, &[])).collect() })
        .filter(|chapter| !chapter.stories.is_empty())
        .collect()
}

/// Everything told and tried, in the categories of the framework. A “not now” alone is no story.
pub fn by_category<'s>(skills: &'s Skills, told: &[Told], tries: &[Try]) -> Vec<Part<'s>> {
    skills
        .categories
        .iter()
        .map(|category| Part { category, stories: skills.of_category(&category.id).filter_map(|skill| story(skill, told, tries)).collect() })
        .filter(|part| !part.stories.is_empty())
        .collect()
}

fn story<'s>(skill: &'s Skill, told: &[Told], tries: &[Try]) -> Option<Story<'s>> {
    let mut all: Vec<Told> = told.iter().filter(|t| t.skill == skill.id && t.said != Said::Skipped).cloned().collect();
    all.sort_by_key(|t| (t.at.div_euclid(DAY), rank(&t.moment), t.at));
    let mut tried: Vec<Try> = tries.iter().filter(|t| t.skill == skill.id && t.outcome != Tried::NotDone).cloned().collect();
    tried.sort_by_key(|t| t.moment);
    (!all.is_empty() || !tried.is_empty()).then_some(Story { skill, all, tried })
}

/// “March 4, 2026”. The day in UTC; nothing finer is shown.
pub fn day(say: Say, at: i64) -> String {
    say.day(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn skills() -> Skills {
        let yaml = include_str!("../../content/frameworks/learner-skills.yaml");
        serde_saphyr::from_str(yaml).expect("the framework reads")
    }

    fn told(skill: &str, moment: Moment, said: Said, at: i64) -> Told {
        Told { moment, skill: SkillId::parse(skill).expect("a test id"), said, at }
    }

    #[test]
    fn a_story_goes_from_the_first_answer_to_the_latest() {
        let skills = skills();
        let module = ModuleId::parse("pm03").expect("a test id");
        let all = [
            told("sk-s01", Moment::After(module.clone()), Said::Sure(3), DAY + 5),
            told("sk-s01", Moment::Home, Said::Sure(1), DAY + 9),
            told("sk-s02", Moment::Before(module), Said::Skipped, DAY),
        ];
        let found = chapters(&skills, &all);
        assert_eq!(found.len(), 1, "a skipped question opens no door");
        let story = &found[0].stories[0];
        assert_eq!(story.first().map(|t| t.said), Some(Said::Sure(1)), "on one day the short check comes first");
        assert_eq!(story.moved(), Move::FeltSurer);
    }

    #[test]
    fn a_skill_stands_in_its_category_and_one_that_was_only_tried_has_a_story() {
        use crate::domain::try_it::{TaskForm, TryMoment};
        let skills = skills();
        let tried =
            |skill: &str, outcome| Try { skill: SkillId::parse(skill).expect("a test id"), form: TaskForm::A, moment: TryMoment::Before, outcome, at: DAY };
        let tries = [tried("sk-f03", Tried::Alone), tried("sk-c02", Tried::NotDone)];
        let found = by_category(&skills, &[told("sk-s01", Moment::Home, Said::Sure(1), 0)], &tries);
        assert_eq!(found.iter().map(|part| part.category.id.as_str()).collect::<Vec<_>>(), ["fnd", "saf"], "a not now is no story");
        assert!(found[0].stories[0].all.is_empty() && found[0].stories[0].tried.len() == 1);
        assert_eq!(found[0].stories[0].moved(), Move::CannotSay);
    }

    #[test]
    fn weeks_later_the_end_of_the_module_stands_between() {
        let skills = skills();
        let module = ModuleId::parse("pm03").expect("a test id");
        let mut all =
            vec![told("sk-s01", Moment::Before(module.clone()), Said::Sure(1), DAY), told("sk-s01", Moment::After(module.clone()), Said::Sure(4), 2 * DAY)];
        assert_eq!(chapters(&skills, &all)[0].stories[0].between(), None, "two answers have nothing between them");
        all.push(told("sk-s01", Moment::Later(module.clone()), Said::Sure(2), 70 * DAY));
        let found = chapters(&skills, &all);
        let story = &found[0].stories[0];
        assert_eq!(story.between().map(|t| t.said), Some(Said::Sure(4)));
        assert_eq!((story.latest().map(|t| t.said), story.moved()), (Some(Said::Sure(2)), Move::FeltSurer), "the first beside the latest");
        all[1].at = 80 * DAY;
        assert_eq!(chapters(&skills, &all)[0].stories[0].between().map(|t| t.said), Some(Said::Sure(2)), "asked once more after that");
    }

    #[test]
    fn one_answer_is_no_change() {
        let skills = skills();
        let found = chapters(&skills, &[told("sk-s01", Moment::Home, Said::Sure(4), 0)]);
        assert_eq!(found[0].stories[0].moved(), Move::CannotSay);
    }
}
