//! Who looked at my information: one chain of lines per place, each with the SHA-256 of the one before, its end signed with the server's
//! key. Lines are added and read; nothing here changes or removes one (a test reads this folder for it).
//!
//! A line stands in the same change as what it tells of: when it cannot be written, that did not happen. Deliberately absent: addresses,
//! browsers, what was in the thing that was looked at, and any function that gives a member of staff these lines.

use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use super::{Change, PeopleStore, StorageError, places::OwnPlace, rows, seal::bound, shared_with_me::ValidShare, sql, staff::Staff};
use crate::{
    account::secrets::{Secrets, encode},
    domain::{
        ids::{PlaceId, ShareId},
        roles::Role,
        sharing::Item,
    },
};

/// What happened, in the words that are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Somebody opened what was shared with them.
    Opened,
    Given,
    Withdrawn,
    /// The owner opened the place with a card.
    SignedIn,
    CardDrawn,
    SpareDrawn,
    Downloaded,
    /// A new card was made with the help of a facilitator.
    Recovered,
    /// The people who run the computers put a copy back.
    Restored,
}

impl Kind {
    pub const ALL: [Self; 9] =
        [Self::Opened, Self::Given, Self::Withdrawn, Self::SignedIn, Self::CardDrawn, Self::SpareDrawn, Self::Downloaded, Self::Recovered, Self::Restored];

    /// For storing and for the names of messages.
    pub fn code(self) -> &'static str {
        match self {
            Self::Opened => "opened",
            Self::Given => "given",
            Self::Withdrawn => "withdrawn",
            Self::SignedIn => "signed-in",
            Self::CardDrawn => "card-drawn",
            Self::SpareDrawn => "spare-drawn",
            Self::Downloaded => "downloaded",
            Self::Recovered => "recovered",
            Self::Restored => "restored",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One line, as its owner reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub kind: Kind,
    pub at: i64,
    /// Name and role of the other person, if there was one.
    pub who: Option<String>,
    pub role: Option<Role>,
    /// Which things it was about.
    pub what: Vec<Item>,
}

/// Whoever else was in it: the reader of a share.
pub(super) struct Somebody<'a> {
    pub share: &'a ShareId,
    pub staff: &'a str,
    pub role: Role,
    pub name: &'a str,
    pub items: &'a [Item],
}

/// Something that the owner did alone: signing in, drawing a card, downloading.
pub async fn note(change: &mut Change, secrets: &Secrets, own: &OwnPlace, kind: Kind, now: i64) -> Result<(), StorageError> {
    append(change, secrets, own.id(), kind, None, now).await
}

/// Giving and withdrawing.
pub(super) async fn note_share(change: &mut Change, secrets: &Secrets, own: &OwnPlace, kind: Kind, other: &Somebody<'_>, now: i64) -> Result<(), StorageError> {
    append(change, secrets, own.id(), kind, Some(other), now).await
}

/// Somebody opens what was shared with them: stands in the same change as the reading.
pub(super) async fn note_opening(change: &mut Change, secrets: &Secrets, share: &ValidShare, reader: &Staff, now: i64) -> Result<(), StorageError> {
    let items: Vec<Item> = share.items().cloned().collect();
    let other = Somebody { share: share.id(), staff: reader.id().as_str(), role: share.role(), name: reader.display_name(), items: &items };
    append(change, secrets, share.place(), Kind::Opened, Some(&other), now).await
}

/// An older copy of the database was put back, and this place was in it.
pub(super) async fn note_restored(change: &mut Change, secrets: &Secrets, place: &PlaceId, now: i64) -> Result<(), StorageError> {
    append(change, secrets, place, Kind::Restored, None, now).await
}

async fn append(change: &mut Change, secrets: &Secrets, place: &PlaceId, kind: Kind, other: Option<&Somebody<'_>>, now: i64) -> Result<(), StorageError> {
    let organisation = change.organisation();
    // Two writers of one chain: the second waits here on PostgreSQL (on SQLite it waited before).
    sql("INSERT INTO access_head (organisation_id, place_id, lines, digest, mark) VALUES ($1, $2, 0, '', '') \
         ON CONFLICT (place_id) DO UPDATE SET lines = access_head.lines")
    .bind(organisation.as_str())
    .bind(place.as_str())
    .execute(change.place(place).await?)
    .await?;
    let head = sql("SELECT lines, digest FROM access_head WHERE organisation_id = $1 AND place_id = $2")
        .bind(organisation.as_str())
        .bind(place.as_str())
        .fetch_one(change.place(place).await?)
        .await?;
    let (line, before) = (rows::number(&head, "lines")? + 1, rows::text(&head, "digest")?);
    let what = other.map(|o| o.items.iter().map(Item::code).collect::<Vec<_>>().join(","));
    let written = Written {
        line,
        at: now,
        kind: kind.code().to_owned(),
        share: other.map(|o| o.share.as_str().to_owned()),
        staff: other.map(|o| o.staff.to_owned()),
        role: other.map(|o| o.role.code().to_owned()),
        who: other.map(|o| o.name.to_owned()),
        what,
    };
    let digest = written.digest(&before, &organisation, place.as_str());
    sql("INSERT INTO access_line (organisation_id, place_id, line, happened_at, kind, share_id, staff_id, staff_role, who, what, digest) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
    .bind(organisation.as_str())
    .bind(place.as_str())
    .bind(line)
    .bind(now)
    .bind(written.kind)
    .bind(written.share)
    .bind(written.staff)
    .bind(written.role)
    .bind(written.who)
    .bind(written.what)
    .bind(digest.as_str())
    .execute(change.place(place).await?)
    .await?;
    sql("UPDATE access_head SET lines = $3, digest = $4, mark = $5 WHERE organisation_id = $1 AND place_id = $2")
        .bind(organisation.as_str())
        .bind(place.as_str())
        .bind(line)
        .bind(digest.as_str())
        .bind(mark(secrets, &[place.as_str(), &line.to_string(), &digest]))
        .execute(change.place(place).await?)
        .await?;
    Ok(())
}

/// A line as it is stored and as its digest is made.
pub(super) struct Written {
    pub line: i64,
    pub at: i64,
    pub kind: String,
    pub share: Option<String>,
    pub staff: Option<String>,
    pub role: Option<String>,
    pub who: Option<String>,
    pub what: Option<String>,
}

impl Written {
    pub(super) fn digest(&self, before: &str, organisation: &str, place: &str) -> String {
        let [line, at] = [self.line, self.at].map(|n| n.to_string());
        // “Not there” and “empty” are different things.
        let maybe = |text: &Option<String>| text.as_ref().map_or_else(|| "-".to_owned(), |t| format!("+{t}"));
        let [share, staff, role, who, what] = [&self.share, &self.staff, &self.role, &self.who, &self.what].map(maybe);
        let parts = [before, organisation, place, &line, &at, &self.kind, &share, &staff, &role, &who, &what];
        encode(&Sha256::digest(bound(&parts)))
    }
}

/// Signed with a key made from the server's key file.
pub(super) fn mark(secrets: &Secrets, parts: &[&str]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(&secrets.derive("doorstep/access-log/1")).expect("HMAC takes a key of any length");
    mac.update(&bound(parts));
    encode(&mac.finalize().into_bytes())
}

/// The owner's whole log, newest first.
pub async fn all(people: &PeopleStore, own: &OwnPlace) -> Result<Vec<Line>, StorageError> {
    let found = sql("SELECT happened_at, kind, staff_role, who, what FROM access_line WHERE organisation_id = $1 AND place_id = $2 ORDER BY line DESC")
        .bind(own.organisation())
        .bind(own.id().as_str())
        .fetch_all(people.read_own(own).await?.sql())
        .await?;
    rows::each(&found, |row| {
        let what = rows::maybe_text(row, "what")?.unwrap_or_default();
        Ok(Line {
            kind: rows::known(row, "kind", Kind::from_code)?,
            at: rows::number(row, "happened_at")?,
            who: rows::maybe_text(row, "who")?,
            role: rows::maybe_text(row, "staff_role")?.as_deref().and_then(Role::from_code),
            what: what.split(',').filter_map(Item::parse).collect(),
        })
    })
}
