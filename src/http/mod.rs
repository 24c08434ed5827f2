//! Everything between the socket and a page: settings, the accept loop, who is visiting, headers, the same-origin check, error pages.
//!
//! Deliberately absent: pages (they live with their audience) and SQL (`storage`).

pub mod assets;
pub mod body;
pub mod cache;
pub mod command;
pub mod cookies;
pub mod error;
pub mod faults;
pub mod guard;
pub mod headers;
pub mod help_check;
pub mod house;
mod keeping_checks;
pub mod ledger;
pub mod log;
pub mod origin;
mod patience;
pub mod peer;
pub mod post;
pub mod security_txt;
pub mod serve;
pub mod settings;
pub mod shelf;
pub mod tidy;
pub mod visit;
