//! Safe text: the only two types that may reach a page without escaping, and the pure renderer that makes them.
//!
//! Compiles to both halves, so that an author's preview can one day run the very code that the server runs (product decision 16).
//! Everything in the output was written by this module: a fixed set of tags and attributes, every character of an author escaped.
//! It spells entities as browsers do, so that a sanitiser run over it finds nothing to change, not even a letter.
//! Deliberately absent: blocks and headings with a meaning (see `document`), files, links to other files (the caller resolves them).

use super::{
    ids::TermId,
    locale::Locale,
    problem::Problem,
    tree::{Item, Located, Node, Span, plain},
};
use std::collections::BTreeSet;

/// Block-level HTML that this module wrote itself. Cannot be made from a string outside `domain`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose(String);

impl Prose {
    pub fn as_html(&self) -> &str {
        &self.0
    }
    pub(in crate::domain) fn trusted(html: String) -> Self {
        // What was grown piece by piece has up to as much room to spare as it is long; a library keeps thousands of these for days.
        Self(html.as_str().to_owned())
    }
    /// The words without tags, for search and for counting. Only our own few entities can occur.
    pub fn plain(&self) -> String {
        let mut words = String::with_capacity(self.0.len());
        for (number, piece) in self.0.split('<').enumerate() {
            match piece.split_once('>') {
                Some((_, text)) if number > 0 => {
                    words.push(' ');
                    words.push_str(text);
                }
                _ => words.push_str(piece),
            }
        }
        let spaces_before = |text: String| [" .", " ,", " ;", " )"].iter().fold(text, |t, p| t.replace(p, &p[1..]));
        let plain = words.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u{a0}").replace("&amp;", "&");
        spaces_before(plain.split_whitespace().collect::<Vec<_>>().join(" "))
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
        Self { html: escape(words), plain: words.to_owned() }
    }
    pub fn as_html(&self) -> &str {
        &self.html
    }
    pub fn plain(&self) -> &str {
        &self.plain
    }
    pub fn is_empty(&self) -> bool {
        self.plain.trim().is_empty()
    }
    /// For large letters: a short name with a hyphen stays on one line. The plain words keep the hyphen that people type.
    pub fn unbroken(self) -> Self {
        Self { html: unbroken(&self.html), plain: self.plain }
    }
}

/// “Wi-Fi” with a hyphen at which no line ends.
pub fn unbroken(words: &str) -> String {
    words.replace("Wi-Fi", "Wi\u{2011}Fi")
}

/// For text and for attributes in double quotes alike.
pub(in crate::domain) fn escape_into(out: &mut String, text: &str, attribute: bool) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if attribute => out.push_str("&quot;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            // Control characters have no place in a page; browsers replace or drop them.
            c if c.is_control() && c != '\n' && c != '\t' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

pub(in crate::domain) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_into(&mut out, text, false);
    out
}

/// Where a link leads, as the caller knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lead {
    /// A page of this site; its address starts with `/` or `#`.
    Page(String),
    /// A practice screen, a case or a check: drawn as a button when it stands alone.
    Doing(String),
    /// A word of the glossary, explained on the same page.
    Word(TermId, String),
    /// There is no such thing: what is missing, and what to do.
    Lost { what: String, fix: String },
}

/// What the text around cannot know: other files.
pub trait Links {
    /// `to` as the author wrote it. Never called for `https://` addresses.
    fn lead(&self, to: &str) -> Lead;
    /// A picture beside the text, checked.
    fn picture(&self, file: &str, alt: &str) -> Result<Prose, Vec<Problem>>;
}

/// One reading of one text: its rendering, and what was noticed on the way.
pub struct Reader<'a> {
    pub links: &'a dyn Links,
    pub locale: Locale,
    pub problems: Vec<Problem>,
    /// Glossary words in order of first use.
    pub words: Vec<TermId>,
    taken: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    pub fn new(links: &'a dyn Links, locale: Locale) -> Self {
        Self { links, locale, problems: Vec::new(), words: Vec::new(), taken: BTreeSet::new() }
    }

    pub fn note(&mut self, problem: Problem) {
        // The same sentence twice helps nobody.
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    pub fn inline(&mut self, spans: &[Span]) -> Inline {
        let mut html = String::new();
        self.spans(&mut html, spans);
        Inline { html: html.trim_matches([' ', '\n', '\t']).to_owned(), plain: plain(spans).trim().to_owned() }
    }

    pub fn prose(&mut self, nodes: &[Located]) -> Prose {
        let mut html = String::new();
        self.nodes(&mut html, nodes);
        Prose::trusted(html)
    }

    /// An id that no other element of the page has: authors' ids carry a prefix that ours never have.
    pub fn heading_id(&mut self, words: &str) -> String {
        let base = anchor(words);
        let mut id = base.clone();
        let mut number = 2;
        while !self.taken.insert(id.clone()) {
            id = format!("{base}-{number}");
            number += 1;
        }
        id
    }

    /// The address of a link, or nothing: then only its words are shown.
    fn address(&mut self, to: &str, line: u32) -> Option<(String, &'static str)> {
        if let Some(rest) = to.strip_prefix("https://") {
            let host_is_fine = rest.starts_with(|c: char| c.is_ascii_alphanumeric()) && !to.chars().any(|c| c.is_whitespace() || c.is_control());
            if host_is_fine {
                return Some((to.to_owned(), r#" rel="noreferrer" class="out""#));
            }
        }
        let safe = |address: String| Some(address).filter(|a| (a.starts_with('/') && !a.starts_with("//")) || a.starts_with('#'));
        match self.links.lead(to) {
            Lead::Page(address) | Lead::Doing(address) => safe(address).map(|a| (a, "")),
            Lead::Word(term, address) => {
                if !self.words.contains(&term) {
                    self.words.push(term);
                }
                safe(address).map(|a| (a, r#" class="word""#))
            }
            Lead::Lost { what, fix } => {
                self.note(Problem::error(line, what, "Readers would meet a link that leads nowhere", fix));
                None
            }
        }
    }

    fn spans(&mut self, out: &mut String, spans: &[Span]) {
        for span in spans {
            match span {
                Span::Text(t) => escape_into(out, t, false),
                Span::Code(t) => wrap(out, "code", |out| escape_into(out, t, false)),
                Span::Strong(s) => wrap(out, "strong", |out| self.spans(out, s)),
                Span::Emphasis(s) => wrap(out, "em", |out| self.spans(out, s)),
                Span::Break => out.push_str("<br>"),
                Span::Link { to, spans, line } => self.link(out, to, spans, *line),
                Span::Html(t, line) => {
                    self.html_seen(*line);
                    escape_into(out, t, false);
                }
                Span::Picture { alt, line, .. } => {
                    let why = "Pictures are drawn between paragraphs, with their caption";
                    self.note(Problem::error(*line, "A picture stands inside a sentence", why, "Put an empty line before and after it"));
                    escape_into(out, alt, false);
                }
            }
        }
    }

    fn link(&mut self, out: &mut String, to: &str, spans: &[Span], line: u32) {
        if plain(spans).trim().is_empty() {
            let why = "People who cannot see it hear nothing";
            self.note(Problem::error(line, format!("The link to {to} has no words"), why, "Write words between the square brackets"));
        }
        match self.address(to, line) {
            None => self.spans(out, spans),
            Some((address, rest)) => {
                out.push_str("<a href=\"");
                escape_into(out, &address, true);
                out.push('"');
                out.push_str(rest);
                out.push('>');
                self.spans(out, spans);
                out.push_str("</a>");
            }
        }
    }

    pub(in crate::domain) fn html_seen(&mut self, line: u32) {
        let why = "HTML is not allowed; readers see its characters";
        self.note(Problem::advice(line, "There is HTML in the text", why, "Use Markdown: **bold**, *slanted*, [words](link)"));
    }

    fn nodes(&mut self, out: &mut String, nodes: &[Located]) {
        for located in nodes {
            match &located.node {
                Node::Paragraph(spans) => wrap(out, "p", |out| self.spans(out, spans)),
                // Headings with a place in the page are blocks; one inside a list or a quote is a strong line.
                Node::Heading(_, spans) => wrap(out, "p", |out| wrap(out, "strong", |out| self.spans(out, spans))),
                Node::Quote(inner) => wrap(out, "blockquote", |out| self.nodes(out, inner)),
                Node::List(start, items) => self.list(out, *start, items),
                Node::Code(text) => wrap(out, "pre", |out| wrap(out, "code", |out| escape_into(out, text, false))),
                Node::Table { head, rows } => self.table(out, head, rows),
                Node::Rule(_) => out.push_str("<hr>"),
                Node::Html(text) => {
                    self.html_seen(located.line);
                    wrap(out, "p", |out| escape_into(out, text.trim(), false));
                }
            }
        }
    }

    fn list(&mut self, out: &mut String, start: Option<u64>, items: &[Item]) {
        match start {
            None => out.push_str("<ul>"),
            Some(1) => out.push_str("<ol>"),
            Some(n) => out.push_str(&format!("<ol start=\"{n}\">")),
        }
        for item in items {
            wrap(out, "li", |out| match (item.tick, item.nodes.as_slice()) {
                // A box that nobody can tick is still read as a box.
                (Some(_), [Located { node: Node::Paragraph(spans), .. }]) => {
                    out.push_str("☐ ");
                    self.spans(out, spans);
                }
                (None, [Located { node: Node::Paragraph(spans), .. }]) => self.spans(out, spans),
                (_, nodes) => self.nodes(out, nodes),
            });
        }
        out.push_str(if start.is_some() { "</ol>" } else { "</ul>" });
    }

    fn table(&mut self, out: &mut String, head: &[Vec<Span>], rows: &[Vec<Vec<Span>>]) {
        out.push_str("<table><thead><tr>");
        for cell in head {
            out.push_str("<th scope=\"col\">");
            self.spans(out, cell);
            out.push_str("</th>");
        }
        out.push_str("</tr></thead><tbody>");
        for row in rows {
            wrap(out, "tr", |out| {
                for cell in row {
                    wrap(out, "td", |out| self.spans(out, cell));
                }
            });
        }
        out.push_str("</tbody></table>");
    }
}

fn wrap(out: &mut String, tag: &str, inside: impl FnOnce(&mut String)) {
    out.push('<');
    out.push_str(tag);
    out.push('>');
    inside(out);
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}

/// The id of a heading or an explicit name: `c-own-device`. The prefix keeps it apart from every id of ours (trust.md A-05).
pub fn anchor(words: &str) -> String {
    let mut id = String::from("c");
    let mut gap = true;
    for c in fold(words).chars().take(60) {
        if c.is_ascii_alphanumeric() {
            if gap {
                id.push('-');
            }
            gap = false;
            id.push(c);
        } else {
            gap = true;
        }
    }
    if id == "c" { "c-part".to_owned() } else { id }
}

/// Small letters without accents, for ids and for search.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'â' | 'ä' | 'á' | 'ã' => out.push('a'),
            'ç' => out.push('c'),
            'è' | 'é' | 'ê' | 'ë' => out.push('e'),
            'î' | 'ï' | 'í' | 'ì' => out.push('i'),
            'ô' | 'ö' | 'ó' | 'ò' => out.push('o'),
            'ù' | 'û' | 'ü' | 'ú' => out.push('u'),
            'ÿ' => out.push('y'),
            'ñ' => out.push('n'),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            '’' => out.push('\''),
            // Accents that were typed as characters of their own.
            '\u{300}'..='\u{36f}' => {}
            c => out.push(c),
        }
    }
    out
}
