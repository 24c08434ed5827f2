//! How far this database has come, so that an older copy that was put back is noticed before anybody comes in.
//!
//! Whenever something ends that must not come back (a share, old words, a passkey, a session, an account), `Change::grow` adds a step to the
//! same change. A file in the data folder (`http/age.rs`) follows. A database that is behind the file is an older copy: [`hold`] then ends every
//! share, every yes to being counted, every visit and every open invitation in one change, and each place's log says so. Rather too much than one thing too little:
//! what ended since the copy was made is not known, only that something may have.
//! Deliberately absent: what the steps were, and when; a copy is not mended by guessing.

use super::{Change, PeopleStore, StorageError, access_log, inbox, rows, sql};
use crate::{
    account::secrets::{Secrets, encode, random},
    domain::{ids::PlaceId, notice::Kind},
};

/// One step in a database's life. Two copies that went on apart from each other have other marks at the same number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    number: i64,
    mark: String,
}

impl Step {
    /// A line of the file; `None` for what we cannot have written.
    pub fn parse(line: &str) -> Option<Self> {
        let (number, mark) = line.trim().split_once(' ')?;
        let fine = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
        (mark.len() == 22 && mark.chars().all(fine)).then_some(Self { number: number.parse().ok()?, mark: mark.to_owned() })
    }

    /// For the file.
    pub fn line(&self) -> String {
        format!("{} {}", self.number, self.mark)
    }

    pub fn is_behind(&self, file: &Self) -> bool {
        self.number < file.number || (self.number == file.number && self.mark != file.mark)
    }
}

/// What the file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remembered {
    Step(Step),
    /// No file, and this folder is the whole memory of the site: the database came without it, so it is a copy.
    Lost,
    /// No file, on a server that may be a new one beside others.
    NotYet,
}

/// What came of holding the file against the database.
#[derive(Debug, PartialEq, Eq)]
pub struct Held {
    /// For the file.
    pub step: Step,
    /// It was an older copy: so many shares were ended.
    pub ended: Option<u64>,
}

/// The commit of a change in which something ended calls this, last of all.
pub(super) async fn grow(change: &mut Change) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE database_age SET steps = steps + 1, mark = $2 WHERE organisation_id = $1")
        .bind(organisation)
        .bind(encode(&random::<16>()))
        .execute(change.sql())
        .await?;
    Ok(())
}

/// One more step, for the hour that passed: whatever is older than that is noticed in any case.
pub async fn grow_alone(people: &PeopleStore) -> Result<(), StorageError> {
    let mut change = people.change().await?;
    change.grow();
    change.commit().await
}

/// Where the database is now. `None`: it was never held against a file.
pub async fn step(people: &PeopleStore) -> Result<Option<Step>, StorageError> {
    let found = sql("SELECT steps, mark FROM database_age WHERE organisation_id = $1")
        .bind(people.organisation().as_str())
        .fetch_optional(people.read().await?.sql())
        .await?;
    found.map(|row| Ok(Step { number: rows::number(&row, "steps")?, mark: rows::text(&row, "mark")? })).transpose()
}

/// Was this database made with this key file? `None`: it does not say yet.
pub async fn key_fits(people: &PeopleStore, secrets: &Secrets) -> Result<Option<bool>, StorageError> {
    let found = sql("SELECT key_check FROM database_age WHERE organisation_id = $1")
        .bind(people.organisation().as_str())
        .fetch_optional(people.read().await?.sql())
        .await?;
    found.map(|row| Ok(rows::text(&row, "key_check")? == key_check(secrets))).transpose()
}

pub(super) fn key_check(secrets: &Secrets) -> String {
    secrets.sign("doorstep/key-check/1", "")
}

/// Before the site opens, and while it runs. An older copy ends what it may have brought back; any database goes one step on.
pub async fn hold(people: &PeopleStore, secrets: &Secrets, file: &Remembered, now: i64) -> Result<Held, StorageError> {
    let mut change = people.change().await?;
    let organisation = change.organisation();
    let found = sql("SELECT steps, mark FROM database_age WHERE organisation_id = $1").bind(organisation.as_str()).fetch_optional(change.sql()).await?;
    let here = found.map(|row| Ok::<_, StorageError>(Step { number: rows::number(&row, "steps")?, mark: rows::text(&row, "mark")? })).transpose()?;
    let older = match (&here, file) {
        (Some(here), Remembered::Step(file)) => here.is_behind(file),
        // From before such steps were counted.
        (None, Remembered::Step(_)) => true,
        (Some(_), Remembered::Lost) => true,
        (Some(_), Remembered::NotYet) | (None, _) => false,
    };
    let ended = if older { Some(end_everything(&mut change, secrets, now).await?) } else { None };
    let seen = [here.map_or(0, |step| step.number), if let Remembered::Step(file) = file { file.number } else { 0 }];
    let step = Step { number: seen[0].max(seen[1]) + 1, mark: encode(&random::<16>()) };
    sql("INSERT INTO database_age (organisation_id, steps, mark, key_check) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (organisation_id) DO UPDATE SET steps = excluded.steps, mark = excluded.mark")
    .bind(organisation)
    .bind(step.number)
    .bind(step.mark.as_str())
    .bind(key_check(secrets))
    .execute(change.sql())
    .await?;
    change.commit().await?;
    Ok(Held { step, ended })
}

async fn end_everything(change: &mut Change, secrets: &Secrets, now: i64) -> Result<u64, StorageError> {
    let organisation = change.organisation();
    let found = sql("SELECT id FROM place WHERE organisation_id = $1").bind(organisation.as_str()).fetch_all(change.sql()).await?;
    let mut ended = 0;
    for place in rows::each(&found, |row| rows::text(row, "id").map(PlaceId::from_store))? {
        ended += end_shares(change, &place, now).await?;
        end_counting(change, &place).await?;
        access_log::note_restored(change, secrets, &place, now).await?;
    }
    sql("DELETE FROM learner_session WHERE organisation_id = $1").bind(organisation.as_str()).execute(change.sql()).await?;
    sql("DELETE FROM staff_session WHERE organisation_id = $1").bind(organisation.as_str()).execute(change.sql()).await?;
    sql("UPDATE staff_invitation SET withdrawn_at = $2 WHERE organisation_id = $1 AND used_at IS NULL AND withdrawn_at IS NULL")
        .bind(organisation)
        .bind(now)
        .execute(change.sql())
        .await?;
    inbox::tell_administrators(change, None, Kind::Restored, "", now).await?;
    Ok(ended)
}

/// Whether somebody took their yes back since the copy was made is not known: they are asked nothing, and can say it again. Nor is it known what
/// was told since: no module of the copy is counted again.
async fn end_counting(change: &mut Change, place: &PlaceId) -> Result<(), StorageError> {
    let organisation = change.organisation();
    for query in [
        sql("INSERT INTO counted_before (organisation_id, place_id, module_id) SELECT DISTINCT organisation_id, place_id, module_id \
             FROM counted_skill WHERE organisation_id = $1 AND place_id = $2 ON CONFLICT (place_id, module_id) DO NOTHING"),
        sql("DELETE FROM counted_skill WHERE organisation_id = $1 AND place_id = $2"),
        sql("DELETE FROM counting_yes WHERE organisation_id = $1 AND place_id = $2"),
    ] {
        query.bind(organisation.as_str()).bind(place.as_str()).execute(change.place(place).await?).await?;
    }
    Ok(())
}

async fn end_shares(change: &mut Change, place: &PlaceId, now: i64) -> Result<u64, StorageError> {
    let organisation = change.organisation();
    let ended = sql("INSERT INTO share_end (organisation_id, share_id, place_id, ended_at, why, cause) \
         SELECT organisation_id, id, place_id, $3, 'reader', 'restored' FROM share WHERE organisation_id = $1 AND place_id = $2 AND ends_at > $3 \
         ON CONFLICT (share_id) DO NOTHING")
    .bind(organisation.as_str())
    .bind(place.as_str())
    .bind(now)
    .execute(change.place(place).await?)
    .await?;
    sql("DELETE FROM share_key WHERE organisation_id = $1 AND place_id = $2")
        .bind(organisation)
        .bind(place.as_str())
        .execute(change.place(place).await?)
        .await?;
    Ok(ended.rows_affected())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(number: i64, letter: &str) -> Step {
        Step { number, mark: letter.repeat(22) }
    }

    #[test]
    fn a_step_reads_back_and_nothing_else_does() {
        assert_eq!(Step::parse(&step(7, "a").line()), Some(step(7, "a")));
        for bad in ["", "7", "7 short", "x aaaaaaaaaaaaaaaaaaaaaa", "7 aaaaaaaaaaaaaaaaaaaaa!"] {
            assert_eq!(Step::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_copy_that_went_its_own_way_is_behind_too() {
        assert!(step(6, "a").is_behind(&step(7, "a")));
        assert!(step(7, "b").is_behind(&step(7, "a")));
        assert!(!step(7, "a").is_behind(&step(7, "a")) && !step(8, "b").is_behind(&step(7, "a")));
    }
}
