//! Passwords, card words, session tokens: how they are made, kept and checked.
//!
//! Nothing here can be turned back: passwords and words are argon2id hashes over a keyed hash whose key (the *pepper*) is a file
//! beside the databases and never in one; of tokens only the SHA-256 is kept. Deliberately absent: SQL, cookies, throttling per
//! person (pages decide who may try), and the lists of words (the caller draws them).
//!
//! Hashing costs about 20 ms and 19 MiB a time, so a crowd could exhaust the machine: only as many run at once as there are cores,
//! fifty wait, and the rest are told to come back (`SecretsError::Busy`).

use std::{
    fs,
    io::{self, Read, Write},
    path::Path,
    sync::Arc,
};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use rand::{TryRngCore, rngs::OsRng};
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

use super::envelope;

/// The file in the data folder. Losing it makes every card and password useless, so a backup takes it, too (apart from the databases).
pub const PEPPER_FILE: &str = "pepper.key";
/// Beside it once the key was replaced (`doorstep rotate-key`): the newest key. Both are needed then.
pub const NEWEST_FILE: &str = "newest.key";

const QUEUE: usize = 50;

#[derive(Debug, thiserror::Error)]
pub enum SecretsError {
    #[error("too many people are signing in at this moment")]
    Busy,
    #[error("the key file cannot be used: {0}")]
    KeyFile(#[from] io::Error),
    #[error("the key file does not hold 32 bytes")]
    KeyLength,
    #[error("a stored hash cannot be read")]
    Unreadable,
    #[error("{PEPPER_FILE} is not there, and {NEWEST_FILE} is; both are needed")]
    Half,
}

/// Bytes from the operating system.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    OsRng.try_fill_bytes(&mut bytes).expect("a system without randomness cannot run this product");
    bytes
}

pub(crate) fn encode(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// What a cookie or a one-time address holds: 256 bits. No `Debug` and no `Display`, so that it cannot reach a log.
pub struct Token([u8; 32]);

impl Token {
    pub fn fresh() -> Self {
        Self(random())
    }

    /// `None` for anything that we cannot have made.
    pub fn parse(text: &str) -> Option<Self> {
        decode(text)?.try_into().ok().map(Self)
    }

    /// For the cookie or the address, once.
    pub fn reveal(&self) -> String {
        encode(&self.0)
    }

    /// The name under which the database knows it. A plain hash is enough for 256 random bits.
    pub fn fingerprint(&self) -> String {
        encode(&Sha256::digest(self.0))
    }

    /// A key that exists only while somebody presents the token.
    pub(crate) fn key(&self, purpose: &str) -> [u8; 32] {
        let mut key = [0; 32];
        hkdf::Hkdf::<Sha256>::new(None, &self.0).expand(purpose.as_bytes(), &mut key).expect("32 bytes are within what HKDF-SHA256 can give");
        key
    }
}

/// One spelling for what people type from a card: case, accents, and whatever stands between the words do not matter.
/// For words of ours only; own passwords are compared exactly.
pub fn fold_words(typed: &str) -> String {
    let mut folded = String::with_capacity(typed.len());
    let mut gap = false;
    for letter in typed.chars().flat_map(char::to_lowercase) {
        let plain: &str = match letter {
            'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' => "a",
            'ç' => "c",
            'é' | 'è' | 'ê' | 'ë' => "e",
            'î' | 'ï' | 'í' | 'ì' => "i",
            'ñ' => "n",
            'ô' | 'ö' | 'ó' | 'ò' | 'õ' => "o",
            'ù' | 'û' | 'ü' | 'ú' => "u",
            'ÿ' | 'ý' => "y",
            'œ' => "oe",
            'æ' => "ae",
            // Combining accents: an “é” typed on some systems is an “e” followed by one.
            '\u{300}'..='\u{36f}' => continue,
            other if other.is_alphanumeric() => {
                if gap && !folded.is_empty() {
                    folded.push('-');
                }
                gap = false;
                folded.push(other);
                continue;
            }
            _ => {
                gap = true;
                continue;
            }
        };
        if gap && !folded.is_empty() {
            folded.push('-');
        }
        gap = false;
        folded.push_str(plain);
    }
    folded
}

/// The key outside the database.
#[derive(Clone)]
struct Pepper(Arc<[u8; 32]>);

impl Pepper {
    /// Keyed first, so that a stolen database alone cannot be tried against. `purpose` keeps a hash from ever being a key.
    fn season(&self, purpose: &str, secret: &str) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.0.as_slice()).expect("HMAC takes a key of any length");
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(secret.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

const CHECK: &str = "doorstep/check/1";
const UNLOCK: &str = "doorstep/unlock/1";
const ENVELOPE: &str = "doorstep/envelope/1";

/// OWASP's second profile for argon2id (19 MiB, two passes).
fn argon2() -> Argon2<'static> {
    let params = Params::new(19_456, 2, 1, Some(32)).expect("these figures are within argon2's bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

fn hash_now(pepper: &Pepper, secret: &str) -> Result<String, SecretsError> {
    let salt = SaltString::encode_b64(&random::<16>()).map_err(|_| SecretsError::Unreadable)?;
    argon2().hash_password(&pepper.season(CHECK, secret), &salt).map(|phc| phc.to_string()).map_err(|_| SecretsError::Unreadable)
}

fn verify_now(pepper: &Pepper, secret: &str, phc: &str) -> Result<bool, SecretsError> {
    let stored = PasswordHash::new(phc).map_err(|_| SecretsError::Unreadable)?;
    Ok(argon2().verify_password(&pepper.season(CHECK, secret), &stored).is_ok())
}

fn unlock_now(pepper: &Pepper, secret: &str, salt: &[u8]) -> Result<[u8; 32], SecretsError> {
    let mut key = [0; 32];
    argon2().hash_password_into(&pepper.season(UNLOCK, secret), salt, &mut key).map_err(|_| SecretsError::Unreadable)?;
    Ok(key)
}

/// Hashes and checks, a bounded number at a time. Cheap to clone; one per process.
#[derive(Clone)]
pub struct Secrets {
    /// The first key: for what is made from words, which cannot be made anew without them.
    pepper: Pepper,
    /// The newest key: for everything else, and for the envelopes around what the first one made. `None`: it was never replaced.
    newest: Option<Pepper>,
    working: Arc<Semaphore>,
    admitted: Arc<Semaphore>,
    /// What an unknown name is checked against, so that it costs what a known one costs.
    nobody: Arc<str>,
}

impl Secrets {
    /// Reads the key file, or makes it at first start. Blocking: call it before serving.
    pub fn open(folder: &Path) -> Result<Self, SecretsError> {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let newest = match folder.join(NEWEST_FILE).exists() {
            true if !folder.join(PEPPER_FILE).exists() => return Err(SecretsError::Half),
            true => Some(Pepper(Arc::new(read_key(&folder.join(NEWEST_FILE))?))),
            false => None,
        };
        let pepper = Pepper(Arc::new(read_or_make_pepper(folder)?));
        let nobody = hash_now(&pepper, &encode(&random::<32>()))?;
        Ok(Self { pepper, newest, working: Arc::new(Semaphore::new(cores)), admitted: Arc::new(Semaphore::new(cores + QUEUE)), nobody: nobody.into() })
    }

    /// The same house with another newest key: for replacing it.
    pub fn with_newest(&self, key: [u8; 32]) -> Self {
        Self { newest: Some(Pepper(Arc::new(key))), ..self.clone() }
    }

    fn master(&self) -> &Pepper {
        self.newest.as_ref().unwrap_or(&self.pepper)
    }

    /// A key for one purpose, made from the newest key file. The purpose keeps one use from opening another's. What is stored under such a
    /// key is in `storage/rotate.rs`; a test looks.
    pub fn derive(&self, purpose: &'static str) -> [u8; 32] {
        expand(self.master(), purpose)
    }

    /// The same from the first key file, which is never replaced: for what is only ever compared with something typed.
    pub fn derive_first(&self, purpose: &'static str) -> [u8; 32] {
        expand(&self.pepper, purpose)
    }

    /// Into an envelope that the newest key opens, where there is one.
    pub(crate) fn shut(&self, text: String) -> Result<String, SecretsError> {
        let Some(newest) = &self.newest else { return Ok(text) };
        envelope::shut(&expand(newest, ENVELOPE), &text).ok_or(SecretsError::Unreadable)
    }

    pub(crate) fn unshut(&self, stored: &str) -> Result<String, SecretsError> {
        envelope::unshut(&expand(self.master(), ENVELOPE), stored).ok_or(SecretsError::Unreadable)
    }

    /// A mark that only this house can make: these words, for this purpose.
    pub fn sign(&self, purpose: &'static str, words: &str) -> String {
        encode(&self.master().season(purpose, words))
    }

    /// A PHC string to store.
    pub async fn hash(&self, secret: &str) -> Result<String, SecretsError> {
        let secret = secret.to_owned();
        let hash = self.run(move |pepper| hash_now(pepper, &secret)).await?;
        self.shut(hash)
    }

    /// `stored` is `None` when nobody has that name: the work is done all the same, and the answer is no.
    pub async fn verify(&self, secret: &str, stored: Option<&str>) -> Result<bool, SecretsError> {
        let secret = secret.to_owned();
        let known = stored.is_some();
        let phc = self.unshut(stored.unwrap_or(&self.nobody))?;
        self.run(move |pepper| verify_now(pepper, &secret, &phc)).await.map(|fits| fits && known)
    }

    /// A key from card words: apart from the hash in salt and purpose, so the stored hash says nothing about it.
    pub(crate) async fn unlock(&self, secret: &str, salt: &[u8]) -> Result<[u8; 32], SecretsError> {
        let (secret, salt) = (secret.to_owned(), salt.to_owned());
        self.run(move |pepper| unlock_now(pepper, &secret, &salt)).await
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce(&Pepper) -> Result<T, SecretsError> + Send + 'static) -> Result<T, SecretsError> {
        let place = self.admitted.clone().try_acquire_owned().map_err(|_| SecretsError::Busy)?;
        let turn = self.working.clone().acquire_owned().await.map_err(|_| SecretsError::Busy)?;
        let pepper = self.pepper.clone();
        // The permits go into the thread: when the visitor hangs up, the work still counts until it is done.
        tokio::task::spawn_blocking(move || {
            let _held = (place, turn);
            work(&pepper)
        })
        .await
        .map_err(|_| SecretsError::Busy)?
    }
}

fn expand(from: &Pepper, purpose: &'static str) -> [u8; 32] {
    let mut key = [0; 32];
    hkdf::Hkdf::<Sha256>::new(None, from.0.as_slice()).expand(purpose.as_bytes(), &mut key).expect("32 bytes are a length that HKDF can give");
    key
}

fn read_key(path: &Path) -> Result<[u8; 32], SecretsError> {
    let mut bytes = Vec::with_capacity(33);
    fs::File::open(path)?.take(33).read_to_end(&mut bytes)?;
    bytes.try_into().map_err(|_| SecretsError::KeyLength)
}

fn read_or_make_pepper(folder: &Path) -> Result<[u8; 32], SecretsError> {
    let path = folder.join(PEPPER_FILE);
    if !path.exists() {
        // Two processes may start together: each writes a file of its own, and only one becomes the key.
        let draft = folder.join(format!("{PEPPER_FILE}.{}", encode(&random::<9>())));
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&draft)?;
        file.write_all(&random::<32>())?;
        file.sync_all()?;
        let linked = fs::hard_link(&draft, &path);
        fs::remove_file(&draft)?;
        match linked {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error.into()),
            _ => fs::File::open(folder)?.sync_all()?,
        }
    }
    read_key(&path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgives_what_hands_do() {
        for typed in ["forêt calme", "  FORET-CALME ", "Forêt, calme.", "fore\u{302}t   calme"] {
            assert_eq!(fold_words(typed), "foret-calme", "{typed:?}");
        }
        assert_eq!(fold_words("Œuf"), "oeuf");
        assert_eq!(fold_words(" - "), "");
    }

    #[test]
    fn a_token_survives_its_cookie_and_nothing_else_parses() {
        let token = Token::fresh();
        let again = Token::parse(&token.reveal()).unwrap();
        assert_eq!(again.fingerprint(), token.fingerprint());
        assert_ne!(token.fingerprint(), token.reveal());
        for bad in ["", "short", &"A".repeat(44), "ä"] {
            assert!(Token::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn the_key_file_is_made_once_and_private() {
        let folder = tempfile::tempdir().unwrap();
        let made = read_or_make_pepper(folder.path()).unwrap();
        assert_eq!(read_or_make_pepper(folder.path()).unwrap(), made);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no draft is left");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(folder.path().join(PEPPER_FILE)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        fs::write(folder.path().join(PEPPER_FILE), b"short").unwrap();
        assert!(matches!(read_or_make_pepper(folder.path()), Err(SecretsError::KeyLength)));
    }

    #[tokio::test]
    async fn a_password_is_checked_and_a_stranger_never_fits() {
        let folder = tempfile::tempdir().unwrap();
        let secrets = Secrets::open(folder.path()).unwrap();
        let stored = secrets.hash("correct horse").await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(secrets.verify("correct horse", Some(&stored)).await.unwrap());
        assert!(!secrets.verify("correct horses", Some(&stored)).await.unwrap());
        assert!(!secrets.verify("correct horse", None).await.unwrap());

        let elsewhere = tempfile::tempdir().unwrap();
        let other_pepper = Secrets::open(elsewhere.path()).unwrap();
        assert!(!other_pepper.verify("correct horse", Some(&stored)).await.unwrap());
    }

    #[tokio::test]
    async fn a_crowd_is_told_to_come_back() {
        let folder = tempfile::tempdir().unwrap();
        let mut secrets = Secrets::open(folder.path()).unwrap();
        secrets.admitted = Arc::new(Semaphore::new(1));
        let (first, second) = tokio::join!(secrets.hash("one"), secrets.hash("two"));
        assert!(first.is_ok());
        assert!(matches!(second, Err(SecretsError::Busy)));
    }
}
