//! Page furniture drawn on the server: the frame around every page, doors and icons, blocks of a text, form fields, messages.
//!
//! Deliberately absent: anything that reads a database, and anybody's own page.

pub mod advised;
pub mod art;
pub mod blocks;
pub mod display;
pub mod forms;
pub mod frame;
pub mod gallery;
pub mod kept_sheet;
pub mod kept_words;
pub mod lesson_parts;
pub mod made_up_phone;
pub mod one_page_pdf;
pub mod qr;
pub mod question_fields;
pub mod shared_device;
pub mod words;
