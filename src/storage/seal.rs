//! Sealing what people write with a key of their own. Whoever holds the database and the server's key file still opens nothing:
//! the key of a place is stored only wrapped under what its person holds (card words, spare card, session token).
//!
//! XChaCha20-Poly1305; the associated data names table, place and row, so that a sealed text moved to another row does not open.
//! Deliberately absent: `Debug`, `Display`, `Clone` and `Serialize` for anything in the clear.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};

use super::{StorageError, places::OwnPlace};
use crate::{
    account::secrets::{Secrets, decode, encode, random},
    domain::ids::{PlaceId, ShareId},
};

/// The key of one place.
pub(super) struct DataKey([u8; 32]);

impl DataKey {
    pub(super) fn fresh() -> Self {
        Self(random())
    }

    /// For storing: only whoever has `under` gets it back.
    pub(super) fn wrap(&self, under: &[u8; 32], place: &PlaceId, way: &str) -> Result<String, StorageError> {
        seal_bytes(under, &self.0, &bound(&["place-key", way, place.as_str()]))
    }

    pub(super) fn unwrap(wrapped: &str, under: &[u8; 32], place: &PlaceId, way: &str) -> Result<Self, StorageError> {
        let key = open_bytes(under, wrapped, &bound(&["place-key", way, place.as_str()]))?;
        key.try_into().map(Self).map_err(|_| StorageError::Sealed)
    }
}

/// Something a learner wrote. It can be stored (sealed) and shown to the same person; there is no other way out.
pub struct PatientText {
    text: String,
    place: PlaceId,
}

impl PatientText {
    /// What the owner just typed.
    pub fn written_by(own: &OwnPlace, text: String) -> Self {
        Self { text, place: own.id().clone() }
    }

    /// Empty for anybody but the owner: a mix-up in a page shows nothing rather than somebody's words.
    pub fn reveal_to_owner(&self, own: &OwnPlace) -> &str {
        if self.place == *own.id() { &self.text } else { "" }
    }

    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// Ready for a column of that row. Refuses a text that another place wrote.
pub(super) fn seal(own: &OwnPlace, text: &PatientText, table: &str, row: &[&str]) -> Result<String, StorageError> {
    if text.place != *own.id() {
        return Err(StorageError::Sealed);
    }
    seal_bytes(&own.key().0, text.text.as_bytes(), &row_of(own, table, row))
}

pub(super) fn open(own: &OwnPlace, sealed: &str, table: &str, row: &[&str]) -> Result<PatientText, StorageError> {
    let bytes = open_bytes(&own.key().0, sealed, &row_of(own, table, row))?;
    let text = String::from_utf8(bytes).map_err(|_| StorageError::Sealed)?;
    Ok(PatientText { text, place: own.id().clone() })
}

/// The key of one share. It is stored sealed by the server's key file, because its reader has no key of their own, and it is destroyed
/// when the share ends: until then the server can open what was sealed for this share, and nothing else.
pub(super) struct ShareKey([u8; 32]);

const SHARE_KEYS: &str = "doorstep/share-keys/1";

impl ShareKey {
    pub(super) fn fresh() -> Self {
        Self(random())
    }

    pub(super) fn wrap(&self, secrets: &Secrets, share: &ShareId) -> Result<String, StorageError> {
        seal_bytes(&secrets.derive(SHARE_KEYS), &self.0, &bound(&["share-key", share.as_str()]))
    }

    pub(super) fn unwrap(wrapped: &str, secrets: &Secrets, share: &ShareId) -> Result<Self, StorageError> {
        let key = open_bytes(&secrets.derive(SHARE_KEYS), wrapped, &bound(&["share-key", share.as_str()]))?;
        key.try_into().map(Self).map_err(|_| StorageError::Sealed)
    }

    /// A copy for the reader, made by the owner and by nobody else: it takes their right and their own text.
    pub(super) fn seal(&self, own: &OwnPlace, text: &PatientText, share: &ShareId, part: &str) -> Result<String, StorageError> {
        if text.place != *own.id() {
            return Err(StorageError::Sealed);
        }
        seal_bytes(&self.0, text.text.as_bytes(), &bound(&["share", share.as_str(), part]))
    }

    pub(super) fn open(&self, sealed: &str, share: &ShareId, part: &str) -> Result<SharedText, StorageError> {
        let bytes = open_bytes(&self.0, sealed, &bound(&["share", share.as_str(), part]))?;
        String::from_utf8(bytes).map(SharedText).map_err(|_| StorageError::Sealed)
    }
}

/// Something a learner wrote and chose to show. Comes out of a running share, or out of the owner's own text for the preview.
pub struct SharedText(String);

impl SharedText {
    pub(super) fn preview(own: &OwnPlace, text: &PatientText) -> Self {
        Self(text.reveal_to_owner(own).to_owned())
    }

    /// For the page of that share and nothing else.
    pub fn shown(&self) -> &str {
        &self.0
    }
}

fn row_of(own: &OwnPlace, table: &str, row: &[&str]) -> Vec<u8> {
    let mut parts = vec![table, own.id().as_str()];
    parts.extend(row);
    bound(&parts)
}

/// Each part with its length before it: `("ab", "c")` and `("a", "bc")` differ.
pub(super) fn bound(parts: &[&str]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in parts {
        bytes.extend((part.len() as u64).to_be_bytes());
        bytes.extend(part.as_bytes());
    }
    bytes
}

pub(super) fn seal_bytes(key: &[u8; 32], plain: &[u8], aad: &[u8]) -> Result<String, StorageError> {
    let nonce = random::<24>();
    let sealed = XChaCha20Poly1305::new(key.into()).encrypt(XNonce::from_slice(&nonce), Payload { msg: plain, aad }).map_err(|_| StorageError::Sealed)?;
    Ok(encode(&[nonce.as_slice(), &sealed].concat()))
}

pub(super) fn open_bytes(key: &[u8; 32], sealed: &str, aad: &[u8]) -> Result<Vec<u8>, StorageError> {
    let bytes = decode(sealed).ok_or(StorageError::Sealed)?;
    let (nonce, sealed) = bytes.split_at_checked(24).ok_or(StorageError::Sealed)?;
    XChaCha20Poly1305::new(key.into()).decrypt(XNonce::from_slice(nonce), Payload { msg: sealed, aad }).map_err(|_| StorageError::Sealed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ids::OrganisationId, locale::Locale};

    #[test]
    fn a_sealed_text_opens_only_with_its_key_and_in_its_row() {
        let (mine, other) = (random(), random());
        let here = bound(&["private_note", "p1", "pm01", "lesson"]);
        let sealed = seal_bytes(&mine, b"my plan", &here).unwrap();
        assert_eq!(open_bytes(&mine, &sealed, &here).unwrap(), b"my plan");
        assert!(open_bytes(&other, &sealed, &here).is_err());
        for elsewhere in [["kept_draft", "p1", "pm01", "lesson"], ["private_note", "p2", "pm01", "lesson"], ["private_note", "p1", "pm0", "1lesson"]] {
            assert!(open_bytes(&mine, &sealed, &bound(&elsewhere)).is_err(), "{elsewhere:?}");
        }
        assert!(open_bytes(&mine, "", &here).is_err());
        assert_ne!(sealed, seal_bytes(&mine, b"my plan", &here).unwrap(), "equal texts must not look equal");
    }

    #[test]
    fn the_row_of_a_text_names_table_place_and_row() {
        // One key for two places, which the product never makes: only the associated data can tell them apart.
        let place = |id| OwnPlace::new(OrganisationId::from_store("home"), PlaceId::from_store(id), DataKey([7; 32]), Locale::English, None);
        let (own, other) = (place("p1"), place("p2"));
        let text = PatientText::written_by(&own, "my plan".into());
        let sealed = seal(&own, &text, "private_note", &["pm01", "start"]).unwrap();
        assert_eq!(open(&own, &sealed, "private_note", &["pm01", "start"]).unwrap().reveal_to_owner(&own), "my plan");
        assert!(open(&other, &sealed, "private_note", &["pm01", "start"]).is_err());
        assert!(open(&own, &sealed, "kept_draft", &["pm01", "start"]).is_err());
        assert!(open(&own, &sealed, "private_note", &["pm01", "next"]).is_err());
        assert!(seal(&other, &text, "private_note", &["pm01", "start"]).is_err());
    }

    #[test]
    fn a_wrapped_key_belongs_to_its_place_and_its_way() {
        let (under, place) = (random(), PlaceId::from_store("p1"));
        let wrapped = DataKey::fresh().wrap(&under, &place, "card").unwrap();
        assert!(DataKey::unwrap(&wrapped, &under, &place, "card").is_ok());
        assert!(DataKey::unwrap(&wrapped, &under, &place, "spare").is_err());
        assert!(DataKey::unwrap(&wrapped, &under, &PlaceId::from_store("p2"), "card").is_err());
        assert!(DataKey::unwrap(&wrapped, &random(), &place, "card").is_err());
    }
}
