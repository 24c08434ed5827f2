//! Safe text: the only two types that may reach a page without escaping, and the pure renderer that makes them.
//!
//! Compiles to both halves, so that an author's preview can one day run the very code that the server runs (product decision 16).
//! Deliberately absent: blocks and headings with a meaning (see `content`), files, links to other files (the caller resolves them).

/// Block-level HTML that this module wrote itself. Cannot be made from a string outside `domain`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose(String);

impl Prose {
    pub fn as_html(&self) -> &str {
        &self.0
    }
    pub(in crate::domain) fn trusted(html: String) -> Self {
        Self(html)
    }
}

/// One line of text with emphasis and links: as HTML, and as plain words for titles, labels and counting.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Inline {
    html: String,
    plain: String,
}

impl Inline {
    /// Plain words; everything that looks like HTML is escaped.
    pub fn text(words: &str) -> Self {
        let mut html = String::with_capacity(words.len());
        for c in words.chars() {
            match c {
                '&' => html.push_str("&amp;"),
                '<' => html.push_str("&lt;"),
                '>' => html.push_str("&gt;"),
                '"' => html.push_str("&quot;"),
                c => html.push(c),
            }
        }
        Self { html, plain: words.to_owned() }
    }
    pub fn as_html(&self) -> &str {
        &self.html
    }
    pub fn plain(&self) -> &str {
        &self.plain
    }
    pub(in crate::domain) fn trusted(html: String, plain: String) -> Self {
        Self { html, plain }
    }
}
