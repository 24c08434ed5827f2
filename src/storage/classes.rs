//! Classes: a window of half an hour in which people join by a code on the wall, and how many came.
//!
//! A window belongs to the one member of staff who opened it. Deliberately absent: who joined. A place remembers a random class id; the
//! window, which alone says whose class that was, is swept away a day after it closed.

use sqlx::any::AnyRow;

use super::{Change, PeopleStore, StorageError, places::OwnPlace, rows, sql, staff::Staff};
use crate::{
    account::secrets::{encode, random},
    domain::{
        class_code::ClassCode,
        ids::{ClassId, WindowId},
    },
};

const MINUTE: i64 = 60_000;
/// How long a window is open at first, and with each “longer”.
pub const OPEN_FOR: i64 = 30 * MINUTE;
/// However often it is made longer.
pub const LONGEST: i64 = 240 * MINUTE;
/// Afterwards nothing says any more whose class it was.
const KEPT: i64 = 24 * 60 * MINUTE;

/// What the person who opened it sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassWindow {
    pub id: WindowId,
    pub code: ClassCode,
    pub opened_at: i64,
    pub closes_at: i64,
    pub joined: u32,
    /// The number of the site where it is held, if somebody said so.
    pub course_site: Option<String>,
}

impl ClassWindow {
    pub fn is_open(&self, now: i64) -> bool {
        now < self.closes_at
    }

    pub fn can_be_longer(&self, now: i64) -> bool {
        self.is_open(now) && self.closes_at < self.opened_at + LONGEST
    }
}

/// A class that somebody is joining. Says nothing about whose it is.
pub struct Class {
    pub window: WindowId,
    id: ClassId,
}

/// `None` when that code is taken: draw another one.
pub async fn open(change: &mut Change, staff: &Staff, code: &ClassCode, now: i64) -> Result<Option<WindowId>, StorageError> {
    let id = WindowId::from_store(encode(&random::<16>()));
    let added = sql("INSERT INTO class_window (organisation_id, id, staff_id, class_id, code, opened_at, closes_at, joined) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0) ON CONFLICT (organisation_id, code) DO NOTHING")
    .bind(staff.organisation())
    .bind(id.as_str())
    .bind(staff.id().as_str())
    .bind(encode(&random::<16>()))
    .bind(code.as_str())
    .bind(now)
    .bind(now + OPEN_FOR)
    .execute(change.sql())
    .await?;
    Ok((added.rows_affected() == 1).then_some(id))
}

/// Where it is held: the number of a site.
pub async fn hold_at(change: &mut Change, staff: &Staff, id: &WindowId, course_site: &str) -> Result<(), StorageError> {
    sql("UPDATE class_window SET course_site = $4 WHERE organisation_id = $1 AND id = $2 AND staff_id = $3")
        .bind(staff.organisation())
        .bind(id.as_str())
        .bind(staff.id().as_str())
        .bind(course_site)
        .execute(change.sql())
        .await?;
    Ok(())
}

/// The newest first.
pub async fn mine(people: &PeopleStore, staff: &Staff) -> Result<Vec<ClassWindow>, StorageError> {
    let found = sql(
        "SELECT id, code, opened_at, closes_at, joined, course_site FROM class_window WHERE organisation_id = $1 AND staff_id = $2 ORDER BY opened_at DESC, id",
    )
    .bind(staff.organisation())
    .bind(staff.id().as_str())
    .fetch_all(people.read().await?.sql())
    .await?;
    rows::each(&found, read)
}

/// `None` for a colleague's window as for one that never was.
pub async fn one_of_mine(people: &PeopleStore, staff: &Staff, id: &str) -> Result<Option<ClassWindow>, StorageError> {
    let found = sql("SELECT id, code, opened_at, closes_at, joined, course_site FROM class_window WHERE organisation_id = $1 AND id = $2 AND staff_id = $3")
        .bind(staff.organisation())
        .bind(id)
        .bind(staff.id().as_str())
        .fetch_optional(people.read().await?.sql())
        .await?;
    found.as_ref().map(read).transpose()
}

/// Half an hour from now, up to [`LONGEST`]. A closed window stays closed: its code has been on a wall.
pub async fn extend(change: &mut Change, staff: &Staff, id: &WindowId, now: i64) -> Result<(), StorageError> {
    sql("UPDATE class_window SET closes_at = CASE WHEN opened_at + $5 < $6 THEN opened_at + $5 ELSE $6 END \
         WHERE organisation_id = $1 AND id = $2 AND staff_id = $3 AND closes_at > $4")
    .bind(staff.organisation())
    .bind(id.as_str())
    .bind(staff.id().as_str())
    .bind(now)
    .bind(LONGEST)
    .bind(now + OPEN_FOR)
    .execute(change.sql())
    .await?;
    Ok(())
}

/// At once: the code opens nothing any more.
pub async fn close(change: &mut Change, staff: &Staff, id: &WindowId, now: i64) -> Result<(), StorageError> {
    sql("UPDATE class_window SET closes_at = $4 WHERE organisation_id = $1 AND id = $2 AND staff_id = $3 AND closes_at > $4")
        .bind(staff.organisation())
        .bind(id.as_str())
        .bind(staff.id().as_str())
        .bind(now)
        .execute(change.sql())
        .await?;
    Ok(())
}

/// `None` for a code that nobody has and for one whose window has closed.
pub async fn by_code(people: &PeopleStore, code: &ClassCode, now: i64) -> Result<Option<Class>, StorageError> {
    let found = sql("SELECT id, class_id FROM class_window WHERE organisation_id = $1 AND code = $2 AND closes_at > $3")
        .bind(people.organisation().as_str())
        .bind(code.as_str())
        .bind(now)
        .fetch_optional(people.read().await?.sql())
        .await?;
    found.as_ref().map(class).transpose()
}

/// For somebody who began to join while it was open, and copied their words meanwhile.
pub async fn begun(people: &PeopleStore, window: &str) -> Result<Option<Class>, StorageError> {
    let found = sql("SELECT id, class_id FROM class_window WHERE organisation_id = $1 AND id = $2")
        .bind(people.organisation().as_str())
        .bind(window)
        .fetch_optional(people.read().await?.sql())
        .await?;
    found.as_ref().map(class).transpose()
}

/// The place joins this class, if it is in none; one more came. A second click counts once.
pub async fn arrive(change: &mut Change, own: &OwnPlace, class: &Class) -> Result<(), StorageError> {
    let arrived = sql("UPDATE place SET class_id = $3 WHERE organisation_id = $1 AND id = $2 AND class_id IS NULL")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .bind(class.id.as_str())
        .execute(change.sql())
        .await?;
    if arrived.rows_affected() == 1 {
        sql("UPDATE class_window SET joined = joined + 1 WHERE organisation_id = $1 AND id = $2")
            .bind(own.organisation())
            .bind(class.window.as_str())
            .execute(change.sql())
            .await?;
    }
    Ok(())
}

/// How many wrong tries more a network may make while classes are open: ten for each person in them, and ten people to come
/// (trust 2.5). None when no class is open.
pub async fn crowd(people: &PeopleStore, now: i64) -> Result<u32, StorageError> {
    let found = sql("SELECT joined FROM class_window WHERE organisation_id = $1 AND closes_at > $2")
        .bind(people.organisation().as_str())
        .bind(now)
        .fetch_all(people.read().await?.sql())
        .await?;
    let joined: Vec<u32> = rows::each(&found, |row| rows::small(row, "joined"))?;
    Ok(joined.iter().map(|n| (n + 10) * 10).sum::<u32>().min(1000))
}

/// Housekeeping; says how many windows went.
pub async fn sweep(change: &mut Change, now: i64) -> Result<u64, StorageError> {
    let organisation = change.organisation();
    let gone = sql("DELETE FROM class_window WHERE organisation_id = $1 AND closes_at <= $2").bind(organisation).bind(now - KEPT).execute(change.sql()).await?;
    Ok(gone.rows_affected())
}

fn class(row: &AnyRow) -> Result<Class, StorageError> {
    Ok(Class { window: WindowId::from_store(rows::text(row, "id")?), id: ClassId::from_store(rows::text(row, "class_id")?) })
}

fn read(row: &AnyRow) -> Result<ClassWindow, StorageError> {
    Ok(ClassWindow {
        id: WindowId::from_store(rows::text(row, "id")?),
        code: rows::known(row, "code", ClassCode::parse)?,
        opened_at: rows::number(row, "opened_at")?,
        closes_at: rows::number(row, "closes_at")?,
        joined: rows::small(row, "joined")?,
        course_site: rows::maybe_text(row, "course_site")?,
    })
}
