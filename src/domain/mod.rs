//! The rules, as plain Rust: no IO, no async, no clock, no framework, nothing of ours imported. Compiles to server and browser.

pub mod course;
pub mod ids;
pub mod locale;
pub mod markdown;
pub mod quiz;
pub mod readability;
