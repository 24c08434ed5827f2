//! Learners: choose a course, read, try, look at my own answers, see what changed for me. Reading needs nothing and nobody.
//!
//! Deliberately absent: anything a staff member could open to see a learner; no such page exists.

pub mod access;
pub mod access_page;
pub mod before_after;
pub mod bring;
pub mod check;
pub mod check_page;
pub mod delete_place;
pub mod full_check;
pub mod full_check_page;
pub mod glossary;
pub mod guest;
pub mod home;
pub mod host_page;
pub mod later;
pub mod lesson;
pub mod map;
pub mod map_next;
pub mod map_page;
pub mod map_paper;
pub mod module;
pub mod modules;
pub mod my_information;
pub mod my_place;
pub mod notebook;
pub mod paper;
pub mod practice;
pub mod practice_room;
pub mod rating;
pub mod rating_page;
pub mod search;
pub mod skills_check;
pub mod start;
pub mod taking_part;
pub mod team_slip;
pub mod ticks;
pub mod told;
pub mod totals;
pub mod try_it;
pub mod try_it_list;
pub mod try_it_page;
