//! Forms that were sent twice. Each form carries a key; the first one to arrive does the work, the others get its outcome.
//!
//! `begin` stands in the same change as the work: when the work fails, the key is free again.

use super::{Change, StorageError, places::OwnPlace, rows, sql, staff::Staff};

/// The random value in a form. Made by whoever draws the form, checked for shape only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormKey(String);

impl FormKey {
    pub fn fresh() -> Self {
        Self(crate::account::secrets::encode(&crate::account::secrets::random::<16>()))
    }

    pub fn parse(text: &str) -> Option<Self> {
        let fine = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
        ((16..=64).contains(&text.len()) && text.chars().all(fine)).then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Submission {
    First,
    /// What the first one led to, as `finish` recorded it: usually the address to go to.
    Repeated(Option<String>),
}

/// As a learner.
pub async fn begin(change: &mut Change, own: &OwnPlace, key: &FormKey, now: i64) -> Result<Submission, StorageError> {
    let first = sql("INSERT INTO learner_submission (organisation_id, place_id, form_key, outcome, sent_at) VALUES ($1, $2, $3, NULL, $4) \
         ON CONFLICT (place_id, form_key) DO NOTHING")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .bind(key.as_str())
    .bind(now)
    .execute(change.own(own).await?)
    .await?;
    if first.rows_affected() == 1 {
        return Ok(Submission::First);
    }
    let before = sql("SELECT outcome FROM learner_submission WHERE organisation_id = $1 AND place_id = $2 AND form_key = $3")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .bind(key.as_str())
        .fetch_optional(change.own(own).await?)
        .await?;
    Ok(Submission::Repeated(before.map(|row| rows::maybe_text(&row, "outcome")).transpose()?.flatten()))
}

pub async fn finish(change: &mut Change, own: &OwnPlace, key: &FormKey, outcome: &str) -> Result<(), StorageError> {
    sql("UPDATE learner_submission SET outcome = $4 WHERE organisation_id = $1 AND place_id = $2 AND form_key = $3")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .bind(key.as_str())
        .bind(outcome)
        .execute(change.own(own).await?)
        .await?;
    Ok(())
}

pub async fn begin_as_staff(change: &mut Change, staff: &Staff, key: &FormKey, now: i64) -> Result<Submission, StorageError> {
    let first = sql("INSERT INTO staff_submission (organisation_id, staff_id, form_key, outcome, sent_at) VALUES ($1, $2, $3, NULL, $4) \
         ON CONFLICT (staff_id, form_key) DO NOTHING")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(key.as_str())
    .bind(now)
    .execute(change.sql())
    .await?;
    if first.rows_affected() == 1 {
        return Ok(Submission::First);
    }
    let before = sql("SELECT outcome FROM staff_submission WHERE organisation_id = $1 AND staff_id = $2 AND form_key = $3")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .bind(key.as_str())
        .fetch_optional(change.sql())
        .await?;
    Ok(Submission::Repeated(before.map(|row| rows::maybe_text(&row, "outcome")).transpose()?.flatten()))
}

pub async fn finish_as_staff(change: &mut Change, staff: &Staff, key: &FormKey, outcome: &str) -> Result<(), StorageError> {
    sql("UPDATE staff_submission SET outcome = $4 WHERE organisation_id = $1 AND staff_id = $2 AND form_key = $3")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .bind(key.as_str())
        .bind(outcome)
        .execute(change.sql())
        .await?;
    Ok(())
}

/// A page that somebody left open longer than this may send its form anew. Says how many keys went.
pub async fn sweep(change: &mut Change, before: i64) -> Result<u64, StorageError> {
    let organisation = change.organisation();
    let learners = sql("DELETE FROM learner_submission WHERE organisation_id = $1 AND sent_at < $2")
        .bind(organisation.as_str())
        .bind(before)
        .execute(change.house().await?)
        .await?;
    let staff = sql("DELETE FROM staff_submission WHERE organisation_id = $1 AND sent_at < $2").bind(organisation).bind(before).execute(change.sql()).await?;
    Ok(learners.rows_affected() + staff.rows_affected())
}
