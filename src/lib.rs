//! Doorstep: a course platform that teaches people to use digital mental health care, and shows what changed for them.
//!
//! This file is the map. Dependencies point one way:
//! `sharing → learn | train | author | account → ui, content, storage → domain`, and `islands → actions, domain`.
//! Every feature gate of the project stands here or in `main.rs`; modules are gated, not items.

#![recursion_limit = "512"]

/// The rules, as plain Rust.
pub mod domain;

/// Honest figures: part of the rules, for the server alone.
#[cfg(feature = "ssr")]
#[path = "domain/statistics/mod.rs"]
pub mod statistics;

/// Every address of the product on one screen.
#[cfg(feature = "ssr")]
pub mod app;

/// Markdown in, typed lessons out.
#[cfg(feature = "ssr")]
pub mod content;

/// Headers, sessions, the same-origin check, error pages, the accept loop.
#[cfg(feature = "ssr")]
pub mod http;

/// Learners: choose a course, read, answer, see what changed for me.
#[cfg(feature = "ssr")]
pub mod learn;

/// All SQL, and nothing but SQL: one file per subject.
#[cfg(feature = "ssr")]
pub mod storage;

/// Page furniture drawn on the server.
#[cfg(feature = "ssr")]
pub mod ui;

/// Sign in, settings, my data: the same for everybody.
#[cfg(feature = "ssr")]
pub mod account;

/// Clinicians: lessons, cases with decisions, knowledge checks, their own competency record.
#[cfg(feature = "ssr")]
pub mod train;

/// Showing something to one person until a day, taking it back, and who looked.
#[cfg(feature = "ssr")]
pub mod sharing;

/// The reader's edition: the courses as a folder of files, and as PDFs.
#[cfg(feature = "ssr")]
pub mod book;

/// Writing texts: for now only its door.
#[cfg(feature = "ssr")]
pub mod author;

/// The few things that move in the browser.
pub mod islands;

/// Server functions that islands call.
pub mod actions;

/// Hands the page over to its islands. The loader calls it once, after the first paint.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
