//! The skills check: how sure a learner says they are. Never graded, latest answer counts; the words of the map are derived elsewhere.

use super::{Change, PeopleStore, StorageError, places::OwnPlace, rows, sql};
use crate::domain::ids::{ModuleId, SkillId};

/// When the question was asked. Home has no module; before and after belong to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moment {
    Home,
    Before(ModuleId),
    After(ModuleId),
}

impl Moment {
    fn word(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Before(_) => "before",
            Self::After(_) => "after",
        }
    }

    fn module(&self) -> &str {
        match self {
            Self::Home => "",
            Self::Before(module) | Self::After(module) => module.as_str(),
        }
    }
}

/// 0 “not at all” to 4 “very sure” (product decision 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sureness(u8);

impl Sureness {
    pub fn new(value: u8) -> Option<Self> {
        (value <= 4).then_some(Self(value))
    }

    pub fn value(self) -> u8 {
        self.0
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SelfRating {
    Rated(Sureness),
    /// “I do not want to do this.”
    NotWanted,
    Skipped,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkillRating {
    pub moment: Moment,
    pub skill: SkillId,
    pub answer: SelfRating,
    pub framework_version: String,
    pub rated_at: i64,
}

/// Replaces what was said for the same skill at the same moment.
pub async fn save(
    change: &mut Change,
    own: &OwnPlace,
    moment: &Moment,
    skill: &SkillId,
    answer: SelfRating,
    framework_version: &str,
    now: i64,
) -> Result<(), StorageError> {
    let (word, value) = match answer {
        SelfRating::Rated(sureness) => ("rated", Some(i64::from(sureness.0))),
        SelfRating::NotWanted => ("not_wanted", None),
        SelfRating::Skipped => ("skipped", None),
    };
    sql("INSERT INTO skill_rating (organisation_id, place_id, module_id, moment, skill_id, answer, value, framework_version, rated_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
         ON CONFLICT (place_id, module_id, moment, skill_id) DO UPDATE SET answer = excluded.answer, value = excluded.value, \
         framework_version = excluded.framework_version, rated_at = excluded.rated_at")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .bind(moment.module())
    .bind(moment.word())
    .bind(skill.as_str())
    .bind(word)
    .bind(value)
    .bind(framework_version)
    .bind(now)
    .execute(change.own(own).await?)
    .await?;
    Ok(())
}

/// Everything that this person rated.
pub async fn all(people: &PeopleStore, own: &OwnPlace) -> Result<Vec<SkillRating>, StorageError> {
    let found = sql("SELECT module_id, moment, skill_id, answer, value, framework_version, rated_at FROM skill_rating \
         WHERE organisation_id = $1 AND place_id = $2 ORDER BY rated_at, module_id, moment, skill_id")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .fetch_all(people.read_own(own).await?.sql())
    .await?;
    rows::each(&found, read)
}

/// What was rated at one moment.
pub async fn at(people: &PeopleStore, own: &OwnPlace, moment: &Moment) -> Result<Vec<SkillRating>, StorageError> {
    let found = sql("SELECT module_id, moment, skill_id, answer, value, framework_version, rated_at FROM skill_rating \
         WHERE organisation_id = $1 AND place_id = $2 AND module_id = $3 AND moment = $4 ORDER BY rated_at, skill_id")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .bind(moment.module())
    .bind(moment.word())
    .fetch_all(people.read_own(own).await?.sql())
    .await?;
    rows::each(&found, read)
}

pub(super) fn read(row: &sqlx::any::AnyRow) -> Result<SkillRating, StorageError> {
    let module = |row| rows::parsed(row, "module_id", ModuleId::parse);
    let value = rows::maybe_number(row, "value")?;
    Ok(SkillRating {
        moment: match rows::text(row, "moment")?.as_str() {
            "home" => Moment::Home,
            "before" => Moment::Before(module(row)?),
            "after" => Moment::After(module(row)?),
            _ => return Err(StorageError::Unreadable { column: "moment" }),
        },
        skill: rows::parsed(row, "skill_id", SkillId::parse)?,
        answer: match (rows::text(row, "answer")?.as_str(), value) {
            ("rated", Some(value)) => SelfRating::Rated(u8::try_from(value).ok().and_then(Sureness::new).ok_or(StorageError::Unreadable { column: "value" })?),
            ("not_wanted", None) => SelfRating::NotWanted,
            ("skipped", None) => SelfRating::Skipped,
            _ => return Err(StorageError::Unreadable { column: "answer" }),
        },
        framework_version: rows::text(row, "framework_version")?,
        rated_at: rows::number(row, "rated_at")?,
    })
}
