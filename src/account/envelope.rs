//! What a stolen key file must not be good for once it was replaced: scrambled words and wrapped keys are stored inside an envelope that only
//! the newest key opens (`doorstep rotate-key`). What lies in it was made with the first key and cannot be made anew without the words,
//! which nobody here knows.
//!
//! A site that never replaced its key has no envelopes: there the first key is the newest. Deliberately absent: binding to a row; what is
//! inside is bound to its place or checked against typed words.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};

use super::secrets::{decode, encode, random};

const MARK: &str = "k1.";
const ABOUT: &[u8] = b"doorstep/envelope/1";

pub fn shut(key: &[u8; 32], text: &str) -> Option<String> {
    let nonce = random::<24>();
    let sealed = XChaCha20Poly1305::new(key.into()).encrypt(XNonce::from_slice(&nonce), Payload { msg: text.as_bytes(), aad: ABOUT }).ok()?;
    Some(format!("{MARK}{}", encode(&[nonce.as_slice(), &sealed].concat())))
}

/// What was inside; text without an envelope as it is. `None`: another key shut it.
pub fn unshut(key: &[u8; 32], stored: &str) -> Option<String> {
    let Some(sealed) = stored.strip_prefix(MARK) else { return Some(stored.to_owned()) };
    let bytes = decode(sealed)?;
    let (nonce, sealed) = bytes.split_at_checked(24)?;
    let text = XChaCha20Poly1305::new(key.into()).decrypt(XNonce::from_slice(nonce), Payload { msg: sealed, aad: ABOUT }).ok()?;
    String::from_utf8(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_envelope_opens_with_its_key_alone_and_plain_text_is_read_as_it_is() {
        let shut_text = shut(&[1; 32], "scrambled").expect("shut");
        assert!(shut_text.starts_with(MARK) && !shut_text.contains("scrambled"));
        assert_eq!(unshut(&[1; 32], &shut_text).as_deref(), Some("scrambled"));
        assert_eq!(unshut(&[2; 32], &shut_text), None);
        assert_eq!(unshut(&[1; 32], "$argon2id$v=19").as_deref(), Some("$argon2id$v=19"));
        assert_eq!(unshut(&[1; 32], "k1.short"), None);
    }
}
