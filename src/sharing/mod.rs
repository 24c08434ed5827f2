//! Sharing: a learner shows something to one named person until a day, takes it back when they like, and sees who looked.
//!
//! `mine`, `give` and `looked` are the learner's pages, `with_me` and `open_one` the reader's. They meet in one drawing (`shown`), which
//! takes values and neither a learner nor a member of staff. Deliberately absent: asking a learner to share, sharing with everybody of a
//! kind, reading without opening, printing and taking along what others share.

pub mod choices;
pub mod give;
pub mod give_pages;
pub mod keeping;
pub mod looked;
pub mod mine;
pub mod open_one;
pub mod shown;
pub mod until;
pub mod with_me;
