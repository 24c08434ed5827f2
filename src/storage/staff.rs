//! Staff accounts: a name to sign in with, a password, roles. Nothing links one to a learner's place.
//!
//! An empty password hash is an account whose owner has not joined yet: nothing opens it. Deliberately absent: e-mail (a sign-in name may
//! be one, nothing is sent there), single sign-on (its own table), and deleting with results kept: disabling is for that.
//! Deleting for good is `staff_leaving`.

use std::sync::Mutex;

use sqlx::any::AnyRow;
use uuid::{ContextV7, Timestamp, Uuid};

use super::{Change, PeopleStore, StorageError, inbox, rows, sql};
use crate::{
    account::secrets::{Secrets, random},
    domain::{
        ids::{OrganisationId, StaffId},
        notice::Kind,
        policy::{self, Action, Person},
        roles::{Role, Roles},
    },
};

/// Somebody who is signed in as staff. Made by signing in or by a running session, never otherwise.
#[derive(Debug, Clone)]
pub struct Staff {
    organisation: OrganisationId,
    id: StaffId,
    display_name: String,
    roles: Roles,
    working_as: Option<Role>,
}

impl Staff {
    pub fn id(&self) -> &StaffId {
        &self.id
    }

    pub fn display_name(&self) -> &str {
        &self.display_name
    }

    /// Everything they may work as.
    pub fn roles(&self) -> &Roles {
        &self.roles
    }

    /// The role whose rights this session has. `None`: an account without any role.
    pub fn working_as(&self) -> Option<Role> {
        self.working_as
    }

    /// For [`policy::may`](crate::domain::policy::may).
    pub fn as_person(&self) -> Person {
        Person::Staff(self.working_as)
    }

    pub fn may(&self, action: Action) -> bool {
        policy::may_enter(self.as_person(), action)
    }

    pub(super) fn organisation(&self) -> &str {
        self.organisation.as_str()
    }

    /// From the columns `staff_id`, `display_name`, `roles`, `working_as`. A role that was taken away is not worked as any longer.
    pub(super) fn read(people: &PeopleStore, row: &AnyRow) -> Result<Self, StorageError> {
        let roles = Roles::parse(&rows::text(row, "roles")?);
        let last = rows::maybe_text(row, "working_as")?;
        Ok(Self {
            organisation: people.organisation().clone(),
            id: StaffId::from_store(rows::text(row, "staff_id")?),
            display_name: rows::text(row, "display_name")?,
            working_as: roles.begin_as(last.as_deref().and_then(Role::from_code)),
            roles,
        })
    }
}

/// Keeps ids in the order in which they were made, also within one millisecond: evidence is read back in that order.
static ORDER: Mutex<ContextV7> = Mutex::new(ContextV7::new());

/// Time-ordered ids for staff's rows: time is no secret there.
pub(super) fn new_key(now: i64) -> String {
    let millis = u64::try_from(now).unwrap_or(0);
    let nanos = u32::try_from(millis % 1000 * 1_000_000).unwrap_or(0);
    Uuid::new_v7(Timestamp::from_unix(&ORDER, millis / 1000, nanos)).to_string()
}

pub struct NewStaff<'a> {
    pub sign_in_name: &'a str,
    pub display_name: &'a str,
    pub password: &'a str,
    pub roles: Roles,
}

/// Who may enter, as an admin's list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffRow {
    pub id: StaffId,
    pub sign_in_name: String,
    pub display_name: String,
    pub roles: Roles,
    /// They chose a passphrase.
    pub joined: bool,
    pub created_at: i64,
    pub disabled_at: Option<i64>,
}

/// Case and outer spaces of a sign-in name do not matter.
pub(super) fn fold(name: &str) -> String {
    name.trim().to_lowercase()
}

/// Work for one person at a time: of two changes that hold the same account the second waits for the first.
pub(super) async fn hold(change: &mut Change, staff: &Staff) -> Result<(), StorageError> {
    hold_id(change, staff.id().as_str()).await
}

pub(super) async fn hold_id(change: &mut Change, staff: &str) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE staff SET created_at = created_at WHERE organisation_id = $1 AND id = $2").bind(organisation).bind(staff).execute(change.sql()).await?;
    Ok(())
}

/// A password as it is stored. Hashing takes its time, so it is done before a change begins and not inside.
pub struct Hashed(String);

pub async fn hash(secrets: &Secrets, password: &str) -> Result<Hashed, StorageError> {
    Ok(Hashed(secrets.hash(password).await?))
}

/// `None` when the sign-in name is taken.
pub async fn add(people: &PeopleStore, secrets: &Secrets, new: NewStaff<'_>, now: i64) -> Result<Option<StaffId>, StorageError> {
    let hashed = hash(secrets, new.password).await?;
    let mut change = people.change().await?;
    let added = add_in(&mut change, &hashed, new, now).await?;
    change.commit().await?;
    Ok(added)
}

/// The same inside a change that does something else as well. `hashed` stands for the password.
pub async fn add_in(change: &mut Change, hashed: &Hashed, new: NewStaff<'_>, now: i64) -> Result<Option<StaffId>, StorageError> {
    let id = StaffId::from_store(new_key(now));
    let organisation = change.organisation();
    let added = sql("INSERT INTO staff (organisation_id, id, sign_in_name, display_name, password_hash, roles, created_at, disabled_at) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, NULL) ON CONFLICT (organisation_id, sign_in_name) DO NOTHING")
    .bind(organisation)
    .bind(id.as_str())
    .bind(fold(new.sign_in_name))
    .bind(new.display_name)
    .bind(hashed.0.as_str())
    .bind(new.roles.to_text())
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok((added.rows_affected() == 1).then_some(id))
}

/// An account for somebody who is invited: nothing opens it until they chose a passphrase. `None` when the sign-in name is taken.
pub async fn prepare(change: &mut Change, sign_in_name: &str, display_name: &str, roles: &Roles, now: i64) -> Result<Option<StaffId>, StorageError> {
    let (organisation, id) = (change.organisation(), StaffId::from_store(new_key(now)));
    let added = sql("INSERT INTO staff (organisation_id, id, sign_in_name, display_name, password_hash, roles, created_at, disabled_at) \
         VALUES ($1, $2, $3, $4, '', $5, $6, NULL) ON CONFLICT (organisation_id, sign_in_name) DO NOTHING")
    .bind(organisation)
    .bind(id.as_str())
    .bind(fold(sign_in_name))
    .bind(display_name)
    .bind(roles.to_text())
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok((added.rows_affected() == 1).then_some(id))
}

/// `None` for an unknown name, a wrong password and a disabled account alike, after the same work.
pub async fn sign_in(people: &PeopleStore, secrets: &Secrets, name: &str, password: &str) -> Result<Option<Staff>, StorageError> {
    let row = sql("SELECT id AS staff_id, display_name, roles, last_worked_as AS working_as, password_hash FROM staff \
         WHERE organisation_id = $1 AND sign_in_name = $2 AND disabled_at IS NULL")
    .bind(people.organisation().as_str())
    .bind(fold(name))
    .fetch_optional(people.read().await?.sql())
    .await?;
    let stored = row.as_ref().map(|row| rows::text(row, "password_hash")).transpose()?.filter(|hash| !hash.is_empty());
    let fits = secrets.verify(password, stored.as_deref()).await?;
    match row {
        Some(row) if fits => Staff::read(people, &row).map(Some),
        _ => Ok(None),
    }
}

/// For proving once more who is here, in the middle of a session.
pub async fn is_own_passphrase(people: &PeopleStore, secrets: &Secrets, staff: &Staff, passphrase: &str) -> Result<bool, StorageError> {
    let row = sql("SELECT password_hash FROM staff WHERE organisation_id = $1 AND id = $2 AND disabled_at IS NULL")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .fetch_optional(people.read().await?.sql())
        .await?;
    let stored = row.map(|row| rows::text(&row, "password_hash")).transpose()?.filter(|hash| !hash.is_empty());
    Ok(secrets.verify(passphrase, stored.as_deref()).await?)
}

/// Every session of that account ends with the old password.
pub async fn set_password(people: &PeopleStore, secrets: &Secrets, id: &StaffId, password: &str) -> Result<(), StorageError> {
    let hashed = hash(secrets, password).await?;
    let mut change = people.change().await?;
    set_password_in(&mut change, &hashed, id).await?;
    change.commit().await
}

/// The same inside a change that does something else as well.
pub async fn set_password_in(change: &mut Change, hashed: &Hashed, id: &StaffId) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE staff SET password_hash = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation)
        .bind(id.as_str())
        .bind(hashed.0.as_str())
        .execute(change.sql())
        .await?;
    super::staff_sessions::end_all(change, id).await
}

/// The roles from now on. Applies at the next request: a session reads them each time. What was shared with a role that goes ends.
pub async fn set_roles(change: &mut Change, id: &StaffId, roles: &Roles, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE staff SET roles = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(organisation)
        .bind(id.as_str())
        .bind(roles.to_text())
        .execute(change.sql())
        .await?;
    super::share_ends::roles_set(change, id, roles, now).await
}

/// Gives and takes roles, and tells the person. `false`, and nothing is changed, when nobody would be left to run the site.
pub async fn change_roles(change: &mut Change, person: &StaffRow, roles: &Roles, now: i64) -> Result<bool, StorageError> {
    if !roles.has(Role::Administrator) && !somebody_else_runs_it(change, &person.id).await? {
        return Ok(false);
    }
    set_roles(change, &person.id, roles, now).await?;
    for role in roles.iter().filter(|role| !person.roles.has(*role)) {
        inbox::put(change, &person.id, Kind::RoleGiven, role.code(), now).await?;
    }
    for role in person.roles.iter().filter(|role| !roles.has(*role)) {
        inbox::put(change, &person.id, Kind::RoleTaken, role.code(), now).await?;
    }
    Ok(true)
}

/// Closes an account. `false`, and nothing is changed, when nobody would be left to run the site.
pub async fn close(change: &mut Change, id: &StaffId, now: i64) -> Result<bool, StorageError> {
    if !somebody_else_runs_it(change, id).await? {
        return Ok(false);
    }
    disable(change, id, now).await?;
    Ok(true)
}

/// Of two administrators who close each other at the same moment one comes second, because each holds the organisation's row first.
async fn somebody_else_runs_it(change: &mut Change, id: &StaffId) -> Result<bool, StorageError> {
    let organisation = change.organisation();
    sql("UPDATE organisation SET name = name WHERE organisation_id = $1").bind(organisation.as_str()).execute(change.sql()).await?;
    let found = sql("SELECT id, roles FROM staff WHERE organisation_id = $1 AND disabled_at IS NULL AND password_hash <> ''")
        .bind(organisation)
        .fetch_all(change.sql())
        .await?;
    let all = rows::each(&found, |row| Ok((rows::text(row, "id")?, Roles::parse(&rows::text(row, "roles")?))))?;
    Ok(all.iter().any(|(other, roles)| other != id.as_str() && roles.has(Role::Administrator)))
}

/// Closes the account at once and keeps its results.
pub async fn disable(change: &mut Change, id: &StaffId, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE staff SET disabled_at = $3 WHERE organisation_id = $1 AND id = $2 AND disabled_at IS NULL")
        .bind(organisation)
        .bind(id.as_str())
        .bind(now)
        .execute(change.sql())
        .await?;
    super::share_ends::reader_left(change, id, now).await?;
    super::mentorships::person_left(change, id, now).await?;
    super::staff_sessions::end_all(change, id).await
}

pub async fn enable(change: &mut Change, id: &StaffId) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("UPDATE staff SET disabled_at = NULL WHERE organisation_id = $1 AND id = $2").bind(organisation).bind(id.as_str()).execute(change.sql()).await?;
    Ok(())
}

/// By sign-in name, in the same order on both databases.
pub async fn list(people: &PeopleStore) -> Result<Vec<StaffRow>, StorageError> {
    let found = sql("SELECT id, sign_in_name, display_name, roles, password_hash, created_at, disabled_at FROM staff WHERE organisation_id = $1")
        .bind(people.organisation().as_str())
        .fetch_all(people.read().await?.sql())
        .await?;
    let mut staff = rows::each(&found, read_row)?;
    staff.sort_by(|a, b| a.sign_in_name.cmp(&b.sign_in_name));
    Ok(staff)
}

pub async fn by_sign_in_name(people: &PeopleStore, name: &str) -> Result<Option<StaffRow>, StorageError> {
    let found = sql("SELECT id, sign_in_name, display_name, roles, password_hash, created_at, disabled_at FROM staff \
         WHERE organisation_id = $1 AND sign_in_name = $2")
    .bind(people.organisation().as_str())
    .bind(fold(name))
    .fetch_optional(people.read().await?.sql())
    .await?;
    found.as_ref().map(read_row).transpose()
}

pub async fn by_id(people: &PeopleStore, id: &str) -> Result<Option<StaffRow>, StorageError> {
    let found = sql("SELECT id, sign_in_name, display_name, roles, password_hash, created_at, disabled_at FROM staff WHERE organisation_id = $1 AND id = $2")
        .bind(people.organisation().as_str())
        .bind(id)
        .fetch_optional(people.read().await?.sql())
        .await?;
    found.as_ref().map(read_row).transpose()
}

/// Is there an admin who can enter? When not, the console offers to make one.
pub async fn has_admin(people: &PeopleStore) -> Result<bool, StorageError> {
    let found = sql("SELECT roles FROM staff WHERE organisation_id = $1 AND disabled_at IS NULL AND password_hash <> ''")
        .bind(people.organisation().as_str())
        .fetch_all(people.read().await?.sql())
        .await?;
    let roles = rows::each(&found, |row| rows::text(row, "roles"))?;
    Ok(roles.iter().any(|text| Roles::parse(text).has(Role::Administrator)))
}

fn read_row(row: &AnyRow) -> Result<StaffRow, StorageError> {
    Ok(StaffRow {
        id: StaffId::from_store(rows::text(row, "id")?),
        sign_in_name: rows::text(row, "sign_in_name")?,
        display_name: rows::text(row, "display_name")?,
        roles: Roles::parse(&rows::text(row, "roles")?),
        joined: !rows::text(row, "password_hash")?.is_empty(),
        created_at: rows::number(row, "created_at")?,
        disabled_at: rows::maybe_number(row, "disabled_at")?,
    })
}

/// A value for forms, 256 bits.
pub(super) fn form_secret() -> String {
    crate::account::secrets::encode(&random::<32>())
}
