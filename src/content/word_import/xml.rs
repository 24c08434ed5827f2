//! A part of a Word file as a small tree: names and attributes without their prefixes, because Word writes one set of names only.
//!
//! Deliberately absent: entities of the file's own (a doctype is refused), comments, processing instructions, and depth without end.

use std::ops::ControlFlow;

use quick_xml::{Reader, events::Event};

/// Word nests tables in tables and boxes in boxes; nobody writes deeper.
const MAX_DEPTH: usize = 120;

#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Element {
    pub name: String,
    attributes: Vec<(String, String)>,
    pub children: Vec<Child>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Child {
    Element(Element),
    Text(String),
}

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    pub fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|element| element.name == name)
    }

    /// The first element of this name anywhere below.
    pub fn find(&self, name: &str) -> Option<&Self> {
        self.elements().find_map(|element| if element.name == name { Some(element) } else { element.find(name) })
    }

    /// A switch such as `<w:b/>` or `<w:b w:val="0"/>`.
    pub fn is_on(&self, name: &str) -> bool {
        self.child(name).is_some_and(|switch| !matches!(switch.attribute("val"), Some("0" | "false" | "none" | "off")))
    }

    pub fn text(&self) -> String {
        let pieces = self.children.iter().map(|child| match child {
            Child::Text(text) => text.clone(),
            Child::Element(element) => element.text(),
        });
        pieces.collect()
    }
}

/// The outermost element, or `None` when this is no XML that we read.
pub fn read(bytes: &[u8]) -> Option<Element> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    let mut open: Vec<Element> = vec![Element::default()];
    while take(&mut reader, &mut open)?.is_continue() {}
    let whole = open.pop().filter(|_| open.is_empty())?;
    whole.elements().next().cloned()
}

fn take(reader: &mut Reader<&[u8]>, open: &mut Vec<Element>) -> Option<ControlFlow<()>> {
    match reader.read_event().ok()? {
        Event::Start(tag) => {
            if open.len() > MAX_DEPTH {
                return None;
            }
            open.push(element(&tag)?);
        }
        Event::Empty(tag) => open.last_mut()?.children.push(Child::Element(element(&tag)?)),
        Event::End(_) => {
            let done = open.pop()?;
            open.last_mut()?.children.push(Child::Element(done));
        }
        Event::Text(text) => say(open, &text)?,
        Event::CData(text) => say(open, &text)?,
        Event::GeneralRef(name) => say(open, &character(&name)?)?,
        Event::DocType(_) => return None,
        Event::Eof => return Some(ControlFlow::Break(())),
        Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
    }
    Some(ControlFlow::Continue(()))
}

fn element(tag: &quick_xml::events::BytesStart<'_>) -> Option<Element> {
    let name = tag.local_name().into_inner().to_owned();
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute.ok()?;
        let key = attribute.key.local_name().into_inner().to_owned();
        attributes.push((key, quick_xml::escape::unescape(&attribute.value).ok()?.into_owned()));
    }
    Some(Element { name, attributes, children: Vec::new() })
}

/// Pieces of one text come one after the other.
fn say(open: &mut [Element], words: &str) -> Option<()> {
    let children = &mut open.last_mut()?.children;
    if let Some(Child::Text(text)) = children.last_mut() {
        text.push_str(words);
    } else {
        children.push(Child::Text(words.to_owned()));
    }
    Some(())
}

/// `&amp;`, `&#233;`, `&#xE9;`: what every XML file knows, and nothing of its own.
fn character(name: &str) -> Option<String> {
    quick_xml::escape::unescape(&format!("&{name};")).ok().map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_read() {
        let xml = r#"<?xml version="1.0"?><w:p xmlns:w="x"><w:b w:val="0"/><w:i/><w:t a="1 &lt; 2">Tom &amp; Ann &#233;</w:t></w:p>"#;
        let p = read(xml.as_bytes()).expect("an element");
        assert_eq!((p.name.as_str(), p.text().as_str()), ("p", "Tom & Ann é"));
        assert_eq!(p.child("t").and_then(|t| t.attribute("a")), Some("1 < 2"));
        assert!(p.is_on("i") && !p.is_on("b") && !p.is_on("u"));
    }

    #[test]
    fn what_could_harm_is_refused() {
        assert_eq!(read(b"<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"), None);
        assert_eq!(read(b"<a>&b;</a>"), None);
        assert_eq!(read("<a>".repeat(5_000).as_bytes()), None);
        for broken in ["", "words", "<a>", "<a></b>", "</a>", "<a b=></a>", "<a/><"] {
            assert!(read(broken.as_bytes()).is_none(), "{broken}");
        }
        assert!(read(b"\xff\xfe<a/>").is_none());
    }
}
