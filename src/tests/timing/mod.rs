//! The long form of two proofs: that time tells nothing either. Not part of CI, because a busy machine measures itself; run them with
//! `xtask/proofs --long` (optimised, alone, some minutes) before a release. `TIMING_SAMPLES` changes how often each thing is asked.

mod doors;
mod stats;
mod worlds;

/// As the requirements have it.
fn samples() -> usize {
    std::env::var("TIMING_SAMPLES").ok().and_then(|n| n.parse().ok()).unwrap_or(1_000)
}
