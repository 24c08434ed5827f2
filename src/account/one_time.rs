//! One-time codes: drawn, typed by hand, compared by a keyed hash. Recovery codes and invitations are such codes.
//!
//! A code is 80 random bits, so no guessing is worth while and a fast hash is enough; the key for it is not in the database. Codes are
//! drawn from a seed that travels sealed in the form that makes them, so a form that was sent twice makes the same codes and not more.
//! Deliberately absent: storing anything in the clear, and codes in addresses.

use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::{
    secrets::{Secrets, decode, encode, random},
    ticket,
};

/// What every code for joining begins with; no passphrase may.
pub const START: &str = "start-";

/// How many recovery codes there are at a time.
pub const RECOVERY_CODES: usize = 10;

/// Without I, L, O and U: they are taken for others.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How long a form with a seed may stand open.
const WAITS: i64 = 60 * 60 * 1000;
const TICKET: &str = "doorstep/codes/1";

/// Whom a code is for: a code of one kind never fits the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Recovery,
    Invitation,
}

impl Purpose {
    fn word(self) -> &'static str {
        match self {
            Self::Recovery => "recovery",
            Self::Invitation => "invitation",
        }
    }
}

fn keyed(key: &[u8], parts: &[&str]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes a key of any length");
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    }
    mac.finalize().into_bytes().into()
}

/// Where codes come from. No `Debug`: it is as good as all its codes.
pub struct Seed([u8; 32]);

impl Seed {
    pub fn fresh() -> Self {
        Self(random())
    }

    /// For a hidden field: only `owner` can use it, within the hour.
    pub fn seal(&self, secrets: &Secrets, owner: &str, now: i64) -> String {
        ticket::seal(secrets, TICKET, &format!("{owner}\n{}", encode(&self.0)), now + WAITS).unwrap_or_default()
    }

    /// From the hidden field.
    pub fn open(secrets: &Secrets, owner: &str, sealed: &str, now: i64) -> Option<Self> {
        let text = ticket::open(secrets, TICKET, sealed, now)?;
        let (whose, seed) = text.split_once('\n')?;
        if whose != owner {
            return None;
        }
        decode(seed)?.try_into().ok().map(Self)
    }

    /// `7K2M-XVD9-0RTB-4HQE`, always the same for the same label.
    fn code(&self, label: &str) -> String {
        let bits = keyed(&self.0, &[label]).iter().take(10).fold(0_u128, |sum, byte| (sum << 8) | u128::from(*byte));
        let letters: Vec<char> = (0..16).rev().map(|n| char::from(LETTERS[((bits >> (5 * n)) & 31) as usize])).collect();
        letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
    }

    /// Ten codes for whoever lost the phone.
    pub fn recovery_codes(&self) -> Vec<String> {
        (0..RECOVERY_CODES).map(|n| self.code(&format!("recovery {n}"))).collect()
    }

    /// The code with which this person joins: `start-…`.
    pub fn invitation(&self, sign_in_name: &str) -> String {
        format!("{START}{}", self.code(&format!("invitation {}", sign_in_name.trim().to_lowercase())))
    }
}

/// One spelling for what hands type: capitals, spaces and hyphens do not matter, and a letter that is in no code is the digit it looks like.
fn fold(typed: &str) -> String {
    typed
        .to_uppercase()
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| match letter {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}

/// The name under which the database knows a code of this person.
pub fn fingerprint(secrets: &Secrets, purpose: Purpose, owner: &str, typed: &str) -> String {
    encode(&keyed(&secrets.derive_first("doorstep/one-time-code/1"), &[purpose.word(), owner, &fold(typed)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets() -> (tempfile::TempDir, Secrets) {
        let folder = tempfile::tempdir().expect("a folder");
        let secrets = Secrets::open(folder.path()).expect("a key");
        (folder, secrets)
    }

    #[test]
    fn ten_codes_differ_and_come_back_from_the_same_seed() {
        let seed = Seed::fresh();
        let codes = seed.recovery_codes();
        let mut sorted = codes.clone();
        sorted.sort();
        sorted.dedup();
        assert_eq!(sorted.len(), RECOVERY_CODES);
        assert_eq!(codes, seed.recovery_codes());
        assert_ne!(codes, Seed::fresh().recovery_codes());
        assert!(codes.iter().all(|c| c.len() == 19 && !c.contains(['I', 'L', 'O', 'U'])), "{codes:?}");
        assert!(seed.invitation(" Kim ") == seed.invitation("kim") && seed.invitation("kim").starts_with(START));
    }

    #[test]
    fn hands_may_spell_a_code_as_they_like() {
        let (_folder, secrets) = secrets();
        let print = |typed| fingerprint(&secrets, Purpose::Recovery, "s1", typed);
        assert_eq!(print("7K2M-XVD1-0RTB-4HQE"), print(" 7k2m xvdl ortb 4hqe"));
        assert_ne!(print("7K2M-XVD1-0RTB-4HQE"), print("7K2M-XVD1-0RTB-4HQF"));
        assert_ne!(print("7K2M"), fingerprint(&secrets, Purpose::Invitation, "s1", "7K2M"));
        assert_ne!(print("7K2M"), fingerprint(&secrets, Purpose::Recovery, "s2", "7K2M"));
    }

    #[test]
    fn a_seed_travels_sealed_and_only_for_its_owner() {
        let (_folder, secrets) = secrets();
        let seed = Seed::fresh();
        let sealed = seed.seal(&secrets, "s1", 0);
        let again = Seed::open(&secrets, "s1", &sealed, WAITS - 1).expect("the same hour");
        assert_eq!(again.recovery_codes(), seed.recovery_codes());
        assert!(Seed::open(&secrets, "s2", &sealed, 0).is_none());
        assert!(Seed::open(&secrets, "s1", &sealed, WAITS).is_none());
    }
}
