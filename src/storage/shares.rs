//! Sharing, as the one who gives sees it: showing something to one person until a day, and taking it back at once.
//!
//! A share is a fact that is added; its end is another. Whether it runs is worked out when it is read. A note is copied for the reader
//! under a key of its own (`seal::ShareKey`), which is destroyed with the end. Deliberately absent: changing a share (give a new one),
//! sharing with a role or a team, and anything here for staff: they read in `shared_with_me`.

use sqlx::AnyConnection;

pub use super::share_values::Shown;
use super::{
    Change, PatientText, PeopleStore, StorageError,
    access_log::{self, Kind, Somebody},
    notes,
    places::OwnPlace,
    rows,
    seal::ShareKey,
    share_codes::Reader,
    share_values, sql,
};
use crate::{
    account::secrets::{Secrets, encode, random},
    domain::{
        ids::ShareId,
        locale::Locale,
        policy::SHARED_WITH,
        roles::{Role, Roles},
        sharing::{Item, LONGEST, Purpose, Until},
    },
    storage::SharedText,
};

/// What a learner decided on three screens.
pub struct Giving<'a> {
    pub reader: &'a Reader,
    pub items: &'a [Item],
    pub purpose: Purpose,
    /// How they want to be called by this reader; may be blank.
    pub label: &'a PatientText,
    pub until: &'a Until,
    /// Which edition of our words they agreed to, and in which language.
    pub words_version: &'a str,
    pub locale: Locale,
}

/// How a share stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Running,
    Withdrawn(i64),
    /// Its last day has passed.
    Over,
    /// The reader left, or does not work in that role any more.
    ReaderLeft,
    /// An older copy of the database was put back: everything that was shared ended, to be safe.
    Restored,
    /// Somebody who runs the site gave the reader new ways in.
    NewWayIn,
}

/// A share in its giver's list.
pub struct Given {
    pub id: ShareId,
    pub reader: String,
    pub role: Role,
    pub items: Vec<Item>,
    pub purpose: Purpose,
    pub given_at: i64,
    pub last_day: String,
    pub standing: Standing,
}

/// `None` when the reader does not work here in that role any more, when nothing was chosen, or when it would run too long.
pub async fn give(change: &mut Change, secrets: &Secrets, own: &OwnPlace, giving: &Giving<'_>, now: i64) -> Result<Option<ShareId>, StorageError> {
    let in_time = giving.until.ends_at > now && giving.until.ends_at - now <= LONGEST;
    if !in_time || giving.items.is_empty() || !still_works(change, own, giving.reader).await? {
        return Ok(None);
    }
    let (id, key) = (ShareId::from_store(encode(&random::<16>())), ShareKey::fresh());
    let label = (!giving.label.is_blank()).then(|| key.seal(own, giving.label, &id, "label")).transpose()?;
    sql("INSERT INTO share (organisation_id, id, place_id, staff_id, staff_role, purpose, sealed_label, given_at, ends_at, last_day, zone, words_version, locale) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)")
    .bind(own.organisation())
    .bind(id.as_str())
    .bind(own.id().as_str())
    .bind(giving.reader.id().as_str())
    .bind(giving.reader.role().code())
    .bind(giving.purpose.code())
    .bind(label)
    .bind(now)
    .bind(giving.until.ends_at)
    .bind(giving.until.last_day.as_str())
    .bind(giving.until.zone.as_str())
    .bind(giving.words_version)
    .bind(giving.locale.code())
    .execute(change.own(own).await?)
    .await?;
    sql("INSERT INTO share_key (organisation_id, share_id, place_id, sealed_key) VALUES ($1, $2, $3, $4)")
        .bind(own.organisation())
        .bind(id.as_str())
        .bind(own.id().as_str())
        .bind(key.wrap(secrets, &id)?)
        .execute(change.own(own).await?)
        .await?;
    for (position, item) in (0i64..).zip(giving.items) {
        let sealed = match note_of(change.own(own).await?, own, item).await? {
            Some(text) => Some(key.seal(own, &text, &id, &item.code())?),
            None => None,
        };
        sql("INSERT INTO share_item (organisation_id, share_id, place_id, position, item, sealed) VALUES ($1, $2, $3, $4, $5, $6)")
            .bind(own.organisation())
            .bind(id.as_str())
            .bind(own.id().as_str())
            .bind(position)
            .bind(item.code())
            .bind(sealed)
            .execute(change.own(own).await?)
            .await?;
    }
    let other = Somebody { share: &id, staff: giving.reader.id().as_str(), role: giving.reader.role(), name: giving.reader.name(), items: giving.items };
    access_log::note_share(change, secrets, own, Kind::Given, &other, now).await?;
    Ok(Some(id))
}

async fn still_works(change: &mut Change, own: &OwnPlace, reader: &Reader) -> Result<bool, StorageError> {
    let found = sql("SELECT roles FROM staff WHERE organisation_id = $1 AND id = $2 AND disabled_at IS NULL")
        .bind(own.organisation())
        .bind(reader.id().as_str())
        .fetch_optional(change.sql())
        .await?;
    let roles = found.map(|row| rows::text(&row, "roles")).transpose()?.unwrap_or_default();
    Ok(Roles::parse(&roles).has(reader.role()) && SHARED_WITH.contains(&reader.role()))
}

async fn note_of(database: &mut AnyConnection, own: &OwnPlace, item: &Item) -> Result<Option<PatientText>, StorageError> {
    let Item::Note(module, lesson) = item else { return Ok(None) };
    let found = sql("SELECT sealed FROM private_note WHERE organisation_id = $1 AND place_id = $2 AND module = $3 AND lesson = $4")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .bind(module.as_str())
        .bind(lesson.as_str())
        .fetch_optional(database)
        .await?;
    found.map(|row| rows::text(&row, "sealed").and_then(|sealed| notes::unseal(own, module, lesson, &sealed))).transpose()
}

/// Exactly what the reader will get, for the check before giving. Writes nothing.
pub async fn preview(people: &PeopleStore, own: &OwnPlace, items: &[Item]) -> Result<Vec<Shown>, StorageError> {
    let mut reading = people.read_own(own).await?;
    let mut shown = Vec::new();
    for item in items {
        let note = note_of(reading.sql(), own, item).await?.map(|text| SharedText::preview(own, &text));
        shown.extend(share_values::read(reading.sql(), own.organisation(), own.id(), item, note).await?);
    }
    Ok(shown)
}

/// Takes a share back: the next request of its reader is refused. Taking back twice, or what is over, does no harm.
pub async fn withdraw(change: &mut Change, secrets: &Secrets, own: &OwnPlace, id: &str, now: i64) -> Result<(), StorageError> {
    let found =
        sql("SELECT s.id, s.staff_id, s.staff_role, a.display_name FROM share s JOIN staff a ON a.id = s.staff_id AND a.organisation_id = s.organisation_id \
         WHERE s.organisation_id = $1 AND s.id = $2 AND s.place_id = $3")
        .bind(own.organisation())
        .bind(id)
        .bind(own.id().as_str())
        .fetch_optional(change.own(own).await?)
        .await?;
    let Some(row) = found else { return Ok(()) };
    let ended = sql(
        "INSERT INTO share_end (organisation_id, share_id, place_id, ended_at, why) VALUES ($1, $2, $3, $4, 'withdrawn') ON CONFLICT (share_id) DO NOTHING",
    )
    .bind(own.organisation())
    .bind(id)
    .bind(own.id().as_str())
    .bind(now)
    .execute(change.own(own).await?)
    .await?;
    sql("DELETE FROM share_key WHERE organisation_id = $1 AND share_id = $2").bind(own.organisation()).bind(id).execute(change.own(own).await?).await?;
    if ended.rows_affected() == 0 {
        return Ok(());
    }
    let (share, staff, name) = (ShareId::from_store(id), rows::text(&row, "staff_id")?, rows::text(&row, "display_name")?);
    let items = items_of(change, own, id).await?;
    let other = Somebody { share: &share, staff: &staff, role: rows::known(&row, "staff_role", Role::from_code)?, name: &name, items: &items };
    change.grow();
    access_log::note_share(change, secrets, own, Kind::Withdrawn, &other, now).await
}

async fn items_of(change: &mut Change, own: &OwnPlace, id: &str) -> Result<Vec<Item>, StorageError> {
    let found = sql("SELECT item FROM share_item WHERE organisation_id = $1 AND share_id = $2 ORDER BY position")
        .bind(own.organisation())
        .bind(id)
        .fetch_all(change.own(own).await?)
        .await?;
    rows::each(&found, |row| rows::known(row, "item", Item::parse))
}

/// Everything this person ever shared, newest first.
pub async fn all(people: &PeopleStore, own: &OwnPlace, now: i64) -> Result<Vec<Given>, StorageError> {
    let mut reading = people.read_own(own).await?;
    let found =
        sql("SELECT s.id, s.staff_role, s.purpose, s.given_at, s.ends_at, s.last_day, a.display_name, a.roles, a.disabled_at, e.ended_at, e.why, e.cause \
         FROM share s JOIN staff a ON a.id = s.staff_id AND a.organisation_id = s.organisation_id \
         LEFT JOIN share_end e ON e.share_id = s.id AND e.organisation_id = s.organisation_id \
         WHERE s.organisation_id = $1 AND s.place_id = $2 ORDER BY s.given_at DESC, s.id")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .fetch_all(reading.sql())
        .await?;
    let items = sql("SELECT share_id, item FROM share_item WHERE organisation_id = $1 AND place_id = $2 ORDER BY share_id, position")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .fetch_all(reading.sql())
        .await?;
    let items = rows::each(&items, |row| Ok((rows::text(row, "share_id")?, rows::known(row, "item", Item::parse)?)))?;
    rows::each(&found, |row| {
        let id = rows::text(row, "id")?;
        let role = rows::known(row, "staff_role", Role::from_code)?;
        Ok(Given {
            reader: rows::text(row, "display_name")?,
            role,
            items: items.iter().filter(|(of, _)| *of == id).map(|(_, item)| item.clone()).collect(),
            purpose: rows::known(row, "purpose", Purpose::from_code)?,
            given_at: rows::number(row, "given_at")?,
            last_day: rows::text(row, "last_day")?,
            standing: standing(row, role, now)?,
            id: ShareId::from_store(id),
        })
    })
}

fn standing(row: &sqlx::any::AnyRow, role: Role, now: i64) -> Result<Standing, StorageError> {
    let works = rows::maybe_number(row, "disabled_at")?.is_none() && Roles::parse(&rows::text(row, "roles")?).has(role);
    match rows::maybe_text(row, "cause")?.as_deref() {
        Some("restored") => return Ok(Standing::Restored),
        Some(_) => return Ok(Standing::NewWayIn),
        None => {}
    }
    Ok(match (rows::maybe_number(row, "ended_at")?, rows::maybe_text(row, "why")?.as_deref()) {
        (Some(at), Some("withdrawn")) => Standing::Withdrawn(at),
        (Some(_), _) => Standing::ReaderLeft,
        _ if rows::number(row, "ends_at")? <= now => Standing::Over,
        _ if !works => Standing::ReaderLeft,
        _ => Standing::Running,
    })
}
