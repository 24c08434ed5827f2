//! A learner's place: its card, its key, its end. Says nothing about who has it.
//!
//! Deliberately absent: a list of places, a count of what happened in them, any look-up for staff. Nobody gets an [`OwnPlace`]
//! except by joining, by the words of a card, or by a session (`learner_sessions`).

use sqlx::any::AnyRow;

use super::{
    Change, PeopleStore, StorageError,
    access_log::{self, Kind},
    easy_cards,
    keeping::Mark,
    learner_sessions, rows,
    seal::DataKey,
    sql,
};
use crate::{
    account::secrets::{Secrets, decode, encode, fold_words, random},
    domain::{
        course::Device,
        ids::{OrganisationId, PlaceId},
        locale::Locale,
    },
};

/// The right to one learner's rows, and the key to what they wrote. Every function about learners asks for it.
pub struct OwnPlace {
    organisation: OrganisationId,
    id: PlaceId,
    key: DataKey,
    locale: Locale,
    device: Option<Device>,
}

impl OwnPlace {
    pub(super) fn new(organisation: OrganisationId, id: PlaceId, key: DataKey, locale: Locale, device: Option<Device>) -> Self {
        Self { organisation, id, key, locale, device }
    }

    pub fn id(&self) -> &PlaceId {
        &self.id
    }

    /// As last chosen.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The device that steps are shown for; `None` until the first choice.
    pub fn device(&self) -> Option<Device> {
        self.device
    }

    pub(super) fn organisation(&self) -> &str {
        self.organisation.as_str()
    }

    pub(super) fn key(&self) -> &DataKey {
        &self.key
    }
}

/// What a person joins with. The caller draws name and words; nothing here knows the lists.
pub struct NewPlace<'a> {
    /// Two words, not secret: they find the place.
    pub card_name: &'a str,
    /// Four words on the card.
    pub secret: &'a str,
    /// Four words on the spare card, kept at home.
    pub spare: &'a str,
    pub locale: Locale,
    /// `yyyy-mm-dd`: the day and nothing finer.
    pub day: &'a str,
}

/// Whichever card somebody holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Card,
    Spare,
}

impl Way {
    fn word(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Spare => "spare",
        }
    }
}

/// Hash, wrapped key and salt for one card.
pub(super) struct Locked {
    hash: String,
    key: String,
    salt: String,
}

pub(super) async fn lock(secrets: &Secrets, key: &DataKey, id: &PlaceId, way: Way, words: &str) -> Result<Locked, StorageError> {
    let words = fold_words(words);
    let salt = random::<16>();
    let hash = secrets.hash(&words).await?;
    let under = secrets.unlock(&words, &salt).await?;
    Ok(Locked { hash, key: secrets.shut(key.wrap(&under, id, way.word())?)?, salt: encode(&salt) })
}

/// `None` when somebody has that card name already: draw another one.
pub async fn join(people: &PeopleStore, secrets: &Secrets, new: NewPlace<'_>) -> Result<Option<OwnPlace>, StorageError> {
    let name = fold_words(new.card_name);
    let taken = sql("SELECT id FROM place WHERE organisation_id = $1 AND card_name = $2")
        .bind(people.organisation().as_str())
        .bind(name.as_str())
        .fetch_optional(people.read().await?.sql())
        .await?;
    if taken.is_some() {
        return Ok(None);
    }
    let id = PlaceId::from_store(encode(&random::<16>()));
    let key = DataKey::fresh();
    // Four slow hashes: before the transaction, which would keep every other writer waiting.
    let card = lock(secrets, &key, &id, Way::Card, new.secret).await?;
    let spare = lock(secrets, &key, &id, Way::Spare, new.spare).await?;
    let mut change = people.change().await?;
    let added = insert(&mut change, &id, &new, &card, &spare).await?;
    change.commit().await?;
    Ok(added.then(|| OwnPlace::new(people.organisation().clone(), id, key, new.locale, None)))
}

/// `false` when somebody has that card name already.
pub(super) async fn insert(change: &mut Change, id: &PlaceId, new: &NewPlace<'_>, card: &Locked, spare: &Locked) -> Result<bool, StorageError> {
    let organisation = change.organisation();
    let added = sql("INSERT INTO place (organisation_id, id, card_name, secret_hash, spare_hash, key_by_card, key_by_spare, salt_by_card, \
         salt_by_spare, locale, joined_day, device_variant) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL) \
         ON CONFLICT (organisation_id, card_name) DO NOTHING")
    .bind(organisation)
    .bind(id.as_str())
    .bind(fold_words(new.card_name))
    .bind(card.hash.as_str())
    .bind(spare.hash.as_str())
    .bind(card.key.as_str())
    .bind(spare.key.as_str())
    .bind(card.salt.as_str())
    .bind(spare.salt.as_str())
    .bind(new.locale.code())
    .bind(new.day)
    .execute(change.sql())
    .await?;
    Ok(added.rows_affected() == 1)
}

/// `None` for an unknown name as for wrong words, after the same work.
pub async fn open_with_card(people: &PeopleStore, secrets: &Secrets, card_name: &str, words: &str) -> Result<Option<OwnPlace>, StorageError> {
    open(people, secrets, Way::Card, card_name, words).await
}

pub async fn open_with_spare(people: &PeopleStore, secrets: &Secrets, card_name: &str, words: &str) -> Result<Option<OwnPlace>, StorageError> {
    open(people, secrets, Way::Spare, card_name, words).await
}

async fn open(people: &PeopleStore, secrets: &Secrets, way: Way, card_name: &str, words: &str) -> Result<Option<OwnPlace>, StorageError> {
    let row = sql("SELECT id, secret_hash, spare_hash, key_by_card, key_by_spare, salt_by_card, salt_by_spare, locale, device_variant \
         FROM place WHERE organisation_id = $1 AND card_name = $2")
    .bind(people.organisation().as_str())
    .bind(fold_words(card_name))
    .fetch_optional(people.read().await?.sql())
    .await?;
    fits(people, secrets, way, row.as_ref(), words).await
}

/// Do these words open the place of this row? As much work without a row as with one.
pub(super) async fn fits(people: &PeopleStore, secrets: &Secrets, way: Way, row: Option<&AnyRow>, words: &str) -> Result<Option<OwnPlace>, StorageError> {
    let (hash, key, salt) = match way {
        Way::Card => ("secret_hash", "key_by_card", "salt_by_card"),
        Way::Spare => ("spare_hash", "key_by_spare", "salt_by_spare"),
    };
    let words = fold_words(words);
    let stored = row.map(|row| rows::text(row, hash)).transpose()?;
    let fits = secrets.verify(&words, stored.as_deref()).await?;
    let (true, Some(row)) = (fits, row) else { return Ok(None) };

    let id = PlaceId::from_store(rows::text(row, "id")?);
    let salt = rows::known(row, salt, decode)?;
    let under = secrets.unlock(&words, &salt).await?;
    let key = DataKey::unwrap(&secrets.unshut(&rows::text(row, key)?)?, &under, &id, way.word())?;
    let (locale, device) = settings(row)?;
    Ok(Some(OwnPlace::new(people.organisation().clone(), id, key, locale, device)))
}

/// Are these the words of the card or of the spare card of an open place? The same work either way.
pub async fn is_word_of(people: &PeopleStore, secrets: &Secrets, own: &OwnPlace, words: &str) -> Result<bool, StorageError> {
    let row = sql("SELECT secret_hash, spare_hash FROM place WHERE organisation_id = $1 AND id = $2")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .fetch_optional(people.read().await?.sql())
        .await?;
    let Some(row) = row else { return Ok(false) };
    let words = fold_words(words);
    let card = secrets.verify(&words, Some(&rows::text(&row, "secret_hash")?)).await?;
    let spare = secrets.verify(&words, Some(&rows::text(&row, "spare_hash")?)).await?;
    Ok(card || spare)
}

/// `locale` and `device_variant` of a joined row. A device that we no longer know counts as not chosen.
pub(super) fn settings(row: &AnyRow) -> Result<(Locale, Option<Device>), StorageError> {
    let locale = rows::known(row, "locale", Locale::from_code)?;
    let device = rows::maybe_text(row, "device_variant")?.as_deref().and_then(Device::from_code);
    Ok((locale, device))
}

/// New words for the card; the old ones, an easy card and every session end. Nothing is lost: the key of the place stays.
pub async fn redraw(people: &PeopleStore, secrets: &Secrets, own: &OwnPlace, words: &str) -> Result<(), StorageError> {
    redraw_card(people, secrets, own, words, None).await
}

/// The same, and the session with this form secret goes on: whoever draws anew here is not sent away.
pub async fn redraw_here(people: &PeopleStore, secrets: &Secrets, own: &OwnPlace, words: &str, form_secret: &str) -> Result<(), StorageError> {
    redraw_card(people, secrets, own, words, Some(form_secret)).await
}

async fn redraw_card(people: &PeopleStore, secrets: &Secrets, own: &OwnPlace, words: &str, here: Option<&str>) -> Result<(), StorageError> {
    let card = lock(secrets, own.key(), own.id(), Way::Card, words).await?;
    let mut change = people.change().await?;
    sql("UPDATE place SET secret_hash = $3, key_by_card = $4, salt_by_card = $5 WHERE organisation_id = $1 AND id = $2")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .bind(card.hash)
        .bind(card.key)
        .bind(card.salt)
        .execute(change.sql())
        .await?;
    easy_cards::take_away(&mut change, own).await?;
    end_sessions(&mut change, own, here).await?;
    change.commit().await
}

/// New words for the spare card.
pub async fn redraw_spare(people: &PeopleStore, secrets: &Secrets, own: &OwnPlace, words: &str) -> Result<(), StorageError> {
    redraw_spare_card(people, secrets, own, words, None).await
}

/// The same, and the session with this form secret goes on.
pub async fn redraw_spare_here(people: &PeopleStore, secrets: &Secrets, own: &OwnPlace, words: &str, form_secret: &str) -> Result<(), StorageError> {
    redraw_spare_card(people, secrets, own, words, Some(form_secret)).await
}

async fn redraw_spare_card(people: &PeopleStore, secrets: &Secrets, own: &OwnPlace, words: &str, here: Option<&str>) -> Result<(), StorageError> {
    let spare = lock(secrets, own.key(), own.id(), Way::Spare, words).await?;
    let mut change = people.change().await?;
    sql("UPDATE place SET spare_hash = $3, key_by_spare = $4, salt_by_spare = $5 WHERE organisation_id = $1 AND id = $2")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .bind(spare.hash)
        .bind(spare.key)
        .bind(spare.salt)
        .execute(change.sql())
        .await?;
    end_sessions(&mut change, own, here).await?;
    change.commit().await
}

/// New words for both cards. Every session ends, and one begins for who asked: all in one change, so that nobody is left outside.
pub async fn redraw_both(
    people: &PeopleStore,
    secrets: &Secrets,
    own: &OwnPlace,
    [words, spare_words]: [&str; 2],
    whose: learner_sessions::WhoseDevice,
    now: i64,
) -> Result<crate::account::secrets::Token, StorageError> {
    let card = lock(secrets, own.key(), own.id(), Way::Card, words).await?;
    let spare = lock(secrets, own.key(), own.id(), Way::Spare, spare_words).await?;
    let name = card_name(people, own).await?;
    let mut change = people.change().await?;
    sql("UPDATE place SET secret_hash = $3, key_by_card = $4, salt_by_card = $5, spare_hash = $6, key_by_spare = $7, salt_by_spare = $8 \
         WHERE organisation_id = $1 AND id = $2")
    .bind(own.organisation())
    .bind(own.id().as_str())
    .bind(card.hash)
    .bind(card.key)
    .bind(card.salt)
    .bind(spare.hash)
    .bind(spare.key)
    .bind(spare.salt)
    .execute(change.sql())
    .await?;
    crate::account::throttle::forget(&mut change, secrets, crate::account::throttle::Door::Card(&name)).await?;
    easy_cards::take_away(&mut change, own).await?;
    learner_sessions::end_all(&mut change, own).await?;
    let token = learner_sessions::start(&mut change, own, whose, now).await?;
    for drawn in [Kind::CardDrawn, Kind::SpareDrawn] {
        access_log::note(&mut change, secrets, own, drawn, now).await?;
    }
    change.commit().await?;
    Ok(token)
}

/// The two words that find the place, to print on a new card.
pub async fn card_name(people: &PeopleStore, own: &OwnPlace) -> Result<String, StorageError> {
    let row = sql("SELECT card_name FROM place WHERE organisation_id = $1 AND id = $2")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .fetch_optional(people.read().await?.sql())
        .await?;
    let stored = rows::text(&row.ok_or(StorageError::Gone)?, "card_name")?;
    // A locked place gave its name away, and has it in front of a mark (`lost_cards`).
    Ok(stored.split('~').next().unwrap_or_default().to_owned())
}

async fn end_sessions(change: &mut Change, own: &OwnPlace, here: Option<&str>) -> Result<(), StorageError> {
    match here {
        Some(form_secret) => learner_sessions::end_others(change, own, form_secret).await,
        None => learner_sessions::end_all(change, own).await,
    }
}

/// The steps to show from now on.
pub async fn set_device(change: &mut Change, own: &OwnPlace, device: Option<Device>) -> Result<(), StorageError> {
    sql("UPDATE place SET device_variant = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .bind(device.map(Device::code))
        .execute(change.sql())
        .await?;
    Ok(())
}

pub async fn set_locale(change: &mut Change, own: &OwnPlace, locale: Locale) -> Result<(), StorageError> {
    sql("UPDATE place SET locale = $3 WHERE organisation_id = $1 AND id = $2")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .bind(locale.code())
        .execute(change.sql())
        .await?;
    Ok(())
}

/// The place and everything in it, its key first of all. A locked place of before is not this one: it has its card's name again. Stays: a mark that says nothing, so that no older copy brings the place back.
/// Whoever calls this writes the mark into the ledger outside the database, too (`http::ledger`).
pub async fn delete_everything(change: &mut Change, secrets: &Secrets, own: &OwnPlace, now: i64) -> Result<Mark, StorageError> {
    super::lost_cards::give_name_back(change, own).await?;
    super::keeping::delete_place(change, secrets, own.id(), now).await
}
