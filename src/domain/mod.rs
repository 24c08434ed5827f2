//! The rules, as plain Rust: no IO, no async, no clock, no framework, nothing of ours imported. Compiles to server and browser.

pub mod card;
pub mod case_way;
pub mod competency;
pub mod course;
pub mod document;
pub mod doing;
pub mod frameworks;
pub mod glossary;
pub mod help_lines;
pub mod ids;
pub mod instruments;
pub mod locale;
pub mod markdown;
pub mod passphrase;
pub mod problem;
pub mod questions;
pub mod quiz;
pub mod readability;
pub mod scenes;
pub mod sections;
pub mod skills_check;
pub mod svg;
pub mod syllables;
pub mod tree;
pub mod tries;
