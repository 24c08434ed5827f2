//! Tickets: what a form has to carry to the next page without anybody being able to read or change it. Used while a card is being made,
//! so that nothing is stored before the person has copied the words.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};

use super::secrets::{Secrets, decode, encode, random};

/// Seals `words` until `ends_at` (milliseconds). `purpose` keeps a ticket of one form from being used in another.
pub fn seal(secrets: &Secrets, purpose: &'static str, words: &str, ends_at: i64) -> Option<String> {
    let cipher = XChaCha20Poly1305::new(&secrets.derive(purpose).into());
    let nonce = random::<24>();
    let text = format!("{ends_at}\n{words}");
    let sealed = cipher.encrypt(XNonce::from_slice(&nonce), Payload { msg: text.as_bytes(), aad: purpose.as_bytes() }).ok()?;
    Some(encode(&[nonce.as_slice(), &sealed].concat()))
}

/// The words again; nothing when the ticket is not ours, was changed, is for another form or has ended.
pub fn open(secrets: &Secrets, purpose: &'static str, ticket: &str, now: i64) -> Option<String> {
    let bytes = decode(ticket)?;
    let (nonce, sealed) = bytes.split_at_checked(24)?;
    let cipher = XChaCha20Poly1305::new(&secrets.derive(purpose).into());
    let text = cipher.decrypt(XNonce::from_slice(nonce), Payload { msg: sealed, aad: purpose.as_bytes() }).ok()?;
    let text = String::from_utf8(text).ok()?;
    let (ends_at, words) = text.split_once('\n')?;
    (ends_at.parse::<i64>().ok()? > now).then(|| words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_is_for_one_purpose_and_one_time() {
        let folder = tempfile::tempdir().expect("a folder");
        let secrets = Secrets::open(folder.path()).expect("a key");
        let ticket = seal(&secrets, "card", "amber otter", 100).expect("sealed");
        assert_eq!(open(&secrets, "card", &ticket, 99).as_deref(), Some("amber otter"));
        assert_eq!(open(&secrets, "card", &ticket, 100), None);
        assert_eq!(open(&secrets, "other", &ticket, 99), None);
        assert_eq!(open(&secrets, "card", &ticket[1..], 99), None);
        assert_eq!(open(&secrets, "card", "", 99), None);
    }
}
