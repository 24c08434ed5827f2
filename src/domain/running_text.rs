//! The words of a text as one reads them, each with its place in what its author typed: what advice looks at and points to.
//!
//! Knows pulldown-cmark, as `tree` does, because only the parser can say where a word stood. Deliberately absent: code, HTML, what a picture
//! shows, and the bold words of steps, which are menus of a phone and not ours to mend. Judging: see `advice`.

use super::tree::{Depth, MAX_DEPTH, parser};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// What a piece of running text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Paragraph,
    Heading(u8),
    /// A line of a numbered list, or what is seen then.
    Step,
    /// A line of a list with dots.
    Point,
    /// A line with a box: something to tick, or a choice.
    Tick,
    Cell,
}

/// A paragraph, a line, a heading or a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    pub kind: Kind,
    /// Stands in a box or a quote.
    pub quoted: bool,
    pub words: String,
    /// Bytes of the text it was read from.
    pub range: Range<usize>,
    pub links: Vec<LinkWords>,
    parts: Vec<Part>,
}

/// A link: where it leads, and its words as a range of the unit's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkWords {
    pub to: String,
    pub words: Range<usize>,
}

/// From here on the words stand in this place of the source.
#[derive(Debug, Clone, PartialEq)]
struct Part {
    at: usize,
    length: usize,
    source: Range<usize>,
}

impl Unit {
    /// Where some of its words stand in what was typed.
    pub fn place(&self, words: &Range<usize>) -> Range<usize> {
        let start = self.source_of(words.start, false);
        let end = self.source_of(words.end, true).max(start);
        start..end
    }

    fn source_of(&self, at: usize, is_end: bool) -> usize {
        let wanted = if is_end { at.saturating_sub(1) } else { at };
        let number = self.parts.partition_point(|part| part.at <= wanted).saturating_sub(1);
        let Some(part) = self.parts.get(number) else { return self.range.start };
        let inside = at.saturating_sub(part.at);
        // An entity or an escaped sign has another length than what is read: then the whole of it is meant.
        match part.source.len() == part.length {
            true => (part.source.start + inside).min(part.source.end),
            false if is_end => part.source.end,
            false => part.source.start,
        }
    }

    /// Does a link to the glossary explain these words?
    pub fn is_explained(&self, words: &Range<usize>) -> bool {
        self.links.iter().any(|link| link.to.starts_with("glossary:") && link.words.start <= words.start && words.end <= link.words.end)
    }
}

/// The units of a text, in order. Of a text that `tree` refuses nothing is read, either.
pub fn units(text: &str) -> Vec<Unit> {
    if super::tree::refuse_by_size(text, 1).is_err() {
        return Vec::new();
    }
    let mut reader = Reader::default();
    let mut depth = Depth::default();
    for (event, range) in parser(text).into_offset_iter() {
        if depth.is_too_deep_after(&event) {
            return Vec::new();
        }
        reader.event(event, range);
    }
    reader.close();
    reader.units
}

#[derive(Default)]
struct Reader {
    units: Vec<Unit>,
    open: Option<Unit>,
    /// For each list around: is it numbered?
    lists: Vec<bool>,
    quotes: usize,
    /// How deep in something that is not read.
    unread: usize,
    bold_menu: usize,
}

impl Reader {
    fn event(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(words) if self.is_read() => self.words(&words, range),
            Event::SoftBreak | Event::HardBreak | Event::Code(_) if self.is_read() => self.words(" ", range),
            Event::Text(_) if self.bold_menu > 0 && self.unread == 0 => self.words(" ", range),
            Event::TaskListMarker(_) => self.unit(Kind::Tick, range),
            _ => {}
        }
    }

    fn is_read(&self) -> bool {
        self.unread == 0 && self.bold_menu == 0
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        match tag {
            Tag::Paragraph => match &self.open {
                Some(unit) if unit.kind == Kind::Tick && unit.words.is_empty() => {}
                _ => self.unit(self.kind(), range),
            },
            Tag::Heading { level, .. } => self.unit(Kind::Heading(super::tree::level_number(level)), range),
            Tag::TableCell => self.unit(Kind::Cell, range),
            Tag::List(start) => {
                self.close();
                self.lists.push(start.is_some());
            }
            Tag::Item => self.unit(self.kind(), range),
            Tag::BlockQuote(_) => {
                self.close();
                self.quotes = (self.quotes + 1).min(MAX_DEPTH);
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.close();
                self.unread += 1;
            }
            Tag::Image { .. } => self.unread += 1,
            Tag::Strong if self.bold_menu > 0 || self.is_step() => self.bold_menu += 1,
            Tag::Link { dest_url, .. } => {
                if let Some(unit) = &mut self.open {
                    let at = unit.words.len();
                    unit.links.push(LinkWords { to: dest_url.into_string(), words: at..at });
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::Item => self.close(),
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Image => self.unread = self.unread.saturating_sub(1),
            TagEnd::Strong => self.bold_menu = self.bold_menu.saturating_sub(1),
            TagEnd::Link => {
                if let Some(unit) = &mut self.open
                    && let Some(link) = unit.links.iter_mut().rev().find(|link| link.words.is_empty())
                {
                    link.words.end = unit.words.len();
                }
            }
            _ => {}
        }
    }

    fn kind(&self) -> Kind {
        match self.lists.last() {
            Some(true) => Kind::Step,
            Some(false) => Kind::Point,
            None => Kind::Paragraph,
        }
    }

    fn is_step(&self) -> bool {
        matches!(&self.open, Some(unit) if unit.kind == Kind::Step)
    }

    fn unit(&mut self, kind: Kind, range: Range<usize>) {
        self.close();
        self.open = Some(Unit { kind, quoted: self.quotes > 0, words: String::new(), range, links: Vec::new(), parts: Vec::new() });
    }

    fn words(&mut self, words: &str, source: Range<usize>) {
        if self.open.is_none() {
            self.unit(self.kind(), source.clone());
        }
        if let Some(unit) = &mut self.open {
            unit.parts.push(Part { at: unit.words.len(), length: words.len(), source });
            unit.words.push_str(words);
        }
    }

    fn close(&mut self) {
        self.bold_menu = 0;
        self.units.extend(self.open.take().filter(|unit| !unit.words.trim().is_empty()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_leads_back_to_what_was_typed() {
        let text = "First *slanted* words &amp; \\*signs\\*.\n\n> **Caution: hot** A *box*.\n\n1. Tap **Open now**, then wait.\n2. Look.\n\n- [ ] A [tick](a.md)\n- [x] B\n\n| a | b |\n|---|---|\n| c | d |\n";
        let units = units(text);
        let kinds: Vec<Kind> = units.iter().map(|unit| unit.kind).collect();
        assert_eq!(&kinds[..6], [Kind::Paragraph, Kind::Paragraph, Kind::Step, Kind::Step, Kind::Tick, Kind::Tick]);
        assert_eq!(kinds.iter().filter(|kind| **kind == Kind::Cell).count(), 4);
        assert_eq!(units[0].words, "First slanted words & *signs*.");
        for word in ["First", "slanted", "words", "signs"] {
            let at = units[0].words.find(word).unwrap();
            assert_eq!(&text[units[0].place(&(at..at + word.len()))], word);
        }
        let and = units[0].words.find('&').unwrap();
        assert_eq!(&text[units[0].place(&(and..and + 1))], "&amp;");
        assert!(units[1].quoted && !units[2].quoted);
        // What is in bold in a step is a menu.
        assert!(!units[2].words.contains("Open"), "{}", units[2].words);
        assert_eq!(units[4].links, [LinkWords { to: "a.md".to_owned(), words: 2..6 }]);
    }

    #[test]
    fn a_text_that_is_refused_has_no_words() {
        assert!(units(&"> ".repeat(100)).is_empty());
    }
}
