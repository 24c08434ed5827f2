//! When a place was opened, for the one whose place it is: the day, and phone or computer.
//!
//! Deliberately absent: the hour, the address, the browser, and anybody else who could read it.

use super::{Change, PeopleStore, StorageError, places::OwnPlace, rows, sql};

/// As coarse as it gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Phone,
    Computer,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Computer => "computer",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Phone, Self::Computer].into_iter().find(|kind| kind.word() == word)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    /// `yyyy-mm-dd`
    pub day: String,
    pub kind: Kind,
    pub times: i64,
}

pub async fn note(change: &mut Change, own: &OwnPlace, day: &str, kind: Kind) -> Result<(), StorageError> {
    sql("INSERT INTO learner_sign_in (organisation_id, place_id, day, device, times) VALUES ($1, $2, $3, $4, 1) \
         ON CONFLICT (place_id, day, device) DO UPDATE SET times = learner_sign_in.times + 1")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .bind(day)
    .bind(kind.word())
    .execute(change.own(own).await?)
    .await?;
    Ok(())
}

/// The newest first.
pub async fn all(people: &PeopleStore, own: &OwnPlace) -> Result<Vec<SignIn>, StorageError> {
    let found = sql("SELECT day, device, times FROM learner_sign_in WHERE organisation_id = $1 AND place_id = $2 ORDER BY day DESC, device")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .fetch_all(people.read_own(own).await?.sql())
        .await?;
    rows::each(&found, |row| {
        Ok(SignIn { day: rows::text(row, "day")?, kind: rows::known(row, "device", Kind::from_word)?, times: rows::number(row, "times")? })
    })
}

/// Days before this one. Says how many went.
pub async fn sweep(change: &mut Change, before_day: &str) -> Result<u64, StorageError> {
    let organisation = change.organisation();
    let gone =
        sql("DELETE FROM learner_sign_in WHERE organisation_id = $1 AND day < $2").bind(organisation).bind(before_day).execute(change.house().await?).await?;
    Ok(gone.rows_affected())
}
