//! A new key of the server (`doorstep rotate-key`): everything stored under the old one is stored under the new one, in one change, so that
//! a crash leaves all of it under one of the two.
//!
//! Scrambled words and keys wrapped under words get a new envelope; keys of shares, keys of badges, notes of mentorships, files with prior learning and secrets of
//! authenticator apps are sealed anew; ends of
//! access logs are signed anew. Not stored, and made anew by themselves: tickets and tokens of forms, counts of wrong tries, codes of ten
//! minutes, marks of known devices. Deliberately absent: opening anything that a
//! learner wrote. It needs no words and reads no note of theirs.

use super::{
    Change, PeopleStore, StorageError, access_chains, age, award_keys, mentorship_notes, prior_files, rows, seal::ShareKey, second_step, sql, staff_mail,
};
use crate::{
    account::secrets::Secrets,
    domain::ids::{PlaceId, ShareId, StaffId},
};

/// How many of each were stored anew.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Rotated {
    pub places: usize,
    pub accounts: usize,
    pub shares: usize,
}

pub async fn rotate(people: &PeopleStore, old: &Secrets, new: &Secrets) -> Result<Rotated, StorageError> {
    let mut change = people.change().await?;
    let done = Rotated {
        places: places(&mut change, old, new).await?,
        accounts: accounts(&mut change, old, new).await?,
        shares: share_keys(&mut change, old, new).await?,
    };
    staff_mail::seal_anew(&mut change, old, new).await?;
    award_keys::seal_anew(&mut change, old, new).await?;
    mentorship_notes::seal_anew(&mut change, old, new).await?;
    prior_files::seal_anew(&mut change, old, new).await?;
    access_chains::sign_anew(&mut change, old, new).await?;
    let organisation = change.organisation();
    sql("UPDATE database_age SET key_check = $2 WHERE organisation_id = $1").bind(organisation).bind(age::key_check(new)).execute(change.sql()).await?;
    change.grow();
    change.commit().await?;
    Ok(done)
}

async fn places(change: &mut Change, old: &Secrets, new: &Secrets) -> Result<usize, StorageError> {
    let organisation = change.organisation();
    let found = sql("SELECT id, secret_hash, spare_hash, key_by_card, key_by_spare FROM place WHERE organisation_id = $1")
        .bind(organisation.as_str())
        .fetch_all(change.sql())
        .await?;
    for row in &found {
        let anew = |column: &'static str| -> Result<String, StorageError> { Ok(new.shut(old.unshut(&rows::text(row, column)?)?)?) };
        sql("UPDATE place SET secret_hash = $3, spare_hash = $4, key_by_card = $5, key_by_spare = $6 WHERE organisation_id = $1 AND id = $2")
            .bind(organisation.as_str())
            .bind(rows::text(row, "id")?)
            .bind(anew("secret_hash")?)
            .bind(anew("spare_hash")?)
            .bind(anew("key_by_card")?)
            .bind(anew("key_by_spare")?)
            .execute(change.sql())
            .await?;
    }
    Ok(found.len())
}

/// An empty hash is an account whose owner has not joined: it stays empty.
async fn accounts(change: &mut Change, old: &Secrets, new: &Secrets) -> Result<usize, StorageError> {
    let organisation = change.organisation();
    let found = sql("SELECT id, password_hash FROM staff WHERE organisation_id = $1 AND password_hash <> ''")
        .bind(organisation.as_str())
        .fetch_all(change.sql())
        .await?;
    for row in &found {
        sql("UPDATE staff SET password_hash = $3 WHERE organisation_id = $1 AND id = $2")
            .bind(organisation.as_str())
            .bind(rows::text(row, "id")?)
            .bind(new.shut(old.unshut(&rows::text(row, "password_hash")?)?)?)
            .execute(change.sql())
            .await?;
    }
    let steps =
        sql("SELECT staff_id, sealed_secret FROM staff_second_step WHERE organisation_id = $1").bind(organisation.as_str()).fetch_all(change.sql()).await?;
    for row in &steps {
        let id = StaffId::from_store(rows::text(row, "staff_id")?);
        sql("UPDATE staff_second_step SET sealed_secret = $3 WHERE organisation_id = $1 AND staff_id = $2")
            .bind(organisation.as_str())
            .bind(id.as_str())
            .bind(second_step::seal_anew(old, new, &id, &rows::text(row, "sealed_secret")?)?)
            .execute(change.sql())
            .await?;
    }
    Ok(found.len())
}

/// A place's at a time: that is how PostgreSQL gives them (`row_rights`).
async fn share_keys(change: &mut Change, old: &Secrets, new: &Secrets) -> Result<usize, StorageError> {
    let organisation = change.organisation();
    let givers = sql("SELECT DISTINCT place_id FROM share WHERE organisation_id = $1").bind(organisation.as_str()).fetch_all(change.house().await?).await?;
    let mut done = 0;
    for place in rows::each(&givers, |row| rows::text(row, "place_id").map(PlaceId::from_store))? {
        let found = sql("SELECT share_id, sealed_key FROM share_key WHERE organisation_id = $1 AND place_id = $2")
            .bind(organisation.as_str())
            .bind(place.as_str())
            .fetch_all(change.place(&place).await?)
            .await?;
        for row in &found {
            let id = ShareId::from_store(rows::text(row, "share_id")?);
            let key = ShareKey::unwrap(&rows::text(row, "sealed_key")?, old, &id)?;
            sql("UPDATE share_key SET sealed_key = $3 WHERE organisation_id = $1 AND share_id = $2")
                .bind(organisation.as_str())
                .bind(id.as_str())
                .bind(key.wrap(new, &id)?)
                .execute(change.place(&place).await?)
                .await?;
        }
        done += found.len();
    }
    Ok(done)
}
