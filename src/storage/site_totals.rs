//! Totals of the site: a learner's yes to being counted, the copy that is counted, and what was told for each quarter.
//!
//! The copy is made by the learner's own work, with their own rights of rows: when they say yes, and when they rate skills after a module while
//! it holds. What makes the totals (`Change::count`) is given the copy and no rating (migrations/postgres/0033). A quarter is told once; its row is
//! never changed. Deliberately absent: who said yes, how many did, and any figure that is not rounded already.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, PeopleStore, StorageError, places::OwnPlace, rows, sql};
use crate::domain::{ids::ModuleId, quarter::Quarter, skills_form::Versions};

/// When they said yes; `None`: they did not, or took it back.
pub async fn said_yes(people: &PeopleStore, own: &OwnPlace) -> Result<Option<i64>, StorageError> {
    let found = sql("SELECT said_at FROM counting_yes WHERE organisation_id = $1 AND place_id = $2")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .fetch_optional(people.read_own(own).await?.sql())
        .await?;
    found.map(|row| rows::number(&row, "said_at")).transpose()
}

/// Said twice, it is said once. What they rated so far is copied with it. `quarter_of` knows where days end here.
pub async fn say_yes(change: &mut Change, own: &OwnPlace, quarter_of: impl Fn(i64) -> Quarter, now: i64) -> Result<(), StorageError> {
    sql("INSERT INTO counting_yes (organisation_id, place_id, said_at) VALUES ($1, $2, $3) ON CONFLICT (place_id) DO NOTHING")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .bind(now)
        .execute(change.own(own).await?)
        .await?;
    copy(change, own, quarter_of, now).await
}

/// Gone at once, the copy with it, and it stays so when an older database is put back. Totals that are out hold nobody and stay. Of modules that
/// may be in one, those of quarters before `this_quarter`, the names are kept: who says yes again is not counted twice.
pub async fn take_back(change: &mut Change, own: &OwnPlace, this_quarter: Quarter) -> Result<(), StorageError> {
    sql("INSERT INTO counted_before (organisation_id, place_id, module_id) SELECT DISTINCT organisation_id, place_id, module_id FROM counted_skill \
         WHERE organisation_id = $1 AND place_id = $2 AND quarter < $3 ON CONFLICT (place_id, module_id) DO NOTHING")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .bind(this_quarter.code())
    .execute(change.own(own).await?)
    .await?;
    for query in [
        sql("DELETE FROM counted_skill WHERE organisation_id = $1 AND place_id = $2"),
        sql("DELETE FROM counting_yes WHERE organisation_id = $1 AND place_id = $2"),
    ] {
        query.bind(own.organisation()).bind(own.id().as_str()).execute(change.own(own).await?).await?;
    }
    change.grow();
    Ok(())
}

/// After a rating was saved: the copy follows, if they said yes. What was said about a module in an earlier quarter is not replaced, because it may
/// have been counted.
pub async fn follow(change: &mut Change, own: &OwnPlace, quarter_of: impl Fn(i64) -> Quarter, now: i64) -> Result<(), StorageError> {
    let yes = sql("SELECT said_at FROM counting_yes WHERE organisation_id = $1 AND place_id = $2")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .fetch_optional(change.own(own).await?)
        .await?;
    if yes.is_some() { copy(change, own, quarter_of, now).await } else { Ok(()) }
}

/// One skill that was rated both times, with the same words.
struct Both {
    skill: String,
    before: i64,
    after: i64,
    framework: String,
    instrument: String,
    class: Option<String>,
    said_at: i64,
}

async fn copy(change: &mut Change, own: &OwnPlace, quarter_of: impl Fn(i64) -> Quarter, now: i64) -> Result<(), StorageError> {
    // This quarter is not over, so nothing of it was counted: it is made anew.
    sql("DELETE FROM counted_skill WHERE organisation_id = $1 AND place_id = $2 AND quarter = $3")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .bind(quarter_of(now).code())
        .execute(change.own(own).await?)
        .await?;
    let settled = sql("SELECT module_id FROM counted_skill WHERE organisation_id = $1 AND place_id = $2 \
         UNION SELECT module_id FROM counted_before WHERE organisation_id = $1 AND place_id = $2")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .fetch_all(change.own(own).await?)
    .await?;
    let settled: BTreeSet<String> = rows::each(&settled, |row| rows::text(row, "module_id"))?.into_iter().collect();
    for (module, skills) in rated_both_times(change, own).await?.into_iter().filter(|(module, _)| !settled.contains(module)) {
        let last = skills.iter().map(|one| one.said_at).max().unwrap_or(now);
        for one in &skills {
            insert(change, own, &module, quarter_of(last), one).await?;
        }
    }
    Ok(())
}

async fn rated_both_times(change: &mut Change, own: &OwnPlace) -> Result<BTreeMap<String, Vec<Both>>, StorageError> {
    let found = sql("SELECT b.module_id, b.skill_id, b.value AS before_value, a.value AS after_value, a.framework_version, \
         COALESCE(a.instrument_version, '') AS instrument, a.rated_at, p.class_id FROM skill_rating b \
         JOIN skill_rating a ON a.organisation_id = b.organisation_id AND a.place_id = b.place_id AND a.module_id = b.module_id \
         AND a.skill_id = b.skill_id AND a.moment = 'after' AND a.answer = 'rated' AND a.framework_version = b.framework_version \
         AND COALESCE(a.instrument_version, '') = COALESCE(b.instrument_version, '') AND a.rated_at >= b.rated_at \
         JOIN place p ON p.organisation_id = b.organisation_id AND p.id = b.place_id \
         WHERE b.organisation_id = $1 AND b.place_id = $2 AND b.moment = 'before' AND b.answer = 'rated' ORDER BY b.module_id, b.skill_id")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .fetch_all(change.own(own).await?)
    .await?;
    let mut by_module: BTreeMap<String, Vec<Both>> = BTreeMap::new();
    for row in &found {
        let one = Both {
            skill: rows::text(row, "skill_id")?,
            before: rows::number(row, "before_value")?,
            after: rows::number(row, "after_value")?,
            framework: rows::text(row, "framework_version")?,
            instrument: rows::text(row, "instrument")?,
            class: rows::maybe_text(row, "class_id")?,
            said_at: rows::number(row, "rated_at")?,
        };
        by_module.entry(rows::text(row, "module_id")?).or_default().push(one);
    }
    Ok(by_module)
}

async fn insert(change: &mut Change, own: &OwnPlace, module: &str, quarter: Quarter, one: &Both) -> Result<(), StorageError> {
    sql("INSERT INTO counted_skill (organisation_id, place_id, module_id, skill_id, before_value, after_value, framework_version, \
         instrument_version, class_id, quarter) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .bind(module)
    .bind(one.skill.as_str())
    .bind(one.before)
    .bind(one.after)
    .bind(one.framework.as_str())
    .bind(one.instrument.as_str())
    .bind(one.class.as_deref())
    .bind(quarter.code())
    .execute(change.own(own).await?)
    .await?;
    Ok(())
}

/// The modules of which something of theirs is counted, each with its quarter.
pub async fn mine(people: &PeopleStore, own: &OwnPlace) -> Result<Vec<(ModuleId, Quarter)>, StorageError> {
    let found = sql("SELECT DISTINCT module_id, quarter FROM counted_skill WHERE organisation_id = $1 AND place_id = $2 ORDER BY module_id")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .fetch_all(people.read_own(own).await?.sql())
        .await?;
    rows::each(&found, |row| Ok((rows::parsed(row, "module_id", ModuleId::parse)?, rows::known(row, "quarter", Quarter::parse)?)))
}

/// One skill of one person, as it is counted. `person` is a number of this reading, so that nobody's id leaves this file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    pub person: usize,
    pub module: String,
    pub before: u8,
    pub after: u8,
    pub class: Option<String>,
    pub quarter: Quarter,
}

/// All that is counted up to this quarter, in the words that are asked now: answers to other words are no pair.
pub async fn counted(change: &mut Change, up_to: Quarter, words: Versions) -> Result<Vec<Counted>, StorageError> {
    let organisation = change.organisation();
    let found = sql("SELECT place_id, module_id, before_value, after_value, class_id, quarter FROM counted_skill \
         WHERE organisation_id = $1 AND quarter <= $2 AND framework_version = $3 AND instrument_version = $4 ORDER BY place_id, module_id, skill_id")
    .bind(organisation)
    .bind(up_to.code())
    .bind(words.framework.to_string())
    .bind(words.instrument.to_string())
    .fetch_all(change.count().await?)
    .await?;
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut counted = Vec::new();
    for row in &found {
        let next = numbers.len();
        counted.push(Counted {
            person: *numbers.entry(rows::text(row, "place_id")?).or_insert(next),
            module: rows::text(row, "module_id")?,
            before: rows::small(row, "before_value")?,
            after: rows::small(row, "after_value")?,
            class: rows::maybe_text(row, "class_id")?,
            quarter: rows::known(row, "quarter", Quarter::parse)?,
        });
    }
    Ok(counted)
}

/// What was told, the earliest quarter first: the bytes as they were made.
pub async fn told(people: &PeopleStore) -> Result<Vec<(Quarter, String)>, StorageError> {
    let found = sql("SELECT quarter, told FROM quarter_total WHERE organisation_id = $1 ORDER BY quarter")
        .bind(people.organisation().as_str())
        .fetch_all(people.read().await?.sql())
        .await?;
    rows::each(&found, read_told)
}

/// The same, inside the change that may tell a quarter.
pub async fn told_so_far(change: &mut Change) -> Result<Vec<(Quarter, String)>, StorageError> {
    let organisation = change.organisation();
    let found = sql("SELECT quarter, told FROM quarter_total WHERE organisation_id = $1 ORDER BY quarter").bind(organisation).fetch_all(change.sql()).await?;
    rows::each(&found, read_told)
}

fn read_told(row: &sqlx::any::AnyRow) -> Result<(Quarter, String), StorageError> {
    Ok((rows::known(row, "quarter", Quarter::parse)?, rows::text(row, "told")?))
}

/// `false`: another server told this quarter first, and its words stand.
pub async fn tell(change: &mut Change, quarter: Quarter, told: &str) -> Result<bool, StorageError> {
    let organisation = change.organisation();
    let done = sql("INSERT INTO quarter_total (organisation_id, quarter, told) VALUES ($1, $2, $3) ON CONFLICT (organisation_id, quarter) DO NOTHING")
        .bind(organisation)
        .bind(quarter.code())
        .bind(told)
        .execute(change.sql())
        .await?;
    Ok(done.rows_affected() == 1)
}
