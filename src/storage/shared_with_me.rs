//! The one way for a member of staff to anything of a learner's: a share that names them, that they opened, and that runs.
//!
//! [`ValidShare`] is made in this file only, by one query that looks at giver, reader, time and withdrawal together with the reader's
//! account and roles as they are now. Nothing outside `storage` can make, keep or copy one. [`open`] reads with it and writes the line of
//! the access log in one change: without the line there is no reading. Deliberately absent: reading by GET, reading a part that was not
//! shared, remembering that a share was valid a moment ago.

use sqlx::any::AnyRow;

use super::{
    Change, PeopleStore, SharedText, StorageError, access_log, rows,
    seal::ShareKey,
    share_values::{self, Shown},
    sql,
    staff::Staff,
};
use crate::{
    account::secrets::Secrets,
    domain::{
        ids::{PlaceId, ShareId},
        locale::Locale,
        policy::{self, Action, Relation, SHARED_WITH},
        roles::{Role, Roles},
        sharing::{Item, Purpose},
    },
};

/// The right of one reader to the things of one share, at this moment. It cannot be made by a page, copied, printed or kept.
pub struct ValidShare {
    id: ShareId,
    place: PlaceId,
    role: Role,
    key: ShareKey,
    /// Each thing with the sealed copy, where it has one.
    items: Vec<(Item, Option<String>)>,
}

impl ValidShare {
    pub(super) fn id(&self) -> &ShareId {
        &self.id
    }

    pub(super) fn place(&self) -> &PlaceId {
        &self.place
    }

    pub(super) fn role(&self) -> Role {
        self.role
    }

    pub(super) fn items(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().map(|(item, _)| item)
    }

    async fn read(&self, change: &mut Change, organisation: &str) -> Result<Vec<Shown>, StorageError> {
        let mut shown = Vec::new();
        for (item, sealed) in &self.items {
            let note = sealed.as_deref().map(|sealed| self.key.open(sealed, &self.id, &item.code())).transpose()?;
            shown.extend(share_values::read(change.place(&self.place).await?, organisation, &self.place, item, note).await?);
        }
        Ok(shown)
    }
}

/// What is said about a share before anybody opens it: that it is there, until when, and how its giver called themselves.
pub struct Offered {
    pub id: ShareId,
    /// The two words on the card: they name a place and are no secret.
    pub card_name: String,
    /// What the giver wrote for this reader, if anything.
    pub label: Option<SharedText>,
    pub purpose: Purpose,
    pub last_day: String,
    /// The language in which it was given, and in which it is shown.
    pub locale: Locale,
}

/// An opened share.
pub struct Opened {
    pub offered: Offered,
    pub shown: Vec<Shown>,
}

/// Everything that is shared with this person in the role they work in, the one that ends first on top.
pub async fn all(people: &PeopleStore, secrets: &Secrets, reader: &Staff, now: i64) -> Result<Vec<Offered>, StorageError> {
    let found = sql("SELECT s.id, s.staff_role, s.purpose, s.sealed_label, s.ends_at, s.last_day, s.locale, k.sealed_key, p.card_name, a.roles FROM share s \
         JOIN staff a ON a.id = s.staff_id AND a.organisation_id = s.organisation_id AND a.disabled_at IS NULL \
         JOIN place p ON p.id = s.place_id AND p.organisation_id = s.organisation_id \
         JOIN share_key k ON k.share_id = s.id AND k.organisation_id = s.organisation_id \
         LEFT JOIN share_end e ON e.share_id = s.id AND e.organisation_id = s.organisation_id \
         LEFT JOIN lost_card l ON l.place_id = s.place_id AND l.organisation_id = s.organisation_id AND l.now_place_id IS NOT NULL \
         WHERE s.organisation_id = $1 AND s.staff_id = $2 AND s.staff_role = $3 AND s.ends_at > $4 AND s.given_at <= $4 AND e.share_id IS NULL AND l.place_id IS NULL \
         ORDER BY s.ends_at, s.given_at")
    .bind(reader.organisation())
    .bind(reader.id().as_str())
    .bind(reader.working_as().map(Role::code).unwrap_or_default())
    .bind(now)
    .fetch_all(people.read_as(reader.id()).await?.sql())
    .await?;
    let mut offered = Vec::new();
    for row in found.iter() {
        if may_read(reader, row)?.is_some() {
            offered.push(read_offered(row, secrets)?.0);
        }
    }
    Ok(offered)
}

/// One of them, for the page with its Open button. `None` alike for what never was, is over, was taken back, or is somebody else's.
pub async fn offered(people: &PeopleStore, secrets: &Secrets, reader: &Staff, id: &str, now: i64) -> Result<Option<Offered>, StorageError> {
    Ok(all(people, secrets, reader, now).await?.into_iter().find(|offered| offered.id.as_str() == id))
}

/// Opens one: the check, the line in its owner's log and the reading are one change. Nothing is shown before the line is on the disk.
pub async fn open(people: &PeopleStore, secrets: &Secrets, reader: &Staff, id: &str, now: i64) -> Result<Option<Opened>, StorageError> {
    let mut change = people.change().await?;
    let Some((valid, offered)) = check(&mut change, secrets, reader, id, now).await? else { return Ok(None) };
    access_log::note_opening(&mut change, secrets, &valid, reader, now).await?;
    let shown = valid.read(&mut change, reader.organisation()).await?;
    change.commit().await?;
    Ok(Some(Opened { offered, shown }))
}

/// The only place where a [`ValidShare`] is made.
async fn check(change: &mut Change, secrets: &Secrets, reader: &Staff, id: &str, now: i64) -> Result<Option<(ValidShare, Offered)>, StorageError> {
    let row = sql("SELECT s.id, s.place_id, s.staff_role, s.purpose, s.sealed_label, s.last_day, s.locale, k.sealed_key, p.card_name, a.roles FROM share s \
         JOIN staff a ON a.id = s.staff_id AND a.organisation_id = s.organisation_id AND a.disabled_at IS NULL \
         JOIN place p ON p.id = s.place_id AND p.organisation_id = s.organisation_id \
         JOIN share_key k ON k.share_id = s.id AND k.organisation_id = s.organisation_id \
         LEFT JOIN share_end e ON e.share_id = s.id AND e.organisation_id = s.organisation_id \
         LEFT JOIN lost_card l ON l.place_id = s.place_id AND l.organisation_id = s.organisation_id AND l.now_place_id IS NOT NULL \
         WHERE s.organisation_id = $1 AND s.id = $2 AND s.staff_id = $3 AND s.staff_role = $4 AND s.ends_at > $5 AND s.given_at <= $5 \
         AND e.share_id IS NULL AND l.place_id IS NULL")
    .bind(reader.organisation())
    .bind(id)
    .bind(reader.id().as_str())
    .bind(reader.working_as().map(Role::code).unwrap_or_default())
    .bind(now)
    .fetch_optional(change.reader(reader.id()).await?)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let Some(role) = may_read(reader, &row)? else { return Ok(None) };
    let items = sql("SELECT item, sealed FROM share_item WHERE organisation_id = $1 AND share_id = $2 ORDER BY position")
        .bind(reader.organisation())
        .bind(id)
        .fetch_all(change.reader(reader.id()).await?)
        .await?;
    let items = rows::each(&items, |row| Ok((rows::known(row, "item", Item::parse)?, rows::maybe_text(row, "sealed")?)))?;
    let (offered, key) = read_offered(&row, secrets)?;
    let place = PlaceId::from_store(rows::text(&row, "place_id")?);
    Ok(Some((ValidShare { id: offered.id.clone(), place, role, key, items }, offered)))
}

/// The role of the share, if its reader holds it now, works in it, and it is one that can be shared with.
fn may_read(reader: &Staff, row: &AnyRow) -> Result<Option<Role>, StorageError> {
    let role = rows::known(row, "staff_role", Role::from_code)?;
    let holds = Roles::parse(&rows::text(row, "roles")?).has(role) && SHARED_WITH.contains(&role);
    let may = reader.working_as() == Some(role) && policy::may(reader.as_person(), Action::ReadShare, Relation::SharedWithMe);
    Ok((holds && may).then_some(role))
}

fn read_offered(row: &AnyRow, secrets: &Secrets) -> Result<(Offered, ShareKey), StorageError> {
    let id = ShareId::from_store(rows::text(row, "id")?);
    let key = ShareKey::unwrap(&rows::text(row, "sealed_key")?, secrets, &id)?;
    let label = rows::maybe_text(row, "sealed_label")?.map(|sealed| key.open(&sealed, &id, "label")).transpose()?;
    let offered = Offered {
        card_name: rows::text(row, "card_name")?,
        label,
        purpose: rows::known(row, "purpose", Purpose::from_code)?,
        last_day: rows::text(row, "last_day")?,
        locale: rows::known(row, "locale", Locale::from_code)?,
        id,
    };
    Ok((offered, key))
}
