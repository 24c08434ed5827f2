//! The few things that move in the browser, one per file. Each wraps HTML that the server drew and that works without it, so no words of
//! a page are in the bundle. Deliberately absent: pages, Markdown, a router, anything that loads data by itself.

pub mod check_in_place;
pub mod map_reader;
pub mod practice_ticks;

pub use check_in_place::CheckInPlace;
pub use map_reader::MapReader;
pub use practice_ticks::PracticeTicks;
