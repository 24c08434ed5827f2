//! The two words that a member of staff shows to somebody who wants to share something with them. Not secret; one pair per role.
//!
//! Deliberately absent: a list of staff for learners. Whoever has not been shown the words finds nobody.

use super::{Change, PeopleStore, StorageError, rows, sql, staff::Staff};
use crate::{
    account::secrets::fold_words,
    domain::{
        ids::StaffId,
        policy::SHARED_WITH,
        roles::{Role, Roles},
    },
};

/// A member of staff whom a learner can name. Only typing their words gives one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    id: StaffId,
    role: Role,
    name: String,
}

impl Reader {
    pub(super) fn id(&self) -> &StaffId {
        &self.id
    }

    pub fn role(&self) -> Role {
        self.role
    }

    pub fn name(&self) -> &str {
        &self.name
    }
}

/// The words that this person shows in the role they work in; `None` before they made some.
pub async fn own(people: &PeopleStore, staff: &Staff) -> Result<Option<String>, StorageError> {
    let found = sql("SELECT code FROM staff_share_code WHERE organisation_id = $1 AND staff_id = $2 AND staff_role = $3")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .bind(staff.working_as().map(Role::code).unwrap_or_default())
        .fetch_optional(people.read().await?.sql())
        .await?;
    found.map(|row| rows::text(&row, "code")).transpose()
}

/// New words instead of the old ones. `false`: somebody has these already, or this role is nobody to share with.
pub async fn set(change: &mut Change, staff: &Staff, code: &str, now: i64) -> Result<bool, StorageError> {
    let Some(role) = staff.working_as().filter(|role| SHARED_WITH.contains(role)) else { return Ok(false) };
    let taken = sql("SELECT staff_id FROM staff_share_code WHERE organisation_id = $1 AND code = $2")
        .bind(staff.organisation())
        .bind(fold_words(code))
        .fetch_optional(change.sql())
        .await?;
    if taken.is_some() {
        return Ok(false);
    }
    sql("INSERT INTO staff_share_code (organisation_id, staff_id, staff_role, code, made_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (staff_id, staff_role) DO UPDATE SET code = excluded.code, made_at = excluded.made_at")
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .bind(role.code())
    .bind(fold_words(code))
    .bind(now)
    .execute(change.sql())
    .await?;
    Ok(true)
}

/// Nobody finds this person any more. What was shared stays shared.
pub async fn take_down(change: &mut Change, staff: &Staff) -> Result<(), StorageError> {
    sql("DELETE FROM staff_share_code WHERE organisation_id = $1 AND staff_id = $2 AND staff_role = $3")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .bind(staff.working_as().map(Role::code).unwrap_or_default())
        .execute(change.sql())
        .await?;
    Ok(())
}

/// Who shows these words; `None` also for somebody who does not work here in that role any more.
pub async fn find(people: &PeopleStore, code: &str) -> Result<Option<Reader>, StorageError> {
    let found = sql("SELECT c.staff_id, c.staff_role, a.display_name, a.roles FROM staff_share_code c \
         JOIN staff a ON a.id = c.staff_id AND a.organisation_id = c.organisation_id \
         WHERE c.organisation_id = $1 AND c.code = $2 AND a.disabled_at IS NULL")
    .bind(people.organisation().as_str())
    .bind(fold_words(code))
    .fetch_optional(people.read().await?.sql())
    .await?;
    let Some(row) = found else { return Ok(None) };
    let role = rows::known(&row, "staff_role", Role::from_code)?;
    let holds = Roles::parse(&rows::text(&row, "roles")?).has(role) && SHARED_WITH.contains(&role);
    let reader = Reader { id: StaffId::from_store(rows::text(&row, "staff_id")?), role, name: rows::text(&row, "display_name")? };
    Ok(holds.then_some(reader))
}
