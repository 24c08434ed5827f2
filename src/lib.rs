//! Doorstep: a course platform that teaches people to use digital mental health care, and shows what changed for them.
//!
//! This file is the map. Dependencies point one way:
//! `learn | train | author | account → ui, content, storage → domain`, and `islands → actions, domain`.
//! Every feature gate of the project stands here or in `main.rs`; modules are gated, not items.

#![recursion_limit = "512"]

/// The rules, as plain Rust.
pub mod domain;

/// Markdown in, typed lessons out.
#[cfg(feature = "ssr")]
pub mod content;

/// Hands the page over to its islands. The loader calls it once, after the first paint.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
