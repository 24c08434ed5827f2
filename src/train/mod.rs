//! Clinicians: read, decide in a case, answer a knowledge check, and see a record that can be defended.
//!
//! Reading needs no account; the record needs one and is one's own. Deliberately absent: anything about learners (a staff route cannot
//! even learn that one is signed in), anybody else's record (an observer signs for who asked, and reads nothing of them).

pub mod asked;
pub mod attempt;
pub mod attempt_page;
pub mod awards;
pub mod calendar;
pub mod case;
pub mod case_guest;
pub mod case_pages;
pub mod case_start;
pub mod case_way;
pub mod completion;
pub mod decide;
pub mod desk;
pub mod framework;
pub mod hours;
mod item_void;
pub mod knowledge;
pub mod knowledge_pages;
pub mod knowledge_result;
pub mod knowledge_sheet;
pub mod landing;
pub mod lesson;
pub mod log;
pub mod mentoring;
pub mod module;
pub mod next_step;
pub mod observe;
pub mod observing;
pub mod portfolio;
pub mod prior;
pub mod project;
pub mod questions;
pub mod record;
pub mod record_one;
pub mod record_page;
pub mod reflecting;
pub mod renewal;
pub mod replay;
pub mod rule_words;
pub mod second_look;
pub mod teams;
