//! What somebody who means harm would try, one test for each try, named by what it shows. The id of the case (A-01 to A-64, R-SEC-…)
//! stands in the comment above it; `docs/abuse-cases.md` lists all 64 with their tests, and `cargo xtask sabotage` breaks the product
//! on purpose to see each of them fail.

mod addresses;
mod addresses_that_lie;
mod connections;
mod foreign_forms;
mod headers;
mod hostile_words;
pub mod markup;
mod observatory;
mod outbound;
mod panics;
mod people;
mod rubbish;
mod sessions;
mod source;
mod standard;
mod unit;
mod vectors;
mod ways_in;
mod ways_out;
