//! What a test counted, in one line that `xtask/proofs` reads: a figure instead of “passed” (trust, “how to use this”).
//!
//! Not `eprintln!`: the runner of the tests would swallow it.

use std::io::Write;

/// `about` is the same in every run; `figure` is what was counted in this one.
pub fn tell(about: &str, figure: &str) {
    let _ = writeln!(std::io::stderr(), "proof: {about} · {figure}");
}
