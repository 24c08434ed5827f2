//! Staff who come by single sign-on. The key is (issuer, subject): two providers that use the same subject or the same e-mail address
//! are two people (trust A-38). Deliberately absent: joining such an account with a local one.

use super::{
    Change, PeopleStore, StorageError, rows, sql,
    staff::{Staff, new_key, set_roles},
};
use crate::{
    account::secrets::Token,
    domain::{
        ids::StaffId,
        roles::{Role, Roles},
    },
};

/// Who came, as the provider said and we verified.
#[derive(Debug, Clone)]
pub struct Arrived<'a> {
    pub issuer: &'a str,
    pub subject: &'a str,
    pub display_name: &'a str,
    /// From the provider's groups, today.
    pub roles: Roles,
    /// Of a word that nobody knows: such an account has no passphrase.
    pub locked_hash: &'a str,
}

/// The account of somebody who came, made at the first time; name and roles are those of today. `None`: an administrator closed it.
pub async fn arrive(people: &PeopleStore, arrived: &Arrived<'_>, now: i64) -> Result<Option<Staff>, StorageError> {
    let mut change = people.change().await?;
    let known = sql("SELECT staff_id FROM staff_identity WHERE organisation_id = $1 AND issuer = $2 AND subject = $3")
        .bind(people.organisation().as_str())
        .bind(arrived.issuer)
        .bind(arrived.subject)
        .fetch_optional(change.sql())
        .await?;
    let id = match known {
        Some(row) => StaffId::from_store(rows::text(&row, "staff_id")?),
        None => make(&mut change, arrived, now).await?,
    };
    sql("UPDATE staff SET display_name = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(people.organisation().as_str())
        .bind(id.as_str())
        .bind(arrived.display_name)
        .execute(change.sql())
        .await?;
    // Also ends what was shared with a role that the provider no longer gives.
    set_roles(&mut change, &id, &arrived.roles, now).await?;
    let row = sql("SELECT id AS staff_id, display_name, roles, last_worked_as AS working_as FROM staff \
         WHERE organisation_id = $1 AND id = $2 AND disabled_at IS NULL")
    .bind(people.organisation().as_str())
    .bind(id.as_str())
    .fetch_optional(change.sql())
    .await?;
    let staff = row.map(|row| Staff::read(people, &row)).transpose()?;
    change.commit().await?;
    Ok(staff)
}

async fn make(change: &mut Change, arrived: &Arrived<'_>, now: i64) -> Result<StaffId, StorageError> {
    let organisation = change.organisation();
    let id = StaffId::from_store(new_key(now));
    // A sign-in name that nobody can type: it has a space in it.
    sql("INSERT INTO staff (organisation_id, id, sign_in_name, display_name, password_hash, roles, created_at, disabled_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, NULL)")
    .bind(organisation.as_str())
    .bind(id.as_str())
    .bind(format!("single sign-on {}", id.as_str()))
    .bind(arrived.display_name)
    .bind(arrived.locked_hash)
    .bind(arrived.roles.to_text())
    .bind(now)
    .execute(change.sql())
    .await?;
    sql("INSERT INTO staff_identity (organisation_id, issuer, subject, staff_id, first_at) VALUES ($1, $2, $3, $4, $5)")
        .bind(organisation)
        .bind(arrived.issuer)
        .bind(arrived.subject)
        .bind(id.as_str())
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(id)
}

/// Do they come by a provider, and so have no passphrase here?
pub async fn comes_by_provider(people: &PeopleStore, staff: &Staff) -> Result<bool, StorageError> {
    let found = sql("SELECT issuer FROM staff_identity WHERE organisation_id = $1 AND staff_id = $2")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .fetch_optional(people.read().await?.sql())
        .await?;
    Ok(found.is_some())
}

/// Can somebody run the site who needs no provider to come in?
pub async fn somebody_local_runs_it(people: &PeopleStore) -> Result<bool, StorageError> {
    let found = sql("SELECT s.roles FROM staff s WHERE s.organisation_id = $1 AND s.disabled_at IS NULL AND s.password_hash <> '' \
         AND NOT EXISTS (SELECT 1 FROM staff_identity i WHERE i.organisation_id = $1 AND i.staff_id = s.id)")
    .bind(people.organisation().as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    let all = rows::each(&found, |row| rows::text(row, "roles"))?;
    Ok(all.iter().any(|roles| Roles::parse(roles).has(Role::Administrator)))
}

/// Marks a session as one that the provider may end.
pub async fn mark_session(change: &mut Change, token: &Token, provider_session: &str) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE staff_session SET provider_session = $3 WHERE organisation_id = $1 AND token_hash = $2")
        .bind(organisation)
        .bind(token.fingerprint())
        .bind(provider_session)
        .execute(change.sql())
        .await?;
    Ok(())
}

/// Signed out at the provider: ends the visit that it names, or all of the subject's. Says how many ended.
pub async fn signed_out(change: &mut Change, issuer: &str, subject: Option<&str>, provider_session: Option<&str>) -> Result<u64, StorageError> {
    let organisation = change.organisation();
    let ended = sql("DELETE FROM staff_session WHERE organisation_id = $1 AND staff_id IN \
         (SELECT staff_id FROM staff_identity WHERE organisation_id = $1 AND issuer = $2 AND (subject = $3 OR CAST($3 AS TEXT) IS NULL)) \
         AND provider_session IS NOT NULL AND (provider_session = $4 OR CAST($4 AS TEXT) IS NULL)")
    .bind(organisation)
    .bind(issuer)
    .bind(subject)
    .bind(provider_session)
    .execute(change.sql())
    .await?;
    Ok(ended.rows_affected())
}
