//! Everything between the socket and a page: settings, the accept loop, who is visiting, headers, the same-origin check, error pages.
//!
//! Deliberately absent: pages (they live with their audience) and SQL (`storage`).

pub mod age;
pub mod assets;
mod backup;
pub mod body;
pub mod book;
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
pub mod minute;
pub mod origin;
mod patience;
pub mod peer;
pub mod post;
mod rotate;
pub mod security_txt;
pub mod serve;
pub mod settings;
pub mod shelf;
mod start;
pub mod tidy;
pub mod visit;
