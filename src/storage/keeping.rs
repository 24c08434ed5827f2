//! How long places stay, and that a deleted place stays deleted.
//!
//! Two promises. A place that nobody opened for some months is deleted (trust R-PRIV-55), a few a day and never by a clock that jumped;
//! a shorter time that is set later reaches nobody before they come again.
//! And when an older copy of the database is put back, whoever had left it is deleted again before the site opens (R-PRIV-53).
//!
//! Deliberately absent: anything that says which places these are, or when they were used. No id leaves this file.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::{Change, PeopleStore, StorageError, access_chains, rows, sql};
use crate::{
    account::secrets::{Secrets, encode},
    domain::{ids::PlaceId, unused_term::Months},
};

/// A site counts at most this many days at once, however far its clock moved: about as long as a site is switched off for.
const LONGEST_STEP: i64 = 7;
/// So many places may end in a day, or one in a hundred if that is more; beyond it somebody who runs the site has to agree.
const FEW: i64 = 10;

/// Places that nobody opened for as long as holds now ($2: today, $3: the last day on which such a place was used), nor for as long as held
/// on the day on which they were last used: nobody is given less time than they were told. Days are counted as in `Months::days`.
macro_rules! due {
    () => {
        "u.organisation_id = $1 AND u.used_on <= $3 AND NOT EXISTS (SELECT 1 FROM unused_term t WHERE t.organisation_id = $1 \
         AND t.from_day <= u.used_on AND t.until_day >= u.used_on AND u.used_on > $2 - (t.months * 3653 + 119) / 120)"
    };
}

/// What the ledger of deletions keeps of a place: a hash of its random id. Nothing leads back, and without the row there is nothing to find.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark(String);

impl Mark {
    fn of(place: &PlaceId) -> Self {
        Self(encode(&Sha256::new().chain_update("doorstep/deleted/1\0").chain_update(place.as_str()).finalize()))
    }

    /// A line of the ledger; `None` for what we cannot have written, as the torn end of a file.
    pub fn parse(line: &str) -> Option<Self> {
        let fine = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
        (line.len() == 43 && line.chars().all(fine)).then(|| Self(line.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The only way in which a place ends: deletes it by its id and notes that it is gone, in one change. All its rows go with it, the wrapped
/// keys among them; what stays of its log is a tombstone (trust R-PRIV-54).
pub(super) async fn delete_place(change: &mut Change, secrets: &Secrets, place: &PlaceId, now: i64) -> Result<Mark, StorageError> {
    access_chains::leave_tombstone(change, secrets, place, now).await?;
    let organisation = change.organisation();
    sql("DELETE FROM place WHERE organisation_id = $1 AND id = $2").bind(organisation).bind(place.as_str()).execute(change.sql()).await?;
    let mark = Mark::of(place);
    note(change, &mark).await?;
    Ok(mark)
}

async fn note(change: &mut Change, mark: &Mark) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("INSERT INTO deleted_place (organisation_id, mark) VALUES ($1, $2) ON CONFLICT (organisation_id, mark) DO NOTHING")
        .bind(organisation)
        .bind(mark.as_str())
        .execute(change.sql())
        .await?;
    Ok(())
}

/// What came of holding the ledger against the database.
#[derive(Debug, PartialEq, Eq)]
pub struct CaughtUp {
    /// Places that were back and are deleted again.
    pub deleted: usize,
    /// Marks that only the database has: for the ledger.
    pub for_ledger: Vec<Mark>,
}

/// Deletes again whatever the ledger or the database says was deleted, and makes both say the same.
pub async fn catch_up(people: &PeopleStore, secrets: &Secrets, ledger: &BTreeSet<Mark>, now: i64) -> Result<CaughtUp, StorageError> {
    let mut change = people.change().await?;
    let organisation = change.organisation();
    let found = sql("SELECT mark FROM deleted_place WHERE organisation_id = $1").bind(organisation.as_str()).fetch_all(change.sql()).await?;
    let noted: BTreeSet<Mark> = rows::each(&found, |row| rows::known(row, "mark", Mark::parse))?.into_iter().collect();
    let found = sql("SELECT id FROM place WHERE organisation_id = $1").bind(organisation).fetch_all(change.sql()).await?;
    let places = rows::each(&found, |row| rows::text(row, "id").map(PlaceId::from_store))?;
    let mut deleted = 0;
    for place in &places {
        let mark = Mark::of(place);
        if noted.contains(&mark) || ledger.contains(&mark) {
            delete_place(&mut change, secrets, place, now).await?;
            deleted += 1;
        }
    }
    for mark in ledger.difference(&noted) {
        note(&mut change, mark).await?;
    }
    change.commit().await?;
    Ok(CaughtUp { deleted, for_ledger: noted.difference(ledger).cloned().collect() })
}

/// Takes away what deleting leaves in the side file of SQLite: old pages wait there until the next checkpoint. `false`: somebody was
/// reading, try again. PostgreSQL does this by itself (autovacuum).
pub async fn wipe_traces(people: &PeopleStore) -> Result<bool, StorageError> {
    const TRUNCATE: &str = "PRAGMA wal_checkpoint(TRUNCATE)";
    let Some(writer) = &people.db.writer else { return Ok(true) };
    let _turn = writer.clone().acquire_owned().await.map_err(|_| StorageError::Locked)?;
    let row = sqlx::raw_sql(TRUNCATE).fetch_one(&mut *people.db.pool.acquire().await?).await?;
    Ok(rows::number(&row, "busy")? == 0)
}

/// Somebody opened the place or is using it. Writes only when the day is another one.
pub(super) async fn note_use(change: &mut Change, place: &PlaceId) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("INSERT INTO place_use (organisation_id, place_id, used_on) VALUES ($1, $2, \
         COALESCE((SELECT d.days FROM site_day d WHERE d.organisation_id = $1), 0)) \
         ON CONFLICT (place_id) DO UPDATE SET used_on = excluded.used_on WHERE place_use.used_on < excluded.used_on")
    .bind(organisation)
    .bind(place.as_str())
    .execute(change.sql())
    .await?;
    Ok(())
}

/// How many may end at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leave {
    AFew,
    /// Somebody who runs the site said so.
    All,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Ended {
    pub marks: Vec<Mark>,
    /// Due, and left for another day.
    pub waiting: i64,
}

/// Counts the day and deletes places that nobody opened for so many days of the site. As often as one likes: the second time in a day
/// finds nothing more to do.
pub async fn end_unused(change: &mut Change, secrets: &Secrets, months: Months, leave: Leave, now: i64) -> Result<Ended, StorageError> {
    let (days, ended_today) = count_day(change, now).await?;
    notice_newcomers(change, days).await?;
    note_term_on(change, months, days).await?;
    let due = due(change, days, months).await?;
    let allowed = match leave {
        Leave::All => due,
        Leave::AFew => (allowance(change).await? - ended_today).clamp(0, due),
    };
    let organisation = change.organisation();
    let found = sql(concat!("SELECT u.place_id FROM place_use u WHERE ", due!(), " ORDER BY u.used_on, u.place_id LIMIT $4"))
        .bind(organisation.as_str())
        .bind(days)
        .bind(days - months.days())
        .bind(allowed)
        .fetch_all(change.sql())
        .await?;
    let mut marks = Vec::new();
    for place in rows::each(&found, |row| rows::text(row, "place_id").map(PlaceId::from_store))? {
        marks.push(delete_place(change, secrets, &place, now).await?);
    }
    sql("UPDATE site_day SET ended_today = ended_today + $2 WHERE organisation_id = $1").bind(organisation).bind(allowed).execute(change.sql()).await?;
    Ok(Ended { marks, waiting: due - allowed })
}

/// How many places are due now, for whoever runs the site. A number of accounts, which says nothing about anybody.
pub async fn waiting(people: &PeopleStore, months: Months) -> Result<i64, StorageError> {
    let organisation = people.organisation().as_str();
    let day = sql("SELECT days FROM site_day WHERE organisation_id = $1").bind(organisation).fetch_optional(people.read().await?.sql()).await?;
    let days = day.map(|row| rows::number(&row, "days")).transpose()?.unwrap_or_default();
    let found = sql(concat!("SELECT CAST(COUNT(*) AS BIGINT) AS n FROM place_use u WHERE ", due!()))
        .bind(organisation)
        .bind(days)
        .bind(days - months.days())
        .fetch_one(people.read().await?.sql())
        .await?;
    rows::number(&found, "n")
}

/// From today on the site keeps unused places for so many months. Noted by itself each hour, also when the settings file was changed;
/// whoever changes it on a page notes what held before and what holds now, in the same change.
pub async fn note_term(change: &mut Change, months: Months, now: i64) -> Result<(), StorageError> {
    let (days, _) = count_day(change, now).await?;
    note_term_on(change, months, days).await
}

async fn note_term_on(change: &mut Change, months: Months, days: i64) -> Result<(), StorageError> {
    let (organisation, number) = (change.organisation(), i64::from(months.number()));
    let held = sql("SELECT months FROM unused_term WHERE organisation_id = $1 AND until_day IS NULL")
        .bind(organisation.as_str())
        .fetch_optional(change.sql())
        .await?
        .map(|row| rows::number(&row, "months"))
        .transpose()?;
    if held == Some(number) {
        return Ok(());
    }
    sql("UPDATE unused_term SET until_day = $2 WHERE organisation_id = $1 AND until_day IS NULL")
        .bind(organisation.as_str())
        .bind(days)
        .execute(change.sql())
        .await?;
    // The first term holds from the beginning. One that comes back on the day on which it ended goes on.
    sql("INSERT INTO unused_term (organisation_id, from_day, months, until_day) VALUES ($1, $2, $3, NULL) \
         ON CONFLICT (organisation_id, from_day, months) DO UPDATE SET until_day = NULL")
    .bind(organisation)
    .bind(if held.is_none() { 0 } else { days })
    .bind(number)
    .execute(change.sql())
    .await?;
    Ok(())
}

/// The day of the site, and how many places ended on it. A clock that went years ahead counts as a week, one that went back as nothing.
async fn count_day(change: &mut Change, now: i64) -> Result<(i64, i64), StorageError> {
    let organisation = change.organisation();
    let today = now.div_euclid(86_400_000);
    // Also takes the row for this change, so that two servers do not count one day twice.
    sql("INSERT INTO site_day (organisation_id, days, clock_day, ended_today) VALUES ($1, 0, $2, 0) \
         ON CONFLICT (organisation_id) DO UPDATE SET days = site_day.days")
    .bind(organisation.as_str())
    .bind(today)
    .execute(change.sql())
    .await?;
    let row = sql("SELECT days, clock_day, ended_today FROM site_day WHERE organisation_id = $1").bind(organisation.as_str()).fetch_one(change.sql()).await?;
    let (days, clock_day, ended_today) = (rows::number(&row, "days")?, rows::number(&row, "clock_day")?, rows::number(&row, "ended_today")?);
    let step = (today - clock_day).clamp(0, LONGEST_STEP);
    let (days, ended_today) = (days + step, if step == 0 { ended_today } else { 0 });
    sql("UPDATE site_day SET days = $2, clock_day = $3, ended_today = $4 WHERE organisation_id = $1")
        .bind(organisation)
        .bind(days)
        .bind(today)
        .bind(ended_today)
        .execute(change.sql())
        .await?;
    Ok((days, ended_today))
}

/// A place that was never noted as used counts from the day on which it was noticed, not from the beginning of time.
async fn notice_newcomers(change: &mut Change, days: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("INSERT INTO place_use (organisation_id, place_id, used_on) SELECT p.organisation_id, p.id, CAST($2 AS BIGINT) FROM place p \
         WHERE p.organisation_id = $1 AND NOT EXISTS (SELECT 1 FROM place_use u WHERE u.place_id = p.id)")
    .bind(organisation)
    .bind(days)
    .execute(change.sql())
    .await?;
    Ok(())
}

async fn due(change: &mut Change, days: i64, months: Months) -> Result<i64, StorageError> {
    let organisation = change.organisation();
    let found = sql(concat!("SELECT CAST(COUNT(*) AS BIGINT) AS n FROM place_use u WHERE ", due!()))
        .bind(organisation)
        .bind(days)
        .bind(days - months.days())
        .fetch_one(change.sql())
        .await?;
    rows::number(&found, "n")
}

async fn allowance(change: &mut Change) -> Result<i64, StorageError> {
    let organisation = change.organisation();
    let found = sql("SELECT CAST(COUNT(*) AS BIGINT) AS n FROM place WHERE organisation_id = $1").bind(organisation).fetch_one(change.sql()).await?;
    Ok((rows::number(&found, "n")? / 100).max(FEW))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_says_nothing_and_reads_back() {
        let mark = Mark::of(&PlaceId::from_store("p1"));
        assert_eq!(Mark::parse(mark.as_str()), Some(mark.clone()));
        assert_ne!(mark, Mark::of(&PlaceId::from_store("p2")));
        assert!(!mark.as_str().contains("p1"));
        for torn in ["", &mark.as_str()[..20], "not a mark at all, but forty-three letters!"] {
            assert_eq!(Mark::parse(torn), None, "{torn}");
        }
    }
}
