//! An award in words: on pages, on paper and in the badge. The names of competencies and levels come from the framework that it names.

use crate::{
    domain::{
        award::{Standing, TakenBack, What},
        frameworks::{Competencies, LevelId},
    },
    storage::awards::Award,
    train::calendar::SiteCalendar,
    ui::words::Say,
};

pub fn level(framework: &Competencies, say: Say, level: LevelId) -> String {
    framework.levels.iter().find(|l| l.id == level).map(|l| l.title.in_locale(say.0).to_owned()).unwrap_or_default()
}

/// “Open safely”, or the name of the whole programme.
pub fn subject(framework: &Competencies, say: Say, what: &What) -> String {
    match what {
        What::Competency(id) => framework.competency(id.as_str()).map(|c| c.title.in_locale(say.0).to_owned()).unwrap_or_default(),
        What::Programme => framework.title.in_locale(say.0).to_owned(),
    }
}

/// “Open safely: Foundation”.
pub fn title(framework: &Competencies, say: Say, what: &What, reached: LevelId) -> String {
    say.with("award-of", &[("subject", subject(framework, say, what)), ("level", level(framework, say, reached))])
}

/// What somebody at this level does.
pub fn meaning(framework: &Competencies, say: Say, what: &What, reached: LevelId) -> String {
    let of_level = framework.levels.iter().find(|l| l.id == reached).map(|l| l.meaning.in_locale(say.0).to_owned()).unwrap_or_default();
    let own = match what {
        What::Competency(id) => framework.competency(id.as_str()).map(|c| match reached {
            LevelId::Foundation => &c.foundation,
            LevelId::Proficient => &c.proficient,
            LevelId::Lead => &c.lead,
        }),
        What::Programme => None,
    };
    match own {
        Some(own) => say.with("award-meaning", &[("own", own.in_locale(say.0)), ("level", of_level.as_str())]),
        None => of_level,
    }
}

/// By what it was decided, in a sentence.
pub fn criteria(framework: &Competencies, say: Say, what: &What) -> String {
    let kinds = match what {
        What::Competency(id) => framework.competency(id.as_str()).map(|c| c.evidence.clone()).unwrap_or_default(),
        What::Programme => framework.evidence_kinds.iter().map(|k| k.id).collect(),
    };
    let kinds: Vec<&str> = kinds.iter().filter_map(|kind| framework.kind(*kind)).map(|k| k.title.in_locale(say.0)).collect();
    say.with("award-criteria", &[("kinds", kinds.join(", "))])
}

/// What it does not say, and what everybody should know who reads it.
pub fn about(say: Say, provisional: bool, founding: bool) -> String {
    let mut lines = vec![say.t("award-no-credits")];
    if provisional {
        lines.insert(0, say.t("award-provisional"));
    }
    if founding {
        lines.push(say.t("award-founding"));
    }
    lines.join(" ")
}

/// “Framework version 1, rules version 1.1”.
pub fn versions(say: Say, framework: &str, rules: &str) -> String {
    say.with("award-versions", &[("version", framework), ("rules", rules)])
}

/// The last day on which it holds, where its days end.
pub fn last_day(say: Say, award: &Award) -> String {
    SiteCalendar::of(&award.frozen.zone).last_day(say, award.frozen.valid_until)
}

/// “This award holds. Its last day is …”
pub fn standing(say: Say, award: &Award, standing: Standing) -> String {
    let last = [("day", last_day(say, award))];
    match standing {
        Standing::Holds => say.with("award-holds", &last),
        Standing::Ended => say.with("award-ended", &last),
        Standing::NotHeld => say.t("award-not-held"),
        Standing::TakenBack(why) => {
            let day = award.taken_back.map(|(at, _)| say.day(at)).unwrap_or_default();
            say.with("award-taken-back", &[("day", day), ("why", why_words(say, why))])
        }
    }
}

pub fn why_words(say: Say, why: TakenBack) -> String {
    say.t(&format!("award-why-{}", why.code()))
}
