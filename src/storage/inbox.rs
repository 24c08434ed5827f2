//! The inbox of a member of staff: what the product tells them about their own account. Others write into it with [`put`], in the change
//! that does what the message tells. Deliberately absent: messages between people, and any text that somebody typed.

use super::{Change, PeopleStore, StorageError, rows, sql, staff::Staff, staff::new_key};
use crate::domain::{
    ids::StaffId,
    notice::Kind,
    roles::{Role, Roles},
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub id: String,
    pub kind: Kind,
    pub detail: String,
    pub created_at: i64,
    pub read_at: Option<i64>,
}

/// `detail` is a word of ours (a role's code, a kind of device, a number), or nothing: see [`Kind::detail`].
pub async fn put(change: &mut Change, to: &StaffId, kind: Kind, detail: &str, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    sql("INSERT INTO staff_message (organisation_id, id, staff_id, kind, detail, created_at, read_at) VALUES ($1, $2, $3, $4, $5, $6, NULL)")
        .bind(organisation)
        .bind(new_key(now))
        .bind(to.as_str())
        .bind(kind.code())
        .bind(detail)
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(())
}

/// Into the inbox of everybody who runs the site, but for the one who did it.
pub async fn tell_administrators(change: &mut Change, but: Option<&StaffId>, kind: Kind, detail: &str, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    let found = sql("SELECT id, roles FROM staff WHERE organisation_id = $1 AND disabled_at IS NULL").bind(organisation).fetch_all(change.sql()).await?;
    let all = rows::each(&found, |row| Ok((StaffId::from_store(rows::text(row, "id")?), Roles::parse(&rows::text(row, "roles")?))))?;
    for (id, _) in all.iter().filter(|(id, roles)| roles.has(Role::Administrator) && Some(id) != but) {
        put(change, id, kind, detail, now).await?;
    }
    Ok(())
}

/// The newest first. Kinds of a newer version are left out.
pub async fn all(people: &PeopleStore, staff: &Staff) -> Result<Vec<Message>, StorageError> {
    let found = sql("SELECT id, kind, detail, created_at, read_at FROM staff_message WHERE organisation_id = $1 AND staff_id = $2 ORDER BY id DESC LIMIT 200")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .fetch_all(people.read().await?.sql())
        .await?;
    let read = rows::each(&found, |row| {
        let Some(kind) = Kind::from_code(&rows::text(row, "kind")?) else { return Ok(None) };
        Ok(Some(Message {
            id: rows::text(row, "id")?,
            kind,
            detail: rows::text(row, "detail")?,
            created_at: rows::number(row, "created_at")?,
            read_at: rows::maybe_number(row, "read_at")?,
        }))
    })?;
    Ok(read.into_iter().flatten().collect())
}

/// One of one's own. Reading twice changes nothing.
pub async fn mark_read(change: &mut Change, staff: &Staff, id: &str, now: i64) -> Result<(), StorageError> {
    sql("UPDATE staff_message SET read_at = $4 WHERE organisation_id = $1 AND staff_id = $2 AND id = $3 AND read_at IS NULL")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .bind(id)
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(())
}

/// All of one's own up to the newest that the page showed: what came meanwhile stays new.
pub async fn mark_all_read(change: &mut Change, staff: &Staff, newest: &str, now: i64) -> Result<(), StorageError> {
    sql("UPDATE staff_message SET read_at = $4 WHERE organisation_id = $1 AND staff_id = $2 AND id <= $3 AND read_at IS NULL")
        .bind(staff.organisation())
        .bind(staff.id().as_str())
        .bind(newest)
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(())
}
