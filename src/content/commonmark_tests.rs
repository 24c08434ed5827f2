//! The 652 examples of the CommonMark specification (0.31.2): our tree is what pulldown-cmark says, and a sanitiser changes nothing of our HTML.
//!
//! The examples are those that pulldown-cmark carries in its own tests, read from the crate's source on this machine; their text is not part of
//! this repository (it is under CC BY-SA 4.0). Compared is everything that our tree keeps: blocks and how they are nested, words, emphasis,
//! code, where links lead, pictures with their titles, raw HTML as it was typed. Left aside on both sides, because readers of ours never
//! see it: whether a list is tight, titles of links, the name after a code fence, and that a line of the file ended (a space here).

use super::sanitise::{leaves_alone, pieces};
use crate::domain::{
    document,
    locale::Locale,
    markdown::{Lead, Links, Prose, Reader},
    problem::Problem,
    tree::{self, Located, Node, Span},
};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};
use std::path::PathBuf;

/// Examples with HTML in them: their tree is the same, and readers see its characters.
const WITH_HTML: [u16; 72] = [
    21, 31, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166, 167, 168, 169, 170, 171, 172, 173, 174, 175, 176,
    177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187, 188, 189, 190, 191, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 613, 614, 615, 616, 617,
    623, 625, 626, 627, 628, 629, 630, 631, 642, 643,
];

/// The folder of the crate's source, of the version that `Cargo.lock` names: where cargo put it when it built this test.
fn crate_folder() -> PathBuf {
    let lock = std::fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    let version = lock.split("name = \"pulldown-cmark\"\nversion = \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let own = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = own.unwrap_or_else(|| PathBuf::from(std::env::var_os("HOME").unwrap()).join(".cargo")).join("registry/src");
    let registries = std::fs::read_dir(&home).unwrap_or_else(|e| panic!("{}: {e}", home.display())).flatten();
    let found = registries.map(|registry| registry.path().join(format!("pulldown-cmark-{version}"))).find(|folder| folder.is_dir());
    found.unwrap_or_else(|| panic!("the source of pulldown-cmark {version} is not under {}", home.display()))
}

/// The Markdown of each example, in order: the first raw string of each test.
fn examples() -> Vec<String> {
    let text = std::fs::read_to_string(crate_folder().join("tests/suite/spec.rs")).unwrap();
    let tests = text.split("#[test]").skip(1);
    tests.map(|test| test.split_once("let original = r##\"").unwrap().1.split_once("\"##;").unwrap().0.to_owned()).collect()
}

fn of_tree(nodes: &[Located], out: &mut String) {
    for located in nodes {
        match &located.node {
            Node::Paragraph(spans) => inline("p", spans, out),
            Node::Heading(level, spans) => inline(&format!("h{level}"), spans, out),
            Node::Quote(inner) => wrap("quote", out, |out| of_tree(inner, out)),
            Node::List(start, items) => wrap(&list(*start), out, |out| items.iter().for_each(|item| wrap("item", out, |out| of_tree(&item.nodes, out)))),
            Node::Code(text) => wrap("pre", out, |out| out.push_str(text)),
            Node::Table { .. } => out.push_str("table"),
            Node::Rule(_) => out.push_str("rule"),
            Node::Html(text) => wrap("html", out, |out| out.push_str(text)),
        }
    }
}

fn list(start: Option<u64>) -> String {
    start.map_or("list".to_owned(), |n| format!("list {n}"))
}

fn wrap(name: &str, out: &mut String, inside: impl FnOnce(&mut String)) {
    out.push_str(name);
    out.push('[');
    inside(out);
    out.push(']');
}

fn inline(name: &str, spans: &[Span], out: &mut String) {
    wrap(name, out, |out| of_spans(spans, out));
}

fn of_spans(spans: &[Span], out: &mut String) {
    for span in spans {
        match span {
            Span::Text(text) => out.push_str(text),
            Span::Code(text) => wrap("code", out, |out| out.push_str(text)),
            Span::Strong(inner) => inline("strong", inner, out),
            Span::Emphasis(inner) => inline("em", inner, out),
            Span::Link { to, spans, .. } => inline(&format!("link {to}"), spans, out),
            Span::Picture { file, caption, alt, .. } => wrap(&format!("picture {file} {}", caption.as_deref().unwrap_or("")), out, |out| out.push_str(alt)),
            Span::Html(text, _) => wrap("html", out, |out| out.push_str(text)),
            Span::Break => out.push_str("break"),
        }
    }
}

/// The same from the events of pulldown-cmark, without any extension. Written apart from `tree`: a stack of names and nothing else.
fn of_events(text: &str) -> (String, bool) {
    let (mut out, mut has_html) = (String::new(), false);
    let mut open: Vec<&str> = Vec::new();
    let mut bare = false;
    let mut picture = 0;
    for event in Parser::new_ext(text, Options::empty()) {
        let is_inline = matches!(
            &event,
            Event::Text(_)
                | Event::Code(_)
                | Event::InlineHtml(_)
                | Event::SoftBreak
                | Event::HardBreak
                | Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. })
        );
        if open.last() == Some(&"item") {
            if is_inline && !bare {
                out.push_str("p[");
                bare = true;
            } else if !is_inline && bare {
                out.push(']');
                bare = false;
            }
        }
        match event {
            Event::Start(Tag::Image { .. }) if picture > 0 => picture += 1,
            Event::End(pulldown_cmark::TagEnd::Image) if picture > 1 => picture -= 1,
            Event::Start(_) | Event::End(_) if picture > 0 && !matches!(event, Event::End(pulldown_cmark::TagEnd::Image)) => {}
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) if picture > 0 => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak if picture > 0 => out.push(' '),
            Event::Start(tag) => {
                let (name, kind) = match &tag {
                    Tag::Paragraph => ("p".to_owned(), "p"),
                    Tag::Heading { level, .. } => (level.to_string(), "h"),
                    Tag::BlockQuote(_) => ("quote".to_owned(), "quote"),
                    Tag::CodeBlock(_) => ("pre".to_owned(), "pre"),
                    Tag::HtmlBlock => ("html".to_owned(), "html"),
                    Tag::List(start) => (list(*start), "list"),
                    Tag::Item => ("item".to_owned(), "item"),
                    Tag::Emphasis => ("em".to_owned(), "em"),
                    Tag::Strong => ("strong".to_owned(), "strong"),
                    Tag::Link { link_type: LinkType::Email, dest_url, .. } => (format!("link mailto:{dest_url}"), "link"),
                    Tag::Link { dest_url, .. } => (format!("link {dest_url}"), "link"),
                    Tag::Image { dest_url, title, .. } => {
                        (format!("picture {dest_url} {}", Some(title.trim()).filter(|t| !t.is_empty()).map_or("", |_| title)), "picture")
                    }
                    other => panic!("an extension: {other:?}"),
                };
                has_html |= kind == "html";
                picture += usize::from(kind == "picture");
                out.push_str(&name);
                out.push('[');
                open.push(kind);
            }
            Event::End(_) => {
                picture -= usize::from(open.pop() == Some("picture"));
                out.push(']');
            }
            Event::Text(text) => out.push_str(&text),
            Event::Code(text) => wrap("code", &mut out, |out| out.push_str(&text)),
            Event::Html(text) => out.push_str(&text),
            Event::InlineHtml(text) => {
                has_html = true;
                wrap("html", &mut out, |out| out.push_str(&text));
            }
            Event::SoftBreak => out.push(' '),
            Event::HardBreak => out.push_str("break"),
            Event::Rule => out.push_str("rule"),
            other => panic!("an extension: {other:?}"),
        }
    }
    (out, has_html)
}

/// Every name leads somewhere, and echoes what was written.
struct Anywhere;

impl Links for Anywhere {
    fn lead(&self, to: &str) -> Lead {
        Lead::Page(to.to_owned())
    }
    fn picture(&self, _: &str, alt: &str) -> Result<Prose, Vec<Problem>> {
        crate::domain::svg::check("<svg viewBox=\"0 0 1 1\"/>", alt)
    }
}

#[test]
fn the_examples_of_the_specification_are_read_as_pulldown_cmark_reads_them() {
    let examples = examples();
    assert_eq!(examples.len(), 652);
    let (mut with_html, mut different): (Vec<u16>, Vec<String>) = (Vec::new(), Vec::new());
    for (number, text) in (1_u16..).zip(&examples) {
        let nodes = tree::read(text, 1).unwrap();
        let (mut ours, (theirs, has_html)) = (String::new(), of_events(text));
        of_tree(&nodes, &mut ours);
        with_html.extend(has_html.then_some(number));
        if ours != theirs {
            different.push(format!("{number}: {text:?}\n  ours   {ours:?}\n  theirs {theirs:?}"));
        }
    }
    assert!(different.is_empty(), "{} differ\n{}", different.len(), different.join("\n"));
    assert_eq!(with_html, WITH_HTML);
}

#[test]
fn a_sanitiser_changes_nothing_of_the_examples() {
    for text in examples() {
        let nodes = tree::read(&text, 1).unwrap();
        let mut reader = Reader::new(&Anywhere, Locale::English);
        for html in pieces(&document::page(&mut reader, &nodes)) {
            assert!(leaves_alone(&html), "{text:?}\n{html:?}");
        }
    }
}
