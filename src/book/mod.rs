//! The reader's edition: everything that can be read, as a folder of plain HTML files that opens from a memory stick, and a PDF of each module.
//!
//! `doorstep book` makes it (docs/readers-edition.md). The texts go through the same renderer as on the site, `ui::blocks`; `fit` then turns addresses of
//! the site into files of the book. Same content and same day: same bytes.
//! Deliberately absent: scripts, forms, anything about a person, a search, and the right answers of knowledge checks unless a host asks.

pub mod case_part;
pub mod doing_part;
pub mod fit;
pub mod folder;
pub mod guide_pages;
pub mod leads;
pub mod lesson_part;
pub mod make;
pub mod marker;
pub mod module_page;
pub mod paper_table;
pub mod pdf;
pub mod question_part;
pub mod sheet;
pub mod small_pages;
pub mod start_pages;
pub mod trouble;
pub mod volume;
