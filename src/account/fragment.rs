//! The one line of script that takes a code out of the address: what stands behind `#` reaches no server, no log and no history.
//!
//! A scanned picture code leads to `…#code`. The script puts the code into the field of the page and wipes it from the address at once;
//! nothing is sent before the person presses the button. Without scripts the person types. Deliberately absent: WebAssembly, libraries.

use std::sync::LazyLock;

use base64::Engine as _;
use sha2::{Digest, Sha256};

pub static SCRIPT: LazyLock<String> = LazyLock::new(|| include_str!("fragment.js").trim_end().to_owned());

/// Its SHA-256 in base64, for the policy header.
pub static HASH: LazyLock<String> = LazyLock::new(|| base64::engine::general_purpose::STANDARD.encode(Sha256::digest(SCRIPT.as_bytes())));
