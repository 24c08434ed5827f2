//! A passkey made of a few lines, for tests in process: it answers the questions on our pages as a browser with a device would, or as one
//! that lies. Deliberately absent: attestation, and a secret (PRF).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::house::Answer;

pub const HERE: &str = "http://localhost:3000";

/// Somebody is there (1), and it checked who (4).
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const NEW_KEY: u8 = 0x40;

pub struct SoftKey {
    key: SigningKey,
    id: [u8; 16],
    /// The page that it believes to be on.
    pub origin: &'static str,
    pub verifies: bool,
    pub counter: u32,
}

/// The question of a page, from its `data-options`.
pub fn question(page: &Answer) -> Value {
    let (_, rest) = page.text().split_once("data-options=\"").unwrap();
    serde_json::from_str(&rest.split('"').next().unwrap().replace("&quot;", "\"").replace("&amp;", "&")).unwrap()
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl SoftKey {
    pub fn new(seed: u8) -> Self {
        Self { key: SigningKey::from_slice(&[seed; 32]).unwrap(), id: [seed; 16], origin: HERE, verifies: true, counter: 0 }
    }

    pub fn id(&self) -> String {
        text(&self.id)
    }

    fn said(&self, kind: &str, question: &Value) -> Vec<u8> {
        json!({ "type": kind, "challenge": question["challenge"], "origin": self.origin, "crossOrigin": false }).to_string().into_bytes()
    }

    fn state(&self, more: u8) -> Vec<u8> {
        let flags = PRESENT | more | if self.verifies { VERIFIED } else { 0 };
        [Sha256::digest("localhost").as_slice(), &[flags], &self.counter.to_be_bytes()].concat()
    }

    /// What `navigator.credentials.create` gives.
    pub fn make(&self, question: &Value) -> String {
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = (point.x().unwrap(), point.y().unwrap());
        // COSE: an elliptic curve key (1: 2) for ES256 (3: -7) on P-256 (-1: 1).
        let public = [&[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32][..], x, &[0x22, 0x58, 32], y].concat();
        let data = [&self.state(NEW_KEY)[..], &[0; 16], &[0, 16], &self.id, &public].concat();
        let length = u8::try_from(data.len()).unwrap();
        // CBOR: {"fmt": "none", "attStmt": {}, "authData": data}
        let made = [&[0xa3][..], b"\x63fmt\x64none", b"\x67attStmt\xa0", b"\x68authData\x58", &[length], &data].concat();
        self.answer(json!({ "attestationObject": text(&made), "clientDataJSON": text(&self.said("webauthn.create", question)) }))
    }

    /// What `navigator.credentials.get` gives.
    pub fn sign(&mut self, question: &Value) -> String {
        self.counter += 1;
        let (state, said) = (self.state(0), self.said("webauthn.get", question));
        let signature: Signature = self.key.sign(&[&state[..], &Sha256::digest(&said)].concat());
        let signature = signature.to_der();
        self.answer(json!({ "authenticatorData": text(&state), "clientDataJSON": text(&said), "signature": text(signature.as_bytes()) }))
    }

    fn answer(&self, response: Value) -> String {
        json!({ "id": self.id(), "rawId": self.id(), "type": "public-key", "response": response }).to_string()
    }
}
