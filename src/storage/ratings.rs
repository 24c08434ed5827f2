//! The skills check: how sure a learner says they are. Never graded, latest answer counts; the words of the map are derived elsewhere.

use super::{Change, PeopleStore, StorageError, places::OwnPlace, rows, sql};
use crate::domain::{
    ids::{ModuleId, SkillId},
    skills_form::Versions,
};

/// When the question was asked. Home has no module; the others belong to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Moment {
    Home,
    Before(ModuleId),
    After(ModuleId),
    /// Eight weeks after that, or more.
    Later(ModuleId),
}

impl Moment {
    fn word(&self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Before(_) => "before",
            Self::After(_) => "after",
            Self::Later(_) => "later",
        }
    }

    fn code(&self) -> &str {
        self.module().map(ModuleId::as_str).unwrap_or_default()
    }

    /// The module it belongs to.
    pub fn module(&self) -> Option<&ModuleId> {
        match self {
            Self::Home => None,
            Self::Before(module) | Self::After(module) | Self::Later(module) => Some(module),
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
    /// Nothing for answers from before it was kept.
    pub instrument_version: Option<String>,
    pub rated_at: i64,
}

/// Replaces what was said for the same skill at the same moment.
pub async fn save(
    change: &mut Change,
    own: &OwnPlace,
    moment: &Moment,
    skill: &SkillId,
    answer: SelfRating,
    versions: Versions,
    now: i64,
) -> Result<(), StorageError> {
    let (word, value) = match answer {
        SelfRating::Rated(sureness) => ("rated", Some(i64::from(sureness.0))),
        SelfRating::NotWanted => ("not_wanted", None),
        SelfRating::Skipped => ("skipped", None),
    };
    let query = match moment {
        Moment::Later(_) => sql("INSERT INTO skill_rating_later \
             (organisation_id, place_id, module_id, skill_id, answer, value, framework_version, instrument_version, rated_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
             ON CONFLICT (place_id, module_id, skill_id) DO UPDATE SET answer = excluded.answer, value = excluded.value, \
             framework_version = excluded.framework_version, instrument_version = excluded.instrument_version, rated_at = excluded.rated_at"),
        _ => sql("INSERT INTO skill_rating \
             (organisation_id, place_id, module_id, skill_id, answer, value, framework_version, instrument_version, rated_at, moment) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
             ON CONFLICT (place_id, module_id, moment, skill_id) DO UPDATE SET answer = excluded.answer, value = excluded.value, \
             framework_version = excluded.framework_version, instrument_version = excluded.instrument_version, rated_at = excluded.rated_at"),
    };
    let query = query
        .bind(own.organisation())
        .bind(own.id().as_str())
        .bind(moment.code())
        .bind(skill.as_str())
        .bind(word)
        .bind(value)
        .bind(versions.framework.to_string())
        .bind(versions.instrument.to_string())
        .bind(now);
    let query = if matches!(moment, Moment::Later(_)) { query } else { query.bind(moment.word()) };
    query.execute(change.own(own).await?).await?;
    Ok(())
}

/// Everything that this person rated.
pub async fn all(people: &PeopleStore, own: &OwnPlace) -> Result<Vec<SkillRating>, StorageError> {
    let found = sql("SELECT module_id, moment, skill_id, answer, value, framework_version, instrument_version, rated_at FROM skill_rating \
         WHERE organisation_id = $1 AND place_id = $2 \
         UNION ALL SELECT module_id, 'later' AS moment, skill_id, answer, value, framework_version, instrument_version, rated_at \
         FROM skill_rating_later WHERE organisation_id = $1 AND place_id = $2 ORDER BY rated_at, module_id, moment, skill_id")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .fetch_all(people.read_own(own).await?.sql())
    .await?;
    rows::each(&found, read)
}

/// What was rated at one moment.
pub async fn at(people: &PeopleStore, own: &OwnPlace, moment: &Moment) -> Result<Vec<SkillRating>, StorageError> {
    Ok(all(people, own).await?.into_iter().filter(|rating| &rating.moment == moment).collect())
}

pub(super) fn read(row: &sqlx::any::AnyRow) -> Result<SkillRating, StorageError> {
    let module = |row| rows::parsed(row, "module_id", ModuleId::parse);
    let value = rows::maybe_number(row, "value")?;
    Ok(SkillRating {
        moment: match rows::text(row, "moment")?.as_str() {
            "home" => Moment::Home,
            "before" => Moment::Before(module(row)?),
            "after" => Moment::After(module(row)?),
            "later" => Moment::Later(module(row)?),
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
        instrument_version: rows::maybe_text(row, "instrument_version")?,
        rated_at: rows::number(row, "rated_at")?,
    })
}
