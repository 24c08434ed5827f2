//! A site: a place where the host holds courses. Published, and about nobody.
//!
//! Deliberately absent: who goes there, and rooms within it. Its lines are plain text in the host's own words.

/// One site, as it stands on the pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CourseSite {
    pub id: String,
    pub name: String,
    /// How to get there, in words.
    pub address: String,
    /// Of `content/help/regions.yaml`; empty: the region of the whole site.
    pub region: String,
    /// When people can ask there, if that differs from the desk of the whole site.
    pub desk: String,
    /// Classes are held here now.
    pub is_open: bool,
}

/// The most letters that a page can show well.
pub const LONGEST_NAME: usize = 80;
pub const LONGEST_LINES: usize = 600;
