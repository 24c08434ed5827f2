//! Learners: choose a course, read, try, look at my own answers, see what changed for me. Reading needs nothing and nobody.
//!
//! Deliberately absent: anything a staff member could open to see a learner; no such page exists.

pub mod glossary;
pub mod home;
pub mod host_page;
pub mod lesson;
pub mod module;
pub mod modules;
pub mod my_place;
pub mod paper;
pub mod practice;
pub mod search;
pub mod ticks;
