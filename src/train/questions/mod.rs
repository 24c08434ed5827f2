//! How the questions of the knowledge checks work: for whoever looks after them, never about whoever answered.
//!
//! Clinicians' questions alone; learners' answers are in no figure here and could not be (`storage::bank_answers`). A flag is a wish that
//! somebody reads the question. One that is wrong is taken out of the count here (`void`), for everybody, and whoever answered it is judged
//! again without it (`judging`). Deliberately absent: changing a question, a result of anybody, comparing people, sites or topics.

mod bank;
mod chart;
mod figures;
mod index;
mod item;
pub mod judging;
mod look;
pub mod void;

pub use bank::show as show_bank;
pub use index::show;
pub use item::show as show_item;

pub const HERE: &str = "/train/questions";
