//! Markdown as a small tree with line numbers: what the block grammar reads. With `running_text` the only file that knows pulldown-cmark.
//!
//! CommonMark plus tables and task lists. Deliberately absent: footnotes, smart quotes, strikethrough, maths (an author types what a reader
//! sees), and HTML, which becomes ordinary characters. Too large or too deeply nested texts are refused before they cost anything.

use super::problem::Problem;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, OffsetIter, Options, Parser, Tag};
use std::{iter::Peekable, ops::Range};

/// Longer texts are no lesson. Also keeps every later step cheap.
pub const MAX_BYTES: usize = 200 * 1024;
/// Deeper nesting is no writing; recursion below is safe because of it.
pub const MAX_DEPTH: usize = 40;

#[derive(Debug, Clone, PartialEq)]
pub struct Located {
    pub line: u32,
    /// Bytes of the text it was read from.
    pub range: Range<usize>,
    pub node: Node,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    Paragraph(Vec<Span>),
    Heading(u8, Vec<Span>),
    Quote(Vec<Located>),
    /// The number of the first item for an ordered list.
    List(Option<u64>, Vec<Item>),
    Code(String),
    Table {
        head: Vec<Vec<Span>>,
        rows: Vec<Vec<Vec<Span>>>,
    },
    /// `true` when drawn with underscores: an empty line to write on.
    Rule(bool),
    Html(String),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub line: u32,
    /// `Some` for a task list: is the box ticked?
    pub tick: Option<bool>,
    pub nodes: Vec<Located>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Span {
    Text(String),
    Code(String),
    Strong(Vec<Span>),
    Emphasis(Vec<Span>),
    Link { to: String, spans: Vec<Span>, line: u32 },
    Picture { file: String, caption: Option<String>, alt: String, line: u32 },
    Html(String, u32),
    Break,
}

/// The words only, as somebody would read them out.
pub fn plain(spans: &[Span]) -> String {
    let mut words = String::new();
    for span in spans {
        match span {
            Span::Text(t) | Span::Code(t) | Span::Html(t, _) => words.push_str(t),
            Span::Strong(s) | Span::Emphasis(s) | Span::Link { spans: s, .. } => words.push_str(&plain(s)),
            Span::Picture { alt, .. } => words.push_str(alt),
            Span::Break => words.push(' '),
        }
    }
    words
}

/// Reads a text whose first line is line `first_line` of its file.
pub fn read(text: &str, first_line: u32) -> Result<Vec<Located>, Problem> {
    refuse_bombs(text, first_line)?;
    let events = parser(text).into_offset_iter().peekable();
    let mut builder = Builder { text, events, lines: Lines::of(text, first_line), ticks: Vec::new() };
    Ok(builder.blocks())
}

pub(super) fn parser(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS)
}

fn too_deep(line: u32) -> Problem {
    Problem::error(
        line,
        format!("Lists, quotes or emphasis are nested more than {MAX_DEPTH} deep"),
        "Nobody can follow that, and it would slow the site down",
        "Use one list or one quote at a time",
    )
}

fn refuse_bombs(text: &str, first_line: u32) -> Result<(), Problem> {
    refuse_by_size(text, first_line)?;
    let mut depth = Depth::default();
    for (event, range) in parser(text).into_offset_iter() {
        if depth.is_too_deep_after(&event) {
            return Err(too_deep(Lines::of(text, first_line).at(range.start)));
        }
    }
    Ok(())
}

/// How deep a reader of events stands.
#[derive(Default)]
pub(super) struct Depth(usize);

impl Depth {
    pub(super) fn is_too_deep_after(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(_) => self.0 += 1,
            Event::End(_) => self.0 = self.0.saturating_sub(1),
            _ => {}
        }
        self.0 > MAX_DEPTH
    }
}

/// What can be seen before anything is parsed.
pub(super) fn refuse_by_size(text: &str, first_line: u32) -> Result<(), Problem> {
    if text.len() > MAX_BYTES {
        return Err(Problem::error(
            0,
            format!("The text is longer than {} kB", MAX_BYTES / 1024),
            "Such a page is slow on an old phone",
            "Split it into several lessons",
        ));
    }
    // Markers at the start of a line are counted before the parser sees them: its own time grows with their square.
    for (number, line) in text.lines().enumerate() {
        let markers = line.chars().take_while(|c| " \t>-*+".contains(*c)).filter(|c| !c.is_whitespace());
        if line.contains([' ', '>']) && markers.count() > MAX_DEPTH {
            return Err(too_deep(first_line.saturating_add(u32::try_from(number).unwrap_or(u32::MAX))));
        }
    }
    Ok(())
}

/// From bytes to line numbers.
pub(super) struct Lines {
    starts: Vec<usize>,
    first: u32,
}

impl Lines {
    pub(super) fn of(text: &str, first: u32) -> Self {
        let starts = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at + 1).collect();
        Self { starts, first }
    }
    pub(super) fn at(&self, byte: usize) -> u32 {
        let before = self.starts.partition_point(|start| *start <= byte);
        self.first.saturating_add(u32::try_from(before).unwrap_or(u32::MAX))
    }
}

struct Builder<'a> {
    text: &'a str,
    events: Peekable<OffsetIter<'a>>,
    lines: Lines,
    /// One place for each open list item.
    ticks: Vec<Option<bool>>,
}

impl<'a> Builder<'a> {
    /// Everything up to the end of the container that is open.
    fn blocks(&mut self) -> Vec<Located> {
        let mut nodes = Vec::new();
        while let Some((event, range)) = self.events.peek() {
            let (line, range) = (self.lines.at(range.start), range.clone());
            if is_inline(event) {
                let spans = self.bare_spans();
                if !spans.is_empty() {
                    nodes.push(Located { line, range, node: Node::Paragraph(spans) });
                }
                continue;
            }
            let node = match self.events.next().map(|(event, _)| event) {
                Some(Event::Start(tag)) => self.block(tag),
                Some(Event::Rule) => Some(Node::Rule(self.text[range.clone()].trim_start().starts_with('_'))),
                Some(Event::Html(html)) => Some(Node::Html(html.into_string())),
                Some(Event::End(_)) | None => break,
                Some(_) => None,
            };
            nodes.extend(node.map(|node| Located { line, range, node }));
        }
        nodes
    }

    fn block(&mut self, tag: Tag<'a>) -> Option<Node> {
        Some(match tag {
            Tag::Paragraph => Node::Paragraph(self.spans()),
            Tag::Heading { level, .. } => Node::Heading(level_number(level), self.spans()),
            Tag::BlockQuote(_) => Node::Quote(self.blocks()),
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => Node::Code(self.raw()),
            Tag::HtmlBlock => Node::Html(self.raw()),
            Tag::List(start) => Node::List(start, self.items()),
            Tag::Table(_) => self.table(),
            // Extensions that are off; their content is read as plain blocks.
            _ => Node::Quote(self.blocks()),
        })
    }

    fn items(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::Start(Tag::Item) => {
                    self.ticks.push(None);
                    let nodes = self.blocks();
                    items.push(Item { line: self.lines.at(range.start), tick: self.ticks.pop().flatten(), nodes });
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        items
    }

    fn table(&mut self) -> Node {
        let (mut head, mut rows) = (Vec::new(), Vec::new());
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead) => head = self.cells(),
                Event::Start(Tag::TableRow) => rows.push(self.cells()),
                Event::End(_) => break,
                _ => {}
            }
        }
        Node::Table { head, rows }
    }

    fn cells(&mut self) -> Vec<Vec<Span>> {
        let mut cells = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::Start(_) => cells.push(self.spans()),
                Event::End(_) => break,
                _ => {}
            }
        }
        cells
    }

    /// The characters of a code or HTML block.
    fn raw(&mut self) -> String {
        let mut text = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Text(t) | Event::Html(t) => text.push_str(&t),
                Event::End(_) => break,
                _ => {}
            }
        }
        text
    }

    /// Inline content up to the end of what is open.
    fn spans(&mut self) -> Vec<Span> {
        let mut spans = Vec::new();
        while let Some((event, range)) = self.events.next() {
            if matches!(event, Event::End(_)) {
                break;
            }
            self.span(event, range, &mut spans);
        }
        spans
    }

    /// Inline content without a paragraph of its own, as in tight lists.
    fn bare_spans(&mut self) -> Vec<Span> {
        let mut spans = Vec::new();
        while let Some((event, range)) = self.events.next_if(|(event, _)| is_inline(event)) {
            self.span(event, range, &mut spans);
        }
        spans
    }

    fn span(&mut self, event: Event<'a>, range: Range<usize>, spans: &mut Vec<Span>) {
        let line = self.lines.at(range.start);
        match event {
            Event::Text(t) => push_text(spans, &t),
            Event::Code(t) => spans.push(Span::Code(t.into_string())),
            Event::InlineHtml(t) | Event::Html(t) => spans.push(Span::Html(t.into_string(), line)),
            // A line break in the file is a space; a forced one is kept.
            Event::SoftBreak => push_text(spans, " "),
            Event::HardBreak => spans.push(Span::Break),
            Event::TaskListMarker(ticked) => {
                if let Some(tick) = self.ticks.last_mut() {
                    *tick = Some(ticked);
                }
            }
            Event::Start(Tag::Strong) => spans.push(Span::Strong(self.spans())),
            Event::Start(Tag::Emphasis) => spans.push(Span::Emphasis(self.spans())),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let to = if link_type == LinkType::Email { format!("mailto:{dest_url}") } else { dest_url.into_string() };
                spans.push(Span::Link { to, spans: self.spans(), line });
            }
            Event::Start(Tag::Image { dest_url, title, .. }) => {
                let alt = plain(&self.spans());
                let caption = Some(title.into_string()).filter(|t| !t.trim().is_empty());
                spans.push(Span::Picture { file: dest_url.into_string(), caption, alt, line });
            }
            Event::Start(_) => spans.extend(self.spans()),
            _ => {}
        }
    }
}

fn is_inline(event: &Event) -> bool {
    match event {
        Event::Start(tag) => matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. } | Tag::Strikethrough),
        Event::Text(_) | Event::Code(_) | Event::InlineHtml(_) | Event::SoftBreak | Event::HardBreak | Event::TaskListMarker(_) => true,
        _ => false,
    }
}

/// The parser cuts text at every special character; readers of the tree want it whole.
fn push_text(spans: &mut Vec<Span>, text: &str) {
    if let Some(Span::Text(last)) = spans.last_mut() {
        last.push_str(text);
    } else {
        spans.push(Span::Text(text.to_owned()));
    }
}

pub(super) fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
