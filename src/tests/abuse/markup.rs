//! What a browser would make of a page, by a parser that shares nothing with our renderer: html5ever's reader of tags.

use std::cell::RefCell;

use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
        states::RawKind::{Rawtext, Rcdata, ScriptData},
    },
};

/// One element as it stands in the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

#[derive(Default)]
struct Elements(RefCell<Vec<Found>>);

impl TokenSink for Elements {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let Token::TagToken(tag) = token else { return TokenSinkResult::Continue };
        if tag.kind == TagKind::StartTag {
            let attributes = tag.attrs.iter().map(|a| (a.name.local.to_lowercase(), a.value.to_string())).collect();
            self.0.borrow_mut().push(Found { name: tag.name.to_string(), attributes });
            // As a tree builder would tell the tokenizer.
            return match &*tag.name {
                "script" => TokenSinkResult::RawData(ScriptData),
                "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(Rawtext),
                "title" | "textarea" => TokenSinkResult::RawData(Rcdata),
                _ => TokenSinkResult::Continue,
            };
        }
        TokenSinkResult::Continue
    }
}

pub fn elements(html: &str) -> Vec<Found> {
    let reader = Tokenizer::new(Elements::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let _ = reader.feed(&input);
    reader.end();
    reader.sink.0.into_inner()
}

/// Names of elements and attributes without their values: what kind of page it is, whatever words are on it.
pub fn bones(html: &str) -> Vec<String> {
    elements(html).iter().map(|e| format!("{} {:?}", e.name, e.attributes.iter().map(|(name, _)| name).collect::<Vec<_>>())).collect()
}

/// Elements that no page of ours has, apart from the one loader.
const NEVER: [&str; 22] = [
    "iframe",
    "object",
    "embed",
    "base",
    "style",
    "frame",
    "frameset",
    "applet",
    "math",
    "template",
    "noscript",
    "marquee",
    "portal",
    "video",
    "audio",
    "source",
    "xmp",
    "plaintext",
    "dialog",
    "animate",
    "set",
    "foreignobject",
];

/// What on a page could run, fetch or mislead; empty for every page of ours.
pub fn dangers(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for element in elements(html) {
        if NEVER.contains(&element.name.as_str()) {
            found.push(format!("<{}>", element.name));
        }
        let value = |wanted: &str| element.attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
        if element.name == "script" && (value("type") != Some("module") || value("src").is_some_and(|from| !from.starts_with("/pkg/"))) {
            found.push("<script>".into());
        }
        if element.name == "meta" && value("http-equiv").is_some() {
            found.push("<meta http-equiv>".into());
        }
        for (name, value) in &element.attributes {
            let address =
                ["href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset", "background", "cite", "ping"].contains(&name.as_str());
            // Compared as a browser reads it: without the blanks and control letters that it leaves out.
            let read: String = value.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_lowercase();
            let ours = read.is_empty() || read.starts_with(['#', '?']) || (read.starts_with('/') && !read.starts_with("//") && !read.starts_with("/\\"));
            let known = ["https://", "tel:", "sms:", "mailto:", "data:,"].iter().any(|start| read.starts_with(start));
            if name.starts_with("on") || ["style", "srcdoc"].contains(&name.as_str()) || (address && !ours && !known) {
                found.push(format!("<{} {name}=\"{value}\">", element.name));
            }
        }
    }
    found
}

#[test]
fn dangers_are_found_where_there_are_some() {
    let bad = [
        "<p onclick=x>",
        "<script type=module src=//evil.example/x.js></script>",
        "<ScRiPt>1</script>",
        "<a href=\"java&#10;script:x\">",
        "<svg/onload=x>",
        "<img src=//evil.example>",
        "<iframe>",
        "<p style=x>",
        "<textarea></textarea><b onload=x>",
        "<form action=' javascript:x'>",
        "<title></title><style>x</style>",
        "<svg><animate>",
        "<a href='/\\evil'>",
    ];
    for html in bad {
        assert!(!dangers(html).is_empty(), "{html}");
    }
    for html in
        ["<p>&lt;script&gt;</p>", "<a href=/en>x</a>", "<textarea><script>1</script></textarea>", "<title><img onerror=x></title>", "<a href=\"tel:988\">9</a>"]
    {
        assert_eq!(dangers(html), Vec::<String>::new(), "{html}");
    }
    assert_ne!(bones("<p title=\"a\" id=b>"), bones("<p title=\"a\">"));
}
